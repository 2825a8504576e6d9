//! Fields of the record of a workshop.

use super::Field;
use crate::editor::session::Session;
use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::import::{cells, dates};
use crate::text::{sentences, words};

/// A change of an option of a vote: its name and its hands.
type OptionChange<'c> = &'c dyn Fn(&mut (String, u64)) -> Result<(), String>;

/// What a text becomes in a field of the record; `None` if it is no such field.
pub(super) fn record(
    field: Field,
    text: &str,
    session: &Session,
) -> Option<Result<Action, String>> {
    let record = &session.plan().record;
    let gone = || words::field_gone().to_owned();
    let put = |line: Line| Action::Keep(Keep::Put(line));
    let changed = |id: LineId, change: &dyn Fn(&mut Line) -> Result<(), String>| {
        let mut line = record.line(id).ok_or_else(gone)?;
        change(&mut line)?;
        Ok(put(line))
    };
    let option = |id: u64, place: usize, change: OptionChange<'_>| {
        changed(LineId::Vote(id), &|line| {
            let Line::Vote(vote) = line else { return Err(gone()) };
            change(vote.options.get_mut(place).ok_or_else(gone)?)
        })
    };
    Some(match field {
        Field::Line(_) if text.trim().is_empty() => Err(words::line_empty().to_owned()),
        Field::Line(id) => changed(id, &|line| {
            text.trim().clone_into(line.text_mut());
            Ok(())
        }),
        Field::LineOwner(id) => changed(id, &|line| {
            line.set_owner(text.trim().to_owned());
            Ok(())
        }),
        Field::LineDays(id) => changed(id, &|line| days(line, text)),
        Field::VoteOption(id, place) => option(id, place, &|option| {
            text.trim().clone_into(&mut option.0);
            Ok(())
        }),
        Field::VoteHands(id, place) => option(id, place, &|option| {
            option.1 = cells::count(text).ok_or_else(|| sentences::bad_visitors(text))?;
            Ok(())
        }),
        Field::PersonRole(place) => {
            let mut people = session.plan().people.clone();
            let Some(person) = people.get_mut(place) else { return Some(Err(gone())) };
            text.trim().clone_into(&mut person.role);
            Ok(Action::Keep(Keep::People(people)))
        }
        _ => return None,
    })
}

/// Reads the days of a line: from when to when a task is done, else one day.
fn days(line: &mut Line, text: &str) -> Result<(), String> {
    if let Line::Task(task) = line {
        let days = dates::days_near(text, task.starts.or(task.ends));
        (task.starts, task.ends) = days.ok_or_else(|| words::bad_days(text))?;
        return Ok(());
    }
    let near = match line {
        Line::Decision(one) => one.on,
        Line::Question(one) => one.due,
        Line::Vote(_) | Line::Task(_) => None,
    };
    let day = if cells::is_dash(text) {
        None
    } else {
        Some(dates::date_near(text, near).ok_or_else(|| words::bad_day(text))?)
    };
    match line {
        Line::Decision(one) => one.on = day,
        Line::Question(one) => one.due = day,
        Line::Vote(_) | Line::Task(_) => {}
    }
    Ok(())
}
