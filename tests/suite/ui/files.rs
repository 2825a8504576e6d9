//! Opening, saving, closing, and recovery after a crash.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{DroppedFile, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use tierboard::editor::event::Choice;
use tierboard::store::plan_file::Under;
use tierboard::store::{examples, load_plan, packs::Library};

use super::harness::{Desk, EMPTY, SKINCARE, THEMES};
use crate::support::{folder, put};

/// A change, so that there is something to lose.
fn change(desk: &mut Desk) {
    desk.card("Flagship store").focus();
    desk.run();
    desk.press(Key::Delete);
    assert!(desk.session().dirty());
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|e| e.to_string())
    }
}

#[test]
fn save_as_writes_the_plan_and_shows_it_as_saved() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        change(&mut desk);
        assert!(desk.shows("Unsaved"));
        let file = desk.path("My plan");
        desk.answer(Choice::File(file));
        desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        let file = desk.path("My plan.ron");
        let plan = load_plan(&file, &Library::embedded(), &Under::default()).unwrap().plan;
        assert_eq!(plan, *desk.plan());
        assert!(desk.shows("Saved"));
        assert_eq!(desk.editor().settings().recent, [file]);
    }
}

#[test]
fn a_cancelled_save_leaves_the_plan_unsaved() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    desk.answer(Choice::Cancelled);
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.session().dirty());
    assert_eq!(desk.status(), "Cancelled: the plan is still unsaved");
}

#[test]
fn a_failed_save_says_why_and_leaves_the_plan_unsaved() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    // A file cannot have a folder below it, whatever the permissions.
    put(&desk.path("file"), "");
    desk.answer(Choice::File(desk.path("file/plan.ron")));
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.session().dirty());
    assert!(desk.shows("The plan has not been saved"));
    assert!(desk.shows_part("cannot be saved"));
}

#[test]
fn without_a_file_dialog_the_path_is_typed() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        change(&mut desk);
        desk.answer(Choice::NoDialog);
        desk.press_with(Modifiers::COMMAND, Key::S);
        assert!(desk.shows("This desktop offers no file dialog. Type the path:"));
        let file = desk.path("typed.ron");
        desk.press_with(Modifiers::COMMAND, Key::A).write(&file.display().to_string());
        desk.press(Key::Enter);
        assert!(file.exists());
        assert!(!desk.session().dirty());
    }
}

#[test]
fn closing_with_unsaved_changes_asks_and_cancel_stays() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        change(&mut desk);
        desk.close();
        assert!(desk.commands().contains(&ViewportCommand::CancelClose));
        desk.run();
        assert!(desk.shows("Save the changes first?"));
        desk.click("Cancel");
        assert!(!desk.shows("Save the changes first?"));
        assert!(!desk.commands().contains(&ViewportCommand::Close));
    }
}

#[test]
fn closing_can_save_first_and_a_cancelled_save_does_not_close() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    desk.close().run();
    desk.answer(Choice::Cancelled);
    desk.click_first("Save");
    assert!(!desk.commands().contains(&ViewportCommand::Close));
    assert!(desk.session().dirty());
    desk.close().run();
    let file = desk.path("kept.ron");
    desk.answer(Choice::File(file.clone()));
    desk.step_click("Save");
    assert!(desk.closes(), "the window closes once the plan is saved");
    assert!(file.exists());
}

#[test]
fn closing_without_changes_or_without_saving_closes() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.close();
    assert!(!desk.commands().contains(&ViewportCommand::CancelClose));
    change(&mut desk);
    desk.close().run();
    desk.step_click("Do not save");
    assert!(desk.closes());
}

#[test]
fn a_save_includes_text_that_is_still_being_typed() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press(Key::F2);
    desk.press_with(Modifiers::COMMAND, Key::A).write("Tmall flagship");
    let file = desk.path("plan.ron");
    desk.answer(Choice::File(file.clone()));
    desk.press_with(Modifiers::COMMAND, Key::S);
    let plan = load_plan(&file, &Library::embedded(), &Under::default()).unwrap().plan;
    assert!(plan.touchpoints.iter().any(|t| t.name == "Tmall flagship"));
}

