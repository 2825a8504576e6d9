//! Texts in pack files: `"text"` if there is only English, `(en: "text", zh: "文字")` for several
//! languages. A field is a language code. RON does not allow hyphens in field names, so `zh-CN` is
//! written `zh_CN`.

use std::fmt::Write as _;

use ron::value::RawValue;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::raw::{fields, string, trimmed};
use super::reader::{Node, Reader, Record};
use crate::model::finding::{Noun, Problem};
use crate::model::pack::Text;

/// The language that every text must have.
const ENGLISH: &str = "en";

/// The languages that are listed in the message about an unknown field.
const USUAL: [&str; 2] = [ENGLISH, "zh"];

/// A text in the form used in files.
#[derive(Debug, Clone, Default)]
pub struct Words(pub Text);

impl Words {
    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0.iter().next().is_none()
    }

    /// Whether the English text is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        is_blank(&self.0)
    }
}

fn is_blank(text: &Text) -> bool {
    text.has(ENGLISH).is_none_or(|text| text.trim().is_empty())
}

/// Whether a field name is a language code: two or three letters, optionally with a script or
/// region.
fn is_language(field: &str) -> bool {
    let mut parts = field.split(['-', '_']);
    let language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let more = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(language) && parts.all(more)
}

/// Whether two field names are codes of the same language.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |code: &str| code.replace('_', "-").to_ascii_lowercase();
    plain(one) == plain(other)
}

/// Reads the text of a value; `None` if it is invalid.
fn read(written: &str) -> Option<Text> {
    if written.starts_with(['"', 'r']) {
        return string(written).map(Text::new);
    }
    let fields = fields(written, "Text")?;
    let mut text = Text::default();
    for (place, (field, raw)) in fields.iter().enumerate() {
        let mut before = fields.iter().take(place);
        if !is_language(field) || before.any(|(other, _)| is_same(other, field)) {
            return None;
        }
        text.set(field, string(raw.get_ron())?);
    }
    fields.iter().any(|(field, _)| field == ENGLISH).then_some(text)
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        let text = read(trimmed(raw).get_ron());
        text.map(Self).ok_or_else(|| D::Error::custom("no such text"))
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.iter().all(|(code, _)| code == ENGLISH) {
            return serializer.serialize_str(self.0.get(ENGLISH));
        }
        written(&self.0).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Writes a text in several languages on one line.
fn written(text: &Text) -> Result<Box<RawValue>, ron::Error> {
    let english = text.has(ENGLISH).unwrap_or_default();
    let mut record = format!("({ENGLISH}: {}", ron::to_string(english)?);
    for (code, said) in text.iter().filter(|(code, _)| *code != ENGLISH) {
        if !is_language(code) {
            return Err(ron::Error::Message(format!("`{code}` is not the code of a language")));
        }
        write!(record, ", {}: {}", code.replace('-', "_"), ron::to_string(said)?)?;
    }
    record.push(')');
    RawValue::from_boxed_ron(record.into_boxed_str()).map_err(|error| error.code)
}

/// Reads a text with all its findings; if it is absent, it is empty.
pub fn take_apart(reader: &mut Reader<'_>, node: Option<Node<'_>>) -> Text {
    let Some(node) = node else { return Text::default() };
    if node.is_text() {
        return Text::new(reader.text(&node).unwrap_or_default());
    }
    let Some(record) = reader.open(&node, "Text") else { return Text::default() };
    reader.names(&record, &USUAL, is_language);
    let mut text = Text::new(reader.required_text(&record, ENGLISH));
    let mut seen: Vec<&str> = Vec::new();
    for field in record.names().filter(|field| is_language(field)) {
        if let Some(same) = seen.iter().find(|other| is_same(other, field)) {
            // A field name that is repeated exactly is reported elsewhere.
            if *same != field {
                let value = field.to_owned();
                reader.find(record.path(field), Problem::Duplicate { noun: Noun::Field, value });
            }
            continue;
        }
        seen.push(field);
        if field != ENGLISH {
            text.set(field, reader.text_or_empty(&record, field));
        }
    }
    text
}

/// Reads the text of a required field.
pub fn required(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Text {
    if record.get(field).is_none() {
        reader.missing(record, field);
    }
    take_apart(reader, record.get(field))
}

/// Reads the text of a required field that must not be blank.
pub fn sentence(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Text {
    let before = reader.count_found();
    let found = required(reader, record, field);
    let given = record.get(field).is_some();
    if given && is_blank(&found) && reader.count_found() == before {
        reader.find(record.path(field), Problem::Blank(field));
    }
    found
}
