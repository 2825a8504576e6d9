//! The embedded fonts, their glyphs and the widths of these.

use std::sync::{LazyLock, OnceLock};

use ttf_parser::{Face, GlyphId};

use super::{house, system};

/// Noto Sans SC, regular: Latin and GB 2312. `assets/fonts/README.md` describes its contents.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular-subset.otf");
/// Noto Sans SC, bold: the same characters.
pub static BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Bold-subset.otf");
/// The name of the font family in files.
pub const FAMILY: &str = "Noto Sans SC";

/// One of the embedded fonts, or one of the system's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
    /// One of the system's, by its number in this run of the program.
    System(u16),
    /// One of a brand's, by its number in this run of the program.
    House(u16),
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
            Self::System(place) => system::get(place).map_or(regular, |font| &font.face),
            Self::House(place) => house::get(place).map_or(regular, |font| &font.face),
        }
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
            Self::System(place) => system::get(place).map_or(REGULAR, |font| font.bytes),
            Self::House(place) => house::get(place).map_or(REGULAR, |font| font.bytes),
        }
    }

    /// The place of the font in its file.
    #[must_use]
    pub fn index(self) -> u32 {
        match self {
            Self::Regular | Self::Bold | Self::House(_) => 0,
            Self::System(place) => system::get(place).map_or(0, |font| font.index),
        }
    }
}

/// The font of the brand or the embedded one, and the glyph for a character, if there is one.
pub(super) fn own(c: char, bold: bool) -> Option<(Font, GlyphId)> {
    let house = house::now(bold).map(Font::House);
    if let Some((font, id)) = house.and_then(|font| Some((font, font.face().glyph_index(c)?))) {
        return Some((font, id));
    }
    let font = if bold { Font::Bold } else { Font::Regular };
    Some((font, font.face().glyph_index(c)?))
}

/// The advance width of a character, in the unit of `size`. A character that the embedded fonts do
/// not have is as wide as in the system's font, or as the box that stands for it.
#[must_use]
pub fn advance(c: char, size: f32, bold: bool) -> f32 {
    let font = || {
        let found = system::font_of(c, bold);
        let found = found.and_then(|font| Some((font, font.face().glyph_index(c)?)));
        let (font, id) = found.unwrap_or((Font::Regular, GlyphId(0)));
        in_font(font, id)
    };
    own_advance(c, bold).unwrap_or_else(font) * size
}

/// The advance width of a character of the embedded fonts at size 1. To find it in the font takes a
/// while, so it is kept.
pub(super) fn own_advance(c: char, bold: bool) -> Option<f32> {
    /// The advances of 256 characters in a row.
    type Row = Box<[Option<f32>; 256]>;
    static ROWS: [[OnceLock<Row>; 256]; 2] = [const { [const { OnceLock::new() }; 256] }; 2];
    let look_up = |c: char| own(c, bold).map(|(font, id)| in_font(font, id));
    if house::now(bold).is_some() {
        return look_up(c);
    }
    let code = u32::from(c);
    let [high, low] = [code >> 8, code & 0xff].map(|part| part as usize);
    let [regular, heavy] = &ROWS;
    let Some(row) = (if bold { heavy } else { regular }).get(high) else { return look_up(c) };
    let row = row.get_or_init(|| {
        let first = code & !0xff;
        Box::new(std::array::from_fn(|n| {
            let c = u32::try_from(n).ok().and_then(|n| char::from_u32(first + n));
            c.and_then(look_up)
        }))
    });
    row.get(low).copied().flatten()
}

/// The advance width of a glyph at size 1.
fn in_font(font: Font, id: GlyphId) -> f32 {
    let units = f32::from(font.face().units_per_em());
    f32::from(font.face().glyph_hor_advance(id).unwrap_or(0)) / units
}
