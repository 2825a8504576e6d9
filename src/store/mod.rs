//! Files: plans and packs read with every finding at once, saved atomically; the user's folders.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::model::finding::Finding;
use crate::model::pack::Pack;
use crate::model::plan::Plan;

mod comments;
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

/// The largest file that is read, in bytes. A plan of ten thousand touchpoints has about three
/// million.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Why a file could not be read or written. The words that a user reads are in [`crate::text`].
#[derive(Debug, Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file `{0}`")]
    NotFound(PathBuf),
    /// It is a directory.
    #[error("this is a folder: `{0}`")]
    Directory(PathBuf),
    /// It is larger than [`LARGEST_FILE`]; its size in bytes.
    #[error("`{1}` bytes are too many for a file: `{0}`")]
    TooLarge(PathBuf, u64),
    /// It is not UTF-8; the offset of the first wrong byte.
    #[error("byte `{1}` is not UTF-8: `{0}`")]
    NotUtf8(PathBuf, usize),
    /// The system's reason.
    #[error("cannot read the file `{0}`")]
    Read(PathBuf, #[source] io::Error),
    /// The system's reason.
    #[error("cannot write the file `{0}`")]
    Write(PathBuf, #[source] io::Error),
    /// Its content is unsound.
    #[error("{count} things are wrong in the file `{0}`", count = .1.len())]
    Findings(PathBuf, Vec<Finding>),
    /// Neither a pack's id nor a file.
    #[error("no rule pack is called `{name}`")]
    NoPack {
        /// What was asked for.
        name: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// The plan or pack could not be put into words; a fault of the program.
    #[error("the file could not be put into words")]
    Encode(#[source] ron::Error),
}

/// The text of a file.
///
/// # Errors
/// A [`FileError`] for whatever is not a readable text of a sensible size.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => FileError::NotFound(path.to_owned()),
        _ => FileError::Read(path.to_owned(), error),
    };
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(FileError::Directory(path.to_owned()));
    }
    if about.len() > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), about.len()));
    }
    let mut bytes = Vec::new();
    // A pipe or device tells no size: read one byte more than the limit and look.
    let mut file = File::open(path).map_err(failed)?.take(LARGEST_FILE + 1);
    let read = file.read_to_end(&mut bytes).map_err(failed)?;
    if read as u64 > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), read as u64));
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| FileError::NotUtf8(path.to_owned(), e.utf8_error().valid_up_to()))?;
    // Editors on Windows put a byte order mark in front.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

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
