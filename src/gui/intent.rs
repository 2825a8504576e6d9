//! What panels, pages and dialogs are given, and what they push: they read, and want things; the
//! window does them after the frame.

use crate::editor::carried::Item;
use crate::editor::event::{Notice, Source};
use crate::editor::{Command, Editor, Event};
use crate::model::action::Action;
use crate::model::plan::{KindId, TouchpointId};
use crate::report::Report;

/// What a panel wants to happen.
#[derive(Debug)]
pub enum Intent {
    /// Change the plan.
    Act(Action),
    /// Change the plan by what has been typed: done before all else of the frame.
    Typed(Action),
    /// Do a command.
    Run(Command),
    /// Tell the editor something.
    Send(Event),
    /// Give a card the keyboard.
    Focus(TouchpointId),
    /// Carry a kind over the board by keyboard.
    Carry(KindId),
    /// Show this above the window.
    Show(Notice),
    /// Show the stage on another screen, from 1.
    Screen(usize),
}

/// What a panel is given.
pub struct Cx<'a> {
    /// The editor, to be read.
    pub editor: &'a Editor,
    /// What is to be said about the plan.
    pub report: &'a Report,
    /// What is carried over the board.
    pub carried: Option<&'a Item>,
    /// What shall happen after the frame.
    pub out: &'a mut Vec<Intent>,
}

impl Cx<'_> {
    /// Wants something to happen after the frame.
    pub fn push(&mut self, intent: Intent) {
        self.out.push(intent);
    }

    /// Says something in the status line.
    pub fn say(&mut self, status: String) {
        self.push(Intent::Send(Event::Say(status)));
    }

    /// Selects these and nothing else.
    pub fn select(&mut self, ids: Vec<TouchpointId>) {
        self.push(Intent::Send(Event::Select(ids)));
    }

    /// Opens something in place of this plan.
    pub fn open(&mut self, source: Source) {
        self.push(Intent::Send(Event::Open(source)));
    }
}
