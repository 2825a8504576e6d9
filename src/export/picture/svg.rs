//! SVG: one page, with real text in it.

use std::fmt::Write;

use base64::Engine as _;

use super::fonts::FAMILY;
use super::layout::{self, Mark, Part, Stroke};
use super::look::Colour;
use super::markup::escape;
use super::page::{Level, Page};

/// Writes a page, `width` pixels wide; `grounds` names its rules and sources.
#[must_use]
pub fn write(page: &Page, width: f32, language: &str, grounds: &str) -> String {
    let height = width * page.height / page.width;
    let mut out = String::new();
    // Writing into a text does not fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" xml:lang=\"{language}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n",
        number(width),
        number(height),
        number(page.width),
        number(page.height),
        escape(&page.title),
        escape(grounds)
    );
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
            for stroke in layout::strokes(*x, *y, *radius, *sign) {
                stroke_out(stroke, *colour, out);
            }
            Ok(())
        }
        Mark::Picture { rect, bytes } => writeln!(
            out,
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"data:{};base64,{}\"/>",
            number(rect.x),
            number(rect.y),
            number(rect.w),
            number(rect.h),
            media_type(bytes),
            base64::engine::general_purpose::STANDARD.encode(bytes)
        ),
    };
}

fn text_out(mark: &Mark, out: &mut String) -> std::fmt::Result {
    let Mark::Text { x, y, width, size, bold, colour, text, strike } = mark else { return Ok(()) };
    let weight = if *bold { " font-weight=\"700\"" } else { "" };
    let strike = if *strike { " text-decoration=\"line-through\"" } else { "" };
    // The length holds the layout where another font has to stand in.
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

/// The media type of a picture, from its first bytes.
#[must_use]
pub fn media_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, ..] => "image/jpeg",
        _ => "image/svg+xml",
    }
}

/// At most two decimals, without zeros at the end.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// The size of a PNG or JPEG in pixels, from its head.
#[must_use]
pub fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    if media_type(bytes) == "image/png" {
        let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some((number(16)?, number(20)?));
    }
    // A JPEG is a row of segments; one of those that begin a frame holds the size.
    let mut at = 2;
    loop {
        let [0xff, kind, high, low] = *bytes.get(at..at + 4)? else { return None };
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame {
            let [h1, h2, w1, w2] = *bytes.get(at + 5..at + 9)? else { return None };
            let two = |a, b| u32::from(u16::from_be_bytes([a, b]));
            return Some((two(w1, w2), two(h1, h2)));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

/// Whether a picture is an SVG with text in it, which is not drawn: there is no font to be sure of.
#[must_use]
pub fn holds_text(bytes: &[u8]) -> bool {
    media_type(bytes) == "image/svg+xml" && bytes.windows(5).any(|tag| tag == b"<text")
}
