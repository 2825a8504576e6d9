//! Verdicts, and what each of them means to the rest of the program.
//!
//! The engine decides a [`Verdict`]. Coverage, signs, offers and texts read its [`Meaning`], so that
//! a new verdict is described here and nowhere else.

use super::coverage::State;
use super::engine::{CeilingRef, RuleRef};
use super::plan::Grain;
use super::sign::Sign;

/// What decided a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decider {
    /// A yield rule.
    Rule(RuleRef),
    /// A ceiling: it withholds the insight, or it limits the grain.
    Ceiling(CeilingRef),
}

/// What a touchpoint yields of one insight, and what decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The touchpoint yields the insight.
    Yields {
        /// The grain.
        grain: Grain,
        /// The rule, or the ceiling that limits the rule to this grain.
        by: Decider,
        /// Whether one more switch would raise the grain from totals to persons.
        lift: bool,
    },
    /// The touchpoint would yield it with more switches on.
    Locked {
        /// The rule that needs them.
        by: RuleRef,
    },
    /// The platform withholds it.
    Withheld {
        /// The ceiling that withholds it.
        by: CeilingRef,
    },
    /// No source states what comes through here.
    Unstated,
    /// The ceiling lets it out, but this kind does not sense it.
    NotSensed {
        /// The ceiling that would let it out.
        by: CeilingRef,
    },
}

/// What a verdict means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// The word in files and JSON.
    pub id: &'static str,
    /// The shape that shows it.
    pub sign: Sign,
    /// The grain that comes through now.
    pub grain: Option<Grain>,
    /// The state that a placed touchpoint with this verdict gives its cell; `None` if it adds
    /// nothing.
    pub placed: Option<State>,
    /// The state of a cell on an empty board if this is the verdict with every condition on.
    pub at_best: State,
    /// What further switches would raise it to.
    pub raise: Option<Raise>,
}

/// Which missing switches are shown beside a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raise {
    /// The grain that they yield.
    pub to: Grain,
    /// How many switches at most: sets of more are not shown.
    pub most: usize,
}

impl Verdict {
    /// What it means.
    #[inline]
    #[must_use]
    pub fn meaning(self) -> Meaning {
        match self {
            Self::Yields { grain, lift, .. } => Meaning {
                id: "yields",
                sign: grain.into(),
                grain: Some(grain),
                placed: Some(grain.into()),
                at_best: State::Available,
                raise: lift.then_some(Raise { to: Grain::Individual, most: 1 }),
            },
            Self::Locked { .. } => Meaning {
                id: "locked",
                sign: Sign::Locked,
                grain: None,
                placed: Some(State::Locked),
                at_best: State::Available,
                raise: Some(Raise { to: Grain::Aggregate, most: usize::MAX }),
            },
            Self::Withheld { .. } => Meaning {
                id: "withheld",
                sign: Sign::Withheld,
                grain: None,
                placed: None,
                at_best: State::Withheld,
                raise: None,
            },
            Self::Unstated => Meaning {
                id: "unstated",
                sign: Sign::Unstated,
                grain: None,
                placed: None,
                at_best: State::Unstated,
                raise: None,
            },
            // The ceiling lets it out, but no kind senses it: no source states how to get it.
            Self::NotSensed { .. } => Meaning {
                id: "not_sensed",
                sign: Sign::NotSensed,
                grain: None,
                placed: None,
                at_best: State::Unstated,
                raise: None,
            },
        }
    }

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.meaning().id
    }

    /// The grain that comes through now.
    #[must_use]
    pub fn grain(self) -> Option<Grain> {
        self.meaning().grain
    }
}
