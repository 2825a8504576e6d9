//! A lane: one platform with its cards, and what a drop here would yield while something is
//! carried.

use egui::{
    Align, CornerRadius, Frame, Id, Margin, Pos2, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::chips::{Laid, chips_at};
use super::{Board, COMPACT_ABOVE, card};
use crate::editor::carried::{self, Item, Preview};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_focus};
use crate::gui::suppose;
use crate::model::action::Action;
use crate::model::pack::Platform;
use crate::report;
use crate::text::{self, explain, words};

/// The opacity of a lane that cannot host what is carried.
const DIM: f32 = 0.45;
/// From one sign in a lane's head to the next, in points.
const SIGN_PITCH: f32 = 15.0;

/// Whether the board shows the lane of a platform.
pub fn is_shown(cx: &Cx<'_>, platform: &Platform) -> bool {
    cx.report.platform(&platform.id).is_none_or(|platform| platform.shown)
}

/// Draws a lane with the touchpoints at these places of the plan.
pub fn lane_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    platform: &Platform,
    cards: &[usize],
) {
    let tokens = widgets::tokens(ui);
    let session = cx.editor.session();
    let carried = board.carried.clone();
    let item = carried.as_ref().map(|carried| &carried.item);
    // A lane that is aimed at by pointer keeps its size: the preview is beside the pointer.
    let by_keys = carried.as_ref().is_some_and(|carried| carried.by_keys);
    let preview = item.and_then(|item| carried::preview(session, item, &platform.id));
    let hosts = item.is_none() || preview.is_some();
    let over = carried.as_ref().is_some_and(|c| c.over.as_ref() == Some(&platform.id));
    let target = over && hosts && preview.is_some();
    let folded = board.is_folded(session, &platform.id) && !cards.is_empty();
    let shown = Frame::new()
        .fill(if target { tokens.accent_bg } else { tokens.lane })
        .stroke(Stroke::new(1.0, if target { tokens.accent_bg } else { tokens.line }))
        .corner_radius(CornerRadius::same(size::LANE_CORNER))
        .inner_margin(Margin::symmetric(8, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            let signs = preview.as_ref().filter(|_| !by_keys);
            let head = Head { hosts, cards: cards.len(), folded };
            top_ui(ui, cx, board, platform, head, signs);
            if let (Some(item), false) = (item, hosts) {
                if by_keys {
                    // The reason itself is not dimmed.
                    widgets::soft(ui, &carried::refused(session, item, platform));
                }
                ui.multiply_opacity(DIM);
            }
            if !folded {
                cards_ui(ui, cx, board, platform, cards);
            }
            if let (Some(item), Some(preview), true) = (item, &preview, by_keys) {
                preview_ui(ui, cx, item, platform, preview, target);
            }
        });
    let rect = shown.response.rect;
    if cx.report.evaluated().view().moved(&platform.id).is_some() {
        widgets::dashed(ui, rect, size::LANE_CORNER, widgets::tokens(ui).soft);
    }
    stay_ui(ui, cx, (rect, tokens.lane), platform, cards.len());
    if target {
        widgets::dashed(ui, rect, size::LANE_CORNER, widgets::tokens(ui).accent);
        insertion_mark(ui, board);
        if carried.is_some_and(|carried| carried.by_keys) {
            ui.scroll_to_rect(rect, None);
        }
    }
    if board.reveals_lane.take_if(|revealed| *revealed == platform.id).is_some() {
        ui.scroll_to_rect(rect, Some(Align::TOP));
    }
    board.hits.lanes.push((platform.id.clone(), rect.intersect(ui.clip_rect())));
}

/// Draws the lane's head, with what a drop would yield as signs.
fn top_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    platform: &Platform,
    Head { hosts, cards, folded }: Head,
    signs: Option<&Preview>,
) {
    let Some(named) = cx.report.platform(&platform.id) else { return };
    let chips = signs.map_or_else(Vec::new, |preview| cx.report.chips(&preview.verdicts).0);
    let right = ui.max_rect().right();
    let head = ui.scope(|ui| {
        if !hosts {
            ui.multiply_opacity(DIM);
        }
        let beside = chips.iter().map(|_| SIGN_PITCH).sum::<f32>().max(COUNT);
        ui.set_max_width(ui.available_width() - beside);
        head_ui(ui, named)
    });
    let row = head.inner.rect.with_max_x(right);
    let mut at = pos2(right - 7.0, row.center().y);
    if signs.is_none() && cards > 0 {
        let ink = widgets::tokens(ui).soft.gamma_multiply(if hosts { 1.0 } else { DIM });
        let (font, count) = (theme::regular(size::SMALL), text::count(cards as u64));
        let left = pos2(right - 14.0, at.y);
        ui.painter().text(left, egui::Align2::RIGHT_CENTER, count, font, ink);
        paint_fold(ui, pos2(right - 4.0, at.y), folded, ink);
    }
    fold_ui(ui, cx, board, named, (row, cards, folded));
    for chip in chips.iter().rev() {
        let ink = widgets::tokens(ui).style(chip.role).chip_ink;
        paint_sign(ui.painter(), at, 4.5, chip.sign, ink);
        at.x -= SIGN_PITCH;
    }
}

