//! XLSX workbooks: chooses the sheet that fits an import best, and reads its cells.

use std::cmp::Reverse;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

use calamine::{DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::error::{LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, SheetError};
use super::hidden;
use crate::model::import;

/// Something in a sheet that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A cell holds a formula, and its file does not hold the value. The cell is read as empty.
    NoValue {
        /// The line of the cell, from 1.
        line: usize,
        /// The index of its column.
        column: usize,
    },
    /// The row is hidden, or filtered out.
    Hidden {
        /// Its line, from 1.
        line: usize,
    },
    /// There is something right of the last column that is read, [`MOST_COLUMNS`].
    TooWide,
}

/// A file with sheets, and the rows of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The names of all sheets that can be seen, in their order; none for a text.
    pub names: Vec<String>,
    /// The name of the sheet that was read; empty for a text.
    pub chosen: String,
    /// Its rows, from the top of the sheet.
    pub rows: Vec<Vec<String>>,
    /// What could not be read.
    pub notes: Vec<Note>,
}

impl Sheets {
    /// The rows of a text, which has no sheets.
    #[must_use]
    pub fn of_rows(rows: Vec<Vec<String>>) -> Self {
        Self { names: Vec::new(), chosen: String::new(), rows, notes: Vec::new() }
    }
}

type Book = Xlsx<Cursor<Arc<[u8]>>>;

/// The cells of a sheet, and what could not be read.
#[derive(Default)]
struct Content {
    rows: Vec<Vec<String>>,
    notes: Vec<Note>,
}

/// Reads the sheet of a workbook that is called `wanted`, or else the one that fits best.
pub(super) fn read(bytes: Vec<u8>, wanted: Option<&str>) -> Result<Sheets, SheetError> {
    let size = unpacked_size(&bytes);
    if size > LARGEST_UNPACKED {
        return Err(SheetError::TooLarge(size));
    }
    let bytes: Arc<[u8]> = bytes.into();
    let mut book = Book::new(Cursor::new(Arc::clone(&bytes)))?;
    let names = |seen: fn(&Sheet) -> bool| -> Vec<String> {
        let cells = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet;
        let sheets = book.sheets_metadata().iter().filter(cells);
        sheets.filter(|sheet| seen(sheet)).map(|sheet| sheet.name.clone()).collect()
    };
    let all = names(|_| true);
    let seen = names(|sheet| sheet.visible == SheetVisible::Visible);
    // A hidden sheet holds what its author does not show: lists to choose from, last year's plan.
    let names = if seen.is_empty() { all.clone() } else { seen };
    let chosen = match wanted {
        Some(wanted) if all.iter().any(|name| name == wanted) => wanted.to_owned(),
        Some(wanted) => {
            return Err(SheetError::NoSuchSheet { wanted: wanted.to_owned(), known: names });
        }
        None => best(&mut book, &names).ok_or(SheetError::NoSheet)?,
    };
    let Content { rows, mut notes } = content(&mut book, &chosen, MOST_ROWS + 1)?;
    if rows.len() > MOST_ROWS {
        return Err(SheetError::TooManyRows);
    }
    let filled = |line: &usize| {
        let row = line.checked_sub(1).and_then(|at| rows.get(at));
        row.is_some_and(|row| !row.is_empty())
    };
    let mut hidden: Vec<usize> = hidden::rows(&bytes, &chosen).into_iter().filter(filled).collect();
    hidden.sort_unstable();
    notes.extend(hidden.into_iter().map(|line| Note::Hidden { line }));
    Ok(Sheets { names, chosen, rows, notes })
}

