//! A task of the roadmap in words: what it unlocks, and on which days it is late.

use std::collections::{BTreeSet, HashMap};

use crate::model::engine::Placement;
use crate::model::evaluated::Evaluated;
use crate::model::evidence::recognition::Table;
use crate::model::evidence::routes::{Links, Passage, routes};
use crate::model::pack::{Date, Day, Joins, Tier};
use crate::model::plan::{Effort, Grain, Plan, Task, Touchpoint, TouchpointId};
use crate::model::roadmap::{Late, late, unlocks};
use crate::model::verdict::Sign;
use crate::text::{self, explain, words};

/// What a task brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brings {
    /// Insights, with the sign of their grain.
    Insights(Sign),
    /// A way to a touchpoint.
    Way,
    /// A key by which the brand knows people again.
    Key,
}

/// Something that a task brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Unlocked {
    /// Which sort of thing.
    pub brings: Brings,
    /// What it is.
    pub says: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// Its id in the record.
    pub id: u64,
    /// What is done.
    pub text: String,
    /// Who does it; may be empty.
    pub owner: String,
    /// How much work it is.
    pub effort: Option<Effort>,
    /// Its first and last day; a task with one of them has that one only.
    pub days: Option<(Day, Day)>,
    /// Its days in words; may be empty.
    pub runs: String,
    /// When it was done.
    pub done: Option<Date>,
    /// The touchpoints that it is for.
    pub about: String,
    /// What it unlocks.
    pub unlocks: Vec<Unlocked>,
    /// What else it is good for; may be empty.
    pub lets: String,
    /// Why it is late, a reason each.
    pub late: Vec<String>,
    /// How late it is, in days: after the start of a touchpoint that needs it.
    pub days_late: i32,
    /// The first day of the touchpoints that need it.
    pub needed: Option<Day>,
    /// Its days on which it is late.
    pub late_on: Vec<(Day, Day)>,
    /// The tasks that come before it.
    pub after: Vec<u64>,
}

impl TaskRow {
    /// Whether it is past its last day and not done.
    #[must_use]
    pub fn is_overdue(&self, today: Option<Date>) -> bool {
        let last = self.days.map(|(_, last)| last).filter(|_| self.done.is_none());
        last.zip(today).is_some_and(|(last, today)| last < today.first_day())
    }
}

/// The first and the last day of a touchpoint, as far as they are set.
pub(super) fn days_of(starts: Option<Date>, ends: Option<Date>) -> Option<(Day, Day)> {
    let first = starts.map(Date::first_day).or(ends.map(Date::last_day))?;
    let last = ends.map(Date::last_day).or(starts.map(Date::first_day))?;
    Some((first, last.max(first)))
}

/// Which routes are closed for lack of switches, by the touchpoints at their ends; and who has which
/// keys.
pub(super) struct Opened<'e> {
    links: Links<'e>,
    keys: Table,
    locked: HashMap<TouchpointId, Vec<usize>>,
}

impl<'e> Opened<'e> {
    pub(super) fn new(evaluated: &'e Evaluated) -> Self {
        let mut locked: HashMap<TouchpointId, Vec<usize>> = HashMap::new();
        let judged = routes(evaluated).into_iter().zip(&evaluated.plan.routes).enumerate();
        for (place, (judged, route)) in judged {
            if matches!(judged.0, Passage::Locked(_)) {
                for end in [route.from, route.to] {
                    locked.entry(end).or_default().push(place);
                }
            }
        }
        Self { links: Links::new(&evaluated.engine), keys: Table::new(&evaluated.engine), locked }
    }

    /// The keys of the brand that a task's switches bring to its touchpoints.
    fn keys(&self, evaluated: &Evaluated, task: &Task) -> Vec<Unlocked> {
        let set = evaluated.engine.set_of(&task.switches);
        let places = task.touchpoints.iter().filter_map(|id| {
            let at = evaluated.plan.position(*id)?;
            evaluated.evaluation.placements.get(at).copied()
        });
        let gained = places.flat_map(|at| {
            let now = self.keys.keys(at);
            let then = self.keys.keys(Placement { have: at.have.union(set), ..at });
            then.into_iter().filter(move |key| !now.contains(key))
        });
        let gained: BTreeSet<usize> = gained.collect();
        let keys = gained.into_iter().filter_map(|key| evaluated.pack().keys.get(key));
        keys.filter(|key| key.joins == Joins::Brand)
            .map(|key| {
                let says = words::key_gained(text::of(&key.name));
                Unlocked { brings: Brings::Key, says }
            })
            .collect()
    }

