//! Everything that the mouse does, by keyboard.

use egui::accesskit::Live;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::harness::{Desk, SKINCARE, THEMES};

#[test]
fn a_kind_is_found_by_pinyin_initials_and_placed_with_the_arrow_keys() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press(Key::Slash).write("xcx");
        assert!(desk.shows_part("Mini program 小程序"));
        assert!(!desk.shows_part("Brand store 旗舰店"));
        desk.press(Key::Enter);
        assert!(desk.status().contains("“Mini program” over WeChat"), "{}", desk.status());
        desk.press(Key::ArrowDown);
        assert!(desk.status().contains("“Mini program” over QQ"), "{}", desk.status());
        desk.press(Key::ArrowRight);
        assert!(desk.status().contains("No platform further that way"), "{}", desk.status());
        desk.press(Key::Enter);
        assert_eq!(desk.place_of("Mini program"), Some(("qq".to_owned(), 0)));
        assert!(desk.card("Mini program on QQ").is_focused(), "the focus follows the card");
    }
}

#[test]
fn escape_cancels_carrying_by_keyboard() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let before = desk.plan().clone();
    desk.press(Key::Slash).write("livestream").press(Key::Enter);
    desk.press(Key::ArrowRight);
    assert!(desk.status().contains("over Tmall"), "{}", desk.status());
    desk.press(Key::Escape);
    assert_eq!(desk.status(), "Cancelled: “Livestream” was not placed");
    assert_eq!(*desk.plan(), before);
}

#[test]
fn alt_and_arrows_move_a_card_and_the_focus_follows_it() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").focus();
        desk.run();
        desk.press_with(Modifiers::ALT, Key::ArrowDown);
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "jd");
        assert!(desk.card("Flagship store").is_focused());
        desk.press_with(Modifiers::ALT, Key::ArrowUp);
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "tmall");
        assert!(desk.card("Flagship store").is_focused());
        desk.press_with(Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "tmall");
        assert!(desk.status().contains("No platform further that way hosts"), "{}", desk.status());
    }
}

#[test]
fn delete_removes_and_the_next_card_of_the_lane_gets_the_focus() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Loyalty mini program").focus();
    desk.run();
    desk.press(Key::Delete);
    assert_eq!(desk.place_of("Loyalty mini program"), None);
    assert!(desk.card("Official account").is_focused());
}

#[test]
fn a_text_field_keeps_its_keys_while_the_user_types() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press(Key::F2);
    let cards = desk.plan().touchpoints.len();
    desk.press(Key::End).press(Key::Backspace).press(Key::Delete);
    assert_eq!(desk.plan().touchpoints.len(), cards, "Backspace is the field's");
    desk.press(Key::Enter);
    assert!(desk.id_of("Flagship stor").is_some());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.id_of("Flagship store").is_some(), "one undo takes back the whole text");
}

#[test]
fn the_command_palette_finds_and_runs_a_command() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").click();
        desk.run();
        desk.press_with(Modifiers::COMMAND, Key::K).write("dupl");
        desk.press(Key::Enter);
        assert_eq!(desk.plan().touchpoints.len(), 8);
        assert_eq!(desk.status().split(':').next(), Some("Duplicating Flagship store"));
        assert!(!desk.shows("What do you want to do?"), "the palette has closed");
    }
}

#[test]
fn copy_and_paste_carry_touchpoints_through_the_systems_clipboard() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.window.event(Event::Copy);
    desk.window.step();
    let commands = desk.window.output().platform_output.commands.clone();
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("text on the clipboard");
    assert!(copied.contains("Brand store"), "{copied}");
    let mut other = Desk::new(super::harness::EMPTY, THEMES[0]);
    other.window.event(Event::Paste(copied));
    other.run();
    assert_eq!(other.place_of("Flagship store"), Some(("tmall".to_owned(), 0)));
    other.window.event(Event::Paste("a shopping list".to_owned()));
    other.run();
    assert_eq!(other.plan().touchpoints.len(), 1);
    assert_eq!(other.status(), "The clipboard holds no touchpoints");
}

#[test]
fn every_move_is_in_the_context_menu() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").click_secondary();
        desk.run();
        desk.click("Move to");
        desk.click("JD.com 京东");
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "jd");
        desk.card("Flagship store").click_secondary();
        desk.run();
        let role = egui::accesskit::Role::CheckBox;
        desk.window.get_by_role_and_label(role, "CRM connected").click();
        desk.run();
        assert!(desk.heard("Flagship store").contains("Contact about a person"));
    }
}

