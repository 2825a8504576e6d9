//! What comes to the editor, and what it wants done.
//!
//! ```text
//!   window, command line ──► Event ──► Editor::step ──► Vec<Effect> ──► threads, dialogs, window
//!                              ▲                                              │
//!                              └───────────── Done, Chosen, … ◄───────────────┘
//! ```

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::job::{Job, Outcome};
use crate::export::format::{Format, Options};
use crate::model::action::Action;
use crate::model::import::Import;
use crate::model::plan::{PackId, Plan, Touchpoint, TouchpointId};
use crate::model::scene::Scene;
use crate::store::recovery::Orphan;
use crate::store::settings::Settings;

/// Names a question or a job, so that an answer which comes too late is not taken for another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Something that has happened: a person has asked for something or answered, or work is done.
#[derive(Debug)]
pub enum Event {
    /// Change the plan.
    Act(Action),
    /// Do a command.
    Run(Command),
    /// Select these and nothing else.
    Select(Vec<TouchpointId>),
    /// Add one to the selection, or take it out.
    Toggle(TouchpointId),
    /// Say something in the status line.
    Say(String),
    /// Change what the program remembers.
    Set(Settings),
    /// Open something in place of this plan.
    Open(Source),
    /// Read the plan with another pack.
    UsePack(PackId),
    /// Write an export.
    Export(Format, Options),
    /// Change the scenes of the presentation.
    Scenes(SceneEdit),
    /// Add a picture to the presentation.
    AddPicture,
    /// Place what an import has read.
    Place(Vec<Touchpoint>),
    /// The clipboard holds this text, to be pasted.
    Paste(String),
    /// Throw away the unsaved work of a crash.
    Discard(Orphan),
    /// A file has been dropped on the window.
    Dropped(PathBuf),
    /// The window shall close.
    CloseRequested,
    /// The answer to the question that [`super::Editor::question`] asks.
    Answer(Answer),
    /// The file dialog has been answered, for the question of this ticket.
    Chosen(Ticket, Choice),
    /// Give up what is being read or written.
    GiveUp,
    /// A job is done.
    Done(Ticket, Outcome),
    /// Something went wrong beside all questions: unsaved work or settings could not be kept.
    Failed(Vec<String>),
}

impl Event {
    /// Whether it looks at the plan, or at what is selected: what is being typed becomes part of the
    /// plan first.
    #[must_use]
    pub fn needs_typed(&self) -> bool {
        matches!(
            self,
            Self::Open(_)
                | Self::UsePack(_)
                | Self::Export(..)
                | Self::Place(_)
                | Self::Paste(_)
                | Self::CloseRequested
                | Self::Answer(Answer::Yes | Answer::No)
        )
    }
}

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A new one.
    New,
    /// This plan as a template.
    ThisPlan,
    /// A file that the person chooses.
    Ask,
    /// A file.
    File(PathBuf),
    /// An example, by its place in [`crate::store::examples::ALL`].
    Example(usize),
    /// Work that a crash left behind.
    Orphan(Orphan),
}

/// A change of the scenes, by their places.
#[derive(Debug, Clone, PartialEq)]
pub enum SceneEdit {
    /// Leave one out, or show it again.
    Hide(usize, bool),
    /// Let two change places.
    Swap(usize, usize),
    /// Take one out.
    Remove(usize),
    /// Add one at the end.
    Add(Scene),
}

/// A person's answer to a [`super::files::Question`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes: save first, or replace the file.
    Yes,
    /// No: lose the changes; or save under another name.
    No,
    /// Neither: everything stays as it is.
    Cancel,
    /// The path that was typed.
    Path(PathBuf),
}

/// The answer of the system's file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// This file.
    File(PathBuf),
    /// None: the person has closed the dialog.
    Cancelled,
    /// This desktop has no file dialog.
    NoDialog,
    /// Another dialog is still open.
    Busy,
}

/// What the system's file dialog is to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileQuestion {
    /// The dialog's title.
    pub title: &'static str,
    /// What the files are.
    pub kind: &'static str,
    /// The endings of their names.
    pub endings: &'static [&'static str],
    /// Whether a file is to be written, or one that is there to be read.
    pub save: bool,
    /// The name that is suggested.
    pub name: String,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
}

/// Something that the editor wants done, as data.
#[derive(Debug)]
pub enum Effect {
    /// Ask the person for a file; the answer is [`Event::Chosen`].
    AskFile(Ticket, FileQuestion),
    /// Do this on a thread; its end is [`Event::Done`].
    Start(Ticket, Job),
    /// Give a job up, as far as it has not been done.
    Stop(Ticket),
    /// Keep unsaved work where a crash cannot reach it, with the plan's own file.
    Keep(Arc<Plan>, Option<PathBuf>),
    /// The same; then the work that it was recovered from may go.
    KeepThenDiscard(Arc<Plan>, Orphan),
    /// Nothing is unsaved any more.
    Forget,
    /// Throw away the unsaved work of a crash.
    Discard(Orphan),
    /// Write the settings.
    SaveSettings(Settings),
    /// Put this text on the clipboard.
    Copy(String),
    /// Ask the system for the clipboard; the answer is [`Event::Paste`].
    AskClipboard,
    /// Show this.
    Show(Notice),
    /// Give the card of a touchpoint the keyboard.
    Focus(TouchpointId),
    /// The stage is entered or left.
    Stage(bool),
    /// Another plan is open.
    Opened,
    /// The window does not close yet.
    StayOpen,
    /// Close the window.
    Close,
}

/// Something to be read by the person; nothing waits for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// What is wrong with a file, a line for each finding.
    Findings {
        /// A heading.
        title: String,
        /// What is wrong.
        lines: Vec<String>,
    },
    /// What is different between two plans.
    Compared {
        /// A heading.
        title: String,
        /// A line for each difference.
        lines: Vec<String>,
    },
    /// Rows of a sheet, before they are placed.
    Import(Import),
}
