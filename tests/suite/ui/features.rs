//! Presenting, exporting, comparing, importing, languages, the tour.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use tierboard::editor::event::Choice;
use tierboard::editor::present::Cover;
use tierboard::export::page::Tag;
use tierboard::store::examples;
use tierboard::text::lang::{self, Lang};

use super::harness::{Desk, EMPTY, SKINCARE, THEMES};
use crate::support::put;

/// Waits for a file that a thread writes.
fn wait_for(desk: &mut Desk, file: &Path) {
    let began = Instant::now();
    while !file.exists() || desk.editor().files().busy().is_some() {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "timed out waiting for {}",
            file.display()
        );
        std::thread::sleep(Duration::from_millis(10));
        desk.window.step();
    }
}

fn scene(desk: &Desk) -> usize {
    desk.editor().presentation().expect("a presentation").scene
}

#[test]
fn f5_presents_in_full_screen_without_the_editor() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.window.key_press(Key::F5);
        desk.window.step();
        desk.window.step();
        assert!(desk.editor().presentation().is_some());
        desk.run();
        assert!(desk.shows("Autumn skincare launch"), "the first scene is the title");
        assert!(!desk.shows("Find a touchpoint kind"));
        assert!(!desk.shows("Edit"));
        desk.press(Key::Escape);
        assert!(desk.editor().presentation().is_none());
        assert!(desk.shows("Find a touchpoint kind"));
    }
}

#[test]
fn keys_move_between_scenes_and_presenting_again_resumes() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5);
    desk.press(Key::ArrowRight).press(Key::Space).press(Key::PageDown);
    assert_eq!(scene(&desk), 3);
    desk.press(Key::ArrowLeft);
    assert_eq!(scene(&desk), 2);
    desk.press(Key::Num6);
    assert_eq!(scene(&desk), 5);
    // The journey shows phase by phase before the next scene.
    desk.press(Key::ArrowRight);
    assert_eq!(scene(&desk), 5);
    desk.press(Key::ArrowRight).press(Key::ArrowRight);
    assert_eq!(scene(&desk), 6);
    desk.press(Key::Escape).press(Key::F5);
    assert_eq!(scene(&desk), 6, "it resumes where it was left");
    desk.press(Key::Home);
    assert_eq!(scene(&desk), 0);
}

#[test]
fn b_shows_black_w_shows_white_and_the_timer_runs() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::B);
    assert_eq!(desk.editor().presentation().unwrap().cover, Some(Cover::Black));
    desk.press(Key::W);
    assert_eq!(desk.editor().presentation().unwrap().cover, Some(Cover::White));
    desk.press(Key::W);
    assert_eq!(desk.editor().presentation().unwrap().cover, None);
    desk.window.key_press(Key::Plus);
    desk.window.run_steps(3);
    let ends = desk.editor().presentation().unwrap().ends.expect("a timer");
    let left = ends.saturating_duration_since(Instant::now());
    assert!(left > Duration::from_secs(50) && left <= Duration::from_mins(1), "{left:?}");
}

#[test]
fn a_drag_on_stage_edits_the_plan_and_x_flips_before_and_after() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press(Key::F5).press(Key::Num6);
        for _ in 0..3 {
            desk.press(Key::ArrowRight);
        }
        desk.press(Key::Num6);
        desk.press(Key::ArrowRight).press(Key::ArrowRight);
        let id = desk.id_of("Flagship store").unwrap();
        let tagged = desk.window.state().stage().tagged();
        let at = |wanted: Tag| tagged.iter().find(|(tag, _)| *tag == wanted).unwrap().1.center();
        let (card, lane) = (at(Tag::Card(id)), at(Tag::Lane("jd".into())));
        desk.carry(card, lane);
        desk.window.drop_at(lane);
        desk.run();
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "jd");
        let shown_on = |desk: &Desk, platform: &str| {
            let tagged = desk.window.state().stage().tagged();
            let at = |wanted: Tag| tagged.iter().find(|(tag, _)| *tag == wanted).unwrap().1;
            at(Tag::Lane(platform.into())).contains(at(Tag::Card(id)).center())
        };
        assert!(shown_on(&desk, "jd"));
        desk.press(Key::X);
        assert!(shown_on(&desk, "tmall"), "the stage shows the plan before the change");
        assert_eq!(
            desk.place_of("Flagship store").unwrap().0,
            "jd",
            "the plan itself has not changed"
        );
        desk.press(Key::X);
        assert!(shown_on(&desk, "jd"));
        desk.press(Key::X).press(Key::Escape);
        assert_eq!(desk.place_of("Flagship store").unwrap().0, "jd");
    }
}

