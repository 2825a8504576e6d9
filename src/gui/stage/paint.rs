//! Draws a page of the neutral document with egui.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use egui::{
    Align2, Color32, ColorImage, Context, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind,
    TextureHandle, TextureOptions, pos2, vec2,
};

use crate::export::layout::{self, Mark, Part};
use crate::export::page::{Page, Rect as PageRect, Tag};
use crate::export::picture::image::{self, Fault};
use crate::gui::kit::signs::paint_stroke;
use crate::gui::kit::theme::{self, colour};
use crate::report::shape;

/// Where a page is in a rectangle: in the middle, as large as fits.
#[must_use]
pub fn fit(rect: Rect, page: &Page) -> Rect {
    let factor = (rect.width() / page.width).min(rect.height() / page.height);
    Rect::from_center_size(rect.center(), vec2(page.width, page.height) * factor)
}

/// How a page's points are mapped to the screen's.
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

/// The cards and lanes of a page with their places on the screen, from back to front.
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

/// Paints a page into a rectangle; the space around it gets the page's background colour.
pub fn page(painter: &Painter, rect: Rect, page: &Page, pictures: &mut Pictures) {
    painter.rect_filled(rect, CornerRadius::ZERO, colour(page.ground));
    let place = place(rect, page);
    for part in layout::parts(page) {
        for mark in part.marks() {
            paint_mark(painter, place, mark, pictures);
        }
    }
}

fn corner(points: f32) -> CornerRadius {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small radius")]
    CornerRadius::same(points.clamp(0.0, 250.0) as u8)
}

fn paint_mark(painter: &Painter, place: Place, mark: &Mark, pictures: &mut Pictures) {
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
            let at = place.at(*x, *y);
            for part in shape::strokes((at.x, at.y), radius * place.factor, *sign, 0.0) {
                paint_stroke(painter, part, colour(*ink));
            }
        }
        Mark::Picture { rect, bytes } => pictures.paint(painter, place.rect(*rect), bytes),
        Mark::Path { points, line, dash, fill } => {
            let points: Vec<Pos2> = points.iter().map(|(x, y)| place.at(*x, *y)).collect();
            if let Some(fill) = fill {
                area(painter, &points, colour(*fill));
            }
            let Some((ink, width)) = line else { return };
            let stroke = Stroke::new(width * place.factor, colour(*ink));
            match dash {
                Some((on, off)) => {
                    let (on, off) = (on * place.factor, off * place.factor);
                    painter.extend(egui::Shape::dashed_line(&points, stroke, on, off));
                }
                None => {
                    painter.add(egui::Shape::line(points, stroke));
                }
            }
        }
    }
}

/// Fills the area within points. Areas that bend inwards are filled between their upper and their
/// lower half, as bands are made.
fn area(painter: &Painter, points: &[Pos2], fill: Color32) {
    let half = points.len() / 2;
    if points.len() < 8 {
        painter.add(egui::Shape::convex_polygon(points.to_vec(), fill, Stroke::NONE));
        return;
    }
    let (there, back) = points.split_at(half);
    let pairs: Vec<(Pos2, Pos2)> = there.iter().copied().zip(back.iter().rev().copied()).collect();
    let mut mesh = egui::Mesh::default();
    for (number, (upper, lower)) in (0_u32..).zip(&pairs) {
        mesh.colored_vertex(*upper, fill);
        mesh.colored_vertex(*lower, fill);
        if number > 0 {
            let at = 2 * number;
            mesh.add_triangle(at - 2, at - 1, at);
            mesh.add_triangle(at - 1, at, at + 1);
        }
    }
    painter.add(egui::Shape::mesh(mesh));
}

/// Pictures of scenes as textures. Each is drawn on a thread, for its size and in the same way as
/// for exports, and kept while it is shown.
pub struct Pictures {
    kept: Vec<Kept>,
    most: usize,
}

impl Default for Pictures {
    /// For the stage: this scene's, the next one's, and one more.
    fn default() -> Self {
        Self::keeping(3)
    }
}

/// A picture: the width that was asked for last, in pixels, the drawing for it while a thread is
/// at work, and the texture so far.
struct Kept {
    bytes: Arc<[u8]>,
    width: u32,
    coming: Option<Receiver<Result<ColorImage, Fault>>>,
    texture: Option<TextureHandle>,
    /// Why it cannot be drawn.
    fault: Option<Fault>,
}

impl Pictures {
    /// Keeps up to this many pictures.
    #[must_use]
    pub fn keeping(most: usize) -> Self {
        Self { kept: Vec::new(), most }
    }

    fn paint(&mut self, painter: &Painter, rect: Rect, bytes: &Arc<[u8]>) {
        let ctx = painter.ctx();
        let scale = ctx.pixels_per_point();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the width of a screen"
        )]
        let width = (rect.width() * scale) as u32;
        let same = |kept: &Kept| Arc::ptr_eq(&kept.bytes, bytes) || kept.bytes == *bytes;
        let place = self.kept.iter().position(same).unwrap_or_else(|| {
            if self.kept.len() >= self.most {
                self.kept.remove(0);
            }
            let bytes = Arc::clone(bytes);
            self.kept.push(Kept { bytes, width: 0, coming: None, texture: None, fault: None });
            self.kept.len() - 1
        });
        let Some(kept) = self.kept.get_mut(place) else { return };
        if kept.width != width {
            kept.width = width;
            kept.coming = Some(draw(ctx, rect, scale, bytes));
        }
        if let Some(image) = kept.coming.as_ref().and_then(|coming| coming.try_recv().ok()) {
            let load = |image| ctx.load_texture("scene", image, TextureOptions::LINEAR);
            kept.fault = image.as_ref().err().copied();
            kept.texture = image.ok().map(load);
            kept.coming = None;
        }
        if let Some(fault) = kept.fault {
            let (font, ink) = (
                theme::regular(rect.width() / 40.0),
                theme::tokens(&ctx.style_of(ctx.theme()).visuals).soft,
            );
            let says = fault.words();
            painter.text(rect.center(), Align2::CENTER_CENTER, says, font, ink);
        }
        if let Some(texture) = &kept.texture {
            // Until the drawing of the right size is there, the one before is scaled.
            let size = texture.size_vec2();
            let fit = (rect.width() / size.x).min(rect.height() / size.y);
            let size = if kept.coming.is_some() { size * fit } else { size / scale };
            let at = Rect::from_center_size(rect.center(), size);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(texture.id(), at, whole, Color32::WHITE);
        }
    }
}

/// Draws a picture on a thread.
fn draw(
    ctx: &Context,
    rect: Rect,
    scale: f32,
    bytes: &Arc<[u8]>,
) -> Receiver<Result<ColorImage, Fault>> {
    let (sender, receiver) = mpsc::channel();
    let (ctx, bytes) = (ctx.clone(), Arc::clone(bytes));
    let rect = PageRect::new(0.0, 0.0, rect.width(), rect.height());
    std::thread::spawn(move || {
        let image = image::fitted(&bytes, rect, scale).map(|pixmap| {
            let size = [pixmap.width() as usize, pixmap.height() as usize];
            ColorImage::from_rgba_premultiplied(size, pixmap.data())
        });
        // The stage may have been left by now.
        let _ = sender.send(image);
        ctx.request_repaint();
    });
    receiver
}

/// Paints a line of text on its baseline.
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
