//! The house's own widgets: signs, chips, switches, icon buttons, boxes, headings.

use egui::{
    Align2, Color32, CornerRadius, Frame, Galley, Image, ImageSource, Margin, Painter, Pos2, Rect,
    Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, epaint::PathShape,
    pos2, vec2,
};
use std::sync::Arc;

use super::icons;
use super::theme::{self, Tokens, size};
pub use crate::model::sign::Sign;

/// The theme's colours, from anywhere in the window.
#[must_use]
pub fn tokens(ui: &Ui) -> &'static Tokens {
    theme::tokens(ui.visuals())
}

/// Paints a sign; `radius` in points.
pub fn paint_sign(painter: &Painter, at: Pos2, radius: f32, sign: Sign, colour: Color32) {
    let thin = Stroke::new((radius * 0.26).max(1.0), colour);
    match sign {
        Sign::Person => {
            painter.circle_filled(at, radius, colour);
        }
        Sign::Total => {
            painter.circle_stroke(at, radius - thin.width / 2.0, thin);
            let arc = (0..=16_u8).map(|n| {
                let angle = std::f32::consts::PI * (0.5 + f32::from(n) / 16.0);
                at + radius * vec2(angle.cos(), -angle.sin())
            });
            painter.add(Shape::Path(PathShape::convex_polygon(
                arc.collect(),
                colour,
                Stroke::NONE,
            )));
        }
        Sign::Locked => {
            painter.circle_stroke(at, radius - thin.width / 2.0, thin);
            let arm = radius * 0.55;
            painter.hline(at.x - arm..=at.x + arm, at.y, thin);
            painter.vline(at.x, at.y - arm..=at.y + arm, thin);
        }
        Sign::Available => {
            painter.circle_stroke(at, radius - thin.width / 2.0, thin);
        }
        Sign::Withheld => {
            let arm = Vec2::splat(radius * 0.68);
            let other = vec2(arm.x, -arm.y);
            painter.line_segment([at - arm, at + arm], thin);
            painter.line_segment([at - other, at + other], thin);
        }
        Sign::Unstated => {
            let font = theme::bold(radius * 2.6);
            painter.text(at, Align2::CENTER_CENTER, "?", font, colour);
        }
        Sign::NotSensed => {
            painter.circle_filled(at, radius * 0.3, colour);
        }
    }
}

/// The colours of a chip: fill, line, text.
#[must_use]
pub fn chip_colours(tokens: &Tokens, sign: Sign) -> (Color32, Color32, Color32) {
    match sign {
        Sign::Person => (tokens.chip_person_bg, tokens.chip_person_bg, tokens.chip_person_ink),
        Sign::Total => (tokens.chip_total_bg, tokens.chip_total_line, tokens.chip_total_ink),
        Sign::Locked => (tokens.chip_locked_bg, tokens.chip_locked_line, tokens.chip_locked_ink),
        _ => (Color32::TRANSPARENT, tokens.chip_none_line, tokens.chip_none_ink),
    }
}

/// The height of a chip, in points.
pub const CHIP_HEIGHT: f32 = 21.0;
const CHIP_SIGN: f32 = 4.2;

/// A chip that has been laid out.
pub struct Chip {
    sign: Option<Sign>,
    text: Arc<Galley>,
    /// Its width, in points.
    pub width: f32,
}

impl Chip {
    /// A chip with a sign and a word.
    #[must_use]
    pub fn new(ui: &Ui, sign: Sign, word: &str) -> Self {
        let text = ui.painter().layout_no_wrap(
            word.to_owned(),
            theme::regular(size::CHIP),
            Color32::PLACEHOLDER,
        );
        Self { width: text.size().x + 30.0, sign: Some(sign), text }
    }

    /// A chip with a few letters only, such as `+3`.
    #[must_use]
    pub fn bare(ui: &Ui, word: &str) -> Self {
        let text = ui.painter().layout_no_wrap(
            word.to_owned(),
            theme::regular(size::CHIP),
            Color32::PLACEHOLDER,
        );
        Self { width: text.size().x + 14.0, sign: None, text }
    }

    /// Paints it with its top left corner at `at`; gives its rectangle.
    #[must_use]
    pub fn paint(&self, painter: &Painter, tokens: &Tokens, at: Pos2) -> Rect {
        let rect = Rect::from_min_size(at, vec2(self.width, CHIP_HEIGHT));
        let sign = self.sign.unwrap_or(Sign::NotSensed);
        let (fill, line, ink) = chip_colours(tokens, sign);
        let corner = CornerRadius::same(11);
        painter.rect(rect, corner, fill, Stroke::new(1.0, line), StrokeKind::Inside);
        let mut left = rect.left() + 7.0;
        if let Some(sign) = self.sign {
            let centre = pos2(left + CHIP_SIGN + 0.5, rect.center().y);
            paint_sign(painter, centre, CHIP_SIGN, sign, ink);
            left += 2.0 * CHIP_SIGN + 6.0;
        }
        let top = rect.center().y - self.text.size().y / 2.0;
        painter.galley(pos2(left, top), Arc::clone(&self.text), ink);
        if self.sign == Some(Sign::Withheld) {
            let (from, to) = (left - 1.0, left + self.text.size().x + 1.0);
            painter.hline(from..=to, rect.center().y + 1.0, Stroke::new(1.0, ink));
        }
        rect
    }
}

