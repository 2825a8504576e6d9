//! The board: three columns by openness, a lane for each platform, the touchpoints as cards.
//!
//! Up to [`COMPACT_ABOVE`] touchpoints, all cards are drawn, visible or not, so that screen readers
//! and the Tab key reach every one. Above that, cards become rows of equal height, and only the
//! visible ones are drawn.

use std::collections::HashSet;

use egui::{
    Context, CornerRadius, Event, Frame, Key, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};

use crate::editor::Command;
use crate::editor::carried::Item;
use crate::editor::session::Session;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::why::why_ui;
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::pack::Tier;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::report::look::Meter;
use crate::report::{Report, TierCoverage};
use crate::text::words;

mod card;
pub mod carry;
mod chips;
mod filter;
mod find;
mod ghost;
pub mod hits;
mod invitation;
mod lane;
mod menu;
mod moving;

use crate::editor::carried::{self, Carried};
pub use carry::Above;
use find::Find;
use hits::Hits;

/// Above this many touchpoints, cards become rows of equal height.
pub const COMPACT_ABOVE: usize = 300;

/// The board's state: where everything was drawn, what is carried, which card has the focus.
#[derive(Debug, Default)]
pub struct Board {
    hits: Hits,
    carried: Option<Carried>,
    /// The card that gets the keyboard focus when it is drawn next.
    wants_focus: Option<TouchpointId>,
    /// The card that is scrolled to when it is drawn next.
    reveals: Option<TouchpointId>,
    /// The lane that is scrolled to when it is drawn next.
    reveals_lane: Option<PlatformId>,
    /// The lanes of which only the head is shown.
    folded: HashSet<PlatformId>,
    /// The columns that were drawn: the others begin at their tops, wherever they stood before.
    drawn: [bool; 3],
    /// The platform whose head is dragged to another column.
    moving: Option<PlatformId>,
    /// What is looked for, while the bar for it is open.
    find: Option<Find>,
    /// The card that has the keyboard focus in this frame, and the one that had it in the last.
    keyboard_on: [Option<TouchpointId>; 2],
}

impl Board {
    /// Where everything was drawn in the last frame.
    #[must_use]
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// What is carried.
    #[must_use]
    pub fn carried(&self) -> Option<&Carried> {
        self.carried.as_ref()
    }

    /// Carries something, as if it had been picked up.
    pub fn pick_up(&mut self, carried: Carried) {
        self.carried = Some(carried);
    }

    /// Gives a card the keyboard focus when it is drawn next.
    pub fn focus(&mut self, id: TouchpointId) {
        self.wants_focus = Some(id);
    }

    /// Scrolls to a card when it is drawn next.
    pub fn reveal(&mut self, id: TouchpointId) {
        self.reveals = Some(id);
    }

    /// Scrolls to a lane when it is drawn next.
    pub fn reveal_lane(&mut self, platform: PlatformId) {
        self.folded.remove(&platform);
        self.reveals_lane = Some(platform);
    }

    /// Folds all lanes; or unfolds them, if any is folded.
    pub fn fold(&mut self, session: &Session) {
        if self.folded.is_empty() {
            self.folded = session.pack().platforms.iter().map(|p| p.id.clone()).collect();
        } else {
            self.folded.clear();
        }
    }

    /// Folds a lane, or unfolds it.
    fn fold_one(&mut self, platform: &PlatformId) {
        if !self.folded.remove(platform) {
            self.folded.insert(platform.clone());
        }
    }

    /// Whether only the head of a lane is shown. A card that is to be shown unfolds its lane.
    fn is_folded(&mut self, session: &Session, platform: &PlatformId) -> bool {
        let wanted = [self.wants_focus, self.reveals].into_iter().flatten();
        let mut wanted = wanted.filter_map(|id| session.get(id));
        if wanted.any(|touchpoint| touchpoint.platform == *platform) {
            self.folded.remove(platform);
        }
        self.folded.contains(platform)
    }

    /// Called when another plan is open: forgets everything about the one before.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Starts to carry a kind by keyboard. Returns the message for it.
    pub fn carry(&mut self, session: &Session, kind: &KindId) -> String {
        let carried = carry::by_keys(session, kind);
        let says = carried::says(session, &carried);
        self.carried = Some(carried);
        says
    }

    /// Opens the bar that finds touchpoints.
    pub fn find(&mut self) {
        self.find.get_or_insert_with(Find::new).again();
    }

    /// Whether a card is not what is looked for.
    fn dims(&self, id: TouchpointId) -> bool {
        self.find.as_ref().is_some_and(|find| find.dims(id))
    }

    fn carries(&self, id: TouchpointId) -> bool {
        let item = self.carried.as_ref().map(|carried| &carried.item);
        matches!(item, Some(Item::Cards(ids)) if ids.contains(&id))
    }

