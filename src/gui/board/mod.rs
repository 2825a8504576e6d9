//! The board: three columns by openness, a lane for each platform, the touchpoints as cards.
//!
//! Up to [`COMPACT_ABOVE`] touchpoints all cards are drawn, seen or not, so that screen readers and
//! the Tab key reach every one. Above, cards become rows of one height and only the visible ones
//! are drawn.

use egui::{
    CornerRadius, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::command::Command;
use super::theme::{self, size};
use super::view::{Cx, Intent, Source};
use super::widgets;
use crate::model::coverage::State;
use crate::model::pack::Tier;
use crate::model::sign::Shown;
use crate::text::{self, explain, window as words};

mod card;
mod lane;
pub mod lift;

/// Above this many touchpoints, cards become rows of one height.
pub const COMPACT_ABOVE: usize = 300;

/// Draws the board into the room that there is.
pub fn board_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut room = ui.available_rect_before_wrap();
    cx.view.board = Some(room);
    // Below everything: a click that nothing else takes.
    if ui.interact(room, ui.scope_id().with("ground"), Sense::CLICK).clicked() {
        cx.push(Intent::Run(Command::Deselect));
    }
    if cx.session.plan().touchpoints.is_empty() {
        let strip = room.with_min_y(room.bottom() - INVITATION);
        room.max.y = strip.top() - size::GAP;
        invitation_ui(ui, cx, strip);
    }
    cx.view.keyboard_on = [None, cx.view.keyboard_on[0]];
    cx.view.lanes.clear();
    cx.view.cards.clear();
    let gaps = 2.0 * size::GAP;
    let width = (room.width() - gaps) / 3.0;
    let placed = places(cx);
    for tier in Tier::ALL {
        let column = f32::from(u8::try_from(tier.index()).unwrap_or_default());
        let left = room.left() + column * (width + size::GAP);
        let rect = Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
        let builder = UiBuilder::new().max_rect(rect).id_salt(("column", tier.id()));
        ui.scope_builder(builder, |ui| column_ui(ui, cx, tier, rect, &placed));
    }
    ui.advance_cursor_after_rect(room);
}

/// The touchpoints of each platform by their place in the plan: one pass for the whole board.
fn places(cx: &Cx<'_>) -> Vec<Vec<usize>> {
    let mut placed = vec![Vec::new(); cx.session.pack().platforms.len()];
    for (index, placement) in cx.session.evaluation().placements.iter().enumerate() {
        let (_, platform) = cx.session.engine().pair_parts(placement.pair);
        if let Some(lane) = placed.get_mut(platform) {
            lane.push(index);
        }
    }
    placed
}

fn column_ui(ui: &mut Ui, cx: &mut Cx<'_>, tier: Tier, rect: Rect, placed: &[Vec<usize>]) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::BOX_CORNER);
    ui.painter().rect_filled(rect, corner, tokens.panel);
    let header = header_ui(ui, cx, tier, rect);
    let lanes = Rect::from_min_max(pos2(rect.left(), header.bottom()), rect.max).shrink(1.0);
    let builder = UiBuilder::new().max_rect(lanes).id_salt("lanes");
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(lanes);
        scroll_near_edges(ui, cx, lanes);
        // The bar lies in the margin of the lanes, so that no drag makes them narrower.
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        ScrollArea::vertical().id_salt("scroll").auto_shrink(false).show(ui, |ui| {
            let inner = egui::Frame::new().inner_margin(Margin::symmetric(10, 10));
            inner.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 9.0;
                let pack = std::sync::Arc::clone(cx.session.pack());
                for (index, platform) in pack.platforms.iter().enumerate() {
                    if platform.tier == tier {
                        let cards = placed.get(index).map_or(&[][..], Vec::as_slice);
                        lane::lane_ui(ui, cx, platform, cards);
                    }
                }
            });
        });
    });
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
}

/// The tier's name, what it lets out, and how much of it the plan reaches.
fn header_ui(ui: &mut Ui, cx: &Cx<'_>, tier: Tier, column: Rect) -> Rect {
    let tokens = widgets::tokens(ui);
    let (accent, tint) = tokens.tier(tier);
    let pack = cx.session.pack();
    let painter = ui.painter();
    let (left, width) = (column.left() + size::PAD, column.width() - 2.0 * size::PAD);
    let name = explain::tier(pack, tier).to_owned();
    let name = painter.layout_no_wrap(name, theme::bold(size::TITLE), accent);
    let means = pack.tier(tier).map_or("", |t| text::of(&t.means)).to_owned();
    let means = painter.layout(means, theme::regular(size::SMALL), tokens.soft, width);
    // Two lines for each, so that the three columns begin at one height.
    let two_lines = 2.0 * ui.text_style_height(&egui::TextStyle::Small);
    let name_top = column.top() + 10.0;
    let means_top = name_top + name.size().y + 2.0;
    let meter_top = means_top + means.size().y.max(two_lines) + 7.0;
    let rect = Rect::from_min_max(column.min, pos2(column.right(), meter_top + 17.0));
    let mut corner = CornerRadius::same(size::BOX_CORNER);
    (corner.sw, corner.se) = (0, 0);
    painter.rect_filled(rect, corner, tint);
    let states = cx.session.evaluation().tiers.row(tier.index());
    let count = words::of_total(cx.session.evaluation().tiers.reached(tier.index()), states.len());
    let count = painter.layout_no_wrap(count, theme::bold(size::SMALL), accent);
    let count_left = column.right() - size::PAD - count.size().x;
    painter.galley(pos2(count_left, name_top + 4.0), count, accent);
    let told = words::insight_verdict(name.text(), means.text());
    let heading = ui.interact(rect, ui.scope_id().with("heading"), Sense::hover());
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &told));
    painter.galley(pos2(left, name_top), name, accent);
    painter.galley(pos2(left, means_top), means, tokens.soft);
    let meter = Rect::from_min_size(pos2(left, meter_top), vec2(width, 7.0));
    meter_ui(ui, cx, tier, meter);
    rect
}

