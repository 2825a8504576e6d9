//! Pieces of RON that are kept as they are written.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use ron::extensions::Extensions;
use ron::options::Options;
use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

/// How every file is read: a value stands for `Some` of it.
#[must_use]
pub fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Whether a text is sound RON, whatever it says.
#[must_use]
pub fn is_ron(text: &str) -> bool {
    options().from_str::<&RawValue>(text).is_ok()
}

/// A value without the space and the comments around it.
#[must_use]
pub fn trimmed(raw: &RawValue) -> &RawValue {
    let beside = |c: char| c.is_whitespace() || matches!(c, '/' | '\u{200e}' | '\u{200f}');
    let written = raw.get_ron();
    // To trim it reads the whole value once more, which most values can do without.
    let bare = !written.starts_with(beside) && !written.ends_with(beside);
    if bare { raw } else { raw.trim() }
}

/// The fields of a record of this name, or of one without a name; none if it is no such record.
#[must_use]
pub fn fields<'a>(
    record: &'a str,
    name: &'static str,
) -> Option<Vec<(Cow<'a, str>, &'a RawValue)>> {
    let fields = options().from_str_seed(record, RecordSeed::<&RawValue>::new(name)).ok()?;
    Some(fields.into_iter().map(|(field, raw)| (field, trimmed(raw))).collect())
}

/// The names of those fields; none if it is no such record.
#[must_use]
pub fn field_names<'a>(record: &'a str, name: &'static str) -> Vec<Cow<'a, str>> {
    let fields = options().from_str_seed(record, RecordSeed::<IgnoredAny>::new(name));
    fields.unwrap_or_default().into_iter().map(|(field, _)| field).collect()
}

/// Reads a record into its fields, whatever they are.
struct RecordSeed<V> {
    name: &'static str,
    values: PhantomData<V>,
}

impl<V> RecordSeed<V> {
    fn new(name: &'static str) -> Self {
        Self { name, values: PhantomData }
    }
}

impl<'de, V: Deserialize<'de>> DeserializeSeed<'de> for RecordSeed<V> {
    type Value = Vec<(Cow<'de, str>, V)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct(self.name, &[], RecordVisitor(self.values))
    }
}

struct RecordVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for RecordVisitor<V> {
    type Value = Vec<(Cow<'de, str>, V)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(NameSeed)? {
            fields.push((name, map.next_value()?));
        }
        Ok(fields)
    }
}

struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
