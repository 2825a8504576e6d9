//! Properties that hold for every pack and every plan, tested with random ones. The engine is
//! compared with a simple implementation of the rules that reads the pack's lists directly, without
//! masks.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use tierboard::model::action::{self, Action, Edit};
use tierboard::model::check;
use tierboard::model::coverage::{Evaluation, GoalState, Grid, Potential};
use tierboard::model::engine::{ConditionSet, Engine, Placement};
use tierboard::model::history::History;
use tierboard::model::moves::{self, Step};
use tierboard::model::pack::{
    Ceiling, Condition, Confidence, Grounds, Group, Insight, Kind, KindCeiling, Outlet, Pack,
    Platform, SearchNote, Source, Text, Tier, TierRules, YieldRule,
};
use tierboard::model::plan::{
    ConditionId, Goal, Grain, InsightId, KindId, Operator, PackId, Plan, PlatformId, Touchpoint,
    TouchpointId,
};
use tierboard::model::verdict::State;
use tierboard::model::verdict::{Decider, Verdict};
use tierboard::model::{tidy, verdict::RuleRef};
use tierboard::store::packs::{BASE_PACK, Library};
use tierboard::store::{pack_file, plan_file};

use crate::support::subsets;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

// ---------------------------------------------------------------------------------------------
// Random packs
// ---------------------------------------------------------------------------------------------

/// The most insights, platforms and kinds in a random pack.
const MOST: usize = 5;

/// The most conditions in a random pack.
const MOST_CONDITIONS: usize = 6;

/// `i0`, `c1`, `p2`, `k3`.
fn id<T: for<'a> From<&'a str>>(letter: char, number: usize) -> T {
    T::from(format!("{letter}{number}").as_str())
}

fn text(en: &str) -> Text {
    Text::new(en)
}

fn grounds() -> Grounds {
    let because = text("The source says so.");
    Grounds::new(because, "s0", Confidence::Stated)
}

fn ceiling(insight: usize, lets: Outlet) -> Ceiling {
    Ceiling { insight: id('i', insight), lets, keeper: Text::default(), grounds: grounds() }
}

/// The ceilings of the first `insights`; an insight without one is unstated.
fn ceilings(lets: &[Option<Outlet>], insights: usize) -> Vec<Ceiling> {
    let stated = lets.iter().take(insights).enumerate();
    stated.filter_map(|(insight, lets)| Some(ceiling(insight, (*lets)?))).collect()
}

/// The indices below `count` of the bits that are set.
fn bits(mask: u8, count: usize) -> impl Iterator<Item = usize> {
    (0..count).filter(move |n| (mask >> n) & 1 == 1)
}

fn outlets() -> impl Strategy<Value = Outlet> {
    prop_oneof![
        1 => Just(Outlet::Withheld),
        2 => Just(Outlet::Aggregate),
        2 => Just(Outlet::Pseudonym),
        3 => Just(Outlet::Individual),
    ]
}

/// A ceiling or none; a higher `silent` makes ceilings rarer.
fn stated(silent: u32) -> impl Strategy<Value = Option<Outlet>> {
    prop_oneof![silent => Just(None::<Outlet>), 5 => outlets().prop_map(Some)]
}

fn grains() -> impl Strategy<Value = Grain> {
    select(Grain::ALL.to_vec())
}

/// A mask in which about one bit in four is set.
fn sparse() -> impl Strategy<Value = u8> {
    (any::<u8>(), any::<u8>()).prop_map(|(one, other)| one & other)
}

/// The hosts of a kind, and its ceilings: platform, insight, outlet.
type KindSeed = (u8, Vec<(Index, Index, Outlet)>);

/// The parts of a rule: kinds, platforms, insight, grain, needs.
type RuleSeed = (u8, u8, Index, Grain, u8);

fn bare_pack(insights: usize, conditions: usize) -> Pack {
    let insight =
        |n| Insight { id: id('i', n), name: text("Insight"), means: text("It tells something.") };
    let condition =
        |n| Condition { id: id('c', n), name: text("It is on"), order: text("Turn it on") };
    let source = Source::new("s0", "A source", "");
    Pack {
        name: text("Random"),
        facts_as_of: "2023".to_owned(),
        sources: vec![source],
        insights: (0..insights).map(insight).collect(),
        conditions: (0..conditions).map(condition).collect(),
        groups: vec![Group { id: "g0".to_owned(), name: text("Group") }],
        ..Pack::empty("random".into())
    }
}

fn tier(tier: Tier, ceilings: Vec<Ceiling>) -> TierRules {
    TierRules { tier, name: text("Tier"), means: text("It lets something out"), ceilings }
}

fn platform(number: usize, tier: Tier, ceilings: Vec<Ceiling>) -> Platform {
    Platform {
        id: id('p', number),
        name: text("Platform"),
        owner: Text::default(),
        tier,
        search: Vec::new(),
        note: Text::default(),
        ceilings,
    }
}

fn kind(pack: &Pack, number: usize, (hosts, own): KindSeed) -> Kind {
    let mut hosts: Vec<PlatformId> =
        bits(hosts, pack.platforms.len()).map(|n| id('p', n)).collect();
    if hosts.is_empty() {
        hosts.push(id('p', 0));
    }
    let mut ceilings: Vec<KindCeiling> = Vec::new();
    for (at, insight, lets) in own {
        let platform: PlatformId = id('p', at.index(pack.platforms.len()));
        let ceiling = ceiling(insight.index(pack.insights.len()), lets);
        let taken =
            |c: &KindCeiling| c.platform == platform && c.ceiling.insight == ceiling.insight;
        if !ceilings.iter().any(taken) {
            ceilings.push(KindCeiling { platform, ceiling });
        }
    }
    let (group, search) = ("g0".to_owned(), Vec::new());
    Kind { id: id('k', number), name: text("Kind"), group, search, hosts, ceilings }
}

