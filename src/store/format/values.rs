//! The values of fields, each read in one pass, taken apart, and written in one way.

use serde::de::Error as _;
use serde::ser::Serializer;
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::finding::Problem;
use crate::model::pack::{Confidence, Date, Joins, Lets, SourceKind, Text, When};
use crate::model::plan::{ConditionId, KindId, PlatformId};
use crate::store::format::reader::{Reader, Record};
use crate::store::format::word::{Word, word};
use crate::store::format::words::{self, Words};

/// A type of the pack that is the value of a field.
pub trait Value: Sized {
    /// How it is in a file.
    type Raw: Serialize + Default;

    /// From the file to the pack.
    fn upgrade(raw: Self::Raw) -> Self;
    /// From the pack to the file.
    fn of(&self) -> Self::Raw;
    /// Whether the field is left out.
    fn is_nothing(raw: &Self::Raw) -> bool;
    /// Reads the field with its findings; a required one that is missing is one.
    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Self::Raw;
}

impl Value for String {
    type Raw = Self;

    fn upgrade(raw: Self) -> Self {
        raw
    }

    fn of(&self) -> Self {
        self.clone()
    }

    fn is_nothing(raw: &Self) -> bool {
        raw.is_empty()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Self {
        if required {
            reader.required_text(record, field)
        } else {
            reader.text_or_empty(record, field)
        }
    }
}

impl Value for Text {
    type Raw = Words;

    fn upgrade(raw: Words) -> Self {
        raw.0
    }

    fn of(&self) -> Words {
        Words(self.clone())
    }

    fn is_nothing(raw: &Words) -> bool {
        raw.is_blank()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Words {
        if required {
            Words(words::sentence(reader, record, field))
        } else {
            Words(words::take_apart(reader, record.get(field)))
        }
    }
}

impl Value for Vec<Text> {
    type Raw = Vec<Words>;

    fn upgrade(raw: Vec<Words>) -> Self {
        raw.into_iter().map(|words| words.0).collect()
    }

    fn of(&self) -> Vec<Words> {
        self.iter().map(|text| Words(text.clone())).collect()
    }

    fn is_nothing(raw: &Vec<Words>) -> bool {
        raw.is_empty()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Vec<Words> {
        if required && record.get(field).is_none() {
            reader.missing(record, field);
        }
        let nodes = reader.list(record.get(field));
        nodes.into_iter().map(|node| Words(words::take_apart(reader, Some(node)))).collect()
    }
}

/// Lists of texts or of ids.
macro_rules! lists {
    ($($id:ty),*) => {$(
        impl Value for Vec<$id> {
            type Raw = Vec<String>;

            fn upgrade(raw: Vec<String>) -> Self {
                raw.iter().map(|text| <$id>::from(text.as_str())).collect()
            }

            fn of(&self) -> Vec<String> {
                self.iter().map(ToString::to_string).collect()
            }

            fn is_nothing(raw: &Vec<String>) -> bool {
                raw.is_empty()
            }

            fn apart(
                reader: &mut Reader<'_>,
                record: &Record<'_>,
                field: &'static str,
                _: bool,
            ) -> Vec<String> {
                reader.texts(record.get(field))
            }
        }
    )*};
}

lists!(String, KindId, PlatformId, ConditionId);

/// A bare word, such as `brand`; nothing where the field is missing.
#[derive(Debug)]
pub struct Bare<T>(pub Option<T>);

impl<T> Default for Bare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Word> Deserialize<'de> for Bare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer).map(|value| Self(Some(value)))
    }
}

impl<T: Serialize> Serialize for Bare<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }
}

/// Words, and what stands for one that is missing, which is a finding already.
macro_rules! bare {
    ($($type:ty = $else:expr),*) => {$(
        impl Value for $type {
            type Raw = Bare<Self>;

            fn upgrade(raw: Bare<Self>) -> Self {
                raw.0.unwrap_or($else)
            }

            fn of(&self) -> Bare<Self> {
                Bare(Some(*self))
            }

            fn is_nothing(raw: &Bare<Self>) -> bool {
                raw.0.is_none()
            }

            fn apart(
                reader: &mut Reader<'_>,
                record: &Record<'_>,
                field: &'static str,
                required: bool,
            ) -> Bare<Self> {
                if required {
                    return Bare(reader.required_word(record, field));
                }
                Bare(record.get(field).and_then(|node| reader.word(&node)))
            }
        }
    )*};
}

