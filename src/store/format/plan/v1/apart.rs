//! Takes a plan file apart: each field is read separately, with its findings.

use std::sync::Arc;

use super::{
    Costs, Goal, Id, NUMBER, Plan, Route, Scene, Touchpoint, WhatIf, usual_grain, usual_rules,
};
use crate::model::plan;
use crate::store::format::pack;
use crate::store::format::plan::{options, record, share, style};
use crate::store::format::reader::{Node, Reader, Record};
use crate::store::format::values::{Bare, Dated, Value as _};

/// Reads the outermost record.
pub fn take_apart(reader: &mut Reader<'_>, record: &Record<'_>) -> plan::Plan {
    let title = reader.text_or_empty(record, "title");
    let rules = match record.get("rules") {
        Some(node) => Id::from(reader.text(&node).unwrap_or_default()),
        None => usual_rules(),
    };
    let goals = reader.list(record.get("goals"));
    let goals = goals.iter().map(|node| goal(reader, node)).collect();
    let phases = reader.texts(record.get("phases"));
    let touchpoints = reader.list(record.get("touchpoints"));
    let touchpoints = (0_u64..).zip(&touchpoints);
    let touchpoints = touchpoints.map(|(place, node)| touchpoint(reader, node, place)).collect();
    let scenes = reader.list(record.get("scenes"));
    let scenes = scenes.iter().filter_map(|node| scene(reader, node)).collect();
    let as_of = Dated::apart(reader, record, "as_of");
    let what_if = reader.list(record.get("what_if"));
    let what_if = what_if.iter().filter_map(|node| hypothesis(reader, node)).collect();
    let routes = reader.list(record.get("routes"));
    let routes = routes.iter().filter_map(|node| route(reader, node)).collect();
    let overlap = optional(reader, record, "overlap", Reader::number);
    let variants = reader.list(record.get("options"));
    let variants = variants.iter().filter_map(|node| options::take_apart(reader, node)).collect();
    let looks = style::take_apart(reader, record.get("style"));
    let people = reader.list(record.get("people"));
    let people = people.iter().filter_map(|node| record::person_apart(reader, node)).collect();
    let pack = record.get("pack").map(|node| pack::v1::carried(reader, &node));
    let file = Plan {
        format: NUMBER,
        title,
        rules,
        goals,
        phases,
        touchpoints,
        scenes,
        as_of,
        what_if,
        routes,
        pack: None,
        shown: reader.texts(record.get("shown")),
        overlap,
        stages: reader.texts(record.get("stages")),
        costs: optional(reader, record, "costs", costs),
        options: variants,
        record: optional(reader, record, "record", record::take_apart),
        people,
        style: None,
    };
    plan::Plan { pack: pack.map(Arc::new), style: looks, ..file.upgrade() }
}

