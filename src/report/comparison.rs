//! Texts for the comparison of two plans.

use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Pack, Tier};
use crate::model::plan::{Goal, Touchpoint};
use crate::text::{self, explain, stage, words};

/// What was added, removed and changed, and which goals were won and lost: a heading and its lines,
/// which are empty if there are none.
#[must_use]
pub fn lines(compared: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let (before, after) = (&compared.before, &compared.after);
    let called = |evaluated: &Evaluated, place: &usize| {
        let touchpoint = evaluated.plan.touchpoints.get(*place);
        touchpoint.map(|t| placed_name(evaluated.pack(), t)).unwrap_or_default()
    };
    let goals = |goals: &[Goal]| -> Vec<String> {
        goals.iter().map(|goal| explain::goal(after.pack(), goal)).collect()
    };
    let changed = compared.changed.iter().map(|(_, place, differences)| {
        let pack = after.pack();
        let parts: Vec<String> = differences.iter().map(|d| stage::difference(pack, d)).collect();
        words::goal_line(called(after, place), text::listed(&parts))
    });
    let titles = [&before.plan.title, &after.plan.title];
    let [old, new] = titles.map(|title| stage::cut(title, 60));
    let retitled = (before.plan.title != after.plan.title).then(|| stage::retitled(&old, &new));
    let phases =
        compared.reordered().then(|| words::phases_reordered(text::listed(&after.plan.phases)));
    let wanted = |one: &Evaluated, other: &Evaluated| -> Vec<String> {
        let only = one.plan.goals.iter().filter(|goal| !other.plan.goals.contains(goal));
        only.map(|goal| explain::goal(one.pack(), goal)).collect()
    };
    vec![
        (words::added(), compared.added.iter().map(|p| called(after, p)).collect()),
        (words::removed(), compared.removed.iter().map(|p| called(before, p)).collect()),
        (words::changed(), retitled.into_iter().chain(phases).chain(changed).collect()),
        (words::goals_added(), wanted(after, before)),
        (words::goals_dropped(), wanted(before, after)),
        (words::goals_won(), goals(&compared.won)),
        (words::goals_lost(), goals(&compared.lost)),
    ]
}

/// The parts of [`lines`] that are not empty, and coverage by tier, for formats without a chart.
#[must_use]
pub fn sections(compared: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let mut all = lines(compared);
    all.retain(|(_, lines)| !lines.is_empty());
    all.push((words::coverage_by_tier(), turns(compared)));
    all
}

/// All of it as lines that start with their heading, coverage first. If the plans are the same, the
/// first line says so.
#[must_use]
pub fn all_lines(compared: &Comparison) -> Vec<String> {
    let mut all = Vec::new();
    if compared.is_same() {
        all.push(words::same().to_owned());
    } else {
        all.extend(turns(compared));
    }
    for (head, lines) in lines(compared) {
        all.extend(lines.iter().map(|line| words::goal_line(head, line.as_str())));
    }
    all
}

/// How many touchpoints were added, removed and changed, and the tiers whose coverage differs.
#[must_use]
pub fn summary(compared: &Comparison) -> String {
    if compared.is_same() {
        return words::same().to_owned();
    }
    let counts = [
        (words::added(), compared.added.len()),
        (words::removed(), compared.removed.len()),
        (words::changed(), compared.changed.len()),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> =
        counts.map(|(head, count)| text::labelled(head, count.to_string())).collect();
    let reached =
        |evaluated: &Evaluated, tier: Tier| evaluated.evaluation.tiers.reached(tier.index());
    let differs = |tier: &Tier| reached(&compared.before, *tier) != reached(&compared.after, *tier);
    let lines = Tier::ALL.into_iter().zip(turns(compared));
    parts.extend(lines.filter(|(tier, _)| differs(tier)).map(|(_, line)| line));
    parts.join("  ·  ")
}

/// The number of insights reached before and after, with a line for each tier.
#[must_use]
pub fn turns(compared: &Comparison) -> Vec<String> {
    let turn = |tier: Tier| {
        let reached = |evaluated: &Evaluated| {
            let tiers = &evaluated.evaluation.tiers;
            words::of_total(tiers.reached(tier.index()), tiers.row(tier.index()).len())
        };
        let turn = format!("{} → {}", reached(&compared.before), reached(&compared.after));
        text::labelled(explain::tier(compared.after.pack(), tier), &turn)
    };
    Tier::ALL.into_iter().map(turn).collect()
}

fn placed_name(pack: &Pack, touchpoint: &Touchpoint) -> String {
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| text::of(&p.name));
    words::card_on(stage::cut(explain::name(pack, touchpoint), 60), platform)
}
