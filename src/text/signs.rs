//! The words of each sign. Verdicts and states of coverage have those of their signs.

use super::words;
use crate::model::verdict::Sign;

/// What is said of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignText {
    /// What it stands for: "about a person", "locked".
    pub word: &'static str,
    /// The same, in at most thirteen characters in English: "person", "locked".
    pub short: &'static str,
    /// What it means, in a sentence for the guide.
    pub meaning: &'static str,
}

/// The words of a sign.
#[must_use]
pub fn of(sign: Sign) -> SignText {
    let (word, short, meaning) = match sign {
        Sign::Person => (words::about_a_person(), words::person(), words::sign_person()),
        Sign::Pseudonym => (words::under_key(), words::short_pseudonym(), words::sign_pseudonym()),
        Sign::Total => (words::in_total(), words::totals(), words::sign_total()),
        Sign::Locked => (words::locked(), words::locked(), words::sign_locked()),
        Sign::Available => (words::available(), words::available(), words::sign_available()),
        Sign::Withheld => (words::withheld(), words::short_withheld(), words::sign_withheld()),
        Sign::Unstated => (words::unstated(), words::unstated(), words::sign_unstated()),
        Sign::NotSensed => {
            (words::not_sensed(), words::short_not_sensed(), words::sign_not_sensed())
        }
    };
    SignText { word, short, meaning }
}
