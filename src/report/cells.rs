//! Coverage by tier, for the board and the chart, and by platform, for the table.

use std::sync::OnceLock;

use super::reasons::{self, Why};
use super::role::Role;
use crate::model::engine::Placement;
use crate::model::evaluated::Evaluated;
use crate::model::moves::{Step, needed};
use crate::model::pack::{Pack, Tier};
use crate::model::plan::PlatformId;
use crate::model::shown::shown;
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::model::verdict::Verdict;
use crate::text::{self, explain, signs, words};

/// An insight, as named in tables and charts.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub means: String,
}

/// One insight of one tier or platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The insight's index in the pack.
    pub insight: usize,
    /// Its state.
    pub state: State,
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// The text of its state: "about a person", "locked".
    pub word: &'static str,
    /// A shorter text of its state, in a word or two.
    pub short: &'static str,
    /// What it is of: a tier or a platform, and an insight.
    of: [String; 2],
    says: OnceLock<String>,
    /// The place in the plan of the touchpoint that it comes from, where one does.
    pub from: Option<usize>,
}

impl Cell {
    fn insight_name(&self) -> &str {
        let [_, insight] = &self.of;
        insight
    }

    /// The whole cell in words: "Tmall, Purchases: locked".
    #[must_use]
    pub fn says(&self) -> &str {
        let [row, insight] = &self.of;
        self.says.get_or_init(|| words::cell(row.as_str(), insight.as_str(), self.word))
    }
}

/// What one tier lets out and how much of that the plan reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct TierCoverage {
    /// Which tier.
    pub tier: Tier,
    /// Its name.
    pub name: String,
    /// What it lets out, in a sentence.
    pub means: String,
    /// The number of insights that come through.
    pub reached: usize,
    /// Its insights in the pack's order.
    pub cells: Vec<Cell>,
    says: OnceLock<String>,
}

impl TierCoverage {
    /// The number of insights that come through and the number of all: "3 of 5".
    #[must_use]
    pub fn count(&self) -> String {
        words::of_total(self.reached, self.cells.len())
    }

    /// Its coverage as a sentence.
    #[must_use]
    pub fn says(&self) -> &str {
        self.says.get_or_init(|| {
            let cells = self.cells.iter().map(|cell| (cell.insight_name(), cell.state));
            explain::coverage(&self.name, &cells.collect::<Vec<_>>())
        })
    }

    /// Its cells in the order of the pieces of its bar, best first. The bar has a piece for every
    /// insight.
    #[must_use]
    pub fn pieces(&self) -> Vec<&Cell> {
        let mut pieces: Vec<&Cell> = self.cells.iter().collect();
        // The sort is stable: cells with equal states stay in the pack's order.
        pieces.sort_by_key(|cell| std::cmp::Reverse(cell.state));
        pieces
    }
}

/// A row of the platform table.
#[derive(Debug, Clone, PartialEq)]
pub struct Platform {
    /// Its id in the pack.
    pub id: PlatformId,
    /// The tier that it is in.
    pub tier: Tier,
    /// Its name.
    pub name: String,
    /// Its name in a second language; empty if there is none.
    pub beside: String,
    /// Its owner, if that is not part of its name; empty otherwise.
    pub owner: String,
    /// Further information for the strategist; empty if there is none.
    pub note: String,
    /// Whether the board shows it.
    pub shown: bool,
    /// Its insights in the pack's order.
    pub cells: Vec<Cell>,
}

impl Platform {
    /// Its name with the one in the other language.
    #[must_use]
    pub fn full_name(&self) -> String {
        let Self { name, beside, .. } = self;
        if beside.is_empty() { name.clone() } else { format!("{name} {beside}") }
    }
}

/// An entry of the legend of coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The state.
    pub state: State,
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// The number of cells of the three tiers in this state.
    pub count: usize,
    /// Its name with that number.
    pub says: String,
}

fn cell(row: &str, insight: (usize, &Insight), state: State, from: Option<usize>) -> Cell {
    let (insight, named) = insight;
    let signs = signs::of(state.into());
    let (word, short) = (signs.word, signs.short);
    let (sign, role) = (state.into(), state.into());
    let (of, says) = ([row.to_owned(), named.name.clone()], OnceLock::new());
    Cell { insight, state, sign, role, word, short, of, says, from }
}

pub(super) fn tiers(evaluated: &Evaluated, insights: &[Insight]) -> Vec<TierCoverage> {
    let (pack, grid) = (evaluated.pack(), &evaluated.evaluation.tiers);
    let tier = |tier: Tier| {
        let (name, states) = (explain::tier(pack, tier), grid.row(tier.index()));
        let cells = insights.iter().enumerate().zip(states);
        let reached = grid.reached(tier.index());
        TierCoverage {
            tier,
            name: name.to_owned(),
            means: pack.tier(tier).map_or("", |t| text::of(&t.means)).to_owned(),
            reached,
            cells: cells.map(|(insight, state)| cell(name, insight, *state, None)).collect(),
            says: OnceLock::new(),
        }
    };
    Tier::ALL.into_iter().map(tier).collect()
}

