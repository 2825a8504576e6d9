//! The differences from an earlier plan.

use maud::{Markup, html};

use super::parts::part;
use crate::model::compare::Comparison;
use crate::report::comparison::sections;
use crate::text::{self, words};

/// What was added, removed and changed, goals won and lost, and coverage by tier.
pub(super) fn comparison(compared: &Comparison) -> Markup {
    let titles = [&compared.before.plan, &compared.after.plan].map(|plan| text::title(plan));
    let body = html! {
        p.hint { (titles.join(" → ")) }
        ul.list {
            @if compared.is_same() { li { strong { (words::same()) } } }
            @for (head, lines) in sections(compared) {
                li {
                    strong { (head) }
                    " "
                    @for line in &lines { p { (text::sentence(line)) } }
                }
            }
        }
    };
    part("part", "comparison", words::compare_title(), &body)
}
