//! Options side by side, in words.

use std::sync::Arc;

use super::Figures;
use crate::model::evaluated::Evaluated;
use crate::model::plan::{TouchpointId, Variant};
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
    /// Whether the figures of people rest on an assumption.
    pub assumed: bool,
    /// In what it differs from the board, a sentence each.
    pub changes: Vec<String>,
}

impl OptionRow {
    /// The place of the budget among the figures.
    pub const BUDGET: usize = 2;
    /// The place of the first figure that counts people.
    pub const PEOPLE: usize = 3;

    /// Its name, or what the board is called beside its options.
    #[must_use]
    pub fn named(&self) -> String {
        if self.name.is_empty() { text::sentence(words::as_the_board()) } else { self.name.clone() }
    }

    /// A figure by its place; empty if there is none.
    #[must_use]
    pub fn figure(&self, number: usize) -> &str {
        self.figures.get(number).map(|(_, figure)| figure.as_str()).unwrap_or_default()
    }
}

/// The board and its options.
#[must_use]
pub fn rows(evaluated: &Arc<Evaluated>) -> Vec<OptionRow> {
    let plan = &evaluated.plan;
    let board = row(evaluated, None);
    let options = plan.options.iter().map(|option| {
        let own = Arc::new(evaluated.with(plan.with_option(option)));
        let changes = changes(evaluated, option);
        OptionRow { changes, ..row(&own, Some((&option.name, option.budget))) }
    });
    std::iter::once(board).chain(options).collect()
}

/// In what an option differs from the board.
fn changes(evaluated: &Evaluated, option: &Variant) -> Vec<String> {
    let (plan, pack) = (&evaluated.plan, evaluated.pack());
    let name = |id: TouchpointId| {
        let touchpoint = plan.position(id).and_then(|place| plan.touchpoints.get(place));
        touchpoint.map(|touchpoint| explain::name(pack, touchpoint).to_owned())
    };
    let left_out: Vec<String> = option.off.iter().filter_map(|id| name(*id)).collect();
    let without = (!left_out.is_empty()).then(|| words::option_without(text::listed(&left_out)));
    let on = option.switches.iter().filter(|turned| !turned.on.is_empty()).filter_map(|turned| {
        let switches = turned.on.iter().filter_map(|id| pack.condition(id));
        let switches: Vec<&str> = switches.map(|switch| text::of(&switch.name)).collect();
        Some(words::option_on(name(turned.touchpoint)?, text::listed(&switches)))
    });
    without.into_iter().chain(on).collect()
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
    let aimed = figures.goal(figures.first());
    if let Some(aimed) = aimed {
        let goal = explain::goal(evaluated.pack(), &aimed.goal);
        named.push((text::labelled(words::people_known(), goal), aimed.said(aimed.likely())));
        named.push((words::cost_each().to_owned(), aimed.cost.value.clone()));
    }
    OptionRow {
        name: option.map(|(name, _)| name.clone()).unwrap_or_default(),
        figures: named,
        over_budget: most.is_some_and(|most| spent > most),
        assumed: aimed.is_some_and(|aimed| aimed.assumed),
        changes: Vec::new(),
    }
}
