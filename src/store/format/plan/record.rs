//! The record of a workshop, and the people whom it names, in files.

use serde::{Deserialize, Serialize};

use crate::model::plan::{self, Effort, TouchpointId};
use crate::store::format::reader::{Node, Reader, Record as Fields};
use crate::store::format::values::{Bare, Dated};

/// How things stood, in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Standing", deny_unknown_fields)]
struct Standing {
    #[serde(default)]
    reached: u64,
    #[serde(default)]
    known: Option<f64>,
    #[serde(default)]
    ways: u64,
}

/// A decision in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Decision", deny_unknown_fields)]
struct Decision {
    id: u64,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touchpoints: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<u64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    on: Dated,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vote: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Standing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Standing>,
}

/// A question in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Question", deny_unknown_fields)]
struct Question {
    id: u64,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    owner: String,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    due: Dated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touchpoints: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<u64>,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    closed: Dated,
}

/// A vote in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Vote", deny_unknown_fields)]
struct Vote {
    id: u64,
    #[serde(default)]
    ask: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    options: Vec<(String, u64)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touchpoints: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<u64>,
}

/// A task in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Task", deny_unknown_fields)]
struct Task {
    id: u64,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touchpoints: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    switches: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    owner: String,
    #[serde(default, skip_serializing_if = "is_unset")]
    effort: Bare<Effort>,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    starts: Dated,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    ends: Dated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    after: Vec<u64>,
    #[serde(default, skip_serializing_if = "Dated::is_nothing")]
    done: Dated,
}

fn is_unset(effort: &Bare<Effort>) -> bool {
    effort.0.is_none()
}

/// The record in the form used in files.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename = "Record", deny_unknown_fields)]
pub struct Record {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<Decision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questions: Vec<Question>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    votes: Vec<Vote>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tasks: Vec<Task>,
}

/// Somebody in the form used in files.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Person", deny_unknown_fields)]
pub struct Person {
    short: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    role: String,
}

fn to_ids(ids: Vec<u64>) -> Vec<TouchpointId> {
    ids.into_iter().map(TouchpointId).collect()
}

fn from_ids(ids: &[TouchpointId]) -> Vec<u64> {
    ids.iter().map(|id| id.0).collect()
}

impl Standing {
    fn upgrade(self) -> plan::Standing {
        // Adding zero turns a negative zero into zero.
        let known = self.known.map(|known| known + 0.0);
        plan::Standing { reached: self.reached, known, ways: self.ways }
    }

    fn of(standing: &plan::Standing) -> Self {
        Self { reached: standing.reached, known: standing.known, ways: standing.ways }
    }
}

impl Record {
    /// Converts to the plan's own.
    pub fn upgrade(self) -> plan::Record {
        plan::Record {
            decisions: self.decisions.into_iter().map(Decision::upgrade).collect(),
            questions: self.questions.into_iter().map(Question::upgrade).collect(),
            votes: self.votes.into_iter().map(Vote::upgrade).collect(),
            tasks: self.tasks.into_iter().map(Task::upgrade).collect(),
        }
    }

    /// The record of a plan as it is written.
    pub fn of(record: &plan::Record) -> Self {
        Self {
            decisions: record.decisions.iter().map(Decision::of).collect(),
            questions: record.questions.iter().map(Question::of).collect(),
            votes: record.votes.iter().map(Vote::of).collect(),
            tasks: record.tasks.iter().map(Task::of).collect(),
        }
    }

    /// Whether nothing is recorded.
    pub fn is_nothing(&self) -> bool {
        self.decisions.is_empty()
            && self.questions.is_empty()
            && self.votes.is_empty()
            && self.tasks.is_empty()
    }
}

impl Decision {
    fn upgrade(self) -> plan::Decision {
        plan::Decision {
            id: self.id,
            text: self.text,
            step: self.step,
            touchpoints: to_ids(self.touchpoints),
            gone: to_ids(self.gone),
            by: self.by,
            on: self.on.0,
            vote: self.vote,
            before: self.before.map(Standing::upgrade),
            after: self.after.map(Standing::upgrade),
        }
    }

