//! What stands behind verdicts, under the pack of the field: `cargo bench --bench evidence`.
//!
//! "Packs" reads, checks and compiles both packs that come with the program. "Verdicts" computes all
//! insights of each touchpoint. "Recognition" finds islands and bridges. "Diff" names what the base
//! pack and the field pack say differently, and what that changes in a plan.

use std::hint::black_box;
use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, main as run};
use tierboard::model::engine::{Engine, Placement};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::evidence::diff;
use tierboard::model::evidence::recognition::recognition;
use tierboard::model::evidence::routes::ways;
use tierboard::model::pack::Pack;
use tierboard::model::plan::{Plan, Touchpoint, TouchpointId};
use tierboard::model::verdict::Verdict;
use tierboard::store::pack_file;
use tierboard::store::packs::{BASE_PACK_TEXT, FIELD_PACK, FIELD_PACK_TEXT, Library};

fn main() {
    run();
}

fn field() -> Arc<Pack> {
    Arc::clone(Library::embedded().get(FIELD_PACK).expect("the field pack is embedded"))
}

/// A plan that cycles through the kinds of `like` on their hosts, with varying switches.
fn plan(pack: &Pack, like: &Pack, count: usize) -> Plan {
    let mut plan = Plan::empty(pack.id.clone());
    let kinds = like.kinds.iter();
    let pairs: Vec<_> = kinds.flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..).zip(pairs.iter().cycle().take(count)) {
        let id = TouchpointId(number);
        let mut touchpoint = Touchpoint::new(id, kind.id.clone(), (*host).clone());
        let on = like.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        touchpoint.conditions = on.map(|(c, _)| c.id.clone()).collect();
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    plan
}

#[divan::bench]
fn both_packs_read_checked_compiled() {
    for text in [BASE_PACK_TEXT, FIELD_PACK_TEXT] {
        let pack = pack_file::parse(black_box(text)).expect("the embedded packs are sound");
        black_box(Engine::new(&Arc::new(pack)));
    }
}

#[divan::bench]
fn verdicts_of_10_000(bencher: Bencher) {
    let pack = field();
    let engine = Engine::new(&pack);
    let placements: Vec<Placement> = engine.place_all(&plan(&pack, &pack, 10_000));
    let mut verdicts: Vec<Verdict> = Vec::new();
    let count = placements.len() * pack.insights.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        verdicts.clear();
        for placement in black_box(&placements) {
            engine.verdicts(*placement, &mut verdicts);
        }
        black_box(verdicts.len())
    });
}

#[divan::bench(args = [200, 1_000, 10_000])]
fn islands_and_bridges(bencher: Bencher, count: usize) {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, &pack, count), &pack);
    bencher.bench_local(|| recognition(black_box(&evaluated)));
}

#[divan::bench(args = [200, 1_000, 10_000])]
fn ways_to_a_person(bencher: Bencher, count: usize) {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, &pack, count), &pack);
    bencher.bench_local(|| ways(black_box(&evaluated)));
}

#[divan::bench]
fn diff_with_a_plan_of_1_000(bencher: Bencher) {
    let (library, pack) = (Library::embedded(), field());
    let base = library.base();
    let plan = plan(base, base, 1_000);
    let before = Evaluated::new(plan.clone(), base);
    let after = Evaluated::new(plan, &pack);
    bencher.bench_local(|| {
        let changes = diff::changes(black_box(base), black_box(&pack));
        diff::effect(&before, &after, &changes)
    });
}
