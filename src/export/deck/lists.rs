//! Scenes that are lists: what stays out of reach, goals, next moves.

use super::{Source, TITLE, body, head};
use crate::export::layout::height_of;
use crate::export::page::{Item, Page, Paragraph, Rect, Run, Shape, Tag};
use crate::model::verdict::Sign;
use crate::report::Role;
use crate::text::{self, words};

/// An entry of a list: a heading in bold, and a sentence below.
struct Line {
    role: Role,
    sign: Option<Sign>,
    head: String,
    below: String,
    tag: Option<Tag>,
}

impl Line {
    /// The entry for an empty list.
    fn none(head: &str) -> Self {
        Self { role: Role::Met, sign: None, head: head.to_owned(), below: String::new(), tag: None }
    }

    /// Its text at a scale.
    fn paragraphs(&self, source: &Source<'_>, scale: f32) -> Vec<Paragraph> {
        let look = source.look;
        let head = Run::bold(self.head.as_str(), 25.0 * scale, look.ink);
        let mut paragraphs = vec![Paragraph::of(vec![Run { sign: self.sign, ..head }])];
        if !self.below.is_empty() {
            let below = Run::new(self.below.as_str(), 20.0 * scale, look.soft);
            paragraphs.push(Paragraph::of(vec![below]).after(2.0 * scale));
        }
        paragraphs
    }
}

/// The space for the mark of an entry, before its text.
const MARK: f32 = 22.0;
/// The gap between entries, at a scale of 1.
const GAP: f32 = 16.0;

/// Draws the entries from `from` on, as large as possible so that all of them fit. If they do not
/// fit at the smallest scale, draws as many as possible, and returns the next one.
fn list(
    page: &mut Page,
    source: &Source<'_>,
    top: f32,
    lines: &[Line],
    from: usize,
) -> Option<usize> {
    let all = body(top);
    let lines = lines.get(from..).unwrap_or_default();
    let height = |line: &Line, scale| height_of(&line.paragraphs(source, scale), all.w - MARK);
    let fits = |scale: &f32| {
        let whole: f32 = lines.iter().map(|line| height(line, *scale) + GAP * scale).sum();
        whole - GAP * scale <= all.h
    };
    let scale = [1.4, 1.3, 1.2, 1.1].into_iter().find(fits).unwrap_or(1.0);
    let mut y = all.y;
    for (index, line) in lines.iter().enumerate() {
        let height = height(line, scale);
        if y + height > all.bottom() && index > 0 {
            return Some(from + index);
        }
        let bar = Rect::new(all.x, y + 3.0, 5.0, height - 6.0);
        let mark = source.look.style(line.role).mark;
        page.items.push(Item::Shape(Shape::filled(bar, mark, 2.0)));
        let rect = Rect::new(all.x + MARK, y, all.w - MARK, height);
        let shape = Shape::text(rect, line.paragraphs(source, scale));
        page.items.push(Item::Shape(Shape { tag: line.tag.clone(), ..shape }));
        y += height + GAP * scale;
    }
    None
}

/// What cannot be had, and the alternatives.
pub fn out_of_reach(source: &Source<'_>, from: usize, page: &mut Page) -> Option<usize> {
    let heading = vec![Run::bold(words::out_title(), TITLE, source.look.ink)];
    let top = head(source, page, heading, words::out_below()) + 8.0;
    let entries = source.report.out_of_reach().iter();
    let mut lines: Vec<Line> = entries
        .map(|entry| Line {
            role: entry.role,
            sign: None,
            head: entry.head.clone(),
            below: entry.says.clone(),
            tag: None,
        })
        .collect();
    if lines.is_empty() {
        lines.push(Line::none(words::nothing_out()));
    }
    list(page, source, top, &lines, from)
}

/// The goals and their states.
pub fn goals(source: &Source<'_>, from: usize, page: &mut Page) -> Option<usize> {
    let report = source.report;
    let below = if report.goals().is_empty() {
        words::no_goals_set().to_owned()
    } else {
        words::goals_below(report.goals_met(), report.goals().len())
    };
    let heading = vec![Run::bold(words::goals_title(), TITLE, source.look.ink)];
    let top = head(source, page, heading, &below) + 8.0;
    // Where not all of them fit, those that are met are the ones to leave out.
    let (met, open): (Vec<_>, Vec<_>) =
        report.goals().iter().enumerate().partition(|(_, goal)| goal.role == Role::Met);
    // A goal for a number of people says how far that is, too.
    let people = |place: usize| {
        let aimed = report.figures().goal(place).filter(|aimed| aimed.goal.people.is_some());
        aimed.map(|aimed| aimed.head.clone())
    };
    let lines: Vec<Line> = open
        .into_iter()
        .chain(met)
        .map(|(place, goal)| Line {
            role: goal.role,
            sign: Some(goal.sign),
            head: goal.head.clone(),
            below: [Some(text::sentence(&goal.says)), people(place)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("  ·  "),
            tag: None,
        })
        .collect();
    list(page, source, top, &lines, from)
}

/// The best next moves.
pub fn moves(source: &Source<'_>, from: usize, page: &mut Page) -> Option<usize> {
    let heading = vec![Run::bold(words::best_moves(), TITLE, source.look.ink)];
    let top = head(source, page, heading, words::moves_below()) + 8.0;
    let mut lines: Vec<Line> = source
        .report
        .moves()
        .iter()
        .enumerate()
        .map(|(place, offered)| Line {
            role: offered.role,
            sign: None,
            head: offered.head.clone(),
            below: offered.says.clone(),
            tag: offered.action.is_some().then_some(Tag::Move(place)),
        })
        .collect();
    if lines.is_empty() {
        lines.push(Line::none(words::no_moves()));
    }
    list(page, source, top, &lines, from)
}
