//! PDF: a page per scene, with vector graphics, selectable text, embedded fonts, and tags for
//! screen readers.

use std::cell::RefCell;
use std::collections::HashMap;

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::{Font as PdfFont, GlyphId, KrillaGlyph};
use krilla::{Data, Document, SerializeSettings};

use super::image::{self, Kind};
use super::outline::{self, Step};
use crate::export::deck;
use crate::export::error::ExportError;
use crate::export::fonts::{self, Font, Glyph};
use crate::export::layout::{self, Mark, Part};
use crate::export::options::Options;
use crate::export::page::{Deck, Level, Page, Rect};
use crate::export::source::Source;
use crate::report::look::Colour;
use crate::report::shape::{Stroke, strokes};
use crate::text::signs;

/// Both fonts, embedded once per document.
#[derive(Default)]
struct Fonts(RefCell<HashMap<Font, Option<PdfFont>>>);

impl Fonts {
    fn get(&self, font: Font) -> Option<PdfFont> {
        let make = || PdfFont::new(Data::from(font.bytes()), font.index());
        self.0.borrow_mut().entry(font).or_insert_with(make).clone()
    }
}

/// Writes all scenes that are shown.
///
/// # Errors
/// Returns an error if the document cannot be made.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    of_deck(&deck::document(source))
}

/// Writes the data passports of all touchpoints.
///
/// # Errors
/// Returns an error if the document cannot be made.
pub fn passport(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    of_deck(&deck::passport::document(source))
}

/// Writes a deck.
///
/// # Errors
/// Returns an error if the document cannot be made.
pub fn of_deck(deck: &Deck) -> Result<Vec<u8>, ExportError> {
    let fonts = Fonts::default();
    if fonts.get(Font::Regular).is_none() || fonts.get(Font::Bold).is_none() {
        return Err(ExportError::NoFont);
    }
    // A document that anybody can read, unless a character has to be drawn as a box.
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let accessible = accessible.finish().ok().and_then(|how| made(deck, &fonts, how));
    let written = accessible.or_else(|| made(deck, &fonts, Configuration::default()));
    written.ok_or(ExportError::Unsuitable { format: "PDF" })
}

/// The document; `None` if it cannot be made in this way.
fn made(deck: &Deck, fonts: &Fonts, configuration: Configuration) -> Option<Vec<u8>> {
    let settings =
        SerializeSettings { enable_tagging: true, configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut tree = TagTree::new().with_lang(Some(deck.language.to_owned()));
    let mut outline = Outline::new();
    for (index, page) in deck.pages.iter().enumerate() {
        let Some(size) = PageSettings::from_wh(page.width, page.height) else { continue };
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        let mut section = TagGroup::new(Tag::Section);
        page_out(page, fonts, &mut surface, &mut section);
        surface.finish();
        sheet.finish();
        tree.push(section);
        let top = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(page.title.clone(), top));
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title(deck.title.clone())
            .description(deck.grounds.clone())
            .language(deck.language.to_owned())
            .creator(crate::text::product().to_owned()),
    );
    document.finish().ok()
}

fn page_out(page: &Page, fonts: &Fonts, surface: &mut Surface<'_>, section: &mut TagGroup) {
    let all = Rect::new(0.0, 0.0, page.width, page.height);
    ground(surface, |surface| fill(surface, rounded(all, 0.0), page.ground));
    for part in layout::parts(page) {
        match part {
            Part::Ground(marks) | Part::Tagged(_, _, marks) => {
                ground(surface, |surface| marks_out(&marks, fonts, surface));
            }
            Part::Paragraph(level, marks) => {
                let mut group = match level {
                    Level::Title => heading(1, &marks),
                    Level::Heading => heading(2, &marks),
                    Level::Text => TagGroup::new(Tag::P),
                };
                paragraph(&marks, fonts, surface, &mut group);
                section.push(group);
            }
            Part::Figure(says, marks) => {
                let id = surface.start_tagged(ContentTag::Other);
                marks_out(&marks, fonts, surface);
                surface.end_tagged();
                let mut group = TagGroup::new(Tag::Figure(Some(says)));
                group.push(id);
                section.push(group);
            }
            Part::Table(_, rows) => section.push(table(&rows, fonts, surface)),
        }
    }
}

fn heading(level: u16, marks: &[Mark]) -> TagGroup {
    let texts = marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let title = texts.collect::<Vec<_>>().concat();
    TagGroup::new(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title)))
}

