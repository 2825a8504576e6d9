//! What the user assumes: shares of visitors, and what moves cost.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::model::id::{ConditionId, KindId};

/// An assumed share of visitors, from 0 to 1: at the low end, most likely, and at the high end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// At the low end.
    pub low: f64,
    /// Most likely.
    pub likely: f64,
    /// At the high end.
    pub high: f64,
}

/// What moves cost, in CNY, for the cheapest way to the goals.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Costs {
    /// What everything costs that is not named; else [`Costs::USUAL`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unset: Option<f64>,
    /// What turning a switch on at one touchpoint costs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub switches: BTreeMap<ConditionId, f64>,
    /// What placing one touchpoint of a kind costs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<KindId, f64>,
}

impl Costs {
    /// What a move costs if nothing is said.
    pub const USUAL: f64 = 1.0;

    /// Whether nothing is said.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What everything costs that is not named.
    #[must_use]
    pub fn others(&self) -> f64 {
        self.unset.unwrap_or(Self::USUAL)
    }

    /// What turning a switch on at one touchpoint costs.
    #[must_use]
    pub fn switch(&self, condition: &ConditionId) -> f64 {
        self.switches.get(condition).copied().unwrap_or_else(|| self.others())
    }

    /// What placing one touchpoint of a kind costs.
    #[must_use]
    pub fn kind(&self, kind: &KindId) -> f64 {
        self.kinds.get(kind).copied().unwrap_or_else(|| self.others())
    }
}

impl Share {
    /// Whether its parts are between 0 and 1, and in order.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let share = 0.0..=1.0;
        share.contains(&self.low)
            && share.contains(&self.high)
            && self.low <= self.likely
            && self.likely <= self.high
    }
}

impl From<f64> for Share {
    fn from(share: f64) -> Self {
        Self { low: share, likely: share, high: share }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::from(self.likely) {
            return serializer.serialize_f64(self.likely);
        }
        let mut record = serializer.serialize_struct("Share", 3)?;
        record.serialize_field("low", &self.low)?;
        record.serialize_field("likely", &self.likely)?;
        record.serialize_field("high", &self.high)?;
        record.end()
    }
}
