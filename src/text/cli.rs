//! The words of the command line, apart from its help.

use super::lang::say;
use super::words;

words! {
    "cli":
    touchpoint,
    platform,
    coverage,
    goals,
    moves,
    rules,
    facts_of,
    nothing_placed,
    no_goals,
    source,
    sources,
    missing,
    embedded,
    ceilings,
    yields,
    platforms,
    hosts,
    because,
    insight,
    verdict,
    tier,
    confidence,
    same_rules,
    same_verdicts,
    only_here,
    sound,
    no_window,
    no_opengl,
    no_display,
    plan_or_command,
}

/// No touchpoint of that id.
#[must_use]
pub fn no_touchpoint(id: u64, known: &[String]) -> String {
    if known.is_empty() {
        say!("cli-no_touchpoint_at_all", id = id.to_string())
    } else {
        say!("cli-no_touchpoint", id = id.to_string(), known = super::and_list(known))
    }
}

/// `needs consent` and the like, for one verdict of a table.
#[must_use]
pub fn needs(set: &str) -> String {
    say!("cli-needs", set = set)
}

words! {
    "cli":
    short_locked,
    short_withheld,
    short_not_sensed,
}

/// A grain in one word or two.
#[must_use]
pub fn short_grain(grain: crate::model::plan::Grain) -> &'static str {
    match grain {
        crate::model::plan::Grain::Individual => super::window::person(),
        crate::model::plan::Grain::Aggregate => super::window::totals(),
    }
}

/// A library that draws the window is missing.
#[must_use]
pub fn library_missing(library: &str, package: &str) -> String {
    say!("cli-library_missing", library = library, package = package)
}

/// A display is named, but it does not answer.
#[must_use]
pub fn display_refused(display: &str) -> String {
    let display = super::findings::clean(display);
    say!("cli-display_refused", display = display)
}

/// The window did not open, for another reason.
#[must_use]
pub fn window_failed(reason: &str) -> String {
    let reason = super::findings::clean(reason);
    say!("cli-window_failed", reason = reason)
}

/// The window was open and broke.
#[must_use]
pub fn window_broke(reason: &str) -> String {
    let reason = super::findings::clean(reason);
    say!("cli-window_broke", reason = reason)
}
