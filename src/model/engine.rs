//! The rules engine: a pack compiled into dense tables of bit masks.
//!
//! ```text
//!   touchpoint ──► Placement { pair, have }          pair  = kind × platform
//!                       │                            have  = one bit a condition
//!                       ▼
//!   cell (pair × insight) ─ ceiling ─ rules sorted by grain: [(needs, grain), …]
//!                       │
//!                       ▼   the first rule with needs ⊆ have decides
//!   Verdict  yields | locked | withheld | unstated | not sensed
//! ```
//!
//! The grain of a compiled rule is already the smaller of rule and ceiling, so one pass over the
//! few rules of a cell checks all three gates. A [`Verdict`] is a small `Copy` value that refers to
//! the rule or ceiling that decided it; its text is only made when it is shown.

use std::collections::HashMap;
use std::sync::Arc;

use super::pack::{Ceiling, Grounds, Outlet, Pack};
use super::plan::{ConditionId, Grain, InsightId, KindId, Plan, PlatformId, Touchpoint};
use super::verdict::{CeilingRef, Decider, RuleRef, Verdict};

/// A set of conditions, one bit each, in the pack's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ConditionSet(u64);

impl ConditionSet {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set of one condition, by its index in the pack.
    #[must_use]
    pub fn one(index: usize) -> Self {
        Self(u32::try_from(index).ok().and_then(|n| 1_u64.checked_shl(n)).unwrap_or(0))
    }

    /// The union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The conditions of `self` that are not in `other`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every condition of `self` is in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether the condition at this index of the pack is in the set.
    #[must_use]
    pub fn contains(self, index: usize) -> bool {
        !Self::one(index).is_empty() && Self::one(index).within(self)
    }

    /// The number of conditions in the set.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The indices of its conditions in the pack, ascending.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |n| self.contains(*n))
    }
}

/// A touchpoint as the engine sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Placement {
    /// Kind × platform, as [`Engine::pair`] numbers them.
    pub pair: u32,
    /// The switches that are on.
    pub have: ConditionSet,
}

#[derive(Debug, Clone, Copy)]
struct CompiledRule {
    needs: ConditionSet,
    grain: Grain,
    rule: RuleRef,
    /// Whether the ceiling limits the rule to a smaller grain.
    cut: bool,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    ceiling: Option<(CeilingRef, Outlet)>,
    first: u32,
    count: u32,
}

const SILENT: Cell = Cell { ceiling: None, first: 0, count: 0 };

/// A pack compiled into tables for fast evaluation.
#[derive(Debug, Clone)]
pub struct Engine {
    pack: Arc<Pack>,
    kinds: HashMap<KindId, usize>,
    platforms: HashMap<PlatformId, usize>,
    conditions: HashMap<ConditionId, ConditionSet>,
    /// One cell per pair × insight: all insights of the first pair, then of the second, and so on.
    cells: Vec<Cell>,
    rules: Vec<CompiledRule>,
    ceilings: Vec<Ceiling>,
}

impl Engine {
    /// Compiles `pack`. A pack with findings compiles too; what it does not define is never
    /// yielded.
    #[must_use]
    pub fn new(pack: &Arc<Pack>) -> Self {
        let kinds = (0..).zip(&pack.kinds).map(|(n, k)| (k.id.clone(), n)).collect();
        let platforms = (0..).zip(&pack.platforms).map(|(n, p)| (p.id.clone(), n)).collect();
        let conditions = (0..)
            .zip(&pack.conditions)
            .map(|(n, c)| (c.id.clone(), ConditionSet::one(n)))
            .collect();
        let mut engine = Self {
            pack: Arc::clone(pack),
            kinds,
            platforms,
            conditions,
            cells: Vec::with_capacity(
                pack.kinds.len() * pack.platforms.len() * pack.insights.len(),
            ),
            rules: Vec::new(),
            ceilings: Vec::new(),
        };
        let mut interned = HashMap::new();
        for kind in &pack.kinds {
            for platform in &pack.platforms {
                for insight in &pack.insights {
                    let ceiling = ceiling_of(pack, &kind.id, &platform.id, &insight.id)
                        .map(|c| (engine.intern(c, &mut interned), c.lets));
                    let cell = engine.compile_cell(&kind.id, &platform.id, &insight.id, ceiling);
                    engine.cells.push(cell);
                }
            }
        }
        engine
    }

    fn intern(
        &mut self,
        ceiling: &Ceiling,
        seen: &mut HashMap<*const Ceiling, CeilingRef>,
    ) -> CeilingRef {
        *seen.entry(std::ptr::from_ref::<Ceiling>(ceiling)).or_insert_with(|| {
            self.ceilings.push(ceiling.clone());
            CeilingRef(index_u32(self.ceilings.len() - 1))
        })
    }

