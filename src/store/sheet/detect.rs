//! Finds out by its content what a file holds: its ending is only believed where the content does
//! not tell.

use std::io::Cursor;
use std::path::Path;

use zip::ZipArchive;

use super::super::error::FileError;
use super::error::{MOST_ROWS, SheetError};
use super::text::read_csv;
use super::workbook::{self, Sheets};

/// What archives begin with, XLSX workbooks among them.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// What old workbooks begin with, and new ones that are locked with a password.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// The number of bytes that are looked at to recognise a web page.
const BEGINNING: usize = 1024;

/// Reads the bytes of a file as what they are.
pub(super) fn read(
    path: &Path,
    bytes: Vec<u8>,
    wanted: Option<&str>,
) -> Result<Sheets, SheetError> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let other = matches!(ending.as_str(), "xls" | "xlsb" | "ods" | "numbers" | "et");
    if bytes.starts_with(OLD_WORKBOOK) {
        if other {
            return Err(SheetError::OtherFormat(ending));
        }
        // Its reader knows a locked workbook from an old one.
        return match workbook::read(bytes, wanted) {
            Err(SheetError::Locked) => Err(SheetError::Locked),
            _ => Err(SheetError::OtherFormat("xls".to_owned())),
        };
    }
    if bytes.starts_with(ARCHIVE) {
        // A damaged workbook cannot be looked into; its reader says what is wrong with it.
        if is_workbook(&bytes) || !other {
            return workbook::read(bytes, wanted);
        }
        return Err(SheetError::OtherFormat(ending));
    }
    if is_web_page(&bytes) {
        return Err(SheetError::WebPage);
    }
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !wide && (bytes.contains(&0) || bytes.is_empty()) {
        match ending.as_str() {
            // The reader says what is wrong with it.
            "xlsx" | "xlsm" => return workbook::read(bytes, wanted),
            _ if other => return Err(SheetError::OtherFormat(ending)),
            _ => {}
        }
    }
    of_text(read_csv(&decode(path, bytes)?), wanted)
}

/// The only sheet of a text, which has no name.
fn of_text(rows: Vec<Vec<String>>, wanted: Option<&str>) -> Result<Sheets, SheetError> {
    if let Some(wanted) = wanted {
        return Err(SheetError::NoSuchSheet { wanted: wanted.to_owned(), known: Vec::new() });
    }
    if rows.len() > MOST_ROWS {
        return Err(SheetError::TooManyRows);
    }
    Ok(Sheets::of_rows(rows))
}

/// Whether the archive is a workbook, rather than another document.
fn is_workbook(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.file_names_raw().any(|name| name == b"xl/workbook.xml"))
}

/// Whether it begins like a web page or a bare table of one, in any encoding.
fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..BEGINNING).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start);
    // Without the zeros and marks of wide encodings.
    let kept = text.chars().filter(|c| !matches!(c, '\0' | '\u{feff}' | '\u{fffd}'));
    let text = kept.collect::<String>().to_lowercase();
    let mut rest = text.trim_start();
    if let Some((_, after)) = rest.strip_prefix("<?xml").and_then(|rest| rest.split_once('>')) {
        rest = after.trim_start();
    }
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after.trim_start();
    }
    ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<script", "<div"]
        .iter()
        .any(|tag| rest.starts_with(*tag))
}

/// The text in UTF-8, UTF-16 with a byte order mark (as spreadsheets save "Unicode text"), GBK (as
/// those in China save CSV) or Big5 (as those in Taiwan and Hong Kong do).
fn decode(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let unit: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xff, 0xfe]) => u16::from_le_bytes,
        Some([0xfe, 0xff]) => u16::from_be_bytes,
        _ => {
            return String::from_utf8(bytes).or_else(|error| {
                // Most of what is Big5 can be read as GBK too, but then makes no sense.
                let mut detector = chardetng::EncodingDetector::new();
                detector.feed(error.as_bytes(), true);
                let mut all = [encoding_rs::GB18030, encoding_rs::BIG5];
                if detector.guess(None, false) == encoding_rs::BIG5 {
                    all.reverse();
                }
                for encoding in all {
                    let (text, _, unsound) = encoding.decode(error.as_bytes());
                    if !unsound {
                        return Ok(text.into_owned());
                    }
                }
                let at = error.utf8_error().valid_up_to();
                Err(FileError::NotUtf8(path.to_owned(), at))
            });
        }
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Ok(String::from_utf16_lossy(&units))
}
