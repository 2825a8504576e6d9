//! Changing a rule pack: a copy of one that comes with the program, its history, its file, what is
//! kept aside, and what it does to the plan.

use std::sync::Arc;

use tierboard::editor::event::{Notice, RulesDoubt, Way};
use tierboard::editor::rules::{Ask, Rules};
use tierboard::editor::{Command, Effect, Event};
use tierboard::model::pack::edit::{Edit, Row, Scope, Table, Value, found};
use tierboard::model::pack::{Confidence, Pack, Text, Tier};
use tierboard::store::packs::{BASE_PACK, Library};
use tierboard::store::{pack_file, plan_file};

use super::{Driver, SKINCARE, example};

impl Driver {
    /// Begins to change the rules of the plan.
    fn edit_rules(&mut self) {
        self.command(Command::EditRules);
    }

    fn rules(&self) -> &Rules {
        self.editor.rules().expect("a pack is being changed")
    }

    fn ask(&mut self, ask: Ask) -> Vec<Effect> {
        self.step(Event::Rules(ask))
    }
}

/// The text that is kept aside.
fn kept(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::KeepRules(_, text) => Some(text.clone()),
        _ => None,
    })
}

/// The ceiling of the closed tier on behaviour.
fn closed_behaviour() -> Row {
    Row::Ceiling(Scope::Tier(Tier::Closed), "behaviour".into(), 0)
}

fn lets(value: &str) -> Edit {
    Edit::Set(closed_behaviour(), 0, Value::One(value.to_owned()))
}

fn first_reason(pack: &Pack) -> &Text {
    &pack.yields.first().expect("a rule").grounds.because
}

/// The edit that gives the first yield rule another reason.
fn reason(pack: &Pack, text: &str) -> Edit {
    let row = Row::Of(Table::Yields, 0);
    let columns = found(pack, &row).expect("the rule").columns();
    let place = columns.iter().position(|column| column.name == "because").expect("a reason");
    Edit::Set(row, place, Value::Words(first_reason(pack).clone().with("en", text)))
}

#[test]
fn a_pack_that_comes_with_the_program_is_copied_under_another_id() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    let (pack, origin) = (driver.rules().pack(), driver.rules().origin());
    assert_eq!(origin.id.as_str(), BASE_PACK);
    assert_ne!(pack.id, origin.id);
    assert!(driver.rules().checked().changes.is_empty(), "a copy says the same");
    assert!(driver.rules().dirty(), "no file holds it yet");
}

#[test]
fn a_change_is_seen_against_the_origin_undone_and_redone() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    driver.ask(Ask::Edit(lets("aggregate")));
    assert_eq!(driver.rules().checked().changes.len(), 1);
    let effect = driver.rules().effect(driver.editor.session().evaluated(), &closed_behaviour());
    assert!(effect.is_some(), "the plan can be evaluated under it");
    driver.command(Command::Undo);
    assert!(driver.rules().checked().changes.is_empty());
    driver.command(Command::Redo);
    assert_eq!(driver.rules().checked().changes.len(), 1);
    driver.ask(Ask::Edit(Edit::TakeBack(closed_behaviour())));
    assert!(driver.rules().checked().changes.is_empty());
    assert!(driver.editor.session().undo_label().is_none(), "the plan has no step of it");
}

#[test]
fn what_is_typed_in_one_field_is_one_step() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    let before = first_reason(driver.rules().pack()).clone();
    for text in ["W", "We", "We asked"] {
        let typed = reason(driver.rules().pack(), text);
        driver.ask(Ask::Type(typed));
    }
    driver.ask(Ask::Typed);
    assert_eq!(first_reason(driver.rules().pack()).get("en"), "We asked");
    let typed = reason(driver.rules().pack(), "We asked them");
    driver.ask(Ask::Type(typed));
    driver.command(Command::Undo);
    assert_eq!(first_reason(driver.rules().pack()).get("en"), "We asked");
    driver.command(Command::Undo);
    assert_eq!(*first_reason(driver.rules().pack()), before);
}