    /// Follows what the keyboard carries; called before shortcuts are read.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        self.carried = carry::follow_keys(ctx, cx, self.carried.take(), above);
        self.keep_focus(ctx, above);
        self.find.take_if(|find| find.is_left(ctx));
    }

    /// Gives the keyboard focus back to the card that had it: egui takes it away at Escape, which is
    /// for a menu, a drag or the selection.
    fn keep_focus(&self, ctx: &Context, above: Above) {
        let Some(id) = self.keyboard_on[0].filter(|_| !above.dialog) else { return };
        let escaped = ctx.input(|i| i.events.iter().any(is_escape));
        if escaped && ctx.memory(|memory| memory.focused().is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(card::card_id(id)));
        }
    }

    /// Follows what the pointer carries; called before anything is drawn.
    pub fn follow_pointer(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        let carried = self.carried.take();
        self.carried = carry::follow_pointer(ctx, cx, carried, &self.hits, above);
    }

    /// Draws the board into what is left of the window.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let mut area = ui.available_rect_before_wrap();
        self.hits.clear(area);
        // Below all cards and lanes, for clicks beside them.
        if ui.interact(area, ui.scope_id().with("ground"), Sense::CLICK).clicked() {
            cx.push(Intent::Run(Command::Deselect));
        }
        if cx.report.plan().touchpoints.is_empty() {
            let strip = area.with_min_y(area.bottom() - invitation::HEIGHT);
            area.max.y = strip.top() - size::GAP;
            invitation::invitation_ui(ui, cx, strip);
        }
        if let Some(mut find) = self.find.take() {
            let bar = area.with_max_y(area.top() + find::HEIGHT);
            area.min.y = bar.bottom();
            self.find = find.ui(ui, cx, bar).then_some(find);
        }
        self.keyboard_on = [None, self.keyboard_on[0]];
        let gaps = 2.0 * size::GAP;
        let width = (area.width() - gaps) / 3.0;
        let placed = places(cx);
        for (column, coverage) in (0_u8..).zip(cx.report.tiers()) {
            let left = area.left() + f32::from(column) * (width + size::GAP);
            let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            let builder = UiBuilder::new().max_rect(rect).id_salt(("column", coverage.tier.id()));
            ui.scope_builder(builder, |ui| column_ui(ui, cx, self, coverage, rect, &placed));
        }
        moving::moving_ui(ui, cx, self);
        ui.advance_cursor_after_rect(area);
    }

    /// Draws what the pointer carries, beside it.
    pub fn ghost_ui(&self, ctx: &Context, session: &Session, report: &Report) {
        ghost::ghost_ui(ctx, self, session, report);
    }
}

fn is_escape(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Escape, pressed: true, .. })
}

/// The touchpoints of each platform, by their place in the plan; made once for the whole board.
fn places(cx: &Cx<'_>) -> Vec<Vec<usize>> {
    let evaluated = cx.report.evaluated();
    let mut placed = vec![Vec::new(); evaluated.pack().platforms.len()];
    for (index, placement) in evaluated.evaluation.placements.iter().enumerate() {
        let (_, platform) = evaluated.engine.pair_parts(placement.pair);
        if let Some(lane) = placed.get_mut(platform) {
            lane.push(index);
        }
    }
    placed
}

fn column_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    coverage: &TierCoverage,
    rect: Rect,
    placed: &[Vec<usize>],
) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::BOX_CORNER);
    ui.painter().rect_filled(rect, corner, tokens.panel);
    let header = header_ui(ui, cx, coverage, rect);
    let lanes = Rect::from_min_max(pos2(rect.left(), header.bottom()), rect.max).shrink(1.0);
    board.hits.columns.push((coverage.tier, lanes));
    let builder = UiBuilder::new().max_rect(lanes).id_salt("lanes");
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(lanes);
        scroll_near_edges(ui, board, lanes);
        // The scroll bar is drawn in the margin, so that the lanes keep their width when it
        // appears.
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let mut scroll = ScrollArea::vertical().id_salt("scroll").auto_shrink(false);
        let drawn = board.drawn.get_mut(coverage.tier.index());
        if drawn.is_some_and(|drawn| !std::mem::replace(drawn, true)) {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        scroll.show(ui, |ui| {
            let inner = Frame::new().inner_margin(Margin::symmetric(10, 10));
            inner.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 9.0;
                for (index, platform) in cx.report.pack().platforms.iter().enumerate() {
                    if platform.tier == coverage.tier {
                        let cards = placed.get(index).map_or(&[][..], Vec::as_slice);
                        if lane::is_shown(cx, platform) {
                            lane::lane_ui(ui, cx, board, platform, cards);
                        }
                    }
                }
                more_ui(ui, cx, coverage.tier);
            });
        });
    });
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
}

/// Offers the platforms of a column that the board does not show.
fn more_ui(ui: &mut Ui, cx: &mut Cx<'_>, tier: Tier) {
    let hidden = |platform: &&crate::report::Platform| platform.tier == tier && !platform.shown;
    let report = cx.report;
    let hidden: Vec<_> = report.platforms().iter().filter(hidden).collect();
    if hidden.is_empty() {
        return;
    }
    ui.menu_button(words::more_platforms(hidden.len()), |ui| {
        for platform in hidden {
            if ui.button(platform.full_name()).on_hover_text(&platform.note).clicked() {
                let shown = report.shown().map(|platform| platform.id.clone());
                let shown = shown.chain([platform.id.clone()]).collect();
                cx.push(Intent::Act(Action::Show(shown)));
                cx.push(Intent::RevealLane(platform.id.clone()));
                ui.close();
            }
        }
    });
}

