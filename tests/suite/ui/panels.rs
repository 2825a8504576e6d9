//! Palette, inspector, evidence, menus.

use egui::{Key, Modifiers, vec2};
use strum::IntoEnumIterator;
use tierboard::editor::Command;
use tierboard::gui::command::{self, Entry, Menu};
use tierboard::store::examples;

use super::harness::{Desk, EMPTY, SKINCARE, THEMES};

#[test]
fn the_palette_is_searched_in_english_chinese_and_pinyin() {
    for (query, found) in [
        ("store", "Brand store 旗舰店"),
        ("旗舰", "Brand store 旗舰店"),
        ("qjd", "Brand store 旗舰店"),
        ("小程序", "Mini program 小程序"),
        ("xcx", "Mini program 小程序"),
        ("zb", "Livestream 直播"),
    ] {
        let mut desk = Desk::new(SKINCARE, THEMES[0]);
        desk.press(Key::Slash).write(query);
        assert!(desk.shows_part(found), "{query} finds {found}");
        assert!(!desk.shows_part("Search ad 搜索广告"), "{query} leaves others out");
    }
}

#[test]
fn searching_tiktok_says_that_it_is_not_available_and_names_its_sibling() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press(Key::Slash).write("TikTok");
        assert!(desk.shows_part("not available in mainland China"));
        assert!(desk.shows_part("Douyin"));
    }
}

#[test]
fn a_switch_changes_verdict_chip_and_coverage_and_is_one_step() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Loyalty mini program").click();
        desk.run();
        assert!(desk.shows("Behaviour, about a person"));
        assert!(desk.shows_part("Open: Behaviour, Purchases and Contact about a person"));
        desk.click("Consumers have consented");
        assert!(desk.shows("Behaviour, one switch away"));
        assert!(desk.heard("Loyalty mini program").contains("Behaviour locked"));
        assert!(desk.shows_part("Open: Followers in total only; Behaviour, Purchases and Contact"));
        desk.click("Undo switching off “Consumers have consented” for Loyalty mini program");
        assert!(desk.shows("Behaviour, about a person"));
    }
}

#[test]
fn a_locked_insight_has_a_button_that_flips_the_missing_switch() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").click();
        desk.run();
        assert!(desk.shows("Purchases, one switch away"));
        let button = desk.window_buttons("Connect the CRM");
        assert_eq!(button, 2, "one for purchases, one for contact");
        desk.click_first("Connect the CRM");
        assert!(desk.shows("Purchases, about a person"));
        assert!(desk.shows("Contact, about a person"));
    }
}

#[test]
fn the_best_next_move_does_what_it_promises_as_one_undoable_step() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let before = desk.plan().clone();
        desk.click(
            "Connect the CRM on Flagship store: + Purchases, Contact about a person in Semi-open",
        );
        assert!(desk.shows("Tmall, Purchases: about a person"));
        assert!(desk.shows("Tmall, Contact: about a person"));
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(*desk.plan(), before);
        assert!(desk.shows("Tmall, Purchases: locked"));
    }
}

#[test]
fn numbers_are_read_as_people_write_them_and_invalid_ones_are_reported() {
    let (_, plan) = examples::ALL.get(SKINCARE).expect("an example");
    let mut desk = Desk::on(plan, None, THEMES[0], [1600.0, 1200.0]);
    desk.card("12 creator posts").click();
    desk.run();
    let id = desk.id_of("12 creator posts").unwrap();
    desk.fill("Visitors a year", "1,250,000");
    assert_eq!(desk.plan().get(id).unwrap().visitors, Some(1_250_000));
    desk.fill("Visitors a year", "24万");
    assert_eq!(desk.plan().get(id).unwrap().visitors, Some(240_000));
    // This could mean 120 or 120 thousand.
    desk.fill("Visitors a year", "120.000");
    assert_eq!(desk.plan().get(id).unwrap().visitors, Some(240_000));
    desk.fill("Visitors a year", "1,250,000");
    desk.fill("Budget, CNY", "¥ 90 000.50");
    assert_eq!(desk.plan().get(id).unwrap().budget, Some(90_000.5));
    desk.fill("Visitors a year", "many");
    assert_eq!(desk.plan().get(id).unwrap().visitors, Some(1_250_000));
    assert!(desk.status().contains("“many” is not a whole number of people"), "{}", desk.status());
    desk.fill("Budget, CNY", "-5");
    assert!(desk.status().contains("“-5” is not an amount"), "{}", desk.status());
    desk.fill("Phase", "Second wave");
    assert_eq!(desk.plan().get(id).unwrap().phase.as_deref(), Some("Second wave"));
    desk.fill("Notes", "Ask for the <b>usage</b> rights");
    assert_eq!(desk.plan().get(id).unwrap().notes, "Ask for the <b>usage</b> rights");
}

#[test]
fn a_goal_set_in_the_inspector_shows_its_state_below_the_board() {
    for theme in THEMES {
        let mut desk = Desk::new(EMPTY, theme);
        desk.click("Goal: Contact about a person");
        assert_eq!(desk.plan().goals.len(), 1);
        assert!(desk.shows_part("Contact about a person"));
        desk.click("Goal: Contact about a person");
        assert!(desk.plan().goals.is_empty());
    }
}

