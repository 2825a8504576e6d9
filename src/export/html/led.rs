//! Who is led where, the plan in people and yuan, and the record of the workshop: the scenes as
//! pictures, and the same in words.

use maud::{Markup, PreEscaped, html};

use super::parts::part;
use crate::export::minutes::{self, Block};
use crate::export::options::{Options, View};
use crate::export::picture::svg;
use crate::export::source::Source;
use crate::model::scene::Show;
use crate::report::numbers::assumptions;
use crate::text::{self, signs, words};

/// Whether the plan has something to show of this.
pub(super) fn is_shown(source: &Source<'_>, show: Show) -> bool {
    source.report.plan().can_show(show, false)
}

/// The picture of a scene.
fn picture(source: &Source<'_>, show: Show) -> Markup {
    let options = Options { view: View::Scene(show), ..Options::default() };
    // A hidden scene has no picture; the words below remain.
    let drawn = svg::bare(source, options).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    html! {
        @if let Some(drawn) = drawn {
            figure.scene { (PreEscaped(drawn)) }
        }
    }
}

/// The routes, each as a sentence with its reason.
pub(super) fn routes(source: &Source<'_>) -> Markup {
    let routes = source.report.routes();
    let body = html! {
        (picture(source, Show::Routes))
        ul.list {
            @for row in &routes.rows {
                li class=(row.step.role().id()) {
                    strong { (row.says) }
                    " "
                    p { (row.because) " " (row.source) " " (row.dates) }
                    @if !row.leads.is_empty() { p.hint { (words::assumed_figure(row.leads.as_str())) } }
                }
            }
        }
        @if !routes.silent && !routes.ways.is_empty() {
            h3 { (words::ways_head()) }
            ul.list { @for way in &routes.ways { li { strong { (way.sentence) } } } }
        }
        @if !routes.same.is_empty() {
            h3 { (words::same_head()) }
            ul.list {
                @for island in &routes.same {
                    li {
                        strong { (island.names) }
                        " "
                        p { (island.says) ": " (text::listed(&island.keys)) }
                    }
                }
            }
        }
    };
    part("part", "routes", words::page_routes(), &body)
}

/// What the brand will know of people in each stage.
pub(super) fn stages(source: &Source<'_>) -> Markup {
    let report = source.report;
    let body = html! {
        div.scroll role="region" tabindex="0" aria-label=(words::coverage_by_stage()) {
            table.sources {
                thead {
                    tr {
                        th scope="col" { (words::col_stage()) }
                        th scope="col" { (words::the_touchpoints()) }
                        @for insight in &report.insights { th scope="col" { (insight.name) } }
                    }
                }
                tbody {
                    @for row in report.stage_rows() {
                        tr {
                            th scope="row" { (row.name) }
                            td { (row.touchpoints) }
                            @for state in &row.states { td { (signs::of((*state).into()).word) } }
                        }
                    }
                }
            }
        }
    };
    part("part", "stages", words::coverage_by_stage(), &body)
}

/// People and prices, and the assumptions that they rest on.
pub(super) fn numbers(source: &Source<'_>) -> Markup {
    let report = source.report;
    let body = html! {
        (picture(source, Show::Numbers))
        ul.list {
            @for place in 0..report.plan().goals.len() {
                @if let Some(aimed) = report.figures().goal(place) {
                    li { strong { (aimed.head) } " " p { (aimed.name) } }
                }
            }
        }
        @for (place, touchpoint) in report.plan().touchpoints.iter().enumerate() {
            @let lines = assumptions(touchpoint);
            @if !lines.is_empty() {
                p.hint { (report.names(place).0) ": " (lines.join(", ")) }
            }
        }
    };
    part("part", "numbers", words::page_numbers(), &body)
}

/// The options beside the board, and in what each differs from it.
pub(super) fn options(source: &Source<'_>) -> Markup {
    let rows = source.report.options();
    let changed = rows.iter().filter(|row| !row.changes.is_empty());
    let body = html! {
        div.scroll role="region" tabindex="0" aria-label=(words::options_title()) {
            table.sources {
                thead {
                    tr {
                        th scope="col" { (words::what()) }
                        @for row in rows { th scope="col" { (row.named()) } }
                    }
                }
                tbody {
                    @for (number, (name, _)) in rows.iter().take(1).flat_map(|row| &row.figures).enumerate() {
                        tr {
                            th scope="row" { (name) }
                            @for row in rows { td { (row.figure(number)) } }
                        }
                    }
                }
            }
        }
        ul.list {
            @for row in changed { li { strong { (row.name) } " " p { (row.changes.join(". ")) } } }
        }
        @if rows.iter().any(|row| row.assumed) { p.hint { (words::options_assumed()) } }
    };
    part("part", "options", words::options_title(), &body)
}

/// Whether the plan has a record.
pub(super) fn is_recorded(source: &Source<'_>) -> bool {
    is_shown(source, Show::Record) || is_shown(source, Show::Roadmap)
}

/// The minutes of the workshop, with the scenes of the record.
pub(super) fn record(source: &Source<'_>) -> Markup {
    let (_, blocks) = minutes::blocks(source.report);
    let body = html! {
        @if is_shown(source, Show::Record) { (picture(source, Show::Record)) }
        @if is_shown(source, Show::Roadmap) { (picture(source, Show::Roadmap)) }
        @for block in &blocks {
            @match block {
                Block::Heading(name) => h3 { (name) },
                Block::Paragraph(said) => p { (said) },
                Block::Numbered(all) => ol.list {
                    @for (head, below) in all { li { strong { (head) } " " p { (below) } } }
                },
                Block::Listed(all) => ul.list {
                    @for (head, below) in all { li { strong { (head) } " " p { (below) } } }
                },
                Block::Table(heads, rows) => div.scroll role="region" tabindex="0" aria-label=(words::roadmap_tasks()) {
                    table.sources {
                        thead { tr { @for head in heads { th scope="col" { (head) } } } }
                        tbody {
                            @for row in rows { tr { @for cell in row { td { (cell) } } } }
                        }
                    }
                },
            }
        }
    };
    part("part", "record", words::minutes(), &body)
}
