//! All texts for the user. They are written in `assets/lang`, and [`words`] has a function for
//! each, so that the compiler checks every key and argument. The other modules combine them. Texts
//! of a pack are translated by [`of`].

use crate::model::pack::Text;
use crate::model::plan::Plan;

pub mod cli;
pub mod explain;
pub mod findings;
pub mod guide;
pub mod import;
pub mod lang;
pub mod numbers;
pub mod sentences;
pub mod sheet;
pub mod signs;
pub mod stage;
pub mod steps;
pub mod usage;
pub mod words;

pub use words::{labelled, product, quoted, touchpoints, untitled, with_aside};

/// A pack's text in the current language, or in English if the pack does not have it.
#[must_use]
pub fn of(text: &Text) -> &str {
    text.get(lang::current().code())
}

/// A pack's text in a second language, to show in small type beside a name: English for Chinese
/// readers, Chinese for all others. Empty if there is none.
#[must_use]
pub fn beside(text: &Text) -> &str {
    let other = if lang::current().is_chinese() { text.has("en") } else { text.has("zh") };
    other.filter(|other| *other != of(text)).unwrap_or_default()
}

/// The plan's title, or the text for untitled plans.
#[must_use]
pub fn title(plan: &Plan) -> &str {
    if plan.title.trim().is_empty() { untitled() } else { &plan.title }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn and_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, words::list_and())
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn or_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, words::list_or())
}

fn joined<S: AsRef<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., end] => lang::spaced([listed(first).as_str(), last, end.as_ref()]),
    }
}

/// The sentence with its first letter capitalised.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The text with its first letter in lower case, unless it is a name or an abbreviation.
#[must_use]
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        // An abbreviation such as "CRM" keeps its capital: its second letter is one too.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// A whole number with thousands separators: `240,000`.
#[must_use]
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount in CNY: `180,000`, or with two decimals if it is not whole.
#[must_use]
pub fn amount(amount: f64) -> String {
    let text = format!("{amount:.2}");
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), count);
    if cents == "00" { whole } else { format!("{whole}.{cents}") }
}

/// Joins texts with the list separator of the current language.
#[must_use]
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(words::list_comma())
}

/// Joins the parts of a sentence.
#[must_use]
pub fn parts<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(words::semicolon())
}
