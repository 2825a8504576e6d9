//! Signs: shapes that show a state without colour, the same on screen and in every export.

use strum::IntoEnumIterator;

use crate::model::pack::Pack;
use crate::model::plan::Grain;

/// A shape that shows a state without colour, in the order in which the guide explains them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Sign {
    /// A full dot: about a person.
    Person,
    /// A ring with a dot: a row about one person, without a contact.
    Pseudonym,
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
    /// Those that a pack can lead to, in the order in which the guide explains them.
    pub fn of_pack(pack: &Pack) -> impl Iterator<Item = Self> + use<> {
        let pseudonyms = pack.has_pseudonyms();
        Self::iter().filter(move |sign| pseudonyms || *sign != Self::Pseudonym)
    }

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
            Self::Pseudonym => "◉",
            Self::Total => "◐",
            Self::Locked => "⊕",
            Self::Available => "○",
            Self::Withheld => "×",
            Self::Unstated => "?",
            Self::NotSensed => "·",
        }
    }
}

impl From<Grain> for Sign {
    fn from(grain: Grain) -> Self {
        match grain {
            Grain::Individual => Self::Person,
            Grain::Pseudonym => Self::Pseudonym,
            Grain::Aggregate => Self::Total,
        }
    }
}
