//! The pages behind the slides of a document that is handed out: everything in tables, so that each
//! touchpoint, note, verdict, goal and source is named somewhere.

use super::{INNER, Source, TITLE, blank_page, body, count, footer, head, record, text_box};
use crate::export::footnotes::MOST as MOST_REASONS;
use crate::export::layout::height_of;
use crate::export::page::{Align, Cell, Item, Page, Paragraph, Rect, Run, Table};
use crate::report::numbers::assumptions;
use crate::report::{Cell as State, Report, evidence};
use crate::text::{self, stage, words};

/// The height of a row.
const ROW: f32 = 34.0;
/// The size of text in tables, and of other text.
const SIZE: f32 = 15.0;
const TEXT: f32 = 16.0;

/// A page with a title; its content is added from the returned position on.
fn page(source: &Source<'_>, title: &str) -> (Page, f32) {
    let mut page = blank_page(source, title);
    let title = vec![Run::bold(title, TITLE * 0.7, source.look.ink)];
    let top = head(source, &mut page, title, "") + 4.0;
    footer(source, (0, 0), &mut page);
    (page, top)
}

/// All pages.
#[must_use]
pub fn pages(source: &Source<'_>) -> Vec<Page> {
    let report = source.report;
    let mut pages = touchpoints(source);
    pages.extend(assumed(source));
    pages.extend(led(source));
    pages.extend(record::tables(source));
    pages.extend(notes(source));
    pages.extend(coverage(source));
    let stages = report.stage_rows().iter();
    let stages: Vec<(String, String)> =
        stages.map(|row| (row.name.clone(), text::sentence(&row.says))).collect();
    pages.extend(texts(source, words::coverage_by_stage(), &stages));
    let goals = report.goals().iter();
    let goals: Vec<(String, String)> =
        goals.map(|goal| (goal.head.clone(), goal.says.clone())).collect();
    pages.extend(texts(source, words::goals(), &goals));
    pages.extend(grounds(source));
    pages
}

/// What the verdicts rest on: the statement behind each of them, and the sources by number.
#[must_use]
pub fn grounds(source: &Source<'_>) -> Vec<Page> {
    let mut pages = verdicts(source);
    pages.extend(sources(source));
    pages
}

/// The verdicts with their reasons, each with the number of its source.
fn verdicts(source: &Source<'_>) -> Vec<Page> {
    let report = source.report;
    if report.plan().touchpoints.len() > MOST_REASONS {
        let said = words::reasons_left_out(MOST_REASONS);
        return texts(source, words::every_reason(), &[(said, String::new())]);
    }
    let all = report.sources();
    let entry = |card: &crate::report::Card| {
        let lines = report.reasons(card.place).iter().map(|reason| {
            let why = &reason.why;
            let number = evidence::number(&all, why).map(|number| format!("[{number}]"));
            let parts = [
                reason.head(),
                why.because.clone(),
                why.details(),
                why.statement.clone(),
                number.unwrap_or_default(),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
        });
        let head = text::with_aside(&card.name, &card.platform);
        (head, lines.collect::<Vec<_>>().join("\n"))
    };
    let entries: Vec<(String, String)> = report.cards().map(entry).collect();
    texts(source, words::every_reason(), &entries)
}

/// The sources by number, with address, kind and date.
fn sources(source: &Source<'_>) -> Vec<Page> {
    let all = source.report.sources().into_iter().zip(1_usize..);
    let entries: Vec<(String, String)> = all
        .map(|(source, number)| {
            let below = [source.address, source.details, source.sure];
            let below = below.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            (format!("[{number}]  {}", source.title), below.join("  ·  "))
        })
        .collect();
    texts(source, words::sources(), &entries)
}

/// A cell with one line of text, cut where the column ends.
fn cell(text: &str, width: f32, run: impl Fn(&str) -> Run) -> Cell {
    let fits = |text: &str| {
        let paragraph = Paragraph::of(vec![run(text)]);
        height_of(std::slice::from_ref(&paragraph), width - 12.0) < ROW
    };
    let mut most = text.chars().count();
    let mut shown = text.replace('\n', " ");
    while most > 4 && !fits(&shown) {
        most = most * 9 / 10;
        shown = stage::cut(text, most);
    }
    Cell { paragraph: Paragraph::of(vec![run(&shown)]), fill: None }
}

/// Sets a number, or the head above numbers.
fn to_the_right(cell: &mut Cell) {
    cell.paragraph = cell.paragraph.clone().aligned(Align::Right);
}

/// Tables with the same head on as many pages as they need.
fn tables(source: &Source<'_>, title: &str, columns: &[f32], rows: &[Vec<Cell>]) -> Vec<Page> {
    let Some((heads, rows)) = rows.split_first() else { return Vec::new() };
    let mut pages = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let (mut page, top) = page(source, title);
        let all = body(top);
        let mut most = 1;
        while count(most + 2) * ROW <= all.h {
            most += 1;
        }
        let (now, later) = rest.split_at(most.min(rest.len()));
        let rows: Vec<Vec<Cell>> =
            std::iter::once(heads.clone()).chain(now.iter().cloned()).collect();
        let place = Rect::new(all.x, all.y, all.w, ROW * count(rows.len()));
        let says = title.to_owned();
        let (columns, line) = (columns.to_vec(), source.look.line);
        page.items.push(Item::Table(Table { rect: place, columns, row: ROW, rows, line, says }));
        pages.push(page);
        rest = later;
    }
    pages
}

