//! What follows from the tasks of a record: what each unlocks, which are late and why, and the earliest
//! day on which a goal can be met.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::engine::ConditionSet;
use super::evaluated::Evaluated;
use super::evidence::routes::ways;
use super::numbers::{OfGoal, Range, counting, curve, numbers, of_goal, part_at};
use super::pack::{Date, Day};
use super::plan::{Effort, Goal, Grain, Plan, Standing, Task, TouchpointId};

/// An insight that a task brings at a touchpoint, at a finer grain than what comes through now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unlock {
    /// The touchpoint.
    pub touchpoint: TouchpointId,
    /// The insight's place in the pack.
    pub insight: usize,
    /// The grain that would come through.
    pub grain: Grain,
}

/// What a task's switches would bring now.
#[must_use]
pub fn unlocks(evaluated: &Evaluated, task: &Task) -> Vec<Unlock> {
    let engine = &evaluated.engine;
    let set = engine.set_of(&task.switches);
    let mut found = Vec::new();
    for id in &task.touchpoints {
        let Some(place) = evaluated.plan.position(*id) else { continue };
        let Some(at) = evaluated.evaluation.placements.get(place).copied() else { continue };
        let after = super::engine::Placement { have: at.have.union(set), ..at };
        for insight in 0..engine.insights() {
            let now = engine.verdict(at, insight).grain();
            let Some(grain) = engine.verdict(after, insight).grain() else { continue };
            if Some(grain) > now {
                found.push(Unlock { touchpoint: *id, insight, grain });
            }
        }
    }
    found
}

/// Why a task is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// It starts before the end of a task that it comes after: the id of that one.
    Before(u64),
    /// It ends after the start of a touchpoint that needs it.
    After(TouchpointId),
}

/// Why a task is late. One that is done is not, and waits for nothing that is done.
#[must_use]
pub fn late(plan: &Plan, task: &Task) -> Vec<Late> {
    if task.done.is_some() {
        return Vec::new();
    }
    let before = task.after.iter().filter_map(|id| plan.record.task(*id));
    let before = before.filter(|earlier| {
        let ends = earlier.ends.map(Date::last_day).or(earlier.starts.map(Date::first_day));
        let starts = task.starts.map(Date::first_day);
        earlier.done.is_none() && starts.zip(ends).is_some_and(|(starts, ends)| starts < ends)
    });
    let needed = task.touchpoints.iter().filter_map(|id| plan.get(*id)).filter(|touchpoint| {
        let starts = touchpoint.starts.map(Date::first_day);
        task.ends.map(Date::last_day).zip(starts).is_some_and(|(ends, starts)| ends > starts)
    });
    let before = before.map(|earlier| Late::Before(earlier.id));
    before.chain(needed.map(|touchpoint| Late::After(touchpoint.id))).collect()
}

/// The earliest day on which a goal that is not met can be: for each touchpoint and each smallest set
/// of switches that would bring the insight there, the latest end of the tasks that turn these on;
/// of all these, the earliest. `None` if no set is covered by tasks that are open and have an end.
#[must_use]
pub fn earliest(evaluated: &Evaluated, goal: &Goal) -> Option<Date> {
    let days = ready(evaluated, goal).into_iter().flatten().map(|(day, _)| day);
    days.min_by_key(|day| day.last_day())
}

/// For each touchpoint, the earliest day on which it can yield a goal's insight at the goal's grain,
/// and the switches that are turned on for it: see [`earliest`].
fn ready(evaluated: &Evaluated, goal: &Goal) -> Vec<Option<(Date, ConditionSet)>> {
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let insights = &engine.pack().insights;
    let Some(insight) = insights.iter().position(|one| one.id == goal.insight) else {
        return Vec::new();
    };
    let ends = ends(evaluated);
    let places = plan.touchpoints.iter().zip(&evaluated.evaluation.placements);
    let days = places.map(|(touchpoint, at)| {
        let ends = ends.get(&touchpoint.id)?;
        let days = engine.missing(*at, insight, goal.grain).filter_map(|set| {
            let all: Option<Vec<Date>> = set.indices().map(|one| ends.get(&one).copied()).collect();
            all?.into_iter().max_by_key(|end| end.last_day()).map(|end| (end, set))
        });
        days.min_by_key(|(day, _)| day.last_day())
    });
    days.collect()
}

/// For each touchpoint and switch, the earliest end of an open task that turns it on.
fn ends(evaluated: &Evaluated) -> HashMap<TouchpointId, HashMap<usize, Date>> {
    let mut found: HashMap<TouchpointId, HashMap<usize, Date>> = HashMap::new();
    for task in evaluated.plan.record.tasks.iter().filter(|task| task.done.is_none()) {
        let Some(end) = task.ends else { continue };
        for id in &task.touchpoints {
            let own = found.entry(*id).or_default();
            for switch in evaluated.engine.set_of(&task.switches).indices() {
                let known = own.entry(switch).or_insert(end);
                if end.last_day() < known.last_day() {
                    *known = end;
                }
            }
        }
    }
    found
}