    fn of(one: &plan::Decision) -> Self {
        Self {
            id: one.id,
            text: one.text.clone(),
            step: one.step.clone(),
            touchpoints: from_ids(&one.touchpoints),
            gone: from_ids(&one.gone),
            by: one.by.clone(),
            on: Dated(one.on),
            vote: one.vote,
            before: one.before.as_ref().map(Standing::of),
            after: one.after.as_ref().map(Standing::of),
        }
    }
}

impl Question {
    fn upgrade(self) -> plan::Question {
        plan::Question {
            id: self.id,
            text: self.text,
            owner: self.owner,
            due: self.due.0,
            touchpoints: to_ids(self.touchpoints),
            gone: to_ids(self.gone),
            closed: self.closed.0,
        }
    }

    fn of(one: &plan::Question) -> Self {
        Self {
            id: one.id,
            text: one.text.clone(),
            owner: one.owner.clone(),
            due: Dated(one.due),
            touchpoints: from_ids(&one.touchpoints),
            gone: from_ids(&one.gone),
            closed: Dated(one.closed),
        }
    }
}

impl Vote {
    fn upgrade(self) -> plan::Vote {
        plan::Vote {
            id: self.id,
            ask: self.ask,
            options: self.options,
            touchpoints: to_ids(self.touchpoints),
            gone: to_ids(self.gone),
        }
    }

    fn of(one: &plan::Vote) -> Self {
        Self {
            id: one.id,
            ask: one.ask.clone(),
            options: one.options.clone(),
            touchpoints: from_ids(&one.touchpoints),
            gone: from_ids(&one.gone),
        }
    }
}

impl Task {
    fn upgrade(self) -> plan::Task {
        plan::Task {
            id: self.id,
            text: self.text,
            touchpoints: to_ids(self.touchpoints),
            gone: to_ids(self.gone),
            switches: self.switches.iter().map(|id| id.as_str().into()).collect(),
            owner: self.owner,
            effort: self.effort.0,
            starts: self.starts.0,
            ends: self.ends.0,
            after: self.after,
            done: self.done.0,
        }
    }

    fn of(one: &plan::Task) -> Self {
        Self {
            id: one.id,
            text: one.text.clone(),
            touchpoints: from_ids(&one.touchpoints),
            gone: from_ids(&one.gone),
            switches: one.switches.iter().map(ToString::to_string).collect(),
            owner: one.owner.clone(),
            effort: Bare(one.effort),
            starts: Dated(one.starts),
            ends: Dated(one.ends),
            after: one.after.clone(),
            done: Dated(one.done),
        }
    }
}

impl Person {
    /// Converts to the plan's own.
    pub fn upgrade(self) -> plan::Person {
        plan::Person { short: self.short, name: self.name, role: self.role }
    }

    /// Somebody as the file has them.
    pub fn of(person: &plan::Person) -> Self {
        let plan::Person { short, name, role } = person.clone();
        Self { short, name, role }
    }
}

/// Reads somebody with the findings.
pub fn person_apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Person> {
    let record = reader.record(node, "Person", &["short", "name", "role"])?;
    Some(Person {
        short: reader.required_text(&record, "short"),
        name: reader.text_or_empty(&record, "name"),
        role: reader.text_or_empty(&record, "role"),
    })
}

