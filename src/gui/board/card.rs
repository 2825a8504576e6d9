//! A card: one touchpoint with its chips. The whole card is the handle.

use egui::{
    CornerRadius, Key, Modifiers, Popup, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::lane::{chip_at, chip_covers, paint_chips, verdict_lines};
use crate::gui::command::Command;
use crate::gui::session::needing;
use crate::gui::theme::{self, size};
use crate::gui::view::{CardRect, Cx, Intent, Item};
use crate::gui::widgets::{self, Sign, paint_focus, paint_sign, paint_tile, wrap_chips};
use crate::gui::{icons, menus};
use crate::model::action::Action;
use crate::model::pack::Platform;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::text::{explain, window as words};

const INNER: Vec2 = vec2(9.0, 7.0);
/// The height of a row where cards are compact, in points.
const ROW: f32 = 30.0;

/// The id of a card's widget: of the touchpoint and not of its place, so that focus follows it.
#[must_use]
pub fn card_id(id: TouchpointId) -> egui::Id {
    egui::Id::unique(("card", id.0))
}

/// Draws the card of the touchpoint at this place of the plan.
pub fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, platform: &Platform, place: usize) {
    let plan = std::sync::Arc::clone(cx.session.plan());
    let Some(touchpoint) = plan.touchpoints.get(place) else { return };
    let tokens = widgets::tokens(ui);
    let (chips, insights) = super::chips_of(ui, cx, cx.session.evaluation().verdicts(place));
    let width = ui.available_width();
    let (places, chips_height) = wrap_chips(&chips, width - 2.0 * INNER.x);
    let chips_height = if chips.is_empty() { 0.0 } else { chips_height + 6.0 };
    let height = 2.0 * INNER.y + size::TILE + chips_height;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, card_id(touchpoint.id), Sense::click_and_drag());
    let lifted = is_lifted(cx, touchpoint.id);
    let look = Look { selected: cx.session.is_selected(touchpoint.id), lifted };
    paint_frame(ui, rect, &response, look);
    let tile = Rect::from_min_size(rect.min + INNER, Vec2::splat(size::TILE));
    paint_tile(ui, tile, icons::of_kind(touchpoint.kind.as_str()));
    let room = rect.right() - INNER.x - tile.right() - 8.0;
    let name = explain::name(cx.session.pack(), touchpoint);
    let elided = paint_name(ui, name, pos2(tile.right() + 8.0, tile.center().y), room);
    let corner = pos2(rect.left() + INNER.x, tile.bottom() + 6.0);
    let chips = paint_chips(ui, &chips, &insights, &places, corner);
    if lifted {
        let veil = tokens.lane.gamma_multiply(0.6);
        ui.painter().rect_filled(rect, CornerRadius::same(size::CARD_CORNER), veil);
    }
    let response = hover(cx, response, place, touchpoint, &chips, elided);
    interact(ui, cx, platform, touchpoint, place, &response);
}

/// Draws cards as rows of one height, and only those that can be seen.
pub fn rows_ui(ui: &mut Ui, cx: &mut Cx<'_>, platform: &Platform, cards: &[usize]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let plan = std::sync::Arc::clone(cx.session.plan());
    let count = f32::from(u16::try_from(cards.len()).unwrap_or(u16::MAX));
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), count * ROW));
    let clip = ui.clip_rect();
    let mut top = all.top();
    for place in cards {
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), ROW - 2.0));
        top += ROW;
        let Some(touchpoint) = plan.touchpoints.get(*place) else { continue };
        if cx.session.wants_focus == Some(touchpoint.id) {
            ui.scroll_to_rect(rect, None);
        } else if rect.bottom() < clip.top() - 2.0 * ROW || rect.top() > clip.bottom() + 2.0 * ROW {
            // Two rows beyond are drawn, so that Tab can go on to them.
            continue;
        }
        row_ui(ui, cx, platform, touchpoint, *place, rect);
    }
}

fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    platform: &Platform,
    touchpoint: &Touchpoint,
    place: usize,
    rect: Rect,
) {
    let tokens = widgets::tokens(ui);
    let response = ui.interact(rect, card_id(touchpoint.id), Sense::click_and_drag());
    let lifted = is_lifted(cx, touchpoint.id);
    let look = Look { selected: cx.session.is_selected(touchpoint.id), lifted };
    paint_frame(ui, rect, &response, look);
    let verdicts = cx.session.evaluation().verdicts(place);
    let mut right = rect.right() - 12.0;
    let mut signs = Vec::with_capacity(verdicts.len());
    for (insight, verdict) in verdicts.iter().enumerate().rev() {
        let sign = Sign::from(*verdict);
        let (_, _, ink) = widgets::chip_colours(tokens, sign);
        paint_sign(ui.painter(), pos2(right, rect.center().y), 4.5, sign, ink);
        signs.push((
            insight,
            Rect::from_center_size(pos2(right, rect.center().y), Vec2::splat(15.0)),
        ));
        right -= 15.0;
    }
    let left = rect.left() + INNER.x;
    let name = explain::name(cx.session.pack(), touchpoint);
    let elided = paint_name(ui, name, pos2(left, rect.center().y), right - left);
    let response = hover(cx, response, place, touchpoint, &signs, elided);
    interact(ui, cx, platform, touchpoint, place, &response);
}

fn is_lifted(cx: &Cx<'_>, id: TouchpointId) -> bool {
    cx.view.lift.as_ref().is_some_and(|l| matches!(&l.item, Item::Cards(ids) if ids.contains(&id)))
}

#[derive(Clone, Copy)]
struct Look {
    selected: bool,
    lifted: bool,
}

fn paint_frame(ui: &Ui, rect: Rect, response: &Response, look: Look) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::CARD_CORNER);
    let raised = response.hovered() && !look.lifted;
    let shadow = egui::Shadow {
        offset: [0, if raised { 2 } else { 1 }],
        blur: if raised { 8 } else { 3 },
        spread: 0,
        color: tokens.shadow.gamma_multiply(if raised { 0.8 } else { 0.5 }),
    };
    ui.painter().add(shadow.as_shape(rect, corner));
    ui.painter().rect_filled(rect, corner, tokens.card);
    let line = match (look.selected, raised) {
        (true, _) => Stroke::new(2.0, tokens.accent),
        (false, true) => Stroke::new(1.0, tokens.line_strong),
        (false, false) => Stroke::new(1.0, tokens.line),
    };
    ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
    if response.has_focus() {
        paint_focus(ui, rect, size::CARD_CORNER);
    }
}

/// Paints a name on one line; says whether it had to be cut.
fn paint_name(ui: &Ui, name: &str, left_centre: Pos2, room: f32) -> bool {
    /// More characters than any card shows; shaping a longer name would cost more than the board.
    const MOST: usize = 160;
    let tokens = widgets::tokens(ui);
    let line: String =
        name.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job =
        egui::text::LayoutJob::simple_singleline(line, theme::bold(size::BODY), tokens.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided || name.chars().nth(MOST).is_some();
    let top = left_centre.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left_centre.x, top), galley, tokens.ink);
    elided
}

fn hover(
    cx: &Cx<'_>,
    response: Response,
    place: usize,
    touchpoint: &Touchpoint,
    chips: &[(usize, Rect)],
    elided: bool,
) -> Response {
    let chip = response.hover_pos().and_then(|at| chip_at(chips, at));
    if cx.view.lift.is_some() || !response.hovered() {
        return response;
    }
    let name = explain::name(cx.session.pack(), touchpoint);
    match chip {
        Some(chip) => response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(320.0);
            verdict_lines(ui, cx, place, |insight| chip_covers(chips, chip, insight));
        }),
        None if elided => response.on_hover_text_at_pointer(words::shortened(name)),
        None => response,
    }
}

