//! The record of a workshop: decisions, open questions, votes and tasks, made from the plan itself.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::model::id::{ConditionId, TouchpointId};
use crate::model::pack::Date;

/// How things stood when something was decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// How many cells of tiers and insights are reached.
    pub reached: u64,
    /// The people known for the first goal that has a number of them.
    pub known: Option<f64>,
    /// How many touchpoints have a way to a person.
    pub ways: u64,
}

/// Something that was decided.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Decision {
    /// Unique among the decisions.
    pub id: u64,
    /// What was decided.
    pub text: String,
    /// The step of the history that it was made from, in words.
    pub step: Option<String>,
    /// The touchpoints that it is about.
    pub touchpoints: Vec<TouchpointId>,
    /// Those of them that the plan no longer has.
    pub gone: Vec<TouchpointId>,
    /// Who decided it, by the short name in the plan's people; may be empty.
    pub by: String,
    /// The day.
    pub on: Option<Date>,
    /// The vote that it rests on.
    pub vote: Option<u64>,
    /// How things stood before.
    pub before: Option<Standing>,
    /// How things stood after it.
    pub after: Option<Standing>,
}

/// A question that is open, or was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Unique among the questions.
    pub id: u64,
    /// The question.
    pub text: String,
    /// Who answers it, by the short name in the plan's people; may be empty.
    pub owner: String,
    /// Until when.
    pub due: Option<Date>,
    /// The touchpoints that it is about.
    pub touchpoints: Vec<TouchpointId>,
    /// Those of them that the plan no longer has.
    pub gone: Vec<TouchpointId>,
    /// When it was answered.
    pub closed: Option<Date>,
}

/// A vote of the room. Only totals are kept, never who voted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Vote {
    /// Unique among the votes.
    pub id: u64,
    /// What was asked.
    pub ask: String,
    /// What could be chosen, with the hands for each.
    pub options: Vec<(String, u64)>,
    /// The touchpoints that it is about.
    pub touchpoints: Vec<TouchpointId>,
    /// Those of them that the plan no longer has.
    pub gone: Vec<TouchpointId>,
}

/// How much work a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// Little.
    S,
    /// Some.
    M,
    /// Much.
    L,
}

impl Effort {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
        }
    }
}

/// Something that somebody does until a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Unique among the tasks.
    pub id: u64,
    /// What is done.
    pub text: String,
    /// The touchpoints that it is for.
    pub touchpoints: Vec<TouchpointId>,
    /// Those of them that the plan no longer has.
    pub gone: Vec<TouchpointId>,
    /// The switches that it turns on there once it is done.
    pub switches: Vec<ConditionId>,
    /// Who does it, by the short name in the plan's people; may be empty.
    pub owner: String,
    /// How much work it is.
    pub effort: Option<Effort>,
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// The tasks that come before it.
    pub after: Vec<u64>,
    /// When it was done.
    pub done: Option<Date>,
}

/// The record of a workshop.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Record {
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What is open, or was.
    pub questions: Vec<Question>,
    /// What the room was asked.
    pub votes: Vec<Vote>,
    /// Who does what until when.
    pub tasks: Vec<Task>,
}

/// Somebody who is named in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The short name, unique within the plan.
    pub short: String,
    /// The name; may be empty.
    pub name: String,
    /// The role; may be empty.
    pub role: String,
}

impl Record {
    /// Whether nothing is recorded.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Moves touchpoints that the plan no longer has from what each line is about to what is gone:
    /// the line keeps its text.
    pub(crate) fn forget(&mut self, is_gone: impl Fn(&TouchpointId) -> bool) {
        for (about, gone) in self.about() {
            gone.extend(about.iter().copied().filter(&is_gone));
            about.retain(|id| !is_gone(id));
        }
    }

    /// Moves touchpoints that the plan has again from what is gone to what each line is about.
    pub(crate) fn recall(&mut self, is_back: impl Fn(&TouchpointId) -> bool) {
        for (about, gone) in self.about() {
            let back: Vec<TouchpointId> = gone.iter().copied().filter(&is_back).collect();
            gone.retain(|id| !is_back(id));
            let new: Vec<TouchpointId> =
                back.into_iter().filter(|id| !about.contains(id)).collect();
            about.extend(new);
        }
    }

