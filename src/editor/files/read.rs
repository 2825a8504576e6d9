//! Files that are read for something else than to be opened: a comparison, an import, a picture, the
//! hands of a vote, another copy of the plan.

use std::path::PathBuf;
use std::sync::Arc;

use super::state::Reading;
use super::{Files, Next, Purpose, Work};
use crate::editor::desk::Desk;
use crate::editor::event::Effect;
use crate::editor::job::{Job, Outcome, Wanted};
use crate::text::words;

impl Files {
    /// Reads a file for a purpose.
    pub(super) fn read(
        &mut self,
        desk: &Desk,
        purpose: Purpose,
        file: PathBuf,
        out: &mut Vec<Effect>,
    ) {
        let (job, what) = match purpose {
            Purpose::Compare => (Job::ReadOther(file.clone()), Reading::Whatever),
            Purpose::Theirs => (Job::ReadOther(file.clone()), Reading::Theirs),
            Purpose::Beginning => {
                let Some(theirs) = desk.theirs.clone() else { return };
                (Job::ReadOther(file.clone()), Reading::Beginning(theirs))
            }
            Purpose::Import => (Job::ReadSheet(file.clone(), Wanted::Best), Reading::Whatever),
            Purpose::Votes(id) => (Job::ReadSheet(file.clone(), Wanted::All), Reading::Votes(id)),
            Purpose::RulesIn => {
                (Job::TakeRules(file.clone(), desk.folders.packs.clone()), Reading::Whatever)
            }
            Purpose::Template => (Job::ReadTemplate(file.clone()), Reading::Whatever),
            Purpose::Font(heading) => (Job::ReadFont(file.clone()), Reading::Font(heading)),
            Purpose::Logo => (Job::ReadPicture(file.clone()), Reading::Logo),
            _ => (Job::ReadPicture(file.clone()), Reading::Whatever),
        };
        self.start(job, Work::Reading(what, file), None, out);
    }

    /// A file has been read.
    pub(super) fn has_read(
        &mut self,
        desk: &mut Desk,
        (what, file): (Reading, PathBuf),
        outcome: Outcome,
        next: Option<&Next>,
        out: &mut Vec<Effect>,
    ) {
        match (what, outcome) {
            (Reading::Theirs, Outcome::Other(Ok(read))) => {
                desk.theirs = Some(Arc::new(read.plan));
                // The window that is to be closed asks for nothing more.
                if next.is_none() {
                    return self.ask(desk, Purpose::Beginning, out);
                }
            }
            (Reading::Beginning(theirs), Outcome::Other(Ok(read))) => {
                desk.merge(read.plan, &theirs, out);
            }
            (Reading::Votes(id), Outcome::Sheet(Ok(sheets))) => desk.take_votes(id, &sheets, out),
            (_, Outcome::Rules(Err(error))) => desk.cannot_take_rules(&file, &error, out),
            (_, Outcome::Rules(read)) => desk.rules_written(read, out),
            (_, Outcome::Other(read)) => desk.compare(&file, read, out),
            (_, Outcome::Sheet(read)) => desk.import(&file, read, out),
            (Reading::Font(heading), Outcome::Font(read)) => desk.add_font(heading, read, out),
            (Reading::Logo, Outcome::Picture(read)) => desk.add_logo(read, out),
            (_, Outcome::Template(read)) => desk.take_template(read, out),
            (_, Outcome::Picture(read)) => desk.add_picture(read, out),
            // The job panicked, or its result does not belong to this work: what waited for it does
            // not go on.
            _ => return desk.say(words::broke()),
        }
        if matches!(next, Some(Next::Close)) {
            self.close_after(desk, out);
        }
    }
}
