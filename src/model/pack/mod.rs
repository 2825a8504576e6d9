//! The rule pack as data: which platforms stand in which tier, what each tier lets out, which kind
//! of touchpoint can see what, and who says so. Everything that Tierboard knows about China is in a
//! pack; the program itself knows three tiers, two grains and five verdicts.

use serde::{Deserialize, Serialize};

use super::id::{ConditionId, Grain, InsightId, KindId, PackId, PlatformId};

mod text;

pub use text::Text;

/// A column of the board, from the most open to the most closed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Individual behaviour comes through, with consent.
    Open,
    /// Some insight comes through, under conditions.
    SemiOpen,
    /// Totals only.
    Closed,
}

impl Tier {
    /// All tiers in board order.
    pub const ALL: [Self; 3] = [Self::Open, Self::SemiOpen, Self::Closed];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SemiOpen => "semi_open",
            Self::Closed => "closed",
        }
    }

    /// The tier's place on the board, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What a platform lets out of one insight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlet {
    /// Not handed over: the platform keeps it.
    Withheld,
    /// In total only.
    Aggregate,
    /// About a person.
    Individual,
}

impl Outlet {
    /// The grain that this outlet lets through, if any.
    #[must_use]
    pub fn grain(self) -> Option<Grain> {
        match self {
            Self::Withheld => None,
            Self::Aggregate => Some(Grain::Aggregate),
            Self::Individual => Some(Grain::Individual),
        }
    }
}

/// How sure a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The source says it.
    Stated,
    /// Concluded from the source.
    Inferred,
    /// The platform's or regulator's own page says it.
    Official,
    /// An agency, law firm or vendor says it.
    Secondary,
}

impl Confidence {
    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Official => "official",
            Self::Secondary => "secondary",
        }
    }
}

/// Why a rule or ceiling is what it is: words to read aloud, who says so, and how surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// The reason, a sentence.
    pub because: Text,
    /// Id of a [`Source`] of the pack.
    pub source: String,
    /// How sure.
    pub confidence: Confidence,
}

/// Where statements come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Unique within the pack.
    pub id: String,
    /// Title, with publisher and section.
    pub title: String,
    /// Web address, or empty.
    pub address: String,
}

/// A type of knowledge about consumers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insight {
    /// Unique within the pack.
    pub id: InsightId,
    /// Short name, fit for a chip.
    pub name: Text,
    /// What it tells, in a sentence.
    pub means: Text,
}

/// A switch on a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Unique within the pack.
    pub id: ConditionId,
    /// The state when on: "Consumers have consented".
    pub name: Text,
    /// How it is turned on, as an order: "Ask for consent". In files it is called `deed`.
    pub order: Text,
}

/// A heading of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Unique within the pack.
    pub id: String,
    /// The heading.
    pub name: Text,
}

/// What one tier, platform, or kind on a platform lets out of one insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// Which insight.
    pub insight: InsightId,
    /// What comes out at the most.
    pub lets: Outlet,
    /// Who keeps it where it is withheld or cut to totals; empty means the platform.
    pub keeper: Text,
    /// Why.
    pub grounds: Grounds,
}

/// A tier: a name, a meaning, and a set of ceilings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierRules {
    /// Which of the three.
    pub tier: Tier,
    /// Name on the board.
    pub name: Text,
    /// What the tier lets out, in a sentence.
    pub means: Text,
    /// At most one ceiling an insight; none means that no source states it.
    pub ceilings: Vec<Ceiling>,
}

/// A place where consumers are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Platform {
    /// Unique within the pack.
    pub id: PlatformId,
    /// Name, with its Chinese name.
    pub name: Text,
    /// The group it belongs to: Tencent, Alibaba, …
    pub owner: Text,
    /// The column it stands in.
    pub tier: Tier,
    /// Further search words: pinyin initials, old names.
    pub search: Vec<String>,
    /// What else a strategist should know, or empty.
    pub note: Text,
    /// Ceilings that go before the tier's.
    pub ceilings: Vec<Ceiling>,
}

