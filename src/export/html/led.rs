//! Who is led where, and the plan in people and yuan: the scenes as pictures, and the same in words.

use maud::{Markup, PreEscaped, html};

use super::parts::part;
use crate::export::options::{Options, View};
use crate::export::picture::svg;
use crate::export::source::Source;
use crate::model::scene::Show;
use crate::report::numbers::assumptions;
use crate::text::words;

/// Whether the plan has something to show of this.
pub(super) fn is_shown(source: &Source<'_>, show: Show) -> bool {
    source.report.plan().can_show(show, false)
}

/// The picture of a scene.
fn picture(source: &Source<'_>, show: Show) -> Markup {
    let options = Options { view: View::Scene(show), ..Options::default() };
    // A hidden scene has no picture; the words below remain.
    let drawn = svg::write(source, options).ok().and_then(|bytes| String::from_utf8(bytes).ok());
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
                }
            }
        }
    };
    part("part", "routes", words::page_routes(), &body)
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
