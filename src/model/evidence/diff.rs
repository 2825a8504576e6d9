//! What two packs say differently, statement by statement, and what that changes in a plan.

use std::collections::BTreeMap;
use std::fmt::Debug;

use crate::model::engine::{Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::routes::{self, Passage};
use crate::model::pack::{Ceiling, Pack, Tier};
use crate::model::plan::{ConditionId, Goal, Grain, TouchpointId};
use crate::model::verdict::{Decider, Verdict};

/// A statement that only one of two packs has, or that they word or judge differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Only the second pack has it.
    Added(String),
    /// Only the first pack has it.
    Removed(String),
    /// Both have it, with these short forms.
    Changed(String, [String; 2]),
}

impl Change {
    /// The name of the statement: "yields `own_shop`", "ceiling of wechat, contact".
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Added(name) | Self::Removed(name) | Self::Changed(name, _) => name,
        }
    }
}

/// A statement in short and in full.
struct Said {
    short: String,
    full: String,
}

/// All statements of a pack by their names.
fn statements(pack: &Pack) -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    for tier in &pack.tiers {
        ceilings(tier.tier.id(), tier.ceilings.iter(), &mut all);
    }
    for platform in &pack.platforms {
        ceilings(platform.id.as_str(), platform.ceilings.iter(), &mut all);
    }
    for kind in &pack.kinds {
        for own in &kind.ceilings {
            let scope = format!("{} on {}", kind.id, own.platform);
            ceilings(&scope, std::iter::once(&own.ceiling), &mut all);
        }
    }
    for rule in &pack.yields {
        let needs: Vec<&str> = rule.needs.iter().map(ConditionId::as_str).collect();
        let short = format!("{} {}, needs {}", rule.insight, rule.grain.id(), needs.join(" + "));
        add(&mut all, &format!("yields {}", rule.id), short, rule);
    }
    for rule in &pack.identities {
        add(&mut all, &format!("identities {}", rule.id), rule.key.clone(), rule);
    }
    for link in &pack.key_links {
        let name = format!("key_links {} – {}", link.a, link.b);
        add(&mut all, &name, link.grounds.confidence.id().to_owned(), link);
    }
    for link in &pack.links {
        add(&mut all, &format!("links {}", link.id), link.lets.id().to_owned(), link);
    }
    for duty in &pack.duties {
        add(&mut all, &format!("duties {}", duty.id), duty.article.clone(), duty);
    }
    all
}

fn add(all: &mut BTreeMap<String, Said>, name: &str, short: String, said: &impl Debug) {
    let full = format!("{said:?}");
    // A second statement of the same name begins on another day.
    let mut free = name.to_owned();
    let mut number = 1;
    while all.contains_key(&free) {
        number += 1;
        free = format!("{name} ({number})");
    }
    all.insert(free, Said { short, full });
}

/// The name of a ceiling.
fn ceiling_name(scope: &str, ceiling: &Ceiling) -> String {
    format!("ceiling of {scope}, {}", ceiling.insight)
}

fn ceilings<'p>(
    scope: &str,
    ceilings: impl Iterator<Item = &'p Ceiling>,
    all: &mut BTreeMap<String, Said>,
) {
    for ceiling in ceilings {
        let lets = ceiling.lets.grain().map_or("withheld", Grain::id);
        add(all, &ceiling_name(scope, ceiling), lets.to_owned(), ceiling);
    }
}

/// What two packs say differently, by the names of the statements.
#[must_use]
pub fn changes(one: &Pack, other: &Pack) -> Vec<Change> {
    let (before, after) = (statements(one), statements(other));
    let removed = before.iter().filter(|(name, _)| !after.contains_key(*name));
    let mut changes: Vec<Change> = removed.map(|(name, _)| Change::Removed(name.clone())).collect();
    for (name, said) in &after {
        match before.get(name) {
            None => changes.push(Change::Added(name.clone())),
            Some(was) if was.full != said.full => {
                let short = [was.short.clone(), said.short.clone()];
                changes.push(Change::Changed(name.clone(), short));
            }
            Some(_) => {}
        }
    }
    changes
}

