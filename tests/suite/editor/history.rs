//! Steps, undo and redo: their messages, what they select, and that the evaluation is never stale.

use tierboard::editor::{Command, Event};
use tierboard::model::action::{Action, Edit};
use tierboard::model::plan::{Goal, Grain, TouchpointId};
use tierboard::store::packs::BASE_PACK;
use tierboard::text::{self, words};

use super::{
    ACCOUNT, CREATORS, Driver, MINI_PROGRAM, SEARCH_AD, SKINCARE, STORE, findings, focus,
    pack_without_baidu, stricter_pack,
};

fn reached(driver: &Driver) -> usize {
    driver.session().evaluation().reached().0
}

fn place(kind: &str, platform: &str) -> Action {
    let (kind, platform) = (kind.into(), platform.into());
    Action::Place { kind, platform, before: None, conditions: Vec::new() }
}

/// One action of each kind, which can be done one after the other.
fn actions() -> Vec<Action> {
    vec![
        place("feed_ad", "weibo"),
        Action::Move { ids: vec![CREATORS], platform: "douyin".into(), before: None },
        Action::Remove(vec![SEARCH_AD]),
        Action::Switch { ids: vec![STORE], conditions: vec!["crm_integrated".into()], on: true },
        Action::Switch { ids: vec![MINI_PROGRAM], conditions: vec!["consent".into()], on: false },
        Action::Edit(vec![STORE], Edit::Name("Tmall flagship".to_owned())),
        Action::Edit(vec![STORE], Edit::Budget(Some(1.0))),
        Action::Edit(vec![STORE, ACCOUNT], Edit::Phase(Some("Tease".to_owned()))),
        Action::OrderPhases(vec!["Sustain".to_owned(), "Launch".to_owned()]),
        Action::RenamePhase { from: "Launch".to_owned(), to: "Start".to_owned() },
        Action::RemovePhase("Sustain".to_owned()),
        Action::Duplicate(vec![ACCOUNT, STORE]),
        Action::Retitle("Another title".to_owned()),
        Action::Want { goal: Goal::new("contact".into(), Grain::Individual), wanted: true },
        Action::UseRules("house-rules".into()),
        Action::Stage(Vec::new()),
    ]
}

#[test]
fn the_evaluation_matches_the_plan_after_every_step_undo_and_redo() {
    let mut driver = Driver::with_pack(&stricter_pack());
    for action in actions() {
        driver.act(action);
        driver.assert_fresh();
    }
    let last = driver.plan().clone();
    let mut steps = 0;
    while driver.session().can_undo() {
        driver.command(Command::Undo);
        driver.assert_fresh();
        steps += 1;
    }
    assert!(!driver.dirty(), "everything is as before");
    for _ in 0..steps {
        driver.command(Command::Redo);
        driver.assert_fresh();
    }
    assert!(!driver.session().can_redo());
    assert_eq!(*driver.plan(), last);
}

#[test]
fn changing_the_rules_is_one_step_and_evaluates_at_once() {
    let mut driver = Driver::with_pack(&stricter_pack());
    let before = reached(&driver);
    driver.run(Event::UsePack("house-rules".into()));
    assert_eq!(driver.status(), words::rules_used(text::of(&driver.session().pack().name)));
    assert_eq!(driver.session().pack().id.as_str(), "house-rules");
    assert!(reached(&driver) < before && driver.dirty());
    driver.assert_fresh();
    driver.command(Command::Undo);
    assert_eq!(driver.session().pack().id.as_str(), BASE_PACK);
    assert_eq!(reached(&driver), before);
    assert!(!driver.dirty());
    driver.command(Command::Redo);
    assert_eq!(driver.session().pack().id.as_str(), "house-rules");
    driver.assert_fresh();
}

