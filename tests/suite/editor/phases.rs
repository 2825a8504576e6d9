//! Phases: an ordered list of the plan, which touchpoints name.

use tierboard::model::action::{Action, Edit};
use tierboard::model::plan::Plan;

use super::{ACCOUNT, CREATORS, Driver, MINI_PROGRAM, SKINCARE, STORE};

fn phase(name: &str) -> Edit {
    Edit::Phase(Some(name.to_owned()))
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn in_use(plan: &Plan) -> Vec<Option<String>> {
    plan.phases_in_use()
}

#[test]
fn an_older_plan_has_its_phases_in_order_of_first_appearance() {
    let driver = Driver::on_example(SKINCARE);
    assert_eq!(driver.plan().phases, names(&["Tease", "Launch", "Sustain"]));
}

#[test]
fn a_phase_is_set_on_many_touchpoints_in_one_step() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.act(Action::Edit(vec![MINI_PROGRAM, STORE, ACCOUNT], phase("Encore")));
    let with = |plan: &Plan| {
        plan.touchpoints.iter().filter(|t| t.phase.as_deref() == Some("Encore")).count()
    };
    assert_eq!(with(driver.plan()), 3);
    assert_eq!(driver.plan().phases.last().map(String::as_str), Some("Encore"));
    assert!(driver.status().contains("3 touchpoints"), "{}", driver.status());
    driver.command(tierboard::editor::Command::Undo);
    assert_eq!(with(driver.plan()), 0);
}

#[test]
fn a_new_name_is_given_to_every_touchpoint_of_the_phase() {
    let mut driver = Driver::on_example(SKINCARE);
    let count = driver.plan().touchpoints.len();
    driver.act(Action::RenamePhase { from: "Launch".to_owned(), to: "双十一".to_owned() });
    assert_eq!(driver.plan().phases, names(&["Tease", "双十一", "Sustain"]));
    let phases: Vec<_> =
        driver.plan().touchpoints.iter().filter_map(|t| t.phase.as_deref()).collect();
    assert!(phases.contains(&"双十一") && !phases.contains(&"Launch"), "{phases:?}");
    driver.act(Action::RenamePhase { from: "双十一".to_owned(), to: "Tease".to_owned() });
    assert_eq!(driver.plan().phases, names(&["Tease", "Sustain"]), "two phases became one");
    assert_eq!(driver.plan().touchpoints.len(), count);
}

#[test]
fn another_order_is_kept_in_the_file_and_an_empty_phase_too() {
    let mut driver = Driver::on_file();
    driver.act(Action::Edit(vec![CREATORS], phase("Tease")));
    driver.act(Action::OrderPhases(names(&["Sustain", "Encore"])));
    let phases = driver.plan().phases.clone();
    assert_eq!(phases.iter().take(2).collect::<Vec<_>>(), ["Sustain", "Encore"]);
    driver.command(tierboard::editor::Command::Save);
    assert_eq!(driver.saved("plan.ron").phases, phases);
    assert!(!in_use(driver.plan()).contains(&Some("Encore".to_owned())), "nobody has it yet");
}

#[test]
fn a_removed_phase_leaves_its_touchpoints_without_one() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.act(Action::RemovePhase("Tease".to_owned()));
    assert_eq!(driver.plan().phases, names(&["Launch", "Sustain"]));
    assert_eq!(in_use(driver.plan()).last(), Some(&None));
}

#[test]
fn a_phase_that_a_file_lists_twice_or_without_a_name_is_found_with_its_place() {
    let text = r#"(phases: ["Launch", "Launch", " "], touchpoints: [])"#;
    let library = tierboard::store::packs::Library::embedded();
    let findings = tierboard::store::plan_file::parse(text, &library, None).expect_err("findings");
    let places: Vec<&str> = findings.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(places, ["phases[1]", "phases[2]"]);
}
