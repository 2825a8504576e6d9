//! The role of an entry of a report, which decides its appearance. [`super::look`] defines the
//! colours of each role and [`super::shape`] the shape of each sign, for the window and for all
//! exports.

use crate::model::coverage::{GoalState, State};
use crate::model::engine::Verdict;
use crate::model::moves::Step;
use crate::model::sign::Sign;

/// The role of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Comes through about a person.
    Person,
    /// Comes through in total only.
    Total,
    /// Switches are missing.
    Locked,
    /// Could be placed.
    Available,
    /// No source states it.
    Unstated,
    /// Withheld by the platform, or out of reach.
    Withheld,
    /// Not sensed by this kind.
    NotSensed,
    /// A goal that is met.
    Met,
    /// Added since the plan that this one is compared with.
    Added,
    /// Changed since then.
    Changed,
    /// Removed since then.
    Removed,
}

impl From<Sign> for Role {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Person => Self::Person,
            Sign::Total => Self::Total,
            Sign::Locked => Self::Locked,
            Sign::Available => Self::Available,
            Sign::Withheld => Self::Withheld,
            Sign::Unstated => Self::Unstated,
            Sign::NotSensed => Self::NotSensed,
        }
    }
}

impl From<State> for Role {
    fn from(state: State) -> Self {
        Sign::from(state).into()
    }
}

impl From<Verdict> for Role {
    fn from(verdict: Verdict) -> Self {
        Sign::from(verdict).into()
    }
}

impl From<&GoalState> for Role {
    fn from(state: &GoalState) -> Self {
        match state {
            GoalState::Met(_) => Self::Met,
            GoalState::Locked(..) => Self::Locked,
            GoalState::Available(_) => Self::Available,
            GoalState::OutOfReach => Self::Withheld,
        }
    }
}

impl From<Step> for Role {
    fn from(step: Step) -> Self {
        match step {
            Step::Switch(..) => Self::Locked,
            Step::Place(_) => Self::Available,
        }
    }
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::Total,
        Self::Locked,
        Self::Available,
        Self::Unstated,
        Self::Withheld,
        Self::NotSensed,
        Self::Met,
        Self::Added,
        Self::Changed,
        Self::Removed,
    ];

    /// Whether it comes through.
    #[must_use]
    pub fn comes(self) -> bool {
        matches!(self, Self::Person | Self::Total)
    }

    /// Its id in style sheets and tests.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Total => "total",
            Self::Locked => "locked",
            Self::Available => "available",
            Self::Unstated => "unstated",
            Self::Withheld => "withheld",
            Self::NotSensed => "unseen",
            Self::Met => "met",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}