fn cards_ui(ui: &mut Ui, cx: &mut Cx<'_>, board: &mut Board, platform: &Platform, cards: &[usize]) {
    if cx.report.plan().touchpoints.len() > COMPACT_ABOVE {
        card::rows_ui(ui, cx, board, platform, cards);
        return;
    }
    for place in cards {
        card::card_ui(ui, cx, board, platform, *place);
    }
}

/// What a lane's head says beside its name.
#[derive(Clone, Copy)]
struct Head {
    /// Whether the lane can host what is carried.
    hosts: bool,
    cards: usize,
    folded: bool,
}

/// Lets a lane be folded and unfolded at its head, its platform be supposed in another tier: from the
/// menu, or by dragging the head to another column.
fn fold_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    board: &mut Board,
    platform: &report::Platform,
    (row, cards, folded): (Rect, usize, bool),
) {
    let id = Id::unique(("fold", platform.id.as_str()));
    let head = ui.interact(row, id, Sense::click_and_drag());
    if head.drag_started_by(egui::PointerButton::Primary) {
        board.moving = Some(platform.id.clone());
    }
    head.context_menu(|ui| menu_ui(ui, cx, platform, cards));
    if cards == 0 {
        return;
    }
    let name = if folded { words::unfold(&*platform.name) } else { words::fold(&*platform.name) };
    head.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    if head.has_focus() {
        paint_focus(ui, row.expand2(vec2(3.0, 0.0)), size::CORNER);
    }
    if head.clicked() {
        board.fold_one(&platform.id);
    }
    let note = platform.note.as_str();
    head.on_hover_text(if note.is_empty() { name.as_str() } else { note });
}

/// The menu of a lane: the tiers that its platform could be in, and how to hide it.
fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, platform: &report::Platform, cards: usize) {
    widgets::soft(ui, words::suppose_tier());
    suppose::tiers_ui(ui, cx, &platform.id);
    let many = cx.report.platforms().iter().any(|platform| !platform.shown);
    if cards == 0 && many {
        ui.separator();
        if ui.button(words::hide(&*platform.name)).clicked() {
            let rest = cx.report.shown().filter(|other| other.id != platform.id);
            let rest = rest.map(|other| other.id.clone()).collect();
            cx.push(Intent::Act(Action::Show(rest)));
            ui.close();
        }
    }
}

/// Paints an arrow head that points down, or to the right for a folded lane.
fn paint_fold(ui: &Ui, at: Pos2, folded: bool, ink: egui::Color32) {
    let (across, along) =
        if folded { (vec2(0.0, 1.0), vec2(1.0, 0.0)) } else { (vec2(1.0, 0.0), vec2(0.0, 1.0)) };
    let points =
        [at - 4.0 * across - 2.0 * along, at + 2.0 * along, at + 4.0 * across - 2.0 * along];
    ui.painter().add(egui::Shape::line(points.to_vec(), Stroke::new(1.5, ink)));
}

/// The room for the number of cards and the arrow, in points.
const COUNT: f32 = 44.0;

