//! The record of the workshop as sheets. What is changed in them comes home when the workbook is
//! imported: each line is known by its id.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value};
use crate::export::minutes;
use crate::model::pack::Date;
use crate::report::Report;
use crate::text::sheet::List;
use crate::text::{self, words};

/// Writes the sheets of the lists that hold something.
pub(super) fn record(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let record = &report.plan().record;
    if !record.tasks.is_empty() {
        tasks(book, report)?;
    }
    if !record.decisions.is_empty() {
        decisions(book, report)?;
    }
    if !record.questions.is_empty() {
        questions(book, report)?;
    }
    if !record.votes.is_empty() {
        votes(book, report)?;
    }
    Ok(())
}

fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Nothing, |date| date.to_string().into())
}

/// An id as text: nobody calculates with it, and it is read as it stands.
fn id(id: u64) -> Value {
    Value::Text(id.to_string())
}

fn begin<'w>(
    book: &'w mut Workbook,
    list: List,
    widths: &[f64],
    more: &[(&str, f64)],
) -> Result<Table<'w>, XlsxError> {
    let own = list.heads().into_iter().zip(widths.iter().copied());
    let heads: Vec<(&str, f64)> = own.chain(more.iter().copied()).collect();
    Table::new(book, list.name(), &heads)
}

fn tasks(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let more = [
        (words::line_about(), 30.0),
        (words::task_after(), 30.0),
        (words::task_switches(), 30.0),
        (words::col_unlocks(), 36.0),
        (words::legend_late(), 44.0),
    ];
    let widths = [10.0, 44.0, 12.0, 14.0, 14.0, 14.0, 12.0];
    let mut table = begin(book, List::Tasks, &widths, &more)?;
    let (record, pack) = (&report.plan().record, report.pack());
    for row in report.roadmap().tasks() {
        let Some(task) = record.task(row.id) else { continue };
        let after = task.after.iter().filter_map(|id| record.task(*id));
        let after: Vec<&str> = after.map(|task| task.text.as_str()).collect();
        let switches = task.switches.iter().filter_map(|id| pack.condition(id));
        let switches: Vec<&str> = switches.map(|one| text::of(&one.name)).collect();
        let unlocks: Vec<&str> = row.unlocks.iter().map(|one| one.says.as_str()).collect();
        table.row([
            id(task.id),
            task.text.clone().into(),
            task.owner.clone().into(),
            day(task.starts),
            day(task.ends),
            day(task.done),
            minutes::effort(task.effort).into(),
            row.about.clone().into(),
            text::listed(&after).into(),
            text::listed(&switches).into(),
            text::listed(&unlocks).into(),
            row.late.join(" ").into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

fn decisions(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let more = [(words::line_about(), 30.0), (words::col_step(), 44.0), (words::col_moved(), 44.0)];
    let mut table = begin(book, List::Decisions, &[12.0, 54.0, 14.0, 14.0], &more)?;
    let all = report.plan().record.decisions.iter().zip(&report.recorded().decisions);
    for (one, said) in all {
        let moved = said.moved.as_ref();
        let moved = moved.map(|moved| words::was_then(moved.was.as_str(), moved.is.as_str()));
        table.row([
            id(one.id),
            one.text.clone().into(),
            one.by.clone().into(),
            day(one.on),
            report.names_of(&one.touchpoints).into(),
            one.step.clone().unwrap_or_default().into(),
            moved.unwrap_or_default().into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

fn questions(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let more = [(words::line_about(), 30.0)];
    let mut table = begin(book, List::Questions, &[12.0, 60.0, 14.0, 14.0, 14.0], &more)?;
    for one in &report.plan().record.questions {
        table.row([
            id(one.id),
            one.text.clone().into(),
            one.owner.clone().into(),
            day(one.due),
            day(one.closed),
            report.names_of(&one.touchpoints).into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

fn votes(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let more = [(words::line_about(), 30.0)];
    let mut table = begin(book, List::Votes, &[12.0, 54.0, 44.0, 12.0], &more)?;
    for vote in &report.plan().record.votes {
        for (option, hands) in &vote.options {
            table.row([
                id(vote.id),
                vote.ask.clone().into(),
                option.clone().into(),
                Value::Count(*hands),
                report.names_of(&vote.touchpoints).into(),
            ])?;
        }
    }
    table.finish()?;
    Ok(())
}