    fn compile_cell(
        &mut self,
        kind: &KindId,
        platform: &PlatformId,
        insight: &InsightId,
        ceiling: Option<(CeilingRef, Outlet)>,
    ) -> Cell {
        let first = self.rules.len();
        if let Some((_, lets)) = ceiling
            && let Some(most) = lets.grain()
            && self.pack.hosts(platform, kind)
        {
            for (index, rule) in self.pack.yields.iter().enumerate() {
                let applies = rule.insight == *insight
                    && rule.kinds.contains(kind)
                    && rule.on.contains(platform)
                    && rule.needs.iter().all(|c| self.conditions.contains_key(c));
                if applies {
                    self.rules.push(CompiledRule {
                        needs: self.set_of(&rule.needs),
                        grain: rule.grain.min(most),
                        rule: RuleRef(index_u32(index)),
                        cut: most < rule.grain,
                    });
                }
            }
            if let Some(own) = self.rules.get_mut(first..) {
                // The sort is stable: equal rules stay in the pack's order.
                own.sort_by_key(|r| (std::cmp::Reverse(r.grain), r.cut));
            }
        }
        Cell { ceiling, first: index_u32(first), count: index_u32(self.rules.len() - first) }
    }

    /// The pack that was compiled.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The number of insights in the pack.
    #[must_use]
    pub fn insights(&self) -> usize {
        self.pack.insights.len()
    }

    /// The ceiling that a verdict refers to.
    #[must_use]
    pub fn ceiling(&self, at: CeilingRef) -> Option<&Ceiling> {
        self.ceilings.get(at.0 as usize)
    }

    /// The number of a kind × platform pair, or `None` if the pack lacks either.
    #[must_use]
    pub fn pair(&self, kind: &KindId, platform: &PlatformId) -> Option<u32> {
        let kind = self.kinds.get(kind)?;
        let platform = self.platforms.get(platform)?;
        Some(index_u32(kind * self.pack.platforms.len() + platform))
    }

    /// The indices in the pack of a pair's kind and platform.
    #[must_use]
    pub fn pair_parts(&self, pair: u32) -> (usize, usize) {
        let platforms = self.pack.platforms.len().max(1);
        (pair as usize / platforms, pair as usize % platforms)
    }

    /// The set of these conditions; unknown ones are ignored.
    #[must_use]
    pub fn set_of(&self, conditions: &[ConditionId]) -> ConditionSet {
        conditions
            .iter()
            .filter_map(|c| self.conditions.get(c))
            .fold(ConditionSet::EMPTY, |all, c| all.union(*c))
    }

    /// The ids of a set, in the pack's order.
    #[must_use]
    pub fn ids_of(&self, set: ConditionSet) -> Vec<ConditionId> {
        set.indices().filter_map(|n| self.pack.conditions.get(n)).map(|c| c.id.clone()).collect()
    }

    /// Every condition of the pack.
    #[must_use]
    pub fn all_conditions(&self) -> ConditionSet {
        (0..self.pack.conditions.len())
            .fold(ConditionSet::EMPTY, |all, n| all.union(ConditionSet::one(n)))
    }

    /// The touchpoint as the engine sees it, or `None` if the pack lacks its kind or platform.
    #[must_use]
    pub fn place(&self, touchpoint: &Touchpoint) -> Option<Placement> {
        let pair = self.pair(&touchpoint.kind, &touchpoint.platform)?;
        Some(Placement { pair, have: self.set_of(&touchpoint.conditions) })
    }

    /// All touchpoints of a plan, in plan order. A touchpoint that the pack cannot place (the plan
    /// would not pass [`super::check::plan()`]) gets a pair for which every verdict is unstated.
    #[must_use]
    pub fn place_all(&self, plan: &Plan) -> Vec<Placement> {
        let nowhere = Placement { pair: u32::MAX, have: ConditionSet::EMPTY };
        plan.touchpoints.iter().map(|t| self.place(t).unwrap_or(nowhere)).collect()
    }

    fn cell(&self, pair: u32, insight: usize) -> Cell {
        (pair as usize)
            .checked_mul(self.insights())
            .and_then(|start| self.cells.get(start.checked_add(insight)?))
            .copied()
            .unwrap_or(SILENT)
    }

    fn rules_of(&self, cell: Cell) -> &[CompiledRule] {
        let first = cell.first as usize;
        self.rules.get(first..first + cell.count as usize).unwrap_or(&[])
    }

