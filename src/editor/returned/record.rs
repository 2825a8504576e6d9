//! What sheets change in the record of a workshop: each row is known by the id of its line.

use super::{Changes, change, rows};
use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::import::{cells, dates};
use crate::model::pack::Date;
use crate::model::plan::{Effort, Record};
use crate::store::sheet::Sheets;
use crate::text::sheet::List;
use crate::text::{self, stage, words};

/// What a sheet of one of the lists changes.
pub(super) fn changes(
    record: &Record,
    list: List,
    columns: &[Option<usize>],
    sheets: &Sheets,
) -> Changes {
    let mut changes = Changes::default();
    for row in rows(sheets, list, columns) {
        let id = row.cell(0).unwrap_or_default();
        let line = id.parse::<u64>().ok().and_then(|id| {
            record.line(match list {
                List::Decisions => LineId::Decision(id),
                List::Questions => LineId::Question(id),
                _ => LineId::Task(id),
            })
        });
        let Some(line) = line else {
            changes.wrong.push(words::sheet_no_line(row.at, id));
            continue;
        };
        match changed(&line, |place| row.cell(place)) {
            Ok(new) => changes.put(&line, new),
            Err(why) => changes.wrong.push(text::labelled(row.at, why)),
        }
    }
    changes
}

/// What a sheet of votes changes: the hands of each option, which is known by its name.
pub(super) fn votes(record: &Record, columns: &[Option<usize>], sheets: &Sheets) -> Changes {
    let mut changes = Changes::default();
    let mut votes = record.votes.clone();
    for row in rows(sheets, List::Votes, columns) {
        let [id, ask, option, hands] =
            [0, 1, 2, 3].map(|place| row.cell(place).unwrap_or_default());
        let own = votes.iter_mut().find(|vote| vote.id.to_string() == id);
        let Some(vote) = own else {
            changes.wrong.push(words::sheet_no_line(row.at, id));
            continue;
        };
        let Some(hands) = cells::count(hands) else {
            changes.wrong.push(text::labelled(row.at, words::value_no_number(hands)));
            continue;
        };
        if !ask.is_empty() {
            ask.clone_into(&mut vote.ask);
        }
        match vote.options.iter_mut().find(|(name, _)| name == option) {
            Some((_, own)) => *own = hands,
            None => changes.wrong.push(words::sheet_no_option(row.at, option)),
        }
    }
    for (old, new) in record.votes.iter().zip(votes) {
        changes.put(&Line::Vote(old.clone()), Line::Vote(new));
    }
    changes
}

impl Changes {
    fn put(&mut self, old: &Line, new: Line) {
        if new != *old {
            self.said.extend(said(old, &new));
            self.actions.extend(actions(old, new));
            self.count += 1;
        }
    }
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
        (Line::Vote(old), Line::Vote(new)) => {
            let hands = old.options.iter().zip(&new.options);
            fields.extend(
                hands.map(|(old, new)| (old.0.as_str(), old.1.to_string(), new.1.to_string())),
            );
        }
        _ => {}
    }
    let different = fields.into_iter().filter(|(_, old, new)| old != new);
    different.map(|(field, old, new)| change(&name, field, &old, &new)).collect()
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