/// A verdict that is another one under the other pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The touchpoint.
    pub touchpoint: TouchpointId,
    /// The insight.
    pub insight: String,
    /// The verdicts, in words of ids.
    pub verdicts: [String; 2],
    /// The verdicts.
    pub states: [Verdict; 2],
    /// The statement that makes the difference.
    pub by: Option<String>,
}

/// What a change of packs does to a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The verdicts that differ.
    pub shifts: Vec<Shift>,
    /// Goals that are met now and were not.
    pub won: Vec<Goal>,
    /// Goals that were met and are not.
    pub lost: Vec<Goal>,
    /// The routes of the plan whose verdicts differ.
    pub routes: Vec<RouteShift>,
    /// How many insights of each tier are reached, before and after.
    pub reached: Vec<(Tier, [usize; 2])>,
    /// How many insights there are in each tier.
    pub of: usize,
}

/// A route of a plan whose verdict differs.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteShift {
    /// The place of the route in the plan.
    pub route: usize,
    /// The verdicts before and after, in words of ids.
    pub verdicts: [String; 2],
    /// The link that makes the difference.
    pub by: Option<String>,
}

/// The routes whose verdicts differ.
fn route_shifts(before: &Evaluated, after: &Evaluated, changes: &[Change]) -> Vec<RouteShift> {
    let judged = |evaluated: &Evaluated| -> Vec<(String, Option<String>)> {
        let says = |passage: Passage| match passage {
            Passage::Allowed => "allowed".to_owned(),
            Passage::Barred => "barred".to_owned(),
            Passage::Unstated => "unstated".to_owned(),
            Passage::Locked(set) => {
                let ids = evaluated.engine.ids_of(set);
                let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
                format!("locked ({})", ids.join(" + "))
            }
        };
        let link = |place: usize| evaluated.pack().links.get(place).map(|link| link.id.clone());
        let all = routes::routes(evaluated).into_iter();
        all.map(|(passage, by)| (says(passage), by.and_then(link))).collect()
    };
    let is_changed = |name: &&String| changes.iter().any(|change| change.name() == name.as_str());
    let both = judged(before).into_iter().zip(judged(after)).enumerate();
    both.filter(|(_, (old, new))| old.0 != new.0)
        .map(|(route, (old, new))| {
            let names = new.1.into_iter().chain(old.1).map(|id| format!("links {id}"));
            let names: Vec<String> = names.collect();
            let by = names.iter().find(is_changed).or(names.first()).cloned();
            RouteShift { route, verdicts: [old.0, new.0], by }
        })
        .collect()
}

/// Compares a plan under two packs.
#[must_use]
pub fn effect(before: &Evaluated, after: &Evaluated, changes: &[Change]) -> Effect {
    let mut shifts = Vec::new();
    for (place, touchpoint) in after.plan.touchpoints.iter().enumerate() {
        for (insight, named) in after.pack().insights.iter().enumerate() {
            let was = before.pack().insights.iter().position(|other| other.id == named.id);
            let Some(was) = was else { continue };
            let (old, new) = (found(before, place, was), found(after, place, insight));
            let (Some(old), Some(new)) = (old, new) else { continue };
            if old.says != new.says {
                let is_changed =
                    |name: &&String| changes.iter().any(|change| change.name() == name.as_str());
                // A statement that only one side has is the difference, too: it may have ended.
                let only = |one: &[String], other: &[String]| {
                    one.iter().find(|name| !other.contains(name)).cloned()
                };
                let gone = only(&old.names, &new.names).or_else(|| only(&new.names, &old.names));
                let names: Vec<String> = new.names.into_iter().chain(old.names).collect();
                let by = names.iter().find(is_changed).cloned().or(gone);
                let by = by.or_else(|| names.first().cloned());
                let (insight, verdicts) = (named.id.to_string(), [old.says, new.says]);
                let (touchpoint, states) = (touchpoint.id, [old.verdict, new.verdict]);
                shifts.push(Shift { touchpoint, insight, verdicts, states, by });
            }
        }
    }
    let met = |evaluated: &Evaluated| -> Vec<Goal> {
        let goals = evaluated.plan.goals.iter().zip(&evaluated.evaluation.goals);
        goals.filter(|(_, state)| state.id() == "met").map(|(goal, _)| goal.clone()).collect()
    };
    let (was, is) = (met(before), met(after));
    let only = |one: &[Goal], other: &[Goal]| -> Vec<Goal> {
        one.iter().filter(|goal| !other.contains(goal)).cloned().collect()
    };
    let reached = Tier::ALL.into_iter().map(|tier| {
        let of = |evaluated: &Evaluated| evaluated.evaluation.tiers.reached(tier.index());
        (tier, [of(before), of(after)])
    });
    Effect {
        shifts,
        won: only(&is, &was),
        lost: only(&was, &is),
        routes: route_shifts(before, after, changes),
        reached: reached.collect(),
        of: after.engine.insights(),
    }
}

