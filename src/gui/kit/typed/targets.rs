//! Fields of targets and routes.

use super::Field;
use crate::editor::session::Session;
use crate::model::action::Target;
use crate::model::import::{cells, dates};
use crate::model::plan::{Costs, Goal, Plan, Route, Variant};
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
            let mut options = plan.options.clone();
            let budget = read(text, amount);
            options.get_mut(place)?.budget = match budget {
                Ok(budget) => budget,
                Err(why) => return Some(Err(why)),
            };
            Some(Ok(Target::Options(options)))
        }
        _ => None,
    }
}

/// The name of an option, which no other one has.
fn option_name(plan: &Plan, place: usize, text: &str) -> Option<Result<Target, String>> {
    let mut options = plan.options.clone();
    let name = tidy::phased(text);
    let taken = |(at, one): (usize, &Variant)| at != place && one.name == name;
    if name.is_empty() || plan.options.iter().enumerate().any(taken) {
        return Some(Err(words::option_unnamed().to_owned()));
    }
    options.get_mut(place)?.name = name;
    Some(Ok(Target::Options(options)))
}

/// What a text becomes in a field of costs; an empty text is what everything costs.
fn cost(field: Field, text: &str, session: &Session) -> Result<Target, String> {
    let (plan, pack) = (session.plan(), session.pack());
    let cost = read(text, amount)?;
    let mut costs = plan.costs.clone();
    match field {
        Field::SwitchCost(place) => {
            let id = pack.conditions.get(place).map(|one| one.id.clone());
            let id = id.ok_or_else(|| words::field_gone().to_owned())?;
            costs.switches.insert(id, cost.unwrap_or_else(|| costs.unset.unwrap_or(Costs::USUAL)));
        }
        Field::KindCost(place) => {
            let id = pack.kinds.get(place).map(|one| one.id.clone());
            let id = id.ok_or_else(|| words::field_gone().to_owned())?;
            costs.kinds.insert(id, cost.unwrap_or_else(|| costs.unset.unwrap_or(Costs::USUAL)));
        }
        _ => costs.unset = cost,
    }
    Ok(Target::Costs(costs))
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
