//! Import: from the rows of a sheet to touchpoints.
//!
//! ```text
//!   rows ──► head row ──► columns ──┐
//!        └── by content ──► columns ┴─► Row { line, status }
//!                                              │
//!            Ready(touchpoint) ◄───────────────┼──► Ask: the nearest kinds or platforms
//!            Incomplete: lacks a number ◄──────┼──► Refused: the value and the column
//!            Blank ◄───────────────────────────┘
//! ```
//!
//! A number that is not understood does not keep its row out: the touchpoint comes without it, with
//! the reason. Heads, or a line above the table, may give a unit: `预算（万元）`, `单位：万元`.
//!
//! Names are recognised in every language of the pack, and as ids; case, spaces and punctuation are
//! ignored. Nothing is guessed: the user is asked about names that the pack does not define. All
//! rows that are ready or incomplete come onto the board in one
//! [`super::action::Action::Import`].
//!
//! A workbook that Tierboard has written is read back without loss: the column "Name" holds a
//! touchpoint's own name, even if it is empty, and the column "Shown as", which repeats the kind's
//! name for touchpoints without one, is ignored. The CSV of `evaluate` only has the name that is
//! shown, on one row for each insight: rows with the same id are one touchpoint, and a name that
//! equals the kind's name is read as empty. Switches are read back in the pack's order.

use std::collections::{BTreeMap, HashSet};

use super::pack::{Date, Kind, Pack};
use super::plan::{ConditionId, KindId, PlatformId, Share, Touchpoint, TouchpointId};
use cells::{amount_in, count_in, is_dash, listed, switched};
use heads::{Head, Notes};
use names::{Names, fixed_all, plain, ranked};

pub mod cells;
mod choices;
pub mod dates;
mod guess;
mod heads;
mod names;
pub mod numbers;
mod numerals;
mod row;
pub mod values;

pub use choices::{Choices, Words};
pub use row::{Column, ColumnRead, Reason, Row, Status, Unknown};

/// The head row is looked for in this many rows, since a title may come first.
pub const HEAD_WITHIN: usize = 10;

/// A sheet that has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The columns, in order.
    pub columns: Vec<ColumnRead>,
    /// The line of the head row, from 1; `None` if the columns were guessed from their content.
    pub head: Option<usize>,
    /// The rows below the head, in order.
    pub rows: Vec<Row>,
}

impl Import {
    /// All touchpoints that are ready or incomplete. Their ids are their line numbers.
    #[must_use]
    pub fn touchpoints(&self) -> Vec<Touchpoint> {
        self.rows.iter().filter_map(|row| row.status.placed().cloned()).collect()
    }
}

/// Reads the rows of a sheet as touchpoints under `pack`.
#[must_use]
pub fn plan(rows: &[Vec<String>], pack: &Pack) -> Import {
    plan_with(rows, pack, &Choices::default())
}

/// Reads the rows of a sheet as touchpoints under `pack`, as the user has chosen.
#[must_use]
pub fn plan_with(rows: &[Vec<String>], pack: &Pack, choices: &Choices) -> Import {
    let names = Names::new(pack, &choices.words);
    let head = head_of(rows);
    let titles = head.and_then(|at| rows.get(at));
    let notes = Notes::read(rows.iter().take(head.unwrap_or(HEAD_WITHIN)));
    let columns = match titles {
        Some(titles) => heads::columns(titles, &notes, &names),
        None => heads::without_titles(guess::columns(rows, &names), &notes),
    };
    let columns = heads::chosen(columns, &choices.columns, &notes);
    let long = titles.is_some_and(|titles| is_long(titles));
    let sheet = Sheet { names: &names, columns: &columns, rates: &choices.rates, long };
    let below = head.map_or(0, |at| at + 1);
    let mut seen = HashSet::new();
    let mut read = Vec::new();
    for (at, cells) in rows.iter().enumerate().skip(below) {
        if long
            && let Some(id) = sheet.text(cells, &Column::Id)
            && !seen.insert(id)
        {
            continue;
        }
        read.push(Row { line: at + 1, status: sheet.status(at + 1, cells) });
    }
    let columns = columns.into_iter().map(|head| head.read).collect();
    Import { columns, head: head.map(|at| at + 1), rows: read }
}

/// What a column with this head holds under `pack`.
#[must_use]
pub fn column(head: &str, pack: &Pack) -> Option<Column> {
    heads::column(head, &Names::new(pack, &Words::default()))
}

/// Whether a row is a head row with a column of kinds.
#[must_use]
pub fn has_kind_head(row: &[String]) -> bool {
    fixed_all(row).contains(&Some(Column::Kind))
}

