//! The embedded fonts and their metrics, and the system's fonts for what they lack. All exports set
//! text with the same glyphs, so that lines break at the same positions everywhere. The same fonts
//! give the same bytes.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

mod face;
mod file;
mod house;
mod outline;
mod shape;
mod system;

use face::own;
pub use face::{BOLD, FAMILY, Font, REGULAR, advance};
pub use file::{FontError, LARGEST_FONT, read};
pub use house::House;
pub use outline::outline;
pub use shape::{Glyph, is_plain, shape};

/// The characters of a text that no font has, here or on this system: they are drawn as boxes.
#[must_use]
pub fn missing(text: &str) -> Vec<char> {
    let mut all: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| !c.is_control() && !is_unseen(*c)) {
        if own(c, false).is_none() && system::font_of(c, false).is_none() && !all.contains(&c) {
            all.push(c);
        }
    }
    all
}

/// Whether text is set in the font of a brand, which readers do not have.
#[must_use]
pub fn is_of_house(bold: bool) -> bool {
    house::now(bold).is_some()
}

/// Whether a character has no glyph of its own, such as joiners, direction marks and selectors.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// The width of a line of text, in the unit of `size`.
#[must_use]
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    if is_plain(text, bold) {
        return text.chars().map(|c| advance(c, size, bold)).sum();
    }
    if house::now(bold).is_some() {
        return shape(text, bold).iter().map(|glyph| glyph.advance).sum::<f32>() * size;
    }
    shaped_width(text, bold) * size
}

/// The width of a text that is not plain, at size 1. A layout asks for the same ones again and again.
fn shaped_width(text: &str, bold: bool) -> f32 {
    const MOST: usize = 20_000;
    static KNOWN: LazyLock<Mutex<HashMap<(String, bool), f32>>> = LazyLock::new(Mutex::default);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (text.to_owned(), bold);
    if let Some(width) = known().get(&key) {
        return *width;
    }
    let width = shape(text, bold).iter().map(|glyph| glyph.advance).sum();
    let mut known = known();
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(key, width);
    width
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
