//! The best next moves, in words.

use super::role::Role;
use crate::model::action::{self, Action};
use crate::model::evaluated::Evaluated;
use crate::model::moves::{Move, Step};
use crate::model::numbers::numbers;
use crate::model::plan::Grain;
use crate::model::roadmap::work;
use crate::text::{self, explain, words};

/// An offered move, as it is shown, applied, undone and exported.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// The role of the move.
    pub role: Role,
    /// What to do: "Connect the CRM on Flagship store".
    pub head: String,
    /// Its effect.
    pub says: String,
    /// Its effect on its tier, to continue a sentence: "and Semi-open rises to 3 of 5".
    pub outcome: String,
    /// The move as an action; `None` if it does not fit the plan.
    pub action: Option<Action>,
}

pub(super) fn offered(evaluated: &Evaluated) -> Vec<Offered> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let offered = ranked(evaluated).into_iter().map(|offered| {
        let says = explain::promise(engine, plan, offered);
        let action = offered.action(engine);
        let brings = action.as_ref().and_then(|action| brings(evaluated, action));
        let new = offered.gains.iter().filter(|gain| !gain.from.reached() && gain.to.reached());
        let tier = new.clone().next().map(|gain| gain.tier);
        let outcome = tier.map_or_else(
            || says.clone(),
            |tier| {
                let gained = new.filter(|gain| gain.tier == tier).count();
                let reached = evaluation.tiers.reached(tier.index()) + gained;
                let reached = words::of_total(reached, engine.insights());
                words::rises(explain::tier(engine.pack(), tier), reached)
            },
        );
        Offered {
            role: offered.step.into(),
            head: explain::step(engine, plan, offered.step),
            says: text::parts(&[Some(says), brings].into_iter().flatten().collect::<Vec<_>>()),
            outcome,
            action,
        }
    });
    offered.collect()
}

/// The moves, the best first. Of those whose work a task estimates, the ones that bring the most for the
/// least work come first, in the places that such moves have: people of the first goal that has a number
/// of them, else cells.
#[must_use]
pub fn ranked(evaluated: &Evaluated) -> Vec<&Move> {
    let moves = &evaluated.evaluation.moves;
    let work = |one: &Move| match one.step {
        Step::Switch(id, set) => work(evaluated, id, set).map(f64::from),
        Step::Place(_) => None,
    };
    let gain = |one: &Move, work: f64| {
        let action = one.action(&evaluated.engine);
        let people = action.and_then(|action| more_people(evaluated, &action));
        #[expect(clippy::cast_precision_loss, reason = "gains are few")]
        let cells = one.gains.len() as f64;
        (people.map_or(0.0, |(people, _)| people) / work, cells / work)
    };
    let known = moves.iter().filter_map(|one| Some((one, gain(one, work(one)?))));
    let mut known: Vec<(&Move, (f64, f64))> = known.collect();
    // Stable, so that equals keep their order.
    known.sort_by(|(_, one), (_, other)| other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1)));
    let mut known = known.into_iter().map(|(one, _)| one);
    moves.iter().map(|one| work(one).and_then(|_| known.next()).unwrap_or(one)).collect()
}

/// How many more people a move brings, and at what price for each, in words.
fn brings(evaluated: &Evaluated, action: &Action) -> Option<String> {
    let goals = &evaluated.plan.goals;
    let goal = goals.iter().find(|goal| goal.people.is_some())?;
    let assumed = goal.grain != Grain::Aggregate;
    let (more, each) = more_people(evaluated, action)?;
    let figure = text::numbers::people(more, assumed);
    let figure = if assumed { words::assumed_figure(figure) } else { figure };
    Some(if each > 0.0 {
        words::brings_people_each(figure, text::numbers::each(each))
    } else {
        words::brings_people(figure)
    })
}

/// How many more people a move brings for the first goal that has a number of them, and at what price
/// for each; `None` if it brings nobody or if there is no such goal.
fn more_people(evaluated: &Evaluated, action: &Action) -> Option<(f64, f64)> {
    let place = evaluated.plan.goals.iter().position(|goal| goal.people.is_some())?;
    let plan = action::apply(&evaluated.plan, evaluated.origin(), action).ok()?;
    let after = evaluated.with(plan);
    let of = |evaluated: &Evaluated| {
        let of = numbers(evaluated).goals.into_iter().nth(place)?;
        let paid = of.touchpoints.iter().filter_map(|known| Some(known.cost? * known.known.likely));
        Some((of.expected.unwrap_or(of.at_most).likely, paid.sum::<f64>()))
    };
    let ((before, paid), (now, paid_now)) = (of(evaluated)?, of(&after)?);
    let more = now - before;
    (more >= 0.5).then(|| (more, (paid_now - paid) / more))
}