/// The sheet with the most known heads in one row, and of those the one with the most filled rows:
/// an instruction may name a column too, but not all of them.
fn best(book: &mut Book, names: &[String]) -> Option<String> {
    let mut heads: Vec<((bool, usize), &String)> = Vec::new();
    for name in names {
        // What is wrong with a sheet is reported if it is chosen.
        let top = unmerged(book, name, import::HEAD_WITHIN).unwrap_or_default().rows;
        let known = top.iter().map(|row| (import::has_kind_head(row), import::known_heads(row)));
        heads.push((known.max().unwrap_or_default(), name));
    }
    let most = heads.iter().map(|(count, _)| *count).max()?;
    let equal: Vec<&String> =
        heads.into_iter().filter(|(count, _)| *count == most).map(|(_, name)| name).collect();
    if let [only] = equal.as_slice() {
        return Some((*only).clone());
    }
    let mut sizes = Vec::new();
    for name in equal {
        let rows = unmerged(book, name, MOST_ROWS + 1).unwrap_or_default().rows;
        sizes.push((rows.iter().filter(|row| !row.is_empty()).count(), name));
    }
    // Of equal ones the first.
    sizes.into_iter().min_by_key(|(size, _)| Reverse(*size)).map(|(_, name)| name.clone())
}

/// Returns at most `most` rows of a sheet, from its top to the last cell with content.
fn content(book: &mut Book, name: &str, most: usize) -> Result<Content, SheetError> {
    let mut found = unmerged(book, name, most)?;
    for region in book.merge_cells_by_sheet_name(name)? {
        spread(&mut found.rows, region);
    }
    Ok(found)
}

/// Returns the rows with the value of merged cells in their first cell only.
fn unmerged(book: &mut Book, name: &str, most: usize) -> Result<Content, SheetError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut found = Content::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        if row >= most {
            if matches!(cell.value, DataRef::Empty) {
                continue;
            }
            found.rows.resize_with(most, Vec::new);
            break;
        }
        if matches!(cell.value, DataRef::Empty) && cell.formula.is_some() {
            found.notes.push(Note::NoValue { line: row + 1, column });
            // The row is there, so that what is wrong in it can be said.
            if found.rows.len() <= row {
                found.rows.resize_with(row + 1, Vec::new);
            }
        }
        let shown = shown(&cell.value);
        if shown.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            if !found.notes.contains(&Note::TooWide) {
                found.notes.push(Note::TooWide);
            }
            continue;
        }
        put(&mut found.rows, (row, column), shown);
    }
    Ok(found)
}

fn put(rows: &mut Vec<Vec<String>>, (row, column): (usize, usize), text: String) {
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    let Some(row) = rows.get_mut(row) else { return };
    if row.len() <= column {
        row.resize_with(column + 1, String::new);
    }
    if let Some(place) = row.get_mut(column) {
        *place = text;
    }
}

/// Gives the value of merged cells to all their rows that hold something. A head over several rows
/// goes to the lowest, where the heads below it are.
fn spread(rows: &mut Vec<Vec<String>>, region: Dimensions) {
    let (first, column) = (region.start.0 as usize, region.start.1 as usize);
    let end = (region.end.0 as usize).min(rows.len().saturating_sub(1));
    let value = rows.get(first).and_then(|row| row.get(column)).cloned().unwrap_or_default();
    if value.is_empty() || column >= MOST_COLUMNS {
        return;
    }
    let is_head =
        first < import::HEAD_WITHIN && import::known_heads(std::slice::from_ref(&value)) > 0;
    for at in first + 1..=end {
        let filled = rows.get(at).is_some_and(|row| !row.is_empty());
        if filled && (!is_head || at == end) {
            put(rows, (at, column), value.clone());
            if is_head {
                put(rows, (first, column), String::new());
            }
        }
    }
}

/// Returns a value as text: whole numbers without a decimal point, dates as 2023-09-01, times
/// without a date as 09:30.
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
            let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
            // A time without a date is a part of day 0, in either of the two epochs.
            if (0.0..1.0).contains(&time.as_f64()) {
                format!("{hour:02}:{minute:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02}")
            }
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

/// The unpacked size of the workbook in bytes, as far as it matters. It is measured, since its own
/// directory may be wrong. Without a valid archive it is 0; the reader of the workbook then reports
/// what is wrong.
fn unpacked_size(bytes: &[u8]) -> u64 {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut size = 0_u64;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else { continue };
        // Pictures are not read.
        if part.name().is_ok_and(|name| name.starts_with("xl/media/")) {
            continue;
        }
        let left = (LARGEST_UNPACKED + 1).saturating_sub(size);
        size = size.saturating_add(io::copy(&mut part.take(left), &mut io::sink()).unwrap_or(0));
    }
    size
}
