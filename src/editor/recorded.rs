//! What sheets change in the record of a workshop: each row is known by the id of its line.

use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::import::{cells, dates};
use crate::model::pack::Date;
use crate::model::plan::{Effort, Record};
use crate::store::sheet::Sheets;
use crate::text::sheet::List;
use crate::text::{self, stage, words};

/// What sheets change in a record: each change as an action and in words, and what could not be read.
#[derive(Debug, Default, PartialEq)]
pub struct Changes {
    /// What makes the lines what the sheets say.
    pub actions: Vec<Action>,
    /// How many lines are changed.
    pub count: usize,
    /// What is different, a line for each field.
    pub said: Vec<String>,
    /// What could not be read, with its place.
    pub wrong: Vec<String>,
}

/// Whether a sheet is one of a record.
#[must_use]
pub fn is_of_record(sheets: &Sheets) -> bool {
    sheets.rows.first().is_some_and(|row| List::of(row).is_some())
}

/// What a sheet changes.
#[must_use]
pub fn changes(record: &Record, sheets: &Sheets) -> Changes {
    let mut changes = Changes::default();
    let Some((list, columns)) = sheets.rows.first().and_then(|row| List::of(row)) else {
        return changes;
    };
    for (number, row) in (2_usize..).zip(sheets.rows.iter().skip(1)) {
        let cell = |place: usize| -> Option<&str> {
            let column = columns.get(place).copied().flatten()?;
            Some(row.get(column).map_or("", |cell| cell.trim()))
        };
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let at = words::sheet_row(list.name(), number);
        let id = cell(0).unwrap_or_default();
        let line = id.parse::<u64>().ok().and_then(|id| {
            record.line(match list {
                List::Tasks => LineId::Task(id),
                List::Decisions => LineId::Decision(id),
                List::Questions => LineId::Question(id),
            })
        });
        let Some(line) = line else {
            changes.wrong.push(words::sheet_no_line(at, id));
            continue;
        };
        match changed(&line, cell) {
            Ok(new) if new == line => {}
            Ok(new) => {
                changes.said.extend(said(&line, &new));
                changes.actions.extend(actions(&line, new));
                changes.count += 1;
            }
            Err(why) => changes.wrong.push(text::labelled(at, why)),
        }
    }
    changes
}

/// A line with what its row says. What the sheet has no column for stays.
fn changed<'c>(line: &Line, cell: impl Fn(usize) -> Option<&'c str>) -> Result<Line, String> {
    let mut new = line.clone();
    if let Some(text) = cell(1).filter(|text| !text.is_empty()) {
        text.clone_into(new.text_mut());
    }
    if let Some(owner) = cell(2) {
        new.set_owner(owner.to_owned());
    }
    let day = |place: usize, now: Option<Date>| match cell(place) {
        None => Ok(now),
        Some(text) if cells::is_dash(text) => Ok(None),
        Some(text) => dates::date(text).map(Some).ok_or_else(|| words::bad_day(text)),
    };
    match &mut new {
        Line::Task(task) => {
            task.starts = day(3, task.starts)?;
            task.ends = day(4, task.ends)?;
            task.done = day(5, task.done)?;
            task.effort = effort(cell(6), task.effort)?;
            let days = task.starts.zip(task.ends);
            if days.is_some_and(|(starts, ends)| ends.last_day() < starts.first_day()) {
                return Err(words::refused_days().to_owned());
            }
        }
        Line::Decision(one) => one.on = day(3, one.on)?,
        Line::Question(one) => {
            one.due = day(3, one.due)?;
            one.closed = day(4, one.closed)?;
        }
        Line::Vote(_) => {}
    }
    Ok(new)
}

fn effort(cell: Option<&str>, now: Option<Effort>) -> Result<Option<Effort>, String> {
    Ok(match cell.map(str::to_uppercase).as_deref() {
        None => now,
        Some("") => None,
        Some("S") => Some(Effort::S),
        Some("M") => Some(Effort::M),
        Some("L") => Some(Effort::L),
        Some(other) => return Err(words::bad_effort(other)),
    })
}

/// What is different between two forms of a line.
fn said(old: &Line, new: &Line) -> Vec<String> {
    let name = stage::cut(new.text(), 50);
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut fields = vec![
        (words::line_text(), old.text().to_owned(), new.text().to_owned()),
        (words::task_owner(), old.owner().to_owned(), new.owner().to_owned()),
    ];
    match (old, new) {
        (Line::Task(old), Line::Task(new)) => {
            let effort = crate::export::minutes::effort;
            fields.extend([
                (words::sheet_starts(), day(old.starts), day(new.starts)),
                (words::sheet_ends(), day(old.ends), day(new.ends)),
                (words::sheet_done(), day(old.done), day(new.done)),
                (words::col_effort(), effort(old.effort).to_owned(), effort(new.effort).to_owned()),
            ]);
        }
        (Line::Decision(old), Line::Decision(new)) => {
            fields.push((words::decided_on(), day(old.on), day(new.on)));
        }
        (Line::Question(old), Line::Question(new)) => fields.extend([
            (words::question_due(), day(old.due), day(new.due)),
            (words::sheet_answered(), day(old.closed), day(new.closed)),
        ]),
        _ => {}
    }
    let shown =
        |said: String| if said.is_empty() { words::merge_nothing().to_owned() } else { said };
    let different = fields.into_iter().filter(|(_, old, new)| old != new);
    different
        .map(|(field, old, new)| words::sheet_change(name.as_str(), field, shown(old), shown(new)))
        .collect()
}

/// What makes a line what a sheet says. A task that is done by now turns its switches on.
fn actions(old: &Line, new: Line) -> Vec<Action> {
    let done = match (old, &new) {
        (Line::Task(old), Line::Task(new)) if old.done.is_none() => {
            new.done.map(|day| Keep::Done(new.id, Some(day)))
        }
        _ => None,
    };
    let keeps = std::iter::once(Keep::Put(new)).chain(done);
    keeps.map(Action::Keep).collect()
}
