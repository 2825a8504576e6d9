//! The window's sentences: each is a function of what it speaks of.

use std::path::Path;

use super::{redo, undo};
use crate::model::action::{Action, Edit};
use crate::model::coverage::Evaluation;
use crate::model::engine::Engine;
use crate::model::pack::{Kind, Pack};
use crate::model::plan::{Grain, Plan, Touchpoint, TouchpointId};
use crate::text::{and_list, beside, explain, of, product, sentence, touchpoints, uncapitalised};

/// A step of the history: "move of Flagship store".
#[must_use]
pub fn step(pack: &Pack, plan: &Plan, action: &Action) -> String {
    let named = |ids: &[TouchpointId]| match ids {
        [only] => plan.get(*only).map_or_else(String::new, |t| explain::name(pack, t).to_owned()),
        many => touchpoints(many.len()),
    };
    match action {
        Action::Place { kind, .. } => {
            let kind = pack.kind(kind).map_or(kind.as_str(), |k| of(&k.name));
            format!("placing of {kind}")
        }
        Action::Move { ids, .. } => format!("move of {}", named(ids)),
        Action::Remove(ids) => format!("removal of {}", named(ids)),
        Action::Switch { ids, conditions, on } => {
            let switches: Vec<String> = conditions
                .iter()
                .map(|id| pack.condition(id).map_or(id.as_str(), |c| of(&c.name)))
                .map(|name| format!("“{name}”"))
                .collect();
            let way = if *on { "on" } else { "off" };
            format!("switching {way} of {} for {}", and_list(&switches), named(ids))
        }
        Action::Edit(id, edit) => {
            let what = match edit {
                Edit::Name(_) => "renaming",
                Edit::Visitors(_) => "visitors",
                Edit::Budget(_) => "budget",
                Edit::Phase(_) => "phase",
                Edit::Notes(_) => "notes",
            };
            format!("{what} of {}", named(std::slice::from_ref(id)))
        }
        Action::Insert { touchpoints: all, .. } => match all.as_slice() {
            [only] => format!("pasting of {}", explain::name(pack, only)),
            many => format!("pasting of {}", touchpoints(many.len())),
        },
        Action::Duplicate(ids) => format!("duplicate of {}", named(ids)),
        Action::Retitle(_) => "new title".to_owned(),
        Action::Want { goal, wanted } => {
            let goal = explain::goal(pack, goal);
            let way = if *wanted { "goal" } else { "dropping of the goal" };
            format!("{way} “{goal}”")
        }
        Action::UseRules(_) => "change of rules".to_owned(),
    }
}

/// What an action has brought: the cells reached before, and now of how many.
#[must_use]
pub fn done(label: &str, was: usize, (is, all): (usize, usize)) -> String {
    let change = match is.cmp(&was) {
        std::cmp::Ordering::Greater => format!(", {} more", is - was),
        std::cmp::Ordering::Less => format!(", {} fewer", was - is),
        std::cmp::Ordering::Equal => String::new(),
    };
    format!("{}: {is} of {all} insight cells covered{change}", sentence(label))
}

/// A step has been taken back.
#[must_use]
pub fn undone(label: &str) -> String {
    format!("Undone: {label}")
}

/// A step has been taken again.
#[must_use]
pub fn redone(label: &str) -> String {
    format!("Redone: {label}")
}

/// "Undo move of Flagship store".
#[must_use]
pub fn undo_step(label: Option<&str>) -> String {
    label.map_or_else(|| undo().to_owned(), |label| format!("{} {label}", undo()))
}

/// "Redo move of Flagship store".
#[must_use]
pub fn redo_step(label: Option<&str>) -> String {
    label.map_or_else(|| redo().to_owned(), |label| format!("{} {label}", redo()))
}

/// What was carried is where it was.
#[must_use]
pub fn cancelled(name: &str) -> String {
    format!("Cancelled: “{name}” is not moved")
}

/// Something is over a lane: what it would yield there, in words.
#[must_use]
pub fn over(name: &str, platform: &str, yields: &str) -> String {
    if yields.is_empty() {
        format!("“{name}” over {platform}: would yield nothing there")
    } else {
        format!("“{name}” over {platform}: would yield {yields}")
    }
}

/// Several things are over a lane.
#[must_use]
pub fn over_several(name: &str, platform: &str) -> String {
    format!("{name} over {platform}")
}

/// Something is over a lane that cannot host it.
#[must_use]
pub fn over_refused(name: &str, platform: &str) -> String {
    format!("“{name}” cannot go to {platform}: it does not run there")
}