/// The tier's cells as a bar of one piece for each, best first.
fn meter_ui(ui: &Ui, cx: &Cx<'_>, tier: Tier, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let states = cx.session.evaluation().tiers.row(tier.index());
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(3), tokens.line);
    let (accent, _) = tokens.tier(tier);
    let mut left = rect.left();
    let piece = rect.width() / f32::from(u16::try_from(states.len().max(1)).unwrap_or(u16::MAX));
    for state in State::BEST_FIRST {
        let colour = match state {
            State::Individual => accent,
            State::Aggregate => accent.gamma_multiply(0.5),
            State::Locked => tokens.bar_locked,
            _ => break,
        };
        for _ in states.iter().filter(|s| **s == state) {
            let part =
                Rect::from_min_size(pos2(left, rect.top()), vec2(piece - 2.0, rect.height()));
            painter.rect_filled(part, CornerRadius::same(3), colour);
            left += piece;
        }
    }
    let response = ui.interact(rect.expand(3.0), ui.scope_id().with("meter"), Sense::hover());
    let sentence = explain::coverage(cx.session.pack(), tier, states);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, &sentence));
    response.on_hover_text(sentence);
}

/// While something is dragged near an edge, the column scrolls on.
fn scroll_near_edges(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    const EDGE: f32 = 44.0;
    const POINTS_PER_SECOND: f32 = 900.0;
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let dragging = cx.view.lift.as_ref().is_some_and(|lift| !lift.by_keys);
    if !dragging || at.x < rect.left() || at.x > rect.right() || !rect.expand(EDGE).contains(at) {
        return;
    }
    let up = (rect.top() + EDGE - at.y).clamp(0.0, EDGE);
    let down = (at.y - rect.bottom() + EDGE).clamp(0.0, EDGE);
    let speed = (up - down) / EDGE * POINTS_PER_SECOND;
    if speed.abs() > 1.0 {
        ui.scroll_with_delta(vec2(0.0, speed * ui.input(|i| i.stable_dt).min(0.05)));
        ui.ctx().request_repaint();
    }
}

/// The height of the invitation, in points.
const INVITATION: f32 = 96.0;

/// An empty board says what it is for and offers two examples.
fn invitation_ui(ui: &mut Ui, cx: &mut Cx<'_>, strip: Rect) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::BOX_CORNER);
    let line = Stroke::new(1.0, tokens.accent);
    ui.painter().rect(strip, corner, tokens.accent_bg, line, StrokeKind::Inside);
    let inner = strip.shrink2(vec2(16.0, 10.0));
    let (text, buttons) = inner.split_left_right_at_fraction(0.68);
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(egui::RichText::new(words::empty_title()).font(theme::bold(size::TITLE)));
        let text = egui::RichText::new(words::empty_text()).font(theme::regular(size::SMALL));
        ui.label(text.color(tokens.soft));
    });
    let builder = UiBuilder::new().max_rect(buttons.with_min_x(buttons.left() + 16.0));
    ui.scope_builder(builder, |ui| {
        for (index, name) in [(0, words::example_skincare()), (2, words::example_sports())] {
            let button = egui::Button::new(name).min_size(vec2(ui.available_width(), 32.0));
            if ui.add(button).clicked() {
                cx.push(Intent::Open(Source::Example(index)));
            }
        }
    });
}

/// The word and the sign of every verdict that a card shows.
fn chips_of(
    ui: &Ui,
    cx: &Cx<'_>,
    verdicts: &[crate::model::engine::Verdict],
) -> (Vec<widgets::Chip>, Vec<usize>) {
    let pack = cx.session.pack();
    let shown = Shown::of(pack, &cx.session.plan().goals, verdicts);
    let named = |insight: usize| pack.insights.get(insight).map_or("", |i| text::of(&i.name));
    let (mut chips, mut insights): (Vec<_>, Vec<_>) = shown
        .signs
        .iter()
        .map(|(sign, insight)| (widgets::Chip::new(ui, *sign, named(*insight)), *insight))
        .unzip();
    if shown.more > 0 {
        chips.push(widgets::Chip::bare(ui, &format!("+{}", shown.more)));
        insights.push(usize::MAX);
    }
    (chips, insights)
}
