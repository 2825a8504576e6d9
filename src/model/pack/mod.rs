//! The rule pack as data: which platforms are in which tier, what each tier lets out, which kinds
//! of touchpoint can sense what, and the sources. Everything that Tierboard knows about China is in
//! a pack; the program itself knows three tiers, three grains and five verdicts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::{ConditionId, Grain, InsightId, KindId, PackId, PlatformId};

mod date;
pub mod edit;
mod grounds;
mod statements;
mod text;

pub use date::{Date, Day};
pub use grounds::{Confidence, Grounds, SourceKind, is_web};
pub use statements::{
    Duty, Festival, Identity, Joins, Key, KeyLink, Lets, Link, Means, StageModel, Synonym,
    Threshold, When,
};
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

    /// The tier's index on the board, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What a platform lets out of one insight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlet {
    /// Nothing: the platform withholds it.
    Withheld,
    /// Totals only.
    Aggregate,
    /// A row about one person, without a contact.
    Pseudonym,
    /// About a person.
    Individual,
}

impl Outlet {
    /// All of them, from the least.
    pub const ALL: [Self; 4] = [Self::Withheld, Self::Aggregate, Self::Pseudonym, Self::Individual];

    /// The word in files and JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.grain().map_or("withheld", Grain::id)
    }

    /// The grain that comes through, or `None` if it is withheld.
    #[must_use]
    pub fn grain(self) -> Option<Grain> {
        match self {
            Self::Withheld => None,
            Self::Aggregate => Some(Grain::Aggregate),
            Self::Pseudonym => Some(Grain::Pseudonym),
            Self::Individual => Some(Grain::Individual),
        }
    }
}

/// A source of statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Unique within the pack.
    pub id: String,
    /// Title, with publisher and section. Each verdict that rests on it shares it.
    pub title: Arc<str>,
    /// Web address; empty if there is none.
    pub address: Arc<str>,
    /// Its date.
    pub date: Option<Date>,
    /// What kind of a source it is.
    pub kind: Option<SourceKind>,
}

impl Source {
    /// A source without date and kind.
    #[must_use]
    pub fn new(id: &str, title: &str, address: &str) -> Self {
        let (title, address) = (title.into(), address.into());
        Self { id: id.to_owned(), title, address, date: None, kind: None }
    }
}

/// A type of knowledge about consumers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insight {
    /// Unique within the pack.
    pub id: InsightId,
    /// Short name, fit for a chip.
    pub name: Text,
    /// What it shows, in a sentence.
    pub means: Text,
}

/// A switch on a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Unique within the pack.
    pub id: ConditionId,
    /// The state when on: "Consumers have consented".
    pub name: Text,
    /// The instruction that turns it on: "Ask for consent". The field is called `deed` in files.
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

/// The most that a tier, a platform, or a kind on a platform lets out of one insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// The insight.
    pub insight: InsightId,
    /// The most that comes through.
    pub lets: Outlet,
    /// Who withholds the insight or limits it to totals; empty means the platform.
    pub keeper: Text,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// A tier: a name, a meaning, and a set of ceilings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierRules {
    /// The tier.
    pub tier: Tier,
    /// Name on the board.
    pub name: Text,
    /// What the tier lets out, in a sentence.
    pub means: Text,
    /// At most one ceiling for each insight; without one, the insight is unstated.
    pub ceilings: Vec<Ceiling>,
}

/// A platform on which a brand can reach consumers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Platform {
    /// Unique within the pack.
    pub id: PlatformId,
    /// Name, with its Chinese name.
    pub name: Text,
    /// The company that it belongs to: Tencent, Alibaba, …
    pub owner: Text,
    /// The tier that it is in.
    pub tier: Tier,
    /// Further search words: pinyin initials, old names.
    pub search: Vec<String>,
    /// Further information for the strategist; empty if there is none.
    pub note: Text,
    /// Ceilings that take precedence over those of the tier.
    pub ceilings: Vec<Ceiling>,
}

/// A ceiling of one kind on one platform; it takes precedence over those of the platform and tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCeiling {
    /// The platform.
    pub platform: PlatformId,
    /// The ceiling.
    pub ceiling: Ceiling,
}

/// A kind of touchpoint that a brand can run.
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
    /// Ceilings of this kind on particular platforms.
    pub ceilings: Vec<KindCeiling>,
}

/// A yield rule: these kinds, on these platforms, sense this insight at this grain if the needs are
/// met. Kinds that a platform does not host are ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YieldRule {
    /// Unique within the pack.
    pub id: String,
    /// The kinds.
    pub kinds: Vec<KindId>,
    /// The platforms.
    pub on: Vec<PlatformId>,
    /// The insight that they sense.
    pub insight: InsightId,
    /// The grain.
    pub grain: Grain,
    /// The switches that must be on.
    pub needs: Vec<ConditionId>,
    /// In what form the insight arrives; empty if the source does not say.
    pub form: Text,
    /// The reason and its source.
    pub grounds: Grounds,
}

