//! The workbook: touchpoints, verdicts, coverage with a chart, goals and numbers, routes, the record,
//! sources.
//!
//! The first sheet is a template for [`crate::model::import`]. It has all fields of a touchpoint,
//! with ids in separate columns beside the names, so that nothing is lost when it is read back.
//! Text of the user is always written as text, never as a formula or a link.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::report::Report;
use crate::text;

mod coverage;
mod numbers;
mod passport;
mod record;
mod routes;
mod sheets;
mod table;
mod values;

/// Writes the plan as an XLSX workbook; the same plan gives the same bytes. It always uses the
/// light theme, since it is read beside other sheets and printed.
///
/// # Errors
/// Returns an error if the plan is too large for a workbook, which has at most about a million
/// rows.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    workbook(source.report).map_err(|error| ExportError::NotWritten(error.to_string()))
}

/// Writes the data passports as an XLSX workbook.
///
/// # Errors
/// Returns an error if there are too many for a workbook.
pub fn passport(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let written = || {
        let mut book = begun(source.report)?;
        passport::sheets(&mut book, source.report)?;
        book.save_to_buffer()
    };
    written().map_err(|error: XlsxError| ExportError::NotWritten(error.to_string()))
}

fn begun(report: &Report) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // The date of the facts, not of the export, so that the same plan gives the same bytes.
    let properties = DocProperties::new()
        .set_title(report.title().trim().chars().take(250).collect::<String>())
        .set_author(text::product())
        .set_creation_datetime(&ExcelDateTime::from_ymd(2023, 1, 1)?);
    book.set_properties(&properties);
    Ok(book)
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = begun(report)?;
    sheets::touchpoints(&mut book, report)?;
    sheets::verdicts(&mut book, report)?;
    coverage::coverage(&mut book, report)?;
    sheets::totals(&mut book, report)?;
    values::goals(&mut book, report)?;
    numbers::numbers(&mut book, report)?;
    values::values(&mut book, report)?;
    numbers::options(&mut book, report)?;
    routes::sheets(&mut book, report)?;
    record::record(&mut book, report)?;
    sheets::sources(&mut book, report)?;
    book.save_to_buffer()
}
