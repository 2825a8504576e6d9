//! A card: one touchpoint with its chips. It can be dragged anywhere.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    CornerRadius, Galley, Key, Modifiers, Popup, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::Board;
use super::chips::{Laid, chip_at, chips_at, paint_chips, verdicts_ui};
use super::hits::CardHit;
use super::menu::card_menu;
use crate::editor::Event;
use crate::editor::carried::Item;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::icons;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_focus, paint_tile};
use crate::model::pack::Platform;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::report::{self, Card};
use crate::text::{self, sentences, stage, words};

const INNER: Vec2 = vec2(9.0, 7.0);
/// The height of a row where cards are compact, in points.
const ROW: f32 = 30.0;

/// The id of a card's widget. It depends on the touchpoint only, so that the focus follows a move.
#[must_use]
pub fn card_id(id: TouchpointId) -> egui::Id {
    egui::Id::unique(("card", id.0))
}

/// Draws the card of the touchpoint at this place of the plan.
pub fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, board: &mut Board, platform: &Platform, place: usize) {
    let report = cx.report;
    let (Some(touchpoint), Some(card)) = (report.plan().touchpoints.get(place), report.card(place))
    else {
        return;
    };
    let width = ui.available_width();
    let Laid { chips, insights, places, height: chips_height } =
        chips_at(ui, report, &card.chips, card.more, width - 2.0 * INNER.x);
    let chips_height = if chips.is_empty() { 0.0 } else { chips_height + 6.0 };
    let used = places.last().zip(chips.last()).map(|(at, chip)| at.x + chip.width + 8.0);
    let beside = used.map_or(0.0, |used| width - 2.0 * INNER.x - used);
    let heading = Title::lay(ui, card, width - 2.0 * INNER.x - size::TILE - 8.0, beside);
    let height = 2.0 * INNER.y + heading.height() + chips_height;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, card_id(touchpoint.id), Sense::click_and_drag());
    let carried = board.carries(touchpoint.id);
    let selected = cx.editor.session().is_selected(touchpoint.id);
    paint_frame(ui, rect, &response, (selected, carried));
    paint_change(ui, cx, rect, place);
    let tile = Rect::from_min_size(rect.min + INNER, Vec2::splat(size::TILE));
    paint_tile(ui, tile, icons::of_kind(touchpoint.kind.as_str()));
    let corner = pos2(rect.left() + INNER.x, tile.top() + heading.height() + 6.0);
    let elided = heading.paint(ui, pos2(tile.right() + 8.0, tile.top()), rect.max - INNER);
    let chips = paint_chips(ui, &chips, &insights, &places, corner);
    if carried || board.dims(touchpoint.id) {
        veil(ui, rect);
    }
    let response = hover(cx, board, response, card, &chips, elided);
    interact(ui, cx, board, (platform, touchpoint, card), &response);
}

/// Draws cards as rows of one height, and only those that can be seen.
pub fn rows_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    platform: &Platform,
    cards: &[usize],
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let plan = cx.report.plan();
    let count = f32::from(u16::try_from(cards.len()).unwrap_or(u16::MAX));
    let (_, all) = ui.allocate_space(vec2(ui.available_width(), count * ROW));
    let clip = ui.clip_rect();
    let mut top = all.top();
    for place in cards {
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), ROW - 2.0));
        top += ROW;
        let Some(touchpoint) = plan.touchpoints.get(*place) else { continue };
        if [board.wants_focus, board.reveals].contains(&Some(touchpoint.id)) {
            ui.scroll_to_rect(rect, None);
        } else if rect.bottom() < clip.top() - 2.0 * ROW || rect.top() > clip.bottom() + 2.0 * ROW {
            // Two more rows are drawn at each end, so that Tab can reach them.
            continue;
        }
        row_ui(ui, cx, board, (platform, touchpoint, *place), rect);
    }
}

fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    (platform, touchpoint, place): (&Platform, &Touchpoint, usize),
    rect: Rect,
) {
    let Some(card) = cx.report.card(place) else { return };
    let tokens = widgets::tokens(ui);
    let response = ui.interact(rect, card_id(touchpoint.id), Sense::click_and_drag());
    let selected = cx.editor.session().is_selected(touchpoint.id);
    paint_frame(ui, rect, &response, (selected, board.carries(touchpoint.id)));
    paint_change(ui, cx, rect, place);
    let verdicts: Vec<_> = cx.report.verdicts(place).collect();
    let mut right = rect.right() - 12.0;
    let mut signs = Vec::with_capacity(verdicts.len());
    for (insight, verdict) in verdicts.iter().enumerate().rev() {
        let ink = tokens.style(verdict.role).chip_ink;
        paint_sign(ui.painter(), pos2(right, rect.center().y), 4.5, verdict.sign, ink);
        signs.push((
            insight,
            Rect::from_center_size(pos2(right, rect.center().y), Vec2::splat(15.0)),
        ));
        right -= 15.0;
    }
    let left = rect.left() + INNER.x;
    let elided = paint_name(ui, &card.name, pos2(left, rect.center().y), right - left);
    if board.dims(touchpoint.id) {
        veil(ui, rect);
    }
    let response = hover(cx, board, response, card, &signs, elided);
    interact(ui, cx, board, (platform, touchpoint, card), &response);
}

