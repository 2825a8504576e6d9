//! The plan in people and yuan: for how many people a goal is met, at what price, and how far that
//! is from the target.
//!
//! Whether a touchpoint counts is decided by the rules: it yields the insight, at the goal's grain
//! or a finer one. For how many people is the user's own assumption: visitors, and the share of them
//! who become known. Nothing is assumed here.

pub mod cheapest;
pub mod closing;

use super::evaluated::Evaluated;
use super::pack::{Date, Day};
use super::plan::{Goal, Grain, Share, Touchpoint, TouchpointId};
use super::verdict::Verdict;

/// What a number is at the low end, most likely, and at the high end.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range {
    /// At the low end.
    pub low: f64,
    /// Most likely.
    pub likely: f64,
    /// At the high end.
    pub high: f64,
}

impl Range {
    fn zip(self, other: Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            low: with(self.low, other.low),
            likely: with(self.likely, other.likely),
            high: with(self.high, other.high),
        }
    }
}

/// The people that a touchpoint makes known for a goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The touchpoint.
    pub id: TouchpointId,
    /// People, until the goal's day.
    pub known: Range,
    /// CNY for each of them at the likely share; `None` without a budget or without people.
    pub cost: Option<f64>,
}

/// How a goal stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Enough people, at no more than the price that was set.
    Reached,
    /// Enough people, at a higher price.
    Dear,
    /// Too few people.
    Short,
}

impl Aim {
    /// The word in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Dear => "dear",
            Self::Short => "short",
        }
    }
}

/// A goal in people and yuan.
#[derive(Debug, Clone, PartialEq)]
pub struct OfGoal {
    /// The touchpoints that count and have numbers, in the plan's order.
    pub touchpoints: Vec<Known>,
    /// The touchpoints that count but lack visitors, or a share where one is needed.
    pub without_numbers: Vec<TouchpointId>,
    /// People if all touchpoints reach the same ones.
    pub at_least: Range,
    /// People if each touchpoint reaches others.
    pub at_most: Range,
    /// People with the plan's overlap; `None` without one.
    pub expected: Option<Range>,
    /// How many people are missing at the likely share; `None` without a target.
    pub gap: Option<f64>,
    /// CNY for each person at the likely share; `None` if nobody is known or nothing is paid.
    pub cost: Option<f64>,
    /// How it stands to its target; `None` without one.
    pub aim: Option<Aim>,
}

impl OfGoal {
    /// Whether its figure is the most that there can be, and not what is expected: several touchpoints
    /// may know the same people.
    #[must_use]
    pub fn is_at_most(&self) -> bool {
        self.expected.is_none() && self.touchpoints.len() > 1
    }
}

/// The plan's budget by the finest grain that the touchpoints yield, in CNY.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Budget {
    /// All of it.
    pub total: f64,
    /// At touchpoints that yield something about a person.
    pub individual: f64,
    /// At those that yield rows without a contact.
    pub pseudonym: f64,
    /// At those that yield totals.
    pub aggregate: f64,
    /// At those that yield nothing.
    pub nothing: f64,
}

/// The numbers of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// What the budget buys.
    pub budget: Budget,
    /// Each goal, in the plan's order.
    pub goals: Vec<OfGoal>,
}

/// The numbers of an evaluated plan.
#[must_use]
pub fn numbers(evaluated: &Evaluated) -> Numbers {
    let goals = evaluated.plan.goals.iter();
    Numbers {
        budget: budget(evaluated),
        goals: goals.map(|goal| of_goal(evaluated, goal)).collect(),
    }
}

/// The people of a goal until the end of each day on which their growth changes, and of the day
/// before it: between two of these days they grow evenly.
#[must_use]
pub fn curve(evaluated: &Evaluated, goal: &Goal) -> Vec<(Day, Range)> {
    let (plan, all) = (&evaluated.plan, counting(evaluated, goal));
    let mut days: Vec<Day> = Vec::new();
    for touchpoint in all.filter_map(|place| plan.touchpoints.get(place)) {
        let (starts, ends) = (touchpoint.starts, touchpoint.ends);
        days.extend(starts.map(Date::first_day));
        days.extend(ends.map(Date::last_day));
    }
    let before = |day: &Day| Day::of(day.number() - 1);
    let all: Vec<Day> = days.iter().map(before).collect();
    days.extend(all);
    days.sort_unstable();
    days.dedup();
    let on = |day: Day| {
        let numbers = people(evaluated, goal, Some(day));
        (day, numbers.expected.unwrap_or(numbers.at_most))
    };
    days.into_iter().map(on).collect()
}

/// The touchpoints that count for a goal, by their place in the plan.
pub fn counting<'a>(
    evaluated: &'a Evaluated,
    goal: &Goal,
) -> impl Iterator<Item = usize> + use<'a> {
    let insights = &evaluated.pack().insights;
    let insight = insights.iter().position(|insight| insight.id == goal.insight);
    let least = goal.grain;
    (0..evaluated.plan.touchpoints.len()).filter(move |place| {
        let verdict = insight.and_then(|at| evaluated.evaluation.verdicts(*place).get(at));
        verdict.and_then(|verdict| verdict.grain()) >= Some(least)
    })
}

