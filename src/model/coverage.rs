//! From verdicts to coverage by tier and platform, and the state of the goals.
//!
//! The whole plan is evaluated again at every change. One pass over the touchpoints computes the
//! verdicts, raises the platform's cell for each insight, and remembers, for each platform ×
//! insight, the touchpoint that is fewest switches away. Tiers, goals and moves are computed from
//! those cells.

use super::engine::{ConditionSet, Engine, Placement};
use super::moves::{self, Move};
use super::pack::{Ceiling, Insight, Outlet, Tier};
use super::plan::{Grain, Plan, TouchpointId};
use super::verdict::{State, Verdict};

/// States of rows × insights, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    insights: usize,
    cells: Vec<State>,
}

impl Grid {
    fn new(rows: usize, insights: usize) -> Self {
        Self { insights, cells: vec![State::Withheld; rows * insights] }
    }

    /// Fills a row from ceilings alone, for a platform or tier where no touchpoint can be placed: a
    /// cell is unstated unless the first ceiling for the insight withholds it.
    fn go_by<'a>(
        &mut self,
        row: usize,
        insights: &[Insight],
        ceilings: &(impl Iterator<Item = &'a Ceiling> + Clone),
    ) {
        for (insight, named) in insights.iter().enumerate() {
            let lets = ceilings.clone().find(|c| c.insight == named.id).map(|c| c.lets);
            if lets != Some(Outlet::Withheld) {
                self.raise(row, insight, State::Unstated);
            }
        }
    }

    /// Returns one cell, or [`State::Withheld`] if there is no such cell.
    #[must_use]
    pub fn get(&self, row: usize, insight: usize) -> State {
        self.row(row).get(insight).copied().unwrap_or(State::Withheld)
    }

    /// One row, in the pack's order of insights.
    #[must_use]
    pub fn row(&self, row: usize) -> &[State] {
        let start = row * self.insights;
        self.cells.get(start..start + self.insights).unwrap_or(&[])
    }

    fn raise(&mut self, row: usize, insight: usize, state: State) {
        if let Some(cell) = self.cells.get_mut(row * self.insights + insight) {
            *cell = state.max(*cell);
        }
    }

    /// How many cells of a row are in this state.
    #[must_use]
    pub fn count(&self, row: usize, state: State) -> usize {
        self.row(row).iter().filter(|s| **s == state).count()
    }

    /// How many cells of a row come through now.
    #[must_use]
    pub fn reached(&self, row: usize) -> usize {
        self.row(row).iter().filter(|s| s.reached()).count()
    }
}

/// What an empty board has for each platform × insight, and the pairs that could be placed.
#[derive(Debug, Clone)]
pub struct Potential {
    /// Platform × insight on an empty board: available, unstated or withheld.
    pub empty: Grid,
    /// Each hosted pair with every condition on, in the pack's order.
    pub pairs: Vec<Placement>,
}

impl Potential {
    /// Computes the potential of a compiled pack.
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        let pack = engine.pack();
        let have = engine.all_conditions();
        let mut pairs = Vec::new();
        for kind in &pack.kinds {
            for host in &kind.hosts {
                if let Some(pair) = engine.pair(&kind.id, host) {
                    pairs.push(Placement { pair, have });
                }
            }
        }
        let mut empty = Grid::new(pack.platforms.len(), engine.insights());
        for (row, platform) in pack.platforms.iter().enumerate() {
            if pairs.iter().any(|pair| engine.pair_parts(pair.pair).1 == row) {
                continue;
            }
            let tier = pack.tier(platform.tier).into_iter().flat_map(|t| &t.ceilings);
            empty.go_by(row, &pack.insights, &platform.ceilings.iter().chain(tier));
        }
        for pair in &pairs {
            let (_, row) = engine.pair_parts(pair.pair);
            for insight in 0..engine.insights() {
                let state = engine.verdict(*pair, insight).meaning().at_best;
                empty.raise(row, insight, state);
            }
        }
        Self { empty, pairs }
    }
}

/// The touchpoint that is fewest switches away from an insight on a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// The touchpoint's index in the plan.
    pub touchpoint: usize,
    /// The switches to turn on.
    pub set: ConditionSet,
    /// The grain that it then yields, or better.
    pub grain: Grain,
}

/// The state of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalState {
    /// These touchpoints reach it.
    Met(Vec<TouchpointId>),
    /// This touchpoint would reach it with these switches turned on.
    Locked(TouchpointId, ConditionSet),
    /// This pair, placed with these conditions, would reach it.
    Available(Placement),
    /// No touchpoint of the pack reaches it.
    OutOfReach,
}

impl GoalState {
    /// The word in files and JSON.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Met(_) => "met",
            Self::Locked(..) => "locked",
            Self::Available(_) => "available",
            Self::OutOfReach => "out_of_reach",
        }
    }
}

/// A plan, evaluated.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The touchpoints as the engine sees them, in the plan's order.
    pub placements: Vec<Placement>,
    insights: usize,
    verdicts: Vec<Verdict>,
    /// Tier × insight, tiers in board order.
    pub tiers: Grid,
    /// Platform × insight, platforms in the pack's order.
    pub platforms: Grid,
    /// The state of each goal, in the plan's order.
    pub goals: Vec<GoalState>,
    /// The best next moves, best first.
    pub moves: Vec<Move>,
    nearest: Vec<Option<Nearest>>,
}

impl Evaluation {
    /// How many goals are met.
    #[must_use]
    pub fn goals_met(&self) -> usize {
        self.goals.iter().filter(|goal| matches!(goal, GoalState::Met(_))).count()
    }

