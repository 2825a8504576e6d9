//! The words of presentations and of comparisons.

use super::lang::say;
use super::{amount, count, listed, of, quoted, words};
use crate::model::compare::Difference;
use crate::model::pack::Pack;
use crate::model::scene::Show;

words! {
    "stage":
    name_title, name_tiers, name_open, name_semi_open, name_closed, name_journey, name_coverage,
    name_out_of_reach, name_goals, name_moves, name_comparison, name_text, name_picture,
    subtitle, tiers_title, tiers_below, no_picture, no_phase, journey_title, out_title, out_below,
    out_none, goals_title, moves_title, moves_below, compare_title, before, after, added, removed,
    changed, goals_added, goals_dropped, won, lost, none, same, notes_changed, was_unnamed, not_set, platforms, because,
}

/// The name of a scene.
#[must_use]
pub fn name(show: Show) -> &'static str {
    match show {
        Show::Title => name_title(),
        Show::Tiers => name_tiers(),
        Show::Open => name_open(),
        Show::SemiOpen => name_semi_open(),
        Show::Closed => name_closed(),
        Show::Journey => name_journey(),
        Show::Coverage => name_coverage(),
        Show::OutOfReach => name_out_of_reach(),
        Show::Goals => name_goals(),
        Show::Moves => name_moves(),
        Show::Comparison => name_comparison(),
        Show::Text => name_text(),
        Show::Picture => name_picture(),
    }
}

/// The rule pack, the date of its facts and its sources, in a sentence.
#[must_use]
pub fn grounds(pack: &Pack) -> String {
    let sources: Vec<&str> = pack.sources.iter().map(|s| s.title.as_str()).collect();
    let (name, date) = (of(&pack.name), pack.facts_as_of.as_str());
    say!("stage-grounds", pack = name, date = date, sources = listed(&sources))
}

/// The rule pack and the date of its facts, for the foot of a page.
#[must_use]
pub fn foot(pack: &Pack) -> String {
    say!("stage-foot", pack = of(&pack.name), date = pack.facts_as_of.as_str())
}

/// What stands before, in and behind the number that a plan reaches.
#[must_use]
pub fn reaches(reached: usize, all: usize) -> (String, String, String) {
    let whole = say!("stage-reaches", number = "\u{1}", all = all);
    let (before, after) = whole.split_once('\u{1}').unwrap_or((whole.as_str(), ""));
    (before.to_owned(), say!("stage-number", reached = reached, all = all), after.to_owned())
}

/// The title's facts: how many touchpoints, and how much they reach.
#[must_use]
pub fn facts(touchpoints: usize, reached: usize, all: usize) -> String {
    let what = super::touchpoints(touchpoints);
    say!("stage-facts", what = what, reached = reached, all = all)
}

/// Goals that are met, of how many.
#[must_use]
pub fn goals_below(met: usize, all: usize) -> String {
    say!("stage-goals_below", met = met, all = all)
}

/// A text of at most so many characters.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

/// More of a list than a page shows.
#[must_use]
pub fn and_more(more: usize) -> String {
    say!("stage-and_more", count = more)
}

/// The plan has another title.
#[must_use]
pub fn retitled(from: &str, to: &str) -> String {
    say!("stage-retitled", from = quoted(from), to = quoted(to))
}

/// What is different about a touchpoint.
#[must_use]
pub fn difference(pack: &Pack, difference: &Difference) -> String {
    let platform = |id| pack.platform(id).map_or(id.as_str(), |p| of(&p.name));
    let number = |n: Option<u64>| n.map_or_else(|| not_set().to_owned(), count);
    let money = |n: Option<f64>| n.map_or_else(|| not_set().to_owned(), amount);
    let word = |t: &Option<String>| t.clone().unwrap_or_else(|| not_set().to_owned());
    let switches = |ids: &[crate::model::plan::ConditionId]| {
        let name = |id| pack.condition(id).map_or("", |c| of(&c.name));
        super::and_list(&ids.iter().map(|id| quoted(name(id))).collect::<Vec<_>>())
    };
    match difference {
        Difference::Platform(from, to) => {
            say!("stage-moved", from = platform(from), to = platform(to))
        }
        Difference::Name(from, _) if from.trim().is_empty() => was_unnamed().to_owned(),
        Difference::Name(from, _) => say!("stage-was_called", name = quoted(from)),
        Difference::Switches(on, off) => {
            let mut parts = Vec::new();
            if !on.is_empty() {
                parts.push(say!("stage-switched_on", switches = switches(on)));
            }
            if !off.is_empty() {
                parts.push(say!("stage-switched_off", switches = switches(off)));
            }
            super::parts(&parts)
        }
        Difference::Visitors(from, to) => {
            say!("stage-visitors", from = number(*from), to = number(*to))
        }
        Difference::Budget(from, to) => say!("stage-budget", from = money(*from), to = money(*to)),
        Difference::Phase(from, to) => say!("stage-phase", from = word(from), to = word(to)),
        Difference::Notes => notes_changed().to_owned(),
    }
}

/// As many names as `most` characters hold, and how many more there are.
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
            let more = say!("explain-more", count = names.len() - shown.len());
            super::and_list(&[listed(shown), more])
        }
        _ => listed(names),
    }
}

/// What the best move does to its tier: "and Semi-open rises to 3 of 5".
#[must_use]
pub fn rises(tier: &str, reached: &str) -> String {
    say!("stage-rises", tier = tier, reached = reached)
}

/// Which insight each column of a small chart is.
#[must_use]
pub fn columns(pack: &Pack) -> String {
    let names: Vec<&str> = pack.insights.iter().map(|insight| of(&insight.name)).collect();
    say!("stage-columns", insights = listed(&names))
}
