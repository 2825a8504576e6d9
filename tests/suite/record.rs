//! The record of a workshop: decisions, open questions, votes and tasks.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use tierboard::export::format::{self, Format, Options, What};
use tierboard::export::{json, minutes};
use tierboard::model::action::{self, Action};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::pack::Date;
use tierboard::model::plan::{Effort, Plan, TouchpointId};
use tierboard::model::roadmap::planned;
use tierboard::report::Report;
use tierboard::store::packs::Library;
use tierboard::store::plan_file;
use tierboard::text::findings;

use crate::support::unpack;

/// A plan of the base pack with a store whose purchases are locked, and with further fields.
fn text(fields: &str) -> String {
    format!(
        r#"(rules: "three-tiers-2023",
        goals: [(insight: "transactions", grain: individual), (insight: "followers")],
        touchpoints: [
            (id: 1, kind: "official_account", platform: "wechat"),
            (id: 3, kind: "brand_store", platform: "tmall", starts: "2026-12-10"),
            (id: 5, kind: "mini_program", platform: "wechat"),
        ], {fields})"#
    )
}

fn parse(fields: &str) -> Plan {
    let (plan, _) = plan_file::parse(&text(fields), &Library::embedded(), None).expect("sound");
    plan
}

/// Where the plan is unsound.
fn found(fields: &str) -> Vec<String> {
    let findings = plan_file::parse(&text(fields), &Library::embedded(), None);
    findings.expect_err("unsound").iter().map(|found| found.at.clone()).collect()
}

fn evaluate(fields: &str) -> Value {
    let evaluated = Evaluated::new(parse(fields), Library::embedded().base());
    let mut out = Vec::new();
    json::print(&Report::new(Arc::new(evaluated)), &mut out).expect("in memory");
    serde_json::from_slice(&out).expect("JSON")
}

const WHOLE: &str = r#"record: (
        decisions: [(id: 1, text: "Connect the CRM", step: Some("Connect the CRM on Flagship store"), touchpoints: [3], by: "AL", on: "2026-11-26", vote: Some(2), before: Some((reached: 6, known: Some(72000.0), ways: 1)), after: Some((reached: 8, known: None, ways: 1)))],
        questions: [(id: 1, text: "May we bind both accounts?", owner: "JW", due: Some("2026-12-05"), touchpoints: [1, 3], closed: None)],
        votes: [(id: 2, ask: "Which comes first?", options: [("CRM on Tmall", 11), ("Mini program at JD", 6)], touchpoints: [3])],
        tasks: [(id: 1, text: "Sign the contract", touchpoints: [3], switches: ["crm_integrated", "consent"], owner: "AL", effort: m, starts: Some("2026-12-01"), ends: Some("2026-12-12"), after: [], done: None)],
    ),
    people: [(short: "AL", name: "", role: "brand IT"), (short: "JW")]"#;

#[test]
fn a_record_is_read_written_and_read_again() {
    let plan = parse(WHOLE);
    let record = &plan.record;
    assert_eq!(record.votes[0].options[1], ("Mini program at JD".to_owned(), 6));
    assert_eq!((record.tasks[0].effort, record.tasks[0].done), (Some(Effort::M), None));
    assert_eq!(record.decisions[0].before.as_ref().and_then(|one| one.known), Some(72_000.0));
    let written = plan_file::write(&plan).expect("written");
    let (again, _) = plan_file::parse(&written, &Library::embedded(), None).expect("sound");
    assert_eq!(again, plan);
    assert_eq!(plan_file::write(&again).expect("written"), written, "two saves are the same bytes");
    let bare = parse(
        &WHOLE
            .replace("Some(\"2026-12-01\")", "\"2026-12-01\"")
            .replace("vote: Some(2)", "vote: 2"),
    );
    assert_eq!(bare, plan, "bare values are read alike");
    let none = parse("");
    assert!(!plan_file::write(&none).expect("written").contains("record"));
}

