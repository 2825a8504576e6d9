//! The fonts of a house style: files of the brand, in which a deck is set while it is drawn for PDF
//! and pictures. What they do not have is set in the embedded fonts.

use std::cell::Cell;
use std::sync::{LazyLock, Mutex, PoisonError};

use ttf_parser::Face;

/// A font of a brand, which stays in memory once it is used.
pub(super) struct HouseFont {
    pub(super) face: Face<'static>,
    pub(super) bytes: &'static [u8],
}

/// The fonts that are used, counted from 0.
static USED: LazyLock<Mutex<Vec<&'static HouseFont>>> = LazyLock::new(Mutex::default);

thread_local! {
    /// The fonts in which this thread sets text now: for bold text and for other text.
    static NOW: Cell<[Option<u16>; 2]> = const { Cell::new([None; 2]) };
}

/// Whether a file is a font that text can be set in.
pub(super) fn is_font(bytes: &[u8]) -> bool {
    // Each font has the space, and an outline for letters of its own script.
    Face::parse(bytes, 0).is_ok_and(|face| face.glyph_index('a').is_some())
}

/// The fonts of a brand: for titles and other bold text, and for the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct House([Option<u16>; 2]);

impl House {
    /// Reads the files of both; what is no font is left out.
    #[must_use]
    pub fn of(bold: Option<Vec<u8>>, regular: Option<Vec<u8>>) -> Self {
        Self([bold, regular].map(|bytes| used(bytes?)))
    }

    /// Sets all text in these fonts while `make` runs.
    pub fn set<R>(self, make: impl FnOnce() -> R) -> R {
        /// Puts back what was there, also if `make` panics.
        struct Back([Option<u16>; 2]);
        impl Drop for Back {
            fn drop(&mut self) {
                NOW.set(self.0);
            }
        }
        let _back = Back(NOW.replace(self.0));
        make()
    }
}

/// The number of the font for bold text or for other text.
pub(super) fn now(bold: bool) -> Option<u16> {
    let [heavy, regular] = NOW.get();
    if bold { heavy } else { regular }
}

/// The font by its number.
pub(super) fn get(place: u16) -> Option<&'static HouseFont> {
    USED.lock().unwrap_or_else(PoisonError::into_inner).get(usize::from(place)).copied()
}

/// Puts a font among those that are used, once.
fn used(bytes: Vec<u8>) -> Option<u16> {
    let mut all = USED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all.iter().position(|font| font.bytes == bytes);
    if let Some(place) = known {
        return u16::try_from(place).ok();
    }
    if !is_font(&bytes) {
        return None;
    }
    let place = u16::try_from(all.len()).ok()?;
    // It stays until the program ends, as those of the system do.
    let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
    let face = Face::parse(bytes, 0).ok()?;
    all.push(Box::leak(Box::new(HouseFont { face, bytes })));
    Some(place)
}
