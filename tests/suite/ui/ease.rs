//! What makes work easy: phases, several cards at once, finding, folding, ways from the evidence to
//! the cards, and what can be pressed on stage.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use tierboard::export::page::Tag;
use tierboard::gui::kit::lines;
use tierboard::gui::kit::theme;
use tierboard::model::plan::{ConditionId, Touchpoint};

use super::harness::{Desk, SKINCARE, THEMES};

fn selected(desk: &Desk) -> Vec<String> {
    let (session, pack) = (desk.session(), desk.session().pack());
    let cards = session.selected().into_iter().filter_map(|id| session.get(id));
    cards.map(|card| tierboard::text::explain::name(pack, card).to_owned()).collect()
}

fn card<'d>(desk: &'d Desk, name: &str) -> &'d Touchpoint {
    let id = desk.id_of(name).expect("a card of that name");
    desk.plan().get(id).expect("it is in the plan")
}

/// Selects two cards of the skincare plan that differ in everything.
fn select_two(desk: &mut Desk) {
    desk.card("Loyalty mini program").click();
    desk.run();
    desk.card("Flagship store").click_modifiers(Modifiers::COMMAND);
    desk.run();
}

#[test]
fn phases_are_offered_while_one_is_typed_and_set_on_all_selected_cards() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        select_two(&mut desk);
        desk.click("Phase");
        assert!(desk.shows("Sustain") && desk.shows("Tease"), "all are offered");
        desk.write("sus");
        assert!(desk.shows("Sustain") && !desk.shows("Tease"), "those that answer");
        desk.press(Key::ArrowDown).press(Key::Enter);
        for name in ["Loyalty mini program", "Flagship store"] {
            assert_eq!(card(&desk, name).phase.as_deref(), Some("Sustain"), "{name}");
        }
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(card(&desk, "Flagship store").phase.as_deref(), Some("Launch"));
    }
}

#[test]
fn a_phase_is_renamed_and_moved_for_the_whole_plan() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.click("Phases…");
    desk.window.get_all_by_label("Name of the phase").next().expect("the first phase").click();
    desk.run();
    desk.press_with(Modifiers::COMMAND, Key::A).write("预热").press(Key::Tab);
    assert_eq!(desk.plan().phases, ["预热", "Launch", "Sustain"]);
    assert_eq!(card(&desk, "Skin diary account").phase.as_deref(), Some("预热"));
    desk.window.get_all_by_label("Move down").next().expect("a button").click();
    desk.run();
    assert_eq!(desk.plan().phases, ["Launch", "预热", "Sustain"]);
}

#[test]
fn values_that_differ_look_mixed_and_a_mixed_switch_turns_on_for_all() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Loyalty mini program").click();
    desk.run();
    desk.card("Official account").click_modifiers(Modifiers::COMMAND);
    desk.run();
    let switch = desk.window.get_by_label("Consumers have consented");
    assert_eq!(switch.accesskit_node().toggled(), Some(egui::accesskit::Toggled::Mixed));
    desk.click("Consumers have consented");
    let consent = ConditionId::from("consent");
    for name in ["Loyalty mini program", "Official account"] {
        assert!(card(&desk, name).has(&consent), "{name}");
    }
    desk.fill("Budget, CNY", "1,2 Mio");
    for name in ["Loyalty mini program", "Official account"] {
        assert_eq!(card(&desk, name).budget, Some(1_200_000.0), "{name}");
    }
}

#[test]
fn a_number_that_cannot_be_read_stays_in_its_field_with_the_reason() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.fill("Budget, CNY", "50 000 €");
    assert!(desk.shows_part("is in EUR, and the plan counts in CNY"));
    let field = desk.window.get_by_label("Budget, CNY");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("50 000 €"));
    assert_eq!(card(&desk, "Flagship store").budget, Some(650_000.0), "it keeps what it had");
    desk.fill("Budget, CNY", "3千");
    assert!(!desk.shows_part("is in EUR"));
    assert_eq!(card(&desk, "Flagship store").budget, Some(3_000.0));
}

#[test]
fn a_lane_folds_and_opens_again_for_a_card_that_is_found() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let whole = desk.lane("wechat").height();
    desk.click("Fold WeChat");
    assert!(desk.lane("wechat").height() < whole / 2.0);
    assert!(!desk.shows_part("Loyalty mini program, "), "its cards are not shown");
    desk.press_with(Modifiers::COMMAND, Key::F).write("loyalty").press(Key::Enter);
    assert!((desk.lane("wechat").height() - whole).abs() < 1.0);
    assert_eq!(selected(&desk), ["Loyalty mini program"]);
}

#[test]
fn cards_are_filtered_by_phase_and_verdict() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.click("Filter").click("Phase: any").click("Launch");
    assert!(desk.shows("0 of 2"), "two cards are in this phase");
    desk.click("Filter (1)").click("Verdict: any").click("locked");
    assert!(desk.shows("0 of 1"), "one of them has something locked");
    desk.click("Next");
    assert_eq!(selected(&desk), ["Flagship store"]);
    desk.click("Filter (2)").click("No filter");
    assert!(!desk.shows("1 of 1"));
}

