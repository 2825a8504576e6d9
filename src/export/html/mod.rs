//! One self-contained HTML file of a plan: for a browser, a phone, a printer, a colleague without
//! Tierboard.
//!
//! It loads nothing and runs no script; a policy in its head forbids both. What answers "why" is a
//! `<details>`, so a click or a key opens it anywhere. Light and dark are the window's own themes.

use std::fmt;

use base64::Engine as _;

use super::look::{Look, Shade};
use super::markup::escape;
use crate::model::compare::Comparison;
use crate::model::coverage::State;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Text, Tier};
use crate::model::sign::Sign;
use crate::text::explain::{self, Explanation};
use crate::text::lang::{self, Lang};
use crate::text::{self, amount, findings::clean, sentences, words};

/// Appends to the file, in the manner of `format!`.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {
        $out.put(format_args!($($text)*))
    };
}

mod advice;
mod board;
mod chart;
mod comparison;
mod matrix;
mod reasons;

/// What the file may do: show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    base-uri 'none'; form-action 'none'";

/// How everything looks, apart from the colours.
const STYLE: &str = include_str!("../../assets/export/report.css");

/// The program's mark.
const MARK: &str = include_str!("../../assets/icons/tierboard.svg");

/// The roles of the theme files that the style uses.
const ROLES: &[&str] = &[
    "bg",
    "panel",
    "card",
    "lane",
    "line",
    "line_strong",
    "ink",
    "soft",
    "accent",
    "accent_bg",
    "open",
    "open_bg",
    "semi",
    "semi_bg",
    "closed",
    "closed_bg",
    "chip_person_bg",
    "chip_person_ink",
    "chip_total_bg",
    "chip_total_line",
    "chip_total_ink",
    "chip_locked_bg",
    "chip_locked_line",
    "chip_locked_ink",
    "bar_individual",
    "bar_aggregate",
    "bar_locked",
    "bar_available",
    "bar_unstated",
    "bar_withheld",
    "on_individual",
    "on_locked",
    "on_bar",
    "icon",
    "icon_bg",
    "shadow",
];

/// The signs, drawn once each and used by name.
const SIGNS: &str = r#"<symbol id="sign-person" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="7" fill="currentColor"/></symbol>
<symbol id="sign-total" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.8"/>
<path d="M8 1a7 7 0 0 0 0 14z" fill="currentColor"/></symbol>
<symbol id="sign-locked" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.8"/>
<path d="M4.2 8h7.6M8 4.2v7.6" stroke="currentColor" stroke-width="1.8"/></symbol>
<symbol id="sign-available" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" stroke-width="1.8"/></symbol>
<symbol id="sign-withheld" viewBox="0 0 16 16">
<path d="M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6" stroke="currentColor" stroke-width="1.9"/></symbol>
<symbol id="sign-unstated" viewBox="0 0 16 16">
<path d="M4.6 5.2a3.4 3.4 0 1 1 5.2 2.9C8.6 8.9 8 9.5 8 10.8" fill="none" stroke="currentColor"
stroke-width="2"/><circle cx="8" cy="14" r="1.3" fill="currentColor"/></symbol>
<symbol id="sign-unseen" viewBox="0 0 16 16">
<circle cx="8" cy="8" r="2.2" fill="currentColor"/></symbol>
"#;

/// The file while it is written.
#[derive(Default)]
struct Out {
    html: String,
}

impl Out {
    fn put(&mut self, text: fmt::Arguments<'_>) {
        // A string takes whatever it is given.
        let _ = fmt::Write::write_fmt(&mut self.html, text);
    }
}

/// The plan as one HTML file, beside an earlier one where there is one.
#[must_use]
pub fn write(evaluated: &Evaluated, compared: Option<&Comparison>) -> String {
    let mut out = Out::default();
    head(&mut out, evaluated);
    put!(out, "<body>\n<svg class=\"defs\" aria-hidden=\"true\">\n{SIGNS}");
    board::icons(&mut out);
    put!(out, "</svg>\n");
    top(&mut out, evaluated, compared.is_some());
    put!(out, "<main>\n");
    board::write(&mut out, evaluated);
    chart::write(&mut out, evaluated);
    matrix::write(&mut out, evaluated);
    advice::write(&mut out, evaluated);
    if let Some(compared) = compared {
        comparison::write(&mut out, compared);
    }
    if reasons::are_told(evaluated) {
        reasons::write(&mut out, evaluated);
    }
    advice::sources(&mut out, evaluated);
    put!(out, "</main>\n<footer class=\"foot\"><p>{}</p></footer>\n", words::made());
    put!(out, "</body>\n</html>\n");
    out.html
}

fn head(out: &mut Out, evaluated: &Evaluated) {
    let code = lang::current().code();
    put!(out, "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n");
    put!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n");
    put!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put!(out, "<meta name=\"color-scheme\" content=\"light dark\">\n");
    put!(out, "<meta name=\"referrer\" content=\"no-referrer\">\n");
    put!(out, "<meta name=\"generator\" content=\"{}\">\n", text::product());
    let [rules, facts] = grounds(evaluated);
    let about = text::parts(&[rules, facts]);
    put!(out, "<meta name=\"description\" content=\"{}\">\n", esc(&about));
    let name = sentences::window_title(text::title(&evaluated.plan), false);
    put!(out, "<title>{}</title>\n", esc(&name));
    let mark = base64::engine::general_purpose::STANDARD.encode(MARK);
    put!(out, "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{mark}\">\n<style>\n");
    put!(out, ":root {{ color-scheme: light dark;");
    colours(out, Shade::Light);
    put!(out, " }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{");
    colours(out, Shade::Dark);
    put!(out, " }} }}\n{STYLE}</style>\n</head>\n");
}

