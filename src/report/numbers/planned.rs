//! What a goal comes to once the open tasks that have an end are done, in words.

use crate::model::evaluated::Evaluated;
use crate::model::numbers::{OfGoal, Range, budget};
use crate::model::pack::{Date, Day};
use crate::model::plan::{Goal, Task, TouchpointId};
use crate::model::roadmap::{self, TurnedOn};
use crate::text::numbers::{day, percent, said};
use crate::text::{self, explain, words};

/// How a figure stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Well.
    Well,
    /// Not well.
    Amiss,
    /// It says what dated tasks will change.
    Dated,
}

/// A day on which the switches of a touchpoint are on.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// What was done: "Connect the CRM on Flagship store".
    pub says: String,
}

/// A goal once the tasks are done.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The people over time.
    pub curve: Vec<(Day, Range)>,
    /// The goal in people and yuan.
    pub of: OfGoal,
    /// The people, likely: "240,000 at most".
    pub people: String,
    /// Whether they are the most that there can be.
    pub at_most: bool,
    /// How many are still missing then; `None` if none are.
    pub short: Option<String>,
    /// When which switches are on, by day.
    pub marks: Vec<Mark>,
    /// How many switches that are.
    pub switches: usize,
    turned: Vec<TurnedOn>,
    assumed: bool,
}

impl Planned {
    /// What becomes of a touchpoint: "→ 150,000 from 13 Sep with “CRM”"; `None` if the tasks change
    /// nothing there.
    #[must_use]
    pub fn row(&self, evaluated: &Evaluated, place: usize) -> Option<String> {
        let one = self.turned.iter().find(|one| one.place == place)?;
        let known = self.of.touchpoints.iter().find(|known| known.id == one.id)?;
        let figure = text::numbers::people(known.known.likely, self.assumed);
        let switches = explain::conditions(&evaluated.engine, one.set);
        Some(words::planned_row(figure, day(one.on), switches))
    }
}

pub(super) fn planned(evaluated: &Evaluated, goal: &Goal, assumed: bool) -> Option<Planned> {
    let roadmap::Planned { curve, of, mut turned } = roadmap::planned(evaluated, goal)?;
    // A touchpoint without numbers lifts nothing.
    let lifts = |one: &TurnedOn| {
        of.touchpoints.iter().any(|known| known.id == one.id && known.known.likely > 0.0)
    };
    turned.retain(lifts);
    let mut marks: Vec<Mark> = turned.iter().map(|one| mark(evaluated, one)).collect();
    marks.sort_by_key(|mark| mark.day);
    let likely = of.expected.unwrap_or(of.at_most).likely;
    let short = of.gap.filter(|gap| *gap >= 0.5);
    Some(Planned {
        people: said(likely, assumed, of.is_at_most()),
        at_most: of.is_at_most(),
        short: short.map(|gap| words::short_of(text::numbers::people(gap, assumed))),
        switches: turned.iter().map(|one| one.set.len()).sum(),
        curve,
        of,
        marks,
        turned,
        assumed,
    })
}

fn mark(evaluated: &Evaluated, one: &TurnedOn) -> Mark {
    let step = crate::model::moves::Step::Switch(one.id, one.set);
    let says = explain::step(&evaluated.engine, &evaluated.plan, step);
    Mark { day: one.on.last_day(), says }
}

/// What part of the budget buys knowledge about persons once the tasks are done, if that is another.
pub(super) fn bought(evaluated: &Evaluated) -> Option<(Stands, String)> {
    let last = roadmap::last_end(&evaluated.plan)?;
    let then = budget(&evaluated.with(evaluated.plan.done_by(last)));
    let now = budget(evaluated);
    let part = then.individual / then.total;
    let more = then.total > 0.0 && then.individual > now.individual;
    more.then(|| (Stands::Dated, words::part_with_switches(percent(part))))
}

/// Who will turn switches on at a touchpoint, and when: "TP, 13 Sep"; `None` without open tasks that
/// do.
pub(super) fn who_and_when(
    evaluated: &Evaluated,
    id: TouchpointId,
    set: crate::model::engine::ConditionSet,
) -> Option<String> {
    let engine = &evaluated.engine;
    let own = |task: &&Task| {
        let does = engine.set_of(&task.switches).indices().any(|at| set.indices().any(|s| s == at));
        task.done.is_none() && task.touchpoints.contains(&id) && does
    };
    let tasks = evaluated.plan.record.tasks.iter().filter(own);
    let last = tasks.max_by_key(|task| task.ends.map(Date::last_day))?;
    let when = last.ends.map(day).unwrap_or_default();
    let said: Vec<String> =
        [last.owner.clone(), when].into_iter().filter(|part| !part.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(", "))
}
