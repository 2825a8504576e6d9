//! Another copy of the plan is merged with this one.

use std::collections::HashSet;
use std::sync::Arc;

use super::Desk;
use crate::editor::event::{Effect, Notice};
use crate::model::action::Action;
use crate::model::check;
use crate::model::plan::Plan;
use crate::store::merge::{Conflict, Merged, Side, merge};
use crate::text::{findings, words};

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
    fn new(base: Plan, mine: &Arc<Plan>, theirs: &Arc<Plan>) -> Option<Self> {
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

impl Desk {
    /// Shows what both copies have changed, each in its own way; without conflicts, merges at once.
    pub fn merge(&mut self, base: Plan, theirs: &Arc<Plan>, out: &mut Vec<Effect>) {
        self.theirs = None;
        let Some(merging) = Merging::new(base, self.session.plan(), theirs) else {
            return self.say(words::broke());
        };
        if merging.conflicts.is_empty() {
            if let Some(action) = merging.action() {
                self.take_merged(&action, out);
            }
        } else {
            out.push(Effect::Show(Notice::Merge(merging)));
        }
    }

    /// Makes the plan what both copies become, if that is sound.
    pub fn take_merged(&mut self, action: &Action, out: &mut Vec<Effect>) {
        if let Action::Merge(plan) = action {
            let found = check::plan(plan, self.session.evaluated().origin());
            if !found.is_empty() {
                let file = std::path::Path::new("");
                let lines = found.iter().map(|found| findings::finding(file, found)).collect();
                let title = words::merge_unsound_title().to_owned();
                return out.push(Effect::Show(Notice::Findings { title, lines }));
            }
        }
        if self.act(action, out) {
            self.say(words::merged());
        }
    }
}
