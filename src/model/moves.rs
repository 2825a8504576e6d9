//! Best next moves: switches to turn on and touchpoints to place, each with its effect. The effect
//! is exact: verdicts never get worse when a switch is turned on, so each cell after a move is the
//! better of the cell before and what the changed touchpoint yields.

use std::collections::BTreeMap;

use super::action::Action;
use super::coverage::{Evaluation, GoalState, Potential};
use super::engine::{ConditionSet, Engine, Placement};
use super::pack::Tier;
use super::plan::{Grain, Plan, TouchpointId};
use super::verdict::State;

/// A tier × insight cell that a move raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// The tier.
    pub tier: Tier,
    /// The insight's index in the pack.
    pub insight: usize,
    /// Its state now.
    pub from: State,
    /// Its state after the move.
    pub to: State,
}

/// What a move does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Turn these switches on.
    Switch(TouchpointId, ConditionSet),
    /// Place this pair with these conditions.
    Place(Placement),
}

/// An offered move and its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The change.
    pub step: Step,
    /// The cells that it raises.
    pub gains: Vec<Gain>,
    /// The goals that it meets, by their index in the plan.
    pub goals: Vec<usize>,
}

impl Move {
    /// The same move as an action on the plan.
    #[must_use]
    pub fn action(&self, engine: &Engine) -> Option<Action> {
        step_action(engine, self.step)
    }

    fn rank(&self) -> impl Ord + use<> {
        let to_person = self.gains.iter().filter(|g| g.to == State::Individual).count();
        let effort = match self.step {
            Step::Switch(_, set) => set.len(),
            // Setting up a touchpoint is more work than turning on any switch of an existing one.
            Step::Place(placement) => 8 + placement.have.len(),
        };
        let reached = self.gains.iter().filter(|g| !g.from.reached()).count();
        std::cmp::Reverse((self.goals.len(), to_person, reached, std::cmp::Reverse(effort)))
    }
}

/// Converts a step to an action; `None` if the pack does not have what the step refers to.
#[must_use]
pub fn step_action(engine: &Engine, step: Step) -> Option<Action> {
    match step {
        Step::Switch(id, set) => {
            Some(Action::Switch { ids: vec![id], conditions: engine.ids_of(set), on: true })
        }
        Step::Place(placement) => {
            let (kind, platform) = engine.pair_parts(placement.pair);
            Some(Action::Place {
                kind: engine.pack().kinds.get(kind)?.id.clone(),
                platform: engine.pack().platforms.get(platform)?.id.clone(),
                before: None,
                conditions: engine.ids_of(placement.have),
            })
        }
    }
}

/// The most moves that are offered.
const MOST: usize = 5;

/// The pair with only the conditions that it needs to yield each insight at its best grain.
#[must_use]
pub fn needed(engine: &Engine, pair: Placement) -> Placement {
    let bare = Placement { have: ConditionSet::EMPTY, ..pair };
    let have = (0..engine.insights())
        .filter_map(|insight| {
            let best = engine.verdict(pair, insight).grain()?;
            engine.missing(bare, insight, best).min_by_key(|set| set.len())
        })
        .fold(ConditionSet::EMPTY, ConditionSet::union);
    Placement { have, ..pair }
}

/// The best moves for a plan, best first.
#[must_use]
pub fn best(
    engine: &Engine,
    potential: &Potential,
    plan: &Plan,
    evaluation: &Evaluation,
) -> Vec<Move> {
    let mut moves: Vec<Move> = Vec::new();
    let mut offer = |step: Step, placement: Placement| {
        if moves.iter().any(|m| m.step == step) {
            return;
        }
        let (gains, goals) = promise(engine, plan, evaluation, placement);
        if !gains.is_empty() || !goals.is_empty() {
            moves.push(Move { step, gains, goals });
        }
    };
    // Also offer all missing switches of a touchpoint as one move, instead of a second touchpoint.
    let mut lacking: BTreeMap<usize, ConditionSet> = BTreeMap::new();
    for platform in 0..engine.pack().platforms.len() {
        for insight in 0..engine.insights() {
            for grain in Grain::ALL {
                let Some(near) = evaluation.nearest(platform, insight, grain) else { continue };
                let touchpoint = plan.touchpoints.get(near.touchpoint);
                let placement = evaluation.placements.get(near.touchpoint);
                if let (Some(touchpoint), Some(now)) = (touchpoint, placement) {
                    let all = lacking.entry(near.touchpoint).or_insert(ConditionSet::EMPTY);
                    *all = all.union(near.set);
                    let have = now.have.union(near.set);
                    offer(Step::Switch(touchpoint.id, near.set), Placement { have, ..*now });
                }
            }
        }
    }
    for (place, set) in lacking {
        let (touchpoint, now) = (plan.touchpoints.get(place), evaluation.placements.get(place));
        if let (Some(touchpoint), Some(now)) = (touchpoint, now) {
            let have = now.have.union(set);
            offer(Step::Switch(touchpoint.id, set), Placement { have, ..*now });
        }
    }
    for pair in &potential.pairs {
        let placement = needed(engine, *pair);
        offer(Step::Place(placement), placement);
    }
    moves.sort_by_cached_key(Move::rank);
    thin_out(moves)
}

