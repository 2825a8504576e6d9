//! The plan in people and yuan, as JSON.

use serde::Serialize;

use super::Text;
use crate::model::evaluated::Evaluated;
use crate::model::numbers::{self, Budget, Known, OfGoal, Range};
use crate::model::plan::{Goal, TouchpointId};

#[derive(Serialize)]
pub(super) struct Numbers<'a> {
    budget: Parts,
    goals: Vec<Aim<'a>>,
}

#[derive(Serialize)]
struct Parts {
    total: f64,
    individual: f64,
    pseudonym: f64,
    aggregate: f64,
    nothing: f64,
}

#[derive(Serialize)]
struct Aim<'a> {
    insight: &'a str,
    grain: &'static str,
    people: Option<u64>,
    by: Option<Text>,
    unit_cost: Option<f64>,
    touchpoints: Vec<Counting>,
    without_numbers: Vec<TouchpointId>,
    at_least: Three,
    at_most: Three,
    expected: Option<Three>,
    gap: Option<f64>,
    cost: Option<f64>,
    state: Option<&'static str>,
}

#[derive(Serialize)]
struct Counting {
    id: TouchpointId,
    known: Three,
    cost: Option<f64>,
}

#[derive(Serialize)]
struct Three {
    low: f64,
    likely: f64,
    high: f64,
}

impl From<Range> for Three {
    fn from(Range { low, likely, high }: Range) -> Self {
        Self { low, likely, high }
    }
}

pub(super) fn numbers(evaluated: &Evaluated) -> Numbers<'_> {
    let found = numbers::numbers(evaluated);
    let Budget { total, individual, pseudonym, aggregate, nothing } = found.budget;
    Numbers {
        budget: Parts { total, individual, pseudonym, aggregate, nothing },
        goals: evaluated.plan.goals.iter().zip(found.goals).map(aim).collect(),
    }
}

fn aim((goal, of): (&Goal, OfGoal)) -> Aim<'_> {
    let counting = |Known { id, known, cost }: Known| Counting { id, known: known.into(), cost };
    Aim {
        insight: goal.insight.as_str(),
        grain: goal.grain.id(),
        people: goal.people,
        by: goal.by.map(Text::from),
        unit_cost: goal.unit_cost,
        touchpoints: of.touchpoints.into_iter().map(counting).collect(),
        without_numbers: of.without_numbers,
        at_least: of.at_least.into(),
        at_most: of.at_most.into(),
        expected: of.expected.map(Three::from),
        gap: of.gap,
        cost: of.cost,
        state: of.aim.map(numbers::Aim::id),
    }
}