pub(super) fn keys(pack: &Pack, tiers: &[TierCoverage]) -> Vec<Key> {
    let key = |state: State| {
        let cells = tiers.iter().flat_map(|tier| &tier.cells);
        let count = cells.filter(|cell| cell.state == state).count();
        let name = explain::state(state);
        let says = words::legend(name, count);
        Key { state, sign: state.into(), role: state.into(), name: name.to_owned(), count, says }
    };
    State::of_pack(pack).map(key).collect()
}

pub(super) fn platforms(evaluated: &Evaluated, insights: &[Insight]) -> Vec<Platform> {
    let grid = &evaluated.evaluation.platforms;
    let origins = origins(evaluated);
    let rows = evaluated.pack().platforms.iter().enumerate();
    let shown = shown(&evaluated.plan, evaluated.origin());
    let row = |(row, platform): (usize, &crate::model::pack::Platform)| {
        let name = text::of(&platform.name);
        let cells = insights.iter().enumerate().map(|insight| {
            let from = origins.get(row * insights.len() + insight.0).copied().flatten();
            cell(name, insight, grid.get(row, insight.0), from)
        });
        let owner = text::of(&platform.owner);
        Platform {
            id: platform.id.clone(),
            tier: platform.tier,
            name: name.to_owned(),
            beside: text::beside(&platform.name).to_owned(),
            owner: if owner == name { String::new() } else { owner.to_owned() },
            note: text::of(&platform.note).to_owned(),
            shown: shown.get(row).copied().unwrap_or(true),
            cells: cells.collect(),
        }
    };
    rows.map(row).collect()
}

/// For each platform × insight, the index in the plan of the first touchpoint that gives the cell
/// its state. Makes one pass over the plan.
fn origins(evaluated: &Evaluated) -> Vec<Option<usize>> {
    let Evaluated { engine, evaluation, .. } = evaluated;
    let insights = engine.insights();
    let mut found = vec![None; engine.pack().platforms.len() * insights];
    for (place, placement) in evaluation.placements.iter().enumerate() {
        let (_, row) = engine.pair_parts(placement.pair);
        for (insight, verdict) in evaluation.verdicts(place).iter().enumerate() {
            let state = verdict.meaning().placed;
            if let Some(slot @ None) = found.get_mut(row * insights + insight)
                && state.is_some()
                && state == Some(evaluation.platforms.get(row, insight))
            {
                *slot = Some(place);
            }
        }
    }
    found
}

pub(super) fn why(
    evaluated: &Evaluated,
    row: usize,
    insight: usize,
) -> (Option<Why>, Option<String>) {
    let state = evaluated.evaluation.platforms.get(row, insight);
    let Some((at, verdict)) = decided(evaluated, row, insight, state) else { return (None, None) };
    let why = reasons::why(&evaluated.engine, at, insight, verdict);
    let step = (state == State::Available).then(|| {
        let step = Step::Place(needed(&evaluated.engine, at));
        explain::step(&evaluated.engine, &evaluated.plan, step)
    });
    (Some(why), step)
}

/// What decides the state of a cell: a touchpoint of the plan, or else a pair of the pack.
fn decided(
    evaluated: &Evaluated,
    row: usize,
    insight: usize,
    state: State,
) -> Option<(Placement, Verdict)> {
    let Evaluated { engine, evaluation, potential, .. } = evaluated;
    let here = |at: &Placement| engine.pair_parts(at.pair).1 == row;
    let mut placed = evaluation.placements.iter().enumerate().filter(|(_, at)| here(at));
    let placed = placed.find_map(|(place, at)| {
        let verdict = *evaluation.verdicts(place).get(insight)?;
        (verdict.meaning().placed == Some(state)).then_some((*at, verdict))
    });
    let pack = engine.pack();
    let of_pack = || {
        let platform = &pack.platforms.get(row)?.id;
        let have = engine.all_conditions();
        let hosted = potential.pairs.iter().copied().filter(here);
        let every = pack.kinds.iter().filter_map(|kind| engine.pair(&kind.id, platform));
        let every = every.map(|pair| Placement { pair, have });
        let mut verdicts = hosted.chain(every).map(|at| (at, engine.verdict(at, insight)));
        verdicts.find(|(_, verdict)| verdict.meaning().at_best == state)
    };
    placed.or_else(of_pack)
}
