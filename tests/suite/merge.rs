//! Two copies of a plan are merged: nothing is lost, and it makes no difference whose copy is whose.

use std::fs;
use std::process::Command;

use proptest::collection::vec;
use proptest::prelude::*;
use tierboard::model::action::{self, Action, Edit, Keep, Line};
use tierboard::model::plan::{Person, Plan, Question, Route, Task, TouchpointId};
use tierboard::store::examples;
use tierboard::store::merge::{Conflict, Merged, Side, merge};
use tierboard::store::packs::Library;
use tierboard::store::plan_file;

use crate::support::{folder, output, put};

fn base() -> Plan {
    let text = r#"(title: "Base", rules: "three-tiers-2023",
        goals: [(insight: "transactions", grain: individual)],
        phases: ["Tease", "Launch"],
        touchpoints: [
            (id: 1, kind: "official_account", platform: "wechat", name: "Account", phase: Some("Tease")),
            (id: 2, kind: "mini_program", platform: "wechat", conditions: ["consent"]),
            (id: 3, kind: "brand_store", platform: "tmall", budget: Some(1000.0)),
            (id: 4, kind: "brand_store", platform: "jd"),
        ],
        record: (
            questions: [(id: 1, text: "Who owns it?", touchpoints: [3])],
            tasks: [(id: 1, text: "Connect", touchpoints: [3], switches: ["crm_integrated"], owner: "AL")],
        ),
        people: [(short: "AL")])"#;
    plan_file::parse(text, &Library::embedded(), None).expect("sound").0
}

fn act(plan: &Plan, action: &Action) -> Plan {
    action::apply(plan, Library::embedded().base(), action).expect("it can be done")
}

fn merged(base: &Plan, mine: &Plan, theirs: &Plan) -> Merged {
    merge(base, mine, theirs, |_| Side::Mine).expect("written")
}

fn edit(id: u64, edit: Edit) -> Action {
    Action::Edit(vec![TouchpointId(id)], edit)
}

fn task(text: &str) -> Action {
    let task = Task { text: text.to_owned(), ..Task::default() };
    Action::Keep(Keep::Add(Line::Task(task)))
}

#[test]
fn changes_of_different_fields_and_touchpoints_go_together() {
    let base = base();
    let mine = act(&base, &edit(3, Edit::Budget(Some(5_000.0))));
    let mine = act(&mine, &Action::Retitle("Renamed".to_owned()));
    let theirs = act(&base, &edit(3, Edit::Name("Flagship".to_owned())));
    let theirs = act(&theirs, &edit(4, Edit::Visitors(Some(70))));
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    let store = plan.get(TouchpointId(3)).expect("kept");
    assert_eq!((store.budget, store.name.as_str()), (Some(5_000.0), "Flagship"));
    assert_eq!(plan.get(TouchpointId(4)).and_then(|one| one.visitors), Some(70));
    assert_eq!(plan.title, "Renamed");
}

#[test]
fn what_both_have_added_under_one_id_is_kept_twice_and_keeps_what_leads_to_it() {
    let base = base();
    let place = |platform: &str| Action::Place {
        kind: "brand_store".into(),
        platform: platform.into(),
        before: None,
        conditions: Vec::new(),
    };
    let route = |plan: &Plan, to: u64| {
        let mut plan = plan.clone();
        let (from, to) = (TouchpointId(1), TouchpointId(to));
        plan.routes.push(Route {
            from,
            to,
            by: "link".to_owned(),
            rate: None,
            notes: String::new(),
        });
        plan
    };
    let mine = route(&act(&act(&base, &place("tmall")), &task("Mine")), 5);
    let theirs = route(&act(&act(&base, &place("jd")), &task("Theirs")), 5);
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    assert_eq!(plan.touchpoints.len(), 6);
    let led: Vec<&str> = plan
        .routes
        .iter()
        .filter_map(|route| Some(plan.get(route.to)?.platform.as_str()))
        .collect();
    assert_eq!((led.len(), led.contains(&"tmall"), led.contains(&"jd")), (2, true, true));
    let texts: Vec<&str> = plan.record.tasks.iter().map(|one| one.text.as_str()).collect();
    assert_eq!((texts.len(), texts.contains(&"Mine"), texts.contains(&"Theirs")), (3, true, true));
}

