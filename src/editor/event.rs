//! The editor's input and output: events, and the effects that it asks for.
//!
//! ```text
//!   window, command line ──► Event ──► Editor::step ──► Vec<Effect> ──► threads, dialogs, window
//!                              ▲                                              │
//!                              └───────────── Done, Chosen, … ◄───────────────┘
//! ```

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::job::{Drawn, Job, Outcome, Wanted};
use super::merging::Merging;
use super::rules::Ask;
use crate::export::format::{Format, Options};
use crate::export::rows::Copied;
use crate::model::action::{Action, LineId};
use crate::model::import::Words;
use crate::model::pack::{Confidence, Date, Tier};
use crate::model::plan::{PackId, Plan, PlatformId, TouchpointId};
use crate::model::scene::Scene;
use crate::store::recovery::{Orphan, Own};
use crate::store::settings::Settings;
use crate::store::sheet::Sheets;

/// Identifies a question or a job, so that a late answer is not taken for the answer to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// Something that has happened: the user has asked for something or answered, or a job is done.
#[derive(Debug)]
pub enum Event {
    /// Change the plan.
    Act(Action),
    /// Run a command.
    Run(Command),
    /// Select these and nothing else.
    Select(Vec<TouchpointId>),
    /// Add a touchpoint to the selection, or remove it.
    Toggle(TouchpointId),
    /// Show a message in the status line.
    Say(String),
    /// Change the settings.
    Set(Settings),
    /// The tour has been seen.
    Toured,
    /// Open something in place of this plan.
    Open(Source),
    /// Evaluate the plan under another pack.
    UsePack(PackId),
    /// See the pack otherwise: for a day that is only looked at, or from a confidence on.
    Look {
        /// The day, while it is being chosen.
        as_of: Option<Date>,
        /// The least confidence.
        at_least: Option<Confidence>,
        /// The day by which tasks are taken for done.
        tasks: Option<Date>,
    },
    /// Suppose that a platform were in a tier; its own tier takes the hypothesis back.
    Suppose(PlatformId, Tier),
    /// Present one person's way from a touchpoint, which has so many steps.
    Walk(TouchpointId, usize),
    /// Make a task of a step that could be taken now.
    Task(Action),
    /// Do something with the rule pack that is being changed.
    Rules(Ask),
    /// Write an export.
    Export(Format, Options),
    /// Change the scenes of the presentation.
    Scenes(SceneEdit),
    /// Add a picture to the presentation.
    AddPicture,
    /// Place and update what an import has read.
    Import(Action, Vec<Action>),
    /// Make the plan what two copies become.
    Merge(Action),
    /// Take the colours, fonts and master of a presentation for the house style.
    AskTemplate,
    /// Add a logo to the house style.
    AskLogo,
    /// Add the file of a font to the house style: that of titles, or that of text.
    AskFont(bool),
    /// Take the hands of a vote, by its id, from a sheet of a survey.
    AskVotes(u64),
    /// Read other sheets of a file that is imported.
    ReadSheet(PathBuf, Wanted),
    /// Remember what words of sheets mean.
    Learn(Words),
    /// The clipboard holds this text, to be pasted.
    Paste(String),
    /// Delete unsaved work that a crash left behind.
    Discard(Orphan),
    /// A file has been dropped on the window.
    Dropped(PathBuf),
    /// The user has asked to close the window.
    CloseRequested,
    /// The answer to the question that [`super::Editor::question`] asks.
    Answer(Answer),
    /// The file dialog has been answered, for the question of this ticket.
    Chosen(Ticket, Choice),
    /// Cancel what is being read or written.
    GiveUp,
    /// A job is done.
    Done(Ticket, Outcome),
    /// Do not offer the plan any more during whose opening the program ended.
    ForgetSuspect,
    /// Something failed in the background: unsaved work or settings could not be written.
    Failed(Vec<String>),
}

impl Event {
    /// Whether text that is being typed has to become part of the plan first, because the event
    /// reads or changes the plan or the selection.
    #[must_use]
    pub fn needs_typed(&self) -> bool {
        match self {
            Self::Open(_)
            | Self::UsePack(_)
            | Self::Rules(Ask::Open(_))
            | Self::Suppose(..)
            | Self::Walk(..)
            | Self::Task(_)
            | Self::Export(..)
            | Self::Scenes(_)
            | Self::AddPicture
            | Self::Import(..)
            | Self::Merge(_)
            | Self::Paste(_)
            | Self::Dropped(_)
            | Self::CloseRequested
            | Self::Answer(Answer::Yes | Answer::No)
            | Self::Chosen(..)
            | Self::Done(..) => true,
            // Commands say so themselves.
            Self::Run(_)
            | Self::Act(_)
            | Self::Look { .. }
            | Self::Rules(_)
            | Self::Select(_)
            | Self::Toggle(_)
            | Self::Say(_)
            | Self::Set(_)
            | Self::Toured
            | Self::ForgetSuspect
            | Self::ReadSheet(..)
            | Self::AskVotes(_)
            | Self::AskTemplate
            | Self::AskLogo
            | Self::AskFont(_)
            | Self::Learn(_)
            | Self::Discard(_)
            | Self::Answer(Answer::Cancel | Answer::Path(_))
            | Self::GiveUp
            | Self::Failed(_) => false,
        }
    }
}

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A new one.
    New,
    /// This plan as a template.
    ThisPlan,
    /// A file that the user chooses.
    Ask,
    /// A file.
    File(PathBuf),
    /// A file, under another pack than its own.
    Under(PathBuf, PackId),
    /// An example, by its place in [`crate::store::examples::ALL`].
    Example(usize),
    /// Work that a crash left behind.
    Orphan(Orphan),
}

