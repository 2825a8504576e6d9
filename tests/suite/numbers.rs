//! The plan in people and yuan: who counts, for how many people, until when, and at what price.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use tierboard::export::json;
use tierboard::model::evaluated::Evaluated;
use tierboard::model::numbers::{Aim, Numbers, OfGoal, curve, numbers};
use tierboard::model::pack::{Date, Pack};
use tierboard::model::plan::{Goal, Grain, Plan, Share, Touchpoint, TouchpointId};
use tierboard::report::Report;
use tierboard::store::packs::Library;
use tierboard::store::plan_file;

fn base() -> Arc<Pack> {
    Arc::clone(Library::embedded().base())
}

/// A plan of the base pack, from the fields of its file.
fn plan(fields: &str) -> Evaluated {
    let text = format!("(rules: \"three-tiers-2023\", {fields})");
    let library = Library::embedded();
    let (plan, pack) = plan_file::parse(&text, &library, None).expect("a sound plan");
    Evaluated::new(plan, &pack)
}

/// Where and why a plan is unsound.
fn found(fields: &str) -> Vec<String> {
    let text = format!("(rules: \"three-tiers-2023\", {fields})");
    let findings = plan_file::parse(&text, &Library::embedded(), None).expect_err("unsound");
    findings.iter().map(|found| found.at.clone()).collect()
}

fn first(numbers: &Numbers) -> &OfGoal {
    numbers.goals.first().expect("a goal")
}

/// A mini program that knows contacts, with further fields.
fn known(id: u64, more: &str) -> String {
    format!(
        "(id: {id}, kind: \"mini_program\", platform: \"wechat\", conditions: [\"consent\", \"brand_operated\"], {more})"
    )
}

const GOAL: &str = "goals: [(insight: \"contact\", grain: individual, people: Some(300000), by: Some(\"2026-11-11\"), unit_cost: Some(8.0))]";

#[test]
fn a_touchpoint_counts_by_the_rules_and_knows_its_share_of_visitors() {
    let locked = "(id: 2, kind: \"mini_program\", platform: \"wechat\", visitors: Some(10), share: Some(0.5))";
    let one = known(
        1,
        "visitors: Some(240000), budget: Some(180000.0), share: Some((low: 0.2, likely: 0.3, high: 0.4))",
    );
    let evaluated = plan(&format!("{GOAL}, touchpoints: [{one}, {locked}, {}]", known(3, "")));
    let all = numbers(&evaluated);
    let goal = first(&all);
    let ids: Vec<u64> = goal.touchpoints.iter().map(|known| known.id.0).collect();
    assert_eq!(ids, [1], "what is locked counts nothing");
    assert_eq!(goal.without_numbers, [TouchpointId(3)]);
    let range = goal.at_most;
    assert_eq!((range.low, range.likely, range.high), (48_000.0, 72_000.0, 96_000.0));
    assert_eq!((goal.gap, goal.cost, goal.aim), (Some(228_000.0), Some(2.5), Some(Aim::Short)));
    assert_eq!(goal.expected, None, "without an overlap there are only the bounds");
}

#[test]
fn an_overlap_lies_between_the_bounds_and_totals_need_no_assumption() {
    let two = format!(
        "overlap: Some(0.25), touchpoints: [{}, {}]",
        known(1, "visitors: Some(1000), share: Some(0.5)"),
        known(2, "visitors: Some(400), share: Some(1.0)")
    );
    let goals = "goals: [(insight: \"contact\", grain: individual), (insight: \"followers\", grain: aggregate)]";
    let all = numbers(&plan(&format!("{goals}, {two}")));
    let goal = first(&all);
    let likely = |range: Option<tierboard::model::numbers::Range>| range.map(|range| range.likely);
    assert_eq!(likely(Some(goal.at_least)), Some(500.0));
    assert_eq!(likely(Some(goal.at_most)), Some(900.0));
    assert_eq!(likely(goal.expected), Some(800.0));
    assert_eq!((goal.gap, goal.aim), (None, None), "no target, no gap");
}

