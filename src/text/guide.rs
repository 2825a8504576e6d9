//! The guide, the tour, the explanations of the signs, and the names of the examples.

use super::words;

/// The guide: heading and text of each part.
#[must_use]
pub fn guide() -> [(&'static str, &'static str); 16] {
    [
        (words::guide_place_head(), words::guide_place_text()),
        (words::guide_move_head(), words::guide_move_text()),
        (words::guide_switch_head(), words::guide_switch_text()),
        (words::guide_why_head(), words::guide_why_text()),
        (words::guide_goals_head(), words::guide_goals_text()),
        (words::guide_present_head(), words::guide_present_text()),
        (words::guide_stage_head(), words::stage_keys()),
        (words::export_path(), words::guide_export_text()),
        (words::guide_import_head(), words::guide_import_text()),
        (words::guide_rules_head(), words::guide_rules_text()),
        (words::guide_routes_head(), words::guide_routes_text()),
        (words::guide_numbers_head(), words::guide_numbers_text()),
        (words::guide_options_head(), words::guide_options_text()),
        (words::guide_record_head(), words::guide_record_text()),
        (words::guide_roadmap_head(), words::guide_roadmap_text()),
        (words::guide_lost_head(), words::guide_lost_text()),
    ]
}

/// The four steps of the tour: heading and text.
#[must_use]
pub fn tour() -> [(&'static str, &'static str); 4] {
    [
        (words::tour_one_head(), words::tour_one_text()),
        (words::tour_two_head(), words::tour_two_text()),
        (words::tour_three_head(), words::tour_three_text()),
        (words::tour_four_head(), words::tour_four_text()),
    ]
}

/// The menu entry of an example, by its place in [`crate::store::examples::ALL`].
#[must_use]
pub fn example(index: usize) -> &'static str {
    match index {
        0 => words::example_skincare(),
        1 => words::example_luxury(),
        2 => words::example_sports(),
        3 => words::example_empty(),
        _ => words::example_member_pass(),
    }
}
