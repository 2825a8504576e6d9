//! The rows and columns of a sheet, as they are understood.

use crate::model::plan::{ConditionId, KindId, PlatformId, Touchpoint};

/// What a column of a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A number that identifies the row; imported touchpoints get new ids.
    Id,
    /// The touchpoint's own name.
    Name,
    /// The kind, by id or name. If several columns hold kinds, the first non-empty cell of a row
    /// counts. The same holds for all other columns except switches.
    Kind,
    /// The platform, by id or name.
    Platform,
    /// Whether one switch is on.
    Condition(ConditionId),
    /// The switches that are on, as a list: "consent, `brand_operated`".
    Conditions,
    /// Visitors, in people per year.
    Visitors,
    /// The budget in CNY.
    Budget,
    /// The phase.
    Phase,
    /// Notes.
    Notes,
    /// The first day.
    Starts,
    /// The last day.
    Ends,
    /// The first and the last day in one cell.
    Runs,
    /// The assumed share of visitors who become known; with the next two, the likely one.
    Share,
    /// That share at the low end.
    ShareLow,
    /// That share at the high end.
    ShareHigh,
    /// Where the share comes from.
    Basis,
    /// The stage that people are in.
    Stage,
    /// Something that a plan has no field for, such as a price per thousand: kept in the notes.
    Memo,
}

/// A column of a sheet, as it was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnRead {
    /// Its head in the sheet; empty if the sheet has none.
    pub head: String,
    /// What it holds; `None` if it is not imported.
    pub column: Option<Column>,
    /// What its numbers are multiplied by, unless a cell has a unit of its own: 10,000 for
    /// `预算（万元）`.
    pub unit: f64,
}

/// A value that the pack does not define, or that is not possible here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown<Id> {
    /// The value in the sheet; empty if the cell is.
    pub value: String,
    /// The values that are possible instead, most likely first.
    pub nearest: Vec<Id>,
}

/// Why a row cannot be a touchpoint, or lacks a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It has neither a kind nor a platform, as in a row of totals or a remark.
    NoPlace,
    /// The number is negative, not a number, or ambiguous.
    BadNumber {
        /// The column: visitors or budget.
        column: Column,
        /// The value in the sheet.
        value: String,
    },
    /// The budget is in another currency than CNY.
    OtherCurrency {
        /// The value in the sheet.
        value: String,
        /// The ISO code of the currency.
        currency: &'static str,
    },
    /// The value is no day, or the last day comes before the first.
    BadDay {
        /// The column: starts, ends, or both.
        column: Column,
        /// The value in the sheet.
        value: String,
    },
    /// The value is no share from 0 to 1, or low, likely and high are not in order.
    BadShare {
        /// The value in the sheet.
        value: String,
    },
    /// The value is neither yes nor no.
    BadSwitch {
        /// The condition of the column.
        condition: ConditionId,
        /// The value in the sheet.
        value: String,
    },
    /// A list names a switch that the pack does not have.
    NoCondition(Unknown<ConditionId>),
}

/// The result of reading a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// The row is a touchpoint.
    Ready(Touchpoint),
    /// The row is a touchpoint without the numbers that were not understood.
    Incomplete {
        /// The touchpoint.
        touchpoint: Touchpoint,
        /// Why it lacks numbers; at least one.
        findings: Vec<Reason>,
    },
    /// The row needs an answer: its kind or platform is unknown, or the platform does not host the
    /// kind. In the last case `platform` lists the platforms that do.
    Ask {
        /// The touchpoint; an unknown kind or platform holds the text of the sheet.
        touchpoint: Touchpoint,
        /// The kind, if it is unknown.
        kind: Option<Unknown<KindId>>,
        /// The platform, if it is unknown or does not host the kind.
        platform: Option<Unknown<PlatformId>>,
        /// Why it lacks numbers.
        findings: Vec<Reason>,
    },
    /// The row cannot be a touchpoint.
    Refused(Reason),
    /// The row is empty.
    Blank,
}

impl Status {
    /// The touchpoint that is placed.
    #[must_use]
    pub fn placed(&self) -> Option<&Touchpoint> {
        match self {
            Self::Ready(touchpoint) | Self::Incomplete { touchpoint, .. } => Some(touchpoint),
            Self::Ask { .. } | Self::Refused(_) | Self::Blank => None,
        }
    }

    /// The touchpoint that is placed, or that will be after an answer.
    #[must_use]
    pub fn touchpoint(&self) -> Option<&Touchpoint> {
        match self {
            Self::Ask { touchpoint, .. } => Some(touchpoint),
            other => other.placed(),
        }
    }

    /// Why the touchpoint lacks numbers.
    #[must_use]
    pub fn findings(&self) -> &[Reason] {
        match self {
            Self::Incomplete { findings, .. } | Self::Ask { findings, .. } => findings,
            Self::Ready(_) | Self::Refused(_) | Self::Blank => &[],
        }
    }
}

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// The result of reading it.
    pub status: Status,
}
