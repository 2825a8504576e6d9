//! What is different from an earlier plan.

use super::{Out, esc};
use crate::export::deck::comparison;
use crate::model::compare::Comparison;
use crate::text::{self, words};

/// Writes what was added, removed and changed, goals won and lost, and coverage by tier.
pub(super) fn write(out: &mut Out, compared: &Comparison) {
    let head = words::compare_title();
    put!(out, "<section class=\"part\" aria-labelledby=\"comparison\">\n");
    put!(out, "<h2 id=\"comparison\">{head}</h2>\n");
    let titles = [&compared.before.plan, &compared.after.plan].map(text::title);
    put!(out, "<p class=\"hint\">{}</p>\n<ul class=\"list\">\n", esc(&titles.join(" → ")));
    if compared.is_same() {
        put!(out, "<li><strong>{}</strong></li>\n", words::same());
    }
    for (head, told) in comparison::told(compared) {
        put!(out, "<li><strong>{head}</strong> ");
        for line in &told {
            put!(out, "<p>{}</p>", esc(&text::sentence(line)));
        }
        put!(out, "</li>\n");
    }
    put!(out, "</ul>\n</section>\n");
}
