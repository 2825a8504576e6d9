//! Signs: shapes that tell a state without colour, the same on screen and in every export.

use super::coverage::{GoalState, State};
use super::engine::Verdict;
use super::pack::Pack;
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

    /// The character that stands for it where nothing can be drawn.
    #[must_use]
    pub fn character(self) -> &'static str {
        match self {
            Self::Person => "●",
            Self::Total => "◐",
            Self::Locked => "⊕",
            Self::Available => "○",
            Self::Withheld => "×",
            Self::Unstated => "?",
            Self::NotSensed => "·",
        }
    }

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

/// What a card shows of what its touchpoint yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Signs, each with the index of its insight: what comes, then what is one step away, then one
    /// of what does not come, which is enough to say so.
    pub signs: Vec<(Sign, usize)>,
    /// How many more do not come.
    pub more: usize,
}

impl Shown {
    /// Chooses from the verdicts on a touchpoint. Of what does not come, goals are told first.
    #[must_use]
    pub fn of(pack: &Pack, goals: &[Goal], verdicts: &[Verdict]) -> Self {
        let mut signs: Vec<(Sign, usize)> = Vec::new();
        let mut rest: Vec<(Sign, usize)> = Vec::new();
        for (insight, verdict) in verdicts.iter().enumerate() {
            match Sign::from(*verdict) {
                sign @ (Sign::Person | Sign::Total | Sign::Locked) => signs.push((sign, insight)),
                sign @ (Sign::Withheld | Sign::Unstated) => rest.push((sign, insight)),
                Sign::Available | Sign::NotSensed => {}
            }
        }
        let wanted = |index: usize| {
            pack.insights.get(index).is_some_and(|i| goals.iter().any(|g| g.insight == i.id))
        };
        signs.sort_unstable();
        rest.sort_by_key(|(_, insight)| (!wanted(*insight), *insight));
        signs.extend(rest.first());
        Self { signs, more: rest.len().saturating_sub(1) }
    }
}
