//! The statements behind a verdict: the one that decides, and what lies under it.

use super::{grain, parts, tier};
use crate::model::engine::{Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::numbers::cheapest::Move;
use crate::model::pack::{Ceiling, Kind, Outlet, Pack, Platform};
use crate::model::plan::ConditionId;
use crate::model::verdict::{Decider, Verdict};
use crate::text::{and_list, of, quoted, words};

/// Describes the statement that decides a verdict, the ceiling in force, and the less specific ones
/// that it overrides.
#[must_use]
pub fn behind(engine: &Engine, at: Placement, insight: usize, verdict: Verdict) -> Vec<String> {
    let pack = engine.pack();
    let Some((kind, platform)) = parts(engine, at) else { return Vec::new() };
    let Some(insight) = pack.insights.get(insight) else { return Vec::new() };
    let mut ceilings = ceilings(pack, kind, platform)
        .into_iter()
        .filter(|(_, ceiling)| ceiling.insight == insight.id);
    let mut lines = Vec::new();
    if let Verdict::Yields { by: Decider::Rule(rule), .. } | Verdict::Locked { by: rule } = verdict
        && let Some(rule) = pack.yields.get(rule.0 as usize)
    {
        lines.push(words::decided_by_rule(quoted(&*rule.id)));
    }
    if let Some((scope, ceiling)) = ceilings.next() {
        lines.push(words::decided_by_ceiling(scope, lets(ceiling.lets)));
    }
    lines.extend(ceilings.map(|(scope, ceiling)| {
        words::overrides_ceiling(scope, lets(ceiling.lets), of(&ceiling.grounds.because))
    }));
    lines
}

/// The name of the statement that decides a verdict: the id of a rule, or whose ceiling it is; empty
/// if there is none.
#[must_use]
pub fn statement(engine: &Engine, at: Placement, insight: usize, verdict: Verdict) -> String {
    let pack = engine.pack();
    let rule = match verdict {
        Verdict::Unstated => return String::new(),
        Verdict::Yields { by: Decider::Rule(by), .. } | Verdict::Locked { by } => Some(by),
        _ => None,
    };
    if let Some(rule) = rule {
        return pack.yields.get(rule.0 as usize).map_or("", |rule| &*rule.id).to_owned();
    }
    let (Some((kind, platform)), Some(insight)) = (parts(engine, at), pack.insights.get(insight))
    else {
        return String::new();
    };
    let mut all = ceilings(pack, kind, platform).into_iter();
    let own = all.find(|(_, ceiling)| ceiling.insight == insight.id);
    own.map(|(scope, _)| words::ceiling_named(scope, of(&insight.name))).unwrap_or_default()
}

/// All ceilings for a kind on a platform with their scopes, the most specific first.
fn ceilings<'p>(
    pack: &'p Pack,
    kind: &'p Kind,
    platform: &'p Platform,
) -> Vec<(String, &'p Ceiling)> {
    let own = kind.ceilings.iter().filter(|own| own.platform == platform.id);
    let own =
        own.map(|own| (words::card_on(quoted(of(&kind.name)), of(&platform.name)), &own.ceiling));
    let on = platform.ceilings.iter().map(|ceiling| (of(&platform.name).to_owned(), ceiling));
    let of_tier = pack.tier(platform.tier).into_iter().flat_map(|rules| &rules.ceilings);
    let of_tier = of_tier.map(|ceiling| (tier(pack, platform.tier).to_owned(), ceiling));
    own.chain(on).chain(of_tier).collect()
}

/// What a ceiling lets out, in words.
fn lets(lets: Outlet) -> &'static str {
    lets.grain().map_or(words::short_withheld(), grain)
}

/// A move of the cheapest way, in words.
#[must_use]
pub fn cheapest_move(evaluated: &Evaluated, step: &Move) -> String {
    let (pack, plan) = (evaluated.pack(), &evaluated.plan);
    let named = |ids: &[ConditionId]| {
        let name = |id: &ConditionId| pack.condition(id).map_or("", |one| of(&one.name));
        and_list(&ids.iter().map(|id| quoted(name(id))).collect::<Vec<_>>())
    };
    match step {
        Move::Switch(id, switches) => {
            let name = plan.get(*id).map_or("", |touchpoint| super::name(pack, touchpoint));
            words::cheapest_switch(name, named(switches))
        }
        Move::Place(kind, platform, switches) => {
            let kind = pack.kind(kind).map_or("", |kind| of(&kind.name));
            let on = pack.platform(platform).map_or("", |platform| of(&platform.name));
            let name = words::card_on(quoted(kind), on);
            if switches.is_empty() {
                words::cheapest_place(name)
            } else {
                words::cheapest_place_with(name, named(switches))
            }
        }
    }
}
