//! Plan files of format 1. A file without a format number is of format 1.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::options::Variant;
use super::record::{Person, Record};
use super::share::Shares;
use super::style::Style;
use crate::model::pack::Tier;
use crate::model::plan::{self, Operator, TouchpointId};
use crate::model::scene::{self, Show};
use crate::store::format::pack::v1::Pack as PackFile;
use crate::store::format::values::{Bare, Dated};
use crate::store::format::word::word;
use crate::store::format::{Format, one_pass, pretty};
use crate::store::packs::BASE_PACK;

mod apart;

const NUMBER: u64 = 1;

/// This format.
pub const FORMAT: Format<plan::Plan> = Format {
    number: NUMBER,
    fields: &[
        "format",
        "title",
        "rules",
        "goals",
        "phases",
        "touchpoints",
        "scenes",
        "as_of",
        "what_if",
        "routes",
        "pack",
        "shown",
        "overlap",
        "stages",
        "costs",
        "options",
        "record",
        "people",
        "style",
    ],
    read,
    take_apart: apart::take_apart,
};

/// An id of the file.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Id<'a>(#[serde(borrow)] Cow<'a, str>);

impl From<String> for Id<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Plan", deny_unknown_fields)]
struct Plan<'a> {
    #[serde(default = "first_format")]
    format: u64,
    #[serde(default)]
    title: String,
    #[serde(borrow, default = "usual_rules")]
    rules: Id<'a>,
    #[serde(borrow, default)]
    goals: Vec<Goal<'a>>,
    #[serde(default)]
    phases: Vec<String>,
    #[serde(borrow, default)]
    touchpoints: Vec<Touchpoint<'a>>,
    #[serde(default)]
    scenes: Vec<Scene>,
    #[serde(default)]
    as_of: Dated,
    #[serde(default)]
    what_if: Vec<WhatIf>,
    #[serde(default)]
    routes: Vec<Route>,
    #[serde(default)]
    pack: Option<PackFile>,
    #[serde(default)]
    shown: Vec<String>,
    #[serde(default)]
    overlap: Option<f64>,
    #[serde(default)]
    stages: Vec<String>,
    #[serde(default)]
    costs: Option<Costs>,
    #[serde(default)]
    options: Vec<Variant>,
    #[serde(default)]
    record: Option<Record>,
    #[serde(default)]
    people: Vec<Person>,
    #[serde(default)]
    style: Option<Style>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Goal", deny_unknown_fields)]
struct Goal<'a> {
    #[serde(borrow)]
    insight: Id<'a>,
    #[serde(default = "usual_grain", deserialize_with = "word")]
    grain: plan::Grain,
    #[serde(default)]
    people: Option<u64>,
    #[serde(default)]
    by: Dated,
    #[serde(default)]
    unit_cost: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Touchpoint", deny_unknown_fields)]
struct Touchpoint<'a> {
    id: u64,
    #[serde(borrow)]
    kind: Id<'a>,
    #[serde(borrow)]
    platform: Id<'a>,
    #[serde(default)]
    name: String,
    #[serde(borrow, default)]
    conditions: Vec<Id<'a>>,
    #[serde(default)]
    visitors: Option<u64>,
    #[serde(default)]
    budget: Option<f64>,
    #[serde(default)]
    phase: Option<String>,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    operator: Bare<Operator>,
    #[serde(default)]
    recipients: Vec<String>,
    #[serde(default)]
    leaves_mainland: Bare<bool>,
    #[serde(default)]
    sensitive: Bare<bool>,
    #[serde(default)]
    minors: Bare<bool>,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    starts: Dated,
    #[serde(default)]
    ends: Dated,
    #[serde(default)]
    share: Option<Shares>,
    #[serde(default)]
    basis: String,
    #[serde(default)]
    stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "WhatIf", deny_unknown_fields)]
