//! Files that have been named, by the system's dialog or by typing a path. A path that does not work
//! stays in its field, to be corrected.

use std::path::PathBuf;

use super::names::{ending_added, with_ending};
use super::{Doubt, Files, Moment, Next, Purpose, State, Write};
use crate::editor::desk::Desk;
use crate::editor::event::{Effect, Source};
use crate::editor::job::{Guard, Outcome, WriteError};
use crate::export::format::Format;
use crate::export::picture::file::PictureError;
use crate::store::FileError;
use crate::store::sheet::SheetError;
use crate::text::{self, sentences, words};

/// Why a path that was typed does not work; `None` if it does, whatever the file holds.
pub(super) fn wrong_path(outcome: &Outcome) -> Option<String> {
    let lines = match outcome {
        Outcome::Plan(Err(error))
        | Outcome::Other(Err(error))
        | Outcome::Rules(Err(error))
        | Outcome::RulesOut(Err(WriteError::File(error)))
        | Outcome::Sheet(Err(SheetError::File(error)))
        | Outcome::Written(Err(WriteError::File(error)))
        | Outcome::Exported(Err(WriteError::File(error)))
            if matches!(
                error,
                FileError::NotFound(_)
                    | FileError::Directory(_)
                    | FileError::Device(_)
                    | FileError::Read(..)
                    | FileError::Write(..)
            ) =>
        {
            text::findings::file_error(error)
        }
        Outcome::Picture(Err(PictureError::Unreadable(file))) => {
            vec![words::cannot_open(sentences::file_name(file))]
        }
        _ => return None,
    };
    Some(lines.join(" "))
}

impl Files {
    /// Tries a path that has been typed.
    pub(super) fn try_typed(
        &mut self,
        desk: &mut Desk,
        purpose: Purpose,
        path: PathBuf,
        then: (Option<Next>, Option<Moment>),
        out: &mut Vec<Effect>,
    ) {
        self.named(desk, purpose, (path, false), then, out);
        let tried = matches!(self.state, State::Working(..) | State::Replacing(..));
        self.typed = tried.then_some(purpose);
    }

    /// Asks for the path again, and says why the one that was typed does not work.
    pub(super) fn ask_again(
        &mut self,
        desk: &mut Desk,
        purpose: Purpose,
        why: String,
        next: Option<Next>,
    ) {
        desk.say(&why);
        self.wrong = Some(why);
        self.state = State::Typing(purpose, next, None);
    }

    /// A file has been named, by the system's dialog or by typing.
    pub(super) fn named(
        &mut self,
        desk: &mut Desk,
        purpose: Purpose,
        (file, by_dialog): (PathBuf, bool),
        (next, may_lose): (Option<Next>, Option<Moment>),
        out: &mut Vec<Effect>,
    ) {
        match purpose {
            Purpose::Open if desk.on_stage() => desk.say(words::not_on_stage()),
            Purpose::Open => self.open(desk, Source::File(file), may_lose, out),
            Purpose::Save => {
                let named = with_ending(file.clone());
                let place = desk.session.place();
                let own = place.file.as_ref() == Some(&named);
                if own && place.comments > 0 {
                    let doubt = Doubt::Comments(place.comments);
                    self.state = State::Replacing(Write::Plan, named, doubt, next);
                    return;
                }
                let guard = if own {
                    // The dialog has confirmed the name; the file may still have changed since it
                    // was read.
                    Guard::Unchanged(place.stamp)
                } else if by_dialog && named == file {
                    Guard::Any
                } else {
                    Guard::New
                };
                self.write(desk, Write::Plan, (file, named, guard), next, out);
            }
            Purpose::RulesOut => {
                let named = with_ending(file.clone());
                let guard = if by_dialog && named == file { Guard::Any } else { Guard::New };
                self.write(desk, Write::Rules, (file, named, guard), next, out);
            }
            Purpose::Export(format, options) => {
                let fits = Format::of(&file) == Some(format);
                let named =
                    if fits { file.clone() } else { ending_added(file.clone(), format.ending()) };
                let own = desk.session.file() == Some(named.as_path());
                let guard = if fits && by_dialog && !own { Guard::Any } else { Guard::New };
                self.write(desk, Write::Export(format, options), (file, named, guard), next, out);
            }
            // All others are read.
            _ if desk.on_stage() => desk.say(words::not_on_stage()),
            _ => self.read(desk, purpose, file, out),
        }
    }
}
