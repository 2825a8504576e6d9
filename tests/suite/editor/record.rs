//! The record of a workshop, step by step without a window.

use tierboard::editor::event::{Notice, RulesDoubt, Way};
use tierboard::editor::{Command, Effect, Event};
use tierboard::export::format::{Format, Options};
use tierboard::model::action::{Action, Keep, Line, LineId};
use tierboard::model::pack::Date;
use tierboard::model::plan::{Effort, Plan, Question, Task, TouchpointId, Vote};
use tierboard::store::sheet;

use super::Driver;

/// A store whose purchases are locked, and a goal with a number.
const TEXT: &str = r#"(title: "Workshop", rules: "three-tiers-2023",
    goals: [(insight: "transactions", grain: individual, people: Some(1000))],
    touchpoints: [
        (id: 3, kind: "brand_store", platform: "tmall", name: "Store", visitors: Some(5000),
            share: Some((low: 0.1, likely: 0.1, high: 0.1))),
        (id: 5, kind: "official_account", platform: "wechat", name: "Account"),
    ])"#;

fn driver() -> Driver {
    let mut driver = Driver::on_text(TEXT);
    driver.editor.set_today(Date::read("2026-11-27"));
    driver
}

fn connect() -> Action {
    let conditions = vec!["crm_integrated".into(), "consent".into()];
    Action::Switch { ids: vec![TouchpointId(3)], conditions, on: true }
}

#[test]
fn a_decision_is_made_of_the_last_step_with_what_it_moved() {
    let mut driver = driver();
    driver.command(Command::Present);
    driver.command(Command::Decide);
    assert!(driver.plan().record.decisions.is_empty(), "nothing has been done yet");
    driver.act(connect());
    driver.command(Command::Decide);
    let decision = driver.plan().record.decisions[0].clone();
    assert_eq!(decision.touchpoints, [TouchpointId(3)]);
    assert_eq!(decision.on, Date::read("2026-11-27"));
    assert!(decision.text.contains("Store") && decision.step.is_some(), "{}", decision.text);
    let known = |one: &Option<tierboard::model::plan::Standing>| {
        one.as_ref().and_then(|one| one.known).unwrap_or(-1.0)
    };
    assert_eq!((known(&decision.before), known(&decision.after)), (0.0, 500.0));
    // Pressed twice, it is not decided twice; and it is one step to take back.
    driver.command(Command::Decide);
    assert_eq!(driver.plan().record.decisions.len(), 1);
    driver.command(Command::Undo);
    assert!(driver.plan().record.decisions.is_empty());
    assert!(driver.plan().get(TouchpointId(3)).is_some_and(|one| one.conditions.len() == 2));
}

#[test]
fn at_the_desk_a_decision_without_a_step_is_begun_to_be_written() {
    let mut driver = driver();
    driver.command(Command::Decide);
    assert!(driver.plan().record.decisions.is_empty(), "nothing has been done yet");
    let effects = driver.command(Command::NewDecision);
    assert!(effects.iter().any(|one| matches!(one, Effect::Write(LineId::Decision(1)))));
    assert_eq!(driver.plan().record.decisions[0].step, None);
}

#[test]
fn a_task_that_is_done_turns_its_switches_on_and_undone_leaves_no_trace() {
    let mut driver = driver();
    driver.run(Event::Select(vec![TouchpointId(3)]));
    driver.command(Command::MakeTask);
    let task = driver.plan().record.tasks[0].clone();
    assert_eq!(task.touchpoints, [TouchpointId(3)]);
    assert!(task.switches.contains(&"crm_integrated".into()), "{task:?}");
    let before = Plan::clone(driver.plan());
    driver.act(Action::Keep(Keep::Done(task.id, Date::read("2026-12-01"))));
    let store = driver.plan().get(TouchpointId(3)).expect("kept").clone();
    assert!(task.switches.iter().all(|switch| store.has(switch)));
    driver.command(Command::Undo);
    assert_eq!(*driver.plan(), before);
    // The same step is no second task: the next move is taken, or that is said.
    driver.run(Event::Task(connect_like(&task)));
    assert_eq!(driver.plan().record.tasks.len(), 1);
    assert!(!driver.status().is_empty());
}

