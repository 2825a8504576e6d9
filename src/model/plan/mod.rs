//! The plan that the strategist builds. Plain data; its methods only look things up.
//!
//! A [`Plan`] holds its touchpoints in board order: the order within a lane is the order in the
//! list. Touchpoints are shared (`Arc`), so a snapshot of a plan of ten thousand touchpoints only
//! increments ten thousand counters, and undo needs no diff.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::pack::{Date, Pack, Tier};
use super::scene::Scene;

mod assumed;
mod record;
mod staged;
mod style;
mod variant;

pub use assumed::{Costs, Share};
pub use record::{Decision, Effort, Person, Question, Record, Standing, Task, Vote};
pub use style::{HouseStyle, LEAST_CONTRAST, Rgb, Slot};
pub use variant::{Turned, Variant};

pub use super::id::{ConditionId, Grain, InsightId, KindId, PackId, PlatformId, TouchpointId};

/// An insight that the plan wants, at this grain or better.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goal {
    /// The insight wanted.
    pub insight: InsightId,
    /// The least grain that meets the goal.
    pub grain: Grain,
    /// For how many people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// Until which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// At most how much for each of them, in CNY.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<f64>,
}

impl Goal {
    /// A goal without a target.
    #[must_use]
    pub fn new(insight: InsightId, grain: Grain) -> Self {
        Self { insight, grain, people: None, by: None, unit_cost: None }
    }

    /// Whether it wants the same, whatever the targets are.
    #[must_use]
    pub fn is_for(&self, other: &Self) -> bool {
        self.insight == other.insight && self.grain == other.grain
    }
}

/// Who runs a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// The brand itself.
    Brand,
    /// A partner.
    Partner,
    /// An agency.
    Agency,
    /// The platform.
    Platform,
}

impl Operator {
    /// The word in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Partner => "partner",
            Self::Agency => "agency",
            Self::Platform => "platform",
        }
    }
}

/// A hypothesis: this platform behaves like those of another tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhatIf {
    /// The platform.
    pub platform: PlatformId,
    /// The tier.
    pub tier: Tier,
}

/// People are led from one touchpoint to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Route {
    /// Where they come from.
    pub from: TouchpointId,
    /// Where they are led.
    pub to: TouchpointId,
    /// Id of the means.
    pub by: String,
    /// The assumed share of visitors who take the step, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// Free-form notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// One kind placed on one platform, with the conditions that are switched on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Touchpoint {
    /// Unique within the plan.
    pub id: TouchpointId,
    /// The kind of the touchpoint.
    pub kind: KindId,
    /// The platform that it is placed on.
    pub platform: PlatformId,
    /// The name given by the user; if it is empty, the name of the kind is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The conditions that are on, without duplicates, in the order in which they were set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<ConditionId>,
    /// Expected visitors, in people per year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitors: Option<u64>,
    /// Budget in CNY; finite and not negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// The phase of the campaign, as named by the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// Free-form notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Operator>,
    /// Other handlers that its data is passed to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// Whether its data leaves the mainland.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub leaves_mainland: bool,
    /// Whether it handles sensitive data.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// Whether it handles data of minors.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub minors: bool,
    /// What its data is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
    /// The assumed share of its visitors who become known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Where the assumption comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// The stage of the plan's model that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
}

impl Touchpoint {
    /// A touchpoint with an id, kind and platform, and no other fields set.
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
            operator: None,
            recipients: Vec::new(),
            leaves_mainland: false,
            sensitive: false,
            minors: false,
            purpose: String::new(),
            starts: None,
            ends: None,
            share: None,
            basis: String::new(),
            stage: None,
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
    /// The rule pack that the plan is evaluated with.
    pub rules: PackId,
    /// The insights that the plan should yield.
    pub goals: Vec<Goal>,
    /// The phases of the campaign in order, each once; [`Plan::note_phases`] adds those of
    /// touchpoints.
    pub phases: Vec<String>,
    /// All touchpoints, in board order.
    pub touchpoints: Vec<Arc<Touchpoint>>,
    /// The scenes that the user has changed, in order; empty if the presentation is unchanged.
    pub scenes: Vec<Scene>,
    /// The day that the plan is evaluated for; else the last day of the pack's facts.
    pub as_of: Option<Date>,
    /// Platforms in other tiers.
    pub what_if: Vec<WhatIf>,
    /// Who is led where.
    pub routes: Vec<Route>,
    /// The rule pack that the plan carries with it.
    pub pack: Option<Arc<Pack>>,
    /// The platforms that the board shows besides those with cards; empty means the usual ones.
    pub shown: Vec<PlatformId>,
    /// The assumed share of people whom several touchpoints reach, from 0 to 1.
    pub overlap: Option<f64>,
    /// The stages that people go through, in the user's own words.
    pub stages: Vec<String>,
    /// What moves cost.
    pub costs: Costs,
    /// Named options: the same board with something left out, and something turned on.
    pub options: Vec<Variant>,
    /// What was decided, asked, voted on, and is to be done.
    pub record: Record,
    /// Those whom the record names.
    pub people: Vec<Person>,
    /// How the brand's own deck looks.
    pub style: HouseStyle,
}

