//! The record as CSV: a row for each decision, question and task, and for each option of a vote.

use std::fmt::Display;

use crate::export::csv::harmless;
use crate::export::error::ExportError;
use crate::export::options::Options;
use crate::export::source::Source;
use crate::model::pack::Date;
use crate::model::plan::{Decision, Effort, Question, Task, Vote};

/// The headings of the columns. Days are in the form of plan files; ids are parted by commas.
const HEADS: [&str; 17] = [
    "list",
    "id",
    "text",
    "who",
    "day",
    "starts",
    "ends",
    "closed",
    "effort",
    "after",
    "switches",
    "touchpoints",
    "gone",
    "step",
    "vote",
    "option",
    "hands",
];

/// One row, in the order of [`HEADS`].
#[derive(Default)]
struct Row {
    list: &'static str,
    id: u64,
    text: String,
    who: String,
    day: Option<Date>,
    starts: Option<Date>,
    ends: Option<Date>,
    closed: Option<Date>,
    effort: Option<Effort>,
    after: String,
    switches: String,
    touchpoints: String,
    gone: String,
    step: String,
    vote: Option<u64>,
    option: String,
    hands: Option<u64>,
}

impl Row {
    fn cells(self) -> [String; 17] {
        let day = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
        let number = |number: Option<u64>| number.map_or_else(String::new, |n| n.to_string());
        [
            self.list.to_owned(),
            self.id.to_string(),
            self.text,
            self.who,
            day(self.day),
            day(self.starts),
            day(self.ends),
            day(self.closed),
            self.effort.map_or("", Effort::id).to_owned(),
            self.after,
            self.switches,
            self.touchpoints,
            self.gone,
            self.step,
            number(self.vote),
            self.option,
            number(self.hands),
        ]
    }
}

/// Writes the rows, with the byte order mark by which spreadsheets recognise UTF-8.
///
/// # Errors
/// Returns an error if the CSV writer fails.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let record = &source.report.plan().record;
    let rows = record.decisions.iter().map(decision);
    let rows = rows.chain(record.questions.iter().map(question));
    let rows = rows.chain(record.votes.iter().flat_map(vote));
    let rows = rows.chain(record.tasks.iter().map(task));
    let mut table = ::csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let all = || -> Result<(), ::csv::Error> {
        table.write_record(HEADS)?;
        for row in rows {
            let cells = row.cells();
            table.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
        }
        Ok(table.flush()?)
    };
    all().map_err(|error| ExportError::NotWritten(error.to_string()))?;
    table.into_inner().map_err(|error| ExportError::NotWritten(error.to_string()))
}

fn listed<T: Display>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

fn decision(one: &Decision) -> Row {
    Row {
        list: "decisions",
        id: one.id,
        text: one.text.clone(),
        who: one.by.clone(),
        day: one.on,
        touchpoints: listed(&one.touchpoints),
        gone: listed(&one.gone),
        step: one.step.clone().unwrap_or_default(),
        vote: one.vote,
        ..Row::default()
    }
}

fn question(one: &Question) -> Row {
    Row {
        list: "questions",
        id: one.id,
        text: one.text.clone(),
        who: one.owner.clone(),
        day: one.due,
        closed: one.closed,
        touchpoints: listed(&one.touchpoints),
        gone: listed(&one.gone),
        ..Row::default()
    }
}

fn vote(one: &Vote) -> Vec<Row> {
    let row = |(option, hands): &(String, u64)| Row {
        list: "votes",
        id: one.id,
        text: one.ask.clone(),
        touchpoints: listed(&one.touchpoints),
        gone: listed(&one.gone),
        option: option.clone(),
        hands: Some(*hands),
        ..Row::default()
    };
    one.options.iter().map(row).collect()
}

fn task(one: &Task) -> Row {
    Row {
        list: "tasks",
        id: one.id,
        text: one.text.clone(),
        who: one.owner.clone(),
        starts: one.starts,
        ends: one.ends,
        closed: one.done,
        effort: one.effort,
        after: listed(&one.after),
        switches: listed(&one.switches),
        touchpoints: listed(&one.touchpoints),
        gone: listed(&one.gone),
        ..Row::default()
    }
}
