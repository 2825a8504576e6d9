//! Who recognises whom: keys, islands of touchpoints that recognise the same people, and bridges
//! between them.

use std::cmp::Ordering;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Joins, Pack};
use crate::model::plan::TouchpointId;

/// A group of touchpoints that recognise the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Island {
    /// Its touchpoints, ascending.
    pub touchpoints: Vec<TouchpointId>,
    /// The brand keys that any of them has, by their places in the pack.
    pub keys: Vec<usize>,
}

/// The fewest switches by which two groups recognise each other's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bridge {
    /// The groups, that with the smaller id first.
    pub between: [Vec<TouchpointId>; 2],
    /// The switches, touchpoint by touchpoint.
    pub needs: Vec<(TouchpointId, ConditionSet)>,
}

/// Who recognises whom in a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognition {
    /// The islands, by their smallest touchpoint.
    pub islands: Vec<Island>,
    /// The touchpoints that have no brand key, ascending.
    pub apart: Vec<TouchpointId>,
    /// Bridges between islands and touchpoints apart.
    pub bridges: Vec<Bridge>,
}

/// Up to this many touchpoints, all bridges are found; beyond it, the smallest ones.
const ALL_UP_TO: usize = 200;

/// How many bridges are kept of a larger plan.
const FEW: usize = 10;

/// A way to a key: the key, and the switches that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Way {
    key: usize,
    needs: ConditionSet,
}

/// Which touchpoints have which keys: the ways to keys of each pair of kind and platform.
pub struct Table {
    ways: HashMap<u32, Vec<Way>>,
}

impl Table {
    /// Compiles what the pack says about keys.
    #[must_use]
    pub fn new(engine: &Engine) -> Self {
        let pack = engine.pack();
        let place: HashMap<&str, usize> =
            pack.keys.iter().enumerate().map(|(place, key)| (key.id.as_str(), place)).collect();
        let mut ways: HashMap<u32, Vec<Way>> = HashMap::new();
        for identity in &pack.identities {
            let Some(key) = place.get(identity.key.as_str()).copied() else { continue };
            let needs = engine.set_of(&identity.needs);
            for kind in &identity.kinds {
                for platform in &identity.on {
                    if !pack.hosts(platform, kind) {
                        continue;
                    }
                    if let Some(pair) = engine.pair(kind, platform) {
                        ways.entry(pair).or_default().push(Way { key, needs });
                    }
                }
            }
        }
        Self { ways }
    }

    fn of(&self, pair: u32) -> &[Way] {
        self.ways.get(&pair).map_or(&[], Vec::as_slice)
    }

    /// The keys of a touchpoint, whatever they join, by their places in the pack.
    #[must_use]
    pub fn keys(&self, at: Placement) -> Vec<usize> {
        let ways = self.of(at.pair).iter().filter(|way| way.needs.within(at.have));
        let mut keys: Vec<usize> = ways.map(|way| way.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Which brand keys recognise the same person: a key and itself, and those that a link names.
struct Same {
    brand: Vec<bool>,
    linked: Vec<Vec<bool>>,
}

impl Same {
    fn new(pack: &Pack) -> Self {
        let count = pack.keys.len();
        let brand: Vec<bool> = pack.keys.iter().map(|key| key.joins == Joins::Brand).collect();
        let mut linked = vec![vec![false; count]; count];
        for (place, row) in linked.iter_mut().enumerate() {
            row.iter_mut().skip(place).take(1).for_each(|same| *same = true);
        }
        let place = |id: &str| pack.keys.iter().position(|key| key.id == id);
        for link in &pack.key_links {
            if let (Some(a), Some(b)) = (place(&link.a), place(&link.b)) {
                for (one, other) in [(a, b), (b, a)] {
                    let cell = linked.get_mut(one).and_then(|row| row.get_mut(other));
                    if let Some(same) = cell {
                        *same = true;
                    }
                }
            }
        }
        Self { brand, linked }
    }

    fn is_brand(&self, key: usize) -> bool {
        self.brand.get(key).copied().unwrap_or_default()
    }

    fn joins(&self, one: usize, other: usize) -> bool {
        self.linked.get(one).and_then(|row| row.get(other)).copied().unwrap_or_default()
    }
}

/// Groups that are joined one by one.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).copied().filter(|up| *up != at) {
            let above = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

/// A touchpoint with its ways to brand keys.
struct Card<'t> {
    id: TouchpointId,
    /// The switches that are on and matter to its ways.
    have: ConditionSet,
    ways: Vec<&'t Way>,
}

impl Card<'_> {
    /// Its brand keys now.
    fn keys(&self) -> impl Iterator<Item = usize> + '_ {
        self.ways.iter().filter(|way| way.needs.within(self.have)).map(|way| way.key)
    }
}

