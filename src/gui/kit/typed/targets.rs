//! Fields of targets and routes.

use super::Field;
use crate::editor::session::Session;
use crate::model::action::{CostOf, Target, Vary};
use crate::model::import::{cells, dates};
use crate::model::plan::{Goal, Plan, Route, Variant};
use crate::model::tidy;
use crate::text::{sentences, words};

/// What a text becomes in a field of a target or a route; `None` if the plan has no such goal or
/// route any more.
pub(super) fn target(
    field: Field,
    text: &str,
    session: &Session,
) -> Option<Result<Target, String>> {
    let plan = session.plan();
    let goal = |place: usize, change: &dyn Fn(&mut Goal) -> Result<(), String>| {
        let mut goal = plan.goals.get(place).cloned()?;
        Some(change(&mut goal).map(|()| Target::Goal(goal)))
    };
    let route = |place: usize, change: &dyn Fn(&mut Route) -> Result<(), String>| {
        let mut route = plan.routes.get(place).cloned()?;
        Some(change(&mut route).map(|()| Target::Reroute(place, route)))
    };
    match field {
        Field::People(place) => goal(place, &|goal| {
            let bad = || sentences::bad_visitors(text);
            goal.people = read(text, |text| cells::count(text).ok_or_else(bad))?;
            Ok(())
        }),
        Field::By(place) => goal(place, &|goal| {
            goal.by = read(text, |text| dates::date(text).ok_or_else(|| words::bad_day(text)))?;
            Ok(())
        }),
        Field::UnitCost(place) => goal(place, &|goal| {
            let bad = |currency| sentences::bad_budget(text, currency);
            goal.unit_cost = read(text, |text| cells::amount(text).map_err(bad))?;
            Ok(())
        }),
        Field::Overlap => Some(read(text, one_share).map(Target::Overlap)),
        Field::Stages => {
            let stages = text.split([',', '，', '、', ';', '；', '\n']).map(str::trim);
            Some(Ok(Target::Stages(stages.map(str::to_owned).collect())))
        }
        Field::Rate(place) => route(place, &|route| {
            route.rate = read(text, one_share)?;
            Ok(())
        }),
        Field::RouteNotes(place) => route(place, &|route| {
            text.clone_into(&mut route.notes);
            Ok(())
        }),
        Field::UnsetCost | Field::SwitchCost(_) | Field::KindCost(_) => {
            Some(cost(field, text, session))
        }
        Field::OptionName(place) => option_name(plan, place, text),
        Field::OptionBudget(place) => {
            plan.options.get(place)?;
            Some(read(text, amount).map(|budget| Target::Vary(place, Vary::Budget(budget))))
        }
        _ => None,
    }
}

/// The name of an option, which no other one has.
fn option_name(plan: &Plan, place: usize, text: &str) -> Option<Result<Target, String>> {
    plan.options.get(place)?;
    let name = tidy::phased(text);
    let taken = |(at, one): (usize, &Variant)| at != place && one.name == name;
    if name.is_empty() || plan.options.iter().enumerate().any(taken) {
        return Some(Err(words::option_unnamed().to_owned()));
    }
    Some(Ok(Target::Vary(place, Vary::Name(name))))
}

/// What a text becomes in a field of costs. A cost that is named stays named when its text is
/// emptied: it is then what everything costs.
fn cost(field: Field, text: &str, session: &Session) -> Result<Target, String> {
    let (costs, pack) = (&session.plan().costs, session.pack());
    let cost = read(text, amount)?;
    let gone = || words::field_gone().to_owned();
    Ok(match field {
        Field::SwitchCost(place) => {
            let id = pack.conditions.get(place).map(|one| one.id.clone()).ok_or_else(gone)?;
            Target::Cost(CostOf::Switch(id), Some(cost.unwrap_or_else(|| costs.others())))
        }
        Field::KindCost(place) => {
            let id = pack.kinds.get(place).map(|one| one.id.clone()).ok_or_else(gone)?;
            Target::Cost(CostOf::Kind(id), Some(cost.unwrap_or_else(|| costs.others())))
        }
        _ => Target::Cost(CostOf::Others, cost),
    })
}

fn amount(text: &str) -> Result<f64, String> {
    cells::amount(text).map_err(|currency| sentences::bad_budget(text, currency))
}

/// Reads a text with a function; a dash or nothing is nothing.
fn read<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if cells::is_dash(text) { Ok(None) } else { read(text).map(Some) }
}

/// A share that is one number.
fn one_share(text: &str) -> Result<f64, String> {
    let share = dates::share(text).filter(|share| share.low >= share.high);
    share.map(|share| share.likely).ok_or_else(|| words::bad_share_one(text))
}
