//! The words of exports.

use super::lang::{self, say};
use super::words;

words! {
    "export":
    no_font,
}

/// The deck has no such scene.
#[must_use]
pub fn no_scene(count: usize) -> String {
    say!("export-no_scene", count = count)
}

/// A format has no place for a comparison.
#[must_use]
pub fn no_comparison(ending: &str) -> String {
    say!("export-no_comparison", format = ending)
}

/// A file's ending names no format.
#[must_use]
pub fn no_format(file: &str, endings: &[&str]) -> String {
    say!("export-no_format", file = file, endings = super::or_list(endings))
}

/// A picture would be wider than any is drawn, in pixels.
#[must_use]
pub fn too_wide(most: u32) -> String {
    say!("export-too_wide", most = most)
}

/// A word for what a picture shows is none that is known.
#[must_use]
pub fn no_view() -> String {
    lang::fixed("export-no_view").to_owned()
}