#[test]
fn what_is_not_there_is_found_at_its_place() {
    for (fields, at) in [
        ("record: (tasks: [(id: 1, after: [2])])", "record.tasks[0].after"),
        ("record: (tasks: [(id: 1, after: [1])])", "record.tasks[0].after"),
        ("record: (tasks: [(id: 1, touchpoints: [9])])", "record.tasks[0].touchpoints"),
        (r#"record: (tasks: [(id: 1, switches: ["magic"])])"#, "record.tasks[0].switches"),
        (r#"record: (tasks: [(id: 1, owner: "XX")])"#, "record.tasks[0].owner"),
        ("record: (tasks: [(id: 1), (id: 1)])", "record.tasks[1].id"),
        (
            r#"record: (tasks: [(id: 1, starts: "2026-12-02", ends: "2026-12-01")])"#,
            "record.tasks[0].ends",
        ),
        ("record: (tasks: [(id: 1, effort: xl)])", "record.tasks[0].effort"),
        (r#"record: (tasks: [(id: 1, done: "2026-02-30")])"#, "record.tasks[0].done"),
        (r#"record: (tasks: [(text: "no id")])"#, "record.tasks[0].id"),
        (r#"record: (tasks: [(id: 1, colour: "red")])"#, "record.tasks[0].colour"),
        ("record: (decisions: [(id: 1, vote: 7)])", "record.decisions[0].vote"),
        (r#"record: (decisions: [(id: 1, by: "XX")])"#, "record.decisions[0].by"),
        (r#"record: (questions: [(id: 1, owner: "XX")])"#, "record.questions[0].owner"),
        ("record: (votes: [(id: 1, touchpoints: [9])])", "record.votes[0].touchpoints"),
        (r#"record: (votes: [(id: 1, options: [("A", -1)])])"#, "record.votes[0].options[0]"),
        ("record: (minutes: [])", "record.minutes"),
        (r#"people: [(short: "AL"), (short: "AL")]"#, "people[1].short"),
        (r#"people: [(short: " ")]"#, "people[0].short"),
    ] {
        assert_eq!(found(fields), [at], "{fields}");
        let all = plan_file::parse(&text(fields), &Library::embedded(), None).expect_err("unsound");
        for finding in &all {
            assert!(findings::finding(Path::new("plan.ron"), finding).contains(at));
        }
    }
}

#[test]
fn tasks_that_wait_for_each_other_are_a_finding_and_those_behind_them_are_not() {
    let circle = "record: (tasks: [(id: 1, after: [3]), (id: 2, after: [1]), (id: 3, after: [2]), (id: 4, after: [3]), (id: 5)])";
    let expected = [0, 1, 2].map(|place| format!("record.tasks[{place}].after"));
    assert_eq!(found(circle), expected);
}

#[test]
fn five_thousand_tasks_in_a_row_are_read_and_checked() {
    let mut tasks = String::from("record: (tasks: [");
    for id in 0..5_000_u32 {
        let after = id.checked_sub(1).map_or_else(String::new, |before| before.to_string());
        let _ = write!(tasks, "(id: {id}, text: \"T{id}\", after: [{after}]),");
    }
    tasks.push_str("])");
    assert_eq!(parse(&tasks).record.tasks.len(), 5_000);
}

#[test]
fn a_removed_touchpoint_leaves_the_text_and_moves_to_what_is_gone() {
    let plan = parse(WHOLE);
    let next =
        action::apply(&plan, Library::embedded().base(), &Action::Remove(vec![TouchpointId(3)]));
    let next = next.expect("it is there");
    let question = &next.record.questions[0];
    assert_eq!(
        (question.touchpoints.as_slice(), question.gone.as_slice()),
        (&[TouchpointId(1)][..], &[TouchpointId(3)][..])
    );
    assert_eq!(next.record.tasks[0].gone, [TouchpointId(3)]);
    assert_eq!(next.record.decisions[0].text, "Connect the CRM");
    let written = plan_file::write(&next).expect("written");
    assert!(plan_file::parse(&written, &Library::embedded(), None).is_ok(), "it is still sound");
}

#[test]
fn json_has_the_lists_and_what_follows_from_the_tasks() {
    let object = evaluate(WHOLE);
    let record = &object["record"];
    assert_eq!(
        record["votes"][0]["options"],
        json!([["CRM on Tmall", 11], ["Mini program at JD", 6]])
    );
    assert_eq!(record["decisions"][0]["after"], json!({"reached": 8, "known": null, "ways": 1}));
    assert_eq!(record["questions"][0]["closed"], Value::Null);
    let task = &record["tasks"][0];
    assert_eq!((&task["effort"], &task["gone"]), (&json!("m"), &json!([])));
    let unlocked = json!({"touchpoint": 3, "insight": "transactions", "grain": "individual"});
    assert!(task["unlocks"].as_array().expect("a list").contains(&unlocked), "{task}");
    let late = task["late"].as_array().expect("a list");
    assert_eq!(late.len(), 1, "the store opens on the tenth");
    assert!(late[0].as_str().expect("words").contains("12 Dec 2026"), "{late:?}");
    let goals = object["goals"].as_array().expect("a list");
    assert_eq!(goals[0]["earliest"], "2026-12-12");
    assert_eq!(
        evaluate("")["record"],
        json!({"decisions": [], "questions": [], "votes": [], "tasks": []})
    );
}

#[test]
fn the_earliest_day_needs_a_task_with_an_end_for_every_switch_that_is_missing() {
    let earliest = |tasks: &str| {
        let object = evaluate(&format!("record: (tasks: [{tasks}])"));
        object["goals"][0].get("earliest").cloned()
    };
    let task = |id: u8, switches: &str, more: &str| {
        format!("(id: {id}, touchpoints: [5], switches: [{switches}], {more}),")
    };
    let run = task(1, "\"brand_operated\"", "ends: \"2026-12-12\"");
    assert_eq!(earliest(&run), Some(Value::Null), "consent has no task");
    let both = run.clone() + &task(2, "\"consent\"", "ends: \"2026-12-20\"");
    assert_eq!(earliest(&both), Some(json!("2026-12-20")), "the later of the two");
    let sooner = both.clone() + &task(3, "\"consent\"", "ends: \"2026-12-15\"");
    assert_eq!(earliest(&sooner), Some(json!("2026-12-15")), "the earliest task of a switch");
    let done = both + &task(3, "\"consent\"", "ends: \"2026-12-15\", done: \"2026-12-14\"");
    assert_eq!(
        earliest(&done),
        Some(json!("2026-12-20")),
        "one that is done turns nothing on any more"
    );
    let open = run + &task(2, "\"consent\"", "");
    assert_eq!(earliest(&open), Some(Value::Null), "an end is needed");
}

#[test]
fn a_task_is_late_only_while_it_and_what_it_waits_for_are_open() {
    let late = |tasks: &str| {
        let object = evaluate(&format!("record: (tasks: [{tasks}])"));
        let tasks = object["record"]["tasks"].as_array().expect("a list").clone();
        tasks.iter().map(|task| task["late"].as_array().map_or(0, Vec::len)).collect::<Vec<_>>()
    };
    let first = "(id: 1, ends: \"2026-12-12\"),";
    assert_eq!(late(&format!("{first}(id: 2, starts: \"2026-12-11\", after: [1])")), [0, 1]);
    assert_eq!(late(&format!("{first}(id: 2, starts: \"2026-12-12\", after: [1])")), [0, 0]);
    let done = "(id: 1, ends: \"2026-12-12\", done: \"2026-12-01\"),";
    assert_eq!(late(&format!("{done}(id: 2, starts: \"2026-12-11\", after: [1])")), [0, 0]);
    assert_eq!(
        late(&format!("{first}(id: 2, starts: \"2026-12-11\", after: [1], done: \"2026-12-13\")")),
        [0, 0]
    );
    assert_eq!(late("(id: 1, touchpoints: [3], ends: \"2026-12-10\")"), [0]);
}

#[test]
fn minutes_of_the_same_plan_are_the_same_bytes_and_name_every_line() {
    let plan = parse(WHOLE);
    let evaluated = Arc::new(Evaluated::new(plan, Library::embedded().base()));
    let report = Report::new(Arc::clone(&evaluated));
    let minutes = minutes::as_markdown(&report);
    for part in [
        "Connect the CRM",
        "May we bind both accounts?",
        "Which comes first?",
        "Sign the contract",
        "CRM on Tmall: 11",
        "brand IT",
    ] {
        assert!(minutes.contains(part), "{part} in {minutes}");
    }
    assert_eq!(minutes::as_markdown(&Report::new(evaluated)), minutes);
    for (format, ending) in [(Format::Docx, "docx"), (Format::Pdf, "pdf"), (Format::Markdown, "md")]
    {
        let options = Options { what: What::Minutes, ..Options::default() };
        let written = || format::write(&report, None, format, options).expect("written");
        assert_eq!(written(), written(), "{ending}");
    }
    let document =
        unpack(&format::write(&report, None, Format::Docx, Options::default()).expect("written"));
    let text = String::from_utf8_lossy(&document["word/document.xml"]).into_owned();
    assert!(text.contains("Sign the contract") && text.contains("May we bind both accounts?"));
}

#[test]
fn minutes_as_csv_have_a_row_for_each_line_and_each_option_of_a_vote() {
    let evaluated = Arc::new(Evaluated::new(parse(WHOLE), Library::embedded().base()));
    let report = Report::new(Arc::clone(&evaluated));
    let options = Options { what: What::Minutes, ..Options::default() };
    let bytes = format::write(&report, None, Format::Csv, options).expect("written");
    let mut rows = csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let record = &evaluated.plan.record;
    let options: usize = record.votes.iter().map(|vote| vote.options.len()).sum();
    let lines = record.decisions.len() + record.questions.len() + record.tasks.len() + options;
    assert_eq!(rows.len(), lines);
    for task in &record.tasks {
        let row = rows.iter().find(|row| &row[0] == "tasks" && row[1] == task.id.to_string());
        let row = row.expect("a row for each task");
        assert_eq!(&row[2], task.text);
        assert_eq!(&row[6], task.ends.map(|day| day.to_string()).unwrap_or_default());
    }
}

#[test]
fn text_of_the_user_is_text_in_minutes() {
    let nasty = WHOLE.replace("Connect the CRM\"", "# <b>*CRM* | `x`\"");
    let evaluated = Arc::new(Evaluated::new(parse(&nasty), Library::embedded().base()));
    let minutes = minutes::as_markdown(&Report::new(evaluated));
    assert!(minutes.contains(r"\# \<b\>\*CRM\* \| \`x\`"), "{minutes}");
}

#[test]
fn a_calendar_has_an_event_of_whole_days_for_each_task_with_days() {
    let evaluated = Arc::new(Evaluated::new(parse(WHOLE), Library::embedded().base()));
    let report = Report::new(evaluated);
    let written =
        || format::write(&report, None, Format::Ics, Options::default()).expect("written");
    let text = String::from_utf8(written()).expect("text");
    assert_eq!(written(), text.as_bytes(), "nothing tells when it was written");
    for line in [
        "BEGIN:VEVENT",
        "SUMMARY:Sign the contract",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261213",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
}

#[test]
fn a_touchpoint_known_by_a_late_task_is_known_only_of_those_who_come_after_it() {
    let fields = r#"overlap: Some(0.0), record: (tasks: [
        (id: 1, touchpoints: [3], switches: ["crm_integrated", "consent"], ends: "2026-12-14")])"#;
    let text = text(fields)
        .replace("grain: individual)", "grain: individual, people: Some(1000))")
        .replace(r#"starts: "2026-12-10")"#, r#"starts: "2026-12-10", ends: "2026-12-19", visitors: Some(1000), share: Some((low: 0.1, likely: 0.1, high: 0.1)))"#);
    let (plan, _) = plan_file::parse(&text, &Library::embedded(), None).expect("sound");
    let evaluated = Evaluated::new(plan, Library::embedded().base());
    let planned = planned(&evaluated, &evaluated.plan.goals[0]).expect("tasks with an end");
    let last = planned.curve.last().expect("a line").1.likely;
    // Half of the days are left when the task ends.
    assert!((last - 50.0).abs() < 0.01, "{planned:?}");
    assert!((planned.of.at_most.likely - 50.0).abs() < 0.01, "{planned:?}");
    let on: Vec<(u64, String)> =
        planned.turned.iter().map(|one| (one.id.0, one.on.to_string())).collect();
    assert_eq!(on, [(3, "2026-12-14".to_owned())]);
}

#[test]
fn a_task_is_overdue_once_its_last_day_is_past_and_it_is_not_done() {
    let plan = parse(
        r#"record: (tasks: [
            (id: 1, ends: "2026-12-12"),
            (id: 2, starts: "2026-12-01"),
            (id: 3, ends: "2026-12-12", done: Some("2026-12-20")),
            (id: 4)])"#,
    );
    let report = Report::new(Arc::new(Evaluated::new(plan, Library::embedded().base())));
    let overdue = |day: &str| report.roadmap().overdue(Date::read(day));
    assert_eq!(["2026-12-01", "2026-12-12", "2026-12-13"].map(overdue), [0, 1, 2]);
    assert_eq!(report.roadmap().overdue(None), 0);
}

#[test]
fn a_task_without_touchpoints_stands_with_the_tasks_that_wait_for_it() {
    let fields = r#"phases: ["Launch"], record: (tasks: [
        (id: 1, text: "Write", ends: "2027-03-01"),
        (id: 2, text: "Ask", touchpoints: [3], after: [1]),
        (id: 3, text: "Count")])"#;
    let text =
        text(fields).replace(r#"starts: "2026-12-10""#, r#"phase: "Launch", starts: "2026-12-10""#);
    let (plan, _) = plan_file::parse(&text, &Library::embedded(), None).expect("sound");
    let report = Report::new(Arc::new(Evaluated::new(plan, Library::embedded().base())));
    let groups = report.roadmap().groups.iter();
    let groups: Vec<(&str, Vec<u64>)> = groups
        .map(|group| {
            let tasks = group.rows.iter().filter_map(|row| row.task.as_ref());
            (group.day.as_str(), tasks.map(|task| task.id).collect())
        })
        .collect();
    assert_eq!(groups[0], ("begins 10 Dec 2026", vec![1, 2]), "{groups:?}");
    assert_eq!(groups[1].1, [3], "{groups:?}");
}
