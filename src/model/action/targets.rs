//! Changes of what a plan says in people, yuan and routes.

use serde::Serialize;

use super::refusal::{Refusal, sound};
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Goal, KindId, Plan, Route, TouchpointId, Variant};
use crate::model::tidy;

/// What is changed of a plan's targets, routes, costs and options.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Target {
    /// The target of a goal: replaces the goal for the same insight and grain, in its place.
    Goal(Goal),
    /// The share of people whom several touchpoints reach.
    Overlap(Option<f64>),
    /// The stages that people go through. A touchpoint of a stage that goes has none then.
    Stages(Vec<String>),
    /// What a move costs; `None` for what everything costs that is not named.
    Cost(CostOf, Option<f64>),
    /// Adds routes; one that the plan has already is left out.
    Lead(Vec<Route>),
    /// Replaces the route at this place.
    Reroute(usize, Route),
    /// Removes the route at this place.
    Unlead(usize),
    /// Adds an option behind the others.
    AddOption(Variant),
    /// Changes the option at this place.
    Vary(usize, Vary),
    /// Removes the option at this place.
    DropOption(usize),
}

/// What a cost is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum CostOf {
    /// All moves that are not named.
    Others,
    /// Turning a switch on at one touchpoint.
    Switch(ConditionId),
    /// Placing one touchpoint of a kind.
    Kind(KindId),
}

/// What is changed of an option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Vary {
    /// Its name.
    Name(String),
    /// What it may cost in all.
    Budget(Option<f64>),
    /// Whether it leaves a touchpoint out.
    LeaveOut(TouchpointId, bool),
    /// Whether it turns a switch on at a touchpoint.
    Turn(TouchpointId, ConditionId, bool),
}

/// Why several actions are one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Purpose {
    /// An option is adopted.
    Adopt,
    /// The cheapest way to the goals is taken.
    Cheapest,
    /// A block of cells is pasted, or cleared.
    Block,
    /// Two groups of touchpoints shall recognise each other's people.
    Join,
    /// The record is changed to what a sheet says.
    Record,
}

pub(super) fn apply(plan: &mut Plan, pack: &Pack, target: &Target) -> Result<(), Refusal> {
    match target {
        Target::Goal(goal) => aim(plan, pack, goal)?,
        Target::Overlap(overlap) => {
            plan.overlap = overlap.map(share).transpose()?;
        }
        Target::Stages(stages) => stage(plan, stages),
        Target::Cost(of, cost) => price(plan, of, *cost)?,
        Target::Lead(routes) => {
            for route in routes {
                let known = plan.routes.iter().any(|known| same_step(known, route));
                if !known {
                    plan.routes.push(sound_route(plan, route)?);
                }
            }
        }
        Target::Reroute(place, route) => {
            let route = sound_route(plan, route)?;
            *plan.routes.get_mut(*place).ok_or(Refusal::BadRoute)? = route;
        }
        Target::Unlead(place) if *place < plan.routes.len() => {
            plan.routes.remove(*place);
        }
        Target::Unlead(_) => return Err(Refusal::BadRoute),
        Target::AddOption(option) => plan.options.push(option.clone()),
        Target::Vary(place, change) => {
            vary(plan.options.get_mut(*place).ok_or(Refusal::NoOption)?, change)?;
        }
        Target::DropOption(place) if *place < plan.options.len() => {
            plan.options.remove(*place);
        }
        Target::DropOption(_) => return Err(Refusal::NoOption),
    }
    Ok(())
}

fn price(plan: &mut Plan, of: &CostOf, cost: Option<f64>) -> Result<(), Refusal> {
    cost.map_or(Ok(()), sound)?;
    let costs = &mut plan.costs;
    match (of, cost) {
        (CostOf::Others, cost) => costs.unset = cost,
        (CostOf::Switch(id), Some(cost)) => drop(costs.switches.insert(id.clone(), cost)),
        (CostOf::Switch(id), None) => drop(costs.switches.remove(id)),
        (CostOf::Kind(id), Some(cost)) => drop(costs.kinds.insert(id.clone(), cost)),
        (CostOf::Kind(id), None) => drop(costs.kinds.remove(id)),
    }
    Ok(())
}

fn vary(option: &mut Variant, change: &Vary) -> Result<(), Refusal> {
    match change {
        Vary::Name(name) => option.name.clone_from(name),
        Vary::Budget(budget) => {
            budget.map_or(Ok(()), sound)?;
            option.budget = *budget;
        }
        Vary::LeaveOut(id, out) => {
            option.off.retain(|other| other != id);
            if *out {
                option.off.push(*id);
            }
        }
        Vary::Turn(id, switch, on) => option.turn(*id, switch, *on),
    }
    Ok(())
}

fn same_step(one: &Route, other: &Route) -> bool {
    (one.from, one.to, &one.by) == (other.from, other.to, &other.by)
}

fn aim(plan: &mut Plan, pack: &Pack, goal: &Goal) -> Result<(), Refusal> {
    if pack.insight(&goal.insight).is_none() {
        return Err(Refusal::NoInsight(goal.insight.clone()));
    }
    goal.unit_cost.map_or(Ok(()), sound)?;
    match plan.goals.iter_mut().find(|known| known.is_for(goal)) {
        Some(known) => known.clone_from(goal),
        None => plan.goals.push(goal.clone()),
    }
    Ok(())
}

fn share(share: f64) -> Result<f64, Refusal> {
    // Adding zero turns a negative zero into zero.
    if (0.0..=1.0).contains(&share) { Ok(share + 0.0) } else { Err(Refusal::BadShare) }
}

fn stage(plan: &mut Plan, stages: &[String]) {
    let mut kept: Vec<String> = Vec::new();
    for stage in stages.iter().map(|stage| tidy::phased(stage)) {
        if !stage.is_empty() && !kept.contains(&stage) {
            kept.push(stage);
        }
    }
    for touchpoint in &mut plan.touchpoints {
        let gone = touchpoint
            .stage
            .as_ref()
            .is_some_and(|stage| plan.stages.contains(stage) && !kept.contains(stage));
        if gone {
            std::sync::Arc::make_mut(touchpoint).stage = None;
        }
    }
    plan.stages = kept;
}

fn sound_route(plan: &Plan, route: &Route) -> Result<Route, Refusal> {
    for end in [route.from, route.to] {
        plan.position(end).ok_or(Refusal::NoTouchpoint(end))?;
    }
    if route.from == route.to {
        return Err(Refusal::BadRoute);
    }
    let mut route = Route { rate: route.rate.map(share).transpose()?, ..route.clone() };
    tidy::text(&mut route.notes);
    Ok(route)
}
