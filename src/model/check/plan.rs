//! Checks of a plan against a pack.

use std::collections::{HashMap, HashSet};
use std::mem;

use super::options::options;
use super::record::record;
use crate::model::evidence::lens::{Lens, View};
use crate::model::finding::{
    Finding, MOST_SUGGESTED, Noun, Problem, unknown, unknown_called, unknown_only,
};
use crate::model::pack::{Kind, Pack, Text, Tier};
use crate::model::plan::{Plan, PlatformId, Touchpoint, TouchpointId, WhatIf};

/// Returns all findings of `plan` when it is evaluated with `pack`.
#[must_use]
pub fn plan(plan: &Plan, pack: &Pack) -> Vec<Finding> {
    plan_seen(plan, pack, &Lens::default())
}

/// Returns all findings of `plan` when it is evaluated with what is seen of `pack` through a lens.
#[must_use]
pub fn plan_seen(plan: &Plan, pack: &Pack, lens: &Lens) -> Vec<Finding> {
    let mut check = Check::new(pack, lens.view(plan, pack));
    check.goals(plan);
    check.names(("phases", Noun::Phase, "phase"), &plan.phases);
    check.hypotheses(plan);
    check.routes(plan);
    check.shown(plan);
    check.aims(plan);
    check.costs(plan);
    let mut seen = HashSet::with_capacity(plan.touchpoints.len());
    for (index, touchpoint) in plan.touchpoints.iter().enumerate() {
        if !seen.insert(touchpoint.id) {
            let value = touchpoint.id.to_string();
            check.find(index, "id", Problem::Duplicate { noun: Noun::Touchpoint, value });
        }
        check.place(index, touchpoint);
        check.conditions(index, touchpoint);
        check.budget(index, touchpoint);
        check.numbers(index, touchpoint);
    }
    let mut findings = check.findings;
    findings.extend(options(plan, pack));
    findings.extend(record(plan, pack));
    findings
}

/// The touchpoints of a plan that its platforms would not host with these hypotheses instead of the
/// plan's own.
#[must_use]
pub fn stranded(plan: &Plan, pack: &Pack, what_if: &[WhatIf]) -> Vec<TouchpointId> {
    let moved = what_if.iter().map(|moved| (moved.platform.clone(), moved.tier)).collect();
    let lens = Lens { what_if: moved, ..Lens::default() };
    let check = Check::new(pack, lens.view(&Plan::empty(pack.id.clone()), pack));
    let hosted = |touchpoint: &Touchpoint| {
        let kind = check.kinds.get(touchpoint.kind.as_str());
        kind.is_some_and(|kind| check.hosts(kind, &touchpoint.platform))
    };
    let stranded = plan.touchpoints.iter().filter(|touchpoint| !hosted(touchpoint));
    stranded.map(|touchpoint| touchpoint.id).collect()
}

/// Returns what is wrong with hypotheses that are not a plan's own.
#[must_use]
pub fn what_if(what_if: &[(PlatformId, Tier)], pack: &Pack) -> Vec<Problem> {
    let check = Check::new(pack, Lens::default().view(&Plan::empty(pack.id.clone()), pack));
    let mut met = HashSet::new();
    let found = what_if.iter().map(|(platform, tier)| check.hypothesis(platform, *tier, &mut met));
    found.flatten().collect()
}