    /// Evaluates a whole plan.
    #[must_use]
    pub fn new(engine: &Engine, potential: &Potential, plan: &Plan) -> Self {
        Self::of_placements(engine, potential, plan, engine.place_all(plan))
    }

    /// Evaluates a plan whose touchpoints are placed already.
    #[must_use]
    pub fn of_placements(
        engine: &Engine,
        potential: &Potential,
        plan: &Plan,
        placements: Vec<Placement>,
    ) -> Self {
        let insights = engine.insights();
        let platforms = engine.pack().platforms.len();
        let mut evaluation = Self {
            insights,
            verdicts: Vec::with_capacity(placements.len() * insights),
            tiers: Grid::new(Tier::ALL.len(), insights),
            platforms: potential.empty.clone(),
            goals: Vec::new(),
            moves: Vec::new(),
            nearest: vec![None; platforms * insights * Grain::ALL.len()],
            placements,
        };
        evaluation.judge(engine);
        for (row, platform) in engine.pack().platforms.iter().enumerate() {
            for insight in 0..insights {
                let state = evaluation.platforms.get(row, insight);
                evaluation.tiers.raise(platform.tier.index(), insight, state);
            }
        }
        let pack = engine.pack();
        for tier in Tier::ALL {
            if pack.platforms_in(tier).next().is_none() {
                let ceilings = pack.tier(tier).into_iter().flat_map(|t| &t.ceilings);
                evaluation.tiers.go_by(tier.index(), &pack.insights, &ceilings);
            }
        }
        evaluation.goals = evaluation.goals(engine, potential, plan);
        evaluation.moves = moves::best(engine, potential, plan, &evaluation);
        evaluation
    }

    fn judge(&mut self, engine: &Engine) {
        for (touchpoint, placement) in self.placements.iter().enumerate() {
            let start = self.verdicts.len();
            engine.verdicts(*placement, &mut self.verdicts);
            let (_, row) = engine.pair_parts(placement.pair);
            for (insight, verdict) in self.verdicts.iter().skip(start).enumerate() {
                let Some(state) = verdict.meaning().placed else { continue };
                self.platforms.raise(row, insight, state);
                if state == State::Individual {
                    continue;
                }
                for grain in Grain::ALL {
                    if verdict.grain().is_some_and(|now| now >= grain) {
                        continue;
                    }
                    let slot = self.slot(row, insight, grain);
                    let Some(best) = self.nearest.get_mut(slot) else { continue };
                    // One switch is the minimum, so no later touchpoint can be nearer.
                    if best.is_some_and(|b| b.set.len() <= 1) {
                        continue;
                    }
                    let sets = engine.missing(*placement, insight, grain);
                    if let Some(set) = sets.min_by_key(|set| set.len())
                        && best.is_none_or(|b| set.len() < b.set.len())
                    {
                        *best = Some(Nearest { touchpoint, set, grain });
                    }
                }
            }
        }
    }

    /// The verdicts on the touchpoint at this index of the plan, in the pack's order of insights.
    #[must_use]
    pub fn verdicts(&self, touchpoint: usize) -> &[Verdict] {
        let start = touchpoint * self.insights;
        self.verdicts.get(start..start + self.insights).unwrap_or(&[])
    }

    /// The touchpoint that is fewest switches away from `insight` at `least`, on one platform.
    #[must_use]
    pub fn nearest(&self, platform: usize, insight: usize, least: Grain) -> Option<Nearest> {
        self.nearest.get(self.slot(platform, insight, least)).copied()?
    }

    fn slot(&self, platform: usize, insight: usize, least: Grain) -> usize {
        (platform * self.insights + insight) * Grain::ALL.len() + least as usize
    }

    /// How many tier × insight cells come through, of how many.
    #[must_use]
    pub fn reached(&self) -> (usize, usize) {
        let reached = Tier::ALL.iter().map(|t| self.tiers.reached(t.index())).sum();
        (reached, Tier::ALL.len() * self.insights)
    }

    fn goals(&self, engine: &Engine, potential: &Potential, plan: &Plan) -> Vec<GoalState> {
        plan.goals
            .iter()
            .map(|goal| {
                let insights = &engine.pack().insights;
                match insights.iter().position(|i| i.id == goal.insight) {
                    Some(insight) => self.goal(engine, potential, plan, insight, goal.grain),
                    None => GoalState::OutOfReach,
                }
            })
            .collect()
    }

    fn goal(
        &self,
        engine: &Engine,
        potential: &Potential,
        plan: &Plan,
        insight: usize,
        least: Grain,
    ) -> GoalState {
        let met: Vec<TouchpointId> = self
            .verdicts
            .iter()
            .skip(insight)
            .step_by(self.insights.max(1))
            .zip(&plan.touchpoints)
            .filter(|(verdict, _)| verdict.grain().is_some_and(|grain| grain >= least))
            .map(|(_, touchpoint)| touchpoint.id)
            .collect();
        if !met.is_empty() {
            return GoalState::Met(met);
        }
        let nearest = (0..engine.pack().platforms.len())
            .filter_map(|platform| self.nearest(platform, insight, least))
            .min_by_key(|n| (n.set.len(), n.touchpoint));
        if let Some(nearest) = nearest
            && let Some(touchpoint) = plan.touchpoints.get(nearest.touchpoint)
        {
            return GoalState::Locked(touchpoint.id, nearest.set);
        }
        let reaches =
            |pair: &Placement| engine.verdict(*pair, insight).grain().is_some_and(|g| g >= least);
        match potential.pairs.iter().find(|pair| reaches(pair)) {
            Some(pair) => GoalState::Available(moves::needed(engine, *pair)),
            None => GoalState::OutOfReach,
        }
    }
}