#[test]
fn a_click_on_a_matrix_cell_selects_the_card_it_comes_from() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.click("Tmall, Behaviour: in total only");
    let id = desk.id_of("Flagship store").unwrap();
    assert!(desk.session().is_selected(id));
    assert!(desk.card("Flagship store").is_focused());
}

#[test]
fn hovering_a_cell_says_which_touchpoint_it_comes_from() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.hover("Tmall, Behaviour: in total only");
    assert!(desk.shows_part("from Flagship store"));
}

#[test]
fn the_title_is_edited_in_place() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.fill("Title of the plan", "Winter launch");
    assert_eq!(desk.plan().title, "Winter launch");
    assert!(desk.shows("Undo changing the title"));
}

#[test]
fn each_command_is_listed_once_and_no_two_share_a_key() {
    for command in Command::iter() {
        let listed = command::entries().iter().filter(|entry| entry.command == command).count();
        assert_eq!(listed, 1, "{command:?}");
    }
    for on_stage in [false, true] {
        let means = |entry: &Entry| {
            if on_stage { entry.command.works_on_stage() } else { entry.menu != Menu::Stage }
        };
        let keys = command::by_shortcut().iter().filter(|(_, entry)| means(entry));
        let keys: Vec<_> = keys.map(|(key, entry)| (*key, entry.command)).collect();
        for (index, (key, command)) in keys.iter().enumerate() {
            let again = keys[index + 1..].iter().find(|(other, _)| other == key);
            assert!(again.is_none(), "{command:?} and {again:?}");
        }
    }
    assert!(command::entries().iter().all(|entry| !entry.name().is_empty()));
}

#[test]
fn menus_name_the_step_that_undo_takes_back() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    desk.click("Edit");
    assert!(desk.shows_part("Undo moving Flagship store"));
}

#[test]
fn themes_zoom_and_panels_are_switched_by_command_and_remembered() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::K).write("dark").press(Key::Enter);
    assert_eq!(desk.window.ctx.theme(), egui::Theme::Dark);
    desk.press_with(Modifiers::COMMAND, Key::Equals);
    assert_eq!(desk.status(), "Zoom 110%");
    desk.press_with(Modifiers::COMMAND, Key::Num1);
    assert!(!desk.shows("Find a touchpoint kind"));
    let settings = tierboard::store::settings::Settings::load(Some(&desk.path("settings")));
    assert_eq!(settings, *desk.editor().settings());
    assert!(!settings.palette);
    assert!((settings.zoom - 1.1).abs() < 1e-6);
}

#[test]
fn help_lists_every_shortcut_and_is_searched() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press(Key::F1);
        assert!(desk.shows("Place a touchpoint"));
        for entry in command::entries().iter().filter(|entry| !entry.shortcuts.is_empty()) {
            assert!(desk.shows(entry.name()), "{:?}", entry.command);
        }
        desk.fill("Search help…", "backup");
        assert!(desk.shows("Nothing is lost"));
        assert!(!desk.shows("Flip a switch"));
        desk.press(Key::Escape);
        assert!(!desk.shows("Nothing is lost"));
    }
}

#[test]
fn a_narrow_window_shows_the_panel_that_is_needed() {
    let (_, plan) = examples::ALL.get(SKINCARE).expect("an example");
    for theme in THEMES {
        let mut desk = Desk::on(plan, None, theme, [960.0, 540.0]);
        let (palette, inspector) = ("Find a touchpoint kind", "Consumers have consented");
        assert!(desk.shows(palette) && !desk.shows(inspector));
        let board = desk.lane("wechat");
        desk.card("Loyalty mini program").click();
        desk.run();
        assert!(!desk.shows(palette) && desk.shows(inspector));
        assert!(desk.lane("wechat").width() >= board.width() - 1.0, "the board keeps its width");
        // The palette is shown again to find a kind.
        desk.press(Key::Slash);
        assert!(desk.shows(palette) && !desk.shows(inspector));
    }
}

#[test]
fn zoom_stops_before_the_board_becomes_unusable() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    for _ in 0..30 {
        desk.press_with(Modifiers::COMMAND, Key::Equals);
    }
    assert_eq!(desk.status(), "A larger zoom needs a larger window");
    assert!(desk.shows_part("Loyalty mini program"));
    desk.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(desk.status(), "Zoom 100%");
}

#[test]
fn a_click_on_the_empty_board_deselects_and_shows_the_plan() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").click();
        desk.run();
        assert!(desk.shows("CRM connected"));
        let beside = desk.lane("jd").center_bottom() + vec2(0.0, 60.0);
        desk.window.hover_at(beside);
        desk.window.drag_at(beside);
        desk.window.drop_at(beside);
        desk.run();
        assert!(!desk.shows("CRM connected"), "nothing is selected any more");
        assert!(desk.shows("What should the brand learn, at least?"));
    }
}

#[test]
fn an_invalid_number_is_reported_once_and_discarded_with_its_field() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("12 creator posts").click();
    desk.run();
    desk.fill("Visitors a year", "many");
    assert!(desk.status().contains("“many”"), "{}", desk.status());
    // Another card can be selected all the same.
    desk.card("Flagship store").click();
    desk.run();
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    assert!(desk.status().contains("Flagship store"), "{}", desk.status());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.status().starts_with("Undone"), "{}", desk.status());
    desk.card("12 creator posts").click();
    desk.run();
    assert!(!desk.shows("many"));
}
