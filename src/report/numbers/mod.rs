//! The plan in people and yuan, in words: what is known for each goal, at what price, what closes the
//! gap, and what the budget buys. Figures that rest on an assumed share show two digits.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::role::Role;
use crate::model::action::Action;
use crate::model::evaluated::Evaluated;
use crate::model::numbers::closing::{Closing, closing, together};
use crate::model::numbers::{Aim, Budget, Known, Numbers, OfGoal, Range, numbers, of_goal};
use crate::model::plan::{Goal, Grain, TouchpointId};
use crate::model::roadmap::work;
use crate::model::verdict::Sign;
use crate::text::numbers::{each, money, people, percent, said, whole_day};
use crate::text::{self, explain, words};

mod line;
mod options;
mod planned;
mod rows;
mod stages;

pub use line::{Line, Moment};
pub use options::OptionRow;
pub use options::rows as option_rows;
pub use planned::{Mark, Planned, Stands};
pub use rows::{KnownRow, Sum};
pub use stages::{StageRow, stage_rows};

/// How many moves are shown that close a gap.
const MOVES: usize = 4;

/// A figure with what stands beside it, and the chip that says how it stands to its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The figure.
    pub value: String,
    /// Its bounds, or what it is of.
    pub beside: String,
    /// How it stands to its target, and in words.
    pub chip: Option<(Stands, String)>,
}

/// A part of the budget.
#[derive(Debug, Clone, PartialEq)]
pub struct Bought {
    /// Its role.
    pub role: Role,
    /// What it buys: "about a person".
    pub name: &'static str,
    /// How much it is.
    pub amount: String,
    /// Its share of the whole, from 0 to 1.
    pub part: f64,
}

/// Switches that would let more people be known.
#[derive(Debug, Clone, PartialEq)]
pub struct Close {
    /// What to do: "Connect the CRM on Flagship store".
    pub head: String,
    /// How many more people, or why there is no figure.
    pub gain: String,
    /// Whether there is a figure.
    pub has_figure: bool,
    /// The price for each, if it is known.
    pub each: Option<String>,
    /// Who does it until when, if a task says so.
    pub task: Option<String>,
    /// The same as an action.
    pub action: Action,
}

/// A goal in people and yuan.
pub struct Aimed {
    /// The goal.
    pub goal: Goal,
    /// Its name.
    pub name: String,
    /// The sign of its grain.
    pub sign: Sign,
    /// Whether its figures rest on assumed shares.
    pub assumed: bool,
    /// What matters, as a sentence.
    pub head: String,
    /// Its numbers.
    pub of: OfGoal,
    /// People who are known.
    pub people: Figure,
    /// The price of each.
    pub cost: Figure,
    /// What closes the gap, best first.
    pub closing: Vec<Close>,
    /// How many people are still missing then; `None` without a target, or if none are.
    pub still: Option<String>,
    /// How people are added up, as a sentence.
    pub added: String,
    known: HashMap<TouchpointId, Known>,
    evaluated: Arc<Evaluated>,
    rows: Vec<OnceLock<KnownRow>>,
    line: OnceLock<Line>,
    planned: Option<Planned>,
}

/// The numbers of a plan, in words.
pub struct Figures {
    numbers: Numbers,
    /// What the whole budget buys.
    pub bought: Figure,
    /// The budget by what it buys.
    pub parts: Vec<Bought>,
    evaluated: Arc<Evaluated>,
    goals: Vec<OnceLock<Aimed>>,
}

impl Figures {
    pub(crate) fn new(evaluated: &Arc<Evaluated>) -> Self {
        let numbers = numbers(evaluated);
        let goals = std::iter::repeat_with(OnceLock::new).take(numbers.goals.len()).collect();
        Self {
            bought: bought(evaluated, &numbers.budget),
            parts: parts(&numbers.budget),
            numbers,
            evaluated: Arc::clone(evaluated),
            goals,
        }
    }

