//! What all commands have in common.

use std::sync::Arc;

use strum::IntoEnumIterator;
use tierboard::editor::{Command, Event};

use super::{ACCOUNT, Driver, EMPTY, MINI_PROGRAM, SKINCARE};

/// On a plan with a card selected, a step to undo and one to redo.
fn ready() -> Driver {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("One");
    driver.retitle("Two");
    driver.command(Command::Undo);
    driver.step(Event::Select(vec![MINI_PROGRAM]));
    driver
}

/// Runs a command that is not enabled, and asserts that nothing happens.
fn assert_nothing(driver: &mut Driver, command: Command) {
    let (plan, status) = (Arc::clone(driver.session().plan()), driver.status().to_owned());
    let (selected, settings) = (driver.session().selected(), driver.editor.settings().clone());
    let stage = driver.editor.presentation().cloned();
    assert!(driver.step(Event::Run(command)).is_empty(), "{command:?}");
    assert!(driver.jobs.is_empty() && driver.dialogs.is_empty(), "{command:?}");
    assert!(Arc::ptr_eq(&plan, driver.session().plan()), "{command:?}");
    assert_eq!(driver.status(), status, "{command:?}");
    assert_eq!(driver.session().selected(), selected, "{command:?}");
    assert_eq!(*driver.editor.settings(), settings, "{command:?}");
    assert_eq!(driver.editor.presentation(), stage.as_ref(), "{command:?}");
    assert!(driver.idle(), "{command:?}");
}

#[test]
fn a_command_that_is_not_enabled_does_nothing() {
    let plans: [fn() -> Driver; 3] =
        [ready, || Driver::on_example(EMPTY), || Driver::on_example(SKINCARE)];
    let mut found = 0;
    for make in plans {
        for command in Command::iter() {
            let mut driver = make();
            if !driver.editor.can(command) {
                assert_nothing(&mut driver, command);
                found += 1;
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn a_command_that_changes_the_plan_needs_typed_text_to_be_committed() {
    let mut changing = Vec::new();
    for command in Command::iter() {
        let mut driver = ready();
        let before = Arc::clone(driver.session().plan());
        driver.step(Event::Run(command));
        if **driver.session().plan() != *before {
            assert!(command.needs_typed(), "{command:?}");
            changing.push(command);
        }
    }
    for command in [Command::Undo, Command::Cut, Command::Delete, Command::MoveDown] {
        assert!(changing.contains(&command), "{command:?}");
    }
}

#[test]
fn a_command_that_reads_or_leaves_the_plan_needs_typed_text_to_be_committed() {
    for command in [
        Command::New,
        Command::NewFromThis,
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Copy,
        Command::Present,
    ] {
        assert!(command.needs_typed(), "{command:?}");
    }
}

#[test]
fn stage_commands_are_enabled_only_on_stage() {
    let mut driver = Driver::on_example(SKINCARE);
    for command in Command::iter().filter(|command| command.for_stage()) {
        assert!(!driver.editor.can(command), "{command:?}");
        assert!(command.works_on_stage(), "{command:?}");
    }
    driver.command(Command::Present);
    for command in Command::iter().filter(|command| command.for_stage()) {
        assert!(driver.editor.can(command), "{command:?}");
    }
    driver.command(Command::StageLeave);
    assert!(!driver.editor.can(Command::StageForward));
}

#[test]
fn commands_for_cards_need_cards() {
    let any = [Command::Cut, Command::Copy, Command::Duplicate, Command::Delete, Command::Deselect];
    let one = [
        Command::Rename,
        Command::MoveUp,
        Command::MoveDown,
        Command::MoveLeft,
        Command::MoveRight,
    ];
    let mut driver = Driver::on_example(SKINCARE);
    for (selected, of_any, of_one) in [
        (vec![], false, false),
        (vec![MINI_PROGRAM], true, true),
        (vec![MINI_PROGRAM, ACCOUNT], true, false),
    ] {
        driver.step(Event::Select(selected));
        assert!(any.iter().all(|command| driver.editor.can(*command) == of_any));
        assert!(one.iter().all(|command| driver.editor.can(*command) == of_one));
        assert!(driver.editor.can(Command::SelectAll));
    }
    assert!(!Driver::on_example(EMPTY).editor.can(Command::SelectAll));
}

#[test]
fn undo_and_redo_are_enabled_where_there_is_a_step() {
    let enabled =
        |driver: &Driver| [Command::Undo, Command::Redo].map(|command| driver.editor.can(command));
    let mut driver = Driver::on_example(SKINCARE);
    assert_eq!(enabled(&driver), [false, false]);
    driver.retitle("Mine");
    assert_eq!(enabled(&driver), [true, false]);
    driver.command(Command::Undo);
    assert_eq!(enabled(&driver), [false, true]);
}

#[test]
fn save_undo_and_redo_work_on_stage() {
    let mut driver = Driver::on_file();
    driver.command(Command::Present);
    driver.retitle("Mine");
    for command in [Command::Save, Command::Undo, Command::Redo] {
        assert!(command.works_on_stage() && !command.for_stage());
    }
    driver.command(Command::Save);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
    driver.command(Command::Undo);
    assert!(driver.dirty() && driver.editor.presentation().is_some());
}
