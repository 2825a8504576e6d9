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

/// An option means nothing in a format.
#[must_use]
pub fn useless(option: &str, ending: &str) -> String {
    say!("export-useless", option = option, format = ending)
}

/// How wide a picture can be.
#[must_use]
pub fn no_width(most: u32) -> String {
    say!("export-no_width", most = most.to_string())
}

/// A file's ending names no format.
#[must_use]
pub fn no_format(file: &str, endings: &[&str]) -> String {
    say!("export-no_format", file = file, endings = super::or_list(endings))
}

/// A format's own writer has refused; a fault of the program.
#[must_use]
pub fn not_written(format: &str) -> String {
    say!("export-not_written", format = format)
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
