//! Rule packs as files: RON, read with every finding at once.

use super::reader::{Node, Reader, Record, ended};
use crate::model::finding::{Expected, Finding, Noun, Problem};
use crate::model::lint;
use crate::model::pack::{
    Ceiling, Condition, Confidence, Grounds, Group, Insight, Kind, KindCeiling, Outlet, Pack,
    Platform, SearchNote, Source, Text, Tier, TierRules, YieldRule,
};
use crate::model::plan::{Grain, PackId};

/// The newest format of pack files that this program reads.
pub const FORMAT: u64 = 1;

const TIERS: [(&str, Tier); 3] =
    [("open", Tier::Open), ("semi_open", Tier::SemiOpen), ("closed", Tier::Closed)];
const OUTLETS: [(&str, Outlet); 3] = [
    ("individual", Outlet::Individual),
    ("aggregate", Outlet::Aggregate),
    ("withheld", Outlet::Withheld),
];
const GRAINS: [(&str, Grain); 2] =
    [("individual", Grain::Individual), ("aggregate", Grain::Aggregate)];
const CONFIDENCES: [(&str, Confidence); 4] = [
    ("stated", Confidence::Stated),
    ("inferred", Confidence::Inferred),
    ("official", Confidence::Official),
    ("secondary", Confidence::Secondary),
];

/// Reads a pack and checks it.
///
/// # Errors
/// Every finding of the file, in the order of the file.
pub fn parse(text: &str) -> Result<Pack, Vec<Finding>> {
    let text = ended(text);
    let mut reader = Reader::new(&text);
    let Some(pack) = reader.root().and_then(|root| read_pack(&mut reader, &root)) else {
        return Err(reader.finish(Vec::new()));
    };
    let findings = reader.finish(lint::pack(&pack));
    if findings.is_empty() { Ok(pack) } else { Err(findings) }
}

/// Whether the text looks like a pack rather than a plan: only packs have rules, only plans have
/// touchpoints.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    let text = ended(text);
    let mut reader = Reader::new(&text);
    let root = reader.root();
    root.and_then(|root| reader.record(&root, "Pack", &[])).is_some_and(|record| is_pack(&record))
}

/// Whether a file's fields are those of a pack.
pub(super) fn is_pack(record: &Record<'_>) -> bool {
    let has = |field: &&str| record.get(field).is_some();
    ["yields", "tiers", "kinds", "platforms"].iter().any(has) && !is_plan(record)
}

/// Whether a file's fields are those of a plan.
fn is_plan(record: &Record<'_>) -> bool {
    ["touchpoints", "goals", "rules", "title"].iter().any(|field| record.get(field).is_some())
}

fn read_pack(reader: &mut Reader<'_>, root: &Node<'_>) -> Option<Pack> {
    const FIELDS: [&str; 14] = [
        "format",
        "id",
        "name",
        "about",
        "facts_as_of",
        "sources",
        "insights",
        "conditions",
        "groups",
        "tiers",
        "platforms",
        "kinds",
        "yields",
        "search_notes",
    ];
    let record = reader.record(root, "Pack", &FIELDS)?;
    let rules = ["yields", "tiers", "kinds", "platforms"];
    if is_plan(&record) && rules.iter().all(|field| record.get(field).is_none()) {
        reader.findings.clear();
        reader.find("", Problem::PlanNotPack);
        return None;
    }
    if let Some(node) = record.get("format") {
        if let Some(found) = reader.newer(&node, FORMAT) {
            reader.findings.clear();
            reader.find("format", Problem::NewerFormat { found, newest: FORMAT });
            return None;
        }
        if reader.count(&node) == Some(0) {
            let value = "0".to_owned();
            reader.find("format", Problem::WrongType { value, expected: Expected::Format });
        }
    }
    Some(Pack {
        id: PackId::from(reader.required_text(&record, "id").as_str()),
        name: required_name(reader, &record),
        about: words(reader, record.get("about")),
        facts_as_of: reader.required_text(&record, "facts_as_of"),
        sources: each(reader, &record, "sources", read_source),
        insights: each(reader, &record, "insights", read_insight),
        conditions: each(reader, &record, "conditions", read_condition),
        groups: each(reader, &record, "groups", read_group),
        tiers: read_tiers(reader, &record),
        platforms: each(reader, &record, "platforms", read_platform),
        kinds: each(reader, &record, "kinds", read_kind),
        yields: each(reader, &record, "yields", read_yield),
        search_notes: each(reader, &record, "search_notes", read_search_note),
    })
}