/// A pack with its ids in maps, and the findings so far.
struct Check<'a> {
    pack: &'a Pack,
    kinds: HashMap<&'a str, &'a Kind>,
    platforms: HashSet<&'a str>,
    /// The index of each condition in the pack.
    conditions: HashMap<&'a str, usize>,
    /// For each condition of the pack, the last touchpoint that has it, counted from 1; 0 for none.
    last_with: Vec<usize>,
    /// How the pack is seen.
    view: View,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn new(pack: &'a Pack, view: View) -> Self {
        // Reversed, so that of two entries with the same id the first one is kept.
        let conditions = pack.conditions.iter().enumerate().rev();
        Self {
            pack,
            kinds: pack.kinds.iter().rev().map(|k| (k.id.as_str(), k)).collect(),
            platforms: pack.platforms.iter().map(|p| p.id.as_str()).collect(),
            conditions: conditions.map(|(place, c)| (c.id.as_str(), place)).collect(),
            last_with: vec![0; pack.conditions.len()],
            view,
            findings: Vec::new(),
        }
    }

    /// Adds a finding at a field of a touchpoint.
    fn find(&mut self, touchpoint: usize, field: &str, problem: Problem) {
        self.findings.push(Finding::new(format!("touchpoints[{touchpoint}].{field}"), problem));
    }

    /// A value that the pack does not have; the words that it may mean are only looked at while
    /// the finding may be shown.
    fn unknown<'p>(
        &self,
        noun: Noun,
        value: &str,
        words: impl FnOnce() -> Vec<(&'p str, Vec<&'p str>)>,
    ) -> Problem {
        if self.findings.len() < MOST_SUGGESTED {
            return unknown_called(noun, value, &words());
        }
        unknown_only(noun, value)
    }

    fn goals(&mut self, plan: &Plan) {
        let insights = &self.pack.insights;
        for (index, goal) in plan.goals.iter().enumerate() {
            if self.pack.insight(&goal.insight).is_none() {
                let words = || called(insights.iter().map(|i| (i.id.as_str(), &i.name, &[][..])));
                let problem = self.unknown(Noun::Insight, goal.insight.as_str(), words);
                self.findings.push(Finding::new(format!("goals[{index}].insight"), problem));
            }
        }
    }

    /// Checks that each name of a list says something and stands once.
    fn names(&mut self, (list, noun, word): (&str, Noun, &'static str), names: &[String]) {
        let mut met = HashSet::new();
        for (index, name) in names.iter().enumerate() {
            let problem = if name.trim().is_empty() {
                Problem::Blank(word)
            } else if met.insert(name) {
                continue;
            } else {
                Problem::Duplicate { noun, value: name.clone() }
            };
            self.findings.push(Finding::new(format!("{list}[{index}]"), problem));
        }
    }

    /// Checks the kind, the platform, and that the platform hosts the kind.
    fn place(&mut self, index: usize, touchpoint: &Touchpoint) {
        let pack = self.pack;
        let kind = self.kinds.get(touchpoint.kind.as_str()).copied();
        let known = self.platforms.contains(touchpoint.platform.as_str());
        if kind.is_none() {
            let words =
                || called(pack.kinds.iter().map(|k| (k.id.as_str(), &k.name, k.search.as_slice())));
            let problem = self.unknown(Noun::Kind, touchpoint.kind.as_str(), words);
            self.find(index, "kind", problem);
        }
        if !known {
            let words = || {
                let platforms = pack.platforms.iter();
                let mut words =
                    called(platforms.map(|p| (p.id.as_str(), &p.name, p.search.as_slice())));
                // A platform from outside China is answered with the platform to use instead.
                for note in &pack.search_notes {
                    let said = note.words.iter().map(String::as_str).collect();
                    words.push((note.instead.as_str(), said));
                }
                words
            };
            let problem = self.unknown(Noun::Platform, touchpoint.platform.as_str(), words);
            self.find(index, "platform", problem);
        }
        if let Some(kind) = kind
            && known
            && !self.hosts(kind, &touchpoint.platform)
        {
            let problem = Problem::NotHosted {
                kind: kind.id.to_string(),
                platform: touchpoint.platform.to_string(),
                hosts: kind.hosts.iter().map(ToString::to_string).collect(),
            };
            self.find(index, "platform", problem);
        }
    }

    /// Whether a platform hosts a kind. One that is moved to another tier hosts what the platforms
    /// of that tier do, too.
    fn hosts(&self, kind: &Kind, platform: &PlatformId) -> bool {
        let of_tier = |tier| {
            let mut there = self.pack.platforms_in(tier);
            there.any(|platform| kind.hosts.contains(&platform.id))
        };
        kind.hosts.contains(platform) || self.view.moved(platform).is_some_and(of_tier)
    }

    fn hypotheses(&mut self, plan: &Plan) {
        let mut met = HashSet::new();
        for (index, what_if) in plan.what_if.iter().enumerate() {
            let problem = self.hypothesis(&what_if.platform, what_if.tier, &mut met);
            let at = format!("what_if[{index}].platform");
            self.findings.extend(problem.map(|problem| Finding::new(at, problem)));
        }
    }

    fn hypothesis<'p>(
        &self,
        platform: &'p PlatformId,
        tier: Tier,
        met: &mut HashSet<&'p PlatformId>,
    ) -> Option<Problem> {
        let Some(known) = self.pack.platform(platform) else {
            let platforms = self.pack.platforms.iter();
            let words = || called(platforms.map(|p| (p.id.as_str(), &p.name, p.search.as_slice())));
            return Some(self.unknown(Noun::Platform, platform.as_str(), words));
        };
        if !met.insert(platform) {
            let value = platform.to_string();
            return Some(Problem::Duplicate { noun: Noun::Platform, value });
        }
        let own = || Problem::OwnTier { platform: platform.to_string(), tier: tier.id() };
        (known.tier == tier).then(own)
    }

    fn shown(&mut self, plan: &Plan) {
        let mut met = HashSet::new();
        for (index, id) in plan.shown.iter().enumerate() {
            let problem = if !self.platforms.contains(id.as_str()) {
                let platforms = self.pack.platforms.iter();
                let words =
                    || called(platforms.map(|p| (p.id.as_str(), &p.name, p.search.as_slice())));
                self.unknown(Noun::Platform, id.as_str(), words)
            } else if met.insert(id) {
                continue;
            } else {
                Problem::Duplicate { noun: Noun::Platform, value: id.to_string() }
            };
            self.findings.push(Finding::new(format!("shown[{index}]"), problem));
        }
    }

    fn routes(&mut self, plan: &Plan) {
        let ids: HashSet<TouchpointId> = if plan.routes.is_empty() {
            HashSet::new()
        } else {
            plan.touchpoints.iter().map(|t| t.id).collect()
        };
        for (index, route) in plan.routes.iter().enumerate() {
            let mut find = |field: &str, problem| {
                self.findings.push(Finding::new(format!("routes[{index}].{field}"), problem));
            };
            for (field, id) in [("from", route.from), ("to", route.to)] {
                if !ids.contains(&id) {
                    find(field, unknown_only(Noun::Touchpoint, &id.to_string()));
                }
            }
            if route.from == route.to {
                find("to", Problem::RouteToItself(route.to.to_string()));
            }
            if let Some(problem) = route.rate.and_then(no_share) {
                find("rate", problem);
            }
            let means = &self.pack.means;
            if !means.is_empty() && !means.iter().any(|means| means.id == route.by) {
                let valid = means.iter().map(|means| means.id.as_str());
                let problem = unknown(Noun::Means, &route.by, valid);
                self.findings.push(Finding::new(format!("routes[{index}].by"), problem));
            }
        }
    }

    fn conditions(&mut self, index: usize, touchpoint: &Touchpoint) {
        for (place, condition) in touchpoint.conditions.iter().enumerate() {
            let known = self.conditions.get(condition.as_str());
            let last = known.and_then(|known| self.last_with.get_mut(*known));
            let again = last.map(|last| mem::replace(last, index + 1) == index + 1);
            let problem = match again {
                Some(false) => continue,
                Some(true) => {
                    Problem::Duplicate { noun: Noun::Condition, value: condition.to_string() }
                }
                None => {
                    let conditions = self.pack.conditions.iter();
                    let words = || called(conditions.map(|c| (c.id.as_str(), &c.name, &[][..])));
                    self.unknown(Noun::Condition, condition.as_str(), words)
                }
            };
            self.find(index, &format!("conditions[{place}]"), problem);
        }
    }

    /// Checks the targets of goals, and the overlap.
    fn aims(&mut self, plan: &Plan) {
        for (index, goal) in plan.goals.iter().enumerate() {
            let problem = goal.unit_cost.and_then(|cost| match cost {
                cost if !cost.is_finite() => Some(Problem::NotFinite(cost.to_string())),
                cost if cost < 0.0 => Some(Problem::Negative(cost.to_string())),
                _ => None,
            });
            let at = format!("goals[{index}].unit_cost");
            self.findings.extend(problem.map(|problem| Finding::new(at, problem)));
        }
        let problem = plan.overlap.and_then(no_share);
        self.findings.extend(problem.map(|problem| Finding::new("overlap", problem)));
        self.names(("stages", Noun::Stage, "stage"), &plan.stages);
    }

    /// Checks what moves cost.
    fn costs(&mut self, plan: &Plan) {
        let costs = &plan.costs;
        let switches = costs.switches.iter().map(|(id, cost)| ("switches", id.as_str(), *cost));
        let kinds = costs.kinds.iter().map(|(id, cost)| ("kinds", id.as_str(), *cost));
        let unset = costs.unset.map(|cost| ("unset", "", cost));
        for (list, id, cost) in unset.into_iter().chain(switches).chain(kinds) {
            let at =
                if id.is_empty() { format!("costs.{list}") } else { format!("costs.{list}.{id}") };
            let unknown = match list {
                "switches" if !self.conditions.contains_key(id) => {
                    let valid = self.pack.conditions.iter().map(|one| one.id.as_str());
                    Some(unknown(Noun::Condition, id, valid))
                }
                "kinds" if !self.kinds.contains_key(id) => {
                    let valid = self.pack.kinds.iter().map(|one| one.id.as_str());
                    Some(unknown(Noun::Kind, id, valid))
                }
                _ => None,
            };
            let wrong = match cost {
                cost if !cost.is_finite() => Some(Problem::NotFinite(cost.to_string())),
                cost if cost < 0.0 => Some(Problem::Negative(cost.to_string())),
                _ => None,
            };
            let problems = unknown.into_iter().chain(wrong);
            self.findings.extend(problems.map(|problem| Finding::new(at.clone(), problem)));
        }
    }

    /// Checks the days of a touchpoint and its share.
    fn numbers(&mut self, index: usize, touchpoint: &Touchpoint) {
        if let (Some(starts), Some(ends)) = (touchpoint.starts, touchpoint.ends)
            && ends.last_day() < starts.first_day()
        {
            let (since, until) = (starts.to_string(), ends.to_string());
            self.find(index, "ends", Problem::NotAfter { since, until });
        }
        let Some(share) = touchpoint.share else { return };
        let parts = [("low", share.low), ("likely", share.likely), ("high", share.high)];
        for (part, share) in parts {
            if let Some(problem) = no_share(share) {
                self.find(index, &format!("share.{part}"), problem);
                return;
            }
        }
        if share.low > share.likely || share.likely > share.high {
            let said = parts.map(|(_, share)| share.to_string()).join(", ");
            self.find(index, "share", Problem::ShareOrder(said));
        }
    }

    fn budget(&mut self, index: usize, touchpoint: &Touchpoint) {
        match touchpoint.budget {
            Some(budget) if !budget.is_finite() => {
                self.find(index, "budget", Problem::NotFinite(budget.to_string()));
            }
            Some(budget) if budget < 0.0 => {
                self.find(index, "budget", Problem::Negative(budget.to_string()));
            }
            _ => {}
        }
    }
}

/// What is wrong with a number that should be a share.
fn no_share(share: f64) -> Option<Problem> {
    match share {
        share if !share.is_finite() => Some(Problem::NotFinite(share.to_string())),
        share if !(0.0..=1.0).contains(&share) => Some(Problem::NoShare(share.to_string())),
        _ => None,
    }
}

/// Ids with their other names: names in every language, and search words.
fn called<'p>(
    things: impl Iterator<Item = (&'p str, &'p Text, &'p [String])>,
) -> Vec<(&'p str, Vec<&'p str>)> {
    let words = |name: &'p Text, search: &'p [String]| {
        let names = name.iter().map(|(_, text)| text);
        names.chain(search.iter().map(String::as_str)).filter(|word| !word.is_empty()).collect()
    };
    things.map(|(id, name, search)| (id, words(name, search))).collect()
}
