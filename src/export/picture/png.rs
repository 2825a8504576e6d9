//! PNG: one page at any width, with the embedded fonts.

use resvg::tiny_skia::{
    Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Stroke as SkStroke,
    StrokeDash, Transform,
};
use ttf_parser::OutlineBuilder;

use super::image::fitted;
use super::outline::{self, Step};
use crate::export::error::ExportError;
use crate::export::fonts;
use crate::export::footnotes;
use crate::export::layout::{self, Mark};
use crate::export::options::Options;
pub use crate::export::options::WIDEST;
use crate::export::page::{Page, Rect};
use crate::export::source::Source;
use crate::report::look::Colour;
use crate::report::shape::{Stroke, strokes};

/// The most pixels of a picture, each of which takes 4 bytes in memory.
const MOST_PIXELS: u64 = 200_000_000;

/// Writes one page as PNG. The title, the rule pack and the sources are stored as text in the file.
///
/// # Errors
/// Returns an error if the deck does not have the chosen scene, or if the picture is too large.
pub fn write(source: &Source<'_>, options: Options) -> Result<Vec<u8>, ExportError> {
    let page = super::page(source, options.view)?;
    let pixmap = drawn(&page, options.width)?;
    let written =
        encode(&pixmap, &page.title, (&source.report.grounds(), &footnotes::inside(source.report)));
    written.map_err(|error| ExportError::NotWritten(error.to_string()))
}

/// Draws a page as pixels.
///
/// # Errors
/// If the picture would be too large.
pub fn drawn(page: &Page, width: u32) -> Result<Pixmap, ExportError> {
    draw(page, width).ok_or_else(|| too_large(page, width))
}

fn encode(
    pixmap: &Pixmap,
    title: &str,
    (grounds, notes): (&str, &str),
) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    encoder.add_itxt_chunk("Description".to_owned(), grounds.to_owned())?;
    encoder.add_itxt_chunk("Comment".to_owned(), notes.to_owned())?;
    let mut writer = encoder.write_header()?;
    // The background is opaque, so premultiplied colours equal the plain ones.
    writer.write_image_data(pixmap.data())?;
    writer.finish()?;
    Ok(out)
}

/// Why a page cannot be drawn at a width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lengths of a picture"
)]
fn too_large(page: &Page, width: u32) -> ExportError {
    let fits = (MOST_PIXELS as f32 * page.width / page.height).sqrt() as u32;
    if width == 0 || width > WIDEST || fits == 0 {
        return ExportError::TooWide { most: WIDEST };
    }
    let height = (page.height * width as f32 / page.width).round() as u32;
    // A round number, which is easier to type.
    ExportError::TooHigh { height, width: (fits / 10 * 10).max(1) }
}

/// Draws a page as pixels; `None` if the picture would be empty or too large.
#[must_use]
pub fn draw(page: &Page, width: u32) -> Option<Pixmap> {
    if width == 0 || width > WIDEST {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most WIDEST")]
    let scale = width as f32 / page.width;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page's height")]
    let height = (page.height * scale).round().max(1.0) as u32;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let mut pixmap = Pixmap::new(width, height)?;
    pixmap.fill(Color::from_rgba8(page.ground.r, page.ground.g, page.ground.b, 255));
    let to_pixels = Transform::from_scale(scale, scale);
    for part in layout::parts(page) {
        for mark in part.marks() {
            mark_out(mark, &mut pixmap, to_pixels);
        }
    }
    Some(pixmap)
}

fn paint(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour.r, colour.g, colour.b, 255);
    paint
}

