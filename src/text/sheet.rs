//! The words of the workbook. The heads of its first sheet are those that
//! [`crate::model::import`] reads back, in every language; a test holds them to it.

use super::words;

words! {
    "sheet":
    touchpoints,
    verdicts,
    coverage,
    goals,
    sources,
    id,
    name,
    shown_as,
    kind,
    kind_name,
    platform,
    platform_name,
    visitors,
    budget,
    phase,
    notes,
    yes,
    grain,
    comes_through,
    whole_tier,
    wanted,
    state,
    rests_on,
    met,
    out_of_reach,
    what,
    content,
    details,
    plan,
    rules,
    facts_as_of,
    next_move,
}