/// Reads the record with its findings.
pub fn take_apart(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Record> {
    let fields = ["decisions", "questions", "votes", "tasks"];
    let record = reader.record(node, "Record", &fields)?;
    let decisions = reader.list(record.get("decisions"));
    let questions = reader.list(record.get("questions"));
    let votes = reader.list(record.get("votes"));
    let tasks = reader.list(record.get("tasks"));
    Some(Record {
        decisions: decisions.iter().filter_map(|node| decision(reader, node)).collect(),
        questions: questions.iter().filter_map(|node| question(reader, node)).collect(),
        votes: votes.iter().filter_map(|node| vote(reader, node)).collect(),
        tasks: tasks.iter().filter_map(|node| task(reader, node)).collect(),
    })
}

/// The id of a line, which it must have.
fn id(reader: &mut Reader<'_>, record: &Fields<'_>) -> Option<u64> {
    let Some(node) = record.get("id") else {
        reader.missing(record, "id");
        return None;
    };
    reader.count(&node)
}

fn counts(reader: &mut Reader<'_>, record: &Fields<'_>, field: &str) -> Vec<u64> {
    let nodes = reader.list(record.get(field));
    nodes.iter().filter_map(|node| reader.count(node)).collect()
}

fn count(reader: &mut Reader<'_>, record: &Fields<'_>, field: &str) -> Option<u64> {
    let node = reader.option(record.get(field))?;
    reader.count(&node)
}

fn decision(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Decision> {
    const FIELDS: [&str; 10] =
        ["id", "text", "step", "touchpoints", "gone", "by", "on", "vote", "before", "after"];
    let record = reader.record(node, "Decision", &FIELDS)?;
    let step = reader.option(record.get("step"));
    let mut standing = |field| {
        let node = reader.option(record.get(field))?;
        let record = reader.record(&node, "Standing", &["reached", "known", "ways"])?;
        let known = reader.option(record.get("known"));
        Some(Standing {
            reached: count(reader, &record, "reached").unwrap_or_default(),
            known: known.and_then(|node| reader.number(&node)),
            ways: count(reader, &record, "ways").unwrap_or_default(),
        })
    };
    let (before, after) = (standing("before"), standing("after"));
    Some(Decision {
        id: id(reader, &record)?,
        text: reader.text_or_empty(&record, "text"),
        step: step.and_then(|node| reader.text(&node)),
        touchpoints: counts(reader, &record, "touchpoints"),
        gone: counts(reader, &record, "gone"),
        by: reader.text_or_empty(&record, "by"),
        on: Dated::apart(reader, &record, "on"),
        vote: count(reader, &record, "vote"),
        before,
        after,
    })
}

fn question(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Question> {
    const FIELDS: [&str; 7] = ["id", "text", "owner", "due", "touchpoints", "gone", "closed"];
    let record = reader.record(node, "Question", &FIELDS)?;
    Some(Question {
        id: id(reader, &record)?,
        text: reader.text_or_empty(&record, "text"),
        owner: reader.text_or_empty(&record, "owner"),
        due: Dated::apart(reader, &record, "due"),
        touchpoints: counts(reader, &record, "touchpoints"),
        gone: counts(reader, &record, "gone"),
        closed: Dated::apart(reader, &record, "closed"),
    })
}

fn vote(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Vote> {
    let record = reader.record(node, "Vote", &["id", "ask", "options", "touchpoints", "gone"])?;
    let options = reader.list(record.get("options"));
    Some(Vote {
        id: id(reader, &record)?,
        ask: reader.text_or_empty(&record, "ask"),
        options: options.iter().filter_map(|node| reader.tally(node)).collect(),
        touchpoints: counts(reader, &record, "touchpoints"),
        gone: counts(reader, &record, "gone"),
    })
}

fn task(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Task> {
    const FIELDS: [&str; 11] = [
        "id",
        "text",
        "touchpoints",
        "gone",
        "switches",
        "owner",
        "effort",
        "starts",
        "ends",
        "after",
        "done",
    ];
    let record = reader.record(node, "Task", &FIELDS)?;
    let effort = reader.option(record.get("effort"));
    Some(Task {
        id: id(reader, &record)?,
        text: reader.text_or_empty(&record, "text"),
        touchpoints: counts(reader, &record, "touchpoints"),
        gone: counts(reader, &record, "gone"),
        switches: reader.texts(record.get("switches")),
        owner: reader.text_or_empty(&record, "owner"),
        effort: Bare(effort.and_then(|node| reader.word(&node))),
        starts: Dated::apart(reader, &record, "starts"),
        ends: Dated::apart(reader, &record, "ends"),
        after: counts(reader, &record, "after"),
        done: Dated::apart(reader, &record, "done"),
    })
}
