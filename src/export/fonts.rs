//! The embedded fonts and their metrics. All exports set text in the same simple way, one glyph per
//! character, so that lines break at the same positions everywhere.

use std::sync::{LazyLock, OnceLock};

use ttf_parser::{Face, GlyphId};

/// Noto Sans SC, regular: Latin and GB 2312. `assets/fonts/README.md` describes its contents.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.otf");
/// Noto Sans SC, bold: Latin and the common characters of GB 2312. Rarer characters are regular
/// even in bold text.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold-subset.otf");
/// The name of the font family in files.
pub const FAMILY: &str = "Noto Sans SC";

/// One of the two fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
}

static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
    let face =
        |bytes| Face::parse(bytes, 0).expect("the shipped fonts are sound: a test draws them");
    [face(REGULAR), face(BOLD)]
});

impl Font {
    /// The metrics and outlines of the font.
    #[must_use]
    pub fn face(self) -> &'static Face<'static> {
        let [regular, bold] = &*FACES;
        match self {
            Self::Regular => regular,
            Self::Bold => bold,
        }
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }
}

/// Returns the font and glyph for a character. Bold text falls back to regular; a character that
/// neither font has is shown as a box.
#[must_use]
pub fn glyph(c: char, bold: bool) -> (Font, GlyphId) {
    let bold = bold.then(|| Font::Bold.face().glyph_index(c)).flatten();
    match bold {
        Some(id) => (Font::Bold, id),
        None => (Font::Regular, Font::Regular.face().glyph_index(c).unwrap_or(GlyphId(0))),
    }
}

/// The advance width of a character, in the unit of `size`.
#[must_use]
pub fn advance(c: char, size: f32, bold: bool) -> f32 {
    /// The advances of 256 characters in a row.
    type Row = Box<[f32; 256]>;
    static ROWS: [[OnceLock<Row>; 256]; 2] = [const { [const { OnceLock::new() }; 256] }; 2];
    let code = u32::from(c);
    let [high, low] = [code >> 8, code & 0xff].map(|part| part as usize);
    let [regular, heavy] = &ROWS;
    let Some(row) = (if bold { heavy } else { regular }).get(high) else {
        return look_up(c, bold) * size;
    };
    let row = row.get_or_init(|| {
        let first = code & !0xff;
        Box::new(std::array::from_fn(|n| {
            let c = u32::try_from(n).ok().and_then(|n| char::from_u32(first + n));
            c.map_or(0.0, |c| look_up(c, bold))
        }))
    });
    row.get(low).copied().unwrap_or_default() * size
}

/// The advance width of a character at size 1. To find it in the font takes a while.
fn look_up(c: char, bold: bool) -> f32 {
    let (font, id) = glyph(c, bold);
    let units = f32::from(font.face().units_per_em());
    f32::from(font.face().glyph_hor_advance(id).unwrap_or(0)) / units
}

/// The width of a line of text, in the unit of `size`.
#[must_use]
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    text.chars().map(|c| advance(c, size, bold)).sum()
}

/// The distance from the top of a line to its baseline, at a font size.
#[must_use]
pub fn ascent(size: f32) -> f32 {
    0.92 * size
}

/// The height of a line of text at a font size.
#[must_use]
pub fn line_height(size: f32) -> f32 {
    1.32 * size
}
