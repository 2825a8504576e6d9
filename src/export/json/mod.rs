//! The evaluation as JSON: one object with its fields in a fixed order. Other programs rely on the
//! field names and ids.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

mod numbers;
mod record;

use numbers::Numbers;
use record::{Earliest, Record};

use super::error::ExportError;
use super::options::Options;
use super::source::Source as Exported;
use crate::model::coverage::GoalState;
use crate::model::engine::ConditionSet;
use crate::model::evaluated::Evaluated;
use crate::model::evidence;
use crate::model::evidence::duties::duties;
use crate::model::evidence::recognition::{Recognition, Table};
use crate::model::evidence::routes::Passage;
use crate::model::pack::{Confidence, Date, Pack, Tier};
use crate::model::plan::{ConditionId, Grain, TouchpointId};
use crate::report::{Reason, Report};
use crate::text::{self, explain};

#[derive(Serialize)]
struct Object<'a> {
    plan: &'a str,
    rules: &'a str,
    /// The day that the plan is evaluated for.
    as_of: Text,
    at_least: Option<&'static str>,
    what_if: Vec<WhatIf<'a>>,
    touchpoints: Vec<Touchpoint<'a>>,
    coverage: Vec<Coverage<'a>>,
    goals: Vec<Goal<'a>>,
    recognition: Recognised<'a>,
    routes: Vec<Route<'a>>,
    ways: Vec<Way<'a>>,
    numbers: Numbers<'a>,
    record: Record<'a>,
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
    keys: Vec<&'a str>,
    duties: Vec<&'a str>,
}

#[derive(Serialize)]
struct Insight<'a> {
    #[serde(rename = "insight")]
    id: &'a str,
    verdict: &'static str,
    grain: Option<&'static str>,
    missing: Vec<&'a [ConditionId]>,
    form: Option<&'a str>,
    because: &'a str,
    source: Option<&'a str>,
    address: Option<&'a str>,
    confidence: Option<&'static str>,
    known: Option<Text>,
    since: Option<Text>,
    until: Option<Text>,
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

/// A day or a date, written as its text.
struct Text(String);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl From<Date> for Text {
    fn from(date: Date) -> Self {
        Self(date.to_string())
    }
}

#[derive(Serialize)]
struct WhatIf<'a> {
    platform: &'a str,
    tier: &'static str,
}

#[derive(Serialize)]
struct Recognised<'a> {
    islands: Vec<Island<'a>>,
    apart: &'a [TouchpointId],
    bridges: Vec<Bridge<'a>>,
}

#[derive(Serialize)]
struct Island<'a> {
    touchpoints: &'a [TouchpointId],
    keys: Vec<&'a str>,
}

#[derive(Serialize)]
struct Bridge<'a> {
    between: &'a [Vec<TouchpointId>; 2],
    needs: Vec<Need>,
}

#[derive(Serialize)]
struct Need {
    touchpoint: TouchpointId,
    conditions: Vec<ConditionId>,
}

#[derive(Serialize)]
struct Route<'a> {
    from: TouchpointId,
    to: TouchpointId,
    by: &'a str,
    verdict: &'static str,
    missing: Vec<ConditionId>,
    link: Option<&'a str>,
    because: Option<&'a str>,
    source: Option<&'a str>,
    address: Option<&'a str>,
    confidence: Option<&'static str>,
    since: Option<Text>,
}

#[derive(Serialize)]
struct Way<'a> {
    from: TouchpointId,
    switches: usize,
    steps: Vec<Leg<'a>>,
    insight: &'a str,
}

#[derive(Serialize)]
struct Leg<'a> {
    from: TouchpointId,
    to: TouchpointId,
    by: &'a str,
}

#[derive(Serialize)]
struct Goal<'a> {
    insight: &'a str,
    grain: &'static str,
    state: &'static str,
    /// The earliest day on which it can be met; left out if it is.
    #[serde(skip_serializing_if = "Earliest::is_left_out")]
    earliest: Earliest,
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
    let view = report.evaluated().view();
    let keys = Table::new(&report.evaluated().engine);
    let goals = plan.goals.iter().zip(&report.evaluated().evaluation.goals);
    Object {
        plan: &plan.title,
        rules: pack.id.as_str(),
        as_of: Text(view.day.to_string()),
        at_least: view.at_least.map(Confidence::id),
        what_if: view
            .what_if
            .iter()
            .map(|(platform, tier)| WhatIf { platform: platform.as_str(), tier: tier.id() })
            .collect(),
        touchpoints: (0..plan.touchpoints.len())
            .filter_map(|n| touchpoint(report, &keys, n))
            .collect(),
        coverage: pack.tiers.iter().map(|rules| coverage(report, rules.tier)).collect(),
        goals: goals
            .map(|(goal, state)| Goal {
                insight: goal.insight.as_str(),
                grain: goal.grain.id(),
                state: state.id(),
                earliest: Earliest::of(
                    report.evaluated(),
                    goal,
                    matches!(state, GoalState::Met(_)),
                ),
            })
            .collect(),
        recognition: recognised(report.evaluated(), report.recognition()),
        routes: routes(report.evaluated()),
        ways: ways(report.evaluated()),
        numbers: numbers::numbers(report.evaluated()),
        record: record::record(report.evaluated()),
        facts_as_of: None,
        sources: None,
    }
}

