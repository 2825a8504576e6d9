//! Undo and redo: a list of snapshots, each with the action that led to the next, and a place in it.
//! Snapshots share their touchpoints, so ten thousand of them are cheap, and nothing has to know how
//! to take an action back.

use std::collections::VecDeque;
use std::sync::Arc;

use super::action::Action;
use super::plan::Plan;

/// The most steps kept; the oldest go first.
pub const MOST_STEPS: usize = 10_000;

#[derive(Debug, Clone)]
struct Step {
    action: Action,
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

    /// Goes on to `plan` by an action; an equal plan is no step. Says whether it was one.
    pub fn push(&mut self, action: Action, plan: Plan) -> bool {
        if plan == *self.now {
            return false;
        }
        let after = Arc::new(plan);
        let before = std::mem::replace(&mut self.now, Arc::clone(&after));
        self.past.push_back(Step { action, before, after });
        if self.past.len() > MOST_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        true
    }

    /// Takes the last step back; gives its action.
    pub fn undo(&mut self) -> Option<Action> {
        let step = self.past.pop_back()?;
        self.now = Arc::clone(&step.before);
        let action = step.action.clone();
        self.future.push(step);
        Some(action)
    }

    /// Takes the step that was taken back last; gives its action.
    pub fn redo(&mut self) -> Option<Action> {
        let step = self.future.pop()?;
        self.now = Arc::clone(&step.after);
        let action = step.action.clone();
        self.past.push_back(step);
        Some(action)
    }

    /// The plan before the step that [`Self::undo`] would take back.
    #[must_use]
    pub fn before(&self) -> Option<&Arc<Plan>> {
        self.past.back().map(|step| &step.before)
    }

    /// The action that [`Self::undo`] would take back, and the plan before it.
    #[must_use]
    pub fn to_undo(&self) -> Option<(&Plan, &Action)> {
        self.past.back().map(|step| (step.before.as_ref(), &step.action))
    }

    /// The action that [`Self::redo`] would take again, and the plan before it.
    #[must_use]
    pub fn to_redo(&self) -> Option<(&Plan, &Action)> {
        self.future.last().map(|step| (step.before.as_ref(), &step.action))
    }
}
