//! Dragging: from the palette, from lane to lane, within a lane, off the board.

use egui::{Key, pos2, vec2};
use tierboard::gui::pages::board::hits::bin;

use super::harness::{Desk, EMPTY, SKINCARE, THEMES};

#[test]
fn dropping_a_kind_on_a_lane_places_and_selects_it_and_undo_removes_it() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let before = desk.plan().clone();
        let from = desk.kind("Member programme").rect().center();
        desk.drag_onto(from, "jd");
        assert_eq!(desk.place_of("Member programme"), Some(("jd".to_owned(), 0)));
        assert!(desk.status().starts_with("Placing Member programme"), "{}", desk.status());
        assert!(desk.shows("What it yields, and why"), "the new card is selected");
        let id = desk.id_of("Member programme").unwrap();
        assert!(desk.session().is_selected(id));
        desk.press_with(egui::Modifiers::COMMAND, Key::Z);
        assert_eq!(*desk.plan(), before);
        assert_eq!(desk.status(), "Undone: placing Member programme");
    }
}

#[test]
fn while_dragging_each_lane_says_what_it_would_yield_or_why_it_cannot_host() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let from = desk.kind("Brand store").rect().center();
        desk.take(from);
        let to = desk.lane("tmall").center();
        desk.over(to);
        assert_eq!(
            desk.status(),
            "“Brand store” over Tmall: would yield Purchases and Contact about a person; \
             Behaviour in total only, with “CRM connected” and “Platform insights bought” switched on"
        );
        assert!(desk.shows("Here it would yield"));
        for (lane, says) in [
            ("wechat", Some("No brand store runs on WeChat")),
            ("weibo", Some("No brand store runs on Weibo")),
            ("jd", None),
        ] {
            let to = desk.lane(lane).center();
            desk.over(to);
            assert_eq!(desk.shows_part("No brand store runs"), says.is_some());
            assert!(says.is_none_or(|says| desk.shows(says)));
        }
    }
}

#[test]
fn a_drop_on_a_lane_that_cannot_host_it_changes_nothing_and_says_why() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let before = desk.plan().clone();
        let from = desk.kind("Mini program").rect().center();
        desk.drag_onto(from, "tmall");
        assert_eq!(*desk.plan(), before);
        assert_eq!(desk.status(), "“Mini program” cannot go to Tmall: it does not run there");
    }
}

#[test]
fn escape_cancels_a_drag() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let before = desk.plan().clone();
    let from = desk.card("Flagship store").rect().center();
    desk.take(from);
    let to = desk.lane("jd").center();
    desk.over(to);
    assert!(desk.status().contains("over JD.com"), "{}", desk.status());
    desk.window.key_press(Key::Escape);
    desk.window.run();
    desk.window.drop_at(to);
    desk.run();
    assert_eq!(*desk.plan(), before);
    assert_eq!(desk.status(), "Cancelled: “Flagship store” was not moved");
}

#[test]
fn dragging_a_card_to_another_lane_keeps_its_switches_and_reports_its_name() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let id = desk.id_of("Flagship store").unwrap();
        let before = desk.plan().get(id).unwrap().clone();
        let from = desk.card("Flagship store").rect().center();
        desk.drag_onto(from, "jd");
        let after = desk.plan().get(id).unwrap();
        assert_eq!(after.platform.as_str(), "jd");
        assert_eq!(after.conditions, before.conditions);
        assert!(desk.status().starts_with("Moving Flagship store"), "{}", desk.status());
        assert!(desk.heard("Flagship store").contains("on JD.com"));
    }
}

#[test]
fn a_card_is_reordered_within_its_lane() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    assert_eq!(desk.place_of("Official account"), Some(("wechat".to_owned(), 1)));
    let from = desk.card("Official account").rect().center();
    desk.take(from);
    let above = desk.card("Loyalty mini program").rect().center_top() + vec2(0.0, 4.0);
    desk.over(above).window.drop_at(above);
    desk.run();
    assert_eq!(desk.place_of("Official account"), Some(("wechat".to_owned(), 0)));
    assert_eq!(desk.place_of("Loyalty mini program"), Some(("wechat".to_owned(), 1)));
}

#[test]
fn a_card_dropped_on_remove_is_removed_and_undo_brings_it_back_in_its_place() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let before = desk.plan().clone();
    let from = desk.card("Loyalty mini program").rect().center();
    let bin = bin(desk.hits().board.unwrap()).center();
    desk.carry(from, bin);
    assert_eq!(
        desk.status(),
        "Release to remove “Loyalty mini program” from the board, or press Escape"
    );
    desk.window.drop_at(bin);
    desk.run();
    assert_eq!(desk.place_of("Loyalty mini program"), None);
    desk.click("Undo removing Loyalty mini program");
    assert_eq!(*desk.plan(), before);
}

