//! Sheets that go out and come back: targets, routes, overlap, stages, costs, options and votes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use tierboard::editor::returned::{Changes, changes};
use tierboard::export::format::{self, Format, Options};
use tierboard::export::options::What;
use tierboard::model::action::{Action, Purpose, Target, apply};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::pack::Date;
use tierboard::model::plan::{Costs, Plan, Route, TouchpointId, Variant};
use tierboard::report::Report;
use tierboard::store::packs::Library;
use tierboard::store::plan_file;
use tierboard::store::sheet::{self, Sheets};
use tierboard::text::lang::{self, Lang};

use crate::support::{folder, output, put, root};

const PLAN: &str = r#"(rules: "field-2026", title: "Launch",
    goals: [
        (insight: "contact", grain: individual, people: 300000, by: "2026-11-11", unit_cost: 8.125),
        (insight: "followers"),
    ],
    touchpoints: [
        (id: 1, kind: "mini_program", platform: "wechat", visitors: 240000, budget: 180000.0, share: (low: 0.2, likely: 0.3, high: 0.4), starts: "2026-10-20", ends: "2026-11-20", stage: "interest"),
        (id: 4, kind: "official_account", platform: "wechat", visitors: 1000),
        (id: 9, kind: "search_ad", platform: "baidu", budget: 90000.0),
    ],
    routes: [(from: 4, to: 1, by: "MEANS", rate: 0.125, notes: "=menu, \"quoted\""), (from: 9, to: 4, by: "MEANS")],
    overlap: 0.25, stages: ["interest", "purchase, again"],
    costs: (unset: 2.5, switches: {"consent": 1000.125}, kinds: {"mini_program": 150000.0}),
    options: [(name: "Base / small", budget: 1500000.0, off: [9], switches: [(touchpoint: 4, on: ["consent"])]), (name: "Same")],
    record: (votes: [(id: 2, ask: "Which first?", options: [("CRM", 11), ("Mini program", 6)])]),
)"#;

fn plan() -> Plan {
    let library = Library::embedded();
    let pack = library.find("field-2026").expect("the field pack");
    let means = &pack.means.first().expect("a means").id;
    plan_file::parse(&PLAN.replace("MEANS", means), &library, None).expect("sound").0
}

/// The same plan without what its touchpoints do not hold.
fn bare() -> Plan {
    let mut plan = plan();
    plan.goals.clear();
    plan.routes.clear();
    plan.options.clear();
    (plan.overlap, plan.stages, plan.costs) = (None, Vec::new(), Costs::default());
    plan
}

fn written(plan: &Plan, format: Format, what: What) -> Vec<u8> {
    let pack = Library::embedded().find("field-2026").expect("the field pack");
    let report = Report::new(Arc::new(Evaluated::new(plan.clone(), &pack)));
    let options = Options { what, ..Options::default() };
    format::write(&report, None, format, options).expect("written")
}

/// All sheets of a file.
fn sheets(folder: &Path, name: &str, bytes: &[u8]) -> Vec<Sheets> {
    let file = folder.join(name);
    put(&file, bytes);
    let first = sheet::read(&file, None).expect("a sheet");
    if first.names.is_empty() {
        return vec![first];
    }
    let names = first.names.iter();
    names.map(|name| sheet::read(&file, Some(name)).expect("a sheet")).collect()
}

fn read(plan: &Plan, sheets: &[Sheets]) -> Changes {
    let pack = Library::embedded().find("field-2026").expect("the field pack");
    changes(plan, &pack, sheets)
}

fn applied(plan: &Plan, changes: Changes) -> Plan {
    let pack = Library::embedded().find("field-2026").expect("the field pack");
    let action = Action::Together(Purpose::Record, changes.actions);
    apply(plan, &pack, &action).expect("the changes apply")
}

/// What comes back besides touchpoints.
fn values(plan: &Plan) -> impl PartialEq + std::fmt::Debug + use<> {
    let Plan { goals, routes, overlap, stages, costs, options, .. } = plan.clone();
    (goals, routes, overlap, stages, costs, options)
}

#[test]
fn every_value_comes_back_from_a_workbook_and_from_csv_in_both_languages() {
    let folder = folder();
    for lang in Lang::all() {
        lang::set(lang);
        let plan = plan();
        for (name, bytes) in [
            ("book.xlsx", written(&plan, Format::Xlsx, What::Plan)),
            ("targets.csv", written(&plan, Format::Csv, What::Targets)),
        ] {
            let sheets = sheets(folder.path(), name, &bytes);
            let same = read(&plan, &sheets);
            assert_eq!((same.said, same.wrong), (Vec::<String>::new(), Vec::new()), "{name}");
            assert_eq!(same.actions, [], "{name} in {}", lang.name());
            let new = read(&bare(), &sheets);
            assert_eq!(new.wrong, Vec::<String>::new(), "{name}");
            assert_eq!(values(&applied(&bare(), new)), values(&plan), "{name} in {}", lang.name());
        }
    }
    lang::set(Lang::EN);
}

