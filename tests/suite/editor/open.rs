//! Opening plans: what happens to unsaved changes, and that an unsound file changes nothing.

use std::fs;

use tierboard::editor::event::{Answer, Source};
use tierboard::editor::files::Question;
use tierboard::editor::{Command, Event};
use tierboard::model::action::Action;
use tierboard::model::scene::Show;
use tierboard::text::words;

use super::{
    Driver, EMPTY, MINI_PROGRAM, SKINCARE, SPORTS, example, findings, opens, rows, stricter_pack,
};
use crate::support::changed;

const SPORTS_TITLE: &str = "Sports brand, CRM first";

/// On a file with a change that is not saved, beside another plan: `sports.ron`.
fn unsaved() -> Driver {
    let mut driver = Driver::on_file();
    driver.put("sports.ron", example(SPORTS));
    driver.retitle("Mine");
    driver
}

#[test]
fn a_plan_is_opened_in_place_of_the_one_before() {
    let mut driver = Driver::on_file();
    driver.act(Action::Duplicate(vec![MINI_PROGRAM]));
    driver.command(Command::Save);
    let file = driver.put("sports.ron", example(SPORTS));
    driver.command(Command::Open);
    assert!(!driver.dialogs[0].1.save);
    assert_eq!(driver.dialogs[0].1.endings, ["ron"]);
    assert!(opens(&driver.choose(&file)));
    assert_eq!(driver.plan().title, SPORTS_TITLE);
    assert_eq!(driver.status(), words::opened("sports.ron"));
    assert_eq!(driver.session().file(), Some(file.as_path()));
    assert_eq!(driver.editor.settings().recent, [file, driver.path("plan.ron")]);
    assert!(!driver.dirty() && !driver.session().can_undo() && !driver.session().has_selection());
    driver.assert_fresh();
}

#[test]
fn yes_saves_the_changes_and_then_opens() {
    let mut driver = unsaved();
    let sports = driver.path("sports.ron");
    assert!(!opens(&driver.open(&sports)));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    driver.answer(Answer::Yes);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
    assert_eq!(driver.plan().title, SPORTS_TITLE);
    assert!(driver.idle());
}

#[test]
fn no_opens_and_leaves_the_file_as_it_was() {
    let mut driver = unsaved();
    let sports = driver.path("sports.ron");
    driver.open(&sports);
    driver.answer(Answer::No);
    assert_eq!(driver.text("plan.ron"), example(SKINCARE));
    assert_eq!(driver.plan().title, SPORTS_TITLE);
    assert!(!driver.dirty());
}

#[test]
fn cancel_opens_nothing() {
    let mut driver = unsaved();
    let sports = driver.path("sports.ron");
    driver.open(&sports);
    let effects = driver.answer(Answer::Cancel);
    assert!(!opens(&effects) && driver.jobs.is_empty() && driver.idle());
    assert_eq!(driver.plan().title, "Mine");
    assert_eq!(driver.status(), words::cancelled_unsaved());
}

#[test]
fn changes_are_asked_about_before_the_file_dialog_and_only_once() {
    let mut driver = unsaved();
    driver.command(Command::Open);
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(driver.dialogs.is_empty());
    driver.answer(Answer::No);
    let sports = driver.path("sports.ron");
    driver.choose(&sports);
    assert_eq!(driver.editor.question(), None);
    assert_eq!(driver.plan().title, SPORTS_TITLE);
}

#[test]
fn a_no_does_not_cover_later_changes() {
    let mut driver = unsaved();
    driver.command(Command::Open);
    driver.answer(Answer::No);
    driver.retitle("Mine again");
    let sports = driver.path("sports.ron");
    driver.choose(&sports);
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert_eq!(driver.plan().title, "Mine again");
}

#[test]
fn changes_made_while_the_dialog_was_open_are_asked_about() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.command(Command::Open);
    driver.retitle("Mine");
    driver.choose(&sports);
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.plan().title, "Mine");
}

#[test]
fn changes_made_while_the_file_was_read_are_asked_about() {
    for (answer, title, saved) in [
        (Answer::Yes, SPORTS_TITLE, "Mine"),
        (Answer::No, SPORTS_TITLE, "Autumn skincare launch"),
        (Answer::Cancel, "Mine", "Autumn skincare launch"),
    ] {
        let mut driver = Driver::on_file();
        let sports = driver.put("sports.ron", example(SPORTS));
        driver.step(Event::Open(Source::File(sports)));
        driver.retitle_held("Mine");
        assert!(!opens(&driver.finish()));
        assert_eq!(driver.editor.question(), Some(Question::Unsaved));
        assert_eq!(driver.plan().title, "Mine");
        driver.answer(answer);
        assert_eq!(driver.plan().title, title);
        assert_eq!(driver.saved("plan.ron").title, saved);
        assert!(driver.idle());
    }
}

#[test]
fn changes_made_after_a_no_and_before_the_file_was_read_are_asked_about() {
    let mut driver = unsaved();
    let sports = driver.path("sports.ron");
    driver.open(&sports);
    driver.step(Event::Answer(Answer::No));
    driver.retitle_held("Mine again");
    assert!(!opens(&driver.finish()));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert_eq!(driver.plan().title, "Mine again");
}

#[test]
fn a_save_that_fails_opens_nothing() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.open(&sports);
    driver.answer(Answer::Yes);
    let nowhere = driver.path("sports.ron/plan.ron");
    let effects = driver.choose(&nowhere);
    assert!(findings(&effects).is_some() && !opens(&effects));
    assert_eq!(driver.plan().title, "Mine");
    assert!(driver.dirty() && driver.idle());
}

