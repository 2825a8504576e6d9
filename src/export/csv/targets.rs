//! Targets, overlap, stages, routes, costs and options as CSV: a row for each value, with the id by
//! which it comes back.

use super::harmless;
use crate::export::error::ExportError;
use crate::export::options::Options;
use crate::export::source::Source;
use crate::model::import::values;
use crate::text::sheet::{List, value};
use crate::text::words;

/// Writes the rows, with the byte order mark by which spreadsheets recognise UTF-8.
///
/// # Errors
/// Returns an error if the CSV writer fails.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let report = source.report;
    let mut table = ::csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let mut all = || -> Result<(), ::csv::Error> {
        let mut heads = List::Values.heads();
        heads.extend([words::value_of(), words::what(), words::value_assumed()]);
        table.write_record(heads)?;
        for (field, text) in values::all(report.plan()) {
            let (of, what) = value(report.pack(), &field);
            let assumed = field.is_assumed() && !text.is_empty();
            let assumed = if assumed { words::yes() } else { "" };
            let cells = [field.id(), text, of, what.to_owned(), assumed.to_owned()];
            table.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
        }
        Ok(table.flush()?)
    };
    all().map_err(|error| ExportError::NotWritten(error.to_string()))?;
    table.into_inner().map_err(|error| ExportError::NotWritten(error.to_string()))
}