#[test]
fn a_conflict_names_its_place_and_both_values_and_takes_the_side_that_is_chosen() {
    let base = base();
    let mine = act(&base, &edit(1, Edit::Name("Mine".to_owned())));
    let theirs = act(&base, &edit(1, Edit::Name("Theirs".to_owned())));
    for (side, name) in [(Side::Mine, "Mine"), (Side::Theirs, "Theirs")] {
        let Merged { plan, conflicts } = merge(&base, &mine, &theirs, |_| side).expect("written");
        assert_eq!(plan.get(TouchpointId(1)).map(|one| one.name.as_str()), Some(name));
        let quoted = |text: &str| Some(format!("\"{text}\""));
        let expected = Conflict {
            at: "touchpoints[id 1].name".to_owned(),
            base: quoted("Account"),
            mine: quoted("Mine"),
            theirs: quoted("Theirs"),
        };
        assert_eq!(conflicts, [expected]);
    }
}

#[test]
fn a_deletion_meets_a_change_as_a_conflict_and_a_new_line_of_the_record_as_something_gone() {
    let base = base();
    let mine = act(&base, &Action::Remove(vec![TouchpointId(3)]));
    let theirs = act(&base, &edit(3, Edit::Budget(Some(7.0))));
    let Merged { conflicts, .. } = merged(&base, &mine, &theirs);
    assert_eq!(
        conflicts.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(),
        ["touchpoints[id 3]"]
    );
    assert_eq!(conflicts[0].mine, None);
    let question = Question {
        text: "New?".to_owned(),
        touchpoints: vec![TouchpointId(3)],
        owner: "NN".to_owned(),
        ..Question::default()
    };
    let theirs = act(&base, &Action::Keep(Keep::Add(Line::Question(question))));
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    let line = plan.record.questions.iter().find(|one| one.text == "New?").expect("kept");
    assert_eq!(
        (line.touchpoints.as_slice(), line.gone.as_slice()),
        (&[][..], &[TouchpointId(3)][..])
    );
    assert!(plan.people.contains(&Person { short: "NN".to_owned(), ..Person::default() }));
}

#[test]
fn a_touchpoint_that_stays_in_a_conflict_keeps_its_routes_and_its_tasks() {
    let mut base = base();
    let (from, to) = (TouchpointId(1), TouchpointId(3));
    let route = Route { from, to, by: "link".to_owned(), rate: None, notes: String::new() };
    base.routes.push(route.clone());
    let changed = act(&base, &edit(3, Edit::Budget(Some(7.0))));
    let deleted = act(&base, &Action::Remove(vec![TouchpointId(3)]));
    for (mine, theirs, side) in
        [(&changed, &deleted, Side::Mine), (&deleted, &changed, Side::Theirs)]
    {
        let Merged { plan, .. } = merge(&base, mine, theirs, |_| side).expect("written");
        assert_eq!(plan.get(TouchpointId(3)).and_then(|one| one.budget), Some(7.0));
        assert_eq!(plan.routes, std::slice::from_ref(&route));
        let task = &plan.record.tasks[0];
        assert_eq!((task.touchpoints.as_slice(), task.gone.len()), (&[TouchpointId(3)][..], 0));
    }
}

#[test]
fn an_emptied_record_and_what_the_other_copy_adds_go_together() {
    let base = base();
    let mut mine = base.clone();
    mine.record = tierboard::model::plan::Record::default();
    let theirs = act(&base, &task("Theirs"));
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(conflicts, []);
    let texts: Vec<&str> = plan.record.tasks.iter().map(|one| one.text.as_str()).collect();
    assert_eq!((texts, plan.record.questions.len()), (vec!["Theirs"], 0));
}

#[test]
fn phases_that_a_file_leaves_out_are_merged_as_they_are() {
    let base = base();
    let mine = act(&base, &Action::OrderPhases(vec!["Tease".into(), "Launch".into(), "P0".into()]));
    let theirs = act(&base, &edit(2, Edit::Phase(Some("Launch".to_owned()))));
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(
        (plan.phases, conflicts),
        (vec!["Tease".into(), "Launch".into(), "P0".into()], vec![])
    );
}

