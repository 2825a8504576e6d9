//! Texts for verdicts, coverage, goals and moves.

use std::sync::Arc;

use super::{and_list, listed, of, quoted, signs, uncapitalised, words};
use crate::model::coverage::GoalState;
use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::moves::{Gain, Kept, Move, Step};
use crate::model::pack::{Ceiling, Confidence, Date, Grounds, Kind, Pack, Platform, Tier};
use crate::model::plan::{Goal, Grain, Plan, Task, Touchpoint};
use crate::model::roadmap::Late;
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::model::verdict::{Decider, RuleRef, Verdict};

mod statements;

pub use statements::{behind, cheapest_move, statement};

/// The name to show for a touchpoint: its own, or that of its kind.
#[must_use]
pub fn name<'a>(pack: &'a Pack, touchpoint: &'a Touchpoint) -> &'a str {
    if touchpoint.name.trim().is_empty() {
        pack.kind(&touchpoint.kind).map_or(touchpoint.kind.as_str(), |k| of(&k.name))
    } else {
        &touchpoint.name
    }
}

/// The name to show for a touchpoint, with its platform if another touchpoint has the same name.
fn distinct_name(pack: &Pack, plan: &Plan, touchpoint: &Touchpoint) -> String {
    let shown = name(pack, touchpoint);
    let platform = pack.platform(&touchpoint.platform);
    let same = plan.touchpoints.iter().filter(|other| name(pack, other) == shown).nth(1);
    match (same, platform) {
        (Some(_), Some(on)) => words::name_on(shown, of(&on.name)),
        _ => shown.to_owned(),
    }
}

/// Why a task is late, in words.
#[must_use]
pub fn late(evaluated: &Evaluated, task: &Task, why: Late) -> String {
    let said = |date: Option<Date>| date.map(super::numbers::whole_day).unwrap_or_default();
    match why {
        Late::Before(id) => {
            let earlier = evaluated.plan.record.task(id);
            let name = earlier.map_or("", |earlier| earlier.text.as_str());
            let ends = earlier.and_then(|earlier| earlier.ends.or(earlier.starts));
            words::late_before(said(task.starts), quoted(name), said(ends))
        }
        Late::After(id) => {
            let touchpoint = evaluated.plan.get(id);
            let name = touchpoint.map_or("", |touchpoint| name(evaluated.pack(), touchpoint));
            let starts = touchpoint.and_then(|touchpoint| touchpoint.starts);
            words::late_after(said(task.ends), name, said(starts))
        }
    }
}

/// A grain in words.
#[must_use]
pub fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Individual => words::about_a_person(),
        Grain::Pseudonym => words::under_key(),
        Grain::Aggregate => words::in_total(),
    }
}

/// A verdict in words.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    signs::of(verdict.into()).word
}

/// A verdict in words; one that is locked says how many switches are missing, at the fewest.
#[must_use]
pub fn verdict_away(found: Verdict, fewest: usize) -> String {
    match (found.meaning().sign, fewest) {
        (Sign::Locked, 1) => words::one_switch().to_owned(),
        (Sign::Locked, _) => words::switches_away(fewest),
        _ => verdict(found).to_owned(),
    }
}

/// A coverage state in words.
#[must_use]
pub fn state(state: State) -> &'static str {
    signs::of(state.into()).word
}

/// The text for a confidence.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => words::sure_stated(),
        Confidence::Inferred => words::sure_inferred(),
        Confidence::Official => words::sure_official(),
        Confidence::Secondary => words::sure_secondary(),
    }
}

/// What a confidence means.
#[must_use]
pub fn means(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => words::means_stated(),
        Confidence::Inferred => words::means_inferred(),
        Confidence::Official => words::means_official(),
        Confidence::Secondary => words::means_secondary(),
    }
}

/// The names of the conditions in a set, each in quotation marks: “CRM connected” and “…”.
#[must_use]
pub fn conditions(engine: &Engine, set: ConditionSet) -> String {
    let names: Vec<String> = set
        .indices()
        .filter_map(|n| engine.pack().conditions.get(n))
        .map(|c| quoted(of(&c.name)))
        .collect();
    and_list(&names)
}

