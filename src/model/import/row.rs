//! What the rows and columns of a sheet are read as.

use crate::model::plan::{ConditionId, KindId, PlatformId, Touchpoint};

/// What a column of a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A number that tells rows apart; touchpoints get ids of their own.
    Id,
    /// The touchpoint's own name.
    Name,
    /// The kind, by id or name. Where several columns are of kinds, the first filled cell counts;
    /// so with every other meaning but switches.
    Kind,
    /// The platform, by id or name.
    Platform,
    /// Whether one switch is on.
    Condition(ConditionId),
    /// The switches that are on, as a list: "consent, `brand_operated`".
    Conditions,
    /// People per year.
    Visitors,
    /// CNY.
    Budget,
    /// The phase.
    Phase,
    /// Notes.
    Notes,
}

/// A value that the pack does not know, or that does not fit here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown<Id> {
    /// As it is written; empty where nothing is.
    pub value: String,
    /// What can stand there instead, the likeliest first.
    pub nearest: Vec<Id>,
}

/// Why a row cannot be a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It has neither a kind nor a platform: a total, a remark.
    NoPlace,
    /// No number from 0, or none that can be read in one way only.
    BadNumber {
        /// Visitors or budget.
        column: Column,
        /// As it is written.
        value: String,
    },
    /// Neither yes nor no.
    BadSwitch {
        /// Whose column it is.
        condition: ConditionId,
        /// As it is written.
        value: String,
    },
    /// A list names a switch that the pack does not have.
    NoCondition(Unknown<ConditionId>),
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// It is a touchpoint.
    Ready(Touchpoint),
    /// It would be one, but its kind or platform is unknown, or the platform does not host the
    /// kind; then `platform` names those that do.
    Ask {
        /// The touchpoint; an unknown kind or platform stands in it as it is written.
        touchpoint: Touchpoint,
        /// The kind, where it is unknown.
        kind: Option<Unknown<KindId>>,
        /// The platform, where it is unknown or does not host the kind.
        platform: Option<Unknown<PlatformId>>,
    },
    /// It cannot be one.
    Refused(Reason),
    /// Nothing stands in it.
    Blank,
}

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// What becomes of it.
    pub status: Status,
}
