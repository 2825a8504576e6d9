//! What switching off would cost a touchpoint.

use crate::model::action::{self, Action};
use crate::model::engine::Placement;
use crate::model::evaluated::Evaluated;
use crate::text::{self, explain, sentences};

/// A sentence for each switch that is on and matters to the touchpoint at this index of the plan.
pub(super) fn what_if(evaluated: &Evaluated, place: usize) -> Vec<String> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = evaluated.pack();
    let (Some(touchpoint), Some(placement)) =
        (plan.touchpoints.get(place), evaluation.placements.get(place))
    else {
        return Vec::new();
    };
    let Some(platform) = pack.platform(&touchpoint.platform) else { return Vec::new() };
    let on = engine.ids_of(engine.relevant(placement.pair));
    let mut lines = Vec::new();
    for condition in on.into_iter().filter(|condition| touchpoint.has(condition)) {
        let (ids, conditions) = (vec![touchpoint.id], vec![condition.clone()]);
        let action = Action::Switch { ids, conditions, on: false };
        let Ok(plan) = action::apply(plan, pack, &action) else { continue };
        let after = evaluated.with(plan);
        let without = placement.have.minus(engine.set_of(std::slice::from_ref(&condition)));
        let lost = (0..engine.insights()).filter(|insight| {
            let before = engine.verdict(*placement, *insight).grain();
            engine.verdict(Placement { have: without, ..*placement }, *insight).grain() < before
        });
        let name = pack.condition(&condition).map_or("", |c| text::of(&c.name));
        let tier = platform.tier.index();
        let reached = |evaluated: &Evaluated| evaluated.evaluation.tiers.reached(tier);
        let change = (reached(evaluated), reached(&after), engine.insights());
        let tier = explain::tier(pack, platform.tier);
        lines.push(sentences::without(name, lost.count(), tier, change));
    }
    lines
}
