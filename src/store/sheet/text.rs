//! Text: finds the separator, and tells the quotation marks around a cell from those within it.
//!
//! Commas and semicolons make CSV, in which a quotation mark at the start of a cell always counts.
//! Text copied from a spreadsheet has tabs, and few programs quote its cells: there, and between
//! pipes, a mark only counts if it is closed where its cell ends.

use std::iter;

use csv::{ReaderBuilder, StringRecord};

use super::formula::bare;

/// The number of rows that are looked at to find the separator.
const SAMPLE: usize = 20;

/// Reads the rows of a text whose cells are separated by commas, semicolons, tabs or pipes,
/// whichever fits best. An empty line is an empty row. Removes the apostrophe that exports put
/// before cells that a spreadsheet would take for a formula.
#[must_use]
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let quoted = with_plain_ends(text);
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    match separator(&quoted, &plain) {
        '\t' => Plain::new(&plain, '\t')
            .map(|row| row.iter().map(|cell| bare(cell)).collect())
            .collect(),
        '|' => without_frame(Plain::new(&plain, '|').collect()),
        ';' => csv(&quoted, b';'),
        _ => csv(&quoted, b','),
    }
}

/// The rows of a text in which a quotation mark at the start of a cell always counts.
fn csv(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    let mut rows = Vec::new();
    loop {
        // The CSV reader skips empty lines, but each is a row of the sheet.
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let rest = text.get(start..).unwrap_or_default();
        let empty = rest.len() - rest.trim_start_matches('\n').len();
        if !reader.read_record(&mut record).unwrap_or(false) {
            return rows;
        }
        rows.extend(iter::repeat_n(Vec::new(), empty));
        rows.push(record.iter().map(bare).collect());
    }
}

/// Replaces all line ends between rows with `\n`; those within quotation marks are kept.
fn with_plain_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        quoted ^= c == '"';
        if c != '\r' || quoted {
            out.push(c);
        } else if chars.peek() != Some(&'\n') {
            out.push('\n');
        }
    }
    out
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

/// The separator that gives the most rows of equal width, and of those the greatest width.
fn separator(quoted: &str, plain: &str) -> char {
    let csv = |separator: u8| -> Vec<usize> {
        let records = reader(quoted, separator).into_records().take(SAMPLE);
        records.filter_map(Result::ok).map(|record| record.len()).collect()
    };
    let cells = |separator: char| -> Vec<usize> {
        let filled = Plain::new(plain, separator).filter(|row| !row.is_empty());
        filled.take(SAMPLE).map(|row| row.len()).collect()
    };
    let fit = |widths: &[usize]| {
        let same = |width: usize| widths.iter().filter(|w| **w == width).count();
        widths.iter().filter(|w| **w > 1).map(|w| (same(*w), *w)).max().unwrap_or_default()
    };
    // On a tie the last one wins: commas also occur in prose and numbers, and pipes in lists, but
    // tabs in none of them. What is separated by nothing is read as if by commas.
    let all = [('|', cells('|')), (',', csv(b',')), (';', csv(b';')), ('\t', cells('\t'))];
    let best = all.into_iter().max_by_key(|(_, widths)| fit(widths));
    best.filter(|(_, widths)| fit(widths) > (0, 0)).map_or(',', |(separator, _)| separator)
}

/// The rows of a text whose cells are only quoted where the marks are closed at the end of a cell.
struct Plain<'t> {
    rest: &'t str,
    separator: char,
    /// The most cells of a line, if no mark counted.
    width: usize,
}

impl<'t> Plain<'t> {
    fn new(text: &'t str, separator: char) -> Self {
        let width = text.lines().map(|line| line.matches(separator).count() + 1).max();
        Self { rest: text, separator, width: width.unwrap_or_default() }
    }

    /// The length of the cell at the start of `text`, which is not quoted.
    fn unquoted(&self, text: &str) -> usize {
        text.find([self.separator, '\n']).unwrap_or(text.len())
    }

    /// The content and the length of the quoted cell at the start of `text`, with `before` cells
    /// left of it. `None` if its first mark is text: it is not closed before the next separator,
    /// another mark comes first, or the line that closes it is a row of its own.
    fn quoted(&self, text: &str, before: usize) -> Option<(String, usize)> {
        let inside = text.strip_prefix('"')?;
        let mut content = String::new();
        let mut chars = inside.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == self.separator {
                return None;
            }
            if c != '"' {
                content.push(c);
                continue;
            }
            if chars.next_if(|(_, next)| *next == '"').is_some() {
                content.push('"');
                continue;
            }
            let after = inside.get(at + 1..)?;
            if !(after.is_empty() || after.starts_with([self.separator, '\n'])) {
                return None;
            }
            let line = after.split('\n').next().unwrap_or_default();
            let behind = line.matches(self.separator).count();
            let own = content.contains('\n') && behind > 0 && before + 1 + behind > self.width;
            return (!own).then_some((content, at + 2));
        }
        None
    }
}

impl Iterator for Plain<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, length) = self.quoted(self.rest, cells.len()).unwrap_or_else(|| {
                let length = self.unquoted(self.rest);
                (self.rest.get(..length).unwrap_or_default().to_owned(), length)
            });
            cells.push(cell);
            let after = self.rest.get(length..).unwrap_or_default();
            if let Some(next) = after.strip_prefix(self.separator) {
                self.rest = next;
                continue;
            }
            self.rest = after.strip_prefix('\n').unwrap_or(after);
            // An empty line is an empty row.
            if cells.len() == 1 && cells.first().is_some_and(String::is_empty) {
                cells.clear();
            }
            return Some(cells);
        }
    }
}

/// The rows of a text with pipes, as people draw tables with them: without the pipes at both ends
/// of each line, the line of dashes below the head, and the spaces around cells.
fn without_frame(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let blank = |cell: Option<&String>| cell.is_some_and(|cell| cell.trim().is_empty());
    let framed = |row: &&Vec<String>| row.len() > 2 && blank(row.first()) && blank(row.last());
    let filled = rows.iter().filter(|row| row.len() > 1).count();
    let all_framed = rows.iter().filter(framed).count() == filled;
    for row in &mut rows {
        if all_framed && row.len() > 2 {
            row.pop();
            row.remove(0);
        }
        let dashes = |cell: &String| {
            cell.contains("--") && cell.trim().chars().all(|c| matches!(c, '-' | ':'))
        };
        if !row.is_empty() && row.iter().all(dashes) {
            row.clear();
        }
        for cell in row {
            *cell = bare(cell.trim());
        }
    }
    rows
}
