//! Saving: where the plan is written, what is asked first, and what happens after a failure.

use std::fs;

use tierboard::editor::event::{Answer, Choice};
use tierboard::editor::files::{Doubt, Question};
use tierboard::editor::{Command, Effect, Event};
use tierboard::text::words;

use super::{Driver, SKINCARE, example, findings, forgets};
use crate::support::{changed, put};

const HEADER: &str = "// The plan that was agreed in May.";
const COMMENT: &str = "// ask the agency";

/// On a file with a comment above the plan, and one in it.
fn with_comments() -> Driver {
    let inside = format!("{COMMENT}\n    title:");
    let text = changed(example(SKINCARE), &[("title:", inside.as_str())]);
    Driver::on_text(&format!("{HEADER}\n{text}"))
}

#[test]
fn the_first_save_asks_for_a_file() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Autumn, second draft");
    driver.command(Command::Save);
    let (_, question) = &driver.dialogs[0];
    assert!(question.save);
    assert_eq!(question.title, words::save_path());
    assert_eq!(question.name, "autumn-second-draft.ron");
    assert_eq!(question.endings, ["ron"]);
    assert_eq!(question.folder, Some(driver.path("documents")));
    let file = driver.path("plan.ron");
    let effects = driver.choose(&file);
    assert_eq!(driver.saved("plan.ron"), *driver.plan());
    assert!(!driver.dirty() && driver.idle());
    assert_eq!(driver.session().file(), Some(file.as_path()));
    assert_eq!(driver.status(), words::saved_to(file.display().to_string()));
    assert_eq!(driver.editor.settings().recent, [file]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::SaveSettings(_))));
    assert!(forgets(&effects), "saved work needs no recovery");
}

#[test]
fn later_saves_ask_nothing_and_keep_the_previous_file_as_a_backup() {
    let mut driver = Driver::on_file();
    for title in ["One", "Two", "Three"] {
        driver.retitle(title);
        driver.command(Command::Save);
        assert!(driver.dialogs.is_empty());
        assert_eq!(driver.editor.question(), None);
        assert_eq!(driver.saved("plan.ron").title, title);
        assert!(!driver.dirty());
    }
    assert!(driver.text("plan.ron.bak").contains("\"Two\""));
}

#[test]
fn a_name_without_an_ending_gets_one() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.command(Command::Save);
    let file = driver.path("My plan");
    driver.choose(&file);
    assert!(!file.exists());
    assert_eq!(driver.session().file(), Some(driver.path("My plan.ron").as_path()));
    assert_eq!(driver.saved("My plan.ron"), *driver.plan());
}

#[test]
fn a_name_that_was_not_confirmed_is_not_replaced_without_a_question() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    let there = driver.put("there.ron", "precious");
    // The dialog has confirmed “there”; the ending was added afterwards.
    driver.command(Command::Save);
    let named = driver.path("there");
    driver.choose(&named);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&there, Doubt::Exists)));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.text("there.ron"), "precious");
    assert_eq!(driver.status(), words::cancelled_unsaved());
    assert!(driver.dirty() && driver.idle());
    driver.command(Command::Save);
    driver.choose(&named);
    driver.answer(Answer::Yes);
    assert_eq!(driver.saved("there.ron").title, "Mine");
    assert_eq!(driver.text("there.ron.bak"), "precious");
    assert!(!driver.dirty());
}

#[test]
fn a_name_that_the_dialog_has_confirmed_is_replaced() {
    let mut driver = Driver::on_example(SKINCARE);
    let there = driver.put("there.ron", "an old one");
    driver.command(Command::Save);
    driver.choose(&there);
    assert_eq!(driver.editor.question(), None);
    assert_eq!(driver.saved("there.ron"), *driver.plan());
    assert_eq!(driver.text("there.ron.bak"), "an old one");
}

#[test]
fn a_file_that_has_changed_is_not_replaced_without_a_question() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    let file = driver.put("plan.ron", "a colleague's");
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Changed)));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.text("plan.ron"), "a colleague's");
    assert!(driver.dirty());
    driver.command(Command::Save);
    driver.answer(Answer::Yes);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
    assert_eq!(driver.text("plan.ron.bak"), "a colleague's");
    assert!(!driver.dirty());
}

#[test]
fn choosing_the_same_file_again_still_asks_whether_it_has_changed() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    let file = driver.put("plan.ron", "a colleague's");
    driver.command(Command::SaveAs);
    driver.choose(&file);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Changed)));
    assert_eq!(driver.text("plan.ron"), "a colleague's");
}

#[test]
fn a_deleted_file_is_written_again() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    fs::remove_file(driver.path("plan.ron")).unwrap();
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), None);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn a_cancelled_save_leaves_the_plan_unsaved() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Save);
    driver.reply(Choice::Cancelled);
    assert!(driver.dirty() && driver.idle() && driver.jobs.is_empty());
    assert_eq!(driver.status(), words::cancelled_unsaved());
}

