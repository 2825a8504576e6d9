//! The plan in people, yuan and routes: `cargo bench --bench numbers`.
//!
//! "Numbers" adds up the people of 20 goals over 10,000 touchpoints. "Curve" follows the first of
//! them over time. "Map" lays out 200 routes between 150 cards, and words them. "Cheapest" solves
//! for ten goals over 40 touchpoints.

use std::hint::black_box;
use std::sync::Arc;

use divan::{Bencher, main as run};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::numbers::{cheapest, curve, numbers};
use tierboard::model::pack::{Date, Pack};
use tierboard::model::plan::{Goal, Grain, Plan, Route, Share, Touchpoint, TouchpointId};
use tierboard::report::Report;
use tierboard::report::routes::map::{Frame, Labels, Map};
use tierboard::store::packs::{FIELD_PACK, Library};

fn main() {
    run();
}

fn field() -> Arc<Pack> {
    Arc::clone(Library::embedded().get(FIELD_PACK).expect("the field pack is embedded"))
}

/// A plan of the field pack with this many touchpoints, routes and goals, and with all numbers set.
fn plan(pack: &Pack, touchpoints: u64, routes: u64, goals: usize) -> Plan {
    let mut plan = Plan::empty(pack.id.clone());
    let kinds = pack.kinds.iter();
    let pairs: Vec<_> = kinds.flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..=touchpoints).zip(pairs.iter().cycle()) {
        let on = pack.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        plan.touchpoints.push(Arc::new(Touchpoint {
            conditions: on.map(|(condition, _)| condition.id.clone()).collect(),
            visitors: Some(1_000 + number),
            budget: Some(10_000.0),
            share: Some(Share { low: 0.1, likely: 0.2, high: 0.3 }),
            starts: Date::read(&format!("2026-{:02}-{:02}", number % 6 + 1, number % 28 + 1)),
            ends: Date::read(&format!("2026-{:02}-{:02}", number % 5 + 7, number % 28 + 1)),
            ..Touchpoint::new(TouchpointId(number), kind.id.clone(), (*host).clone())
        }));
    }
    for number in 0..routes {
        let means = pack.means.iter().cycle().nth(usize::try_from(number % 16).unwrap_or(0));
        let (from, to) = (number % touchpoints + 1, (number * 7 + 3) % touchpoints + 1);
        if from != to {
            plan.routes.push(Route {
                from: TouchpointId(from),
                to: TouchpointId(to),
                by: means.map(|means| means.id.clone()).unwrap_or_default(),
                rate: None,
                notes: String::new(),
            });
        }
    }
    let all = pack.insights.iter().flat_map(|insight| {
        let goal = |grain| Goal {
            people: Some(300_000),
            by: Date::read("2026-11-11"),
            ..Goal::new(insight.id.clone(), grain)
        };
        [goal(Grain::Individual), goal(Grain::Aggregate)]
    });
    plan.goals = all.take(goals).collect();
    plan
}

#[divan::bench]
fn numbers_of_10_000_for_20_goals(bencher: Bencher) {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, 10_000, 0, 20), &pack);
    bencher.bench_local(|| numbers(black_box(&evaluated)));
}

#[divan::bench(args = [40, 1_000])]
fn curve_of(bencher: Bencher, touchpoints: u64) {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, touchpoints, 0, 2), &pack);
    let goal = evaluated.plan.goals.get(1).expect("two goals").clone();
    bencher.bench_local(|| curve(black_box(&evaluated), &goal));
}

#[divan::bench]
fn map_of_200_routes(bencher: Bencher) {
    let pack = field();
    let evaluated = Arc::new(Evaluated::new(plan(&pack, 150, 200, 0), &pack));
    let report = Report::new(evaluated);
    let _ = report.routes();
    let measure = |text: &str| 6.5 * f32::from(u16::try_from(text.len()).unwrap_or(u16::MAX));
    bencher.bench_local(|| {
        let labels = Labels::All;
        let frame = Frame { width: 1240.0, least_height: 600.0, labels, measure: &measure };
        Map::new(black_box(&report), &frame)
    });
}

#[divan::bench]
fn routes_in_words_of_150(bencher: Bencher) {
    let pack = field();
    let evaluated = Arc::new(Evaluated::new(plan(&pack, 150, 200, 0), &pack));
    bencher.bench_local(|| {
        let report = Report::new(Arc::clone(&evaluated));
        report.routes().rows.len()
    });
}

#[divan::bench]
fn cheapest_of_40_for_10_goals(bencher: Bencher) {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, 40, 0, 10), &pack);
    bencher.bench_local(|| cheapest::cheapest(black_box(&evaluated), None));
}
