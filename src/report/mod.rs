//! What is to be said about an evaluated plan, worded once a revision and language.
//!
//! ```text
//!   Evaluated ──► Report ─┬─► window: board, panels, stage
//!                         ├─► export: slides, documents, pages, sheets
//!                         └─► command line
//! ```
//!
//! Every entry has a sign, a [`Role`] from which its colours follow, words, and where it rests on a
//! statement, the reason with its source. Whoever shows a report lays it out and derives nothing.
//! What is long, each touchpoint's card and reasons, is worded when it is first read: a plan of ten
//! thousand touchpoints costs no more than what is shown of it.

use std::sync::{Arc, OnceLock};

use crate::model::action::Action;
use crate::model::evaluated::Evaluated;
use crate::model::moves;
use crate::model::pack::{Pack, Tier};
use crate::model::plan::{Plan, TouchpointId};
use crate::model::sign::Sign;
use crate::text::{self, explain, sentences, words};

mod cells;
pub mod comparison;
mod insight;
pub mod look;
mod reasons;
pub mod role;
mod rows;
mod rules;
pub mod shape;
mod sources;

pub use cells::{Cell, Key, Platform, TierCoverage};
pub use insight::Insight;
pub use reasons::{Card, Chip, Offer, Reason, Switch, Why};
pub use role::Role;
pub use rows::{GoalRow, VerdictCell};
pub use rules::TierRule;
pub use sources::{Source, confidences};

/// A statement about the plan: a goal, what stays out of reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its shape.
    pub sign: Sign,
    /// What it is.
    pub role: Role,
    /// What it is about: "Behaviour about a person".
    pub head: String,
    /// How it stands: "met by Loyalty mini program".
    pub says: String,
}

/// A move that is offered, as the same value that is shown, done, undone and printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// What kind of move it is.
    pub role: Role,
    /// What to do: "Connect the CRM on Flagship store".
    pub head: String,
    /// What it promises.
    pub says: String,
    /// What it does to its tier, for a sentence that goes on: "and Semi-open rises to 3 of 5".
    pub outcome: String,
    /// The move as a change of the plan; none where the pack does not know it.
    pub action: Option<Action>,
}

/// All that is to be said about a plan.
pub struct Report {
    evaluated: Arc<Evaluated>,
    /// The insights, in the pack's order.
    pub insights: Vec<Insight>,
    /// Coverage by tier, in board order.
    pub tiers: Vec<TierCoverage>,
    /// What the brand will know platform by platform, in the pack's order.
    pub platforms: Vec<Platform>,
    /// The legend of coverage: every state, the best first.
    pub keys: Vec<Key>,
    /// The plan's goals, in its order.
    pub goals: Vec<Entry>,
    /// How many goals are met.
    pub goals_met: usize,
    /// The best next moves, the best first.
    pub moves: Vec<Offered>,
    /// What no money buys on the platforms that the plan uses.
    pub out_of_reach: Vec<Entry>,
    cards: Vec<OnceLock<Box<Card>>>,
    reasons: Vec<OnceLock<Box<[Reason]>>>,
}

impl Report {
    /// Words an evaluated plan in the language of this thread.
    #[must_use]
    pub fn new(evaluated: Arc<Evaluated>) -> Self {
        let insights = insights(evaluated.pack());
        let places = evaluated.plan.touchpoints.len();
        let tiers = cells::tiers(&evaluated, &insights);
        Self {
            keys: cells::keys(&tiers),
            tiers,
            platforms: cells::platforms(&evaluated, &insights),
            goals: goals(&evaluated),
            goals_met: evaluated.evaluation.goals_met(),
            moves: offered(&evaluated),
            out_of_reach: out_of_reach(&evaluated),
            cards: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            reasons: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            insights,
            evaluated,
        }
    }

    /// What the report is about.
    #[must_use]
    pub fn evaluated(&self) -> &Arc<Evaluated> {
        &self.evaluated
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.evaluated.plan
    }

