//! The cheapest way to the goals, against brute force on small plans, and what the command prints.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tierboard::model::coverage::GoalState;
use tierboard::model::engine::{ConditionSet, Engine, Placement};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::numbers::cheapest::{Cheapest, Move, Solution, cheapest};
use tierboard::model::pack::Pack;
use tierboard::model::plan::{Goal, Grain, Plan, Touchpoint, TouchpointId};
use tierboard::store::packs::{FIELD_PACK, Library};
use tierboard::store::{pack_file, plan_file};

/// A small pack: two insights, three switches, three kinds on two platforms.
fn pack() -> Arc<Pack> {
    let why = "because: \"So.\", source: \"s\", confidence: stated";
    let ceiling =
        |insight: &str, lets: &str| format!("(insight: \"{insight}\", lets: {lets}, {why})");
    let ceilings = |lets: &str| format!("[{}, {}]", ceiling("one", lets), ceiling("two", lets));
    let rule = |id: &str, kind: &str, on: &str, insight: &str, grain: &str, needs: &str| {
        format!(
            "(id: \"{id}\", kinds: [\"{kind}\"], on: [\"{on}\"], insight: \"{insight}\", grain: {grain}, needs: [{needs}], {why})"
        )
    };
    let rules = [
        rule("r1", "card", "north", "one", "individual", "\"a\""),
        rule("r2", "card", "north", "one", "individual", "\"b\", \"c\""),
        rule("r3", "card", "north", "two", "aggregate", ""),
        rule("r4", "post", "north", "two", "individual", "\"a\", \"b\""),
        rule("r5", "post", "south", "one", "aggregate", "\"c\""),
        rule("r6", "shop", "south", "two", "individual", "\"c\""),
        rule("r7", "shop", "north", "one", "individual", "\"c\""),
        rule("r8", "shop", "north", "two", "individual", "\"a\", \"c\""),
    ];
    let text = format!(
        "(id: \"tiny\", name: \"Tiny\", facts_as_of: \"2026\",
        sources: [(id: \"s\", title: \"S\", address: \"https://s.example\")],
        insights: [(id: \"one\", name: \"One\"), (id: \"two\", name: \"Two\")],
        conditions: [(id: \"a\", name: \"A\", deed: \"do a\"), (id: \"b\", name: \"B\", deed: \"do b\"), (id: \"c\", name: \"C\", deed: \"do c\")],
        groups: [(id: \"g\", name: \"G\")],
        tiers: [(tier: open, name: \"O\", means: \"o\", ceilings: {}), (tier: semi_open, name: \"S\", means: \"s\", ceilings: {}), (tier: closed, name: \"C\", means: \"c\", ceilings: {})],
        platforms: [(id: \"north\", name: \"North\", tier: open), (id: \"south\", name: \"South\", tier: closed)],
        kinds: [(id: \"card\", name: \"Card\", group: \"g\", hosts: [\"north\"]), (id: \"post\", name: \"Post\", group: \"g\", hosts: [\"north\", \"south\"]), (id: \"shop\", name: \"Shop\", group: \"g\", hosts: [\"north\", \"south\"])],
        yields: [{}])",
        ceilings("individual"), ceilings("individual"), ceilings("aggregate"), rules.join(",")
    );
    Arc::new(pack_file::parse(&text).expect("the pack is sound"))
}

/// A place: the placement that a move begins from, what it costs to be there, and whether it is new.
type Place = (Placement, f64);

fn places(evaluated: &Evaluated) -> Vec<Place> {
    let (engine, pack) = (&evaluated.engine, evaluated.pack());
    let mut all: Vec<Place> = evaluated.evaluation.placements.iter().map(|at| (*at, 0.0)).collect();
    for kind in &pack.kinds {
        for host in &kind.hosts {
            let pair = engine.pair(&kind.id, host).expect("hosted");
            let cost = evaluated.plan.costs.kind(&kind.id);
            all.push((Placement { pair, have: ConditionSet::EMPTY }, cost));
        }
    }
    all
}

fn meets(engine: &Engine, at: Placement, goal: &Goal) -> bool {
    let insight = engine.pack().insights.iter().position(|one| one.id == goal.insight);
    insight.is_some_and(|insight| engine.verdict(at, insight).grain() >= Some(goal.grain))
}

/// The least cost of each number of goals, by trying every switch at every place.
fn brute(evaluated: &Evaluated) -> Vec<f64> {
    let engine = &evaluated.engine;
    let goals = &evaluated.plan.goals;
    // The least cost of each set of goals, place by place.
    let mut best = vec![f64::INFINITY; 1 << goals.len()];
    let already =
        |goal: &Goal| evaluated.evaluation.placements.iter().any(|at| meets(engine, *at, goal));
    let start: usize =
        goals.iter().enumerate().filter(|(_, g)| already(g)).map(|(n, _)| 1 << n).sum();
    if let Some(slot) = best.get_mut(start) {
        *slot = 0.0;
    }
    for (at, base) in places(evaluated) {
        let mut offers: Vec<(usize, f64)> = Vec::new();
        for mask in 0..8_usize {
            let set = (0..3).filter(|bit| mask >> bit & 1 == 1);
            let set = set.fold(ConditionSet::EMPTY, |all, bit| all.union(ConditionSet::one(bit)));
            let new = set.minus(at.have);
            let with = Placement { have: at.have.union(set), ..at };
            let met: usize = goals
                .iter()
                .enumerate()
                .filter(|(_, g)| meets(engine, with, g))
                .map(|(n, _)| 1 << n)
                .sum();
            let paid: f64 =
                engine.ids_of(new).iter().map(|id| evaluated.plan.costs.switch(id)).sum();
            offers.push((met, base + paid));
        }
        let before = best.clone();
        for (met, cost) in before.iter().enumerate() {
            for (more, price) in &offers {
                if let Some(slot) = best.get_mut(met | more) {
                    *slot = slot.min(cost + price);
                }
            }
        }
    }
    let least = |count: usize| {
        let enough = best.iter().enumerate().filter(|(met, _)| met.count_ones() as usize >= count);
        enough.map(|(_, cost)| *cost).fold(f64::INFINITY, f64::min)
    };
    (1..=goals.len()).map(least).filter(|cost| cost.is_finite()).collect()
}

/// The plan after a solution.
fn after(evaluated: &Evaluated, solution: &Solution) -> Evaluated {
    let mut plan = Plan::clone(&evaluated.plan);
    for step in &solution.moves {
        match step {
            Move::Switch(id, switches) => {
                let place = plan.position(*id).expect("a touchpoint of the plan");
                let touchpoint = plan.touchpoints.get_mut(place).map(Arc::make_mut);
                touchpoint.expect("it is there").conditions.extend(switches.iter().cloned());
            }
            Move::Place(kind, platform, switches) => {
                let mut new = Touchpoint::new(plan.free_id(), kind.clone(), platform.clone());
                new.conditions.clone_from(switches);
                plan.touchpoints.push(Arc::new(new));
            }
        }
    }
    evaluated.with(plan)
}

fn solved(evaluated: &Evaluated, budget: Option<f64>) -> Cheapest {
    cheapest(evaluated, budget).expect("it is solved")
}

fn plans() -> impl Strategy<Value = Plan> {
    let cost = || select(vec![0.0, 1.0, 2.5, 7.0, 1000.0]);
    let touchpoint = (
        select(vec![("card", "north"), ("post", "north"), ("post", "south"), ("shop", "north")]),
        select(vec![vec![], vec!["a"], vec!["b"], vec!["c"], vec!["a", "c"]]),
    );
    let goal = (
        select(vec!["one", "two"]),
        select(vec![Grain::Aggregate, Grain::Pseudonym, Grain::Individual]),
    );
    (vec(touchpoint, 0..4), vec(goal, 0..5), vec(cost(), 7)).prop_map(|(all, goals, costs)| {
        let mut plan = Plan::empty("tiny".into());
        for (id, ((kind, on), with)) in (1..).zip(all) {
            let mut touchpoint = Touchpoint::new(TouchpointId(id), kind.into(), on.into());
            touchpoint.conditions = with.into_iter().map(Into::into).collect();
            plan.touchpoints.push(Arc::new(touchpoint));
        }
        plan.goals =
            goals.into_iter().map(|(insight, grain)| Goal::new(insight.into(), grain)).collect();
        let mut costs = costs.into_iter();
        plan.costs.unset = costs.next();
        for (id, cost) in ["a", "b", "c"].into_iter().zip(&mut costs) {
            plan.costs.switches.insert(id.into(), cost);
        }
        for (id, cost) in ["card", "post"].into_iter().zip(&mut costs) {
            plan.costs.kinds.insert(id.into(), cost);
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn the_solver_costs_what_brute_force_costs_and_keeps_its_promise(plan in plans(), budget in 0.0..20.0_f64) {
        let evaluated = Evaluated::new(plan, &pack());
        let expected = brute(&evaluated);
        let found = solved(&evaluated, None);
        prop_assert_eq!(found.frontier.len(), expected.len());
        for (one, cost) in found.frontier.iter().zip(&expected) {
            prop_assert!((one.cost - cost).abs() < 1e-6, "{:?} {:?}", one, expected);
        }
        let goals = evaluated.plan.goals.len();
        prop_assert_eq!(found.unreachable.len(), goals - expected.len());
        let done = after(&evaluated, &found.solution);
        for place in 0..goals {
            let met = found.solution.met.contains(&place);
            prop_assert!(met != found.unreachable.contains(&place));
            let state = done.evaluation.goals.get(place).map(GoalState::id);
            prop_assert_eq!(state == Some("met"), met);
        }
        // Within a budget as many goals as it pays for, at the least cost of so many.
        let within = solved(&evaluated, Some(budget)).solution;
        let most = expected.iter().filter(|cost| **cost <= budget).count();
        prop_assert!(within.met.len() >= most && within.cost <= budget + 1e-6);
        prop_assert_eq!(solved(&evaluated, Some(budget)).solution, within);
    }
}

#[test]
fn forty_touchpoints_and_ten_goals_of_the_field_pack_are_solved() {
    let library = Library::embedded();
    let pack = Arc::clone(library.get(FIELD_PACK).expect("it is embedded"));
    let mut plan = Plan::empty(FIELD_PACK.into());
    let pairs = pack.kinds.iter().flat_map(|kind| kind.hosts.iter().map(move |on| (kind, on)));
    for (id, (kind, on)) in (1..=40).zip(pairs.step_by(2)) {
        let touchpoint = Touchpoint::new(TouchpointId(id), kind.id.clone(), on.clone());
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    plan.goals = pack
        .insights
        .iter()
        .take(10)
        .map(|one| Goal::new(one.id.clone(), Grain::Individual))
        .collect();
    let evaluated = Evaluated::new(plan, &pack);
    let found = solved(&evaluated, None);
    let done = after(&evaluated, &found.solution);
    let met = done.evaluation.goals.iter().filter(|state| state.id() == "met").count();
    assert_eq!(met, found.solution.met.len());
    assert_eq!(found.solution.met.len() + found.unreachable.len(), 10);
}

#[test]
fn costs_are_read_written_and_checked() {
    let plan = |costs: &str| {
        let text = format!("(rules: \"three-tiers-2023\", touchpoints: [], costs: {costs})");
        plan_file::parse(&text, &Library::embedded(), None).map(|(plan, _)| plan)
    };
    let costs = "(unset: 2.0, switches: {\"crm_integrated\": 200000.0}, kinds: {\"mini_program\": 150000.0})";
    let read = plan(costs).expect("sound");
    assert_eq!(plan(&format!("Some({costs})")).expect("sound"), read);
    let text = plan_file::write(&read).expect("it is written");
    assert_eq!(plan_file::parse(&text, &Library::embedded(), None).expect("sound").0, read);
    for (wrong, at) in [
        ("(unset: -1.0)", "costs.unset"),
        ("(switches: {\"crm\": 1.0})", "costs.switches.crm"),
        ("(switches: {\"consent\": -1.0})", "costs.switches.consent"),
        ("(kinds: {\"shop\": 1.0})", "costs.kinds.shop"),
        ("(kinds: [1.0])", "costs.kinds"),
        ("(other: 1.0)", "costs.other"),
    ] {
        let found = plan(wrong).expect_err("unsound");
        let places: Vec<&str> = found.iter().map(|found| found.at.as_str()).collect();
        assert_eq!(places, [at], "{wrong}");
    }
}

/// A pack where each of many insights needs a switch of its own at the hub, and a bundle knows the
/// first seven of them by one switch.
fn many(count: usize) -> Arc<Pack> {
    let why = "because: \"So.\", source: \"s\", confidence: stated";
    let each = |make: &dyn Fn(usize) -> String| -> String {
        (0..count).map(make).collect::<Vec<_>>().join(", ")
    };
    let insights = each(&|n| format!("(id: \"i{n}\", name: \"I {n}\")"));
    let conditions = each(&|n| format!("(id: \"c{n}\", name: \"C {n}\", deed: \"do {n}\")"));
    let ceilings = each(&|n| format!("(insight: \"i{n}\", lets: individual, {why})"));
    let hub = each(&|n| {
        format!(
            "(id: \"hub{n}\", kinds: [\"hub\"], on: [\"north\"], insight: \"i{n}\", grain: individual, needs: [\"c{n}\"], {why})"
        )
    });
    let bundle = (0..7).map(|n| {
        format!(
            "(id: \"bundle{n}\", kinds: [\"bundle\"], on: [\"north\"], insight: \"i{n}\", grain: individual, needs: [\"all\"], {why})"
        )
    });
    let bundle: Vec<String> = bundle.collect();
    let text = format!(
        "(id: \"many\", name: \"Many\", facts_as_of: \"2026\",
        sources: [(id: \"s\", title: \"S\", address: \"https://s.example\")],
        insights: [{insights}],
        conditions: [{conditions}, (id: \"all\", name: \"All\", deed: \"do all\")],
        groups: [(id: \"g\", name: \"G\")],
        tiers: [(tier: open, name: \"O\", means: \"o\", ceilings: [{ceilings}]), (tier: semi_open, name: \"S\", means: \"s\", ceilings: []), (tier: closed, name: \"C\", means: \"c\", ceilings: [])],
        platforms: [(id: \"north\", name: \"North\", tier: open)],
        kinds: [(id: \"hub\", name: \"Hub\", group: \"g\", hosts: [\"north\"]), (id: \"bundle\", name: \"Bundle\", group: \"g\", hosts: [\"north\"])],
        yields: [{hub}, {}])",
        bundle.join(", ")
    );
    Arc::new(pack_file::parse(&text).expect("the pack is sound"))
}

#[test]
fn twenty_goals_that_each_need_a_switch_of_their_own_at_one_place_are_solved() {
    let pack = many(20);
    let mut plan = Plan::empty(pack.id.clone());
    let hub = Touchpoint::new(TouchpointId(1), "hub".into(), "north".into());
    plan.touchpoints.push(Arc::new(hub));
    plan.goals =
        (0..20).map(|n| Goal::new(format!("i{n}").as_str().into(), Grain::Individual)).collect();
    plan.costs.switches.insert("all".into(), 3.0);
    let found = cheapest(&Evaluated::new(plan, &pack), None).expect("solved");
    assert!(found.unreachable.is_empty());
    // Each goal costs a switch at the hub; for 4 the bundle is placed, and knows seven.
    for (count, solution) in (1_u8..).zip(&found.frontier) {
        let goals = f64::from(count);
        let least = goals.min(4.0 + (goals - 7.0).max(0.0));
        assert!((solution.cost - least).abs() < 1e-9, "{goals} goals for {}", solution.cost);
        assert!(solution.met.len() >= usize::from(count));
    }
    assert_eq!(found.frontier.len(), 20);
}