fn mark_out(mark: &Mark, pixmap: &mut Pixmap, to: Transform) {
    match mark {
        Mark::Fill { rect, corner, colour } => {
            if let Some(path) = rounded(*rect, *corner) {
                pixmap.fill_path(&path, &paint(*colour), FillRule::Winding, to, None);
            }
        }
        Mark::Outline { rect, corner, colour, width } => {
            if let Some(path) = rounded(rect.shrink(width / 2.0), *corner) {
                let stroke = SkStroke { width: *width, ..SkStroke::default() };
                pixmap.stroke_path(&path, &paint(*colour), &stroke, to, None);
            }
        }
        Mark::Text { x, y, width, size, bold, colour, text, strike } => {
            text_out(text, (*x, *y), (*size, *bold), *colour, pixmap, to);
            if *strike {
                let middle = y - size * 0.3;
                let line = Stroke::Line(*x, middle, x + width, middle, size * 0.07);
                stroke_out(line, *colour, pixmap, to);
            }
        }
        Mark::Sign { x, y, radius, sign, colour } => {
            for stroke in strokes((*x, *y), *radius, *sign, layout::THINNEST) {
                stroke_out(stroke, *colour, pixmap, to);
            }
        }
        Mark::Path { points, line, dash, fill } => {
            let Some(path) = through(points, fill.is_some()) else { return };
            if let Some(fill) = fill {
                pixmap.fill_path(&path, &paint(*fill), FillRule::Winding, to, None);
            }
            if let Some((colour, width)) = line {
                let dash = dash.and_then(|(on, off)| StrokeDash::new(vec![on, off], 0.0));
                let stroke = SkStroke { width: *width, dash, ..SkStroke::default() };
                pixmap.stroke_path(&path, &paint(*colour), &stroke, to, None);
            }
        }
        Mark::Picture { rect, bytes } => {
            if let Ok(picture) = fitted(bytes, *rect, to.sx) {
                #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
                let (width, height) = (picture.width() as f32, picture.height() as f32);
                let (x, y) = (
                    rect.x * to.sx + (rect.w * to.sx - width) / 2.0,
                    rect.y * to.sy + (rect.h * to.sy - height) / 2.0,
                );
                let at = Transform::from_translate(x, y);
                pixmap.draw_pixmap(0, 0, picture.as_ref(), &PixmapPaint::default(), at, None);
            }
        }
    }
}

/// The path through points, closed or not.
fn through(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (number, (x, y)) in points.iter().enumerate() {
        if number == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// The path of a rectangle with rounded corners.
fn rounded(rect: Rect, corner: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in outline::rounded(rect, corner) {
        match step {
            Step::Move(x, y) => path.move_to(x, y),
            Step::Line(x, y) => path.line_to(x, y),
            Step::Curve(a, b, end) => path.cubic_to(a.0, a.1, b.0, b.1, end.0, end.1),
        }
    }
    path.close();
    path.finish()
}

/// Collects the outlines of text.
struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn text_out(
    text: &str,
    place: (f32, f32),
    face: (f32, bool),
    colour: Colour,
    pixmap: &mut Pixmap,
    to: Transform,
) {
    let mut outline = Outline(PathBuilder::new());
    fonts::outline(text, place, face, &mut outline);
    if let Some(path) = outline.0.finish() {
        pixmap.fill_path(&path, &paint(colour), FillRule::Winding, to, None);
    }
}

fn stroke_out(stroke: Stroke, colour: Colour, pixmap: &mut Pixmap, to: Transform) {
    let paint = paint(colour);
    match stroke {
        Stroke::Disc(x, y, r) => {
            if let Some(path) = PathBuilder::from_circle(x, y, r) {
                pixmap.fill_path(&path, &paint, FillRule::Winding, to, None);
            }
        }
        Stroke::Half(x, y, r) => {
            let mut path = PathBuilder::new();
            path.move_to(x, y - r);
            for step in 1..=24_u8 {
                let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 24.0);
                path.line_to(x + r * angle.cos(), y - r * angle.sin());
            }
            path.close();
            if let Some(path) = path.finish() {
                pixmap.fill_path(&path, &paint, FillRule::Winding, to, None);
            }
        }
        Stroke::Ring(x, y, r, width) => {
            if let Some(path) = PathBuilder::from_circle(x, y, r) {
                let stroke = SkStroke { width, ..SkStroke::default() };
                pixmap.stroke_path(&path, &paint, &stroke, to, None);
            }
        }
        Stroke::Line(x1, y1, x2, y2, width) => {
            let mut path = PathBuilder::new();
            path.move_to(x1, y1);
            path.line_to(x2, y2);
            if let Some(path) = path.finish() {
                let stroke = SkStroke { width, line_cap: LineCap::Round, ..SkStroke::default() };
                pixmap.stroke_path(&path, &paint, &stroke, to, None);
            }
        }
        Stroke::Question(x, y, size) => {
            let left = x - fonts::width("?", size, true) / 2.0;
            text_out("?", (left, y + size * 0.36), (size, true), colour, pixmap, to);
        }
    }
}