/// Something is over no lane.
#[must_use]
pub fn over_nothing(name: &str) -> String {
    format!("Carrying “{name}”: drop it on a platform, or press Escape")
}

/// A card is off the board.
#[must_use]
pub fn over_the_edge(name: &str) -> String {
    format!("Release to take “{name}” off the board, or press Escape")
}

/// What a touchpoint yields, by grain: "Purchases, Contact about a person; Behaviour in total only".
#[must_use]
pub fn yields(person: &[&str], total: &[&str]) -> String {
    let part = |names: &[&str], grain| {
        (!names.is_empty()).then(|| format!("{} {}", and_list(names), explain::grain(grain)))
    };
    let parts = [part(person, Grain::Individual), part(total, Grain::Aggregate)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A drop where no lane is.
#[must_use]
pub fn dropped_nowhere(name: &str) -> String {
    format!("“{name}” was dropped beside the lanes: nothing has been placed")
}

/// No lane lies further in that direction.
#[must_use]
pub fn no_lane_further(name: &str) -> String {
    format!("No platform further that way hosts “{name}”")
}

/// Why a lane dims.
#[must_use]
pub fn not_hosted(what: &str, platform: &str) -> String {
    format!("No {} runs on {platform}", uncapitalised(what))
}

/// Why a lane dims for several cards.
#[must_use]
pub fn not_all_hosted(platform: &str) -> String {
    format!("Not all of them run on {platform}")
}

/// The switches that a preview takes for granted.
#[must_use]
pub fn once(conditions: &str) -> String {
    format!("with {conditions} switched on")
}

/// "Behaviour, about a person".
#[must_use]
pub fn insight_verdict(insight: &str, verdict: &str) -> String {
    format!("{insight}, {verdict}")
}

/// Where a statement comes from, and how sure it is.
#[must_use]
pub fn source_line(source: &str, confidence: &str) -> String {
    format!("Source: {source} ({confidence})")
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
    let mut text = if name == kind { name } else { format!("{name}, {kind}") };
    text = format!("{text} on {platform}");
    for (insight, verdict) in pack.insights.iter().zip(evaluation.verdicts(place)) {
        text = format!("{text}; {} {}", of(&insight.name), explain::verdict(*verdict));
    }
    text
}

/// A kind as a screen reader says it.
#[must_use]
pub fn kind_label(pack: &Pack, kind: &Kind) -> String {
    let group = pack.groups.iter().find(|g| g.id == kind.group).map_or("", |g| of(&g.name));
    format!("{} {}, {group}", of(&kind.name), beside(&kind.name)).replace(" ,", ",")
}

/// Where a kind can stand.
#[must_use]
pub fn kind_hint(pack: &Pack, kind: &Kind) -> String {
    let hosts: Vec<&str> =
        kind.hosts.iter().filter_map(|h| pack.platform(h)).map(|p| of(&p.name)).collect();
    format!("Runs on {}", and_list(&hosts))
}

/// "3 of 5".
#[must_use]
pub fn of_total(count: usize, total: usize) -> String {
    format!("{count} of {total}")
}

/// The menu of rule packs.
#[must_use]
pub fn rules_menu(pack: &str) -> String {
    format!("Rules: {pack}")
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
        0 => "nothing is lost here".to_owned(),
        1 => "1 insight is lost or coarser here".to_owned(),
        n => format!("{n} insights are lost or coarser here"),
    };
    if before == after {
        format!("“{condition}”: {here}; {tier} stays at {after} of {total}.")
    } else {
        format!("“{condition}”: {here}; {tier} falls from {before} to {after} of {total}.")
    }
}

/// "3 touchpoints selected".
#[must_use]
pub fn selected(count: usize) -> String {
    format!("{} selected", touchpoints(count))
}

/// For how many of the selected touchpoints a switch matters.
#[must_use]
pub fn switch_for(count: usize) -> String {
    format!("Matters for {}", touchpoints(count))
}

/// The plan in numbers; the budget is CNY.
#[must_use]
pub fn plan_facts(count: usize, budget: &str) -> String {
    if budget == "0" {
        touchpoints(count)
    } else {
        format!("{}  ·  budget CNY {budget}", touchpoints(count))
    }
}

/// The date of a pack's facts.
#[must_use]
pub fn facts_of(date: &str) -> String {
    format!("Facts as of {date}")
}

/// The switch that wants an insight at a grain.
#[must_use]
pub fn goal_switch(insight: &str, grain: Grain) -> String {
    match grain {
        Grain::Individual => format!("Goal: {insight} about a person"),
        Grain::Aggregate => format!("Goal: {insight} at least in total"),
    }
}

/// A grain in one word.
#[must_use]
pub fn grain_short(grain: Grain) -> &'static str {
    match grain {
        Grain::Individual => "person",
        Grain::Aggregate => "totals",
    }
}

