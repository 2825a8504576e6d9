//! The shipped fonts and their measures. One simple way of setting text serves every export, so that
//! lines break in the same places everywhere: a glyph for each character, one after the other.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId};

/// Noto Sans SC, regular: Latin and GB 2312. `assets/fonts/README.md` says what is in it.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.otf");
/// Noto Sans SC, bold: Latin and the common characters of GB 2312; rarer ones in bold text stay
/// regular.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold-subset.otf");
/// The family's name in files.
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
    /// The font's measures and outlines.
    #[must_use]
    pub fn face(self) -> &'static Face<'static> {
        let [regular, bold] = &*FACES;
        match self {
            Self::Regular => regular,
            Self::Bold => bold,
        }
    }

    /// The font's bytes.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }
}

/// The font and glyph that draw a character: bold text falls back to regular, and what neither font
/// has is drawn as a box.
#[must_use]
pub fn glyph(c: char, bold: bool) -> (Font, GlyphId) {
    let bold = bold.then(|| Font::Bold.face().glyph_index(c)).flatten();
    match bold {
        Some(id) => (Font::Bold, id),
        None => (Font::Regular, Font::Regular.face().glyph_index(c).unwrap_or(GlyphId(0))),
    }
}

/// How far a character moves the pen, in the units of `size`.
#[must_use]
pub fn advance(c: char, size: f32, bold: bool) -> f32 {
    let (font, id) = glyph(c, bold);
    let units = f32::from(font.face().units_per_em());
    f32::from(font.face().glyph_hor_advance(id).unwrap_or(0)) / units * size
}

/// The width of a line of text, in the units of `size`.
#[must_use]
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    text.chars().map(|c| advance(c, size, bold)).sum()
}

/// From the top of a line to its baseline, for a line of this size.
#[must_use]
pub fn ascent(size: f32) -> f32 {
    0.92 * size
}

/// The height of a line of text of this size.
#[must_use]
pub fn line_height(size: f32) -> f32 {
    1.32 * size
}
