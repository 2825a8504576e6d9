//! The cheapest way to the goals: which switches to turn on and which touchpoints to place, so that
//! the goals are met at the least cost. Exact, by integer programming.
//!
//! Each place (a touchpoint of the plan, or a kind on a platform that hosts it) offers packages: a
//! set of switches, the goals that it then meets, and what that costs. Of all packages that meet the
//! same goals only the cheapest matters, wherever it is: two packages of one place cost no less than
//! the one that holds both. What is left is a set cover, which the solver settles. At a place where
//! goals ask for so many different switches that there are too many packages, the solver chooses the
//! switches one by one.

use std::collections::{BTreeMap, HashSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolutionStatus, Variable};

use crate::model::action::Action;
use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::plan::{ConditionId, Costs, KindId, PlatformId, TouchpointId};

/// Where something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    /// At a touchpoint of the plan, by its place there.
    Touchpoint(usize),
    /// At a new touchpoint: the places of its kind and of its platform in the pack.
    New(usize, usize),
}

/// A move of a solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Turn switches on at a touchpoint.
    Switch(TouchpointId, Vec<ConditionId>),
    /// Place a touchpoint with switches on.
    Place(KindId, PlatformId, Vec<ConditionId>),
}

impl Move {
    /// The same move as an action on the plan.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Switch(id, conditions) => {
                Action::Switch { ids: vec![*id], conditions: conditions.clone(), on: true }
            }
            Self::Place(kind, platform, conditions) => Action::Place {
                kind: kind.clone(),
                platform: platform.clone(),
                before: None,
                conditions: conditions.clone(),
            },
        }
    }
}

/// What a move costs, in CNY.
#[must_use]
pub fn cost(costs: &Costs, step: &Move) -> f64 {
    let all = |ids: &[ConditionId]| ids.iter().map(|id| costs.switch(id)).sum::<f64>();
    match step {
        Move::Switch(_, switches) => all(switches),
        Move::Place(kind, _, switches) => costs.kind(kind) + all(switches),
    }
}

/// A set of moves, what it costs, and the goals that it meets.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// In CNY.
    pub cost: f64,
    /// The goals that are met, by their places in the plan.
    pub met: Vec<usize>,
    /// The moves: touchpoints in the plan's order, then new ones in the pack's.
    pub moves: Vec<Move>,
}

/// The answer: a solution, what cannot be met, and the least cost of each number of goals.
#[derive(Debug, Clone, PartialEq)]
pub struct Cheapest {
    /// The solution.
    pub solution: Solution,
    /// The goals that no solution meets, by their places in the plan.
    pub unreachable: Vec<usize>,
    /// The cheapest solution for each number of goals, from 1.
    pub frontier: Vec<Solution>,
}

/// A package: the switches at a place, the goals that it meets, and what it costs.
#[derive(Debug, Clone)]
struct Package {
    at: At,
    switches: ConditionSet,
    goals: Vec<bool>,
    cost: f64,
}

/// A place with too many packages: what each goal asks for there, and what it costs to be there.
struct Wide {
    at: At,
    base: f64,
    sets: Vec<Vec<ConditionSet>>,
}

/// All that can be done.
#[derive(Default)]
struct Offers {
    packages: Vec<Package>,
    wide: Vec<Wide>,
}

/// The most packages of a place. No place of the shipped packs has as many.
const MOST_PACKAGES: usize = 1 << 11;

/// The cheapest solution that meets every goal that any meets; or, within a budget in CNY, one that
/// meets the most.
///
/// # Errors
/// If the solver cannot prove a solution to be the best one, with its reason.
pub fn cheapest(evaluated: &Evaluated, budget: Option<f64>) -> Result<Cheapest, String> {
    let count = evaluated.plan.goals.len();
    let offers = offers(evaluated);
    let reached = |goal: usize| {
        let wide = |one: &Wide| one.sets.get(goal).is_some_and(|sets| !sets.is_empty());
        offers.packages.iter().any(|one| holds(&one.goals, goal)) || offers.wide.iter().any(wide)
    };
    let unreachable: Vec<usize> = (0..count).filter(|goal| !reached(*goal)).collect();
    let most = count - unreachable.len();
    let frontier: Vec<Solution> =
        (1..=most).map(|least| solve(evaluated, &offers, least)).collect::<Result<_, _>>()?;
    // Sums of the same costs in another order differ in their last digits.
    let within = |solution: &&Solution| {
        budget.is_none_or(|budget| solution.cost <= budget + 1e-9 * budget.abs().max(1.0))
    };
    let already = worded(evaluated, &BTreeMap::new());
    let solution = frontier.iter().rfind(within).cloned().unwrap_or(already);
    Ok(Cheapest { solution, unreachable, frontier })
}

fn holds(goals: &[bool], goal: usize) -> bool {
    goals.get(goal).copied().unwrap_or_default()
}

