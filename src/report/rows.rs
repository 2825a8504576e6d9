//! Verdicts and goals for the columns of tables: a word or two per cell, no sentences.

use super::role::Role;
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
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
