//! Checks of a pack: its ids, required lists, and the targets of its search notes.

use std::collections::HashSet;
use std::fmt::Display;

use crate::model::finding::{Finding, MOST_SUGGESTED, Noun, Problem, unknown, unknown_only};
use crate::model::pack::{MAX_CONDITIONS, Pack};

/// Returns all findings of `pack`.
#[must_use]
pub fn pack(pack: &Pack) -> Vec<Finding> {
    let defined = Defined::by(pack);
    let mut check = Check { pack, defined: &defined, findings: Vec::new() };
    check.ids_of_all();
    check.lists();
    check.tiers();
    check.platforms();
    check.kinds();
    check.rules();
    check.search_notes();
    check.dates_and_addresses();
    check.statements();
    check.findings
}

/// The ids of one list, in a set for lookup and in order for messages.
pub(super) struct Ids<'a> {
    listed: Vec<&'a str>,
    set: HashSet<&'a str>,
}

impl<'a> FromIterator<&'a str> for Ids<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(ids: I) -> Self {
        let listed: Vec<&str> = ids.into_iter().collect();
        Self { set: listed.iter().copied().collect(), listed }
    }
}

/// The ids that a pack defines.
pub(super) struct Defined<'a> {
    pub(super) sources: Ids<'a>,
    pub(super) insights: Ids<'a>,
    pub(super) conditions: Ids<'a>,
    pub(super) groups: Ids<'a>,
    pub(super) platforms: Ids<'a>,
    pub(super) kinds: Ids<'a>,
    pub(super) keys: Ids<'a>,
    pub(super) means: Ids<'a>,
}

impl<'a> Defined<'a> {
    fn by(pack: &'a Pack) -> Self {
        Self {
            sources: pack.sources.iter().map(|s| s.id.as_str()).collect(),
            insights: pack.insights.iter().map(|i| i.id.as_str()).collect(),
            conditions: pack.conditions.iter().map(|c| c.id.as_str()).collect(),
            groups: pack.groups.iter().map(|g| g.id.as_str()).collect(),
            platforms: pack.platforms.iter().map(|p| p.id.as_str()).collect(),
            kinds: pack.kinds.iter().map(|k| k.id.as_str()).collect(),
            keys: pack.keys.iter().map(|k| k.id.as_str()).collect(),
            means: pack.means.iter().map(|m| m.id.as_str()).collect(),
        }
    }
}

/// A pack, its ids, and the findings so far.
pub(super) struct Check<'a> {
    pub(super) pack: &'a Pack,
    pub(super) defined: &'a Defined<'a>,
    pub(super) findings: Vec<Finding>,
}

impl Check<'_> {
    /// Adds a finding at a path.
    pub(super) fn find(&mut self, at: impl Display, problem: Problem) {
        self.findings.push(Finding::new(at.to_string(), problem));
    }

    /// Adds a finding if `value` is not one of `ids`.
    pub(super) fn known(&mut self, at: impl Display, noun: Noun, value: &str, ids: &Ids<'_>) {
        if !ids.set.contains(value) {
            let problem = if self.findings.len() < MOST_SUGGESTED {
                unknown(noun, value, ids.listed.iter().copied())
            } else {
                unknown_only(noun, value)
            };
            self.find(at, problem);
        }
    }

    /// Adds a finding for each entry that is in the list twice.
    pub(super) fn once<'b>(
        &mut self,
        at: impl Display,
        noun: Noun,
        values: impl Iterator<Item = &'b str>,
    ) {
        let mut seen = HashSet::new();
        for (index, value) in values.enumerate() {
            if !value.is_empty() && !seen.insert(value) {
                let value = value.to_owned();
                self.find(format_args!("{at}[{index}]"), Problem::Duplicate { noun, value });
            }
        }
    }

    /// Adds a finding for each id of a list that is blank or a duplicate.
    pub(super) fn ids<'b>(&mut self, list: &str, noun: Noun, ids: impl Iterator<Item = &'b str>) {
        let mut seen = HashSet::new();
        for (index, id) in ids.enumerate() {
            let problem = if id.trim().is_empty() {
                Problem::Blank("id")
            } else if !seen.insert(id) {
                Problem::Duplicate { noun, value: id.to_owned() }
            } else {
                continue;
            };
            self.find(format_args!("{list}[{index}].id"), problem);
        }
    }

    fn ids_of_all(&mut self) {
        let pack = self.pack;
        if pack.id.as_str().trim().is_empty() {
            self.find("id", Problem::Blank("id"));
        }
        self.ids("sources", Noun::Source, pack.sources.iter().map(|s| s.id.as_str()));
        self.ids("insights", Noun::Insight, pack.insights.iter().map(|i| i.id.as_str()));
        self.ids("conditions", Noun::Condition, pack.conditions.iter().map(|c| c.id.as_str()));
        self.ids("groups", Noun::Group, pack.groups.iter().map(|g| g.id.as_str()));
        self.ids("platforms", Noun::Platform, pack.platforms.iter().map(|p| p.id.as_str()));
        self.ids("kinds", Noun::Kind, pack.kinds.iter().map(|k| k.id.as_str()));
        self.ids("yields", Noun::Rule, pack.yields.iter().map(|y| y.id.as_str()));
    }

    /// Checks the lengths of the lists.
    fn lists(&mut self) {
        let pack = self.pack;
        if pack.conditions.len() > MAX_CONDITIONS {
            self.find("conditions", Problem::TooManyConditions(pack.conditions.len()));
        }
        let lists = [
            ("insights", pack.insights.is_empty()),
            ("platforms", pack.platforms.is_empty()),
            ("kinds", pack.kinds.is_empty()),
        ];
        for (name, empty) in lists {
            if empty {
                self.find(name, Problem::EmptyList(name));
            }
        }
    }

    fn search_notes(&mut self) {
        let (pack, defined) = (self.pack, self.defined);
        for (index, note) in pack.search_notes.iter().enumerate() {
            self.known(
                format_args!("search_notes[{index}].instead"),
                Noun::Platform,
                note.instead.as_str(),
                &defined.platforms,
            );
        }
    }
}