    /// A goal, by its place in the plan.
    #[must_use]
    pub fn goal(&self, place: usize) -> Option<&Aimed> {
        let slot = self.goals.get(place)?;
        let (goal, of) = (self.evaluated.plan.goals.get(place)?, self.numbers.goals.get(place)?);
        Some(slot.get_or_init(|| aimed(&self.evaluated, goal, of)))
    }

    /// The goal that matters most: the first with a number of people, else the first.
    #[must_use]
    pub fn first(&self) -> usize {
        self.evaluated.plan.goals.iter().position(|goal| goal.people.is_some()).unwrap_or(0)
    }

    /// The whole budget, in CNY.
    #[must_use]
    pub fn budget(&self) -> f64 {
        self.numbers.budget.total
    }
}

impl Aimed {
    /// The figure that counts at the likely share: expected, or at most where no overlap is set.
    #[must_use]
    pub fn likely(&self) -> f64 {
        self.of.expected.unwrap_or(self.of.at_most).likely
    }

    /// People who are known through a touchpoint, if it counts and has numbers.
    #[must_use]
    pub fn known(&self, id: TouchpointId) -> Option<&Known> {
        self.known.get(&id)
    }

    /// What is known through the touchpoint at this place of the plan.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&KnownRow> {
        let slot = self.rows.get(place)?;
        let touchpoint = self.evaluated.plan.touchpoints.get(place)?;
        let known = self.known(touchpoint.id);
        Some(slot.get_or_init(|| {
            let planned = self.planned.as_ref().and_then(|one| one.row(&self.evaluated, place));
            rows::row(&self.evaluated, &self.goal, place, (known, planned))
        }))
    }

    /// People over time.
    #[must_use]
    pub fn line(&self) -> &Line {
        self.line.get_or_init(|| {
            line::line(&self.evaluated, &self.goal, (self.planned.as_ref(), self.at_most()))
        })
    }

    /// What it comes to once the tasks that have an end are done; `None` if they change nothing.
    #[must_use]
    pub fn planned(&self) -> Option<&Planned> {
        self.planned.as_ref()
    }

    /// Whether its figures are the most that there can be: several touchpoints may know the same
    /// people, and no overlap is set.
    #[must_use]
    pub fn at_most(&self) -> bool {
        self.of.is_at_most()
    }

    /// A figure of its people in words; "at most" is always said.
    #[must_use]
    pub fn said(&self, figure: f64) -> String {
        said(figure, self.assumed, self.at_most())
    }

    /// All touchpoints in a line.
    #[must_use]
    pub fn sum(&self) -> Sum {
        rows::sum(&self.evaluated, self.said(self.likely()), self.of.cost)
    }
}

fn aimed(evaluated: &Arc<Evaluated>, goal: &Goal, of: &OfGoal) -> Aimed {
    let pack = evaluated.pack();
    let known = of.touchpoints.iter().map(|known| (known.id, *known)).collect();
    let all = by_effort(evaluated, &closing(evaluated, goal, of));
    let shown: Vec<Closing> = all.into_iter().take(MOVES).collect();
    let assumed = goal.grain != Grain::Aggregate;
    let planned = planned::planned(evaluated, goal, assumed);
    let still = of.gap.map(|gap| gap - together(evaluated, goal, of, &shown));
    let still = still.filter(|rest| *rest > 0.5).map(|rest| people(rest, assumed));
    let mut aimed = Aimed {
        goal: goal.clone(),
        name: explain::goal(pack, goal),
        sign: goal.grain.into(),
        assumed,
        head: String::new(),
        of: of.clone(),
        people: Figure { value: String::new(), beside: String::new(), chip: None },
        cost: cost(goal, of, planned.as_ref()),
        closing: shown.iter().map(|one| close(evaluated, one, assumed)).collect(),
        still,
        added: added(evaluated, of),
        known,
        evaluated: Arc::clone(evaluated),
        rows: std::iter::repeat_with(OnceLock::new)
            .take(evaluated.plan.touchpoints.len())
            .collect(),
        line: OnceLock::new(),
        planned,
    };
    aimed.people = people_known(&aimed);
    aimed.head = head(&aimed);
    aimed
}