fn connect_like(task: &Task) -> Action {
    let (ids, conditions) = (task.touchpoints.clone(), task.switches.clone());
    Action::Switch { ids, conditions, on: true }
}

#[test]
fn a_line_is_added_changed_and_removed_and_a_new_name_joins_the_people() {
    let mut driver = driver();
    let task = |text: &str| Task { text: text.to_owned(), ..Task::default() };
    let keep = |keep: Keep| Action::Keep(keep);
    driver.act(keep(Keep::Add(Line::Task(Task { owner: "AL".to_owned(), ..task("One") }))));
    driver.act(keep(Keep::Add(Line::Task(Task { after: vec![1], ..task("Two") }))));
    assert_eq!(driver.plan().people.len(), 1);
    // One that would come after itself is refused.
    let circle = Task { id: 1, after: vec![2], ..task("One") };
    driver.act(keep(Keep::Put(Line::Task(circle))));
    assert!(driver.plan().record.tasks[0].after.is_empty());
    assert!(driver.status().contains("after itself"), "{}", driver.status());
    let late = Task {
        id: 1,
        starts: Date::read("2026-12-02"),
        ends: Date::read("2026-12-01"),
        ..task("One")
    };
    driver.act(keep(Keep::Put(Line::Task(late))));
    assert_eq!(driver.plan().record.tasks[0].starts, None);
    driver.act(keep(Keep::Drop(LineId::Task(1))));
    assert!(driver.plan().record.tasks[0].after.is_empty(), "nothing waits for what is gone");
    let vote = Vote { ask: "Which?".to_owned(), ..Vote::default() };
    driver.act(keep(Keep::Add(Line::Vote(vote))));
    driver.act(keep(Keep::Drop(LineId::Vote(1))));
    assert!(driver.plan().record.votes.is_empty());
    driver.act(keep(Keep::Drop(LineId::Vote(1))));
    assert!(driver.status().contains("not there"), "{}", driver.status());
}

#[test]
fn the_board_is_seen_as_it_will_be_once_a_task_is_done_and_the_plan_stays() {
    let mut driver = driver();
    driver.act(Action::Keep(Keep::Add(Line::Task(Task {
        text: "Connect".to_owned(),
        touchpoints: vec![TouchpointId(3)],
        switches: vec!["crm_integrated".into(), "consent".into()],
        ends: Date::read("2026-12-12"),
        ..Task::default()
    }))));
    let reached = |driver: &Driver| driver.session().evaluation().reached().0;
    let before = (Plan::clone(driver.plan()), reached(&driver));
    let look = |driver: &mut Driver, day: Option<&str>| {
        let tasks = day.and_then(Date::read);
        driver.run(Event::Look { as_of: None, at_least: None, tasks });
    };
    look(&mut driver, Some("2026-12-11"));
    assert_eq!(reached(&driver), before.1, "a day too early");
    look(&mut driver, Some("2026-12-12"));
    assert!(reached(&driver) > before.1);
    assert_eq!(*driver.plan(), before.0);
    assert!(!driver.editor.report().marks().is_empty(), "what is shown is marked");
    look(&mut driver, None);
    assert_eq!(reached(&driver), before.1);
}

/// The record with a line of each kind.
fn recorded() -> Driver {
    let mut driver = driver();
    driver.act(connect());
    driver.command(Command::Decide);
    let question = Question { text: "Who owns it?".to_owned(), ..Question::default() };
    driver.act(Action::Keep(Keep::Add(Line::Question(question))));
    let task = Task { text: "Write it".to_owned(), effort: Some(Effort::S), ..Task::default() };
    driver.act(Action::Keep(Keep::Add(Line::Task(task))));
    driver
}

