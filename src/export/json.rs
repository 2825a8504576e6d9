//! The evaluation as JSON: one object with its fields in a fixed order. Other programs rely on the
//! field names and ids.

use std::io::{self, Write};

use serde::Serialize;

use super::error::ExportError;
use super::options::Options;
use super::source::Source as Exported;
use crate::model::pack::{Confidence, Pack, Tier};
use crate::model::plan::{ConditionId, Grain};
use crate::report::{Reason, Report};
use crate::text::explain;

#[derive(Serialize)]
struct Object<'a> {
    plan: &'a str,
    rules: &'a str,
    touchpoints: Vec<Touchpoint<'a>>,
    coverage: Vec<Coverage<'a>>,
    goals: Vec<Goal<'a>>,
    /// Only written to files, which are read without the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    facts_as_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<Source<'a>>>,
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
struct Touchpoint<'a> {
    id: u64,
    name: &'a str,
    kind: &'a str,
    platform: &'a str,
    tier: &'a str,
    insights: Vec<Insight<'a>>,
}

#[derive(Serialize)]
struct Insight<'a> {
    #[serde(rename = "insight")]
    id: &'a str,
    verdict: &'static str,
    grain: Option<&'static str>,
    missing: Vec<&'a [ConditionId]>,
    because: &'a str,
    source: Option<&'a str>,
    confidence: Option<&'static str>,
}

#[derive(Serialize)]
struct Coverage<'a> {
    tier: &'static str,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    insight: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct Goal<'a> {
    insight: &'a str,
    grain: &'static str,
    state: &'static str,
}

/// Writes the object as a file, with the date of the facts and the sources.
///
/// # Errors
/// Returns an error if the serializer fails.
pub fn write(source: &Exported<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let report = source.report;
    let pack = report.pack();
    let sources = pack.sources.iter();
    let sources = sources.map(|s| Source { title: &s.title, address: &s.address }).collect();
    let facts_as_of = Some(pack.facts_as_of.as_str());
    let object = Object { facts_as_of, sources: Some(sources), ..object(report) };
    let mut bytes = Vec::new();
    let written = put(&object, &mut bytes);
    written.map_err(|error| ExportError::NotWritten(error.to_string()))?;
    Ok(bytes)
}

/// Prints the object, indented, with a line end.
///
/// # Errors
/// Returns an error if writing to `out` fails.
pub fn print(report: &Report, out: &mut impl Write) -> io::Result<()> {
    put(&object(report), out)
}

fn put(object: &Object<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, object).map_err(io::Error::from)?;
    writeln!(out)
}

fn object(report: &Report) -> Object<'_> {
    let (plan, pack) = (report.plan(), report.pack());
    let goals = plan.goals.iter().zip(&report.evaluated().evaluation.goals);
    Object {
        plan: &plan.title,
        rules: pack.id.as_str(),
        touchpoints: (0..plan.touchpoints.len()).filter_map(|n| touchpoint(report, n)).collect(),
        coverage: pack.tiers.iter().map(|rules| coverage(report, rules.tier)).collect(),
        goals: goals
            .map(|(goal, state)| Goal {
                insight: goal.insight.as_str(),
                grain: goal.grain.id(),
                state: state.id(),
            })
            .collect(),
        facts_as_of: None,
        sources: None,
    }
}

fn insight_id(pack: &Pack, place: usize) -> &str {
    pack.insights.get(place).map_or("", |insight| insight.id.as_str())
}

fn coverage(report: &Report, tier: Tier) -> Coverage<'_> {
    let cells = report.tier(tier).into_iter().flat_map(|coverage| &coverage.cells);
    let cell = |cell: &crate::report::Cell| Cell {
        insight: insight_id(report.pack(), cell.insight),
        state: cell.state.id(),
    };
    Coverage { tier: tier.id(), cells: cells.map(cell).collect() }
}

fn touchpoint(report: &Report, place: usize) -> Option<Touchpoint<'_>> {
    let pack = report.pack();
    let touchpoint = report.plan().touchpoints.get(place)?;
    let reasons = report.reasons(place).iter();
    Some(Touchpoint {
        id: touchpoint.id.0,
        name: explain::name(pack, touchpoint),
        kind: touchpoint.kind.as_str(),
        platform: touchpoint.platform.as_str(),
        tier: pack.platform(&touchpoint.platform)?.tier.id(),
        insights: reasons.map(|reason| insight(pack, reason)).collect(),
    })
}

fn insight<'a>(pack: &'a Pack, reason: &'a Reason) -> Insight<'a> {
    let offers = reason.offers.iter();
    Insight {
        id: insight_id(pack, reason.insight),
        verdict: reason.verdict.id(),
        grain: reason.verdict.grain().map(Grain::id),
        missing: offers.map(|offer| offer.conditions.as_slice()).collect(),
        because: &reason.why.because,
        source: reason.why.source.as_deref(),
        confidence: reason.why.confidence.map(Confidence::id),
    }
}