#[test]
fn scenes_are_hidden_moved_annotated_and_added_each_as_one_step() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::SHIFT, Key::F5);
    desk.click("The three tiers");
    assert!(desk.plan().scenes[1].hidden);
    desk.click("Add a text");
    let added = desk.plan().scenes.len();
    assert_eq!(desk.plan().scenes[added - 1].title, "New text");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.plan().scenes.is_empty());
    assert_eq!(desk.status(), "Undone: changing the presentation");
}

#[test]
fn an_export_is_written_in_the_background_and_reported() {
    for (label, ending) in [
        ("Slides to edit (PPTX)", "pptx"),
        ("Document to hand out (PDF)", "pdf"),
        ("Page that answers why (HTML)", "html"),
        ("Workbook with chart (XLSX)", "xlsx"),
        ("Rows (CSV)", "csv"),
    ] {
        let mut desk = Desk::new(SKINCARE, THEMES[0]);
        desk.press_with(Modifiers::COMMAND, Key::E);
        let file = desk.path(&format!("out.{ending}"));
        desk.answer(Choice::File(file.clone()));
        desk.window.get_by_role_and_label(Role::Button, label).click();
        wait_for(&mut desk, &file);
        assert!(fs::metadata(&file).unwrap().len() > 500, "{ending}");
        assert!(desk.status().starts_with("Exported to"), "{}", desk.status());
    }
}

#[test]
fn a_failed_export_says_why() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.answer(Choice::File(desk.path("no folder/out.pdf")));
    desk.window.get_by_role_and_label(Role::Button, "Document to hand out (PDF)").click();
    let began = Instant::now();
    while !desk.shows("The export has not been written") {
        assert!(began.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(10));
        desk.window.step();
    }
    assert!(desk.shows_part("cannot be saved"));
}

#[test]
fn a_failed_export_keeps_a_closing_window_open() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::E);
    desk.answer(Choice::File(desk.path("no folder/out.pdf")));
    desk.window.get_by_role_and_label(Role::Button, "Document to hand out (PDF)").click();
    let began = Instant::now();
    while desk.editor().files().busy().is_none() && !desk.shows("The export has not been written") {
        assert!(began.elapsed() < Duration::from_secs(30));
        desk.window.step();
    }
    desk.close();
    while !desk.shows("The export has not been written") {
        assert!(began.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(10));
        desk.window.step();
    }
    assert!(!desk.closes(), "the error is shown");
}

#[test]
fn an_export_that_replaces_a_file_keeps_it_as_the_backup() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let file = desk.path("deck.csv");
    put(&file, "edited by somebody else");
    for (replaces, answer) in [(false, "Cancel"), (true, "Replace")] {
        desk.press_with(Modifiers::COMMAND, Key::E);
        // The dialog has confirmed a name without the ending.
        desk.answer(Choice::File(desk.path("deck")));
        desk.window.get_by_role_and_label(Role::Button, "Rows (CSV)").click();
        desk.run();
        assert!(desk.shows("Replace the file?"));
        desk.click_first(answer);
        if replaces {
            let backup = desk.path("deck.csv.bak");
            wait_for(&mut desk, &backup);
            assert_eq!(fs::read_to_string(&backup).unwrap(), "edited by somebody else");
        }
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text == "edited by somebody else", !replaces);
    }
}