#[test]
fn opening_a_bad_file_lists_every_finding_and_keeps_the_plan() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        let before = desk.plan().clone();
        let file = desk.path("bad.ron");
        put(
            &file,
            "(format: 1, touchpoints: [\n(id: 1, kind: \"mini_progam\", platform: \"wechat\"),\n\
             (id: 1, kind: \"feed_ad\", platform: \"wechatt\"),\n])",
        );
        desk.answer(Choice::File(file));
        desk.press_with(Modifiers::COMMAND, Key::O);
        assert!(desk.shows("bad.ron cannot be opened"));
        assert!(desk.shows_part("did you mean `mini_program`"));
        assert!(desk.shows_part("did you mean `wechat`"));
        assert_eq!(*desk.plan(), before);
        desk.press(Key::Escape);
        assert!(!desk.shows_part("did you mean"));
    }
}

#[test]
fn a_file_dropped_on_the_window_opens_after_the_question_about_changes() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    let file = desk.path("sports.ron");
    put(&file, examples::ALL[2].1);
    desk.window.input_mut().dropped_files = vec![Arc::new(Dropped(file.clone()))];
    desk.run();
    assert!(desk.shows("Save the changes first?"));
    desk.click("Do not save");
    assert_eq!(desk.session().file(), Some(file.as_path()));
    assert_eq!(desk.status(), "Opened sports.ron");
}

#[test]
fn new_from_this_plan_keeps_the_content_and_has_no_file() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let before = desk.plan().clone();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert_eq!(desk.plan().touchpoints, before.touchpoints);
    assert_eq!(desk.plan().title, "Autumn skincare launch (copy)");
    assert!(desk.session().file().is_none());
    assert!(desk.session().dirty());
}

#[test]
fn unsaved_work_is_offered_at_the_next_start_and_recovered() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        change(&mut desk);
        let work = desk.plan().clone();
        // The program ends without closing the window, as in a crash.
        let Desk { window, folder, .. } = desk;
        drop(window);
        let (_, text) = examples::ALL[EMPTY];
        let mut next = Desk::in_folder(folder, text, None, theme, [1600.0, 1000.0]);
        assert!(next.shows("Unsaved work was left behind when Tierboard ended."));
        next.click("Recover");
        assert_eq!(*next.plan(), work);
        assert!(next.session().dirty());
        assert!(!next.shows("Recover"));
    }
}

#[test]
fn a_plan_named_at_the_start_is_opened_again_at_the_next() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, examples::ALL[EMPTY].1);
    let text = examples::ALL[EMPTY].1;
    let desk = Desk::in_folder(folder, text, Some(file.clone()), THEMES[0], [1280.0, 720.0]);
    let settings = tierboard::store::settings::Settings::load(Some(&desk.path("settings")));
    assert_eq!(settings.recent, [file]);
}

#[test]
fn saved_work_is_not_offered_again() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    desk.answer(Choice::File(desk.path("plan.ron")));
    desk.press_with(Modifiers::COMMAND, Key::S);
    let Desk { window, folder, .. } = desk;
    drop(window);
    let (_, text) = examples::ALL[EMPTY];
    let next = Desk::in_folder(folder, text, None, THEMES[0], [1600.0, 1000.0]);
    assert!(!next.shows("Recover"));
}

#[test]
fn closing_can_save_first_without_a_file_dialog() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        change(&mut desk);
        desk.close().run();
        desk.answer(Choice::NoDialog);
        desk.click_first("Save");
        assert!(!desk.shows("Save the changes first?"), "the path is asked for first");
        let file = desk.path("typed.ron");
        desk.press_with(Modifiers::COMMAND, Key::A).write(&file.display().to_string());
        desk.window.key_down(Key::Enter);
        assert!(desk.closes(), "saved, and then closed");
        assert!(file.exists());
    }
}

#[test]
fn a_path_that_was_not_confirmed_is_not_replaced_without_a_question() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let file = desk.path("there.ron");
    put(&file, "precious");
    change(&mut desk);
    // The dialog has confirmed “there”; the ending was added afterwards.
    desk.answer(Choice::File(desk.path("there")));
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.shows("Replace the file?"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "precious");
    desk.click_first("Cancel");
    assert!(desk.session().dirty());
    desk.answer(Choice::File(desk.path("there")));
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.click_first("Replace");
    assert!(!desk.session().dirty());
    assert_eq!(fs::read_to_string(desk.path("there.ron.bak")).unwrap(), "precious");
}

