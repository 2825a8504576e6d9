//! Every reason as a table: to read in one go, and to print.

use super::{Out, esc, sign, sign_name, tier_class};
use crate::model::engine::Verdict;
use crate::model::evaluated::Evaluated;
use crate::model::plan::Touchpoint;
use crate::model::sign::Sign;
use crate::text::{self, explain, words};

/// The most touchpoints whose reasons are told a second time. The cards of a larger plan tell them
/// too, and a browser has enough to do with those.
const MOST: usize = 300;

/// Whether the plan's reasons are told as a table.
pub(super) fn are_told(evaluated: &Evaluated) -> bool {
    (1..=MOST).contains(&evaluated.plan.touchpoints.len())
}

/// Writes the table, closed until somebody opens or prints it.
pub(super) fn write(out: &mut Out, evaluated: &Evaluated) {
    put!(out, "<section class=\"part why\" aria-labelledby=\"reasons\">\n");
    put!(out, "<h2 id=\"reasons\">{}</h2>\n<details class=\"box all\">", words::reasons());
    put!(out, "<summary>{}</summary>\n", words::every_reason());
    put!(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"each\">");
    put!(out, "<table class=\"reasons\">");
    put!(out, "<caption id=\"each\">{}</caption>\n<thead><tr>", words::every_reason());
    let (because, source, sure) = (words::because(), words::source(), words::confidence());
    for head in [words::insight(), words::verdict(), because, source, sure] {
        put!(out, "<th scope=\"col\">{head}</th>");
    }
    put!(out, "</tr></thead>\n");
    for (place, touchpoint) in evaluated.plan.touchpoints.iter().enumerate() {
        rows(out, evaluated, place, touchpoint);
    }
    put!(out, "</table></div>\n</details>\n</section>\n");
}

fn rows(out: &mut Out, evaluated: &Evaluated, place: usize, touchpoint: &Touchpoint) {
    let pack = evaluated.engine.pack();
    let Some(platform) = pack.platform(&touchpoint.platform) else { return };
    let (class, name) = (tier_class(platform.tier), esc(explain::name(pack, touchpoint)));
    put!(out, "<tbody class=\"{class}\">\n<tr class=\"group\">");
    put!(out, "<th scope=\"rowgroup\" colspan=\"5\">{name} · ");
    put!(out, "{}</th></tr>\n", esc(text::of(&platform.name)));
    for (insight, verdict) in evaluated.evaluation.verdicts(place).iter().enumerate() {
        row(out, evaluated, (place, insight), *verdict);
    }
    put!(out, "</tbody>\n");
}

fn row(out: &mut Out, evaluated: &Evaluated, (place, insight): (usize, usize), verdict: Verdict) {
    let engine = &evaluated.engine;
    let pack = engine.pack();
    let Some(at) = evaluated.evaluation.placements.get(place) else { return };
    let name = pack.insights.get(insight).map_or("", |i| text::of(&i.name));
    let told = explain::verdict_at(engine, *at, insight, verdict);
    let why = explain::explain(engine, *at, insight, verdict);
    let shape = Sign::from(verdict);
    put!(out, "<tr><th scope=\"row\">{}</th>", esc(name));
    put!(out, "<td><span class=\"state of-{}\">{}", sign_name(shape), sign(shape));
    put!(out, "<span>{}</span></span></td><td>{}</td>", esc(&told), esc(&why.because));
    let source = pack.sources.iter().position(|s| Some(&s.title) == why.source.as_ref());
    match source.map(|place| place + 1) {
        Some(number) => {
            put!(out, "<td><a href=\"#source-{number}\">{number}</a></td>");
        }
        None => put!(out, "<td></td>"),
    }
    put!(out, "<td>{}</td></tr>\n", why.confidence.map_or("", explain::confidence));
}