/// The headings of a table of texts, and the widths of its columns.
pub(super) struct Heads<'a> {
    pub names: &'a [&'a str],
    pub shares: &'a [f32],
}

/// A table of texts, on as many pages as it needs.
pub(super) fn plain_tables(
    source: &Source<'_>,
    title: &str,
    heads: &Heads<'_>,
    rows: &[Vec<String>],
) -> Vec<Page> {
    let look = source.look;
    let bold = |text: &str| Run::bold(text, SIZE, look.ink);
    let plain = |text: &str| Run::new(text, SIZE, look.soft);
    let first = heads.names.iter().zip(heads.shares).map(|(name, width)| cell(name, *width, bold));
    let mut all = vec![first.collect::<Vec<_>>()];
    for row in rows {
        let cells = row.iter().zip(heads.shares).map(|(text, width)| cell(text, *width, plain));
        all.push(cells.collect());
    }
    tables(source, title, heads.shares, &all)
}

/// The touchpoints with their numbers and verdicts.
fn touchpoints(source: &Source<'_>) -> Vec<Page> {
    let (report, look) = (source.report, source.look);
    let insights = count(report.insights.len()).max(1.0);
    let each = (INNER * 0.42 / insights).max(70.0);
    let rest = INNER - each * insights;
    let widths = [0.34, 0.2, 0.16, 0.14, 0.16].map(|share| share * rest);
    let columns: Vec<f32> =
        widths.into_iter().chain(report.insights.iter().map(|_| each)).collect();
    let heads = [
        words::touchpoint(),
        words::platform(),
        words::field_phase(),
        words::visitors_short(),
        words::field_budget(),
    ];
    let names = report.insights.iter().map(|insight| insight.name.as_str());
    let bold = |text: &str| Run::bold(text, SIZE, look.ink);
    let heads = heads.into_iter().chain(names).zip(&columns);
    let mut heads: Vec<Cell> = heads.map(|(head, width)| cell(head, *width, bold)).collect();
    heads.iter_mut().skip(3).take(2).for_each(to_the_right);
    let mut rows = vec![heads];
    for (place, touchpoint) in report.plan().touchpoints.iter().enumerate() {
        let (name, platform) = report.names(place);
        let numbers = [
            touchpoint.phase.clone().unwrap_or_default(),
            touchpoint.visitors.map_or_else(String::new, text::count),
            touchpoint.budget.map_or_else(String::new, text::amount),
        ];
        let [phase, visitors, budget] = &numbers;
        let plain = |text: &str| Run::new(text, SIZE, look.soft);
        let texts = [name, platform, phase, visitors, budget].into_iter().zip(&widths);
        let mut row: Vec<Cell> = texts.map(|(text, width)| cell(text, *width, plain)).collect();
        row.iter_mut().skip(3).for_each(to_the_right);
        for verdict in report.verdicts(place) {
            let signed = |text: &str| Run::new(text, SIZE, look.soft).signed(verdict.sign);
            row.push(cell(verdict.short, each, signed));
        }
        rows.push(row);
    }
    tables(source, words::handout_touchpoints(), &columns, &rows)
}

