//! The sources of a pack's statements.

use crate::model::pack::{Confidence, Grounds, Pack};
use crate::text::{self, explain, words};

/// A source of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its web address; empty if there is none.
    pub address: String,
    /// The number of its statements by confidence: "stated 9, inferred 3".
    pub sure: String,
}

pub(super) fn sources(pack: &Pack) -> Vec<Source> {
    let source = |source: &crate::model::pack::Source| Source {
        title: source.title.to_string(),
        address: source.address.to_string(),
        sure: how_sure(pack, &source.id),
    };
    pack.sources.iter().map(source).collect()
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
