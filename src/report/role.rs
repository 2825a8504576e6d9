//! The role of an entry of a report, which decides its appearance. [`super::look`] defines the
//! colours of each role and [`super::shape`] the shape of each sign, for the window and for all
//! exports.

use strum::IntoEnumIterator;

use crate::model::coverage::GoalState;
use crate::model::moves::Step;
use crate::model::plan::Goal;
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::model::verdict::Verdict;

/// The role of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The state that a sign shows.
    State(Sign),
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
        Self::State(sign)
    }
}

impl From<State> for Role {
    fn from(state: State) -> Self {
        Self::State(state.into())
    }
}

impl From<Verdict> for Role {
    fn from(verdict: Verdict) -> Self {
        Self::State(verdict.into())
    }
}

impl From<&GoalState> for Role {
    fn from(state: &GoalState) -> Self {
        match state {
            GoalState::Met(_) => Self::Met,
            GoalState::Locked(..) => Self::State(Sign::Locked),
            GoalState::Available(_) => Self::State(Sign::Available),
            GoalState::OutOfReach => Self::State(Sign::Withheld),
        }
    }
}

impl From<Step> for Role {
    fn from(step: Step) -> Self {
        match step {
            Step::Switch(..) => Self::State(Sign::Locked),
            Step::Place(_) => Self::State(Sign::Available),
        }
    }
}

impl Role {
    /// All roles.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [Self::Met, Self::Added, Self::Changed, Self::Removed];
        Sign::iter().map(Self::State).chain(others)
    }

    /// Whether it comes through.
    #[must_use]
    pub fn comes(self) -> bool {
        matches!(self, Self::State(Sign::Person | Sign::Total))
    }

    /// Its id in style sheets and tests.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::State(sign) => sign.id(),
            Self::Met => "met",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// The sign of a goal: the wanted grain if the goal is met, otherwise what is missing.
#[must_use]
pub fn sign_of_goal(goal: &Goal, state: &GoalState) -> Sign {
    match state {
        GoalState::Met(_) => goal.grain.into(),
        GoalState::Locked(..) => Sign::Locked,
        GoalState::Available(_) => Sign::Available,
        GoalState::OutOfReach => Sign::Withheld,
    }
}