/// The packages that matter, for each set of goals the cheapest one; and the places with too many.
fn offers(evaluated: &Evaluated) -> Offers {
    let engine = &evaluated.engine;
    let pack = engine.pack();
    let costs = &evaluated.plan.costs;
    let mut best: BTreeMap<Vec<bool>, Package> = BTreeMap::new();
    let mut wide = Vec::new();
    let mut offer = |at: At, (placement, base): (Placement, f64)| {
        let sets = asked(evaluated, placement);
        let Some(packages) = of_place(evaluated, at, base, &sets) else {
            wide.push(Wide { at, base, sets });
            return;
        };
        for package in packages {
            let known = best.get(&package.goals).is_some_and(|known| known.cost <= package.cost);
            if !known {
                best.insert(package.goals.clone(), package);
            }
        }
    };
    for (place, at) in evaluated.evaluation.placements.iter().enumerate() {
        offer(At::Touchpoint(place), (*at, 0.0));
    }
    for (k, kind) in pack.kinds.iter().enumerate() {
        for (p, platform) in pack.platforms.iter().enumerate() {
            if !pack.hosts(&platform.id, &kind.id) {
                continue;
            }
            let Some(pair) = engine.pair(&kind.id, &platform.id) else { continue };
            let at = Placement { pair, have: ConditionSet::EMPTY };
            offer(At::New(k, p), (at, costs.kind(&kind.id)));
        }
    }
    let all: Vec<Package> = best.into_values().collect();
    let better = |one: &Package, other: &Package| {
        other.cost <= one.cost
            && other.goals != one.goals
            && one.goals.iter().zip(&other.goals).all(|(own, theirs)| *theirs || !*own)
    };
    let matters = |one: &&Package| !all.iter().any(|other| better(one, other));
    Offers { packages: all.iter().filter(matters).cloned().collect(), wide }
}

/// For each goal, the smallest sets of switches that are enough for it at a place.
fn asked(evaluated: &Evaluated, placement: Placement) -> Vec<Vec<ConditionSet>> {
    let engine = &evaluated.engine;
    let goals = evaluated.plan.goals.iter();
    goals
        .map(|goal| {
            let insight = engine.pack().insights.iter().position(|one| one.id == goal.insight);
            let Some(insight) = insight else { return Vec::new() };
            if engine.verdict(placement, insight).grain() >= Some(goal.grain) {
                return vec![ConditionSet::EMPTY];
            }
            engine.missing(placement, insight, goal.grain).collect()
        })
        .collect()
}

/// Every package of a place that may matter; `None` if there are too many.
fn of_place(
    evaluated: &Evaluated,
    at: At,
    base: f64,
    sets: &[Vec<ConditionSet>],
) -> Option<Vec<Package>> {
    // Every union of sets that are enough for some goal.
    let mut unions: Vec<ConditionSet> = vec![ConditionSet::EMPTY];
    let mut known: HashSet<ConditionSet> = unions.iter().copied().collect();
    for set in sets.iter().flatten() {
        for place in 0..unions.len() {
            let union = unions.get(place).copied().unwrap_or_default().union(*set);
            if known.insert(union) {
                unions.push(union);
            }
        }
        if unions.len() > MOST_PACKAGES {
            return None;
        }
    }
    let package = |switches: ConditionSet| {
        let met: Vec<bool> =
            sets.iter().map(|sets| sets.iter().any(|set| set.within(switches))).collect();
        let cost = base + cost_of(&evaluated.engine, &evaluated.plan.costs, switches);
        met.contains(&true).then_some(Package { at, switches, goals: met, cost })
    };
    Some(unions.into_iter().filter_map(package).collect())
}

fn cost_of(engine: &Engine, costs: &Costs, switches: ConditionSet) -> f64 {
    engine.ids_of(switches).iter().map(|id| costs.switch(id)).sum()
}