/// Who recognises whom in a plan.
#[must_use]
pub fn recognition(evaluated: &Evaluated) -> Recognition {
    let engine = &evaluated.engine;
    let (table, same) = (Table::new(engine), Same::new(engine.pack()));
    let placements = &evaluated.evaluation.placements;
    let mut cards: Vec<Card<'_>> = evaluated
        .plan
        .touchpoints
        .iter()
        .zip(placements)
        .map(|(touchpoint, at)| {
            let ways: Vec<&Way> =
                table.of(at.pair).iter().filter(|way| same.is_brand(way.key)).collect();
            // Other switches make no difference here: without them, many cards are alike.
            let needed = ways.iter().fold(ConditionSet::EMPTY, |all, way| all.union(way.needs));
            let have = at.have.minus(at.have.minus(needed));
            Card { id: touchpoint.id, have, ways }
        })
        .collect();
    cards.sort_by_key(|card| card.id);
    let groups = grouped(&cards, &same);
    let mut found = Recognition::default();
    for members in &groups {
        let ids: Vec<TouchpointId> =
            members.iter().filter_map(|at| cards.get(*at)).map(|card| card.id).collect();
        let mut keys: Vec<usize> =
            members.iter().filter_map(|at| cards.get(*at)).flat_map(Card::keys).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.is_empty() {
            found.apart.extend(ids);
        } else {
            found.islands.push(Island { touchpoints: ids, keys });
        }
    }
    found.apart.sort_unstable();
    found.islands.sort_by_key(|island| island.touchpoints.first().copied());
    found.bridges = bridges(&cards, &groups, &same);
    found
}

