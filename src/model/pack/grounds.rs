//! What a statement rests on: a reason, a source, how reliable it is, and when it holds.

use serde::{Deserialize, Serialize};

use super::date::{Date, Day};
use super::text::Text;

/// How reliable a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The source states it.
    Stated,
    /// It is concluded from the source.
    Inferred,
    /// A page of the platform or regulator states it.
    Official,
    /// An agency, law firm or vendor states it.
    Secondary,
}

impl Confidence {
    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Official => "official",
            Self::Secondary => "secondary",
        }
    }

    /// All of them, the most reliable first.
    pub const BEST_FIRST: [Self; 4] =
        [Self::Official, Self::Stated, Self::Secondary, Self::Inferred];

    /// Whether it is at least as reliable as another one.
    #[must_use]
    pub fn at_least(self, other: Self) -> bool {
        let place = |of| Self::BEST_FIRST.iter().position(|one| *one == of);
        place(self) <= place(other)
    }
}

/// What kind of a source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A page of a platform or of a regulator.
    Official,
    /// An agency, a law firm, a vendor, the press.
    Secondary,
    /// A repository of code or data.
    Repository,
}

impl SourceKind {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Secondary => "secondary",
            Self::Repository => "repository",
        }
    }
}

/// Why a rule or ceiling is as it is: the reason, its source, and how reliable it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// The reason, as a sentence.
    pub because: Text,
    /// Id of a [`super::Source`] of the pack.
    pub source: String,
    /// How reliable the statement is.
    pub confidence: Confidence,
    /// The date that the fact is known for.
    pub known: Option<Date>,
    /// When the statement began to hold: on the first day of this.
    pub since: Option<Date>,
    /// When it ceased: on the first day of this it does not hold any more.
    pub until: Option<Date>,
}

impl Grounds {
    /// Grounds without dates.
    #[must_use]
    pub fn new(because: Text, source: impl Into<String>, confidence: Confidence) -> Self {
        let source = source.into();
        Self { because, source, confidence, known: None, since: None, until: None }
    }

    /// Whether there is a day on which this statement and another one hold.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let begins = |of: &Self| of.since.map(Date::first_day);
        let before = |of: &Self, day: Option<Day>| {
            of.until.is_none_or(|until| day.is_none_or(|day| day < until.first_day()))
        };
        let (one, two) = (begins(self), begins(other));
        before(self, two) && before(other, one) && before(self, one) && before(other, two)
    }

    /// Whether the statement holds on a day, and is at least as reliable as `least`.
    #[must_use]
    pub fn hold(&self, day: Day, least: Option<Confidence>) -> bool {
        self.since.is_none_or(|since| since.first_day() <= day)
            && self.until.is_none_or(|until| day < until.first_day())
            && least.is_none_or(|least| self.confidence.at_least(least))
    }
}

/// Whether an address is one of the web, which may be opened in a browser.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let starts =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|a| a.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}
