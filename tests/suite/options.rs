//! Named options of a plan: the same board with something left out, and something turned on.

use std::sync::Arc;

use tierboard::export::deck::{self, Source};
use tierboard::export::format::{self, Format, Options};
use tierboard::model::action::{self, Action, Purpose, Target};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::plan::{Plan, TouchpointId, Variant};
use tierboard::model::scene::{Scene, Show};
use tierboard::report::Report;
use tierboard::report::look::Shade;
use tierboard::store::packs::Library;
use tierboard::store::plan_file;

const TOUCHPOINTS: &str = r#"goals: [(insight: "contact", grain: individual, people: 100)],
    touchpoints: [
        (id: 3, kind: "mini_program", platform: "wechat", visitors: 1000, share: 0.5, budget: 200000.0),
        (id: 6, kind: "search_ad", platform: "baidu", budget: 90000.0),
        (id: 7, kind: "brand_store", platform: "tmall"),
    ]"#;

fn parse(fields: &str) -> Result<Plan, Vec<String>> {
    let text = format!("(rules: \"three-tiers-2023\", {TOUCHPOINTS}, {fields})");
    match plan_file::parse(&text, &Library::embedded(), None) {
        Ok((plan, _)) => Ok(plan),
        Err(findings) => Err(findings.iter().map(|found| found.at.clone()).collect()),
    }
}

const OPTION: &str = r#"options: [(name: "Base", budget: Some(150000.0), off: [6, 7], switches: [(touchpoint: 3, on: ["consent", "brand_operated"])])]"#;

#[test]
fn an_option_is_read_written_and_read_again() {
    let plan = parse(OPTION).expect("sound");
    let option = plan.options.first().expect("an option");
    assert_eq!((option.name.as_str(), option.budget), ("Base", Some(150_000.0)));
    assert_eq!(option.off, [TouchpointId(6), TouchpointId(7)]);
    let written = plan_file::write(&plan).expect("written");
    let (again, _) = plan_file::parse(&written, &Library::embedded(), None).expect("sound");
    assert_eq!(again, plan);
    let bare = parse(&OPTION.replace("Some(150000.0)", "150000")).expect("sound");
    assert_eq!(bare.options, plan.options, "bare values are read alike");
}