#[test]
fn undo_and_redo_work_across_a_change_of_rules() {
    let mut driver = Driver::with_pack(&stricter_pack());
    driver.act(Action::Remove(vec![STORE]));
    driver.run(Event::UsePack("house-rules".into()));
    let crm = vec!["crm_integrated".into()];
    driver.act(Action::Switch { ids: vec![MINI_PROGRAM], conditions: crm, on: true });
    let last = reached(&driver);
    for _ in 0..3 {
        driver.command(Command::Undo);
        driver.assert_fresh();
    }
    assert!(driver.session().get(STORE).is_some());
    for _ in 0..3 {
        driver.command(Command::Redo);
        driver.assert_fresh();
    }
    assert_eq!(reached(&driver), last);
}

#[test]
fn rules_that_do_not_fit_are_refused_with_reasons() {
    let mut driver = Driver::with_pack(&pack_without_baidu());
    let before = driver.plan().clone();
    let effects = driver.run(Event::UsePack("no-baidu".into()));
    let (title, lines) = findings(&effects).expect("a notice is shown");
    assert_eq!(title, words::rules_refused(text::of(&driver.session().pack().name)));
    assert!(lines.iter().any(|line| line.contains("baidu")), "{lines:#?}");
    assert_eq!(*driver.plan(), before);
    assert!(!driver.session().can_undo());
    driver.assert_fresh();
}

#[test]
fn unknown_rules_change_nothing() {
    let mut driver = Driver::on_example(SKINCARE);
    assert!(driver.run(Event::UsePack("nowhere".into())).is_empty());
    assert!(!driver.dirty() && !driver.session().can_undo());
}

#[test]
fn steps_are_named_after_what_they_did() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.act(Action::Remove(vec![STORE]));
    let removal = words::step_removal("Flagship store");
    assert!(driver.status().to_lowercase().starts_with(&removal.to_lowercase()));
    assert_eq!(driver.session().undo_label().as_deref(), Some(removal.as_str()));
    assert_eq!(driver.session().redo_label(), None);
    driver.command(Command::Undo);
    assert_eq!(driver.status(), words::undone(removal.as_str()));
    assert_eq!(driver.session().undo_label(), None);
    assert_eq!(driver.session().redo_label().as_deref(), Some(removal.as_str()));
    driver.command(Command::Redo);
    assert_eq!(driver.status(), words::redone(removal.as_str()));
}

#[test]
fn without_a_step_undo_and_redo_do_nothing() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Say("before".to_owned()));
    assert!(driver.command(Command::Undo).is_empty());
    assert!(driver.command(Command::Redo).is_empty());
    assert_eq!(driver.status(), "before");
}

#[test]
fn a_refused_action_says_why_and_is_no_step() {
    let mut driver = Driver::on_example(SKINCARE);
    let before = driver.plan().clone();
    for (action, why) in [
        (place("mini_program", "baidu"), "does not host"),
        (Action::Edit(vec![TouchpointId(99)], Edit::Name("?".to_owned())), "99"),
        (Action::Edit(vec![STORE], Edit::Budget(Some(-1.0))), "budget"),
    ] {
        assert!(driver.act(action).is_empty());
        assert!(driver.status().contains(why), "{}", driver.status());
        assert_eq!(*driver.plan(), before);
        assert!(!driver.session().can_undo());
    }
}

#[test]
fn an_action_that_changes_nothing_is_no_step_and_keeps_redo() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Undo);
    driver.retitle("Autumn skincare launch");
    assert!(!driver.session().can_undo() && driver.session().can_redo());
    driver.retitle("Yours");
    assert!(!driver.session().can_redo(), "a new change clears redo");
}

#[test]
fn removing_a_card_moves_the_focus_to_its_neighbour() {
    for (removed, next) in [
        // The next card of its lane, else the one before, else the nearest of the plan.
        (vec![MINI_PROGRAM], Some(ACCOUNT)),
        (vec![ACCOUNT], Some(MINI_PROGRAM)),
        (vec![STORE], Some(ACCOUNT)),
        (vec![MINI_PROGRAM, ACCOUNT], Some(STORE)),
        ((1..=7).map(TouchpointId).collect(), None),
    ] {
        let mut driver = Driver::on_example(SKINCARE);
        let effects = driver.act(Action::Remove(removed.clone()));
        assert_eq!(focus(&effects), next, "{removed:?}");
    }
}

