//! Texts of the command line: unknown touchpoints, and why no window opens.

use super::findings::clean;
use super::{and_list, words};

/// No touchpoint has this id.
#[must_use]
pub fn no_touchpoint(id: u64, known: &[String]) -> String {
    if known.is_empty() {
        words::no_touchpoint_at_all(id.to_string())
    } else {
        words::no_such_touchpoint(id.to_string(), and_list(known))
    }
}

/// A display is set, but it does not respond.
#[must_use]
pub fn display_refused(display: &str) -> String {
    words::display_not_opened(clean(display))
}

/// The window did not open, for another reason.
#[must_use]
pub fn window_failed(reason: &str) -> String {
    words::window_not_opened(clean(reason))
}

/// The window was open and then failed.
#[must_use]
pub fn window_broke(reason: &str) -> String {
    let reason = clean(reason);
    if reason.trim().is_empty() {
        words::program_broke_only().to_owned()
    } else {
        words::program_broke(reason)
    }
}
