//! Where everything stands: the bar on top, the palette, the board, the inspector, the evidence, the
//! status line, and what the pointer carries.

use egui::{CentralPanel, Context, Frame, Margin, Panel, Stroke, Ui};

use super::board::{self, lift};
use super::room::Room;
use super::theme::size;
use super::view::Cx;
use super::{bars, evidence, inspector, palette, widgets};
use crate::text::window as words;

/// Draws all panels.
pub fn panels_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let bar = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top").exact_size(size::TOP).frame(bar).show(ui, |ui| bars::top_ui(ui, cx));
    if !cx.view.orphans.is_empty() {
        let warn = bar.fill(tokens.chip_locked_bg);
        let panel = Panel::top("recovery").exact_size(44.0).frame(warn);
        panel.show(ui, |ui| bars::recovery_ui(ui, cx));
    }
    let status = Panel::bottom("status").exact_size(size::STATUS).frame(bar);
    status.show(ui, |ui| bars::status_ui(ui, cx));
    sides_ui(ui, cx);
    if cx.settings.evidence {
        let room = ui.available_height();
        let height = (room * 0.352).clamp(180.0, 400.0);
        let most = (room * 0.45).clamp(150.0, 520.0);
        let panel = Panel::bottom("evidence").default_size(height).size_range(150.0..=most);
        let frame = Frame::new().fill(tokens.bg).inner_margin(Margin::same(12));
        panel.frame(frame).show_separator_line(false).show(ui, |ui| evidence::evidence_ui(ui, cx));
    }
    let under = if cx.settings.evidence { 0 } else { 12 };
    let margin = Margin { left: 12, right: 12, top: 12, bottom: under };
    let frame = Frame::new().fill(tokens.bg).inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| board::board_ui(ui, cx));
}

/// The palette and the inspector.
fn sides_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let frame = Frame::new().fill(widgets::tokens(ui).panel);
    let frame = frame.inner_margin(Margin::symmetric(12, 12));
    let room = Room::of(ui.ctx());
    let (left, right) = match room {
        // As wide as each other, so that the board does not move when one takes the other's place.
        Room::Narrow => (240.0, 240.0),
        Room::Usual => (212.0, 284.0),
        Room::Wide => (232.0, 320.0),
    };
    let (palette, inspector) = room.sides(cx.settings, cx.session.has_selection());
    // A width that the user has chosen is kept for windows of this width.
    if palette {
        let panel = Panel::left(("palette", room)).default_size(left).size_range(160.0..=320.0);
        panel.frame(frame).show(ui, |ui| palette::palette_ui(ui, cx));
    }
    if inspector {
        let panel = Panel::right(("inspector", room)).default_size(right).size_range(240.0..=480.0);
        panel.frame(frame).show(ui, |ui| inspector::inspector_ui(ui, cx));
    }
}

/// What the pointer carries, beside it.
pub fn ghost_ui(ctx: &Context, cx: &Cx<'_>) {
    let Some(lift) = cx.view.lift.as_ref().filter(|lift| !lift.by_keys) else { return };
    let Some(at) = ctx.pointer_latest_pos() else { return };
    let name = lift::name(cx.session, &lift.item);
    egui::Area::new(egui::Id::unique("ghost"))
        .order(egui::Order::Tooltip)
        .fixed_pos(at + egui::vec2(12.0, 10.0))
        .constrain(false)
        .interactable(false)
        .show(ctx, |ui| {
            let tokens = widgets::tokens(ui);
            let off = lift.off_board && matches!(lift.item, super::view::Item::Cards(_));
            let line = if off { tokens.danger } else { tokens.line_strong };
            Frame::new()
                .fill(tokens.card)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(egui::CornerRadius::same(size::CARD_CORNER))
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(10, 7))
                .show(ui, |ui| {
                    ui.set_max_width(240.0);
                    let text = if off { words::release_to_remove(&name) } else { name };
                    let font = super::theme::bold(size::BODY);
                    ui.add(egui::Label::new(egui::RichText::new(text).font(font)).truncate());
                });
        });
}
