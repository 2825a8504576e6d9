//! Plan files: the RON envelope, read with every finding at once and written in a stable order.

use std::sync::Arc;

use ron::ser::PrettyConfig;
use serde::Serialize;
use strum::IntoEnumIterator;

use super::pack_file::is_pack;
use super::packs::{BASE_PACK, Library};
use super::reader::{Node, Reader, Record, ended};
use crate::model::finding::{Expected, Finding, Noun, Problem, nearest, unknown};
use crate::model::lint;
use crate::model::pack::Pack;
use crate::model::plan::{Goal, Grain, PackId, Plan, Touchpoint, TouchpointId};
use crate::model::scene::{Scene, Show};

/// The newest format of plan files that this program reads, and the one that it writes.
pub const FORMAT: u64 = 1;

const GRAINS: [(&str, Grain); 2] =
    [("individual", Grain::Individual), ("aggregate", Grain::Aggregate)];

/// Reads a plan and checks it against its own pack, or against `under` where one is given.
///
/// # Errors
/// Every finding of the file, in the order of the file.
pub fn parse(
    text: &str,
    library: &Library,
    under: Option<&Arc<Pack>>,
) -> Result<(Plan, Arc<Pack>), Vec<Finding>> {
    let text = ended(text);
    let mut reader = Reader::new(&text);
    let Some(plan) = reader.root().and_then(|root| read_plan(&mut reader, &root)) else {
        return Err(reader.finish(Vec::new()));
    };
    let mut more = Vec::new();
    let pack = if let Some(pack) = under.or_else(|| library.get(plan.rules.as_str())) {
        more = lint::plan(&plan, pack);
        Some(Arc::clone(pack))
    } else {
        more.extend(without_pack(&plan, library));
        None
    };
    let findings = reader.finish(more);
    match pack {
        Some(pack) if findings.is_empty() => Ok((plan, pack)),
        _ => Err(findings),
    }
}

/// The findings of a plan whose pack is not there: if its name is a slip, those against the pack
/// that it meant; else only those that need no pack.
fn without_pack(plan: &Plan, library: &Library) -> Vec<Finding> {
    let ids: Vec<&str> = library.ids().collect();
    let meant = nearest(plan.rules.as_str(), &ids);
    let problem = unknown(Noun::Pack, plan.rules.as_str(), library.ids());
    let mut findings = vec![Finding::new("rules", problem)];
    if let Some(pack) = library.get(meant.unwrap_or(BASE_PACK)) {
        let needs_pack =
            |f: &Finding| matches!(f.problem, Problem::Unknown { .. } | Problem::NotHosted { .. });
        let more = lint::plan(plan, pack);
        findings.extend(more.into_iter().filter(|f| meant.is_some() || !needs_pack(f)));
    }
    findings
}

fn read_plan(reader: &mut Reader<'_>, root: &Node<'_>) -> Option<Plan> {
    const FIELDS: [&str; 6] = ["format", "title", "rules", "goals", "touchpoints", "scenes"];
    // A newer file may hold fields that this program cannot know: look at its format first.
    let mut peek = Reader::new("");
    let format = peek.record(root, "Plan", &FIELDS).and_then(|record| record.get("format"));
    if let Some(found) = format.and_then(|node| peek.newer(&node, FORMAT)) {
        let problem = Problem::NewerFormat { found, newest: FORMAT };
        reader.record(root, "Plan", &[]);
        reader.findings.clear();
        reader.find("format", problem);
        return None;
    }
    let record = reader.record(root, "Plan", &FIELDS)?;
    if is_pack(&record) {
        reader.findings.clear();
        reader.find("", Problem::PackNotPlan);
        return None;
    }
    if let Some(node) = record.get("format")
        && reader.count(&node) == Some(0)
    {
        let value = "0".to_owned();
        reader.find("format", Problem::WrongType { value, expected: Expected::Format });
    }
    let title = reader.text_or_empty(&record, "title");
    let rules = match record.get("rules") {
        Some(node) => reader.text(&node).unwrap_or_default(),
        None => BASE_PACK.to_owned(),
    };
    let goals = reader.list(record.get("goals"));
    let goals = goals.iter().map(|node| read_goal(reader, node)).collect();
    let touchpoints = reader.list(record.get("touchpoints"));
    let touchpoints = touchpoints.iter().enumerate();
    let touchpoints =
        touchpoints.map(|(n, node)| Arc::new(read_touchpoint(reader, node, n))).collect();
    let scenes = reader.list(record.get("scenes"));
    let scenes = scenes.iter().filter_map(|node| read_scene(reader, node)).collect();
    Some(Plan { title, rules: PackId::from(rules.as_str()), goals, touchpoints, scenes })
}

