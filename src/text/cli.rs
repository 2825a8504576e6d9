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
    no_window => "This build of Tierboard has no window; it was made without the feature `gui`. The evaluation of the plan:";
    no_opengl => "No driver draws OpenGL on this display (on Debian, apt install libgl1-mesa-dri brings one for every machine); here is the evaluation of the plan instead.";
    no_display => "There is no display to open a window on, so here is the evaluation of the plan; set DISPLAY or WAYLAND_DISPLAY, or use `tierboard evaluate`.";
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

/// A library that draws the window is missing.
#[must_use]
pub fn library_missing(library: &str, package: &str) -> String {
    format!(
        "The window needs {library}, which is not installed (on Debian: apt install {package}); \
         here is the evaluation of the plan instead."
    )
}

/// A display is named, but it does not answer.
#[must_use]
pub fn display_refused(display: &str) -> String {
    let display = super::findings::clean(display);
    format!(
        "The display `{display}` does not open a window; check DISPLAY and WAYLAND_DISPLAY; \
         here is the evaluation of the plan instead."
    )
}

/// The window did not open, for another reason.
#[must_use]
pub fn window_failed(reason: &str) -> String {
    let reason = super::findings::clean(reason);
    format!("The window did not open: {reason}; here is the evaluation of the plan instead.")
}

/// The window was open and broke.
#[must_use]
pub fn window_broke(reason: &str) -> String {
    let reason = super::findings::clean(reason);
    format!(
        "Tierboard has met a fault of its own and had to end ({reason}); unsaved work is kept, \
         and offered at the next start."
    )
}
