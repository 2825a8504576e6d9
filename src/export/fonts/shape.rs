//! From characters to glyphs. Text that the embedded fonts have is set glyph by glyph; anything else
//! is split by direction and font, and joined and ordered as its script asks.

use std::ops::Range;

use harfrust::{Direction, FontRef, ShapeOptions, UnicodeBuffer};
use ttf_parser::GlyphId;
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};

use super::face::{self, Font, own, own_advance};
use super::system;

/// A glyph of a line, from left to right. Lengths are for size 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its font.
    pub font: Font,
    /// Its number in that font.
    pub id: GlyphId,
    /// How far the next glyph is.
    pub advance: f32,
    /// Where it is drawn: right of its place, and above the baseline.
    pub offset: (f32, f32),
    /// The part of the text that it shows.
    pub part: Range<usize>,
}

/// Whether each character is set by itself, in an embedded font, from left to right.
#[must_use]
pub fn is_plain(text: &str, bold: bool) -> bool {
    text.is_ascii() || text.chars().all(|c| !is_from_right(c) && own_advance(c, bold).is_some())
}

fn is_from_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// The glyphs of a line of text.
#[must_use]
pub fn shape(text: &str, bold: bool) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len());
    if is_plain(text, bold) {
        one_by_one(text, 0..text.len(), bold, &mut glyphs);
        return glyphs;
    }
    let info = BidiInfo::new(text, None);
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let from_right = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
            let mut pieces = pieces(text, run, bold);
            if from_right {
                pieces.reverse();
            }
            for (font, piece) in pieces {
                place(text, (font, piece), from_right, bold, &mut glyphs);
            }
        }
    }
    glyphs
}

/// The parts of a run by font; `None` for the embedded ones. Marks stay with what they are on.
fn pieces(text: &str, run: Range<usize>, bold: bool) -> Vec<(Option<Font>, Range<usize>)> {
    let mut pieces: Vec<(Option<Font>, Range<usize>)> = Vec::new();
    for (at, c) in text.get(run.clone()).unwrap_or_default().char_indices() {
        let (start, end) = (run.start + at, run.start + at + c.len_utf8());
        let font = if own_advance(c, bold).is_some() { None } else { system::font_of(c, bold) };
        let mark = bidi_class(c) == BidiClass::NSM;
        match pieces.last_mut() {
            Some((last, piece)) if *last == font || mark => piece.end = end,
            _ => pieces.push((font, start..end)),
        }
    }
    pieces
}

/// Appends the glyphs of a piece.
fn place(
    text: &str,
    (font, piece): (Option<Font>, Range<usize>),
    from_right: bool,
    bold: bool,
    glyphs: &mut Vec<Glyph>,
) {
    let shaped = font.and_then(|font| joined(text, piece.clone(), font, from_right));
    if let Some(shaped) = shaped {
        glyphs.extend(shaped);
        return;
    }
    let first = glyphs.len();
    one_by_one(text, piece, bold, glyphs);
    if from_right && let Some(own) = glyphs.get_mut(first..) {
        own.reverse();
        for glyph in own {
            mirror(text, glyph, bold);
        }
    }
}

/// Turns a bracket around: it opens to the other side in text from right to left.
fn mirror(text: &str, glyph: &mut Glyph, bold: bool) {
    const PAIRS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    let c = text.get(glyph.part.clone()).and_then(|part| part.chars().next());
    let other = c.and_then(|c| {
        PAIRS.iter().find_map(|(open, close)| match c {
            _ if c == *open => Some(*close),
            _ if c == *close => Some(*open),
            _ => None,
        })
    });
    if let Some((font, id)) = other.and_then(|other| own(other, bold)) {
        (glyph.font, glyph.id) = (font, id);
    }
}

/// The glyphs of a piece in a font of the system, joined as its script asks.
fn joined(text: &str, piece: Range<usize>, font: Font, from_right: bool) -> Option<Vec<Glyph>> {
    let Font::System(place) = font else { return None };
    let system = system::get(place)?;
    let used = FontRef::from_index(system.bytes, system.index).ok()?;
    let data = system.joining.as_ref()?;
    let joiner = data.shaper(&used).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text.get(piece.clone())?);
    buffer.guess_segment_properties();
    buffer.set_direction(if from_right { Direction::RightToLeft } else { Direction::LeftToRight });
    let shaped = joiner.shape(buffer, ShapeOptions::new());
    #[expect(clippy::cast_precision_loss, reason = "units of a font")]
    let length = |units: i32| units as f32 / f32::from(font.face().units_per_em());
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut starts: Vec<usize> =
        infos.iter().filter_map(|info| usize::try_from(info.cluster).ok()).collect();
    starts.sort_unstable();
    let glyph = |(info, position): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
        let start = usize::try_from(info.cluster).ok()?;
        let end = starts.iter().find(|other| **other > start).copied().unwrap_or(piece.len());
        Some(Glyph {
            font,
            id: GlyphId(u16::try_from(info.glyph_id).ok()?),
            advance: length(position.x_advance),
            offset: (length(position.x_offset), length(position.y_offset)),
            part: piece.start + start..piece.start + end,
        })
    };
    infos.iter().zip(positions).map(glyph).collect()
}

/// Appends a glyph for each character of a part.
fn one_by_one(text: &str, part: Range<usize>, bold: bool, glyphs: &mut Vec<Glyph>) {
    for (at, c) in text.get(part.clone()).unwrap_or_default().char_indices() {
        let (font, id) = own(c, bold).unwrap_or((Font::Regular, GlyphId(0)));
        let advance = face::advance(c, 1.0, bold);
        let start = part.start + at;
        let part = start..start + c.len_utf8();
        glyphs.push(Glyph { font, id, advance, offset: (0.0, 0.0), part });
    }
}
