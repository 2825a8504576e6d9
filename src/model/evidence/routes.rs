//! Who may lead people where: the verdict on each route of a plan, and the best way from each
//! touchpoint to one that knows persons.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::pack::Lets;
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

/// A link in numbers: indices of kinds and platforms instead of ids.
struct Step {
    from: Vec<bool>,
    to: Vec<bool>,
    from_kinds: Option<Vec<bool>>,
    to_kinds: Option<Vec<bool>>,
    by: Vec<usize>,
    lets: Lets,
    needs: ConditionSet,
    specific: usize,
}

/// The links of a pack, compiled.
pub struct Links<'e> {
    engine: &'e Engine,
    steps: Vec<Step>,
}

impl<'e> Links<'e> {
    /// Compiles the links of an engine's pack.
    #[must_use]
    pub fn new(engine: &'e Engine) -> Self {
        let pack = engine.pack();
        let steps = pack.links.iter().map(|link| {
            let platforms =
                |ids: &[_]| pack.platforms.iter().map(|p| ids.contains(&p.id)).collect();
            let kinds = |ids: &[_]| {
                let some = !ids.is_empty();
                some.then(|| pack.kinds.iter().map(|kind| ids.contains(&kind.id)).collect())
            };
            let means = pack.means.iter().enumerate();
            Step {
                from: platforms(&link.from),
                to: platforms(&link.to),
                from_kinds: kinds(&link.from_kinds),
                to_kinds: kinds(&link.to_kinds),
                by: means.filter(|(_, m)| link.by.contains(&m.id)).map(|(n, _)| n).collect(),
                lets: link.lets,
                needs: engine.set_of(&link.needs),
                specific: usize::from(!link.from_kinds.is_empty())
                    + usize::from(!link.to_kinds.is_empty()),
            }
        });
        Self { engine, steps: steps.collect() }
    }

    /// The links that are about a step from one pair to another, with their places.
    fn about(&self, from: u32, to: u32) -> impl Iterator<Item = (usize, &Step)> {
        let [(from_kind, from_on), (to_kind, to_on)] =
            [from, to].map(|pair| self.engine.pair_parts(pair));
        let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
        let any = move |list: &Option<Vec<bool>>, at| list.as_ref().is_none_or(|list| is(list, at));
        let about = move |step: &Step| {
            is(&step.from, from_on)
                && is(&step.to, to_on)
                && any(&step.from_kinds, from_kind)
                && any(&step.to_kinds, to_kind)
        };
        self.steps.iter().enumerate().filter(move |(_, step)| about(step))
    }

    /// The verdict on the step from one placement to another by a means, given by its place in the
    /// pack: the most specific link decides; among equals what bars, then what lacks the fewest
    /// switches, then the pack's order.
    #[must_use]
    pub fn judge(&self, from: Placement, to: Placement, by: usize) -> Judged {
        let rank = |(place, step): &(usize, &Step)| {
            let missing = step.needs.minus(from.have).len();
            (Reverse(step.specific), step.lets != Lets::Barred, missing, *place)
        };
        let links = self.about(from.pair, to.pair).filter(|(_, step)| step.by.contains(&by));
        let Some((place, step)) = links.min_by_key(rank) else { return (Passage::Unstated, None) };
        let missing = step.needs.minus(from.have);
        let passage = match step.lets {
            Lets::Barred => Passage::Barred,
            Lets::Allowed if missing.is_empty() => Passage::Allowed,
            Lets::Allowed => Passage::Locked(missing),
        };
        (passage, Some(place))
    }

    /// A placement with only the switches that make a difference to its verdicts and its steps: many
    /// placements are alike then.
    fn plain(&self, at: Placement) -> Placement {
        let (kind, on) = self.engine.pair_parts(at.pair);
        let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
        let leads = |step: &&Step| {
            is(&step.from, on) && step.from_kinds.as_ref().is_none_or(|kinds| is(kinds, kind))
        };
        let needs = self.steps.iter().filter(leads).map(|step| step.needs);
        let matter = needs.fold(self.engine.relevant(at.pair), ConditionSet::union);
        Placement { have: at.have.minus(at.have.minus(matter)), ..at }
    }

