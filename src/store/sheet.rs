//! Reads sheets of other programs as rows of cells: CSV in any dialect, text copied from a
//! spreadsheet, and XLSX workbooks. What the cells mean is up to [`crate::model::import`].

use std::io::Cursor;
use std::iter;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use csv::{ReaderBuilder, StringRecord};
use thiserror::Error;
use zip::ZipArchive;

use super::error::{FileError, read_bytes};
use crate::model::import;

/// The most rows of a sheet.
pub const MOST_ROWS: usize = 100_000;

/// The most columns of a workbook that are read; further columns are ignored.
pub const MOST_COLUMNS: usize = 256;

/// The most bytes that a workbook may have when unpacked.
pub const LARGEST_UNPACKED: u64 = 512 * 1024 * 1024;

/// The number of rows that are looked at to find the separator.
const SAMPLE: usize = 20;

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

/// Reads the rows of a file: a workbook if its extension says so, anything else as text. The text
/// may be UTF-8, UTF-16 with a byte order mark (as spreadsheets save "Unicode text") or GBK.
///
/// # Errors
/// Returns a [`SheetError`] if the file cannot be read, is too large, or is a workbook in another
/// format.
pub fn read(path: &Path) -> Result<Vec<Vec<String>>, SheetError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "xlsx" | "xlsm" => read_xlsx(read_bytes(path)?),
        "xls" | "xlsb" | "ods" | "numbers" | "et" => Err(SheetError::OtherFormat(ending)),
        _ => {
            let rows = read_csv(&decode(path, read_bytes(path)?)?);
            if rows.len() > MOST_ROWS { Err(SheetError::TooManyRows) } else { Ok(rows) }
        }
    }
}

/// Reads the rows of a text whose cells are separated by commas, semicolons or tabs, whichever fits
/// best. An empty line is an empty row. Removes the apostrophe that exports put before cells that a
/// spreadsheet would take for a formula.
#[must_use]
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = with_plain_ends(text);
    let mut reader = reader(&text, separator(&text));
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    loop {
        // The CSV reader skips empty lines, but each is a row of the sheet.
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let rest = text.get(start..).unwrap_or_default();
        let empty = rest.len() - rest.trim_start_matches('\n').len();
        if !reader.read_record(&mut record).unwrap_or(false) {
            return rows;
        }
        rows.extend(iter::repeat_n(Vec::new(), empty));
        rows.push(record.iter().map(bare).collect());
    }
}

/// Replaces all line ends between rows with `\n`; those within quotation marks are kept.
fn with_plain_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        quoted ^= c == '"';
        if c != '\r' || quoted {
            out.push(c);
        } else if chars.peek() != Some(&'\n') {
            out.push('\n');
        }
    }
    out
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// The separator that gives the most rows of equal width, and of those the greatest width.
fn separator(text: &str) -> u8 {
    let fit = |separator: &u8| {
        let records = reader(text, *separator).into_records().take(SAMPLE);
        let widths: Vec<usize> = records.filter_map(Result::ok).map(|r| r.len()).collect();
        let same = |width: usize| widths.iter().filter(|w| **w == width).count();
        widths.iter().filter(|w| **w > 1).map(|w| (same(*w), *w)).max().unwrap_or_default()
    };
    // On a tie the last one wins: commas also occur in prose and numbers, tabs in neither.
    [b',', b';', b'\t'].into_iter().max_by_key(fit).unwrap_or(b',')
}

/// What a formula begins with.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would take a part of a cell for a formula, or for one that has an
/// apostrophe before it. The first part may begin with white space that a spreadsheet cuts off.
fn is_formula(part: &str, first: bool) -> bool {
    let part = part.trim_start_matches('\'');
    part.starts_with(FORMULA) || first && part.starts_with(['\t', '\r', '\n'])
}

