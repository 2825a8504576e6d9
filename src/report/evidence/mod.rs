//! What stands beside the verdicts on a touchpoint: by which keys people are known there, who
//! recognises the same people, and what the law asks.

use crate::model::evaluated::Evaluated;
use crate::model::evidence::duties;
use crate::model::evidence::recognition::{Recognition, Table};
use crate::model::plan::TouchpointId;
use crate::text::{self, explain, sentences, words};

mod passport;
mod sources;

pub use passport::{Bar, Collected, Passport, operator};
pub(super) use passport::{bars, passport};
pub use sources::{Source, confidences, number};
pub(super) use sources::{about, sources};

/// Keys and duties of a touchpoint, worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The names of its keys.
    pub keys: Vec<String>,
    /// The touchpoints that recognise the same people.
    pub same: Vec<(TouchpointId, String)>,
    /// What the law asks.
    pub duties: Vec<DutyRow>,
}

/// What the law asks of a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyRow {
    /// The law and its article.
    pub law: String,
    /// What it asks.
    pub asks: String,
    /// Why, by whom that is said, and since when.
    pub because: String,
    /// The dates of the statement; empty if it has none.
    pub dates: String,
    /// The source with its confidence.
    pub source: String,
    /// The web address of the source; empty if there is none.
    pub address: String,
}

pub(super) fn beside(evaluated: &Evaluated, recognition: &Recognition, place: usize) -> Beside {
    let (pack, plan) = (evaluated.pack(), &evaluated.plan);
    let at = evaluated.evaluation.placements.get(place);
    let keys = at.map(|at| Table::new(&evaluated.engine).keys(*at)).unwrap_or_default();
    let keys = keys.into_iter().filter_map(|key| pack.keys.get(key));
    let own = plan.touchpoints.get(place).map(|touchpoint| touchpoint.id);
    let island = recognition
        .islands
        .iter()
        .find(|island| own.is_some_and(|own| island.touchpoints.binary_search(&own).is_ok()));
    let others = island.into_iter().flat_map(|island| &island.touchpoints);
    let others = others.filter(|id| Some(**id) != own).filter_map(|id| plan.get(*id));
    Beside {
        keys: keys.map(|key| text::of(&key.name).to_owned()).collect(),
        same: others.map(|t| (t.id, explain::name(pack, t).to_owned())).collect(),
        duties: duties::duties(evaluated, place)
            .into_iter()
            .map(|duty| row(evaluated, duty))
            .collect(),
    }
}

fn row(evaluated: &Evaluated, duty: &crate::model::pack::Duty) -> DutyRow {
    let source = evaluated.pack().source(&duty.grounds.source);
    let title = source.map_or("", |source| &*source.title);
    DutyRow {
        law: [text::of(&duty.law), &duty.article].join(" "),
        asks: text::of(&duty.asks).to_owned(),
        because: text::of(&duty.grounds.because).to_owned(),
        dates: sentences::dates([duty.grounds.known, duty.grounds.since, duty.grounds.until]),
        source: words::source_line(title, explain::confidence(duty.grounds.confidence)),
        address: source.map_or("", |source| &*source.address).to_owned(),
    }
}