    fn judge(&self, cell: Cell, have: ConditionSet) -> Verdict {
        let Some((ceiling, lets)) = cell.ceiling else { return Verdict::Unstated };
        if lets == Outlet::Withheld {
            return Verdict::Withheld { by: ceiling };
        }
        let rules = self.rules_of(cell);
        let Some(hit) = rules.iter().find(|r| r.needs.within(have)) else {
            let nearest = rules.iter().min_by_key(|r| r.needs.minus(have).len());
            return match nearest {
                Some(rule) => Verdict::Locked { by: rule.rule },
                None => Verdict::NotSensed { by: ceiling },
            };
        };
        // Sorted by grain, and none of the finer ones has its needs met.
        let lift = rules.first().is_some_and(|finest| finest.grain > hit.grain);
        let by = if hit.cut { Decider::Ceiling(ceiling) } else { Decider::Rule(hit.rule) };
        Verdict::Yields { grain: hit.grain, by, lift }
    }

    /// The verdict on one insight, by its index in the pack.
    #[must_use]
    pub fn verdict(&self, placement: Placement, insight: usize) -> Verdict {
        self.judge(self.cell(placement.pair, insight), placement.have)
    }

    /// The statement that a verdict rests on; `None` if it is unstated.
    #[must_use]
    pub fn grounds(&self, verdict: Verdict) -> Option<&Grounds> {
        let rule = |at: RuleRef| self.pack.yields.get(at.0 as usize).map(|rule| &rule.grounds);
        let ceiling = |at| self.ceiling(at).map(|ceiling| &ceiling.grounds);
        match verdict {
            Verdict::Yields { by: Decider::Rule(at), .. } | Verdict::Locked { by: at } => rule(at),
            Verdict::Yields { by: Decider::Ceiling(at), .. }
            | Verdict::Withheld { by: at }
            | Verdict::NotSensed { by: at } => ceiling(at),
            Verdict::Unstated => None,
        }
    }

    /// Appends the verdicts on all insights, in the pack's order.
    pub fn verdicts(&self, placement: Placement, out: &mut Vec<Verdict>) {
        let count = self.insights();
        let start = (placement.pair as usize).saturating_mul(count);
        match self.cells.get(start..start.saturating_add(count)) {
            Some(cells) => out.extend(cells.iter().map(|c| self.judge(*c, placement.have))),
            None => out.extend(std::iter::repeat_n(Verdict::Unstated, count)),
        }
    }

    /// The minimal sets of switches that are still missing for `insight` to come through at `least`
    /// or better. Each set is sufficient, and none contains another. Does not allocate.
    pub fn missing(
        &self,
        placement: Placement,
        insight: usize,
        least: Grain,
    ) -> impl Iterator<Item = ConditionSet> + '_ {
        let have = placement.have;
        let rules = self.rules_of(self.cell(placement.pair, insight));
        let enough = move |r: &&CompiledRule| r.grain >= least;
        rules.iter().filter(enough).enumerate().filter_map(move |(place, rule)| {
            let set = rule.needs.minus(have);
            let beaten = rules.iter().filter(enough).enumerate().any(|(n, other)| {
                let other = other.needs.minus(have);
                other.within(set) && (other != set || n < place)
            });
            (!set.is_empty() && !beaten).then_some(set)
        })
    }

    /// The sets of switches to show beside a verdict: for a locked insight those that unlock it,
    /// and for what comes through those that raise it to any finer grain. Sorted by size, then by the
    /// pack's order.
    #[must_use]
    pub fn switches(
        &self,
        placement: Placement,
        insight: usize,
        verdict: Verdict,
    ) -> Vec<ConditionSet> {
        let Some(to) = verdict.meaning().raise else { return Vec::new() };
        let mut sets: Vec<ConditionSet> = self.missing(placement, insight, to).collect();
        sets.sort_by_key(|set| (set.len(), std::cmp::Reverse(set.0.reverse_bits())));
        sets
    }

    /// The conditions that at least one rule for this pair needs, which are the switches to show.
    #[must_use]
    pub fn relevant(&self, pair: u32) -> ConditionSet {
        (0..self.insights())
            .flat_map(|insight| self.rules_of(self.cell(pair, insight)))
            .fold(ConditionSet::EMPTY, |all, rule| all.union(rule.needs))
    }
}

/// The most specific ceiling: that of the kind on the platform, then the platform's, then the
/// tier's.
fn ceiling_of<'p>(
    pack: &'p Pack,
    kind: &KindId,
    platform: &PlatformId,
    insight: &InsightId,
) -> Option<&'p Ceiling> {
    let on = pack.platform(platform)?;
    let own = pack.kind(kind)?.ceilings.iter();
    own.filter(|c| c.platform == *platform)
        .map(|c| &c.ceiling)
        .chain(&on.ceilings)
        .chain(pack.tier(on.tier).into_iter().flat_map(|t| &t.ceilings))
        .find(|c| c.insight == *insight)
}

/// Indices into compiled tables fit 32 bits: a pack large enough to overflow would not fit in
/// memory.
fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
