//! The system's fonts, for characters that the embedded fonts do not have. They are only looked
//! for once such a character is drawn.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use fontique::{
    Attributes, Blob, Collection, CollectionOptions, FallbackKey, FontWeight, GenericFamily,
    Language, QueryFont, QueryStatus, Script, SourceCache,
};
use harfrust::{FontRef, ShaperData};
use ttf_parser::{Face, OutlineBuilder};
use unicode_script::UnicodeScript;

use super::face::Font;

/// A font of the system, which stays in memory once it is used.
pub(super) struct SystemFont {
    pub(super) face: Face<'static>,
    pub(super) bytes: &'static [u8],
    /// Its place in the file, which may hold several.
    pub(super) index: u32,
    /// What is needed to join its glyphs.
    pub(super) joining: Option<ShaperData>,
}

#[derive(Default)]
struct Found {
    /// The fonts that are used, which [`Font::System`] counts.
    fonts: Vec<&'static SystemFont>,
    /// Their places, by source and index.
    places: HashMap<(u64, u32), Option<u16>>,
    /// The font of a character, bold or not.
    chosen: HashMap<(char, bool), Option<Font>>,
}

static FOUND: LazyLock<Mutex<Found>> = LazyLock::new(Mutex::default);

/// The fonts of the system, and what has been read of them.
static SYSTEM: LazyLock<Mutex<(Collection, SourceCache)>> = LazyLock::new(|| {
    let options = CollectionOptions { shared: false, system_fonts: true };
    Mutex::new((Collection::new(options), SourceCache::default()))
});

fn found() -> MutexGuard<'static, Found> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The font by its number.
pub(super) fn get(place: u16) -> Option<&'static SystemFont> {
    found().fonts.get(usize::from(place)).copied()
}

/// The font that draws a character; `None` if no font of the system does.
pub(super) fn font_of(c: char, bold: bool) -> Option<Font> {
    if let Some(known) = found().chosen.get(&(c, bold)) {
        return *known;
    }
    let font = look_for(c, bold);
    found().chosen.insert((c, bold), font);
    font
}

fn look_for(c: char, bold: bool) -> Option<Font> {
    let mut system = SYSTEM.lock().unwrap_or_else(PoisonError::into_inner);
    let (collection, cache) = &mut *system;
    let weight = if bold { FontWeight::BOLD } else { FontWeight::NORMAL };
    let attributes = Attributes { weight, ..Attributes::default() };
    let mut answer = None;
    let mut look = |font: &QueryFont| {
        answer = place_of(font).filter(|place| get(*place).is_some_and(|font| draws(font, c)));
        if answer.is_some() { QueryStatus::Stop } else { QueryStatus::Continue }
    };
    let script: [u8; 4] = c.script().short_name().as_bytes().try_into().unwrap_or(*b"Zyyy");
    let mut query = collection.query(cache);
    query.set_attributes(attributes);
    query.set_families([GenericFamily::SansSerif]);
    let chinese = Language::parse("zh-Hans").ok();
    let locale = chinese.as_ref().filter(|_| script == *b"Hani");
    query.set_fallbacks(FallbackKey::new(Script::from_bytes(script), locale));
    query.matches_with(&mut look);
    drop(query);
    if answer.is_none() {
        // Signs and rare scripts have no font of their own that the system would name.
        let mut names: Vec<String> = collection.family_names().map(str::to_owned).collect();
        names.sort();
        let mut query = collection.query(cache);
        query.set_attributes(attributes);
        query.set_families(names.iter().map(String::as_str));
        query.matches_with(|font| {
            answer = place_of(font).filter(|place| get(*place).is_some_and(|font| draws(font, c)));
            if answer.is_some() { QueryStatus::Stop } else { QueryStatus::Continue }
        });
    }
    answer.map(Font::System)
}

/// Whether a font has an outline for a character. Fonts of coloured pictures have none.
fn draws(font: &SystemFont, c: char) -> bool {
    let glyph = font.face.glyph_index(c);
    glyph.is_some_and(|id| c.is_whitespace() || font.face.outline_glyph(id, &mut Nowhere).is_some())
}

/// Puts a font among those that are used. A font that cannot be read has no place.
fn place_of(font: &QueryFont) -> Option<u16> {
    let key = (font.blob.id(), font.index);
    let mut found = found();
    if let Some(known) = found.places.get(&key) {
        return *known;
    }
    // A font that is looked into stays: it may be needed until the program ends.
    let blob: &'static Blob<u8> = Box::leak(Box::new(font.blob.clone()));
    let bytes = blob.data();
    let face = Face::parse(bytes, font.index).ok();
    let place = face.and_then(|face| {
        let place = u16::try_from(found.fonts.len()).ok()?;
        let index = font.index;
        let joining = FontRef::from_index(bytes, index).ok().map(|font| ShaperData::new(&font));
        found.fonts.push(Box::leak(Box::new(SystemFont { face, bytes, index, joining })));
        Some(place)
    });
    found.places.insert(key, place);
    place
}

/// Draws nothing.
struct Nowhere;

impl OutlineBuilder for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
