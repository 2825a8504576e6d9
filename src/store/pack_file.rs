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

/// Whether the text looks like a pack rather than a plan: only packs have yield rules.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    let text = ended(text);
    let mut reader = Reader::new(&text);
    let root = reader.root();
    let record = root.and_then(|root| reader.record(&root, "Pack", &[]));
    record.is_some_and(|r| {
        ["yields", "tiers", "kinds", "platforms"].iter().any(|field| r.get(field).is_some())
    })
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
    match record.get("format").and_then(|node| reader.count(&node)) {
        Some(found) if found > FORMAT => {
            reader.findings.clear();
            let problem = Problem::NewerFormat { found: found.to_string(), newest: FORMAT };
            reader.find("format", problem);
            return None;
        }
        Some(0) => {
            let value = "0".to_owned();
            reader.find("format", Problem::WrongType { value, expected: Expected::Format });
        }
        _ => {}
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
        tiers: each(reader, &record, "tiers", read_tier),
        platforms: each(reader, &record, "platforms", read_platform),
        kinds: each(reader, &record, "kinds", read_kind),
        yields: each(reader, &record, "yields", read_yield),
        search_notes: each(reader, &record, "search_notes", read_search_note),
    })
}

/// Every record of a list. One that cannot be read is a finding, so the pack is refused as a whole
/// and the numbers of those behind it do not matter.
fn each<T>(
    reader: &mut Reader<'_>,
    record: &Record<'_>,
    field: &str,
    read: fn(&mut Reader<'_>, &Node<'_>) -> Option<T>,
) -> Vec<T> {
    let nodes = reader.list(record.get(field));
    nodes.iter().filter_map(|node| read(reader, node)).collect()
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
        reader.find(record.path(field), Problem::Missing(field));
    }
    words(reader, record.get(field))
}

/// The name of a thing: it must be there, and it must not be blank.
fn required_name(reader: &mut Reader<'_>, record: &Record<'_>) -> Text {
    let before = reader.findings.len();
    let name = required_words(reader, record, "name");
    if name.en.trim().is_empty() && reader.findings.len() == before {
        reader.find(record.path("name"), Problem::Blank("name"));
    }
    name
}

fn id_of(reader: &mut Reader<'_>, record: &Record<'_>) -> String {
    reader.required_text(record, "id")
}

