//! The window's sentences: each is a function of what it speaks of.

use std::path::Path;

use super::{
    cancelled_only, cancelled_unsaved, no_file_yet, nothing_lost, person, recovered_any,
    state_saved, state_unchanged, state_unsaved, totals,
};
use crate::model::coverage::Evaluation;
use crate::model::engine::{Engine, Verdict};
use crate::model::pack::{Kind, Pack};
use crate::model::plan::{Grain, Touchpoint};
use crate::text::lang::say;
use crate::text::{
    and_list, beside, explain, listed, of, parts as join_parts, product, quoted, touchpoints,
    uncapitalised,
};

/// What was carried is where it was.
#[must_use]
pub fn cancelled(name: &str, placed: bool) -> String {
    if placed {
        say!("window-cancelled", name = name)
    } else {
        say!("window-cancelled_kind", name = name)
    }
}

/// Something is over a lane: what it would yield there, in words.
#[must_use]
pub fn over(name: &str, platform: &str, yields: &str, locked: &[&str]) -> String {
    let locked = and_list(locked);
    match (yields.is_empty(), locked.is_empty()) {
        (true, true) => say!("window-over_nothing_yielded", name = name, platform = platform),
        (true, false) => {
            say!("window-over_locked", name = name, platform = platform, locked = locked)
        }
        (false, true) => say!("window-over", name = name, platform = platform, yields = yields),
        (false, false) => {
            say!(
                "window-over_partly",
                name = name,
                platform = platform,
                yields = yields,
                locked = locked
            )
        }
    }
}

/// Several things are over a lane.
#[must_use]
pub fn over_several(name: &str, platform: &str) -> String {
    say!("window-over_several", name = name, platform = platform)
}

/// Something is over a lane that cannot host it.
#[must_use]
pub fn over_refused(name: &str, platform: &str) -> String {
    say!("window-over_refused", name = name, platform = platform)
}

/// Something is over no lane.
#[must_use]
pub fn over_nothing(name: &str) -> String {
    say!("window-over_nowhere", name = name)
}

/// A card is off the board.
#[must_use]
pub fn over_the_edge(name: &str) -> String {
    say!("window-over_edge", name = name)
}

/// What a touchpoint yields, by grain: "Purchases, Contact about a person; Behaviour in total only".
#[must_use]
pub fn yields(pack: &Pack, verdicts: &[Verdict]) -> String {
    let part = |grain| {
        let insights = pack.insights.iter().zip(verdicts);
        let yielded = insights.filter(|(_, verdict)| verdict.grain() == Some(grain));
        let names: Vec<&str> = yielded.map(|(insight, _)| of(&insight.name)).collect();
        let state = explain::grain(grain);
        (!names.is_empty())
            .then(|| say!("explain-covered", names = and_list(&names), state = state))
    };
    let parts = [Grain::Individual, Grain::Aggregate].map(part);
    join_parts(&parts.into_iter().flatten().collect::<Vec<_>>())
}

/// A drop where no lane is.
#[must_use]
pub fn dropped_nowhere(name: &str) -> String {
    say!("window-dropped_nowhere", name = name)
}

/// No lane lies further in that direction.
#[must_use]
pub fn no_lane_further(name: &str) -> String {
    say!("window-no_lane", name = name)
}

/// Why a lane dims.
#[must_use]
pub fn not_hosted(what: &str, platform: &str) -> String {
    say!("window-not_hosted", kind = uncapitalised(what), platform = platform)
}

/// Why a lane dims for several cards.
#[must_use]
pub fn not_all_hosted(platform: &str) -> String {
    say!("window-not_all_hosted", platform = platform)
}

/// The switches that a preview takes for granted.
#[must_use]
pub fn once(conditions: &str) -> String {
    say!("window-once", switches = conditions)
}

/// "Behaviour, about a person".
#[must_use]
pub fn insight_verdict(insight: &str, verdict: &str) -> String {
    say!("window-insight_verdict", insight = insight, verdict = verdict)
}

/// Where a statement comes from, and how sure it is.
#[must_use]
pub fn source_line(source: &str, confidence: &str) -> String {
    say!("window-source_line", source = source, sure = confidence)
}