fn rule(pack: &Pack, number: usize, (kinds, on, insight, grain, needs): &RuleSeed) -> YieldRule {
    YieldRule {
        id: format!("y{number}"),
        kinds: bits(*kinds, pack.kinds.len()).map(|n| id('k', n)).collect(),
        on: bits(*on, pack.platforms.len()).map(|n| id('p', n)).collect(),
        insight: id('i', insight.index(pack.insights.len())),
        grain: *grain,
        needs: bits(*needs, pack.conditions.len()).map(|n| id('c', n)).collect(),
        form: Text::default(),
        grounds: grounds(),
    }
}

/// Valid packs of every shape, including unstated ceilings, tiers without platforms, and rules for
/// kinds that a platform does not host.
fn packs() -> impl Strategy<Value = Arc<Pack>> {
    let tiers = vec(vec(stated(2), MOST), Tier::ALL.len());
    let platforms = vec((select(Tier::ALL.to_vec()), vec(stated(12), MOST)), 1..=MOST);
    let own = vec((any::<Index>(), any::<Index>(), outlets()), 0..4);
    let kinds = vec((any::<u8>(), own), 1..=MOST);
    let rules = vec((any::<u8>(), any::<u8>(), any::<Index>(), grains(), sparse()), 0..12);
    (1..=MOST, 0..=MOST_CONDITIONS, tiers, platforms, kinds, rules).prop_map(
        |(insights, conditions, tiers, platforms, kinds, rules)| {
            let mut pack = bare_pack(insights, conditions);
            for (at, lets) in Tier::ALL.into_iter().zip(tiers) {
                pack.tiers.push(tier(at, ceilings(&lets, insights)));
            }
            for (number, (at, lets)) in platforms.into_iter().enumerate() {
                pack.platforms.push(platform(number, at, ceilings(&lets, insights)));
            }
            for (number, seed) in kinds.into_iter().enumerate() {
                pack.kinds.push(kind(&pack, number, seed));
            }
            for (number, seed) in rules.iter().enumerate() {
                let rule = rule(&pack, number, seed);
                if rule.kinds.iter().any(|k| rule.on.iter().any(|p| pack.hosts(p, k))) {
                    pack.yields.push(rule);
                }
            }
            Arc::new(pack)
        },
    )
}

/// Each kind on each of its hosts.
fn hosted(pack: &Pack) -> Vec<(KindId, PlatformId)> {
    let hosts = |k: &Kind| k.hosts.iter().map(|p| (k.id.clone(), p.clone())).collect::<Vec<_>>();
    pack.kinds.iter().flat_map(hosts).collect()
}

/// A random pack and a plan that is valid under it.
fn boards() -> impl Strategy<Value = (Arc<Pack>, Plan)> {
    let touchpoints = vec((any::<Index>(), any::<u8>()), 0..8);
    let goals = vec((any::<Index>(), grains()), 0..4);
    (packs(), touchpoints, goals).prop_map(|(pack, touchpoints, goals)| {
        let pairs = hosted(&pack);
        let mut plan = Plan::empty(pack.id.clone());
        for (number, (at, on)) in (1..).zip(touchpoints) {
            let (kind, platform) = at.get(&pairs).clone();
            let mut touchpoint = Touchpoint::new(TouchpointId(number), kind, platform);
            touchpoint.conditions = bits(on, pack.conditions.len()).map(|n| id('c', n)).collect();
            plan.touchpoints.push(Arc::new(touchpoint));
        }
        for (at, grain) in goals {
            let goal = Goal::new(at.get(&pack.insights).id.clone(), grain);
            if !plan.goals.contains(&goal) {
                plan.goals.push(goal);
            }
        }
        (pack, plan)
    })
}

// ---------------------------------------------------------------------------------------------
// A simple implementation of the rules
// ---------------------------------------------------------------------------------------------

/// The names of conditions.
type Names<'a> = BTreeSet<&'a str>;

fn names(conditions: &[ConditionId]) -> Names<'_> {
    conditions.iter().map(ConditionId::as_str).collect()
}

fn every_condition(pack: &Pack) -> Names<'_> {
    pack.conditions.iter().map(|c| c.id.as_str()).collect()
}

/// One insight of one kind on one platform.
#[derive(Debug, Clone, Copy)]
struct Spot<'a> {
    kind: &'a str,
    platform: &'a str,
    insight: &'a str,
}

impl<'a> Spot<'a> {
    fn new(kind: &'a KindId, platform: &'a PlatformId, insight: &'a InsightId) -> Self {
        Self { kind: kind.as_str(), platform: platform.as_str(), insight: insight.as_str() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Yields(Grain),
    Locked,
    Withheld,
    Unstated,
    NotSensed,
}

impl From<Verdict> for Reading {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Yields { grain, .. } => Self::Yields(grain),
            Verdict::Locked { .. } => Self::Locked,
            Verdict::Withheld { .. } => Self::Withheld,
            Verdict::Unstated => Self::Unstated,
            Verdict::NotSensed { .. } => Self::NotSensed,
        }
    }
}