    /// The pack that the plan is read with.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.evaluated.pack()
    }

    /// The plan's title, or that of plans without one.
    #[must_use]
    pub fn title(&self) -> &str {
        text::title(&self.evaluated.plan)
    }

    /// The rule pack's name, the date of its facts and its sources, in a sentence.
    #[must_use]
    pub fn grounds(&self) -> String {
        text::stage::grounds(self.pack())
    }

    /// How many tier × insight cells come through, of how many.
    #[must_use]
    pub fn reached(&self) -> (usize, usize) {
        self.evaluated.evaluation.reached()
    }

    /// The card of the touchpoint at this index of the plan.
    #[must_use]
    pub fn card(&self, place: usize) -> Option<&Card> {
        let card = || Box::new(reasons::card(&self.evaluated, place));
        self.cards.get(place).map(|slot| slot.get_or_init(card).as_ref())
    }

    /// All cards, in the plan's order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        (0..self.cards.len()).filter_map(|place| self.card(place))
    }

    /// Why the touchpoint at this index of the plan yields what it yields, insight by insight in
    /// the pack's order.
    #[must_use]
    pub fn reasons(&self, place: usize) -> &[Reason] {
        let reasons = || reasons::of_touchpoint(&self.evaluated, place).into();
        self.reasons.get(place).map_or(&[], |slot| slot.get_or_init(reasons))
    }

    /// The verdicts on the touchpoint at this index of the plan, for a table, insight by insight in
    /// the pack's order.
    pub fn verdicts(&self, place: usize) -> impl Iterator<Item = VerdictCell> {
        self.evaluated.evaluation.verdicts(place).iter().copied().map(rows::verdict)
    }

    /// The plan's goals, for a table, in its order.
    #[must_use]
    pub fn goal_rows(&self) -> Vec<GoalRow> {
        rows::goals(&self.evaluated)
    }

    /// The switches that matter to the touchpoint at this index of the plan.
    #[must_use]
    pub fn switches(&self, place: usize) -> Vec<Switch> {
        reasons::switches(&self.evaluated, place)
    }

    /// The name of an insight, by its index in the pack.
    #[must_use]
    pub fn insight(&self, place: usize) -> &str {
        self.insights.get(place).map_or("", |insight| &insight.name)
    }

    /// The coverage of one tier.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> Option<&TierCoverage> {
        self.tiers.iter().find(|coverage| coverage.tier == tier)
    }

    /// Where the statements come from, and how sure they are.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        sources::sources(self.pack())
    }

    /// Why a cell of the platform table is in its state: the verdict that decides it, and where
    /// nothing placed brings it, what would.
    #[must_use]
    pub fn why_cell(&self, row: usize, insight: usize) -> (Option<Why>, Option<String>) {
        cells::why(&self.evaluated, row, insight)
    }

    /// The touchpoint that a cell of the platform table comes from.
    #[must_use]
    pub fn origin(&self, cell: &Cell) -> Option<(TouchpointId, &Card)> {
        let place = cell.from?;
        let touchpoint = self.evaluated.plan.touchpoints.get(place)?;
        Some((touchpoint.id, self.card(place)?))
    }
}

/// Coverage by tier of a plan that needs no report of its own, such as one side of a comparison.
#[must_use]
pub fn coverage(evaluated: &Evaluated) -> Vec<TierCoverage> {
    cells::tiers(evaluated, &insights(evaluated.pack()))
}

fn insights(pack: &Pack) -> Vec<Insight> {
    let insight = |insight: &crate::model::pack::Insight| Insight {
        name: text::of(&insight.name).to_owned(),
        means: text::of(&insight.means).to_owned(),
    };
    pack.insights.iter().map(insight).collect()
}

fn goals(evaluated: &Evaluated) -> Vec<Entry> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let goals = plan.goals.iter().zip(&evaluation.goals);
    goals
        .map(|(goal, state)| Entry {
            sign: Sign::of_goal(goal, state),
            role: state.into(),
            head: explain::goal(engine.pack(), goal),
            says: explain::goal_state(engine, plan, goal, state),
        })
        .collect()
}

fn offered(evaluated: &Evaluated) -> Vec<Offered> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let offered = evaluation.moves.iter().map(|offered| {
        let says = explain::promise(engine, plan, offered);
        let new = offered.gains.iter().filter(|gain| !gain.from.reached() && gain.to.reached());
        let tier = new.clone().next().map(|gain| gain.tier);
        let outcome = tier.map_or_else(
            || says.clone(),
            |tier| {
                let gained = new.filter(|gain| gain.tier == tier).count();
                let reached = evaluation.tiers.reached(tier.index()) + gained;
                let reached = words::of_total(reached, engine.insights());
                words::rises(explain::tier(engine.pack(), tier), reached)
            },
        );
        Offered {
            role: offered.step.into(),
            head: explain::step(engine, plan, offered.step),
            says,
            outcome,
            action: offered.action(engine),
        }
    });
    offered.collect()
}

fn out_of_reach(evaluated: &Evaluated) -> Vec<Entry> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let kept = moves::out_of_reach(engine, plan, evaluation);
    let entry = |(head, says)| Entry { sign: Sign::Withheld, role: Role::Withheld, head, says };
    kept.iter().map(|kept| entry(explain::kept(engine, plan, kept))).collect()
}

/// "3 touchpoints, CNY 240,000": the plan in numbers.
#[must_use]
pub fn facts(plan: &Plan) -> String {
    // Not `sum`: of no numbers it is minus zero.
    let budget = plan.touchpoints.iter().filter_map(|t| t.budget).fold(0.0, |all, one| all + one);
    sentences::plan_facts(plan.touchpoints.len(), &text::amount(budget))
}
