//! The values of a plan that are not its touchpoints': targets, overlap, stages, routes, costs and
//! options. Each has an id, by which a sheet that was exported brings it back.

use super::cells::{self, is_dash};
use super::dates;
use crate::model::action::CostOf;
use crate::model::pack::Pack;
use crate::model::plan::{
    ConditionId, Goal, Grain, InsightId, KindId, Plan, Route, Turned, Variant,
};
use crate::model::plan::{Costs, TouchpointId};

/// A value of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A field of a goal.
    Goal(InsightId, Grain, OfGoal),
    /// A field of a route.
    Route(Step, OfRoute),
    /// The share of people whom several touchpoints reach.
    Overlap,
    /// The stages, one in a line.
    Stages,
    /// What a move costs, in CNY.
    Cost(CostOf),
    /// A field of an option, by its name.
    Option(String, OfOption),
}

/// Which route: where from, where to, by which means, and which of several such routes, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where from.
    pub from: TouchpointId,
    /// Where to.
    pub to: TouchpointId,
    /// Id of the means.
    pub by: String,
    /// How many such routes stand before it.
    pub again: usize,
}

/// A field of a goal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum OfGoal {
    /// For how many people.
    People,
    /// Until which day.
    By,
    /// At most how much for each, in CNY.
    UnitCost,
}

/// A field of a route.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum OfRoute {
    /// The share of visitors who take it.
    Rate,
    /// Notes.
    Notes,
}

/// A field of an option.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum OfOption {
    /// What it may cost in all, in CNY.
    Budget,
    /// The ids of touchpoints that it leaves out.
    Off,
    /// The switches that it turns on: a line for each touchpoint, `3: crm_integrated, consent`.
    Switches,
}

/// Why a value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is no number from 0.
    Number(String),
    /// It is no day.
    Day(String),
    /// It is no share between 0 and 1.
    Share(String),
    /// The plan or its rules have nothing of this id.
    Unknown(String),
}

impl Field {
    /// The id: `goal/contact/individual/people`, `route/1/3/wechat_link/rate`, `overlap`.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Goal(insight, grain, of) => {
                format!("goal/{insight}/{}/{}", grain.id(), <&str>::from(*of))
            }
            Self::Route(step, of) => {
                let Step { from, to, by, again } = step;
                let of = <&str>::from(*of);
                match again {
                    0 => format!("route/{from}/{to}/{by}/{of}"),
                    again => format!("route/{from}/{to}/{by}/{}/{of}", again + 1),
                }
            }
            Self::Overlap => "overlap".to_owned(),
            Self::Stages => "stages".to_owned(),
            Self::Cost(CostOf::Others) => "cost/unset".to_owned(),
            Self::Cost(CostOf::Switch(id)) => format!("cost/switch/{id}"),
            Self::Cost(CostOf::Kind(id)) => format!("cost/kind/{id}"),
            Self::Option(name, of) => format!("option/{name}/{}", <&str>::from(*of)),
        }
    }

    /// Whether it is an assumption of the user: a share or a cost.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        matches!(self, Self::Overlap | Self::Cost(_) | Self::Route(_, OfRoute::Rate))
    }

    /// The field of an id; `None` if there is none.
    #[must_use]
    pub fn read(id: &str) -> Option<Self> {
        let id = id.trim();
        if let Some(option) = id.strip_prefix("option/") {
            let (name, of) = option.rsplit_once('/')?;
            return Some(Self::Option(name.to_owned(), of.parse().ok()?));
        }
        let parts: Vec<&str> = id.split('/').collect();
        Some(match parts.as_slice() {
            ["overlap"] => Self::Overlap,
            ["stages"] => Self::Stages,
            ["cost", "unset"] => Self::Cost(CostOf::Others),
            ["cost", "switch", id] => Self::Cost(CostOf::Switch(ConditionId::from(*id))),
            ["cost", "kind", id] => Self::Cost(CostOf::Kind(KindId::from(*id))),
            ["goal", insight, grain, of] => {
                let grain = Grain::ALL.into_iter().find(|one| one.id() == *grain)?;
                Self::Goal(InsightId::from(*insight), grain, of.parse().ok()?)
            }
            ["route", from, to, by, of] => {
                Self::Route(Step::read([from, to, by], 0)?, of.parse().ok()?)
            }
            ["route", from, to, by, number, of] => {
                let again = number.parse::<usize>().ok()?.checked_sub(1)?;
                Self::Route(Step::read([from, to, by], again)?, of.parse().ok()?)
            }
            _ => return None,
        })
    }
}

impl Step {
    /// Reads the ids of both ends and of the means.
    #[must_use]
    pub fn read([from, to, by]: [&str; 3], again: usize) -> Option<Self> {
        let end = |id: &str| id.trim().parse().ok().map(TouchpointId);
        Some(Self { from: end(from)?, to: end(to)?, by: by.trim().to_owned(), again })
    }

