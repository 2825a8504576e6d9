//! The states of the file workflow, and what it waits for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::editor::event::{FileQuestion, Source, Ticket};
use crate::editor::job::Opened;
use crate::export::format::{Format, Options};
use crate::model::plan::Plan;

/// What happens next, once the current work has succeeded.
#[derive(Debug)]
pub enum Next {
    /// Open something.
    Open(Source),
    /// Show a plan that has been read.
    Show(Box<Opened>, Source),
    /// Save the plan again: the user asked for that during a save.
    Save,
    /// Close the window.
    Close,
}

/// What the user is asked for a file for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Purpose {
    /// A plan to open.
    Open,
    /// Where the plan is saved.
    Save,
    /// Where an export goes.
    Export(Format, Options),
    /// The plan to compare with.
    Compare,
    /// Rows to import.
    Import,
    /// The hands of a vote, by its id.
    Votes(u64),
    /// Another copy of the plan, to be merged.
    Theirs,
    /// The plan as it was before it was copied.
    Beginning,
    /// A picture for the stage.
    Picture,
    /// A logo for the house style.
    Logo,
    /// The file of a font for the house style: that of titles, or that of text.
    Font(bool),
    /// A presentation whose colours, fonts and master are taken.
    Template,
    /// A rule pack for the packs folder.
    RulesIn,
    /// Where a rule pack goes.
    RulesOut,
}

impl Purpose {
    /// The extensions of such files.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Open | Self::Save | Self::RulesIn | Self::RulesOut => &["ron"],
            Self::Compare | Self::Theirs | Self::Beginning => &["ron", "bak"],
            Self::Import | Self::Votes(_) => &["xlsx", "csv", "tsv", "txt"],
            Self::Template => &["pptx", "potx"],
            Self::Font(_) => &["ttf", "otf"],
            Self::Picture | Self::Logo => &["png", "jpg", "jpeg", "svg"],
            Self::Export(format, _) => format.endings(),
        }
    }
}

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Write {
    /// The plan.
    Plan,
    /// An export of it.
    Export(Format, Options),
    /// The rules.
    Rules,
}

/// Why the user is asked before a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// There is a file of that name.
    Exists,
    /// The file has changed since it was read.
    Changed,
    /// The file holds this many comments, which a save would lose.
    Comments(usize),
}

/// What is being read or written.
#[derive(Debug)]
pub enum Work {
    /// A plan, to be opened; the state of the open plan when that was asked for.
    Opening(Source, Moment),
    /// The plan, into its file.
    Saving(Arc<Plan>),
    /// An export.
    Exporting(Format, Options, PathBuf),
    /// The rules, into a file of the user's.
    WritingRules,
    /// Any other file, for this.
    Reading(Reading, PathBuf),
}

/// What another file is read for.
#[derive(Debug)]
pub enum Reading {
    /// Whatever its content says.
    Whatever,
    /// The logo of the house style.
    Logo,
    /// The file of its font for titles, or for text.
    Font(bool),
    /// The hands of a vote, by its id.
    Votes(u64),
    /// Another copy of the plan, to be merged.
    Theirs,
    /// The plan as it was before it was copied, to be merged with the other copy.
    Beginning(Arc<Plan>),
}

/// The serial and the revision of a plan: one state of it.
pub(super) type Moment = (u64, u64);

/// The state of the workflow.
#[derive(Debug, Default)]
pub enum State {
    /// Nothing is going on.
    #[default]
    Idle,
    /// Asks what to do with unsaved changes before `Next`.
    Unsaved(Next),
    /// The system's file dialog is open; the changes of that moment may be lost.
    Choosing(Ticket, Purpose, Option<Next>, Option<Moment>),
    /// There is no file dialog: the user types a path.
    Typing(Purpose, Option<Next>, Option<Moment>),
    /// Asks whether a file may be replaced.
    Replacing(Write, PathBuf, Doubt, Option<Next>),
    /// A job is running.
    Working(Ticket, Work, Option<Next>),
    /// An export was cancelled. It may be in its file already, so its end is waited for.
    Cancelling(Ticket),
    /// The window is closing.
    Closing(Moment),
}

/// A question that the workflow waits for, as the window asks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Question<'a> {
    /// What to do with unsaved changes?
    Unsaved,
    /// May this file be replaced?
    Replace(&'a Path, Doubt),
    /// Which path? There is no file dialog. With the reason why the last one does not work.
    Path(FileQuestion, Option<&'a str>),
}
