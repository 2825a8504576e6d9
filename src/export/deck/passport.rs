//! The data passports as pages: one table of all touchpoints, the bars of the export rules, then a
//! sheet for each touchpoint.

use super::handout::{self, Heads};
use super::{INNER, Source};
use crate::export::page::{Deck, Page};
use crate::report::{Bar, DutyRow, Passport, Report};
use crate::text::{self, lang, words};

/// The shares of the columns of the table of all touchpoints.
const SHARES: [f32; 7] = [0.17, 0.17, 0.22, 0.12, 0.1, 0.1, 0.12];

/// The passports of all touchpoints as a document.
#[must_use]
pub fn document(source: &Source<'_>) -> Deck {
    let report = source.report;
    let passports: Vec<Passport> = passports(report).collect();
    let mut pages = table(source, &passports);
    pages.extend(bars(source, &report.bars()));
    pages.extend(passports.iter().flat_map(|passport| sheet(source, passport)));
    Deck {
        title: text::labelled(words::passport(), report.title()),
        language: lang::current().code(),
        grounds: report.grounds(),
        look: *source.look,
        fonts: source.fonts(),
        master: None,
        pages,
    }
}

/// The passports of a plan's touchpoints, in its order.
pub(in crate::export) fn passports(report: &Report) -> impl Iterator<Item = Passport> {
    (0..report.plan().touchpoints.len()).filter_map(|place| report.passport(place))
}

/// The headings and cells of the table of all touchpoints.
pub(in crate::export) fn row(passport: &Passport) -> [String; 7] {
    let fact = |name: &str| {
        let found = passport.facts.iter().find(|(fact, _)| *fact == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let collects = passport.collects();
    [
        passport.name.clone(),
        passport.place.clone(),
        if collects.is_empty() { words::passport_nothing().to_owned() } else { collects },
        fact(words::known_by()),
        fact(words::field_operator()),
        fact(words::field_recipients()),
        passport.laws(),
    ]
}

/// The headings of that table.
pub(in crate::export) fn heads() -> [&'static str; 7] {
    [
        words::touchpoint(),
        words::kind(),
        words::passport_collects(),
        words::known_by(),
        words::field_operator(),
        words::field_recipients(),
        words::passport_law(),
    ]
}

fn table(source: &Source<'_>, passports: &[Passport]) -> Vec<Page> {
    let title = text::labelled(words::passport(), source.report.title());
    let rows: Vec<Vec<String>> = passports.iter().map(|passport| row(passport).to_vec()).collect();
    let heads = Heads { names: &heads(), shares: &SHARES.map(|share| share * INNER) };
    handout::plain_tables(source, &title, &heads, &rows)
}

/// How the plan stands to the bars of the export rules.
fn bars(source: &Source<'_>, bars: &[Bar]) -> Vec<Page> {
    let mut entries: Vec<(String, String)> =
        vec![(words::passport_bars_hint().to_owned(), String::new())];
    entries.extend(bars.iter().map(|bar| {
        let head = text::labelled(bar.people.as_str(), bar.asks.as_str());
        let stands = text::labelled(words::passport_expected(), bar.expected.as_str());
        let stands = text::listed(&[stands, bar.said.to_owned()]);
        (head, lines(&[stands, sourced(&bar.source, &bar.address)]))
    }));
    entries.push((words::no_legal_advice().to_owned(), String::new()));
    if bars.is_empty() {
        Vec::new()
    } else {
        handout::texts(source, words::passport_bars(), &entries)
    }
}

/// The sheet of a touchpoint.
fn sheet(source: &Source<'_>, passport: &Passport) -> Vec<Page> {
    let mut entries = vec![(passport.place.clone(), String::new())];
    let collected = passport.collected.iter().map(|one| {
        let what = text::labelled(one.insight.as_str(), one.grain.as_str());
        let said = [what, one.form.clone(), one.source.clone(), one.dates.clone()];
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
    });
    let collected: Vec<String> = collected.collect();
    let nothing = || words::passport_nothing().to_owned();
    let collected = if collected.is_empty() { nothing() } else { collected.join("\n") };
    entries.push((words::passport_collects().to_owned(), collected));
    let facts = passport.facts.iter();
    let facts: Vec<String> =
        facts.map(|(name, value)| text::labelled(*name, value.as_str())).collect();
    entries.push((words::passport_handling().to_owned(), lines(&facts)));
    entries.push((words::duties_head().to_owned(), String::new()));
    if passport.duties.is_empty() {
        entries.push((String::new(), words::no_duties().to_owned()));
    }
    entries.extend(passport.duties.iter().map(|duty| (duty.law.clone(), of_duty(duty))));
    entries.push((words::no_legal_advice().to_owned(), String::new()));
    let title = text::labelled(words::passport(), passport.name.as_str());
    handout::texts(source, &title, &entries)
}

/// What a duty asks, with its source and dates.
fn of_duty(duty: &DutyRow) -> String {
    lines(&[duty.asks.clone(), sourced(&duty.source, &duty.address), duty.dates.clone()])
}

fn sourced(source: &str, address: &str) -> String {
    [source, address].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
}

fn lines(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}
