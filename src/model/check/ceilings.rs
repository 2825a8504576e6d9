//! Checks of the ceilings of tiers, platforms and kinds: each insight at most once on a day, all
//! sources known.

use std::collections::{HashMap, HashSet};

use super::pack::Check;
use crate::model::finding::{Noun, Problem};
use crate::model::pack::{Ceiling, Grounds, Kind, Tier};

impl Check<'_> {
    /// Checks that all three tiers are there, each once.
    pub(super) fn tiers(&mut self) {
        let pack = self.pack;
        for tier in Tier::ALL {
            if pack.tier(tier).is_none() {
                self.find("tiers", Problem::MissingTier(tier.id()));
            }
        }
        let mut seen = HashSet::new();
        for (index, rules) in pack.tiers.iter().enumerate() {
            if !seen.insert(rules.tier) {
                let value = rules.tier.id().to_owned();
                let problem = Problem::Duplicate { noun: Noun::Tier, value };
                self.find(format_args!("tiers[{index}].tier"), problem);
            }
            self.ceilings(&format!("tiers[{index}].ceilings"), &rules.ceilings);
        }
    }

    /// Checks the ceilings of each platform.
    pub(super) fn platforms(&mut self) {
        let pack = self.pack;
        for (index, platform) in pack.platforms.iter().enumerate() {
            self.ceilings(&format!("platforms[{index}].ceilings"), &platform.ceilings);
        }
    }

    /// Checks the ceilings of one kind, whose path is `at`.
    pub(super) fn kind_ceilings(&mut self, at: &str, kind: &Kind) {
        let defined = self.defined;
        let mut seen: HashMap<_, Vec<&Grounds>> = HashMap::new();
        for (index, own) in kind.ceilings.iter().enumerate() {
            let at = format!("{at}.ceilings[{index}]");
            let id = own.platform.as_str();
            self.known(format_args!("{at}.platform"), Noun::Platform, id, &defined.platforms);
            let earlier = seen.entry((&own.platform, &own.ceiling.insight)).or_default();
            if earlier.iter().any(|earlier| earlier.meets(&own.ceiling.grounds)) {
                let value = format!("{id}, {}", own.ceiling.insight);
                let problem = Problem::Duplicate { noun: Noun::Ceiling, value };
                self.find(format_args!("{at}.platform"), problem);
            }
            earlier.push(&own.ceiling.grounds);
            self.ceiling(&at, &own.ceiling);
        }
    }

    fn ceilings(&mut self, list: &str, ceilings: &[Ceiling]) {
        let mut seen: HashMap<_, Vec<&Grounds>> = HashMap::new();
        for (index, ceiling) in ceilings.iter().enumerate() {
            let at = format!("{list}[{index}]");
            let earlier = seen.entry(&ceiling.insight).or_default();
            if earlier.iter().any(|earlier| earlier.meets(&ceiling.grounds)) {
                let value = ceiling.insight.to_string();
                let problem = Problem::Duplicate { noun: Noun::Ceiling, value };
                self.find(format_args!("{at}.insight"), problem);
            }
            earlier.push(&ceiling.grounds);
            self.ceiling(&at, ceiling);
        }
    }

    fn ceiling(&mut self, at: &str, ceiling: &Ceiling) {
        let insight = ceiling.insight.as_str();
        self.known(format_args!("{at}.insight"), Noun::Insight, insight, &self.defined.insights);
        self.grounds(at, &ceiling.grounds);
    }
}