/// Every record of a list. One that cannot be read is a finding and leaves a stand-in, so that the
/// places of those behind it keep their numbers.
fn each<T>(
    reader: &mut Reader<'_>,
    record: &Record<'_>,
    field: &str,
    read: fn(&mut Reader<'_>, &Node<'_>) -> T,
) -> Vec<T> {
    let nodes = reader.list(record.get(field));
    nodes.iter().map(|node| read(reader, node)).collect()
}

/// `"text"`, or `(en: "text", zh: "文字")`.
fn words(reader: &mut Reader<'_>, node: Option<Node<'_>>) -> Text {
    let Some(node) = node else { return Text::default() };
    if node.is_text() {
        return Text { en: reader.text(&node).unwrap_or_default(), zh: String::new() };
    }
    let Some(record) = reader.record(&node, "Text", &["en", "zh"]) else { return Text::default() };
    Text { en: reader.required_text(&record, "en"), zh: reader.text_or_empty(&record, "zh") }
}

fn required_words(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Text {
    if record.get(field).is_none() {
        reader.missing(record, field);
    }
    words(reader, record.get(field))
}

/// The name of a thing: it must be there, and it must not be blank.
fn required_name(reader: &mut Reader<'_>, record: &Record<'_>) -> Text {
    required_sentence(reader, record, "name")
}

/// Words that must be there, and that must not be blank.
fn required_sentence(reader: &mut Reader<'_>, record: &Record<'_>, field: &'static str) -> Text {
    let before = reader.findings.len();
    let found = required_words(reader, record, field);
    let given = record.get(field).is_some();
    if given && found.en.trim().is_empty() && reader.findings.len() == before {
        reader.find(record.path(field), Problem::Blank(field));
    }
    found
}

fn id_of(reader: &mut Reader<'_>, record: &Record<'_>) -> String {
    reader.required_text(record, "id")
}

fn read_source(reader: &mut Reader<'_>, node: &Node<'_>) -> Source {
    let record = reader.fields(node, "Source", &["id", "title", "address"]);
    Source {
        id: id_of(reader, &record),
        title: reader.required_text(&record, "title"),
        address: reader.text_or_empty(&record, "address"),
    }
}

fn read_insight(reader: &mut Reader<'_>, node: &Node<'_>) -> Insight {
    let record = reader.fields(node, "Insight", &["id", "name", "means"]);
    Insight {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        means: words(reader, record.get("means")),
    }
}

fn read_condition(reader: &mut Reader<'_>, node: &Node<'_>) -> Condition {
    let record = reader.fields(node, "Condition", &["id", "name", "deed"]);
    Condition {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        deed: required_words(reader, &record, "deed"),
    }
}

fn read_group(reader: &mut Reader<'_>, node: &Node<'_>) -> Group {
    let record = reader.fields(node, "Group", &["id", "name"]);
    Group { id: id_of(reader, &record), name: required_name(reader, &record) }
}

fn read_tier(reader: &mut Reader<'_>, node: &Node<'_>) -> (Option<Tier>, TierRules) {
    let record = reader.fields(node, "Tier", &["tier", "name", "means", "ceilings"]);
    let tier = reader.required_word(&record, "tier", Noun::Tier, &TIERS);
    let rules = TierRules {
        tier: tier.unwrap_or(Tier::Open),
        name: required_name(reader, &record),
        means: required_words(reader, &record, "means"),
        ceilings: each(reader, &record, "ceilings", read_ceiling),
    };
    (tier, rules)
}

/// The tiers. One whose word cannot be read stands for one that no other is: what it is called is a
/// finding already, and that it is missing would be none.
fn read_tiers(reader: &mut Reader<'_>, record: &Record<'_>) -> Vec<TierRules> {
    let found = each(reader, record, "tiers", read_tier);
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

const CEILING: [&str; 6] = ["insight", "lets", "keeper", "because", "source", "confidence"];

fn read_ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> Ceiling {
    let record = reader.fields(node, "Ceiling", &CEILING);
    ceiling(reader, &record)
}

fn ceiling(reader: &mut Reader<'_>, record: &Record<'_>) -> Ceiling {
    let insight = reader.required_text(record, "insight");
    let lets = reader.required_word(record, "lets", Noun::Word, &OUTLETS);
    let keeper = words(reader, record.get("keeper"));
    let grounds = grounds(reader, record);
    let lets = lets.unwrap_or(Outlet::Withheld);
    Ceiling { insight: insight.as_str().into(), lets, keeper, grounds }
}

fn grounds(reader: &mut Reader<'_>, record: &Record<'_>) -> Grounds {
    let because = required_sentence(reader, record, "because");
    let source = reader.required_text(record, "source");
    let confidence = reader.required_word(record, "confidence", Noun::Word, &CONFIDENCES);
    Grounds { because, source, confidence: confidence.unwrap_or(Confidence::Inferred) }
}

fn read_platform(reader: &mut Reader<'_>, node: &Node<'_>) -> Platform {
    const FIELDS: [&str; 7] = ["id", "name", "owner", "tier", "search", "note", "ceilings"];
    let record = reader.fields(node, "Platform", &FIELDS);
    let id = id_of(reader, &record);
    let name = required_name(reader, &record);
    let tier = reader.required_word(&record, "tier", Noun::Tier, &TIERS);
    Platform {
        id: id.as_str().into(),
        name,
        owner: words(reader, record.get("owner")),
        // A missing tier is a finding already; the platform stays, so that its name stays known.
        tier: tier.unwrap_or(Tier::Closed),
        search: reader.texts(record.get("search")),
        note: words(reader, record.get("note")),
        ceilings: each(reader, &record, "ceilings", read_ceiling),
    }
}

fn read_kind(reader: &mut Reader<'_>, node: &Node<'_>) -> Kind {
    const FIELDS: [&str; 6] = ["id", "name", "group", "search", "hosts", "ceilings"];
    let record = reader.fields(node, "Kind", &FIELDS);
    let hosts = reader.texts(record.get("hosts"));
    Kind {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        group: reader.required_text(&record, "group"),
        search: reader.texts(record.get("search")),
        hosts: hosts.iter().map(|h| h.as_str().into()).collect(),
        ceilings: each(reader, &record, "ceilings", read_kind_ceiling),
    }
}

fn read_kind_ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> KindCeiling {
    const FIELDS: [&str; 7] =
        ["platform", "insight", "lets", "keeper", "because", "source", "confidence"];
    let record = reader.fields(node, "Ceiling", &FIELDS);
    let platform = reader.required_text(&record, "platform");
    let ceiling = ceiling(reader, &record);
    KindCeiling { platform: platform.as_str().into(), ceiling }
}

fn read_yield(reader: &mut Reader<'_>, node: &Node<'_>) -> YieldRule {
    const FIELDS: [&str; 9] =
        ["id", "kinds", "on", "insight", "grain", "needs", "because", "source", "confidence"];
    let record = reader.fields(node, "Yield", &FIELDS);
    let id = id_of(reader, &record);
    let kinds = reader.texts(record.get("kinds"));
    let on = reader.texts(record.get("on"));
    let insight = reader.required_text(&record, "insight");
    let grain = reader.required_word(&record, "grain", Noun::Word, &GRAINS);
    let needs = reader.texts(record.get("needs"));
    let grounds = grounds(reader, &record);
    YieldRule {
        id,
        kinds: kinds.iter().map(|k| k.as_str().into()).collect(),
        on: on.iter().map(|p| p.as_str().into()).collect(),
        insight: insight.as_str().into(),
        grain: grain.unwrap_or(Grain::Individual),
        needs: needs.iter().map(|c| c.as_str().into()).collect(),
        grounds,
    }
}

fn read_search_note(reader: &mut Reader<'_>, node: &Node<'_>) -> SearchNote {
    let record = reader.fields(node, "SearchNote", &["words", "says", "instead"]);
    SearchNote {
        words: reader.texts(record.get("words")),
        says: required_words(reader, &record, "says"),
        instead: reader.required_text(&record, "instead").as_str().into(),
    }
}
