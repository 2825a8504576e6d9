//! Drawing an arrow: by dragging from a card, or by keyboard. While it is drawn, each card says what
//! the route would be.

use egui::{Context, Key, Modifiers, Pos2, Stroke, Ui, pos2};

use super::RoutesPage;
use super::drawing::{Drawing, Stage};
use super::paint::{colour, on_screen, paint_path};
use crate::gui::intent::Cx;
use crate::gui::kit::widgets;
use crate::model::plan::TouchpointId;
use crate::report::routes::Step;
use crate::report::routes::map::{Card, Map};
use crate::text::words;

/// The keys while an arrow is drawn.
pub(super) fn follow_keys(page: &mut RoutesPage, ctx: &Context, cx: &mut Cx<'_>) {
    let Some(drawing) = page.drawing.as_mut() else { return };
    let pressed = |key: Key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        page.wants_focus = Some(drawing.from);
        page.drawing = None;
        cx.say(words::cancelled_only().to_owned());
        return;
    }
    if !drawing.by_keys || drawing.chooses() {
        return;
    }
    let Some(map) = page.made.as_ref().map(|made| &made.map) else { return };
    let at = drawing.over.unwrap_or(drawing.from);
    let keys = [
        (Key::ArrowUp, [0.0, -1.0]),
        (Key::ArrowDown, [0.0, 1.0]),
        (Key::ArrowLeft, [-1.0, 0.0]),
        (Key::ArrowRight, [1.0, 0.0]),
    ];
    for (key, towards) in keys {
        if pressed(key)
            && let Some(to) = next(map, at, towards)
        {
            drawing.over = Some(to).filter(|to| *to != drawing.from);
            page.wants_focus = Some(to);
            if let Some(place) = cx.report.plan().position(to) {
                let (name, _) = cx.report.names(place);
                let word = drawing.step(place).map_or("", Step::word);
                cx.say(crate::text::labelled(name, word));
            }
            return;
        }
    }
    if pressed(Key::Enter) || pressed(Key::Space) {
        if drawing.over.is_some() {
            drawing.stage = Stage::Chooses(false);
        } else {
            cx.say(words::drawing_by_keys().to_owned());
        }
    }
}

/// The nearest card in a direction.
fn next(map: &Map, from: TouchpointId, [right, down]: [f32; 2]) -> Option<TouchpointId> {
    let middle = |card: &Card| {
        let area = card.area;
        [f32::midpoint(area.left, area.right), f32::midpoint(area.top, area.bottom)]
    };
    let [x, y] = middle(map.card(from)?);
    let far = |card: &&Card| {
        let [to_x, to_y] = middle(card);
        let along = (to_x - x) * right + (to_y - y) * down;
        let aside = ((to_x - x) * down).abs() + ((to_y - y) * right).abs();
        (along > 1.0).then_some(along + 2.0 * aside)
    };
    let all = map.cards.iter().filter_map(|card| Some((card.id, far(&card)?)));
    all.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(id, _)| id)
}

/// Draws the line from the card to the pointer, or to the card that the keyboard has chosen.
pub(super) fn line_ui(ui: &Ui, drawing: &mut Drawing, map: &Map, origin: Pos2) {
    let Some(from) = map.card(drawing.from) else { return };
    let pointer = ui.ctx().pointer_latest_pos();
    if !drawing.by_keys && !drawing.chooses() {
        let under = pointer.and_then(|at| {
            map.cards.iter().find(|card| on_screen(&card.area, origin).contains(at))
        });
        drawing.over = under.map(|card| card.id).filter(|id| *id != drawing.from);
        if ui.input(|i| i.pointer.any_released()) {
            let found = drawing.over.is_some();
            drawing.stage = if found { Stage::Chooses(false) } else { Stage::Over };
        }
    }
    let target = drawing.over.and_then(|over| map.card(over));
    let step = target.and_then(|card| drawing.step(card.place)).unwrap_or(Step::Unstated);
    let start = on_screen(&from.area, origin);
    let end = match (target, pointer) {
        (Some(card), _) => {
            let area = on_screen(&card.area, origin);
            let x = if area.center().x < start.center().x { area.right() } else { area.left() };
            pos2(x, area.center().y)
        }
        (None, Some(at)) if !drawing.by_keys => at,
        _ => return,
    };
    let x = if end.x < start.center().x { start.left() } else { start.right() };
    let begin = pos2(x, start.center().y);
    let ink = if target.is_some() { colour(ui, step) } else { widgets::tokens(ui).accent };
    paint_path(ui.painter(), &[begin, end], step, ink, 2.4);
    ui.painter().circle(begin, 4.0, widgets::tokens(ui).card, Stroke::new(2.0, ink));
}
