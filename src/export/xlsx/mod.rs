//! The workbook: touchpoints, verdicts, coverage with a chart, goals, sources.
//!
//! The first sheet is the template of [`crate::model::import`]: it holds all fields of a
//! touchpoint, with ids in columns of their own beside the names shown, so that reading it back
//! loses nothing.
//! User text is written as text only, never as a formula or a link.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::report::Report;
use crate::text;

mod coverage;
mod sheets;
mod table;

/// The plan as an XLSX workbook; the same plan gives the same bytes. It is light whatever the
/// options say: it is read beside other sheets, and printed.
///
/// # Errors
/// Where a workbook cannot hold the plan: more than a million verdicts.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    workbook(source.report).map_err(|error| ExportError::NotWritten(error.to_string()))
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The time of the facts, not of the export: the same plan gives the same bytes.
    let properties = DocProperties::new()
        .set_title(report.title().trim().chars().take(250).collect::<String>())
        .set_author(text::product())
        .set_creation_datetime(&ExcelDateTime::from_ymd(2023, 1, 1)?);
    book.set_properties(&properties);
    sheets::touchpoints(&mut book, report)?;
    sheets::verdicts(&mut book, report)?;
    coverage::coverage(&mut book, report)?;
    sheets::goals(&mut book, report)?;
    sheets::sources(&mut book, report)?;
    book.save_to_buffer()
}
