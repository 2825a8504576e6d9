//! Takes a pack file apart: each field is read separately, with its findings. A value that cannot
//! be read is replaced by a default, so that the entries after it keep their indices.

use super::lists::Entry;
use super::{
    Ceiling, Condition, Group, Insight, Kind, KindCeiling, NUMBER, Pack, Platform, SearchNote,
    Source, TierRules, YieldRule,
};
use crate::model::pack::{self, Confidence, Outlet, SourceKind, Tier};
use crate::model::plan::Grain;
use crate::store::format::reader::{Node, Reader, Record};
use crate::store::format::values::{Dated, Value};
use crate::store::format::words::{self, Words};

/// Reads the outermost record.
pub fn take_apart(reader: &mut Reader<'_>, record: &Record<'_>) -> pack::Pack {
    let file = Pack {
        format: NUMBER,
        id: reader.required_text(record, "id"),
        name: sentence(reader, record, "name"),
        about: optional(reader, record, "about"),
        facts_as_of: reader.required_text(record, "facts_as_of"),
        sources: each(reader, record, "sources", source),
        insights: each(reader, record, "insights", insight),
        conditions: each(reader, record, "conditions", condition),
        groups: each(reader, record, "groups", group),
        tiers: tiers(reader, record),
        platforms: each(reader, record, "platforms", platform),
        kinds: each(reader, record, "kinds", kind),
        yields: each(reader, record, "yields", yield_rule),
        search_notes: each(reader, record, "search_notes", search_note),
        keys: each(reader, record, "keys", Entry::apart),
        key_links: each(reader, record, "key_links", Entry::apart),
        identities: each(reader, record, "identities", Entry::apart),
        means: each(reader, record, "means", Entry::apart),
        links: each(reader, record, "links", Entry::apart),
        duties: each(reader, record, "duties", Entry::apart),
        festivals: each(reader, record, "festivals", Entry::apart),
        stage_models: each(reader, record, "stage_models", Entry::apart),
        thresholds: each(reader, record, "thresholds", Entry::apart),
        synonyms: each(reader, record, "synonyms", Entry::apart),
    };
    file.upgrade()
}

/// Reads every record of a list.
fn each<T>(
    reader: &mut Reader<'_>,
    record: &Record<'_>,
    field: &str,
    read: fn(&mut Reader<'_>, &Node<'_>) -> T,
) -> Vec<T> {
    let nodes = reader.list(record.get(field));
    nodes.iter().map(|node| read(reader, node)).collect()
}

/// Reads an optional text.
fn optional(reader: &mut Reader<'_>, record: &Record<'_>, field: &str) -> Words {
    Words(words::take_apart(reader, record.get(field)))
}

