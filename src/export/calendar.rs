//! Tasks for calendars, as iCalendar: an event of whole days for each task that has a day.

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::model::pack::Day;
use crate::report::Report;
use crate::report::record::TaskRow;
use crate::text::{self, words};

/// Writes the tasks that have days. The same tasks give the same bytes: nothing tells when they were
/// written, and an event keeps its identity, so that a calendar replaces what it knows.
///
/// # Errors
/// None: text is only put together.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let report = source.report;
    let mut calendar = Calendar::new();
    calendar.name(report.title());
    calendar.description(&report.foot());
    for task in report.roadmap().tasks() {
        if let Some(event) = event(report, task) {
            calendar.push(event);
        }
    }
    Ok(calendar.done().to_string().into_bytes())
}

fn date(day: Day) -> Option<NaiveDate> {
    let (year, month, day) = day.parts();
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn event(report: &Report, task: &TaskRow) -> Option<Event> {
    let (first, last) = task.days?;
    let (starts, after) = (date(first)?, date(Day::of(last.number() + 1))?);
    let stamp: DateTime<Utc> = starts.and_hms_opt(0, 0, 0)?.and_utc();
    let unlocks: Vec<&str> = task.unlocks.iter().map(|one| one.says.as_str()).collect();
    let about = [
        (words::task_owner(), task.owner.clone()),
        (words::line_about(), task.about.clone()),
        (words::col_unlocks(), text::listed(&unlocks)),
    ];
    let about = about.into_iter().filter(|(_, said)| !said.is_empty());
    let mut lines: Vec<String> = about.map(|(name, said)| text::labelled(name, said)).collect();
    lines.extend(task.late.iter().cloned());
    let mut event = Event::new();
    event
        .uid(&format!("task-{}-{:016x}@tierboard", task.id, mark(&report.plan().title)))
        .timestamp(stamp)
        .summary(&task.text)
        .description(&lines.join("\n"))
        .starts(starts)
        .ends(after);
    if task.done.is_some() {
        event.status(icalendar::EventStatus::Confirmed);
    }
    Some(event.done())
}

/// A number that is the same for the same text.
fn mark(text: &str) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = siphasher::sip::SipHasher13::new();
    text.hash(&mut hasher);
    hasher.finish()
}
