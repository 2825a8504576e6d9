//! What closes the gap of a goal: for each touchpoint that does not count yet, the fewest switches
//! that would let it count, and for how many more people.

use super::{OfGoal, known};
use crate::model::engine::ConditionSet;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Date;
use crate::model::plan::{Goal, TouchpointId};

/// Switches that let a touchpoint count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closing {
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its place in the plan.
    pub place: usize,
    /// The switches to turn on.
    pub set: ConditionSet,
    /// How many more people that is, at the likely share; `None` if it lacks a number.
    pub gain: Option<f64>,
    /// CNY for each person of this touchpoint; `None` without a budget or without people.
    pub each: Option<f64>,
}

/// The switches for a goal, those that bring the most people first.
#[must_use]
pub fn closing(evaluated: &Evaluated, goal: &Goal, of: &OfGoal) -> Vec<Closing> {
    let pack = evaluated.pack();
    let Some(insight) = pack.insights.iter().position(|one| one.id == goal.insight) else {
        return Vec::new();
    };
    let plan = &evaluated.plan;
    let until = goal.by.map(Date::last_day);
    let places = plan.touchpoints.iter().zip(&evaluated.evaluation.placements).enumerate();
    let found = places.filter_map(|(place, (touchpoint, at))| {
        let verdict = evaluated.evaluation.verdicts(place).get(insight)?;
        if verdict.grain() >= Some(goal.grain) {
            return None;
        }
        let sets = evaluated.engine.missing(*at, insight, goal.grain);
        let set = sets.min_by_key(|set| set.len())?;
        let known = known(touchpoint, goal.grain, until).map(|known| known.likely);
        Some(Closing {
            id: touchpoint.id,
            place,
            set,
            gain: known.map(|known| more(of, plan.overlap, &[known])),
            each: touchpoint.budget.zip(known.filter(|k| *k > 0.0)).map(|(paid, k)| paid / k),
        })
    });
    let mut found: Vec<Closing> = found.collect();
    let rank = |one: &Closing| (-one.gain.unwrap_or(-1.0), one.set.len());
    found.sort_by(|one, other| {
        let ((gain, set), (other_gain, other_set)) = (rank(one), rank(other));
        gain.total_cmp(&other_gain).then(set.cmp(&other_set)).then(one.place.cmp(&other.place))
    });
    found
}

/// How many people all of these would add together.
#[must_use]
pub fn together(evaluated: &Evaluated, goal: &Goal, of: &OfGoal, all: &[Closing]) -> f64 {
    let plan = &evaluated.plan;
    let until = goal.by.map(Date::last_day);
    let known = |one: &Closing| known(plan.get(one.id)?, goal.grain, until).map(|k| k.likely);
    more(of, plan.overlap, &all.iter().filter_map(known).collect::<Vec<_>>())
}

/// How many more people are known with these besides: as many as each other's at most, or as the
/// overlap has it.
fn more(of: &OfGoal, overlap: Option<f64>, others: &[f64]) -> f64 {
    let people = |least: f64, most: f64| match overlap {
        Some(overlap) => (least + (1.0 - overlap) * (most - least)).clamp(least, most.max(least)),
        None => most,
    };
    let (least, most) = (of.at_least.likely, of.at_most.likely);
    let after = people(
        others.iter().copied().fold(least, f64::max),
        others.iter().copied().fold(most, |all, one| all + one),
    );
    (after - people(least, most)).max(0.0)
}
