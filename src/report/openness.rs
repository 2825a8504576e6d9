//! Where a touchpoint is more or less open than the column that it stands in.

use crate::model::engine::Placement;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Ceiling;
use crate::text::{self, explain, words};

/// How a touchpoint differs from its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Openness {
    /// Whether it is more open, and not less.
    pub more: bool,
    /// The sign and a word, for a card.
    pub short: &'static str,
    /// In which insights, in a sentence.
    pub says: String,
}

/// How the touchpoint at this index of the plan differs from its column. It is more open if, with
/// all its switches, an insight comes through at a finer grain than the tier lets out; it is less
/// open if a ceiling for its kind there, or of its platform where the kind could know more, lets out
/// less than the tier's.
pub(crate) fn openness(evaluated: &Evaluated, place: usize) -> Option<Openness> {
    let (engine, pack) = (&evaluated.engine, evaluated.pack());
    let at = evaluated.evaluation.placements.get(place)?;
    let (kind, platform) = explain::parts(engine, *at)?;
    let tier = pack.tier(platform.tier)?;
    let (mut more, mut less) = (Vec::new(), Vec::new());
    for (index, insight) in pack.insights.iter().enumerate() {
        let of = |ceiling: &&Ceiling| ceiling.insight == insight.id;
        let Some(usual) = tier.ceilings.iter().find(of).map(|ceiling| ceiling.lets) else {
            continue;
        };
        let all = Placement { have: engine.all_conditions(), ..*at };
        let best = engine.verdict(all, index).grain();
        if let Some(grain) = best.filter(|_| best > usual.grain()) {
            more.push(text::with_aside(text::of(&insight.name), explain::grain(grain)));
        }
        let own = kind.ceilings.iter().filter(|own| own.platform == platform.id);
        let own = own.map(|own| &own.ceiling).find(of);
        // What the platform says matters where the kind could know more.
        let theirs = platform.ceilings.iter().find(of).filter(|_| best.is_some());
        if own.or(theirs).is_some_and(|own| own.lets < usual) {
            less.push(text::of(&insight.name).to_owned());
        }
    }
    let column = text::of(&tier.name);
    let less_says = words::less_open_than(column, text::and_list(&less));
    match (more.is_empty(), less.is_empty()) {
        (false, even) => {
            let says = words::more_open_than(column, text::and_list(&more));
            let says = if even { says } else { text::parts(&[says, less_says]) };
            Some(Openness { more: true, short: words::more_open(), says })
        }
        (true, false) => Some(Openness { more: false, short: words::less_open(), says: less_says }),
        (true, true) => None,
    }
}
