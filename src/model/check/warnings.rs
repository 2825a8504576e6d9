//! What is doubtful about a pack that can be used all the same.

use std::collections::{HashMap, HashSet};
use std::fmt::Debug;

use crate::model::finding::{Doubt, Finding, Problem};
use crate::model::pack::edit::{Cell, Table};
use crate::model::pack::{
    Ceiling, Confidence, Date, Day, Duty, Grounds, Identity, Link, Pack, Tier, YieldRule,
};
use crate::model::plan::{ConditionId, KindId, PlatformId};

/// Returns all warnings about a pack without findings.
#[must_use]
pub fn warnings(pack: &Pack) -> Vec<Finding> {
    let mut found = Vec::new();
    links(pack, &mut found);
    rules(pack, &mut found);
    identities(pack, &mut found);
    unlimited(pack, &mut found);
    for (index, kind) in pack.kinds.iter().enumerate() {
        if kind.hosts.is_empty() {
            doubt(&mut found, format!("kinds[{index}].hosts"), Doubt::NoHost(kind.id.to_string()));
        }
    }
    sources(pack, &mut found);
    dates(pack, &mut found);
    unused(pack, &mut found);
    copies(pack, &mut found);
    found
}

fn doubt(found: &mut Vec<Finding>, at: String, doubt: Doubt) {
    found.push(Finding::new(at, Problem::Doubtful(doubt)));
}

/// Every statement with its place.
fn statements(pack: &Pack) -> Vec<(String, &Grounds)> {
    let mut all: Vec<(String, &Grounds)> = Vec::new();
    for (n, tier) in pack.tiers.iter().enumerate() {
        let own = tier.ceilings.iter().enumerate();
        all.extend(own.map(|(m, c)| (format!("tiers[{n}].ceilings[{m}]"), &c.grounds)));
    }
    for (n, platform) in pack.platforms.iter().enumerate() {
        let own = platform.ceilings.iter().enumerate();
        all.extend(own.map(|(m, c)| (format!("platforms[{n}].ceilings[{m}]"), &c.grounds)));
    }
    for (n, kind) in pack.kinds.iter().enumerate() {
        let own = kind.ceilings.iter().enumerate();
        all.extend(own.map(|(m, c)| (format!("kinds[{n}].ceilings[{m}]"), &c.ceiling.grounds)));
    }
    let lists: [(&str, Vec<&Grounds>); 5] = [
        ("yields", pack.yields.iter().map(|entry| &entry.grounds).collect()),
        ("key_links", pack.key_links.iter().map(|entry| &entry.grounds).collect()),
        ("identities", pack.identities.iter().map(|entry| &entry.grounds).collect()),
        ("links", pack.links.iter().map(|entry| &entry.grounds).collect()),
        ("duties", pack.duties.iter().map(|entry| &entry.grounds).collect()),
    ];
    for (list, grounds) in lists {
        all.extend(grounds.into_iter().enumerate().map(|(n, g)| (format!("{list}[{n}]"), g)));
    }
    all
}

/// Links that are equally specific, about the same step on the same day, and say different things.
fn links(pack: &Pack, found: &mut Vec<Finding>) {
    let specific = |link: &Link| {
        usize::from(!link.from_kinds.is_empty()) + usize::from(!link.to_kinds.is_empty())
    };
    let same = |one: &Link, other: &Link| {
        specific(one) == specific(other)
            && share(&one.from, &other.from)
            && share(&one.to, &other.to)
            && share(&one.by, &other.by)
            && (one.from_kinds.is_empty()
                || other.from_kinds.is_empty()
                || share(&one.from_kinds, &other.from_kinds))
            && (one.to_kinds.is_empty()
                || other.to_kinds.is_empty()
                || share(&one.to_kinds, &other.to_kinds))
            && one.grounds.meets(&other.grounds)
    };
    for (index, link) in pack.links.iter().enumerate() {
        let mut earlier = pack.links.iter().take(index);
        if let Some(other) = earlier.find(|other| other.lets != link.lets && same(other, link)) {
            let problem = Doubt::LinksDiffer { id: link.id.clone(), other: other.id.clone() };
            doubt(found, format!("links[{index}]"), problem);
        }
    }
}

fn share<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.iter().any(|item| other.contains(item))
}

/// Whether the first set is part of the second one.
fn within(part: &[ConditionId], whole: &[ConditionId]) -> bool {
    part.iter().all(|id| whole.contains(id))
}

