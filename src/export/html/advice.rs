//! Goals and their state, best next moves, what stays out of reach, sources.

use maud::{Markup, html};

use super::parts::{heads, link, part, sign};
use crate::export::source::Source;
use crate::report::{Report, confidences};
use crate::text::{self, explain, words};

/// Goals, moves and what stays out of reach.
pub(super) fn advice(source: &Source<'_>) -> Markup {
    let report = source.report;
    html! {
        div.parts.halves { (goals(report)) (moves(report)) }
        (out_of_reach(report))
    }
}

fn goals(report: &Report) -> Markup {
    let body = html! {
        @if report.goals().is_empty() {
            p.hint { (words::no_goals_set()) }
        } @else {
            ul.list {
                @for goal in report.goals() {
                    li class=(goal.role.id()) {
                        strong { (sign(goal.sign)) (goal.head) }
                        " "
                        p { (text::sentence(&goal.says)) }
                    }
                }
            }
        }
    };
    part("part", "goals", words::goals(), &body)
}

fn moves(report: &Report) -> Markup {
    let body = html! {
        @if report.moves().is_empty() {
            p.hint { (words::no_moves()) }
        } @else {
            ol.list {
                @for offered in report.moves() {
                    li class=(offered.role.id()) { strong { (offered.head) } " " p { (offered.says) } }
                }
            }
        }
    };
    part("part", "moves", words::best_moves(), &body)
}

fn out_of_reach(report: &Report) -> Markup {
    let body = html! {
        @if report.out_of_reach().is_empty() {
            p.hint { (words::nothing_out()) }
        } @else {
            ul.list {
                @for entry in report.out_of_reach() {
                    li class=(entry.role.id()) { strong { (entry.head) } " " p { (entry.says) } }
                }
            }
        }
    };
    part("part", "out", words::out_title(), &body)
}

/// The sources of the statements, and how reliable they are.
pub(super) fn sources(source: &Source<'_>) -> Markup {
    let report = source.report;
    let body = html! {
        div.box {
            p { (text::of(&report.pack().about)) }
            table.sources {
                caption { (words::rules_behind()) }
                (heads([words::source(), words::confidence()]))
                tbody {
                    @for (number, source) in (1..).zip(report.sources()) {
                        tr {
                            td id={ "source-" (number) } {
                                (number) ". "
                                (link(&source.title, Some(&source.address)))
                                " "
                                span.address { (source.address) }
                            }
                            td { (source.sure) }
                        }
                    }
                }
            }
            dl.sure {
                @for sure in confidences(report.pack()) {
                    div { dt { (explain::confidence(sure)) } dd { (explain::means(sure)) } }
                }
            }
        }
    };
    part("part", "sources", words::sources(), &body)
}