impl Plan {
    /// An untitled plan without touchpoints.
    #[must_use]
    pub fn empty(rules: PackId) -> Self {
        Self {
            title: String::new(),
            rules,
            goals: Vec::new(),
            phases: Vec::new(),
            touchpoints: Vec::new(),
            scenes: Vec::new(),
            as_of: None,
            what_if: Vec::new(),
            routes: Vec::new(),
            pack: None,
            shown: Vec::new(),
            overlap: None,
            stages: Vec::new(),
            costs: Costs::default(),
            options: Vec::new(),
            record: Record::default(),
            people: Vec::new(),
            style: HouseStyle::default(),
        }
    }

    /// The touchpoint with this id.
    #[must_use]
    pub fn get(&self, id: TouchpointId) -> Option<&Touchpoint> {
        self.touchpoints.iter().find(|t| t.id == id).map(AsRef::as_ref)
    }

    /// The index of the touchpoint in the list.
    #[must_use]
    pub fn position(&self, id: TouchpointId) -> Option<usize> {
        self.touchpoints.iter().position(|t| t.id == id)
    }

    /// The touchpoints on one platform, in lane order.
    pub fn on<'a>(&'a self, platform: &'a PlatformId) -> impl Iterator<Item = &'a Touchpoint> {
        self.touchpoints.iter().map(AsRef::as_ref).filter(move |t| t.platform == *platform)
    }

    /// Adds the phases of touchpoints that are not in the list yet, in order of first appearance.
    pub fn note_phases(&mut self) {
        let listed: HashSet<&str> = self.phases.iter().map(String::as_str).collect();
        let new = appearing(&self.touchpoints).into_iter().filter(|phase| !listed.contains(phase));
        let new: Vec<String> = new.map(str::to_owned).collect();
        self.phases.extend(new);
    }

    /// Whether the phases are those of the touchpoints, in order of first appearance: a file need
    /// not list them then.
    #[must_use]
    pub fn phases_follow(&self) -> bool {
        self.phases == appearing(&self.touchpoints)
    }

    /// The phases that touchpoints have, in order, then `None` if a touchpoint has no phase.
    #[must_use]
    pub fn phases_in_use(&self) -> Vec<Option<String>> {
        let used: HashSet<Option<&str>> =
            self.touchpoints.iter().map(|t| t.phase.as_deref()).collect();
        let phases = self.phases.iter().filter(|phase| used.contains(&Some(phase.as_str())));
        let without = used.contains(&None).then_some(None);
        phases.cloned().map(Some).chain(without).collect()
    }

    /// Removes touchpoints, the routes that begin or end at them, and what options say of them. Lines
    /// of the record keep their texts.
    pub fn remove(&mut self, ids: &[TouchpointId]) {
        let ids: HashSet<TouchpointId> = ids.iter().copied().collect();
        self.touchpoints.retain(|t| !ids.contains(&t.id));
        self.routes.retain(|route| !ids.contains(&route.from) && !ids.contains(&route.to));
        self.options.iter_mut().for_each(|option| option.forget(&ids));
        self.record.forget(|id| ids.contains(id));
    }

    /// The plan as one of its options has it, without options of its own.
    #[must_use]
    pub fn with_option(&self, option: &Variant) -> Self {
        let mut plan = Self { options: Vec::new(), ..self.clone() };
        plan.remove(&option.off);
        for turned in &option.switches {
            let at = plan.position(turned.touchpoint);
            if let Some(touchpoint) = at.and_then(|at| plan.touchpoints.get_mut(at)) {
                let touchpoint = Arc::make_mut(touchpoint);
                let new = turned.on.iter().filter(|switch| !touchpoint.has(switch));
                let new: Vec<ConditionId> = new.cloned().collect();
                touchpoint.conditions.extend(new);
            }
        }
        plan
    }

    /// An id that no touchpoint of the plan has.
    #[must_use]
    pub fn free_id(&self) -> TouchpointId {
        self.free_ids().next().unwrap_or(TouchpointId(0))
    }

    /// Unused ids, without repeats: those above the highest id, then the gaps below it.
    pub fn free_ids(&self) -> impl Iterator<Item = TouchpointId> + use<> {
        // What the record says of a touchpoint that is gone must not be taken for another one.
        let gone = self.record.gone().map(|id| id.0);
        let taken: HashSet<u64> = self.touchpoints.iter().map(|t| t.id.0).chain(gone).collect();
        let highest = taken.iter().copied().max().unwrap_or(0);
        let above = highest.checked_add(1).into_iter().flat_map(|first| first..=u64::MAX);
        let below = (1..highest).filter(move |id| !taken.contains(id));
        above.chain(below).map(TouchpointId)
    }
}

/// The phases of touchpoints in order of first appearance. A blank one is none.
fn appearing(touchpoints: &[Arc<Touchpoint>]) -> Vec<&str> {
    let mut met = HashSet::new();
    let phases = touchpoints.iter().filter_map(|t| t.phase.as_deref());
    phases.filter(|phase| !phase.trim().is_empty() && met.insert(*phase)).collect()
}