#[test]
fn undoing_a_removal_selects_what_it_restores() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![ACCOUNT, STORE]));
    driver.command(Command::Delete);
    assert!(!driver.session().has_selection());
    let effects = driver.command(Command::Undo);
    assert_eq!(driver.session().selected(), [ACCOUNT, STORE]);
    assert_eq!(focus(&effects), Some(ACCOUNT));
    driver.command(Command::Redo);
    assert!(!driver.session().has_selection());
}

#[test]
fn undoing_a_placement_leaves_nothing_selected() {
    let mut driver = Driver::on_example(SKINCARE);
    let effects = driver.act(place("mini_program", "qq"));
    let new = driver.lane("qq")[0];
    assert_eq!(driver.session().selected(), [new]);
    assert_eq!(focus(&effects), Some(new));
    let effects = driver.command(Command::Undo);
    assert!(!driver.session().has_selection());
    let next = focus(&effects).expect("the keyboard stays on the board");
    assert!(driver.session().get(next).is_some());
    assert_eq!(driver.session().get(new), None);
}

#[test]
fn undo_selects_all_that_it_changes() {
    let mut driver = Driver::on_example(SKINCARE);
    let crm = vec!["crm_integrated".into()];
    driver.act(Action::Switch { ids: vec![MINI_PROGRAM, STORE], conditions: crm, on: true });
    driver.step(Event::Select(vec![SEARCH_AD]));
    let effects = driver.command(Command::Undo);
    assert_eq!(driver.session().selected(), [MINI_PROGRAM, STORE]);
    assert_eq!(focus(&effects), Some(MINI_PROGRAM));
}

#[test]
fn undoing_a_change_of_order_focuses_the_card() {
    let mut driver = Driver::on_example(SKINCARE);
    let wechat = "wechat".into();
    let first = Some(MINI_PROGRAM);
    let effects = driver.act(Action::Move { ids: vec![ACCOUNT], platform: wechat, before: first });
    assert_eq!(driver.lane("wechat"), [ACCOUNT, MINI_PROGRAM]);
    assert_eq!(focus(&effects), Some(ACCOUNT));
    let effects = driver.command(Command::Undo);
    assert_eq!(driver.lane("wechat"), [MINI_PROGRAM, ACCOUNT]);
    assert_eq!(focus(&effects), Some(ACCOUNT));
}

#[test]
fn looking_at_the_plan_before_the_last_step_changes_nothing() {
    let mut driver = Driver::with_pack(&stricter_pack());
    assert!(driver.session().before().is_none(), "there is no step");
    let first = driver.plan().clone();
    driver.act(Action::Remove(vec![STORE]));
    let before = driver.session().before().expect("a step");
    assert_eq!(*before.plan, first);
    let second = driver.plan().clone();
    driver.run(Event::UsePack("house-rules".into()));
    let before = driver.session().before().expect("a step");
    assert_eq!(*before.plan, second);
    assert_eq!(
        before.pack().id.as_str(),
        BASE_PACK,
        "it is evaluated under the rules of that time"
    );
    assert_eq!(driver.session().pack().id.as_str(), "house-rules");
    driver.assert_fresh();
}

#[test]
fn undo_and_redo_track_whether_the_plan_is_saved() {
    let mut driver = Driver::on_file();
    driver.retitle("One");
    driver.command(Command::Save);
    driver.retitle("Two");
    assert!(driver.dirty());
    driver.command(Command::Undo);
    assert!(!driver.dirty(), "back at what the file holds");
    driver.command(Command::Undo);
    assert!(driver.dirty(), "and past it");
    driver.command(Command::Redo);
    assert!(!driver.dirty());
    driver.retitle("Three");
    driver.retitle("One");
    assert!(!driver.dirty(), "the same plan by other steps");
}
