//! Why a sheet cannot be read, and the limits on its size.

use calamine::XlsxError;
use thiserror::Error;

use super::super::error::FileError;

/// The most rows of a sheet.
pub const MOST_ROWS: usize = 100_000;

/// The most columns of a workbook that are read; what is further right is named in a
/// [`Note::TooWide`](super::Note::TooWide).
pub const MOST_COLUMNS: usize = 256;

/// The most bytes that a workbook may have when unpacked.
pub const LARGEST_UNPACKED: u64 = 128 * 1024 * 1024;

/// Why a sheet could not be read. The texts for the user are in [`crate::text`].
#[derive(Debug, Error)]
pub enum SheetError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A workbook in a format other than XLSX, with its file extension.
    #[error("a workbook of the format `{0}` cannot be read")]
    OtherFormat(String),
    /// The workbook is locked with a password.
    #[error("the workbook is locked with a password")]
    Locked,
    /// A web page under the name of a sheet, as some systems write their exports.
    #[error("this is a web page, not a sheet")]
    WebPage,
    /// There is no sheet of this name, with those that there are; none in a text.
    #[error("there is no sheet `{wanted}`")]
    NoSuchSheet {
        /// The name that was asked for.
        wanted: String,
        /// The names of the sheets.
        known: Vec<String>,
    },
    /// The workbook has no sheet.
    #[error("the workbook holds no sheet")]
    NoSheet,
    /// The sheet has more rows than [`MOST_ROWS`].
    #[error("the sheet has more than `{MOST_ROWS}` rows")]
    TooManyRows,
    /// The workbook would be larger than [`LARGEST_UNPACKED`] when unpacked, with its size in
    /// bytes.
    #[error("the workbook unpacks to `{0}` bytes, which are too many")]
    TooLarge(u64),
    /// The workbook is damaged, with the reason given by the library that reads it.
    #[error("this is no sound workbook: {0}")]
    Unsound(String),
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Locked,
            other => Self::Unsound(other.to_string()),
        }
    }
}