/// How much work open tasks say that turning switches on at a touchpoint is: one, two or three; the least
/// of those that turn on all of them. `None` if no task estimates it.
#[must_use]
pub fn work(evaluated: &Evaluated, id: TouchpointId, set: ConditionSet) -> Option<u32> {
    let tasks = evaluated.plan.record.tasks.iter().filter(|task| {
        let turned = evaluated.engine.set_of(&task.switches);
        task.done.is_none() && task.touchpoints.contains(&id) && set.minus(turned).is_empty()
    });
    let efforts = tasks.filter_map(|task| task.effort).map(|effort| match effort {
        Effort::S => 1,
        Effort::M => 2,
        Effort::L => 3,
    });
    efforts.min()
}

/// How things stand: what a decision keeps of the plan before and after it.
#[must_use]
pub fn standing(evaluated: &Evaluated) -> Standing {
    let (reached, _) = evaluated.evaluation.reached();
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    Standing {
        reached: count(reached),
        known: known(evaluated),
        ways: count(ways(evaluated).len()),
    }
}

/// The people who are known for the first goal that has a number of them.
#[must_use]
pub fn known(evaluated: &Evaluated) -> Option<f64> {
    let place = evaluated.plan.goals.iter().position(|goal| goal.people.is_some())?;
    let of = numbers(evaluated).goals.into_iter().nth(place)?;
    Some(of.expected.unwrap_or(of.at_most).likely)
}

/// How many touchpoints yield nothing about a person.
#[must_use]
pub fn without_person(evaluated: &Evaluated) -> usize {
    let places = 0..evaluated.plan.touchpoints.len();
    let knows = |place: usize| {
        let mut verdicts = evaluated.evaluation.verdicts(place).iter();
        verdicts.any(|verdict| verdict.grain() == Some(Grain::Individual))
    };
    places.filter(|place| !knows(*place)).count()
}

/// A goal once the open tasks that have an end are done.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The people over time, as [`crate::model::numbers::curve`] gives them now.
    pub curve: Vec<(Day, Range)>,
    /// The goal in people and yuan.
    pub of: OfGoal,
    /// The touchpoints that count then and do not now, in the plan's order.
    pub turned: Vec<TurnedOn>,
}

/// A touchpoint that tasks let count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnedOn {
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its place in the plan.
    pub place: usize,
    /// The switches that the tasks turn on for it.
    pub set: ConditionSet,
    /// The end of the last of these tasks.
    pub on: Date,
}

/// The last end of the open tasks that have one.
#[must_use]
pub fn last_end(plan: &Plan) -> Option<Day> {
    let open = plan.record.tasks.iter().filter(|task| task.done.is_none());
    open.filter_map(|task| task.ends).map(Date::last_day).max()
}

/// A goal once the tasks that have an end are done. Those whom a touchpoint reached before its tasks
/// ended do not become known by them; of one without days, all do. `None` if no such task makes
/// another touchpoint count.
#[must_use]
pub fn planned(evaluated: &Evaluated, goal: &Goal) -> Option<Planned> {
    let last = last_end(&evaluated.plan)?;
    let then = evaluated.with(evaluated.plan.done_by(last));
    let now: HashSet<usize> = counting(evaluated, goal).collect();
    let ready = ready(evaluated, goal);
    let turned = counting(&then, goal).filter(|place| !now.contains(place)).filter_map(|place| {
        let (on, set) = ready.get(place).copied().flatten()?;
        Some(TurnedOn { id: then.plan.touchpoints.get(place)?.id, place, set, on })
    });
    let turned: Vec<TurnedOn> = turned.collect();
    let mut plan = Plan::clone(&then.plan);
    for one in &turned {
        let Some(touchpoint) = plan.touchpoints.get_mut(one.place) else { continue };
        let (touchpoint, ready) = (Arc::make_mut(touchpoint), one.on.last_day());
        let undated = touchpoint.starts.is_none() && touchpoint.ends.is_none();
        let left = if undated { 1.0 } else { 1.0 - part_at(touchpoint, Some(ready)) };
        let starts = touchpoint.starts.map_or(i32::MIN, |starts| starts.first_day().number());
        touchpoint.starts = Day::of(starts.max(ready.number() + 1)).date();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "people are far fewer than 2^53, and not negative"
        )]
        let rest = touchpoint.visitors.map(|visitors| (visitors as f64 * left).round() as u64);
        touchpoint.visitors = rest;
    }
    let then = then.with(plan);
    let (now, curve) = (curve(evaluated, goal), curve(&then, goal));
    let likely = |line: &[(Day, Range)]| line.last().map_or(0.0, |(_, people)| people.likely);
    let same = (likely(&curve) - likely(&now)).abs() < 0.5;
    (!same).then(|| Planned { curve, of: of_goal(&then, goal), turned })
}
