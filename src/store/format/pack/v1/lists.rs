//! The records of what a pack says beside yields and ceilings.

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::model::pack::{self, Confidence, Date, Grounds, Joins, Lets, Text, When};
use crate::model::plan::{ConditionId, KindId, PlatformId};
use crate::store::format::reader::{Node, Reader};
use crate::store::format::values::{Bare, Dated, Value};
use crate::store::format::words::Words;

/// A record of a file and the entry of the pack that it becomes.
pub trait Entry: Sized {
    /// The entry of the pack.
    type Model;

    /// From the file to the pack.
    fn upgrade(self) -> Self::Model;
    /// From the pack to the file.
    fn of(model: &Self::Model) -> Self;
    /// Whether all required fields are there. If not, the file is taken apart to find their places.
    fn is_whole(&self) -> bool;
    /// Reads the record with its findings.
    fn apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Self;
}

/// Defines records: the name in messages, the entry of the pack, and the fields; `must` marks those
/// that have to be there. `grounds` adds the reason, its source, its confidence and its dates.
macro_rules! records {
    ($($name:ident $label:literal $model:ident {
        $($must:ident: $must_type:ty),*; $($field:ident: $type:ty),* $(; $grounds:ident)?
    })*) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(rename = $label, deny_unknown_fields)]
        pub struct $name {
            $(#[serde(default)] $must: <$must_type as Value>::Raw,)*
            $(#[serde(default)] $field: <$type as Value>::Raw,)*
            $(
                #[serde(default)] because: Words,
                #[serde(default)] source: String,
                #[serde(default)] confidence: Bare<Confidence>,
                #[serde(default)] known: Dated,
                #[serde(default)] since: Dated,
                #[serde(default)] until: Dated,
                #[serde(skip)] $grounds: (),
            )?
        }

        impl Entry for $name {
            type Model = pack::$model;

            fn upgrade(self) -> Self::Model {
                pack::$model {
                    $($must: <$must_type>::upgrade(self.$must),)*
                    $($field: <$type>::upgrade(self.$field),)*
                    $($grounds: Grounds {
                        because: self.because.0,
                        source: self.source,
                        confidence: Confidence::upgrade(self.confidence),
                        known: self.known.0,
                        since: self.since.0,
                        until: self.until.0,
                    },)?
                }
            }

            fn of(model: &Self::Model) -> Self {
                Self {
                    $($must: model.$must.of(),)*
                    $($field: model.$field.of(),)*
                    $(
                        because: model.$grounds.because.of(),
                        source: model.$grounds.source.clone(),
                        confidence: model.$grounds.confidence.of(),
                        known: Dated(model.$grounds.known),
                        since: Dated(model.$grounds.since),
                        until: Dated(model.$grounds.until),
                        $grounds: (),
                    )?
                }
            }

            fn is_whole(&self) -> bool {
                $(let () = self.$grounds;
                  if self.because.is_blank() || self.source.is_empty()
                      || self.confidence.0.is_none() { return false; })?
                $(!<$must_type as Value>::is_nothing(&self.$must) &&)* true
            }

            fn apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Self {
                let mut known: Vec<&'static str> =
                    vec![$(stringify!($must),)* $(stringify!($field),)*];
                $(
                    let _ = stringify!($grounds);
                    known.extend(["because", "source", "confidence", "known", "since", "until"]);
                )?
                let record = reader.fields(node, $label, &known);
                known.clear();
                Self {
                    $($must: <$must_type>::apart(reader, &record, stringify!($must), true),)*
                    $($field: <$type>::apart(reader, &record, stringify!($field), false),)*
                    $(
                        because: Text::apart(reader, &record, "because", true),
                        source: String::apart(reader, &record, "source", true),
                        confidence: Confidence::apart(reader, &record, "confidence", true),
                        known: Dated::apart(reader, &record, "known"),
                        since: Dated::apart(reader, &record, "since"),
                        until: Dated::apart(reader, &record, "until"),
                        $grounds: (),
                    )?
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut record = serializer.serialize_struct($label, 16)?;
                $(record.serialize_field(stringify!($must), &self.$must)?;)*
                $(
                    if !<$type as Value>::is_nothing(&self.$field) {
                        record.serialize_field(stringify!($field), &self.$field)?;
                    }
                )*
                $(
                    let () = self.$grounds;
                    record.serialize_field("because", &self.because)?;
                    record.serialize_field("source", &self.source)?;
                    record.serialize_field("confidence", &self.confidence)?;
                    for (field, date) in
                        [("known", self.known), ("since", self.since), ("until", self.until)]
                    {
                        if !date.is_nothing() {
                            record.serialize_field(field, &date)?;
                        }
                    }
                )?
                record.end()
            }
        }
    )*};
}

records! {
    Key "Key" Key { id: String, name: Text, joins: Joins; }
    KeyLink "KeyLink" KeyLink { a: String, b: String; ; grounds }
    Identity "Identity" Identity {
        id: String, key: String;
        kinds: Vec<KindId>, on: Vec<PlatformId>, needs: Vec<ConditionId>; grounds
    }
    Means "Means" Means { id: String, name: Text; }
    Link "Link" Link {
        id: String, lets: Lets;
        from: Vec<PlatformId>, to: Vec<PlatformId>, by: Vec<String>, from_kinds: Vec<KindId>,
        to_kinds: Vec<KindId>, needs: Vec<ConditionId>; grounds
    }
    Duty "Duty" Duty {
        id: String, law: Text, asks: Text, when: Vec<When>; article: String; grounds
    }
    Festival "Festival" Festival {
        id: String, name: Text, starts: Date, ends: Date, source: String;
    }
    StageModel "StageModel" StageModel {
        id: String, name: Text, source: String; stages: Vec<Text>
    }
    Threshold "Threshold" Threshold {
        id: String, people: u64, source: String; asks: Text, sensitive: bool
    }
    Synonym "Synonym" Synonym {
        id: String, words: Vec<String>, source: String;
        kinds: Vec<KindId>, platforms: Vec<PlatformId>
    }
}
