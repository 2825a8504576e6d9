//! The minutes in blocks: what every writer of them lays out.

use crate::model::plan::Effort;
use crate::report::record::{Decided, TaskRow};
use crate::report::{Recorded, Report};
use crate::text::numbers::whole_day;
use crate::text::{self, words};

/// A part of the minutes.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading below the title.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Entries with numbers: what each says, and what stands below it.
    Numbered(Vec<(String, String)>),
    /// Entries: what each says, and what stands below it.
    Listed(Vec<(String, String)>),
    /// A table: heads, and rows of as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
}

/// The minutes of a plan: the title, and what follows.
#[must_use]
pub fn blocks(report: &Report) -> (String, Vec<Block>) {
    let recorded = report.recorded();
    let mut blocks = Vec::new();
    let opening = [recorded.workshop.clone(), recorded.line()];
    let opening: Vec<String> = opening.into_iter().filter(|one| !one.is_empty()).collect();
    if !opening.is_empty() {
        blocks.push(Block::Paragraph(text::sentence(&opening.join(words::between_dots()))));
    }
    section(&mut blocks, words::decisions(), decisions(recorded), words::no_decisions());
    votes(&mut blocks, recorded);
    section(
        &mut blocks,
        words::open_questions(),
        questions(recorded, false),
        words::no_questions(),
    );
    if let Some(answered) = questions(recorded, true) {
        blocks.push(Block::Heading(words::answered_questions().to_owned()));
        blocks.push(answered);
    }
    tasks(&mut blocks, report);
    if !recorded.people.is_empty() {
        blocks.push(Block::Heading(words::people_named().to_owned()));
        let people = recorded.people.iter();
        blocks.push(Block::Listed(
            people.map(|(short, full)| (named(short, full), String::new())).collect(),
        ));
    }
    blocks.push(Block::Paragraph(report.foot()));
    (words::minutes_of(report.title()), blocks)
}

fn named(short: &str, full: &str) -> String {
    if full.is_empty() { short.to_owned() } else { text::labelled(short, full) }
}

fn section(blocks: &mut Vec<Block>, name: &str, block: Option<Block>, none: &str) {
    blocks.push(Block::Heading(name.to_owned()));
    blocks.push(block.unwrap_or_else(|| Block::Paragraph(none.to_owned())));
}

/// A few words with a full stop, as far as there are any.
fn said(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { text::parts(&parts) }
}

fn decisions(recorded: &Recorded) -> Option<Block> {
    let entry = |one: &Decided| {
        let moved = one.moved.as_ref();
        let moved = moved.map(|moved| words::was_then(moved.was.as_str(), moved.is.as_str()));
        (one.text.clone(), said(&[&one.beside, &moved.unwrap_or_default()]))
    };
    let all: Vec<(String, String)> = recorded.decisions.iter().map(entry).collect();
    (!all.is_empty()).then_some(Block::Numbered(all))
}

fn questions(recorded: &Recorded, closed: bool) -> Option<Block> {
    let all = recorded.questions.iter().filter(|one| one.closed.is_some() == closed);
    let all: Vec<(String, String)> = all
        .map(|one| {
            let when = match one.closed {
                Some(day) => words::answered_on(whole_day(day)),
                None => one.due.clone(),
            };
            (one.text.clone(), said(&[&one.owner, &when, &one.about]))
        })
        .collect();
    (!all.is_empty()).then_some(Block::Listed(all))
}

fn votes(blocks: &mut Vec<Block>, recorded: &Recorded) {
    if recorded.votes.is_empty() {
        return;
    }
    blocks.push(Block::Heading(words::votes().to_owned()));
    let entry = |vote: &crate::report::record::Voted| {
        let options = vote.options.iter();
        let options: Vec<String> = options
            .map(|(name, hands, _)| text::labelled(name.as_str(), hands.to_string()))
            .collect();
        (vote.ask.clone(), said(&[&text::listed(&options), &vote.hands]))
    };
    blocks.push(Block::Numbered(recorded.votes.iter().map(entry).collect()));
}

fn tasks(blocks: &mut Vec<Block>, report: &Report) {
    let roadmap = report.roadmap();
    blocks.push(Block::Heading(words::roadmap_tasks().to_owned()));
    let rows: Vec<Vec<String>> = roadmap.tasks().map(task).collect();
    if rows.is_empty() {
        blocks.push(Block::Paragraph(words::no_tasks().to_owned()));
        return;
    }
    let says = [roadmap.head.as_str(), roadmap.says.as_str(), roadmap.late.as_str()];
    let says: Vec<String> = says
        .into_iter()
        .filter(|one| !one.is_empty())
        .map(|one| if one.ends_with(['.', '。']) { one.to_owned() } else { words::full_stop(one) })
        .collect();
    blocks.push(Block::Paragraph(says.join(" ")));
    let heads = [
        words::col_task(),
        words::task_owner(),
        words::col_effort(),
        words::task_days(),
        words::col_unlocks(),
        words::col_state(),
    ];
    blocks.push(Block::Table(heads.map(str::to_owned).to_vec(), rows));
}

/// The word for how much work a task is.
#[must_use]
pub fn effort(effort: Option<Effort>) -> &'static str {
    match effort {
        Some(Effort::S) => "S",
        Some(Effort::M) => "M",
        Some(Effort::L) => "L",
        None => "",
    }
}

fn task(task: &TaskRow) -> Vec<String> {
    let unlocks: Vec<&str> = task.unlocks.iter().map(|one| one.says.as_str()).collect();
    let unlocks = if unlocks.is_empty() { task.lets.clone() } else { text::listed(&unlocks) };
    let state = match (task.done, task.late.first()) {
        (Some(day), _) => words::done_on(whole_day(day)),
        (None, Some(_)) => task.late.join(" "),
        (None, None) => words::is_open().to_owned(),
    };
    vec![
        task.text.clone(),
        task.owner.clone(),
        effort(task.effort).to_owned(),
        task.runs.clone(),
        unlocks,
        state,
    ]
}