struct WhatIf {
    platform: String,
    #[serde(deserialize_with = "word")]
    tier: Tier,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Route", deny_unknown_fields)]
struct Route {
    from: u64,
    to: u64,
    by: String,
    #[serde(default)]
    rate: Option<f64>,
    #[serde(default)]
    notes: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Scene", deny_unknown_fields)]
struct Scene {
    #[serde(deserialize_with = "word")]
    show: Show,
    #[serde(default, deserialize_with = "word")]
    hidden: bool,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    minutes: Option<u64>,
    #[serde(default)]
    ask: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    picture: String,
}

/// What moves cost.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Costs", deny_unknown_fields)]
struct Costs {
    #[serde(default)]
    unset: Option<f64>,
    #[serde(default)]
    switches: BTreeMap<String, f64>,
    #[serde(default)]
    kinds: BTreeMap<String, f64>,
}

impl Costs {
    fn upgrade(self) -> plan::Costs {
        // Adding zero turns a negative zero into zero.
        let switches = self.switches.iter().map(|(id, cost)| (id.as_str().into(), cost + 0.0));
        let kinds = self.kinds.iter().map(|(id, cost)| (id.as_str().into(), cost + 0.0));
        plan::Costs {
            unset: self.unset.map(|cost| cost + 0.0),
            switches: switches.collect(),
            kinds: kinds.collect(),
        }
    }
}

fn first_format() -> u64 {
    NUMBER
}

fn usual_rules() -> Id<'static> {
    Id(Cow::Borrowed(BASE_PACK))
}

fn usual_grain() -> plan::Grain {
    plan::Grain::Aggregate
}

/// Ids by their text. Even a large plan has few different ids, so equal ids share their text.
struct Shared<T>(HashMap<String, T>);

impl<T: Clone + for<'a> From<&'a str>> Shared<T> {
    fn get(&mut self, id: &Id<'_>) -> T {
        if let Some(met) = self.0.get(&*id.0) {
            return met.clone();
        }
        let new = T::from(&*id.0);
        self.0.insert((*id.0).to_owned(), new.clone());
        new
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

/// The shared ids of a plan.
#[derive(Default)]
struct Ids {
    kinds: Shared<plan::KindId>,
    platforms: Shared<plan::PlatformId>,
    conditions: Shared<plan::ConditionId>,
}

impl Plan<'_> {
    /// Converts to the plan itself, since this is the newest format.
    fn upgrade(self) -> plan::Plan {
        let mut ids = Ids::default();
        let goals = self.goals.into_iter();
        let touchpoints = self.touchpoints.into_iter();
        let mut plan = plan::Plan {
            title: self.title,
            rules: plan::PackId::from(&*self.rules.0),
            goals: goals.map(Goal::upgrade).collect(),
            phases: self.phases,
            touchpoints: touchpoints.map(|t| Arc::new(t.upgrade(&mut ids))).collect(),
            scenes: self.scenes.into_iter().map(Scene::upgrade).collect(),
            as_of: self.as_of.0,
            what_if: self.what_if.into_iter().map(WhatIf::upgrade).collect(),
            routes: self.routes.into_iter().map(Route::upgrade).collect(),
            pack: self.pack.map(|file| Arc::new(file.upgrade())),
            shown: self.shown.iter().map(|id| id.as_str().into()).collect(),
            overlap: self.overlap.map(|overlap| overlap + 0.0),
            stages: self.stages,
            costs: self.costs.map(Costs::upgrade).unwrap_or_default(),
            options: self.options.into_iter().map(Variant::upgrade).collect(),
            record: self.record.map(Record::upgrade).unwrap_or_default(),
            people: self.people.into_iter().map(Person::upgrade).collect(),
            style: self.style.map(Style::upgrade).unwrap_or_default(),
        };
        plan.note_phases();
        plan
    }
}

impl Goal<'_> {
    fn upgrade(self) -> plan::Goal {
        plan::Goal {
            insight: plan::InsightId::from(&*self.insight.0),
            grain: self.grain,
            people: self.people,
            by: self.by.0,
            unit_cost: self.unit_cost.map(|cost| cost + 0.0),
        }
    }
}

impl Touchpoint<'_> {
    fn upgrade(self, ids: &mut Ids) -> plan::Touchpoint {
        plan::Touchpoint {
            id: TouchpointId(self.id),
            kind: ids.kinds.get(&self.kind),
            platform: ids.platforms.get(&self.platform),
            name: self.name,
            conditions: self.conditions.iter().map(|id| ids.conditions.get(id)).collect(),
            visitors: self.visitors,
            // Adding zero turns a negative zero into zero.
            budget: self.budget.map(|budget| budget + 0.0),
            phase: self.phase,
            notes: self.notes,
            operator: self.operator.0,
            recipients: self.recipients,
            leaves_mainland: self.leaves_mainland.0.unwrap_or_default(),
            sensitive: self.sensitive.0.unwrap_or_default(),
            minors: self.minors.0.unwrap_or_default(),
            purpose: self.purpose,
            starts: self.starts.0,
            ends: self.ends.0,
            share: self.share.map(|Shares(share)| share),
            basis: self.basis,
            stage: self.stage,
        }
    }
}

