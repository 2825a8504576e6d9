//! Is this pack, is this plan sound? Every finding at once, each with its place.

use std::collections::HashSet;

use super::finding::{Finding, Noun, Problem, unknown, unknown_called};
use super::pack::{Ceiling, Kind, MAX_CONDITIONS, Pack, Text, Tier};
use super::plan::{ConditionId, KindId, Plan, PlatformId, Touchpoint};

/// Everything that is wrong with `plan` when read with `pack`.
#[must_use]
pub fn plan(plan: &Plan, pack: &Pack) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, goal) in plan.goals.iter().enumerate() {
        if pack.insight(&goal.insight).is_none() {
            findings.push(Finding::new(
                format!("goals[{index}].insight"),
                unknown_called(
                    Noun::Insight,
                    goal.insight.as_str(),
                    &called(pack.insights.iter().map(|i| (i.id.as_str(), &i.name, &[][..]))),
                ),
            ));
        }
    }
    let mut seen = HashSet::new();
    for (index, touchpoint) in plan.touchpoints.iter().enumerate() {
        let at = format!("touchpoints[{index}]");
        if !seen.insert(touchpoint.id) {
            findings.push(Finding::new(
                format!("{at}.id"),
                Problem::Duplicate { noun: Noun::Touchpoint, value: touchpoint.id.to_string() },
            ));
        }
        lint_touchpoint(touchpoint, pack, &at, &mut findings);
    }
    findings
}

/// Ids with what else they are called: their names in both languages and their search words.
fn called<'p>(
    things: impl Iterator<Item = (&'p str, &'p Text, &'p [String])>,
) -> Vec<(&'p str, Vec<&'p str>)> {
    let words = |name: &'p Text, search: &'p [String]| {
        let names = [name.en.as_str(), name.zh.as_str()].into_iter();
        names.chain(search.iter().map(String::as_str)).filter(|word| !word.is_empty()).collect()
    };
    things.map(|(id, name, search)| (id, words(name, search))).collect()
}

fn lint_touchpoint(touchpoint: &Touchpoint, pack: &Pack, at: &str, findings: &mut Vec<Finding>) {
    let kind = pack.kind(&touchpoint.kind);
    let platform = pack.platform(&touchpoint.platform);
    if kind.is_none() {
        let words = called(pack.kinds.iter().map(|k| (k.id.as_str(), &k.name, &k.search[..])));
        let problem = unknown_called(Noun::Kind, touchpoint.kind.as_str(), &words);
        findings.push(Finding::new(format!("{at}.kind"), problem));
    }
    if platform.is_none() {
        let platforms = pack.platforms.iter().map(|p| (p.id.as_str(), &p.name, &p.search[..]));
        let mut words = called(platforms);
        // A platform of elsewhere has its sibling here.
        for note in &pack.search_notes {
            words.push((note.instead.as_str(), note.words.iter().map(String::as_str).collect()));
        }
        let problem = unknown_called(Noun::Platform, touchpoint.platform.as_str(), &words);
        findings.push(Finding::new(format!("{at}.platform"), problem));
    }
    if let (Some(kind), Some(platform)) = (kind, platform)
        && !kind.hosts.contains(&platform.id)
    {
        findings.push(Finding::new(
            format!("{at}.platform"),
            Problem::NotHosted {
                kind: kind.id.to_string(),
                platform: platform.id.to_string(),
                hosts: kind.hosts.iter().map(ToString::to_string).collect(),
            },
        ));
    }
    let mut seen = HashSet::new();
    for (index, condition) in touchpoint.conditions.iter().enumerate() {
        let at = format!("{at}.conditions[{index}]");
        if pack.condition(condition).is_none() {
            let words = called(pack.conditions.iter().map(|c| (c.id.as_str(), &c.name, &[][..])));
            let problem = unknown_called(Noun::Condition, condition.as_str(), &words);
            findings.push(Finding::new(at, problem));
        } else if !seen.insert(condition) {
            let value = condition.to_string();
            findings.push(Finding::new(at, Problem::Duplicate { noun: Noun::Condition, value }));
        }
    }
    if let Some(budget) = touchpoint.budget {
        if !budget.is_finite() {
            let problem = Problem::NotFinite(budget.to_string());
            findings.push(Finding::new(format!("{at}.budget"), problem));
        } else if budget < 0.0 {
            let problem = Problem::Negative(budget.to_string());
            findings.push(Finding::new(format!("{at}.budget"), problem));
        }
    }
}

