//! What is carried by pointer: its name beside the pointer, what a drop here would yield, and the
//! place where a drop removes cards. All of it lies above the board, so that nothing on the board
//! moves while it is aimed at.

use egui::{
    Align2, Area, Context, CornerRadius, Frame, Id, Label, LayerId, Margin, Order, Rect, RichText,
    Stroke, StrokeKind, Ui, vec2,
};

use super::Board;
use super::chips::{Laid, chips_at};
use super::hits::bin;
use crate::editor::carried::{self, Carried, Item};
use crate::editor::session::Session;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::Platform;
use crate::report::Report;
use crate::text::{explain, words};

/// The width of the texts beside the pointer, in points.
const WIDTH: f32 = 250.0;

/// Draws what the pointer carries over the board.
pub fn ghost_ui(ctx: &Context, board: &Board, session: &Session, report: &Report) {
    let carried = board.carried.as_ref().filter(|carried| !carried.by_keys);
    let Some(carried) = carried else { return };
    if let (Item::Cards(_), Some(area)) = (&carried.item, board.hits.board) {
        bin_ui(ctx, area, carried.over_bin);
    }
    let Some(at) = ctx.pointer_latest_pos() else { return };
    let screen = ctx.content_rect();
    // On the other side of the pointer where there is no space for it.
    let right = at.x + WIDTH + 40.0 > screen.right();
    let below = at.y + 150.0 > screen.bottom();
    let pivot = match (right, below) {
        (false, false) => Align2::LEFT_TOP,
        (true, false) => Align2::RIGHT_TOP,
        (false, true) => Align2::LEFT_BOTTOM,
        (true, true) => Align2::RIGHT_BOTTOM,
    };
    let beside = vec2(if right { -12.0 } else { 12.0 }, if below { -10.0 } else { 10.0 });
    Area::new(Id::unique("ghost"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(at + beside)
        .constrain(false)
        .interactable(false)
        .show(ctx, |ui| card_ui(ui, session, report, carried));
}

fn card_ui(ui: &mut Ui, session: &Session, report: &Report, carried: &Carried) {
    let tokens = widgets::tokens(ui);
    let platform = carried.over.as_ref().and_then(|id| session.pack().platform(id));
    let hosted = platform.is_none_or(|platform| {
        session.hosts_all(&platform.id, &carried::hosted_kinds(session, &carried.item))
    });
    let line = if hosted && !carried.over_bin { tokens.line_strong } else { tokens.danger };
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(size::CARD_CORNER))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_max_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 4.0;
            let name = RichText::new(carried::name(session, &carried.item));
            ui.add(Label::new(name.font(theme::bold(size::BODY))).truncate());
            if let Some(platform) = platform {
                preview_ui(ui, session, report, carried, platform);
            }
        });
}

/// Draws what a drop on a platform would yield, or why it cannot go there.
fn preview_ui(
    ui: &mut Ui,
    session: &Session,
    report: &Report,
    carried: &Carried,
    platform: &Platform,
) {
    let Some(preview) = carried::preview(session, &carried.item, &platform.id) else {
        widgets::soft(ui, &carried::refused(session, &carried.item, platform));
        return;
    };
    widgets::soft(ui, carried::heading(session, &carried.item, &platform.id, &preview));
    let (chips, more) = report.chips(&preview.verdicts);
    let Laid { chips, places, height, .. } = chips_at(ui, report, &chips, more, WIDTH);
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, height), egui::Sense::hover());
    for (chip, place) in chips.iter().zip(&places) {
        let _ = chip.paint(ui.painter(), widgets::tokens(ui), rect.min + *place);
    }
    if !preview.with.is_empty() {
        widgets::soft(ui, &words::once(explain::conditions(session.engine(), preview.with)));
    }
}

/// Draws the place where a drop removes cards.
fn bin_ui(ctx: &Context, board: Rect, over: bool) {
    let tokens = theme::tokens(&ctx.style_of(ctx.theme()).visuals);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("bin")));
    let rect = bin(board);
    let (fill, ink) =
        if over { (tokens.danger, tokens.card) } else { (tokens.card, tokens.danger) };
    let corner = CornerRadius::same(size::CARD_CORNER);
    painter.rect(rect, corner, fill, Stroke::new(1.5, tokens.danger), StrokeKind::Inside);
    let font = theme::bold(size::BODY);
    painter.text(rect.center(), Align2::CENTER_CENTER, words::remove(), font, ink);
}
