//! Options side by side, in words.

use std::sync::Arc;

use super::Figures;
use crate::model::evaluated::Evaluated;
use crate::text::numbers::money;
use crate::text::{self, explain, words};

/// An option with its figures; the first row is the board itself.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionRow {
    /// Its name; empty for the board.
    pub name: String,
    /// Figures by name: coverage, goals, budget, then people for the goal that matters most.
    pub figures: Vec<(String, String)>,
    /// Whether its touchpoints cost more than it may.
    pub over_budget: bool,
}

impl OptionRow {
    /// The place of the budget among the figures.
    pub const BUDGET: usize = 2;
}

/// The board and its options.
#[must_use]
pub fn rows(evaluated: &Arc<Evaluated>) -> Vec<OptionRow> {
    let plan = &evaluated.plan;
    let board = row(evaluated, None);
    let options = plan.options.iter().map(|option| {
        let own = Arc::new(evaluated.with(plan.with_option(option)));
        row(&own, Some((&option.name, option.budget)))
    });
    std::iter::once(board).chain(options).collect()
}

fn row(evaluated: &Arc<Evaluated>, option: Option<(&String, Option<f64>)>) -> OptionRow {
    let (reached, all) = evaluated.evaluation.reached();
    let figures = Figures::new(evaluated);
    let spent = figures.budget();
    let most = option.and_then(|(_, budget)| budget);
    let met = evaluated.evaluation.goals_met();
    let budget = match most {
        Some(most) => words::of_money(money(spent), money(most)),
        None => money(spent),
    };
    let mut named = vec![
        (words::coverage().to_owned(), words::of_total(reached, all)),
        (words::goals().to_owned(), words::of_total(met, evaluated.plan.goals.len())),
        (words::field_budget().to_owned(), budget),
    ];
    if let Some(aimed) = figures.goal(figures.first()) {
        let goal = explain::goal(evaluated.pack(), &aimed.goal);
        named.push((text::labelled(words::people_known(), goal), aimed.people.value.clone()));
        named.push((words::cost_each().to_owned(), aimed.cost.value.clone()));
    }
    OptionRow {
        name: option.map(|(name, _)| name.clone()).unwrap_or_default(),
        figures: named,
        over_budget: most.is_some_and(|most| spent > most),
    }
}
