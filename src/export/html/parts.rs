//! Small parts that the others share: signs, icons, links, reasons, names.

use std::sync::LazyLock;

use maud::{Markup, PreEscaped, html};
use strum::IntoEnumIterator;

use crate::export::markup::number;
use crate::export::source::Source;
use crate::model::pack::Tier;
use crate::model::verdict::Sign;
use crate::report::icon;
use crate::report::shape::{Stroke, strokes};
use crate::report::{Role, Why, is_web};
use crate::text::lang::{self, Lang};
use crate::text::{self, words};

/// The logo of the program.
pub(super) const MARK: &str = include_str!("../../../assets/icons/tierboard.svg");

/// The question mark of the sign for unstated insights, drawn as lines so that it needs no font.
const QUESTION: &str = "M4.6 5.2a3.4 3.4 0 1 1 5.2 2.9C8.6 8.9 8 9.5 8 10.8";

/// The symbols of signs and icons, defined once and used by their ids.
pub(super) fn symbols() -> Markup {
    static DRAWN: LazyLock<String> = LazyLock::new(|| drawn_symbols().into_string());
    PreEscaped(DRAWN.clone())
}

fn drawn_symbols() -> Markup {
    html! {
        svg.defs aria-hidden="true" {
            @for sign in Sign::iter() {
                symbol id={ "sign-" (sign_id(sign)) } viewBox="0 0 16 16" {
                    @for stroke in strokes((8.0, 8.0), 7.0, sign, 1.8) {
                        (drawn(stroke))
                    }
                }
            }
            @for icon in icon::ALL {
                symbol id={ "kind-" (icon.kind) } viewBox="0 0 24 24" {
                    (PreEscaped(inner(icon.svg)))
                }
            }
        }
    }
}

fn drawn(stroke: Stroke) -> Markup {
    match stroke {
        Stroke::Disc(x, y, r) => html! {
            circle cx=(number(x)) cy=(number(y)) r=(number(r)) fill="currentColor" {}
        },
        Stroke::Half(x, y, r) => {
            let (top, diameter, radius) = (number(y - r), number(2.0 * r), number(r));
            let path = format!("M{} {top}a{radius} {radius} 0 0 0 0 {diameter}z", number(x));
            html! { path d=(path) fill="currentColor" {} }
        }
        Stroke::Ring(x, y, r, width) => html! {
            circle cx=(number(x)) cy=(number(y)) r=(number(r)) fill="none" stroke="currentColor"
                stroke-width=(number(width)) {}
        },
        Stroke::Line(x1, y1, x2, y2, width) => {
            let path = format!("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2));
            html! { path d=(path) stroke="currentColor" stroke-width=(number(width)) {} }
        }
        Stroke::Question(..) => html! {
            path d=(QUESTION) fill="none" stroke="currentColor" stroke-width="2" {}
            circle cx="8" cy="14" r="1.3" fill="currentColor" {}
        },
    }
}

/// A sign without text, which is next to it.
pub(super) fn sign(sign: Sign) -> Markup {
    html! {
        svg.sign aria-hidden="true" { use href={ "#sign-" (sign_id(sign)) } {} }
    }
}

/// The id of a sign, used for its symbol and its classes.
pub(super) fn sign_id(sign: Sign) -> &'static str {
    Role::from(sign).id()
}

/// The icon of a kind.
pub(super) fn icon(kind: &str) -> Markup {
    html! {
        svg { use href={ "#kind-" (icon::of_kind(kind).kind) } {} }
    }
}

/// The content of an SVG file, without the outermost element.
pub(super) fn inner(svg: &str) -> &str {
    let start = svg.find('>').map_or(0, |at| at + 1);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.get(start..end).unwrap_or_default().trim()
}

/// The class for the colours of a tier.
pub(super) fn tier_class(tier: Tier) -> &'static str {
    match tier {
        Tier::Open => "open",
        Tier::SemiOpen => "semi",
        Tier::Closed => "closed",
    }
}

/// The rule pack, the date of its facts, and how they are seen.
pub(super) fn grounds(source: &Source<'_>) -> Vec<String> {
    let pack = source.report.pack();
    let rules = words::rules_menu(text::of(&pack.name));
    let facts = words::facts_of(pack.facts_as_of.as_str());
    [rules, facts].into_iter().chain(source.report.marks()).collect()
}

/// A name in a second language, with its language code; `None` if it is empty.
pub(super) fn beside(name: &str) -> Option<Markup> {
    if name.is_empty() {
        return None;
    }
    let chinese = lang::current().is_chinese();
    let other = Lang::all().find(|language| language.is_chinese() != chinese);
    Some(html! { span lang=[other.map(Lang::code)] { (name) } })
}

/// A link if the address is a web address, otherwise only the text.
pub(super) fn link(title: &str, address: Option<&str>) -> Markup {
    let web = |address: &&str| is_web(address);
    html! {
        @match address.filter(web) {
            Some(address) => { a href=(address) rel="noopener noreferrer" { (title) } }
            None => { (title) }
        }
    }
}

/// The details that a click opens: the verdict, the reason, its source and how reliable it is.
pub(super) fn reason(verdict: &str, why: Option<&Why>, further: Option<&str>) -> Markup {
    html! {
        div.reason {
            p.verdict { (verdict) }
            @if let Some(why) = why { " " p { (why.because) } }
            @if let Some(further) = further { " " p { (further) } }
            @if let Some(why) = why {
                @if let Some(source) = &why.source {
                    " " p.source { (source_line(source, why)) }
                }
            }
        }
    }
}

/// Source and confidence in one line, the source as a link.
fn source_line(source: &str, why: &Why) -> Markup {
    let line = words::source_line("\u{1}", why.sure);
    let (before, after) = line.split_once('\u{1}').unwrap_or((line.as_str(), ""));
    html! { (before) (link(source, why.address.as_deref())) (after) }
}

/// A section of the page with its heading.
pub(super) fn part(class: &str, id: &str, head: &str, body: &Markup) -> Markup {
    html! {
        section class=(class) aria-labelledby=(id) {
            h2 id=(id) { (head) }
            (body)
        }
    }
}

/// The headings of columns, as table cells.
pub(super) fn heads<'a>(names: impl IntoIterator<Item = &'a str>) -> Markup {
    html! {
        thead { tr { @for name in names { th scope="col" { (name) } } } }
    }
}