/// The cell with something done to each part. Where semicolons or tabs separate cells, as they do
/// in many countries, each part of this cell is one.
fn by_parts(cell: &str, change: impl Fn(&str, bool) -> String) -> String {
    let parts = cell.split_inclusive([';', '\t']).enumerate();
    parts.map(|(place, part)| change(part, place == 0)).collect()
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
#[must_use]
pub fn harmless(cell: &str) -> String {
    by_parts(
        cell,
        |part, first| {
            if is_formula(part, first) { format!("'{part}") } else { part.to_owned() }
        },
    )
}

/// Removes the apostrophes that [`harmless`] puts before formulas.
fn bare(cell: &str) -> String {
    by_parts(cell, |part, first| {
        let rest = part.strip_prefix('\'').filter(|rest| is_formula(rest, first));
        rest.unwrap_or(part).to_owned()
    })
}

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Reads the rows of a workbook's first sheet with a column of kinds, or else of its first sheet.
/// Formulas are read as their saved values.
///
/// # Errors
/// Returns a [`SheetError`] if the bytes are not a readable XLSX workbook, or if it is too large.
pub fn read_xlsx(bytes: Vec<u8>) -> Result<Vec<Vec<String>>, SheetError> {
    let size = unpacked_size(&bytes);
    if size > LARGEST_UNPACKED {
        return Err(SheetError::TooLarge(size));
    }
    let mut book = Book::new(Cursor::new(bytes))?;
    let names = book.sheet_names();
    let mut of_kinds = None;
    for name in &names {
        // A chart sheet has no cells, which is not an error.
        let top = rows_of(&mut book, name, import::HEAD_WITHIN).unwrap_or_default();
        if top.iter().any(|row| import::has_kind_head(row)) {
            of_kinds = Some(name);
            break;
        }
    }
    let name = of_kinds.or(names.first()).ok_or(SheetError::NoSheet)?;
    let rows = rows_of(&mut book, name, MOST_ROWS + 1)?;
    if rows.len() > MOST_ROWS { Err(SheetError::TooManyRows) } else { Ok(rows) }
}

/// Returns at most `most` rows of a sheet, from its top to the last cell with content.
fn rows_of(book: &mut Book, name: &str, most: usize) -> Result<Vec<Vec<String>>, SheetError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let shown = shown(cell.get_value());
        if shown.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if row >= most {
            rows.resize_with(most, Vec::new);
            break;
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        let Some(row) = rows.get_mut(row) else { continue };
        if row.len() <= column {
            row.resize_with(column + 1, String::new);
        }
        if let Some(place) = row.get_mut(column) {
            *place = shown;
        }
    }
    Ok(rows)
}

/// Returns a value as text: whole numbers without a decimal point, dates as 2023-09-01.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_shown(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(on) => on.to_string(),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(time) => number_shown(time.as_f64()),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Formats a number so that the import cannot misread it: the import rejects `12.345`, which in a
/// text may mean thousands, but in a workbook the number is certain.
fn number_shown(number: f64) -> String {
    let text = number.to_string();
    let thousands = text.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 3);
    if thousands { text + "0" } else { text }
}

/// The unpacked size of the workbook according to its own directory, in bytes. Without a valid
/// archive it is 0; the reader of the workbook then reports what is wrong.
fn unpacked_size(bytes: &[u8]) -> u64 {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut size = 0_u64;
    for place in 0..archive.len() {
        if let Ok(part) = archive.by_index_raw(place) {
            size = size.saturating_add(part.size());
        }
    }
    size
}

fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let unit: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xff, 0xfe]) => u16::from_le_bytes,
        Some([0xfe, 0xff]) => u16::from_be_bytes,
        _ => {
            return String::from_utf8(bytes).or_else(|error| {
                // Spreadsheets in China save CSV in GBK.
                let (text, _, unsound) = encoding_rs::GBK.decode(error.as_bytes());
                let at = error.utf8_error().valid_up_to();
                if unsound { Err(FileError::NotUtf8(path.to_owned(), at)) } else { Ok(text.into()) }
            });
        }
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Ok(String::from_utf16_lossy(&units))
}
