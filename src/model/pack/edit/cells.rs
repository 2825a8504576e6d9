//! The values of a pack's entries, in one type for all fields.

use std::sync::Arc;

use strum::IntoEnumIterator as _;

use super::super::{Confidence, Date, Joins, Lets, Outlet, Pack, SourceKind, Text, Tier, When};
use crate::model::id::{ConditionId, Grain, InsightId, KindId, PackId, PlatformId};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text without a language.
    Line(String),
    /// A text by language.
    Words(Text),
    /// A date, or none.
    Date(Option<Date>),
    /// The id of one thing; empty means none.
    One(String),
    /// The ids of several things.
    Many(Vec<String>),
}

/// What the ids of a field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described by its name")]
pub enum Choices {
    Kinds,
    Platforms,
    Insights,
    Conditions,
    Keys,
    Means,
    Sources,
    Groups,
    Outlets,
    Grains,
    Confidences,
    Tiers,
    Joins,
    Lets,
    Whens,
    SourceKinds,
    YesNo,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The id of the entry itself.
    Id,
    /// A text without a language.
    Line,
    /// A text by language.
    Words,
    /// Several texts without a language.
    List,
    /// A date, or none.
    Date,
    /// A date.
    Day,
    /// A whole number.
    Number,
    /// One of these.
    One(Choices),
    /// One of these, or none.
    Maybe(Choices),
    /// Any number of these.
    Many(Choices),
}

impl Shape {
    /// What its ids name, if it has any.
    #[must_use]
    pub fn choices(self) -> Option<Choices> {
        match self {
            Self::One(choices) | Self::Maybe(choices) | Self::Many(choices) => Some(choices),
            Self::Id
            | Self::Line
            | Self::Words
            | Self::List
            | Self::Date
            | Self::Day
            | Self::Number => None,
        }
    }
}

impl Choices {
    /// All ids that can be chosen, in the order shown.
    #[must_use]
    pub fn ids(self, pack: &Pack) -> Vec<String> {
        fn all<T>(of: impl Iterator<Item = T>, id: fn(T) -> String) -> Vec<String> {
            of.map(id).collect()
        }
        match self {
            Self::Kinds => all(pack.kinds.iter(), |kind| kind.id.to_string()),
            Self::Platforms => all(pack.platforms.iter(), |platform| platform.id.to_string()),
            Self::Insights => all(pack.insights.iter(), |insight| insight.id.to_string()),
            Self::Conditions => all(pack.conditions.iter(), |condition| condition.id.to_string()),
            Self::Keys => all(pack.keys.iter(), |key| key.id.clone()),
            Self::Means => all(pack.means.iter(), |means| means.id.clone()),
            Self::Sources => all(pack.sources.iter(), |source| source.id.clone()),
            Self::Groups => all(pack.groups.iter(), |group| group.id.clone()),
            Self::Outlets => all(Outlet::ALL.into_iter().rev(), Word::word),
            Self::Grains => all(Grain::ALL.into_iter().rev(), Word::word),
            Self::Confidences => all(Confidence::BEST_FIRST.into_iter(), Word::word),
            Self::Tiers => all(Tier::ALL.into_iter(), Word::word),
            Self::Joins => all(Joins::iter(), Word::word),
            Self::Lets => all(Lets::iter(), Word::word),
            Self::Whens => all(When::iter(), Word::word),
            Self::SourceKinds => all(SourceKind::iter(), Word::word),
            Self::YesNo => all([true, false].into_iter(), Word::word),
        }
    }
}

/// A field of an entry.
pub trait Cell {
    /// Its value.
    fn value(&self) -> Value;
    /// Takes a value; one of another kind changes nothing.
    fn put(&mut self, value: &Value);
}

/// A word that files write for a value of a type.
trait Word: Sized {
    /// The word.
    fn word(self) -> String;
    /// The value of a word.
    fn of(word: &str) -> Option<Self>;
}

impl Word for bool {
    fn word(self) -> String {
        (if self { "yes" } else { "no" }).to_owned()
    }

    fn of(word: &str) -> Option<Self> {
        [true, false].into_iter().find(|value| value.word() == word)
    }
}

impl Cell for bool {
    fn value(&self) -> Value {
        Value::One(self.word())
    }

    fn put(&mut self, value: &Value) {
        if let Value::One(word) = value {
            *self = Self::of(word).unwrap_or(*self);
        }
    }
}

