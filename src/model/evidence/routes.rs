//! Who may lead people where: the verdict on each route of a plan, and the best way from each
//! touchpoint to one that knows persons.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Lets, Link};
use crate::model::plan::{Grain, TouchpointId};

/// What becomes of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    /// It is allowed.
    Allowed,
    /// It is, with these switches on the touchpoint that people come from.
    Locked(ConditionSet),
    /// It is not.
    Barred,
    /// No statement says.
    Unstated,
}

impl Passage {
    /// The word in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Locked(_) => "locked",
            Self::Barred => "barred",
            Self::Unstated => "unstated",
        }
    }
}

/// The verdict on a step, and the place in the pack of the link that decides it.
pub type Judged = (Passage, Option<usize>);

/// The verdict on the step from one placement to another by a means.
#[must_use]
pub fn judge(engine: &Engine, from: Placement, to: Placement, by: &str) -> Judged {
    let pack = engine.pack();
    let ends = [from, to].map(|at| {
        let (kind, platform) = engine.pair_parts(at.pair);
        (pack.kinds.get(kind).map(|k| &k.id), pack.platforms.get(platform).map(|p| &p.id))
    });
    let [(Some(from_kind), Some(from_on)), (Some(to_kind), Some(to_on))] = ends else {
        return (Passage::Unstated, None);
    };
    let matches = |link: &&(usize, &Link)| {
        let link = link.1;
        link.from.contains(from_on)
            && link.to.contains(to_on)
            && link.by.iter().any(|means| means == by)
            && (link.from_kinds.is_empty() || link.from_kinds.contains(from_kind))
            && (link.to_kinds.is_empty() || link.to_kinds.contains(to_kind))
    };
    let links: Vec<(usize, &Link)> = pack.links.iter().enumerate().collect();
    let rank = |(place, link): &&(usize, &Link)| {
        let specific = usize::from(!link.from_kinds.is_empty()) + usize::from(!link.to_kinds.is_empty());
        let missing = engine.set_of(&link.needs).minus(from.have).len();
        (Reverse(specific), link.lets != Lets::Barred, missing, *place)
    };
    let Some((place, link)) = links.iter().filter(matches).min_by_key(rank) else {
        return (Passage::Unstated, None);
    };
    let missing = engine.set_of(&link.needs).minus(from.have);
    let passage = match link.lets {
        Lets::Barred => Passage::Barred,
        Lets::Allowed if missing.is_empty() => Passage::Allowed,
        Lets::Allowed => Passage::Locked(missing),
    };
    (passage, Some(*place))
}

/// The verdicts on the routes of a plan, in its order. A route whose ends are not in the plan is
/// unstated.
#[must_use]
pub fn routes(evaluated: &Evaluated) -> Vec<Judged> {
    let at = |id| {
        let place = evaluated.plan.position(id)?;
        evaluated.evaluation.placements.get(place).copied()
    };
    let routes = evaluated.plan.routes.iter();
    routes
        .map(|route| match (at(route.from), at(route.to)) {
            (Some(from), Some(to)) => judge(&evaluated.engine, from, to, &route.by),
            _ => (Passage::Unstated, None),
        })
        .collect()
}

/// A step of a way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Where people come from.
    pub from: TouchpointId,
    /// Where they are led.
    pub to: TouchpointId,
    /// The place of the means in the pack.
    pub by: usize,
}

/// The best way from a touchpoint that knows no person to one that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Where it begins.
    pub from: TouchpointId,
    /// How many switches are missing in all.
    pub switches: usize,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The place in the pack of the insight that its end yields, or would yield.
    pub insight: usize,
}

/// The end of a way: how many switches are missing for which insight.
fn end(engine: &Engine, at: Placement) -> Option<(usize, usize)> {
    let insights = 0..engine.insights();
    let fewest = |insight: usize| {
        let now = engine.verdict(at, insight).grain() == Some(Grain::Individual);
        if now {
            return Some(0);
        }
        engine.missing(at, insight, Grain::Individual).map(ConditionSet::len).min()
    };
    insights.filter_map(|insight| Some((fewest(insight)?, insight))).min()
}

/// The best means of a step: how many switches, and which means.
fn passes(engine: &Engine, from: Placement, to: Placement) -> Option<(usize, usize)> {
    let means = engine.pack().means.iter().enumerate();
    let passes = means.filter_map(|(place, means)| match judge(engine, from, to, &means.id).0 {
        Passage::Allowed => Some((0, place)),
        Passage::Locked(missing) => Some((missing.len(), place)),
        Passage::Barred | Passage::Unstated => None,
    });
    passes.min()
}

/// The ways to a person, in the plan's order: for each touchpoint that yields nothing about a
/// person now, the one with the fewest missing switches, then with the fewest steps.
#[must_use]
pub fn ways(evaluated: &Evaluated) -> Vec<Way> {
    let engine = &evaluated.engine;
    if engine.pack().links.is_empty() {
        return Vec::new();
    }
    let placements = &evaluated.evaluation.placements;
    let mut known: HashMap<(Placement, Placement), Option<(usize, usize)>> = HashMap::new();
    let mut pass = |from: Placement, to: Placement| {
        *known.entry((from, to)).or_insert_with(|| passes(engine, from, to))
    };
    let ends: Vec<Option<(usize, usize)>> = placements.iter().map(|at| end(engine, *at)).collect();
    let knows = |place: usize| {
        let mut verdicts = evaluated.evaluation.verdicts(place).iter();
        verdicts.any(|verdict| verdict.grain() == Some(Grain::Individual))
    };
    let from = (0..placements.len()).filter(|place| !knows(*place));
    from.filter_map(|start| search(evaluated, start, &ends, &mut pass)).collect()
}

/// How good a way is so far: missing switches, steps, then its steps in words of ids, so that the
/// same plan always has the same way.
type Rank = (usize, usize, Vec<Step>);

fn search(
    evaluated: &Evaluated,
    start: usize,
    ends: &[Option<(usize, usize)>],
    pass: &mut impl FnMut(Placement, Placement) -> Option<(usize, usize)>,
) -> Option<Way> {
    let (touchpoints, placements) =
        (&evaluated.plan.touchpoints, &evaluated.evaluation.placements);
    let id = |place: usize| touchpoints.get(place).map_or(TouchpointId(0), |t| t.id);
    let mut open: BTreeSet<(Rank, usize)> = BTreeSet::from([((0, 0, Vec::new()), start)]);
    let mut closed = vec![false; placements.len()];
    let mut best: Option<(Rank, usize)> = None;
    while let Some(((switches, steps, path), at)) = open.pop_first() {
        if best.as_ref().is_some_and(|((least, fewest, _), _)| (switches, steps) > (*least, *fewest)) {
            break;
        }
        if closed.get(at).copied().unwrap_or(true) {
            continue;
        }
        closed.iter_mut().skip(at).take(1).for_each(|closed| *closed = true);
        if at != start
            && let Some((missing, insight)) = ends.get(at).copied().flatten()
        {
            let rank = (switches + missing, steps, path.clone());
            if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                best = Some((rank, insight));
            }
        }
        let Some(from) = placements.get(at).copied() else { continue };
        for (next, to) in placements.iter().enumerate() {
            if closed.get(next).copied().unwrap_or(true) {
                continue;
            }
            let Some((missing, by)) = pass(from, *to) else { continue };
            let mut path = path.clone();
            path.push(Step { from: id(at), to: id(next), by });
            open.insert(((switches + missing, steps + 1, path), next));
        }
    }
    let ((switches, _, steps), insight) = best?;
    Some(Way { from: id(start), switches, steps, insight })
}
