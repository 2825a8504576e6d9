//! Parts of RON that are kept as written.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use ron::extensions::Extensions;
use ron::options::Options;
use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

/// The options for reading every file: `Some` may be left out.
#[must_use]
pub fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Whether a text is valid RON, whatever it contains.
#[must_use]
pub fn is_ron(text: &str) -> bool {
    options().from_str::<&RawValue>(text).is_ok()
}

/// Returns a value without surrounding space and comments.
#[must_use]
pub fn trimmed(raw: &RawValue) -> &RawValue {
    let beside = |c: char| c.is_whitespace() || matches!(c, '/' | '\u{200e}' | '\u{200f}');
    let written = raw.get_ron();
    // Trimming parses the whole value again; most values have nothing to trim.
    let bare = !written.starts_with(beside) && !written.ends_with(beside);
    if bare { raw } else { raw.trim() }
}

/// Returns the text of one value that is a string; `None` if it is something else.
#[must_use]
pub fn string(written: &str) -> Option<String> {
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        // The value is known to be RON, so that without an escape it says itself what it means.
        Some(plain) if !plain.contains(['\\', '"']) => Some(plain.to_owned()),
        _ => options().from_str(written).ok(),
    }
}

/// What is given by a value that may be written as an option: the value itself, that of
/// `Some(value)`, or nothing for `None`.
#[must_use]
pub fn inside(raw: &RawValue) -> Option<&RawValue> {
    let written = raw.get_ron();
    if !written.starts_with("Some") && written != "None" {
        return Some(raw);
    }
    let option = Options::default().from_str::<Option<&RawValue>>(written);
    option.map_or(Some(raw), |option| option.map(trimmed))
}

/// Returns the fields of a record with this name or without a name; `None` if it is not such a
/// record.
#[must_use]
pub fn fields<'a>(
    record: &'a str,
    name: &'static str,
) -> Option<Vec<(Cow<'a, str>, &'a RawValue)>> {
    let fields = options().from_str_seed(record, RecordSeed::<&RawValue>::new(name)).ok()?;
    Some(fields.into_iter().map(|(field, raw)| (field, trimmed(raw))).collect())
}

/// Returns the names of those fields; an empty list if it is not such a record.
#[must_use]
pub fn field_names<'a>(record: &'a str, name: &'static str) -> Vec<Cow<'a, str>> {
    let fields = options().from_str_seed(record, RecordSeed::<IgnoredAny>::new(name));
    fields.unwrap_or_default().into_iter().map(|(field, _)| field).collect()
}

/// Deserializes any record into its fields.
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
