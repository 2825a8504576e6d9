//! SVG: one page, with text as text.

use std::fmt::Write;

use ttf_parser::OutlineBuilder;

use super::image::{data_url, size, upright};
use crate::export::error::ExportError;
use crate::export::fonts::{self, FAMILY};
use crate::export::footnotes;
use crate::export::layout::{self, Mark, Part};
use crate::export::markup::{escape, number};
use crate::export::options::{Options, WIDEST};
use crate::export::page::{Level, Page, Rect};
use crate::export::source::Source;
use crate::report::look::Colour;
use crate::report::shape::{Stroke, strokes};
use crate::text::lang;

/// Writes one page as SVG. The title, the rule pack and the sources are stored as text in the file.
///
/// # Errors
/// Returns an error if the deck does not have the chosen scene.
pub fn write(source: &Source<'_>, options: Options) -> Result<Vec<u8>, ExportError> {
    made(source, options, &footnotes::inside(source.report))
}

/// The same without the statements behind the verdicts, for a page that has them elsewhere.
///
/// # Errors
/// Returns an error if the deck does not have the chosen scene.
pub fn bare(source: &Source<'_>, options: Options) -> Result<Vec<u8>, ExportError> {
    made(source, options, "")
}

fn made(source: &Source<'_>, options: Options, notes: &str) -> Result<Vec<u8>, ExportError> {
    let page = super::page(source, options.view)?;
    #[expect(clippy::cast_precision_loss, reason = "at most WIDEST")]
    let width = options.width.clamp(1, WIDEST) as f32;
    Ok(draw(&page, width, (&source.report.grounds(), notes)).into_bytes())
}

/// Draws a page `width` pixels wide; `grounds` names its rule pack and sources, `notes` the statement
/// behind each verdict.
fn draw(page: &Page, width: f32, (grounds, notes): (&str, &str)) -> String {
    let height = width * page.height / page.width;
    let mut out = String::new();
    // Writing to a `String` does not fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" xml:lang=\"{}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n",
        number(width),
        number(height),
        number(page.width),
        number(page.height),
        lang::current().code(),
        escape(&page.title),
        escape(grounds)
    );
    if !notes.is_empty() {
        let _ = writeln!(out, "<metadata>{}</metadata>", escape(notes));
    }
    let _ = writeln!(out, "<rect width=\"100%\" height=\"100%\" fill=\"#{}\"/>", page.ground.hex());
    for part in layout::parts(page) {
        part_out(&part, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn part_out(part: &Part, out: &mut String) {
    let open = match part {
        Part::Ground(_) | Part::Tagged(..) => "<g aria-hidden=\"true\">".to_owned(),
        Part::Paragraph(Level::Title, _) => "<g role=\"heading\" aria-level=\"1\">".to_owned(),
        Part::Paragraph(Level::Heading, _) => "<g role=\"heading\" aria-level=\"2\">".to_owned(),
        Part::Paragraph(Level::Text, _) => "<g>".to_owned(),
        Part::Figure(says, _) | Part::Table(says, _) => {
            format!("<g role=\"img\" aria-label=\"{}\">", escape(says))
        }
    };
    out.push_str(&open);
    out.push('\n');
    for mark in part.marks() {
        mark_out(mark, out);
    }
    out.push_str("</g>\n");
}

fn mark_out(mark: &Mark, out: &mut String) {
    let _ = match mark {
        Mark::Fill { rect, corner, colour } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#{}\"/>",
            number(rect.x),
            number(rect.y),
            number(rect.w.max(0.0)),
            number(rect.h.max(0.0)),
            number(*corner),
            colour.hex()
        ),
        Mark::Outline { rect, corner, colour, width } => {
            let inner = rect.shrink(width / 2.0);
            writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"none\" \
                 stroke=\"#{}\" stroke-width=\"{}\"/>",
                number(inner.x),
                number(inner.y),
                number(inner.w.max(0.0)),
                number(inner.h.max(0.0)),
                number(*corner),
                colour.hex(),
                number(*width)
            )
        }
        Mark::Text { .. } => text_out(mark, out),
        Mark::Sign { x, y, radius, sign, colour } => {
            for stroke in strokes((*x, *y), *radius, *sign, layout::THINNEST) {
                stroke_out(stroke, *colour, out);
            }
            Ok(())
        }
        Mark::Picture { rect, bytes } => picture_out(*rect, bytes, out),
        Mark::Path { .. } => path_out(mark, out),
    };
}

