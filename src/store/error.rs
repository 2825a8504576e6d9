//! Reads text files; the errors of reading and writing files.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::model::finding::Finding;
use crate::model::plan::Plan;

/// The largest file that is read, in bytes. A plan of ten thousand touchpoints takes about 1.1
/// million, or three times as much with all fields filled in.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Why a file could not be read or written. The texts for the user are in [`crate::text`].
#[derive(Debug, Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file `{0}`")]
    NotFound(PathBuf),
    /// It is a directory.
    #[error("this is a folder: `{0}`")]
    Directory(PathBuf),
    /// It is a pipe or a device, which may never end.
    #[error("this is a pipe or a device: `{0}`")]
    Device(PathBuf),
    /// It is larger than [`LARGEST_FILE`], with its size in bytes.
    #[error("`{1}` bytes are too many for a file: `{0}`")]
    TooLarge(PathBuf, u64),
    /// It is not UTF-8, with the offset of the first invalid byte.
    #[error("byte `{1}` is not UTF-8: `{0}`")]
    NotUtf8(PathBuf, usize),
    /// It could not be read, with the reason given by the system.
    #[error("cannot read the file `{0}`")]
    Read(PathBuf, #[source] io::Error),
    /// It could not be written, with the reason given by the system.
    #[error("cannot write the file `{0}`")]
    Write(PathBuf, #[source] io::Error),
    /// The file as it was could not be kept as its backup, with the path of the backup and the
    /// reason given by the system.
    #[error("cannot keep the backup `{1}` of the file `{0}`")]
    Backup(PathBuf, PathBuf, #[source] io::Error),
    /// It has findings.
    #[error("{count} things are wrong in the file `{0}`", count = .1.len())]
    Findings(PathBuf, Vec<Finding>),
    /// The plan needs a pack that is not here; with what the file holds, unchecked.
    #[error("the plan `{0}` needs the rules `{rules}`", rules = .1.rules)]
    PackMissing(PathBuf, Arc<Plan>, Vec<Finding>),
    /// There is no pack with this id, and no such file.
    #[error("no rule pack is called `{name}`")]
    NoPack {
        /// The id or file that was asked for.
        name: String,
        /// The ids of the available packs.
        known: Vec<String>,
    },
    /// The plan or pack could not be converted to text, which is a bug.
    #[error("the file could not be put into words")]
    Encode(#[source] ron::Error),
}

/// Reads a file.
///
/// # Errors
/// Returns a [`FileError`] if the file cannot be read, is a directory, a pipe or a device, or is
/// larger than [`LARGEST_FILE`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    read(path, false)
}

/// Reads a file; where `pipes` are allowed, a pipe or a device too.
fn read(path: &Path, pipes: bool) -> Result<Vec<u8>, FileError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => FileError::NotFound(path.to_owned()),
        _ => FileError::Read(path.to_owned(), error),
    };
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(FileError::Directory(path.to_owned()));
    }
    if !about.is_file() && !pipes {
        return Err(FileError::Device(path.to_owned()));
    }
    if about.len() > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), about.len()));
    }
    let mut bytes = Vec::new();
    // Pipes and devices have no size, so read one byte more than the limit and check.
    let mut file = File::open(path).map_err(failed)?.take(LARGEST_FILE + 1);
    let read = file.read_to_end(&mut bytes).map_err(failed)?;
    if read as u64 > LARGEST_FILE {
        return Err(FileError::TooLarge(path.to_owned(), read as u64));
    }
    Ok(bytes)
}

/// Reads a text file.
///
/// # Errors
/// Returns a [`FileError`] for what `read_bytes` does, or if the file is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    text_of(path, read_bytes(path)?)
}

/// Reads a text file like [`read_text`], or a pipe until it ends: `tierboard evaluate <(…)`.
///
/// # Errors
/// Returns a [`FileError`] for what [`read_text`] does, except for pipes and devices.
pub fn read_text_or_pipe(path: &Path) -> Result<String, FileError> {
    text_of(path, read(path, true)?)
}

fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let text = String::from_utf8(bytes)
        .map_err(|e| FileError::NotUtf8(path.to_owned(), e.utf8_error().valid_up_to()))?;
    // Editors on Windows put a byte order mark at the start.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
