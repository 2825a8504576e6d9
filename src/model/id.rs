//! Ids of plans and packs, and the grain of an insight.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id in the form used in files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// Names a touchpoint kind of a pack, such as `mini_program`.
    KindId
}
text_id! {
    /// Names a platform of a pack, such as `wechat`.
    PlatformId
}
text_id! {
    /// Names an insight type of a pack, such as `behaviour`.
    InsightId
}
text_id! {
    /// Names a condition (a switch) of a pack, such as `consent`.
    ConditionId
}
text_id! {
    /// Names a rule pack, such as `three-tiers-2023`.
    PackId
}

/// The id of a touchpoint, unique within its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TouchpointId(pub u64);

impl std::fmt::Display for TouchpointId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// How detailed an insight is: totals only, or about a person. `Individual` is above `Aggregate`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// Totals only.
    Aggregate,
    /// A row about one person, under an identifier that leads to no contact.
    Pseudonym,
    /// About a person.
    Individual,
}

impl Grain {
    /// All grains, from the coarsest.
    pub const ALL: [Self; 3] = [Self::Aggregate, Self::Pseudonym, Self::Individual];

    /// The next finer grain.
    #[must_use]
    pub fn finer(self) -> Option<Self> {
        match self {
            Self::Aggregate => Some(Self::Pseudonym),
            Self::Pseudonym => Some(Self::Individual),
            Self::Individual => None,
        }
    }

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::Pseudonym => "pseudonym",
            Self::Individual => "individual",
        }
    }
}