fn path_out(mark: &Mark, out: &mut String) -> std::fmt::Result {
    let Mark::Path { points, line, dash, fill } = mark else { return Ok(()) };
    let places: Vec<String> =
        points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
    let places = places.join(" ");
    let shape = if fill.is_some() { "polygon" } else { "polyline" };
    let fill = fill.map_or_else(|| "none".to_owned(), |fill| format!("#{}", fill.hex()));
    write!(out, "<{shape} points=\"{places}\" fill=\"{fill}\"")?;
    if let Some((colour, width)) = line {
        write!(out, " stroke=\"#{}\" stroke-width=\"{}\"", colour.hex(), number(*width))?;
    }
    if let Some((on, off)) = dash {
        write!(out, " stroke-dasharray=\"{} {}\"", number(*on), number(*off))?;
    }
    writeln!(out, "/>")
}

fn picture_out(rect: Rect, bytes: &[u8], out: &mut String) -> std::fmt::Result {
    let data = data_url(bytes);
    let raw = size(bytes).map(|raw| (raw, upright(bytes, raw)));
    let Some((raw, upright)) = raw.filter(|(_, upright)| !upright.is_as_is()) else {
        return writeln!(
            out,
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"{data}\"/>",
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h)
        );
    };
    let matrix = upright.placed(rect).map(number).join(" ");
    let (width, height) = raw;
    writeln!(
        out,
        "<image width=\"{width}\" height=\"{height}\" transform=\"matrix({matrix})\" \
         href=\"{data}\"/>"
    )
}

fn text_out(mark: &Mark, out: &mut String) -> std::fmt::Result {
    let Mark::Text { x, y, width, size, bold, colour, text, strike } = mark else { return Ok(()) };
    if !fonts::is_plain(text, *bold) || fonts::is_of_house(*bold) {
        return outline_out(mark, out);
    }
    let weight = if *bold { " font-weight=\"700\"" } else { "" };
    let strike = if *strike { " text-decoration=\"line-through\"" } else { "" };
    // `textLength` keeps the layout if another font is substituted.
    writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-family=\"'{FAMILY}', 'Source Han Sans SC', 'PingFang SC', \
         'Microsoft YaHei', sans-serif\" font-size=\"{}\"{weight}{strike} fill=\"#{}\" \
         textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
        number(*x),
        number(*y),
        number(*size),
        colour.hex(),
        number(*width),
        escape(text)
    )
}

/// Text that the usual fonts do not have: as shapes, so that it looks the same everywhere, with the
/// text as their name.
fn outline_out(mark: &Mark, out: &mut String) -> std::fmt::Result {
    let Mark::Text { x, y, width, size, bold, colour, text, strike } = mark else { return Ok(()) };
    let mut outline = Outline(String::new());
    fonts::outline(text, (*x, *y), (*size, *bold), &mut outline);
    if *strike {
        let (middle, half) = (y - size * 0.3, size * 0.035);
        let [left, end, top, bottom] = [*x, x + width, middle - half, middle + half].map(number);
        write!(outline.0, "M{left} {top}H{end}V{bottom}H{left}Z")?;
    }
    let (label, colour) = (escape(text), colour.hex());
    let path = outline.0;
    writeln!(out, "<path role=\"img\" aria-label=\"{label}\" fill=\"#{colour}\" d=\"{path}\"/>")
}

/// Writes the outlines of text as the data of a path.
struct Outline(String);

impl Outline {
    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.0.push(letter);
        for (place, (x, y)) in points.iter().enumerate() {
            let between = if place > 0 { " " } else { "" };
            // Writing to a `String` does not fail.
            let _ = write!(self.0, "{between}{} {}", number(*x), number(*y));
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

fn stroke_out(stroke: Stroke, colour: Colour, out: &mut String) {
    let colour = colour.hex();
    let _ = match stroke {
        Stroke::Disc(x, y, r) => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#{colour}\"/>",
            number(x),
            number(y),
            number(r)
        ),
        Stroke::Half(x, y, r) => {
            let (r, top, bottom) = (number(r), number(y - r), number(y + r));
            let x = number(x);
            writeln!(out, "<path d=\"M{x} {top}A{r} {r} 0 0 0 {x} {bottom}Z\" fill=\"#{colour}\"/>")
        }
        Stroke::Ring(x, y, r, width) => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"#{colour}\" \
             stroke-width=\"{}\"/>",
            number(x),
            number(y),
            number(r),
            number(width)
        ),
        Stroke::Line(x1, y1, x2, y2, width) => writeln!(
            out,
            "<path d=\"M{} {}L{} {}\" stroke=\"#{colour}\" stroke-width=\"{}\"/>",
            number(x1),
            number(y1),
            number(x2),
            number(y2),
            number(width)
        ),
        Stroke::Question(x, y, size) => writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-family=\"'{FAMILY}', sans-serif\" \
             font-weight=\"700\" font-size=\"{}\" fill=\"#{colour}\" aria-hidden=\"true\">?</text>",
            number(x),
            number(y + size * 0.36),
            number(size)
        ),
    };
}