/// A change of the scenes, by their places.
#[derive(Debug, Clone, PartialEq)]
pub enum SceneEdit {
    /// Hide a scene, or show it again.
    Hide(usize, bool),
    /// Move a scene from a place to another one.
    Move(usize, usize),
    /// Remove a scene.
    Remove(usize),
    /// Add a scene at the end.
    Add(Scene),
}

/// A user's answer to a [`super::files::Question`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes: save first, or replace the file.
    Yes,
    /// No: discard the changes; or save under another name.
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
    /// None: the user has cancelled the dialog.
    Cancelled,
    /// This desktop has no file dialog.
    NoDialog,
    /// Another dialog is still open.
    Busy,
}

/// What the system's file dialog asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileQuestion {
    /// The dialog's title.
    pub title: &'static str,
    /// What the files are.
    pub kind: &'static str,
    /// The endings of their names.
    pub endings: &'static [&'static str],
    /// Whether a file is to be written; otherwise an existing one is read.
    pub save: bool,
    /// The name that is suggested.
    pub name: String,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
}

/// Something that the editor wants done, as data.
#[derive(Debug)]
pub enum Effect {
    /// Ask the user for a file; the answer is [`Event::Chosen`].
    AskFile(Ticket, FileQuestion),
    /// Run a job on a thread; its result is [`Event::Done`].
    Start(Ticket, Job),
    /// Cancel a job, as far as it is not done yet.
    Stop(Ticket),
    /// Keep unsaved work for recovery after a crash, with the plan's own file.
    Keep(Arc<Plan>, Option<Own>),
    /// The same; then delete the work that the plan was recovered from.
    KeepThenDiscard(Arc<Plan>, Orphan),
    /// Nothing is unsaved any more: delete the work that was kept for recovery.
    Forget,
    /// Delete unsaved work that a crash left behind.
    Discard(Orphan),
    /// Write the settings.
    SaveSettings(Settings),
    /// Keep unsaved rules aside, in this file.
    KeepRules(PathBuf, String),
    /// Delete unsaved rules that were kept aside.
    DropRules(PathBuf),
    /// Put this text on the clipboard.
    Copy(Copied),
    /// Put this picture on the clipboard.
    CopyPicture(Drawn),
    /// Open a file with the system's program for it.
    OpenFile(PathBuf),
    /// Ask the system for the clipboard; the answer is [`Event::Paste`].
    AskClipboard,
    /// Show this.
    Show(Notice),
    /// Move the keyboard focus to the card of a touchpoint.
    Focus(TouchpointId),
    /// Show a new line of the record, so that its text can be written.
    Write(LineId),
    /// Enter or leave the stage.
    Stage(bool),
    /// Another plan is open.
    Opened,
    /// Do not close the window yet.
    StayOpen,
    /// Close the window.
    Close,
}

/// Something to show to the user; nothing waits for an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// What is wrong with a file, a line for each finding.
    Findings {
        /// A heading.
        title: String,
        /// What is wrong.
        lines: Vec<String>,
    },
    /// Lines to be read; nothing is wrong.
    Listed {
        /// A heading.
        title: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// What is different between two plans.
    Compared {
        /// A heading.
        title: String,
        /// A line for each difference.
        lines: Vec<String>,
    },
    /// Rows of sheets, before they are placed.
    Import(Read),
    /// Two copies of a plan, before they are merged.
    Merge(Merging),
    /// A plan, to be read only: its rules are missing, or differ from those that are installed.
    Rules(RulesDoubt),
}

/// Which rules is a plan to be used with?
#[derive(Debug, Clone, PartialEq)]
pub struct RulesDoubt {
    /// A heading.
    pub title: String,
    /// What is the matter.
    pub says: String,
    /// What the plan holds, or what is different.
    pub lines: Vec<String>,
    /// What can be done: the words, and what follows.
    pub ways: Vec<(String, Way)>,
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// Open something.
    Open(Source),
    /// Run a command.
    Run(Command),
    /// Change the plan.
    Act(Action),
    /// Look at the rows of other sheets.
    Import(Read),
    /// Nothing.
    Stay,
}

/// Sheets that have been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// Their file; `None` if they were pasted.
    pub file: Option<PathBuf>,
    /// The sheets.
    pub sheets: Vec<Sheets>,
    /// Sheets of targets and routes, which follow once the touchpoints are there.
    pub returned: Vec<Sheets>,
}
