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
//! Each part is worded when it is first read: a plan of ten thousand touchpoints costs no more than
//! what is shown of it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::model::evaluated::Evaluated;
use crate::model::evidence::recognition::{Recognition, recognition};
use crate::model::moves;
use crate::model::pack::{Pack, Tier};
use crate::model::plan::{Plan, PlatformId, TouchpointId};
use crate::model::verdict::Sign;
use crate::model::verdict::Verdict;
use crate::text::{self, explain, sentences};

mod cells;
pub mod comparison;
pub mod evidence;
pub mod icon;
mod leads;
pub mod look;
pub mod numbers;
mod offered;
mod openness;
mod reasons;
pub mod record;
pub mod role;
pub mod routes;
mod rows;
mod rules;
pub mod shape;
mod what_if;

pub use crate::model::pack::is_web;
pub use cells::{Cell, Insight, Key, Platform, TierCoverage};
pub use evidence::{Bar, Beside, Collected, DutyRow, Passport};
pub use evidence::{Source, confidences};
use look::Look;
pub use numbers::{Figures, OptionRow, StageRow};
pub use offered::{Offered, ranked};
pub use openness::Openness;
pub use reasons::{Card, Chip, Offer, Reason, Switch, Why};
pub use record::{Recorded, Roadmap};
pub use role::Role;
pub use routes::Routes;
pub use rows::{GoalRow, Total, VerdictCell};
pub use rules::TierRule;

/// An entry of a list, such as a goal or an insight that stays out of reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// What it is about: "Behaviour about a person".
    pub head: String,
    /// Its state: "met by Loyalty mini program".
    pub says: String,
}

/// The texts, signs and roles for everything that is shown about a plan.
pub struct Report {
    evaluated: Arc<Evaluated>,
    /// The insights, in the pack's order.
    pub insights: Vec<Insight>,
    tiers: OnceLock<Vec<TierCoverage>>,
    platforms: OnceLock<Vec<Platform>>,
    keys: OnceLock<Vec<Key>>,
    goals: OnceLock<Vec<Entry>>,
    moves: OnceLock<Vec<Offered>>,
    out_of_reach: OnceLock<Vec<Entry>>,
    cards: Vec<OnceLock<Box<Card>>>,
    says: Vec<OnceLock<String>>,
    reasons: Vec<OnceLock<Box<[Reason]>>>,
    recognition: OnceLock<Recognition>,
    figures: OnceLock<Figures>,
    routes: OnceLock<Routes>,
    recorded: OnceLock<Recorded>,
    roadmap: OnceLock<Roadmap>,
    styled: OnceLock<Look>,
    options: OnceLock<Vec<OptionRow>>,
    stages: OnceLock<Vec<StageRow>>,
    /// Of one touchpoint: to word it takes an evaluation for each switch.
    what_if: Mutex<Option<(usize, Arc<[String]>)>>,
}

impl Report {
    /// Makes the report of an evaluated plan, in the language of this thread.
    #[must_use]
    pub fn new(evaluated: Arc<Evaluated>) -> Self {
        let places = evaluated.plan.touchpoints.len();
        Self {
            insights: insights(evaluated.pack()),
            tiers: OnceLock::new(),
            platforms: OnceLock::new(),
            keys: OnceLock::new(),
            goals: OnceLock::new(),
            moves: OnceLock::new(),
            out_of_reach: OnceLock::new(),
            cards: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            says: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            what_if: Mutex::new(None),
            recognition: OnceLock::new(),
            figures: OnceLock::new(),
            routes: OnceLock::new(),
            recorded: OnceLock::new(),
            roadmap: OnceLock::new(),
            styled: OnceLock::new(),
            options: OnceLock::new(),
            stages: OnceLock::new(),
            reasons: std::iter::repeat_with(OnceLock::new).take(places).collect(),
            evaluated,
        }
    }

    /// Coverage by tier, in board order.
    #[must_use]
    pub fn tiers(&self) -> &[TierCoverage] {
        self.tiers.get_or_init(|| cells::tiers(&self.evaluated, &self.insights))
    }

    /// What the brand will know platform by platform, in the pack's order.
    #[must_use]
    pub fn platforms(&self) -> &[Platform] {
        self.platforms.get_or_init(|| cells::platforms(&self.evaluated, &self.insights))
    }

