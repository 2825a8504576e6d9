//! Two plans side by side: what was added, removed and changed, and which goals are won and lost.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use super::coverage::GoalState;
use super::evaluated::Evaluated;
use super::plan::{ConditionId, Goal, Plan, PlatformId, Touchpoint, TouchpointId};

/// What is different about a touchpoint that both plans have.
#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// The platform, before and after.
    Platform(PlatformId, PlatformId),
    /// The name, before and after.
    Name(String, String),
    /// The conditions switched on, and those switched off.
    Switches(Vec<ConditionId>, Vec<ConditionId>),
    /// The number of visitors a year, before and after.
    Visitors(Option<u64>, Option<u64>),
    /// The budget in CNY, before and after.
    Budget(Option<f64>, Option<f64>),
    /// The phase, before and after.
    Phase(Option<String>, Option<String>),
    /// The notes, whose text is not repeated here.
    Notes,
    /// Who handles its data, and how.
    Data,
}

/// Two plans side by side.
#[derive(Clone)]
pub struct Comparison {
    /// The one before.
    pub before: Evaluated,
    /// The one after.
    pub after: Evaluated,
    /// Touchpoints that only the plan after has, by their index in it.
    pub added: Vec<usize>,
    /// Touchpoints that only the plan before has, by their index in it.
    pub removed: Vec<usize>,
    /// Touchpoints of both that differ: their indices before and after, and what is different.
    pub changed: Vec<(usize, usize, Vec<Difference>)>,
    /// Goals of either plan that are met after and were not before.
    pub won: Vec<Goal>,
    /// Goals of either plan that were met before and are not after.
    pub lost: Vec<Goal>,
}

impl Comparison {
    /// Compares two plans. Touchpoints are matched by id and kind, and those left over by kind,
    /// platform and name.
    #[must_use]
    pub fn new(before: Evaluated, after: Evaluated) -> Self {
        let pairs = pairs(&before, &after);
        let had: BTreeSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
        let has: BTreeSet<usize> = pairs.iter().map(|(_, new)| *new).collect();
        let places = |evaluated: &Evaluated| 0..evaluated.plan.touchpoints.len();
        let added = places(&after).filter(|place| !has.contains(place)).collect();
        let removed = places(&before).filter(|place| !had.contains(place)).collect();
        let mut changed = Vec::new();
        for (old, new) in pairs {
            let (Some(a), Some(b)) =
                (before.plan.touchpoints.get(old), after.plan.touchpoints.get(new))
            else {
                continue;
            };
            let differences = differences(a, b);
            if !differences.is_empty() {
                changed.push((old, new, differences));
            }
        }
        let (was, is) = (met(&before, &after), met(&after, &before));
        let among = |all: &[Goal], goal: &Goal| all.iter().any(|own| own.is_for(goal));
        let won = is.iter().filter(|goal| !among(&was, goal)).cloned().collect();
        let lost = was.iter().filter(|goal| !among(&is, goal)).cloned().collect();
        Self { before, after, added, removed, changed, won, lost }
    }

    /// Whether the touchpoint at this index of the plan after has been added (`Some(true)`) or changed
    /// (`Some(false)`); `None` if neither.
    #[must_use]
    pub fn added_or_changed(&self, place: usize) -> Option<bool> {
        if self.added.binary_search(&place).is_ok() {
            return Some(true);
        }
        self.changed.iter().any(|(_, new, _)| *new == place).then_some(false)
    }

    /// Whether the compared parts of both plans are equal.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.before.plan.title == self.after.plan.title
            && self.before.plan.goals == self.after.plan.goals
            && !self.reordered()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.won.is_empty()
            && self.lost.is_empty()
    }

    /// Whether the phases of both plans follow each other in another order.
    #[must_use]
    pub fn reordered(&self) -> bool {
        let of = |one: &Plan, other: &Plan| -> Vec<String> {
            one.phases.iter().filter(|phase| other.phases.contains(phase)).cloned().collect()
        };
        let (before, after) = (&self.before.plan, &self.after.plan);
        of(before, after) != of(after, before)
    }
}

/// The goals of both plans that plan `one` meets.
fn met(one: &Evaluated, other: &Evaluated) -> Vec<Goal> {
    let mut plan = Plan::clone(&one.plan);
    for goal in &other.plan.goals {
        if !plan.goals.iter().any(|own| own.is_for(goal)) {
            plan.goals.push(goal.clone());
        }
    }
    let evaluated = one.with(plan);
    let goals = evaluated.plan.goals.iter().zip(&evaluated.evaluation.goals);
    goals.filter(|(_, state)| matches!(state, GoalState::Met(_))).map(|(g, _)| g.clone()).collect()
}

/// Matches the touchpoints of both plans; returns their indices before and after.
fn pairs(before: &Evaluated, after: &Evaluated) -> Vec<(usize, usize)> {
    let (old, new) = (&before.plan.touchpoints, &after.plan.touchpoints);
    let ids: HashMap<TouchpointId, usize> =
        new.iter().enumerate().map(|(place, t)| (t.id, place)).collect();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut left: Vec<(usize, &Arc<Touchpoint>)> = Vec::new();
    for (was, a) in old.iter().enumerate() {
        let same = |place: &&usize| new.get(**place).is_some_and(|b| b.kind == a.kind);
        match ids.get(&a.id).filter(same) {
            Some(place) if taken.insert(*place) => found.push((was, *place)),
            _ => left.push((was, a)),
        }
    }
    // Match the rest by kind, platform and name, in plan order.
    let mut similar: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (place, b) in new.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
        similar.entry((&b.kind, &b.platform, &b.name)).or_default().push_back(place);
    }
    for (was, a) in left {
        let same = similar.get_mut(&(&a.kind, &a.platform, &a.name));
        found.extend(same.and_then(VecDeque::pop_front).map(|place| (was, place)));
    }
    found.sort_unstable();
    found
}

/// What is different about a touchpoint, before and after.
#[must_use]
pub fn differences(a: &Touchpoint, b: &Touchpoint) -> Vec<Difference> {
    let mut found = Vec::new();
    if a.platform != b.platform {
        found.push(Difference::Platform(a.platform.clone(), b.platform.clone()));
    }
    if a.name != b.name {
        found.push(Difference::Name(a.name.clone(), b.name.clone()));
    }
    let only = |x: &Touchpoint, y: &Touchpoint| -> Vec<ConditionId> {
        x.conditions.iter().filter(|c| !y.has(c)).cloned().collect()
    };
    let (on, off) = (only(b, a), only(a, b));
    if !on.is_empty() || !off.is_empty() {
        found.push(Difference::Switches(on, off));
    }
    if a.visitors != b.visitors {
        found.push(Difference::Visitors(a.visitors, b.visitors));
    }
    if a.budget != b.budget {
        found.push(Difference::Budget(a.budget, b.budget));
    }
    if a.phase != b.phase {
        found.push(Difference::Phase(a.phase.clone(), b.phase.clone()));
    }
    if a.notes != b.notes {
        found.push(Difference::Notes);
    }
    let data = |t: &Touchpoint| {
        let flags = (t.leaves_mainland, t.sensitive, t.minors);
        (t.operator, t.recipients.clone(), t.purpose.clone(), flags)
    };
    if data(a) != data(b) {
        found.push(Difference::Data);
    }
    found
}
