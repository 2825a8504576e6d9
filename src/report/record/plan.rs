//! The roadmap in words: tasks in groups by what they make ready, with what they unlock, when they
//! have to be done, and what is late.

use std::collections::HashSet;

use super::task::{Opened, TaskRow, days_of, task_row, tier};
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Date, Day, Tier};
use crate::model::plan::{Grain, Plan, Task, TouchpointId};
use crate::model::roadmap;
use crate::report::numbers::is_at_most;
use crate::text::numbers::{counted_day, day, said, whole_day};
use crate::text::{self, explain, words};

/// When a touchpoint runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts: Day,
    /// Its last day.
    pub ends: Day,
    /// The tier of its platform.
    pub tier: Option<Tier>,
}

/// A row of the roadmap.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The task; `None` for touchpoints without one.
    pub task: Option<TaskRow>,
    /// The tier that it is about.
    pub tier: Option<Tier>,
    /// The touchpoints that it is for, as far as they have days; each stands in one row.
    pub runs: Vec<Run>,
}

/// Rows that make the same ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What: "Ready for Launch".
    pub name: String,
    /// When that begins, in words; may be empty.
    pub day: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether it holds touchpoints without a task, beside tasks: it may be folded.
    pub folds: bool,
}

/// A festival of the pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Festival {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub starts: Day,
    /// Its last day.
    pub ends: Day,
}

/// Who does what until when.
#[derive(Debug, Clone, PartialEq)]
pub struct Roadmap {
    /// What matters, as a sentence.
    pub head: String,
    /// What follows if every task ends in time; may be empty.
    pub says: String,
    /// The first task that is late, with the reason; may be empty.
    pub late: String,
    /// All rows.
    pub groups: Vec<Group>,
    /// The first and the last day that there is anything on.
    pub span: Option<(Day, Day)>,
    /// When the phases run: name, first and last day, in the plan's order.
    pub phases: Vec<(String, Day, Day)>,
    /// The festivals of the pack within the span.
    pub festivals: Vec<Festival>,
}

