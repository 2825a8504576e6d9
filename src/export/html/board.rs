//! The board: three columns, a lane per platform, a card per touchpoint.

use maud::{Markup, html};

use super::parts::{beside, icon, part, reason, sign, tier_class};
use crate::export::source::Source;
use crate::model::plan::Touchpoint;
use crate::model::verdict::Sign;
use crate::report::{Card, Platform, Reason, Report, TierCoverage};
use crate::text::{amount, count, signs, words};

/// The board and its legend.
pub(super) fn board(source: &Source<'_>) -> Markup {
    let report = source.report;
    let empty = report.plan().touchpoints.is_empty();
    let hint = if empty { words::nothing_placed() } else { words::chip_hint() };
    let body = html! {
        p.hint { (hint) }
        div.columns { @for tier in report.tiers() { (column(report, tier)) } }
        h3.vh { (words::signs_title()) }
        ul.signs {
            @for shape in Sign::of_pack(report.pack()) {
                li { (sign(shape)) span { (signs::of(shape).meaning) } }
            }
        }
    };
    part("part", "board", words::the_board(), &body)
}

fn column(report: &Report, tier: &TierCoverage) -> Markup {
    let id = tier.tier.id();
    html! {
        section class={ "tier " (tier_class(tier.tier)) } aria-labelledby={ "tier-" (id) } {
            div.tier-head {
                h3 id={ "tier-" (id) } { (tier.name) }
                p.count aria-hidden="true" { (tier.count()) }
                p.means { (tier.means) }
                p.vh { (tier.says()) }
                div.meter aria-hidden="true" {
                    @for cell in tier.pieces() { span class=(cell.role.id()) {} }
                }
            }
            div.lanes {
                @for platform in report.shown().filter(|p| p.tier == tier.tier) {
                    (lane(report, platform))
                }
            }
        }
    }
}

fn lane(report: &Report, platform: &Platform) -> Markup {
    let touchpoints = report.plan().touchpoints.iter().enumerate();
    let here = touchpoints.filter(|(_, touchpoint)| touchpoint.platform == platform.id);
    let other = beside(&platform.beside);
    html! {
        div.lane {
            h4 {
                (platform.name)
                @if other.is_some() || !platform.owner.is_empty() {
                    " "
                    small {
                        @if let Some(other) = &other { (other) }
                        @if other.is_some() && !platform.owner.is_empty() { " · " }
                        (platform.owner)
                    }
                }
            }
            @if !platform.note.is_empty() { p.note { (platform.note) } }
            @for (place, touchpoint) in here {
                @if let Some(shown) = report.card(place) { (card(report, shown, touchpoint)) }
            }
        }
    }
}

fn card(report: &Report, card: &Card, touchpoint: &Touchpoint) -> Markup {
    let kind = if card.kind == card.name { "" } else { card.kind.as_str() };
    let other = beside(&card.kind_beside);
    let name = format!("card-{}", card.place);
    html! {
        article.card aria-labelledby=(name) {
            div.card-head {
                span.tile aria-hidden="true" { (icon(touchpoint.kind.as_str())) }
                div {
                    h5 id=(name) { (card.name) }
                    @if other.is_some() || !kind.is_empty() {
                        p.kind { (kind) " " @if let Some(other) = &other { (other) } }
                    }
                }
            }
            (numbers(touchpoint))
            (switches(report, card.place))
            ul.chips { @for reason in report.reasons(card.place) { (chip(&name, reason)) } }
        }
    }
}

/// Phase, visitors and budget, if they are set.
fn numbers(touchpoint: &Touchpoint) -> Markup {
    let facts = [
        (words::field_phase(), touchpoint.phase.clone()),
        (words::field_visitors(), touchpoint.visitors.map(count)),
        (words::field_budget(), touchpoint.budget.map(amount)),
    ];
    html! {
        @if facts.iter().any(|(_, value)| value.is_some()) {
            dl.numbers {
                @for (name, value) in &facts {
                    @if let Some(value) = value { div { dt { (name) } dd { (value) } } }
                }
            }
        }
    }
}

/// The switches that are relevant here, and whether they are on.
fn switches(report: &Report, place: usize) -> Markup {
    let switches = report.switches(place);
    html! {
        @if !switches.is_empty() {
            ul.switches aria-label=(words::switches()) {
                @for switch in &switches {
                    li class=(if switch.on { "on" } else { "off" }) {
                        span.knob {}
                        span { (switch.name) }
                        " "
                        span.vh { "(" (if switch.on { words::on() } else { words::off() }) ")" }
                    }
                }
            }
        }
    }
}

/// An insight on a card. Of the insights with the same `name`, only one is open at a time.
fn chip(name: &str, shown: &Reason) -> Markup {
    html! {
        li {
            details class=(shown.role.id()) name=(name) {
                summary {
                    (sign(shown.sign))
                    span.word aria-hidden="true" { (shown.name) }
                    span.vh { (shown.head()) }
                }
                (reason(&shown.head(), Some(&shown.why), None))
            }
        }
    }
}
