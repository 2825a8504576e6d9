//! The words of the window. Everything here takes plain values: what is on the screen is the
//! window's business, how it is said is this module's.

use super::words;

mod guide;
mod sentences;

pub use guide::{guide, signs};
pub use sentences::*;

// Menus and commands.
words! {
    menu_plan => "Plan";
    menu_edit => "Edit";
    menu_view => "View";
    menu_help => "Help";
    new => "New plan";
    new_from_this => "New from this plan";
    open => "Open…";
    open_recent => "Open recent";
    open_example => "Open example";
    save => "Save";
    save_as => "Save as…";
    quit => "Quit";
    undo => "Undo";
    redo => "Redo";
    cut => "Cut";
    copy => "Copy";
    paste => "Paste";
    duplicate => "Duplicate";
    delete => "Delete";
    select_all => "Select all";
    deselect => "Select nothing";
    rename => "Rename";
    move_up => "Move up";
    move_down => "Move down";
    move_left => "Move to the column on the left";
    move_right => "Move to the column on the right";
    move_to => "Move to";
    find_kind => "Find a touchpoint kind";
    commands => "All commands…";
    toggle_palette => "Palette";
    toggle_inspector => "Inspector";
    toggle_evidence => "Evidence";
    theme_system => "Theme of the system";
    theme_light => "Light theme";
    theme_dark => "Dark theme";
    zoom_in => "Zoom in";
    zoom_out => "Zoom out";
    zoom_reset => "Actual size";
    help => "Help and shortcuts";
}

// Palette and board.
words! {
    find_touchpoint => "Find a touchpoint…";
    find_touchpoint_name => "Find a touchpoint kind";
    palette_hint => "Drag onto a platform, or press Enter and choose the lane with the arrow keys.";
    palette_nothing => "Nothing of that name. Try English, Chinese or pinyin initials: xcx finds 小程序.";
    empty_title => "Where will the plan reach consumers?";
    empty_text => "Drag a touchpoint from the left onto a platform. Open platforms let the brand \
        know individuals, with consent; semi-open ones give purchases and a phone number; closed \
        ones give totals only. Or start from an example.";
    example_skincare => "Skincare launch, all tiers";
    example_sports => "Sports brand, strong in CRM";
    example_luxury => "Luxury house, closed tier only";
    example_empty => "Empty start";
    stays_here => "It stands here now";
    moves_here => "They would come here";
    would_yield => "Here it would yield";
}

// Inspector.
words! {
    field_title => "Title of the plan";
    field_name => "Name of the touchpoint";
    field_visitors => "Visitors a year";
    field_budget => "Budget, CNY";
    field_phase => "Phase";
    field_notes => "Notes";
    hint_visitors => "not set";
    hint_budget => "not set";
    hint_phase => "none";
    hint_notes => "What a colleague should know";
    what_it_yields => "What it yields, and why";
    what_if => "If you switch off";
    no_switches => "No switch changes what it yields.";
    switch_without_effect => "No rule for this kind on this platform needs it. It is kept in the plan.";
    several_hint => "A switch here is flipped on all of them that it matters for.";
    the_plan => "The plan";
    goals => "Goals";
    goals_hint => "What shall the brand learn, at the least?";
    rules_behind => "The rules behind it";
    sources => "Sources";
}

// Evidence.
words! {
    coverage_by_tier => "Coverage by tier";
    platform_by_platform => "What you will know, platform by platform";
    goals_and_moves => "Goals";
    best_moves => "Best next moves";
    no_goals => "No goals yet. Click the empty board and choose them on the right.";
    no_moves => "Nothing left to gain: what is missing is kept by the platforms or unstated.";
}

// Status, overlays, files.
words! {
    ready => "Ready";
    product_hint => "Tierboard";
    recover => "Recover";
    discard => "Throw away";
    help_title => "Help and shortcuts";
    find_help => "Search help…";
    find_command => "What do you want to do?";
    no_command => "No command of that name.";
    signs_title => "Signs";
    save_path => "Save the plan";
    open_path => "Open a plan";
    no_dialog => "This desktop offers no file dialog. Type the path:";
    path_name => "Path of the plan file";
    open_it => "Open";
    nothing_changed => "Nothing has been changed.";
    unsaved_title => "Save the changes first?";
    do_not_save => "Do not save";
    cancel => "Cancel";
    discarded => "The unsaved work has been thrown away";
    nothing_to_paste => "The clipboard holds no touchpoints";
    new_plan => "A new plan";
    from_template => "A new plan, made from the one before; it has no file yet";
    example_opened => "An example plan; save it under a name of your own to keep changes";
    work_recovered => "Unsaved work recovered; save it to keep it";
    not_saved => "The plan has not been saved";
    plan_files => "Tierboard plans";
    packs_folder => "Packs of your own go into the packs folder, see the README.";
    copied_hint => "Copied";
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