#[test]
fn what_an_option_names_and_the_plan_does_not_have_is_found_at_its_place() {
    for (fields, at) in [
        (r#"options: [(name: "A", off: [9])]"#, "options[0].off[0]"),
        (
            r#"options: [(name: "A", switches: [(touchpoint: 9, on: [])])]"#,
            "options[0].switches[0].touchpoint",
        ),
        (
            r#"options: [(name: "A", switches: [(touchpoint: 3, on: ["consent", "magic"])])]"#,
            "options[0].switches[0].on[1]",
        ),
        (r#"options: [(name: "A", budget: -1.0)]"#, "options[0].budget"),
        (r#"options: [(name: " ")]"#, "options[0].name"),
        (r#"options: [(name: "A"), (name: "A")]"#, "options[1].name"),
        ("options: [(off: [3])]", "options[0].name"),
        (r#"options: [(name: "A", of: [3])]"#, "options[0].of"),
    ] {
        assert_eq!(parse(fields), Err(vec![at.to_owned()]), "{fields}");
    }
}

#[test]
fn an_option_is_a_view_until_it_is_adopted_as_one_step() {
    let library = Library::embedded();
    let pack = library.base();
    let plan = parse(OPTION).expect("sound");
    let option = plan.options.first().expect("an option").clone();
    let view = plan.with_option(&option);
    assert_eq!(view.touchpoints.len(), 1);
    assert_eq!(view.touchpoints[0].conditions.len(), 2);
    assert_eq!(plan.touchpoints.len(), 3, "the board itself stays");
    let steps = vec![
        Action::Switch {
            ids: vec![TouchpointId(3)],
            conditions: option.switches[0].on.clone(),
            on: true,
        },
        Action::Remove(option.off.clone()),
    ];
    let adopted = action::apply(&plan, pack, &Action::Together(Purpose::Adopt, steps));
    let adopted = adopted.expect("it fits the plan");
    assert_eq!(adopted.touchpoints, view.touchpoints);
    assert!(adopted.options[0].off.is_empty(), "nothing names a touchpoint that is gone");
}

#[test]
fn options_stand_beside_the_board_with_what_each_reaches() {
    let plan = parse(OPTION).expect("sound");
    let evaluated = Evaluated::new(plan, Library::embedded().base());
    let report = Report::new(Arc::new(evaluated));
    let [board, base] = report.options() else { panic!("the board and one option") };
    let figures = |row: &tierboard::report::OptionRow| {
        row.figures.iter().map(|(_, figure)| figure.clone()).collect::<Vec<_>>()
    };
    assert_eq!(figures(board)[1..4], ["0 of 1", "¥290,000", "0"]);
    assert_eq!(figures(base)[1..4], ["1 of 1", "¥200,000 of ¥150,000", "500"]);
    assert!(base.over_budget && !board.over_budget);
}

#[test]
fn removing_a_touchpoint_takes_it_out_of_options_and_routes() {
    let library = Library::embedded();
    let plan = parse(OPTION).expect("sound");
    let next = action::apply(&plan, library.base(), &Action::Remove(vec![TouchpointId(6)]));
    let next = next.expect("it is there");
    assert_eq!(next.options[0].off, [TouchpointId(7)]);
    let gone = action::apply(&next, library.base(), &Action::Remove(vec![TouchpointId(3)]));
    assert!(gone.expect("it is there").options[0].switches.is_empty());
}

#[test]
fn a_switch_of_an_option_is_turned_on_and_off_without_a_trace() {
    let mut option = Variant { name: "A".to_owned(), ..Variant::default() };
    let before = option.clone();
    let switch = tierboard::model::plan::ConditionId::from("consent");
    option.turn(TouchpointId(3), &switch, true);
    assert!(!option.is_nothing());
    option.turn(TouchpointId(3), &switch, false);
    assert_eq!(option, before);
    let target = Target::AddOption(option);
    let plan = parse("overlap: 0.5").expect("sound");
    let next = action::apply(&plan, Library::embedded().base(), &Action::Target(target));
    assert_eq!(next.expect("it fits").options.len(), 1);
}

#[test]
fn options_are_a_scene_and_stand_in_every_document() {
    let library = Library::embedded();
    let bare = Evaluated::new(Arc::new(parse("").expect("sound")), library.base());
    let shown = |evaluated: &Evaluated| -> Vec<Show> {
        deck::shown(&evaluated.plan, false).iter().map(|scene| scene.show).collect()
    };
    assert!(!shown(&bare).contains(&Show::Options), "a plan without options shows none");
    let plan = Arc::new(parse(OPTION).expect("sound"));
    let evaluated = Arc::new(Evaluated::new(plan, library.base()));
    assert!(shown(&evaluated).contains(&Show::Options));
    let report = Report::new(Arc::clone(&evaluated));
    let source = Source::new(&report, Shade::Light);
    let page = deck::page(&source, &Scene::of(Show::Options), (1, 1), usize::MAX);
    // 290,000 yuan on the board; the option leaves 200,000 of 150,000, and 500 people are known.
    let said = page.says();
    for part in ["Base", "As the board", "200,000", "150,000", "500", "rests on an assumption"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.contains("Without") && said.contains("with Consumers have consented"), "{said}");
    for format in [Format::Markdown, Format::Html] {
        let written = format::write(&report, None, format, Options::default()).expect("written");
        let text = String::from_utf8(written).expect("text");
        assert!(text.contains("Options side by side") && text.contains("150,000"), "{text}");
        assert!(text.contains("rest on assumptions"), "{text}");
    }
}
