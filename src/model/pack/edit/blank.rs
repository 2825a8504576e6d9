//! New entries: what is still to be said is empty, and a check finds it.

use crate::model::id::Grain;
use crate::model::pack::{
    Condition, Confidence, Date, Duty, Festival, Grounds, Identity, Insight, Joins, Key, KeyLink,
    Kind, Lets, Link, Means, Platform, Source, StageModel, Synonym, Text, Threshold, Tier,
    YieldRule,
};

fn grounds() -> Grounds {
    Grounds::new(Text::default(), "", Confidence::Inferred)
}

pub(super) fn rule() -> YieldRule {
    YieldRule {
        id: "rule".to_owned(),
        kinds: Vec::new(),
        on: Vec::new(),
        insight: "".into(),
        grain: Grain::Aggregate,
        needs: Vec::new(),
        form: Text::default(),
        grounds: grounds(),
    }
}

pub(super) fn identity() -> Identity {
    let (kinds, on, needs, key) = (Vec::new(), Vec::new(), Vec::new(), String::new());
    Identity { id: "identity".to_owned(), kinds, on, key, needs, grounds: grounds() }
}

pub(super) fn key() -> Key {
    Key { id: "key".to_owned(), name: Text::default(), joins: Joins::Brand }
}

pub(super) fn key_link() -> KeyLink {
    KeyLink { a: String::new(), b: String::new(), grounds: grounds() }
}

pub(super) fn link() -> Link {
    Link {
        id: "link".to_owned(),
        from: Vec::new(),
        to: Vec::new(),
        by: Vec::new(),
        from_kinds: Vec::new(),
        to_kinds: Vec::new(),
        lets: Lets::Allowed,
        needs: Vec::new(),
        grounds: grounds(),
    }
}

pub(super) fn means() -> Means {
    Means { id: "means".to_owned(), name: Text::default() }
}

pub(super) fn duty() -> Duty {
    let (law, asks, when) = (Text::default(), Text::default(), Vec::new());
    Duty { id: "duty".to_owned(), law, article: String::new(), asks, when, grounds: grounds() }
}

pub(super) fn platform() -> Platform {
    Platform {
        id: "platform".into(),
        name: Text::default(),
        owner: Text::default(),
        tier: Tier::Closed,
        search: Vec::new(),
        note: Text::default(),
        ceilings: Vec::new(),
    }
}

pub(super) fn kind() -> Kind {
    let (search, hosts, ceilings) = (Vec::new(), Vec::new(), Vec::new());
    let (name, group) = (Text::default(), String::new());
    Kind { id: "kind".into(), name, group, search, hosts, ceilings }
}

pub(super) fn insight() -> Insight {
    Insight { id: "insight".into(), name: Text::default(), means: Text::default() }
}

pub(super) fn condition() -> Condition {
    Condition { id: "switch".into(), name: Text::default(), order: Text::default() }
}

pub(super) fn source() -> Source {
    Source::new("source", "", "")
}

pub(super) fn festival(day: Date) -> Festival {
    let (name, source) = (Text::default(), String::new());
    Festival { id: "festival".to_owned(), name, starts: day, ends: day, source }
}

pub(super) fn stage_model() -> StageModel {
    let (name, stages, source) = (Text::default(), Vec::new(), String::new());
    StageModel { id: "model".to_owned(), name, stages, source }
}

pub(super) fn threshold() -> Threshold {
    let (asks, source) = (Text::default(), String::new());
    Threshold { id: "bar".to_owned(), people: 0, sensitive: false, asks, source }
}

pub(super) fn synonym() -> Synonym {
    let (words, kinds, platforms) = (Vec::new(), Vec::new(), Vec::new());
    Synonym { id: "words".to_owned(), words, kinds, platforms, source: String::new() }
}
