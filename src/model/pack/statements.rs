//! What a pack says beside yields and ceilings: who recognises whom, who may lead people where, and
//! what the law asks.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::grounds::Grounds;
use super::text::Text;
use crate::model::id::{ConditionId, KindId, PlatformId};

/// How far a key reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Joins {
    /// It recognises a person on all touchpoints of the brand that have it.
    Brand,
    /// It is valid for one touchpoint.
    Touchpoint,
    /// It is valid for one order.
    Order,
}

impl Joins {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Touchpoint => "touchpoint",
            Self::Order => "order",
        }
    }
}

/// An identifier of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Unique within the pack.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// How far it reaches.
    pub joins: Joins,
}

/// Two keys by which the same person is recognised, either way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLink {
    /// One key.
    pub a: String,
    /// The other key.
    pub b: String,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// These kinds, on these platforms, have this key if the needs are met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Unique within the pack.
    pub id: String,
    /// The kinds.
    pub kinds: Vec<KindId>,
    /// The platforms.
    pub on: Vec<PlatformId>,
    /// The key.
    pub key: String,
    /// The switches that must be on.
    pub needs: Vec<ConditionId>,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// A means by which people are led from one touchpoint to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Means {
    /// Unique within the pack.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// Whether a step between two platforms is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Lets {
    /// It is, with the switches that it needs.
    Allowed,
    /// It is not.
    Barred,
}

impl Lets {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Barred => "barred",
        }
    }
}

/// Who may lead people where, and by which means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Unique within the pack.
    pub id: String,
    /// The platforms that people come from.
    pub from: Vec<PlatformId>,
    /// The platforms that they are led to.
    pub to: Vec<PlatformId>,
    /// Ids of the [`Means`].
    pub by: Vec<String>,
    /// The kinds that people come from; empty means any.
    pub from_kinds: Vec<KindId>,
    /// The kinds that they are led to; empty means any.
    pub to_kinds: Vec<KindId>,
    /// Whether it is allowed.
    pub lets: Lets,
    /// The switches that must be on at the touchpoint that people come from.
    pub needs: Vec<ConditionId>,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// What makes a duty apply to a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// It yields a pseudonym or a person.
    Individual,
    /// It handles sensitive data.
    Sensitive,
    /// It handles data of minors.
    Minors,
    /// Data is passed to another handler.
    AnotherHandler,
    /// An agency or a partner runs it.
    Processor,
    /// It sends marketing messages by SMS.
    MarketingSms,
    /// Data leaves the mainland.
    LeavesMainland,
}

impl When {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Sensitive => "sensitive",
            Self::Minors => "minors",
            Self::AnotherHandler => "another_handler",
            Self::Processor => "processor",
            Self::MarketingSms => "marketing_sms",
            Self::LeavesMainland => "leaves_mainland",
        }
    }
}

/// What the law asks of touchpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Unique within the pack.
    pub id: String,
    /// The law.
    pub law: Text,
    /// The article.
    pub article: String,
    /// What it asks.
    pub asks: Text,
    /// When it applies: any of these is enough.
    pub when: Vec<When>,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// A shopping festival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Festival {
    /// Unique within the pack.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
    /// Id of the source.
    pub source: String,
}

/// A model of the stages that people go through, such as AIPL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageModel {
    /// Unique within the pack.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its stages, in order.
    pub stages: Vec<Text>,
    /// Id of the source.
    pub source: String,
}

/// A number of people from which the rules on exporting data ask for more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// Unique within the pack.
    pub id: String,
    /// People in a calendar year, added up.
    pub people: u64,
    /// Whether it counts people whose sensitive data is exported.
    pub sensitive: bool,
    /// What is asked from this number on.
    pub asks: Text,
    /// Id of the source.
    pub source: String,
}

/// Words by which sheets name a kind or a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// Unique within the pack.
    pub id: String,
    /// The words.
    pub words: Vec<String>,
    /// The kinds that they mean.
    pub kinds: Vec<KindId>,
    /// The platforms that they mean.
    pub platforms: Vec<PlatformId>,
    /// Id of the source.
    pub source: String,
}
