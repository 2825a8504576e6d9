//! The data passport of a touchpoint: what is collected there and in what form, under which key,
//! for which purpose and with which consent, who handles it, where it goes, and what the law asks.
//! It is a note, and no legal advice.

use super::{Beside, DutyRow};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::duties::{self, Stand};
use crate::model::plan::{Operator, Touchpoint, TouchpointId};
use crate::model::verdict::Sign;
use crate::report::reasons::{Card, Reason, Switch};
use crate::text::{self, words};

/// What is collected: an insight that comes through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// The insight: "Contact".
    pub insight: String,
    /// At which grain.
    pub grain: String,
    /// Its sign.
    pub sign: Sign,
    /// In what form; empty if the statement does not say.
    pub form: String,
    /// The statement's dates.
    pub dates: String,
    /// The source with its confidence; empty if there is none.
    pub source: String,
    /// The web address of the source; empty if there is none.
    pub address: String,
}

/// The data passport of a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passport {
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its name.
    pub name: String,
    /// Its kind and platform.
    pub place: String,
    /// What is collected.
    pub collected: Vec<Collected>,
    /// Keys, purpose, consent, operator, recipients, where it goes: each with its value.
    pub facts: Vec<(&'static str, String)>,
    /// What the law asks.
    pub duties: Vec<DutyRow>,
}

impl Passport {
    /// What is collected, in a line: "Contact (under an identifier), Purchases (about a person)".
    #[must_use]
    pub fn collects(&self) -> String {
        let one = |one: &Collected| text::with_aside(&one.insight, &one.grain);
        text::listed(&self.collected.iter().map(one).collect::<Vec<_>>())
    }

    /// The laws with their articles, in a line.
    #[must_use]
    pub fn laws(&self) -> String {
        text::listed(&self.duties.iter().map(|duty| duty.law.as_str()).collect::<Vec<_>>())
    }
}

/// A bar of the rules on exporting data, against the people that the plan expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is asked from this number of people on.
    pub asks: String,
    /// The number, and whose data counts.
    pub people: String,
    /// How many people the plan expects.
    pub expected: String,
    /// Whether that is under, at or over the bar.
    pub stand: Stand,
    /// The same in words.
    pub said: &'static str,
    /// The source.
    pub source: String,
    /// Its web address; empty if there is none.
    pub address: String,
}

/// The passport of a touchpoint, from what is reported of it.
pub(crate) fn passport(
    touchpoint: &Touchpoint,
    (card, beside): (&Card, Beside),
    (reasons, switches): (&[Reason], Vec<Switch>),
) -> Passport {
    let yields = reasons.iter().filter(|reason| reason.verdict.grain().is_some());
    let collected = yields.map(|reason| Collected {
        insight: reason.name.clone(),
        grain: reason.verdict.grain().map_or("", text::explain::grain).to_owned(),
        sign: reason.sign,
        form: reason.why.form.clone(),
        dates: reason.why.dates(),
        source: reason.why.line().unwrap_or_default(),
        address: reason.why.address.as_deref().unwrap_or_default().to_owned(),
    });
    let (on, off): (Vec<Switch>, Vec<Switch>) = switches.into_iter().partition(|switch| switch.on);
    let listed = |of: &[Switch]| {
        or_none(text::listed(&of.iter().map(|s| s.name.as_str()).collect::<Vec<_>>()))
    };
    let facts = vec![
        (words::known_by(), or_none(text::listed(&beside.keys))),
        (words::field_purpose(), or_unset(touchpoint.purpose.trim().to_owned())),
        (words::passport_in_place(), listed(&on)),
        (words::passport_not_in_place(), listed(&off)),
        (words::field_operator(), operator(touchpoint.operator).to_owned()),
        (words::field_recipients(), or_unset(text::listed(&touchpoint.recipients))),
        (words::leaves_mainland(), yes_no(touchpoint.leaves_mainland)),
        (words::is_sensitive(), yes_no(touchpoint.sensitive)),
        (words::about_minors(), yes_no(touchpoint.minors)),
        (words::field_visitors(), or_unset(touchpoint.visitors.map_or(String::new(), text::count))),
    ];
    Passport {
        id: touchpoint.id,
        name: card.name.clone(),
        place: words::card_on(card.kind.as_str(), card.platform.as_str()),
        collected: collected.collect(),
        facts,
        duties: beside.duties,
    }
}

/// The bars of the pack, in its order.
pub(crate) fn bars(evaluated: &Evaluated) -> Vec<Bar> {
    let pack = evaluated.pack();
    let bar = |threshold: &crate::model::pack::Threshold| {
        let expected = duties::exported(&evaluated.plan, threshold.sensitive);
        let people = text::count(threshold.people);
        let one = usize::try_from(threshold.people).unwrap_or(usize::MAX);
        let stand = Stand::of(expected.people, threshold.people);
        let source = pack.source(&threshold.source);
        let counted = text::count(expected.people);
        Bar {
            asks: text::of(&threshold.asks).to_owned(),
            people: if threshold.sensitive {
                words::bar_sensitive(one, people)
            } else {
                words::bar_people(one, people)
            },
            expected: if expected.unknown > 0 {
                words::bar_expected_partly(counted, expected.unknown)
            } else {
                counted
            },
            stand,
            said: match stand {
                Stand::Under => words::bar_under(),
                Stand::At => words::bar_at(),
                Stand::Over => words::bar_over(),
            },
            source: source.map_or("", |source| &*source.title).to_owned(),
            address: source.map_or("", |source| &*source.address).to_owned(),
        }
    };
    pack.thresholds.iter().map(bar).collect()
}

/// Who runs a touchpoint, in words.
#[must_use]
pub fn operator(operator: Option<Operator>) -> &'static str {
    match operator {
        None => words::not_set(),
        Some(Operator::Brand) => words::operator_brand(),
        Some(Operator::Partner) => words::operator_partner(),
        Some(Operator::Agency) => words::operator_agency(),
        Some(Operator::Platform) => words::operator_platform(),
    }
}

fn yes_no(yes: bool) -> String {
    if yes { words::yes() } else { words::no() }.to_owned()
}

fn or_unset(text: String) -> String {
    if text.is_empty() { words::not_set().to_owned() } else { text }
}

fn or_none(text: String) -> String {
    if text.is_empty() { words::none().to_owned() } else { text }
}
