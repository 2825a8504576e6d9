//! The evaluation as CSV: a row per touchpoint and insight, for spreadsheets and programs.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::export::error::ExportError;
use crate::export::options::Options;
use crate::export::source::Source;
use crate::model::import::values;
use crate::model::pack::{Confidence, Date};
use crate::model::plan::{ConditionId, Grain};
use crate::report::{Reason, Report};
use crate::store::sheet;
use crate::text::explain;

mod targets;

pub use targets::write as targets;

/// The headings of the columns. Those from `conditions` to `notes` are only there for the import, so
/// that nothing is lost when the file is read back.
const HEADS: [&str; 36] = [
    "id",
    "name",
    "kind",
    "platform",
    "tier",
    "insight",
    "verdict",
    "grain",
    "missing",
    "because",
    "source",
    "confidence",
    "rules",
    "facts_as_of",
    "conditions",
    "visitors",
    "budget",
    "phase",
    "notes",
    "statement",
    "form",
    "known",
    "since",
    "until",
    "address",
    "as_of",
    "at_least",
    "what_if",
    "starts",
    "ends",
    "share_low",
    "share",
    "share_high",
    "basis",
    "stage",
    "assumed",
];

/// Writes the rows as a file, with the byte order mark by which spreadsheets recognise UTF-8.
///
/// # Errors
/// Returns an error if the CSV writer fails.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let written = rows(source.report, &mut bytes);
    written.map_err(|error| ExportError::NotWritten(error.to_string()))?;
    Ok(bytes)
}

/// Prints the rows. Puts an apostrophe before cells that a spreadsheet would take for a formula.
///
/// # Errors
/// Returns an error if writing to `out` fails.
pub fn print(report: &Report, out: &mut impl Write) -> io::Result<()> {
    rows(report, out).map_err(|error| {
        let words = error.to_string();
        match error.into_kind() {
            ::csv::ErrorKind::Io(error) => error,
            _ => io::Error::other(words),
        }
    })
}

fn rows(report: &Report, out: &mut impl Write) -> Result<(), ::csv::Error> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(HEADS)?;
    for place in 0..report.plan().touchpoints.len() {
        for reason in report.reasons(place) {
            let Some(row) = row(report, place, reason) else { continue };
            for cell in &row {
                table.write_field(harmless(cell).as_bytes())?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    Ok(table.flush()?)
}

/// The row of one touchpoint and insight, in the order of [`HEADS`].
fn row<'a>(report: &'a Report, place: usize, reason: &'a Reason) -> Option<[Cow<'a, str>; 36]> {
    let pack = report.pack();
    let touchpoint = report.plan().touchpoints.get(place)?;
    let insight = pack.insights.get(reason.insight)?;
    let tier = pack.platform(&touchpoint.platform).map_or("", |p| p.tier.id());
    let view = report.evaluated().view();
    let supposed = view.what_if.iter().map(|(platform, tier)| format!("{platform}={}", tier.id()));
    let supposed: Vec<String> = supposed.collect();
    let date = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string()).into();
    let missing = reason.offers.iter().map(|offer| joined(&offer.conditions, " + "));
    Some([
        touchpoint.id.to_string().into(),
        explain::name(pack, touchpoint).into(),
        touchpoint.kind.as_str().into(),
        touchpoint.platform.as_str().into(),
        tier.into(),
        insight.id.as_str().into(),
        reason.verdict.id().into(),
        reason.verdict.grain().map_or("", Grain::id).into(),
        missing.collect::<Vec<_>>().join(" | ").into(),
        reason.why.because.as_str().into(),
        reason.why.source.as_deref().unwrap_or_default().into(),
        reason.why.confidence.map_or("", Confidence::id).into(),
        pack.id.as_str().into(),
        pack.facts_as_of.as_str().into(),
        joined(&touchpoint.conditions, ", ").into(),
        touchpoint.visitors.map_or(String::new(), |n| n.to_string()).into(),
        touchpoint.budget.map_or(String::new(), values::plain).into(),
        touchpoint.phase.as_deref().unwrap_or_default().into(),
        touchpoint.notes.as_str().into(),
        reason.why.statement.as_str().into(),
        reason.why.form.as_str().into(),
        date(reason.why.known),
        date(reason.why.since),
        date(reason.why.until),
        reason.why.address.as_deref().unwrap_or_default().into(),
        view.day.to_string().into(),
        view.at_least.map_or("", Confidence::id).into(),
        supposed.join(" + ").into(),
        date(touchpoint.starts),
        date(touchpoint.ends),
        share(touchpoint.share.map(|share| share.low)),
        share(touchpoint.share.map(|share| share.likely)),
        share(touchpoint.share.map(|share| share.high)),
        touchpoint.basis.as_str().into(),
        touchpoint.stage.as_deref().unwrap_or_default().into(),
        // What of it is an assumption of the user, and no fact.
        touchpoint.share.map_or("", |_| "share").into(),
    ])
}

/// A part of a share, from 0 to 1, as it is computed with.
fn share<'a>(part: Option<f64>) -> Cow<'a, str> {
    part.map_or(String::new(), |part| part.to_string()).into()
}

fn joined(conditions: &[ConditionId], between: &str) -> String {
    conditions.iter().map(ConditionId::as_str).collect::<Vec<_>>().join(between)
}

/// Removes control characters, and puts an apostrophe before what looks like a formula.
pub(in crate::export) fn harmless(cell: &str) -> Cow<'_, str> {
    let kept = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    if cell.chars().all(kept) {
        return sheet::harmless(cell);
    }
    let kept: String = cell.chars().filter(|c| kept(*c)).collect();
    sheet::harmless(&kept).into_owned().into()
}
