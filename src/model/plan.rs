//! The plan: what the strategist builds. Plain data, no behaviour beyond its invariants.
//!
//! A [`Plan`] holds touchpoints in board order: the order within one lane of the board is the order
//! of those touchpoints in the list. Touchpoints are shared (`Arc`), so that a snapshot of a plan of
//! ten thousand touchpoints costs ten thousand counter increments, and undo needs no diff.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::scene::Scene;

pub use super::id::{ConditionId, Grain, InsightId, KindId, PackId, PlatformId, TouchpointId};

/// An insight that the plan wants, at this grain or better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The insight wanted.
    pub insight: InsightId,
    /// The least grain that counts.
    pub grain: Grain,
}

/// One kind placed on one platform, with the conditions that hold there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Touchpoint {
    /// Unique within the plan.
    pub id: TouchpointId,
    /// What is run.
    pub kind: KindId,
    /// Where it is run.
    pub platform: PlatformId,
    /// The user's own name for it; empty means that the kind's name is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The switches that are on, each once, in the order in which they were set or written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<ConditionId>,
    /// Expected visitors, in people per year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u64>,
    /// Budget in CNY; finite and not negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// The phase of the campaign, in the user's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// Free notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Touchpoint {
    /// A touchpoint with nothing but its place.
    #[must_use]
    pub fn new(id: TouchpointId, kind: KindId, platform: PlatformId) -> Self {
        Self {
            id,
            kind,
            platform,
            name: String::new(),
            conditions: Vec::new(),
            visitors: None,
            budget: None,
            phase: None,
            notes: String::new(),
        }
    }

    /// Whether the switch `condition` is on.
    #[must_use]
    pub fn has(&self, condition: &ConditionId) -> bool {
        self.conditions.contains(condition)
    }
}

/// A go-to-market plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The title; empty means untitled.
    pub title: String,
    /// The rule pack that the plan is read with.
    pub rules: PackId,
    /// What the plan wants to learn.
    pub goals: Vec<Goal>,
    /// All touchpoints, in board order.
    pub touchpoints: Vec<Arc<Touchpoint>>,
    /// What the user has changed about the presentation: the scenes in order. Empty is as usual.
    pub scenes: Vec<Scene>,
}

impl Plan {
    /// An untitled plan without touchpoints.
    #[must_use]
    pub fn empty(rules: PackId) -> Self {
        Self {
            title: String::new(),
            rules,
            goals: Vec::new(),
            touchpoints: Vec::new(),
            scenes: Vec::new(),
        }
    }

    /// The touchpoint with this id.
    #[must_use]
    pub fn get(&self, id: TouchpointId) -> Option<&Touchpoint> {
        self.touchpoints.iter().find(|t| t.id == id).map(AsRef::as_ref)
    }

    /// Where the touchpoint stands in the list.
    #[must_use]
    pub fn position(&self, id: TouchpointId) -> Option<usize> {
        self.touchpoints.iter().position(|t| t.id == id)
    }

    /// The touchpoints on one platform, in lane order.
    pub fn on<'a>(&'a self, platform: &'a PlatformId) -> impl Iterator<Item = &'a Touchpoint> {
        self.touchpoints.iter().map(AsRef::as_ref).filter(move |t| t.platform == *platform)
    }

    /// An id that no touchpoint has.
    #[must_use]
    pub fn free_id(&self) -> TouchpointId {
        self.free_ids().next().unwrap_or(TouchpointId(0))
    }

    /// Ids that no touchpoint has, each once: those above the highest, then those that are free
    /// below it.
    pub fn free_ids(&self) -> impl Iterator<Item = TouchpointId> + use<> {
        let taken: HashSet<u64> = self.touchpoints.iter().map(|t| t.id.0).collect();
        let highest = taken.iter().copied().max().unwrap_or(0);
        let above = highest.checked_add(1).into_iter().flat_map(|first| first..=u64::MAX);
        let below = (1..highest).filter(move |id| !taken.contains(id));
        above.chain(below).map(TouchpointId)
    }
}