/// The ceiling of the platform, or else of its tier.
fn platform_lets(pack: &Pack, platform: &str, insight: &str) -> Option<Outlet> {
    let platform = pack.platforms.iter().find(|p| p.id.as_str() == platform)?;
    let tier = pack.tiers.iter().find(|t| t.tier == platform.tier)?;
    let among =
        |list: &[Ceiling]| list.iter().find(|c| c.insight.as_str() == insight).map(|c| c.lets);
    among(&platform.ceilings).or_else(|| among(&tier.ceilings))
}

/// The most specific ceiling: of the kind on the platform, then of the platform, then of the tier.
fn lets(pack: &Pack, spot: Spot<'_>) -> Option<Outlet> {
    let kind = pack.kinds.iter().find(|k| k.id.as_str() == spot.kind)?;
    let own = kind.ceilings.iter().find(|c| {
        c.platform.as_str() == spot.platform && c.ceiling.insight.as_str() == spot.insight
    });
    let own = own.map(|c| c.ceiling.lets);
    own.or_else(|| platform_lets(pack, spot.platform, spot.insight))
}

fn reaches(rule: &YieldRule, spot: Spot<'_>) -> bool {
    rule.insight.as_str() == spot.insight
        && rule.kinds.iter().any(|k| k.as_str() == spot.kind)
        && rule.on.iter().any(|p| p.as_str() == spot.platform)
}

fn met(rule: &YieldRule, on: &Names<'_>) -> bool {
    rule.needs.iter().all(|need| on.contains(need.as_str()))
}

/// The best grain over the rules whose needs are met, limited by the ceiling.
fn grain(pack: &Pack, spot: Spot<'_>, on: &Names<'_>) -> Option<Grain> {
    let most = match lets(pack, spot)? {
        Outlet::Withheld => return None,
        Outlet::Aggregate => Grain::Aggregate,
        Outlet::Pseudonym => Grain::Pseudonym,
        Outlet::Individual => Grain::Individual,
    };
    let open = pack.yields.iter().filter(|rule| reaches(rule, spot) && met(rule, on));
    open.map(|rule| rule.grain.min(most)).max()
}

/// The minimal sets of further switches that bring `least`, found by trying all. If the insight
/// already comes through at `least`, the only set is empty.
fn missing<'a>(
    pack: &'a Pack,
    spot: Spot<'_>,
    on: &Names<'a>,
    least: Grain,
) -> BTreeSet<Names<'a>> {
    let off: Vec<&str> = every_condition(pack).difference(on).copied().collect();
    let mut smallest: BTreeSet<Names<'a>> = BTreeSet::new();
    for set in subsets(&off) {
        if smallest.iter().any(|smaller| smaller.is_subset(&set)) {
            continue;
        }
        let all: Names<'_> = on.union(&set).copied().collect();
        if grain(pack, spot, &all).is_some_and(|found| found >= least) {
            smallest.insert(set);
        }
    }
    smallest
}

fn read(pack: &Pack, spot: Spot<'_>, on: &Names<'_>) -> Reading {
    match (lets(pack, spot), grain(pack, spot, on)) {
        (None, _) => Reading::Unstated,
        (Some(Outlet::Withheld), _) => Reading::Withheld,
        (Some(_), Some(grain)) => Reading::Yields(grain),
        (Some(_), None) if missing(pack, spot, on, Grain::Aggregate).is_empty() => {
            Reading::NotSensed
        }
        (Some(_), None) => Reading::Locked,
    }
}

fn read_touchpoint(pack: &Pack, touchpoint: &Touchpoint, insight: &InsightId) -> Reading {
    let spot = Spot::new(&touchpoint.kind, &touchpoint.platform, insight);
    read(pack, spot, &names(&touchpoint.conditions))
}

/// Whether a pair that the platform hosts would yield the insight with every condition on.
fn would_yield(pack: &Pack, pair: &(KindId, PlatformId), goal: &Goal) -> bool {
    let spot = Spot::new(&pair.0, &pair.1, &goal.insight);
    grain(pack, spot, &every_condition(pack)).is_some_and(|found| found >= goal.grain)
}

/// Whether the ceilings withhold an insight from all kinds that a platform hosts; without hosted
/// kinds, whether the ceiling of the platform does.
fn shut(
    pack: &Pack,
    pairs: &[(KindId, PlatformId)],
    platform: &Platform,
    insight: &InsightId,
) -> bool {
    let here: Vec<_> = pairs.iter().filter(|pair| pair.1 == platform.id).collect();
    if here.is_empty() {
        let lets = platform_lets(pack, platform.id.as_str(), insight.as_str());
        return lets == Some(Outlet::Withheld);
    }
    here.iter().all(|(kind, on)| lets(pack, Spot::new(kind, on, insight)) == Some(Outlet::Withheld))
}

/// The best state over the touchpoints on a platform; else what could be placed there; else what
/// its ceilings say. An insight that is let out but not sensed by any kind is unstated.
fn cover(pack: &Pack, plan: &Plan, platform: &Platform, insight: &InsightId) -> State {
    let placed = plan.touchpoints.iter().filter(|t| t.platform == platform.id);
    let best = placed.filter_map(|t| match read_touchpoint(pack, t, insight) {
        Reading::Yields(Grain::Individual) => Some(State::Individual),
        Reading::Yields(Grain::Pseudonym) => Some(State::Pseudonym),
        Reading::Yields(Grain::Aggregate) => Some(State::Aggregate),
        Reading::Locked => Some(State::Locked),
        _ => None,
    });
    best.max().unwrap_or_else(|| {
        let goal = Goal::new(insight.clone(), Grain::Aggregate);
        let pairs = hosted(pack);
        if pairs.iter().any(|p| p.1 == platform.id && would_yield(pack, p, &goal)) {
            State::Available
        } else if shut(pack, &pairs, platform, insight) {
            State::Withheld
        } else {
            State::Unstated
        }
    })
}