/// Draws a tier's name, what it lets out, and how much of it the plan reaches.
fn header_ui(ui: &mut Ui, cx: &Cx<'_>, coverage: &TierCoverage, column: Rect) -> Rect {
    let tokens = widgets::tokens(ui);
    let (accent, tint) = tokens.tier(coverage.tier);
    let painter = ui.painter();
    let (left, width) = (column.left() + size::PAD, column.width() - 2.0 * size::PAD);
    let name = painter.layout_no_wrap(coverage.name.clone(), theme::bold(size::TITLE), accent);
    let means = coverage.means.clone();
    let font = theme::regular(size::SMALL);
    let means = lines::kept(ui, &means, &font, width).into_owned();
    let means = painter.layout(means, font, tokens.soft, width);
    // Two lines at least, so that the lanes of all columns start at the same height.
    let two_lines = 2.0 * ui.text_style_height(&egui::TextStyle::Small);
    let name_top = column.top() + 10.0;
    let means_top = name_top + name.size().y + 2.0;
    let meter_top = means_top + means.size().y.max(two_lines) + 7.0;
    let rect = Rect::from_min_max(column.min, pos2(column.right(), meter_top + 17.0));
    let mut corner = CornerRadius::same(size::BOX_CORNER);
    (corner.sw, corner.se) = (0, 0);
    painter.rect_filled(rect, corner, tint);
    let count = painter.layout_no_wrap(coverage.count(), theme::bold(size::SMALL), accent);
    let count_left = column.right() - size::PAD - count.size().x;
    painter.galley(pos2(count_left, name_top + 4.0), count, accent);
    let says = words::insight_verdict(name.text(), means.text());
    let heading = ui.interact(rect, ui.scope_id().with("heading"), Sense::hover());
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &says));
    painter.galley(pos2(left, name_top), name, accent);
    painter.galley(pos2(left, means_top), means, tokens.soft);
    let meter = Rect::from_min_size(pos2(left, meter_top), vec2(width, 7.0));
    meter_ui(ui, cx, coverage, meter);
    rect
}

/// Draws a tier's cells as a bar with a piece for each, best first.
fn meter_ui(ui: &Ui, cx: &Cx<'_>, coverage: &TierCoverage, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(3), tokens.line);
    let (accent, _) = tokens.tier(coverage.tier);
    let mut left = rect.left();
    let count = u16::try_from(coverage.cells.len().max(1)).unwrap_or(u16::MAX);
    let piece = rect.width() / f32::from(count);
    for cell in coverage.pieces() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(piece - 2.0, rect.height()));
        let corner = CornerRadius::same(3);
        match cell.role.meter() {
            Meter::Tier(percent) => {
                let colour = accent.gamma_multiply(f32::from(percent) / 100.0);
                painter.rect_filled(part, corner, colour);
            }
            Meter::Hollow => {
                let line = Stroke::new(1.5, tokens.style(cell.role).bar);
                painter.rect(part, corner, tokens.panel, line, StrokeKind::Inside);
            }
            // Best first: no other cell fills anything.
            Meter::Empty => break,
        }
        left += piece;
    }
    let response = ui.interact(rect.expand(3.0), ui.scope_id().with("meter"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, coverage.says()));
    let at = response.hover_pos().map(|at| ((at.x - rect.left()) / piece).max(0.0));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a piece of a bar, of which there are few"
    )]
    let part = at.and_then(|at| coverage.pieces().get(at as usize).copied());
    response.on_hover_ui(|ui| {
        let why = part.and_then(|cell| cx.report.why_tier(coverage.tier, cell.insight));
        match part.zip(why) {
            Some((cell, why)) => why_ui(ui, cell.says(), &why, &cx.report.about_source(&why)),
            None => drop(ui.label(coverage.says())),
        }
    });
}

/// Scrolls a column while something is dragged near its upper or lower edge, or past it: the
/// further, the faster.
fn scroll_near_edges(ui: &Ui, board: &Board, rect: Rect) {
    const EDGE: f32 = 44.0;
    /// At the edge itself, in points a second; and what each point past it adds.
    const AT_EDGE: f32 = 900.0;
    const PER_POINT: f32 = 20.0;
    const FASTEST: f32 = 4500.0;
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let dragging = board.carried.as_ref().is_some_and(|carried| !carried.by_keys);
    if !dragging || at.x < rect.left() || at.x > rect.right() {
        return;
    }
    let towards = |inside: f32| {
        let near = (1.0 - inside / EDGE).clamp(0.0, 1.0) * AT_EDGE;
        (near + (-inside).max(0.0) * PER_POINT).min(FASTEST)
    };
    let speed = towards(at.y - rect.top()) - towards(rect.bottom() - at.y);
    if speed.abs() > 1.0 {
        ui.scroll_with_delta(vec2(0.0, speed * ui.input(|i| i.stable_dt).min(0.05)));
        ui.ctx().request_repaint();
    }
}