#[test]
fn a_card_released_beside_the_board_goes_back() {
    for to in [pos2(90.0, 800.0), pos2(800.0, 990.0), pos2(5.0, 5.0)] {
        let mut desk = Desk::new(SKINCARE, THEMES[0]);
        let before = desk.plan().clone();
        let from = desk.card("Loyalty mini program").rect().center();
        desk.carry(from, to);
        desk.window.drop_at(to);
        desk.run();
        assert_eq!(*desk.plan(), before);
        assert_eq!(desk.status(), "Cancelled: “Loyalty mini program” was not moved");
    }
}

#[test]
fn lanes_stay_where_they_are_while_something_is_carried_over_them() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let resting = desk.hits().lanes.clone();
        let from = desk.kind("Member programme").rect().center();
        desk.take(from);
        for (_, lane) in &resting {
            desk.over(lane.center());
            assert_eq!(desk.hits().lanes, resting);
        }
    }
}

#[test]
fn a_drop_below_the_lanes_goes_to_the_only_lane_that_fits() {
    for (kind, placed) in [("Official account", true), ("Mini program", false)] {
        let mut desk = Desk::new(EMPTY, THEMES[0]);
        let from = desk.kind(kind).rect().center();
        let to = pos2(desk.lane("qq").center().x, desk.lane("qq").bottom() + 60.0);
        desk.carry(from, to);
        desk.window.drop_at(to);
        desk.run();
        assert_eq!(desk.plan().touchpoints.len(), usize::from(placed), "{kind}");
    }
}

#[test]
fn selected_cards_are_dragged_together() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Skin diary account").click();
    desk.run();
    desk.card("Search ad").click_modifiers(egui::Modifiers::COMMAND);
    desk.run();
    assert!(desk.shows("2 touchpoints selected"));
    let from = desk.card("Search ad").rect().center();
    desk.drag_onto(from, "weibo");
    assert_eq!(desk.place_of("Search ad").unwrap().0, "weibo");
    assert_eq!(desk.place_of("Skin diary account").unwrap().0, "weibo");
    desk.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.place_of("Search ad").unwrap().0, "baidu");
}

#[test]
fn a_column_scrolls_while_a_drag_waits_near_its_edge() {
    let one = |id| format!("(id: {id}, kind: \"feed_ad\", platform: \"wechat\"),");
    let all: String = (1..=40).map(one).collect();
    let text = format!("(format: 1, rules: \"three-tiers-2023\", touchpoints: [{all}])");
    let mut desk = Desk::on(&text, None, THEMES[0], [1280.0, 720.0]);
    let board = desk.hits().board.unwrap();
    let column = desk.lane("wechat").center().x;
    let before = desk.hits().cards[0].id;
    let from = desk.kind("Feed ad").rect().center();
    desk.carry(from, pos2(column, board.bottom() - 6.0));
    desk.window.run_steps(30);
    let first = desk.hits().cards.iter().find(|c| c.id == before).unwrap();
    assert!(!first.rect.is_positive(), "the first card has scrolled out of sight");
}

#[test]
fn an_empty_board_offers_an_example_that_opens() {
    for theme in THEMES {
        let mut desk = Desk::new(EMPTY, theme);
        assert!(desk.shows("Where will the plan reach consumers?"));
        desk.click("Skincare launch, all tiers");
        assert_eq!(desk.plan().title, "Autumn skincare launch");
        assert!(!desk.shows("Where will the plan reach consumers?"));
    }
}

#[test]
fn a_kind_can_be_placed_with_two_clicks() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.kind("Brand store").click();
        desk.run();
        assert!(desk.shows("No brand store runs on QQ"));
        let at = desk.lane("jd").center();
        desk.window.drag_at(at);
        desk.window.step();
        desk.window.drop_at(at);
        desk.run();
        assert_eq!(desk.place_of("Brand store").unwrap().0, "jd");
    }
}

#[test]
fn only_the_primary_button_drags() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let before = desk.plan().clone();
    let from = desk.card("Flagship store").rect().center();
    let press = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Secondary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    desk.window.hover_at(from);
    desk.run();
    desk.window.event(press(from, true));
    desk.window.step();
    let to = pos2(90.0, 800.0);
    desk.window.hover_at(to);
    desk.window.run_steps(3);
    desk.window.event(press(to, false));
    desk.run();
    assert_eq!(*desk.plan(), before);
}

#[test]
fn a_platform_is_dragged_to_another_column_to_suppose_it_there() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let head = desk.lane("douyin").left_top() + vec2(40.0, 16.0);
        let open = desk.lane("qq").center();
        desk.carry(head, open);
        desk.window.drop_at(open);
        desk.run();
        assert_eq!(desk.plan().what_if.len(), 1, "one hypothesis");
        assert!(desk.shows_part("Douyin → Open"));
        desk.press_with(egui::Modifiers::COMMAND, Key::Z);
        assert!(desk.plan().what_if.is_empty());
        // Let go over its own column, or given up, it supposes nothing.
        let beside = desk.lane("baidu").center();
        desk.carry(head, beside);
        desk.window.drop_at(beside);
        desk.run();
        assert!(desk.plan().what_if.is_empty());
    }
}
