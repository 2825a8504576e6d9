//! The best way from each touchpoint that knows nobody to one that knows persons, in words.

use std::collections::HashMap;

use super::{Missing, Step, Words};
use crate::model::engine::ConditionSet;
use crate::model::evaluated::Evaluated;
use crate::model::evidence::routes::{self, Passage, Way};
use crate::model::pack::Tier;
use crate::model::plan::{Grain, Route, TouchpointId};
use crate::model::verdict::{Sign, Verdict};
use crate::report::reasons::Chip;
use crate::text::{self, explain, words};

/// A step of a way.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    /// The name of the means.
    pub by: String,
    /// What becomes of it.
    pub step: Step,
    /// Where it leads.
    pub to: TouchpointId,
    /// The name of that touchpoint.
    pub name: String,
    /// The tier of its platform.
    pub tier: Tier,
}

/// A touchpoint that knows nobody, with its best way to one that does.
#[derive(Debug, Clone, PartialEq)]
pub struct WayRow {
    /// The touchpoint.
    pub from: TouchpointId,
    /// Its name.
    pub name: String,
    /// The tier of its platform.
    pub tier: Tier,
    /// Whether the way is open or waits for switches; `None` if there is no way.
    pub step: Option<Step>,
    /// Its steps.
    pub legs: Vec<Leg>,
    /// What is known at its end.
    pub insight: Option<Chip>,
    /// The name of that insight.
    pub insight_name: String,
    /// How it stands: "1 switch, 1 step: ad spend".
    pub says: String,
    /// The whole way as a sentence, for screen readers.
    pub sentence: String,
    /// The routes of the way that the plan does not have.
    pub missing: Vec<Route>,
    /// The switches that the way needs, as buttons.
    pub needs: Vec<Missing>,
}

/// The whole way as a sentence.
fn sentence(row: &WayRow) -> String {
    let steps = row.legs.iter().map(|leg| words::way_leg(leg.by.as_str(), leg.name.as_str()));
    let all: Vec<String> = std::iter::once(row.name.clone()).chain(steps).collect();
    text::labelled(text::listed(&all), row.says.as_str())
}

pub(super) fn ways(evaluated: &Evaluated, words: &Words<'_>) -> Vec<WayRow> {
    let found: HashMap<TouchpointId, Way> =
        routes::ways(evaluated).into_iter().map(|way| (way.from, way)).collect();
    let all = evaluated.plan.touchpoints.iter().enumerate();
    let unknown = all.filter(|(place, _)| {
        let individual = Some(Grain::Individual);
        !evaluated.evaluation.verdicts(*place).iter().any(|v| v.grain() == individual)
    });
    let row = |id| {
        let row = row(evaluated, words, id, found.get(&id));
        WayRow { sentence: sentence(&row), ..row }
    };
    let mut rows: Vec<WayRow> = unknown.map(|(_, touchpoint)| row(touchpoint.id)).collect();
    // What is open first, then what waits for switches, then what leads nowhere.
    rows.sort_by_key(|row| row.step.map_or(u8::MAX, |step| step as u8));
    rows
}

fn tier(evaluated: &Evaluated, id: TouchpointId) -> Tier {
    let touchpoint = evaluated.plan.get(id);
    let platform = touchpoint.and_then(|t| evaluated.pack().platform(&t.platform));
    platform.map_or(Tier::Closed, |platform| platform.tier)
}

fn row(evaluated: &Evaluated, words: &Words<'_>, from: TouchpointId, way: Option<&Way>) -> WayRow {
    let mut row = WayRow {
        from,
        name: words.name(from),
        tier: tier(evaluated, from),
        step: None,
        legs: Vec::new(),
        insight: None,
        insight_name: String::new(),
        says: words::no_way().to_owned(),
        sentence: String::new(),
        missing: Vec::new(),
        needs: Vec::new(),
    };
    let Some(way) = way else { return row };
    let mut sets: Vec<(TouchpointId, ConditionSet)> = Vec::new();
    for leg in &way.steps {
        let passage = words.judge(leg.from, leg.to, leg.by).map_or(Passage::Unstated, |(p, _)| p);
        if let Passage::Locked(set) = passage {
            sets.push((leg.from, set));
        }
        let means = evaluated.pack().means.get(leg.by);
        let by = means.map(|means| means.id.clone()).unwrap_or_default();
        let is = |route: &Route| (route.from, route.to, &route.by) == (leg.from, leg.to, &by);
        let has = evaluated.plan.routes.iter().any(is);
        row.legs.push(Leg {
            by: means.map_or_else(String::new, |means| text::of(&means.name).to_owned()),
            step: passage.into(),
            to: leg.to,
            name: words.name(leg.to),
            tier: tier(evaluated, leg.to),
        });
        if !has {
            row.missing.push(Route {
                from: leg.from,
                to: leg.to,
                by,
                rate: None,
                notes: String::new(),
            });
        }
    }
    end(evaluated, words, way, (&mut row, &mut sets));
    let names: Vec<String> = sets
        .iter()
        .map(|(_, set)| explain::conditions(&evaluated.engine, *set))
        .filter(|names| !names.is_empty())
        .collect();
    let steps = words::way_steps(way.steps.len());
    (row.step, row.says) = if way.switches == 0 {
        (Some(Step::Allowed), words::way_open(steps))
    } else {
        let switches = words::switches_count(way.switches);
        (Some(Step::Locked), words::way_locked(switches, steps, text::listed(&names)))
    };
    row.needs = sets.iter().flat_map(|(at, set)| words.missing(*at, *set)).collect();
    row
}

/// What is known at the end of the way, and which switches that lacks.
fn end(
    evaluated: &Evaluated,
    words: &Words<'_>,
    way: &Way,
    (row, sets): (&mut WayRow, &mut Vec<(TouchpointId, ConditionSet)>),
) {
    let Some(last) = way.steps.last().map(|leg| leg.to) else { return };
    let Some((at, place)) = words.placement(last).zip(words.places.get(&last)) else { return };
    let verdict = evaluated.evaluation.verdicts(*place).get(way.insight).copied();
    let verdict = verdict.unwrap_or(Verdict::Unstated);
    let known = verdict.grain() == Some(Grain::Individual);
    if !known {
        let missing = evaluated.engine.missing(at, way.insight, Grain::Individual);
        sets.extend(missing.min_by_key(|set| set.len()).map(|set| (last, set)));
    }
    let sign = if known { Sign::Person } else { Sign::Locked };
    row.insight = Some(Chip { sign, role: sign.into(), insight: way.insight });
    let insight = evaluated.pack().insights.get(way.insight);
    row.insight_name = insight.map_or_else(String::new, |i| text::of(&i.name).to_owned());
}
