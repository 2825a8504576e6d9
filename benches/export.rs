//! Exports of a deck with 30 touchpoints in each format: `cargo bench --bench export`.

use std::sync::Arc;

use divan::{Bencher, black_box, main as run};
use tierboard::export::format::{self, Format, Options};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::plan::{Goal, Grain, Plan, Touchpoint, TouchpointId};
use tierboard::report::Report;
use tierboard::store::packs::Library;

fn main() {
    run();
}

/// Thirty touchpoints in five phases, with varying numbers of switches.
fn evaluated() -> Evaluated {
    let library = Library::embedded();
    let pack = library.base();
    let mut plan = Plan::empty(pack.id.clone());
    let pairs: Vec<_> =
        pack.kinds.iter().flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..).zip(pairs.iter().cycle().take(30)) {
        let mut touchpoint =
            Touchpoint::new(TouchpointId(number), kind.id.clone(), (*host).clone());
        touchpoint.name = format!("{} {number}", kind.name.get("en"));
        touchpoint.phase = Some(format!("Phase {}", number % 5));
        let on = pack.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        touchpoint.conditions = on.map(|(c, _)| c.id.clone()).collect();
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    let goal = |insight: &tierboard::model::pack::Insight| {
        Goal::new(insight.id.clone(), Grain::Individual)
    };
    plan.goals = pack.insights.iter().map(goal).collect();
    Evaluated::new(plan, pack)
}

/// The default extension of each format.
fn endings() -> impl Iterator<Item = &'static str> {
    Format::all().map(|entry| entry.format.ending())
}

#[divan::bench(args = endings(), sample_count = 20, sample_size = 1)]
fn thirty_touchpoints(bencher: Bencher, ending: &str) {
    let evaluated = Arc::new(evaluated());
    let format = Format::of(format!("file.{ending}").as_ref()).expect("a format");
    bencher.bench_local(|| {
        // A report makes the text of each card only once, so each export starts with a new report.
        let report = Report::new(Arc::clone(black_box(&evaluated)));
        let bytes = format::write(&report, None, format, Options::default());
        bytes.expect("it is written").len()
    });
}
