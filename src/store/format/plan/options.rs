//! The named options of a plan, in files.

use serde::Deserialize;

use crate::model::plan::{self, TouchpointId};
use crate::store::format::reader::{Node, Reader};

/// An option in the form used in files.
#[derive(Debug, Deserialize)]
#[serde(rename = "Variant", deny_unknown_fields)]
pub struct Variant {
    name: String,
    #[serde(default)]
    budget: Option<f64>,
    #[serde(default)]
    off: Vec<u64>,
    #[serde(default)]
    switches: Vec<Turned>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Turned", deny_unknown_fields)]
struct Turned {
    touchpoint: u64,
    #[serde(default)]
    on: Vec<String>,
}

impl Variant {
    /// Converts to the plan's own.
    pub fn upgrade(self) -> plan::Variant {
        let switches = self.switches.into_iter().map(|turned| plan::Turned {
            touchpoint: TouchpointId(turned.touchpoint),
            on: turned.on.iter().map(|id| id.as_str().into()).collect(),
        });
        plan::Variant {
            name: self.name,
            // Adding zero turns a negative zero into zero.
            budget: self.budget.map(|budget| budget + 0.0),
            off: self.off.into_iter().map(TouchpointId).collect(),
            switches: switches.collect(),
        }
    }
}

/// Reads an option with its findings.
pub fn take_apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Variant> {
    let record = reader.record(node, "Variant", &["name", "budget", "off", "switches"])?;
    let name = reader.required_text(&record, "name");
    let budget = reader.option(record.get("budget")).and_then(|node| reader.number(&node));
    let off = reader.list(record.get("off"));
    let off = off.iter().filter_map(|node| reader.count(node)).collect();
    let switches = reader.list(record.get("switches"));
    let switches = switches.iter().filter_map(|node| turned(reader, node)).collect();
    Some(Variant { name, budget, off, switches })
}

fn turned(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Turned> {
    let record = reader.record(node, "Turned", &["touchpoint", "on"])?;
    let touchpoint = record.get("touchpoint");
    if touchpoint.is_none() {
        reader.missing(&record, "touchpoint");
    }
    let touchpoint = touchpoint.and_then(|node| reader.count(&node));
    let on = reader.texts(record.get("on"));
    Some(Turned { touchpoint: touchpoint?, on })
}