// ---------------------------------------------------------------------------------------------
// The engine compared with the simple implementation
// ---------------------------------------------------------------------------------------------

/// The names of the sets; fails if the engine returns a set twice.
fn unique_sets(
    engine: &Engine,
    sets: impl Iterator<Item = ConditionSet>,
) -> Result<BTreeSet<BTreeSet<String>>, TestCaseError> {
    let sets: Vec<ConditionSet> = sets.collect();
    let named: BTreeSet<BTreeSet<String>> = sets
        .iter()
        .map(|set| engine.ids_of(*set).iter().map(ToString::to_string).collect())
        .collect();
    prop_assert_eq!(named.len(), sets.len(), "a set is unique_sets twice");
    Ok(named)
}

fn owned(sets: &BTreeSet<Names<'_>>) -> BTreeSet<BTreeSet<String>> {
    sets.iter().map(|set| set.iter().map(|name| (*name).to_owned()).collect()).collect()
}

/// Checks the missing sets of one verdict, and those that are shown beside it.
fn check_missing(
    engine: &Engine,
    spot: Spot<'_>,
    placement: Placement,
    insight: usize,
    on: &Names<'_>,
) -> Result<(), TestCaseError> {
    let pack = engine.pack();
    for least in Grain::ALL {
        let mut expected = missing(pack, spot, on, least);
        // If nothing is missing, the engine returns no set at all.
        expected.remove(&Names::new());
        let found = unique_sets(engine, engine.missing(placement, insight, least))?;
        prop_assert_eq!(found, owned(&expected), "{:?} at {:?} with {:?}", spot, least, on);
    }
    let verdict = engine.verdict(placement, insight);
    let mut shown: BTreeSet<Names<'_>> = BTreeSet::new();
    let mut lifted = false;
    match read(pack, spot, on) {
        Reading::Locked => shown = missing(pack, spot, on, Grain::Aggregate),
        Reading::Yields(Grain::Individual) => {}
        // However many switches they are, and whichever finer grain they reach.
        Reading::Yields(now) => {
            let finer = if now == Grain::Aggregate { Grain::Pseudonym } else { Grain::Individual };
            shown = missing(pack, spot, on, finer);
            lifted = !shown.is_empty();
        }
        _ => {}
    }
    let switches = engine.switches(placement, insight, verdict);
    prop_assert_eq!(
        unique_sets(engine, switches.into_iter())?,
        owned(&shown),
        "{:?} {:?}",
        spot,
        on
    );
    let lift = matches!(verdict, Verdict::Yields { lift: true, .. });
    prop_assert_eq!(lift, lifted, "{:?} with {:?}", spot, on);
    Ok(())
}

/// Whether the rule or ceiling that the verdict refers to justifies it.
fn is_grounded(engine: &Engine, spot: Spot<'_>, on: &Names<'_>, verdict: Verdict) -> bool {
    let rule = |at: RuleRef| {
        let rule = engine.pack().yields.get(at.0 as usize);
        rule.filter(|rule| reaches(rule, spot))
    };
    let outlet = |at| {
        let ceiling = engine.ceiling(at).filter(|c| c.insight.as_str() == spot.insight);
        ceiling.map(|c| c.lets)
    };
    match verdict {
        Verdict::Yields { grain, by: Decider::Rule(at), .. } => {
            rule(at).is_some_and(|rule| rule.grain == grain && met(rule, on))
        }
        Verdict::Yields { grain, by: Decider::Ceiling(at), .. } => {
            outlet(at).is_some_and(|lets| lets.grain() == Some(grain))
        }
        Verdict::Locked { by } => rule(by).is_some_and(|rule| !met(rule, on)),
        Verdict::Withheld { by } => outlet(by) == Some(Outlet::Withheld),
        Verdict::Unstated => true,
        Verdict::NotSensed { by } => outlet(by).is_some_and(|lets| lets != Outlet::Withheld),
    }
}

fn place(engine: &Engine, touchpoint: &Touchpoint) -> Placement {
    engine.place(touchpoint).expect("the pack knows the kind and the platform")
}

