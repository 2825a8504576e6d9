//! Texts for presentations and comparisons.

use super::{amount, and_list, count, explain, labelled, listed, of, quoted, words};
use crate::model::compare::Difference;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Plan, TouchpointId};
use crate::model::scene::Show;

/// The name of a scene.
#[must_use]
pub fn name(show: Show) -> &'static str {
    match show {
        Show::Title => words::title(),
        Show::Tiers => words::three_tiers(),
        Show::Open => words::open_tier(),
        Show::SemiOpen => words::semi_open_tier(),
        Show::Closed => words::closed_tier(),
        Show::Journey => words::phase_by_phase(),
        Show::Coverage => words::coverage_by_tier(),
        Show::OutOfReach => words::out_title(),
        Show::Goals => words::goals(),
        Show::Moves => words::best_moves(),
        Show::Routes => words::page_routes(),
        Show::Numbers => words::page_numbers(),
        Show::Options => words::options_title(),
        Show::Comparison => words::comparison(),
        Show::Roadmap => words::page_roadmap(),
        Show::Record => words::record_title(),
        Show::Text => words::text(),
        Show::Picture => words::picture(),
    }
}

/// A sentence with the rule pack, the date of its facts, how they are seen, and these sources.
#[must_use]
pub fn grounds(evaluated: &Evaluated, sources: &[&str]) -> String {
    let pack = evaluated.pack();
    let (name, date) = (of(&pack.name), pack.facts_as_of.as_str());
    let said = words::grounds(name, date, listed(sources));
    let marks = marks(evaluated);
    if marks.is_empty() { said } else { [said, super::sentence(&super::parts(&marks))].join(" ") }
}

/// The rule pack, the date of its facts and how they are seen, for the footer of a page.
#[must_use]
pub fn foot(evaluated: &Evaluated) -> String {
    let pack = evaluated.pack();
    let said = words::foot(of(&pack.name), pack.facts_as_of.as_str());
    std::iter::once(said).chain(marks(evaluated)).collect::<Vec<_>>().join("  ·  ")
}

/// How the pack is seen, where that is not how it says it itself: the day, the least confidence and
/// the hypotheses. Everything that rests on it is marked with this.
#[must_use]
pub fn marks(evaluated: &Evaluated) -> Vec<String> {
    let (view, pack) = (evaluated.view(), evaluated.origin());
    let mut marks = Vec::new();
    if view.day != pack.last_fact() {
        marks.push(words::mark_as_of(view.day.to_string()));
    }
    if let Some(least) = view.at_least {
        marks.push(words::mark_at_least(explain::confidence(least)));
    }
    if let Some(day) = view.tasks {
        marks.push(words::mark_tasks(super::numbers::whole_day(day)));
    }
    for (platform, tier) in &view.what_if {
        let platform = pack.platform(platform).map_or(platform.as_str(), |p| of(&p.name));
        marks.push(words::mark_what_if(platform, explain::tier(pack, *tier)));
    }
    marks
}

/// The text before, around and after the number of insights that a plan reaches.
#[must_use]
pub fn reaches(reached: usize, all: usize) -> (String, String, String) {
    let whole = words::reaches("\u{1}");
    let (before, after) = whole.split_once('\u{1}').unwrap_or((whole.as_str(), ""));
    (before.to_owned(), words::of_total(reached, all), after.to_owned())
}

/// Cuts a text to at most `most` characters.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// Describes a change of the plan's title.
#[must_use]
pub fn retitled(from: &str, to: &str) -> String {
    words::title_changed(quoted(from), quoted(to))
}

/// Describes what is different about a touchpoint.
#[must_use]
pub fn difference(pack: &Pack, difference: &Difference) -> String {
    let platform = |id| pack.platform(id).map_or(id.as_str(), |p| of(&p.name));
    let number = |n: Option<u64>| n.map_or_else(|| words::not_set().to_owned(), count);
    let money = |n: Option<f64>| n.map_or_else(|| words::not_set().to_owned(), amount);
    let word = |t: &Option<String>| t.clone().unwrap_or_else(|| words::not_set().to_owned());
    let switches = |ids: &[ConditionId]| {
        let name = |id| pack.condition(id).map_or("", |c| of(&c.name));
        and_list(&ids.iter().map(|id| quoted(name(id))).collect::<Vec<_>>())
    };
    match difference {
        Difference::Platform(from, to) => words::moved(platform(from), platform(to)),
        Difference::Name(from, _) if from.trim().is_empty() => words::was_unnamed().to_owned(),
        Difference::Name(from, _) => words::was_called(quoted(from)),
        Difference::Switches(on, off) => {
            let mut parts = Vec::new();
            if !on.is_empty() {
                parts.push(words::switched_on(switches(on)));
            }
            if !off.is_empty() {
                parts.push(words::switched_off(switches(off)));
            }
            super::parts(&parts)
        }
        Difference::Visitors(from, to) => words::visitors_changed(number(*from), number(*to)),
        Difference::Budget(from, to) => words::budget_changed(money(*from), money(*to)),
        Difference::Phase(from, to) => words::phase_changed(word(from), word(to)),
        Difference::Notes => words::notes_changed().to_owned(),
        Difference::Data => words::data_changed().to_owned(),
    }
}

/// As many names as fit in `most` characters, and the number of the others.
#[must_use]
pub fn some_of(names: &[String], most: usize) -> String {
    let mut used = 0;
    let fits = |name: &&String| {
        used += name.chars().count() + 2;
        used <= most
    };
    let shown = names.iter().take_while(fits).count().max(1);
    match names.split_at_checked(shown) {
        Some((shown, [_, ..])) => {
            let more = words::more(names.len() - shown.len());
            and_list(&[listed(shown), more])
        }
        _ => listed(names),
    }
}

/// Lists the insights that the columns of a small chart stand for.
#[must_use]
pub fn columns(pack: &Pack) -> String {
    let names: Vec<&str> = pack.insights.iter().map(|insight| of(&insight.name)).collect();
    words::from_left(listed(&names))
}

/// A place of a plan file in words, as far as it names a touchpoint: "Flagship store: budget".
#[must_use]
pub fn place(plan: &Plan, pack: &Pack, at: &str) -> String {
    let part = at.strip_prefix("touchpoints[id ").and_then(|rest| rest.split_once(']'));
    let named = part.and_then(|(id, field)| {
        let touchpoint = plan.get(TouchpointId(id.parse().ok()?))?;
        Some((explain::name(pack, touchpoint), field.trim_start_matches('.')))
    });
    match named {
        Some((name, "")) => name.to_owned(),
        Some((name, field)) => labelled(name, field),
        None => at.to_owned(),
    }
}