/// A name of at most a few hundred characters, for a hover text.
#[must_use]
pub fn shortened(name: &str) -> String {
    const MOST: usize = 300;
    let mut short: String = name.chars().take(MOST).collect();
    if name.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

/// A card as a screen reader says it: name, kind, platform, what it yields.
#[must_use]
pub fn card(
    engine: &Engine,
    evaluation: &Evaluation,
    touchpoint: &Touchpoint,
    place: usize,
) -> String {
    let pack = engine.pack();
    let kind = pack.kind(&touchpoint.kind).map_or("", |k| of(&k.name));
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| of(&p.name));
    let name = shortened(explain::name(pack, touchpoint));
    let named = if name == kind { name } else { listed(&[name.as_str(), kind]) };
    let mut parts = vec![say!("window-card_on", name = named, platform = platform)];
    for (insight, verdict) in pack.insights.iter().zip(evaluation.verdicts(place)) {
        let state = explain::verdict(*verdict);
        parts.push(say!("explain-covered", names = of(&insight.name), state = state));
    }
    join_parts(&parts)
}

/// A touchpoint and its platform.
#[must_use]
pub fn card_on(name: &str, platform: &str) -> String {
    say!("window-card_on", name = name, platform = platform)
}

/// A kind as a screen reader says it.
#[must_use]
pub fn kind_label(pack: &Pack, kind: &Kind) -> String {
    let group = pack.groups.iter().find(|g| g.id == kind.group).map_or("", |g| of(&g.name));
    let name = [of(&kind.name), beside(&kind.name)].join(" ");
    listed(&[name.trim(), group])
}

/// Where a kind can stand.
#[must_use]
pub fn kind_hint(pack: &Pack, kind: &Kind) -> String {
    let hosts: Vec<&str> =
        kind.hosts.iter().filter_map(|h| pack.platform(h)).map(|p| of(&p.name)).collect();
    say!("window-runs_on", platforms = and_list(&hosts))
}

/// "3 of 5".
#[must_use]
pub fn of_total(count: usize, total: usize) -> String {
    say!("window-of_total", count = count, total = total)
}

/// The menu of rule packs.
#[must_use]
pub fn rules_menu(pack: &str) -> String {
    say!("window-rules_menu", pack = pack)
}

/// What switching one condition off would cost: insights about a person or at all, and the tier.
#[must_use]
pub fn without(
    condition: &str,
    lost: usize,
    tier: &str,
    (before, after, total): (usize, usize, usize),
) -> String {
    let here = match lost {
        0 => nothing_lost().to_owned(),
        n => say!("window-lost", count = n),
    };
    let (switch, here) = (quoted(condition), here.as_str());
    if before == after {
        say!(
            "window-stays",
            switch = switch,
            here = here,
            tier = tier,
            after = after,
            total = total
        )
    } else {
        say!(
            "window-falls",
            switch = switch,
            here = here,
            tier = tier,
            before = before,
            after = after,
            total = total
        )
    }
}

/// "3 touchpoints selected".
#[must_use]
pub fn selected(count: usize) -> String {
    say!("window-selected", what = touchpoints(count))
}

/// For how many of the selected touchpoints a switch matters.
#[must_use]
pub fn switch_for(count: usize) -> String {
    say!("window-matters_for", what = touchpoints(count))
}

/// The plan in numbers; the budget is CNY.
#[must_use]
pub fn plan_facts(count: usize, budget: &str) -> String {
    if budget == "0" {
        touchpoints(count)
    } else {
        say!("window-plan_facts", what = touchpoints(count), budget = budget)
    }
}

/// The date of a pack's facts.
#[must_use]
pub fn facts_of(date: &str) -> String {
    say!("window-facts_of", date = date)
}

/// The switch that wants an insight at a grain.
#[must_use]
pub fn goal_switch(insight: &str, grain: Grain) -> String {
    match grain {
        Grain::Individual => say!("window-goal_person", insight = insight),
        Grain::Aggregate => say!("window-goal_total", insight = insight),
    }
}

/// A grain in one word.
#[must_use]
pub fn grain_short(grain: Grain) -> &'static str {
    match grain {
        Grain::Individual => person(),
        Grain::Aggregate => totals(),
    }
}

/// One cell: "Tmall, Purchases: locked".
#[must_use]
pub fn cell(row: &str, insight: &str, state: &str) -> String {
    say!("window-cell", row = row, insight = insight, state = state)
}

/// One cell, and the touchpoint that it comes from.
#[must_use]
pub fn cell_from(cell: &str, touchpoint: Option<&str>) -> String {
    touchpoint.map_or_else(
        || cell.to_owned(),
        |name| say!("window-cell_from", cell = cell, name = shortened(name)),
    )
}