/// The number of cells of a row that are known heads of any pack.
#[must_use]
pub fn known_heads(row: &[String]) -> usize {
    heads::known(row)
}

/// The index of the head row: the first one with the most of the two required columns.
fn head_of(rows: &[Vec<String>]) -> Option<usize> {
    let matters = |row: &[String]| {
        let columns = fixed_all(row);
        let has = |wanted: Column| usize::from(columns.contains(&Some(wanted)));
        has(Column::Kind) + has(Column::Platform)
    };
    let scored = rows.iter().take(HEAD_WITHIN).map(|row| matters(row)).enumerate();
    let found = scored.filter(|(_, score)| *score > 0);
    found.min_by_key(|(_, score)| std::cmp::Reverse(*score)).map(|(at, _)| at)
}

/// Whether the sheet has one row per touchpoint and insight.
fn is_long(titles: &[String]) -> bool {
    let has = |words: [&str; 2]| titles.iter().any(|t| words.contains(&plain(t).as_str()));
    has(["insight", "洞察"]) && has(["verdict", "结论"])
}

/// How the rows below the head are read.
struct Sheet<'a> {
    names: &'a Names<'a>,
    columns: &'a [Head],
    /// What other money is worth in CNY.
    rates: &'a BTreeMap<&'static str, f64>,
    /// Whether the sheet has one row per touchpoint and insight.
    long: bool,
}