/// Keeps the name of a lane in sight while its cards are scrolled.
fn stay_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    (lane, fill): (Rect, egui::Color32),
    platform: &Platform,
    cards: usize,
) {
    const HEIGHT: f32 = 30.0;
    let top = ui.clip_rect().top();
    let out_of_sight = lane.top() + HEIGHT < top && lane.bottom() > top + 2.0 * HEIGHT;
    let Some(named) = cx.report.platform(&platform.id).filter(|_| out_of_sight) else { return };
    let tokens = widgets::tokens(ui);
    let strip = Rect::from_min_size(pos2(lane.left() + 1.0, top), vec2(lane.width() - 2.0, HEIGHT));
    let painter = ui.painter();
    painter.rect_filled(strip, CornerRadius::ZERO, fill);
    painter.hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, tokens.line));
    let (left, right) =
        (strip.left_center() + vec2(9.0, 0.0), strip.right_center() - vec2(9.0, 0.0));
    let bold = theme::bold(size::BODY);
    painter.text(left, egui::Align2::LEFT_CENTER, named.name.as_str(), bold, tokens.ink);
    let font = theme::regular(size::SMALL);
    let count = text::count(cards as u64);
    painter.text(right, egui::Align2::RIGHT_CENTER, count, font, tokens.soft);
}

fn head_ui(ui: &mut Ui, platform: &report::Platform) -> Response {
    let tokens = widgets::tokens(ui);
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.set_min_height(20.0);
        let name = egui::RichText::new(&platform.name).font(theme::bold(size::BODY));
        ui.label(name.color(tokens.ink));
        let (beside, owner) = (platform.beside.as_str(), platform.owner.as_str());
        let about = match (beside, owner) {
            ("", only) | (only, "") => only.to_owned(),
            _ => format!("{beside}  ·  {owner}"),
        };
        // If the owner does not fit, it is left out and not cut.
        let font = theme::regular(size::SMALL);
        let wide = ui.painter().layout_no_wrap(about.clone(), font.clone(), tokens.soft).size().x;
        let about = if wide <= ui.available_width() { about.as_str() } else { beside };
        let about = egui::RichText::new(about).font(font).color(tokens.soft);
        ui.add(egui::Label::new(about).truncate());
    });
    let note = platform.note.as_str();
    let hover = ui.interact(
        row.response.rect,
        ui.scope_id().with(("head", platform.id.as_str())),
        Sense::hover(),
    );
    if note.is_empty() { hover } else { hover.on_hover_text(note) }
}

/// Draws what a drop here would yield, as a preview of the card.
fn preview_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    item: &Item,
    platform: &Platform,
    preview: &Preview,
    target: bool,
) {
    let tokens = widgets::tokens(ui);
    let session = cx.editor.session();
    let (chips, more) = cx.report.chips(&preview.verdicts);
    let width = ui.available_width();
    let Laid { chips, places, height: chips_height, .. } =
        chips_at(ui, cx.report, &chips, more, width - 18.0);
    let title = carried::heading(session, item, &platform.id, preview);
    let title =
        ui.painter().layout(title.to_owned(), theme::bold(size::SMALL), tokens.soft, width - 18.0);
    let once = if preview.with.is_empty() {
        String::new()
    } else {
        words::once(explain::conditions(session.engine(), preview.with))
    };
    let once = ui.painter().layout(once, theme::regular(size::SMALL), tokens.soft, width - 18.0);
    let once_height = if preview.with.is_empty() { 0.0 } else { once.size().y + 4.0 };
    let chips_height = if chips.is_empty() { 0.0 } else { chips_height + 5.0 };
    let height = 14.0 + title.size().y + chips_height + once_height;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let mut painter = ui.painter().clone();
    painter.multiply_opacity(if target { 1.0 } else { 0.7 });
    let corner = CornerRadius::same(size::CARD_CORNER);
    painter.rect_filled(rect, corner, tokens.card);
    painter.rect_stroke(
        rect,
        corner,
        Stroke::new(1.0, tokens.line_strong),
        egui::StrokeKind::Inside,
    );
    let left = rect.left() + 9.0;
    let mut top = rect.top() + 7.0;
    let title_height = title.size().y;
    painter.galley(pos2(left, top), title, tokens.soft);
    top += title_height + 5.0;
    for (chip, place) in chips.iter().zip(&places) {
        let _ = chip.paint(&painter, tokens, pos2(left, top) + *place);
    }
    painter.galley(pos2(left, top + chips_height - 1.0), once, tokens.soft);
}

/// Draws a line where a drop by pointer would be inserted.
fn insertion_mark(ui: &Ui, board: &Board) {
    let carried = board.carried.as_ref().filter(|carried| !carried.by_keys);
    let Some(card) = carried.and_then(|carried| board.hits.card(carried.before?)) else { return };
    let y = card.rect.top() - 3.0;
    let stroke = Stroke::new(2.0, widgets::tokens(ui).accent);
    ui.painter().hline(card.rect.x_range(), y, stroke);
}