/// Coverage by tier, then platform by platform.
fn coverage(source: &Source<'_>) -> Vec<Page> {
    let (report, look) = (source.report, source.look);
    let each = INNER * 0.76 / count(report.insights.len()).max(1.0);
    let columns: Vec<f32> =
        std::iter::once(INNER * 0.24).chain(report.insights.iter().map(|_| each)).collect();
    let heads = |first: &str| -> Vec<Cell> {
        let bold = |text: &str| Run::bold(text, SIZE, look.ink);
        let names = report.insights.iter().map(|insight| insight.name.as_str());
        let all = std::iter::once(first).chain(names).zip(&columns);
        all.map(|(head, width)| cell(head, *width, bold)).collect()
    };
    let row = |name: &str, states: &[State]| -> Vec<Cell> {
        let bold = |text: &str| Run::bold(text, SIZE, look.ink);
        let first = cell(name, INNER * 0.24, bold);
        let states = states.iter().map(|state| {
            cell(state.short, each, |text| Run::new(text, SIZE, look.soft).signed(state.sign))
        });
        std::iter::once(first).chain(states).collect()
    };
    let mut tiers = vec![heads(words::tier())];
    tiers.extend(report.tiers().iter().map(|tier| row(&tier.name, &tier.cells)));
    let mut platforms = vec![heads(words::platform())];
    platforms.extend(report.platforms().iter().map(|on| row(&on.full_name(), &on.cells)));
    let mut pages = tables(source, words::coverage_by_tier(), &columns, &tiers);
    pages.extend(tables(source, words::platform_by_platform(), &columns, &platforms));
    pages
}

/// What is noted at the touchpoints.
fn notes(source: &Source<'_>) -> Vec<Page> {
    let report: &Report = source.report;
    let all = report.plan().touchpoints.iter().enumerate();
    let noted = all.filter(|(_, touchpoint)| !touchpoint.notes.trim().is_empty());
    let entries: Vec<(String, String)> =
        noted.map(|(place, t)| (report.names(place).0.to_owned(), t.notes.clone())).collect();
    texts(source, words::field_notes(), &entries)
}

/// Days, shares and stages of the touchpoints that have any.
fn assumed(source: &Source<'_>) -> Vec<Page> {
    let report: &Report = source.report;
    let all = report.plan().touchpoints.iter().enumerate();
    let entries: Vec<(String, String)> = all
        .map(|(place, t)| (report.names(place).0.to_owned(), assumptions(t).join("\n")))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    texts(source, words::handout_assumed(), &entries)
}

/// Who is led where, with the reason and its source.
fn led(source: &Source<'_>) -> Vec<Page> {
    let rows = source.report.routes().rows.iter();
    let entries: Vec<(String, String)> = rows
        .map(|row| (row.says.clone(), [&*row.because, &*row.source, &*row.dates].join("\n")))
        .collect();
    texts(source, words::page_routes(), &entries)
}

/// A line in parts that fit on a page, broken at a space where there is one.
fn parts(line: &str) -> Vec<&str> {
    const MOST: usize = 800;
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((end, _)) = rest.char_indices().nth(MOST) {
        let head = rest.get(..end).unwrap_or(rest);
        let end = head.rfind(' ').filter(|at| *at > end / 2).map_or(end, |at| at + 1);
        let (part, later) = rest.split_at(end);
        parts.push(part);
        rest = later;
    }
    parts.push(rest);
    parts
}

/// Entries of a heading and a text, on as many pages as they need. A text that is longer than a page
/// goes on at the next one.
pub(super) fn texts(source: &Source<'_>, title: &str, entries: &[(String, String)]) -> Vec<Page> {
    let look = source.look;
    let mut lines: Vec<Paragraph> = Vec::new();
    for (head, text) in entries {
        if !head.is_empty() {
            let head = Paragraph::of(vec![Run::bold(head.as_str(), TEXT, look.ink)]);
            lines.push(head.after(12.0));
        }
        let below = text.lines().filter(|line| !line.trim().is_empty()).flat_map(parts);
        lines.extend(
            below.map(|line| Paragraph::of(vec![Run::new(line, TEXT, look.soft)]).after(2.0)),
        );
    }
    let mut pages = Vec::new();
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let (mut page, top) = page(source, title);
        let all = body(top);
        let mut most = 1;
        while most < rest.len() && height_of(rest.get(..=most).unwrap_or(rest), all.w) <= all.h {
            most += 1;
        }
        let (now, later) = rest.split_at(most);
        page.items.push(text_box(all, now.to_vec()));
        pages.push(page);
        rest = later;
    }
    pages
}
