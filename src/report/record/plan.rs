//! The roadmap in words: tasks in groups by what they make ready, with what they unlock, when they
//! have to be done, and what is late.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{names, tier};
use crate::model::coverage::GoalState;
use crate::model::engine::Placement;
use crate::model::evaluated::Evaluated;
use crate::model::evidence::recognition::Table;
use crate::model::evidence::routes::{Links, Passage, routes};
use crate::model::pack::{Date, Day, Joins, Tier};
use crate::model::plan::{Effort, Grain, Plan, Task, Touchpoint, TouchpointId};
use crate::model::roadmap::{self, late, unlocks};
use crate::model::verdict::Sign;
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

/// The first and the last day of a touchpoint, as far as they are set.
fn days_of(starts: Option<Date>, ends: Option<Date>) -> Option<(Day, Day)> {
    let first = starts.map(Date::first_day).or(ends.map(Date::last_day))?;
    let last = ends.map(Date::last_day).or(starts.map(Date::first_day))?;
    Some((first, last.max(first)))
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

/// Which routes are closed for lack of switches, by the touchpoints at their ends; and who has which
/// keys.
struct Opened<'e> {
    links: Links<'e>,
    keys: Table,
    locked: HashMap<TouchpointId, Vec<usize>>,
}

impl<'e> Opened<'e> {
    fn new(evaluated: &'e Evaluated) -> Self {
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

fn task_row(evaluated: &Evaluated, task: &Task, opened: &Opened<'_>) -> TaskRow {
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
    let ends = task.ends.map(Date::last_day).map(Day::number);
    let starts = task.touchpoints.iter().filter_map(|id| plan.get(*id)?.starts);
    let starts = starts.map(|starts| starts.first_day().number()).min();
    let days_late = ends.zip(starts).map_or(0, |(ends, starts)| (ends - starts).max(0));
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
        days_late: if task.done.is_some() { 0 } else { days_late },
        after: task.after.clone(),
    }
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