#[test]
fn the_context_menu_opens_by_keyboard() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").focus();
    desk.run();
    desk.press_with(Modifiers::SHIFT, Key::F10);
    assert!(desk.shows("Move to"));
    desk.press(Key::Escape);
    assert!(!desk.shows("Move to"));
}

#[test]
fn status_messages_are_read_out_politely() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").focus();
    desk.run();
    desk.press(Key::Delete);
    let said = desk.status().to_owned();
    assert!(said.starts_with("Removing Flagship store"), "{said}");
    let line = desk.window.get_by_label(&said);
    assert_eq!(line.accesskit_node().live(), Live::Polite);
}

#[test]
fn tab_reaches_every_card_of_a_board_of_usual_size() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let mut reached = std::collections::BTreeSet::new();
    let names: Vec<String> = ["Loyalty mini program", "Official account", "Flagship store"]
        .into_iter()
        .chain(["Skin diary account", "12 creator posts", "Launch livestream", "Search ad"])
        .map(str::to_owned)
        .collect();
    for _ in 0..120 {
        desk.press(Key::Tab);
        reached.extend(names.iter().filter(|name| desk.card(name).is_focused()).cloned());
    }
    assert_eq!(reached.len(), names.len(), "{reached:?}");
}

#[test]
fn escape_in_a_field_restores_its_text() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press(Key::F2);
    desk.press_with(Modifiers::COMMAND, Key::A).write("Another name").press(Key::Escape);
    assert!(desk.id_of("Flagship store").is_some());
    assert!(desk.card("Flagship store").is_focused());
    let id = desk.id_of("Flagship store").unwrap();
    assert!(desk.session().is_selected(id));
}

#[test]
fn clicking_undo_undoes_what_is_being_typed_and_not_the_step_before() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    desk.press(Key::F2);
    desk.press_with(Modifiers::COMMAND, Key::A).write("Renamed");
    desk.click("Undo moving Flagship store");
    assert_eq!(desk.place_of("Flagship store").unwrap().0, "jd", "the move is still there");
}

#[test]
fn shift_tab_selects_the_focused_card() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Official account").focus();
    desk.run();
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    assert!(desk.card("Loyalty mini program").is_focused());
    desk.press(Key::Delete);
    assert!(desk.id_of("Loyalty mini program").is_none());
    assert!(desk.id_of("Official account").is_some());
}

#[test]
fn undo_selects_and_focuses_what_it_restores() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Search ad").focus();
    desk.run();
    desk.press(Key::Delete);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.card("Search ad").is_focused());
    let id = desk.id_of("Search ad").unwrap();
    assert!(desk.session().is_selected(id));
}

#[test]
fn carrying_by_keyboard_takes_no_keys_from_text_fields() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    let before = desk.plan().touchpoints.len();
    desk.press(Key::Slash).write("xcx").press(Key::Enter);
    desk.window.get_by_label("Name of the touchpoint").click();
    desk.run();
    desk.write(" ").press(Key::Space);
    assert_eq!(desk.plan().touchpoints.len(), before);
}

#[test]
fn arrow_keys_move_the_selection_so_that_delete_removes_the_focused_card() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Loyalty mini program").click();
        desk.run();
        desk.press(Key::ArrowDown);
        desk.press(Key::Delete);
        assert!(desk.place_of("Loyalty mini program").is_some());
        assert_eq!(desk.plan().touchpoints.len(), 6);
    }
}

#[test]
fn cards_are_found_by_what_they_say_and_gone_through_by_enter() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press_with(Modifiers::COMMAND, Key::F).write("little red");
        assert!(desk.shows("0 of 2"), "the number that was found");
        desk.press(Key::Enter);
        assert!(desk.shows("1 of 2"));
        let first = desk.session().selected();
        assert_eq!(first, [desk.id_of("Skin diary account").expect("the card")]);
        desk.press(Key::Enter);
        assert_ne!(desk.session().selected(), first);
        desk.press(Key::Enter);
        assert_eq!(desk.session().selected(), first, "from the last to the first");
        desk.press_with(Modifiers::SHIFT, Key::Enter);
        assert!(desk.shows("2 of 2"));
        desk.press(Key::Escape);
        assert!(!desk.shows("2 of 2"), "Escape closes it");
    }
}