#[test]
fn what_a_workbook_changes_of_the_record_is_shown_and_comes_home_as_one_step() {
    let mut driver = recorded();
    let file = driver.path("record.xlsx");
    driver.run(Event::Export(Format::Xlsx, Options::default()));
    driver.choose(&file);
    // As it was written it changes nothing.
    let read = sheet::read(&file, Some("Tasks")).expect("a sheet of tasks");
    assert_eq!(read.rows[1][1], "Write it");
    let unchanged = tierboard::editor::returned::changes(
        driver.plan(),
        driver.session().pack(),
        std::slice::from_ref(&read),
    );
    assert_eq!((unchanged.count, unchanged.wrong), (0, Vec::new()));
    let csv = "Task id,Task,Owner,First day,Last day,Done on,Effort\n\
        1,Write it well,AL,2026-12-01,2026-12-12,,L\n\
        9,Nothing,AL,,,,\n\
        1,Write it,AL,2026-12-01,someday,,L\n";
    let sheet = driver.put("tasks.csv", csv);
    let effects = driver.run(Event::Dropped(sheet));
    let doubt = effects.iter().find_map(|effect| match effect {
        Effect::Show(Notice::Rules(doubt)) => Some(doubt.clone()),
        _ => None,
    });
    let RulesDoubt { lines, ways, .. } = doubt.expect("a preview");
    let said = lines.join("\n");
    for part in ["Write it well", "AL", "2026-12-12", "row 3", "row 4", "someday"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(driver.plan().record.tasks[0].text, "Write it", "only a preview so far");
    let action = ways.into_iter().find_map(|(_, way)| match way {
        Way::Act(action) => Some(action),
        _ => None,
    });
    driver.act(action.expect("a way to change it"));
    let task = driver.plan().record.tasks[0].clone();
    assert_eq!((task.text.as_str(), task.owner.as_str()), ("Write it well", "AL"));
    assert_eq!((task.effort, task.ends), (Some(Effort::L), Date::read("2026-12-12")));
    driver.command(Command::Undo);
    assert_eq!(driver.plan().record.tasks[0].text, "Write it");
}

#[test]
fn hands_are_taken_from_a_survey_by_the_names_of_the_options() {
    let mut driver = driver();
    let options = vec![("At checkout".to_owned(), 0), ("On a card".to_owned(), 0)];
    let vote = Vote { ask: "Where?".to_owned(), options, ..Vote::default() };
    driver.act(Action::Keep(Keep::Add(Line::Vote(vote))));
    let hands = |driver: &Driver| -> Vec<u64> {
        driver.plan().record.votes[0].options.iter().map(|(_, hands)| *hands).collect()
    };
    let sums = driver.put("sums.csv", "Option,Hands\nat checkout,11\nOn a card,6\n");
    driver.run(Event::AskVotes(1));
    driver.choose(&sums);
    assert_eq!(hands(&driver), [11, 6]);
    let answers =
        driver.put("answers.csv", "Name,Answer\nA,On a card\nB,On a card\nC,At checkout\n");
    driver.run(Event::AskVotes(1));
    driver.choose(&answers);
    assert_eq!(hands(&driver), [1, 2]);
    let other = driver.put("other.csv", "Name,Answer\nA,Something else\n");
    driver.run(Event::AskVotes(1));
    driver.choose(&other);
    assert_eq!(hands(&driver), [1, 2], "nothing is guessed");
    assert!(driver.status().contains("No option"), "{}", driver.status());
}

#[test]
fn another_copy_is_merged_after_its_beginning_was_named() {
    let mut driver = driver();
    let base = driver.put("base.ron", TEXT);
    let theirs = driver.put("theirs.ron", &TEXT.replace("\"Account\"", "\"Their account\""));
    driver.retitle("Mine");
    driver.command(Command::Merge);
    driver.choose(&theirs);
    driver.choose(&base);
    assert_eq!(driver.plan().title, "Mine");
    assert_eq!(
        driver.plan().get(TouchpointId(5)).map(|one| one.name.as_str()),
        Some("Their account")
    );
    driver.command(Command::Undo);
    assert_eq!(driver.plan().get(TouchpointId(5)).map(|one| one.name.as_str()), Some("Account"));
    // What both have changed is asked about first.
    let theirs = driver.put("other.ron", &TEXT.replace("\"Workshop\"", "\"Theirs\""));
    driver.command(Command::Merge);
    driver.choose(&theirs);
    let effects = driver.choose(&base);
    let merging = effects.into_iter().find_map(|effect| match effect {
        Effect::Show(Notice::Merge(merging)) => Some(merging),
        _ => None,
    });
    let mut merging = merging.expect("a conflict");
    assert_eq!(merging.conflicts.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(), ["title"]);
    merging.take_theirs.insert("title".to_owned());
    driver.run(Event::Merge(merging.action().expect("merged")));
    assert_eq!(driver.plan().title, "Theirs");
}
