//! Checks of the named options of a plan.

use std::collections::HashSet;

use crate::model::finding::{Finding, Noun, Problem, unknown, unknown_only};
use crate::model::pack::Pack;
use crate::model::plan::{Plan, TouchpointId, Variant};

/// Returns all findings of a plan's options: names that say nothing or stand twice, touchpoints and
/// switches that are not there, and budgets that are none.
pub(super) fn options(plan: &Plan, pack: &Pack) -> Vec<Finding> {
    if plan.options.is_empty() {
        return Vec::new();
    }
    let ids: HashSet<TouchpointId> = plan.touchpoints.iter().map(|t| t.id).collect();
    let mut found = Vec::new();
    let mut met = HashSet::new();
    for (place, option) in plan.options.iter().enumerate() {
        let mut find = |field: &str, problem| {
            found.push(Finding::new(format!("options[{place}].{field}"), problem));
        };
        if option.name.trim().is_empty() {
            find("name", Problem::Blank("option"));
        } else if !met.insert(option.name.as_str()) {
            let value = option.name.clone();
            find("name", Problem::Duplicate { noun: Noun::Option, value });
        }
        match option.budget {
            Some(budget) if !budget.is_finite() => {
                find("budget", Problem::NotFinite(budget.to_string()));
            }
            Some(budget) if budget < 0.0 => find("budget", Problem::Negative(budget.to_string())),
            _ => {}
        }
        touchpoints(option, &ids, &mut find);
        switches(option, pack, &mut find);
    }
    found
}

fn touchpoints(
    option: &Variant,
    ids: &HashSet<TouchpointId>,
    find: &mut impl FnMut(&str, Problem),
) {
    let off = option.off.iter().enumerate().map(|(at, id)| (format!("off[{at}]"), id));
    let turned = option.switches.iter().enumerate();
    let turned =
        turned.map(|(at, turned)| (format!("switches[{at}].touchpoint"), &turned.touchpoint));
    for (field, id) in off.chain(turned) {
        if !ids.contains(id) {
            find(&field, unknown_only(Noun::Touchpoint, &id.to_string()));
        }
    }
}

fn switches(option: &Variant, pack: &Pack, find: &mut impl FnMut(&str, Problem)) {
    for (at, turned) in option.switches.iter().enumerate() {
        for (number, id) in turned.on.iter().enumerate() {
            if pack.condition(id).is_none() {
                let valid = pack.conditions.iter().map(|one| one.id.as_str());
                let problem = unknown(Noun::Condition, id.as_str(), valid);
                find(&format!("switches[{at}].on[{number}]"), problem);
            }
        }
    }
}
