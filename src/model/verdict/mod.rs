//! Verdicts, and what each of them means to the rest of the program.
//!
//! The engine decides a [`Verdict`]. Coverage, signs, offers and texts read its [`Meaning`], so that
//! a new verdict is described here and nowhere else.

use strum::IntoEnumIterator;

use super::pack::Pack;
use super::plan::{Goal, Grain};

pub mod sign;

pub use sign::Sign;

/// Refers to a ceiling of the compiled pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CeilingRef(pub(super) u32);

/// Refers to a yield rule by its index in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RuleRef(pub u32);

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
        /// Whether more switches would raise the grain.
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
    /// What further switches would raise it to, at least.
    pub raise: Option<Grain>,
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
                raise: if lift { grain.finer() } else { None },
            },
            Self::Locked { .. } => Meaning {
                id: "locked",
                sign: Sign::Locked,
                grain: None,
                placed: Some(State::Locked),
                at_best: State::Available,
                raise: Some(Grain::Aggregate),
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

/// How much of one insight comes through on one tier or platform, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
pub enum State {
    /// The platform keeps it.
    Withheld,
    /// No source states it.
    Unstated,
    /// No placed touchpoint yields it, but some kind hosted here would, with every condition on.
    Available,
    /// A touchpoint is one or more switches away from it.
    Locked,
    /// In total only.
    Aggregate,
    /// Rows about persons, without a contact.
    Pseudonym,
    /// About a person.
    Individual,
}

impl State {
    /// All states from best to worst, the order of the pieces in a bar.
    #[must_use]
    pub fn best_first() -> impl ExactSizeIterator<Item = Self> {
        Self::iter().rev()
    }

    /// Those that a pack can lead to, from best to worst. A pack without pseudonyms shows no trace
    /// of them.
    pub fn of_pack(pack: &Pack) -> impl Iterator<Item = Self> + use<> {
        let pseudonyms = pack.has_pseudonyms();
        Self::best_first().filter(move |state| pseudonyms || *state != Self::Pseudonym)
    }

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Pseudonym => "pseudonym",
            Self::Aggregate => "aggregate",
            Self::Locked => "locked",
            Self::Available => "available",
            Self::Unstated => "unstated",
            Self::Withheld => "withheld",
        }
    }

    /// Whether the insight comes through now.
    #[must_use]
    pub fn reached(self) -> bool {
        matches!(self, Self::Aggregate | Self::Pseudonym | Self::Individual)
    }
}

impl From<Grain> for State {
    fn from(grain: Grain) -> Self {
        match grain {
            Grain::Individual => Self::Individual,
            Grain::Pseudonym => Self::Pseudonym,
            Grain::Aggregate => Self::Aggregate,
        }
    }
}

impl From<State> for Sign {
    fn from(state: State) -> Self {
        match state {
            State::Individual => Self::Person,
            State::Pseudonym => Self::Pseudonym,
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
                sign @ (Sign::Person | Sign::Pseudonym | Sign::Total | Sign::Locked) => {
                    signs.push((sign, insight));
                }
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
