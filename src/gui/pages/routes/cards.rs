//! The ground of the map: columns, lanes, outlines, and cards.

use egui::{
    Align2, CornerRadius, EventFilter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::RoutesPage;
use super::drawing::Drawing;
use super::paint::{card_id, colour, on_screen, paint_step};
use crate::editor::{Command, Event};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::signs::{Chip, paint_sign};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_tile};
use crate::gui::kit::{icons, lines};
use crate::report::routes::Step;
use crate::report::routes::map::{Card, Map};
use crate::text::{self, words};

/// Draws columns with their heads, lanes, and the outlines of those who recognise each other.
pub(super) fn ground_ui(ui: &Ui, cx: &Cx<'_>, map: &Map, origin: Pos2) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    let line = Stroke::new(1.0, tokens.line);
    for (tier, area) in &map.columns {
        let rect = on_screen(area, origin);
        let corner = CornerRadius::same(size::BOX_CORNER);
        painter.rect_filled(rect, corner, tokens.panel);
        let (accent, tint) = tokens.tier(*tier);
        let head = rect.with_max_y(rect.top() + 40.0);
        let top = CornerRadius { sw: 0, se: 0, ..corner };
        painter.rect_filled(head, top, tint);
        painter.rect_stroke(rect, corner, line, StrokeKind::Inside);
        let Some(coverage) = cx.report.tier(*tier) else { continue };
        let at = head.left_center() + vec2(size::PAD, 0.0);
        painter.text(at, Align2::LEFT_CENTER, &coverage.name, theme::bold(size::TITLE), accent);
        let at = head.right_center() - vec2(size::PAD, 0.0);
        painter.text(at, Align2::RIGHT_CENTER, coverage.count(), theme::bold(size::SMALL), accent);
    }
    for lane in &map.lanes {
        let rect = on_screen(&lane.area, origin);
        let corner = CornerRadius::same(size::LANE_CORNER);
        painter.rect(rect, corner, tokens.lane, line, StrokeKind::Inside);
        let Some(platform) = cx.report.platforms().get(lane.platform) else { continue };
        let room = rect.width() - 20.0;
        let name = lines::one(ui, &platform.name, theme::bold(size::BODY), tokens.ink, room);
        let middle = rect.top() + 15.0;
        let after = rect.left() + 10.0 + name.size().x + 7.0;
        painter.galley(pos2(rect.left() + 10.0, middle - name.size().y / 2.0), name, tokens.ink);
        let beside = if lane.is_empty { words::lane_empty() } else { &platform.beside };
        if rect.right() - after > 40.0 {
            let font = theme::regular(size::SMALL);
            let beside = lines::one(ui, beside, font, tokens.soft, rect.right() - after - 8.0);
            painter.galley(pos2(after, middle - beside.size().y / 2.0), beside, tokens.soft);
        }
    }
    for outline in &map.outlines {
        let rect = on_screen(&outline.area, origin);
        let soft = Stroke::new(1.5, tokens.key_line);
        painter.rect(rect, CornerRadius::same(14), tokens.key_bg, soft, StrokeKind::Inside);
        let Some(same) = cx.report.routes().same.get(outline.same) else { continue };
        let keys = same.key();
        let name =
            lines::one(ui, &keys, theme::regular(size::SMALL), tokens.panel, rect.width() - 40.0);
        let tag = Rect::from_min_size(
            pos2(rect.right() - name.size().x - 30.0, rect.top() + 3.0),
            vec2(name.size().x + 18.0, 18.0),
        );
        painter.rect_filled(tag, CornerRadius::same(9), tokens.key);
        painter.galley(tag.center() - name.size() / 2.0, name, tokens.panel);
    }
}

/// Draws all cards.
pub(super) fn cards_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut RoutesPage,
    map: &Map,
    origin: Pos2,
) {
    let clip = ui.clip_rect();
    let all_drawn = map.cards.len() <= crate::gui::pages::board::COMPACT_ABOVE;
    for card in &map.cards {
        let rect = on_screen(&card.area, origin);
        if all_drawn || rect.expand(80.0).intersects(clip) || page.wants_focus == Some(card.id) {
            card_ui(ui, cx, page, (card, map), rect);
        }
    }
}

