//! Why an action cannot be applied.

use thiserror::Error;

use crate::model::plan::{ConditionId, InsightId, KindId, PlatformId, TouchpointId};

/// Why an action cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The plan has no such touchpoint.
    #[error("the plan has no touchpoint `{0}`")]
    NoTouchpoint(TouchpointId),
    /// The pack has no such kind.
    #[error("the pack has no touchpoint kind `{0}`")]
    NoKind(KindId),
    /// The pack has no such platform.
    #[error("the pack has no platform `{0}`")]
    NoPlatform(PlatformId),
    /// The platform does not host the kind.
    #[error("`{1}` does not host `{0}`")]
    NotHosted(KindId, PlatformId),
    /// The pack has no such switch.
    #[error("the pack has no condition `{0}`")]
    NoCondition(ConditionId),
    /// The pack has no such insight.
    #[error("the pack has no insight `{0}`")]
    NoInsight(InsightId),
    /// The number is negative, infinite or not a number.
    #[error("the number is negative, infinite or not a number")]
    BadNumber,
    /// A share is not between 0 and 1, or its ends are not in order.
    #[error("the share is not between 0 and 1, or its ends are not in order")]
    BadShare,
    /// The last day comes before the first.
    #[error("the last day comes before the first")]
    BadDays,
    /// A route leads to where it begins, or nowhere.
    #[error("the route leads to where it begins, or its place in the list is not there")]
    BadRoute,
    /// The plan has no option at this place.
    #[error("the plan has no option at this place")]
    NoOption,
    /// The record has no such line.
    #[error("the record has no such line")]
    NoLine,
    /// A task would come, over others, after itself.
    #[error("the task would come after itself")]
    Circle,
    /// A short name is empty, or stands twice.
    #[error("the short name `{0}` is empty or stands twice")]
    BadPerson(String),
    /// Somebody is named in the record.
    #[error("the record names `{0}`")]
    PersonNamed(String),
}

/// Refuses an amount of money that is none.
pub(super) fn sound(budget: f64) -> Result<(), Refusal> {
    if budget.is_finite() && budget >= 0.0 { Ok(()) } else { Err(Refusal::BadNumber) }
}