/// A verdict in words of ids, and the names of the statements behind it, the deciding one first.
struct Found {
    says: String,
    verdict: Verdict,
    names: Vec<String>,
}

fn found(evaluated: &Evaluated, place: usize, insight: usize) -> Option<Found> {
    let engine = &evaluated.engine;
    let at = *evaluated.evaluation.placements.get(place)?;
    let verdict = *evaluated.evaluation.verdicts(place).get(insight)?;
    let sets = engine.switches(at, insight, verdict).into_iter().map(|set| {
        let ids = engine.ids_of(set);
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")
    });
    let sets: Vec<String> = sets.collect();
    let grain = verdict.grain().map(|grain| format!(" {}", grain.id())).unwrap_or_default();
    let missing = if sets.is_empty() { String::new() } else { format!(" ({})", sets.join(" | ")) };
    let says = format!("{}{grain}{missing}", verdict.id());
    Some(Found { says, verdict, names: names(engine, at, insight, verdict) })
}

/// The names of the statements behind a verdict, the deciding one first.
fn names(engine: &Engine, at: Placement, insight: usize, verdict: Verdict) -> Vec<String> {
    let pack = engine.pack();
    let (kind, platform) = engine.pair_parts(at.pair);
    let rule = match verdict {
        Verdict::Yields { by: Decider::Rule(rule), .. } | Verdict::Locked { by: rule } => {
            pack.yields.get(rule.0 as usize)
        }
        _ => None,
    };
    let mut names: Vec<String> =
        rule.into_iter().map(|rule| format!("yields {}", rule.id)).collect();
    let (Some(kind), Some(platform)) = (pack.kinds.get(kind), pack.platforms.get(platform)) else {
        return names;
    };
    let Some(insight) = pack.insights.get(insight) else { return names };
    let own = kind.ceilings.iter().filter(|own| own.platform == platform.id);
    let own = own.map(|own| (format!("{} on {}", kind.id, platform.id), &own.ceiling));
    let on = platform.ceilings.iter().map(|ceiling| (platform.id.to_string(), ceiling));
    let tier = pack.tier(platform.tier).into_iter().flat_map(|rules| &rules.ceilings);
    let tier = tier.map(|ceiling| (platform.tier.id().to_owned(), ceiling));
    let ceilings = own.chain(on).chain(tier).filter(|(_, c)| c.insight == insight.id);
    names.extend(ceilings.map(|(scope, ceiling)| ceiling_name(&scope, ceiling)));
    // A ceiling may hide which rule lets the insight through.
    let rules = pack.yields.iter().filter(|rule| {
        rule.insight == insight.id
            && rule.kinds.contains(&kind.id)
            && rule.on.contains(&platform.id)
    });
    for name in rules.map(|rule| format!("yields {}", rule.id)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
