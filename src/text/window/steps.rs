//! The steps of the history, in words.

use super::{redo, step_rules, step_stage, step_title, undo};
use crate::model::action::{Action, Edit};
use crate::model::pack::Pack;
use crate::model::plan::{Plan, TouchpointId};
use crate::text::lang::say;
use crate::text::{and_list, explain, of, quoted, sentence, touchpoints};

/// A step of the history: "move of Flagship store".
#[must_use]
pub fn step(pack: &Pack, plan: &Plan, action: &Action) -> String {
    let named = |ids: &[TouchpointId]| match ids {
        [only] => plan.get(*only).map_or_else(String::new, |t| explain::name(pack, t).to_owned()),
        many => touchpoints(many.len()),
    };
    match action {
        Action::Place { kind, .. } => {
            let kind = pack.kind(kind).map_or(kind.as_str(), |k| of(&k.name));
            say!("step-placing", name = kind)
        }
        Action::Move { ids, .. } => say!("step-move", name = named(ids)),
        Action::Remove(ids) => say!("step-removal", name = named(ids)),
        Action::Switch { ids, conditions, on } => {
            let switches: Vec<String> = conditions
                .iter()
                .map(|id| pack.condition(id).map_or(id.as_str(), |c| of(&c.name)))
                .map(quoted)
                .collect();
            let (switches, name) = (and_list(&switches), named(ids));
            if *on {
                say!("step-switch_on", switches = switches, name = name)
            } else {
                say!("step-switch_off", switches = switches, name = name)
            }
        }
        Action::Edit(id, edit) => {
            let name = named(std::slice::from_ref(id));
            match edit {
                Edit::Name(_) => say!("step-renaming", name = name),
                Edit::Visitors(_) => say!("step-visitors", name = name),
                Edit::Budget(_) => say!("step-budget", name = name),
                Edit::Phase(_) => say!("step-phase", name = name),
                Edit::Notes(_) => say!("step-notes", name = name),
            }
        }
        Action::Insert { touchpoints: all, .. } => match all.as_slice() {
            [only] => say!("step-pasting", name = explain::name(pack, only)),
            many => say!("step-pasting", name = touchpoints(many.len())),
        },
        Action::Duplicate(ids) => say!("step-duplicate", name = named(ids)),
        Action::Retitle(_) => step_title().to_owned(),
        Action::Want { goal, wanted } => {
            let goal = explain::goal(pack, goal);
            if *wanted {
                say!("step-goal", goal = goal)
            } else {
                say!("step-goal_dropped", goal = goal)
            }
        }
        Action::UseRules(_) => step_rules().to_owned(),
        Action::Stage(_) => step_stage().to_owned(),
    }
}

/// What an action has brought: the cells reached before, and now of how many.
#[must_use]
pub fn done(label: &str, was: usize, (is, all): (usize, usize)) -> String {
    let change = match is.cmp(&was) {
        std::cmp::Ordering::Greater => say!("window-more", count = is - was),
        std::cmp::Ordering::Less => say!("window-fewer", count = was - is),
        std::cmp::Ordering::Equal => String::new(),
    };
    say!("window-done", step = sentence(label), is = is, all = all, change = change)
}

/// A step has been taken back.
#[must_use]
pub fn undone(label: &str) -> String {
    say!("window-undone", step = label)
}

/// A step has been taken again.
#[must_use]
pub fn redone(label: &str) -> String {
    say!("window-redone", step = label)
}

/// "Undo move of Flagship store".
#[must_use]
pub fn undo_step(label: Option<&str>) -> String {
    label.map_or_else(|| undo().to_owned(), |label| say!("window-undo_step", step = label))
}

/// "Redo move of Flagship store".
#[must_use]
pub fn redo_step(label: Option<&str>) -> String {
    label.map_or_else(|| redo().to_owned(), |label| say!("window-redo_step", step = label))
}
