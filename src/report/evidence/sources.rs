//! The sources of a pack's statements.

use std::collections::HashSet;

use crate::model::evaluated::Evaluated;
use crate::model::pack::{Confidence, Grounds, Pack, SourceKind};
use crate::report::reasons::Why;
use crate::text::{self, explain, words};

/// A source of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its web address; empty if there is none.
    pub address: String,
    /// Its kind and date, as far as they are set.
    pub details: String,
    /// The number of its statements by confidence: "stated 9, inferred 3".
    pub sure: String,
}

/// Up to this many sources are all named, whatever the plan uses of them.
const FEW: usize = 12;

/// The sources of the verdicts on a plan; of a small pack, or for an empty plan, all.
pub(crate) fn sources(evaluated: &Evaluated) -> Vec<Source> {
    let pack = evaluated.pack();
    let cited = cited(evaluated);
    let all = pack.sources.len() <= FEW || cited.is_empty();
    let sources = pack.sources.iter().filter(|source| all || cited.contains(source.id.as_str()));
    sources.map(|source| worded(pack, source)).collect()
}

fn worded(pack: &Pack, source: &crate::model::pack::Source) -> Source {
    Source {
        title: source.title.to_string(),
        address: source.address.to_string(),
        details: details(source),
        sure: how_sure(pack, &source.id),
    }
}

/// The kind and the date of the source of a statement; empty if they are not set.
pub(crate) fn about(pack: &Pack, why: &Why) -> String {
    let (title, address) = (why.source.as_deref(), why.address.as_deref().unwrap_or_default());
    let mut all = pack.sources.iter();
    let found = all.find(|one| Some(&*one.title) == title && &*one.address == address);
    found.map(details).unwrap_or_default()
}

/// The number of the source of a verdict in a list of sources, from 1.
#[must_use]
pub fn number(sources: &[Source], why: &Why) -> Option<usize> {
    let (title, address) = (why.source.as_deref()?, why.address.as_deref().unwrap_or_default());
    let place = sources.iter().position(|one| one.title == title && one.address == address)?;
    Some(place + 1)
}

fn details(source: &crate::model::pack::Source) -> String {
    let kind = source.kind.map(|kind| kind_word(kind).to_owned());
    let date = source.date.map(|date| date.to_string());
    text::listed(&kind.into_iter().chain(date).collect::<Vec<_>>())
}

/// The kind of a source in words.
fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Official => words::source_official(),
        SourceKind::Secondary => words::source_secondary(),
        SourceKind::Repository => words::source_repository(),
    }
}

/// The ids of the sources that verdicts on the plan rest on.
fn cited(evaluated: &Evaluated) -> HashSet<&str> {
    let (engine, evaluation) = (&evaluated.engine, &evaluated.evaluation);
    let verdicts = (0..evaluation.placements.len()).flat_map(|place| evaluation.verdicts(place));
    let grounds = verdicts.filter_map(|verdict| engine.grounds(*verdict));
    grounds.map(|grounds| grounds.source.as_str()).collect()
}

/// The confidences that occur in the pack, the most reliable first.
pub fn confidences(pack: &Pack) -> impl Iterator<Item = Confidence> {
    Confidence::BEST_FIRST.into_iter().filter(|sure| grounds(pack).any(|g| g.confidence == *sure))
}

fn how_sure(pack: &Pack, source: &str) -> String {
    let counted = Confidence::BEST_FIRST.into_iter().filter_map(|sure| {
        let of_source = grounds(pack).filter(|g| g.source == source && g.confidence == sure);
        let number = of_source.count();
        (number > 0).then(|| words::legend(explain::confidence(sure), number))
    });
    text::listed(&counted.collect::<Vec<_>>())
}

/// The grounds of every ceiling and rule.
fn grounds(pack: &Pack) -> impl Iterator<Item = &Grounds> {
    let tiers = pack.tiers.iter().flat_map(|tier| &tier.ceilings);
    let platforms = pack.platforms.iter().flat_map(|platform| &platform.ceilings);
    let kinds = pack.kinds.iter().flat_map(|kind| &kind.ceilings).map(|own| &own.ceiling);
    let ceilings = tiers.chain(platforms).chain(kinds).map(|ceiling| &ceiling.grounds);
    ceilings.chain(pack.yields.iter().map(|rule| &rule.grounds))
}