/// Moves that close a gap: of those whose work a task estimates, the ones that bring the most people for
/// the least work come first, in the places that such moves have.
fn by_effort(evaluated: &Evaluated, all: &[Closing]) -> Vec<Closing> {
    let work = |one: &Closing| work(evaluated, one.id, one.set).map(f64::from);
    let known = all.iter().filter_map(|one| Some((*one, one.gain.unwrap_or(0.0) / work(one)?)));
    let mut known: Vec<(Closing, f64)> = known.collect();
    known.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let mut known = known.into_iter().map(|(one, _)| one);
    all.iter().map(|one| work(one).and_then(|_| known.next()).unwrap_or(*one)).collect()
}

/// Whether the figures of a goal are the most that there can be.
#[must_use]
pub fn is_at_most(evaluated: &Evaluated, goal: &Goal) -> bool {
    of_goal(evaluated, goal).is_at_most()
}

fn head(aimed: &Aimed) -> String {
    let Aimed { goal, of, .. } = aimed;
    if of.touchpoints.is_empty() {
        let head = match of.without_numbers.len() {
            0 => words::numbers_nobody(aimed.name.as_str()),
            count => words::numbers_none(aimed.name.as_str(), count),
        };
        return lifted(aimed, head);
    }
    let known = &aimed.people.value;
    let known = if of.is_at_most() { words::at_most(known.as_str()) } else { known.clone() };
    let head = match goal.people.map(text::count) {
        None => words::numbers_known(known, aimed.name.as_str()),
        Some(target) => {
            let said = match goal.by {
                Some(by) => words::numbers_of_by(known, target, whole_day(by)),
                None => words::numbers_of(known, target),
            };
            match of.aim {
                Some(Aim::Reached) => words::numbers_reached(said),
                Some(Aim::Dear) => words::numbers_dear(said),
                _ => text::sentence(&said),
            }
        }
    };
    lifted(aimed, head)
}

/// A headline, and what the tasks that have an end lift it to.
fn lifted(aimed: &Aimed, head: String) -> String {
    match &aimed.planned {
        Some(planned) if planned.switches > 0 => {
            words::numbers_lift(head, planned.switches, planned.people.as_str())
        }
        _ => head,
    }
}

fn people_known(aimed: &Aimed) -> Figure {
    let Aimed { of, assumed, .. } = aimed;
    let figure = of.expected.unwrap_or(of.at_most);
    let said = |figure: f64| people(figure, *assumed);
    let beside = if of.touchpoints.is_empty() {
        String::new()
    } else if of.is_at_most() {
        words::at_most_and_least(said(of.at_least.likely))
    } else if figure.low < figure.high {
        words::low_to_high(said(figure.low), said(figure.high))
    } else {
        String::new()
    };
    let chip = of.gap.map(|gap| match of.aim {
        Some(Aim::Short) => (Stands::Amiss, words::short_of(said(gap))),
        _ => (Stands::Well, words::target_reached().to_owned()),
    });
    Figure { value: said(figure.likely), beside, chip }
}

fn cost(goal: &Goal, of: &OfGoal, planned: Option<&Planned>) -> Figure {
    let then = planned.and_then(|planned| planned.of.cost).filter(|then| Some(*then) != of.cost);
    let then = then.map(|cost| words::price_with_switches(each(cost)));
    let Some(cost) = of.cost else {
        let value = words::dash().to_owned();
        let beside = then.unwrap_or_else(|| words::cost_unknown().to_owned());
        return Figure { value, beside, chip: None };
    };
    // The same money for more people is a lower price.
    let (cheap, dear) = prices(of, cost);
    let range = (cheap < dear).then(|| words::low_to_high(each(cheap), each(dear)));
    let parts: Vec<String> = range.into_iter().chain(then).collect();
    let chip = goal.unit_cost.map(|most| {
        if cost > most {
            (Stands::Amiss, words::dearer(each(most)))
        } else {
            (Stands::Well, words::within(each(most)))
        }
    });
    Figure { value: each(cost), beside: text::parts(&parts), chip }
}