    /// The best means of a step: how many switches are missing, and the place of the means.
    fn passes(&self, from: Placement, to: Placement) -> Option<(usize, usize)> {
        let means: BTreeSet<usize> =
            self.about(from.pair, to.pair).flat_map(|(_, step)| step.by.iter().copied()).collect();
        let passes = means.into_iter().filter_map(|by| match self.judge(from, to, by).0 {
            Passage::Allowed => Some((0, by)),
            Passage::Locked(missing) => Some((missing.len(), by)),
            Passage::Barred | Passage::Unstated => None,
        });
        passes.min()
    }
}

/// The verdicts on the routes of a plan, in its order. A route whose ends are not in the plan is
/// unstated.
#[must_use]
pub fn routes(evaluated: &Evaluated) -> Vec<Judged> {
    if evaluated.plan.routes.is_empty() {
        return Vec::new();
    }
    let links = Links::new(&evaluated.engine);
    let ids = evaluated.plan.touchpoints.iter().map(|t| t.id);
    let at: HashMap<TouchpointId, Placement> =
        ids.zip(evaluated.evaluation.placements.iter().copied()).collect();
    let means = &evaluated.pack().means;
    let judge = |route: &crate::model::plan::Route| {
        let by = means.iter().position(|means| means.id == route.by);
        match (at.get(&route.from), at.get(&route.to), by) {
            (Some(from), Some(to), Some(by)) => links.judge(*from, *to, by),
            _ => (Passage::Unstated, None),
        }
    };
    evaluated.plan.routes.iter().map(judge).collect()
}

/// A step of a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
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
    pub steps: Vec<Leg>,
    /// The place in the pack of the insight that its end yields, or would yield.
    pub insight: usize,
}

/// The end of a way: how many switches are missing for which insight.
fn end(engine: &Engine, at: Placement) -> Option<(usize, usize)> {
    let fewest = |insight: usize| {
        if engine.verdict(at, insight).grain() == Some(Grain::Individual) {
            return Some(0);
        }
        engine.missing(at, insight, Grain::Individual).map(ConditionSet::len).min()
    };
    (0..engine.insights()).filter_map(|insight| Some((fewest(insight)?, insight))).min()
}

/// The ways to a person, in the plan's order: for each touchpoint that yields nothing about a
/// person now, the one with the fewest missing switches, then with the fewest steps.
#[must_use]
pub fn ways(evaluated: &Evaluated) -> Vec<Way> {
    let engine = &evaluated.engine;
    if engine.pack().links.is_empty() {
        return Vec::new();
    }
    let map = Map::new(evaluated);
    let mut found: BTreeMap<usize, Option<Found>> = BTreeMap::new();
    let placements = evaluated.evaluation.placements.iter().enumerate();
    placements
        .filter_map(|(place, at)| {
            let mut verdicts = evaluated.evaluation.verdicts(place).iter();
            if verdicts.any(|verdict| verdict.grain() == Some(Grain::Individual)) {
                return None;
            }
            let class = map.class_of.get(&map.links.plain(*at)).copied()?;
            let way = found.entry(class).or_insert_with(|| map.search(class)).clone()?;
            Some(map.worded(evaluated.plan.touchpoints.get(place)?.id, class, &way))
        })
        .collect()
}

/// A way between classes: the missing switches, the classes with the means that leads to each, and
/// the insight.
#[derive(Debug, Clone)]
struct Found {
    switches: usize,
    legs: Vec<(usize, usize)>,
    insight: usize,
}

/// The beginning of a way: missing switches, steps, and the classes with their means.
type Partly = (usize, usize, Vec<(usize, usize)>);

