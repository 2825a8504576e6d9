//! The pages of routes and of numbers, in the window.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use tierboard::model::plan::{Share, TouchpointId};

use super::harness::{Desk, SKINCARE, THEMES};

const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

const NUMBERS: &str = r#"(title: "Autumn", rules: "field-2026",
    goals: [(insight: "contact", grain: individual, people: 300000, by: "2026-11-11", unit_cost: 8.0)],
    touchpoints: [
        (id: 1, kind: "mini_program", platform: "wechat", name: "Club", conditions: ["brand_operated", "consent", "verified_entity", "phone_authorised"], visitors: 240000, budget: 180000.0, starts: "2026-06-15", ends: "2026-11-11", share: (low: 0.2, likely: 0.3, high: 0.4)),
        (id: 2, kind: "creator_post", platform: "xiaohongshu", name: "Posts"),
        (id: 3, kind: "ad_note", platform: "xiaohongshu", name: "Ad notes"),
        (id: 4, kind: "brand_store", platform: "tmall", name: "Store"),
    ])"#;

fn on_page(text: &str, theme: egui::Theme, key: Key) -> Desk {
    let mut desk = Desk::on(text, None, theme, [1600.0, 1000.0]);
    desk.press_with(CTRL_ALT, key);
    desk
}

/// Clicks a cell of the table of numbers.
fn cell(desk: &mut Desk, label: &str) {
    desk.window.get_by_label_contains(label).click();
    desk.run();
}

fn share(desk: &Desk, id: u64) -> Option<Share> {
    desk.plan().get(TouchpointId(id)).and_then(|touchpoint| touchpoint.share)
}

#[test]
fn the_switch_turns_pages_by_click_and_by_key_and_the_selection_stays() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Loyalty mini program").click();
        desk.run();
        desk.click("Routes");
        assert!(desk.shows("Who recognises whom"));
        desk.press_with(CTRL_ALT, Key::Num3);
        assert!(desk.shows("What counts, and what does not"));
        desk.click("Board");
        assert!(desk.shows_part("Choose a kind") || desk.heard("Loyalty mini program").len() > 3);
        assert_eq!(desk.session().selected().len(), 1, "it is still chosen");
    }
}

#[test]
fn a_page_begins_with_the_sentence_that_matters() {
    for theme in THEMES {
        let desk = on_page(NUMBERS, theme, Key::Num3);
        assert!(desk.shows("72,000 of 300,000 people known by 11 Nov 2026"));
        assert!(desk.shows_part("People known: 72,000"));
        assert!(desk.shows_part("Cost per known person: ¥2.5"));
        let desk = on_page(NUMBERS, theme, Key::Num2);
        assert!(desk.shows_part("touchpoints that know nobody"));
    }
}

#[test]
fn without_a_goal_the_page_says_what_to_set() {
    let text = r#"(rules: "three-tiers-2023", touchpoints: [])"#;
    let mut desk = on_page(text, THEMES[0], Key::Num3);
    assert!(desk.shows_part("Set a goal, and this page says"));
    desk.click("Goal");
    desk.click("Contact about a person");
    assert_eq!(desk.plan().goals.len(), 1);
    assert!(desk.shows_part("no touchpoint makes anybody known yet"));
}

#[test]
fn a_cell_is_typed_over_like_in_a_spreadsheet_and_enter_goes_down() {
    for theme in THEMES {
        let mut desk = on_page(NUMBERS, theme, Key::Num3);
        cell(&mut desk, "Visitors (Club): 240,000");
        desk.write("5").write("0").press(Key::Enter);
        let visitors = |desk: &Desk, id| desk.plan().get(TouchpointId(id)).and_then(|t| t.visitors);
        assert_eq!(visitors(&desk, 1), Some(50), "typing replaces what was there");
        desk.write("7").press(Key::Enter);
        assert_eq!(visitors(&desk, 2), Some(7), "Enter has gone down");
        desk.press_with(Modifiers::COMMAND, Key::Z).press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!((visitors(&desk, 1), visitors(&desk, 2)), (Some(240_000), None));
    }
}

