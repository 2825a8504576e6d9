//! Pictures that users add to a plan, from their files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use super::image::{self, Fault};

/// The largest picture that can be added to a plan, in bytes.
pub const LARGEST_PICTURE: u64 = 8 * 1024 * 1024;

/// Why a picture cannot be added.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// It has more bytes than [`LARGEST_PICTURE`].
    #[error("the picture is larger than {} bytes", LARGEST_PICTURE)]
    TooLarge,
    /// The file cannot be read.
    #[error("the picture cannot be read: {}", .0.display())]
    Unreadable(PathBuf),
    /// It is not a picture, or nothing in it can be drawn.
    #[error("this is no picture that can be drawn")]
    NoPicture,
    /// It needs too much time or memory.
    #[error("the picture cannot be drawn: {0:?}")]
    NotDrawn(Fault),
}

/// A picture, ready for a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its bytes in Base64.
    pub base64: Arc<str>,
}

/// Reads a picture that can be drawn.
///
/// # Errors
/// Returns an error if the file cannot be read, is too large, or is no picture that can be drawn.
pub fn read(file: &Path) -> Result<Picture, PictureError> {
    let unreadable = |_| PictureError::Unreadable(file.to_owned());
    let about = std::fs::metadata(file).map_err(unreadable)?;
    if !about.is_file() {
        return Err(PictureError::Unreadable(file.to_owned()));
    }
    if about.len() > LARGEST_PICTURE {
        return Err(PictureError::TooLarge);
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    if let Err(fault) = image::check(&bytes) {
        return Err(match fault {
            Fault::Unreadable => PictureError::NoPicture,
            fault => PictureError::NotDrawn(fault),
        });
    }
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let base64 = STANDARD.encode(bytes).into();
    Ok(Picture { name, base64 })
}