#[test]
fn a_finding_stops_the_save_and_names_its_place() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    let blank = reason(driver.rules().pack(), "");
    driver.ask(Ask::Edit(blank));
    let findings = &driver.rules().checked().findings;
    assert!(findings.iter().any(|found| found.at.contains("yields[0]")), "{findings:?}");
    driver.command(Command::Save);
    assert!(driver.jobs.is_empty(), "nothing is written");
    assert!(!driver.editor.status().is_empty(), "and it is said");
}

#[test]
fn a_saved_pack_is_in_the_library_and_evaluates_plans_that_use_it() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    driver.ask(Ask::Edit(lets("individual")));
    let own = driver.rules().pack().id.clone();
    driver.command(Command::Save);
    assert!(!driver.rules().dirty());
    assert!(driver.editor.session().library().get(own.as_str()).is_some());
    driver.step(Event::UsePack(own.clone()));
    assert_eq!(driver.editor.session().pack().id, own);
    // A further change reaches the plan with the next save.
    driver.ask(Ask::Edit(lets("withheld")));
    driver.command(Command::Save);
    let tier = driver.editor.session().pack().tier(Tier::Closed).expect("the tier").clone();
    let behaviour = tier.ceilings.iter().find(|one| one.insight.as_str() == "behaviour");
    assert_eq!(behaviour.expect("its ceiling").lets.id(), "withheld");
    // The file begins with where it was made from, and is a pack.
    let file = driver.path("packs").join(format!("{own}.ron"));
    let text = std::fs::read_to_string(file).expect("the file");
    assert!(text.starts_with(&format!("// Made from {BASE_PACK}.")), "{text:.60}");
    assert!(pack_file::parse(&text).is_ok());
}

#[test]
fn unsaved_rules_are_kept_aside_and_come_back() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.edit_rules();
    let effects = driver.ask(Ask::Edit(lets("aggregate")));
    let text = kept(&effects).expect("it is kept aside");
    let packs = driver.path("packs");
    std::fs::create_dir_all(&packs).expect("the folder");
    let name = format!("{}.ron.draft", driver.rules().pack().id);
    driver.put(&format!("packs/{name}"), &text);
    driver.ask(Ask::Close);
    assert!(driver.editor.rules().is_none());
    driver.edit_rules();
    assert_eq!(driver.rules().checked().changes.len(), 1, "the change is there again");
    let effects = driver.ask(Ask::Discard);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::DropRules(_))));
}

#[test]
fn commands_of_the_board_do_nothing_while_rules_are_changed() {
    let mut driver = Driver::on_example(SKINCARE);
    let all = driver.editor.session().plan().touchpoints.len();
    driver.command(Command::SelectAll);
    driver.edit_rules();
    assert!(!driver.editor.can(Command::Delete));
    driver.command(Command::Delete);
    assert_eq!(driver.editor.session().plan().touchpoints.len(), all);
}

#[test]
fn a_plan_carries_its_rules_on_request() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.command(Command::CarryRules);
    let text = plan_file::write(driver.editor.session().plan()).expect("it can be written");
    assert!(text.contains("pack:"), "the pack is in the file");
    let (plan, _) = plan_file::parse(&text, &driver.library, None).expect("it can be read");
    assert_eq!(plan.pack.as_ref(), Some(driver.editor.session().evaluated().origin()));
    driver.command(Command::CarryRules);
    assert!(driver.editor.session().plan().pack.is_none());
    driver.command(Command::Undo);
    assert!(driver.editor.session().plan().pack.is_some(), "and that is a step");
}