/// A ceiling of one kind on one platform; goes before the platform's and the tier's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCeiling {
    /// Where.
    pub platform: PlatformId,
    /// What.
    pub ceiling: Ceiling,
}

/// What a brand can run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Unique within the pack.
    pub id: KindId,
    /// Name, with its Chinese name.
    pub name: Text,
    /// Id of its [`Group`].
    pub group: String,
    /// Further search words: pinyin initials, other names.
    pub search: Vec<String>,
    /// The platforms that host it.
    pub hosts: Vec<PlatformId>,
    /// Ceilings of this kind on single platforms.
    pub ceilings: Vec<KindCeiling>,
}

/// A yield rule: these kinds, on these platforms, can see this insight at this grain, if the needs
/// are met. A kind that a platform does not host is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YieldRule {
    /// Unique within the pack.
    pub id: String,
    /// Which kinds.
    pub kinds: Vec<KindId>,
    /// On which platforms.
    pub on: Vec<PlatformId>,
    /// What they see.
    pub insight: InsightId,
    /// How finely.
    pub grain: Grain,
    /// The switches that must be on.
    pub needs: Vec<ConditionId>,
    /// Why.
    pub grounds: Grounds,
}

/// What the palette says when a search finds something that the board cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchNote {
    /// Words that bring the note up, lower case.
    pub words: Vec<String>,
    /// What it says.
    pub says: Text,
    /// The platform to look at instead.
    pub instead: PlatformId,
}

/// A rule pack. Build one only through the reader in `store`, or by hand in tests;
/// [`super::check::pack()`] says whether it is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Unique among packs.
    pub id: PackId,
    /// Name on screen.
    pub name: Text,
    /// What it is and where it comes from, in a sentence or two.
    pub about: Text,
    /// The date of its facts, as the source gives it: a year, or a day.
    pub facts_as_of: String,
    /// Where its statements come from.
    pub sources: Vec<Source>,
    /// Insight types, in the order shown.
    pub insights: Vec<Insight>,
    /// Switches, in the order shown; at most 64.
    pub conditions: Vec<Condition>,
    /// Palette headings, in the order shown.
    pub groups: Vec<Group>,
    /// The three tiers in board order.
    pub tiers: Vec<TierRules>,
    /// Platforms, in the order shown within their tier.
    pub platforms: Vec<Platform>,
    /// Touchpoint kinds, in the order shown within their group.
    pub kinds: Vec<Kind>,
    /// Yield rules; among equals the first decides.
    pub yields: Vec<YieldRule>,
    /// Notes for searches.
    pub search_notes: Vec<SearchNote>,
}

/// The most conditions that a pack may define: one bit each in a mask.
pub const MAX_CONDITIONS: usize = 64;

impl Pack {
    /// The kind with this id.
    #[must_use]
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == *id)
    }

    /// The platform with this id.
    #[must_use]
    pub fn platform(&self, id: &PlatformId) -> Option<&Platform> {
        self.platforms.iter().find(|p| p.id == *id)
    }

    /// The insight with this id.
    #[must_use]
    pub fn insight(&self, id: &InsightId) -> Option<&Insight> {
        self.insights.iter().find(|i| i.id == *id)
    }

    /// The condition with this id.
    #[must_use]
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        self.conditions.iter().find(|c| c.id == *id)
    }

    /// The rules of one tier.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> Option<&TierRules> {
        self.tiers.iter().find(|t| t.tier == tier)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The platforms of one tier, in the order shown.
    pub fn platforms_in(&self, tier: Tier) -> impl Iterator<Item = &Platform> {
        self.platforms.iter().filter(move |p| p.tier == tier)
    }

    /// Whether `platform` hosts `kind`.
    #[must_use]
    pub fn hosts(&self, platform: &PlatformId, kind: &KindId) -> bool {
        self.kind(kind).is_some_and(|k| k.hosts.contains(platform))
    }
}
