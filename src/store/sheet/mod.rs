//! Reads sheets of other programs as rows of cells: text in any dialect, text copied from a
//! spreadsheet, and XLSX workbooks. What the cells mean is up to [`crate::model::import`].
//!
//! ```text
//!   bytes ──► detect ──┬─► workbook ──► the sheet that fits best ──► Sheets
//!                      └─► text ──► separator ──► cells ───────────────┘
//! ```
//!
//! The content of a file decides how it is read, since its ending may be wrong.

use std::path::Path;

use super::error::read_bytes;

mod detect;
mod error;
mod formula;
mod hidden;
mod text;
mod workbook;

pub use error::{LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, SheetError};
pub use formula::harmless;
pub use text::read_csv;
pub use workbook::{Note, Sheets};

/// Reads the sheet of a file that is called `wanted`, or else the one that fits an import best.
///
/// # Errors
/// Returns a [`SheetError`] if the file cannot be read, is too large, is in another format, or has
/// no sheet of that name.
pub fn read(path: &Path, wanted: Option<&str>) -> Result<Sheets, SheetError> {
    detect::read(path, read_bytes(path)?, wanted)
}

/// Reads the rows of the sheet of a workbook that fits an import best. Formulas are read as their
/// saved values.
///
/// # Errors
/// Returns a [`SheetError`] if the bytes are not a readable XLSX workbook, or if it is too large.
pub fn read_xlsx(bytes: Vec<u8>) -> Result<Vec<Vec<String>>, SheetError> {
    Ok(workbook::read(bytes, None)?.rows)
}
