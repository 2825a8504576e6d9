//! Draws a page of the neutral document with egui.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::export::layout::{self, Mark, Part, Stroke as Line};
use crate::export::look::Colour;
use crate::export::page::{Page, Rect as PageRect, Tag};
use crate::gui::theme;

/// A colour of the document.
#[expect(
    clippy::disallowed_methods,
    reason = "the document's colours come from the theme's tokens"
)]
fn colour(colour: Colour) -> Color32 {
    Color32::from_rgb(colour.r, colour.g, colour.b)
}

/// Where the page lies in a rectangle: as large as fits, in the middle.
#[must_use]
pub fn fit(rect: Rect, page: &Page) -> Rect {
    let factor = (rect.width() / page.width).min(rect.height() / page.height);
    Rect::from_center_size(rect.center(), vec2(page.width, page.height) * factor)
}

/// How the page's points become the screen's.
#[derive(Clone, Copy)]
struct Place {
    origin: Pos2,
    factor: f32,
}

impl Place {
    fn at(self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.factor
    }

    fn rect(self, rect: PageRect) -> Rect {
        Rect::from_min_size(self.at(rect.x, rect.y), vec2(rect.w, rect.h) * self.factor)
    }
}

fn place(rect: Rect, page: &Page) -> Place {
    let at = fit(rect, page);
    Place { origin: at.min, factor: at.width() / page.width }
}

/// The cards and lanes of a page, where they are on the screen, from back to front.
#[must_use]
pub fn tagged(page: &Page, rect: Rect) -> Vec<(Tag, Rect)> {
    let place = place(rect, page);
    let parts = layout::parts(page).into_iter();
    parts
        .filter_map(|part| match part {
            Part::Tagged(tag, rect, _) => Some((tag, place.rect(rect))),
            _ => None,
        })
        .collect()
}

/// Paints a page into a rectangle; what is left and right of it has the page's ground too.
pub fn page(ui: &Ui, painter: &Painter, rect: Rect, page: &Page) {
    painter.rect_filled(rect, CornerRadius::ZERO, colour(page.ground));
    let place = place(rect, page);
    for part in layout::parts(page) {
        for mark in part.marks() {
            mark_out(ui, painter, place, mark);
        }
    }
}

fn corner(points: f32) -> CornerRadius {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small radius")]
    CornerRadius::same(points.clamp(0.0, 250.0) as u8)
}

fn mark_out(ui: &Ui, painter: &Painter, place: Place, mark: &Mark) {
    match mark {
        Mark::Fill { rect, corner: round, colour: fill } => {
            painter.rect_filled(place.rect(*rect), corner(round * place.factor), colour(*fill));
        }
        Mark::Outline { rect, corner: round, colour: line, width } => {
            let stroke = Stroke::new(width * place.factor, colour(*line));
            let round = corner(round * place.factor);
            painter.rect_stroke(place.rect(*rect), round, stroke, StrokeKind::Inside);
        }
        Mark::Text { x, y, width, size, bold, colour: ink, text, strike } => {
            let ink = colour(*ink);
            set(painter, place, (*x, *y), (*size, *bold), text, ink);
            if *strike {
                let (from, to) =
                    (place.at(*x, y - size * 0.3), place.at(x + width, y - size * 0.3));
                painter.line_segment([from, to], Stroke::new(size * 0.07 * place.factor, ink));
            }
        }
        Mark::Sign { x, y, radius, sign, colour: ink } => {
            for line in layout::strokes(*x, *y, *radius, *sign) {
                line_out(painter, place, line, colour(*ink));
            }
        }
        Mark::Picture { rect, bytes } => {
            picture(ui, painter, place.rect(*rect), bytes);
        }
    }
}

/// A picture, drawn as the exports draw it: once for its size, and kept while it is shown.
fn picture(ui: &Ui, painter: &Painter, room: Rect, bytes: &Arc<[u8]>) {
    /// The textures that are kept: this scene's, the next one's, and one more.
    const KEPT: usize = 3;
    type Drawn = Vec<((u64, u32), egui::TextureHandle)>;
    let scale = ui.ctx().pixels_per_point();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen's width")]
    let key = (fingerprint(bytes), (room.width() * scale) as u32);
    let id = egui::Id::unique("scene-pictures");
    let mut drawn: Drawn = ui.data_mut(|data| data.get_temp(id)).unwrap_or_default();
    let found = drawn.iter().find(|(of, _)| *of == key).map(|(_, texture)| texture.clone());
    let texture = found.or_else(|| {
        let rect = PageRect::new(0.0, 0.0, room.width(), room.height());
        let pixmap = crate::export::png::fitted(bytes, rect, scale)?;
        let size = [pixmap.width() as usize, pixmap.height() as usize];
        let image = egui::ColorImage::from_rgba_premultiplied(size, pixmap.data());
        let texture = ui.ctx().load_texture("scene", image, egui::TextureOptions::LINEAR);
        if drawn.len() >= KEPT {
            drop(drawn.remove(0));
        }
        drawn.push((key, texture.clone()));
        Some(texture)
    });
    ui.data_mut(|data| data.insert_temp(id, drawn));
    if let Some(texture) = texture {
        let at = Rect::from_center_size(room.center(), texture.size_vec2() / scale);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture.id(), at, whole, Color32::WHITE);
    }
}

/// Tells one picture from another, without reading all of it in every frame.
fn fingerprint(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    bytes.len().hash(&mut hasher);
    bytes.iter().step_by(bytes.len() / 4096 + 1).for_each(|byte| byte.hash(&mut hasher));
    hasher.finish()
}

/// Sets a line of text on its baseline.
fn set(
    painter: &Painter,
    place: Place,
    (x, y): (f32, f32),
    (size, bold): (f32, bool),
    text: &str,
    ink: Color32,
) {
    let points = size * place.factor;
    let font = if bold { theme::bold(points) } else { theme::regular(points) };
    let galley = painter.layout_no_wrap(text.to_owned(), font, ink);
    let baseline = galley
        .rows
        .first()
        .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y))
        .unwrap_or(points);
    let at = place.at(x, y);
    painter.galley(pos2(at.x, at.y - baseline), galley, ink);
}

fn line_out(painter: &Painter, place: Place, line: Line, ink: Color32) {
    let scale = |length: f32| length * place.factor;
    match line {
        Line::Disc(x, y, r) => {
            painter.circle_filled(place.at(x, y), scale(r), ink);
        }
        Line::Half(x, y, r) => {
            let centre = place.at(x, y);
            let arc = (0..=24_u8).map(|step| {
                let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 24.0);
                centre + scale(r) * vec2(angle.cos(), -angle.sin())
            });
            let shape = egui::Shape::convex_polygon(arc.collect(), ink, Stroke::NONE);
            painter.add(shape);
        }
        Line::Ring(x, y, r, width) => {
            painter.circle_stroke(place.at(x, y), scale(r), Stroke::new(scale(width), ink));
        }
        Line::Line(x1, y1, x2, y2, width) => {
            let stroke = Stroke::new(scale(width), ink);
            painter.line_segment([place.at(x1, y1), place.at(x2, y2)], stroke);
        }
        Line::Question(x, y, size) => {
            painter.text(
                place.at(x, y),
                egui::Align2::CENTER_CENTER,
                "?",
                theme::bold(scale(size)),
                ink,
            );
        }
    }
}
