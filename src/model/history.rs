//! Undo and redo: a list of labelled snapshots and a place in it. Snapshots share their touchpoints,
//! so ten thousand of them are cheap, and nothing has to know how to take an action back.

use std::collections::VecDeque;
use std::sync::Arc;

use super::plan::Plan;

/// The most steps kept; the oldest go first.
pub const MOST_STEPS: usize = 10_000;

#[derive(Debug, Clone)]
struct Step {
    label: String,
    before: Arc<Plan>,
    after: Arc<Plan>,
}

/// The plan now, and the ways back and forth.
#[derive(Debug, Clone)]
pub struct History {
    now: Arc<Plan>,
    past: VecDeque<Step>,
    future: Vec<Step>,
}

impl History {
    /// A history that starts at `plan`.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        Self { now: plan, past: VecDeque::new(), future: Vec::new() }
    }

    /// The plan now.
    #[must_use]
    pub fn now(&self) -> &Arc<Plan> {
        &self.now
    }

    /// Goes on to `plan` by a step called `label`; an equal plan is no step. Says whether it was one.
    pub fn push(&mut self, label: String, plan: Plan) -> bool {
        if plan == *self.now {
            return false;
        }
        let after = Arc::new(plan);
        let before = std::mem::replace(&mut self.now, Arc::clone(&after));
        self.past.push_back(Step { label, before, after });
        if self.past.len() > MOST_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        true
    }

    /// Takes the last step back; gives its label.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.past.pop_back()?;
        self.now = Arc::clone(&step.before);
        let label = step.label.clone();
        self.future.push(step);
        Some(label)
    }

    /// Takes the step that was taken back last; gives its label.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.future.pop()?;
        self.now = Arc::clone(&step.after);
        let label = step.label.clone();
        self.past.push_back(step);
        Some(label)
    }

    /// The plan before the step that [`Self::undo`] would take back.
    #[must_use]
    pub fn before(&self) -> Option<&Arc<Plan>> {
        self.past.back().map(|step| &step.before)
    }

    /// The label of the next undo.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// The label of the step that [`Self::redo`] would take.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }
}
