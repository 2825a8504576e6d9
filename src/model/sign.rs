//! Signs: shapes that show a state without colour, the same on screen and in every export.

use super::coverage::{GoalState, State};
use super::pack::Pack;
use super::plan::{Goal, Grain};
use super::verdict::Verdict;

/// A shape that shows a state without colour, in the order in which the guide explains them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
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
    /// A small dot: this kind does not sense it.
    NotSensed,
}

impl Sign {
    /// Its id in style sheets and tests.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The character for the sign where only text is possible.
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

    /// The sign of a goal: the wanted grain if the goal is met, otherwise what is missing.
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

impl From<Grain> for Sign {
    fn from(grain: Grain) -> Self {
        match grain {
            Grain::Individual => Self::Person,
            Grain::Aggregate => Self::Total,
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
        verdict.meaning().sign
    }
}

/// The signs on the card of a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Signs with the index of their insight: first what is yielded, then what is locked, then one
    /// insight that is withheld or unstated, as an example.
    pub signs: Vec<(Sign, usize)>,
    /// The number of further insights that are withheld or unstated.
    pub more: usize,
}

impl Shown {
    /// Chooses the signs for a touchpoint's verdicts. Of the withheld and unstated insights, goals
    /// come first.
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