impl WhatIf {
    fn upgrade(self) -> plan::WhatIf {
        plan::WhatIf { platform: self.platform.as_str().into(), tier: self.tier }
    }
}

impl Route {
    fn upgrade(self) -> plan::Route {
        plan::Route {
            from: TouchpointId(self.from),
            to: TouchpointId(self.to),
            by: self.by,
            rate: self.rate.map(|rate| rate + 0.0),
            notes: self.notes,
        }
    }
}

impl Scene {
    fn upgrade(self) -> scene::Scene {
        scene::Scene {
            show: self.show,
            hidden: self.hidden,
            notes: self.notes,
            minutes: self.minutes,
            ask: self.ask,
            title: self.title,
            text: self.text,
            picture: self.picture.into(),
        }
    }
}

fn read(text: &str) -> Option<plan::Plan> {
    let file: Plan<'_> = one_pass(text)?;
    let carried = file.pack.as_ref().is_none_or(PackFile::is_sound);
    let styled = file.style.as_ref().is_none_or(Style::is_sound);
    (file.format == NUMBER && carried && styled).then(|| file.upgrade())
}

/// A plan file as it is written.
#[derive(Serialize)]
struct File<'a> {
    format: u64,
    title: &'a str,
    rules: &'a plan::PackId,
    #[serde(skip_serializing_if = "<[plan::Goal]>::is_empty")]
    goals: &'a [plan::Goal],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    phases: &'a [String],
    touchpoints: &'a [Arc<plan::Touchpoint>],
    #[serde(skip_serializing_if = "<[scene::Scene]>::is_empty")]
    scenes: &'a [scene::Scene],
    #[serde(skip_serializing_if = "Dated::is_nothing")]
    as_of: Dated,
    #[serde(skip_serializing_if = "<[plan::WhatIf]>::is_empty")]
    what_if: &'a [plan::WhatIf],
    #[serde(skip_serializing_if = "<[plan::Route]>::is_empty")]
    routes: &'a [plan::Route],
    #[serde(skip_serializing_if = "Option::is_none")]
    pack: Option<PackFile>,
    #[serde(skip_serializing_if = "<[plan::PlatformId]>::is_empty")]
    shown: &'a [plan::PlatformId],
    #[serde(skip_serializing_if = "Option::is_none")]
    overlap: Option<f64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    stages: &'a [String],
    #[serde(skip_serializing_if = "plan::Costs::is_nothing")]
    costs: &'a plan::Costs,
    #[serde(skip_serializing_if = "<[plan::Variant]>::is_empty")]
    options: &'a [plan::Variant],
    #[serde(skip_serializing_if = "Record::is_nothing")]
    record: Record,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<Person>,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<Style>,
}

/// Returns the text of a plan file: fields in a fixed order, defaults left out, one value per line.
///
/// # Errors
/// Passes on an error of the RON writer. No plan is known to cause one.
pub fn write(plan: &plan::Plan) -> Result<String, ron::Error> {
    pretty(&File {
        format: NUMBER,
        title: &plan.title,
        rules: &plan.rules,
        goals: &plan.goals,
        // Older programs do not know the field: it is written where it says more than the
        // touchpoints.
        phases: if plan.phases_follow() { &[][..] } else { &plan.phases },
        touchpoints: &plan.touchpoints,
        scenes: &plan.scenes,
        as_of: Dated(plan.as_of),
        what_if: &plan.what_if,
        routes: &plan.routes,
        pack: plan.pack.as_deref().map(PackFile::of),
        shown: &plan.shown,
        overlap: plan.overlap,
        stages: &plan.stages,
        costs: &plan.costs,
        options: &plan.options,
        record: Record::of(&plan.record),
        people: plan.people.iter().map(Person::of).collect(),
        style: Style::of(&plan.style),
    })
}
