//! Notes which plan is being opened at the start, until it is seen to work. A plan that ends the
//! program would otherwise end each start, since it is the most recent one.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::read_text;
use super::folders::Folders;
use super::paths;
use super::save::write_atomically;

fn note(folders: &Folders) -> Option<PathBuf> {
    folders.recovery.as_ref().map(|folder| folder.join("opening"))
}

/// Notes that a plan is about to be opened. Without a folder to write to, nothing is noted.
pub fn begin(folders: &Folders, file: &Path) {
    let Some(note) = note(folders) else { return };
    let _ = note.parent().map(fs::create_dir_all);
    let _ = write_atomically(&note, paths::to_text(file).as_bytes(), false);
}

/// The plan works: the note goes.
pub fn works(folders: &Folders) {
    if let Some(note) = note(folders) {
        let _ = fs::remove_file(note);
    }
}

/// Whether the program has ended while this plan was being opened.
#[must_use]
pub fn ended(folders: &Folders, file: &Path) -> bool {
    let noted = note(folders).and_then(|note| read_text(&note).ok());
    noted.is_some_and(|noted| paths::of_text(noted.trim_end()) == file)
}
