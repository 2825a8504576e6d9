//! People over time: the curve of a goal.

use super::planned::Planned;
use crate::model::evaluated::Evaluated;
use crate::model::numbers::{Range, curve};
use crate::model::pack::{Date, Day};
use crate::model::plan::Goal;
use crate::text;
use crate::text::numbers::day;

/// Days that stand out.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The name: a festival.
    pub name: String,
    /// The first day.
    pub day: Day,
    /// The last day.
    pub last: Day,
}

/// People over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The people until the end of each day on which their growth changes, in order; between two of
    /// them they grow evenly. Empty if no touchpoint that counts has a day.
    pub points: Vec<(Day, Range)>,
    /// The same once the tasks that have an end are done; empty if they change nothing.
    pub planned: Vec<(Day, Range)>,
    /// The festivals of the pack within that time.
    pub festivals: Vec<Moment>,
    /// The phases with dates: name, first and last day, in the plan's order.
    pub phases: Vec<(String, Day, Day)>,
    /// Whether the people are the most that there can be.
    pub at_most: bool,
    /// The same once the tasks are done.
    pub then_at_most: bool,
}

impl Line {
    /// The people until the end of a day.
    #[must_use]
    pub fn at(&self, day: f64) -> Option<Range> {
        at(&self.points, day)
    }

    /// The same once the tasks are done.
    #[must_use]
    pub fn planned_at(&self, day: f64) -> Option<Range> {
        at(&self.planned, day)
    }

    /// The first and last day of both lines.
    #[must_use]
    pub fn days(&self) -> Option<(Day, Day)> {
        let all = || self.points.iter().chain(&self.planned).map(|(day, _)| *day);
        all().min().zip(all().max())
    }
}

/// The people of a line until the end of a day.
fn at(points: &[(Day, Range)], day: f64) -> Option<Range> {
    let after = points.iter().position(|(point, _)| f64::from(point.number()) >= day);
    let last = points.last()?;
    let Some(after) = after else { return Some(last.1) };
    let (to, above) = points.get(after)?;
    let Some((from, below)) = after.checked_sub(1).and_then(|at| points.get(at)) else {
        return Some(*above);
    };
    let (from, to) = (f64::from(from.number()), f64::from(to.number()));
    let part = if to > from { ((day - from) / (to - from)).clamp(0.0, 1.0) } else { 1.0 };
    let between = |low: f64, high: f64| low + (high - low) * part;
    Some(Range {
        low: between(below.low, above.low),
        likely: between(below.likely, above.likely),
        high: between(below.high, above.high),
    })
}

pub(super) fn line(
    evaluated: &Evaluated,
    goal: &Goal,
    (plan, at_most): (Option<&Planned>, bool),
) -> Line {
    let mut points = curve(evaluated, goal);
    let then_at_most = plan.is_some_and(|plan| plan.at_most);
    let mut planned = plan.map(|plan| plan.curve.clone()).unwrap_or_default();
    let last = points.iter().chain(&planned).map(|(day, _)| *day).max();
    // The target's day belongs to the picture, also where nothing changes on it.
    let last = last.max(goal.by.map(Date::last_day).filter(|_| last.is_some()));
    for line in [&mut points, &mut planned] {
        let rest = line.last().copied().zip(last).filter(|(own, last)| own.0 < *last);
        line.extend(rest.map(|((_, people), last)| (last, people)));
    }
    let first = points.iter().chain(&planned).map(|(day, _)| *day).min();
    let (Some(first), Some(end)) = (first, last) else {
        let (festivals, phases) = (Vec::new(), Vec::new());
        return Line { points, planned, festivals, phases, at_most, then_at_most };
    };
    let festivals = evaluated.pack().festivals.iter().filter_map(|festival| {
        let (day, last) = (festival.starts.first_day(), festival.ends.last_day());
        let shown = (first..=end).contains(&day);
        let name = text::of(&festival.name).to_owned();
        shown.then(|| Moment { name, day, last: last.min(end) })
    });
    let phases = phases(evaluated, first, end);
    Line { festivals: festivals.collect(), phases, points, planned, at_most, then_at_most }
}

/// When the phases run: from the first day of any of their touchpoints until the last one.
fn phases(evaluated: &Evaluated, first: Day, last: Day) -> Vec<(String, Day, Day)> {
    let plan = &evaluated.plan;
    let of = |phase: &String| {
        let own = plan.touchpoints.iter().filter(|t| t.phase.as_ref() == Some(phase));
        let starts = own.clone().filter_map(|t| t.starts).map(Date::first_day).min()?;
        let ends = own.filter_map(|t| t.ends).map(Date::last_day).max()?;
        (starts <= last && ends >= first && starts <= ends)
            .then(|| (phase.clone(), starts.max(first), ends.min(last)))
    };
    plan.phases.iter().filter_map(of).collect()
}

impl Line {
    /// What is said of a day: "11 Nov: 72,000, from 48,000 to 96,000", and what the tasks lift it to.
    #[must_use]
    pub fn says(&self, number: f64, assumed: bool) -> Option<String> {
        #[expect(clippy::cast_possible_truncation, reason = "a day fits")]
        let date = Day::of(number.round() as i32).date()?;
        let now = self.at(number.round());
        let then = self.planned_at(number.round());
        let said = |figure, at_most| text::numbers::said(figure, assumed, at_most);
        let plain = |figure| text::numbers::people(figure, assumed);
        let now = now.map(|range| {
            let (low, high) = (plain(range.low), plain(range.high));
            let likely = said(range.likely, self.at_most);
            if low == high { likely } else { text::words::on_day(likely, low, high) }
        });
        let then = then.map(|range| text::words::with_tasks(said(range.likely, self.then_at_most)));
        let all: Vec<String> = now.into_iter().chain(then).collect();
        (!all.is_empty()).then(|| text::labelled(day(date), text::parts(&all)))
    }
}