impl Sheet<'_> {
    /// The first filled cell of these columns, with its head.
    fn cell<'c>(&self, cells: &'c [String], wanted: &Column) -> Option<(&Head, &'c str)> {
        let mut filled = self.columns.iter().zip(cells).filter(|(head, cell)| {
            head.read.column.as_ref() == Some(wanted) && !cell.trim().is_empty()
        });
        filled.next().map(|(head, cell)| (head, cell.as_str()))
    }

    fn text<'c>(&self, cells: &'c [String], wanted: &Column) -> Option<&'c str> {
        self.cell(cells, wanted).map(|(_, cell)| cell)
    }

    fn status(&self, line: usize, cells: &[String]) -> Status {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Status::Blank;
        }
        match self.touchpoint(line, cells) {
            Ok((touchpoint, findings)) => self.names.judge(touchpoint, findings),
            Err(reason) => Status::Refused(reason),
        }
    }

    /// The touchpoint, with the kind and platform as the sheet names them, and why it lacks numbers.
    fn touchpoint(
        &self,
        line: usize,
        cells: &[String],
    ) -> Result<(Touchpoint, Vec<Reason>), Reason> {
        let kind = self.text(cells, &Column::Kind).unwrap_or_default().trim();
        let platform = self.text(cells, &Column::Platform).unwrap_or_default().trim();
        if kind.is_empty() && platform.is_empty() {
            return Err(Reason::NoPlace);
        }
        let own = |column| self.text(cells, &column).unwrap_or_default();
        let mut findings = Vec::new();
        let visitors = self.visitors(cells).and_then(|read| kept(read, &mut findings));
        let budget = self.budget(cells).and_then(|read| kept(read, &mut findings));
        let mut name = own(Column::Name);
        let kind_named = |kind: &Kind| kind.name.iter().any(|(_, text)| text == name);
        if self.long && self.names.kind(kind).is_some_and(kind_named) {
            name = "";
        }
        let phase = Some(own(Column::Phase)).filter(|phase| !phase.is_empty());
        let id = TouchpointId(u64::try_from(line).unwrap_or_default());
        let (starts, ends) = self.days(cells, &mut findings);
        let share = self.share(cells).and_then(|read| kept(read, &mut findings));
        let stage = Some(own(Column::Stage).trim()).filter(|stage| !is_dash(stage));
        let placed = Touchpoint::new(id, KindId::from(kind), PlatformId::from(platform));
        let touchpoint = Touchpoint {
            name: name.to_owned(),
            conditions: self.conditions(cells)?,
            visitors,
            budget,
            phase: phase.map(str::to_owned),
            notes: self.notes(cells),
            starts,
            ends,
            share,
            basis: own(Column::Basis).to_owned(),
            stage: stage.map(str::to_owned),
            ..placed
        };
        Ok((touchpoint, findings))
    }

    /// The cell of a number, unless it is empty.
    fn number<'c>(&self, cells: &'c [String], wanted: &Column) -> Option<(&Head, &'c str)> {
        self.cell(cells, wanted).filter(|(_, cell)| !is_dash(cell))
    }

    fn visitors(&self, cells: &[String]) -> Option<Result<u64, Reason>> {
        let (head, cell) = self.number(cells, &Column::Visitors)?;
        let bad = || Reason::BadNumber { column: Column::Visitors, value: cell.to_owned() };
        Some(count_in(cell, head.read.unit).ok_or_else(bad))
    }

    fn budget(&self, cells: &[String]) -> Option<Result<f64, Reason>> {
        let (head, cell) = self.number(cells, &Column::Budget)?;
        Some(amount_in(cell, head.read.unit, head.currency, self.rates))
    }

    /// The first and the last day, from one cell or two.
    fn days(&self, cells: &[String], findings: &mut Vec<Reason>) -> (Option<Date>, Option<Date>) {
        let bad = |column: &Column, value: &str| Reason::BadDay {
            column: column.clone(),
            value: value.to_owned(),
        };
        let day = |column: Column| {
            let (_, cell) = self.number(cells, &column)?;
            Some(dates::date(cell).ok_or_else(|| bad(&column, cell)))
        };
        let whole = self
            .number(cells, &Column::Runs)
            .map(|(_, cell)| dates::days(cell).ok_or_else(|| bad(&Column::Runs, cell)));
        let (mut starts, mut ends) =
            whole.and_then(|read| kept(read, findings)).unwrap_or_default();
        starts = day(Column::Starts).and_then(|read| kept(read, findings)).or(starts);
        ends = day(Column::Ends).and_then(|read| kept(read, findings)).or(ends);
        if let (Some(first), Some(last)) = (starts, ends)
            && last.last_day() < first.first_day()
        {
            findings.push(bad(&Column::Ends, &last.to_string()));
            ends = None;
        }
        (starts, ends)
    }

    /// The share, from one cell or from three.
    fn share(&self, cells: &[String]) -> Option<Result<Share, Reason>> {
        let bad = |value: &str| Reason::BadShare { value: value.to_owned() };
        let read = |column: Column| {
            let (_, cell) = self.number(cells, &column)?;
            Some(dates::share(cell).ok_or_else(|| bad(cell)))
        };
        let likely = read(Column::Share);
        let (low, high) = (read(Column::ShareLow), read(Column::ShareHigh));
        let ends = low.is_some() || high.is_some();
        let likely = match likely? {
            Ok(likely) if ends => likely,
            other => return Some(other),
        };
        let all = || {
            let low = low.transpose()?.map_or(likely.low, |low| low.likely);
            let high = high.transpose()?.map_or(likely.high, |high| high.likely);
            let share = Share { low, likely: likely.likely, high };
            let said = [low, likely.likely, high].map(|part| part.to_string()).join(" ");
            if share.is_sound() { Ok(share) } else { Err(bad(&said)) }
        };
        Some(all())
    }

    /// The notes, with what a plan has no field for: "CPM: 45".
    fn notes(&self, cells: &[String]) -> String {
        let own = self.text(cells, &Column::Notes).unwrap_or_default().to_owned();
        let memos = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(head, cell)| head.read.column == Some(Column::Memo) && !is_dash(cell));
        let memos = memos.map(|(head, cell)| format!("{}: {}", head.read.head.trim(), cell.trim()));
        let all = Some(own).filter(|own| !own.is_empty()).into_iter().chain(memos);
        all.collect::<Vec<_>>().join("\n")
    }

    /// The switches that are on, without duplicates.
    fn conditions(&self, cells: &[String]) -> Result<Vec<ConditionId>, Reason> {
        let mut on: Vec<ConditionId> = Vec::new();
        for (head, cell) in self.columns.iter().zip(cells) {
            match &head.read.column {
                Some(Column::Condition(id)) => match switched(cell) {
                    Some(true) => on.push(id.clone()),
                    Some(false) => {}
                    None => {
                        let (condition, value) = (id.clone(), cell.clone());
                        return Err(Reason::BadSwitch { condition, value });
                    }
                },
                Some(Column::Conditions) => {
                    for part in listed(cell) {
                        let found = self.names.condition(part).cloned();
                        on.push(found.ok_or_else(|| self.no_condition(part))?);
                    }
                }
                _ => {}
            }
        }
        let mut seen = HashSet::new();
        on.retain(|id| seen.insert(id.clone()));
        Ok(on)
    }

    fn no_condition(&self, value: &str) -> Reason {
        let names = self.names;
        let ranked = ranked(&names.conditions, value, |_| true).into_iter();
        let nearest = ranked.filter_map(|at| Some(names.pack.conditions.get(at)?.id.clone()));
        Reason::NoCondition(Unknown { value: value.to_owned(), nearest: nearest.collect() })
    }
}

/// The value, or nothing and a finding.
fn kept<T>(read: Result<T, Reason>, findings: &mut Vec<Reason>) -> Option<T> {
    read.map_err(|reason| findings.push(reason)).ok()
}
