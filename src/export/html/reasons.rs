//! All reasons as a table, for reading and printing.

use maud::{Markup, html};

use super::parts::{heads, part, sign, tier_class};
use crate::export::source::Source as Exported;
use crate::report::{Card, Reason, Report, Source, evidence};
use crate::text::words;

/// The most touchpoints for which the reasons are also listed as a table. The cards have them too,
/// and a larger table would make the page slow.
const MOST: usize = 300;

/// Whether the reasons are listed as a table.
pub(super) fn are_shown(source: &Exported<'_>) -> bool {
    (1..=MOST).contains(&source.report.plan().touchpoints.len())
}

/// The table, collapsed until it is opened or printed.
pub(super) fn reasons(source: &Exported<'_>) -> Markup {
    let report = source.report;
    let sources = report.sources();
    let columns = [
        words::insight(),
        words::verdict(),
        words::because(),
        words::source(),
        words::confidence(),
    ];
    let body = html! {
        details.box.all {
            summary { (words::every_reason()) }
            div.scroll role="region" tabindex="0" aria-labelledby="each" {
                table.reasons {
                    caption id="each" { (words::every_reason()) }
                    (heads(columns))
                    @for card in report.cards() { (rows(report, &sources, card)) }
                }
            }
        }
    };
    part("part why", "reasons", words::reasons(), &body)
}

fn rows(report: &Report, sources: &[Source], card: &Card) -> Markup {
    let touchpoint = report.plan().touchpoints.get(card.place);
    let platform = touchpoint.and_then(|t| report.pack().platform(&t.platform));
    html! {
        @if let Some(platform) = platform {
            tbody class=(tier_class(platform.tier)) {
                tr.group {
                    th scope="rowgroup" colspan="5" { (card.name) " · " (card.platform) }
                }
                @for reason in report.reasons(card.place) { (row(sources, reason)) }
            }
        }
    }
}

fn row(sources: &[Source], reason: &Reason) -> Markup {
    html! {
        tr {
            th scope="row" { (reason.name) }
            td {
                span class={ "state " (reason.role.id()) } {
                    (sign(reason.sign))
                    span { (reason.state()) }
                }
            }
            td {
                (reason.why.because)
                @if !reason.why.details().is_empty() {
                    div.soft { (reason.why.details()) }
                }
            }
            td {
                @if let Some(number) = evidence::number(sources, &reason.why) {
                    a href={ "#source-" (number) } { (number) }
                }
                @if !reason.why.statement.is_empty() {
                    div.soft { (reason.why.statement) }
                }
            }
            td { (reason.why.sure) }
        }
    }
}