#[test]
fn the_plans_own_file_can_be_opened_again() {
    let mut driver = unsaved();
    let file = driver.path("plan.ron");
    driver.open(&file);
    driver.answer(Answer::No);
    assert_eq!(driver.plan().title, "Autumn skincare launch");
    assert!(!driver.dirty());
}

#[test]
fn a_missing_recent_plan_is_forgotten() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.open(&sports);
    fs::remove_file(driver.path("plan.ron")).unwrap();
    let gone = driver.path("plan.ron");
    let effects = driver.open(&gone);
    let (title, _) = findings(&effects).expect("a notice is shown");
    assert_eq!(title, words::cannot_open("plan.ron"));
    assert_eq!(driver.editor.settings().recent, [sports]);
    assert_eq!(driver.plan().title, SPORTS_TITLE);
    assert!(driver.idle());
}

#[test]
fn opening_an_unsound_file_lists_every_finding_and_changes_nothing() {
    let mut driver = Driver::on_file();
    let before = driver.plan().clone();
    let bad = driver.put(
        "bad.ron",
        "(format: 1, touchpoints: [\n(id: 1, kind: \"mini_progam\", platform: \"wechat\"),\n\
         (id: 1, kind: \"feed_ad\", platform: \"wechatt\"),\n])",
    );
    let effects = driver.open(&bad);
    let (title, lines) = findings(&effects).expect("a notice is shown");
    assert_eq!(title, words::cannot_open("bad.ron"));
    assert!(lines.len() >= 2, "{lines:#?}");
    assert_eq!(driver.status(), title);
    assert!(!opens(&effects));
    assert_eq!(*driver.plan(), before);
    assert_eq!(driver.editor.settings().recent, [driver.path("plan.ron")]);
    // The next file opens as usual.
    let sports = driver.put("sports.ron", example(SPORTS));
    assert!(opens(&driver.open(&sports)));
}

#[test]
fn a_plan_is_opened_with_the_pack_that_it_names() {
    let mut driver = Driver::with_pack(&stricter_pack());
    let (reached, _) = driver.session().evaluation().reached();
    let text = changed(example(SKINCARE), &[("\"three-tiers-2023\"", "\"house-rules\"")]);
    let file = driver.put("house.ron", &text);
    driver.open(&file);
    assert_eq!(driver.session().pack().id.as_str(), "house-rules");
    assert!(driver.session().evaluation().reached().0 < reached);
    driver.assert_fresh();
}

#[test]
fn a_plan_whose_pack_is_missing_is_not_opened() {
    let mut driver = Driver::on_file();
    let text = changed(example(SPORTS), &[("\"three-tiers-2023\"", "\"house-rules\"")]);
    let file = driver.put("house.ron", &text);
    assert!(!opens(&driver.open(&file)), "it is shown, to be read");
    assert_eq!(driver.plan().title, "Autumn skincare launch");
}

#[test]
fn an_example_has_no_file_and_nothing_to_save() {
    let mut driver = Driver::on_file();
    driver.run(Event::Open(Source::Example(SPORTS)));
    assert_eq!(driver.plan().title, SPORTS_TITLE);
    assert_eq!(driver.session().file(), None);
    assert_eq!(driver.status(), words::example_opened());
    assert!(!driver.dirty());
    driver.command(Command::Save);
    assert_eq!(driver.dialogs.len(), 1, "it is saved to a new file");
}

#[test]
fn a_new_plan_is_empty_and_keeps_the_rules() {
    let mut driver = Driver::with_pack(&stricter_pack());
    driver.run(Event::UsePack("house-rules".into()));
    driver.command(Command::New);
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    assert!(opens(&driver.answer(Answer::No)));
    assert!(driver.plan().touchpoints.is_empty() && driver.plan().title.is_empty());
    assert_eq!(driver.plan().rules.as_str(), "house-rules");
    assert_eq!(driver.status(), words::new_plan());
    assert!(!driver.dirty() && driver.session().file().is_none());
    driver.assert_fresh();
}

#[test]
fn a_plan_made_from_another_has_its_content_and_no_file() {
    let mut driver = unsaved();
    let before = driver.plan().clone();
    driver.command(Command::NewFromThis);
    assert_eq!(driver.editor.question(), None, "the unsaved changes are part of it");
    assert_eq!(driver.plan().touchpoints, before.touchpoints);
    assert_eq!(driver.plan().title, words::copy_of("Mine"));
    assert_eq!(driver.status(), words::from_template());
    assert!(driver.dirty() && driver.session().file().is_none());
    driver.command(Command::Save);
    assert_eq!(driver.dialogs.len(), 1);
    assert_eq!(driver.text("plan.ron"), example(SKINCARE), "the first file has not changed");
}

#[test]
fn a_dropped_file_is_handled_by_its_ending() {
    let mut driver = Driver::on_example(EMPTY);
    let sheet = driver.put("rows.csv", "kind,platform\nfeed_ad,weibo\n");
    let effects = driver.run(Event::Dropped(sheet));
    assert_eq!(rows(&effects).expect("rows").sheets.len(), 1);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">\
               <rect width=\"9\" height=\"9\"/></svg>";
    let picture = driver.put("drawn.SVG", svg);
    driver.run(Event::Dropped(picture));
    assert_eq!(driver.plan().scenes.last().map(|scene| scene.show), Some(Show::Picture));
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.run(Event::Dropped(sports));
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
    driver.answer(Answer::No);
    assert_eq!(driver.plan().title, SPORTS_TITLE);
}
