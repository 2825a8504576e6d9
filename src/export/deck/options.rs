//! The scene of the options: what each reaches, side by side with the board, and how it differs.

use super::{INNER, MARGIN, SMALL, Source, TITLE, body, head, numbers, text_box};
use crate::export::fonts;
use crate::export::layout::height_of;
use crate::export::page::{Align, Cell, Item, Level, Page, Paragraph, Rect, Run, Table};
use crate::report::OptionRow;
use crate::text::words;

/// How many options stand beside the board on a page.
const MOST: usize = 3;
/// The height of a row, in points.
const ROW: f32 = 46.0;
/// The usual size of a figure.
const FIGURE: f32 = 22.0;
/// The width of the names at the left.
const NAMES: f32 = 300.0;

/// Draws the board and the options from `from` on. Returns the option to go on with, if not all have
/// room.
pub(super) fn options(source: &Source<'_>, from: usize, page: &mut Page) -> Option<usize> {
    let look = source.look;
    let heading = vec![Run::bold(words::options_title(), TITLE, look.ink)];
    let top = head(source, page, heading, source.report.title()) + 4.0;
    let (board, options) = source.report.options().split_first()?;
    let shown: Vec<&OptionRow> = options.iter().skip(from).take(MOST).collect();
    let columns: Vec<&OptionRow> = std::iter::once(board).chain(shown.iter().copied()).collect();
    let each = (INNER - NAMES) / super::count(columns.len());
    let widths = std::iter::once(NAMES).chain(columns.iter().map(|_| each)).collect();
    let mut rows = vec![heads(source, &columns, each)];
    for (number, (name, _)) in board.figures.iter().enumerate() {
        rows.push(figures(source, (name, number), (&columns, each)));
    }
    let rect = Rect::new(MARGIN, top, INNER, ROW * super::count(rows.len()));
    if columns.iter().any(|column| column.assumed) {
        waves(source, &columns, (rect, each), page);
    }
    let says = words::options_title().to_owned();
    let table = Table { rect, columns: widths, row: ROW, rows, line: look.line, says };
    page.items.push(Item::Table(table));
    differences(source, &shown, body(rect.bottom() + 18.0), page);
    (from + MOST < options.len()).then_some(from + MOST)
}

/// The names of the columns, cut where they are wider than these.
fn heads(source: &Source<'_>, columns: &[&OptionRow], each: f32) -> Vec<Cell> {
    let ink = source.look.ink;
    let names = columns.iter().map(|column| {
        let name = super::fitted(&column.named(), SMALL, true, each - 16.0);
        cell(Run::bold(name, SMALL, ink), Align::Right)
    });
    std::iter::once(cell(Run::new("", SMALL, ink), Align::Left)).chain(names).collect()
}

/// A figure of all columns. What differs from the board is bold, what is above its budget is red.
fn figures(
    source: &Source<'_>,
    (name, number): (&str, usize),
    (columns, each): (&[&OptionRow], f32),
) -> Vec<Cell> {
    let look = source.look;
    let own = columns.first().map(|board| board.figure(number));
    let values = columns.iter().map(|column| {
        let value = column.figure(number);
        let over = column.over_budget && number == OptionRow::BUDGET;
        let ink = if over { look.danger } else { look.ink };
        let bold = over || Some(value) != own;
        let run = Run::new(value, figure_size(value, each), ink);
        cell(Run { bold, ..run }, Align::Right)
    });
    let name = super::fitted(name, SMALL, false, NAMES - 16.0);
    std::iter::once(cell(Run::new(name, SMALL, look.soft), Align::Left)).chain(values).collect()
}

/// The text size at which a figure fits its column.
fn figure_size(value: &str, each: f32) -> f32 {
    if fonts::width(value, FIGURE, true) > each - 56.0 { SMALL } else { FIGURE }
}

fn cell(run: Run, align: Align) -> Cell {
    Cell { paragraph: Paragraph::of(vec![run]).aligned(align), fill: None }
}

/// Marks the figures of people as assumed.
fn waves(source: &Source<'_>, columns: &[&OptionRow], (rect, each): (Rect, f32), page: &mut Page) {
    for (number, column) in columns.iter().enumerate().filter(|(_, column)| column.assumed) {
        for place in OptionRow::PEOPLE..column.figures.len() {
            let value = column.figure(place);
            if !value.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            // Before the figure, which ends at the right edge of its column.
            let wide = fonts::width(value, figure_size(value, each), true) + 34.0;
            let x = rect.x + NAMES + each * super::count(number + 1) - wide;
            let y = rect.y + ROW * (super::count(place) + 1.5);
            numbers::waves(source, (x, y), page);
        }
    }
    let y = super::HEIGHT - 60.0;
    numbers::waves(source, (MARGIN, y), page);
    let says = Run::new(words::marks_assumed(), SMALL, source.look.key);
    let place = Rect::new(MARGIN + 28.0, y - 12.0, INNER, 24.0);
    page.items.push(text_box(place, vec![Paragraph::of(vec![says])]));
}

/// In what each option differs from the board, as far as there is room.
fn differences(source: &Source<'_>, shown: &[&OptionRow], rect: Rect, page: &mut Page) {
    let look = source.look;
    let mut lines: Vec<Paragraph> = Vec::new();
    for row in shown {
        let name = Run::bold(row.name.as_str(), SMALL, look.ink);
        let mut entry = vec![Paragraph::of(vec![name]).level(Level::Heading).after(4.0)];
        let changes = row.changes.iter().map(String::as_str);
        let none = row.changes.is_empty().then(|| words::as_the_board());
        for says in changes.chain(none) {
            entry.push(Paragraph::of(vec![Run::new(says, SMALL, look.soft)]));
        }
        let mut grown = lines.clone();
        grown.extend(entry);
        if height_of(&grown, rect.w) > rect.h - 20.0 && !lines.is_empty() {
            break;
        }
        lines = grown;
    }
    page.items.push(text_box(rect, lines));
}