    /// The names of the touchpoints to which a task opens the way.
    fn by(&self, evaluated: &Evaluated, task: &Task) -> Vec<Unlocked> {
        let (plan, set) = (&evaluated.plan, evaluated.engine.set_of(&task.switches));
        let place = |id: TouchpointId| {
            let at = plan.position(id)?;
            let at = evaluated.evaluation.placements.get(at).copied()?;
            let more = task.touchpoints.contains(&id);
            Some(if more { Placement { have: at.have.union(set), ..at } } else { at })
        };
        let means = &evaluated.pack().means;
        let opens = |at: usize| {
            let route = plan.routes.get(at)?;
            let by = means.iter().position(|one| one.id == route.by)?;
            let (passage, _) = self.links.judge(place(route.from)?, place(route.to)?, by);
            let to: &Touchpoint = plan.get(route.to)?;
            let name = explain::name(evaluated.pack(), to).to_owned();
            matches!(passage, Passage::Allowed)
                .then_some(Unlocked { brings: Brings::Way, says: name })
        };
        let own = task.touchpoints.iter().filter_map(|id| self.locked.get(id)).flatten();
        let own: BTreeSet<usize> = own.copied().collect();
        own.into_iter().filter_map(opens).collect()
    }
}

pub(super) fn task_row(evaluated: &Evaluated, task: &Task, opened: &Opened<'_>) -> TaskRow {
    let mut all: Vec<(Grain, Vec<&str>)> = Vec::new();
    for unlock in unlocks(evaluated, task) {
        let insight = evaluated.pack().insights.get(unlock.insight);
        let name = insight.map_or("", |insight| text::of(&insight.name));
        match all.iter_mut().find(|(grain, _)| *grain == unlock.grain) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => all.push((unlock.grain, vec![name])),
        }
    }
    all.sort_by_key(|(grain, _)| std::cmp::Reverse(*grain));
    let mut unlocked: Vec<Unlocked> = all
        .iter()
        .map(|(grain, names)| {
            let brings = Brings::Insights((*grain).into());
            Unlocked { brings, says: text::listed(names) }
        })
        .collect();
    unlocked.extend(opened.by(evaluated, task));
    unlocked.extend(opened.keys(evaluated, task));
    let plan = &evaluated.plan;
    let next = plan.record.tasks.iter().find(|other| other.after.contains(&task.id));
    let waits =
        next.filter(|_| unlocked.is_empty()).map(|next| words::lets_begin(next.text.as_str()));
    let starts = task.touchpoints.iter().filter_map(|id| plan.get(*id)?.starts);
    let needed = starts.map(Date::first_day).min();
    let ends = task.ends.map(Date::last_day);
    let days_late = ends.zip(needed).map_or(0, |(ends, needed)| ends.number() - needed.number());
    TaskRow {
        id: task.id,
        text: task.text.clone(),
        owner: task.owner.clone(),
        effort: task.effort,
        days: days_of(task.starts, task.ends),
        runs: text::numbers::short_runs(task.starts, task.ends),
        done: task.done,
        about: names(evaluated, &task.touchpoints),
        unlocks: unlocked,
        lets: waits.unwrap_or_default(),
        late: late(plan, task).into_iter().map(|why| explain::late(evaluated, task, why)).collect(),
        days_late: if task.done.is_some() { 0 } else { days_late.max(0) },
        needed,
        late_on: late_on(plan, task),
        after: task.after.clone(),
    }
}

/// The days of a task on which it is late: from the start of what needs it on, and until what comes
/// before it ends.
fn late_on(plan: &Plan, task: &Task) -> Vec<(Day, Day)> {
    let Some((first, last)) = days_of(task.starts, task.ends) else { return Vec::new() };
    let range = |why| match why {
        Late::After(id) => Some((plan.get(id)?.starts?.first_day().max(first), last)),
        Late::Before(id) => {
            let earlier = plan.record.task(id)?;
            let (_, ends) = days_of(earlier.starts, earlier.ends)?;
            // The day on which the earlier one ends is the first on which this one may begin.
            Some((first, Day::of(ends.number() - 1).min(last)))
        }
    };
    let mut all: Vec<(Day, Day)> = late(plan, task).into_iter().filter_map(range).collect();
    all.sort_unstable();
    let mut joined: Vec<(Day, Day)> = Vec::new();
    for (from, until) in all {
        match joined.last_mut() {
            Some((_, end)) if from.number() <= end.number() + 1 => *end = until.max(*end),
            _ => joined.push((from, until)),
        }
    }
    joined
}
/// The names of touchpoints that the plan has.
pub(crate) fn names(evaluated: &Evaluated, ids: &[TouchpointId]) -> String {
    let of = |id: &TouchpointId| Some(explain::name(evaluated.pack(), evaluated.plan.get(*id)?));
    text::listed(&ids.iter().filter_map(of).collect::<Vec<_>>())
}

/// The tier of the first of these touchpoints that the plan has.
pub(super) fn tier(evaluated: &Evaluated, ids: &[TouchpointId]) -> Option<Tier> {
    let touchpoint = ids.iter().find_map(|id| evaluated.plan.get(*id))?;
    evaluated.pack().platform(&touchpoint.platform).map(|platform| platform.tier)
}