#[test]
fn an_edited_cell_is_named_with_what_it_was_and_becomes_one_step() {
    let plan = plan();
    let folder = folder();
    let mut all = sheets(folder.path(), "book.xlsx", &written(&plan, Format::Xlsx, What::Plan));
    let mut edit = |sheet: &str, row: usize, head: &str, text: &str| {
        let found = all.iter_mut().find(|one| one.chosen == sheet).expect("the sheet");
        let column = found.rows[0].iter().position(|cell| cell == head).expect(head);
        text.clone_into(&mut found.rows[row][column]);
    };
    edit("Goals", 1, "People", "250,000");
    edit("Routes", 1, "Share who go", "2%");
    edit("Other values", 1, "Value", "40%");
    edit("Votes", 2, "Hands", "9");
    let changes = read(&plan, &all);
    assert_eq!(changes.wrong, Vec::<String>::new());
    let said = changes.said.join("\n");
    for part in ["300000 → 250000", "0.125 → 0.02", "0.25 → 0.4", "Mini program: 6 → 9"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let new = applied(&plan, changes);
    assert_eq!(new.goals[0].people, Some(250_000));
    assert_eq!(new.goals[0].unit_cost, Some(8.125), "the other fields stay");
    assert_eq!((new.routes[0].rate, new.overlap), (Some(0.02), Some(0.4)));
    assert_eq!(new.record.votes[0].options[1].1, 9);
}

#[test]
fn what_cannot_be_read_is_named_with_its_place_and_the_rest_still_comes() {
    let plan = plan();
    let rows = |text: &str| Sheets::of_rows(sheet::read_csv(text));
    let changes = read(
        &plan,
        &[
            rows(
                "Value id,Value\noverlap,2\ncost/switch/consent,-5\ncost/kind/nothing,7\n\
                 goal/contact/individual/by,2026-02-30\nnonsense,1\nroute/4/77/x/rate,0.5\n\
                 option/Base \\/ small/off,77\ngoal/followers/aggregate/people,12万\n",
            ),
            rows("Goal id,People\ncontact/nobody,5\n"),
            rows("From id,To id,Means id,Share who go\n4,4,x,0.5\n"),
            rows("Vote id,Vote,Option,Hands\n2,Which first?,Neither,3\n7,,CRM,3\n2,,CRM,-1\n"),
        ],
    );
    let wrong = changes.wrong.join("\n");
    for part in ["“2”", "“-5”", "“nothing”", "2026-02-30", "“nonsense”", "“77”", "nobody"]
    {
        assert!(wrong.contains(part), "{part} in\n{wrong}");
    }
    for part in ["no option Neither", "no line 7", "“-1”", "row 4"] {
        assert!(wrong.contains(part), "{part} in\n{wrong}");
    }
    let new = applied(&plan, changes);
    assert_eq!(new.goals[1].people, Some(120_000), "what can be read is taken");
    assert_eq!((new.overlap, &new.costs), (plan.overlap, &plan.costs));
}

fn import(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
    command.args(args).current_dir(root()).env("HOME", folder).env("LC_ALL", "en_GB.UTF-8");
    command.env("XDG_CONFIG_HOME", folder.join("c")).env("XDG_DATA_HOME", folder.join("d"));
    let done = output(&mut command).expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn a_new_plan_takes_targets_and_routes_of_a_workbook_with_the_ids_that_it_gives() {
    let folder = folder();
    let path = |name: &str| -> PathBuf { folder.path().join(name) };
    let shown = |name: &str| path(name).display().to_string();
    let source = plan_file::write(&plan()).expect("a text");
    put(&path("a.ron"), &source);
    let (plan_file, book, new) = (shown("a.ron"), shown("a.xlsx"), shown("b.ron"));
    assert_eq!(import(folder.path(), &["export", &plan_file, "-o", &book]).0, Some(0));
    let args = ["import", &book, "-o", &new, "--rules", "field-2026"];
    let (code, out, err) = import(folder.path(), &args);
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(err.contains("Votes") && err.contains("--into"), "{err}");
    let text = fs::read_to_string(path("b.ron")).expect("the plan was written");
    let (new, _) = plan_file::parse(&text, &Library::embedded(), None).expect("sound");
    let ends: Vec<(u64, u64)> = new.routes.iter().map(|r| (r.from.0, r.to.0)).collect();
    assert_eq!(ends, [(2, 1), (3, 2)], "4, 1 and 9 have become 2, 1 and 3");
    assert_eq!(new.options[0].off[0].0, 3);
    assert_eq!(new.goals, plan().goals);

    let targets = shown("a.csv");
    let written = import(folder.path(), &["export", &plan_file, "-o", &targets, "--targets"]);
    assert_eq!(written.0, Some(0), "{}", written.2);
    let text = fs::read_to_string(path("a.csv")).expect("the targets were written");
    put(&path("a.csv"), text.replace("overlap,0.25", "overlap,0.5"));
    let again = shown("c.ron");
    let args = ["import", &targets, "--into", &plan_file, "-o", &again];
    let (code, out, err) = import(folder.path(), &args);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("0.25 → 0.5"), "{out}");
    let text = fs::read_to_string(path("c.ron")).expect("the plan was written");
    assert!(text.contains("overlap: Some(0.5)") || text.contains("overlap: 0.5"), "{text}");
}

#[test]
fn csv_says_which_fields_are_assumed() {
    let csv = String::from_utf8(written(&plan(), Format::Csv, What::Plan)).expect("text");
    let mut lines = csv.lines();
    assert!(lines.next().is_some_and(|heads| heads.ends_with(",assumed")));
    assert!(lines.next().is_some_and(|row| row.ends_with(",share")), "{csv}");
    assert!(csv.lines().last().is_some_and(|row| row.ends_with(',')), "no share, no assumption");
    let targets = written(&plan(), Format::Csv, What::Targets);
    let targets = String::from_utf8(targets).expect("text");
    let overlap = targets.lines().find(|line| line.starts_with("overlap,"));
    assert!(overlap.is_some_and(|line| line.ends_with(",yes")), "{targets}");
}

/// Texts as people write them, with what sheets treat in their own ways.
fn texts() -> impl Strategy<Value = String> {
    "[-a-z =+@',;|/\\\\\"0-9%.，：中文\n]{0,14}"
}

/// The plan with other values.
fn any_plan() -> impl Strategy<Value = Plan> {
    let amount = || {
        option::of(prop_oneof![0.0..1e9_f64, (0..4_000_u32).prop_map(|n| f64::from(n) / 1000.0)])
    };
    let part = || option::of(prop_oneof![0.0..=1.0_f64, Just(0.0), Just(1.0)]);
    let day = option::of(select(vec!["2026", "2026-11", "2026-11-11"]));
    let goals = (option::of(any::<u64>()), day, amount());
    let options = vec((texts(), amount(), any::<bool>(), any::<bool>()), 0..3);
    let costs = (amount(), amount(), amount());
    (goals, part(), vec(texts(), 0..4), vec((part(), texts()), 2), options, costs).prop_map(
        |((people, by, unit_cost), overlap, stages, routes, options, (unset, switch, kind))| {
            let mut plan = plan();
            if let Some(goal) = plan.goals.first_mut() {
                (goal.people, goal.unit_cost, goal.by) =
                    (people, unit_cost, by.and_then(Date::read));
            }
            let pack = Library::embedded().find("field-2026").expect("the field pack");
            let act = |plan: &Plan, target| {
                apply(plan, &pack, &Action::Target(target)).expect("it can be done")
            };
            let mut plan = act(&plan, Target::Overlap(overlap));
            plan = act(&plan, Target::Stages(stages));
            for (place, (rate, notes)) in routes.into_iter().enumerate() {
                // Space around a text is nobody's intention, and not every spreadsheet keeps it.
                let notes = notes.trim().to_owned();
                let Some(route) = plan.routes.get(place).cloned() else { continue };
                plan = act(&plan, Target::Reroute(place, Route { rate, notes, ..route }));
            }
            plan.options.clear();
            for (name, budget, out, turned) in options {
                let name = name.replace('\n', " ").trim().to_owned();
                if name.is_empty() || plan.options.iter().any(|one| one.name == name) {
                    continue;
                }
                let mut option = Variant { name, budget, ..Variant::default() };
                option.off.extend(out.then_some(TouchpointId(9)));
                if turned {
                    option.turn(TouchpointId(4), &"consent".into(), true);
                }
                plan = act(&plan, Target::AddOption(option));
            }
            plan.costs = Costs { unset, ..Costs::default() };
            plan.costs.switches.extend(switch.map(|cost| ("consent".into(), cost)));
            plan.costs.kinds.extend(kind.map(|cost| ("mini_program".into(), cost)));
            plan
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn whatever_the_values_are_they_come_back_unchanged(plan in any_plan()) {
        let folder = folder();
        for (name, bytes) in [
            ("book.xlsx", written(&plan, Format::Xlsx, What::Plan)),
            ("targets.csv", written(&plan, Format::Csv, What::Targets)),
        ] {
            let sheets = sheets(folder.path(), name, &bytes);
            let same = read(&plan, &sheets);
            prop_assert_eq!((same.said, same.wrong), (Vec::new(), Vec::new()), "{}", name);
            let new = read(&bare(), &sheets);
            prop_assert_eq!(&new.wrong, &Vec::<String>::new(), "{}", name);
            let (back, own) = (values(&applied(&bare(), new)), values(&plan));
            prop_assert_eq!(back, own, "{}", name);
        }
    }
}
