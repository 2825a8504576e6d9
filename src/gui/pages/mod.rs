//! The pages of the window, of which one is shown. A page owns its state and its hit-testing, in a
//! folder of its own; to add one: its folder, and a variant of [`Page`] with its arms in
//! [`Pages`].

use egui::{Context, Ui};

use crate::editor::Editor;
use crate::editor::carried::Item;
use crate::editor::session::Session;
use crate::gui::intent::Cx;
use crate::gui::page::Page;
use crate::model::action::LineId;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::report::Report;

pub mod board;
mod numbers;
mod roadmap;
mod routes;
mod rules;

use board::{Above, Board};
use numbers::NumbersPage;
use roadmap::RoadmapPage;
use routes::RoutesPage;
use rules::RulesPage;

/// All pages.
#[derive(Debug, Default)]
pub struct Pages {
    turned: Page,
    board: Board,
    routes: RoutesPage,
    numbers: NumbersPage,
    roadmap: RoadmapPage,
    rules: RulesPage,
    rules_shown: bool,
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

    /// The page that is shown. While a rule pack is being changed, that is its page.
    #[must_use]
    pub fn shown(&self, editor: &Editor) -> Page {
        if editor.rules().is_some() { Page::Rules } else { self.turned }
    }

    /// Shows another page.
    pub fn turn(&mut self, page: Page) {
        self.turned = page;
    }

    /// What is carried over the page.
    #[must_use]
    pub fn carried(&self) -> Option<&Item> {
        match self.turned {
            Page::Board => self.board.carried().map(|carried| &carried.item),
            _ => None,
        }
    }

    /// Takes the keys that the page needs before all others.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        let rules = cx.page == Page::Rules;
        if self.rules_shown != rules {
            self.rules = RulesPage::default();
            self.rules_shown = rules;
        }
        match cx.page {
            Page::Board => self.board.follow_keys(ctx, cx, above),
            Page::Routes => self.routes.follow_keys(ctx, cx, above),
            Page::Numbers => self.numbers.follow_keys(ctx, cx, above),
            Page::Roadmap => self.roadmap.follow_keys(ctx, cx, above),
            Page::Rules => {}
        }
    }

    /// Follows the pointer, before anything is drawn.
    pub fn follow_pointer(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        if cx.page == Page::Board {
            self.board.follow_pointer(ctx, cx, above);
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        match cx.page {
            Page::Board => self.board.ui(ui, cx),
            Page::Routes => self.routes.ui(ui, cx),
            Page::Numbers => self.numbers.ui(ui, cx),
            Page::Roadmap => self.roadmap.ui(ui, cx),
            Page::Rules => self.rules.ui(ui, cx),
        }
    }

    /// Whether something stands at the right of the page.
    #[must_use]
    pub fn has_side(&self, cx: &Cx<'_>) -> bool {
        match cx.page {
            Page::Routes | Page::Numbers => cx.editor.settings().inspector,
            Page::Roadmap => self.roadmap.has_side(cx),
            Page::Board | Page::Rules => false,
        }
    }

    /// Lets the text of a line of the record be written, if its page is shown.
    pub fn write(&mut self, id: LineId) {
        if self.turned == Page::Roadmap {
            self.roadmap.write(id);
        }
    }

    /// Draws what stands at the right of the page.
    pub fn side_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        match cx.page {
            Page::Routes => self.routes.side_ui(ui, cx),
            Page::Numbers => self.numbers.side_ui(ui, cx),
            Page::Roadmap => self.roadmap.side_ui(ui, cx),
            Page::Board | Page::Rules => {}
        }
    }

    /// Draws what lies above the page and its panels, such as what is carried.
    pub fn overlay_ui(&self, ctx: &Context, page: Page, session: &Session, report: &Report) {
        if page == Page::Board {
            self.board.ghost_ui(ctx, session, report);
        }
    }

    /// Forgets everything about the plan that was open before.
    pub fn reset(&mut self) {
        self.board.reset();
        self.routes = RoutesPage::default();
        self.numbers = NumbersPage::default();
        self.roadmap = RoadmapPage::default();
    }

    /// Gives a touchpoint the keyboard focus.
    pub fn focus(&mut self, id: TouchpointId) {
        match self.turned {
            Page::Board | Page::Rules => self.board.focus(id),
            Page::Routes => self.routes.focus(id),
            Page::Numbers => self.numbers.focus(id),
            Page::Roadmap => self.roadmap.focus(id),
        }
    }

    /// Shows a touchpoint, without the keyboard focus.
    pub fn reveal(&mut self, id: TouchpointId) {
        match self.turned {
            Page::Board | Page::Rules => self.board.reveal(id),
            Page::Routes => self.routes.focus(id),
            Page::Numbers => self.numbers.focus(id),
            Page::Roadmap => self.roadmap.focus(id),
        }
    }

    /// Shows a lane.
    pub fn reveal_lane(&mut self, platform: PlatformId) {
        self.turned = Page::Board;
        self.board.reveal_lane(platform);
    }

    /// Folds all lanes, or unfolds them.
    pub fn fold(&mut self, session: &Session) {
        self.turned = Page::Board;
        self.board.fold(session);
    }

    /// Opens what finds touchpoints.
    pub fn find(&mut self) {
        self.turned = Page::Board;
        self.board.find();
    }

    /// Begins an arrow from a touchpoint by keyboard. Returns what to say in the status line.
    pub fn draw_route(&mut self, report: &Report, from: TouchpointId) -> String {
        self.turned = Page::Routes;
        self.routes.begin(report, from)
    }

    /// Begins to carry a kind by keyboard. Returns what to say in the status line.
    pub fn carry(&mut self, session: &Session, kind: &KindId) -> String {
        self.turned = Page::Board;
        self.board.carry(session, kind)
    }
}
