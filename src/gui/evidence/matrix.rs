//! The platform × insight matrix: what the brand will know, platform by platform.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Align2, CornerRadius, Galley, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::{self, size};
use crate::gui::view::{Cx, Intent};
use crate::gui::widgets::{self, Sign, paint_focus, paint_sign};
use crate::model::coverage::State;
use crate::model::pack::{Insight, Pack, Platform};
use crate::text::{self, explain, window as words};

/// The height of a row, in points.
const ROW: f32 = 20.0;
/// How far slanted heads lean out to the right, in points.
const LEAN: f32 = 34.0;

/// Draws the matrix. A cell is clicked to choose the touchpoint that it comes from.
pub fn matrix_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let pack = Arc::clone(cx.session.pack());
    let width = ui.available_width();
    let names = names_width(ui, &pack).min(width * 0.4);
    let columns = f32::from(u8::try_from(pack.insights.len().max(1)).unwrap_or(u8::MAX));
    let heads = heads(ui, &pack);
    let widest = heads.iter().map(|g| g.size().x).fold(0.0, f32::max);
    let room = (width - names) / columns;
    let beside = |pair: &[Arc<Galley>]| pair.iter().map(|g| g.size().x).sum::<f32>() / 2.0 + 3.0;
    // Slanted heads lean out over the last column.
    let level = heads.windows(2).all(|pair| beside(pair) <= room);
    let cell = (width - names - if level { 0.0 } else { LEAN }) / columns;
    ui.spacing_mut().item_spacing.y = 0.0;
    heads_ui(ui, &pack, heads, (names, cell), (level, widest));
    for (row, platform) in pack.platforms.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        let (accent, _) = tokens.tier(platform.tier);
        let mark = Rect::from_min_size(pos2(rect.left(), rect.top() + 4.0), vec2(3.0, ROW - 8.0));
        ui.painter().rect_filled(mark, CornerRadius::same(1), accent);
        let at = pos2(rect.left() + 9.0, rect.center().y);
        let painter = ui.painter().with_clip_rect(rect.with_max_x(rect.left() + names));
        let font = theme::regular(size::CHIP);
        painter.text(at, Align2::LEFT_CENTER, text::of(&platform.name), font, tokens.ink);
        for insight in 0..pack.insights.len() {
            let column = f32::from(u8::try_from(insight).unwrap_or(u8::MAX));
            let corner = pos2(rect.left() + names + column * cell, rect.top());
            let rect = Rect::from_min_size(corner, vec2(cell, ROW));
            cell_ui(ui, cx, (row, platform), insight, rect);
        }
    }
}

/// The room that the platforms' names take, with their mark and a gap.
fn names_width(ui: &Ui, pack: &Pack) -> f32 {
    let ink = widgets::tokens(ui).ink;
    let wide = |platform: &Platform| {
        let name = text::of(&platform.name).to_owned();
        ui.painter().layout_no_wrap(name, theme::regular(size::CHIP), ink).size().x
    };
    pack.platforms.iter().map(wide).fold(0.0, f32::max) + 15.0
}

/// The insights' names, laid out.
fn heads(ui: &Ui, pack: &Pack) -> Vec<Arc<Galley>> {
    let soft = widgets::tokens(ui).soft;
    let lay = |insight: &Insight| {
        let name: String = text::of(&insight.name).chars().take(24).collect();
        ui.painter().layout_no_wrap(name, theme::regular(size::SECTION), soft)
    };
    pack.insights.iter().map(lay).collect()
}

/// The insights' names above the columns; slanted where they would not fit side by side.
fn heads_ui(
    ui: &mut Ui,
    pack: &Pack,
    galleys: Vec<Arc<Galley>>,
    (names, cell): (f32, f32),
    (level, widest): (bool, f32),
) {
    /// About 32 degrees, in radians.
    const SLANT: f32 = -0.56;
    let tokens = widgets::tokens(ui);
    let height = if level { ROW } else { ROW + widest * SLANT.abs().sin() - 2.0 };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut left = head.left() + names;
    for (insight, galley) in pack.insights.iter().zip(galleys) {
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(cell, height));
        if level {
            let corner = pos2(left + (cell - galley.size().x) / 2.0, head.top() + 2.0);
            ui.painter().galley(corner, galley, tokens.soft);
        } else {
            let foot = pos2(left + cell / 2.0 - 9.0, head.bottom() - galley.size().y - 1.0);
            let text = TextShape::new(foot, galley, tokens.soft).with_angle(SLANT);
            ui.painter().add(text);
        }
        let id = ui.scope_id().with(("head", insight.id.as_str()));
        let hover = ui.interact(rect, id, Sense::hover());
        hover.on_hover_text(text::of(&insight.means));
        left += cell;
    }
}

fn cell_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (row, platform): (usize, &Platform),
    insight: usize,
    rect: Rect,
) {
    let tokens = widgets::tokens(ui);
    let state = cx.session.evaluation().platforms.get(row, insight);
    let name = cx.session.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
    let from = source(cx, row, insight, state);
    let sense = if from.is_some() { Sense::click() } else { Sense::hover() };
    let id = egui::Id::unique(("cell", platform.id.as_str(), insight));
    let response = ui.interact(rect, id, sense);
    let ink = match state {
        State::Individual => tokens.bar_individual,
        State::Aggregate => tokens.ink,
        State::Locked => tokens.chip_locked_ink,
        State::Available | State::Unstated | State::Withheld => tokens.faint,
    };
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(5), tokens.accent_bg);
    }
    let radius = if state == State::Withheld { 4.2 } else { 5.0 };
    paint_sign(ui.painter(), rect.center(), radius, Sign::from(state), ink);
    let told = words::cell(text::of(&platform.name), name, explain::state(state));
    response.widget_info(|| {
        let role = if from.is_some() { Role::Button } else { Role::Cell };
        WidgetInfo::labeled(role, true, &told)
    });
    if response.has_focus() {
        paint_focus(ui, rect.shrink(1.0), 5);
    }
    if response.clicked()
        && let Some(place) = from
        && let Some(touchpoint) = cx.session.plan().touchpoints.get(place)
    {
        cx.push(Intent::Select(vec![touchpoint.id]));
        cx.push(Intent::Focus(touchpoint.id));
    }
    let by = from.and_then(|place| cx.session.plan().touchpoints.get(place));
    let by = by.map(|t| explain::name(cx.session.pack(), t).to_owned());
    response.on_hover_text(words::cell_from(&told, by.as_deref()));
}

/// The touchpoint that a cell's state comes from, by its place in the plan.
fn source(cx: &Cx<'_>, row: usize, insight: usize, state: State) -> Option<usize> {
    if !matches!(state, State::Individual | State::Aggregate | State::Locked) {
        return None;
    }
    let evaluation = cx.session.evaluation();
    let engine = cx.session.engine();
    evaluation.placements.iter().enumerate().position(|(place, placement)| {
        engine.pair_parts(placement.pair).1 == row
            && evaluation.verdicts(place).get(insight).and_then(|v| State::of(*v)) == Some(state)
    })
}
