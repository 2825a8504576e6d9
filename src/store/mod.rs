//! Files: plans and packs read with every finding at once, saved atomically; the user's folders.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::model::pack::Pack;
use crate::model::plan::Plan;

mod comments;
mod error;
pub mod examples;
pub mod folders;
mod format;
pub mod pack_file;
pub mod packs;
pub mod plan_file;
pub mod recovery;
pub mod save;
pub mod settings;
pub mod sheet;

pub use comments::Comments;
pub use error::{FileError, LARGEST_FILE, read_text};

/// What tells one state of a file from another: when it was written, and its size in bytes.
pub type Stamp = (std::time::SystemTime, u64);

/// The stamp of a file; none where the system does not tell.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// A plan file, read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The plan, sound under its pack.
    pub plan: Plan,
    /// The pack that it was checked against.
    pub pack: Arc<Pack>,
    /// The comments of the file.
    pub comments: Comments,
}

/// Reads a plan file with its comments and checks it against its own pack, or against `under` where
/// one is given.
///
/// # Errors
/// What is wrong with the file; all findings at once.
pub fn load(
    path: &Path,
    library: &packs::Library,
    under: Option<&Arc<Pack>>,
) -> Result<Loaded, FileError> {
    let text = read_text(path)?;
    let (plan, pack) = plan_file::parse(&text, library, under)
        .map_err(|findings| FileError::Findings(path.to_owned(), findings))?;
    Ok(Loaded { plan, pack, comments: Comments::of(&text) })
}

/// Reads a plan file as [`load`] does, without its comments: for what does not save it again.
///
/// # Errors
/// What is wrong with the file; all findings at once.
pub fn load_plan(
    path: &Path,
    library: &packs::Library,
    under: Option<&Arc<Pack>>,
) -> Result<(Plan, Arc<Pack>), FileError> {
    let text = read_text(path)?;
    plan_file::parse(&text, library, under)
        .map_err(|findings| FileError::Findings(path.to_owned(), findings))
}

/// Saves a plan atomically; the file before stays as one backup.
///
/// # Errors
/// The system's reason; the file is then as it was.
pub fn save_plan(path: &Path, plan: &Plan) -> Result<(), FileError> {
    save_plan_with(path, plan, "")
}

/// Saves a plan as [`save_plan`] does, below the comment that its file begins with:
/// [`Comments::header`]. A header that holds anything but comments is left out, since nobody could
/// read the file.
///
/// # Errors
/// The system's reason; the file is then as it was.
pub fn save_plan_with(path: &Path, plan: &Plan, header: &str) -> Result<(), FileError> {
    let plan = plan_file::write(plan).map_err(FileError::Encode)?;
    if header.is_empty() || !comments::is_header(header) {
        return save_text(path, &plan);
    }
    save_text(path, &format!("{header}\n{plan}"))
}

/// Saves a pack atomically; the file before stays as one backup.
///
/// # Errors
/// The system's reason; the file is then as it was.
pub fn save_pack(path: &Path, pack: &Pack) -> Result<(), FileError> {
    save_text(path, &pack_file::write(pack).map_err(FileError::Encode)?)
}

fn save_text(path: &Path, text: &str) -> Result<(), FileError> {
    // What is written must be possible to read.
    if text.len() as u64 > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), text.len() as u64));
    }
    save::write_atomically(path, text.as_bytes(), true)
}