#[test]
fn until_a_day_counts_the_part_of_the_time_that_is_over() {
    let until = |more: &str| {
        let goals = "goals: [(insight: \"contact\", grain: individual, by: Some(\"2026-11-10\"))]";
        let one = known(1, &format!("visitors: Some(1000), share: Some(1.0), {more}"));
        first(&numbers(&plan(&format!("{goals}, touchpoints: [{one}]")))).at_most.likely
    };
    assert!(
        (until("starts: Some(\"2026-11-01\"), ends: Some(\"2026-11-20\")") - 500.0).abs() < 1e-9
    );
    assert!(
        (until("starts: Some(\"2026-11-10\"), ends: Some(\"2026-11-10\")") - 1000.0).abs() < 1e-9
    );
    for (more, known) in [
        ("ends: Some(\"2026-11-10\")", 1000.0),
        ("ends: Some(\"2026-11-11\")", 0.0),
        ("starts: Some(\"2026-11-10\")", 1000.0),
        ("starts: Some(\"2026-11-11\")", 0.0),
        ("starts: Some(\"2026-11-11\"), ends: Some(\"2026-12-01\")", 0.0),
        ("starts: Some(\"2026-01-01\"), ends: Some(\"2026-02-28\")", 1000.0),
        ("", 1000.0),
    ] {
        assert!((until(more) - known).abs() < 1e-9, "{more}");
    }
}

#[test]
fn enough_people_at_too_high_a_price_are_dear() {
    let with = |budget: &str, most: &str| {
        let goals =
            format!("goals: [(insight: \"contact\", grain: individual, people: Some(100){most})]");
        let one = known(1, &format!("visitors: Some(200), share: Some(0.5){budget}"));
        first(&numbers(&plan(&format!("{goals}, touchpoints: [{one}]")))).aim
    };
    assert_eq!(with(", budget: Some(800.0)", ", unit_cost: Some(8.0)"), Some(Aim::Reached));
    assert_eq!(with(", budget: Some(801.0)", ", unit_cost: Some(8.0)"), Some(Aim::Dear));
    assert_eq!(with("", ", unit_cost: Some(8.0)"), Some(Aim::Reached), "no cost is known");
    assert_eq!(with(", budget: Some(801.0)", ""), Some(Aim::Reached), "no price is set");
}

#[test]
fn the_budget_stands_under_the_finest_grain_that_it_buys() {
    let touchpoints = format!(
        "touchpoints: [{}, (id: 2, kind: \"brand_account\", platform: \"weibo\", budget: Some(20.0)), (id: 3, kind: \"mini_program\", platform: \"wechat\", budget: Some(5.0))]",
        known(1, "budget: Some(100.0)")
    );
    let budget = numbers(&plan(&touchpoints)).budget;
    assert_eq!((budget.total, budget.individual), (125.0, 100.0));
    assert_eq!((budget.pseudonym, budget.aggregate, budget.nothing), (0.0, 20.0, 5.0));
}

#[test]
fn numbers_are_always_in_the_json() {
    let of = |evaluated: &Evaluated| -> Value {
        let mut bytes = Vec::new();
        json::print(&Report::new(Arc::new(evaluated.clone())), &mut bytes).expect("to memory");
        serde_json::from_slice::<Value>(&bytes).expect("JSON")["numbers"].clone()
    };
    let none = json!({"total": 0.0, "individual": 0.0, "pseudonym": 0.0, "aggregate": 0.0, "nothing": 0.0});
    assert_eq!(of(&plan("touchpoints: []")), json!({"budget": none, "goals": []}));
    let one = known(
        1,
        "visitors: Some(240000), budget: Some(180000.0), share: Some((low: 0.2, likely: 0.3, high: 0.4))",
    );
    let goal = of(&plan(&format!("{GOAL}, touchpoints: [{one}]")))["goals"][0].clone();
    let three = json!({"low": 48000.0, "likely": 72000.0, "high": 96000.0});
    assert_eq!(
        goal,
        json!({"insight": "contact", "grain": "individual", "people": 300_000, "by": "2026-11-11", "unit_cost": 8.0,
            "touchpoints": [{"id": 1, "known": three, "cost": 2.5}], "without_numbers": [],
            "at_least": three, "at_most": three, "expected": null, "gap": 228_000.0, "cost": 2.5, "state": "short"})
    );
}

