//! The rules engine on large plans: `cargo bench --bench engine`.
//!
//! "Verdicts" computes all insights of each touchpoint. "Evaluation" adds coverage, goals and next
//! moves. "One switch" is an action and the evaluation after it. "All moved" is an action on every
//! touchpoint.

use std::hint::black_box;
use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, main as run};
use tierboard::model::action::{self, Action};
use tierboard::model::coverage::{Evaluation, Potential};
use tierboard::model::engine::{Engine, Placement};
use tierboard::model::plan::{Goal, Grain, Plan, Touchpoint, TouchpointId};
use tierboard::model::verdict::Verdict;
use tierboard::store::pack_file;
use tierboard::store::packs::{BASE_PACK_TEXT, Library};

fn main() {
    run();
}

const TOUCHPOINTS: usize = 10_000;

/// A plan that cycles through every kind on every host, with varying numbers of switches.
fn plan(engine: &Engine) -> Plan {
    let pack = engine.pack();
    let mut plan = Plan::empty(pack.id.clone());
    let pairs: Vec<_> =
        pack.kinds.iter().flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..).zip(pairs.iter().cycle().take(TOUCHPOINTS)) {
        let id = TouchpointId(number);
        let mut touchpoint = Touchpoint::new(id, kind.id.clone(), (*host).clone());
        let on = pack.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        touchpoint.conditions = on.map(|(c, _)| c.id.clone()).collect();
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    let goal = |insight: &tierboard::model::pack::Insight| {
        Goal::new(insight.id.clone(), Grain::Individual)
    };
    plan.goals = pack.insights.iter().map(goal).collect();
    plan
}

fn engine() -> Engine {
    Engine::new(Library::embedded().base())
}

#[divan::bench]
fn verdicts_of_10_000(bencher: Bencher) {
    let engine = engine();
    let plan = plan(&engine);
    let placements: Vec<Placement> = engine.place_all(&plan);
    let mut verdicts: Vec<Verdict> = Vec::new();
    bencher.counter(ItemsCount::new(TOUCHPOINTS)).bench_local(|| {
        verdicts.clear();
        for placement in black_box(&placements) {
            engine.verdicts(*placement, &mut verdicts);
        }
        black_box(verdicts.len())
    });
}

#[divan::bench]
fn coverage_goals_and_moves_of_10_000(bencher: Bencher) {
    let engine = engine();
    let plan = plan(&engine);
    let potential = Potential::new(&engine);
    let placements: Vec<Placement> = engine.place_all(&plan);
    bencher
        .counter(ItemsCount::new(TOUCHPOINTS))
        .with_inputs(|| placements.clone())
        .bench_local_values(|placements| {
            Evaluation::of_placements(&engine, &potential, black_box(&plan), placements)
        });
}

#[divan::bench]
fn evaluation_of_10_000_with_reading_the_plan(bencher: Bencher) {
    let engine = engine();
    let plan = plan(&engine);
    let potential = Potential::new(&engine);
    bencher
        .counter(ItemsCount::new(TOUCHPOINTS))
        .bench_local(|| Evaluation::new(&engine, &potential, black_box(&plan)));
}

#[divan::bench]
fn one_switch_in_10_000(bencher: Bencher) {
    let engine = engine();
    let plan = plan(&engine);
    let potential = Potential::new(&engine);
    let ids = vec![TouchpointId(5_000)];
    let first = engine.pack().conditions.first().expect("the base pack has switches");
    let conditions = vec![first.id.clone()];
    let on = !plan.get(TouchpointId(5_000)).is_some_and(|t| t.has(&first.id));
    let action = Action::Switch { ids, conditions, on };
    bencher.bench_local(|| {
        let next = action::apply(&plan, engine.pack(), black_box(&action)).expect("it is sound");
        let evaluation = Evaluation::new(&engine, &potential, &next);
        (next, evaluation)
    });
}

#[divan::bench]
fn all_of_10_000_moved(bencher: Bencher) {
    let engine = engine();
    let pack = engine.pack();
    let several = pack.kinds.iter().find_map(|kind| match kind.hosts.as_slice() {
        [from, to, ..] => Some((&kind.id, from, to)),
        _ => None,
    });
    let (kind, from, to) = several.expect("the base pack has a kind with two hosts");
    let mut plan = Plan::empty(pack.id.clone());
    let all = (1..).map(TouchpointId).take(TOUCHPOINTS);
    plan.touchpoints =
        all.map(|id| Arc::new(Touchpoint::new(id, kind.clone(), from.clone()))).collect();
    let ids = plan.touchpoints.iter().map(|t| t.id).collect();
    let action = Action::Move { ids, platform: to.clone(), before: None };
    bencher
        .counter(ItemsCount::new(TOUCHPOINTS))
        .bench_local(|| action::apply(&plan, pack, black_box(&action)).expect("it is sound"));
}

#[divan::bench]
fn pack_parsed_checked_and_compiled() -> Engine {
    let pack = pack_file::parse(black_box(BASE_PACK_TEXT)).expect("the base pack is sound");
    Engine::new(&Arc::new(pack))
}
