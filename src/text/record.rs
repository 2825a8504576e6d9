//! The sheets of a record: their heads, which are known again in every language when a sheet comes
//! back.

use super::lang::{self, Lang};
use super::words;

/// A list of the record that has a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Tasks.
    Tasks,
    /// Decisions.
    Decisions,
    /// Questions.
    Questions,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tasks, Self::Decisions, Self::Questions];

    /// The name of its sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tasks => words::roadmap_tasks(),
            Self::Decisions => words::decisions(),
            Self::Questions => words::questions(),
        }
    }

    /// The heads of the columns that are read back, in their order: the id, what it says, who stands
    /// for it, its days, and for tasks how much work it is.
    #[must_use]
    pub fn heads(self) -> Vec<&'static str> {
        match self {
            Self::Tasks => vec![
                words::task_id(),
                words::col_task(),
                words::col_owner(),
                words::sheet_starts(),
                words::sheet_ends(),
                words::sheet_done(),
                words::col_effort(),
            ],
            Self::Decisions => vec![
                words::decision_id(),
                words::decision(),
                words::decided_by(),
                words::decided_on(),
            ],
            Self::Questions => vec![
                words::question_id(),
                words::question(),
                words::col_owner(),
                words::question_due(),
                words::sheet_answered(),
            ],
        }
    }

    /// The list of a sheet that begins with this row, and for each head of the list the column that it
    /// stands in; `None` if the sheet is of no list.
    #[must_use]
    pub fn of(row: &[String]) -> Option<(Self, Vec<Option<usize>>)> {
        let now = lang::current();
        let found = Lang::all().find_map(|language| {
            lang::set(language);
            Self::ALL.into_iter().find_map(|list| {
                let heads = list.heads();
                let column = |head: &&str| row.iter().position(|cell| cell.trim() == *head);
                let columns: Vec<Option<usize>> = heads.iter().map(column).collect();
                columns.first().copied().flatten().map(|_| (list, columns))
            })
        });
        lang::set(now);
        found
    }
}
