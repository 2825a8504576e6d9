//! Pack files of format 1. A file without a format number is of format 1.

use serde::{Deserialize, Serialize};

use crate::model::pack::{self, Confidence, Outlet, SourceKind, Tier};
use crate::model::plan::Grain;
use crate::store::format::reader::{Node, Reader};
use crate::store::format::word::word;
use crate::store::format::words::Words;
use crate::store::format::{Format, one_pass, pretty};

mod apart;
mod lists;
mod upgrade;

use crate::store::format::values::{Bare, Dated};
use lists::Entry;

const NUMBER: u64 = 1;

/// This format.
pub const FORMAT: Format<pack::Pack> = Format {
    number: NUMBER,
    fields: &[
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
        "keys",
        "key_links",
        "identities",
        "means",
        "links",
        "duties",
        "festivals",
        "stage_models",
        "thresholds",
        "synonyms",
    ],
    read,
    take_apart: apart::take_apart,
};

/// A pack file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Pack", deny_unknown_fields)]
pub struct Pack {
    #[serde(default = "first_format")]
    format: u64,
    id: String,
    name: Words,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    about: Words,
    facts_as_of: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    insights: Vec<Insight>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<Condition>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<TierRules>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    platforms: Vec<Platform>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<Kind>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    yields: Vec<YieldRule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    search_notes: Vec<SearchNote>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keys: Vec<lists::Key>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    key_links: Vec<lists::KeyLink>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    identities: Vec<lists::Identity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    means: Vec<lists::Means>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    links: Vec<lists::Link>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    duties: Vec<lists::Duty>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    festivals: Vec<lists::Festival>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stage_models: Vec<lists::StageModel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    thresholds: Vec<lists::Threshold>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    synonyms: Vec<lists::Synonym>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Source", deny_unknown_fields)]
struct Source {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    address: String,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    date: Dated,
    #[serde(default, skip_serializing_if = "is_unkinded")]
    kind: Bare<SourceKind>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Insight", deny_unknown_fields)]
struct Insight {
    id: String,
    name: Words,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    means: Words,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Condition", deny_unknown_fields)]
struct Condition {
    id: String,
    name: Words,
    deed: Words,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Group", deny_unknown_fields)]
struct Group {
    id: String,
    name: Words,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Tier", deny_unknown_fields)]
struct TierRules {
    #[serde(deserialize_with = "word")]
    tier: Tier,
    name: Words,
    means: Words,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ceilings: Vec<Ceiling>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Ceiling", deny_unknown_fields)]
struct Ceiling {
    insight: String,
    #[serde(deserialize_with = "word")]
    lets: Outlet,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    keeper: Words,
    because: Words,
    source: String,
    #[serde(deserialize_with = "word")]
    confidence: Confidence,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    known: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    since: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    until: Dated,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Platform", deny_unknown_fields)]
struct Platform {
    id: String,
    name: Words,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    owner: Words,
    #[serde(deserialize_with = "word")]
    tier: Tier,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    search: Vec<String>,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    note: Words,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ceilings: Vec<Ceiling>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Ceiling", deny_unknown_fields)]
struct KindCeiling {
    platform: String,
    insight: String,
    #[serde(deserialize_with = "word")]
    lets: Outlet,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    keeper: Words,
    because: Words,
    source: String,
    #[serde(deserialize_with = "word")]
    confidence: Confidence,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    known: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    since: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    until: Dated,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Kind", deny_unknown_fields)]
struct Kind {
    id: String,
    name: Words,
    group: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    search: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ceilings: Vec<KindCeiling>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "Yield", deny_unknown_fields)]
struct YieldRule {
    id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    on: Vec<String>,
    insight: String,
    #[serde(deserialize_with = "word")]
    grain: Grain,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    needs: Vec<String>,
    #[serde(default, skip_serializing_if = "Words::is_nothing")]
    form: Words,
    because: Words,
    source: String,
    #[serde(deserialize_with = "word")]
    confidence: Confidence,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    known: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    since: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    until: Dated,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename = "SearchNote", deny_unknown_fields)]
struct SearchNote {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    says: Words,
    instead: String,
}

fn is_unkinded(kind: &Bare<SourceKind>) -> bool {
    kind.0.is_none()
}

fn first_format() -> u64 {
    NUMBER
}

impl Pack {
    /// Whether every entry of the further lists has what it must have.
    fn is_whole(&self) -> bool {
        self.keys.iter().all(Entry::is_whole)
            && self.key_links.iter().all(Entry::is_whole)
            && self.identities.iter().all(Entry::is_whole)
            && self.means.iter().all(Entry::is_whole)
            && self.links.iter().all(Entry::is_whole)
            && self.duties.iter().all(Entry::is_whole)
            && self.festivals.iter().all(Entry::is_whole)
            && self.stage_models.iter().all(Entry::is_whole)
            && self.thresholds.iter().all(Entry::is_whole)
            && self.synonyms.iter().all(Entry::is_whole)
    }

    /// Whether a required text is blank. The file is then taken apart to find its position.
    fn has_blanks(&self) -> bool {
        let names = self.insights.iter().map(|i| &i.name);
        let names = names.chain(self.conditions.iter().map(|c| &c.name));
        let names = names.chain(self.groups.iter().map(|g| &g.name));
        let names = names.chain(self.tiers.iter().map(|t| &t.name));
        let names = names.chain(self.platforms.iter().map(|p| &p.name));
        let mut names = names.chain(self.kinds.iter().map(|k| &k.name));
        let ceilings = self.tiers.iter().flat_map(|t| &t.ceilings);
        let ceilings = ceilings.chain(self.platforms.iter().flat_map(|p| &p.ceilings));
        let of_kinds = self.kinds.iter().flat_map(|k| &k.ceilings).map(|c| &c.because);
        let reasons = ceilings.map(|c| &c.because).chain(of_kinds);
        let mut reasons = reasons.chain(self.yields.iter().map(|y| &y.because));
        self.name.is_blank() || names.any(Words::is_blank) || reasons.any(Words::is_blank)
    }
}

impl Pack {
    /// Whether nothing that it must have is missing or blank.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.format == NUMBER && !self.has_blanks() && self.is_whole()
    }
}

fn read(text: &str) -> Option<pack::Pack> {
    let file: Pack = one_pass(text)?;
    file.is_sound().then(|| file.upgrade())
}

/// Reads the pack that a plan carries, with its findings.
pub fn carried(reader: &mut Reader<'_>, node: &Node<'_>) -> pack::Pack {
    let record = reader.fields(node, "Pack", FORMAT.fields);
    apart::take_apart(reader, &record)
}

/// Returns the text of a pack file: fields in a fixed order, defaults left out, one value per line,
/// texts in several languages on one line each.
///
/// # Errors
/// Returns an error if a text has a language code that cannot be written as a field name, or if the
/// RON writer fails.
pub fn write(pack: &pack::Pack) -> Result<String, ron::Error> {
    pretty(&Pack::of(pack))
}