#[test]
fn the_evidence_leads_to_the_cards_that_it_is_about() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.click("Show Purchases on the board");
    assert_eq!(selected(&desk), ["Loyalty mini program"]);
    desk.click("Show Tmall on the board");
    assert_eq!(selected(&desk), ["Flagship store"]);
    desk.click("Open, Followers: in total only");
    assert_eq!(selected(&desk), ["Official account"]);
    let goal = desk.window.get_all_by_label_contains("Purchases about a person: ").next();
    goal.expect("the goal").click();
    desk.run();
    assert_eq!(selected(&desk), ["Loyalty mini program"]);
    desk.click("Show Media seen on the board");
    assert_eq!(desk.status(), "No touchpoint of the plan brings this");
}

#[test]
fn the_command_palette_finds_cards_and_platforms() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::K).write("skin diary").press(Key::Enter);
    assert_eq!(selected(&desk), ["Skin diary account"]);
    desk.press_with(Modifiers::COMMAND, Key::K).write("xhs");
    assert!(desk.shows_part("Platform Little Red Book"));
}

#[test]
fn the_keys_are_listed_over_the_scene_and_escape_hides_them_first() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::F1);
    assert!(desk.shows("Keys on stage") && desk.shows("Black screen"));
    desk.press(Key::Escape);
    assert!(!desk.shows("Keys on stage"));
    assert!(desk.editor().presentation().is_some(), "the stage is not left");
    desk.press(Key::Questionmark);
    assert!(desk.shows("Keys on stage"));
}

#[test]
fn a_next_move_is_made_on_stage() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::Num0);
    desk.click(
        "Connect the CRM on Flagship store: + Purchases, Contact about a person in Semi-open",
    );
    assert!(card(&desk, "Flagship store").has(&ConditionId::from("crm_integrated")));
}

#[test]
fn a_card_shows_its_switches_on_stage() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::Num6).press(Key::Space).press(Key::Space);
    let id = desk.id_of("Official account").expect("the card");
    let tagged = desk.window.state().stage().tagged();
    assert!(tagged.iter().any(|(tag, _)| *tag == Tag::Card(id)), "it is on the slide");
    desk.window.get_by_label_contains("Official account on WeChat").click();
    desk.run();
    desk.click("Consumers have consented");
    assert!(card(&desk, "Official account").has(&ConditionId::from("consent")));
    desk.press(Key::Escape);
    assert!(desk.editor().presentation().is_some(), "Escape closes the menu first");
}

#[test]
fn a_scene_is_dragged_to_another_place_by_its_picture() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::SHIFT, Key::F5);
    let first = desk.window.get_by_label("Scene Title").rect();
    // At the lower end of the third scene.
    let to = desk.window.get_by_label("Scene The semi-open tier").rect().center_top();
    desk.take(first.center());
    desk.window.hover_at(to);
    desk.window.run_steps(3);
    desk.window.drop_at(to);
    desk.run();
    let shown: Vec<&str> = desk.plan().scenes.iter().map(|scene| scene.show.id()).collect();
    assert_eq!(shown.get(..3), Some(&["tiers", "open", "title"][..]));
}

#[test]
fn escape_leaves_the_keyboard_on_the_card_so_that_its_menu_opens_again() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press_with(Modifiers::SHIFT, Key::F10);
    assert!(desk.shows("Move to"));
    desk.press(Key::Escape);
    assert!(!desk.shows("Move to"));
    desk.press_with(Modifiers::SHIFT, Key::F10);
    assert!(desk.shows("Move to"));
}

#[test]
fn after_enter_in_a_field_tab_goes_on_from_the_card() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Loyalty mini program").click();
    desk.run();
    desk.press(Key::F2).write("Club").press(Key::Enter);
    desk.press(Key::Tab);
    assert_eq!(selected(&desk), ["Official account"], "the next card");
}

#[test]
fn the_right_half_of_the_bar_is_in_reading_order() {
    let desk = Desk::new(SKINCARE, THEMES[0]);
    let names = ["Rules: Three tiers (2023)", "Export…", "Present", "Palette", "Inspector"];
    let at = names.map(|name| desk.window.get_by_label(name).rect().left());
    assert!(at.is_sorted(), "{at:?}");
    let nodes: Vec<String> = desk
        .window
        .query_all_by_label_contains("")
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let order = names.map(|name| nodes.iter().position(|label| label == name));
    assert!(order.is_sorted() && order.iter().all(Option::is_some), "{order:?}");
}

#[test]
fn no_chinese_line_ends_with_an_opening_bracket() {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let text = "打通会员体系后（需要合同），品牌可以知道“每位买家”买了什么（见来源）。";
    let mut checked = 0;
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        for width in 60..240_u16 {
            let font = theme::regular(12.0);
            let kept = lines::kept(ui, text, &font, f32::from(width)).into_owned();
            let ink = egui::Color32::PLACEHOLDER;
            let galley = ui.painter().layout(kept, font, ink, f32::from(width));
            for row in &galley.rows {
                let last = row.glyphs.last().map(|glyph| glyph.chr);
                assert!(!matches!(last, Some('（' | '“')), "{width}: {:?}", row.text());
                checked += 1;
            }
        }
    });
    output.textures_delta.set.clear();
    assert!(checked > 400);
}