#[test]
fn a_plan_chosen_during_a_presentation_is_not_opened() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::O).press(Key::F5);
    let file = desk.path("other.ron");
    put(&file, examples::ALL[2].1);
    desk.answer(Choice::File(file));
    desk.run();
    assert_eq!(desk.plan().title, "Autumn skincare launch");
    assert!(desk.status().contains("presentation"), "{}", desk.status());
}

#[test]
fn a_path_field_says_what_it_is_for() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.answer(Choice::NoDialog);
    desk.press_with(Modifiers::COMMAND, Key::I);
    assert!(desk.shows("Import rows from a spreadsheet"));
    desk.press(Key::Escape).press_with(Modifiers::COMMAND, Key::E);
    desk.answer(Choice::NoDialog);
    desk.window.get_by_role_and_label(Role::Button, "Rows (CSV)").click();
    desk.run();
    assert!(desk.shows("Export") && !desk.shows("Save the plan"));
}

#[test]
fn a_comparison_is_shown_and_becomes_a_scene() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let file = desk.path("before.ron");
    put(&file, examples::ALL[2].1);
    desk.answer(Choice::File(file));
    desk.press_with(Modifiers::COMMAND, Key::K).write("compare").press(Key::Enter);
    assert!(desk.shows_part("Added: Loyalty mini program on WeChat"));
    desk.press(Key::Escape).press(Key::F5).press(Key::End);
    assert!(desk.shows("Before and after"));
}

#[test]
fn pasted_rows_are_shown_first_and_placed_as_one_step() {
    for theme in THEMES {
        let mut desk = Desk::new(EMPTY, theme);
        let rows = "名称\t类型\t平台\n会员小程序\t小程序\t微信\n旗舰店\t旗舰店\t天猫\n?\tminni program\tqq\n";
        desk.window.event(Event::Paste(rows.to_owned()));
        desk.run();
        assert!(desk.plan().touchpoints.is_empty(), "nothing is placed before it is confirmed");
        assert!(desk.shows_part("Ready: 2  ·  with a question: 1"));
        desk.click("Place 2 touchpoints");
        assert_eq!(desk.place_of("会员小程序").unwrap().0, "wechat");
        assert_eq!(desk.plan().touchpoints.len(), 2);
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert!(desk.plan().touchpoints.is_empty(), "one undo takes it all back");
    }
}

#[test]
fn importing_an_exported_workbook_gives_the_same_touchpoints() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press_with(Modifiers::COMMAND, Key::E);
    let file = desk.path("out.xlsx");
    desk.answer(Choice::File(file.clone()));
    desk.window.get_by_role_and_label(Role::Button, "Workbook with chart (XLSX)").click();
    wait_for(&mut desk, &file);
    let before = desk.plan().clone();
    let mut other = Desk::new(EMPTY, THEMES[0]);
    other.answer(Choice::File(file));
    other.press_with(Modifiers::COMMAND, Key::I);
    other.click("Place 7 touchpoints");
    for (old, new) in before.touchpoints.iter().zip(&other.plan().touchpoints) {
        assert_eq!((&old.kind, &old.platform), (&new.kind, &new.platform));
        assert_eq!((&old.name, &old.conditions), (&new.name, &new.conditions));
        assert_eq!((old.visitors, old.budget), (new.visitors, new.budget));
        assert_eq!((&old.phase, &old.notes), (&new.phase, &new.notes));
    }
}

#[test]
fn the_language_is_switched_while_running_and_remembered() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.press_with(Modifiers::COMMAND, Key::K).write("简体").press(Key::Enter);
        assert!(desk.shows("方案"), "the menus are Chinese");
        assert!(desk.shows_part("微信"));
        desk.card("Flagship store").click();
        desk.run();
        assert!(desk.shows("交易：还差一个开关"));
        let settings = tierboard::store::settings::Settings::load(Some(&desk.path("settings")));
        assert_eq!(settings.language.as_deref(), Some("zh-CN"));
        desk.press_with(Modifiers::COMMAND, Key::K).write("English").press(Key::Enter);
        assert!(desk.shows("Plan"));
        lang::set(Lang::EN);
    }
}