/// The groups of cards, by their smallest id, members ascending. Cards without a brand key are each
/// a group of their own.
fn grouped(cards: &[Card<'_>], same: &Same) -> Vec<Vec<usize>> {
    let mut groups = Groups((0..cards.len()).collect());
    // The first card that has each key: all that have the key join it.
    let mut first: HashMap<usize, usize> = HashMap::new();
    for (place, card) in cards.iter().enumerate() {
        for key in card.keys() {
            let with = *first.entry(key).or_insert(place);
            groups.join(with, place);
        }
    }
    let keys: Vec<(usize, usize)> = first.into_iter().collect();
    for (index, (one, at)) in keys.iter().enumerate() {
        for (other, with) in keys.iter().skip(index + 1) {
            if same.joins(*one, *other) {
                groups.join(*at, *with);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in 0..cards.len() {
        members.entry(groups.root(place)).or_default().push(place);
    }
    members.into_values().collect()
}

/// The bridges between groups, by their smallest touchpoints: of a large plan the smallest ones.
fn bridges(cards: &[Card<'_>], groups: &[Vec<usize>], same: &Same) -> Vec<Bridge> {
    let alike = Alike::new(cards, groups);
    let mut pairs = if cards.len() > ALL_UP_TO {
        alike.smallest(cards, same)
    } else {
        let all = 0..groups.len();
        all.clone()
            .flat_map(|one| all.clone().skip(one + 1).map(move |other| (one, other)))
            .collect()
    };
    pairs.sort_unstable();
    let bridge = |(one, other): (usize, usize)| {
        let forms = [one, other].map(|group| alike.forms(group));
        let (_, needs) = best(cards, same, forms)?;
        let between = [one, other].map(|group| {
            let members = groups.get(group).into_iter().flatten();
            members.filter_map(|at| cards.get(*at)).map(|card| card.id).collect()
        });
        Some(Bridge { between, needs })
    };
    pairs.into_iter().filter_map(bridge).collect()
}

/// Groups with what distinguishes them. Cards with the same ways and the same switches are alike
/// but for their ids, and the lowest id decides: a group is looked at through one card of each form,
/// and touchpoints apart that are alike are looked at once.
struct Alike {
    /// The forms of each group.
    forms: Vec<Vec<usize>>,
    /// Groups that are alike, ascending; without those that can have no bridge.
    classes: Vec<Vec<usize>>,
}

impl Alike {
    fn new(cards: &[Card<'_>], groups: &[Vec<usize>]) -> Self {
        let mut forms: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
        let mut classes: Vec<Vec<usize>> = Vec::new();
        let mut of_form: HashMap<(ConditionSet, &[&Way]), usize> = HashMap::new();
        for (group, members) in groups.iter().enumerate() {
            let mut seen = HashSet::new();
            let form = |at: &&usize| {
                let card = cards.get(**at).filter(|card| !card.ways.is_empty());
                card.is_some_and(|card| seen.insert((card.have, card.ways.as_slice())))
            };
            let own: Vec<usize> = members.iter().filter(form).copied().collect();
            let single = own.first().filter(|_| members.len() == 1).and_then(|at| cards.get(*at));
            match single.map(|card| of_form.entry((card.have, card.ways.as_slice()))) {
                Some(Entry::Occupied(class)) => {
                    classes.get_mut(*class.get()).into_iter().for_each(|class| class.push(group));
                }
                Some(Entry::Vacant(new)) => {
                    new.insert(classes.len());
                    classes.push(vec![group]);
                }
                // Who can never have a brand key has no bridge to anybody.
                None if own.is_empty() => {}
                None => classes.push(vec![group]),
            }
            forms.push(own);
        }
        Self { forms, classes }
    }

    fn forms(&self, group: usize) -> &[usize] {
        self.forms.get(group).map_or(&[], Vec::as_slice)
    }

    /// The pairs of groups with the smallest bridges.
    fn smallest(&self, cards: &[Card<'_>], same: &Same) -> Vec<(usize, usize)> {
        let mut costs: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (one, groups) in self.classes.iter().enumerate() {
            for (other, others) in self.classes.iter().enumerate().skip(one) {
                let second = if one == other { groups.get(1) } else { others.first() };
                let (Some(a), Some(b)) = (groups.first(), second) else { continue };
                if let Some((cost, _)) = best(cards, same, [self.forms(*a), self.forms(*b)]) {
                    costs.entry(cost).or_default().push((one, other));
                }
            }
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for classes in costs.into_values() {
            let groups = |class: usize| self.classes.get(class).into_iter().flatten().take(FEW + 1);
            let mut pairs: Vec<(usize, usize)> = Vec::new();
            for (one, other) in classes {
                let all = groups(one).flat_map(|a| groups(other).map(move |b| (*a, *b)));
                pairs.extend(all.filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))));
            }
            pairs.sort_unstable();
            pairs.dedup();
            found.extend(pairs.into_iter().take(FEW - found.len()));
            if found.len() == FEW {
                break;
            }
        }
        found
    }
}

/// The switches that a pair of cards needs, with the cards.
type Needs = Vec<(TouchpointId, ConditionSet)>;

/// The best bridge between two groups, of which each is given by its forms: how many switches, and
/// which. Fewest switches win, then lower ids, then conditions that are further up in the pack.
fn best(cards: &[Card<'_>], same: &Same, [one, other]: [&[usize]; 2]) -> Option<(usize, Needs)> {
    let mut best: Option<(usize, [TouchpointId; 2], [ConditionSet; 2])> = None;
    for a in one.iter().filter_map(|at| cards.get(*at)) {
        for b in other.iter().filter_map(|at| cards.get(*at)) {
            let (low, high) = if a.id < b.id { (a, b) } else { (b, a) };
            let ids = [low.id, high.id];
            for x in &low.ways {
                for y in high.ways.iter().filter(|y| same.joins(x.key, y.key)) {
                    let sets = [x.needs.minus(low.have), y.needs.minus(high.have)];
                    let count = sets[0].len() + sets[1].len();
                    let better = best.as_ref().is_none_or(|(least, those, with)| {
                        let order = |sets: &[ConditionSet; 2]| {
                            sets.map(|set| set.indices().collect::<Vec<usize>>())
                        };
                        match (count, ids).cmp(&(*least, *those)) {
                            Ordering::Equal => order(&sets) < order(with),
                            order => order == Ordering::Less,
                        }
                    });
                    if better {
                        best = Some((count, ids, sets));
                    }
                }
            }
        }
    }
    let (count, ids, sets) = best?;
    let needs = ids.into_iter().zip(sets).filter(|(_, set)| !set.is_empty()).collect();
    Some((count, needs))
}
