//! The in-app guide, and what the signs mean.

use crate::text::words;

words! {
    "guide":
    place_head, place_text, move_head, move_text, switch_head, switch_text, why_head, why_text,
    goals_head, goals_text, present_head, present_text, stage_head, export_head, export_text, import_head,
    import_text, rules_head, rules_text, lost_head, lost_text,
    sign_person, sign_total, sign_locked, sign_available, sign_withheld, sign_unstated,
    sign_not_sensed,
}

/// The guide: heading and text of each part.
#[must_use]
pub fn guide() -> [(&'static str, &'static str); 11] {
    [
        (place_head(), place_text()),
        (move_head(), move_text()),
        (switch_head(), switch_text()),
        (why_head(), why_text()),
        (goals_head(), goals_text()),
        (present_head(), present_text()),
        (stage_head(), crate::text::window::stage_keys()),
        (export_head(), export_text()),
        (import_head(), import_text()),
        (rules_head(), rules_text()),
        (lost_head(), lost_text()),
    ]
}

/// What each sign means: full dot, half dot, plus, ring, cross, question mark, point.
#[must_use]
pub fn signs() -> [&'static str; 7] {
    [
        sign_person(),
        sign_total(),
        sign_locked(),
        sign_available(),
        sign_withheld(),
        sign_unstated(),
        sign_not_sensed(),
    ]
}