#[test]
fn tasks_that_each_copy_puts_after_the_other_lose_only_the_new_link_and_that_is_said() {
    let base = act(&act(&base(), &task("Two")), &task("Three"));
    let after = |plan: &Plan, id: u64, after: Vec<u64>| {
        let task = Task { after, ..plan.record.task(id).expect("there").clone() };
        act(plan, &Action::Keep(Keep::Put(Line::Task(task))))
    };
    let mine = after(&base, 1, vec![2]);
    let theirs = after(&base, 2, vec![1, 3]);
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(
        conflicts.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(),
        ["record.tasks[id 2].after"]
    );
    let of = |id: u64| plan.record.task(id).expect("there").after.clone();
    assert_eq!((of(1), of(2)), (vec![2], vec![3]));
}

#[test]
fn days_of_which_each_copy_moves_one_end_are_a_conflict_if_they_do_not_fit() {
    let days = |plan: &Plan, starts: Option<&str>, ends: Option<&str>| {
        let read = |day: Option<&str>| day.and_then(tierboard::model::pack::Date::read);
        act(plan, &edit(1, Edit::Days(read(starts), read(ends))))
    };
    let base = days(&base(), Some("2026-12-01"), Some("2026-12-10"));
    let mine = days(&base, Some("2026-12-08"), Some("2026-12-10"));
    let theirs = days(&base, Some("2026-12-01"), Some("2026-12-05"));
    let Merged { plan, conflicts } = merged(&base, &mine, &theirs);
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    let one = plan.get(TouchpointId(1)).expect("there");
    let said = [one.starts, one.ends].map(|day| day.map(|day| day.to_string()));
    assert_eq!(said, [Some("2026-12-08".to_owned()), Some("2026-12-10".to_owned())]);
}

#[test]
fn the_command_fails_on_conflicts_and_keeps_both_values() {
    let dir = folder();
    let file = |name: &str| dir.path().join(name);
    let base = base();
    let write = |name: &str, plan: &Plan| {
        put(&file(name), plan_file::write(plan).expect("written"));
    };
    write("base.ron", &base);
    write("mine.ron", &act(&base, &edit(1, Edit::Name("Mine".to_owned()))));
    write("theirs.ron", &act(&base, &edit(1, Edit::Name("Theirs".to_owned()))));
    write("other.ron", &act(&base, &edit(2, Edit::Name("Other".to_owned()))));
    let run = |theirs: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
        command.args(["--lang", "en", "merge"]);
        command.args([file("base.ron"), file("mine.ron"), file(theirs)]);
        command.arg("-o").arg(file("mine.ron"));
        output(&mut command).expect("runs")
    };
    // As a merge driver, it writes into one of the copies.
    let clean = run("other.ron");
    assert!(clean.status.success() && clean.stderr.is_empty(), "{clean:?}");
    let text = fs::read_to_string(file("mine.ron")).expect("written");
    assert!(text.contains("\"Mine\"") && text.contains("\"Other\""));
    let conflict = run("theirs.ron");
    assert_eq!(conflict.status.code(), Some(1));
    let said = String::from_utf8(conflict.stderr).expect("text");
    assert!(said.contains("touchpoints[id 1].name") && said.contains("Theirs"), "{said}");
    let text = fs::read_to_string(file("mine.ron")).expect("written");
    assert!(text.contains("\"Mine\"") && text.contains("Theirs"), "{text}");
    let read = plan_file::parse(&text, &Library::embedded(), None).expect("still a plan");
    assert_eq!(read.0.get(TouchpointId(1)).map(|one| one.name.as_str()), Some("Mine"));
}