/// Reads a required text.
fn required(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Words {
    Words(words::required(reader, record, field))
}

/// Reads a required text that must not be blank.
fn sentence(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Words {
    Words(words::sentence(reader, record, field))
}

fn source(reader: &mut Reader<'_>, node: &Node<'_>) -> Source {
    let record = reader.fields(node, "Source", &["id", "title", "address", "date", "kind"]);
    Source {
        id: reader.required_text(&record, "id"),
        title: reader.text_or_empty(&record, "title"),
        address: reader.text_or_empty(&record, "address"),
        date: Dated::apart(reader, &record, "date"),
        kind: <Option<SourceKind> as Value>::apart(reader, &record, "kind", false),
    }
}

fn insight(reader: &mut Reader<'_>, node: &Node<'_>) -> Insight {
    let record = reader.fields(node, "Insight", &["id", "name", "means"]);
    Insight {
        id: reader.required_text(&record, "id"),
        name: sentence(reader, &record, "name"),
        means: optional(reader, &record, "means"),
    }
}

fn condition(reader: &mut Reader<'_>, node: &Node<'_>) -> Condition {
    let record = reader.fields(node, "Condition", &["id", "name", "deed"]);
    Condition {
        id: reader.required_text(&record, "id"),
        name: sentence(reader, &record, "name"),
        deed: required(reader, &record, "deed"),
    }
}

fn group(reader: &mut Reader<'_>, node: &Node<'_>) -> Group {
    let record = reader.fields(node, "Group", &["id", "name"]);
    Group { id: reader.required_text(&record, "id"), name: sentence(reader, &record, "name") }
}

/// Reads the tiers. An entry whose tier is not a valid word takes the place of a missing tier: the
/// invalid word is already a finding, so the missing tier is not reported as well.
fn tiers(reader: &mut Reader<'_>, record: &Record<'_>) -> Vec<TierRules> {
    let found = each(reader, record, "tiers", tier);
    let mut left: Vec<Tier> = Tier::ALL.to_vec();
    left.retain(|tier| found.iter().all(|(named, _)| *named != Some(*tier)));
    let mut left = left.into_iter();
    let mut tiers = Vec::with_capacity(found.len());
    for (named, mut rules) in found {
        rules.tier = named.or_else(|| left.next()).unwrap_or(rules.tier);
        tiers.push(rules);
    }
    tiers
}

fn tier(reader: &mut Reader<'_>, node: &Node<'_>) -> (Option<Tier>, TierRules) {
    let record = reader.fields(node, "Tier", &["tier", "name", "means", "ceilings"]);
    let tier = reader.required_word(&record, "tier");
    let rules = TierRules {
        tier: tier.unwrap_or(Tier::Open),
        name: sentence(reader, &record, "name"),
        means: required(reader, &record, "means"),
        ceilings: each(reader, &record, "ceilings", ceiling),
    };
    (tier, rules)
}

const CEILING: [&str; 9] =
    ["insight", "lets", "keeper", "because", "source", "confidence", "known", "since", "until"];

fn ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> Ceiling {
    let record = reader.fields(node, "Ceiling", &CEILING);
    ceiling_of(reader, &record)
}

fn ceiling_of(reader: &mut Reader<'_>, record: &Record<'_>) -> Ceiling {
    let insight = reader.required_text(record, "insight");
    let lets = reader.required_word(record, "lets");
    Ceiling {
        insight,
        lets: lets.unwrap_or(Outlet::Withheld),
        keeper: optional(reader, record, "keeper"),
        because: sentence(reader, record, "because"),
        source: reader.required_text(record, "source"),
        confidence: confidence(reader, record),
        known: Dated::apart(reader, record, "known"),
        since: Dated::apart(reader, record, "since"),
        until: Dated::apart(reader, record, "until"),
    }
}

fn confidence(reader: &mut Reader<'_>, record: &Record<'_>) -> Confidence {
    reader.required_word(record, "confidence").unwrap_or(Confidence::Inferred)
}

fn platform(reader: &mut Reader<'_>, node: &Node<'_>) -> Platform {
    const FIELDS: [&str; 7] = ["id", "name", "owner", "tier", "search", "note", "ceilings"];
    let record = reader.fields(node, "Platform", &FIELDS);
    let id = reader.required_text(&record, "id");
    let name = sentence(reader, &record, "name");
    let tier = reader.required_word(&record, "tier");
    Platform {
        id,
        name,
        owner: optional(reader, &record, "owner"),
        // A missing tier is already a finding. The platform is kept, so that references to it are
        // valid.
        tier: tier.unwrap_or(Tier::Closed),
        search: reader.texts(record.get("search")),
        note: optional(reader, &record, "note"),
        ceilings: each(reader, &record, "ceilings", ceiling),
    }
}

fn kind(reader: &mut Reader<'_>, node: &Node<'_>) -> Kind {
    const FIELDS: [&str; 6] = ["id", "name", "group", "search", "hosts", "ceilings"];
    let record = reader.fields(node, "Kind", &FIELDS);
    Kind {
        id: reader.required_text(&record, "id"),
        name: sentence(reader, &record, "name"),
        group: reader.required_text(&record, "group"),
        search: reader.texts(record.get("search")),
        hosts: reader.texts(record.get("hosts")),
        ceilings: each(reader, &record, "ceilings", kind_ceiling),
    }
}

fn kind_ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> KindCeiling {
    let fields: Vec<&'static str> = ["platform"].into_iter().chain(CEILING).collect();
    let record = reader.fields(node, "Ceiling", &fields);
    let platform = reader.required_text(&record, "platform");
    let ceiling = ceiling_of(reader, &record);
    let Ceiling { insight, lets, keeper, because, source, confidence, known, since, until } =
        ceiling;
    KindCeiling {
        platform,
        insight,
        lets,
        keeper,
        because,
        source,
        confidence,
        known,
        since,
        until,
    }
}

fn yield_rule(reader: &mut Reader<'_>, node: &Node<'_>) -> YieldRule {
    const FIELDS: [&str; 13] = [
        "id",
        "kinds",
        "on",
        "insight",
        "grain",
        "needs",
        "form",
        "because",
        "source",
        "confidence",
        "known",
        "since",
        "until",
    ];
    let record = reader.fields(node, "Yield", &FIELDS);
    let id = reader.required_text(&record, "id");
    let kinds = reader.texts(record.get("kinds"));
    let on = reader.texts(record.get("on"));
    let insight = reader.required_text(&record, "insight");
    let grain = reader.required_word(&record, "grain");
    YieldRule {
        id,
        kinds,
        on,
        insight,
        grain: grain.unwrap_or(Grain::Individual),
        needs: reader.texts(record.get("needs")),
        form: optional(reader, &record, "form"),
        because: sentence(reader, &record, "because"),
        source: reader.required_text(&record, "source"),
        confidence: confidence(reader, &record),
        known: Dated::apart(reader, &record, "known"),
        since: Dated::apart(reader, &record, "since"),
        until: Dated::apart(reader, &record, "until"),
    }
}

fn search_note(reader: &mut Reader<'_>, node: &Node<'_>) -> SearchNote {
    let record = reader.fields(node, "SearchNote", &["words", "says", "instead"]);
    SearchNote {
        words: reader.texts(record.get("words")),
        says: required(reader, &record, "says"),
        instead: reader.required_text(&record, "instead"),
    }
}