/// The instructions that turn on the conditions of a set: "Connect the CRM and ask for consent".
#[must_use]
pub fn orders(engine: &Engine, set: ConditionSet) -> String {
    let orders: Vec<String> = set
        .indices()
        .filter_map(|n| engine.pack().conditions.get(n))
        .enumerate()
        .map(
            |(place, c)| {
                if place == 0 { of(&c.order).to_owned() } else { uncapitalised(of(&c.order)) }
            },
        )
        .collect();
    and_list(&orders)
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// A sentence or two to read aloud.
    pub because: String,
    /// The source's title.
    pub source: Option<Arc<str>>,
    /// The source's address.
    pub address: Option<Arc<str>>,
    /// The statement: how reliable it is, and its dates.
    pub grounds: Option<Grounds>,
    /// In what form the insight arrives; empty if the statement does not say.
    pub form: String,
}

/// Explains the verdict on one insight, by its index in the pack.
#[must_use]
pub fn explain(
    engine: &Engine,
    placement: Placement,
    insight: usize,
    verdict: Verdict,
) -> Explanation {
    let pack = engine.pack();
    let Some((kind, platform)) = parts(engine, placement) else {
        let because = words::unknown_touchpoint().to_owned();
        return Explanation {
            because,
            source: None,
            address: None,
            grounds: None,
            form: String::new(),
        };
    };
    let sets = || -> Vec<String> {
        let sets = engine.switches(placement, insight, verdict).into_iter();
        sets.map(|set| conditions(engine, set)).collect()
    };
    let what = pack.insights.get(insight).map_or("", |i| of(&i.name));
    let finest = || {
        let have = |set: ConditionSet| placement.have.union(set);
        let sets = engine.switches(placement, insight, verdict).into_iter();
        let with =
            sets.map(|set| engine.verdict(Placement { have: have(set), ..placement }, insight));
        with.filter_map(Verdict::grain).max()
    };
    let words = Words { what, sets: &sets, finest: &finest };
    let (because, grounds) = reason(engine, (kind, platform), verdict, &words);
    let form = match verdict {
        Verdict::Yields { by: Decider::Rule(by), .. } | Verdict::Locked { by } => {
            pack.yields.get(by.0 as usize)
        }
        _ => None,
    };
    let form = form.map_or("", |rule| of(&rule.form)).to_owned();
    Explanation { form, ..grounded(pack, &because, grounds) }
}

/// What a reason names, worked out where it is needed.
struct Words<'a> {
    /// The insight.
    what: &'a str,
    /// The switches that would yield more.
    sets: &'a dyn Fn() -> Vec<String>,
    /// The finest grain that they would yield.
    finest: &'a dyn Fn() -> Option<Grain>,
}

/// The reason for a verdict in words, and the statement that it rests on.
fn reason<'e>(
    engine: &'e Engine,
    (kind, platform): (&Kind, &Platform),
    verdict: Verdict,
    Words { what, sets, finest }: &Words<'_>,
) -> (String, Option<&'e Grounds>) {
    let rule = |at: RuleRef| engine.pack().yields.get(at.0 as usize);
    let ceiling = |at| engine.ceiling(at);
    match verdict {
        Verdict::Yields { by, lift, .. } => {
            let grounds = match by {
                Decider::Rule(at) => rule(at).map(|r| &r.grounds),
                Decider::Ceiling(at) => ceiling(at).map(|c| &c.grounds),
            };
            let mut because = grounds.map_or(String::new(), |g| of(&g.because).to_owned());
            if lift {
                let switch = super::or_list(&sets());
                because = match finest() {
                    Some(Grain::Pseudonym) => words::lift_pseudonym(because, switch),
                    _ => words::lift(because, switch),
                };
            }
            (because, grounds)
        }
        Verdict::Locked { by } => {
            let grounds = rule(by).map(|r| &r.grounds);
            let reason = grounds.map_or("", |g| of(&g.because));
            let sets = super::or_list(&sets());
            (words::still_needs(sets, reason), grounds)
        }
        Verdict::Withheld { by } => {
            let ceiling = ceiling(by);
            let reason = ceiling.map_or("", |c| of(&c.grounds.because));
            let keeper = sentence_keeper(ceiling, platform);
            let kept = words::keeps(reason, keeper);
            (kept, ceiling.map(|c| &c.grounds))
        }
        Verdict::Unstated => (words::silent(of(&platform.name), *what), None),
        Verdict::NotSensed { by } => {
            (words::blind(of(&platform.name), of(&kind.name)), ceiling(by).map(|c| &c.grounds))
        }
    }
}

