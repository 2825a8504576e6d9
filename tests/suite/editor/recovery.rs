//! Unsaved work: kept at every change, offered after a crash, deleted once it is saved.

use std::fs;
use std::sync::Arc;

use tierboard::editor::event::{Answer, Notice, Source};
use tierboard::editor::files::{Doubt, Question};
use tierboard::editor::start::Start;
use tierboard::editor::{Command, Editor, Effect, Event};
use tierboard::model::action::{Action, Edit};
use tierboard::model::plan::{Plan, TouchpointId};
use tierboard::store::folders::Folders;
use tierboard::store::packs::Library;
use tierboard::store::recovery::{Keeper, Orphan, Own};
use tierboard::store::settings::Settings;
use tierboard::store::{self, opening};
use tierboard::text::words;

use super::{Driver, EMPTY, SKINCARE, STORE, example, findings, forgets, kept, opens};
use crate::support::{changed, folder, put};

const RECOVERED: &str = "Autumn, never saved";

/// The skincare plan with a change that was never saved.
fn work() -> String {
    changed(example(SKINCARE), &[("Autumn skincare launch", RECOVERED)])
}

/// On the empty plan, with unsaved work that a crash left behind. `of` is the name of its file,
/// empty if it had none.
fn after_crash(of: &str, text: &str) -> (Driver, Orphan) {
    let folder = folder();
    let recovery = folder.path().join("recovery");
    fs::create_dir(&recovery).expect("a folder");
    let own =
        if of.is_empty() { String::new() } else { folder.path().join(of).display().to_string() };
    put(&recovery.join("work-0.ron"), format!("// Unsaved work on: {own}\n{text}"));
    let driver = Driver::start(folder, Source::Example(EMPTY));
    let orphan = driver.editor.orphans().first().expect("work is offered").clone();
    (driver, orphan)
}

/// The work that is deleted once the plan is kept.
fn replaced(effects: &[Effect]) -> Option<&Orphan> {
    effects.iter().find_map(|effect| match effect {
        Effect::KeepThenDiscard(_, orphan) => Some(orphan),
        _ => None,
    })
}

#[test]
fn every_change_is_kept_with_the_file_of_the_plan() {
    let mut driver = Driver::on_file();
    for title in ["One", "Two"] {
        let effects = driver.retitle(title);
        assert_eq!(kept(&effects).expect("it is kept").title, title);
        let own = driver.path("plan.ron");
        let with_file =
            |effect: &Effect| matches!(effect, Effect::Keep(_, Some(file)) if file.file == own);
        assert!(effects.iter().any(with_file));
    }
    assert_eq!(kept(&driver.command(Command::Undo)).expect("it is kept").title, "One");
    assert!(forgets(&driver.command(Command::Undo)), "this is what the file holds");
    assert!(kept(&driver.command(Command::Redo)).is_some());
    assert!(forgets(&driver.command(Command::Save)));
}

#[test]
fn an_event_that_does_not_change_the_plan_keeps_nothing() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    for event in [
        Event::Select(vec![STORE]),
        Event::Toggle(STORE),
        Event::Say("Hello".to_owned()),
        Event::Act(Action::Retitle("One".to_owned())),
        Event::Act(Action::Remove(vec![TouchpointId(99)])),
    ] {
        let what = format!("{event:?}");
        let effects = driver.run(event);
        assert!(kept(&effects).is_none() && !forgets(&effects), "{what}");
    }
}

#[test]
fn what_changes_during_a_save_is_kept() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.step(Event::Run(Command::Save));
    driver.retitle_held("Two");
    let effects = driver.finish();
    assert!(!forgets(&effects));
    assert_eq!(kept(&effects).expect("it is kept").title, "Two");
}

#[test]
fn what_is_being_typed_is_kept_without_becoming_a_step() {
    let driver = Driver::on_file();
    let typed = Action::Edit(vec![STORE], Edit::Notes("a long text, not finished".to_owned()));
    let effects = driver.editor.keep_typed(&typed);
    let plan = kept(&effects).expect("it is kept");
    assert_eq!(plan.get(STORE).expect("the store").notes, "a long text, not finished");
    assert!(!driver.dirty() && !driver.session().can_undo());
    // The typing is cancelled.
    assert!(forgets(&driver.editor.keep()));
    let nowhere = Action::Edit(vec![TouchpointId(99)], Edit::Notes("?".to_owned()));
    assert!(driver.editor.keep_typed(&nowhere).is_empty());
}

#[test]
fn work_that_is_recovered_is_unsaved_and_belongs_to_its_file() {
    let (mut driver, orphan) = after_crash("plan.ron", &work());
    assert_eq!(orphan.of.as_ref().map(|own| &own.file), Some(&driver.path("plan.ron")));
    let effects = driver.run(Event::Open(Source::Orphan(orphan.clone())));
    assert!(opens(&effects) && driver.dirty());
    assert_eq!(driver.plan().title, RECOVERED);
    assert_eq!(driver.session().file(), Some(driver.path("plan.ron").as_path()));
    assert_eq!(driver.status(), words::work_recovered());
    assert_eq!(replaced(&effects), Some(&orphan), "deleted only once the plan is kept again");
    assert!(!forgets(&effects));
    assert!(driver.editor.orphans().is_empty(), "it is offered once");
}

#[test]
fn recovered_work_does_not_replace_its_file_without_a_question() {
    let (mut driver, orphan) = after_crash("plan.ron", &work());
    let file = driver.put("plan.ron", example(SKINCARE));
    driver.run(Event::Open(Source::Orphan(orphan)));
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Changed)));
    assert_eq!(driver.text("plan.ron"), example(SKINCARE));
    driver.answer(Answer::Yes);
    assert_eq!(driver.saved("plan.ron").title, RECOVERED);
    assert!(!driver.dirty());
}