#[test]
fn arrows_and_tab_move_between_cells_and_delete_clears() {
    let mut desk = on_page(NUMBERS, THEMES[1], Key::Num3);
    cell(&mut desk, "Visitors (Club): 240,000");
    desk.press(Key::ArrowRight).press(Key::Delete);
    assert_eq!(share(&desk, 1), None, "the share stands at the right of the visitors");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(share(&desk, 1).is_some());
    assert_eq!(desk.plan().touchpoints.len(), 4, "Delete is for the cell, not for the card");
}

#[test]
fn a_block_is_pasted_from_a_spreadsheet_as_one_step() {
    let mut desk = on_page(NUMBERS, THEMES[0], Key::Num3);
    cell(&mut desk, "Visitors (Posts): not set");
    desk.paste("120,000\t20 30 40%\tagency\n90000\t5%\tagency\n");
    let of = |desk: &Desk, id: u64| {
        let touchpoint = desk.plan().get(TouchpointId(id)).expect("there").clone();
        (touchpoint.visitors, touchpoint.share, touchpoint.basis)
    };
    let three = Share { low: 0.2, likely: 0.3, high: 0.4 };
    assert_eq!(of(&desk, 2), (Some(120_000), Some(three), "agency".to_owned()));
    assert_eq!(of(&desk, 3), (Some(90_000), Some(Share::from(0.05)), "agency".to_owned()));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(of(&desk, 2), (None, None, String::new()), "one step takes all of it back");
    // What a cell cannot hold is named, and nothing changes.
    desk.paste("10\tmany\n");
    assert!(desk.status().contains("many") && desk.status().contains("Posts"), "{}", desk.status());
    assert_eq!(of(&desk, 2).0, None);
    desk.paste("1\t2\t3\t4\t5\t6\t7\n");
    assert!(desk.status().contains("does not fit"), "{}", desk.status());
}

#[test]
fn a_move_that_closes_the_gap_is_a_button() {
    let text = NUMBERS.replace(", \"phone_authorised\"", "");
    let mut desk = on_page(&text, THEMES[0], Key::Num3);
    assert!(desk.shows_part("What closes the gap of 300,000"));
    desk.window.get_by_label_contains("+72,000").click();
    desk.run();
    assert!(desk.shows("72,000 of 300,000 people known by 11 Nov 2026"));
}

#[test]
fn an_arrow_is_drawn_by_keyboard_and_every_card_says_what_it_would_be() {
    for theme in THEMES {
        let mut desk = on_page(NUMBERS, theme, Key::Num2);
        desk.card("Ad notes").click();
        desk.run();
        desk.press(Key::R);
        assert!(desk.heard("Store").ends_with("locked"), "{}", desk.heard("Store"));
        desk.press(Key::ArrowLeft).press(Key::Enter);
        assert!(desk.shows("By which means are people led there?"));
        desk.press(Key::Enter);
        let [route] = desk.plan().routes.as_slice() else { panic!("one route") };
        assert_eq!((route.from, route.to), (TouchpointId(3), TouchpointId(4)));
        assert_eq!(route.by, "ad_note_link", "what the rules allow comes first");
        assert!(desk.shows("Chosen route"));
        desk.press(Key::Delete);
        assert!(desk.plan().routes.is_empty(), "Delete takes the chosen route away");
        assert_eq!(desk.plan().touchpoints.len(), 4);
    }
}

#[test]
fn an_arrow_is_drawn_by_dragging_from_card_to_card() {
    let mut desk = on_page(NUMBERS, THEMES[0], Key::Num2);
    let (from, to) = (desk.card("Ad notes").rect().center(), desk.card("Store").rect().center());
    desk.drag(from, to);
    assert!(desk.shows("By which means are people led there?"));
    desk.press(Key::Escape);
    assert!(desk.plan().routes.is_empty() && !desk.shows("By which means are people led there?"));
}

#[test]
fn commands_for_cards_do_nothing_on_other_pages() {
    let mut desk = on_page(NUMBERS, THEMES[0], Key::Num3);
    desk.window.get_by_label("Club (WeChat)").click();
    desk.run();
    desk.press(Key::Delete);
    assert_eq!(desk.plan().touchpoints.len(), 4);
    assert!(desk.status().contains("page Board"), "{}", desk.status());
}

