//! Verdicts and goals for the columns of tables: a word or two per cell, no sentences.

use super::role::Role;
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
use crate::model::plan::Touchpoint;
use crate::model::verdict::Sign;
use crate::model::verdict::{Meaning, Verdict};
use crate::text::signs::{self, SignText};
use crate::text::{self, explain, words};

/// A verdict in a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VerdictCell {
    /// The verdict.
    pub verdict: Verdict,
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// The text of the verdict: "about a person", "locked".
    pub word: &'static str,
    /// A shorter text, of at most thirteen characters in English: "person", "locked".
    pub short: &'static str,
    /// The text of the verdict without the grain, for tables with a column for it: "comes through",
    /// "locked".
    pub outcome: &'static str,
    /// The text of the grain: "about a person"; empty if there is none.
    pub grain: &'static str,
}

/// A goal in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalRow {
    /// The insight's name.
    pub insight: String,
    /// The grain that is wanted.
    pub wanted: &'static str,
    /// Its state in one word: "met", "locked".
    pub state: &'static str,
    /// What meets it, or what would meet it.
    pub says: String,
}

pub(super) fn verdict(verdict: Verdict) -> VerdictCell {
    let Meaning { sign, grain, .. } = verdict.meaning();
    let SignText { word, short, .. } = signs::of(sign);
    let outcome = if grain.is_some() { words::comes_through() } else { word };
    let grain = grain.map_or("", explain::grain);
    VerdictCell { verdict, sign, role: sign.into(), word, short, outcome, grain }
}

pub(super) fn goals(evaluated: &Evaluated) -> Vec<GoalRow> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let goals = plan.goals.iter().zip(&evaluation.goals);
    goals
        .map(|(goal, state)| {
            let insight = engine.pack().insight(&goal.insight);
            GoalRow {
                insight: insight.map_or(goal.insight.as_str(), |i| text::of(&i.name)).to_owned(),
                wanted: explain::grain(goal.grain),
                state: match state {
                    GoalState::Met(_) => words::met(),
                    GoalState::Locked(..) => words::locked(),
                    GoalState::Available(_) => words::available(),
                    GoalState::OutOfReach => words::out_of_reach(),
                },
                says: explain::goal_state(engine, plan, goal, state),
            }
        })
        .collect()
}

/// How much there is of a plan on one platform, in one phase, or in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// What is added up by: "Platform".
    pub by: &'static str,
    /// The name of the platform or phase.
    pub of: String,
    /// The number of touchpoints.
    pub touchpoints: usize,
    /// Their visitors a year, added up; `None` if none has a number. People who visit several are
    /// counted for each.
    pub visitors: Option<u64>,
    /// Their budgets in CNY, added up; `None` if none has one.
    pub budget: Option<f64>,
}

/// The totals of each platform and of each phase that touchpoints have, then of all.
pub(super) fn totals(evaluated: &Evaluated) -> Vec<Total> {
    let plan = &evaluated.plan;
    let total = |by, of: &str, belongs: &dyn Fn(&Touchpoint) -> bool| {
        let those = || plan.touchpoints.iter().filter(|touchpoint| belongs(touchpoint));
        Total {
            by,
            of: of.to_owned(),
            touchpoints: those().count(),
            visitors: those().filter_map(|t| t.visitors).reduce(u64::saturating_add),
            budget: those().filter_map(|t| t.budget).reduce(|all, one| all + one),
        }
    };
    let platforms = evaluated.pack().platforms.iter().map(|platform| {
        total(words::platform(), text::of(&platform.name), &|t| t.platform == platform.id)
    });
    let platforms = platforms.filter(|total| total.touchpoints > 0);
    let phases = plan.phases_in_use();
    let phases = phases.iter().map(|phase| {
        let name = phase.as_deref().unwrap_or(words::no_phase());
        total(words::field_phase(), name, &|t| t.phase == *phase)
    });
    let all = total(words::plan(), words::totals_of_all(), &|_| true);
    platforms.chain(phases).chain([all]).collect()
}