#[test]
fn a_failed_save_says_why_and_loses_nothing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    // A file cannot have a folder below it.
    driver.put("file", "");
    driver.command(Command::SaveAs);
    let file = driver.path("file/plan.ron");
    let effects = driver.choose(&file);
    let (title, lines) = findings(&effects).expect("a notice is shown");
    assert_eq!(title, words::not_saved());
    assert_eq!(driver.status(), lines.join(" "));
    assert!(driver.dirty() && driver.idle());
    assert_eq!(driver.session().file(), Some(driver.path("plan.ron").as_path()));
    assert!(!driver.editor.settings().recent.contains(&file));
    driver.command(Command::Save);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn what_changes_during_a_save_is_unsaved_until_the_next() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.step(Event::Run(Command::Save));
    driver.retitle_held("Two");
    driver.finish();
    assert_eq!(driver.saved("plan.ron").title, "One");
    assert!(driver.dirty());
    driver.command(Command::Undo);
    assert!(!driver.dirty(), "this is what the file holds");
    driver.command(Command::Redo);
    driver.command(Command::Save);
    assert_eq!(driver.saved("plan.ron").title, "Two");
}

#[test]
fn a_save_during_a_save_is_done_after_it() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.step(Event::Run(Command::Save));
    driver.retitle_held("Two");
    driver.step(Event::Run(Command::Save));
    assert_eq!(driver.jobs.len(), 1, "one at a time");
    driver.finish();
    assert_eq!(driver.jobs.len(), 1, "the second save follows by itself");
    driver.finish();
    assert_eq!(driver.saved("plan.ron").title, "Two");
    assert!(!driver.dirty() && driver.idle());
}

#[test]
fn a_second_save_of_the_same_state_does_nothing_more() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.step(Event::Run(Command::Save));
    driver.step(Event::Run(Command::Save));
    driver.finish();
    assert!(driver.jobs.is_empty() && driver.idle() && !driver.dirty());
}

/// Saves into a folder that already has a file with the suggested name.
fn save_into_folder(name: &str) {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    let folder = driver.path(name);
    fs::create_dir(&folder).expect("a folder");
    let file = folder.join("mine.ron");
    put(&file, "precious");
    driver.command(Command::SaveAs);
    driver.type_path(&folder);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Exists)));
    driver.answer(Answer::Yes);
    assert_eq!(driver.session().file(), Some(file.as_path()));
    assert_eq!(driver.saved(&format!("{name}/mine.ron")), *driver.plan());
}

#[test]
fn a_plan_saved_into_a_folder_is_named_after_its_title() {
    save_into_folder("plans");
}

#[test]
fn the_name_of_a_folder_may_have_an_ending() {
    save_into_folder("plans.2026");
}

#[test]
fn a_comment_above_the_plan_stays() {
    let mut driver = Driver::on_text(&format!("{HEADER}\n{}", example(SKINCARE)));
    driver.retitle("Mine");
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), None, "nothing would be lost");
    assert!(driver.text("plan.ron").starts_with(HEADER));
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn comments_in_the_plan_are_lost_only_after_a_yes() {
    let mut driver = with_comments();
    let file = driver.path("plan.ron");
    driver.retitle("Mine");
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Comments(1))));
    driver.answer(Answer::Cancel);
    assert!(driver.text("plan.ron").contains(COMMENT));
    assert!(driver.dirty() && driver.idle());
    driver.command(Command::Save);
    driver.answer(Answer::Yes);
    let text = driver.text("plan.ron");
    assert!(text.starts_with(HEADER) && !text.contains(COMMENT), "{text}");
    driver.retitle("Mine again");
    driver.command(Command::Save);
    assert_eq!(driver.editor.question(), None, "there are no comments left to lose");
}

#[test]
fn a_no_to_losing_comments_saves_under_another_name() {
    let mut driver = with_comments();
    driver.retitle("Mine");
    driver.command(Command::Save);
    driver.answer(Answer::No);
    let other = driver.path("other.ron");
    driver.choose(&other);
    assert!(driver.text("plan.ron").contains(COMMENT));
    assert_eq!(driver.saved("other.ron").title, "Mine");
    assert_eq!(driver.session().file(), Some(other.as_path()));
    assert!(driver.text("other.ron").starts_with(HEADER));
    assert!(!driver.dirty());
}

#[test]
fn save_as_to_the_same_file_asks_about_comments_too() {
    let mut driver = with_comments();
    let file = driver.path("plan.ron");
    driver.retitle("Mine");
    driver.command(Command::SaveAs);
    driver.type_path(&file);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Comments(1))));
    assert!(driver.text("plan.ron").contains(COMMENT));
}

#[test]
fn a_yes_to_losing_comments_does_not_cover_changes_by_others() {
    let mut driver = with_comments();
    driver.retitle("Mine");
    let file = driver.put("plan.ron", "a colleague's");
    driver.command(Command::Save);
    driver.answer(Answer::Yes);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Changed)));
    assert_eq!(driver.text("plan.ron"), "a colleague's");
}

#[test]
fn a_dot_in_a_name_is_no_extension() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.command(Command::SaveAs);
    let named = driver.path("Q3 v1.2");
    driver.choose(&named);
    assert_eq!(driver.session().file(), Some(driver.path("Q3 v1.2.ron").as_path()));
}
