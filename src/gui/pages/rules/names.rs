//! The words of a rule pack's fields and values.

use crate::model::pack::edit::{Choices, Table, Value};
use crate::model::pack::{Confidence, Outlet, Pack, Tier};
use crate::model::plan::Grain;
use crate::model::verdict::Sign;
use crate::text::{self, explain, words};

/// The name of a list.
#[must_use]
pub fn table(table: Table) -> &'static str {
    match table {
        Table::Yields => words::rules_yields(),
        Table::Identities => words::rules_identities(),
        Table::Keys => words::rules_keys(),
        Table::KeyLinks => words::rules_key_links(),
        Table::Links => words::rules_links(),
        Table::Means => words::rules_means(),
        Table::Duties => words::rules_duties(),
        Table::Platforms => words::rules_platforms(),
        Table::Kinds => words::rules_kinds(),
        Table::Insights => words::rules_insights(),
        Table::Conditions => words::rules_conditions(),
        Table::Sources => words::rules_sources(),
        Table::Festivals => words::rules_festivals(),
        Table::StageModels => words::rules_stage_models(),
        Table::Thresholds => words::rules_thresholds(),
        Table::Synonyms => words::rules_synonyms(),
    }
}

/// The name of a field.
#[must_use]
pub fn column(name: &str) -> &'static str {
    match name {
        "id" => words::col_id(),
        "name" => words::col_name(),
        "about" => words::col_about(),
        "facts_as_of" => words::col_facts_as_of(),
        "lets" => words::col_lets(),
        "keeper" => words::col_keeper(),
        "because" => words::col_because(),
        "source" => words::col_source(),
        "confidence" => words::col_confidence(),
        "known" => words::col_known(),
        "since" => words::col_since(),
        "until" => words::col_until(),
        "kinds" => words::col_kinds(),
        "on" => words::col_on(),
        "insight" => words::col_insight(),
        "grain" => words::col_grain(),
        "needs" => words::col_needs(),
        "form" => words::col_form(),
        "key" => words::col_key(),
        "a" => words::col_a(),
        "b" => words::col_b(),
        "from" => words::col_from(),
        "to" => words::col_to(),
        "by" => words::col_by(),
        "from_kinds" => words::col_from_kinds(),
        "to_kinds" => words::col_to_kinds(),
        "law" => words::col_law(),
        "article" => words::col_article(),
        "asks" => words::col_asks(),
        "when" => words::col_when(),
        "joins" => words::col_joins(),
        "deed" => words::col_deed(),
        "means" => words::col_means(),
        "group" => words::col_group(),
        "hosts" => words::col_hosts(),
        "search" => words::col_search(),
        "tier" => words::col_tier(),
        "owner" => words::col_owner(),
        "note" => words::col_note(),
        "title" => words::col_title(),
        "address" => words::col_address(),
        "date" => words::col_date(),
        "kind" => words::col_kind(),
        "starts" => words::col_starts(),
        "ends" => words::col_ends(),
        "stages" => words::col_stages(),
        "people" => words::col_people(),
        "sensitive" => words::col_sensitive(),
        "words" => words::col_words(),
        "platforms" => words::platforms(),
        _ => "",
    }
}

/// The sign of an outlet.
#[must_use]
pub fn sign(outlet: Outlet) -> Sign {
    outlet.grain().map_or(Sign::Withheld, Sign::from)
}

/// The word for an outlet.
#[must_use]
pub fn outlet(outlet: Outlet) -> &'static str {
    outlet.grain().map_or(words::outlet_kept(), explain::grain)
}

/// The same, for a narrow place.
#[must_use]
pub fn outlet_short(outlet: Outlet) -> &'static str {
    match outlet.grain() {
        None => words::outlet_kept(),
        Some(Grain::Aggregate) => words::outlet_total(),
        Some(Grain::Pseudonym) => words::outlet_pseudonym(),
        Some(Grain::Individual) => words::outlet_person(),
    }
}

/// The name of something that can be chosen. An id that names nothing stands for itself.
#[must_use]
pub fn choice(pack: &Pack, choices: Choices, id: &str) -> String {
    named(pack, choices, id).unwrap_or_else(|| id.to_owned())
}

fn named(pack: &Pack, choices: Choices, id: &str) -> Option<String> {
    let word = match choices {
        Choices::Kinds => text::of(&pack.kind(&id.into())?.name),
        Choices::Platforms => text::of(&pack.platform(&id.into())?.name),
        Choices::Insights => text::of(&pack.insight(&id.into())?.name),
        Choices::Conditions => text::of(&pack.condition(&id.into())?.name),
        Choices::Keys => text::of(&pack.keys.iter().find(|key| key.id == id)?.name),
        Choices::Means => text::of(&pack.means.iter().find(|means| means.id == id)?.name),
        Choices::Sources => &*pack.source(id)?.title,
        Choices::Groups => text::of(&pack.groups.iter().find(|group| group.id == id)?.name),
        Choices::Outlets => outlet(Outlet::ALL.into_iter().find(|one| one.id() == id)?),
        Choices::Grains => explain::grain(Grain::ALL.into_iter().find(|one| one.id() == id)?),
        Choices::Confidences => {
            explain::confidence(Confidence::BEST_FIRST.into_iter().find(|one| one.id() == id)?)
        }
        Choices::Tiers => explain::tier(pack, Tier::ALL.into_iter().find(|one| one.id() == id)?),
        Choices::Joins | Choices::Lets | Choices::Whens | Choices::SourceKinds | Choices::YesNo => {
            word(id)?
        }
    };
    Some(word.to_owned()).filter(|word| !word.is_empty())
}

/// The words of values that only files name.
fn word(id: &str) -> Option<&'static str> {
    Some(match id {
        "brand" => words::joins_brand(),
        "touchpoint" => words::joins_touchpoint(),
        "order" => words::joins_order(),
        "allowed" => words::lets_allowed(),
        "barred" => words::lets_barred(),
        "individual" => words::when_individual(),
        "sensitive" => words::when_sensitive(),
        "minors" => words::when_minors(),
        "another_handler" => words::when_another_handler(),
        "processor" => words::when_processor(),
        "marketing_sms" => words::when_marketing_sms(),
        "leaves_mainland" => words::when_leaves_mainland(),
        "official" => words::source_official(),
        "secondary" => words::source_secondary(),
        "repository" => words::source_repository(),
        "yes" => words::yes(),
        "no" => words::no(),
        _ => return None,
    })
}

/// A value in words.
#[must_use]
pub fn value(pack: &Pack, choices: Option<Choices>, value: &Value) -> String {
    let name = |id: &String| choices.map_or_else(|| id.clone(), |of| choice(pack, of, id));
    match value {
        Value::Line(line) if choices.is_none() => line.clone(),
        Value::Line(id) | Value::One(id) => name(id),
        Value::Words(said) => text::of(said).to_owned(),
        Value::Date(date) => date.map_or_else(String::new, |date| date.to_string()),
        Value::Many(ids) => text::listed(&ids.iter().map(name).collect::<Vec<_>>()),
    }
}
