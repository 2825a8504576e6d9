//! Where the file workflow can stand, and what it waits for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::editor::event::{FileQuestion, Source, Ticket};
use crate::editor::job::Opened;
use crate::export::format::{Format, Options};
use crate::model::plan::Plan;

/// What goes on once what is under way has succeeded.
#[derive(Debug)]
pub enum Next {
    /// Open something.
    Open(Source),
    /// Show a plan that has been read.
    Show(Box<Opened>, Source),
    /// Save the plan again: it has been asked for while it was being saved.
    Save,
    /// Close the window.
    Close,
}

/// What a file is asked for.
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
    /// A picture for the stage.
    Picture,
}

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Write {
    /// The plan.
    Plan,
    /// An export of it.
    Export(Format, Options),
}

/// Why a file is not written without a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// There is one of that name.
    Exists,
    /// Somebody else has written to it since it was read.
    Changed,
    /// It holds so many comments that a save would lose.
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
    /// Something else that is read.
    Reading(PathBuf),
}

/// A plan and its revision: what has been said of one state is not said of another.
pub(super) type Moment = (u64, u64);

/// Where the workflow stands.
#[derive(Debug, Default)]
pub enum State {
    /// Nothing is under way.
    #[default]
    Idle,
    /// There are unsaved changes: what shall become of them before `Next`?
    Unsaved(Next),
    /// The system's file dialog is open; the changes of a moment may be lost.
    Choosing(Ticket, Purpose, Option<Next>, Option<Moment>),
    /// There is no file dialog: the path is typed.
    Typing(Purpose, Option<Next>, Option<Moment>),
    /// A file would be written over.
    Replacing(Write, PathBuf, Doubt, Option<Next>),
    /// A thread is at work.
    Working(Ticket, Work, Option<Next>),
    /// The window closes.
    Closing,
}

/// A question that the workflow waits for, as the window asks it.
#[derive(Debug, Clone, PartialEq)]
pub enum Question<'a> {
    /// What shall become of unsaved changes?
    Unsaved,
    /// May this file be written over?
    Replace(&'a Path, Doubt),
    /// Which path? There is no file dialog.
    Path(FileQuestion),
}