impl Roadmap {
    pub(crate) fn new(evaluated: &Evaluated) -> Self {
        let plan = &evaluated.plan;
        let phases = phases(plan);
        let groups = groups(evaluated, &phases);
        let span = span(plan, evaluated);
        let festivals = evaluated.pack().festivals.iter().map(|festival| Festival {
            name: text::of(&festival.name).to_owned(),
            starts: festival.starts.first_day(),
            ends: festival.ends.last_day(),
        });
        let seen = |one: &Festival| {
            span.is_some_and(|(first, last)| one.starts <= last && one.ends >= first)
        };
        let tasks =
            || groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.task.as_ref());
        let first = tasks().find(|task| !task.late.is_empty());
        let late = first.map(|task| {
            let why = task.late.first().map_or("", String::as_str);
            words::task_says(task.text.as_str(), text::uncapitalised(why))
        });
        Self {
            head: head(evaluated, &tasks().collect::<Vec<_>>()),
            says: says(evaluated),
            late: late.unwrap_or_default(),
            festivals: festivals.filter(seen).collect(),
            span,
            phases,
            groups,
        }
    }

    /// All tasks, in the order of the groups.
    pub fn tasks(&self) -> impl Iterator<Item = &TaskRow> {
        self.groups.iter().flat_map(|group| &group.rows).filter_map(|row| row.task.as_ref())
    }

    /// How many tasks are past their last day and not done.
    #[must_use]
    pub fn overdue(&self, today: Option<Date>) -> usize {
        self.tasks().filter(|task| task.is_overdue(today)).count()
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// When the phases run: from the first day of any of their touchpoints until the last one.
fn phases(plan: &Plan) -> Vec<(String, Day, Day)> {
    let of = |phase: &String| {
        let own = plan.touchpoints.iter().filter(|t| t.phase.as_ref() == Some(phase));
        let days: Vec<(Day, Day)> = own.filter_map(|t| days_of(t.starts, t.ends)).collect();
        let starts = days.iter().map(|(starts, _)| *starts).min()?;
        let ends = days.iter().map(|(_, ends)| *ends).max()?;
        Some((phase.clone(), starts, ends))
    };
    plan.phases.iter().filter_map(of).collect()
}

fn span(plan: &Plan, evaluated: &Evaluated) -> Option<(Day, Day)> {
    let tasks = plan.record.tasks.iter().filter_map(|task| days_of(task.starts, task.ends));
    let runs = plan.touchpoints.iter().filter_map(|t| days_of(t.starts, t.ends));
    let days: Vec<(Day, Day)> = tasks.chain(runs).collect();
    let first = days.iter().map(|(first, _)| *first).min()?;
    let goals = evaluated.plan.goals.iter().filter_map(|goal| goal.by).map(Date::last_day);
    let last = days.iter().map(|(_, last)| *last).chain(goals).max()?;
    Some((first, last))
}

/// Which group a task belongs to, as a number that sorts.
fn group_of(plan: &Plan, task: &Task, phases: &[(String, Day, Day)]) -> (usize, String, String) {
    let touchpoints = task.touchpoints.iter().filter_map(|id| plan.get(*id));
    let own =
        touchpoints.filter_map(|t| plan.phases.iter().position(|p| Some(p) == t.phase.as_ref()));
    // Without touchpoints it belongs to the tasks that wait for it.
    let waiting = || {
        let waiting = plan.record.tasks.iter().filter(|other| other.after.contains(&task.id));
        let ids = waiting.flat_map(|other| &other.touchpoints).filter_map(|id| plan.get(*id));
        let places =
            ids.filter_map(|t| plan.phases.iter().position(|p| Some(p) == t.phase.as_ref()));
        places.min()
    };
    let begins =
        |phase: &str| phases.iter().find(|(name, ..)| name == phase).map(|(_, day, _)| *day);
    let ends = task.ends.map(Date::last_day);
    let next = || {
        let later = phases.iter().filter(|(_, starts, _)| ends.is_some_and(|ends| ends <= *starts));
        let (name, ..) = later.min_by_key(|(_, starts, _)| *starts)?;
        plan.phases.iter().position(|phase| phase == name)
    };
    match own.min().or_else(waiting).or_else(next) {
        Some(place) => {
            let name = plan.phases.get(place).map_or("", String::as_str);
            let day = begins(name).map(|day| words::phase_begins(counted_day(day)));
            let day = day.unwrap_or_default();
            (place, words::ready_for(name), day)
        }
        None if plan.phases.is_empty() => (0, words::roadmap_tasks().to_owned(), String::new()),
        None => (usize::MAX - 1, words::roadmap_later().to_owned(), String::new()),
    }
}

fn groups(evaluated: &Evaluated, phases: &[(String, Day, Day)]) -> Vec<Group> {
    let plan = &evaluated.plan;
    let mut places: Vec<(usize, Group)> = Vec::new();
    let mut drawn: HashSet<TouchpointId> = HashSet::new();
    let mut tasks: Vec<&Task> = plan.record.tasks.iter().collect();
    let first = |task: &&Task| {
        days_of(task.starts, task.ends).map_or((true, Day::default()), |(first, _)| (false, first))
    };
    tasks.sort_by_key(first);
    let opened = Opened::new(evaluated);
    for task in tasks {
        let (place, name, day) = group_of(plan, task, phases);
        let ids = task.touchpoints.iter().copied();
        let row = Row {
            tier: tier(evaluated, &task.touchpoints),
            runs: ids.filter_map(|id| run(evaluated, id)).collect(),
            task: Some(task_row(evaluated, task, &opened)),
        };
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, group)) => group.rows.push(row),
            None => places.push((place, Group { name, day, rows: vec![row], folds: false })),
        }
    }
    places.sort_by_key(|(place, _)| *place);
    let mut groups: Vec<Group> = places.into_iter().map(|(_, group)| group).collect();
    // The last task before a touchpoint shows when it runs.
    for group in groups.iter_mut().rev() {
        for row in group.rows.iter_mut().rev() {
            row.runs.retain(|run| drawn.insert(run.id));
        }
    }
    let rest = plan.touchpoints.iter().filter(|t| !drawn.contains(&t.id));
    let rest: Vec<Row> = rest
        .filter_map(|t| run(evaluated, t.id))
        .map(|run| Row { task: None, tier: run.tier, runs: vec![run] })
        .collect();
    if !rest.is_empty() {
        let name = if groups.is_empty() { words::roadmap_runs() } else { words::roadmap_no_task() };
        let folds = !groups.is_empty();
        groups.push(Group { name: name.to_owned(), day: String::new(), rows: rest, folds });
    }
    groups
}

