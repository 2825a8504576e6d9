//! Coverage by tier: a chart of stacked bars, and the same as a table.

use unicode_width::UnicodeWidthStr;

use super::{Out, esc, sign, sign_name, tier_class};
use crate::model::coverage::State;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Insight, Tier};
use crate::model::sign::Sign;
use crate::text::{self, explain, words};

/// The width of the chart, in its own units: about a pixel each.
const WIDTH: usize = 480;
/// The height of a tier's name and bar, with the gap below.
const ROW: usize = 58;
/// The height of a bar.
const BAR: usize = 28;
/// From the top of a tier's name to its bar.
const NAME: usize = 21;
/// The gap between two pieces.
const GAP: usize = 3;
/// The side of a sign.
const SIGN: usize = 11;
/// The width of a letter, if it is a wide one: a name that fits so is written on its piece.
const LETTER: usize = 6;

/// Writes the chart and the table.
pub(super) fn write(out: &mut Out, evaluated: &Evaluated) {
    put!(out, "<section class=\"part coverage\" aria-labelledby=\"coverage\">\n");
    put!(out, "<h2 id=\"coverage\">{}</h2>\n<div class=\"box pair\">\n<figure>\n", head());
    chart(out, evaluated);
    legend(out, evaluated);
    put!(out, "</figure>\n");
    put!(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"tiers\">\n");
    table(out, evaluated);
    put!(out, "</div>\n</div>\n</section>\n");
}

fn head() -> &'static str {
    words::coverage_by_tier()
}

fn chart(out: &mut Out, evaluated: &Evaluated) {
    let pack = evaluated.engine.pack();
    let height = ROW * Tier::ALL.len();
    put!(out, "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" ");
    put!(out, "aria-labelledby=\"chart-title chart-says\"><title id=\"chart-title\">{}", head());
    let says = Tier::ALL
        .map(|tier| explain::coverage(pack, tier, evaluated.evaluation.tiers.row(tier.index())));
    put!(out, "</title>\n<desc id=\"chart-says\">{}</desc>\n", esc(&says.join(words::space())));
    for tier in Tier::ALL {
        bar(out, evaluated, tier);
    }
    put!(out, "</svg>\n");
}

/// The insights of a tier with their states, the best first.
fn best_first(evaluated: &Evaluated, tier: Tier) -> Vec<(&Insight, State)> {
    let insights = &evaluated.engine.pack().insights;
    let states = evaluated.evaluation.tiers.row(tier.index()).iter().copied();
    let mut pieces: Vec<(&Insight, State)> = insights.iter().zip(states).collect();
    // Stable: within a state the pack's order stands.
    pieces.sort_by_key(|(_, state)| std::cmp::Reverse(*state));
    pieces
}

fn bar(out: &mut Out, evaluated: &Evaluated, tier: Tier) {
    let pieces = best_first(evaluated, tier);
    let top = tier.index() * ROW;
    let base = top + 14;
    let name = esc(explain::tier(evaluated.engine.pack(), tier));
    let reached = evaluated.evaluation.tiers.reached(tier.index());
    let covered = words::of_total(reached, pieces.len());
    let class = tier_class(tier);
    put!(out, "<g class=\"{class}\"><text class=\"name\" x=\"0\" y=\"{base}\">{name}</text>");
    put!(out, "<text class=\"end\" x=\"{WIDTH}\" y=\"{base}\">{covered}</text></g>\n");
    let edge = |place: usize| WIDTH * place / pieces.len().max(1);
    for (place, (insight, state)) in pieces.iter().enumerate() {
        let width = (edge(place + 1) - edge(place)).saturating_sub(GAP);
        piece(out, (edge(place), top + NAME, width), *state, text::of(&insight.name));
    }
}

/// A piece of a bar: its sign, and its name where there is room.
fn piece(out: &mut Out, (x, y, width): (usize, usize, usize), state: State, name: &str) {
    let word = name.width() * LETTER;
    let fits = SIGN + 5 + word + 8 <= width;
    let whole = if fits { SIGN + 5 + word } else { SIGN };
    let left = x + width.saturating_sub(whole) / 2;
    let (sign_top, base) = (y + (BAR - SIGN) / 2, y + BAR / 2 + 4);
    put!(out, "<g class=\"piece bar-{}\">", state.id());
    put!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\" rx=\"5\"/>");
    let shape = sign_name(state.into());
    put!(out, "<use href=\"#sign-{shape}\" x=\"{left}\" y=\"{sign_top}\" ");
    put!(out, "width=\"{SIGN}\" height=\"{SIGN}\"/>");
    if fits {
        let left = left + SIGN + 5;
        put!(out, "<text x=\"{left}\" y=\"{base}\">{}</text>", esc(name));
    }
    put!(out, "</g>\n");
}

fn legend(out: &mut Out, evaluated: &Evaluated) {
    let tiers = &evaluated.evaluation.tiers;
    put!(out, "<figcaption><ul class=\"legend\">\n");
    for state in State::BEST_FIRST {
        let count: usize = Tier::ALL.iter().map(|tier| tiers.count(tier.index(), state)).sum();
        put!(out, "<li><span class=\"swatch bar-{}\">{}</span>", state.id(), sign(state.into()));
        put!(out, "{}</li>\n", words::legend(explain::state(state), count));
    }
    put!(out, "</ul></figcaption>\n");
}

fn table(out: &mut Out, evaluated: &Evaluated) {
    let pack = evaluated.engine.pack();
    let caption = words::same_as_table();
    put!(out, "<table class=\"tiers\"><caption id=\"tiers\">{caption}</caption>\n");
    put!(out, "<thead><tr><th scope=\"col\">{}</th>", words::tier());
    for insight in &pack.insights {
        put!(out, "<th scope=\"col\">{}</th>", esc(text::of(&insight.name)));
    }
    put!(out, "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n", words::covered());
    for tier in Tier::ALL {
        let states = evaluated.evaluation.tiers.row(tier.index());
        let name = esc(explain::tier(pack, tier));
        put!(out, "<tr class=\"{}\"><th scope=\"row\">{name}</th>", tier_class(tier));
        for state in states {
            let (word, shape) = (explain::state(*state), sign(Sign::from(*state)));
            put!(out, "<td><span class=\"state {}\">", state.id());
            put!(out, "{shape}<span>{word}</span></span></td>");
        }
        let reached = evaluated.evaluation.tiers.reached(tier.index());
        put!(out, "<td>{}</td></tr>\n", words::of_total(reached, states.len()));
    }
    put!(out, "</tbody>\n</table>\n");
}
