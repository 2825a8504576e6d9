//! The best next moves, in words.

use super::role::Role;
use crate::model::action::{self, Action};
use crate::model::evaluated::Evaluated;
use crate::model::moves::{Move, Step};
use crate::model::numbers::numbers;
use crate::model::plan::{Effort, Grain};
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
/// least work come first, in the places that such moves have.
fn ranked(evaluated: &Evaluated) -> Vec<&Move> {
    let moves = &evaluated.evaluation.moves;
    let mut known: Vec<(&Move, usize)> =
        moves.iter().filter_map(|one| Some((one, work(evaluated, one)?))).collect();
    // Stable, so that equals keep their order: more gains for the same work, compared without
    // fractions.
    known.sort_by(|(one, work), (other, others)| {
        (other.gains.len() * work).cmp(&(one.gains.len() * others))
    });
    let mut known = known.into_iter().map(|(one, _)| one);
    moves.iter().map(|one| work(evaluated, one).and_then(|_| known.next()).unwrap_or(one)).collect()
}

/// How much work an open task says that a move is: one, two or three.
fn work(evaluated: &Evaluated, offered: &Move) -> Option<usize> {
    let Step::Switch(id, set) = offered.step else { return None };
    let tasks = evaluated.plan.record.tasks.iter();
    let own = tasks.filter(|task| {
        let turned = evaluated.engine.set_of(&task.switches);
        task.done.is_none() && task.touchpoints.contains(&id) && set.minus(turned).is_empty()
    });
    let efforts = own.filter_map(|task| task.effort).map(|effort| match effort {
        Effort::S => 1,
        Effort::M => 2,
        Effort::L => 3,
    });
    efforts.min()
}

/// How many more people a move brings for the first goal that has a number of them, and at what price
/// for each; `None` if it brings nobody or if there is no such goal.
fn brings(evaluated: &Evaluated, action: &Action) -> Option<String> {
    let goals = &evaluated.plan.goals;
    let place = goals.iter().position(|goal| goal.people.is_some())?;
    let assumed = goals.get(place)?.grain != Grain::Aggregate;
    let plan = action::apply(&evaluated.plan, evaluated.origin(), action).ok()?;
    let after = evaluated.with(plan);
    let of = |evaluated: &Evaluated| {
        let of = numbers(evaluated).goals.into_iter().nth(place)?;
        let paid = of.touchpoints.iter().filter_map(|known| Some(known.cost? * known.known.likely));
        Some((of.expected.unwrap_or(of.at_most).likely, paid.sum::<f64>()))
    };
    let ((before, paid), (now, paid_now)) = (of(evaluated)?, of(&after)?);
    let more = now - before;
    if more < 0.5 {
        return None;
    }
    let figure = text::numbers::people(more, assumed);
    let each = (paid_now - paid) / more;
    Some(if each > 0.0 {
        words::brings_people_each(figure, text::numbers::each(each))
    } else {
        words::brings_people(figure)
    })
}