    /// The legend of coverage: every state, the best first.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        self.keys.get_or_init(|| cells::keys(self.pack(), self.tiers()))
    }

    /// The plan's goals, in its order.
    #[must_use]
    pub fn goals(&self) -> &[Entry] {
        self.goals.get_or_init(|| goals(&self.evaluated))
    }

    /// How many goals are met.
    #[must_use]
    pub fn goals_met(&self) -> usize {
        self.evaluated.evaluation.goals_met()
    }

    /// The best next moves, the best first.
    #[must_use]
    pub fn moves(&self) -> &[Offered] {
        self.moves.get_or_init(|| offered::offered(&self.evaluated))
    }

    /// What no money buys on the platforms that the plan uses.
    #[must_use]
    pub fn out_of_reach(&self) -> &[Entry] {
        self.out_of_reach.get_or_init(|| out_of_reach(&self.evaluated))
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

    /// The pack that the plan is evaluated with.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.evaluated.pack()
    }

    /// The plan's title, or the text for untitled plans.
    #[must_use]
    pub fn title(&self) -> &str {
        text::title(&self.evaluated.plan)
    }

    /// A sentence with the rule pack's name, the date of its facts and its sources.
    #[must_use]
    pub fn grounds(&self) -> String {
        let sources = self.sources();
        let sources: Vec<&str> = sources.iter().map(|source| source.title.as_str()).collect();
        text::stage::grounds(&self.evaluated, &sources)
    }

    /// The rule pack, the date of its facts and how they are seen, in a line.
    #[must_use]
    pub fn foot(&self) -> String {
        text::stage::foot(&self.evaluated)
    }

    /// How the pack is seen, where that is not how it says it itself.
    #[must_use]
    pub fn marks(&self) -> Vec<String> {
        text::stage::marks(&self.evaluated)
    }

    /// The number of tier × insight cells that come through, and the number of all of them.
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

    /// What a screen reader says of the touchpoint at this place of the plan.
    #[must_use]
    pub fn says(&self, place: usize) -> &str {
        let says = || {
            let open = self.card(place).and_then(|card| card.openness.as_ref());
            reasons::says(&self.evaluated, place, open)
        };
        self.says.get(place).map_or("", |slot| slot.get_or_init(says))
    }

    /// The name to show for the touchpoint at this index of the plan, and that of its platform.
    #[must_use]
    pub fn names(&self, place: usize) -> (&str, &str) {
        let Some(touchpoint) = self.evaluated.plan.touchpoints.get(place) else { return ("", "") };
        let on = self.pack().platform(&touchpoint.platform);
        (explain::name(self.pack(), touchpoint), on.map_or("", |on| text::of(&on.name)))
    }

    /// All cards, in the plan's order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        (0..self.cards.len()).filter_map(|place| self.card(place))
    }

    /// The reasons for the verdicts on the touchpoint at this index of the plan, in the pack's
    /// order of insights.
    #[must_use]
    pub fn reasons(&self, place: usize) -> &[Reason] {
        let reasons = || reasons::of_touchpoint(&self.evaluated, place).into();
        self.reasons.get(place).map_or(&[], |slot| slot.get_or_init(reasons))
    }

    /// What to do for an offer: "Connect the CRM".
    #[must_use]
    pub fn order(&self, offer: &Offer) -> String {
        explain::orders(&self.evaluated.engine, offer.set)
    }

    /// The names of an offer's switches.
    #[must_use]
    pub fn switch_names(&self, offer: &Offer) -> String {
        explain::conditions(&self.evaluated.engine, offer.set)
    }

    /// The verdicts on the touchpoint at this place of the plan, for a table, insight by insight in
    /// the pack's order.
    pub fn verdicts(&self, place: usize) -> impl Iterator<Item = VerdictCell> {
        self.evaluated.evaluation.verdicts(place).iter().copied().map(rows::verdict)
    }

    /// Touchpoints, visitors and budget by platform and by phase.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        rows::totals(&self.evaluated)
    }

    /// The plan's goals, for a table, in its order.
    #[must_use]
    pub fn goal_rows(&self) -> Vec<GoalRow> {
        rows::goals(&self.evaluated)
    }

    /// The switches that are relevant for the touchpoint at this index of the plan.
    #[must_use]
    pub fn switches(&self, place: usize) -> Vec<Switch> {
        reasons::switches(&self.evaluated, place)
    }

    /// The switches of the touchpoint at this index of the plan that are on, though no rule for its
    /// kind on its platform uses them.
    #[must_use]
    pub fn unused_switches(&self, place: usize) -> Vec<Switch> {
        reasons::unused_switches(&self.evaluated, place)
    }

    /// What switching off would cost the touchpoint at this index of the plan: a sentence for each
    /// switch that is on and matters. The last answer is kept.
    #[must_use]
    pub fn what_if(&self, place: usize) -> Arc<[String]> {
        let mut kept = self.what_if.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, lines)) = &*kept
            && *of == place
        {
            return Arc::clone(lines);
        }
        let lines: Arc<[String]> = what_if::what_if(&self.evaluated, place).into();
        *kept = Some((place, Arc::clone(&lines)));
        lines
    }

    /// Who recognises whom.
    #[must_use]
    pub fn recognition(&self) -> &Recognition {
        self.recognition.get_or_init(|| recognition(&self.evaluated))
    }

    /// Keys and duties of the touchpoint at this index of the plan.
    #[must_use]
    pub fn beside(&self, place: usize) -> Beside {
        evidence::beside(&self.evaluated, self.recognition(), place)
    }

    /// The data passport of the touchpoint at this index of the plan.
    #[must_use]
    pub fn passport(&self, place: usize) -> Option<Passport> {
        let touchpoint = self.plan().touchpoints.get(place)?;
        let beside = (self.card(place)?, self.beside(place));
        let said = (self.reasons(place), self.switches(place));
        Some(evidence::passport(touchpoint, beside, said))
    }

    /// The bars of the rules on exporting data, against the people that the plan expects.
    #[must_use]
    pub fn bars(&self) -> Vec<Bar> {
        evidence::bars(&self.evaluated)
    }

    /// The statements behind the verdict on an insight of the touchpoint at this index of the plan.
    #[must_use]
    pub fn statements(&self, place: usize, insight: usize) -> Vec<String> {
        let Evaluated { engine, evaluation, .. } = self.evaluated.as_ref();
        let at = evaluation.placements.get(place).copied();
        let verdict = evaluation.verdicts(place).get(insight).copied();
        let both = at.zip(verdict);
        both.map(|(at, verdict)| explain::behind(engine, at, insight, verdict)).unwrap_or_default()
    }

    /// What a card would show of these verdicts, and how many more do not come through.
    #[must_use]
    pub fn chips(&self, verdicts: &[Verdict]) -> (Vec<Chip>, usize) {
        reasons::chips(&self.evaluated, verdicts)
    }

    /// A platform by its id.
    #[must_use]
    pub fn platform(&self, id: &PlatformId) -> Option<&Platform> {
        self.platforms().iter().find(|platform| platform.id == *id)
    }

    /// The report of the plan with nothing but the touchpoints of some phases.
    #[must_use]
    pub fn of_phases(&self, phases: &[Option<String>]) -> Self {
        let mut plan = Plan::clone(&self.evaluated.plan);
        plan.touchpoints.retain(|t| phases.contains(&t.phase));
        Self::new(Arc::new(self.evaluated.with(plan)))
    }

    /// The name of an insight, by its index in the pack.
    #[must_use]
    pub fn insight(&self, place: usize) -> &str {
        self.insights.get(place).map_or("", |insight| &insight.name)
    }

    /// The coverage of one tier.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> Option<&TierCoverage> {
        self.tiers().iter().find(|coverage| coverage.tier == tier)
    }

    /// The coverage of a tier as a sentence, without the tier's name.
    #[must_use]
    pub fn covered(&self, tier: Tier) -> String {
        let states = self.evaluated.evaluation.tiers.row(tier.index());
        let named = self.insights.iter().map(|insight| insight.name.as_str());
        explain::covered(&named.zip(states.iter().copied()).collect::<Vec<_>>())
    }

    /// What the rules of a tier let out, best first.
    #[must_use]
    pub fn tier_rules(&self, tier: Tier) -> Vec<TierRule> {
        rules::of_tier(self.pack(), tier, &self.insights)
    }

    /// The sources of the statements, with their confidences.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        evidence::sources(&self.evaluated)
    }

    /// The platforms that the board shows, in the pack's order.
    pub fn shown(&self) -> impl Iterator<Item = &Platform> + Clone {
        self.platforms().iter().filter(|platform| platform.shown)
    }

    /// Why a cell of the platform table is in its state: the grounds of the verdict that decides
    /// it, and if no placed touchpoint yields the insight, what would.
    #[must_use]
    pub fn why_cell(&self, row: usize, insight: usize) -> (Option<Why>, Option<String>) {
        cells::why(&self.evaluated, row, insight)
    }

    /// The touchpoint that a cell of the platform table comes from, if any.
    #[must_use]
    pub fn origin(&self, cell: &Cell) -> Option<(TouchpointId, &Card)> {
        let place = cell.from?;
        let touchpoint = self.evaluated.plan.touchpoints.get(place)?;
        Some((touchpoint.id, self.card(place)?))
    }
}

/// Coverage by tier of a plan without a report, such as one side of a comparison.
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
            sign: role::sign_of_goal(goal, state),
            role: state.into(),
            head: explain::goal(engine.pack(), goal),
            says: explain::goal_state(engine, plan, goal, state),
        })
        .collect()
}

fn out_of_reach(evaluated: &Evaluated) -> Vec<Entry> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let kept = moves::out_of_reach(engine, plan, evaluation);
    let entry = |(head, says)| Entry {
        sign: Sign::Withheld,
        role: Role::State(Sign::Withheld),
        head,
        says,
    };
    kept.iter().map(|kept| entry(explain::kept(engine, plan, kept))).collect()
}

/// The size of the plan: "3 touchpoints, CNY 240,000".
#[must_use]
pub fn facts(plan: &Plan) -> String {
    // `sum` would return negative zero if no touchpoint has a budget.
    let budget = plan.touchpoints.iter().filter_map(|t| t.budget).fold(0.0, |all, one| all + one);
    sentences::plan_facts(plan.touchpoints.len(), &text::amount(budget))
}