/// Keeps the best moves, leaving out any whose gains and goals are covered by a better one.
fn thin_out(moves: Vec<Move>) -> Vec<Move> {
    let mut kept: Vec<Move> = Vec::new();
    for candidate in moves {
        if kept.len() == MOST {
            break;
        }
        let covered = kept.iter().any(|better| {
            candidate.gains.iter().all(|gain| better.gains.contains(gain))
                && candidate.goals.iter().all(|goal| better.goals.contains(goal))
        });
        if !covered {
            kept.push(candidate);
        }
    }
    kept
}

/// The gains and newly met goals of a board with one more touchpoint, `placement`.
fn promise(
    engine: &Engine,
    plan: &Plan,
    evaluation: &Evaluation,
    placement: Placement,
) -> (Vec<Gain>, Vec<usize>) {
    let (_, platform) = engine.pair_parts(placement.pair);
    let Some(platform) = engine.pack().platforms.get(platform) else {
        return (Vec::new(), Vec::new());
    };
    let verdict = |insight| engine.verdict(placement, insight);
    let gains = (0..engine.insights())
        .filter_map(|insight| {
            let from = evaluation.tiers.get(platform.tier.index(), insight);
            let to = verdict(insight).meaning().placed?;
            (to > from && to.reached()).then_some(Gain { tier: platform.tier, insight, from, to })
        })
        .collect();
    let goals = plan.goals.iter().zip(&evaluation.goals).enumerate();
    let goals = goals
        .filter(|(_, (goal, state))| {
            let insight = engine.pack().insights.iter().position(|i| i.id == goal.insight);
            !matches!(state, GoalState::Met(_))
                && insight.is_some_and(|i| verdict(i).grain().is_some_and(|g| g >= goal.grain))
        })
        .map(|(index, _)| index)
        .collect();
    (gains, goals)
}

/// An insight that cannot be had on the platforms that the plan uses, and an alternative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The insight's index in the pack.
    pub insight: usize,
    /// The indices of the platforms in the pack.
    pub platforms: Vec<usize>,
    /// The index in the plan of a touchpoint that yields it about a person, to lead people to.
    pub instead: Option<usize>,
}

/// What stays out of reach on the platforms that the plan uses: first the insights that are goals,
/// then the others.
#[must_use]
pub fn out_of_reach(engine: &Engine, plan: &Plan, evaluation: &Evaluation) -> Vec<Kept> {
    let wanted = |insight: usize| {
        let id = engine.pack().insights.get(insight).map(|i| &i.id);
        plan.goals.iter().any(|g| Some(&g.insight) == id)
    };
    let used: Vec<usize> = (0..engine.pack().platforms.len())
        .filter(|p| evaluation.placements.iter().any(|x| engine.pair_parts(x.pair).1 == *p))
        .collect();
    let kept = |insight: usize| {
        let withheld = |p: &usize| evaluation.platforms.get(*p, insight) == State::Withheld;
        let platforms: Vec<usize> = used.iter().copied().filter(withheld).collect();
        let yields = |index: &usize| {
            let verdict = evaluation.verdicts(*index).get(insight);
            verdict.is_some_and(|verdict| verdict.grain() == Some(Grain::Individual))
        };
        let instead = (0..plan.touchpoints.len()).find(yields);
        (!platforms.is_empty()).then_some(Kept { insight, platforms, instead })
    };
    let mut found: Vec<Kept> = (0..engine.insights()).filter_map(kept).collect();
    found.sort_by_key(|kept| !wanted(kept.insight));
    found
}