/// Draws something that screen readers skip.
fn ground(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    use krilla::tagging::Artifact;
    let kind = Artifact::with_kind(ArtifactType::Other);
    // Artifacts are not part of the tag tree, so their identifier is not needed.
    let _ = surface.start_tagged(ContentTag::Artifact(kind));
    draw(surface);
    surface.end_tagged();
}

/// Draws a paragraph. Signs get a text for screen readers, and words stay separated at line ends.
fn paragraph(marks: &[Mark], fonts: &Fonts, surface: &mut Surface<'_>, group: &mut TagGroup) {
    for (index, mark) in marks.iter().enumerate() {
        let says = match mark {
            Mark::Sign { sign, .. } => format!("{} ", signs::of(*sign).word),
            _ => String::new(),
        };
        let span = match says.as_str() {
            "" => SpanTag::empty(),
            says => SpanTag { actual_text: Some(says), ..SpanTag::empty() },
        };
        let id = surface.start_tagged(ContentTag::Span(span));
        match (mark, marks.get(index + 1)) {
            (Mark::Text { text, y, .. }, Some(next)) if apart(text, *y, next) => {
                let text = format!("{text} ");
                mark_out(&with_text(mark, text), fonts, surface);
            }
            _ => mark_out(mark, fonts, surface),
        }
        surface.end_tagged();
        group.push(id);
    }
}

/// Whether a space was dropped between a text and the next line. There is none where lines break
/// without a space, as in Chinese and after hyphens.
fn apart(text: &str, line: f32, next: &Mark) -> bool {
    let (below, next) = match next {
        Mark::Text { y, text, .. } => (*y > line + 0.5, text.as_str()),
        Mark::Sign { y, .. } => (*y > line + 0.5, ""),
        _ => (false, ""),
    };
    below && !text.ends_with(' ') && (next.is_empty() || !layout::breaks_between(text, next))
}

fn with_text(mark: &Mark, with: String) -> Mark {
    match mark.clone() {
        Mark::Text { x, y, width, size, bold, colour, strike, .. } => {
            Mark::Text { x, y, width, size, bold, colour, text: with, strike }
        }
        other => other,
    }
}

fn table(rows: &[Vec<Vec<Mark>>], fonts: &Fonts, surface: &mut Surface<'_>) -> Node {
    let mut table = TagGroup::new(Tag::Table);
    for row in rows {
        let mut line = TagGroup::new(Tag::TR);
        for (column, cell) in row.iter().enumerate() {
            let mut group = match column {
                0 => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
                _ => TagGroup::new(Tag::TD),
            };
            paragraph(cell, fonts, surface, &mut group);
            line.push(group);
        }
        table.push(line);
    }
    table.into()
}

fn marks_out(marks: &[Mark], fonts: &Fonts, surface: &mut Surface<'_>) {
    for mark in marks {
        mark_out(mark, fonts, surface);
    }
}

fn paint(colour: Colour) -> rgb::Color {
    rgb::Color::new(colour.r, colour.g, colour.b)
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>, colour: Colour) {
    let Some(path) = path else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: paint(colour).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }));
    surface.draw_path(&path);
}

fn line(surface: &mut Surface<'_>, path: Option<Path>, colour: Colour, width: f32) {
    let Some(path) = path else { return };
    surface.set_fill(None);
    let paint = paint(colour).into();
    surface.set_stroke(Some(PdfStroke { paint, width, ..PdfStroke::default() }));
    surface.draw_path(&path);
}

