//! Shares of visitors in plan files: one number, or `(low: 0.2, likely: 0.3, high: 0.4)`.

use ron::value::RawValue;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::model::plan::Share;
use crate::store::format::raw::{options, trimmed};
use crate::store::format::reader::{Node, Reader};

/// A share in the form used in files.
#[derive(Debug)]
pub struct Shares(pub Share);

#[derive(Deserialize)]
#[serde(rename = "Share", deny_unknown_fields)]
struct Three {
    low: f64,
    likely: f64,
    high: f64,
}

impl<'de> Deserialize<'de> for Shares {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        let written = trimmed(raw).get_ron();
        let one = || options().from_str::<f64>(written).ok().map(Share::from);
        let three = || {
            let Three { low, likely, high } = options().from_str(written).ok()?;
            Some(Share { low, likely, high })
        };
        one().or_else(three).map(Self).ok_or_else(|| D::Error::custom("no such share"))
    }
}

/// Reads a share with its findings.
pub fn take_apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Shares> {
    if !node.is_record() {
        return reader.number(node).map(|share| Shares(share.into()));
    }
    let record = reader.record(node, "Share", &["low", "likely", "high"])?;
    let mut part = |field: &'static str| {
        let node = record.get(field);
        if node.is_none() {
            reader.missing(&record, field);
        }
        node.and_then(|node| reader.number(&node))
    };
    let (low, likely, high) = (part("low"), part("likely"), part("high"));
    Some(Shares(Share { low: low?, likely: likely?, high: high? }))
}