fn costs(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Costs> {
    let record = reader.record(node, "Costs", &["unset", "switches", "kinds"])?;
    let map = |reader: &mut Reader<'_>, node: &Node<'_>| reader.numbers(node);
    Some(Costs {
        unset: optional(reader, &record, "unset", Reader::number),
        switches: optional(reader, &record, "switches", map).unwrap_or_default(),
        kinds: optional(reader, &record, "kinds", map).unwrap_or_default(),
    })
}

fn hypothesis(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<WhatIf> {
    let record = reader.record(node, "WhatIf", &["platform", "tier"])?;
    let platform = reader.required_text(&record, "platform");
    Some(WhatIf { platform, tier: reader.required_word(&record, "tier")? })
}

fn route(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Route> {
    const FIELDS: [&str; 5] = ["from", "to", "by", "rate", "notes"];
    let record = reader.record(node, "Route", &FIELDS)?;
    let mut end = |field| {
        let node = record.get(field);
        if node.is_none() {
            reader.missing(&record, field);
        }
        node.and_then(|node| reader.count(&node))
    };
    let (from, to) = (end("from"), end("to"));
    let by = reader.required_text(&record, "by");
    let rate = record.get("rate").and_then(|node| reader.number(&node));
    let notes = reader.text_or_empty(&record, "notes");
    Some(Route { from: from?, to: to?, by, rate, notes })
}

fn goal(reader: &mut Reader<'_>, node: &Node<'_>) -> Goal<'static> {
    const FIELDS: [&str; 5] = ["insight", "grain", "people", "by", "unit_cost"];
    let record = reader.fields(node, "Goal", &FIELDS);
    let insight = reader.required_text(&record, "insight").into();
    let grain = record.get("grain").and_then(|node| reader.word(&node));
    Goal {
        insight,
        grain: grain.unwrap_or_else(usual_grain),
        people: optional(reader, &record, "people", Reader::count),
        by: Dated::apart(reader, &record, "by"),
        unit_cost: optional(reader, &record, "unit_cost", Reader::number),
    }
}

/// The fields of a touchpoint.
const TOUCHPOINT: [&str; 20] = [
    "id",
    "kind",
    "platform",
    "name",
    "conditions",
    "visitors",
    "budget",
    "phase",
    "notes",
    "operator",
    "recipients",
    "leaves_mainland",
    "sensitive",
    "minors",
    "purpose",
    "starts",
    "ends",
    "share",
    "basis",
    "stage",
];

/// Reads an optional field with a function of the reader.
fn optional<'r, T>(
    reader: &mut Reader<'r>,
    record: &Record<'_>,
    field: &str,
    read: impl Fn(&mut Reader<'r>, &Node<'_>) -> Option<T>,
) -> Option<T> {
    let node = reader.option(record.get(field))?;
    read(reader, &node)
}

fn touchpoint(reader: &mut Reader<'_>, node: &Node<'_>, place: u64) -> Touchpoint<'static> {
    let record = reader.fields(node, "Touchpoint", &TOUCHPOINT);
    let kind = reader.required_text(&record, "kind").into();
    let platform = reader.required_text(&record, "platform").into();
    let id = if let Some(node) = record.get("id") {
        reader.count(&node)
    } else {
        reader.missing(&record, "id");
        None
    };
    let name = reader.text_or_empty(&record, "name");
    let conditions = reader.texts(record.get("conditions"));
    Touchpoint {
        // If the id is missing, use one that cannot be a duplicate of another touchpoint's.
        id: id.unwrap_or(u64::MAX - place),
        kind,
        platform,
        name,
        conditions: conditions.into_iter().map(Id::from).collect(),
        visitors: optional(reader, &record, "visitors", Reader::count),
        budget: optional(reader, &record, "budget", Reader::number),
        phase: optional(reader, &record, "phase", Reader::text),
        notes: reader.text_or_empty(&record, "notes"),
        operator: Bare(record.get("operator").and_then(|node| reader.word(&node))),
        recipients: reader.texts(record.get("recipients")),
        leaves_mainland: bool::apart(reader, &record, "leaves_mainland", false),
        sensitive: bool::apart(reader, &record, "sensitive", false),
        minors: bool::apart(reader, &record, "minors", false),
        purpose: reader.text_or_empty(&record, "purpose"),
        starts: Dated::apart(reader, &record, "starts"),
        ends: Dated::apart(reader, &record, "ends"),
        share: optional(reader, &record, "share", share::take_apart),
        basis: reader.text_or_empty(&record, "basis"),
        stage: optional(reader, &record, "stage", Reader::text),
    }
}

fn scene(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Scene> {
    const FIELDS: [&str; 8] =
        ["show", "hidden", "notes", "minutes", "ask", "title", "text", "picture"];
    let record = reader.record(node, "Scene", &FIELDS)?;
    Some(Scene {
        show: reader.required_word(&record, "show")?,
        hidden: record.get("hidden").and_then(|node| reader.word(&node)).unwrap_or_default(),
        notes: reader.text_or_empty(&record, "notes"),
        minutes: reader.option(record.get("minutes")).and_then(|node| reader.count(&node)),
        ask: reader.text_or_empty(&record, "ask"),
        title: reader.text_or_empty(&record, "title"),
        text: reader.text_or_empty(&record, "text"),
        picture: reader.text_or_empty(&record, "picture"),
    })
}