fn interact(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    platform: &Platform,
    touchpoint: &Touchpoint,
    place: usize,
    response: &Response,
) {
    let id = touchpoint.id;
    let visible = response.rect.intersect(ui.clip_rect());
    cx.view.cards.push(CardRect { id, platform: platform.id.clone(), rect: visible });
    response.widget_info(|| {
        let label = words::card(cx.session.engine(), cx.session.evaluation(), touchpoint, place);
        WidgetInfo::selected(Role::ListBoxOption, true, cx.session.is_selected(id), label)
    });
    if response.drag_started_by(egui::PointerButton::Primary) {
        let ids = cx.session.dragged_with(id);
        if !cx.session.is_selected(id) {
            cx.push(Intent::Select(vec![id]));
        }
        response.dnd_set_drag_payload(Item::Cards(ids));
    }
    let adding = ui.input(|i| i.modifiers.command || i.modifiers.shift);
    // Arrow keys move the keyboard between two frames, where `gained_focus` does not see it.
    let came = response.has_focus() && cx.view.keyboard_on[1] != Some(id);
    if response.has_focus() {
        cx.view.keyboard_on[0] = Some(id);
    }
    if response.clicked() {
        response.request_focus();
        cx.push(if adding { Intent::Toggle(id) } else { Intent::Select(vec![id]) });
    } else if came && !ui.input(|i| i.pointer.any_down()) {
        // The selection follows the keyboard, as in any list. Shift is held for going back.
        if !cx.session.is_selected(id) && !ui.input(|i| i.modifiers.command) {
            cx.push(Intent::Select(vec![id]));
        }
        response.scroll_to_me(None);
    }
    if cx.session.wants_focus == Some(id) {
        response.request_focus();
        response.scroll_to_me(None);
        cx.push(Intent::Focused);
    }
    let by_key =
        response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10));
    if (by_key || response.secondary_clicked()) && !cx.session.is_selected(id) {
        cx.push(Intent::Select(vec![id]));
    }
    let popup = Popup::context_menu(response);
    let popup =
        if by_key { popup.open_memory(Some(egui::SetOpenCommand::Bool(true))) } else { popup };
    // Without a pointer, the menu opens below the card.
    let from_pointer = Popup::position_of_id(ui.ctx(), popup.get_id()).is_some();
    let popup = if from_pointer || response.secondary_clicked() {
        popup
    } else {
        popup.anchor(egui::PopupAnchor::ParentRect(response.rect))
    };
    popup.show(|ui| context_menu(ui, cx, touchpoint));
}

/// Every move as a menu entry.
fn context_menu(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    ui.set_min_width(220.0);
    let ids = cx.session.dragged_with(touchpoint.id);
    let kinds = cx.session.kinds_of(&ids);
    ui.menu_button(words::move_to(), |ui| {
        for lane in cx.session.lanes() {
            let here = lane.id == touchpoint.platform;
            if here || !cx.session.hosts_all(&lane.id, &kinds) {
                continue;
            }
            if ui.button(menus::platform_name(lane)).clicked() {
                let (ids, platform) = (ids.clone(), lane.id.clone());
                cx.out.push(Intent::Act(Action::Move { ids, platform, before: None }));
                ui.close();
            }
        }
    });
    for command in [Command::MoveUp, Command::MoveDown, Command::MoveLeft, Command::MoveRight] {
        menus::command_button(ui, cx, command);
    }
    ui.separator();
    let engine = cx.session.engine();
    let own = engine.place(touchpoint).map(|p| engine.relevant(p.pair)).unwrap_or_default();
    let relevant = cx.session.relevant(&ids);
    for condition in engine.ids_of(own) {
        let on = touchpoint.has(&condition);
        let name = cx.session.pack().condition(&condition);
        let name = name.map_or("", |c| crate::text::of(&c.name));
        let mut shown = on;
        if ui.checkbox(&mut shown, name).clicked() {
            let ids = needing(&relevant, engine, &condition);
            let conditions = vec![condition];
            cx.out.push(Intent::Act(Action::Switch { ids, conditions, on: !on }));
            ui.close();
        }
    }
    if !own.is_empty() {
        ui.separator();
    }
    for command in
        [Command::Rename, Command::Cut, Command::Copy, Command::Duplicate, Command::Delete]
    {
        menus::command_button(ui, cx, command);
    }
}