/// One cell: "Tmall, Purchases: locked".
#[must_use]
pub fn cell(row: &str, insight: &str, state: &str) -> String {
    format!("{row}, {insight}: {state}")
}

/// One cell, and the touchpoint that it comes from.
#[must_use]
pub fn cell_from(cell: &str, touchpoint: Option<&str>) -> String {
    touchpoint.map_or_else(|| cell.to_owned(), |name| format!("{cell}\nfrom {}", shortened(name)))
}

/// A legend entry with its count of cells.
#[must_use]
pub fn legend(state: &str, count: usize) -> String {
    format!("{state} {count}")
}

/// A goal and how it stands.
#[must_use]
pub fn goal_line(goal: &str, stands: &str) -> String {
    format!("{goal}: {stands}")
}

/// A move as a screen reader says it.
#[must_use]
pub fn move_label(deed: &str, promise: &str) -> String {
    format!("{deed}: {promise}")
}

/// Whether the plan is saved, and where.
#[must_use]
pub fn saved(dirty: bool, file: Option<&Path>) -> (&'static str, String) {
    let place = file.map(|f| f.display().to_string());
    match (dirty, place) {
        (true, Some(file)) => ("Unsaved", format!("Unsaved changes of {file}")),
        (true, None) => ("Unsaved", "Not in any file yet".to_owned()),
        (false, Some(file)) => ("Saved", file),
        (false, None) => ("No changes", "Not in any file yet".to_owned()),
    }
}

/// Where all commands are.
#[must_use]
pub fn commands_hint(key: &str) -> String {
    format!("{key} commands")
}

/// The plan in numbers, for the status line.
#[must_use]
pub fn status_counts(count: usize, reached: usize, all: usize) -> String {
    format!("{}  ·  {reached} of {all} insight cells covered", touchpoints(count))
}

/// A crash left work behind.
#[must_use]
pub fn recovered(of: Option<&Path>) -> String {
    match of.and_then(Path::file_name) {
        Some(name) => {
            format!(
                "Unsaved work on {} was left behind when Tierboard ended.",
                name.to_string_lossy()
            )
        }
        None => "Unsaved work was left behind when Tierboard ended.".to_owned(),
    }
}

/// What would be lost.
#[must_use]
pub fn unsaved_text(title: &str) -> String {
    format!("“{}” has changes that no file holds.", shortened(title))
}

/// A field of visitors does not hold a number of people.
#[must_use]
pub fn bad_visitors(text: &str) -> String {
    format!(
        "Visitors: “{}” is not a whole number of people from 0; the plan keeps what it had",
        shortened(text)
    )
}

/// A field of a budget does not hold an amount.
#[must_use]
pub fn bad_budget(text: &str) -> String {
    format!("Budget: “{}” is not an amount from 0; the plan keeps what it had", shortened(text))
}

/// A dialog was closed without an answer.
#[must_use]
pub fn still_unsaved(dirty: bool) -> &'static str {
    if dirty { "Cancelled: the plan is still unsaved" } else { "Cancelled" }
}

/// Another pack is in use.
#[must_use]
pub fn rules_used(pack: &str) -> String {
    format!("The plan is read with the rules “{pack}” now")
}

/// A pack does not know everything that the plan holds.
#[must_use]
pub fn rules_refused(pack: &str) -> String {
    format!("The rules “{pack}” do not fit this plan")
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
    format!("Release to remove {name}")
}

/// The interface's size.
#[must_use]
pub fn zoomed(factor: f32) -> String {
    format!("Zoom {:.0} %", factor * 100.0)
}

/// Touchpoints are on the clipboard.
#[must_use]
pub fn copied(count: usize) -> String {
    format!("{} copied", touchpoints(count))
}

/// The title of a plan made from another.
#[must_use]
pub fn copy_of(title: &str) -> String {
    format!("{title} (copy)")
}

/// A plan has been opened.
#[must_use]
pub fn opened(name: &str) -> String {
    format!("Opened {name}")
}

/// A file could not be opened.
#[must_use]
pub fn cannot_open(name: &str) -> String {
    format!("{name} cannot be opened")
}

/// A plan has been saved.
#[must_use]
pub fn saved_to(path: &str) -> String {
    format!("Saved to {path}")
}
