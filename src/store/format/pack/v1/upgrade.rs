//! Converts between the records of a file and the pack, since this is the newest format.

use super::lists::Entry;
use super::{
    Ceiling, Condition, Group, Insight, Kind, KindCeiling, NUMBER, Pack, Platform, SearchNote,
    Source, TierRules, YieldRule,
};
use crate::model::pack;
use crate::store::format::values::{Bare, Dated};
use crate::store::format::words::Words;

/// Converts strings to ids.
fn ids<T: for<'a> From<&'a str>>(texts: &[String]) -> Vec<T> {
    texts.iter().map(|text| T::from(text.as_str())).collect()
}

/// Converts ids to strings.
fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// Converts a text to the form used in files.
fn words(text: &pack::Text) -> Words {
    Words(text.clone())
}

impl Pack {
    /// Converts to the pack itself.
    #[must_use]
    pub fn upgrade(self) -> pack::Pack {
        pack::Pack {
            id: self.id.as_str().into(),
            name: self.name.0,
            about: self.about.0,
            facts_as_of: self.facts_as_of,
            sources: self.sources.into_iter().map(Source::upgrade).collect(),
            insights: self.insights.into_iter().map(Insight::upgrade).collect(),
            conditions: self.conditions.into_iter().map(Condition::upgrade).collect(),
            groups: self.groups.into_iter().map(Group::upgrade).collect(),
            tiers: self.tiers.into_iter().map(TierRules::upgrade).collect(),
            platforms: self.platforms.into_iter().map(Platform::upgrade).collect(),
            kinds: self.kinds.into_iter().map(Kind::upgrade).collect(),
            yields: self.yields.into_iter().map(YieldRule::upgrade).collect(),
            search_notes: self.search_notes.into_iter().map(SearchNote::upgrade).collect(),
            keys: self.keys.into_iter().map(Entry::upgrade).collect(),
            key_links: self.key_links.into_iter().map(Entry::upgrade).collect(),
            identities: self.identities.into_iter().map(Entry::upgrade).collect(),
            means: self.means.into_iter().map(Entry::upgrade).collect(),
            links: self.links.into_iter().map(Entry::upgrade).collect(),
            duties: self.duties.into_iter().map(Entry::upgrade).collect(),
            festivals: self.festivals.into_iter().map(Entry::upgrade).collect(),
            stage_models: self.stage_models.into_iter().map(Entry::upgrade).collect(),
            thresholds: self.thresholds.into_iter().map(Entry::upgrade).collect(),
            synonyms: self.synonyms.into_iter().map(Entry::upgrade).collect(),
        }
    }

    /// Converts a pack to the record of a file.
    #[must_use]
    pub fn of(pack: &pack::Pack) -> Self {
        Self {
            format: NUMBER,
            id: pack.id.to_string(),
            name: words(&pack.name),
            about: words(&pack.about),
            facts_as_of: pack.facts_as_of.clone(),
            sources: pack.sources.iter().map(Source::of).collect(),
            insights: pack.insights.iter().map(Insight::of).collect(),
            conditions: pack.conditions.iter().map(Condition::of).collect(),
            groups: pack.groups.iter().map(Group::of).collect(),
            tiers: pack.tiers.iter().map(TierRules::of).collect(),
            platforms: pack.platforms.iter().map(Platform::of).collect(),
            kinds: pack.kinds.iter().map(Kind::of).collect(),
            yields: pack.yields.iter().map(YieldRule::of).collect(),
            search_notes: pack.search_notes.iter().map(SearchNote::of).collect(),
            keys: pack.keys.iter().map(Entry::of).collect(),
            key_links: pack.key_links.iter().map(Entry::of).collect(),
            identities: pack.identities.iter().map(Entry::of).collect(),
            means: pack.means.iter().map(Entry::of).collect(),
            links: pack.links.iter().map(Entry::of).collect(),
            duties: pack.duties.iter().map(Entry::of).collect(),
            festivals: pack.festivals.iter().map(Entry::of).collect(),
            stage_models: pack.stage_models.iter().map(Entry::of).collect(),
            thresholds: pack.thresholds.iter().map(Entry::of).collect(),
            synonyms: pack.synonyms.iter().map(Entry::of).collect(),
        }
    }
}

impl Source {
    fn upgrade(self) -> pack::Source {
        pack::Source {
            id: self.id,
            title: self.title.into(),
            address: self.address.into(),
            date: self.date.0,
            kind: self.kind.0,
        }
    }

    fn of(source: &pack::Source) -> Self {
        let pack::Source { id, title, address, date, kind } = source.clone();
        let (title, address) = (title.to_string(), address.to_string());
        Self { id, title, address, date: Dated(date), kind: Bare(kind) }
    }
}

impl Insight {
    fn upgrade(self) -> pack::Insight {
        pack::Insight { id: self.id.as_str().into(), name: self.name.0, means: self.means.0 }
    }

    fn of(insight: &pack::Insight) -> Self {
        let (name, means) = (words(&insight.name), words(&insight.means));
        Self { id: insight.id.to_string(), name, means }
    }
}

impl Condition {
    fn upgrade(self) -> pack::Condition {
        pack::Condition { id: self.id.as_str().into(), name: self.name.0, order: self.deed.0 }
    }

    fn of(condition: &pack::Condition) -> Self {
        let (name, deed) = (words(&condition.name), words(&condition.order));
        Self { id: condition.id.to_string(), name, deed }
    }
}

