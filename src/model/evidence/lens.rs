//! The pack as it is seen: what holds on a day, what is reliable enough, and with platforms moved
//! to other tiers. A statement that does not hold counts as not written, so everything else reads
//! the thinned pack and knows nothing of dates.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::pack::{Ceiling, Confidence, Date, Day, Grounds, Pack, Tier};
use crate::model::plan::{Plan, PlatformId};

/// How a pack is seen; what is not set is as the plan says, or as the pack does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lens {
    /// The day, or the last day of a month or year.
    pub as_of: Option<Date>,
    /// The least confidence.
    pub at_least: Option<Confidence>,
    /// Platforms in other tiers.
    pub what_if: Vec<(PlatformId, Tier)>,
    /// The plan is seen as it will be once the tasks that end by this day are done.
    pub tasks: Option<Date>,
}

/// A pack seen through a lens on a plan: which day it is, and which platforms are moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The day.
    pub day: Day,
    /// The least confidence.
    pub at_least: Option<Confidence>,
    /// Platforms in other tiers; each platform once.
    pub what_if: Vec<(PlatformId, Tier)>,
    /// The day by which tasks are done.
    pub tasks: Option<Date>,
}

impl Lens {
    /// How a plan's pack is seen. Hypotheses of the lens come before the plan's own for the same
    /// platform.
    #[must_use]
    pub fn view(&self, plan: &Plan, pack: &Pack) -> View {
        let as_of = self.as_of.or(plan.as_of);
        let day = as_of.map_or_else(|| pack.last_fact(), Date::last_day);
        let mut met = HashSet::new();
        let own = plan.what_if.iter().map(|moved| (moved.platform.clone(), moved.tier));
        let all = self.what_if.iter().cloned().chain(own);
        let what_if = all.filter(|(platform, _)| met.insert(platform.clone())).collect();
        View { day, at_least: self.at_least, what_if, tasks: self.tasks }
    }
}

impl View {
    /// The pack as it is seen.
    #[must_use]
    pub fn of(&self, pack: &Arc<Pack>) -> Arc<Pack> {
        if self.what_if.is_empty() && self.keeps_all(pack) {
            return Arc::clone(pack);
        }
        let mut seen = Pack::clone(pack);
        self.thin(&mut seen);
        self.relocate(&mut seen, pack);
        Arc::new(seen)
    }

    fn holds(&self, grounds: &Grounds) -> bool {
        grounds.hold(self.day, self.at_least)
    }

    /// The tier that a platform is moved to.
    #[must_use]
    pub fn moved(&self, platform: &PlatformId) -> Option<Tier> {
        self.what_if.iter().find(|(moved, _)| moved == platform).map(|(_, tier)| *tier)
    }

    /// Whether anything is seen otherwise than the pack says it on the last day of its facts.
    #[must_use]
    pub fn differs(&self, pack: &Pack) -> bool {
        self.day != pack.last_fact()
            || self.at_least.is_some()
            || !self.what_if.is_empty()
            || self.tasks.is_some()
    }

    /// Whether every statement holds.
    fn keeps_all(&self, pack: &Pack) -> bool {
        pack.grounds().all(|grounds| self.holds(grounds))
    }

    /// Takes out what does not hold.
    fn thin(&self, pack: &mut Pack) {
        let holding = |ceiling: &Ceiling| self.holds(&ceiling.grounds);
        for tier in &mut pack.tiers {
            tier.ceilings.retain(holding);
        }
        for platform in &mut pack.platforms {
            platform.ceilings.retain(holding);
        }
        for kind in &mut pack.kinds {
            kind.ceilings.retain(|own| holding(&own.ceiling));
        }
        pack.yields.retain(|rule| self.holds(&rule.grounds));
        pack.key_links.retain(|link| self.holds(&link.grounds));
        pack.identities.retain(|identity| self.holds(&identity.grounds));
        pack.links.retain(|link| self.holds(&link.grounds));
        pack.duties.retain(|duty| self.holds(&duty.grounds));
    }

    /// Moves platforms to other tiers, where they behave as those do that `origin` puts there.
    fn relocate(&self, pack: &mut Pack, origin: &Pack) {
        let there: Vec<(&PlatformId, HashSet<&PlatformId>)> = self
            .what_if
            .iter()
            .map(|(moved, tier)| (moved, origin.platforms_in(*tier).map(|p| &p.id).collect()))
            .collect();
        for platform in &mut pack.platforms {
            if let Some(tier) = self.moved(&platform.id) {
                platform.tier = tier;
                platform.ceilings.clear();
            }
        }
        // Only what the pack itself says of a tier counts, and not what another hypothesis adds.
        let add = |on: &mut Vec<PlatformId>| {
            let like = |(moved, there): &&(&PlatformId, HashSet<&PlatformId>)| {
                !on.contains(moved) && on.iter().any(|platform| there.contains(platform))
            };
            let more: Vec<PlatformId> =
                there.iter().filter(like).map(|(moved, _)| PlatformId::clone(moved)).collect();
            on.extend(more);
        };
        for kind in &mut pack.kinds {
            kind.ceilings.retain(|own| self.moved(&own.platform).is_none());
            add(&mut kind.hosts);
        }
        pack.yields.iter_mut().for_each(|rule| add(&mut rule.on));
        pack.identities.iter_mut().for_each(|identity| add(&mut identity.on));
    }
}
