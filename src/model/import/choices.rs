//! What the user says about a sheet: what its columns and words mean, and what other money is worth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::names::plain;
use super::row::Column;
use crate::model::plan::{KindId, PlatformId};

/// What words of sheets mean, beside those that a pack has. It is remembered for later sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// The kinds of touchpoints, by words in lower case without spaces and punctuation.
    kinds: BTreeMap<String, KindId>,
    /// The platforms, likewise.
    platforms: BTreeMap<String, PlatformId>,
}

impl Words {
    /// Whether a cell says anything: a dash or a question mark does not.
    #[must_use]
    pub fn is_word(cell: &str) -> bool {
        !plain(cell).is_empty()
    }

    /// A word without what does not matter: case, spaces and punctuation.
    #[must_use]
    pub fn key(word: &str) -> String {
        plain(word)
    }

    /// Remembers that a word means a kind.
    pub fn learn_kind(&mut self, word: &str, kind: KindId) {
        if Self::is_word(word) {
            self.kinds.insert(plain(word), kind);
        }
    }

    /// Remembers that a word means a platform.
    pub fn learn_platform(&mut self, word: &str, platform: PlatformId) {
        if Self::is_word(word) {
            self.platforms.insert(plain(word), platform);
        }
    }

    /// The kind that a word means.
    #[must_use]
    pub fn kind(&self, word: &str) -> Option<&KindId> {
        self.kinds.get(&plain(word)).filter(|_| Self::is_word(word))
    }

    /// The platform that a word means.
    #[must_use]
    pub fn platform(&self, word: &str) -> Option<&PlatformId> {
        self.platforms.get(&plain(word)).filter(|_| Self::is_word(word))
    }
}

/// What the user says about a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    /// What columns hold, by their index, where that is not what their heads say.
    pub columns: BTreeMap<usize, Option<Column>>,
    /// What one unit of another currency is worth in CNY, by ISO code.
    pub rates: BTreeMap<&'static str, f64>,
    /// What words mean.
    pub words: Words,
}