fn grounded(pack: &Pack, because: &str, grounds: Option<&Grounds>) -> Explanation {
    let source = grounds.and_then(|g| pack.source(&g.source));
    Explanation {
        because: because.trim().to_owned(),
        source: source.map(|s| Arc::clone(&s.title)),
        address: source.map(|s| &s.address).filter(|a| !a.is_empty()).map(Arc::clone),
        grounds: grounds.cloned(),
        form: String::new(),
    }
}

/// The kind and platform of a placement.
#[must_use]
pub fn parts(engine: &Engine, placement: Placement) -> Option<(&Kind, &Platform)> {
    let (kind, platform) = engine.pair_parts(placement.pair);
    Some((engine.pack().kinds.get(kind)?, engine.pack().platforms.get(platform)?))
}

/// Who keeps what a ceiling withholds.
#[must_use]
pub fn keeper<'a>(ceiling: Option<&'a Ceiling>, platform: &'a Platform) -> &'a str {
    match ceiling {
        Some(ceiling) if !of(&ceiling.keeper).is_empty() => of(&ceiling.keeper),
        _ => of(&platform.name),
    }
}

fn sentence_keeper(ceiling: Option<&Ceiling>, platform: &Platform) -> String {
    super::sentence(keeper(ceiling, platform))
}

/// Describes a goal: "Behaviour about a person". An aggregate goal accepts either grain.
#[must_use]
pub fn goal(pack: &Pack, goal: &Goal) -> String {
    let insight = pack.insight(&goal.insight).map_or(goal.insight.as_str(), |i| of(&i.name));
    match goal.grain {
        Grain::Individual => words::goal_person(insight),
        Grain::Pseudonym => words::goal_pseudonym(insight),
        Grain::Aggregate => words::goal_total(insight),
    }
}

/// Describes the state of a goal, and what meets it or would meet it.
#[must_use]
pub fn goal_state(engine: &Engine, plan: &Plan, goal: &Goal, state: &GoalState) -> String {
    let pack = engine.pack();
    let called = |id| plan.get(id).map_or_else(String::new, |t| distinct_name(pack, plan, t));
    match state {
        GoalState::Met(by) => {
            const NAMED: usize = 3;
            let mut names: Vec<String> = by.iter().take(NAMED).map(|id| called(*id)).collect();
            if by.len() > NAMED {
                names.push(words::more(by.len() - NAMED));
            }
            words::met_by(and_list(&names))
        }
        GoalState::Locked(id, set) => words::needs_on(conditions(engine, *set), called(*id)),
        GoalState::Available(placement) => match parts(engine, *placement) {
            Some((kind, platform)) => words::place_for_goal(of(&kind.name), of(&platform.name)),
            None => String::new(),
        },
        GoalState::OutOfReach => out_of_reach_because(engine, goal),
    }
}

/// Explains why no touchpoint reaches a goal: it is withheld, unstated, not sensed by any kind, or
/// only available as totals.
fn out_of_reach_because(engine: &Engine, goal: &Goal) -> String {
    let pack = engine.pack();
    let insight = pack.insights.iter().position(|i| i.id == goal.insight).unwrap_or(usize::MAX);
    let (mut keepers, mut silent, mut unseen, mut totals) =
        <(Vec<&str>, Vec<_>, Vec<_>, _)>::default();
    for platform in &pack.platforms {
        let pairs = pack.kinds.iter().filter_map(|kind| {
            let hosted = kind.hosts.contains(&platform.id);
            let pair = hosted.then(|| engine.pair(&kind.id, &platform.id)).flatten()?;
            Some(engine.verdict(Placement { pair, have: engine.all_conditions() }, insight))
        });
        let best = pairs.max_by_key(|verdict| {
            let meaning = verdict.meaning();
            (meaning.at_best, std::cmp::Reverse(meaning.sign))
        });
        let (list, who) = match best {
            Some(Verdict::Yields { .. } | Verdict::Locked { .. }) => {
                totals = true;
                continue;
            }
            Some(Verdict::Withheld { by }) => (&mut keepers, keeper(engine.ceiling(by), platform)),
            Some(Verdict::NotSensed { .. }) => (&mut unseen, of(&platform.name)),
            Some(Verdict::Unstated) => (&mut silent, of(&platform.name)),
            None => continue,
        };
        if !list.contains(&who) {
            list.push(who);
        }
    }
    let mut parts = Vec::new();
    if !keepers.is_empty() {
        parts.push(words::kept_by(and_list(&keepers)));
    }
    if !silent.is_empty() {
        parts.push(words::unstated_for(and_list(&silent)));
    }
    if !unseen.is_empty() {
        parts.push(words::unseen_on(and_list(&unseen)));
    }
    if totals {
        parts.push(words::only_totals().to_owned());
    }
    words::out_of_reach_because(super::parts(&parts))
}

