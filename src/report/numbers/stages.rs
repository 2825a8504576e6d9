//! Coverage by stage: what the brand will know of people in each stage of the plan's model.

use crate::model::evaluated::Evaluated;
use crate::model::verdict::State;
use crate::text::{self, explain, words};

/// A stage with what comes through in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRow {
    /// Its name.
    pub name: String,
    /// How many touchpoints serve it.
    pub touchpoints: usize,
    /// How many insights come through.
    pub reached: usize,
    /// What comes through, as a sentence.
    pub says: String,
    /// Each insight's best state, in the pack's order.
    pub states: Vec<State>,
}

/// Coverage by stage, in the plan's order; empty without stages.
#[must_use]
pub fn stage_rows(evaluated: &Evaluated) -> Vec<StageRow> {
    evaluated.plan.stages.iter().map(|stage| row(evaluated, stage)).collect()
}

fn row(evaluated: &Evaluated, stage: &str) -> StageRow {
    let (evaluation, insights) = (&evaluated.evaluation, &evaluated.pack().insights);
    let all = evaluated.plan.touchpoints.iter().enumerate();
    let serving = all.filter(|(_, touchpoint)| touchpoint.stage.as_deref() == Some(stage));
    let places: Vec<usize> = serving.map(|(place, _)| place).collect();
    let best = |insight: usize| {
        let states = places
            .iter()
            .filter_map(|place| evaluation.verdicts(*place).get(insight)?.meaning().placed);
        states.max().unwrap_or(State::Unstated)
    };
    let states: Vec<State> = (0..insights.len()).map(best).collect();
    let named = insights.iter().map(|insight| text::of(&insight.name));
    let says = if places.is_empty() {
        words::stage_without().to_owned()
    } else {
        explain::covered(&named.zip(states.iter().copied()).collect::<Vec<_>>())
    };
    StageRow {
        name: stage.to_owned(),
        touchpoints: places.len(),
        reached: states.iter().filter(|state| state.reached()).count(),
        says,
        states,
    }
}