fn read_scene(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Scene> {
    const FIELDS: [&str; 6] = ["show", "hidden", "notes", "title", "text", "picture"];
    let record = reader.record(node, "Scene", &FIELDS)?;
    let words: Vec<(&str, Show)> = Show::iter().map(|show| (show.id(), show)).collect();
    let mut scene = Scene::of(reader.required_word(&record, "show", Noun::Word, &words)?);
    let hidden = record.get("hidden");
    let yes = [("true", true), ("false", false)];
    scene.hidden = hidden.and_then(|node| reader.word(&node, Noun::Word, &yes)).unwrap_or_default();
    scene.notes = reader.text_or_empty(&record, "notes");
    scene.title = reader.text_or_empty(&record, "title");
    scene.text = reader.text_or_empty(&record, "text");
    scene.picture = reader.text_or_empty(&record, "picture").into();
    Some(scene)
}

fn read_goal(reader: &mut Reader<'_>, node: &Node<'_>) -> Goal {
    let mut goal = Goal { insight: "".into(), grain: Grain::Aggregate };
    if let Some(record) = reader.record(node, "Goal", &["insight", "grain"]) {
        goal.insight = reader.required_text(&record, "insight").as_str().into();
        if let Some(node) = record.get("grain")
            && let Some(grain) = reader.word(&node, Noun::Word, &GRAINS)
        {
            goal.grain = grain;
        }
    }
    goal
}

fn read_touchpoint(reader: &mut Reader<'_>, node: &Node<'_>, place: usize) -> Touchpoint {
    const FIELDS: [&str; 9] =
        ["id", "kind", "platform", "name", "conditions", "visitors", "budget", "phase", "notes"];
    // An id that no file can hold twice stands in where the real one is missing.
    let stand_in = TouchpointId(u64::MAX - place as u64);
    let Some(record) = reader.record(node, "Touchpoint", &FIELDS) else {
        return Touchpoint::new(stand_in, "".into(), "".into());
    };
    let kind = reader.required_text(&record, "kind");
    let platform = reader.required_text(&record, "platform");
    let id = read_id(reader, &record).unwrap_or(stand_in);
    let mut touchpoint = Touchpoint::new(id, kind.as_str().into(), platform.as_str().into());
    touchpoint.name = reader.text_or_empty(&record, "name");
    let conditions = reader.texts(record.get("conditions"));
    touchpoint.conditions = conditions.iter().map(|c| c.as_str().into()).collect();
    let visitors = reader.option(record.get("visitors"));
    touchpoint.visitors = visitors.and_then(|node| reader.count(&node));
    let budget = reader.option(record.get("budget"));
    touchpoint.budget = budget.and_then(|node| reader.number(&node));
    let phase = reader.option(record.get("phase"));
    touchpoint.phase = phase.and_then(|node| reader.text(&node));
    touchpoint.notes = reader.text_or_empty(&record, "notes");
    touchpoint
}

fn read_id(reader: &mut Reader<'_>, record: &Record<'_>) -> Option<TouchpointId> {
    if let Some(node) = record.get("id") {
        return reader.count(&node).map(TouchpointId);
    }
    reader.find(record.path("id"), Problem::Missing("id"));
    None
}

/// The plan as it stands in a file: fields in a fixed order, defaults left out, one value a line.
///
/// # Errors
/// None that a plan can cause; the writer's own are passed on in its words.
pub fn write(plan: &Plan) -> Result<String, ron::Error> {
    #[derive(Serialize)]
    struct File<'a> {
        format: u64,
        title: &'a str,
        rules: &'a PackId,
        #[serde(skip_serializing_if = "<[Goal]>::is_empty")]
        goals: &'a [Goal],
        touchpoints: &'a [Arc<Touchpoint>],
        #[serde(skip_serializing_if = "<[Scene]>::is_empty")]
        scenes: &'a [Scene],
    }
    let file = File {
        format: FORMAT,
        title: &plan.title,
        rules: &plan.rules,
        goals: &plan.goals,
        touchpoints: &plan.touchpoints,
        scenes: &plan.scenes,
    };
    let config = PrettyConfig::new().new_line("\n").indentor("    ").escape_strings(true);
    let mut text = ron::ser::to_string_pretty(&file, config)?;
    text.push('\n');
    Ok(text)
}
