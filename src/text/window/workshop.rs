//! The words of presenting, exporting, importing and comparing.

use crate::text::lang::say;
use crate::text::{touchpoints, words};

words! {
    "tour":
    one_head, one_text, two_head, two_text, three_head, three_text, four_head, four_text,
}

/// The four steps of the tour: heading and text.
#[must_use]
pub fn tour() -> [(&'static str, &'static str); 4] {
    [
        (one_head(), one_text()),
        (two_head(), two_text()),
        (three_head(), three_text()),
        (four_head(), four_text()),
    ]
}

/// A file is being written.
#[must_use]
pub fn exporting(name: &str) -> String {
    say!("window-exporting", name = name)
}

/// A file has been written.
#[must_use]
pub fn exported(file: &str) -> String {
    say!("window-exported", file = file)
}

/// The plan stands beside another one.
#[must_use]
pub fn compared_with(name: &str) -> String {
    say!("window-compared_with", name = name)
}

/// Rows have been placed.
#[must_use]
pub fn imported(count: usize) -> String {
    say!("window-imported", what = touchpoints(count))
}

/// The button that places what is ready.
#[must_use]
pub fn place_import(count: usize) -> String {
    say!("window-place_import", what = touchpoints(count))
}

/// A line of a sheet.
#[must_use]
pub fn sheet_line(line: usize) -> String {
    say!("window-sheet_line", line = line)
}

/// A picture is larger than a plan takes in, in MB.
#[must_use]
pub fn picture_too_large(most: u64) -> String {
    say!("window-picture_too_large", most = most)
}

/// All pictures together are more than a plan takes in, in MB.
#[must_use]
pub fn too_many_pictures(most: usize) -> String {
    say!("window-too_many_pictures", most = most)
}

/// The timer's buttons.
#[must_use]
pub fn more_minutes(minutes: u64) -> String {
    say!("window-more_minutes", minutes = minutes)
}

/// A picture of something, in a format.
#[must_use]
pub fn picture_of(what: &str, ending: &str) -> String {
    say!("window-picture_of", what = what, format = ending.to_uppercase())
}
