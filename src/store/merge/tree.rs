//! A plan file as a tree of records, lists and values, whatever the fields are: what the merge of two
//! files works on. A new field of the format needs nothing here.

use ron::value::RawValue;

use crate::store::format::raw;

/// A part of a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Fields with their names, in the order of the file.
    Record(Vec<(String, Tree)>),
    /// A list.
    List(Vec<Tree>),
    /// Anything else, as it is written.
    Value(String),
}

impl Tree {
    /// Reads a part of a file that is known to be RON.
    pub fn read(written: &str) -> Self {
        if written.starts_with('[')
            && let Ok(items) = raw::options().from_str::<Vec<&RawValue>>(written)
        {
            return Self::List(items.iter().map(|item| Self::of(item)).collect());
        }
        // A tuple begins with a bracket too, and has no fields.
        match raw::fields(written, "").filter(|fields| !fields.is_empty()) {
            Some(fields) if written.starts_with('(') => {
                let fields = fields.iter();
                Self::Record(
                    fields.map(|(name, value)| (name.to_string(), Self::of(value))).collect(),
                )
            }
            _ => Self::Value(written.to_owned()),
        }
    }

    fn of(value: &RawValue) -> Self {
        Self::read(raw::trimmed(value).get_ron())
    }

    /// The part of a record with this name.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Record(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, part)| part)
    }

    /// The text of a part that is a value, as it is written.
    pub fn value(&self) -> Option<&str> {
        if let Self::Value(written) = self { Some(written) } else { None }
    }

    /// The part as a file holds it.
    pub fn written(&self) -> String {
        match self {
            Self::Value(written) => written.clone(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::written).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Record(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, part)| format!("{name}: {}", part.written()))
                    .collect();
                format!("({})", fields.join(", "))
            }
        }
    }
}