#[test]
fn the_cheapest_way_is_adopted_as_one_step() {
    let text = r#"(rules: "three-tiers-2023", goals: [(insight: "contact", grain: individual)],
        touchpoints: [(id: 1, kind: "mini_program", platform: "wechat", name: "Club")])"#;
    for theme in THEMES {
        let mut desk = Desk::on(text, None, theme, [1600.0, 1000.0]);
        desk.choose("Cheapest way to the goals…");
        desk.wait_for("Meets 1 of 1 goals for CNY 2");
        desk.click("Adopt");
        assert_eq!(desk.plan().touchpoints[0].conditions.len(), 2);
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert!(desk.plan().touchpoints[0].conditions.is_empty());
    }
}

#[test]
fn an_option_is_made_and_adopted_and_the_board_waits_for_it() {
    let mut desk = Desk::on(NUMBERS, None, THEMES[0], [1600.0, 1000.0]);
    desk.choose("Options side by side…");
    desk.click("New option");
    desk.click("Posts, Option 1: as the board");
    desk.click("Part of this option");
    assert_eq!(desk.plan().options[0].off, [TouchpointId(2)]);
    assert_eq!(desk.plan().touchpoints.len(), 4, "the board waits");
    desk.press(Key::Escape);
    desk.click("Adopt");
    assert_eq!(desk.plan().touchpoints.len(), 3);
}

#[test]
fn a_way_is_walked_on_stage_step_by_step_and_leads_back_to_the_scenes() {
    let mut desk = on_page(NUMBERS, THEMES[0], Key::Num2);
    let ways = tierboard::model::evidence::routes::ways(desk.session().evaluated());
    let way = ways.iter().find(|way| way.from == TouchpointId(3)).expect("ad notes lead on");
    desk.card("Ad notes").click();
    desk.run();
    desk.click("Walk it on stage");
    let walk = |desk: &Desk| {
        desk.editor().presentation().and_then(|stage| stage.walk).map(|walk| walk.taken)
    };
    assert_eq!(walk(&desk), Some(0));
    for taken in 1..=way.steps.len() {
        desk.press(Key::ArrowRight);
        assert_eq!(walk(&desk), Some(taken));
    }
    desk.press(Key::ArrowRight);
    assert!(desk.editor().presentation().is_some() && walk(&desk).is_none(), "the scenes follow");
}

#[test]
fn a_name_that_was_typed_is_kept_when_the_next_click_changes_the_options() {
    let mut desk = Desk::on(NUMBERS, None, THEMES[0], [1600.0, 1000.0]);
    desk.choose("Options side by side…");
    desk.click("New option");
    desk.write("Thrift");
    desk.click("New option");
    let names = |desk: &Desk| -> Vec<String> {
        desk.plan().options.iter().map(|option| option.name.clone()).collect()
    };
    assert_eq!(names(&desk).first().map(String::as_str), Some("Thrift"));
    assert_eq!(names(&desk).len(), 2);
    desk.click("New option").click("New option");
    let [.., last] = names(&desk).try_into().unwrap_or_else(|_| ["none"; 4].map(str::to_owned));
    desk.write("Last");
    assert_ne!(last, "Last");
    assert_eq!(names(&desk).len(), 4);
    desk.click("New option");
    assert_eq!(names(&desk)[3], "Last", "the new option is shown, with its name to be typed over");
}

#[test]
fn a_cost_that_was_typed_is_kept_when_the_next_click_forgets_another_one() {
    let text = r#"(rules: "three-tiers-2023", goals: [(insight: "contact", grain: individual)],
        costs: (switches: {"consent": 5.0, "crm_integrated": 9.0}),
        touchpoints: [(id: 1, kind: "mini_program", platform: "wechat", name: "Club")])"#;
    let mut desk = Desk::on(text, None, THEMES[0], [1600.0, 1000.0]);
    desk.choose("Cheapest way to the goals…");
    desk.press_with(Modifiers::COMMAND, Key::A).write("3");
    desk.click("Delete: CRM connected");
    let costs = &desk.plan().costs;
    assert_eq!((costs.unset, costs.switches.len()), (Some(3.0), 1));
}