fn card_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut RoutesPage,
    (card, map): (&Card, &Map),
    rect: Rect,
) {
    let tokens = widgets::tokens(ui);
    let response = ui.interact(rect, card_id(card.id), Sense::click_and_drag());
    let selected = cx.editor.session().is_selected(card.id);
    let step = page.drawing.as_ref().and_then(|drawing| drawing.step(card.place));
    response.widget_info(|| {
        let said = cx.report.says(card.place).to_owned();
        let said = step.map_or(said.clone(), |step| text::labelled(said, step.word()));
        WidgetInfo::selected(Role::ListBoxOption, true, selected, said)
    });
    if page.wants_focus == Some(card.id) {
        page.wants_focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if page.drawing.as_ref().is_some_and(|drawing| drawing.by_keys) && response.has_focus() {
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    follow(cx, page, card, &response);
    let hovered = response.hovered();
    let line = match (selected, hovered) {
        (true, _) => Stroke::new(2.0, tokens.accent),
        (false, true) => Stroke::new(1.0, tokens.line_strong),
        _ => Stroke::new(1.0, tokens.line),
    };
    let corner = CornerRadius::same(if map.dense { 6 } else { size::CARD_CORNER });
    ui.painter().rect(rect, corner, tokens.card, line, StrokeKind::Inside);
    if map.dense {
        row(ui, cx, card, rect);
    } else {
        body(ui, cx, card, rect);
    }
    if let Some(drawing) = &page.drawing {
        draw_ui(ui, (drawing, card, step), rect);
    } else if hovered {
        // Where an arrow is drawn from.
        for edge in [rect.left_center(), rect.right_center()] {
            ui.painter().circle(edge, 5.0, tokens.card, Stroke::new(1.5, tokens.accent));
        }
    }
    if response.has_focus() {
        widgets::paint_focus(ui, rect, corner.nw);
    }
    menu_ui(cx, card, &response);
}

/// Selects a card on a click, or when it gets the keyboard focus; begins an arrow when it is dragged.
fn follow(cx: &mut Cx<'_>, page: &mut RoutesPage, card: &Card, response: &Response) {
    let selected = cx.editor.session().is_selected(card.id);
    if response.drag_started_by(egui::PointerButton::Primary) {
        page.chosen = None;
        page.drawing = Some(Drawing::new(cx.report, card.id, false));
    }
    if response.clicked() {
        response.request_focus();
        page.chosen = None;
        cx.push(Intent::Send(Event::Select(vec![card.id])));
    } else if response.gained_focus() && !selected && page.drawing.is_none() {
        cx.select(vec![card.id]);
        response.scroll_to_me(None);
    }
}

fn menu_ui(cx: &mut Cx<'_>, card: &Card, response: &Response) {
    egui::Popup::context_menu(response).show(|ui| {
        if ui.button(words::draw_route()).clicked() {
            cx.push(Intent::Send(Event::Select(vec![card.id])));
            cx.push(Intent::Run(Command::DrawRoute));
            ui.close();
        }
        if ui.button(words::look_on_board()).clicked() {
            cx.push(Intent::Run(Command::PageBoard));
            cx.push(Intent::Focus(card.id));
            ui.close();
        }
    });
}

/// The name of a card, and its chips as far as there is room.
fn body(ui: &Ui, cx: &Cx<'_>, card: &Card, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let Some(shown) = cx.report.card(card.place) else { return };
    let tile = Rect::from_min_size(rect.min + vec2(8.0, 7.0), vec2(size::TILE, size::TILE));
    if let Some(touchpoint) = cx.report.plan().touchpoints.get(card.place) {
        paint_tile(ui, tile, icons::of_kind(touchpoint.kind.as_str()));
    }
    let left = tile.right() + 8.0;
    let name =
        lines::one(ui, &shown.name, theme::bold(size::BODY), tokens.ink, rect.right() - left - 8.0);
    ui.painter().galley(pos2(left, tile.center().y - name.size().y / 2.0), name, tokens.ink);
    let mut corner = rect.min + vec2(8.0, 33.0);
    let mut others = shown.more + shown.chips.len();
    for chip in &shown.chips {
        let drawn = Chip::new(ui, chip.sign, cx.report.insight(chip.insight));
        let more = if others > 1 { 34.0 } else { 0.0 };
        if corner.x + drawn.width + more > rect.right() - 8.0 {
            break;
        }
        let _ = drawn.paint(ui.painter(), tokens, corner);
        corner.x += drawn.width + 4.0;
        others -= 1;
    }
    if others > 0 {
        let _ = Chip::bare(ui, &format!("+{others}")).paint(ui.painter(), tokens, corner);
    }
}

/// A card in one line: its name, and the best of its signs.
fn row(ui: &Ui, cx: &Cx<'_>, card: &Card, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let Some(shown) = cx.report.card(card.place) else { return };
    let middle = rect.center().y;
    let sign = shown.chips.first().map(|chip| chip.sign);
    if let Some(sign) = sign {
        let ink = tokens.style(sign.into()).chip_ink;
        paint_sign(ui.painter(), pos2(rect.left() + 13.0, middle), 4.4, sign, ink);
    }
    let left = rect.left() + 24.0;
    let font = theme::bold(size::SMALL);
    let name = lines::one(ui, &shown.name, font, tokens.ink, rect.right() - left - 8.0);
    ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, tokens.ink);
}

/// While an arrow is drawn, each card says what the route would be.
fn draw_ui(ui: &Ui, (drawing, card, step): (&Drawing, &Card, Option<Step>), rect: Rect) {
    let tokens = widgets::tokens(ui);
    if drawing.from == card.id {
        let line = Stroke::new(2.0, tokens.accent);
        let corner = CornerRadius::same(size::CARD_CORNER);
        ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
        return;
    }
    let Some(step) = step else { return };
    let ink = colour(ui, step);
    let word = ui.painter().layout_no_wrap(step.word().to_owned(), theme::bold(size::SMALL), ink);
    let high = 20.0_f32.min(rect.height() - 4.0);
    let tag = Rect::from_min_max(
        pos2(rect.right() - word.size().x - 30.0, rect.bottom() - 4.0 - high),
        pos2(rect.right() - 4.0, rect.bottom() - 4.0),
    );
    let line = Stroke::new(1.0, ink);
    ui.painter().rect(tag, CornerRadius::same(10), tokens.card, line, StrokeKind::Inside);
    paint_step(ui.painter(), pos2(tag.left() + 11.0, tag.center().y), step, ink);
    ui.painter().galley(pos2(tag.left() + 20.0, tag.center().y - word.size().y / 2.0), word, ink);
    if drawing.over == Some(card.id) {
        let line = Stroke::new(2.5, ink);
        let corner = CornerRadius::same(size::CARD_CORNER);
        ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
    }
}