    /// The ids of touchpoints that the plan no longer has.
    pub(super) fn gone(&self) -> impl Iterator<Item = TouchpointId> {
        let decisions = self.decisions.iter().map(|one| &one.gone);
        let questions = self.questions.iter().map(|one| &one.gone);
        let votes = self.votes.iter().map(|one| &one.gone);
        let tasks = self.tasks.iter().map(|one| &one.gone);
        decisions.chain(questions).chain(votes).chain(tasks).flatten().copied()
    }

    /// Gives touchpoints other ids.
    pub(super) fn renumber(&mut self, new: impl Fn(TouchpointId) -> TouchpointId) {
        for (about, gone) in self.about() {
            about.iter_mut().chain(gone).for_each(|id| *id = new(*id));
        }
    }

    /// What each line is about, and what of it is gone.
    fn about(&mut self) -> impl Iterator<Item = (&mut Vec<TouchpointId>, &mut Vec<TouchpointId>)> {
        let decisions = self.decisions.iter_mut().map(|one| (&mut one.touchpoints, &mut one.gone));
        let questions = self.questions.iter_mut().map(|one| (&mut one.touchpoints, &mut one.gone));
        let votes = self.votes.iter_mut().map(|one| (&mut one.touchpoints, &mut one.gone));
        let tasks = self.tasks.iter_mut().map(|one| (&mut one.touchpoints, &mut one.gone));
        decisions.chain(questions).chain(votes).chain(tasks)
    }

    /// The short names of all whom it names, each once, in order.
    #[must_use]
    pub fn named(&self) -> Vec<&str> {
        let decisions = self.decisions.iter().map(|one| one.by.as_str());
        let questions = self.questions.iter().map(|one| one.owner.as_str());
        let tasks = self.tasks.iter().map(|one| one.owner.as_str());
        let mut named: Vec<&str> = Vec::new();
        for short in decisions.chain(questions).chain(tasks) {
            if !short.is_empty() && !named.contains(&short) {
                named.push(short);
            }
        }
        named
    }

    /// A task by its id.
    #[must_use]
    pub fn task(&self, id: u64) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The places of tasks that come, over others, after themselves.
    #[must_use]
    pub fn in_circles(&self) -> HashSet<usize> {
        let places: HashMap<u64, usize> =
            self.tasks.iter().enumerate().rev().map(|(place, task)| (task.id, place)).collect();
        let before: Vec<Vec<usize>> = self
            .tasks
            .iter()
            .map(|task| task.after.iter().filter_map(|id| places.get(id).copied()).collect())
            .collect();
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
        for (place, earlier) in before.iter().enumerate() {
            for one in earlier {
                behind.get_mut(*one).into_iter().for_each(|list| list.push(place));
            }
        }
        // What waits for nothing, and then what nothing waits for, is in no circle.
        let mut left: HashSet<usize> = (0..before.len()).collect();
        peel(&mut left, &before, &behind);
        peel(&mut left, &behind, &before);
        left
    }
}

/// Takes out of a graph what has nothing before it, again and again. `before` and `behind` are the
/// neighbours of each place.
fn peel(left: &mut HashSet<usize>, before: &[Vec<usize>], behind: &[Vec<usize>]) {
    let waits = |left: &HashSet<usize>, place: usize| {
        let earlier = before.get(place).map_or(&[][..], Vec::as_slice);
        earlier.iter().filter(|one| left.contains(one)).count()
    };
    let mut counts: HashMap<usize, usize> =
        left.iter().map(|place| (*place, waits(left, *place))).collect();
    let mut free: Vec<usize> =
        counts.iter().filter(|(_, count)| **count == 0).map(|(place, _)| *place).collect();
    while let Some(place) = free.pop() {
        left.remove(&place);
        for later in behind.get(place).into_iter().flatten() {
            if let Some(count) = counts.get_mut(later) {
                *count = count.saturating_sub(1);
                if *count == 0 && left.contains(later) {
                    free.push(*later);
                }
            }
        }
    }
}