/// A yield rule with its place in the pack.
type Placed<'p> = (usize, &'p YieldRule);

/// A yield rule on one pair of kind and platform, and what the ceilings there make of it.
struct Reach<'p> {
    pack: &'p Pack,
    kind: &'p KindId,
    on: &'p PlatformId,
}

impl<'p> Reach<'p> {
    /// The ceilings for an insight, the most specific first.
    fn ceilings(&self, rule: &'p YieldRule) -> Vec<&'p Ceiling> {
        let own = self.pack.kind(self.kind).into_iter().flat_map(|kind| &kind.ceilings);
        let own = own.filter(|c| c.platform == *self.on).map(|c| &c.ceiling);
        let platform = self.pack.platform(self.on);
        let tier = platform.and_then(|platform| self.pack.tier(platform.tier));
        let all = own.chain(platform.into_iter().flat_map(|platform| &platform.ceilings));
        let all = all.chain(tier.into_iter().flat_map(|tier| &tier.ceilings));
        all.filter(|ceiling| ceiling.insight == rule.insight).collect()
    }

    /// The days on which anything about these rules and ceilings begins to hold or ceases to.
    fn days(rules: &[Placed<'_>], ceilings: &[&Ceiling]) -> Vec<Day> {
        let grounds = rules.iter().map(|(_, rule)| &rule.grounds);
        let grounds = grounds.chain(ceilings.iter().map(|ceiling| &ceiling.grounds));
        let dates = grounds.flat_map(|grounds| [grounds.since, grounds.until]);
        let days = dates.flatten().map(Date::first_day);
        std::iter::once(Day::default()).chain(days).collect()
    }

    /// Whether a rule decides here, on some day, under some least confidence and with some switches.
    fn decides(&self, placed: Placed<'p>, rules: &[Placed<'p>]) -> bool {
        let ceilings = self.ceilings(placed.1);
        // A higher bar takes ceilings away, and may let a rule through.
        let bars = ceilings.iter().map(|ceiling| Some(ceiling.grounds.confidence));
        let bars: HashSet<Option<Confidence>> = bars.chain([None]).collect();
        bars.into_iter().any(|bar| Self::decides_under(bar, placed, (rules, &ceilings)))
    }

    fn decides_under(
        bar: Option<Confidence>,
        (place, rule): Placed<'p>,
        (rules, ceilings): (&[Placed<'p>], &[&Ceiling]),
    ) -> bool {
        Self::days(rules, ceilings).into_iter().any(|day| {
            let lets = ceilings.iter().find(|ceiling| ceiling.grounds.hold(day, bar));
            let Some(most) = lets.and_then(|ceiling| ceiling.lets.grain()) else { return false };
            let gives = |rule: &YieldRule| (rule.grain.min(most), rule.grain <= most);
            let beats = |(other_place, other): &Placed<'_>| {
                let (theirs, ours) = (gives(other), gives(rule));
                let fewer = other.needs.len() < rule.needs.len();
                *other_place != place
                    && other.grounds.hold(day, bar)
                    && other.grounds.confidence.at_least(rule.grounds.confidence)
                    && within(&other.needs, &rule.needs)
                    && (theirs.0 > ours.0
                        || theirs.0 == ours.0
                            && (fewer || theirs.1 && !ours.1 || *other_place < place))
            };
            rule.grounds.hold(day, bar) && !rules.iter().any(beats)
        })
    }
}

/// Yield rules that can never decide anything.
fn rules(pack: &Pack, found: &mut Vec<Finding>) {
    let mut by_cell: HashMap<(&str, &str, &str), Vec<Placed<'_>>> = HashMap::new();
    for (place, rule) in pack.yields.iter().enumerate() {
        for (kind, on) in pairs(&rule.kinds, &rule.on) {
            let cell = (kind.as_str(), on.as_str(), rule.insight.as_str());
            by_cell.entry(cell).or_default().push((place, rule));
        }
    }
    for (place, rule) in pack.yields.iter().enumerate() {
        let mut hosted =
            pairs(&rule.kinds, &rule.on).filter(|(kind, on)| pack.hosts(on, kind)).peekable();
        let at = format!("yields[{place}]");
        if hosted.peek().is_none() {
            found.push(Finding::new(at, Problem::RuleReachesNothing(rule.id.clone())));
            continue;
        }
        let decides = hosted.any(|(kind, on)| {
            let cell = (kind.as_str(), on.as_str(), rule.insight.as_str());
            let rules = by_cell.get(&cell).map_or(&[][..], Vec::as_slice);
            Reach { pack, kind, on }.decides((place, rule), rules)
        });
        if !decides {
            doubt(found, at, Doubt::NeverDecides(rule.id.clone()));
        }
    }
}

fn pairs<'p>(
    kinds: &'p [KindId],
    on: &'p [PlatformId],
) -> impl Iterator<Item = (&'p KindId, &'p PlatformId)> {
    kinds.iter().flat_map(|kind| on.iter().map(move |on| (kind, on)))
}

/// Rules on keys that add nothing: no platform hosts the kind, or another gives the key for less.
fn identities(pack: &Pack, found: &mut Vec<Finding>) {
    for (place, rule) in pack.identities.iter().enumerate() {
        let beaten = |kind: &KindId, on: &PlatformId| {
            pack.identities.iter().enumerate().any(|(other_place, other)| {
                let covers = match (rule.grounds.since, other.grounds.since) {
                    (_, None) => true,
                    (None, Some(_)) => false,
                    (Some(ours), Some(theirs)) => theirs.first_day() <= ours.first_day(),
                } && other.grounds.until.is_none_or(|theirs| {
                    rule.grounds.until.is_some_and(|ours| ours.first_day() <= theirs.first_day())
                });
                other_place != place
                    && other.key == rule.key
                    && covers
                    && other.kinds.contains(kind)
                    && other.on.contains(on)
                    && other.grounds.confidence.at_least(rule.grounds.confidence)
                    && within(&other.needs, &rule.needs)
                    && (other.needs.len() < rule.needs.len() || other_place < place)
            })
        };
        let mut hosted = pairs(&rule.kinds, &rule.on).filter(|(kind, on)| pack.hosts(on, kind));
        if hosted.all(|(kind, on)| beaten(kind, on)) {
            doubt(found, format!("identities[{place}]"), Doubt::NeverDecides(rule.id.clone()));
        }
    }
}

/// Insights that a rule senses in a tier where nothing says whether they come through.
fn unlimited(pack: &Pack, found: &mut Vec<Finding>) {
    let mut met = HashSet::new();
    for rule in &pack.yields {
        for (kind, on) in pairs(&rule.kinds, &rule.on).filter(|(kind, on)| pack.hosts(on, kind)) {
            let Some(tier) = pack.platform(on).map(|platform| platform.tier) else { continue };
            let silent = Reach { pack, kind, on }.ceilings(rule).is_empty();
            if silent && met.insert((tier, &rule.insight)) {
                let place = pack.tiers.iter().position(|rules| rules.tier == tier);
                let at = place.map_or("tiers".to_owned(), |n| format!("tiers[{n}].ceilings"));
                let (insight, tier) = (rule.insight.to_string(), Tier::id(tier));
                doubt(found, at, Doubt::NoCeiling { insight, tier, rule: rule.id.clone() });
            }
        }
    }
}

fn sources(pack: &Pack, found: &mut Vec<Finding>) {
    let statements = statements(pack);
    let others = pack.festivals.iter().map(|entry| entry.source.as_str());
    let others = others.chain(pack.stage_models.iter().map(|entry| entry.source.as_str()));
    let others = others.chain(pack.thresholds.iter().map(|entry| entry.source.as_str()));
    let others = others.chain(pack.synonyms.iter().map(|entry| entry.source.as_str()));
    let cited: HashSet<&str> =
        statements.iter().map(|(_, grounds)| grounds.source.as_str()).chain(others).collect();
    let sure =
        |grounds: &Grounds| matches!(grounds.confidence, Confidence::Official | Confidence::Stated);
    let relied: HashSet<&str> = statements
        .iter()
        .filter(|(_, grounds)| sure(grounds))
        .map(|(_, grounds)| grounds.source.as_str())
        .collect();
    for (index, source) in pack.sources.iter().enumerate() {
        let at = |field: &str| format!("sources[{index}].{field}");
        if source.title.trim().is_empty() {
            doubt(found, at("title"), Doubt::NoTitle(source.id.clone()));
        }
        if source.address.trim().is_empty() && relied.contains(source.id.as_str()) {
            doubt(found, at("address"), Doubt::NoAddress(source.id.clone()));
        }
        if !cited.contains(source.id.as_str()) {
            doubt(found, at("id"), Doubt::NotCited(source.id.clone()));
        }
    }
}

/// Dates that come after the pack's own.
fn dates(pack: &Pack, found: &mut Vec<Finding>) {
    let last = pack.last_fact();
    let mut late = |at: String, date: Option<Date>| {
        if let Some(date) = date.filter(|date| date.first_day() > last) {
            let (date, facts) = (date.to_string(), pack.facts_as_of.clone());
            doubt(found, at, Doubt::AfterTheFacts { date, facts });
        }
    };
    for (at, grounds) in statements(pack) {
        late(format!("{at}.known"), grounds.known);
        late(format!("{at}.since"), grounds.since);
    }
    for (index, source) in pack.sources.iter().enumerate() {
        late(format!("sources[{index}].date"), source.date);
    }
}

/// Keys and means that nothing uses.
fn unused(pack: &Pack, found: &mut Vec<Finding>) {
    let given: HashSet<&str> = pack.identities.iter().map(|rule| rule.key.as_str()).collect();
    for (index, key) in pack.keys.iter().enumerate() {
        if !given.contains(key.id.as_str()) {
            doubt(found, format!("keys[{index}]"), Doubt::KeyNotGiven(key.id.clone()));
        }
    }
    let used: HashSet<&str> =
        pack.links.iter().flat_map(|link| &link.by).map(String::as_str).collect();
    for (index, means) in pack.means.iter().enumerate() {
        if !used.contains(means.id.as_str()) {
            doubt(found, format!("means[{index}]"), Doubt::MeansNotUsed(means.id.clone()));
        }
    }
}

/// Entries that say the same as an earlier one of another id.
fn copies(pack: &Pack, found: &mut Vec<Finding>) {
    let yields = pack.yields.iter().map(|entry| {
        let plain = YieldRule { id: String::new(), ..entry.clone() };
        (entry.id.as_str(), plain)
    });
    copied("yields", yields, found);
    let identities = pack.identities.iter().map(|entry| {
        let plain = Identity { id: String::new(), ..entry.clone() };
        (entry.id.as_str(), plain)
    });
    copied("identities", identities, found);
    let links = pack
        .links
        .iter()
        .map(|entry| (entry.id.as_str(), Link { id: String::new(), ..entry.clone() }));
    copied("links", links, found);
    let duties = pack.duties.iter().map(|entry| {
        let plain = Duty { id: String::new(), ..entry.clone() };
        (entry.id.as_str(), plain)
    });
    copied("duties", duties, found);
    for (list, table) in NAMED {
        let entries = table.entries(pack).into_iter().enumerate().filter_map(|(at, entry)| {
            let value = |column: usize| entry.cell(column).map(Cell::value);
            let said: Vec<_> = (1..entry.columns().len()).map(value).collect();
            // Two kinds or platforms may differ in what is let out only.
            let own = pack.kinds.get(at).filter(|_| table == Table::Kinds);
            let on = pack.platforms.get(at).filter(|_| table == Table::Platforms);
            let ceilings = (own.map(|kind| &kind.ceilings), on.map(|on| &on.ceilings));
            Some((value(0)?.id()?.to_owned(), (said, format!("{ceilings:?}"))))
        });
        let entries: Vec<_> = entries.collect();
        copied(list, entries.iter().map(|(id, said)| (id.as_str(), said)), found);
    }
}

/// The other lists whose entries have ids, by their names in files.
const NAMED: [(&str, Table); 11] = [
    ("keys", Table::Keys),
    ("means", Table::Means),
    ("platforms", Table::Platforms),
    ("kinds", Table::Kinds),
    ("insights", Table::Insights),
    ("conditions", Table::Conditions),
    ("sources", Table::Sources),
    ("festivals", Table::Festivals),
    ("stage_models", Table::StageModels),
    ("thresholds", Table::Thresholds),
    ("synonyms", Table::Synonyms),
];

fn copied<'p, T: Debug>(
    list: &str,
    entries: impl Iterator<Item = (&'p str, T)>,
    found: &mut Vec<Finding>,
) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for (index, (id, entry)) in entries.enumerate() {
        let said = format!("{entry:?}");
        match first.get(&said) {
            Some(other) => {
                let problem = Doubt::Copy { id: id.to_owned(), other: (*other).to_owned() };
                doubt(found, format!("{list}[{index}]"), problem);
            }
            None => {
                first.insert(said, id);
            }
        }
    }
}
