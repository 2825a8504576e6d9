//! What the brand will know on each platform, as a table whose cells show the reason.

use maud::{Markup, html};

use super::parts::{beside, heads, part, reason, sign, tier_class};
use crate::export::source::Source;
use crate::report::{Cell, Platform, Report, TierCoverage};
use crate::text::{sentences, words};

/// The table.
pub(super) fn matrix(source: &Source<'_>) -> Markup {
    let report = source.report;
    let insights = report.insights.iter().map(|insight| insight.name.as_str());
    let body = html! {
        div.box {
            div.holder {
                div.scroll role="region" tabindex="0" aria-labelledby="cells" {
                    table.matrix {
                        caption id="cells" { (words::matrix_caption()) }
                        (heads([words::platform()].into_iter().chain(insights)))
                        @for tier in report.tiers() { (rows(report, tier)) }
                    }
                }
            }
        }
    };
    part("part", "matrix", words::platform_by_platform(), &body)
}

fn rows(report: &Report, tier: &TierCoverage) -> Markup {
    let platforms = report.platforms().iter().enumerate();
    let here: Vec<_> = platforms.filter(|(_, platform)| platform.tier == tier.tier).collect();
    let columns = report.insights.len() + 1;
    html! {
        @if !here.is_empty() {
            tbody class=(tier_class(tier.tier)) {
                tr.group {
                    th scope="rowgroup" colspan=(columns) { (tier.name) }
                }
                @for (row, platform) in here { (platform_row(report, row, platform)) }
            }
        }
    }
}

fn platform_row(report: &Report, row: usize, platform: &Platform) -> Markup {
    html! {
        tr {
            th scope="row" {
                (platform.name)
                " "
                small { @if let Some(other) = beside(&platform.beside) { (other) } }
            }
            @for cell in &platform.cells { (cell_of(report, row, cell)) }
        }
    }
}

fn cell_of(report: &Report, row: usize, cell: &Cell) -> Markup {
    let from = report.origin(cell).map(|(_, card)| card.name.as_str());
    let (why, further) = report.why_cell(row, cell.insight);
    let verdict = sentences::cell_from(cell.says(), from);
    html! {
        td class=(cell.role.id()) {
            details name="cell" {
                summary {
                    (sign(cell.sign))
                    span aria-hidden="true" { (cell.short) }
                    span.vh { (cell.says()) }
                }
                (reason(&verdict, why.as_ref(), further.as_deref()))
            }
        }
    }
}
