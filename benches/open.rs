//! Reading plan files with all checks: `cargo bench --bench open`.
//!
//! A plan without findings is read in one pass. One with a finding is taken apart, so that every
//! finding has its line and column.

use std::sync::Arc;

use divan::counter::BytesCount;
use divan::{Bencher, black_box, main as run};
use tierboard::model::plan::{Plan, Touchpoint, TouchpointId};
use tierboard::store::packs::Library;
use tierboard::store::plan_file;

fn main() {
    run();
}

/// A plan file that cycles through every kind on every host, with all fields of a touchpoint set.
/// If `last` is given, it is the platform of the last touchpoint.
fn file(library: &Library, touchpoints: usize, last: Option<&str>) -> String {
    let pack = library.base();
    let mut plan = Plan::empty(pack.id.clone());
    let pairs: Vec<_> =
        pack.kinds.iter().flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1_u32..).zip(pairs.iter().cycle().take(touchpoints)) {
        let id = TouchpointId(number.into());
        let mut touchpoint = Touchpoint::new(id, kind.id.clone(), (*host).clone());
        touchpoint.name = format!("{} {number}", kind.name.get("en"));
        let on = pack.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        touchpoint.conditions = on.map(|(c, _)| c.id.clone()).collect();
        touchpoint.visitors = Some(u64::from(number) * 100);
        touchpoint.budget = Some(f64::from(number) * 1.5);
        touchpoint.phase = Some(format!("Phase {}", number % 5));
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    if let (Some(platform), Some(touchpoint)) = (last, plan.touchpoints.last_mut()) {
        Arc::make_mut(touchpoint).platform = platform.into();
    }
    plan_file::write(&plan).expect("a plan can be written")
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn sound_plan(bencher: Bencher<'_, '_>, touchpoints: usize) {
    let library = Library::embedded();
    let text = file(&library, touchpoints, None);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        plan_file::parse(black_box(&text), &library, None).expect("the plan is sound")
    });
}

#[divan::bench(sample_count = 10)]
fn plan_of_10_000_with_a_finding_at_its_end(bencher: Bencher<'_, '_>) {
    let library = Library::embedded();
    let text = file(&library, 10_000, Some("nowhere"));
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        plan_file::parse(black_box(&text), &library, None).expect_err("there is no such platform")
    });
}