/// Places chips in rows of `width`; gives the offset of each and the height of all.
#[must_use]
pub fn wrap_chips(chips: &[Chip], width: f32) -> (Vec<Vec2>, f32) {
    const GAP: f32 = 4.0;
    let mut at = Vec2::ZERO;
    let mut places = Vec::with_capacity(chips.len());
    for chip in chips {
        if at.x > 0.0 && at.x + chip.width > width {
            at = vec2(0.0, at.y + CHIP_HEIGHT + GAP);
        }
        places.push(at);
        at.x += chip.width + GAP;
    }
    let height = if chips.is_empty() { 0.0 } else { at.y + CHIP_HEIGHT };
    (places, height)
}

/// The square with a touchpoint's icon.
pub fn paint_tile(ui: &Ui, rect: Rect, icon: ImageSource<'static>) {
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.icon_bg);
    let inner = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON));
    Image::new(icon).tint(tokens.icon).paint_at(ui, inner);
}

/// A ring around whatever has the keyboard.
pub fn paint_focus(ui: &Ui, rect: Rect, corner: u8) {
    let stroke = Stroke::new(2.0, tokens(ui).accent);
    let corner = CornerRadius::same(corner.saturating_add(2));
    ui.painter().rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Outside);
}

/// A button that shows only an icon; `name` is its hover text and its name for screen readers.
pub fn icon_button(ui: &mut Ui, icon: ImageSource<'static>, name: &str, enabled: bool) -> Response {
    let tint = if enabled { tokens(ui).icon } else { tokens(ui).faint };
    let image = icons::image(icon, size::ICON, tint);
    let button = egui::Button::image(image).min_size(vec2(size::ROW + 6.0, size::ROW));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if response.has_focus() {
        paint_focus(ui, response.rect, size::CORNER);
    }
    response.on_hover_text(name).on_disabled_hover_text(name)
}

/// A labelled on-off switch over the whole width; true when it was flipped.
pub fn switch(ui: &mut Ui, on: bool, label: &str, hint: &str) -> bool {
    let tokens = tokens(ui);
    let width = ui.available_width();
    let wrap = width - 48.0;
    let text = ui.painter().layout(label.to_owned(), theme::regular(size::BODY), tokens.ink, wrap);
    let height = (text.size().y + 12.0).max(size::ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));
    let top = rect.center().y - text.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), top), text, tokens.ink);
    let track =
        Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(34.0, 18.0));
    let how_on = ui.ctx().animate_bool_responsive(response.id, on);
    let fill = tokens.switch_off.lerp_to_gamma(tokens.open, how_on);
    ui.painter().rect_filled(track, CornerRadius::same(9), fill);
    let knob = pos2(egui::lerp(track.left() + 9.0..=track.right() - 9.0, how_on), track.center().y);
    ui.painter().circle_filled(knob, 7.0, tokens.knob);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    if response.has_focus() {
        paint_focus(ui, rect, size::CORNER);
    } else if response.hovered() {
        let around = track.expand(2.0);
        let stroke = Stroke::new(1.0, tokens.line_strong);
        ui.painter().rect_stroke(around, CornerRadius::same(11), stroke, StrokeKind::Inside);
    }
    let clicked = response.clicked();
    if !hint.is_empty() {
        response.on_hover_text(hint);
    }
    clicked
}

/// A small heading in capitals.
pub fn section(ui: &mut Ui, text: &str) {
    let tokens = tokens(ui);
    ui.add_space(6.0);
    let text = egui::RichText::new(text.to_uppercase())
        .font(theme::bold(size::SECTION))
        .extra_letter_spacing(0.6)
        .color(tokens.soft);
    ui.label(text);
}

/// A heading within a panel.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let ink = tokens(ui).ink;
    ui.label(egui::RichText::new(text).font(theme::bold(size::BODY)).color(ink))
}

/// Secondary text.
pub fn soft(ui: &mut Ui, text: &str) -> Response {
    let soft = tokens(ui).soft;
    ui.label(egui::RichText::new(text).font(theme::regular(size::SMALL)).color(soft))
}

/// The frame of a box below the board.
pub fn boxed(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(size::BOX_CORNER))
        .inner_margin(Margin::symmetric(14, 11))
}

/// A block with a coloured line at its left, as wide as there is room.
pub fn marked<R>(ui: &mut Ui, colour: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: 11, right: 2, top: 1, bottom: 2 };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui)
    });
    let rect = shown.response.rect;
    let line = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    ui.painter().rect_filled(line, CornerRadius::same(1), colour);
    shown.inner
}
