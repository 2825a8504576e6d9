//! Settings, the start, and messages.

use std::sync::Arc;

use tierboard::editor::start::Start;
use tierboard::editor::{Command, Editor, Effect, Event};
use tierboard::model::action::Action;
use tierboard::store::FileError;
use tierboard::store::settings::{Settings, ThemeChoice};
use tierboard::text::lang::{self, Lang};
use tierboard::text::{sentences, words};

use super::{Driver, EMPTY, SKINCARE, SPORTS, STORE, example, folders_in};
use crate::support::{folder, put};

/// The settings that are to be written.
fn written(effects: &[Effect]) -> Option<&Settings> {
    effects.iter().find_map(|effect| match effect {
        Effect::SaveSettings(settings) => Some(settings),
        _ => None,
    })
}

#[test]
fn recent_plans_are_listed_once_each_the_latest_first() {
    let mut driver = Driver::on_file();
    let first = driver.path("plan.ron");
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.open(&sports);
    assert_eq!(driver.editor.settings().recent, [sports.clone(), first.clone()]);
    let effects = driver.open(&first);
    assert_eq!(driver.editor.settings().recent, [first.clone(), sports.clone()]);
    assert_eq!(written(&effects), Some(driver.editor.settings()));
    driver.command(Command::SaveAs);
    let other = driver.path("other.ron");
    driver.choose(&other);
    assert_eq!(driver.editor.settings().recent, [other, first, sports]);
}

#[test]
fn commands_change_the_settings_and_nothing_else() {
    let mut driver = Driver::on_example(SKINCARE);
    let usual = driver.editor.settings().clone();
    let effects = driver.command(Command::TogglePalette);
    assert_eq!(written(&effects), Some(&Settings { palette: false, ..usual.clone() }));
    driver.command(Command::ToggleInspector);
    driver.command(Command::ToggleEvidence);
    driver.command(Command::ThemeDark);
    let changed = driver.editor.settings();
    assert!(!changed.inspector && !changed.evidence);
    assert_eq!(changed.theme, ThemeChoice::Dark);
    for command in [
        Command::TogglePalette,
        Command::ToggleInspector,
        Command::ToggleEvidence,
        Command::ThemeSystem,
    ] {
        driver.command(command);
    }
    assert_eq!(*driver.editor.settings(), usual);
    assert!(!driver.dirty());
}

#[test]
fn changing_the_language_clears_the_status() {
    let chinese = Lang::of_code("zh").expect("Chinese");
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    assert!(!driver.status().is_empty());
    let effects = driver.command(Command::Language(chinese));
    assert_eq!(driver.status(), "");
    assert_eq!(lang::current(), chinese);
    assert_eq!(written(&effects).expect("settings").language.as_deref(), Some("zh-CN"));
    driver.command(Command::Undo);
    let said = driver.status().to_owned();
    driver.command(Command::Language(chinese));
    assert_eq!(driver.status(), said, "the language has not changed");
    driver.command(Command::Language(Lang::EN));
    assert_eq!(lang::current(), Lang::EN);
}

#[test]
fn changing_the_zoom_is_reported() {
    let mut driver = Driver::on_example(SKINCARE);
    let settings = Settings { zoom: 1.5, ..driver.editor.settings().clone() };
    let effects = driver.run(Event::Set(settings.clone()));
    assert_eq!(driver.status(), sentences::zoomed(1.5));
    assert_eq!(written(&effects), Some(&settings));
}

#[test]
fn failures_in_the_background_are_reported() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.run(Event::Failed(vec!["The disk is full.".into(), "Free some space.".into()]));
    assert_eq!(driver.status(), "The disk is full. Free some space.");
    driver.run(Event::Say("Never mind".to_owned()));
    assert_eq!(driver.status(), "Never mind");
}

#[test]
fn the_report_is_made_once_for_each_state_and_language() {
    let mut driver = Driver::on_example(SKINCARE);
    let report = driver.editor.report();
    driver.step(Event::Select(vec![STORE]));
    assert!(Arc::ptr_eq(&report, &driver.editor.report()), "nothing has changed");
    driver.act(Action::Remove(vec![STORE]));
    let after = driver.editor.report();
    assert!(!Arc::ptr_eq(&report, &after));
    driver.command(Command::Language(Lang::of_code("zh").expect("Chinese")));
    assert!(!Arc::ptr_eq(&after, &driver.editor.report()));
    driver.command(Command::Language(Lang::EN));
}

#[test]
fn a_named_plan_is_opened_and_remembered() {
    lang::set(Lang::EN);
    let folder = folder();
    let file = folder.path().join("sports.ron");
    put(&file, example(SPORTS));
    let start = Start::choose(Some(&file), folders_in(folder.path())).expect("a plan");
    let editor = Editor::new(start);
    assert_eq!(editor.session().file(), Some(file.as_path()));
    assert_eq!(editor.settings().recent, [file]);
    assert!(!editor.session().dirty());
}

#[test]
fn a_named_plan_that_is_unsound_is_an_error() {
    let folder = folder();
    let file = folder.path().join("bad.ron");
    put(&file, "(title: 5)");
    let error = Start::choose(Some(&file), folders_in(folder.path())).err();
    assert!(matches!(error, Some(FileError::Findings(at, _)) if at == file));
}

#[test]
fn the_last_plan_is_opened_at_the_start() {
    lang::set(Lang::EN);
    let folder = folder();
    let file = folder.path().join("empty.ron");
    put(&file, example(EMPTY));
    let settings = Settings { recent: vec![file.clone()], ..Settings::default() };
    settings.save(&folder.path().join("settings")).unwrap();
    let start = Start::choose(None, folders_in(folder.path())).expect("a plan");
    assert_eq!(Editor::new(start).session().file(), Some(file.as_path()));
    // If the file is missing the next time, the example is opened, and the status says why.
    std::fs::remove_file(&file).unwrap();
    let start = Start::choose(None, folders_in(folder.path())).expect("a plan");
    let editor = Editor::new(start);
    assert_eq!(editor.session().file(), None);
    assert_eq!(editor.session().title(), "Autumn skincare launch");
    assert!(editor.status().contains("empty.ron"), "{}", editor.status());
}

#[test]
fn the_first_start_shows_an_example() {
    lang::set(Lang::EN);
    let folder = folder();
    let editor = Editor::new(Start::choose(None, folders_in(folder.path())).expect("a plan"));
    assert_eq!(editor.session().title(), "Autumn skincare launch");
    assert_eq!(editor.status(), words::example_opened());
    assert!(editor.settings().recent.is_empty() && !editor.session().dirty());
}

#[test]
fn the_language_is_switched_back_after_another_one_was_asked_for_at_the_start() {
    let mut driver = Driver::on_file();
    driver.command(Command::Language(Lang::EN));
    // As `--lang zh` does.
    lang::set(Lang::of_code("zh").expect("Chinese"));
    driver.command(Command::Language(Lang::EN));
    assert_eq!(lang::current(), Lang::EN);
}