#[test]
fn what_is_written_is_read_again_and_a_plan_without_numbers_is_as_before() {
    let share = "share: Some((low: 0.2, likely: 0.3, high: 0.4))";
    let more = format!(
        "starts: Some(\"2026-10-20\"), ends: Some(\"2026-11-11\"), {share}, basis: \"Own CRM\", stage: Some(\"interest\")"
    );
    let fields = format!(
        "{GOAL}, touchpoints: [{}, {}], overlap: Some(0.25), stages: [\"interest\", \"purchase\"]",
        known(1, &more),
        known(2, "share: 0.3")
    );
    let before = plan(&fields);
    let text = plan_file::write(&before.plan).expect("it is written");
    let (again, _) = plan_file::parse(&text, &Library::embedded(), None).expect("it is read");
    assert_eq!(again, *before.plan);
    assert_eq!(again.touchpoints[1].share, Some(Share::from(0.3)), "bare and in `Some`");
    let plain = plan_file::write(&plan(&format!("touchpoints: [{}]", known(1, ""))).plan);
    let plain = plain.expect("it is written");
    for field in ["share", "starts", "stage", "overlap", "basis"] {
        assert!(!plain.contains(field), "{field}");
    }
}

#[test]
fn numbers_that_cannot_be_are_findings_with_their_place() {
    let one = |more: &str| format!("touchpoints: [{}]", known(1, more));
    for (fields, at) in [
        (one("share: Some(1.2)"), "touchpoints[0].share.low"),
        (one("share: Some((low: 0.4, likely: 0.3, high: 0.5))"), "touchpoints[0].share"),
        (one("share: Some((low: 0.1, likely: 0.3))"), "touchpoints[0].share.high"),
        (one("share: Some(\"much\")"), "touchpoints[0].share"),
        (one("share: Some(-0.1)"), "touchpoints[0].share"),
        (one("starts: Some(\"2026-11-12\"), ends: Some(\"2026-11-11\")"), "touchpoints[0].ends"),
        (one("starts: Some(\"2026-02-30\")"), "touchpoints[0].starts"),
        ("overlap: Some(2.0)".to_owned(), "overlap"),
        ("stages: [\"a\", \"a\"]".to_owned(), "stages[1]"),
        ("goals: [(insight: \"contact\", people: Some(-1))]".to_owned(), "goals[0].people"),
        ("goals: [(insight: \"contact\", unit_cost: Some(-1.0))]".to_owned(), "goals[0].unit_cost"),
        ("goals: [(insight: \"contact\", by: Some(\"soon\"))]".to_owned(), "goals[0].by"),
    ] {
        assert_eq!(found(&fields), [at], "{fields}");
    }
    // A target of nobody, and one of ten billion, are targets.
    for people in ["0", "10000000000"] {
        let _ = plan(&format!("goals: [(insight: \"contact\", people: Some({people}))]"));
    }
}

