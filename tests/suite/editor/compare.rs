//! Comparing the plan with an earlier one.

use tierboard::editor::event::{Notice, Source};
use tierboard::editor::{Command, Effect, Event};
use tierboard::model::action::Action;
use tierboard::model::scene::Show;
use tierboard::report::comparison;
use tierboard::text::words;

use super::{Driver, MINI_PROGRAM, SKINCARE, SPORTS, STORE, example, findings};

/// The heading and the lines of a comparison that is shown.
fn differences(effects: &[Effect]) -> Option<(&str, &[String])> {
    effects.iter().find_map(|effect| match effect {
        Effect::Show(Notice::Compared { title, lines }) => Some((title.as_str(), lines.as_slice())),
        _ => None,
    })
}

/// On the skincare plan, compared with itself: `before.ron`.
fn compared() -> Driver {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.command(Command::Compare);
    driver.choose(&before);
    driver
}

/// How many touchpoints were added and removed.
fn counts(driver: &Driver) -> (usize, usize) {
    let compared = driver.editor.compared().expect("a comparison");
    (compared.added.len(), compared.removed.len())
}

#[test]
fn a_comparison_says_what_is_different() {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.act(Action::Remove(vec![STORE]));
    driver.command(Command::Compare);
    let (_, question) = &driver.dialogs[0];
    assert!(!question.save && question.endings.contains(&"bak"));
    let effects = driver.choose(&before);
    let (title, lines) = differences(&effects).expect("it is shown");
    assert_eq!(title, words::compared_with("before.ron"));
    assert_eq!(driver.status(), title);
    assert!(lines.iter().any(|line| line.contains("Flagship store")), "{lines:#?}");
    assert_eq!(driver.session().file(), Some(driver.path("plan.ron").as_path()));
    assert_eq!(driver.editor.settings().recent, [driver.path("plan.ron")]);
}

#[test]
fn comparing_equal_plans_says_that_they_are_the_same() {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.command(Command::Compare);
    let effects = driver.choose(&before);
    assert_eq!(differences(&effects).expect("it is shown").1, [words::same()]);
}

#[test]
fn a_comparison_follows_every_change() {
    let mut driver = compared();
    assert_eq!(counts(&driver), (0, 0));
    driver.act(Action::Remove(vec![STORE]));
    assert_eq!(counts(&driver), (0, 1));
    driver.act(Action::Duplicate(vec![MINI_PROGRAM]));
    assert_eq!(counts(&driver), (1, 1));
    driver.command(Command::Undo);
    driver.command(Command::Undo);
    assert!(driver.editor.compared().expect("a comparison").is_same());
    driver.command(Command::Redo);
    assert_eq!(counts(&driver), (0, 1));
}

#[test]
fn a_plan_that_changes_while_the_other_is_read_is_compared_as_it_is_now() {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.step(Event::Run(Command::Compare));
    driver.pick(&before);
    driver.step(Event::Act(Action::Remove(vec![STORE])));
    driver.finish();
    assert_eq!(counts(&driver), (0, 1));
}

#[test]
fn an_unsound_file_leaves_the_comparison_as_it_was() {
    let mut driver = compared();
    let bad = driver.put("bad.ron", "(title: 5)");
    for file in [bad, driver.path("gone.ron")] {
        driver.command(Command::Compare);
        let effects = driver.choose(&file);
        assert!(findings(&effects).is_some() && differences(&effects).is_none());
        assert_eq!(counts(&driver), (0, 0));
        assert!(driver.idle() && !driver.dirty());
    }
}

#[test]
fn the_backup_of_a_plan_can_be_compared_with_it() {
    let mut driver = Driver::on_file();
    driver.act(Action::Remove(vec![STORE]));
    driver.command(Command::Save);
    driver.command(Command::Compare);
    let backup = driver.path("plan.ron.bak");
    driver.choose(&backup);
    assert_eq!(counts(&driver), (0, 1));
}

#[test]
fn a_comparison_has_a_scene_and_ends_when_another_plan_is_opened() {
    let mut driver = compared();
    let shown =
        |driver: &Driver| driver.editor.scenes().iter().any(|scene| scene.show == Show::Comparison);
    assert!(shown(&driver));
    driver.run(Event::Open(Source::Example(SPORTS)));
    assert!(driver.editor.compared().is_none() && !shown(&driver));
}

#[test]
fn nothing_is_compared_on_stage() {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.command(Command::Compare);
    driver.command(Command::Present);
    driver.choose(&before);
    assert_eq!(driver.status(), words::not_on_stage());
    assert!(driver.editor.compared().is_none() && driver.idle());
}

#[test]
fn a_comparison_begins_with_coverage_and_has_an_end() {
    let mut driver = Driver::on_example(SKINCARE);
    assert!(!driver.editor.can(Command::EndComparison));
    let old = driver.put("old.ron", example(SKINCARE));
    driver.command(Command::Compare);
    driver.choose(&old);
    driver.act(Action::Remove(vec![STORE]));
    driver.retitle("Another");
    let compared = driver.editor.compared().expect("a comparison");
    let lines = comparison::all_lines(compared);
    assert!(lines[0].starts_with("Open: "), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("Flagship store")), "{lines:?}");
    driver.command(Command::EndComparison);
    assert!(driver.editor.compared().is_none());
    assert_eq!(driver.status(), words::comparison_ended());
    assert!(driver.editor.said().contains(&words::comparison_ended().to_owned()));
}