fn read_source(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Source> {
    let record = reader.record(node, "Source", &["id", "title", "address"])?;
    Some(Source {
        id: id_of(reader, &record),
        title: reader.required_text(&record, "title"),
        address: reader.text_or_empty(&record, "address"),
    })
}

fn read_insight(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Insight> {
    let record = reader.record(node, "Insight", &["id", "name", "means"])?;
    Some(Insight {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        means: words(reader, record.get("means")),
    })
}

fn read_condition(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Condition> {
    let record = reader.record(node, "Condition", &["id", "name", "deed"])?;
    Some(Condition {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        deed: required_words(reader, &record, "deed"),
    })
}

fn read_group(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Group> {
    let record = reader.record(node, "Group", &["id", "name"])?;
    Some(Group { id: id_of(reader, &record), name: required_name(reader, &record) })
}

fn read_tier(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<TierRules> {
    let record = reader.record(node, "Tier", &["tier", "name", "means", "ceilings"])?;
    let tier = reader.required_word(&record, "tier", Noun::Tier, &TIERS);
    let rules = TierRules {
        tier: tier.unwrap_or(Tier::Open),
        name: required_name(reader, &record),
        means: required_words(reader, &record, "means"),
        ceilings: each(reader, &record, "ceilings", read_ceiling),
    };
    tier.map(|_| rules)
}

const CEILING: [&str; 6] = ["insight", "lets", "keeper", "because", "source", "confidence"];

fn read_ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Ceiling> {
    let record = reader.record(node, "Ceiling", &CEILING)?;
    ceiling(reader, &record)
}

fn ceiling(reader: &mut Reader<'_>, record: &Record<'_>) -> Option<Ceiling> {
    let insight = reader.required_text(record, "insight");
    let lets = reader.required_word(record, "lets", Noun::Word, &OUTLETS);
    let keeper = words(reader, record.get("keeper"));
    let grounds = grounds(reader, record)?;
    Some(Ceiling { insight: insight.as_str().into(), lets: lets?, keeper, grounds })
}

fn grounds(reader: &mut Reader<'_>, record: &Record<'_>) -> Option<Grounds> {
    let because = required_words(reader, record, "because");
    let source = reader.required_text(record, "source");
    let confidence = reader.required_word(record, "confidence", Noun::Word, &CONFIDENCES)?;
    Some(Grounds { because, source, confidence })
}

fn read_platform(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Platform> {
    const FIELDS: [&str; 7] = ["id", "name", "owner", "tier", "search", "note", "ceilings"];
    let record = reader.record(node, "Platform", &FIELDS)?;
    let id = id_of(reader, &record);
    let name = required_name(reader, &record);
    let tier = reader.required_word(&record, "tier", Noun::Tier, &TIERS);
    Some(Platform {
        id: id.as_str().into(),
        name,
        owner: words(reader, record.get("owner")),
        // A missing tier is a finding already; the platform stays, so that its name stays known.
        tier: tier.unwrap_or(Tier::Closed),
        search: reader.texts(record.get("search")),
        note: words(reader, record.get("note")),
        ceilings: each(reader, &record, "ceilings", read_ceiling),
    })
}

fn read_kind(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Kind> {
    const FIELDS: [&str; 6] = ["id", "name", "group", "search", "hosts", "ceilings"];
    let record = reader.record(node, "Kind", &FIELDS)?;
    let hosts = reader.texts(record.get("hosts"));
    Some(Kind {
        id: id_of(reader, &record).as_str().into(),
        name: required_name(reader, &record),
        group: reader.required_text(&record, "group"),
        search: reader.texts(record.get("search")),
        hosts: hosts.iter().map(|h| h.as_str().into()).collect(),
        ceilings: each(reader, &record, "ceilings", read_kind_ceiling),
    })
}

fn read_kind_ceiling(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<KindCeiling> {
    const FIELDS: [&str; 7] =
        ["platform", "insight", "lets", "keeper", "because", "source", "confidence"];
    let record = reader.record(node, "Ceiling", &FIELDS)?;
    let platform = reader.required_text(&record, "platform");
    let ceiling = ceiling(reader, &record)?;
    Some(KindCeiling { platform: platform.as_str().into(), ceiling })
}

fn read_yield(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<YieldRule> {
    const FIELDS: [&str; 9] =
        ["id", "kinds", "on", "insight", "grain", "needs", "because", "source", "confidence"];
    let record = reader.record(node, "Yield", &FIELDS)?;
    let id = id_of(reader, &record);
    let kinds = reader.texts(record.get("kinds"));
    let on = reader.texts(record.get("on"));
    let insight = reader.required_text(&record, "insight");
    let grain = reader.required_word(&record, "grain", Noun::Word, &GRAINS);
    let needs = reader.texts(record.get("needs"));
    let grounds = grounds(reader, &record)?;
    Some(YieldRule {
        id,
        kinds: kinds.iter().map(|k| k.as_str().into()).collect(),
        on: on.iter().map(|p| p.as_str().into()).collect(),
        insight: insight.as_str().into(),
        grain: grain?,
        needs: needs.iter().map(|c| c.as_str().into()).collect(),
        grounds,
    })
}

fn read_search_note(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<SearchNote> {
    let record = reader.record(node, "SearchNote", &["words", "says", "instead"])?;
    Some(SearchNote {
        words: reader.texts(record.get("words")),
        says: required_words(reader, &record, "says"),
        instead: reader.required_text(&record, "instead").as_str().into(),
    })
}