fn colours(out: &mut Out, shade: Shade) {
    let look = Look::of(shade);
    for role in ROLES {
        put!(out, " --{}: #{};", role.replace('_', "-"), look.get(role).hex());
    }
}

/// The rule pack, and the date of its facts.
fn grounds(evaluated: &Evaluated) -> [String; 2] {
    let pack = evaluated.engine.pack();
    [words::rules_menu(text::of(&pack.name)), words::facts_of(&pack.facts_as_of)]
}

/// The title, what the plan is read with, what it reaches, and the way to each part.
fn top(out: &mut Out, evaluated: &Evaluated, compared: bool) {
    let Evaluated { plan, evaluation, .. } = evaluated;
    put!(out, "<header class=\"top\">\n<p class=\"brand\">");
    let mark = inner(MARK);
    put!(out, "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">{mark}</svg>");
    put!(out, "{}</p>\n", text::product());
    put!(out, "<h1>{}</h1>\n<ul class=\"facts\">\n", esc(text::title(plan)));
    let budgets = plan.touchpoints.iter().filter_map(|t| t.budget);
    // Not `sum`: of no numbers it is minus zero.
    let budget = budgets.fold(0.0, |all, one| all + one);
    let (reached, all) = evaluation.reached();
    let numbers = sentences::plan_facts(plan.touchpoints.len(), &amount(budget));
    let covered = words::cells_covered(reached, all);
    for fact in grounds(evaluated).into_iter().chain([numbers, covered]) {
        put!(out, "<li>{}</li>\n", esc(&fact));
    }
    put!(out, "</ul>\n<nav class=\"contents\" aria-label=\"{}\"><ul>\n", words::contents());
    let places = [
        ("board", words::the_board()),
        ("coverage", words::coverage_by_tier()),
        ("matrix", words::platform_by_platform()),
        ("goals", words::goals()),
        ("moves", words::best_moves()),
        ("out", words::out_title()),
        ("comparison", words::compare_title()),
        ("reasons", words::reasons()),
        ("sources", words::sources()),
    ];
    for (id, name) in places {
        let there = match id {
            "reasons" => reasons::are_told(evaluated),
            "comparison" => compared,
            _ => true,
        };
        if !there {
            continue;
        }
        put!(out, "<li><a href=\"#{id}\">{name}</a></li>\n");
    }
    put!(out, "</ul></nav>\n</header>\n");
}

/// Text for a reader.
fn esc(text: &str) -> String {
    escape(&clean(text))
}

/// A link, where the address is one of the web; else the text by itself.
fn link(title: &str, address: Option<&str>) -> String {
    let web = |a: &&str| a.starts_with("https://") || a.starts_with("http://");
    match address.filter(web) {
        Some(address) => {
            let (address, title) = (esc(address), esc(title));
            format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{title}</a>")
        }
        None => esc(title),
    }
}

/// A sign; the words stand beside it.
fn sign(sign: Sign) -> String {
    let name = sign_name(sign);
    format!("<svg class=\"sign\" aria-hidden=\"true\"><use href=\"#sign-{name}\"/></svg>")
}

fn sign_name(sign: Sign) -> &'static str {
    match sign {
        Sign::Person => "person",
        Sign::Total => "total",
        Sign::Locked => "locked",
        Sign::Available => "available",
        Sign::Withheld => "withheld",
        Sign::Unstated => "unstated",
        Sign::NotSensed => "unseen",
    }
}

/// The class that gives a tier its colours.
fn tier_class(tier: Tier) -> &'static str {
    match tier {
        Tier::Open => "open",
        Tier::SemiOpen => "semi",
        Tier::Closed => "closed",
    }
}

/// A state in a word or two.
fn short(state: State) -> &'static str {
    match state {
        State::Individual => words::person(),
        State::Aggregate => words::totals(),
        State::Locked => words::locked(),
        State::Available => words::available(),
        State::Unstated => words::unstated(),
        State::Withheld => words::short_withheld(),
    }
}

/// A name in the other language, marked as such; empty where there is none.
fn beside(name: &Text) -> String {
    let other = text::beside(name);
    if other.is_empty() {
        return String::new();
    }
    let chinese = lang::current().is_chinese();
    let language = Lang::all().find(|language| language.is_chinese() != chinese);
    let code = language.map_or("", Lang::code);
    format!("<span lang=\"{code}\">{}</span>", esc(other))
}

/// What an SVG file draws, without the element around it.
fn inner(svg: &str) -> &str {
    let start = svg.find('>').map_or(0, |at| at + 1);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.get(start..end).unwrap_or_default().trim()
}

/// What a click opens: the verdict, the reason, who says so, how surely.
fn reason(out: &mut Out, verdict: &str, why: Option<&Explanation>, further: Option<&str>) {
    put!(out, "<div class=\"reason\"><p class=\"verdict\">{}</p>", esc(verdict));
    if let Some(why) = why {
        put!(out, " <p>{}</p>", esc(&why.because));
    }
    if let Some(further) = further {
        put!(out, " <p>{}</p>", esc(further));
    }
    if let Some(why) = why
        && let Some(source) = &why.source
    {
        let source = link(source, why.address.as_deref());
        let sure = why.confidence.map_or("", explain::confidence);
        // Both are sound HTML already, and the sentence around them is the program's own.
        put!(out, " <p class=\"source\">{}</p>", words::source_line(source, sure));
    }
    put!(out, "</div>");
}
