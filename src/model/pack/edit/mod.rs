//! Changes of a pack, as a rules editor makes them: every field by its name, every statement by
//! where it stands.

mod blank;
mod cells;
mod change;
mod entry;

pub use cells::{Cell, Choices, Shape, Value};
pub use change::{Against, Edit, against, apply, before, found, take_back};
pub use entry::{Column, Entry};

use super::{Ceiling, Pack, Tier};
use crate::model::id::{InsightId, KindId, PlatformId};

/// A list of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
#[expect(missing_docs, reason = "each is described by its name")]
pub enum Table {
    Yields,
    Identities,
    Keys,
    KeyLinks,
    Links,
    Means,
    Duties,
    Platforms,
    Kinds,
    Insights,
    Conditions,
    Sources,
    Festivals,
    StageModels,
    Thresholds,
    Synonyms,
}

/// What a ceiling is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A tier.
    Tier(Tier),
    /// A platform.
    Platform(PlatformId),
    /// A kind on a platform.
    Kind(KindId, PlatformId),
}

/// Where an entry stands in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Row {
    /// The pack itself.
    Pack,
    /// A ceiling: the one with this number among those of its scope and insight, by time.
    Ceiling(Scope, InsightId, usize),
    /// An entry of a list, by its place.
    Of(Table, usize),
}

impl Table {
    /// What the ids of its entries name, where others refer to them.
    #[must_use]
    pub fn named(self) -> Option<Choices> {
        match self {
            Self::Keys => Some(Choices::Keys),
            Self::Means => Some(Choices::Means),
            Self::Platforms => Some(Choices::Platforms),
            Self::Kinds => Some(Choices::Kinds),
            Self::Insights => Some(Choices::Insights),
            Self::Conditions => Some(Choices::Conditions),
            Self::Sources => Some(Choices::Sources),
            Self::Yields
            | Self::Identities
            | Self::KeyLinks
            | Self::Links
            | Self::Duties
            | Self::Festivals
            | Self::StageModels
            | Self::Thresholds
            | Self::Synonyms => None,
        }
    }

    /// Its entries.
    #[must_use]
    pub fn entries(self, pack: &Pack) -> Vec<&dyn Entry> {
        fn all<E: Entry>(entries: &[E]) -> Vec<&dyn Entry> {
            entries.iter().map(|entry| entry as &dyn Entry).collect()
        }
        match self {
            Self::Yields => all(&pack.yields),
            Self::Identities => all(&pack.identities),
            Self::Keys => all(&pack.keys),
            Self::KeyLinks => all(&pack.key_links),
            Self::Links => all(&pack.links),
            Self::Means => all(&pack.means),
            Self::Duties => all(&pack.duties),
            Self::Platforms => all(&pack.platforms),
            Self::Kinds => all(&pack.kinds),
            Self::Insights => all(&pack.insights),
            Self::Conditions => all(&pack.conditions),
            Self::Sources => all(&pack.sources),
            Self::Festivals => all(&pack.festivals),
            Self::StageModels => all(&pack.stage_models),
            Self::Thresholds => all(&pack.thresholds),
            Self::Synonyms => all(&pack.synonyms),
        }
    }

    /// Its entries, to be changed.
    pub fn entries_mut(self, pack: &mut Pack) -> Vec<&mut dyn Entry> {
        fn all<E: Entry>(entries: &mut [E]) -> Vec<&mut dyn Entry> {
            entries.iter_mut().map(|entry| entry as &mut dyn Entry).collect()
        }
        match self {
            Self::Yields => all(&mut pack.yields),
            Self::Identities => all(&mut pack.identities),
            Self::Keys => all(&mut pack.keys),
            Self::KeyLinks => all(&mut pack.key_links),
            Self::Links => all(&mut pack.links),
            Self::Means => all(&mut pack.means),
            Self::Duties => all(&mut pack.duties),
            Self::Platforms => all(&mut pack.platforms),
            Self::Kinds => all(&mut pack.kinds),
            Self::Insights => all(&mut pack.insights),
            Self::Conditions => all(&mut pack.conditions),
            Self::Sources => all(&mut pack.sources),
            Self::Festivals => all(&mut pack.festivals),
            Self::StageModels => all(&mut pack.stage_models),
            Self::Thresholds => all(&mut pack.thresholds),
            Self::Synonyms => all(&mut pack.synonyms),
        }
    }
}

impl Scope {
    /// The ceilings of this scope for an insight, in the pack's order.
    #[must_use]
    pub fn ceilings<'p>(&'p self, pack: &'p Pack, insight: &'p InsightId) -> Vec<&'p Ceiling> {
        let of = |ceiling: &&Ceiling| ceiling.insight == *insight;
        match self {
            Self::Tier(tier) => {
                pack.tier(*tier).into_iter().flat_map(|rules| &rules.ceilings).filter(of).collect()
            }
            Self::Platform(id) => {
                let platform = pack.platform(id).into_iter();
                platform.flat_map(|platform| &platform.ceilings).filter(of).collect()
            }
            Self::Kind(kind, platform) => {
                let own = pack.kind(kind).into_iter().flat_map(|kind| &kind.ceilings);
                let own = own.filter(|own| own.platform == *platform);
                own.map(|own| &own.ceiling).filter(of).collect()
            }
        }
    }

    /// The same, to be changed.
    pub fn ceilings_mut<'p>(
        &self,
        pack: &'p mut Pack,
        insight: &InsightId,
    ) -> Vec<&'p mut Ceiling> {
        let of = |ceiling: &&mut Ceiling| ceiling.insight == *insight;
        match self {
            Self::Tier(tier) => {
                let tier = pack.tiers.iter_mut().find(|rules| rules.tier == *tier).into_iter();
                tier.flat_map(|rules| &mut rules.ceilings).filter(of).collect()
            }
            Self::Platform(id) => {
                let platform = pack.platforms.iter_mut().find(|platform| platform.id == *id);
                let platform = platform.into_iter();
                platform.flat_map(|platform| &mut platform.ceilings).filter(of).collect()
            }
            Self::Kind(kind, platform) => {
                let own = pack.kinds.iter_mut().find(|one| one.id == *kind).into_iter();
                let own = own.flat_map(|kind| &mut kind.ceilings);
                let own = own.filter(|own| own.platform == *platform);
                own.map(|own| &mut own.ceiling).filter(of).collect()
            }
        }
    }
}