/// A plan of mini programs with any numbers.
fn any_plan() -> impl Strategy<Value = Plan> {
    let day = (1_u32..=28, 1_u32..=12)
        .prop_map(|(day, month)| Date::read(&format!("2026-{month:02}-{day:02}")).expect("a day"));
    let part = || 0.0..=1.0_f64;
    let shares = (part(), part(), part()).prop_map(|(a, b, c)| {
        let mut all = [a, b, c];
        all.sort_by(f64::total_cmp);
        let [low, likely, high] = all;
        Share { low, likely, high }
    });
    let one = (
        option::of(0..10_000_000_u64),
        option::of(0.0..1e7_f64),
        option::of(shares),
        option::of(day.clone()),
        option::of(day.clone()),
        select(vec![vec![], vec!["consent"], vec!["consent", "brand_operated"]]),
    );
    let goal = (
        select(vec!["contact", "behaviour", "followers"]),
        select(vec![Grain::Aggregate, Grain::Individual]),
        option::of(0..1_000_000_u64),
        option::of(day),
    );
    (vec(one, 0..8), vec(goal, 0..4), option::of(0.0..=1.0_f64)).prop_map(
        |(touchpoints, goals, overlap)| {
            let mut plan = Plan::empty("three-tiers-2023".into());
            for (id, (visitors, budget, share, a, b, on)) in (1..).zip(touchpoints) {
                let mut touchpoint =
                    Touchpoint::new(TouchpointId(id), "mini_program".into(), "wechat".into());
                (touchpoint.visitors, touchpoint.budget, touchpoint.share) =
                    (visitors, budget, share);
                let swap = a.zip(b).is_some_and(|(a, b)| a.first_day() > b.first_day());
                (touchpoint.starts, touchpoint.ends) = if swap { (b, a) } else { (a, b) };
                touchpoint.conditions = on.into_iter().map(Into::into).collect();
                plan.touchpoints.push(Arc::new(touchpoint));
            }
            for (insight, grain, people, by) in goals {
                plan.goals.push(Goal { people, by, ..Goal::new(insight.into(), grain) });
            }
            plan.overlap = overlap;
            plan
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_expected_lies_between_the_bounds(plan in any_plan()) {
        for goal in numbers(&Evaluated::new(plan, &base())).goals {
            let Some(expected) = goal.expected else { continue };
            for (least, is, most) in [
                (goal.at_least.low, expected.low, goal.at_most.low),
                (goal.at_least.likely, expected.likely, goal.at_most.likely),
                (goal.at_least.high, expected.high, goal.at_most.high),
            ] {
                prop_assert!(least <= is && is <= most.max(least), "{} {} {}", least, is, most);
            }
        }
    }

    #[test]
    fn a_later_day_never_has_fewer_people(plan in any_plan()) {
        let evaluated = Evaluated::new(plan, &base());
        for goal in &evaluated.plan.goals {
            let days = curve(&evaluated, goal);
            for pair in days.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].1.likely <= pair[1].1.likely + 1e-6);
            }
        }
    }

    #[test]
    fn the_parts_of_the_budget_add_up(plan in any_plan()) {
        let budget = numbers(&Evaluated::new(plan, &base())).budget;
        let parts = budget.individual + budget.pseudonym + budget.aggregate + budget.nothing;
        prop_assert!((parts - budget.total).abs() < 1e-3);
    }

    #[test]
    fn one_switch_turned_on_never_lowers_people(plan in any_plan(), at in 0..8_usize, switch in 0..20_usize) {
        let pack = base();
        let before = numbers(&Evaluated::new(plan.clone(), &pack));
        let mut more = plan;
        let count = more.touchpoints.len().max(1);
        if let Some(touchpoint) = more.touchpoints.get_mut(at % count) {
            let switch = pack.conditions[switch % pack.conditions.len()].id.clone();
            Arc::make_mut(touchpoint).conditions.push(switch);
        }
        let after = numbers(&Evaluated::new(more, &pack));
        for (was, is) in before.goals.iter().zip(&after.goals) {
            let bounds = [(Some(was.at_least), Some(is.at_least)), (Some(was.at_most), Some(is.at_most)), (was.expected, is.expected)];
            for (was, is) in bounds.into_iter().filter_map(|(was, is)| was.zip(is)) {
                for (was, is) in [(was.low, is.low), (was.likely, is.likely), (was.high, is.high)] {
                    prop_assert!(was <= is + 1e-6, "{} {}", was, is);
                }
            }
        }
    }
}

#[test]
fn a_target_of_nobody_is_reached_and_one_of_ten_billion_is_short() {
    let aim = |people: u64| {
        let goals = format!("goals: [(insight: \"contact\", grain: individual, people: {people})]");
        let one = known(1, "visitors: Some(1000), share: Some(0.5)");
        let evaluated = plan(&format!("{goals}, touchpoints: [{one}]"));
        let all = numbers(&evaluated);
        let of = first(&all).clone();
        let report = Report::new(Arc::new(evaluated));
        let aimed = report.figures().goal(0).expect("a goal");
        (of.gap, of.aim, aimed.head.clone())
    };
    let (gap, found, head) = aim(0);
    assert_eq!((gap, found), (Some(0.0), Some(Aim::Reached)));
    assert!(head.starts_with("The target is reached"), "{head}");
    let (gap, found, head) = aim(10_000_000_000);
    assert_eq!((gap, found), (Some(9_999_999_500.0), Some(Aim::Short)));
    assert!(head.contains("10,000,000,000"), "{head}");
}
