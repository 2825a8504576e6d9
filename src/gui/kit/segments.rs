//! One of a few choices, side by side in one ground.

use egui::{Align2, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::theme::{self, size};
use super::widgets;

/// The height of the ground and of a choice in it, in points.
const HEIGHT: f32 = 32.0;
const CHOICE: f32 = 26.0;

/// Draws the choices, from left to right. Returns the one that is taken.
pub fn segments_ui(ui: &mut Ui, id: &'static str, names: &[&str], on: usize) -> Option<usize> {
    let tokens = widgets::tokens(ui);
    // As wide as in bold, so that nothing moves when another one is taken.
    let wide: Vec<f32> = names
        .iter()
        .map(|name| {
            let font = theme::bold(size::BODY);
            let galley = ui.painter().layout_no_wrap((*name).to_owned(), font, tokens.ink);
            galley.size().x + 22.0
        })
        .collect();
    let (rect, _) =
        ui.allocate_exact_size(vec2(wide.iter().sum::<f32>() + 6.0, HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), tokens.icon_bg);
    let mut at = rect.min + vec2(3.0, (HEIGHT - CHOICE) / 2.0);
    let mut taken = None;
    for (place, (name, wide)) in names.iter().zip(wide).enumerate() {
        let choice = Rect::from_min_size(at, vec2(wide, CHOICE));
        at.x += wide;
        let response = ui.interact(choice, Id::unique((id, place)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, place == on, *name));
        let corner = CornerRadius::same(size::CORNER - 2);
        if place == on {
            let line = Stroke::new(1.0, tokens.line);
            ui.painter().rect(choice, corner, tokens.card, line, StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(choice, corner, tokens.accent_bg);
        }
        if response.has_focus() {
            widgets::paint_focus(ui, choice, size::CORNER - 2);
        }
        let (font, ink) = if place == on {
            (theme::bold(size::BODY), tokens.ink)
        } else {
            (theme::regular(size::BODY), tokens.soft)
        };
        ui.painter().text(choice.center(), Align2::CENTER_CENTER, *name, font, ink);
        if response.clicked() {
            taken = Some(place);
        }
    }
    taken
}