    /// The route at a place of the plan.
    #[must_use]
    pub fn of(routes: &[Route], place: usize) -> Option<Self> {
        let route = routes.get(place)?;
        let before = routes.iter().take(place);
        let again =
            before.filter(|one| (one.from, one.to, &one.by) == (route.from, route.to, &route.by));
        let again = again.count();
        Some(Self { from: route.from, to: route.to, by: route.by.clone(), again })
    }

    fn find<'p>(&self, routes: &'p mut [Route]) -> Option<&'p mut Route> {
        let own = |route: &&mut Route| {
            (route.from, route.to, &route.by) == (self.from, self.to, &self.by)
        };
        routes.iter_mut().filter(own).nth(self.again)
    }
}

/// All values of a plan, each as it is written in a sheet. What is not set is empty; costs of single
/// switches and kinds are there only if they are set.
#[must_use]
pub fn all(plan: &Plan) -> Vec<(Field, String)> {
    let mut all = Vec::new();
    for goal in &plan.goals {
        let field = |of| Field::Goal(goal.insight.clone(), goal.grain, of);
        all.extend([
            (field(OfGoal::People), said(goal.people)),
            (field(OfGoal::By), said(goal.by)),
            (field(OfGoal::UnitCost), goal.unit_cost.map(plain).unwrap_or_default()),
        ]);
    }
    all.push((Field::Overlap, said(plan.overlap)));
    all.push((Field::Stages, plan.stages.join("\n")));
    for (place, route) in plan.routes.iter().enumerate() {
        let Some(step) = Step::of(&plan.routes, place) else { continue };
        all.push((Field::Route(step.clone(), OfRoute::Rate), said(route.rate)));
        all.push((Field::Route(step, OfRoute::Notes), route.notes.clone()));
    }
    let Costs { unset, switches, kinds } = &plan.costs;
    all.push((Field::Cost(CostOf::Others), unset.map(plain).unwrap_or_default()));
    let switches = switches.iter().map(|(id, cost)| (CostOf::Switch(id.clone()), cost));
    let kinds = kinds.iter().map(|(id, cost)| (CostOf::Kind(id.clone()), cost));
    all.extend(switches.chain(kinds).map(|(of, cost)| (Field::Cost(of), plain(*cost))));
    for option in &plan.options {
        let field = |of| Field::Option(option.name.clone(), of);
        let off: Vec<String> = option.off.iter().map(ToString::to_string).collect();
        let turned = option.switches.iter().map(|turned| {
            let on: Vec<&str> = turned.on.iter().map(ConditionId::as_str).collect();
            format!("{}: {}", turned.touchpoint, on.join(", "))
        });
        all.extend([
            (field(OfOption::Budget), option.budget.map(plain).unwrap_or_default()),
            (field(OfOption::Off), off.join(", ")),
            (field(OfOption::Switches), turned.collect::<Vec<_>>().join("\n")),
        ]);
    }
    all
}

fn said<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Formats an amount so that it cannot be misread: three decimals would look like thousands.
#[must_use]
pub fn plain(amount: f64) -> String {
    let text = amount.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
        _ => text,
    }
}

/// The rules, and the id that a touchpoint of the plan has for the one in a sheet.
type Place<'a> = (&'a Pack, &'a dyn Fn(TouchpointId) -> TouchpointId);

/// Sets a value of the plan to what a sheet says; a goal, route or option that is not there yet is
/// added. The touchpoints of the sheet may have other ids.
///
/// # Errors
/// Returns why the text cannot be the value, or which id is unknown. The plan stays as it is then.
pub fn set(
    plan: &mut Plan,
    (pack, id): Place<'_>,
    field: &Field,
    text: &str,
) -> Result<(), Unread> {
    let text = text.trim();
    match field {
        Field::Goal(insight, grain, of) => goal(plan, pack, (insight, *grain, *of), text),
        Field::Route(step, of) => {
            let step = Step { from: id(step.from), to: id(step.to), ..step.clone() };
            route(plan, pack, (&step, *of), text)
        }
        Field::Overlap => {
            plan.overlap = share(text)?;
            Ok(())
        }
        Field::Stages => {
            let stages = text.lines().map(str::trim).filter(|stage| !stage.is_empty());
            plan.stages = stages.map(str::to_owned).collect();
            Ok(())
        }
        Field::Cost(of) => cost(plan, pack, of, text),
        Field::Option(name, of) => option(plan, (pack, id), (name, *of), text),
    }
}

fn goal(
    plan: &mut Plan,
    pack: &Pack,
    (insight, grain, of): (&InsightId, Grain, OfGoal),
    text: &str,
) -> Result<(), Unread> {
    if pack.insight(insight).is_none() {
        return Err(Unread::Unknown(insight.to_string()));
    }
    let mut new = Goal::new(insight.clone(), grain);
    let at = plan.goals.iter().position(|known| known.is_for(&new));
    if let Some(known) = at.and_then(|at| plan.goals.get(at)) {
        new.clone_from(known);
    }
    match of {
        OfGoal::People if is_dash(text) => new.people = None,
        OfGoal::People => {
            let people = cells::count(text).ok_or_else(|| Unread::Number(text.to_owned()))?;
            new.people = Some(people);
        }
        OfGoal::By if is_dash(text) => new.by = None,
        OfGoal::By => {
            new.by = Some(dates::date(text).ok_or_else(|| Unread::Day(text.to_owned()))?);
        }
        OfGoal::UnitCost => new.unit_cost = amount(text)?,
    }
    match at.and_then(|at| plan.goals.get_mut(at)) {
        Some(known) => *known = new,
        None => plan.goals.push(new),
    }
    Ok(())
}