/// The cheapest solution that meets at least so many goals.
fn solve(evaluated: &Evaluated, offers: &Offers, least: usize) -> Result<Solution, String> {
    let count = evaluated.plan.goals.len();
    let packages = &offers.packages;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let takes: Vec<Variable> =
        packages.iter().map(|one| problem.add_binary_var(one.cost)).collect();
    let wide: Vec<Turns> =
        offers.wide.iter().map(|one| Turns::new(evaluated, one, &mut problem)).collect();
    let mets: Vec<Variable> = (0..count).map(|_| problem.add_binary_var(0.0)).collect();
    for (goal, met) in mets.iter().enumerate() {
        let meeting = packages.iter().zip(&takes).filter(|(one, _)| holds(&one.goals, goal));
        let mut terms: Vec<(Variable, f64)> = meeting.map(|(_, take)| (*take, 1.0)).collect();
        let enough = wide.iter().flat_map(|turns| &turns.enough);
        terms.extend(enough.filter(|(of, _)| *of == goal).map(|(_, enough)| (*enough, 1.0)));
        terms.push((*met, -1.0));
        problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, 0.0);
    }
    let all: Vec<(Variable, f64)> = mets.iter().map(|met| (*met, 1.0)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a plan has few goals")]
    let least = least as f64;
    problem.add_constraint(all.as_slice(), ComparisonOp::Ge, least);
    let unproven = || "no proven solution".to_owned();
    let found = problem.solve().map_err(|error| error.to_string())?;
    let found = found.into_solution().map_err(|_| unproven())?;
    if found.status() != SolutionStatus::Optimal {
        return Err(unproven());
    }
    let chosen = packages.iter().zip(&takes).filter(|(_, take)| found.var_value(**take) > 0.5);
    let mut at: BTreeMap<At, ConditionSet> = BTreeMap::new();
    for (package, _) in chosen {
        let switches = at.entry(package.at).or_default();
        *switches = switches.union(package.switches);
    }
    for (place, turns) in offers.wide.iter().zip(&wide) {
        let on = turns.switches.iter().filter(|(_, turn)| found.var_value(*turn) > 0.5);
        let on = on.fold(ConditionSet::EMPTY, |all, (switch, _)| all.union(*switch));
        let there = turns.there.is_some_and(|there| found.var_value(there) > 0.5);
        if there || (turns.there.is_none() && on != ConditionSet::EMPTY) {
            let switches = at.entry(place.at).or_default();
            *switches = switches.union(on);
        }
    }
    Ok(worded(evaluated, &at))
}

/// The choices at a place with too many packages: being there, each switch, and each set of them that
/// is enough for a goal.
struct Turns {
    there: Option<Variable>,
    switches: Vec<(ConditionSet, Variable)>,
    enough: Vec<(usize, Variable)>,
}

impl Turns {
    fn new(evaluated: &Evaluated, place: &Wide, problem: &mut Problem) -> Self {
        let (engine, costs) = (&evaluated.engine, &evaluated.plan.costs);
        let is_new = matches!(place.at, At::New(..));
        let there = is_new.then(|| problem.add_binary_var(place.base));
        let asked = place.sets.iter().flatten();
        let asked = asked.fold(ConditionSet::EMPTY, |all, set| all.union(*set));
        let each = (0..engine.pack().conditions.len()).filter(|place| asked.contains(*place));
        let switches: Vec<(ConditionSet, Variable)> = each
            .map(ConditionSet::one)
            .map(|one| (one, problem.add_binary_var(cost_of(engine, costs, one))))
            .collect();
        let mut enough = Vec::new();
        for (goal, sets) in place.sets.iter().enumerate() {
            for set in sets {
                let choice = problem.add_binary_var(0.0);
                // It is enough only with all of its switches, and where the place is there.
                let needs = switches.iter().filter(|(one, _)| one.within(*set));
                for need in needs.map(|(_, turn)| *turn).chain(there) {
                    let terms = [(need, 1.0), (choice, -1.0)];
                    problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, 0.0);
                }
                enough.push((goal, choice));
            }
        }
        Self { there, switches, enough }
    }
}

/// A solution with its moves, its cost and the goals that it meets.
fn worded(evaluated: &Evaluated, all: &BTreeMap<At, ConditionSet>) -> Solution {
    let engine = &evaluated.engine;
    let (pack, plan) = (engine.pack(), &evaluated.plan);
    let (mut cost, mut moves) = (0.0, Vec::new());
    let mut places: Vec<Placement> = evaluated.evaluation.placements.clone();
    for (at, switches) in all {
        let ids = engine.ids_of(*switches);
        cost += cost_of(engine, &plan.costs, *switches);
        match at {
            At::Touchpoint(place) => {
                let Some(touchpoint) = plan.touchpoints.get(*place) else { continue };
                if let Some(at) = places.get_mut(*place) {
                    at.have = at.have.union(*switches);
                }
                if !ids.is_empty() {
                    moves.push(Move::Switch(touchpoint.id, ids));
                }
            }
            At::New(kind, platform) => {
                let both = pack.kinds.get(*kind).zip(pack.platforms.get(*platform));
                let Some((kind, platform)) = both else { continue };
                cost += plan.costs.kind(&kind.id);
                let pair = engine.pair(&kind.id, &platform.id);
                places.extend(pair.map(|pair| Placement { pair, have: *switches }));
                moves.push(Move::Place(kind.id.clone(), platform.id.clone(), ids));
            }
        }
    }
    let meets = |goal: &crate::model::plan::Goal| {
        let insight = pack.insights.iter().position(|one| one.id == goal.insight);
        let yields = |at: &Placement, insight| engine.verdict(*at, insight).grain();
        insight.is_some_and(|it| places.iter().any(|at| yields(at, it) >= Some(goal.grain)))
    };
    let goals = plan.goals.iter().enumerate();
    let met = goals.filter(|(_, goal)| meets(goal)).map(|(place, _)| place).collect();
    Solution { cost, met, moves }
}
