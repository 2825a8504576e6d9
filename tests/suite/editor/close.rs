//! Closing the window: nothing is lost without a question, and nothing closes unexpectedly.

use tierboard::editor::event::{Answer, Choice, Source};
use tierboard::editor::files::{Doubt, Question};
use tierboard::editor::{Command, Event};
use tierboard::export::format::{Format, Options};
use tierboard::text::words;

use super::{Driver, SKINCARE, SPORTS, closes, example, findings, forgets, opens, stays_open};

/// Begins an export into a file, whose job waits.
fn begin_export(driver: &mut Driver, name: &str) {
    driver.step(Event::Export(Format::Csv, Options::default()));
    let file = driver.path(name);
    driver.pick(&file);
}

#[test]
fn a_saved_plan_closes_by_itself() {
    let mut driver = Driver::on_file();
    let effects = driver.run(Event::CloseRequested);
    assert!(!stays_open(&effects));
    assert_eq!(driver.editor.question(), None);
}

#[test]
fn quitting_asks_the_same_as_closing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    assert!(closes(&driver.command(Command::Quit)), "the window is asked to close");
    assert!(stays_open(&driver.run(Event::CloseRequested)));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
}

#[test]
fn cancel_keeps_the_window_and_the_changes() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    assert!(stays_open(&driver.run(Event::CloseRequested)));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    let effects = driver.answer(Answer::Cancel);
    assert!(!closes(&effects) && driver.idle() && driver.dirty());
    assert_eq!(driver.status(), words::cancelled_unsaved());
    assert_eq!(driver.plan().title, "Mine");
}

#[test]
fn yes_saves_and_closes() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    let effects = driver.answer(Answer::Yes);
    assert!(closes(&effects) && forgets(&effects));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn yes_without_a_file_asks_for_one_and_closes_once_it_is_written() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    assert!(!closes(&driver.answer(Answer::Yes)));
    let file = driver.path("plan.ron");
    assert!(!closes(&driver.pick(&file)), "it is not written yet");
    assert!(closes(&driver.finish()));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn no_closes_and_leaves_the_file_as_it_was() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    let effects = driver.answer(Answer::No);
    assert!(
        closes(&effects) && forgets(&effects),
        "the discarded changes are not kept for recovery"
    );
    assert_eq!(driver.text("plan.ron"), example(SKINCARE));
}

#[test]
fn a_cancelled_dialog_keeps_the_window_open() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    driver.answer(Answer::Yes);
    assert!(!closes(&driver.reply(Choice::Cancelled)));
    assert!(driver.dirty() && driver.idle());
    // A later save does not close the window.
    driver.command(Command::Save);
    let file = driver.path("plan.ron");
    assert!(!closes(&driver.choose(&file)));
}

#[test]
fn a_failed_save_keeps_the_window_open() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.put("file", "");
    driver.run(Event::CloseRequested);
    driver.answer(Answer::Yes);
    let file = driver.path("file/plan.ron");
    let effects = driver.choose(&file);
    assert!(!closes(&effects) && findings(&effects).is_some());
    assert!(driver.dirty() && driver.idle());
    assert!(stays_open(&driver.run(Event::CloseRequested)), "it asks again");
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(closes(&driver.answer(Answer::No)));
}

#[test]
fn a_file_that_has_changed_is_asked_about_before_closing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    let file = driver.put("plan.ron", "a colleague's");
    driver.run(Event::CloseRequested);
    assert!(!closes(&driver.answer(Answer::Yes)));
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Changed)));
    assert!(closes(&driver.answer(Answer::Yes)));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn closing_during_a_save_waits_for_it() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(Event::Run(Command::Save));
    let effects = driver.step(Event::CloseRequested);
    assert!(stays_open(&effects) && !closes(&effects));
    assert!(closes(&driver.finish()));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn closing_during_a_save_asks_about_what_has_changed_since() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.step(Event::Run(Command::Save));
    driver.step(Event::CloseRequested);
    driver.retitle_held("Two");
    assert!(!closes(&driver.finish()));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(closes(&driver.answer(Answer::Yes)));
    assert_eq!(driver.saved("plan.ron").title, "Two");
}