proptest! {
    #![proptest_config(config())]

    /// The verdicts, missing sets and reasons equal those of the simple implementation.
    #[test]
    fn the_engine_agrees_with_the_simple_implementation((pack, plan) in boards()) {
        let findings = check::pack(&pack);
        prop_assert!(findings.is_empty(), "the random pack is invalid: {findings:?}");
        let engine = Engine::new(&pack);
        for touchpoint in &plan.touchpoints {
            let placement = place(&engine, touchpoint);
            let on = names(&touchpoint.conditions);
            let mut row = Vec::new();
            engine.verdicts(placement, &mut row);
            prop_assert_eq!(row.len(), pack.insights.len());
            for (index, (insight, in_row)) in pack.insights.iter().zip(row).enumerate() {
                let spot = Spot::new(&touchpoint.kind, &touchpoint.platform, &insight.id);
                let verdict = engine.verdict(placement, index);
                prop_assert_eq!(verdict, in_row);
                let expected = read(&pack, spot, &on);
                prop_assert_eq!(Reading::from(verdict), expected, "{:?} with {:?}", spot, on);
                prop_assert!(
                    is_grounded(&engine, spot, &on, verdict),
                    "{spot:?} with {on:?}: {verdict:?} is no reason"
                );
                check_missing(&engine, spot, placement, index, &on)?;
            }
        }
    }

    /// Turning on a switch can only improve a verdict.
    #[test]
    fn a_switch_never_lowers_a_verdict((pack, plan) in boards()) {
        let engine = Engine::new(&pack);
        for touchpoint in &plan.touchpoints {
            let before = place(&engine, touchpoint);
            for condition in 0..pack.conditions.len() {
                let have = before.have.union(ConditionSet::one(condition));
                let after = Placement { have, ..before };
                for insight in 0..engine.insights() {
                    let was = engine.verdict(before, insight);
                    let now = engine.verdict(after, insight);
                    prop_assert!(now.grain() >= was.grain(), "{was:?} fell to {now:?}");
                    let stays = match (Reading::from(was), Reading::from(now)) {
                        (Reading::Locked | Reading::Yields(_), Reading::Yields(_)) => true,
                        (was, now) => was == now,
                    };
                    prop_assert!(stays, "{was:?} became {now:?}");
                }
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Coverage, goals and moves
// ---------------------------------------------------------------------------------------------

fn evaluate(engine: &Engine, plan: &Plan) -> Evaluation {
    Evaluation::new(engine, &Potential::new(engine), plan)
}

/// The number of cells in a row, added up over all states.
fn total(grid: &Grid, row: usize) -> usize {
    State::best_first().map(|state| grid.count(row, state)).sum()
}

/// The plan after a step, which must be possible.
fn after(engine: &Engine, plan: &Plan, step: Step) -> Result<Plan, TestCaseError> {
    let action = moves::step_action(engine, step);
    let action = action.ok_or_else(|| TestCaseError::fail(format!("{step:?} is no action")))?;
    action::apply(plan, engine.pack(), &action)
        .map_err(|refusal| TestCaseError::fail(format!("{action:?}: {refusal:?}")))
}

/// The state of a goal by the simple implementation, and the number of missing switches if it is
/// locked.
fn stand(pack: &Pack, plan: &Plan, goal: &Goal) -> (&'static str, usize) {
    let insight = &goal.insight;
    let placed = plan.touchpoints.iter();
    let away = placed.flat_map(|t| {
        let spot = Spot::new(&t.kind, &t.platform, insight);
        let sets = missing(pack, spot, &names(&t.conditions), goal.grain);
        sets.iter().map(BTreeSet::len).collect::<Vec<_>>()
    });
    match away.min() {
        Some(0) => ("met", 0),
        Some(switches) => ("locked", switches),
        None if hosted(pack).iter().any(|pair| would_yield(pack, pair, goal)) => ("available", 0),
        None => ("out_of_reach", 0),
    }
}

/// The state of a goal equals that of the simple implementation, and following its advice meets it.
fn check_goal(engine: &Engine, plan: &Plan, index: usize) -> Result<(), TestCaseError> {
    let pack = engine.pack();
    let evaluation = evaluate(engine, plan);
    let (Some(goal), Some(state)) = (plan.goals.get(index), evaluation.goals.get(index)) else {
        return Err(TestCaseError::fail("a goal has no state"));
    };
    let (expected, switches) = stand(pack, plan, goal);
    prop_assert_eq!(state.id(), expected, "{:?}", goal);
    let step = match state {
        GoalState::Met(by) => {
            let reaches = |t: &&Arc<Touchpoint>| match read_touchpoint(pack, t, &goal.insight) {
                Reading::Yields(grain) => grain >= goal.grain,
                _ => false,
            };
            let naive: Vec<TouchpointId> =
                plan.touchpoints.iter().filter(reaches).map(|t| t.id).collect();
            prop_assert_eq!(by, &naive);
            return Ok(());
        }
        GoalState::Locked(id, set) => {
            prop_assert_eq!(set.len(), switches, "{:?} is not the nearest way", set);
            Step::Switch(*id, *set)
        }
        GoalState::Available(placement) => Step::Place(*placement),
        GoalState::OutOfReach => return Ok(()),
    };
    let then = evaluate(engine, &after(engine, plan, step)?);
    let meets = matches!(then.goals.get(index), Some(GoalState::Met(_)));
    prop_assert!(meets, "{step:?} does not meet {goal:?}");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    /// The states of a row add up to all insights, and each cell has the best state that is
    /// possible there.
    #[test]
    fn the_states_of_a_row_add_up_to_all_insights((pack, plan) in boards()) {
        let engine = Engine::new(&pack);
        let evaluation = evaluate(&engine, &plan);
        for tier in Tier::ALL {
            prop_assert_eq!(total(&evaluation.tiers, tier.index()), pack.insights.len());
        }
        for (row, platform) in pack.platforms.iter().enumerate() {
            prop_assert_eq!(total(&evaluation.platforms, row), pack.insights.len());
            for (column, insight) in pack.insights.iter().enumerate() {
                let expected = cover(&pack, &plan, platform, &insight.id);
                let found = evaluation.platforms.get(row, column);
                prop_assert_eq!(found, expected, "{} on {}", insight.id, platform.id);
            }
        }
        for tier in Tier::ALL {
            for (column, insight) in pack.insights.iter().enumerate() {
                let best = pack.platforms_in(tier).map(|p| cover(&pack, &plan, p, &insight.id));
                if let Some(best) = best.max() {
                    prop_assert_eq!(evaluation.tiers.get(tier.index(), column), best);
                }
            }
        }
    }

    /// Goals have the state that follows from the rules, and their advice works.
    #[test]
    fn goal_states_follow_from_the_rules((pack, plan) in boards()) {
        let engine = Engine::new(&pack);
        prop_assert_eq!(evaluate(&engine, &plan).goals.len(), plan.goals.len());
        for index in 0..plan.goals.len() {
            check_goal(&engine, &plan, index)?;
        }
    }

    /// Every offered move has the effect that it promises.
    #[test]
    fn a_move_has_the_effect_it_promises((pack, plan) in boards()) {
        let engine = Engine::new(&pack);
        let now = evaluate(&engine, &plan);
        for offered in &now.moves {
            prop_assert!(!offered.gains.is_empty() || !offered.goals.is_empty(), "{offered:?}");
            prop_assert_eq!(offered.action(&engine), moves::step_action(&engine, offered.step));
            let then = evaluate(&engine, &after(&engine, &plan, offered.step)?);
            for gain in &offered.gains {
                let row = gain.tier.index();
                prop_assert_eq!(now.tiers.get(row, gain.insight), gain.from, "{:?}", offered);
                prop_assert_eq!(then.tiers.get(row, gain.insight), gain.to, "{:?}", offered);
                prop_assert!(gain.to > gain.from, "{offered:?} gains nothing");
            }
            for goal in &offered.goals {
                let was = now.goals.get(*goal);
                let is = then.goals.get(*goal);
                prop_assert!(!matches!(was, None | Some(GoalState::Met(_))), "{offered:?}");
                prop_assert!(matches!(is, Some(GoalState::Met(_))), "{offered:?}: {is:?}");
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Plans under the base pack: actions and files
// ---------------------------------------------------------------------------------------------

static BASE: LazyLock<Arc<Pack>> = LazyLock::new(|| Arc::clone(Library::embedded().base()));

/// How carefully actions are made. Careless ones repeat ids and switches, and contain invalid
/// numbers and undefined names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    Taken,
    Forgotten,
}

/// Texts that are difficult for files: quotes, control characters, other scripts, comments, RON
/// keywords.
fn texts() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "\"",
        "\\",
        "'",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{7f}",
        "\u{2028}",
        "\u{feff}",
        "\u{202e}",
        "\u{200d}",
        "小红书",
        "مرحبا",
        "e\u{301}",
        "\u{301}",
        "\u{1f6cd}\u{fe0f}",
        "Some(",
        ")",
        "],",
        "r#\"",
        "//",
        "/*",
        "None",
        " ",
        "C",
    ]);
    let pieces = prop_oneof![
        2 => odd.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(pieces, 0..8).prop_map(|pieces: Vec<String>| pieces.concat())
}

/// Phases, of which some are met often and some are difficult for files.
fn phases() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(vec!["Tease", "Launch", "双十一"]).prop_map(str::to_owned), 1 => texts()]
}

fn touchpoint_ids() -> impl Strategy<Value = TouchpointId> {
    (1..=9_u64).prop_map(TouchpointId)
}

fn id_lists(care: Care) -> BoxedStrategy<Vec<TouchpointId>> {
    if care == Care::Forgotten {
        return vec(touchpoint_ids(), 0..4).boxed();
    }
    let all: Vec<TouchpointId> = (1..=9).map(TouchpointId).collect();
    subsequence(all, 0..=4).prop_shuffle().boxed()
}

fn switches(care: Care) -> BoxedStrategy<Vec<ConditionId>> {
    let mut all: Vec<ConditionId> = BASE.conditions.iter().map(|c| c.id.clone()).collect();
    if care == Care::Forgotten {
        all.push("nonesuch".into());
        return vec(select(all), 0..4).boxed();
    }
    let most = all.len();
    subsequence(all, 0..=most).prop_shuffle().boxed()
}

fn budgets(care: Care) -> BoxedStrategy<f64> {
    let odd = vec![0.0, 0.1, 180_000.0, f64::from_bits(1), f64::MIN_POSITIVE, f64::MAX];
    let sound = prop_oneof![0.0..1e9_f64, select(odd)];
    if care == Care::Taken {
        return sound.boxed();
    }
    prop_oneof![sound, select(vec![-1.0, f64::NAN, f64::INFINITY])].boxed()
}

fn touchpoints(care: Care) -> impl Strategy<Value = Touchpoint> {
    let ids = prop_oneof![touchpoint_ids(), any::<u64>().prop_map(TouchpointId)];
    let pairs = select(hosted(&BASE));
    let visitors = option::of(any::<u64>());
    let budget = option::of(budgets(care));
    let phase = option::of(phases().prop_map(|phase| tidy::phased(&phase)));
    let phase = phase.prop_map(|phase: Option<String>| phase.filter(|phase| !phase.is_empty()));
    let main = (ids, pairs, texts(), switches(care), visitors, budget, phase, texts());
    (main, handling()).prop_map(
        |((id, (kind, platform), name, conditions, visitors, budget, phase, notes), handling)| {
            Touchpoint {
                name,
                conditions,
                visitors,
                budget,
                phase,
                notes,
                operator: handling.0,
                recipients: handling.1,
                leaves_mainland: handling.2,
                sensitive: handling.3,
                minors: handling.4,
                purpose: handling.5,
                ..Touchpoint::new(id, kind, platform)
            }
        },
    )
}

/// Who handles the data of a touchpoint, and how.
type Handling = (Option<Operator>, Vec<String>, bool, bool, bool, String);

fn handling() -> impl Strategy<Value = Handling> {
    let operators = [Operator::Brand, Operator::Partner, Operator::Agency, Operator::Platform];
    let operator = option::of(select(operators.to_vec()));
    let recipients = vec(texts().prop_map(|text| text.replace(['\n', '\t'], " ")), 0..3);
    (operator, recipients, any::<bool>(), any::<bool>(), any::<bool>(), texts())
}

fn insights(care: Care) -> impl Strategy<Value = InsightId> {
    let mut all: Vec<InsightId> = BASE.insights.iter().map(|i| i.id.clone()).collect();
    if care == Care::Forgotten {
        all.push("nonesuch".into());
    }
    select(all)
}

/// Valid plans under the base pack.
fn plans() -> impl Strategy<Value = Plan> {
    let goals = vec((insights(Care::Taken), grains()), 0..6);
    let parts = (texts(), goals, vec(phases(), 0..3), vec(touchpoints(Care::Taken), 0..8));
    parts.prop_map(|(title, goals, phases, touchpoints)| {
        let mut plan = Plan { title, ..Plan::empty(BASE_PACK.into()) };
        for (insight, grain) in goals {
            let goal = Goal::new(insight, grain);
            if !plan.goals.contains(&goal) {
                plan.goals.push(goal);
            }
        }
        for touchpoint in touchpoints {
            if plan.get(touchpoint.id).is_none() {
                plan.touchpoints.push(Arc::new(touchpoint));
            }
        }
        for phase in phases {
            let phase = tidy::phased(&phase);
            if !phase.is_empty() && !plan.phases.contains(&phase) {
                plan.phases.push(phase);
            }
        }
        plan.note_phases();
        plan
    })
}

fn kinds() -> impl Strategy<Value = KindId> {
    let mut all: Vec<KindId> = BASE.kinds.iter().map(|k| k.id.clone()).collect();
    all.push("nonesuch".into());
    select(all)
}

fn platforms() -> impl Strategy<Value = PlatformId> {
    let mut all: Vec<PlatformId> = BASE.platforms.iter().map(|p| p.id.clone()).collect();
    all.push("nonesuch".into());
    select(all)
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        texts().prop_map(Edit::Name),
        option::of(any::<u64>()).prop_map(Edit::Visitors),
        // Bad numbers are refused.
        option::of(budgets(Care::Forgotten)).prop_map(Edit::Budget),
        option::of(phases()).prop_map(Edit::Phase),
        texts().prop_map(Edit::Notes),
    ]
}

/// Actions on a plan under the base pack. Many are refused, because they combine kinds and
/// platforms that do not fit or name touchpoints that do not exist.
fn actions(care: Care) -> impl Strategy<Value = Action> {
    let before = || option::of(touchpoint_ids());
    let place = (kinds(), platforms(), before(), switches(care)).prop_map(
        |(kind, platform, before, conditions)| Action::Place { kind, platform, before, conditions },
    );
    let relocate = (id_lists(care), platforms(), before())
        .prop_map(|(ids, platform, before)| Action::Move { ids, platform, before });
    let switch = (id_lists(care), switches(care), any::<bool>())
        .prop_map(|(ids, conditions, on)| Action::Switch { ids, conditions, on });
    let edit = (id_lists(care), edits()).prop_map(|(ids, edit)| Action::Edit(ids, edit));
    let rename = (phases(), phases()).prop_map(|(from, to)| Action::RenamePhase { from, to });
    let insert = (vec(touchpoints(care), 0..3), option::of(platforms()))
        .prop_map(|(touchpoints, platform)| Action::Insert { touchpoints, platform });
    let want = (insights(care), grains(), any::<bool>()).prop_map(|(insight, grain, wanted)| {
        Action::Want { goal: Goal::new(insight, grain), wanted }
    });
    prop_oneof![
        4 => place,
        3 => relocate,
        1 => id_lists(care).prop_map(Action::Remove),
        3 => switch,
        4 => edit,
        2 => insert,
        2 => id_lists(care).prop_map(Action::Duplicate),
        1 => texts().prop_map(Action::Retitle),
        2 => want,
        1 => vec(phases(), 0..4).prop_map(Action::OrderPhases),
        2 => rename,
        1 => phases().prop_map(Action::RemovePhase),
        1 => Just(Action::UseRules(PackId::from(BASE_PACK))),
    ]
}

/// Texts in up to three languages that are difficult for files; the English one is not blank.
fn worded() -> impl Strategy<Value = Text> {
    let others = vec((select(vec!["zh", "zh-TW", "pt-BR", "de"]), texts()), 0..3);
    (texts(), others).prop_map(|(english, others)| {
        let text = Text::new(format!("x{english}"));
        others.into_iter().fold(text, |text, (code, said)| text.with(code, said))
    })
}

/// Random packs with texts, search words and notes wherever they are possible.
fn worded_packs() -> impl Strategy<Value = Pack> {
    let words = vec(worded(), 8);
    let notes = vec((vec(texts(), 0..3), worded()), 0..3);
    (packs(), words, vec(texts(), 6), notes).prop_map(|(pack, words, texts, notes)| {
        let mut pack = Pack::clone(&pack);
        let mut words = words.into_iter().cycle();
        let mut next = || words.next().unwrap_or_default();
        pack.name = next();
        pack.about = next();
        pack.insights.iter_mut().for_each(|i| (i.name, i.means) = (next(), next()));
        pack.conditions.iter_mut().for_each(|c| (c.name, c.order) = (next(), next()));
        pack.tiers.iter_mut().for_each(|t| (t.name, t.means) = (next(), next()));
        for platform in &mut pack.platforms {
            (platform.name, platform.owner, platform.note) = (next(), next(), next());
            platform.search.clone_from(&texts);
            platform.ceilings.iter_mut().for_each(|c| c.keeper = next());
        }
        pack.kinds.iter_mut().for_each(|k| k.name = next());
        pack.yields.iter_mut().for_each(|y| y.grounds.because = next());
        for (source, text) in pack.sources.iter_mut().zip(texts) {
            source.address = format!("https://{text}").into();
            source.title = text.into();
        }
        let instead: PlatformId = id('p', 0);
        let note = |(words, says)| SearchNote { words, says, instead: instead.clone() };
        pack.search_notes = notes.into_iter().map(note).collect();
        pack
    })
}

/// Applies actions; every accepted one must leave a valid plan.
fn check_valid(start: Plan, steps: &[Action]) -> Result<(), TestCaseError> {
    let mut now = start;
    let findings = check::plan(&now, &BASE);
    prop_assert!(findings.is_empty(), "the random plan is invalid: {findings:?}");
    for step in steps {
        if let Ok(next) = action::apply(&now, &BASE, step) {
            let findings = check::plan(&next, &BASE);
            prop_assert!(findings.is_empty(), "{step:?}: {findings:?}");
            let listed = |t: &Arc<Touchpoint>| {
                let phase = t.phase.as_ref().filter(|phase| !phase.trim().is_empty());
                phase.is_none_or(|phase| next.phases.contains(phase))
            };
            prop_assert!(next.touchpoints.iter().all(listed), "{step:?}: a phase is not listed");
            now = next;
        }
    }
    Ok(())
}

fn written(plan: &Plan) -> Result<String, TestCaseError> {
    plan_file::write(plan).map_err(|error| TestCaseError::fail(error.to_string()))
}

proptest! {
    #![proptest_config(config())]

    /// Undoing everything gives the first plan, redoing everything gives the last, with the same
    /// plans in between.
    #[test]
    fn undo_returns_to_the_start_and_redo_to_the_end(
        start in plans(),
        steps in vec(actions(Care::Taken), 0..24),
    ) {
        let mut history = History::new(Arc::new(start.clone()));
        let mut plans = vec![start];
        let mut done: Vec<Action> = Vec::new();
        for step in &steps {
            let Ok(next) = action::apply(history.now(), &BASE, step) else { continue };
            if history.push(step.clone(), next.clone()) {
                done.push(step.clone());
                plans.push(next);
            }
        }
        for (step, before) in done.iter().zip(&plans).rev() {
            prop_assert_eq!(history.to_undo(), Some((before, step)));
            prop_assert_eq!(history.undo(), Some(step.clone()));
            prop_assert_eq!(history.now().as_ref(), before);
        }
        prop_assert_eq!(history.undo(), None);
        prop_assert_eq!(plans.first(), Some(history.now().as_ref()));
        for (step, (before, after)) in done.iter().zip(plans.iter().zip(plans.iter().skip(1))) {
            prop_assert_eq!(history.to_redo(), Some((before, step)));
            prop_assert_eq!(history.redo(), Some(step.clone()));
            prop_assert_eq!(history.now().as_ref(), after);
        }
        prop_assert_eq!(history.redo(), None);
        prop_assert_eq!(plans.last(), Some(history.now().as_ref()));
    }

    /// A plan is the same after saving and loading, and saving it again gives the same bytes.
    #[test]
    fn a_saved_plan_loads_unchanged(mut plan in plans()) {
        tidy::plan(&mut plan);
        let file = written(&plan)?;
        let again = written(&plan)?;
        prop_assert_eq!(&again, &file);
        let read = plan_file::parse(&file, &Library::embedded(), None);
        let (loaded, pack) =
            read.map_err(|findings| TestCaseError::fail(format!("{findings:?}\n{file}")))?;
        prop_assert_eq!(pack.id.as_str(), BASE_PACK);
        let again = written(&loaded)?;
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(loaded, plan);
    }

    /// A pack is the same after writing and reading.
    #[test]
    fn a_written_pack_reads_unchanged(pack in worded_packs()) {
        let failed = |error: ron::Error| TestCaseError::fail(error.to_string());
        let file = pack_file::write(&pack).map_err(failed)?;
        let read = pack_file::parse(&file);
        let read = read.map_err(|found| TestCaseError::fail(format!("{found:?}\n{file}")))?;
        let again = pack_file::write(&read).map_err(failed)?;
        prop_assert_eq!(again, file);
        prop_assert_eq!(read, pack);
    }

    /// Actions as the window and the command line make them.
    #[test]
    fn an_action_leaves_a_valid_plan(
        start in plans(),
        steps in vec(actions(Care::Taken), 0..16),
    ) {
        check_valid(start, &steps)?;
    }

    /// Actions that repeat ids and contain undefined names.
    #[test]
    fn a_careless_action_is_refused_or_leaves_a_valid_plan(
        start in plans(),
        steps in vec(actions(Care::Forgotten), 0..16),
    ) {
        check_valid(start, &steps)?;
    }
}

#[test]
fn pasted_touchpoints_get_new_ids_even_if_the_highest_id_is_taken() {
    let pack = Library::embedded();
    let pack = pack.base();
    let placed = |id| {
        let (kind, platform) = (KindId::from("mini_program"), PlatformId::from("wechat"));
        Touchpoint::new(TouchpointId(id), kind, platform)
    };
    let mut plan = Plan::empty(pack.id.clone());
    plan.touchpoints = vec![Arc::new(placed(2)), Arc::new(placed(u64::MAX))];
    let touchpoints = vec![placed(7), placed(7), placed(7)];
    let all = [
        Action::Insert { touchpoints, platform: None },
        Action::Duplicate(vec![TouchpointId(2); 3]),
    ];
    for action in all {
        let next = action::apply(&plan, pack, &action).expect("they are hosted");
        let ids: BTreeSet<u64> = next.touchpoints.iter().map(|t| t.id.0).collect();
        assert_eq!(ids.len(), 5, "{ids:?}");
    }
}
