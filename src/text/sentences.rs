//! Sentences that choose between texts or combine several.

use std::iter;
use std::path::Path;

use super::findings::clean;
use super::stage::cut;
use super::{
    and_list, beside, explain, listed, of, parts as join_parts, product, quoted, touchpoints,
    uncapitalised, words,
};
use crate::model::coverage::Evaluation;
use crate::model::engine::Engine;
use crate::model::pack::{Date, Kind, Pack};
use crate::model::plan::{Grain, Touchpoint};
use crate::model::verdict::Verdict;

/// An item is dragged over a lane: what it would yield there.
#[must_use]
pub fn over(name: &str, platform: &str, yields: &str, locked: &[&str]) -> String {
    let locked = and_list(locked);
    match (yields.is_empty(), locked.is_empty()) {
        (true, true) => words::over_nothing_yielded(name, platform),
        (true, false) => words::over_locked(name, platform, locked),
        (false, true) => words::over_yields(name, platform, yields),
        (false, false) => words::over_partly(name, platform, yields, locked),
    }
}

/// What a touchpoint yields, by grain: "Purchases, Contact about a person; Behaviour in total
/// only".
#[must_use]
pub fn yields(pack: &Pack, verdicts: &[Verdict]) -> String {
    let part = |grain| {
        let insights = pack.insights.iter().zip(verdicts);
        let yielded = insights.filter(|(_, verdict)| verdict.grain() == Some(grain));
        let names: Vec<&str> = yielded.map(|(insight, _)| of(&insight.name)).collect();
        let state = explain::grain(grain);
        (!names.is_empty()).then(|| words::insights_in_state(and_list(&names), state))
    };
    let parts = Grain::ALL.into_iter().rev().filter_map(part);
    join_parts(&parts.collect::<Vec<_>>())
}

/// Why a lane is dimmed while dragging.
#[must_use]
pub fn not_hosted(what: &str, platform: &str) -> String {
    words::kind_not_hosted(uncapitalised(what), platform)
}

/// A name cut to at most a few hundred characters, for a tooltip.
#[must_use]
pub fn shortened(name: &str) -> String {
    cut(name, 300)
}

/// The label of a card for screen readers: name, kind, platform and what it yields.
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
    let mut parts = vec![words::card_on(named, platform)];
    for (insight, verdict) in pack.insights.iter().zip(evaluation.verdicts(place)) {
        let state = explain::verdict(*verdict);
        parts.push(words::insights_in_state(of(&insight.name), state));
    }
    join_parts(&parts)
}

/// The label of a kind for screen readers.
#[must_use]
pub fn kind_label(pack: &Pack, kind: &Kind) -> String {
    let group = pack.groups.iter().find(|g| g.id == kind.group).map_or("", |g| of(&g.name));
    let name = [of(&kind.name), beside(&kind.name)].join(" ");
    listed(&[name.trim(), group])
}

/// The platforms on which a kind can be placed.
#[must_use]
pub fn kind_hint(pack: &Pack, kind: &Kind) -> String {
    let hosts: Vec<&str> =
        kind.hosts.iter().filter_map(|h| pack.platform(h)).map(|p| of(&p.name)).collect();
    words::runs_on(and_list(&hosts))
}

/// What turning one condition off would cost: insights that are lost or only remain as totals, and
/// the tier.
#[must_use]
pub fn without(
    condition: &str,
    lost: usize,
    tier: &str,
    (before, after, total): (usize, usize, usize),
) -> String {
    let here = match lost {
        0 => words::nothing_lost().to_owned(),
        n => words::insights_lost(n),
    };
    let switch = quoted(condition);
    if before == after {
        words::tier_stays(switch, here, tier, after, total)
    } else {
        words::tier_falls(switch, here, tier, before, after, total)
    }
}

/// "3 touchpoints selected".
#[must_use]
pub fn selected(count: usize) -> String {
    words::are_selected(touchpoints(count))
}

/// The number of selected touchpoints that a switch is relevant for.
#[must_use]
pub fn switch_for(count: usize) -> String {
    words::matters_for(touchpoints(count))
}

/// The size of the plan; the budget is in CNY.
#[must_use]
pub fn plan_facts(count: usize, budget: &str) -> String {
    if budget == "0" {
        touchpoints(count)
    } else {
        words::plan_in_numbers(touchpoints(count), budget)
    }
}

/// The label of the switch that makes an insight at a grain a goal.
#[must_use]
pub fn goal_switch(insight: &str, grain: Grain) -> String {
    match grain {
        Grain::Individual => words::goal_switch_person(insight),
        Grain::Pseudonym => words::goal_switch_pseudonym(insight),
        Grain::Aggregate => words::goal_switch_total(insight),
    }
}

/// A cell, and the touchpoint that it comes from.
#[must_use]
pub fn cell_from(cell: &str, touchpoint: Option<&str>) -> String {
    touchpoint.map_or_else(|| cell.to_owned(), |name| words::from_touchpoint(cell, shortened(name)))
}

/// Whether the plan is saved, and where.
#[must_use]
pub fn saved(dirty: bool, file: Option<&Path>) -> (&'static str, String) {
    let place = file.map(|f| f.display().to_string());
    match (dirty, place) {
        (true, Some(file)) => (words::state_unsaved(), words::unsaved_of(file)),
        (true, None) => (words::state_unsaved(), words::no_file_yet().to_owned()),
        (false, Some(file)) => (words::state_saved(), file),
        (false, None) => (words::state_unchanged(), words::no_file_yet().to_owned()),
    }
}

