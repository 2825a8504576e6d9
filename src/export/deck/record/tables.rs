//! The record in tables, behind the slides: decisions, questions, votes and tasks, each in full.

use super::super::{INNER, MARGIN, Source, TITLE, blank_page, body, footer, head};
use crate::export::layout::height_of;
use crate::export::minutes;
use crate::export::page::{Cell, Item, Page, Paragraph, Rect, Run, Table};
use crate::report::record::TaskRow;
use crate::text::numbers::whole_day;
use crate::text::{self, stage, words};

/// The text size.
const TEXT: f32 = 18.0;
/// The space above and below the text of a row, together.
const PAD: f32 = 14.0;
/// How many characters a cell shows: what is longer is cut, and stands in the minutes in full.
const LONGEST: usize = 260;

/// A table: its title, the heads with the shares of the width that they have, and rows of as many cells.
struct Listed<const N: usize> {
    title: &'static str,
    heads: [(&'static str, f32); N],
    rows: Vec<[String; N]>,
}

/// All tables of the record that hold something, on as many pages as they need.
pub(in crate::export::deck) fn tables(source: &Source<'_>) -> Vec<Page> {
    let mut pages = decisions(source).pages(source);
    pages.extend(questions(source).pages(source));
    pages.extend(votes(source).pages(source));
    pages.extend(tasks(source).pages(source));
    pages
}

fn decisions(source: &Source<'_>) -> Listed<4> {
    let row = |one: &crate::report::record::Decided| {
        let moved = one.moved.as_ref();
        let moved = moved.map(|moved| words::was_then(moved.was.as_str(), moved.is.as_str()));
        [one.number.to_string(), one.text.clone(), one.beside.clone(), moved.unwrap_or_default()]
    };
    Listed {
        title: words::decisions(),
        heads: [
            ("", 0.05),
            (words::decision(), 0.42),
            (words::decided_by(), 0.25),
            (words::col_moved(), 0.28),
        ],
        rows: source.report.recorded().decisions.iter().map(row).collect(),
    }
}

fn questions(source: &Source<'_>) -> Listed<4> {
    let row = |one: &crate::report::record::Asked| {
        let when = match one.closed {
            Some(day) => words::answered_on(whole_day(day)),
            None => one.due.clone(),
        };
        [one.text.clone(), one.owner.clone(), when, one.about.clone()]
    };
    Listed {
        title: words::questions(),
        heads: [
            (words::question(), 0.48),
            (words::task_owner(), 0.1),
            (words::question_due(), 0.18),
            (words::line_about(), 0.24),
        ],
        rows: source.report.recorded().questions.iter().map(row).collect(),
    }
}

fn votes(source: &Source<'_>) -> Listed<3> {
    let votes = source.report.recorded().votes.iter();
    let rows = votes.flat_map(|vote| {
        vote.options.iter().enumerate().map(|(at, (name, hands, _))| {
            let ask = if at == 0 { vote.ask.clone() } else { String::new() };
            [ask, name.clone(), hands.to_string()]
        })
    });
    Listed {
        title: words::votes(),
        heads: [(words::vote(), 0.44), (words::vote_option(), 0.44), (words::vote_hands(), 0.12)],
        rows: rows.collect(),
    }
}

fn tasks(source: &Source<'_>) -> Listed<6> {
    let row = |task: &TaskRow| {
        let unlocks: Vec<&str> = task.unlocks.iter().map(|one| one.says.as_str()).collect();
        let unlocks = if unlocks.is_empty() { task.lets.clone() } else { text::listed(&unlocks) };
        let state = match (task.done, task.late.is_empty()) {
            (Some(day), _) => words::done_on(whole_day(day)),
            (None, false) => task.late.join(" "),
            (None, true) => words::is_open().to_owned(),
        };
        let effort = minutes::effort(task.effort).to_owned();
        [task.text.clone(), task.owner.clone(), effort, task.runs.clone(), unlocks, state]
    };
    Listed {
        title: words::roadmap_tasks(),
        heads: [
            (words::col_task(), 0.28),
            (words::task_owner(), 0.08),
            (words::col_effort(), 0.08),
            (words::task_days(), 0.16),
            (words::col_unlocks(), 0.2),
            (words::col_state(), 0.2),
        ],
        rows: source.report.roadmap().tasks().map(row).collect(),
    }
}

impl<const N: usize> Listed<N> {
    fn pages(&self, source: &Source<'_>) -> Vec<Page> {
        let look = source.look;
        let columns: Vec<f32> = self.heads.iter().map(|(_, share)| share * INNER).collect();
        let cell = |run: Run| Cell { paragraph: Paragraph::of(vec![run]), fill: None };
        let heads = self.heads.iter();
        let heads: Vec<Cell> =
            heads.map(|(name, _)| cell(Run::bold(*name, TEXT, look.soft))).collect();
        let written = |text: &String| cell(Run::new(stage::cut(text, LONGEST), TEXT, look.ink));
        let rows = self.rows.iter().map(|row| row.iter().map(written).collect::<Vec<Cell>>());
        let rows: Vec<Vec<Cell>> = rows.collect();
        let mut pages = Vec::new();
        let mut rest = rows.as_slice();
        while !rest.is_empty() {
            let mut page = blank_page(source, self.title);
            let title = vec![Run::bold(self.title, TITLE * 0.7, look.ink)];
            let top = head(source, &mut page, title, "") + 4.0;
            footer(source, (0, 0), &mut page);
            let room = body(top).h;
            // All rows of a table are as high as the highest.
            let (mut high, mut count) = (height(&heads, &columns), 0);
            for row in rest {
                let higher = height(row, &columns).max(high);
                if count > 0 && higher * super::super::count(count + 2) > room {
                    break;
                }
                (high, count) = (higher, count + 1);
            }
            let (now, later) = rest.split_at(count);
            rest = later;
            let shown: Vec<Vec<Cell>> =
                std::iter::once(heads.clone()).chain(now.iter().cloned()).collect();
            page.items.push(Item::Table(Table {
                rect: Rect::new(MARGIN, top, INNER, high * super::super::count(shown.len())),
                columns: columns.clone(),
                row: high,
                rows: shown,
                line: look.line,
                says: self.title.to_owned(),
            }));
            pages.push(page);
        }
        pages
    }
}

fn height(row: &[Cell], columns: &[f32]) -> f32 {
    let cells = row.iter().zip(columns);
    let heights = cells.map(|(cell, width)| {
        height_of(std::slice::from_ref(&cell.paragraph), (width - 12.0).max(1.0))
    });
    heights.fold(0.0, f32::max) + PAD
}