/// The price of each at the high end of people and at the low end.
#[must_use]
pub fn prices(of: &OfGoal, cost: f64) -> (f64, f64) {
    let Range { low, likely, high } = of.expected.unwrap_or(of.at_most);
    let at = |people: f64| if people > 0.0 { cost * likely / people } else { cost };
    (at(high), at(low))
}

fn bought(evaluated: &Evaluated, budget: &Budget) -> Figure {
    let part = if budget.total > 0.0 { budget.individual / budget.total } else { 0.0 };
    let value = if budget.total > 0.0 { percent(part) } else { words::dash().to_owned() };
    let beside = if budget.total > 0.0 {
        words::buys_persons(money(budget.individual))
    } else {
        words::no_budget().to_owned()
    };
    Figure { value, beside, chip: planned::bought(evaluated) }
}

fn parts(budget: &Budget) -> Vec<Bought> {
    let all = [
        (Sign::Person, words::about_a_person(), budget.individual),
        (Sign::Pseudonym, words::under_key(), budget.pseudonym),
        (Sign::Total, words::in_total(), budget.aggregate),
        (Sign::NotSensed, words::nothing_at_all(), budget.nothing),
    ];
    let some = all.into_iter().filter(|(.., amount)| *amount > 0.0);
    some.map(|(sign, name, amount)| Bought {
        role: Role::State(sign),
        name,
        amount: money(amount),
        part: amount / budget.total,
    })
    .collect()
}

fn close(evaluated: &Evaluated, one: &Closing, assumed: bool) -> Close {
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let touchpoint = plan.get(one.id);
    let lacks_visitors = touchpoint.is_some_and(|t| t.visitors.is_none());
    let gain = match one.gain {
        Some(gain) => words::more_people(people(gain, assumed)),
        None if lacks_visitors => words::no_figure_visitors().to_owned(),
        None => words::no_figure_share().to_owned(),
    };
    let step = crate::model::moves::Step::Switch(one.id, one.set);
    let conditions = engine.ids_of(one.set);
    Close {
        head: explain::step(engine, plan, step),
        gain,
        has_figure: one.gain.is_some(),
        each: one.each.map(each).map(words::price_each),
        task: planned::who_and_when(evaluated, one.id, one.set),
        action: Action::Switch { ids: vec![one.id], conditions, on: true },
    }
}

/// What a touchpoint says of days, share and stage, each as "name: value"; an assumed share carries
/// its sign.
#[must_use]
pub fn assumptions(touchpoint: &crate::model::plan::Touchpoint) -> Vec<String> {
    let runs = text::numbers::runs(touchpoint.starts, touchpoint.ends);
    let share = touchpoint.share.map(|share| words::assumed_share(text::numbers::share(share)));
    let facts = [
        (words::col_runs(), runs),
        (words::col_share_likely(), share.unwrap_or_default()),
        (words::col_basis(), touchpoint.basis.clone()),
        (words::col_stage(), touchpoint.stage.clone().unwrap_or_default()),
    ];
    let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| text::labelled(name, value)).collect()
}

/// How people are added up.
fn added(evaluated: &Evaluated, of: &OfGoal) -> String {
    match (of.touchpoints.len(), evaluated.plan.overlap) {
        (0, _) => words::added_none().to_owned(),
        (1, _) => words::added_one().to_owned(),
        (count, None) => words::added_bounds(count),
        (count, Some(overlap)) => words::added_overlap(count, text::numbers::one_share(overlap)),
    }
}