/// A legend entry with its count of cells.
#[must_use]
pub fn legend(state: &str, count: usize) -> String {
    say!("window-legend", state = state, count = count)
}

/// A goal and how it stands.
#[must_use]
pub fn goal_line(goal: &str, stands: &str) -> String {
    say!("window-goal_line", goal = goal, stands = stands)
}

/// A move as a screen reader says it.
#[must_use]
pub fn move_label(deed: &str, promise: &str) -> String {
    say!("window-move_label", deed = deed, promise = promise)
}

/// Whether the plan is saved, and where.
#[must_use]
pub fn saved(dirty: bool, file: Option<&Path>) -> (&'static str, String) {
    let place = file.map(|f| f.display().to_string());
    match (dirty, place) {
        (true, Some(file)) => (state_unsaved(), say!("window-unsaved_of", file = file)),
        (true, None) => (state_unsaved(), no_file_yet().to_owned()),
        (false, Some(file)) => (state_saved(), file),
        (false, None) => (state_unchanged(), no_file_yet().to_owned()),
    }
}

/// Where all commands are.
#[must_use]
pub fn commands_hint(key: &str) -> String {
    say!("window-commands_hint", key = key)
}

/// The plan in numbers, for the status line.
#[must_use]
pub fn status_counts(count: usize, reached: usize, all: usize) -> String {
    say!("window-status", what = touchpoints(count), reached = reached, all = all)
}

/// A crash left work behind.
#[must_use]
pub fn recovered(of: Option<&Path>) -> String {
    match of.and_then(Path::file_name) {
        Some(name) => {
            say!("window-recovered_of", name = name.to_string_lossy().into_owned())
        }
        None => recovered_any().to_owned(),
    }
}

/// What would be lost.
#[must_use]
pub fn unsaved_text(title: &str) -> String {
    say!("window-unsaved_text", title = shortened(title))
}

/// Why a file would be replaced: it is there already, or somebody has changed it.
#[must_use]
pub fn replace_text(file: &str, changed: bool) -> String {
    if changed {
        say!("window-replace_changed", file = file)
    } else {
        say!("window-replace_there", file = file)
    }
}

/// A field of visitors does not hold a number of people.
#[must_use]
pub fn bad_visitors(text: &str) -> String {
    say!("window-bad_visitors", text = shortened(text))
}

/// A field of a budget does not hold an amount.
#[must_use]
pub fn bad_budget(text: &str) -> String {
    say!("window-bad_budget", text = shortened(text))
}

/// A dialog was closed without an answer.
#[must_use]
pub fn still_unsaved(dirty: bool) -> &'static str {
    if dirty { cancelled_unsaved() } else { cancelled_only() }
}

/// Another pack is in use.
#[must_use]
pub fn rules_used(pack: &str) -> String {
    say!("window-rules_used", pack = pack)
}

/// A pack does not know everything that the plan holds.
#[must_use]
pub fn rules_refused(pack: &str) -> String {
    say!("window-rules_refused", pack = pack)
}

/// The title of the window.
#[must_use]
pub fn window_title(title: &str, dirty: bool) -> String {
    let dot = if dirty { "• " } else { "" };
    format!("{dot}{} – {}", shortened(title), product())
}

/// What releasing the pointer would do.
#[must_use]
pub fn release_to_remove(name: &str) -> String {
    say!("window-release", name = name)
}

/// The interface's size.
#[must_use]
pub fn zoomed(factor: f32) -> String {
    say!("window-zoomed", percent = format!("{:.0}", factor * 100.0))
}

/// Touchpoints are on the clipboard.
#[must_use]
pub fn copied(count: usize) -> String {
    say!("window-copied", what = touchpoints(count))
}

/// The title of a plan made from another.
#[must_use]
pub fn copy_of(title: &str) -> String {
    say!("window-copy_of", title = title)
}

/// A plan has been opened.
#[must_use]
pub fn opened(name: &str) -> String {
    say!("window-opened", name = name)
}

/// A file could not be opened.
#[must_use]
pub fn cannot_open(name: &str) -> String {
    say!("window-cannot_open", name = name)
}

/// A plan has been saved.
#[must_use]
pub fn saved_to(path: &str) -> String {
    say!("window-saved_to", path = path)
}

/// Where packs of one's own go.
#[must_use]
pub fn packs_folder(folder: &str) -> String {
    say!("window-packs_folder", folder = folder)
}