fn mark_out(mark: &Mark, fonts: &Fonts, surface: &mut Surface<'_>) {
    match mark {
        Mark::Fill { rect, corner, colour } => fill(surface, rounded(*rect, *corner), *colour),
        Mark::Outline { rect, corner, colour, width } => {
            line(surface, rounded(rect.shrink(width / 2.0), *corner), *colour, *width);
        }
        Mark::Text { x, y, width, size, bold, colour, text, strike } => {
            text_out(text, (*x, *y), (*size, *bold), *colour, fonts, surface);
            if *strike {
                let middle = y - size * 0.3;
                let path = straight(*x, middle, x + width, middle);
                line(surface, path, *colour, size * 0.07);
            }
        }
        Mark::Sign { x, y, radius, sign, colour } => {
            for stroke in strokes((*x, *y), *radius, *sign, layout::THINNEST) {
                stroke_out(stroke, *colour, fonts, surface);
            }
        }
        Mark::Picture { rect, bytes } => picture(bytes, *rect, surface),
        Mark::Path { points, line: own, dash, fill: within } => {
            if let Some(colour) = within {
                fill(surface, through(points, true), *colour);
            }
            let (Some((colour, width)), Some(path)) = (own, through(points, within.is_some()))
            else {
                return;
            };
            let dash = dash.map(|(on, off)| StrokeDash { array: vec![on, off], offset: 0.0 });
            let paint = paint(*colour).into();
            surface.set_fill(None);
            let stroke = PdfStroke { paint, width: *width, dash, ..PdfStroke::default() };
            surface.set_stroke(Some(stroke));
            surface.draw_path(&path);
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

/// Draws text glyph by glyph, in segments of one font.
fn text_out(
    text: &str,
    (x, y): (f32, f32),
    (size, bold): (f32, bool),
    colour: Colour,
    fonts_used: &Fonts,
    surface: &mut Surface<'_>,
) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: paint(colour).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }));
    let mut pen = x;
    let glyphs = fonts::shape(text, bold);
    for glyphs in glyphs.chunk_by(|one, next| one.font == next.font) {
        let Some(used) = glyphs.first().and_then(|glyph| fonts_used.get(glyph.font)) else {
            continue;
        };
        let set = |glyph: &Glyph| {
            let id = GlyphId::new(u32::from(glyph.id.0));
            let (right, up) = glyph.offset;
            KrillaGlyph::new(id, glyph.advance, right, up, 0.0, glyph.part.clone(), None)
        };
        let set: Vec<KrillaGlyph> = glyphs.iter().map(set).collect();
        surface.draw_glyphs(Point::from_xy(pen, y), &set, used, text, size, false);
        pen += glyphs.iter().map(|glyph| glyph.advance * size).sum::<f32>();
    }
}

fn stroke_out(stroke: Stroke, colour: Colour, fonts: &Fonts, surface: &mut Surface<'_>) {
    match stroke {
        Stroke::Disc(x, y, r) => fill(surface, circle(x, y, r), colour),
        Stroke::Half(x, y, r) => fill(surface, half(x, y, r), colour),
        Stroke::Ring(x, y, r, width) => line(surface, circle(x, y, r), colour, width),
        Stroke::Line(x1, y1, x2, y2, width) => {
            line(surface, straight(x1, y1, x2, y2), colour, width);
        }
        Stroke::Question(x, y, size) => {
            let left = x - fonts::width("?", size, true) / 2.0;
            text_out("?", (left, y + size * 0.36), (size, true), colour, fonts, surface);
        }
    }
}

fn straight(x1: f32, y1: f32, x2: f32, y2: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x1, y1);
    path.line_to(x2, y2);
    path.finish()
}

fn circle(x: f32, y: f32, r: f32) -> Option<Path> {
    rounded(Rect::new(x - r, y - r, 2.0 * r, 2.0 * r), r)
}

fn half(x: f32, y: f32, r: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y - r);
    for step in 1..=24_u8 {
        let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 24.0);
        path.line_to(x + r * angle.cos(), y - r * angle.sin());
    }
    path.close();
    path.finish()
}

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

/// Draws an added picture. SVG is rendered at three pixels per point.
fn picture(bytes: &[u8], rect: Rect, surface: &mut Surface<'_>) {
    let data = || Data::from(image::without_exif(bytes).into_owned());
    let image = match Kind::of(bytes) {
        Kind::Jpeg => Image::from_jpeg(data(), true).ok(),
        Kind::Png => Image::from_png(data(), true).ok(),
        Kind::Svg => image::fitted(bytes, rect, 3.0).ok().map(|pixmap| {
            let plain =
                pixmap.pixels().iter().map(resvg::tiny_skia::PremultipliedColorU8::demultiply);
            let plain = plain.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect();
            Image::from_rgba8(plain, pixmap.width(), pixmap.height())
        }),
    };
    let Some(image) = image else { return };
    let upright = image::upright(bytes, image.size());
    let (width, height) = image.size();
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let size = Size::from_wh(width as f32, height as f32);
    let Some(size) = size else { return };
    let [sx, ky, kx, sy, tx, ty] = upright.placed(rect);
    surface.push_transform(&Transform::from_row(sx, ky, kx, sy, tx, ty));
    surface.draw_image(image, size);
    surface.pop();
}
