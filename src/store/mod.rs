//! Files: plans and packs, read with all findings at once and saved atomically; the user's folders.

use std::fmt::{self, Display};
use std::path::Path;
use std::sync::Arc;

use siphasher::sip128::SipHasher13;

use crate::model::pack::Pack;
use crate::model::plan::Plan;

mod comments;
mod error;
pub mod examples;
pub mod folders;
mod format;
pub mod merge;
pub mod opening;
pub mod pack_file;
pub mod packs;
pub mod paths;
pub mod plan_file;
pub mod recovery;
pub mod save;
pub mod settings;
pub mod sheet;
pub mod template;

pub use comments::Comments;
pub use error::{FileError, LARGEST_FILE, read_text, read_text_or_pipe};

/// Identifies what a file holds: a hash of all its bytes, so that a change is noticed even if size
/// and time are as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(u128);

impl Stamp {
    /// Reads it from the text that its [`Display`] gives.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        u128::from_str_radix(text, 16).ok().map(Self)
    }
}

impl Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

/// Returns the stamp of a file; `None` if it cannot be read.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let bytes = error::read_bytes(path).ok()?;
    Some(Stamp(SipHasher13::new().hash(&bytes).as_u128()))
}

/// A plan file that has been read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The plan, without findings under its pack.
    pub plan: Plan,
    /// The pack that it was checked against.
    pub pack: Arc<Pack>,
    /// The comments of the file.
    pub comments: Comments,
}

/// Reads a plan file with its comments and checks it against its own pack, or against `under` if
/// there is one.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be read, or with all findings if there are any.
pub fn load(
    path: &Path,
    library: &packs::Library,
    under: Option<&Arc<Pack>>,
) -> Result<Loaded, FileError> {
    let text = read_text(path)?;
    let (plan, pack) =
        plan_file::parse(&text, library, under).map_err(
            |findings| match plan_file::lacking_pack(&text, &findings) {
                Some(plan) => FileError::PackMissing(path.to_owned(), Arc::new(plan), findings),
                None => FileError::Findings(path.to_owned(), findings),
            },
        )?;
    Ok(Loaded { plan, pack, comments: Comments::of(&text) })
}

/// Reads a plan file like [`load`], but without its comments, for callers that do not save it
/// again. It may be a pipe.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be read, or with all findings if there are any.
pub fn load_plan(
    path: &Path,
    library: &packs::Library,
    under: &plan_file::Under<'_>,
) -> Result<plan_file::Read, FileError> {
    let text = read_text_or_pipe(path)?;
    plan_file::parse_under(&text, library, under)
        .map_err(|findings| FileError::Findings(path.to_owned(), findings))
}

/// The comments of a plan file, if it can be read: [`save_plan_with`] writes the first one again.
#[must_use]
pub fn comments_of(path: &Path) -> Option<Comments> {
    read_text(path).ok().map(|text| Comments::of(&text))
}

/// Saves a plan atomically; the previous file is kept as a backup.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be written; it is then unchanged.
pub fn save_plan(path: &Path, plan: &Plan) -> Result<(), FileError> {
    save_plan_with(path, plan, "")
}

/// Saves a plan like [`save_plan`], with the comment from the start of the original file,
/// [`Comments::header`]. A header that holds anything but comments is left out, because the file
/// could not be read again.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be written; it is then unchanged.
pub fn save_plan_with(path: &Path, plan: &Plan, header: &str) -> Result<(), FileError> {
    let plan = plan_file::write(plan).map_err(FileError::Encode)?;
    if header.is_empty() || !comments::is_header(header) {
        return save_text(path, &plan);
    }
    save_text(path, &format!("{header}\n{plan}"))
}

/// Saves a pack atomically; the previous file is kept as a backup.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be written; it is then unchanged.
pub fn save_pack(path: &Path, pack: &Pack) -> Result<(), FileError> {
    save_text(path, &pack_file::write(pack).map_err(FileError::Encode)?)
}

fn save_text(path: &Path, text: &str) -> Result<(), FileError> {
    // Never write a file that could not be read again.
    if text.len() as u64 > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), text.len() as u64));
    }
    save::write_atomically(path, text.as_bytes(), true)
}
