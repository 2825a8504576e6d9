//! Signs and chips: the strokes of [`crate::report::shape`], drawn with egui.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui,
    Vec2, epaint::PathShape, pos2, vec2,
};

use super::lines;
use super::theme::{self, Tokens, size};
use crate::model::verdict::Sign;
use crate::report::Role;
use crate::report::shape::{self, Stroke as Part};

/// The thinnest line of a sign, in points.
const THINNEST: f32 = 1.0;

/// Paints a sign; `radius` in points.
pub fn paint_sign(painter: &Painter, at: Pos2, radius: f32, sign: Sign, colour: Color32) {
    for part in shape::strokes((at.x, at.y), radius, sign, THINNEST) {
        paint_stroke(painter, part, colour);
    }
}

/// Paints one stroke of a sign, in points.
pub fn paint_stroke(painter: &Painter, part: Part, colour: Color32) {
    match part {
        Part::Disc(x, y, r) => {
            painter.circle_filled(pos2(x, y), r, colour);
        }
        Part::Half(x, y, r) => {
            let arc = (0..=16_u8).map(|step| {
                let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 16.0);
                pos2(x, y) + r * vec2(angle.cos(), -angle.sin())
            });
            let path = PathShape::convex_polygon(arc.collect(), colour, Stroke::NONE);
            painter.add(Shape::Path(path));
        }
        Part::Ring(x, y, r, width) => {
            painter.circle_stroke(pos2(x, y), r, Stroke::new(width, colour));
        }
        Part::Line(x1, y1, x2, y2, width) => {
            painter.line_segment([pos2(x1, y1), pos2(x2, y2)], Stroke::new(width, colour));
        }
        Part::Question(x, y, size) => {
            painter.text(pos2(x, y), Align2::CENTER_CENTER, "?", theme::bold(size), colour);
        }
    }
}

/// Paints the sign of an assumption: two waves, 12 points wide.
pub fn paint_waves(painter: &Painter, at: Pos2, colour: Color32) {
    for down in [-2.2_f32, 2.2] {
        let wave = (0..=12_u8).map(|step| {
            let x = f32::from(step) - 6.0;
            let y = (f32::from(step) / 12.0 * std::f32::consts::TAU).sin();
            pos2(at.x + x * 0.92, at.y + down - y * 1.5)
        });
        painter.add(Shape::line(wave.collect(), Stroke::new(1.3, colour)));
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
        let text = lay_out(ui, word);
        Self { width: text.size().x + 30.0, sign: Some(sign), text }
    }

    /// The same, cut where it would be wider than `room` points.
    #[must_use]
    pub fn within(ui: &Ui, sign: Sign, word: &str, room: f32) -> Self {
        let font = theme::regular(size::CHIP);
        let text = lines::one(ui, word, font, Color32::PLACEHOLDER, room - 30.0);
        Self { width: text.size().x + 30.0, sign: Some(sign), text }
    }

    /// A chip with a few letters only, such as `+3`.
    #[must_use]
    pub fn bare(ui: &Ui, word: &str) -> Self {
        let text = lay_out(ui, word);
        Self { width: text.size().x + 14.0, sign: None, text }
    }

    /// Paints it with its top left corner at `at`, and returns its rectangle.
    #[must_use]
    pub fn paint(&self, painter: &Painter, tokens: &Tokens, at: Pos2) -> Rect {
        let rect = Rect::from_min_size(at, vec2(self.width, CHIP_HEIGHT));
        let style = tokens.style(Role::State(self.sign.unwrap_or(Sign::NotSensed)));
        let (fill, ink) = (style.chip.unwrap_or(Color32::TRANSPARENT), style.chip_ink);
        let line = Stroke::new(1.0, style.chip_line);
        painter.rect(rect, CornerRadius::same(11), fill, line, StrokeKind::Inside);
        let mut left = rect.left() + 7.0;
        if let Some(sign) = self.sign {
            let centre = pos2(left + CHIP_SIGN + 0.5, rect.center().y);
            paint_sign(painter, centre, CHIP_SIGN, sign, ink);
            left += 2.0 * CHIP_SIGN + 6.0;
        }
        let top = rect.center().y - self.text.size().y / 2.0;
        painter.galley(pos2(left, top), Arc::clone(&self.text), ink);
        if self.sign.is_some_and(|sign| Role::from(sign).is_struck()) {
            let (from, to) = (left - 1.0, left + self.text.size().x + 1.0);
            painter.hline(from..=to, rect.center().y + 1.0, Stroke::new(1.0, ink));
        }
        rect
    }
}

fn lay_out(ui: &Ui, word: &str) -> Arc<Galley> {
    let font = theme::regular(size::CHIP);
    ui.painter().layout_no_wrap(word.to_owned(), font, Color32::PLACEHOLDER)
}

/// Places chips in rows of `width`. Returns the offset of each, and the height of all.
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