fn paint_frame(ui: &Ui, rect: Rect, response: &Response, (selected, carried): (bool, bool)) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::CARD_CORNER);
    let raised = response.hovered() && !carried;
    let shadow = egui::Shadow {
        offset: [0, if raised { 2 } else { 1 }],
        blur: if raised { 8 } else { 3 },
        spread: 0,
        color: tokens.shadow.gamma_multiply(if raised { 0.8 } else { 0.5 }),
    };
    ui.painter().add(shadow.as_shape(rect, corner));
    ui.painter().rect_filled(rect, corner, tokens.card);
    let line = match (selected, raised) {
        (true, _) => Stroke::new(2.0, tokens.accent),
        (false, true) => Stroke::new(1.0, tokens.line_strong),
        (false, false) => Stroke::new(1.0, tokens.line),
    };
    ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
    if response.has_focus() {
        paint_focus(ui, rect, size::CARD_CORNER);
    }
}

/// What has changed about a card since the plan that this one is compared with.
fn change_of(cx: &Cx<'_>, place: usize) -> Option<String> {
    let compared = cx.editor.compared()?;
    if compared.added_or_changed(place)? {
        return Some(words::added().to_owned());
    }
    let (_, _, differences) = compared.changed.iter().find(|(_, new, _)| *new == place)?;
    let pack = cx.report.pack();
    let said = differences.iter().map(|difference| stage::difference(pack, difference));
    Some(text::labelled(words::changed(), text::parts(&said.collect::<Vec<_>>())))
}

/// Dims a card.
fn veil(ui: &Ui, rect: Rect) {
    let veil = widgets::tokens(ui).lane.gamma_multiply(0.7);
    ui.painter().rect_filled(rect, CornerRadius::same(size::CARD_CORNER), veil);
}

/// Marks a card that has been added or changed since the plan that this one is compared with.
fn paint_change(ui: &Ui, cx: &Cx<'_>, rect: Rect, place: usize) {
    let Some(added) = cx.editor.compared().and_then(|c| c.added_or_changed(place)) else { return };
    let role = if added { report::Role::Added } else { report::Role::Changed };
    let colour = widgets::tokens(ui).style(role).mark;
    let bar = Rect::from_min_size(rect.min + vec2(2.0, 8.0), vec2(3.0, rect.height() - 16.0));
    // A change is a broken line, so that it needs no colour.
    let gap = if added { 0.0 } else { bar.height() * 0.3 };
    for (top, bottom) in
        [(bar.top(), bar.center().y - gap / 2.0), (bar.center().y + gap / 2.0, bar.bottom())]
    {
        let part = Rect::from_min_max(pos2(bar.left(), top), pos2(bar.right(), bottom));
        ui.painter().rect_filled(part, CornerRadius::same(2), colour);
    }
}

/// The name of a card on up to two lines. Its phase and budget stand beside the last chips, or
/// below the name if there is no room.
struct Title {
    name: Arc<Galley>,
    facts: Arc<Galley>,
    below: bool,
    elided: bool,
}

impl Title {
    /// Lays it out in a width; `beside` is what the last line of chips leaves.
    fn lay(ui: &Ui, card: &Card, width: f32, beside: f32) -> Self {
        let (name, elided) = lay_name(ui, &card.name, width, 2);
        let (font, ink) = (theme::regular(size::SMALL), widgets::tokens(ui).soft);
        let mut job = LayoutJob::simple_singleline(card.facts.clone(), font, ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(20.0));
        let facts = ui.painter().layout_job(job);
        let below = !card.facts.is_empty() && facts.size().x > beside;
        Self { name, facts, below, elided }
    }

    /// From the top of the tile beside it to where the name begins: one line is centred.
    fn top(&self) -> f32 {
        let line = self.name.rows.first().map_or(0.0, |row| row.height());
        ((size::TILE - line) / 2.0).max(0.0)
    }

    fn height(&self) -> f32 {
        let facts = if self.below { self.facts.size().y } else { 0.0 };
        (self.top() + self.name.size().y + facts).max(size::TILE)
    }

