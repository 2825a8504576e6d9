//! The cards of touchpoints, and the reason for each verdict.

use std::sync::Arc;

use super::openness::{Openness, openness};
use super::role::Role;
use crate::model::action::Action;
use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Confidence, Date, Grounds};
use crate::model::plan::{ConditionId, Touchpoint, TouchpointId};
use crate::model::verdict::Verdict;
use crate::model::verdict::{Shown, Sign};
use crate::text::{self, explain, sentences, words};

/// An insight on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chip {
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// The insight's index in the pack.
    pub insight: usize,
}

/// A touchpoint as a card of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its index in the plan.
    pub place: usize,
    /// The name to show: its own, or that of its kind.
    pub name: String,
    /// The name of its kind.
    pub kind: String,
    /// The name of its kind in a second language; empty if there is none.
    pub kind_beside: String,
    /// The name of its platform.
    pub platform: String,
    /// The name of its tier.
    pub tier: String,
    /// Whether it is more or less open than its column, its phase and its budget, as far as they
    /// are set.
    pub facts: String,
    /// How it differs from its column.
    pub openness: Option<Openness>,
    /// The insights shown on the card.
    pub chips: Vec<Chip>,
    /// The number of further insights that do not come through.
    pub more: usize,
}

/// A switch that is relevant for a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Switch {
    /// Its id in the pack.
    pub condition: ConditionId,
    /// Its name.
    pub name: String,
    /// Whether it is on.
    pub on: bool,
}

/// The grounds of a verdict: the reason, its source, and how reliable it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// A sentence or two to read aloud.
    pub because: String,
    /// The source's title.
    pub source: Option<Arc<str>>,
    /// The source's address.
    pub address: Option<Arc<str>>,
    /// How reliable the statement is.
    pub confidence: Option<Confidence>,
    /// The word for the confidence; empty if there is none.
    pub sure: &'static str,
    /// In what form the insight arrives; empty if the statement does not say.
    pub form: String,
    /// The statement that decides: the id of a rule, or whose ceiling it is; empty if there is none.
    pub statement: String,
    /// The date that the fact is known for.
    pub known: Option<Date>,
    /// When the statement began to hold.
    pub since: Option<Date>,
    /// When it ceased to hold.
    pub until: Option<Date>,
}

impl Why {
    /// Source and confidence in one line, where there is a source.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        self.source.as_deref().map(|source| words::source_line(source, self.sure))
    }

    /// The dates of the statement in a line; empty if it has none.
    #[must_use]
    pub fn dates(&self) -> String {
        sentences::dates([self.known, self.since, self.until])
    }

    /// In what form the insight arrives, and the dates of the statement, in one line; empty if the
    /// statement has none.
    #[must_use]
    pub fn details(&self) -> String {
        let form = (!self.form.is_empty()).then(|| words::form_is(&*self.form));
        let dates = Some(self.dates()).filter(|dates| !dates.is_empty());
        let parts: Vec<String> = form.into_iter().chain(dates).collect();
        parts.join("  ·  ")
    }
}

/// A set of switches that would yield more.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The switches.
    pub set: ConditionSet,
    /// Their ids.
    pub conditions: Vec<ConditionId>,
}

impl Offer {
    /// The same as a change of the plan, for the touchpoint of this id.
    #[must_use]
    pub fn action(&self, id: TouchpointId) -> Action {
        Action::Switch { ids: vec![id], conditions: self.conditions.clone(), on: true }
    }
}

/// The verdict on one insight of a touchpoint, and the reason for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The insight's index in the pack.
    pub insight: usize,
    /// The insight's name.
    pub name: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// Why.
    pub why: Why,
    /// Sets of switches that would yield more.
    pub offers: Vec<Offer>,
}

impl Reason {
    /// The verdict in words: "one switch away".
    #[must_use]
    pub fn state(&self) -> String {
        let fewest = self.offers.first().map_or(0, |offer| offer.set.len());
        explain::verdict_away(self.verdict, fewest)
    }

    /// The insight and the verdict: "Purchases: one switch away".
    #[must_use]
    pub fn head(&self) -> String {
        words::insight_verdict(self.name.as_str(), self.state())
    }

    /// Sorts those of a touchpoint: first what comes through, then what is a step away, and what no
    /// source states before what is withheld.
    #[must_use]
    pub fn rank(&self) -> impl Ord {
        let meaning = self.verdict.meaning();
        (
            std::cmp::Reverse(meaning.placed),
            self.sign == Sign::NotSensed,
            std::cmp::Reverse(meaning.at_best),
        )
    }
}

/// What a card shows of verdicts, and how many more do not come through.
pub(super) fn chips(evaluated: &Evaluated, verdicts: &[Verdict]) -> (Vec<Chip>, usize) {
    let shown = Shown::of(evaluated.pack(), &evaluated.plan.goals, verdicts);
    let chip = |(sign, insight): (Sign, usize)| Chip { sign, role: sign.into(), insight };
    (shown.signs.into_iter().map(chip).collect(), shown.more)
}