/// A goal in people and yuan.
#[must_use]
pub fn of_goal(evaluated: &Evaluated, goal: &Goal) -> OfGoal {
    // Until here the cost is what is paid in all.
    let mut of = people(evaluated, goal, goal.by.map(Date::last_day));
    let reached = of.expected.unwrap_or(of.at_most).likely;
    of.cost = of.cost.filter(|_| reached > 0.0).map(|paid| paid / reached);
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let gap = goal.people.map(|people| (people as f64 - reached).max(0.0));
    of.gap = gap;
    of.aim = gap.map(|gap| {
        let dear = of.cost.zip(goal.unit_cost).is_some_and(|(cost, most)| cost > most);
        match (gap > 0.0, dear) {
            (true, _) => Aim::Short,
            (false, true) => Aim::Dear,
            (false, false) => Aim::Reached,
        }
    });
    of
}

/// The people of a goal until a day, and in place of the cost what is paid for them in all.
fn people(evaluated: &Evaluated, goal: &Goal, until: Option<Day>) -> OfGoal {
    let plan = &evaluated.plan;
    let (mut touchpoints, mut without_numbers) = (Vec::new(), Vec::new());
    let (mut at_least, mut at_most) = (Range::default(), Range::default());
    let mut paid: Option<f64> = None;
    for touchpoint in counting(evaluated, goal).filter_map(|place| plan.touchpoints.get(place)) {
        let Some(known) = known(touchpoint, goal.grain, until) else {
            without_numbers.push(touchpoint.id);
            continue;
        };
        at_least = at_least.zip(known, f64::max);
        at_most = at_most.zip(known, |all, one| all + one);
        if let Some(budget) = touchpoint.budget {
            paid = Some(paid.unwrap_or(0.0) + budget);
        }
        let own = touchpoint.budget.filter(|_| known.likely > 0.0);
        let cost = own.map(|budget| budget / known.likely);
        touchpoints.push(Known { id: touchpoint.id, known, cost });
    }
    let between = |overlap: f64| {
        at_least.zip(at_most, |least, most| {
            // Rounding never leads out of the bounds.
            (least + (1.0 - overlap) * (most - least)).clamp(least, most.max(least))
        })
    };
    OfGoal {
        touchpoints,
        without_numbers,
        at_least,
        at_most,
        expected: plan.overlap.map(between),
        gap: None,
        cost: paid,
        aim: None,
    }
}

/// The people that a touchpoint makes known until a day; `None` if it lacks a number.
fn known(touchpoint: &Touchpoint, grain: Grain, until: Option<Day>) -> Option<Range> {
    let share = match grain {
        Grain::Aggregate => Share::from(1.0),
        Grain::Pseudonym | Grain::Individual => touchpoint.share?,
    };
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let visitors = touchpoint.visitors? as f64;
    let part = part_at(touchpoint, until);
    let of = |share: f64| visitors * share * part;
    Some(Range { low: of(share.low), likely: of(share.likely), high: of(share.high) })
}

/// The part of a touchpoint's time that is over at the end of a day, from 0 to 1; without a day, all
/// of it.
#[must_use]
pub fn part_at(touchpoint: &Touchpoint, until: Option<Day>) -> f64 {
    until.map_or(1.0, |day| part_until(touchpoint, day))
}

/// The part of a touchpoint's time that is over at the end of a day, from 0 to 1.
fn part_until(touchpoint: &Touchpoint, day: Day) -> f64 {
    let starts = touchpoint.starts.map(Date::first_day);
    let ends = touchpoint.ends.map(Date::last_day);
    match (starts, ends) {
        (Some(starts), Some(ends)) => {
            let whole = ends.number() - starts.number() + 1;
            let over = (day.number() - starts.number() + 1).clamp(0, whole.max(0));
            if whole > 0 { f64::from(over) / f64::from(whole) } else { 0.0 }
        }
        (Some(from), None) | (None, Some(from)) => f64::from(u8::from(day >= from)),
        (None, None) => 1.0,
    }
}

/// The budget by what it buys.
#[must_use]
pub fn budget(evaluated: &Evaluated) -> Budget {
    let mut all = Budget::default();
    for (place, touchpoint) in evaluated.plan.touchpoints.iter().enumerate() {
        let Some(budget) = touchpoint.budget else { continue };
        let finest =
            evaluated.evaluation.verdicts(place).iter().copied().filter_map(Verdict::grain);
        let part = match finest.max() {
            Some(Grain::Individual) => &mut all.individual,
            Some(Grain::Pseudonym) => &mut all.pseudonym,
            Some(Grain::Aggregate) => &mut all.aggregate,
            None => &mut all.nothing,
        };
        *part += budget;
        all.total += budget;
    }
    all
}
