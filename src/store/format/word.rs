//! The bare words of files, such as `individual`. They may also be written in quotation marks.

use ron::value::RawValue;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use strum::IntoEnumIterator;

use super::raw::trimmed;
use crate::model::finding::Noun;
use crate::model::pack::{Confidence, Joins, Lets, Outlet, SourceKind, Tier, When};
use crate::model::plan::{Effort, Grain, Operator};
use crate::model::scene::Show;

/// A type whose values are written as one of a few words.
pub trait Word: Copy {
    /// The noun for it in messages.
    const NOUN: Noun = Noun::Word;

    /// The words with their values, in the order in which messages list them.
    fn words() -> Vec<(&'static str, Self)>;
}

impl Word for Tier {
    const NOUN: Noun = Noun::Tier;

    fn words() -> Vec<(&'static str, Self)> {
        Self::ALL.map(|tier| (tier.id(), tier)).to_vec()
    }
}

impl Word for Outlet {
    fn words() -> Vec<(&'static str, Self)> {
        vec![
            ("individual", Self::Individual),
            ("pseudonym", Self::Pseudonym),
            ("aggregate", Self::Aggregate),
            ("withheld", Self::Withheld),
        ]
    }
}

impl Word for Grain {
    fn words() -> Vec<(&'static str, Self)> {
        Self::ALL.into_iter().rev().map(|grain| (grain.id(), grain)).collect()
    }
}

impl Word for Confidence {
    fn words() -> Vec<(&'static str, Self)> {
        let all = [Self::Stated, Self::Inferred, Self::Official, Self::Secondary];
        all.map(|confidence| (confidence.id(), confidence)).to_vec()
    }
}

impl Word for Joins {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|joins| (joins.id(), joins)).collect()
    }
}

impl Word for Lets {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|lets| (lets.id(), lets)).collect()
    }
}

impl Word for When {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|when| (when.id(), when)).collect()
    }
}

impl Word for SourceKind {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|kind| (kind.id(), kind)).collect()
    }
}

impl Word for Operator {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|operator| (operator.id(), operator)).collect()
    }
}

impl Word for Show {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|show| (show.id(), show)).collect()
    }
}

impl Word for Effort {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|effort| (effort.id(), effort)).collect()
    }
}

impl Word for bool {
    fn words() -> Vec<(&'static str, Self)> {
        vec![("true", true), ("false", false)]
    }
}

/// Returns the value of a word, or `None` if it is not one of the words.
#[must_use]
pub fn meaning<T: Word>(written: &str) -> Option<T> {
    let bare = written.trim_matches('"');
    T::words().into_iter().find(|(word, _)| *word == bare).map(|(_, value)| value)
}

/// Reads a word in one pass over a file; the counterpart of [`super::reader::Reader::word`].
///
/// # Errors
/// Returns an error if the value is not one of the words.
pub fn word<'de, T: Word, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    meaning(trimmed(raw).get_ron()).ok_or_else(|| D::Error::custom("no such word"))
}
