//! Undo and redo: a list of snapshots, each with the action that led to it. Snapshots share their
//! touchpoints, so ten thousand of them are cheap, and no action needs code to undo it.

use std::collections::VecDeque;
use std::sync::Arc;

use super::action::Action;
use super::plan::Plan;

/// The most steps that are kept; the oldest are dropped first.
pub const MOST_STEPS: usize = 10_000;

#[derive(Debug, Clone)]
struct Step<D, A> {
    action: A,
    before: Arc<D>,
    after: Arc<D>,
}

/// A document with its undo and redo steps. Each step is labelled with an `A`.
#[derive(Debug, Clone)]
pub struct History<D = Plan, A = Action> {
    now: Arc<D>,
    past: VecDeque<Step<D, A>>,
    future: Vec<Step<D, A>>,
}

/// The history of a plan.
pub type PlanHistory = History<Plan, Action>;

impl<D: PartialEq, A: Clone> History<D, A> {
    /// A history that starts at `document`.
    #[must_use]
    pub fn new(document: Arc<D>) -> Self {
        Self { now: document, past: VecDeque::new(), future: Vec::new() }
    }

    /// The document now.
    #[must_use]
    pub fn now(&self) -> &Arc<D> {
        &self.now
    }

    /// Makes `document` the current one and records the action, unless the document is unchanged.
    /// Returns whether a step was recorded.
    pub fn push(&mut self, action: A, document: D) -> bool {
        if document == *self.now {
            return false;
        }
        let after = Arc::new(document);
        let before = std::mem::replace(&mut self.now, Arc::clone(&after));
        self.past.push_back(Step { action, before, after });
        if self.past.len() > MOST_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        true
    }

    /// Undoes the last step and returns its action.
    pub fn undo(&mut self) -> Option<A> {
        let step = self.past.pop_back()?;
        self.now = Arc::clone(&step.before);
        let action = step.action.clone();
        self.future.push(step);
        Some(action)
    }

    /// Redoes the step that was undone last and returns its action.
    pub fn redo(&mut self) -> Option<A> {
        let step = self.future.pop()?;
        self.now = Arc::clone(&step.after);
        let action = step.action.clone();
        self.past.push_back(step);
        Some(action)
    }

    /// The steps that can be undone, the last one first: the document before it, the action, and the
    /// document after it.
    pub fn steps(&self) -> impl Iterator<Item = (&Arc<D>, &A, &Arc<D>)> {
        self.past.iter().rev().map(|step| (&step.before, &step.action, &step.after))
    }

    /// The document before the step that [`Self::undo`] would undo.
    #[must_use]
    pub fn before(&self) -> Option<&Arc<D>> {
        self.past.back().map(|step| &step.before)
    }

    /// The action that [`Self::undo`] would undo, and the document before it.
    #[must_use]
    pub fn to_undo(&self) -> Option<(&D, &A)> {
        self.past.back().map(|step| (step.before.as_ref(), &step.action))
    }

    /// The action that [`Self::redo`] would redo, and the document before it.
    #[must_use]
    pub fn to_redo(&self) -> Option<(&D, &A)> {
        self.future.last().map(|step| (step.before.as_ref(), &step.action))
    }
}
