//! A platform whose head is dragged to another column: what if it were in that tier?

use egui::{Align2, CornerRadius, Key, LayerId, Order, Rect, Ui, pos2, vec2};

use super::Board;
use crate::editor::Event;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::Tier;
use crate::text::{explain, words};

/// Follows the dragged head, says what letting it go would suppose, and supposes it.
pub(super) fn moving_ui(ui: &Ui, cx: &mut Cx<'_>, board: &mut Board) {
    let Some(platform) = board.moving.clone() else { return };
    let (down, at, escaped) = ui
        .input(|i| (i.pointer.primary_down(), i.pointer.latest_pos(), i.key_pressed(Key::Escape)));
    let Some(named) = cx.report.pack().platform(&platform).filter(|_| !escaped) else {
        board.moving = None;
        return;
    };
    let over = at.and_then(|at| board.hits.columns.iter().find(|(_, rect)| rect.contains(at)));
    let over = over.copied().filter(|(tier, _)| *tier != named.tier);
    if !down {
        board.moving = None;
        if let Some((tier, _)) = over {
            cx.push(Intent::Send(Event::Suppose(platform.clone(), tier)));
            cx.push(Intent::RevealLane(platform));
        }
        return;
    }
    if let Some((_, rect)) = over {
        widgets::dashed(ui, rect, size::BOX_CORNER, widgets::tokens(ui).accent);
    }
    let name = cx.report.platform(&platform).map_or("", |platform| platform.name.as_str());
    let says = match over {
        Some((tier, _)) => words::suppose_here(name, tier_name(cx, tier)),
        None => words::suppose_where(name),
    };
    if let Some(at) = at {
        pill(ui, at, &says);
    }
}

fn tier_name<'a>(cx: &Cx<'a>, tier: Tier) -> &'a str {
    explain::tier(cx.report.pack(), tier)
}

/// Paints a line of text beside the pointer, above everything.
fn pill(ui: &Ui, at: egui::Pos2, says: &str) {
    let tokens = widgets::tokens(ui);
    let painter =
        ui.ctx().layer_painter(LayerId::new(Order::Tooltip, ui.scope_id().with("moving")));
    let text = painter.layout_no_wrap(says.to_owned(), theme::bold(size::BODY), tokens.ink);
    let rect = Rect::from_min_size(at + vec2(14.0, 10.0), text.size() + vec2(20.0, 12.0));
    let screen = ui.ctx().content_rect();
    let rect = rect.translate(vec2((screen.right() - 6.0 - rect.right()).min(0.0), 0.0));
    painter.rect_filled(rect, CornerRadius::same(size::CORNER), tokens.card);
    let line = egui::Stroke::new(1.0, tokens.line_strong);
    painter.rect_stroke(rect, CornerRadius::same(size::CORNER), line, egui::StrokeKind::Inside);
    let corner = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(10.0, 0.0), text.size());
    painter.galley(pos2(corner.left(), corner.top()), text, tokens.ink);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}
