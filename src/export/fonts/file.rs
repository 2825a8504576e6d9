//! Fonts that users add to a plan, from their files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use super::house::is_font;

/// The largest font that can be added to a plan, in bytes: it is in every file of the plan.
pub const LARGEST_FONT: u64 = 4 * 1024 * 1024;

/// Why a font cannot be added.
#[derive(Debug, Error)]
pub enum FontError {
    /// The file cannot be read.
    #[error("the file cannot be read: {}", .0.display())]
    Unreadable(PathBuf),
    /// It has more bytes than [`LARGEST_FONT`].
    #[error("the font is larger than {LARGEST_FONT} bytes: {}", .0.display())]
    TooLarge(PathBuf),
    /// It is no font, or none with letters.
    #[error("this is no font with letters: {}", .0.display())]
    NoFont(PathBuf),
}

/// Reads a font file (OpenType or TrueType), as Base64.
///
/// # Errors
/// Returns an error if the file cannot be read, is too large, or is no font.
pub fn read(file: &Path) -> Result<Arc<str>, FontError> {
    let unreadable = |_| FontError::Unreadable(file.to_owned());
    let about = std::fs::metadata(file).map_err(unreadable)?;
    if !about.is_file() {
        return Err(FontError::Unreadable(file.to_owned()));
    }
    if about.len() > LARGEST_FONT {
        return Err(FontError::TooLarge(file.to_owned()));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    if is_font(&bytes) {
        Ok(STANDARD.encode(bytes).into())
    } else {
        Err(FontError::NoFont(file.to_owned()))
    }
}