/// Everything that is wrong with `pack` in itself.
#[must_use]
pub fn pack(pack: &Pack) -> Vec<Finding> {
    let mut lint = PackLint { pack, findings: Vec::new() };
    lint.heads();
    lint.tiers();
    lint.platforms();
    lint.kinds();
    lint.yields();
    lint.search_notes();
    lint.findings
}

struct PackLint<'a> {
    pack: &'a Pack,
    findings: Vec<Finding>,
}

impl PackLint<'_> {
    fn push(&mut self, at: impl Into<String>, problem: Problem) {
        self.findings.push(Finding::new(at, problem));
    }

    /// Ids of one list: none blank, none twice.
    fn ids<'b>(&mut self, list: &str, noun: Noun, ids: impl Iterator<Item = &'b str>) {
        let mut seen = HashSet::new();
        for (index, id) in ids.enumerate() {
            let at = format!("{list}[{index}].id");
            if id.trim().is_empty() {
                self.push(at, Problem::Blank("id"));
            } else if !seen.insert(id) {
                self.push(at, Problem::Duplicate { noun, value: id.to_owned() });
            }
        }
    }

    fn known<'b>(
        &mut self,
        at: String,
        noun: Noun,
        value: &str,
        valid: impl Iterator<Item = &'b str> + Clone,
    ) {
        if !valid.clone().any(|v| v == value) {
            self.push(at, unknown(noun, value, valid));
        }
    }

    /// Entries of one list: none twice.
    fn once<'b>(&mut self, at: &str, noun: Noun, values: impl Iterator<Item = &'b str>) {
        let mut seen = HashSet::new();
        for (index, value) in values.enumerate() {
            if !value.is_empty() && !seen.insert(value) {
                let value = value.to_owned();
                self.push(format!("{at}[{index}]"), Problem::Duplicate { noun, value });
            }
        }
    }

    fn heads(&mut self) {
        let pack = self.pack;
        if pack.id.as_str().trim().is_empty() {
            self.push("id", Problem::Blank("id"));
        }
        self.ids("sources", Noun::Source, pack.sources.iter().map(|s| s.id.as_str()));
        self.ids("insights", Noun::Insight, pack.insights.iter().map(|i| i.id.as_str()));
        self.ids("conditions", Noun::Condition, pack.conditions.iter().map(|c| c.id.as_str()));
        self.ids("groups", Noun::Group, pack.groups.iter().map(|g| g.id.as_str()));
        self.ids("platforms", Noun::Platform, pack.platforms.iter().map(|p| p.id.as_str()));
        self.ids("kinds", Noun::Kind, pack.kinds.iter().map(|k| k.id.as_str()));
        self.ids("yields", Noun::Rule, pack.yields.iter().map(|y| y.id.as_str()));
        if pack.conditions.len() > MAX_CONDITIONS {
            self.push("conditions", Problem::TooManyConditions(pack.conditions.len()));
        }
        let lists = [
            ("insights", pack.insights.is_empty()),
            ("platforms", pack.platforms.is_empty()),
            ("kinds", pack.kinds.is_empty()),
        ];
        for (name, empty) in lists {
            if empty {
                self.push(name, Problem::EmptyList(name));
            }
        }
    }

    fn tiers(&mut self) {
        let pack = self.pack;
        for tier in Tier::ALL {
            if pack.tier(tier).is_none() {
                self.push("tiers", Problem::MissingTier(tier.id()));
            }
        }
        let mut seen = HashSet::new();
        for (index, rules) in pack.tiers.iter().enumerate() {
            if !seen.insert(rules.tier) {
                let value = rules.tier.id().to_owned();
                self.push(
                    format!("tiers[{index}].tier"),
                    Problem::Duplicate { noun: Noun::Tier, value },
                );
            }
            self.ceilings(&format!("tiers[{index}].ceilings"), rules.ceilings.iter());
        }
    }

    fn platforms(&mut self) {
        let pack = self.pack;
        for (index, platform) in pack.platforms.iter().enumerate() {
            self.ceilings(&format!("platforms[{index}].ceilings"), platform.ceilings.iter());
        }
    }

    fn kinds(&mut self) {
        let pack = self.pack;
        let groups = pack.groups.iter().map(|g| g.id.as_str());
        let platforms = pack.platforms.iter().map(|p| p.id.as_str());
        for (index, kind) in pack.kinds.iter().enumerate() {
            let at = format!("kinds[{index}]");
            self.known(format!("{at}.group"), Noun::Group, &kind.group, groups.clone());
            if kind.hosts.is_empty() {
                self.push(format!("{at}.hosts"), Problem::EmptyList("hosts"));
            }
            for (n, host) in kind.hosts.iter().enumerate() {
                let at = format!("{at}.hosts[{n}]");
                self.known(at, Noun::Platform, host.as_str(), platforms.clone());
            }
            self.once(
                &format!("{at}.hosts"),
                Noun::Platform,
                kind.hosts.iter().map(PlatformId::as_str),
            );
            self.kind_ceilings(&at, kind);
        }
    }

    fn kind_ceilings(&mut self, at: &str, kind: &Kind) {
        let platforms = self.pack.platforms.iter().map(|p| p.id.as_str());
        let mut seen = HashSet::new();
        for (n, own) in kind.ceilings.iter().enumerate() {
            let at = format!("{at}.ceilings[{n}]");
            let id = own.platform.as_str();
            self.known(format!("{at}.platform"), Noun::Platform, id, platforms.clone());
            if !seen.insert((&own.platform, &own.ceiling.insight)) {
                let value = format!("{id}, {}", own.ceiling.insight);
                let problem = Problem::Duplicate { noun: Noun::Ceiling, value };
                self.push(format!("{at}.platform"), problem);
            }
            self.ceiling(&at, &own.ceiling);
        }
    }

    fn ceilings<'b>(&mut self, at: &str, ceilings: impl Iterator<Item = &'b Ceiling>) {
        let mut seen = HashSet::new();
        for (index, ceiling) in ceilings.enumerate() {
            let at = format!("{at}[{index}]");
            if !seen.insert(&ceiling.insight) {
                let value = ceiling.insight.to_string();
                self.push(
                    format!("{at}.insight"),
                    Problem::Duplicate { noun: Noun::Ceiling, value },
                );
            }
            self.ceiling(&at, ceiling);
        }
    }

    fn ceiling(&mut self, at: &str, ceiling: &Ceiling) {
        let pack = self.pack;
        let insights = pack.insights.iter().map(|i| i.id.as_str());
        let sources = pack.sources.iter().map(|s| s.id.as_str());
        let insight = ceiling.insight.as_str();
        self.known(format!("{at}.insight"), Noun::Insight, insight, insights);
        self.known(format!("{at}.source"), Noun::Source, &ceiling.grounds.source, sources);
    }

    fn yields(&mut self) {
        let pack = self.pack;
        let platforms = pack.platforms.iter().map(|p| p.id.as_str());
        let kinds = pack.kinds.iter().map(|k| k.id.as_str());
        let conditions = pack.conditions.iter().map(|c| c.id.as_str());
        let insights = pack.insights.iter().map(|i| i.id.as_str());
        let sources = pack.sources.iter().map(|s| s.id.as_str());
        for (index, rule) in pack.yields.iter().enumerate() {
            let at = format!("yields[{index}]");
            let before = self.findings.len();
            for (n, kind) in rule.kinds.iter().enumerate() {
                self.known(format!("{at}.kinds[{n}]"), Noun::Kind, kind.as_str(), kinds.clone());
            }
            for (n, id) in rule.on.iter().enumerate() {
                self.known(format!("{at}.on[{n}]"), Noun::Platform, id.as_str(), platforms.clone());
            }
            for (n, id) in rule.needs.iter().enumerate() {
                let at = format!("{at}.needs[{n}]");
                self.known(at, Noun::Condition, id.as_str(), conditions.clone());
            }
            let insight = rule.insight.as_str();
            self.known(format!("{at}.insight"), Noun::Insight, insight, insights.clone());
            let source = &rule.grounds.source;
            self.known(format!("{at}.source"), Noun::Source, source, sources.clone());
            for (list, empty) in [("kinds", rule.kinds.is_empty()), ("on", rule.on.is_empty())] {
                if empty {
                    self.push(format!("{at}.{list}"), Problem::EmptyList(list));
                }
            }
            let reaches = rule.kinds.iter().any(|k| rule.on.iter().any(|p| pack.hosts(p, k)));
            if before == self.findings.len() && !reaches {
                self.push(at.clone(), Problem::RuleReachesNothing(rule.id.clone()));
            }
            self.once(&format!("{at}.kinds"), Noun::Kind, rule.kinds.iter().map(KindId::as_str));
            self.once(&format!("{at}.on"), Noun::Platform, rule.on.iter().map(PlatformId::as_str));
            let needs = rule.needs.iter().map(ConditionId::as_str);
            self.once(&format!("{at}.needs"), Noun::Condition, needs);
        }
    }

    fn search_notes(&mut self) {
        let pack = self.pack;
        let platforms = pack.platforms.iter().map(|p| p.id.as_str());
        for (index, note) in pack.search_notes.iter().enumerate() {
            let at = format!("search_notes[{index}].instead");
            self.known(at, Noun::Platform, note.instead.as_str(), platforms.clone());
        }
    }
}