#[test]
fn every_scene_and_overlay_is_drawn_in_chinese_without_a_missing_glyph() {
    lang::set(Lang::of_code("zh").expect("Chinese"));
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.card("Flagship store").click();
        desk.run();
        for key in [Key::F1, Key::E] {
            let modifiers = if key == Key::E { Modifiers::COMMAND } else { Modifiers::NONE };
            desk.press_with(modifiers, key).press(Key::Escape);
        }
        desk.press(Key::F5);
        for _ in 0..14 {
            desk.press(Key::ArrowRight);
        }
        assert_eq!(scene(&desk), 9);
    }
    lang::set(Lang::EN);
}

#[test]
fn the_tour_has_four_steps_and_is_not_shown_again_once_skipped() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.window.state_mut().offer_tour();
        desk.run();
        for head in ["Three columns", "Drag a touchpoint", "Flip a switch, ask why"] {
            assert!(desk.shows(head), "{head}");
            desk.click_first("Next");
        }
        assert!(desk.shows("Present it"));
        desk.click_first("Begin");
        assert!(desk.editor().settings().toured);
        desk.window.state_mut().offer_tour();
        desk.run();
        assert!(!desk.shows("Three columns"), "it is not shown again");
        let settings = tierboard::store::settings::Settings::load(Some(&desk.path("settings")));
        assert!(settings.toured);
    }
}

#[test]
fn leaving_the_stage_leaves_full_screen() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5);
    desk.window.key_down(Key::Escape);
    let left = (0..4).any(|_| {
        desk.window.step();
        desk.commands().contains(&ViewportCommand::Fullscreen(false))
    });
    assert!(left);
}

#[test]
fn the_step_to_undo_is_named_in_the_current_language() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press(Key::Delete);
    assert!(desk.shows("Undo removing Flagship store"));
    desk.press_with(Modifiers::COMMAND, Key::K).write("简体").press(Key::Enter);
    assert!(desk.shows("撤销移除 Flagship store"), "{}", desk.status());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.status(), "已撤销：移除 Flagship store");
}

#[test]
fn a_scene_is_described_to_screen_readers() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::End);
    let scene = desk.window.get_by_role_and_label(Role::Figure, "Best next moves");
    let description =
        scene.accesskit_node().data().description().map(str::to_owned).unwrap_or_default();
    assert!(description.contains("Connect the CRM on Flagship store"), "{description}");
}

#[test]
fn an_import_waits_below_the_help() {
    let mut desk = Desk::new(EMPTY, THEMES[0]);
    let rows = "kind\tplatform\nFeed ad\tWeibo\n";
    desk.window.event(Event::Paste(rows.to_owned()));
    desk.run();
    desk.press(Key::F1);
    assert!(desk.shows("Place a touchpoint") && !desk.shows("Place 1 touchpoint"));
    desk.press(Key::Escape);
    desk.click("Place 1 touchpoint");
    assert_eq!(desk.plan().touchpoints.len(), 1);
}

#[test]
fn escape_puts_down_what_is_dragged_on_stage_and_does_not_leave_it() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::F5).press(Key::Num6);
    desk.press(Key::ArrowRight).press(Key::ArrowRight);
    let id = desk.id_of("Flagship store").unwrap();
    let tagged = desk.window.state().stage().tagged();
    let at = |wanted: Tag| tagged.iter().find(|(tag, _)| *tag == wanted).unwrap().1.center();
    let (card, lane) = (at(Tag::Card(id)), at(Tag::Lane("jd".into())));
    desk.carry(card, lane);
    desk.window.key_press(Key::Escape);
    desk.window.run_steps(4);
    assert!(desk.editor().presentation().is_some());
    assert_eq!(desk.status(), "Cancelled");
    desk.window.drop_at(lane);
    desk.run();
    assert_eq!(desk.place_of("Flagship store").unwrap().0, "tmall");
}

#[test]
fn a_presentation_begins_without_a_question_on_it() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.answer(Choice::NoDialog);
    desk.press_with(Modifiers::COMMAND, Key::O);
    desk.press(Key::F5);
    assert!(desk.editor().presentation().is_some() && !desk.shows("Open a plan"));
}