#[test]
fn a_file_changed_by_somebody_else_is_not_replaced_without_a_question() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, examples::ALL[SKINCARE].1);
    let text = examples::ALL[SKINCARE].1;
    let mut desk = Desk::in_folder(folder, text, Some(file.clone()), THEMES[0], [1600.0, 1000.0]);
    change(&mut desk);
    put(&file, "a colleague's");
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.shows_part("has been changed by somebody else"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "a colleague's");
    desk.click_first("Replace");
    assert!(!desk.session().dirty());
}

#[test]
fn a_file_chosen_for_another_plan_is_ignored() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::S);
    desk.press_with(Modifiers::COMMAND, Key::N);
    desk.click("Do not save");
    assert!(desk.plan().touchpoints.is_empty());
    let file = desk.path("first.ron");
    desk.answer(Choice::File(file.clone()));
    desk.run();
    assert!(!file.exists());
}

#[test]
fn opening_asks_about_changes_that_were_made_while_the_dialog_was_open() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let file = desk.path("sports.ron");
    put(&file, examples::ALL[2].1);
    desk.press_with(Modifiers::COMMAND, Key::O);
    change(&mut desk);
    desk.answer(Choice::File(file));
    desk.run();
    assert!(desk.shows("Save the changes first?"));
    desk.click("Cancel");
    assert_eq!(desk.plan().title, "Autumn skincare launch");
}

#[test]
fn an_invalid_number_stops_a_save_and_stays_in_its_field() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.window.get_by_label("Budget, CNY").click();
    desk.run();
    desk.press_with(Modifiers::COMMAND, Key::A).write("about ten");
    let file = desk.path("plan.ron");
    desk.answer(Choice::File(file.clone()));
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(!file.exists());
    assert!(desk.status().contains("“about ten” is not an amount"), "{}", desk.status());
}

#[test]
fn a_file_dropped_while_a_name_is_typed_does_not_lose_the_name() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.card("Flagship store").click();
    desk.run();
    desk.press(Key::F2);
    desk.press_with(Modifiers::COMMAND, Key::A).write("Tmall flagship");
    let file = desk.path("sports.ron");
    put(&file, examples::ALL[2].1);
    desk.window.input_mut().dropped_files = vec![Arc::new(Dropped(file))];
    desk.run();
    assert!(desk.shows("Save the changes first?"));
    desk.click("Cancel");
    assert!(desk.id_of("Tmall flagship").is_some());
}

#[test]
fn a_new_attempt_to_save_discards_the_error_of_the_one_before() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    change(&mut desk);
    put(&desk.path("file"), "");
    desk.answer(Choice::File(desk.path("file/plan.ron")));
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.shows("The plan has not been saved"));
    desk.answer(Choice::NoDialog);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    let file = desk.path("typed.ron");
    desk.press_with(Modifiers::COMMAND, Key::A).write(&file.display().to_string());
    desk.press(Key::Enter);
    assert!(file.exists() && !desk.shows("The plan has not been saved"));
}

#[test]
fn another_question_proposes_another_path() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.answer(Choice::NoDialog);
    desk.press_with(Modifiers::COMMAND, Key::O);
    assert!(desk.shows("Open a plan"));
    desk.answer(Choice::NoDialog);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert!(desk.shows("Save the plan"));
    let field = desk.window.get_by_label("Path of the file");
    assert!(field.accesskit_node().value().unwrap().ends_with("autumn-skincare-launch.ron"));
    desk.press_with(Modifiers::COMMAND, Key::E);
    assert!(desk.shows("Rows (CSV)") && !desk.shows("Save the plan"));
}

#[test]
fn comments_that_a_save_would_lose_are_named() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let text = examples::ALL[SKINCARE].1.replacen("touchpoints:", "// ask Li\n touchpoints:", 1);
    put(&file, &text);
    let mut desk = Desk::in_folder(folder, &text, None, THEMES[0], [1600.0, 1000.0]);
    desk.answer(Choice::File(file.clone()));
    desk.press_with(Modifiers::COMMAND, Key::O);
    change(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::S);
    assert!(desk.shows_part("plan.ron holds a comment below its first bracket"));
    desk.click("Save anyway");
    assert!(!desk.session().dirty());
}
