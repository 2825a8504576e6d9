//! The rows of the table of numbers.

use crate::model::evaluated::Evaluated;
use crate::model::numbers::Known;
use crate::model::plan::{Goal, Grain};
use crate::model::verdict::{Sign, Verdict};
use crate::report::role::Role;
use crate::text::numbers::{each, money, people};
use crate::text::{explain, words};

/// What is known through a touchpoint, for one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownRow {
    /// The sign of its verdict.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// People who are known, or why there are none.
    pub known: String,
    /// What is missing, or what else there is to say; may be empty.
    pub beside: String,
    /// The price of each; a dash without one.
    pub each: String,
    /// Whether a share is needed: it yields the insight about persons, or would.
    pub wants_share: bool,
}

/// The last row: all touchpoints.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// What is missing: "3 without visitors, 1 without budget".
    pub missing: String,
    /// People who are known.
    pub known: String,
    /// The price of each; a dash without one.
    pub each: String,
    /// The whole budget.
    pub budget: String,
}

pub(super) fn row(
    evaluated: &Evaluated,
    goal: &Goal,
    place: usize,
    (known, planned): (Option<&Known>, Option<String>),
) -> KnownRow {
    let insight = evaluated.pack().insights.iter().position(|one| one.id == goal.insight);
    let verdict = insight.and_then(|at| evaluated.evaluation.verdicts(place).get(at)).copied();
    let verdict = verdict.unwrap_or(Verdict::Unstated);
    let touchpoint = evaluated.plan.touchpoints.get(place);
    let persons = goal.grain != Grain::Aggregate;
    let dash = || words::dash().to_owned();
    let plain = |known: &str, beside: String, wants_share| KnownRow {
        sign: verdict.into(),
        role: verdict.into(),
        known: known.to_owned(),
        beside,
        each: dash(),
        wants_share,
    };
    if let Some(known) = known {
        return KnownRow {
            known: people(known.known.likely, persons),
            each: known.cost.map_or_else(dash, each),
            ..plain("", String::new(), persons)
        };
    }
    if verdict.grain() >= Some(goal.grain) {
        let lacks_visitors = touchpoint.is_some_and(|t| t.visitors.is_none());
        let lacks = if lacks_visitors { words::lacks_visitors() } else { words::lacks_share() };
        return plain(words::dash(), lacks.to_owned(), persons);
    }
    let at = evaluated.evaluation.placements.get(place).zip(insight);
    let set = at.and_then(|(at, insight)| {
        evaluated.engine.missing(*at, insight, goal.grain).min_by_key(|set| set.len())
    });
    match set {
        Some(set) => {
            let names = explain::conditions(&evaluated.engine, set);
            KnownRow {
                sign: Sign::Locked,
                role: Role::State(Sign::Locked),
                ..plain("0", planned.unwrap_or_else(|| words::with_switches(names)), persons)
            }
        }
        None => KnownRow {
            // What it yields is not what the goal asks for.
            role: Role::State(Sign::Unstated),
            ..plain(words::nobody(), explain::verdict(verdict).to_owned(), false)
        },
    }
}

pub(super) fn sum(evaluated: &Evaluated, known: String, cost: Option<f64>) -> Sum {
    let all = &evaluated.plan.touchpoints;
    let visitors = all.iter().filter(|t| t.visitors.is_none()).count();
    let budgets = all.iter().filter(|t| t.budget.is_none()).count();
    let lacking = [
        (visitors > 0).then(|| words::without_visitors(visitors)),
        (budgets > 0).then(|| words::without_budget(budgets)),
    ];
    let lacking: Vec<String> = lacking.into_iter().flatten().collect();
    let paid = all.iter().filter_map(|t| t.budget).fold(0.0, |all, one| all + one);
    Sum {
        missing: crate::text::listed(&lacking),
        known,
        each: cost.map_or_else(|| words::dash().to_owned(), each),
        budget: money(paid),
    }
}
