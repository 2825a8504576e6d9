//! Sheets that were exported and come back: what they change besides touchpoints. Each row is known by
//! the ids in it, and nothing is changed before the user confirms it.

use std::collections::BTreeMap;

use crate::model::action::Action;
use crate::model::pack::Pack;
use crate::model::plan::{Plan, TouchpointId};
use crate::store::sheet::Sheets;
use crate::text::sheet::List;
use crate::text::words;

mod record;
mod values;

/// What sheets change: each change as an action and in words, and what could not be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// What makes the plan what the sheets say.
    pub actions: Vec<Action>,
    /// How many lines of the record and values are changed.
    pub count: usize,
    /// What is different, a line for each field.
    pub said: Vec<String>,
    /// What could not be read, with its place.
    pub wrong: Vec<String>,
}

/// Whether a sheet is one of those that bring something besides touchpoints.
#[must_use]
pub fn is_returned(sheets: &Sheets) -> bool {
    sheets.rows.first().is_some_and(|row| List::of(row).is_some())
}

/// Whether a sheet is one of a record.
#[must_use]
pub fn is_of_record(sheets: &Sheets) -> bool {
    let list = sheets.rows.first().and_then(|row| List::of(row)).map(|(list, _)| list);
    list.is_some_and(|list| !matches!(list, List::Goals | List::Routes | List::Values))
}

/// What sheets change in a plan. Touchpoints are not among it.
#[must_use]
pub fn changes(plan: &Plan, pack: &Pack, sheets: &[Sheets]) -> Changes {
    changes_with(plan, pack, sheets, &BTreeMap::new())
}

/// What sheets change in a plan that has other ids than the sheets: `ids` gives those of the plan.
#[must_use]
pub fn changes_with(
    plan: &Plan,
    pack: &Pack,
    sheets: &[Sheets],
    ids: &BTreeMap<TouchpointId, TouchpointId>,
) -> Changes {
    let mut all = Changes::default();
    let mut set = values::Set::new(plan, pack, ids);
    for sheets in sheets {
        let Some((list, columns)) = sheets.rows.first().and_then(|row| List::of(row)) else {
            continue;
        };
        match list {
            List::Tasks | List::Decisions | List::Questions => {
                all.add(record::changes(&plan.record, list, &columns, sheets));
            }
            List::Votes => all.add(record::votes(&plan.record, &columns, sheets)),
            List::Goals | List::Routes | List::Values => set.take(list, &columns, sheets),
        }
    }
    all.add(set.changes());
    all
}

impl Changes {
    fn add(&mut self, more: Self) {
        self.actions.extend(more.actions);
        self.count += more.count;
        self.said.extend(more.said);
        self.wrong.extend(more.wrong);
    }
}

/// A row below the heads.
struct Row<'s> {
    /// Its place in words: "Tasks, row 3".
    at: String,
    cells: &'s [String],
    columns: &'s [Option<usize>],
}

impl<'s> Row<'s> {
    /// The cell below one of the list's heads; `None` if the sheet has no such column.
    fn cell(&self, place: usize) -> Option<&'s str> {
        let column = self.columns.get(place).copied().flatten()?;
        Some(self.cells.get(column).map_or("", |cell| cell.trim()))
    }
}

/// The rows that are not blank.
fn rows<'s>(
    sheets: &'s Sheets,
    list: List,
    columns: &'s [Option<usize>],
) -> impl Iterator<Item = Row<'s>> {
    let all = (2_usize..).zip(sheets.rows.iter().skip(1));
    let filled = all.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    filled.map(move |(number, cells)| Row {
        at: words::sheet_row(list.name(), number),
        cells,
        columns,
    })
}

/// What is changed of something, in words.
fn change(name: &str, field: &str, old: &str, new: &str) -> String {
    let shown = |said: &str| if said.is_empty() { words::merge_nothing() } else { said }.to_owned();
    words::sheet_change(name, field, shown(old), shown(new))
}