#[test]
fn recovered_work_without_a_file_asks_for_one() {
    let (mut driver, orphan) = after_crash("", &work());
    assert_eq!(orphan.of, None);
    driver.run(Event::Open(Source::Orphan(orphan)));
    driver.command(Command::Save);
    let file = driver.path("saved.ron");
    driver.choose(&file);
    assert_eq!(driver.saved("saved.ron").title, RECOVERED);
}

#[test]
fn recovered_work_stays_unsaved_after_a_change() {
    let one = "(title: \"\", touchpoints: [(id: 1, kind: \"feed_ad\", platform: \"weibo\")])";
    let (mut driver, orphan) = after_crash("plan.ron", one);
    driver.put("plan.ron", example(SKINCARE));
    driver.run(Event::Open(Source::Orphan(orphan)));
    let effects = driver.act(Action::Remove(vec![TouchpointId(1)]));
    assert!(driver.dirty(), "the file holds another plan");
    assert!(!forgets(&effects));
}

#[test]
fn recovering_asks_about_unsaved_changes_first() {
    let (mut driver, orphan) = after_crash("", &work());
    driver.retitle("Mine");
    let effects = driver.run(Event::Open(Source::Orphan(orphan.clone())));
    assert!(!opens(&effects) && replaced(&effects).is_none());
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.plan().title, "Mine");
    assert_eq!(driver.editor.orphans(), [orphan]);
}

#[test]
fn work_that_cannot_be_read_is_not_deleted() {
    let (mut driver, orphan) = after_crash("", "(title: 5)");
    let effects = driver.run(Event::Open(Source::Orphan(orphan.clone())));
    assert!(findings(&effects).is_some() && replaced(&effects).is_none());
    assert!(driver.plan().touchpoints.is_empty() && driver.idle());
    assert_eq!(driver.editor.orphans(), [orphan]);
}

#[test]
fn unsaved_work_can_be_discarded() {
    let (mut driver, orphan) = after_crash("", &work());
    let effects = driver.run(Event::Discard(orphan.clone()));
    assert!(matches!(effects.as_slice(), [Effect::Discard(other)] if *other == orphan));
    assert!(driver.editor.orphans().is_empty() && !driver.dirty());
    assert_eq!(driver.status(), words::discarded());
}

#[test]
fn a_template_and_a_recovered_plan_are_kept_at_once() {
    let mut driver = Driver::on_file();
    assert!(kept(&driver.command(Command::NewFromThis)).is_some());
    let (mut driver, orphan) = after_crash("", &work());
    let effects = driver.run(Event::Open(Source::Orphan(orphan)));
    let kept_again = |effect: &Effect| matches!(effect, Effect::KeepThenDiscard(plan, _) if plan.title == RECOVERED);
    assert!(effects.iter().any(kept_again));
}

#[test]
fn the_first_save_of_recovered_work_accuses_nobody() {
    let folder = folder();
    let (file, kept) = (folder.path().join("plan.ron"), folder.path().join("recovery"));
    put(&file, example(SKINCARE));
    let read = store::load(&file, &Library::embedded(), None).expect("it is sound");
    let plan = Plan { title: RECOVERED.to_owned(), ..read.plan };
    let keeper = Keeper::new(&kept).expect("a place");
    let own = Own { file: file.clone(), stamp: store::stamp(&file) };
    keeper.keep_soon(&Arc::new(plan), Some(&own));
    keeper.wait().expect("it is kept");
    drop(keeper);
    let mut driver = Driver::start(folder, Source::Example(EMPTY));
    let orphan = driver.editor.orphans().first().expect("work is offered").clone();
    driver.run(Event::Open(Source::Orphan(orphan)));
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), None);
    assert!(driver.text("plan.ron").contains(RECOVERED));
}

#[test]
fn a_plan_that_ended_the_program_is_offered_at_the_next_start_and_not_opened() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, example(SKINCARE));
    let folders = Folders {
        settings: Some(folder.path().join("settings")),
        recovery: Some(folder.path().join("recovery")),
        ..Folders::default()
    };
    let mut settings = Settings::default();
    settings.remember(&file);
    settings.save(folders.settings.as_deref().expect("a folder")).expect("settings");
    let start = || Start::choose(None, folders.clone()).expect("it starts");
    let first = start();
    assert_eq!((first.session.file(), first.suspect), (Some(file.as_path()), None));
    // The program has ended before the plan was drawn.
    opening::begin(&folders, &file);
    let second = start();
    assert_eq!((second.session.file(), second.suspect.as_deref()), (None, Some(file.as_path())));
    let mut editor = Editor::new(second);
    assert_eq!(editor.suspect(), Some(file.as_path()));
    editor.step(Event::ForgetSuspect);
    assert_eq!(editor.suspect(), None);
    // Once it has been drawn, it is opened again.
    opening::works(&folders);
    assert_eq!(start().session.file(), Some(file.as_path()));
}

#[test]
fn recovered_work_whose_rules_are_missing_is_not_taken_for_a_plan_of_its_own() {
    let work = work().replace("rules: \"three-tiers-2023\"", "rules: \"agency-2026\"");
    let (mut driver, orphan) = after_crash("plan.ron", &work);
    let effects = driver.run(Event::Open(Source::Orphan(orphan.clone())));
    // Opened under other rules, it would be saved into the file that is kept for recovery.
    let asks = |effect: &Effect| matches!(effect, Effect::Show(Notice::Rules(_)));
    assert!(findings(&effects).is_some() && !effects.iter().any(asks));
    assert_eq!(driver.editor.orphans(), [orphan], "it is offered again, once the rules are there");
}
