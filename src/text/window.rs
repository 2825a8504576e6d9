//! The words of the window. Everything here takes plain values: what is on the screen is the
//! window's business, how it is said is this module's.

use super::words;

mod guide;
mod sentences;
mod steps;
mod workshop;

pub use guide::{guide, signs};
pub use sentences::*;
pub use steps::*;
pub use workshop::*;

// Menus and commands.
words! {
    "window":
    menu_plan,
    menu_edit,
    menu_view,
    menu_help,
    new,
    new_from_this,
    open,
    open_recent,
    open_example,
    save,
    save_as,
    quit,
    undo,
    redo,
    cut,
    copy,
    paste,
    duplicate,
    delete,
    select_all,
    deselect,
    rename,
    move_up,
    move_down,
    move_left,
    move_right,
    move_to,
    find_kind,
    commands,
    toggle_palette,
    toggle_inspector,
    toggle_evidence,
    theme_system,
    theme_light,
    theme_dark,
    zoom_in,
    zoom_out,
    zoom_reset, zoom_end,
    help,
}

// Palette and board.
words! {
    "window":
    find_touchpoint,
    find_touchpoint_name,
    palette_hint,
    palette_nothing,
    empty_title,
    empty_text,
    example_skincare,
    example_sports,
    example_luxury,
    example_empty,
    stays_here,
    moves_here,
    would_yield,
}

// Inspector.
words! {
    "window":
    field_title,
    field_name,
    field_visitors,
    field_budget,
    field_phase,
    field_notes,
    hint_visitors,
    hint_budget,
    hint_phase,
    hint_notes,
    what_it_yields,
    what_if,
    no_switches,
    switch_without_effect,
    several_hint,
    the_plan,
    goals,
    goals_hint,
    rules_behind,
    sources,
}

// Evidence.
words! {
    "window":
    coverage_by_tier,
    platform_by_platform,
    goals_of_plan,
    best_moves,
    no_goals,
    no_moves,
}

// Status, overlays, files.
words! {
    "window":
    ready,
    recover,
    discard,
    help_title,
    find_help,
    find_command,
    no_command,
    signs_title,
    save_path,
    open_path,
    no_dialog,
    path_name,
    open_it,
    nothing_changed,
    unsaved_title,
    do_not_save,
    cancel,
    replace,
    replace_title,
    discarded,
    nothing_to_paste,
    new_plan,
    from_template,
    example_opened,
    work_recovered,
    not_saved,
    plan_files,
    packs_unsound,
    close,
    pixels,
    closes_after_export,
    not_on_stage,
    no_step,
}

// Parts of sentences.
words! {
    "window":
    person, totals, nothing_lost, state_saved, state_unsaved, state_unchanged, no_file_yet,
    recovered_any, cancelled_only, cancelled_unsaved, step_title, step_rules, step_stage,
}

// The workshop: presenting, exporting, importing, comparing, the tour.
words! {
    "window":
    import, export, compare, present, scenes, english, chinese, bar_compare, svg_text, bar_language, compare_path, import_path, sheets,
    picture_path, pictures, export_path, export_failed, no_picture, stage_end, stage_notes,
    stage_no_notes, stage_no_timer, stage_stop_timer, stage_screen, stage_keys, help_nothing, add_text,
    add_picture, new_scene, scenes_hint, scenes_title, scene_title, scene_text, export_pptx,
    export_pdf, export_html, export_xlsx, export_csv, export_markdown, export_json,
    export_pictures, the_board, one_scene, export_dark, export_width, import_title, tour_title,
    one_at_a_time,
    stage_empty,
    tour_next, tour_done, tour_skip, compared_hint,
}

/// The menu entry of an example, by its place in [`crate::store::examples::ALL`].
#[must_use]
pub fn example(index: usize) -> &'static str {
    match index {
        0 => example_skincare(),
        1 => example_luxury(),
        2 => example_sports(),
        _ => example_empty(),
    }
}