/// The plan in numbers, for the status line.
#[must_use]
pub fn status_counts(count: usize, reached: usize, all: usize) -> String {
    words::status_line(touchpoints(count), reached, all)
}

/// The last part of a path.
#[must_use]
pub fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Work was left behind by a crash.
#[must_use]
pub fn recovered(of: Option<&Path>) -> String {
    match of.and_then(Path::file_name) {
        Some(name) => words::recovered_of(name.to_string_lossy()),
        None => words::recovered_any().to_owned(),
    }
}

/// What is lost without saving.
#[must_use]
pub fn unsaved_text(title: &str) -> String {
    words::has_unsaved(shortened(title))
}

/// What is lost by saving: the number of comments that somebody has added by hand.
#[must_use]
pub fn comments_text(file: &Path, count: usize) -> String {
    words::comments_text(file_name(file), count)
}

/// Why a file would be replaced: it exists already, or another program has changed it.
#[must_use]
pub fn replace_text(file: &str, changed: bool) -> String {
    if changed { words::replace_changed(file) } else { words::replace_there(file) }
}

/// The text of a visitors field is not a number of people.
#[must_use]
pub fn bad_visitors(text: &str) -> String {
    words::not_visitors(shortened(text))
}

/// The text of a budget field is not an amount, or one in another currency, named by its code.
#[must_use]
pub fn bad_budget(text: &str, currency: Option<&'static str>) -> String {
    match currency {
        Some(currency) => words::not_yuan(shortened(text), currency),
        None => words::not_budget(shortened(text)),
    }
}

/// A dialog was closed without an answer.
#[must_use]
pub fn still_unsaved(dirty: bool) -> &'static str {
    if dirty { words::cancelled_unsaved() } else { words::cancelled_only() }
}

/// The title of the window.
#[must_use]
pub fn window_title(title: &str, dirty: bool) -> String {
    let dot = if dirty { "• " } else { "" };
    // The system takes no control characters in titles.
    format!("{dot}{} – {}", shortened(&clean(title)), product())
}

/// The interface's size.
#[must_use]
pub fn zoomed(factor: f32) -> String {
    words::zoom_percent(format!("{:.0}", factor * 100.0))
}

/// Touchpoints are on the clipboard.
#[must_use]
pub fn copied(count: usize) -> String {
    words::touchpoints_copied(touchpoints(count))
}

/// Rows were imported: so many new ones, and so many that have changed a touchpoint.
#[must_use]
pub fn imported(new: usize, updated: usize) -> String {
    match (new, updated) {
        (new, 0) => words::placed_from_sheet(touchpoints(new)),
        (0, updated) => words::updated_from_sheet(touchpoints(updated)),
        (new, updated) => {
            let placed = words::placed_from_sheet(touchpoints(new));
            join_parts(&[placed, words::updated_from_sheet(touchpoints(updated))])
        }
    }
}

/// The label of the button that imports the rows that are ready.
#[must_use]
pub fn place_import(new: usize, updated: usize) -> String {
    match (new, updated) {
        (new, 0) => words::place_these(touchpoints(new)),
        (0, updated) => words::update_these(touchpoints(updated)),
        (new, updated) => words::place_and_update(new, updated),
    }
}

/// The name of a picture of something, in a format.
#[must_use]
pub fn picture_of(what: &str, ending: &str) -> String {
    words::picture_as(what, ending.to_uppercase())
}

/// "Undo moving Flagship store".
#[must_use]
pub fn undo_step(label: Option<&str>) -> String {
    label.map_or_else(|| words::undo().to_owned(), words::undo_what)
}

/// "Redo moving Flagship store".
#[must_use]
pub fn redo_step(label: Option<&str>) -> String {
    label.map_or_else(|| words::redo().to_owned(), words::redo_what)
}

/// What has been exported, and the first place where a character is drawn as a box.
#[must_use]
pub fn exported(done: &str, boxes: &[String]) -> String {
    let more = boxes.len().saturating_sub(1);
    let rest = (more > 0).then(|| words::and_more(more));
    let parts: Vec<&str> =
        iter::once(done).chain(boxes.first().map(String::as_str)).chain(rest.as_deref()).collect();
    join_parts(&parts)
}

/// The dates of a statement in a line: for when it is known, since when it holds, until when; empty
/// if it has none.
#[must_use]
pub fn dates([known, since, until]: [Option<Date>; 3]) -> String {
    let known = known.map(|date| words::known_for(date.to_string()));
    let since = since.map(|date| words::holds_since(date.to_string()));
    let until = until.map(|date| words::holds_until(date.to_string()));
    let parts: Vec<String> = [known, since, until].into_iter().flatten().collect();
    parts.join("  ·  ")
}

/// A touchpoint of a plan whose rules are missing: its name, and the ids of its kind and platform.
#[must_use]
pub fn unruled(touchpoint: &Touchpoint) -> String {
    let (kind, platform) = (touchpoint.kind.as_str(), touchpoint.platform.as_str());
    let name = touchpoint.name.trim();
    let named = if name.is_empty() { kind.to_owned() } else { listed(&[name, kind]) };
    words::card_on(named, platform)
}
