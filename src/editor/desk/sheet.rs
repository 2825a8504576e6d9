//! Sheets that come back: what was changed in the record, and the hands of a vote.

use super::Desk;
use crate::editor::event::{Effect, Notice, Read, RulesDoubt, Way};
use crate::model::action::{Action, Keep, Line, LineId, Purpose};
use crate::model::import::{cells, dates};
use crate::model::pack::Date;
use crate::model::plan::{Effort, Record};
use crate::store::sheet::Sheets;
use crate::text::record::List;
use crate::text::{self, stage, words};

/// What sheets change in a record: the new lines, each change in words, and what could not be read.
#[derive(Debug, Default, PartialEq)]
pub struct Changes {
    /// The lines as they will be.
    pub lines: Vec<Line>,
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
                changes.lines.push(new);
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
        (words::col_owner(), old.owner().to_owned(), new.owner().to_owned()),
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

impl Desk {
    /// Shows what sheets would change in the record; without changes, goes on to the other sheets.
    pub(super) fn import_record(&self, read: Read, out: &mut Vec<Effect>) {
        let (own, rest): (Vec<Sheets>, Vec<Sheets>) =
            read.sheets.into_iter().partition(is_of_record);
        let rest = Read { file: read.file, sheets: rest };
        let mut all = Changes::default();
        for sheets in &own {
            let found = changes(&self.session.plan().record, sheets);
            all.lines.extend(found.lines);
            all.said.extend(found.said);
            all.wrong.extend(found.wrong);
        }
        if all.said.is_empty() && all.wrong.is_empty() {
            let empty = rest.sheets.is_empty();
            out.push(Effect::Show(if empty {
                let lines = vec![words::record_unchanged().to_owned()];
                Notice::Compared { title: words::record_from_sheet().to_owned(), lines }
            } else {
                Notice::Import(rest)
            }));
            return;
        }
        let count = all.lines.len();
        let actions: Vec<Action> = all.lines.into_iter().flat_map(actions).collect();
        let mut ways = Vec::new();
        if count > 0 {
            let way = Way::Act(Action::Together(Purpose::Record, actions));
            ways.push((words::change_record(count), way));
        }
        if !rest.sheets.is_empty() {
            ways.push((words::read_touchpoints().to_owned(), Way::Import(rest)));
        }
        ways.push((words::cancel().to_owned(), Way::Stay));
        let lines = all.said.into_iter().chain(all.wrong).collect();
        out.push(Effect::Show(Notice::Rules(RulesDoubt {
            title: words::record_from_sheet().to_owned(),
            says: words::record_from_sheet_says().to_owned(),
            lines,
            ways,
        })));
    }

    /// Takes the hands of a vote from a sheet of a survey: options are found by their names.
    pub fn take_votes(&mut self, id: u64, sheets: &[Sheets], out: &mut Vec<Effect>) {
        let votes = &self.session.plan().record.votes;
        let Some(mut vote) = votes.iter().find(|vote| vote.id == id).cloned() else { return };
        let rows: Vec<&Vec<String>> = sheets.iter().flat_map(|sheets| &sheets.rows).collect();
        let mut found = 0;
        for (name, hands) in &mut vote.options {
            let same = |cell: &String| cell.trim().to_lowercase() == name.trim().to_lowercase();
            let own: Vec<&&Vec<String>> = rows.iter().filter(|row| row.iter().any(&same)).collect();
            if own.is_empty() {
                continue;
            }
            found += 1;
            // A sum stands beside the option; without one, each answer is a row or a cell.
            let sum = |row: &&&Vec<String>| {
                row.iter().filter(|cell| !same(cell)).find_map(|cell| cells::count(cell))
            };
            let sums: Vec<u64> = own.iter().filter_map(sum).collect();
            *hands = if own.len() == 1 && sums.len() == 1 {
                sums.iter().sum()
            } else {
                let answers = own.iter().map(|row| row.iter().filter(|cell| same(cell)).count());
                u64::try_from(answers.sum::<usize>()).unwrap_or(u64::MAX)
            };
        }
        if found == 0 {
            self.say(words::no_option_found());
            return;
        }
        let count = vote.options.len();
        self.act(&Action::Keep(Keep::Put(Line::Vote(vote))), out);
        self.status = words::votes_taken(found, count);
    }
}

/// What makes a line what a sheet says. A task that the sheet says is done turns its switches on.
fn actions(line: Line) -> Vec<Action> {
    let done = match &line {
        Line::Task(task) => task.done.map(|day| Keep::Done(task.id, Some(day))),
        _ => None,
    };
    let keeps = std::iter::once(Keep::Put(line)).chain(done);
    keeps.map(Action::Keep).collect()
}
