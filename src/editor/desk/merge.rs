//! Another copy of the plan is merged with this one.

use std::sync::Arc;

use super::Desk;
use crate::editor::event::{Effect, Notice};
use crate::editor::merging::Merging;
use crate::model::action::Action;
use crate::model::plan::Plan;
use crate::store::plan_file;
use crate::text::{findings, words};

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
            // Under its own rules, which may be others than those of the open plan.
            let library = self.session.library();
            let text = plan_file::write(plan).unwrap_or_default();
            if let Err(found) = plan_file::parse(&text, library, None) {
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
