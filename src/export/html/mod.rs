//! One self-contained HTML file of a plan, for browsers, phones, printing, and colleagues without
//! Tierboard.
//!
//! It loads nothing and runs no script; a content security policy in its head forbids both. Reasons
//! are `<details>` elements, so a click or a key opens them in any browser. Light and dark colours
//! are those of the window. All text goes through `maud`, which escapes it.

use maud::{Markup, PreEscaped, html};

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::model::scene::Show;
use crate::report;
use crate::text::findings::{clean, is_unprintable};
use crate::text::{self, lang, words};

mod advice;
mod board;
mod chart;
mod comparison;
mod led;
mod matrix;
mod parts;
mod reasons;
mod style;

use parts::{MARK, grounds, inner};

/// Writes the plan as one HTML file, with a comparison if there is one.
///
/// # Errors
/// Never returns an error.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    Ok(page(source).into_bytes())
}

/// How many bytes of a page are looked at together.
const PART: usize = 128;

fn page(source: &Source<'_>) -> String {
    let page = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang=(lang::current().code()) {
            (style::head(source))
            body {
                (parts::symbols())
                (top(source))
                main {
                    (board::board(source))
                    (chart::coverage(source))
                    (matrix::matrix(source))
                    (advice::advice(source))
                    @if led::is_shown(source, Show::Routes) { (led::routes(source)) }
                    @if led::is_shown(source, Show::Numbers) { (led::numbers(source)) }
                    @if !source.report.plan().stages.is_empty() { (led::stages(source)) }
                    @if led::is_shown(source, Show::Options) { (led::options(source)) }
                    @if led::is_recorded(source) { (led::record(source)) }
                    @if let Some(compared) = source.compared {
                        (comparison::comparison(compared))
                    }
                    @if reasons::are_shown(source) {
                        (reasons::reasons(source))
                    }
                    (advice::sources(source))
                }
                footer.foot { p { (words::made()) } }
            }
        }
        (PreEscaped("\n"))
    };
    printable(page.into_string())
}

/// The file without control characters, and without those that turn the reading direction around
/// or that markup cannot hold. Line ends stay.
fn printable(page: String) -> String {
    let no_text = |c| matches!(c, '\u{fffe}' | '\u{ffff}') || c != '\n' && is_unprintable(c);
    // Only a character that begins with one of these bytes can be meant. Most parts of a page have
    // none of them, which takes less time to find out than to look at each character.
    let suspect = |byte: u8| matches!(byte, 0..=9 | 11..=31 | 0x7f | 0xc2 | 0xe2 | 0xef);
    let wrong = |at: usize| page.get(at..).is_some_and(|rest| rest.starts_with(no_text));
    let parts = page.as_bytes().chunks(PART).enumerate();
    let mut parts = parts.filter(|(_, part)| part.iter().fold(false, |any, b| any | suspect(*b)));
    if !parts.any(|(n, part)| (0..part.len()).any(|at| wrong(n * PART + at))) {
        return page;
    }
    let lines: Vec<String> = page.split('\n').map(clean).collect();
    lines.join("\n").replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The title, the rule pack, what the plan reaches, and links to the sections.
fn top(source: &Source<'_>) -> Markup {
    let report = source.report;
    let (reached, all) = report.reached();
    let covered = words::cells_covered(reached, all);
    html! {
        header.top {
            p.brand {
                svg viewBox="0 0 24 24" aria-hidden="true" { (PreEscaped(inner(MARK))) }
                (text::product())
            }
            h1 { (report.title()) }
            ul.facts {
                @for fact in grounds(source).into_iter().chain([report::facts(report.plan()), covered]) {
                    li { (fact) }
                }
            }
            nav.contents aria-label=(words::contents()) {
                ul {
                    @for (id, name, _) in contents(source).iter().filter(|(.., there)| *there) {
                        li { a href={ "#" (id) } { (name) } }
                    }
                }
            }
        }
    }
}

/// The sections: id, name, and whether the file has it.
fn contents(source: &Source<'_>) -> [(&'static str, &'static str, bool); 14] {
    [
        ("board", words::the_board(), true),
        ("coverage", words::coverage_by_tier(), true),
        ("matrix", words::platform_by_platform(), true),
        ("goals", words::goals(), true),
        ("moves", words::best_moves(), true),
        ("out", words::out_title(), true),
        ("routes", words::page_routes(), led::is_shown(source, Show::Routes)),
        ("numbers", words::page_numbers(), led::is_shown(source, Show::Numbers)),
        ("stages", words::coverage_by_stage(), !source.report.plan().stages.is_empty()),
        ("options", words::options_title(), led::is_shown(source, Show::Options)),
        ("record", words::minutes(), led::is_recorded(source)),
        ("comparison", words::compare_title(), source.compared.is_some()),
        ("reasons", words::reasons(), reasons::are_shown(source)),
        ("sources", words::sources(), true),
    ]
}