#[test]
fn a_save_that_fails_while_the_window_waits_keeps_it_open() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.put("file", "");
    driver.step(Event::Run(Command::SaveAs));
    let file = driver.path("file/plan.ron");
    driver.pick(&file);
    assert!(stays_open(&driver.step(Event::CloseRequested)));
    let effects = driver.finish();
    assert!(!closes(&effects) && findings(&effects).is_some());
    assert!(driver.dirty() && driver.idle());
}

#[test]
fn closing_during_an_export_waits_for_it() {
    let mut driver = Driver::on_file();
    begin_export(&mut driver, "plan.csv");
    assert!(stays_open(&driver.step(Event::CloseRequested)));
    assert_eq!(driver.status(), words::closes_after_export());
    assert!(closes(&driver.finish()));
    assert!(driver.path("plan.csv").exists());
}

#[test]
fn closing_during_an_export_asks_about_unsaved_changes_after_it() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    begin_export(&mut driver, "plan.csv");
    driver.step(Event::CloseRequested);
    assert!(!closes(&driver.finish()));
    assert!(driver.path("plan.csv").exists());
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(closes(&driver.answer(Answer::Yes)));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn an_export_that_fails_keeps_the_window_open() {
    let mut driver = Driver::on_file();
    driver.put("file", "");
    begin_export(&mut driver, "file/plan.csv");
    driver.step(Event::CloseRequested);
    let effects = driver.finish();
    assert!(!closes(&effects) && findings(&effects).is_some());
    assert!(driver.idle());
}

#[test]
fn a_cancelled_export_keeps_the_window_open() {
    let mut driver = Driver::on_file();
    begin_export(&mut driver, "plan.csv");
    driver.step(Event::CloseRequested);
    let effects = driver.step(Event::GiveUp);
    assert_eq!(driver.stopped.len(), 1);
    assert!(!closes(&effects) && !closes(&driver.finish()));
    assert!(!driver.path("plan.csv").exists());
}

#[test]
fn closing_while_a_sheet_is_read_closes_afterwards() {
    let mut driver = Driver::on_file();
    let sheet = driver.put("rows.csv", "kind,platform\nfeed_ad,weibo\n");
    driver.step(Event::Run(Command::Import));
    driver.pick(&sheet);
    assert!(stays_open(&driver.step(Event::CloseRequested)));
    assert!(closes(&driver.finish()));
}

#[test]
fn closing_while_a_plan_is_read_loses_no_change() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.step(Event::Open(Source::File(sports)));
    driver.retitle_held("Mine");
    assert!(stays_open(&driver.step(Event::CloseRequested)));
    let effects = driver.finish();
    assert!(!closes(&effects) && !opens(&effects));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.plan().title, "Mine");
}

#[test]
fn closing_while_a_dialog_is_open_asks_and_the_dialogs_answer_is_ignored() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Save);
    assert!(stays_open(&driver.run(Event::CloseRequested)));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(closes(&driver.answer(Answer::No)));
    let file = driver.path("plan.ron");
    driver.choose(&file);
    assert!(!file.exists());
}

#[test]
fn no_work_starts_once_the_window_is_closing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    driver.answer(Answer::No);
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.step(Event::Open(Source::File(sports)));
    driver.step(Event::Run(Command::SaveAs));
    assert!(driver.jobs.is_empty() && driver.dialogs.is_empty());
    assert!(!stays_open(&driver.run(Event::CloseRequested)), "now it closes");
}

#[test]
fn a_change_after_the_last_save_is_asked_about_even_while_the_window_closes() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    assert!(closes(&driver.answer(Answer::Yes)));
    driver.retitle("Mine again");
    assert!(stays_open(&driver.run(Event::CloseRequested)));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
}

#[test]
fn changes_that_may_be_lost_are_not_asked_about_twice() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.run(Event::CloseRequested);
    assert!(closes(&driver.answer(Answer::No)));
    assert!(!stays_open(&driver.run(Event::CloseRequested)));
    assert_eq!(driver.editor.question(), None);
}