/// Describes a move as an instruction: "Connect the CRM on Flagship store".
#[must_use]
pub fn step(engine: &Engine, plan: &Plan, step: Step) -> String {
    match step {
        Step::Switch(id, set) => {
            let pack = engine.pack();
            let on = plan.get(id).map_or_else(String::new, |t| distinct_name(pack, plan, t));
            words::move_on(orders(engine, set), on)
        }
        Step::Place(placement) => match parts(engine, placement) {
            Some((kind, platform)) => {
                let (kind, platform) = (of(&kind.name), of(&platform.name));
                if placement.have.is_empty() {
                    words::place(kind, platform)
                } else {
                    let switches = conditions(engine, placement.have);
                    words::place_with(kind, platform, switches)
                }
            }
            None => String::new(),
        },
    }
}

/// Describes the effect of a move: "+ Purchases, Contact about a person in Semi-open. Meets …".
#[must_use]
pub fn promise(engine: &Engine, plan: &Plan, offered: &Move) -> String {
    let pack = engine.pack();
    let mut parts: Vec<String> = Vec::new();
    for to in [State::Individual, State::Aggregate] {
        let gained: Vec<&Gain> = offered.gains.iter().filter(|g| g.to == to).collect();
        let names: Vec<&str> = gained
            .iter()
            .filter_map(|g| pack.insights.get(g.insight))
            .map(|i| of(&i.name))
            .collect();
        if let Some(first) = gained.first() {
            let tier = tier(pack, first.tier);
            let names = listed(&names);
            parts.push(words::gain(names, state(to), tier));
        }
    }
    let met: Vec<String> = offered
        .goals
        .iter()
        .filter_map(|n| plan.goals.get(*n))
        .map(|g| quoted(goal(pack, g)))
        .collect();
    if !met.is_empty() {
        parts.push(words::meets(met.len(), and_list(&met)));
    }
    super::parts(&parts)
}

/// A tier's name.
#[must_use]
pub fn tier(pack: &Pack, tier: Tier) -> &str {
    pack.tier(tier).map_or(tier.id(), |t| of(&t.name))
}

/// Describes what stays out of reach, and the alternative.
#[must_use]
pub fn kept(engine: &Engine, plan: &Plan, kept: &Kept) -> (String, String) {
    let pack = engine.pack();
    let insight = pack.insights.get(kept.insight).map_or("", |i| of(&i.name));
    let platforms = kept.platforms.iter().filter_map(|place| pack.platforms.get(*place));
    let platforms: Vec<&str> = platforms.map(|platform| of(&platform.name)).collect();
    let instead = match kept.instead.and_then(|place| plan.touchpoints.get(place)) {
        Some(touchpoint) => words::lead_to(distinct_name(pack, plan, touchpoint)),
        None => words::no_price().to_owned(),
    };
    (words::insight_on_platforms(insight, and_list(&platforms)), instead)
}

/// One tier's coverage as a sentence, from the names and states of its insights.
#[must_use]
pub fn coverage(tier: &str, insights: &[(&str, State)]) -> String {
    words::tier_covered(tier, covered(insights))
}

/// Describes which insights are covered, and how.
#[must_use]
pub fn covered(insights: &[(&str, State)]) -> String {
    let mut parts = Vec::new();
    for wanted in State::best_first() {
        let those = insights.iter().filter(|(_, state)| *state == wanted);
        let names: Vec<&str> = those.map(|(insight, _)| *insight).collect();
        if !names.is_empty() {
            let state = state(wanted);
            parts.push(words::insights_in_state(and_list(&names), state));
        }
    }
    super::parts(&parts)
}