fn key_ids(pack: &Pack, keys: impl IntoIterator<Item = usize>) -> Vec<&str> {
    keys.into_iter().filter_map(|key| pack.keys.get(key)).map(|key| key.id.as_str()).collect()
}

fn means_id(pack: &Pack, place: usize) -> &str {
    pack.means.get(place).map_or("", |means| means.id.as_str())
}

fn recognised<'a>(evaluated: &'a Evaluated, found: &'a Recognition) -> Recognised<'a> {
    let (engine, pack) = (&evaluated.engine, evaluated.pack());
    let need = |(id, set): &(TouchpointId, ConditionSet)| Need {
        touchpoint: *id,
        conditions: engine.ids_of(*set),
    };
    let islands = found.islands.iter().map(|island| Island {
        touchpoints: &island.touchpoints,
        keys: key_ids(pack, island.keys.iter().copied()),
    });
    let bridges = found.bridges.iter().map(|bridge| Bridge {
        between: &bridge.between,
        needs: bridge.needs.iter().map(need).collect(),
    });
    Recognised { islands: islands.collect(), apart: &found.apart, bridges: bridges.collect() }
}

fn routes(evaluated: &Evaluated) -> Vec<Route<'_>> {
    let pack = evaluated.pack();
    let judged = evidence::routes::routes(evaluated).into_iter();
    let routes = evaluated.plan.routes.iter().zip(judged);
    routes
        .map(|(route, (passage, link))| {
            let link = link.and_then(|link| pack.links.get(link));
            let source = link.and_then(|link| pack.source(&link.grounds.source));
            let missing = match passage {
                Passage::Locked(missing) => evaluated.engine.ids_of(missing),
                _ => Vec::new(),
            };
            Route {
                from: route.from,
                to: route.to,
                by: &route.by,
                verdict: passage.id(),
                missing,
                link: link.map(|link| link.id.as_str()),
                because: link.map(|link| text::of(&link.grounds.because)),
                source: source.map(|source| &*source.title),
                address: source.map(|source| &*source.address).filter(|a| !a.is_empty()),
                confidence: link.map(|link| link.grounds.confidence.id()),
                since: link.and_then(|link| link.grounds.since).map(Text::from),
            }
        })
        .collect()
}

fn ways(evaluated: &Evaluated) -> Vec<Way<'_>> {
    let pack = evaluated.pack();
    let ways = evidence::routes::ways(evaluated).into_iter();
    ways.map(|way| Way {
        from: way.from,
        switches: way.switches,
        steps: way
            .steps
            .iter()
            .map(|leg| Leg { from: leg.from, to: leg.to, by: means_id(pack, leg.by) })
            .collect(),
        insight: insight_id(pack, way.insight),
    })
    .collect()
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

fn touchpoint<'a>(report: &'a Report, keys: &Table, place: usize) -> Option<Touchpoint<'a>> {
    let pack = report.pack();
    let touchpoint = report.plan().touchpoints.get(place)?;
    let at = report.evaluated().evaluation.placements.get(place)?;
    let duties = duties(report.evaluated(), place);
    let reasons = report.reasons(place).iter();
    Some(Touchpoint {
        id: touchpoint.id.0,
        name: explain::name(pack, touchpoint),
        kind: touchpoint.kind.as_str(),
        platform: touchpoint.platform.as_str(),
        tier: pack.platform(&touchpoint.platform)?.tier.id(),
        insights: reasons.map(|reason| insight(pack, reason)).collect(),
        keys: key_ids(pack, keys.keys(*at)),
        duties: duties.into_iter().map(|duty| duty.id.as_str()).collect(),
    })
}

fn insight<'a>(pack: &'a Pack, reason: &'a Reason) -> Insight<'a> {
    let offers = reason.offers.iter();
    Insight {
        id: insight_id(pack, reason.insight),
        verdict: reason.verdict.id(),
        grain: reason.verdict.grain().map(Grain::id),
        missing: offers.map(|offer| offer.conditions.as_slice()).collect(),
        form: Some(reason.why.form.as_str()).filter(|form| !form.is_empty()),
        because: &reason.why.because,
        source: reason.why.source.as_deref(),
        address: reason.why.address.as_deref(),
        confidence: reason.why.confidence.map(Confidence::id),
        known: reason.why.known.map(Text::from),
        since: reason.why.since.map(Text::from),
        until: reason.why.until.map(Text::from),
    }
}
