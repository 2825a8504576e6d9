//! What panels, pages and dialogs are given, and what they ask for. While a frame is drawn they
//! only read; the window does what they ask for afterwards.

use crate::editor::carried::Item;
use crate::editor::event::{Notice, Source};
use crate::editor::{Command, Editor, Event};
use crate::gui::page::Page;
use crate::model::action::Action;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::report::Report;
use crate::text::{self, words};

/// Something that a panel asks for.
#[derive(Debug)]
pub enum Intent {
    /// Change the plan.
    Act(Action),
    /// Change the plan by what has been typed: done before the other intents of the frame.
    Typed(Action),
    /// Run a command.
    Run(Command),
    /// Pass an event to the editor.
    Send(Event),
    /// Move the keyboard focus to a card.
    Focus(TouchpointId),
    /// Scroll to a card.
    Reveal(TouchpointId),
    /// Scroll to a lane.
    RevealLane(PlatformId),
    /// Carry a kind over the board by keyboard.
    Carry(KindId),
    /// Show this above the window.
    Show(Notice),
    /// Count the hands of a vote, by its id.
    Count(u64),
    /// Show the stage on another screen, from 1.
    Screen(usize),
}

/// What a panel is given.
pub struct Cx<'a> {
    /// The editor, to be read.
    pub editor: &'a Editor,
    /// The report on the plan.
    pub report: &'a Report,
    /// The page that is shown.
    pub page: Page,
    /// What is carried over the board.
    pub carried: Option<&'a Item>,
    /// What is to be done after the frame.
    pub out: &'a mut Vec<Intent>,
}

impl Cx<'_> {
    /// Whether a command can be run now, on this page.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        self.editor.can(command) && self.page.takes(command)
    }

    /// Asks for something to be done after the frame.
    pub fn push(&mut self, intent: Intent) {
        self.out.push(intent);
    }

    /// Shows a message in the status line.
    pub fn say(&mut self, status: String) {
        self.push(Intent::Send(Event::Say(status)));
    }

    /// Selects these and nothing else.
    pub fn select(&mut self, ids: Vec<TouchpointId>) {
        self.push(Intent::Send(Event::Select(ids)));
    }

    /// Selects touchpoints and shows the first; without any, says so.
    pub fn lead(&mut self, ids: Vec<TouchpointId>) {
        let Some(first) = ids.first().copied() else {
            self.say(words::leads_nowhere().to_owned());
            return;
        };
        self.say(words::are_selected(text::touchpoints(ids.len())));
        self.select(ids);
        self.push(Intent::Focus(first));
    }

    /// Opens something in place of this plan.
    pub fn open(&mut self, source: Source) {
        self.push(Intent::Send(Event::Open(source)));
    }
}
