//! Coverage by tier, as a chart of stacked bars and as a table.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use super::parts::{heads, part, sign, sign_id, tier_class};
use crate::export::source::Source;
use crate::report::{Cell, Report, TierCoverage};
use crate::text::{explain, words};

/// The width of the chart in its own units, which are about a pixel each.
const WIDTH: usize = 480;
/// The height of a tier's name and bar, with the gap below.
const ROW: usize = 58;
/// The height of a bar.
const BAR: usize = 28;
/// The distance from the top of a tier's name to its bar.
const NAME: usize = 21;
/// The gap between two pieces.
const GAP: usize = 3;
/// The width and height of a sign.
const SIGN: usize = 11;
/// The width of a wide letter, for deciding whether a name fits on its piece.
const LETTER: usize = 6;

/// The chart and the table.
pub(super) fn coverage(source: &Source<'_>) -> Markup {
    let report = source.report;
    let body = html! {
        div.box.pair {
            figure { (chart(report)) (legend(report)) }
            div.scroll role="region" tabindex="0" aria-labelledby="tiers" { (table(report)) }
        }
    };
    part("part coverage", "coverage", words::coverage_by_tier(), &body)
}

fn chart(report: &Report) -> Markup {
    let says: Vec<&str> = report.tiers().iter().map(TierCoverage::says).collect();
    let area = format!("0 0 {WIDTH} {}", ROW * report.tiers().len());
    html! {
        svg.chart viewBox=(area) role="img" aria-labelledby="chart-title chart-says" {
            title id="chart-title" { (words::coverage_by_tier()) }
            desc id="chart-says" { (says.join(words::space())) }
            @for (row, tier) in report.tiers().iter().enumerate() { (bar(report, row * ROW, tier)) }
        }
    }
}

fn bar(report: &Report, top: usize, tier: &TierCoverage) -> Markup {
    let pieces = tier.pieces();
    let base = top + 14;
    let edge = |place: usize| WIDTH * place / pieces.len().max(1);
    let width = |place: usize| (edge(place + 1) - edge(place)).saturating_sub(GAP);
    html! {
        g class=(tier_class(tier.tier)) {
            text.name x="0" y=(base) { (tier.name) }
            text.end x=(WIDTH) y=(base) { (tier.count()) }
        }
        @for (place, cell) in pieces.iter().enumerate() {
            (piece(report, (edge(place), top + NAME, width(place)), cell))
        }
    }
}

/// A piece of a bar: its sign, and its name if it fits.
fn piece(report: &Report, (x, y, width): (usize, usize, usize), cell: &Cell) -> Markup {
    let name = report.insight(cell.insight);
    let word = name.width() * LETTER;
    let fits = SIGN + 5 + word + 8 <= width;
    let whole = if fits { SIGN + 5 + word } else { SIGN };
    let left = x + width.saturating_sub(whole) / 2;
    let (sign_top, behind, base) = (y + (BAR - SIGN) / 2, left + SIGN + 5, y + BAR / 2 + 4);
    html! {
        g class={ "piece " (cell.role.id()) } {
            rect x=(x) y=(y) width=(width) height=(BAR) rx="5" {}
            use href={ "#sign-" (sign_id(cell.sign)) } x=(left) y=(sign_top)
                width=(SIGN) height=(SIGN) {}
            @if fits { text x=(behind) y=(base) { (name) } }
        }
    }
}

fn legend(report: &Report) -> Markup {
    html! {
        figcaption {
            ul.legend {
                @for key in report.keys() {
                    li {
                        span class={ "swatch " (key.role.id()) } { (sign(key.sign)) }
                        (key.says)
                    }
                }
            }
        }
    }
}

fn table(report: &Report) -> Markup {
    let insights = report.insights.iter().map(|insight| insight.name.as_str());
    html! {
        table.tiers {
            caption id="tiers" { (words::same_as_table()) }
            (heads([words::tier()].into_iter().chain(insights).chain([words::covered()])))
            tbody {
                @for tier in report.tiers() {
                    tr class=(tier_class(tier.tier)) {
                        th scope="row" { (tier.name) }
                        @for cell in &tier.cells {
                            td {
                                span class={ "state " (cell.role.id()) } {
                                    (sign(cell.sign))
                                    span { (explain::state(cell.state)) }
                                }
                            }
                        }
                        td { (tier.count()) }
                    }
                }
            }
        }
    }
}