/// The card of the touchpoint at this index of the plan.
pub(super) fn card(evaluated: &Evaluated, place: usize) -> Card {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let (chips, more) = chips(evaluated, evaluation.verdicts(place));
    let none = || Touchpoint::new(TouchpointId(0), "".into(), "".into());
    let touchpoint = plan.touchpoints.get(place).map_or_else(none, |t| Touchpoint::clone(t));
    let openness = openness(evaluated, place);
    let (kind, platform) = (pack.kind(&touchpoint.kind), pack.platform(&touchpoint.platform));
    Card {
        id: touchpoint.id,
        place,
        name: explain::name(pack, &touchpoint).to_owned(),
        kind: kind.map_or("", |k| text::of(&k.name)).to_owned(),
        kind_beside: kind.map_or("", |k| text::beside(&k.name)).to_owned(),
        platform: platform.map_or("", |p| text::of(&p.name)).to_owned(),
        tier: platform.map_or("", |p| explain::tier(pack, p.tier)).to_owned(),
        facts: facts(openness.as_ref(), &touchpoint),
        openness,
        chips,
        more,
    }
}

/// How open a touchpoint is, its phase and its budget in a line.
fn facts(openness: Option<&Openness>, touchpoint: &Touchpoint) -> String {
    let budget = touchpoint.budget.map(|budget| words::money(text::amount(budget)));
    let open = openness.map(|open| open.short.to_owned());
    let facts = open.into_iter().chain(touchpoint.phase.clone()).chain(budget);
    let facts: Vec<String> = facts.collect();
    facts.join("  ·  ")
}

/// What a screen reader says of the touchpoint at this place of the plan.
pub(super) fn says(evaluated: &Evaluated, place: usize, open: Option<&Openness>) -> String {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let touchpoint = plan.touchpoints.get(place);
    let said = touchpoint.map(|t| sentences::card(engine, evaluation, t, place));
    let parts: Vec<String> = said.into_iter().chain(open.map(|open| open.says.clone())).collect();
    text::parts(&parts)
}

/// The switches that matter to the touchpoint at this place of the plan.
pub(super) fn switches(evaluated: &Evaluated, place: usize) -> Vec<Switch> {
    let at = evaluated.evaluation.placements.get(place);
    at.map(|at| worded(evaluated, *at, evaluated.engine.relevant(at.pair))).unwrap_or_default()
}

/// The switches that are on and not relevant for the touchpoint at this index of the plan.
pub(super) fn unused_switches(evaluated: &Evaluated, place: usize) -> Vec<Switch> {
    let at = evaluated.evaluation.placements.get(place);
    let unused = |at: &Placement| at.have.minus(evaluated.engine.relevant(at.pair));
    at.map(|at| worded(evaluated, *at, unused(at))).unwrap_or_default()
}

fn worded(evaluated: &Evaluated, at: Placement, set: ConditionSet) -> Vec<Switch> {
    let switch = |index: usize| {
        let condition = evaluated.pack().conditions.get(index)?;
        let name = text::of(&condition.name).to_owned();
        Some(Switch { condition: condition.id.clone(), name, on: at.have.contains(index) })
    };
    set.indices().filter_map(switch).collect()
}

/// The reasons of the touchpoint at this index of the plan.
pub(super) fn of_touchpoint(evaluated: &Evaluated, place: usize) -> Vec<Reason> {
    let Evaluated { engine, evaluation, .. } = evaluated;
    let Some(at) = evaluation.placements.get(place) else { return Vec::new() };
    let verdicts = evaluation.verdicts(place).iter().enumerate();
    verdicts.map(|(insight, verdict)| reason(engine, *at, insight, *verdict)).collect()
}

fn reason(engine: &Engine, at: Placement, insight: usize, verdict: Verdict) -> Reason {
    let name = engine.pack().insights.get(insight).map_or("", |i| text::of(&i.name)).to_owned();
    let sets = engine.switches(at, insight, verdict).into_iter();
    let offer = |set| Offer { set, conditions: engine.ids_of(set) };
    Reason {
        insight,
        name,
        verdict,
        sign: verdict.into(),
        role: verdict.into(),
        why: why(engine, at, insight, verdict),
        offers: sets.map(offer).collect(),
    }
}

/// The grounds of a verdict.
pub(super) fn why(engine: &Engine, at: Placement, insight: usize, verdict: Verdict) -> Why {
    let found = explain::explain(engine, at, insight, verdict);
    let explain::Explanation { because, source, address, grounds, form } = found;
    let confidence = grounds.as_ref().map(|grounds| grounds.confidence);
    let date = |of: fn(&Grounds) -> Option<Date>| grounds.as_ref().and_then(of);
    Why {
        because,
        source,
        address,
        confidence,
        sure: confidence.map_or("", explain::confidence),
        form,
        statement: explain::statement(engine, at, insight, verdict),
        known: date(|grounds| grounds.known),
        since: date(|grounds| grounds.since),
        until: date(|grounds| grounds.until),
    }
}
