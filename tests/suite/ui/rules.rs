//! The rules editor in the window.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use tierboard::model::pack::Outlet;
use tierboard::store::pack_file;

use super::harness::{Desk, SKINCARE, THEMES};

/// The editor on a copy of the base pack.
fn editing(theme: egui::Theme) -> Desk {
    let mut desk = Desk::new(SKINCARE, theme);
    desk.press_with(Modifiers::COMMAND, Key::R);
    desk
}

#[test]
fn ctrl_r_opens_a_copy_of_the_rules_and_the_way_back_leads_to_the_board() {
    for theme in THEMES {
        let mut desk = editing(theme);
        assert!(desk.shows("Three tiers (2023) (2)"));
        assert!(desk.shows("nothing differs"));
        assert!(desk.shows("Checked: nothing found"));
        desk.click("Back to the plan");
        assert!(desk.shows_part("Loyalty mini program"));
        assert_eq!(desk.session().pack().id.as_str(), "three-tiers-2023", "the plan keeps its own");
    }
}

#[test]
fn a_cell_is_chosen_and_changed_by_a_digit_and_undone() {
    for theme in THEMES {
        let mut desk = editing(theme);
        desk.click("Closed");
        desk.window.get_by_label_contains("Closed, Behaviour, kept").click();
        desk.run();
        assert!(desk.shows("Closed, Behaviour"), "its fields stand beside the grid");
        desk.press(Key::Num1);
        assert!(desk.shows_part("Closed, Behaviour, about a person"));
        assert!(desk.shows("0 added, 1 changed, 0 removed"));
        assert!(desk.shows("Three tiers (2023) says"));
        assert!(desk.shows("What it changes in this plan"));
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert!(desk.shows("nothing differs"));
    }
}

#[test]
fn a_reason_that_is_typed_is_one_step_and_an_empty_one_is_found_at_once() {
    let mut desk = editing(THEMES[0]);
    desk.click("Closed");
    desk.window.get_by_label_contains("Closed, Behaviour, kept").click();
    desk.run();
    let rules = |desk: &Desk| Arc::clone(desk.editor().rules().expect("it is open").pack());
    let before = rules(&desk);
    desk.press(Key::Enter);
    desk.press_with(Modifiers::COMMAND, Key::A).write("A").write("B");
    let closed = &rules(&desk).tiers[2].ceilings[0];
    assert_eq!((closed.lets, closed.grounds.because.get("en")), (Outlet::Withheld, "AB"));
    desk.press(Key::Backspace).press(Key::Backspace);
    assert!(desk.shows_part("1 finding"), "a blank reason makes the pack unusable");
    desk.press(Key::Escape).press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(rules(&desk), before, "what was typed is one step");
}

#[test]
fn rules_are_added_in_a_table_and_saved_rules_can_be_used() {
    let mut desk = editing(THEMES[1]);
    desk.window.get_by_label_contains("What kinds sense").click();
    desk.run();
    desk.click("Add");
    assert!(desk.shows_part("1 added, 0 changed, 0 removed"));
    assert!(desk.shows_part("finding"), "a rule with nothing said yet cannot be saved");
    desk.click("Save the rules");
    assert!(desk.status().contains("to be mended"), "{}", desk.status());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.click("Save the rules");
    let file = desk.path("packs").join("three-tiers-2023-own.ron");
    let text = std::fs::read_to_string(file).expect("it is saved into the packs folder");
    assert!(text.starts_with("// Made from three-tiers-2023."));
    assert_eq!(pack_file::parse(&text).expect("it is sound").id.as_str(), "three-tiers-2023-own");
    desk.click("Use in this plan");
    desk.click("Back to the plan");
    assert_eq!(desk.session().pack().id.as_str(), "three-tiers-2023-own");
}
