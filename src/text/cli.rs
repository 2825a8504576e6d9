//! The words of the command line, apart from its help, which stands with the arguments.

use super::words;

words! {
    touchpoint => "Touchpoint";
    platform => "Platform";
    coverage => "Coverage by tier";
    goals => "Goals";
    moves => "Best next moves";
    rules => "rules";
    facts_of => "facts of";
    nothing_placed => "Nothing is placed yet.";
    no_goals => "No goals are set.";
    source => "Source";
    sources => "Sources";
    missing => "Switches missing";
    embedded => "comes with the program";
    ceilings => "What each tier lets out";
    yields => "What each kind can see";
    platforms => "Platforms";
    because => "Because";
    insight => "Insight";
    verdict => "Verdict";
    tier => "Tier";
    confidence => "Confidence";
    same_rules => "The two packs give the same verdicts.";
    only_here => "only in";
    sound => "sound";
    no_window => "This build of Tierboard has no window; it was made without the feature `gui`.";
}

/// No touchpoint of that id.
#[must_use]
pub fn no_touchpoint(id: u64, known: &[String]) -> String {
    if known.is_empty() {
        format!("there is no touchpoint `{id}`: the plan has none")
    } else {
        format!("there is no touchpoint `{id}`; the plan has {}", super::and_list(known))
    }
}

/// `needs consent` and the like, for one verdict of a table.
#[must_use]
pub fn needs(set: &str) -> String {
    format!("needs {set}")
}

words! {
    short_locked => "locked";
    short_withheld => "withheld";
    short_not_sensed => "not seen";
}

/// A grain in one word or two.
#[must_use]
pub fn short_grain(grain: crate::model::plan::Grain) -> &'static str {
    match grain {
        crate::model::plan::Grain::Individual => "person",
        crate::model::plan::Grain::Aggregate => "totals",
    }
}