/// What the palette shows when a search matches something that cannot be placed on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchNote {
    /// Words that match the note, in lower case.
    pub words: Vec<String>,
    /// The text of the note.
    pub says: Text,
    /// The platform to use instead.
    pub instead: PlatformId,
}

/// A rule pack. Read it with `store`, or build it by hand in tests; [`super::check::pack()`]
/// returns what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The id of the pack.
    pub id: PackId,
    /// The name on screen.
    pub name: Text,
    /// What the pack covers and where it comes from, in a sentence or two.
    pub about: Text,
    /// The date of its facts, as given by the source: a year, or a day.
    pub facts_as_of: String,
    /// The sources of its statements.
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
    /// Yield rules; of equal ones the first decides.
    pub yields: Vec<YieldRule>,
    /// Notes for searches that match nothing on the board.
    pub search_notes: Vec<SearchNote>,
    /// Identifiers of people, in the order shown.
    pub keys: Vec<Key>,
    /// Keys that recognise the same person.
    pub key_links: Vec<KeyLink>,
    /// Which touchpoints have which keys.
    pub identities: Vec<Identity>,
    /// Means by which people are led on.
    pub means: Vec<Means>,
    /// Who may lead people where.
    pub links: Vec<Link>,
    /// What the law asks.
    pub duties: Vec<Duty>,
    /// Shopping festivals.
    pub festivals: Vec<Festival>,
    /// Models of stages.
    pub stage_models: Vec<StageModel>,
    /// Numbers of people from which the rules on exporting data ask for more.
    pub thresholds: Vec<Threshold>,
    /// Further words by which sheets name kinds and platforms.
    pub synonyms: Vec<Synonym>,
}

/// The most conditions that a pack may define, since a mask has one bit for each.
pub const MAX_CONDITIONS: usize = 64;

impl Pack {
    /// A pack of this id that says nothing.
    #[must_use]
    pub fn empty(id: PackId) -> Self {
        Self {
            id,
            name: Text::default(),
            about: Text::default(),
            facts_as_of: String::new(),
            sources: Vec::new(),
            insights: Vec::new(),
            conditions: Vec::new(),
            groups: Vec::new(),
            tiers: Vec::new(),
            platforms: Vec::new(),
            kinds: Vec::new(),
            yields: Vec::new(),
            search_notes: Vec::new(),
            keys: Vec::new(),
            key_links: Vec::new(),
            identities: Vec::new(),
            means: Vec::new(),
            links: Vec::new(),
            duties: Vec::new(),
            festivals: Vec::new(),
            stage_models: Vec::new(),
            thresholds: Vec::new(),
            synonyms: Vec::new(),
        }
    }

    /// What every statement rests on.
    pub fn grounds(&self) -> impl Iterator<Item = &Grounds> {
        let ceilings = self.tiers.iter().flat_map(|tier| &tier.ceilings);
        let ceilings = ceilings.chain(self.platforms.iter().flat_map(|p| &p.ceilings));
        let of_kinds = self.kinds.iter().flat_map(|kind| &kind.ceilings).map(|own| &own.ceiling);
        let grounds = ceilings.chain(of_kinds).map(|ceiling| &ceiling.grounds);
        let grounds = grounds.chain(self.yields.iter().map(|rule| &rule.grounds));
        let grounds = grounds.chain(self.key_links.iter().map(|link| &link.grounds));
        let grounds = grounds.chain(self.identities.iter().map(|identity| &identity.grounds));
        let grounds = grounds.chain(self.links.iter().map(|link| &link.grounds));
        grounds.chain(self.duties.iter().map(|duty| &duty.grounds))
    }

    /// Whether anything in it can come through as a pseudonym.
    #[must_use]
    pub fn has_pseudonyms(&self) -> bool {
        let ceilings = self.tiers.iter().flat_map(|tier| &tier.ceilings);
        let ceilings = ceilings.chain(self.platforms.iter().flat_map(|p| &p.ceilings));
        let of_kinds = self.kinds.iter().flat_map(|kind| &kind.ceilings).map(|own| &own.ceiling);
        ceilings.chain(of_kinds).any(|ceiling| ceiling.lets == Outlet::Pseudonym)
            || self.yields.iter().any(|rule| rule.grain == Grain::Pseudonym)
    }

    /// The last day of the date of its facts. A pack whose date is none has a finding, and this is
    /// the end of time.
    #[must_use]
    pub fn last_fact(&self) -> Day {
        let end = Date::read("9999");
        let date = Date::read(&self.facts_as_of).or(end);
        date.map_or_else(Day::default, Date::last_day)
    }

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