bare!(Joins = Self::Brand, Lets = Self::Allowed, Confidence = Self::Inferred);

impl Value for bool {
    type Raw = Bare<Self>;

    fn upgrade(raw: Bare<Self>) -> Self {
        raw.0.unwrap_or_default()
    }

    fn of(&self) -> Bare<Self> {
        Bare(self.then_some(true))
    }

    fn is_nothing(raw: &Bare<Self>) -> bool {
        raw.0.is_none_or(|on| !on)
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        _: bool,
    ) -> Bare<Self> {
        Bare(record.get(field).and_then(|node| reader.word(&node)))
    }
}

impl Value for Option<SourceKind> {
    type Raw = Bare<SourceKind>;

    fn upgrade(raw: Bare<SourceKind>) -> Self {
        raw.0
    }

    fn of(&self) -> Bare<SourceKind> {
        Bare(*self)
    }

    fn is_nothing(raw: &Bare<SourceKind>) -> bool {
        raw.0.is_none()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        _: bool,
    ) -> Bare<SourceKind> {
        let node = reader.option(record.get(field));
        Bare(node.and_then(|node| reader.word(&node)))
    }
}

impl Value for Vec<When> {
    type Raw = Vec<Bare<When>>;

    fn upgrade(raw: Vec<Bare<When>>) -> Self {
        raw.into_iter().filter_map(|word| word.0).collect()
    }

    fn of(&self) -> Vec<Bare<When>> {
        self.iter().map(|when| Bare(Some(*when))).collect()
    }

    fn is_nothing(raw: &Vec<Bare<When>>) -> bool {
        raw.is_empty()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Vec<Bare<When>> {
        if required && record.get(field).is_none() {
            reader.missing(record, field);
        }
        let nodes = reader.list(record.get(field));
        nodes.iter().map(|node| Bare(reader.word(node))).collect()
    }
}

impl Value for u64 {
    type Raw = Option<Self>;

    fn upgrade(raw: Option<Self>) -> Self {
        raw.unwrap_or_default()
    }

    fn of(&self) -> Option<Self> {
        Some(*self)
    }

    fn is_nothing(raw: &Option<Self>) -> bool {
        raw.is_none()
    }

    fn apart(
        reader: &mut Reader<'_>,
        record: &Record<'_>,
        field: &'static str,
        required: bool,
    ) -> Option<Self> {
        let node = reader.option(record.get(field));
        if required && node.is_none() {
            reader.missing(record, field);
        }
        node.and_then(|node| reader.count(&node))
    }
}

/// A date in a file. One that is none fails in one pass; taken apart, it is a finding.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dated(pub Option<Date>);

impl<'de> Deserialize<'de> for Dated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(Self(None));
        };
        let date = Date::read(&text).ok_or_else(|| D::Error::custom("no such day"))?;
        Ok(Self(Some(date)))
    }
}

impl Serialize for Dated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(date) => serializer.collect_str(&date),
            None => serializer.serialize_none(),
        }
    }
}

impl Dated {
    /// Whether there is no date.
    pub fn is_nothing(&self) -> bool {
        self.0.is_none()
    }

    /// Reads the field with its findings.
    pub fn apart(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Self {
        let node = reader.option(record.get(field));
        let Some(text) = node.and_then(|node| reader.text(&node)) else { return Self(None) };
        let date = Date::read(&text);
        if date.is_none() {
            reader.find(record.path(field), Problem::NoDate(text));
        }
        Self(date)
    }
}

impl Value for Option<Date> {
    type Raw = Dated;

    fn upgrade(raw: Dated) -> Self {
        raw.0
    }

    fn of(&self) -> Dated {
        Dated(*self)
    }

    fn is_nothing(raw: &Dated) -> bool {
        raw.is_nothing()
    }

    fn apart(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str, _: bool) -> Dated {
        Dated::apart(reader, record, field)
    }
}

impl Value for Date {
    type Raw = Dated;

    fn upgrade(raw: Dated) -> Self {
        raw.0.unwrap_or_default()
    }

    fn of(&self) -> Dated {
        Dated(Some(*self))
    }

    fn is_nothing(raw: &Dated) -> bool {
        raw.is_nothing()
    }

    fn apart(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str, _: bool) -> Dated {
        if record.get(field).is_none() {
            reader.missing(record, field);
        }
        Dated::apart(reader, record, field)
    }
}