#[test]
fn a_pack_file_is_added_to_the_folder_and_saved_elsewhere() {
    let mut driver = Driver::on_example(SKINCARE);
    let text = crate::support::pack_called("agency");
    let file = driver.put("from-a-colleague.ron", &text);
    driver.command(Command::ImportRules);
    driver.choose(&file);
    assert!(driver.editor.session().library().get("agency").is_some());
    assert!(driver.path("packs").join("agency.ron").exists());
    driver.command(Command::ExportRules);
    let out = driver.path("out.ron");
    driver.choose(&out);
    let written = std::fs::read_to_string(&out).expect("the pack");
    let pack = pack_file::parse(&written).expect("a sound pack");
    assert_eq!(pack.id.as_str(), BASE_PACK, "the pack in use");
    // A pack that comes with the program is not replaced.
    let base = driver.put("base.ron", &written);
    driver.command(Command::ImportRules);
    let effects = driver.choose(&base);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Show(_))), "{effects:?}");
}

#[test]
fn a_new_statement_is_found_wanting_until_it_says_why() {
    let mut driver = Driver::on_text(example(SKINCARE));
    driver.edit_rules();
    driver.ask(Ask::Edit(Edit::Add(Table::Yields, Some(0))));
    let pack = driver.rules().pack();
    let [first, second, ..] = pack.yields.as_slice() else { panic!("two rules") };
    assert_ne!(first.id, second.id);
    assert_eq!(first.grounds.confidence, second.grounds.confidence);
    driver.ask(Ask::Edit(Edit::Add(Table::Yields, None)));
    let last = driver.rules().pack().yields.last().expect("a rule");
    assert_eq!(last.grounds.confidence, Confidence::Inferred);
    assert!(!driver.rules().checked().findings.is_empty());
}

/// What is shown of a plan whose rules are in doubt.
fn doubt(effects: &[Effect]) -> Option<RulesDoubt> {
    effects.iter().find_map(|effect| match effect {
        Effect::Show(Notice::Rules(doubt)) => Some(doubt.clone()),
        _ => None,
    })
}

#[test]
fn a_plan_whose_rules_are_missing_is_shown_and_opened_with_others() {
    let text = example(SKINCARE).replace("rules: \"three-tiers-2023\"", "rules: \"agency-2026\"");
    let mut driver = Driver::on_example(SKINCARE);
    let file = driver.put("theirs.ron", &text);
    let shown = doubt(&driver.open(&file)).expect("it is shown, to be read");
    assert!(shown.says.contains("agency-2026"), "{}", shown.says);
    assert_eq!(shown.lines.len(), driver.plan().touchpoints.len());
    assert!(shown.lines[0].starts_with("Loyalty mini program"), "{}", shown.lines[0]);
    assert_eq!(driver.session().file(), None, "the open plan stays");
    let open = shown.ways.iter().find_map(|(words, way)| match way {
        Way::Open(source) if words == "Open with Three tiers (2023)" => Some(source.clone()),
        _ => None,
    });
    driver.run(Event::Open(open.expect("the base pack fits")));
    assert_eq!(driver.session().file(), Some(file.as_path()));
    assert_eq!(driver.plan().rules.as_str(), BASE_PACK);
    assert!(driver.dirty(), "the file still names the other rules");
    driver.assert_fresh();
}

#[test]
fn carried_rules_that_differ_are_asked_about_and_can_give_way() {
    let base = Pack::clone(Library::embedded().base());
    let mut other = base.clone();
    let consent = other.yields[0].needs.clone();
    other.yields[0].needs = Vec::new();
    let mut driver = Driver::on_file();
    driver.act(tierboard::model::action::Action::Carry(Some(Arc::new(other))));
    driver.command(Command::Save);
    let file = driver.path("plan.ron");
    let shown = doubt(&driver.open(&file)).expect("it is asked about");
    assert!(shown.lines.iter().any(|line| line.contains("own_touchpoint_behaviour")), "{shown:?}");
    assert_eq!(driver.session().pack().yields[0].needs, [], "the plan is shown with its own");
    assert!(shown.ways.iter().any(|(_, way)| *way == Way::Run(Command::CarryRules)));
    driver.command(Command::CarryRules);
    assert_eq!(driver.session().pack().yields[0].needs, consent);
    driver.assert_fresh();
    driver.command(Command::Undo);
    assert_eq!(driver.session().pack().yields[0].needs, []);
}