/// Touchpoints that are placed alike, and the steps between them. Who is alike has the same ways,
/// so a plan of any size has as many places on the map as it has kinds of places.
struct Map<'e> {
    links: Links<'e>,
    class_of: HashMap<Placement, usize>,
    /// The two lowest ids of each class.
    members: Vec<[Option<TouchpointId>; 2]>,
    ends: Vec<Option<(usize, usize)>>,
    /// The best means from class to class: missing switches, place of the means.
    steps: Vec<Vec<Option<(usize, usize)>>>,
}

impl<'e> Map<'e> {
    fn new(evaluated: &'e Evaluated) -> Self {
        let engine = &evaluated.engine;
        let links = Links::new(engine);
        let mut class_of: HashMap<Placement, usize> = HashMap::new();
        let mut members: Vec<[Option<TouchpointId>; 2]> = Vec::new();
        let mut places: Vec<Placement> = Vec::new();
        let mut all: Vec<(TouchpointId, Placement)> = evaluated
            .plan
            .touchpoints
            .iter()
            .map(|touchpoint| touchpoint.id)
            .zip(evaluated.evaluation.placements.iter().copied())
            .collect();
        all.sort_by_key(|(id, _)| *id);
        for (id, at) in all {
            let at = links.plain(at);
            let class = *class_of.entry(at).or_insert_with(|| {
                members.push([None; 2]);
                places.push(at);
                places.len() - 1
            });
            let free = members.get_mut(class).and_then(|m| m.iter_mut().find(|m| m.is_none()));
            if let Some(free) = free {
                *free = Some(id);
            }
        }
        let row = |from: &Placement| places.iter().map(|to| links.passes(*from, *to)).collect();
        Self {
            ends: places.iter().map(|at| end(engine, *at)).collect(),
            steps: places.iter().map(row).collect(),
            links,
            class_of,
            members,
        }
    }

    fn end(&self, class: usize) -> Option<(usize, usize)> {
        self.ends.get(class).copied().flatten()
    }

    /// The best way from a touchpoint of a class. It may end at another touchpoint of that class.
    fn search(&self, start: usize) -> Option<Found> {
        let others = self.members.get(start).is_some_and(|members| members[1].is_some());
        let mut open: BTreeSet<Partly> = BTreeSet::new();
        open.insert((0, 0, Vec::new()));
        let mut closed = vec![false; self.ends.len()];
        let mut best: Option<(usize, usize, Found)> = None;
        while let Some((switches, steps, legs)) = open.pop_first() {
            if best.as_ref().is_some_and(|(s, n, _)| (switches, steps) >= (*s, *n)) {
                break;
            }
            let at = legs.last().map_or(start, |(class, _)| *class);
            if let Some(((missing, insight), _)) = self.end(at).zip(legs.last()) {
                let total = (switches + missing, steps);
                if best.as_ref().is_none_or(|(s, n, _)| total < (*s, *n)) {
                    let found = Found { switches: total.0, legs: legs.clone(), insight };
                    best = Some((total.0, steps, found));
                }
            }
            if closed.get(at).copied().unwrap_or(true) {
                continue;
            }
            closed.iter_mut().skip(at).take(1).for_each(|closed| *closed = true);
            for (to, step) in self.steps.get(at).into_iter().flatten().enumerate() {
                let Some((missing, by)) = step else { continue };
                let back = to == start;
                if (back && !others) || (!back && closed.get(to).copied().unwrap_or(true)) {
                    continue;
                }
                let mut legs = legs.clone();
                legs.push((to, *by));
                open.insert((switches + missing, steps + 1, legs));
            }
        }
        best.map(|(_, _, found)| found)
    }

    /// A way with the touchpoints that it goes through: of each class the lowest id.
    fn worded(&self, from: TouchpointId, start: usize, found: &Found) -> Way {
        let mut at = from;
        let steps = found.legs.iter().map(|(class, by)| {
            let members = self.members.get(*class).into_iter().flatten().flatten();
            let to = members.copied().find(|id| *class != start || *id != from).unwrap_or(from);
            let leg = Leg { from: at, to, by: *by };
            at = to;
            leg
        });
        Way { from, steps: steps.collect(), switches: found.switches, insight: found.insight }
    }
}