macro_rules! words {
    ($($name:ty: $all:expr),*) => {$(
        impl Word for $name {
            fn word(self) -> String {
                self.id().to_owned()
            }

            fn of(word: &str) -> Option<Self> {
                $all.into_iter().find(|value| value.id() == word)
            }
        }

        impl Cell for $name {
            fn value(&self) -> Value {
                Value::One(self.word())
            }

            fn put(&mut self, value: &Value) {
                if let Value::One(word) = value {
                    *self = Self::of(word).unwrap_or(*self);
                }
            }
        }
    )*};
}

words! {
    Outlet: Outlet::ALL, Grain: Grain::ALL, Confidence: Confidence::BEST_FIRST, Tier: Tier::ALL,
    Joins: Joins::iter(), Lets: Lets::iter(), When: When::iter(), SourceKind: SourceKind::iter()
}

macro_rules! ids {
    ($($name:ty),*) => {$(
        impl Cell for $name {
            fn value(&self) -> Value {
                Value::One(self.to_string())
            }

            fn put(&mut self, value: &Value) {
                if let Value::One(id) | Value::Line(id) = value {
                    *self = id.as_str().into();
                }
            }
        }

        impl Cell for Vec<$name> {
            fn value(&self) -> Value {
                Value::Many(self.iter().map(ToString::to_string).collect())
            }

            fn put(&mut self, value: &Value) {
                if let Value::Many(ids) = value {
                    *self = ids.iter().map(|id| id.as_str().into()).collect();
                }
            }
        }
    )*};
}

ids! { KindId, PlatformId, InsightId, ConditionId, PackId }

impl Cell for String {
    fn value(&self) -> Value {
        Value::Line(self.clone())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Line(text) | Value::One(text) = value {
            self.clone_from(text);
        }
    }
}

impl Cell for Arc<str> {
    fn value(&self) -> Value {
        Value::Line(self.as_ref().to_owned())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Line(text) = value {
            *self = text.as_str().into();
        }
    }
}

impl Cell for Vec<String> {
    fn value(&self) -> Value {
        Value::Many(self.clone())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Many(ids) = value {
            self.clone_from(ids);
        }
    }
}

impl Cell for Vec<When> {
    fn value(&self) -> Value {
        Value::Many(self.iter().copied().map(Word::word).collect())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Many(words) = value {
            *self = words.iter().filter_map(|word| When::of(word)).collect();
        }
    }
}

impl Cell for Option<SourceKind> {
    fn value(&self) -> Value {
        Value::One(self.map(Word::word).unwrap_or_default())
    }

    fn put(&mut self, value: &Value) {
        if let Value::One(word) = value {
            *self = SourceKind::of(word);
        }
    }
}

impl Cell for Text {
    fn value(&self) -> Value {
        Value::Words(self.clone())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Words(text) = value {
            self.clone_from(text);
        }
    }
}

impl Cell for Option<Date> {
    fn value(&self) -> Value {
        Value::Date(*self)
    }

    fn put(&mut self, value: &Value) {
        if let Value::Date(date) = value {
            *self = *date;
        }
    }
}

impl Cell for Date {
    fn value(&self) -> Value {
        Value::Date(Some(*self))
    }

    fn put(&mut self, value: &Value) {
        if let Value::Date(Some(date)) = value {
            *self = *date;
        }
    }
}

impl Cell for u64 {
    fn value(&self) -> Value {
        Value::Line(self.to_string())
    }

    fn put(&mut self, value: &Value) {
        if let Value::Line(text) = value {
            *self = text.parse().unwrap_or(*self);
        }
    }
}

/// A list of texts as one text, in which each is a line.
impl Cell for Vec<Text> {
    fn value(&self) -> Value {
        let mut whole = Text::default();
        for (code, _) in self.iter().flat_map(Text::iter) {
            if whole.has(code).is_none() {
                let lines: Vec<&str> =
                    self.iter().map(|text| text.has(code).unwrap_or_default()).collect();
                whole.set(code, lines.join("\n"));
            }
        }
        Value::Words(whole)
    }

    fn put(&mut self, value: &Value) {
        let Value::Words(whole) = value else { return };
        let count = whole.iter().map(|(_, text)| text.split('\n').count()).max().unwrap_or(0);
        let mut texts = vec![Text::default(); count];
        for (code, text) in whole.iter() {
            for (line, own) in text.split('\n').zip(&mut texts) {
                own.set(code, line.trim_end_matches('\r'));
            }
        }
        *self = texts;
    }
}
