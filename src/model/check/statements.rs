//! Checks of what a pack says beside yields and ceilings: ids, dates and addresses.

use std::fmt::Display;

use super::pack::{Check, Ids};
use crate::model::finding::{Noun, Problem};
use crate::model::pack::{Date, Grounds, is_web};
use crate::model::plan::{ConditionId, KindId, PlatformId};

impl Check<'_> {
    /// Checks the source and the dates of a statement.
    pub(super) fn grounds(&mut self, at: impl Display, grounds: &Grounds) {
        let (source, known) = (&grounds.source, &self.defined.sources);
        self.known(format_args!("{at}.source"), Noun::Source, source, known);
        if let (Some(since), Some(until)) = (grounds.since, grounds.until) {
            self.after(format_args!("{at}.until"), since, until);
        }
    }

    fn after(&mut self, at: impl Display, since: Date, until: Date) {
        if until.first_day() <= since.first_day() {
            let (since, until) = (since.to_string(), until.to_string());
            self.find(at, Problem::NotAfter { since, until });
        }
    }

    /// Checks the date of the facts, and the addresses of sources.
    pub(super) fn dates_and_addresses(&mut self) {
        let pack = self.pack;
        let facts = pack.facts_as_of.trim();
        if !facts.is_empty() && Date::read(facts).is_none() {
            self.find("facts_as_of", Problem::NoDate(facts.to_owned()));
        }
        for (index, source) in pack.sources.iter().enumerate() {
            if !source.address.is_empty() && !is_web(&source.address) {
                let value = source.address.to_string();
                self.find(format_args!("sources[{index}].address"), Problem::NoWebAddress(value));
            }
        }
    }

    /// Checks the lists of keys, links and duties, and those of festivals, stages, thresholds and
    /// synonyms.
    pub(super) fn statements(&mut self) {
        let pack = self.pack;
        self.ids("keys", Noun::Key, pack.keys.iter().map(|key| key.id.as_str()));
        self.ids("identities", Noun::Identity, pack.identities.iter().map(|i| i.id.as_str()));
        self.ids("means", Noun::Means, pack.means.iter().map(|means| means.id.as_str()));
        self.ids("links", Noun::Link, pack.links.iter().map(|link| link.id.as_str()));
        self.ids("duties", Noun::Duty, pack.duties.iter().map(|duty| duty.id.as_str()));
        self.ids("festivals", Noun::Festival, pack.festivals.iter().map(|f| f.id.as_str()));
        self.ids("stage_models", Noun::StageModel, pack.stage_models.iter().map(|m| m.id.as_str()));
        self.ids("thresholds", Noun::Threshold, pack.thresholds.iter().map(|t| t.id.as_str()));
        self.ids("synonyms", Noun::Synonym, pack.synonyms.iter().map(|s| s.id.as_str()));
        for (index, synonym) in pack.synonyms.iter().enumerate() {
            let at = format!("synonyms[{index}]");
            self.scope(&at, ("kinds", &synonym.kinds), ("platforms", &synonym.platforms));
            if synonym.kinds.is_empty() && synonym.platforms.is_empty() {
                self.find(format_args!("{at}.kinds"), Problem::EmptyList("kinds"));
            }
        }
        self.keys();
        self.links();
        for (index, duty) in pack.duties.iter().enumerate() {
            self.grounds(format_args!("duties[{index}]"), &duty.grounds);
            if duty.when.is_empty() {
                self.find(format_args!("duties[{index}].when"), Problem::EmptyList("when"));
            }
        }
        for (index, festival) in pack.festivals.iter().enumerate() {
            if festival.ends.last_day() < festival.starts.first_day() {
                let (since, until) = (festival.starts.to_string(), festival.ends.to_string());
                let problem = Problem::NotAfter { since, until };
                self.find(format_args!("festivals[{index}].ends"), problem);
            }
        }
        let festivals = pack.festivals.iter().map(|f| &f.source).enumerate();
        let models = pack.stage_models.iter().map(|m| &m.source).enumerate();
        let thresholds = pack.thresholds.iter().map(|t| &t.source).enumerate();
        let sourced = festivals.map(|(n, source)| ("festivals", n, source));
        let sourced = sourced.chain(models.map(|(n, source)| ("stage_models", n, source)));
        let sourced = sourced.chain(thresholds.map(|(n, source)| ("thresholds", n, source)));
        let synonyms = pack.synonyms.iter().map(|s| &s.source).enumerate();
        let sourced = sourced.chain(synonyms.map(|(n, source)| ("synonyms", n, source)));
        for (list, n, source) in sourced {
            let (at, known) = (format!("{list}[{n}].source"), &self.defined.sources);
            self.known(at, Noun::Source, source, known);
        }
    }

    fn keys(&mut self) {
        let (pack, defined) = (self.pack, self.defined);
        for (index, link) in pack.key_links.iter().enumerate() {
            let at = format!("key_links[{index}]");
            self.known(format_args!("{at}.a"), Noun::Key, &link.a, &defined.keys);
            self.known(format_args!("{at}.b"), Noun::Key, &link.b, &defined.keys);
            self.grounds(&at, &link.grounds);
        }
        for (index, identity) in pack.identities.iter().enumerate() {
            let at = format!("identities[{index}]");
            self.known(format_args!("{at}.key"), Noun::Key, &identity.key, &defined.keys);
            self.scope(&at, ("kinds", &identity.kinds), ("on", &identity.on));
            self.needs(&at, &identity.needs);
            self.grounds(&at, &identity.grounds);
            for (list, empty) in
                [("kinds", identity.kinds.is_empty()), ("on", identity.on.is_empty())]
            {
                if empty {
                    self.find(format_args!("{at}.{list}"), Problem::EmptyList(list));
                }
            }
        }
    }

    fn links(&mut self) {
        let (pack, defined) = (self.pack, self.defined);
        for (index, link) in pack.links.iter().enumerate() {
            let at = format!("links[{index}]");
            self.scope(&at, ("from_kinds", &link.from_kinds), ("from", &link.from));
            self.scope(&at, ("to_kinds", &link.to_kinds), ("to", &link.to));
            self.all(&at, "by", Noun::Means, link.by.iter().map(String::as_str), &defined.means);
            self.needs(&at, &link.needs);
            self.grounds(&at, &link.grounds);
            let lists = [("from", link.from.len()), ("to", link.to.len()), ("by", link.by.len())];
            for (list, _) in lists.into_iter().filter(|(_, count)| *count == 0) {
                self.find(format_args!("{at}.{list}"), Problem::EmptyList(list));
            }
        }
    }

    fn scope(
        &mut self,
        at: &str,
        (kinds, of): (&str, &[KindId]),
        (platforms, on): (&str, &[PlatformId]),
    ) {
        let defined = self.defined;
        self.all(at, kinds, Noun::Kind, of.iter().map(KindId::as_str), &defined.kinds);
        let on = on.iter().map(PlatformId::as_str);
        self.all(at, platforms, Noun::Platform, on, &defined.platforms);
    }

    fn needs(&mut self, at: &str, needs: &[ConditionId]) {
        let needs = needs.iter().map(ConditionId::as_str);
        self.all(at, "needs", Noun::Condition, needs, &self.defined.conditions);
    }

    /// Checks that every id of a list is known, and there once.
    fn all<'b>(
        &mut self,
        at: &str,
        list: &str,
        noun: Noun,
        values: impl Iterator<Item = &'b str> + Clone,
        known: &Ids<'_>,
    ) {
        for (n, value) in values.clone().enumerate() {
            self.known(format_args!("{at}.{list}[{n}]"), noun, value, known);
        }
        self.once(format_args!("{at}.{list}"), noun, values);
    }
}
