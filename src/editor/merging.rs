//! Two copies of a plan on their way to become one: what both have changed, and whose value is taken.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::action::Action;
use crate::model::plan::Plan;
use crate::store::merge::{Conflict, Merged, Side, merge};

/// Copies that are merged, before anything is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Merging {
    base: Arc<Plan>,
    mine: Arc<Plan>,
    theirs: Arc<Plan>,
    /// What both have changed, each in its own way.
    pub conflicts: Vec<Conflict>,
    /// The places of those conflicts for which the other copy is taken.
    pub take_theirs: HashSet<String>,
}

impl Merging {
    /// Merges another copy with this one; `None` if that cannot be written.
    #[must_use]
    pub fn new(base: Plan, mine: &Arc<Plan>, theirs: &Arc<Plan>) -> Option<Self> {
        let Merged { conflicts, .. } = merge(&base, mine, theirs, |_| Side::Mine).ok()?;
        Some(Self {
            base: Arc::new(base),
            mine: Arc::clone(mine),
            theirs: Arc::clone(theirs),
            conflicts,
            take_theirs: HashSet::new(),
        })
    }

    /// What makes the plan what both copies become, with the values that are chosen.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        let side = |at: &str| if self.take_theirs.contains(at) { Side::Theirs } else { Side::Mine };
        let merged = merge(&self.base, &self.mine, &self.theirs, side).ok()?;
        Some(Action::Merge(Arc::new(merged.plan)))
    }
}