#[test]
fn copies_that_make_something_unsound_together_are_both_kept() {
    let dir = folder();
    let file = |name: &str| dir.path().join(name);
    let text = |rules: &str, more: &str| {
        format!(
            r#"(rules: "{rules}", touchpoints: [(id: 1, kind: "brand_store", platform: "tmall"), {more}])"#
        )
    };
    put(&file("base.ron"), text("field-2026", ""));
    put(&file("mine.ron"), format!("// Ours\n{}", text("three-tiers-2023", "")));
    let new = r#"(id: 2, kind: "brand_store", platform: "pinduoduo", name: "Only theirs")"#;
    put(&file("theirs.ron"), text("field-2026", new));
    let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
    command.args(["--lang", "en", "merge"]);
    command.args(["base.ron", "mine.ron", "theirs.ron", "mine.ron"].map(file).iter().take(3));
    command.arg("-o").arg(file("mine.ron"));
    let done = output(&mut command).expect("runs");
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8(done.stderr).expect("text");
    assert!(said.contains("pinduoduo") && said.contains("as a comment"), "{said}");
    let text = fs::read_to_string(file("mine.ron")).expect("written");
    assert!(text.contains("// Ours") && text.contains("Only theirs"), "{text}");
    let (plan, _) = plan_file::parse(&text, &Library::embedded(), None).expect("still a plan");
    assert_eq!(plan.touchpoints.len(), 1, "the other copy is in the comment only");
}

/// A change that can be made to any plan which began as the base.
fn change() -> impl Strategy<Value = (u8, u64, u8)> {
    (0..9_u8, 1..7_u64, any::<u8>())
}

fn changed(base: &Plan, changes: &[(u8, u64, u8)]) -> Plan {
    let mut plan = base.clone();
    for (what, id, value) in changes {
        let ids = vec![TouchpointId(*id)];
        let action = match what {
            0 => edit(*id, Edit::Name(format!("N{value}"))),
            1 => edit(*id, Edit::Budget(Some(f64::from(*value)))),
            2 => Action::Remove(ids),
            3 => Action::Switch { ids, conditions: vec!["consent".into()], on: value % 2 == 0 },
            4 => Action::Place {
                kind: "brand_store".into(),
                platform: if value % 2 == 0 { "tmall" } else { "jd" }.into(),
                before: Some(TouchpointId(*id)),
                conditions: Vec::new(),
            },
            5 => task(&format!("T{}", value % 4)),
            6 => Action::Retitle(format!("Title {value}")),
            7 => Action::OrderPhases(vec![format!("P{}", value % 3)]),
            _ => edit(*id, Edit::Phase(Some(format!("P{}", value % 3)))),
        };
        // Some changes do not fit the plan any more.
        if let Ok(next) = action::apply(&plan, Library::embedded().base(), &action) {
            plan = next;
        }
    }
    plan
}

fn swapped(conflict: &Conflict) -> Conflict {
    Conflict { mine: conflict.theirs.clone(), theirs: conflict.mine.clone(), ..conflict.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_unchanged_side_gives_the_other(changes in vec(change(), 0..8)) {
        let base = base();
        let other = changed(&base, &changes);
        for (mine, theirs) in [(&base, &other), (&other, &base), (&other, &other)] {
            let found = merged(&base, mine, theirs);
            prop_assert_eq!(&found.plan, &other);
            prop_assert!(found.conflicts.is_empty());
        }
    }

    #[test]
    fn it_makes_no_difference_whose_copy_is_whose(
        one in vec(change(), 0..6),
        other in vec(change(), 0..6),
    ) {
        let base = base();
        let (one, other) = (changed(&base, &one), changed(&base, &other));
        let found = merge(&base, &one, &other, |_| Side::Mine).expect("written");
        let back = merge(&base, &other, &one, |_| Side::Theirs).expect("written");
        prop_assert_eq!(&found.plan, &back.plan);
        let mut conflicts: Vec<Conflict> = back.conflicts.iter().map(swapped).collect();
        let mut own = found.conflicts.clone();
        conflicts.sort_by(|a, b| a.at.cmp(&b.at));
        own.sort_by(|a, b| a.at.cmp(&b.at));
        prop_assert_eq!(own, conflicts);
        let text = plan_file::write(&found.plan).expect("written");
        prop_assert!(plan_file::parse(&text, &Library::embedded(), None).is_ok(), "{}", text);
    }
}

#[test]
fn every_example_is_merged_with_itself_and_stays_the_same() {
    for (_, text) in examples::ALL {
        let (plan, _) = plan_file::parse(text, &Library::embedded(), None).expect("sound");
        let found = merged(&plan, &plan, &plan);
        assert_eq!((found.plan, found.conflicts), (plan, Vec::new()));
    }
}
