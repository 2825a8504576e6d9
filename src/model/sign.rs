//! Signs: shapes that tell a state without colour, the same on screen and in every export.

use super::coverage::{GoalState, State};
use super::engine::Verdict;
use super::plan::{Goal, Grain};

/// A shape that tells a state without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A full dot: about a person.
    Person,
    /// A half dot: totals.
    Total,
    /// A plus in a ring: locked.
    Locked,
    /// A ring: available.
    Available,
    /// A cross: withheld.
    Withheld,
    /// A question mark: unstated.
    Unstated,
    /// A point: this kind cannot see it.
    NotSensed,
}

impl Sign {
    /// All signs, in the order in which the guide explains them.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Total,
        Self::Locked,
        Self::Available,
        Self::Withheld,
        Self::Unstated,
        Self::NotSensed,
    ];

    /// The sign of a goal: what is wanted, where it is met; else what stands in its way.
    #[must_use]
    pub fn of_goal(goal: &Goal, state: &GoalState) -> Self {
        match (state, goal.grain) {
            (GoalState::Met(_), Grain::Individual) => Self::Person,
            (GoalState::Met(_), Grain::Aggregate) => Self::Total,
            (GoalState::Locked(..), _) => Self::Locked,
            (GoalState::Available(_), _) => Self::Available,
            (GoalState::OutOfReach, _) => Self::Withheld,
        }
    }
}

impl From<State> for Sign {
    fn from(state: State) -> Self {
        match state {
            State::Individual => Self::Person,
            State::Aggregate => Self::Total,
            State::Locked => Self::Locked,
            State::Available => Self::Available,
            State::Unstated => Self::Unstated,
            State::Withheld => Self::Withheld,
        }
    }
}

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match (State::of(verdict), verdict) {
            (Some(state), _) => state.into(),
            (None, Verdict::Withheld { .. }) => Self::Withheld,
            (None, Verdict::Unstated) => Self::Unstated,
            (None, _) => Self::NotSensed,
        }
    }
}
