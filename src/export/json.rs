//! The evaluation as JSON: one object, its fields in a fixed order.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::engine::Verdict;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Tier;
use crate::model::plan::ConditionId;
use crate::text::explain;

#[derive(Serialize)]
struct Report<'a> {
    plan: &'a str,
    rules: &'a str,
    touchpoints: Vec<Touchpoint<'a>>,
    coverage: Vec<Coverage<'a>>,
    goals: Vec<Goal<'a>>,
    /// Only in a file, which must say by itself what it rests on.
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
    missing: Vec<Vec<ConditionId>>,
    because: String,
    source: Option<String>,
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

/// Prints the object, indented, with a line end.
pub fn print(evaluated: &Evaluated, out: &mut impl Write) -> io::Result<()> {
    write(&report(evaluated), out)
}

/// The object as a file: with the date of the facts and the sources.
pub fn file(evaluated: &Evaluated, out: &mut impl Write) -> io::Result<()> {
    let pack = evaluated.engine.pack();
    let sources = pack.sources.iter();
    let sources = sources.map(|s| Source { title: &s.title, address: &s.address }).collect();
    let facts_as_of = Some(pack.facts_as_of.as_str());
    write(&Report { facts_as_of, sources: Some(sources), ..report(evaluated) }, out)
}

fn write(report: &Report<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report).map_err(io::Error::from)?;
    writeln!(out)
}

fn report(evaluated: &Evaluated) -> Report<'_> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let ids = || pack.insights.iter().map(|i| i.id.as_str());
    let coverage = |tier: Tier| Coverage {
        tier: tier.id(),
        cells: ids()
            .zip(evaluation.tiers.row(tier.index()))
            .map(|(insight, state)| Cell { insight, state: state.id() })
            .collect(),
    };
    let goals = plan.goals.iter().zip(&evaluation.goals);
    Report {
        plan: &plan.title,
        rules: pack.id.as_str(),
        touchpoints: (0..plan.touchpoints.len()).filter_map(|n| touchpoint(evaluated, n)).collect(),
        coverage: pack.tiers.iter().map(|rules| coverage(rules.tier)).collect(),
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

fn touchpoint(evaluated: &Evaluated, place: usize) -> Option<Touchpoint<'_>> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let touchpoint = plan.touchpoints.get(place)?;
    let verdicts = evaluation.verdicts(place).iter().enumerate();
    Some(Touchpoint {
        id: touchpoint.id.0,
        name: explain::name(pack, touchpoint),
        kind: touchpoint.kind.as_str(),
        platform: touchpoint.platform.as_str(),
        tier: pack.platform(&touchpoint.platform)?.tier.id(),
        insights: verdicts.filter_map(|(n, v)| insight(evaluated, place, n, *v)).collect(),
    })
}

fn insight(
    evaluated: &Evaluated,
    place: usize,
    insight: usize,
    verdict: Verdict,
) -> Option<Insight<'_>> {
    let engine = &evaluated.engine;
    let placement = *evaluated.evaluation.placements.get(place)?;
    let why = explain::explain(engine, placement, insight, verdict);
    let switches = engine.switches(placement, insight, verdict);
    Some(Insight {
        id: engine.pack().insights.get(insight)?.id.as_str(),
        verdict: verdict.id(),
        grain: verdict.grain().map(crate::model::plan::Grain::id),
        missing: switches.into_iter().map(|set| engine.ids_of(set)).collect(),
        because: why.because,
        source: why.source,
        confidence: why.confidence.map(crate::model::pack::Confidence::id),
    })
}
