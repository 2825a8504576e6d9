//! The best next moves, in words.

use super::role::Role;
use crate::model::action::{self, Action};
use crate::model::evaluated::Evaluated;
use crate::model::numbers::numbers;
use crate::model::plan::Grain;
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
    let offered = evaluation.moves.iter().map(|offered| {
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