fn run(evaluated: &Evaluated, id: TouchpointId) -> Option<Run> {
    let touchpoint = evaluated.plan.get(id)?;
    let (starts, ends) = days_of(touchpoint.starts, touchpoint.ends)?;
    let name = explain::name(evaluated.pack(), touchpoint).to_owned();
    Some(Run { id, name, starts, ends, tier: tier(evaluated, &[id]) })
}

/// What matters about the tasks.
fn head(evaluated: &Evaluated, tasks: &[&TaskRow]) -> String {
    let open: Vec<&&TaskRow> = tasks.iter().filter(|task| task.done.is_none()).collect();
    if tasks.is_empty() {
        return words::roadmap_none().to_owned();
    }
    if open.is_empty() {
        return words::roadmap_all_done(tasks.len());
    }
    let late = open.iter().filter(|task| !task.late.is_empty()).count();
    if late > 0 {
        return words::roadmap_late(late);
    }
    if let Some((task, ends, days, name)) = tightest(evaluated) {
        return words::roadmap_decides(text::quoted(&task), day(ends), days, name);
    }
    let last = open.iter().filter_map(|task| task.days).map(|(_, last)| last).max();
    match last {
        Some(last) => words::roadmap_until(open.len(), counted_day(last)),
        None => words::roadmap_undated(open.len()),
    }
}

/// The open task with the least time before a touchpoint that needs it: its text, its end, how many
/// days are left, and the touchpoint's name.
fn tightest(evaluated: &Evaluated) -> Option<(String, Date, i32, String)> {
    let plan = &evaluated.plan;
    let open = plan.record.tasks.iter().filter(|task| task.done.is_none());
    let all = open.flat_map(|task| {
        task.touchpoints.iter().filter_map(move |id| {
            let touchpoint = plan.get(*id)?;
            let (ends, starts) = (task.ends?, touchpoint.starts?);
            let left = starts.first_day().number() - ends.last_day().number();
            Some((left, task, ends, touchpoint))
        })
    });
    let (left, task, ends, touchpoint) = all.min_by_key(|(left, ..)| *left)?;
    let name = explain::name(evaluated.pack(), touchpoint).to_owned();
    Some((text::stage::cut(&task.text, 60), ends, left, name))
}

/// What follows if every task ends in time.
fn says(evaluated: &Evaluated) -> String {
    let plan = &evaluated.plan;
    let open = plan.record.tasks.iter().filter(|task| task.done.is_none());
    let Some(last) = open.filter_map(|task| task.ends).map(Date::last_day).max() else {
        return String::new();
    };
    let then = evaluated.with(plan.done_by(last));
    let mut all = Vec::new();
    let goal = plan.goals.iter().find(|goal| goal.people.is_some());
    if let (Some(goal), Some(known)) = (goal, roadmap::known(&then)) {
        let known = said(known, goal.grain != Grain::Aggregate, is_at_most(&then, goal));
        let target = goal.people.map(text::count).unwrap_or_default();
        all.push(match goal.by {
            Some(by) => words::numbers_of_by(known, target, whole_day(by)),
            None => words::numbers_of(known, target),
        });
    }
    let met =
        |place: usize| matches!(evaluated.evaluation.goals.get(place), Some(GoalState::Met(_)));
    let unmet = plan.goals.iter().enumerate().filter(|(place, _)| !met(*place));
    let dated = unmet.filter_map(|(_, goal)| Some((goal, roadmap::earliest(evaluated, goal)?)));
    all.extend(
        dated.map(|(goal, on)| words::goal_from(explain::goal(evaluated.pack(), goal), day(on))),
    );
    if all.is_empty() { String::new() } else { words::if_all_in_time(text::listed(&all)) }
}
