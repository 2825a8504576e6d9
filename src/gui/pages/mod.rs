//! The pages of the window, of which one is shown. A page owns its state and its hit-testing, in a
//! folder of its own; to add one: its folder, and a variant of [`Page`] with its arms in [`Pages`].

use egui::{Context, Ui};

use crate::editor::carried::Item;
use crate::editor::session::Session;
use crate::gui::intent::Cx;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::report::Report;

pub mod board;
mod rules;

use board::{Above, Board};
use rules::RulesPage;

/// A page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The board.
    #[default]
    Board,
    /// The rule pack that is being changed.
    Rules,
}

/// All pages.
#[derive(Debug, Default)]
pub struct Pages {
    shown: Page,
    board: Board,
    rules: RulesPage,
}

impl Pages {
    /// The board.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// The board, to be changed before the first frame.
    pub fn board_mut(&mut self) -> &mut Board {
        &mut self.board
    }

    /// What is carried over the page.
    #[must_use]
    pub fn carried(&self) -> Option<&Item> {
        match self.shown {
            Page::Board => self.board.carried().map(|carried| &carried.item),
            Page::Rules => None,
        }
    }

    /// Whether the page is the board, with its panels around it.
    #[must_use]
    pub fn is_board(&self) -> bool {
        self.shown == Page::Board
    }

    /// Takes the keys that the page needs before all others.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        let page = if cx.editor.rules().is_some() { Page::Rules } else { Page::Board };
        if self.shown != page {
            self.rules = RulesPage::default();
            self.shown = page;
        }
        match self.shown {
            Page::Board => self.board.follow_keys(ctx, cx, above),
            Page::Rules => {}
        }
    }

    /// Follows the pointer, before anything is drawn.
    pub fn follow_pointer(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        match self.shown {
            Page::Board => self.board.follow_pointer(ctx, cx, above),
            Page::Rules => {}
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        match self.shown {
            Page::Board => self.board.ui(ui, cx),
            Page::Rules => self.rules.ui(ui, cx),
        }
    }

    /// Draws what lies above the page and its panels, such as what is carried.
    pub fn overlay_ui(&self, ctx: &Context, session: &Session, report: &Report) {
        match self.shown {
            Page::Board => self.board.ghost_ui(ctx, session, report),
            Page::Rules => {}
        }
    }

    /// Forgets everything about the plan that was open before.
    pub fn reset(&mut self) {
        self.board.reset();
    }

    /// Gives a touchpoint the keyboard focus.
    pub fn focus(&mut self, id: TouchpointId) {
        match self.shown {
            Page::Board => self.board.focus(id),
            Page::Rules => {}
        }
    }

    /// Shows a touchpoint, without the keyboard focus.
    pub fn reveal(&mut self, id: TouchpointId) {
        match self.shown {
            Page::Board => self.board.reveal(id),
            Page::Rules => {}
        }
    }

    /// Shows a lane.
    pub fn reveal_lane(&mut self, platform: PlatformId) {
        self.shown = Page::Board;
        self.board.reveal_lane(platform);
    }

    /// Folds all lanes, or unfolds them.
    pub fn fold(&mut self, session: &Session) {
        self.shown = Page::Board;
        self.board.fold(session);
    }

    /// Opens what finds touchpoints.
    pub fn find(&mut self) {
        self.shown = Page::Board;
        self.board.find();
    }

    /// Begins to carry a kind by keyboard. Returns what to say in the status line.
    pub fn carry(&mut self, session: &Session, kind: &KindId) -> String {
        self.shown = Page::Board;
        self.board.carry(session, kind)
    }
}