fn route(
    plan: &mut Plan,
    pack: &Pack,
    (step, of): (&Step, OfRoute),
    text: &str,
) -> Result<(), Unread> {
    let unknown = [step.from, step.to].into_iter().find(|id| plan.get(*id).is_none());
    if let Some(id) = unknown {
        return Err(Unread::Unknown(id.to_string()));
    }
    if step.from == step.to || !pack.means.iter().any(|means| means.id == step.by) {
        return Err(Unread::Unknown(step.by.clone()));
    }
    let rate = if of == OfRoute::Rate { share(text)? } else { None };
    if step.find(&mut plan.routes).is_none() {
        let (from, to, by) = (step.from, step.to, step.by.clone());
        plan.routes.push(Route { from, to, by, rate: None, notes: String::new() });
    }
    match (step.find(&mut plan.routes), of) {
        (Some(route), OfRoute::Rate) => route.rate = rate,
        (Some(route), OfRoute::Notes) => text.clone_into(&mut route.notes),
        (None, _) => {}
    }
    Ok(())
}

fn cost(plan: &mut Plan, pack: &Pack, of: &CostOf, text: &str) -> Result<(), Unread> {
    let cost = amount(text)?;
    let costs = &mut plan.costs;
    match of {
        CostOf::Others => costs.unset = cost,
        CostOf::Switch(id) if pack.condition(id).is_none() => {
            return Err(Unread::Unknown(id.to_string()));
        }
        CostOf::Kind(id) if pack.kind(id).is_none() => return Err(Unread::Unknown(id.to_string())),
        CostOf::Switch(id) => {
            costs.switches.remove(id);
            costs.switches.extend(cost.map(|cost| (id.clone(), cost)));
        }
        CostOf::Kind(id) => {
            costs.kinds.remove(id);
            costs.kinds.extend(cost.map(|cost| (id.clone(), cost)));
        }
    }
    Ok(())
}

fn option(
    plan: &mut Plan,
    (pack, own): Place<'_>,
    (name, of): (&str, OfOption),
    text: &str,
) -> Result<(), Unread> {
    let known = |id: &str| -> Result<TouchpointId, Unread> {
        let read = id.trim().parse().ok().map(|id| own(TouchpointId(id)));
        let read = read.filter(|id| plan.get(*id).is_some());
        read.ok_or_else(|| Unread::Unknown(id.trim().to_owned()))
    };
    let budget = if of == OfOption::Budget { amount(text)? } else { None };
    let off: Vec<TouchpointId> = match of {
        OfOption::Off => cells::listed(text).map(known).collect::<Result<_, _>>()?,
        _ => Vec::new(),
    };
    let switches: Vec<Turned> = match of {
        OfOption::Switches => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(|line| turned(pack, line, known)).collect::<Result<_, _>>()?
        }
        _ => Vec::new(),
    };
    let at = plan.options.iter().position(|one| one.name == name).unwrap_or_else(|| {
        plan.options.push(Variant { name: name.to_owned(), ..Variant::default() });
        plan.options.len() - 1
    });
    match (plan.options.get_mut(at), of) {
        (Some(option), OfOption::Budget) => option.budget = budget,
        (Some(option), OfOption::Off) => option.off = off,
        (Some(option), OfOption::Switches) => option.switches = switches,
        (None, _) => {}
    }
    Ok(())
}

/// Reads `3: crm_integrated, consent`.
fn turned(
    pack: &Pack,
    line: &str,
    known: impl Fn(&str) -> Result<TouchpointId, Unread>,
) -> Result<Turned, Unread> {
    let (touchpoint, on) = line.split_once([':', '：']).unwrap_or((line, ""));
    let switch = |id: &str| {
        let id = ConditionId::from(id);
        if pack.condition(&id).is_some() { Ok(id) } else { Err(Unread::Unknown(id.to_string())) }
    };
    let on = cells::listed(on).map(switch).collect::<Result<_, _>>()?;
    Ok(Turned { touchpoint: known(touchpoint)?, on })
}

fn amount(text: &str) -> Result<Option<f64>, Unread> {
    if is_dash(text) {
        return Ok(None);
    }
    // Adding zero turns a negative zero into zero.
    let read = cells::amount(text).map(|amount| Some(amount + 0.0));
    read.map_err(|_| Unread::Number(text.to_owned()))
}

fn share(text: &str) -> Result<Option<f64>, Unread> {
    if is_dash(text) {
        return Ok(None);
    }
    let read = dates::share(text).filter(|share| share.low.total_cmp(&share.high).is_eq());
    read.map(|share| Some(share.likely)).ok_or_else(|| Unread::Share(text.to_owned()))
}