impl Group {
    fn upgrade(self) -> pack::Group {
        pack::Group { id: self.id, name: self.name.0 }
    }

    fn of(group: &pack::Group) -> Self {
        Self { id: group.id.clone(), name: words(&group.name) }
    }
}

impl TierRules {
    fn upgrade(self) -> pack::TierRules {
        pack::TierRules {
            tier: self.tier,
            name: self.name.0,
            means: self.means.0,
            ceilings: self.ceilings.into_iter().map(Ceiling::upgrade).collect(),
        }
    }

    fn of(rules: &pack::TierRules) -> Self {
        Self {
            tier: rules.tier,
            name: words(&rules.name),
            means: words(&rules.means),
            ceilings: rules.ceilings.iter().map(Ceiling::of).collect(),
        }
    }
}

impl Ceiling {
    fn upgrade(self) -> pack::Ceiling {
        pack::Ceiling {
            insight: self.insight.as_str().into(),
            lets: self.lets,
            keeper: self.keeper.0,
            grounds: pack::Grounds {
                because: self.because.0,
                source: self.source,
                confidence: self.confidence,
                known: self.known.0,
                since: self.since.0,
                until: self.until.0,
            },
        }
    }

    fn of(ceiling: &pack::Ceiling) -> Self {
        Self {
            insight: ceiling.insight.to_string(),
            lets: ceiling.lets,
            keeper: words(&ceiling.keeper),
            because: words(&ceiling.grounds.because),
            source: ceiling.grounds.source.clone(),
            confidence: ceiling.grounds.confidence,
            known: Dated(ceiling.grounds.known),
            since: Dated(ceiling.grounds.since),
            until: Dated(ceiling.grounds.until),
        }
    }
}

impl Platform {
    fn upgrade(self) -> pack::Platform {
        pack::Platform {
            id: self.id.as_str().into(),
            name: self.name.0,
            owner: self.owner.0,
            tier: self.tier,
            search: self.search,
            note: self.note.0,
            ceilings: self.ceilings.into_iter().map(Ceiling::upgrade).collect(),
        }
    }

    fn of(platform: &pack::Platform) -> Self {
        Self {
            id: platform.id.to_string(),
            name: words(&platform.name),
            owner: words(&platform.owner),
            tier: platform.tier,
            search: platform.search.clone(),
            note: words(&platform.note),
            ceilings: platform.ceilings.iter().map(Ceiling::of).collect(),
        }
    }
}

impl KindCeiling {
    fn upgrade(self) -> pack::KindCeiling {
        let Self {
            platform,
            insight,
            lets,
            keeper,
            because,
            source,
            confidence,
            known,
            since,
            until,
        } = self;
        let ceiling =
            Ceiling { insight, lets, keeper, because, source, confidence, known, since, until };
        pack::KindCeiling { platform: platform.as_str().into(), ceiling: ceiling.upgrade() }
    }

    fn of(own: &pack::KindCeiling) -> Self {
        let ceiling = Ceiling::of(&own.ceiling);
        let Ceiling { insight, lets, keeper, because, source, confidence, known, since, until } =
            ceiling;
        let platform = own.platform.to_string();
        Self { platform, insight, lets, keeper, because, source, confidence, known, since, until }
    }
}

impl Kind {
    fn upgrade(self) -> pack::Kind {
        pack::Kind {
            id: self.id.as_str().into(),
            name: self.name.0,
            group: self.group,
            search: self.search,
            hosts: ids(&self.hosts),
            ceilings: self.ceilings.into_iter().map(KindCeiling::upgrade).collect(),
        }
    }

    fn of(kind: &pack::Kind) -> Self {
        Self {
            id: kind.id.to_string(),
            name: words(&kind.name),
            group: kind.group.clone(),
            search: kind.search.clone(),
            hosts: texts(&kind.hosts),
            ceilings: kind.ceilings.iter().map(KindCeiling::of).collect(),
        }
    }
}

impl YieldRule {
    fn upgrade(self) -> pack::YieldRule {
        pack::YieldRule {
            id: self.id,
            kinds: ids(&self.kinds),
            on: ids(&self.on),
            insight: self.insight.as_str().into(),
            grain: self.grain,
            needs: ids(&self.needs),
            form: self.form.0,
            grounds: pack::Grounds {
                because: self.because.0,
                source: self.source,
                confidence: self.confidence,
                known: self.known.0,
                since: self.since.0,
                until: self.until.0,
            },
        }
    }

    fn of(rule: &pack::YieldRule) -> Self {
        Self {
            id: rule.id.clone(),
            kinds: texts(&rule.kinds),
            on: texts(&rule.on),
            insight: rule.insight.to_string(),
            grain: rule.grain,
            needs: texts(&rule.needs),
            form: words(&rule.form),
            because: words(&rule.grounds.because),
            source: rule.grounds.source.clone(),
            confidence: rule.grounds.confidence,
            known: Dated(rule.grounds.known),
            since: Dated(rule.grounds.since),
            until: Dated(rule.grounds.until),
        }
    }
}

impl SearchNote {
    fn upgrade(self) -> pack::SearchNote {
        let instead = self.instead.as_str().into();
        pack::SearchNote { words: self.words, says: self.says.0, instead }
    }

    fn of(note: &pack::SearchNote) -> Self {
        let instead = note.instead.to_string();
        Self { words: note.words.clone(), says: words(&note.says), instead }
    }
}