    /// Paints it from a corner on, or its facts into the lower right corner of the card; returns
    /// whether the name is cut.
    fn paint(self, ui: &Ui, corner: Pos2, last: Pos2) -> bool {
        let (tokens, painter) = (widgets::tokens(ui), ui.painter());
        let at = corner + vec2(0.0, self.top());
        let right = last - self.facts.size() - vec2(0.0, 2.0);
        let facts = if self.below { at + vec2(0.0, self.name.size().y) } else { right };
        painter.galley(at, self.name, tokens.ink);
        painter.galley(facts, self.facts, tokens.soft);
        self.elided
    }
}

/// Lays out a name on up to this many lines. Returns it, and whether it was cut.
fn lay_name(ui: &Ui, name: &str, width: f32, rows: usize) -> (Arc<Galley>, bool) {
    /// More characters than any card shows: laying out a very long name would be slow.
    const MOST: usize = 160;
    let tokens = widgets::tokens(ui);
    let line: String =
        name.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut job = LayoutJob::simple_singleline(line, theme::bold(size::BODY), tokens.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(20.0));
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided || name.chars().nth(MOST).is_some();
    (galley, elided)
}

/// Paints a name on one line. Returns whether it was cut.
fn paint_name(ui: &Ui, name: &str, left_centre: Pos2, width: f32) -> bool {
    let tokens = widgets::tokens(ui);
    let (galley, elided) = lay_name(ui, name, width, 1);
    let top = left_centre.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left_centre.x, top), galley, tokens.ink);
    elided
}

fn hover(
    cx: &Cx<'_>,
    board: &Board,
    response: Response,
    card: &Card,
    chips: &[(usize, Rect)],
    elided: bool,
) -> Response {
    let chip = response.hover_pos().and_then(|at| chip_at(chips, at));
    if board.carried.is_some() || !response.hovered() {
        return response;
    }
    match chip {
        Some(chip) => response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(320.0);
            verdicts_ui(ui, cx.report, (card.place, chips), chip);
        }),
        None if response.hovered()
            && let Some(change) = change_of(cx, card.place) =>
        {
            response.on_hover_text_at_pointer(change)
        }
        None if let Some(open) = &card.openness => response.on_hover_text_at_pointer(&open.says),
        None if elided => response.on_hover_text_at_pointer(sentences::shortened(&card.name)),
        None => response,
    }
}

fn interact(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    (platform, touchpoint, card): (&Platform, &Touchpoint, &Card),
    response: &Response,
) {
    let (id, session) = (touchpoint.id, cx.editor.session());
    let rect = response.rect.intersect(ui.clip_rect());
    board.hits.cards.push(CardHit { id, platform: platform.id.clone(), rect });
    let selected = session.is_selected(id);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, true, selected, cx.report.says(card.place))
    });
    if response.drag_started_by(egui::PointerButton::Primary) {
        response.dnd_set_drag_payload(Item::Cards(session.dragged_with(id)));
        if !selected {
            cx.select(vec![id]);
        }
    }
    follow_keyboard(ui, cx, board, id, response);
    let by_key =
        response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10));
    if (by_key || response.secondary_clicked()) && !selected {
        cx.select(vec![id]);
    }
    let popup = Popup::context_menu(response);
    let popup =
        if by_key { popup.open_memory(Some(egui::SetOpenCommand::Bool(true))) } else { popup };
    // If it was opened by keyboard, the menu is below the card.
    let from_pointer = Popup::position_of_id(ui.ctx(), popup.get_id()).is_some();
    let popup = if from_pointer || response.secondary_clicked() {
        popup
    } else {
        popup.anchor(egui::PopupAnchor::ParentRect(response.rect))
    };
    popup.show(|ui| card_menu(ui, cx, touchpoint));
}

/// Selects the card on a click, or when it gets the keyboard focus; focuses it if the board asks.
fn follow_keyboard(
    ui: &Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    id: TouchpointId,
    response: &Response,
) {
    let selected = cx.editor.session().is_selected(id);
    let (adding, any_down) =
        ui.input(|i| (i.modifiers.command || i.modifiers.shift, i.pointer.any_down()));
    // Arrow keys move the focus between two frames, which `gained_focus` does not notice.
    let came = response.has_focus() && board.keyboard_on[1] != Some(id);
    if response.has_focus() {
        board.keyboard_on[0] = Some(id);
    }
    if response.clicked() {
        response.request_focus();
        cx.push(Intent::Send(if adding { Event::Toggle(id) } else { Event::Select(vec![id]) }));
    } else if came && !any_down {
        // The selection follows the focus, as in any list. Shift may be held, for Shift+Tab.
        if !selected && !ui.input(|i| i.modifiers.command) {
            cx.select(vec![id]);
        }
        response.scroll_to_me(None);
    }
    if board.reveals.take_if(|revealed| *revealed == id).is_some() {
        response.scroll_to_me(None);
    }
    if board.wants_focus == Some(id) {
        board.wants_focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
}
