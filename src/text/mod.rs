//! Every word that the user reads. Nothing else in the program holds a sentence: the words stand in
//! `assets/lang`, and [`words`] has a function for each, so that the compiler knows every key and
//! every argument. The other modules put them together. A pack's own words come through [`of`].

use crate::model::pack::Text;
use crate::model::plan::Plan;

pub mod cli;
pub mod explain;
pub mod findings;
pub mod guide;
pub mod import;
pub mod lang;
pub mod sentences;
pub mod stage;
pub mod steps;
pub mod usage;
pub mod words;

pub use words::{labelled, product, quoted, touchpoints, untitled, with_aside};

/// A pack's text in the language of the reader; English where the pack has no other.
#[must_use]
pub fn of(text: &Text) -> &str {
    text.get(lang::current().code())
}

/// A pack's text in another language, the small word beside a name: English for Chinese readers,
/// Chinese for all others. Empty where there is none.
#[must_use]
pub fn beside(text: &Text) -> &str {
    let other = if lang::current().is_chinese() { text.has("en") } else { text.has("zh") };
    other.filter(|other| *other != of(text)).unwrap_or_default()
}

/// A plan's title, or that of plans without one.
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

/// The sentence with a capital letter in front.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The text with a small letter in front, where it is not the name of something.
#[must_use]
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        // "CRM …" and "A …" keep their capital where the next letter is one too.
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// A whole number with its thousands set apart: `240,000`.
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

/// An amount in CNY: `180,000`, or with two decimals where there are any.
#[must_use]
pub fn amount(amount: f64) -> String {
    let text = format!("{amount:.2}");
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), count);
    if cents == "00" { whole } else { format!("{whole}.{cents}") }
}

/// Words with what stands between them in this language.
#[must_use]
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(words::list_comma())
}

/// Parts of a sentence, one after the other.
#[must_use]
pub fn parts<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(words::semicolon())
}
