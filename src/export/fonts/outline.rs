//! The outlines of a line of text, for formats that draw them themselves.

use ttf_parser::OutlineBuilder;

use super::shape::shape;

/// Draws the outlines of a line of text into `to`, from `(x, y)` on its baseline, in the unit of
/// `size`, with y growing downwards.
pub fn outline(
    text: &str,
    (x, y): (f32, f32),
    (size, bold): (f32, bool),
    to: &mut dyn OutlineBuilder,
) {
    let mut pen = x;
    for glyph in shape(text, bold) {
        let face = glyph.font.face();
        let (right, up) = glyph.offset;
        let scale = size / f32::from(face.units_per_em());
        let mut placed = Placed { to, x: pen + right * size, y: y - up * size, scale };
        // Spaces have no outline.
        let _ = face.outline_glyph(glyph.id, &mut placed);
        pen += glyph.advance * size;
    }
}

/// A glyph at its place: from a font's units, in which y grows upwards, to those of the page.
struct Placed<'a> {
    to: &'a mut dyn OutlineBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Placed<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Placed<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.to.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.to.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.to.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.to.curve_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.to.close();
    }
}
