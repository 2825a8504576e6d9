//! Changes to one field of a touchpoint.

use serde::{Deserialize, Serialize};

use super::refusal::{Refusal, sound};
use crate::model::pack::Date;
use crate::model::plan::{Operator, Share, Touchpoint};
use crate::model::tidy;

/// A change to one field of a touchpoint.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Edit {
    /// The name; if it is empty, the name of the kind is shown.
    Name(String),
    /// Visitors, in people per year.
    Visitors(Option<u64>),
    /// The budget in CNY.
    Budget(Option<f64>),
    /// The phase; `None` means no phase.
    Phase(Option<String>),
    /// The notes.
    Notes(String),
    /// Who runs it.
    Operator(Option<Operator>),
    /// Other handlers that its data is passed to.
    Recipients(Vec<String>),
    /// What its data is for.
    Purpose(String),
    /// Something about its data that is so, or not.
    Data(DataFlag, bool),
    /// The first and the last day.
    Days(Option<Date>, Option<Date>),
    /// The assumed share of its visitors who become known.
    Share(Option<Share>),
    /// Where the assumption comes from.
    Basis(String),
    /// The stage of the plan's model that it serves.
    Stage(Option<String>),
}

/// Something about the data of a touchpoint that the law asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DataFlag {
    /// It leaves the mainland.
    LeavesMainland,
    /// It is sensitive.
    Sensitive,
    /// It is about minors.
    Minors,
}

pub(super) fn sound_edit(edit: &Edit) -> Result<(), Refusal> {
    match edit {
        Edit::Budget(Some(budget)) => sound(*budget),
        Edit::Share(Some(share)) if !share.is_sound() => Err(Refusal::BadShare),
        Edit::Days(Some(starts), Some(ends)) if ends.last_day() < starts.first_day() => {
            Err(Refusal::BadDays)
        }
        _ => Ok(()),
    }
}

pub(super) fn apply_edit(touchpoint: &mut Touchpoint, edit: &Edit) {
    match edit {
        Edit::Name(name) => touchpoint.name.clone_from(name),
        Edit::Visitors(visitors) => touchpoint.visitors = *visitors,
        // Adding zero turns a negative zero into zero.
        Edit::Budget(budget) => touchpoint.budget = budget.map(|b| b + 0.0),
        Edit::Phase(phase) => {
            touchpoint.phase.clone_from(phase);
        }
        Edit::Notes(notes) => touchpoint.notes.clone_from(notes),
        Edit::Operator(operator) => touchpoint.operator = *operator,
        Edit::Recipients(recipients) => touchpoint.recipients.clone_from(recipients),
        Edit::Purpose(purpose) => touchpoint.purpose.clone_from(purpose),
        Edit::Data(DataFlag::LeavesMainland, on) => touchpoint.leaves_mainland = *on,
        Edit::Data(DataFlag::Sensitive, on) => touchpoint.sensitive = *on,
        Edit::Data(DataFlag::Minors, on) => touchpoint.minors = *on,
        Edit::Days(starts, ends) => (touchpoint.starts, touchpoint.ends) = (*starts, *ends),
        Edit::Share(share) => touchpoint.share = *share,
        Edit::Basis(basis) => touchpoint.basis.clone_from(basis),
        Edit::Stage(stage) => touchpoint.stage.clone_from(stage),
    }
    tidy::touchpoint(touchpoint);
}
