//! Every word that the user reads. Nothing else in the program holds a sentence: the words stand in
//! `assets/lang`, and a language is added there and in [`lang`].
//!
//! Fixed words are functions without arguments, sentences are functions of what they speak of, so
//! that the compiler knows every key and every argument. A pack's own words come through [`of`].

use crate::model::pack::Text;
use crate::model::plan::Plan;
use lang::{Lang, say};

pub mod cli;
pub mod explain;
pub mod export;
pub mod findings;
pub mod help;
pub mod html;
pub mod import;
pub mod lang;
pub mod sheet;
pub mod stage;
pub mod usage;
pub mod window;

/// Makes a function for each fixed text, named like the part of its key behind the prefix.
macro_rules! words {
    ($prefix:literal: $($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("The text `", $prefix, "-", stringify!($name), "`.")]
            #[must_use]
            pub fn $name() -> &'static str {
                $crate::text::lang::fixed(concat!($prefix, "-", stringify!($name)))
            }
        )*
    };
}
pub(crate) use words;

/// A pack's text in the language of the reader; English where the pack has no other.
#[must_use]
pub fn of(text: &Text) -> &str {
    text.get(lang::current().code())
}

/// A pack's text in the other language: the small word beside a name. Empty where there is none.
#[must_use]
pub fn beside(text: &Text) -> &str {
    let other = if lang::current() == Lang::Zh { Lang::En } else { Lang::Zh };
    let other = text.get(other.code());
    if other == of(text) { "" } else { other }
}

words! {
    "app":
    product,
    untitled,
    list_and,
    list_or,
    list_comma,
    semicolon,
    space,
}

/// A plan's title, or that of plans without one.
#[must_use]
pub fn title(plan: &Plan) -> &str {
    if plan.title.trim().is_empty() { untitled() } else { &plan.title }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn and_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, list_and())
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn or_list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, list_or())
}

fn joined<S: AsRef<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., end] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            lang::spaced([&first.join(list_comma()), last, end.as_ref()])
        }
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

/// `1 touchpoint`, `8 touchpoints`.
#[must_use]
pub fn touchpoints(number: usize) -> String {
    say!("app-touchpoints", count = number)
}

/// The text in quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    say!("app-quoted", text = text)
}

/// What something is called, and what is said of it: `Rules: Three tiers`.
#[must_use]
pub fn labelled(label: &str, says: &str) -> String {
    say!("app-labelled", label = label, says = says)
}

/// A text with an aside: `Tencent (stated)`.
#[must_use]
pub fn with_aside(text: &str, aside: &str) -> String {
    say!("app-aside", text = text, aside = aside)
}

/// Words with what stands between them in this language.
#[must_use]
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(list_comma())
}

/// Parts of a sentence, one after the other.
#[must_use]
pub fn parts<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(semicolon())
}
