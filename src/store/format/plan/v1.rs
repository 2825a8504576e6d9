//! Plan files of format 1. A file without a format number is of format 1.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::pack::Tier;
use crate::model::plan::{self, Operator, TouchpointId};
use crate::model::scene::{self, Show};
use crate::store::format::pack::{self, v1::Pack as PackFile};
use crate::store::format::reader::{Node, Reader, Record};
use crate::store::format::values::{Bare, Dated, Value as _};
use crate::store::format::word::word;
use crate::store::format::{Format, one_pass, pretty};
use crate::store::packs::BASE_PACK;

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
    ],
    read,
    take_apart,
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
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Goal", deny_unknown_fields)]
struct Goal<'a> {
    #[serde(borrow)]
    insight: Id<'a>,
    #[serde(default = "usual_grain", deserialize_with = "word")]
    grain: plan::Grain,
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
    title: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    picture: String,
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
        };
        plan.note_phases();
        plan
    }
}

impl Goal<'_> {
    fn upgrade(self) -> plan::Goal {
        plan::Goal { insight: plan::InsightId::from(&*self.insight.0), grain: self.grain }
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
            title: self.title,
            text: self.text,
            picture: self.picture.into(),
        }
    }
}

fn read(text: &str) -> Option<plan::Plan> {
    let file: Plan<'_> = one_pass(text)?;
    let carried = file.pack.as_ref().is_none_or(PackFile::is_sound);
    (file.format == NUMBER && carried).then(|| file.upgrade())
}

fn take_apart(reader: &mut Reader<'_>, record: &Record<'_>) -> plan::Plan {
    let title = reader.text_or_empty(record, "title");
    let rules = match record.get("rules") {
        Some(node) => Id::from(reader.text(&node).unwrap_or_default()),
        None => usual_rules(),
    };
    let goals = reader.list(record.get("goals"));
    let goals = goals.iter().map(|node| goal(reader, node)).collect();
    let phases = reader.texts(record.get("phases"));
    let touchpoints = reader.list(record.get("touchpoints"));
    let touchpoints = (0_u64..).zip(&touchpoints);
    let touchpoints = touchpoints.map(|(place, node)| touchpoint(reader, node, place)).collect();
    let scenes = reader.list(record.get("scenes"));
    let scenes = scenes.iter().filter_map(|node| scene(reader, node)).collect();
    let as_of = Dated::apart(reader, record, "as_of");
    let what_if = reader.list(record.get("what_if"));
    let what_if = what_if.iter().filter_map(|node| hypothesis(reader, node)).collect();
    let routes = reader.list(record.get("routes"));
    let routes = routes.iter().filter_map(|node| route(reader, node)).collect();
    let pack = record.get("pack").map(|node| pack::v1::carried(reader, &node));
    let file = Plan {
        format: NUMBER,
        title,
        rules,
        goals,
        phases,
        touchpoints,
        scenes,
        as_of,
        what_if,
        routes,
        pack: None,
        shown: reader.texts(record.get("shown")),
    };
    plan::Plan { pack: pack.map(Arc::new), ..file.upgrade() }
}

fn hypothesis(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<WhatIf> {
    let record = reader.record(node, "WhatIf", &["platform", "tier"])?;
    let platform = reader.required_text(&record, "platform");
    Some(WhatIf { platform, tier: reader.required_word(&record, "tier")? })
}

fn route(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Route> {
    const FIELDS: [&str; 5] = ["from", "to", "by", "rate", "notes"];
    let record = reader.record(node, "Route", &FIELDS)?;
    let mut end = |field| {
        let node = record.get(field);
        if node.is_none() {
            reader.missing(&record, field);
        }
        node.and_then(|node| reader.count(&node))
    };
    let (from, to) = (end("from"), end("to"));
    let by = reader.required_text(&record, "by");
    let rate = record.get("rate").and_then(|node| reader.number(&node));
    let notes = reader.text_or_empty(&record, "notes");
    Some(Route { from: from?, to: to?, by, rate, notes })
}

fn goal(reader: &mut Reader<'_>, node: &Node<'_>) -> Goal<'static> {
    let record = reader.fields(node, "Goal", &["insight", "grain"]);
    let insight = reader.required_text(&record, "insight").into();
    let grain = record.get("grain").and_then(|node| reader.word(&node));
    Goal { insight, grain: grain.unwrap_or_else(usual_grain) }
}

fn touchpoint(reader: &mut Reader<'_>, node: &Node<'_>, place: u64) -> Touchpoint<'static> {
    const FIELDS: [&str; 15] = [
        "id",
        "kind",
        "platform",
        "name",
        "conditions",
        "visitors",
        "budget",
        "phase",
        "notes",
        "operator",
        "recipients",
        "leaves_mainland",
        "sensitive",
        "minors",
        "purpose",
    ];
    let record = reader.fields(node, "Touchpoint", &FIELDS);
    let kind = reader.required_text(&record, "kind").into();
    let platform = reader.required_text(&record, "platform").into();
    let id = if let Some(node) = record.get("id") {
        reader.count(&node)
    } else {
        reader.missing(&record, "id");
        None
    };
    let name = reader.text_or_empty(&record, "name");
    let conditions = reader.texts(record.get("conditions"));
    let visitors = reader.option(record.get("visitors"));
    let visitors = visitors.and_then(|node| reader.count(&node));
    let budget = reader.option(record.get("budget"));
    let budget = budget.and_then(|node| reader.number(&node));
    let phase = reader.option(record.get("phase"));
    let phase = phase.and_then(|node| reader.text(&node));
    let notes = reader.text_or_empty(&record, "notes");
    let conditions = conditions.into_iter().map(Id::from).collect();
    // If the id is missing, use one that cannot be a duplicate of another touchpoint's.
    let id = id.unwrap_or(u64::MAX - place);
    Touchpoint {
        id,
        kind,
        platform,
        name,
        conditions,
        visitors,
        budget,
        phase,
        notes,
        operator: Bare(record.get("operator").and_then(|node| reader.word(&node))),
        recipients: reader.texts(record.get("recipients")),
        leaves_mainland: bool::apart(reader, &record, "leaves_mainland", false),
        sensitive: bool::apart(reader, &record, "sensitive", false),
        minors: bool::apart(reader, &record, "minors", false),
        purpose: reader.text_or_empty(&record, "purpose"),
    }
}

fn scene(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Scene> {
    const FIELDS: [&str; 6] = ["show", "hidden", "notes", "title", "text", "picture"];
    let record = reader.record(node, "Scene", &FIELDS)?;
    Some(Scene {
        show: reader.required_word(&record, "show")?,
        hidden: record.get("hidden").and_then(|node| reader.word(&node)).unwrap_or_default(),
        notes: reader.text_or_empty(&record, "notes"),
        title: reader.text_or_empty(&record, "title"),
        text: reader.text_or_empty(&record, "text"),
        picture: reader.text_or_empty(&record, "picture"),
    })
}

/// Returns the text of a plan file: fields in a fixed order, defaults left out, one value per line.
///
/// # Errors
/// Passes on an error of the RON writer. No plan is known to cause one.
pub fn write(plan: &plan::Plan) -> Result<String, ron::Error> {
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
    }
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
    })
}
