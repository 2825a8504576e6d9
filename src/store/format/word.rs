//! The bare words of files, such as `individual`. In quotation marks they mean the same.

use ron::value::RawValue;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use strum::IntoEnumIterator;

use super::raw::trimmed;
use crate::model::finding::Noun;
use crate::model::pack::{Confidence, Outlet, Tier};
use crate::model::plan::Grain;
use crate::model::scene::Show;

/// Something that one of a few words stands for.
pub trait Word: Copy {
    /// What a message calls it.
    const NOUN: Noun = Noun::Word;

    /// The words and their meanings, in the order in which a message lists them.
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
            ("aggregate", Self::Aggregate),
            ("withheld", Self::Withheld),
        ]
    }
}

impl Word for Grain {
    fn words() -> Vec<(&'static str, Self)> {
        [Self::Individual, Self::Aggregate].map(|grain| (grain.id(), grain)).to_vec()
    }
}

impl Word for Confidence {
    fn words() -> Vec<(&'static str, Self)> {
        let all = [Self::Stated, Self::Inferred, Self::Official, Self::Secondary];
        all.map(|confidence| (confidence.id(), confidence)).to_vec()
    }
}

impl Word for Show {
    fn words() -> Vec<(&'static str, Self)> {
        Self::iter().map(|show| (show.id(), show)).collect()
    }
}

impl Word for bool {
    fn words() -> Vec<(&'static str, Self)> {
        vec![("true", true), ("false", false)]
    }
}

/// What a value means that is written as a word.
#[must_use]
pub fn meaning<T: Word>(written: &str) -> Option<T> {
    let bare = written.trim_matches('"');
    T::words().into_iter().find(|(word, _)| *word == bare).map(|(_, value)| value)
}

/// Reads a word as [`super::reader::Reader::word`] does, for one pass over a file.
///
/// # Errors
/// That it is none of the words.
pub fn word<'de, T: Word, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    meaning(trimmed(raw).get_ron()).ok_or_else(|| D::Error::custom("no such word"))
}
