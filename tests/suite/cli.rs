//! The real binary from its command line: what it prints, where, and with which exit code. Every
//! run has a temporary home, so that no real settings and packs are read or written.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use tierboard::store::packs::BASE_PACK;
use unicode_width::UnicodeWidthStr;

use crate::support::{changed, folder, output, pack_called, put, root, start};

const PLAN: &str = "saved_plans/autumn-skincare-launch.ron";
const INSIGHTS: [&str; 5] = ["behaviour", "transactions", "contact", "media_exposure", "followers"];

/// The home folder of one test.
struct Sandbox(TempDir);

/// The output and the exit code of a run.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Sandbox {
    fn new() -> Self {
        Self(folder())
    }

    /// Makes a file and returns its path.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("the file is in a folder")).expect("its folder");
        put(&path, text);
        path.display().to_string()
    }

    fn command(&self, args: &[&str]) -> Command {
        let home = self.0.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
        command.args(args).current_dir(root());
        command.env("HOME", home).env("COLUMNS", "200");
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("XDG_DATA_HOME", home.join("data"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.command(args))
    }
}

fn ran(command: &mut Command) -> Ran {
    let done = output(command).expect("the program starts");
    Ran {
        code: done.status.code(),
        out: String::from_utf8(done.stdout).expect("standard output is UTF-8"),
        err: String::from_utf8(done.stderr).expect("standard error is UTF-8"),
    }
}

/// The base pack under another id, with one passage changed.
fn pack_with(id: &str, passage: &str, instead: &str) -> String {
    changed(&pack_called(id), &[(passage, instead)])
}

/// The base pack, but the marketplaces withhold purchases.
fn pack_without_purchases(id: &str) -> String {
    pack_with(
        id,
        "(insight: \"transactions\", lets: individual, because: (en: \"The platform lets",
        "(insight: \"transactions\", lets: withheld, because: (en: \"The platform lets",
    )
}

/// The base pack, but a store knows the total of its purchases without any switch.
fn pack_with_totals(id: &str) -> String {
    let rule = "yields: [(id: \"store_totals\", kinds: [\"brand_store\"], on: [\"tmall\"], \
                insight: \"transactions\", grain: aggregate, needs: [], \
                because: (en: \"A store counts its sales.\"), source: \"tmall_jd\", \
                confidence: inferred),";
    pack_with(id, "yields: [", rule)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().into_iter().flat_map(|fields| fields.keys().map(String::as_str)).collect()
}

fn items<'a>(value: &'a Value, list: &str) -> Vec<&'a Value> {
    value.get(list).and_then(Value::as_array).into_iter().flatten().collect()
}

fn word<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or("-")
}

/// The verdicts on one touchpoint: insight, verdict, grain or `-`, missing switches.
fn verdicts(report: &Value, id: u64) -> Vec<String> {
    let mut touchpoints = items(report, "touchpoints").into_iter();
    let touchpoint = touchpoints
        .find(|t| t.get("id").and_then(Value::as_u64) == Some(id))
        .expect("the touchpoint is in the report");
    let line = |insight: &Value| {
        let missing = insight.get("missing").unwrap_or(&Value::Null);
        let (what, verdict) = (word(insight, "insight"), word(insight, "verdict"));
        format!("{what}: {verdict} {} {missing}", word(insight, "grain"))
    };
    items(touchpoint, "insights").into_iter().map(line).collect()
}

/// The states of one tier, in the pack's order of insights.
fn states<'a>(report: &'a Value, tier: &str) -> Vec<&'a str> {
    let mut tiers = items(report, "coverage").into_iter();
    let row = tiers.find(|row| word(row, "tier") == tier).expect("the tier is in the report");
    items(row, "cells").into_iter().map(|cell| word(cell, "state")).collect()
}

fn goal_states(report: &Value) -> Vec<&str> {
    items(report, "goals").into_iter().map(|goal| word(goal, "state")).collect()
}

fn evaluated(sandbox: &Sandbox, plan: &str, more: &[&str]) -> Value {
    let ran = sandbox.run(&[&["evaluate", plan, "--format", "json"][..], more].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "");
    serde_json::from_str(&ran.out).expect("the output is JSON")
}

/// A plan of feed ads on QQ with these names.
fn plan_named(names: &[&str]) -> String {
    let touchpoints: Vec<String> = (1..)
        .zip(names)
        .map(|(id, name)| {
            format!("        (id: {id}, kind: \"feed_ad\", platform: \"qq\", name: {name:?}),\n")
        })
        .collect();
    let touchpoints = touchpoints.concat();
    format!("(\n    title: \"Names\",\n    touchpoints: [\n{touchpoints}    ],\n)\n")
}

/// The bars of a Markdown line that end a cell.
fn bars(line: &str) -> usize {
    let mut escaped = false;
    let mut bars = 0;
    for c in line.chars() {
        if c == '|' && !escaped {
            bars += 1;
        }
        escaped = c == '\\' && !escaped;
    }
    bars
}

#[test]
fn json_has_the_documented_shape() {
    let sandbox = Sandbox::new();
    let report = evaluated(&sandbox, PLAN, &[]);
    let fields = [
        "plan",
        "rules",
        "as_of",
        "at_least",
        "what_if",
        "touchpoints",
        "coverage",
        "goals",
        "recognition",
        "routes",
        "ways",
        "numbers",
        "record",
    ];
    assert_eq!(keys(&report), fields);
    assert_eq!(report["as_of"], "2023-12-31", "the last day of the pack's facts");
    assert_eq!(keys(&report["recognition"]), ["islands", "apart", "bridges"]);
    assert_eq!(report["plan"], "Autumn skincare launch");
    assert_eq!(report["rules"], BASE_PACK);

    let touchpoints = items(&report, "touchpoints");
    let ids: Vec<_> = touchpoints.iter().map(|t| t["id"].as_u64()).collect();
    assert_eq!(ids, (1..=7_u64).map(Some).collect::<Vec<_>>());
    for touchpoint in touchpoints {
        let fields = ["id", "name", "kind", "platform", "tier", "insights", "keys", "duties"];
        assert_eq!(keys(touchpoint), fields);
        let insights = items(touchpoint, "insights");
        assert_eq!(insights.iter().map(|i| word(i, "insight")).collect::<Vec<_>>(), INSIGHTS);
        for insight in insights {
            let fields = [
                "insight",
                "verdict",
                "grain",
                "missing",
                "form",
                "because",
                "source",
                "address",
                "confidence",
                "known",
                "since",
                "until",
            ];
            assert_eq!(keys(insight), fields);
            let verdict = word(insight, "verdict");
            assert_eq!(insight["grain"].is_null(), verdict != "yields", "{insight}");
            assert_eq!(insight["source"].is_null(), verdict == "unstated", "{insight}");
            assert_eq!(insight["confidence"].is_null(), verdict == "unstated", "{insight}");
            assert_ne!(word(insight, "because"), "");
            let sets = insight["missing"].as_array().unwrap();
            assert_eq!(sets.is_empty(), verdict != "locked", "{insight}");
            assert!(sets.iter().all(|set| set.as_array().is_some_and(|s| !s.is_empty())));
        }
    }
}

#[test]
fn json_has_coverage_and_goals() {
    let sandbox = Sandbox::new();
    let report = evaluated(&sandbox, PLAN, &[]);
    let coverage = items(&report, "coverage");
    let tiers: Vec<_> = coverage.iter().map(|row| word(row, "tier")).collect();
    assert_eq!(tiers, ["open", "semi_open", "closed"]);
    for row in coverage {
        assert_eq!(keys(row), ["tier", "cells"]);
        let cells = items(row, "cells");
        assert!(cells.iter().all(|cell| keys(cell) == ["insight", "state"]));
        assert_eq!(cells.iter().map(|c| word(c, "insight")).collect::<Vec<_>>(), INSIGHTS);
    }
    for goal in items(&report, "goals") {
        // A goal that is not met says when it can be.
        let open = (word(goal, "state") != "met").then_some("earliest");
        let fields: Vec<&str> = ["insight", "grain", "state"].into_iter().chain(open).collect();
        assert_eq!(keys(goal), fields);
    }
    assert_eq!(goal_states(&report), ["met", "met", "met", "out_of_reach"]);
}

#[test]
fn json_has_the_source_and_its_confidence() {
    let report = evaluated(&Sandbox::new(), PLAN, &[]);
    let loyalty = &report["touchpoints"][0];
    assert_eq!(loyalty["name"], "Loyalty mini program");
    assert_eq!(loyalty["kind"], "mini_program");
    assert_eq!(loyalty["platform"], "wechat");
    assert_eq!(loyalty["tier"], "open");
    let behaviour = &loyalty["insights"][0];
    assert_eq!(behaviour["verdict"], "yields");
    assert_eq!(behaviour["grain"], "individual");
    assert_eq!(behaviour["confidence"], "stated");
    assert_eq!(
        behaviour["source"],
        "Artefact, Consumer data collection in China: section on Tencent"
    );
    assert_eq!(loyalty["insights"][1]["confidence"], "inferred");
    // A touchpoint without a name is shown with the name of its kind.
    assert_eq!(report["touchpoints"][1]["name"], "Official account");
}

const BY_HAND: &str = r#"(
    title: "By hand",
    goals: [
        (insight: "behaviour", grain: individual),
        (insight: "followers", grain: aggregate),
        (insight: "media_exposure", grain: aggregate),
    ],
    touchpoints: [
        (id: 1, kind: "mini_program", platform: "wechat"),
        (id: 2, kind: "mini_program", platform: "wechat", conditions: ["consent"]),
        (id: 3, kind: "mini_program", platform: "wechat",
         conditions: ["brand_operated", "consent"]),
        (id: 4, kind: "creator_post", platform: "douyin", conditions: ["consent"]),
        (id: 5, kind: "brand_store", platform: "tmall", conditions: ["platform_insights"]),
        (id: 6, kind: "feed_ad", platform: "qq"),
    ],
)
"#;

#[test]
fn verdicts_are_those_of_the_rules() {
    let sandbox = Sandbox::new();
    let report = evaluated(&sandbox, &sandbox.file("plan.ron", BY_HAND), &[]);
    let locked = |missing: &str| {
        let mut lines: Vec<String> = ["behaviour", "transactions", "contact"]
            .iter()
            .map(|insight| format!("{insight}: locked - {missing}"))
            .collect();
        lines.push("media_exposure: unstated - []".to_owned());
        lines.push("followers: not_sensed - []".to_owned());
        lines
    };
    assert_eq!(verdicts(&report, 1), locked(r#"[["consent","brand_operated"]]"#));
    assert_eq!(verdicts(&report, 2), locked(r#"[["brand_operated"]]"#));
    let own = [
        "behaviour: yields individual []",
        "transactions: yields individual []",
        "contact: yields individual []",
        "media_exposure: unstated - []",
        "followers: not_sensed - []",
    ];
    assert_eq!(verdicts(&report, 3), own);
    let post = [
        "behaviour: withheld - []",
        "transactions: withheld - []",
        "contact: withheld - []",
        "media_exposure: withheld - []",
        "followers: not_sensed - []",
    ];
    assert_eq!(verdicts(&report, 4), post);
    let store = [
        "behaviour: yields aggregate []",
        "transactions: locked - [[\"crm_integrated\"]]",
        "contact: locked - [[\"crm_integrated\"]]",
        "media_exposure: withheld - []",
        "followers: unstated - []",
    ];
    assert_eq!(verdicts(&report, 5), store);
    let ad = [
        "behaviour: not_sensed - []",
        "transactions: not_sensed - []",
        "contact: not_sensed - []",
        "media_exposure: unstated - []",
        "followers: not_sensed - []",
    ];
    assert_eq!(verdicts(&report, 6), ad);
}

#[test]
fn coverage_and_goals_are_those_of_the_rules() {
    let sandbox = Sandbox::new();
    let report = evaluated(&sandbox, &sandbox.file("plan.ron", BY_HAND), &[]);
    let open = ["individual", "individual", "individual", "unstated", "available"];
    assert_eq!(states(&report, "open"), open);
    let semi_open = ["aggregate", "locked", "locked", "withheld", "unstated"];
    assert_eq!(states(&report, "semi_open"), semi_open);
    let closed = ["withheld", "withheld", "withheld", "withheld", "available"];
    assert_eq!(states(&report, "closed"), closed);
    assert_eq!(goal_states(&report), ["met", "available", "out_of_reach"]);

    let store_only = r#"(
        goals: [
            (insight: "transactions", grain: individual),
            (insight: "behaviour", grain: aggregate),
            (insight: "behaviour", grain: individual),
        ],
        touchpoints: [(id: 1, kind: "brand_store", platform: "jd")],
    )"#;
    let report = evaluated(&sandbox, &sandbox.file("store.ron", store_only), &[]);
    assert_eq!(goal_states(&report), ["locked", "locked", "available"]);

    let report = evaluated(&sandbox, "saved_plans/empty-start.ron", &[]);
    assert_eq!(report["touchpoints"], Value::Array(Vec::new()));
    let open = ["available", "available", "available", "unstated", "available"];
    assert_eq!(states(&report, "open"), open);
}

#[test]
fn evaluating_writes_no_files() {
    let sandbox = Sandbox::new();
    let before = fs::read(PLAN).unwrap();
    for format in ["table", "json", "csv", "markdown"] {
        assert_eq!(sandbox.run(&["evaluate", PLAN, "--format", format]).code, Some(0));
    }
    assert_eq!(fs::read(PLAN).unwrap(), before);
    assert_eq!(fs::read_dir(sandbox.0.path()).unwrap().count(), 0);
}

#[test]
fn the_table_fits_any_width() {
    let sandbox = Sandbox::new();
    for columns in [32_usize, 40, 60, 80, 100, 140, 200] {
        let mut command = sandbox.command(&["evaluate", PLAN]);
        let table = ran(command.env("COLUMNS", columns.to_string()));
        assert_eq!((table.code, table.err.as_str()), (Some(0), ""));
        for line in table.out.lines() {
            assert!(line.width() <= columns, "{columns} columns: {line}");
        }
    }
}

#[test]
fn the_table_names_everything_and_has_no_colour_without_a_terminal() {
    let sandbox = Sandbox::new();
    for refused in ["", "1"] {
        let mut command = sandbox.command(&["evaluate", PLAN]);
        let table = ran(command.env("NO_COLOR", refused));
        assert_eq!((table.code, table.err.as_str()), (Some(0), ""));
        assert!(!table.out.contains('\u{1b}'));
        for name in [
            "Autumn skincare launch",
            "Loyalty mini program",
            "Official account",
            "Flagship store",
            "Skin diary account",
            "12 creator posts",
            "Launch livestream",
            "Search ad",
        ] {
            assert!(table.out.contains(name), "{name}: {}", table.out);
        }
    }
}

#[test]
fn control_characters_in_names_are_never_printed() {
    let sandbox = Sandbox::new();
    let plan = plan_named(&["\u{1b}[31mred\u{7}", "turned \u{202e}around"]);
    let plan = sandbox.file("plan.ron", &plan);
    let runs: [&[&str]; 4] = [
        &["evaluate", &plan],
        &["evaluate", &plan, "--format", "markdown"],
        &["evaluate", &plan, "--format", "json"],
        &["explain", &plan, "1"],
    ];
    for args in runs {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{args:?}: {}", ran.out);
    }
}

#[test]
fn csv_has_a_row_for_each_touchpoint_and_insight() {
    let ran = Sandbox::new().run(&["evaluate", PLAN, "--format", "csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let mut table = csv::Reader::from_reader(ran.out.as_bytes());
    let heads: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let expected = [
        "id",
        "name",
        "kind",
        "platform",
        "tier",
        "insight",
        "verdict",
        "grain",
        "missing",
        "because",
        "source",
        "confidence",
        "rules",
        "facts_as_of",
        "conditions",
        "visitors",
        "budget",
        "phase",
        "notes",
        "statement",
        "form",
        "known",
        "since",
        "until",
        "address",
        "as_of",
        "at_least",
        "what_if",
        "starts",
        "ends",
        "share_low",
        "share",
        "share_high",
        "basis",
        "stage",
        "assumed",
    ];
    assert_eq!(heads, expected);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 7 * INSIGHTS.len());
    for (row, insight) in rows.iter().zip(INSIGHTS.iter().cycle()) {
        assert_eq!(row.get(5), Some(*insight));
    }
    // The official account has no consent.
    let account = &rows[5];
    assert_eq!((account.get(0), account.get(1)), (Some("2"), Some("Official account")));
    assert_eq!((account.get(6), account.get(8)), (Some("locked"), Some("consent")));
}

#[test]
fn csv_makes_formulas_harmless() {
    let sandbox = Sandbox::new();
    let names = ["=1+1", "+x", "-x", "@x", "\t=1+1", "=cmd|' /C calc'!A0", "a, \"b\"\nc"];
    let plan = sandbox.file("plan.ron", &plan_named(&names));
    let ran = sandbox.run(&["evaluate", &plan, "--format", "csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut table = csv::Reader::from_reader(ran.out.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), names.len() * INSIGHTS.len());
    for row in &rows {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    // The name itself is still there.
    assert_eq!(rows[0].get(1), Some("'=1+1"));
    assert_eq!(rows[rows.len() - 1].get(1), Some("a, \"b\" c"));
}

#[test]
fn markdown_has_tables_that_no_name_breaks() {
    let sandbox = Sandbox::new();
    let names = [
        "a|b",
        "two\nlines\r\n\r\n# and a heading",
        "<script>alert(1)</script>",
        "back\\|slash\\",
        "`code` [link](x) *bold*",
    ];
    let plan = sandbox.file("plan.ron", &plan_named(&names));
    let ran = sandbox.run(&["evaluate", &plan, "--format", "markdown"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("# Names\n"));
    assert!(!ran.out.contains("<script>") && !ran.out.contains("\n# and"), "{}", ran.out);
    let tables: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('|')).collect();
    let (verdicts, coverage) = tables.split_at(2 + names.len());
    // Each cell has a bar before it, and the last one has one after it too.
    assert!(verdicts.iter().all(|row| bars(row) == 2 + INSIGHTS.len() + 1), "{verdicts:#?}");
    assert_eq!(coverage.len(), 2 + 3);
    assert!(coverage.iter().all(|row| bars(row) == 1 + INSIGHTS.len() + 1), "{coverage:#?}");
}

#[test]
fn explain_names_its_sources() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["explain", PLAN, "3"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for part in [
        "Flagship store",
        "Brand store, Tmall, Semi-open",
        "Purchases, one switch away",
        "“CRM connected”",
        "Source: Artefact, Consumer data collection in China: section on Tmall and JD (stated)",
        "https://artefact.com/",
        "No source of this pack says",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let two_away = sandbox.file("plan.ron", BY_HAND);
    let ran = sandbox.run(&["explain", &two_away, "1"]);
    assert!(ran.out.contains("Behaviour, 2 switches away"), "{}", ran.out);
}

#[test]
fn explain_lists_the_touchpoints_if_an_id_is_unknown() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["explain", PLAN, "99"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("`99`"), "{}", ran.err);
    assert!((1..=7).all(|id| ran.err.contains(&format!("`{id}`"))), "{}", ran.err);
    let ran = sandbox.run(&["explain", "saved_plans/empty-start.ron", "1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("the plan has none"), "{}", ran.err);
}

#[test]
fn another_pack_gives_other_verdicts() {
    let sandbox = Sandbox::new();
    let pack = sandbox.file("kept.ron", &pack_without_purchases("kept-purchases"));
    let report = evaluated(&sandbox, PLAN, &["--rules", &pack]);
    assert_eq!(report["rules"], "kept-purchases");
    assert_eq!(verdicts(&report, 3)[1], "transactions: withheld - []");
    assert_eq!(states(&report, "semi_open")[1], "withheld");
    let report = evaluated(&sandbox, PLAN, &["--rules", BASE_PACK]);
    assert_eq!(verdicts(&report, 3)[1], "transactions: locked - [[\"crm_integrated\"]]");

    let ran = sandbox.run(&["explain", PLAN, "3", "--rules", &pack]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Purchases, kept by the platform"), "{}", ran.out);

    // A total lists the switch with which it would be known for each person.
    let pack = sandbox.file("totals.ron", &pack_with_totals("totals"));
    let report = evaluated(&sandbox, PLAN, &["--rules", &pack]);
    let lifted = "transactions: yields aggregate [[\"crm_integrated\"]]";
    assert_eq!(verdicts(&report, 3)[1], lifted);
}

#[test]
fn an_unknown_pack_is_reported_with_the_known_ones() {
    let sandbox = Sandbox::new();
    let runs: [&[&str]; 4] = [
        &["evaluate", PLAN, "--rules", "four-tiers"],
        &["explain", PLAN, "3", "--rules", "four-tiers"],
        &["rules", "show", "four-tiers"],
        &["rules", "diff", BASE_PACK, "four-tiers"],
    ];
    for args in runs {
        let ran = sandbox.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{args:?}");
        assert!(ran.err.contains("`four-tiers`"), "{}", ran.err);
        assert!(ran.err.contains(&format!("`{BASE_PACK}`")), "{}", ran.err);
    }
}

#[test]
fn check_prints_every_finding_of_every_file() {
    let sandbox = Sandbox::new();
    let plan = "(goals: [(insight: \"behavior\")], touchpoints: [(id: 1, kind: \"feed_ad\", \
                platform: \"qq\", visitors: Some(-5))])";
    let plan = sandbox.file("plan.ron", plan);
    let pack = pack_with("slips", "hosts: [\"wechat\", \"qq\"]", "hosts: [\"wechatt\", \"qqq\"]");
    let pack = sandbox.file("pack.ron", &pack);
    let missing = sandbox.0.path().join("missing.ron").display().to_string();
    let ran = sandbox.run(&["check", &plan, PLAN, &missing, &pack]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out, format!("{PLAN}: valid\n"));
    let of = |file: &str| ran.err.lines().filter(|line| line.starts_with(file)).count();
    assert_eq!(of(&format!("{plan}:1:")), 2, "{}", ran.err);
    assert_eq!(of(&missing), 1, "{}", ran.err);
    assert!(of(&pack) >= 2, "{}", ran.err);
    assert_eq!(of(""), of(&plan) + of(&missing) + of(&pack), "{}", ran.err);
    for part in ["`behavior`", "`behaviour`", "`-5`", "`wechatt`", "`wechat`", "`qqq`", "`qq`"] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
}

#[test]
fn check_finds_nothing_in_valid_plans_and_packs() {
    let sandbox = Sandbox::new();
    let pack = sandbox.file("pack.ron", &pack_without_purchases("kept-purchases"));
    let files = [
        PLAN,
        "saved_plans/empty-start.ron",
        "saved_plans/luxury-house-closed.ron",
        "saved_plans/sports-brand-crm.ron",
        "assets/rules/three-tiers-2023.ron",
    ];
    let ran = sandbox.run(&[&["check"][..], &files[..]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines: Vec<String> = files.iter().map(|file| format!("{file}: valid")).collect();
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), lines);
    // What is only doubtful is a warning, and no error.
    let ran = sandbox.run(&["check", &pack]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], format!("{pack}: valid"));
    assert!(lines[1].contains(": warning: yields[4]: the rule `store_crm_purchases` never"));
    assert_eq!(lines.len(), 2);
}

#[test]
fn rules_lists_and_shows_packs() {
    let sandbox = Sandbox::new();
    let list = sandbox.run(&["rules", "list"]);
    assert_eq!((list.code, list.err.as_str()), (Some(0), ""));
    assert!(list.out.lines().any(|line| line.starts_with(BASE_PACK)), "{}", list.out);
    assert_eq!(sandbox.run(&["rules"]).out, list.out);

    let show = sandbox.run(&["rules", "show", BASE_PACK]);
    assert_eq!((show.code, show.err.as_str()), (Some(0), ""));
    for part in [
        BASE_PACK,
        "semi_open (tmall, jd)",
        "store_crm_purchases: brand_store, member_programme on tmall, jd",
        "crm_integrated",
        "小程序",
        "https://artefact.com/",
    ] {
        assert!(show.out.contains(part), "{part}: {}", show.out);
    }
    let file = sandbox.run(&["rules", "show", "assets/rules/three-tiers-2023.ron"]);
    assert_eq!((file.code, file.out), (Some(0), show.out));
}

#[test]
fn rules_diff_prints_each_verdict_that_differs() {
    let sandbox = Sandbox::new();
    let same = sandbox.run(&["rules", "diff", BASE_PACK, BASE_PACK]);
    assert_eq!((same.code, same.err.as_str()), (Some(0), ""));
    assert_eq!(same.out, "The two packs are the same.\n");
    let facts = "facts_as_of: \"2023\"";
    let newer = sandbox.file("newer.ron", &pack_with(BASE_PACK, facts, "facts_as_of: \"2024\""));
    let same = sandbox.run(&["rules", "diff", BASE_PACK, &newer]);
    assert!(same.out.starts_with("No verdict differs"), "{}", same.out);
    // Two versions of one pack are distinguished.
    let tier = "owner: (en: \"Tencent\", zh: \"腾讯\"), tier: open),";
    let moved = sandbox.file("moved.ron", &pack_with(BASE_PACK, tier, "tier: closed),"));
    let differ = sandbox.run(&["rules", "diff", BASE_PACK, &moved]);
    let line = format!("platform qq (closed): only in {moved}");
    assert!(differ.out.lines().any(|found| found == line), "{}", differ.out);

    let pack = sandbox.file("kept.ron", &pack_without_purchases("kept-purchases"));
    let differ = sandbox.run(&["rules", "diff", BASE_PACK, &pack]);
    assert_eq!((differ.code, differ.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = differ.out.lines().collect();
    let line = "brand_store on tmall, transactions: yields individual, needs crm_integrated → \
                withheld";
    assert!(lines.contains(&line), "{lines:#?}");
    assert!(lines.contains(&"livestream on jd, transactions: not_sensed → withheld"));
    // The statement, and then six kinds are hosted by each of the two marketplaces.
    let statement = "Changed: ceiling of semi_open, transactions: individual → withheld";
    assert_eq!((lines.len(), lines[0]), (13, statement), "{lines:#?}");
    assert!(lines.iter().all(|line| line.contains(", transactions: ")), "{lines:#?}");
    // In a plan: which verdicts differ and which statement makes the difference.
    let differ = sandbox.run(&["rules", "diff", BASE_PACK, &pack, "--plan", PLAN]);
    assert_eq!((differ.code, differ.err.as_str()), (Some(0), ""));
    let by = "→ withheld  [ceiling of semi_open, transactions]";
    assert!(differ.out.contains(by), "{}", differ.out);
    assert!(differ.out.contains("Semi-open: "), "{}", differ.out);
    let same = sandbox.run(&["rules", "diff", BASE_PACK, BASE_PACK, "--plan", PLAN]);
    assert!(same.out.contains("No verdict differs.") && !same.out.contains('['), "{}", same.out);
}

#[test]
fn rules_diff_compares_switches_and_confidence() {
    let sandbox = Sandbox::new();
    let own = "needs: [\"crm_integrated\"]";
    let pack = sandbox.file("free.ron", &pack_with("free", own, "needs: []"));
    let differ = sandbox.run(&["rules", "diff", BASE_PACK, &pack]);
    let line = "brand_store on tmall, transactions: yields individual, needs crm_integrated → \
                yields individual";
    assert!(differ.out.lines().any(|found| found == line), "{}", differ.out);
    let sure = "source: \"closed\", confidence: stated";
    let pack = pack_with("unsure", sure, "source: \"closed\", confidence: inferred");
    let pack = sandbox.file("unsure.ron", &pack);
    let differ = sandbox.run(&["rules", "diff", BASE_PACK, &pack]);
    let line = "brand_account on weibo, behaviour: stated → inferred";
    assert!(differ.out.lines().any(|found| found == line), "{}", differ.out);
}

#[test]
fn check_reads_plans_with_packs_that_are_checked_in_the_same_run() {
    let sandbox = Sandbox::new();
    let pack = sandbox.file("kept.ron", &pack_without_purchases("kept-purchases"));
    let plan = "(rules: \"kept-purchases\", touchpoints: [])";
    let plan = sandbox.file("plan.ron", plan);
    let run = sandbox.run(&["check", &plan, &pack]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(sandbox.run(&["check", &plan]).code, Some(1));
    // A pack from the same run takes precedence over a known one with its id.
    let host = "hosts: [\"wechat\"";
    let base = pack_with(BASE_PACK, host, "hosts: [\"qq\"");
    let pack = sandbox.file("base.ron", &base);
    let plan = "(touchpoints: [(id: 1, kind: \"mini_program\", platform: \"wechat\")])";
    let plan = sandbox.file("own.ron", plan);
    assert_eq!(sandbox.run(&["check", &plan]).code, Some(0));
    assert_eq!(sandbox.run(&["check", &plan, &pack]).code, Some(1));
}

#[test]
fn wrong_usage_is_explained_in_plain_words() {
    let sandbox = Sandbox::new();
    let runs: [(&[&str], &str); 6] = [
        (&["evalute", PLAN], "did you mean `evaluate`?"),
        (&["quartz", PLAN], "there is no command `quartz`"),
        (&["evaluate", PLAN, "--lang", "en", "--lang", "zh"], "is given twice"),
        (&["explain", PLAN, "99999999999999999999999"], "a whole number, 0 or more"),
        (&["evaluate", PLAN, "--format", "xml"], "table, json, csv or markdown"),
        (&["evaluate", PLAN, "--fromat", "csv"], "did you mean `--format`?"),
    ];
    for (args, says) in runs {
        let run = sandbox.run(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(says), "{}", run.err);
    }
    let run = sandbox.run(&["--lang", "zh", "evaluate"]);
    assert!(run.err.contains("缺少") && !run.err.contains("Usage"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn packs_of_the_users_folder_are_known_by_id_and_invalid_ones_are_reported() {
    let sandbox = Sandbox::new();
    let packs = "data/tierboard/packs";
    let pack = pack_without_purchases("kept-purchases");
    let good = sandbox.file(&format!("{packs}/good.ron"), &pack);
    let bad = sandbox.file(&format!("{packs}/bad.ron"), "(format: 1, id: \"bad\"");
    let list = sandbox.run(&["rules", "list"]);
    assert_eq!(list.code, Some(0));
    let line = list.out.lines().find(|line| line.starts_with("kept-purchases"));
    assert!(line.is_some_and(|line| line.contains(&good)), "{}", list.out);
    assert!(list.err.starts_with(&bad), "{}", list.err);
    let report = evaluated(&sandbox, PLAN, &["--rules", "kept-purchases"]);
    assert_eq!(verdicts(&report, 3)[1], "transactions: withheld - []");
    let unknown = sandbox.run(&["rules", "show", "nothing"]);
    assert!(unknown.err.contains("`kept-purchases`"), "{}", unknown.err);
}

#[test]
fn wrong_usage_goes_to_standard_error() {
    let sandbox = Sandbox::new();
    let runs: [&[&str]; 14] = [
        &["--nonsense"],
        &["evaluate"],
        &["evaluate", PLAN, "--format", "xml"],
        &["evaluate", PLAN, "--format"],
        &["evaluate", PLAN, "--nonsense"],
        &["evaluate", PLAN, PLAN],
        &["explain", PLAN],
        &["explain", PLAN, "first"],
        &["explain", PLAN, "-1"],
        &["check"],
        &["rules", "nonsense"],
        &["rules", "show"],
        &["rules", "diff", BASE_PACK],
        &[PLAN, "evaluate", PLAN],
    ];
    for args in runs {
        let ran = sandbox.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn help_names_every_subcommand_and_exit_code() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for part in ["evaluate", "explain", "check", "rules", "PLAN"] {
        assert!(help.out.contains(part), "{part}: {}", help.out);
    }
    let codes = "Exit codes: 0 success, 1 invalid input, 2 wrong usage.";
    assert!(help.out.contains(codes), "{}", help.out);
    for command in ["evaluate", "explain", "check", "rules"] {
        let help = sandbox.run(&[command, "--help"]);
        assert_eq!((help.code, help.err.as_str()), (Some(0), ""), "{command}");
        assert!(help.out.contains("Usage: "), "{}", help.out);
    }
    let version = sandbox.run(&["--version"]);
    assert_eq!(version.code, Some(0));
    assert_eq!(version.out, format!("tierboard {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_unsound_plan_does_not_open_a_window() {
    let sandbox = Sandbox::new();
    let bad = sandbox.file("bad.ron", "(touchpoints: [(id: 1, kind: \"feed_ad\")])");
    let ran = sandbox.run(&[&bad]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.starts_with(&bad) && ran.err.contains("`platform`"), "{}", ran.err);
    let ran = sandbox.run(&["no-such-plan.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("no-such-plan.ron: there is no such file"), "{}", ran.err);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_the_evaluation_is_printed_instead() {
    use tierboard::text::words::{no_display, no_window};

    let sandbox = Sandbox::new();
    let sentence = if cfg!(feature = "gui") { no_display() } else { no_window() };
    for plan in [PLAN, "saved_plans/sports-brand-crm.ron"] {
        let ran = sandbox.run(&[plan]);
        assert_eq!((ran.code, ran.err), (Some(0), format!("{sentence}\n")));
        assert_eq!(ran.out, sandbox.run(&["evaluate", plan]).out);
    }
    // Without a plan, it prints the example.
    let ran = sandbox.run(&[]);
    assert_eq!((ran.code, ran.err), (Some(0), format!("{sentence}\n")));
    assert_eq!(ran.out, sandbox.run(&["evaluate", PLAN]).out);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_plan_the_last_one_is_opened() {
    let sandbox = Sandbox::new();
    let sports = concat!(env!("CARGO_MANIFEST_DIR"), "/saved_plans/sports-brand-crm.ron");
    let settings = "config/tierboard/settings.ron";
    sandbox.file(settings, &format!("(recent: [{sports:?}, \"/gone.ron\"])"));
    let ran = sandbox.run(&[]);
    assert_eq!((ran.code, ran.out), (Some(0), sandbox.run(&["evaluate", sports]).out));
    // If it is missing, the example is opened.
    sandbox.file(settings, "(recent: [\"/gone.ron\"])");
    let ran = sandbox.run(&[]);
    assert_eq!((ran.code, ran.out), (Some(0), sandbox.run(&["evaluate", PLAN]).out));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn a_display_that_does_not_answer_is_reported_in_a_sentence() {
    let sandbox = Sandbox::new();
    let ran = ran(sandbox.command(&[PLAN]).env("DISPLAY", ":4077"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.out, sandbox.run(&["evaluate", PLAN]).out);
    assert!(ran.err.contains("evaluation of the plan"), "{}", ran.err);
    for word in ["panicked", "RUST_BACKTRACE", "os error", "Error("] {
        assert!(!ran.err.contains(word), "{}", ran.err);
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let sandbox = Sandbox::new();
    // More than any pipe holds, so that the program is still writing when the pipe is closed.
    let names: Vec<&str> = std::iter::repeat_n("A feed ad of a long plan", 3000).collect();
    let plan = sandbox.file("plan.ron", &plan_named(&names));
    for format in ["table", "json", "csv", "markdown"] {
        let mut command = sandbox.command(&["evaluate", &plan, "--format", format]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = start(&mut command).unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        let err = String::from_utf8(done.stderr).unwrap();
        assert_eq!((done.status.code(), err.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn the_ending_chooses_the_export_format_and_an_unknown_one_is_wrong_usage() {
    let sandbox = Sandbox::new();
    let out = |ending: &str| sandbox.file(&format!("out.{ending}"), "");
    for ending in ["pdf", "pptx", "xlsx", "html", "svg", "png", "csv", "md", "json"] {
        let file = out(ending);
        let run = sandbox.run(&["export", PLAN, "-o", &file]);
        assert_eq!(run.code, Some(0), "{ending}: {}", run.err);
        assert!(fs::metadata(&file).is_ok_and(|about| about.len() > 500), "{ending}");
    }
    let run = sandbox.run(&["export", PLAN, "-o", &out("doc")]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("pptx"), "{}", run.err);
    let run = sandbox.run(&["export", PLAN, "-o", &out("png"), "--view", "99"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("it has 10"), "{}", run.err);
    let useless = sandbox.run(&["export", PLAN, "-o", &out("csv"), "--width", "800"]);
    assert_eq!(useless.code, Some(2));
    assert!(useless.err.contains("--width"), "{}", useless.err);
}

#[test]
fn compare_prints_what_is_different() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["compare", PLAN, PLAN]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("are the same."), "{}", run.out);
    let run = sandbox.run(&["compare", PLAN, "saved_plans/sports-brand-crm.ron"]);
    assert!(run.out.contains("Tmall flagship on Tmall"), "{}", run.out);
    assert!(run.out.contains("Open: 4 of 5 → 3 of 5"), "{}", run.out);
    assert_eq!(sandbox.run(&["compare", PLAN]).code, Some(2));
}

#[test]
fn the_language_option_works_before_and_after_the_command() {
    let sandbox = Sandbox::new();
    for args in [&["--lang", "zh", "evaluate", PLAN][..], &["evaluate", PLAN, "--lang=zh"]] {
        let run = sandbox.run(args);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.out.contains("各层级覆盖"), "{}", run.out);
    }
    assert!(sandbox.run(&["--lang", "zh", "--help"]).out.contains("示例"));
    assert_eq!(sandbox.run(&["--lang", "xx"]).code, Some(2));
}

#[test]
fn the_pseudo_language_works_for_every_command() {
    let sandbox = Sandbox::new();
    let files: Vec<String> = ["pdf", "pptx", "xlsx", "html", "svg", "png", "csv", "md", "json"]
        .map(|ending| sandbox.file(&format!("out.{ending}"), ""))
        .to_vec();
    let mut runs: Vec<Vec<&str>> = vec![
        vec!["evaluate", PLAN],
        vec!["evaluate", PLAN, "--format", "markdown"],
        vec!["explain", PLAN, "3"],
        vec!["compare", PLAN, "saved_plans/sports-brand-crm.ron"],
        vec!["rules"],
        vec!["rules", "show", BASE_PACK],
        vec!["rules", "diff", BASE_PACK, BASE_PACK],
        vec!["check", PLAN],
        vec!["--help"],
        vec!["export", "--help"],
    ];
    for args in &runs {
        let ran = sandbox.run(&[&["--lang", "qps"][..], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(ran.out.contains('['), "{args:?}: {}", ran.out);
    }
    runs = files.iter().map(|file| vec!["export", PLAN, "-o", file]).collect();
    runs.push(vec!["evaluate", PLAN, "--format", "json"]);
    runs.push(vec!["evaluate", PLAN, "--format", "csv"]);
    for args in &runs {
        let ran = sandbox.run(&[&["--lang", "qps"][..], args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    }
    let ran = sandbox.run(&["--lang", "qps", "evaluate"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with('['), "{}", ran.err);
    // The help does not list it.
    assert!(!sandbox.run(&["--help"]).out.contains("qps"));
}

#[test]
fn characters_that_no_font_has_are_named() {
    let sandbox = Sandbox::new();
    let plan = sandbox.file("plan.ron", &plan_named(&["Shop \u{e83a}", "Plain"]));
    let target = sandbox.0.path().join("board.svg").display().to_string();
    let ran = sandbox.run(&["export", &plan, "-o", &target]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let line = "Touchpoint “Shop \u{e83a}”: no font here has “\u{e83a}” (U+E83A); a box stands in its place\n";
    assert_eq!(ran.err.replace('`', "").replace(['“', '”'], ""), line.replace(['“', '”'], ""));
    // In slides the reader's fonts draw it.
    let target = sandbox.0.path().join("deck.pptx").display().to_string();
    assert_eq!(sandbox.run(&["export", &plan, "-o", &target]).err, "");
}

const FIELD_PLAN: &str = "saved_plans/member-pass-2026.ron";

#[test]
fn a_day_a_least_confidence_and_a_hypothesis_change_the_verdicts_and_mark_every_result() {
    let sandbox = Sandbox::new();
    let lens = ["--as-of", "2024-02", "--at-least", "secondary", "--what-if", "douyin=open"];
    let with = |args: &[&str]| -> Ran {
        let all: Vec<&str> = args.iter().copied().chain(lens).chain(["--lang", "en"]).collect();
        sandbox.run(&all)
    };
    let json = with(&["evaluate", FIELD_PLAN, "--format", "json"]);
    assert_eq!(json.code, Some(0), "{json:?}");
    let json: Value = serde_json::from_str(&json.out).expect("JSON");
    // A month means its last day.
    assert_eq!(json["as_of"], "2024-02-29");
    assert_eq!(json["at_least"], "secondary");
    assert_eq!(json["what_if"][0]["platform"], "douyin");
    assert_eq!(json["what_if"][0]["tier"], "open");
    let plain = sandbox.run(&["evaluate", FIELD_PLAN, "--format", "json"]);
    let plain: Value = serde_json::from_str(&plain.out).expect("JSON");
    assert_ne!(plain["coverage"], json["coverage"]);
    for args in [
        &["evaluate", FIELD_PLAN][..],
        &["explain", FIELD_PLAN, "1"],
        &["compare", FIELD_PLAN, FIELD_PLAN],
        &["evaluate", FIELD_PLAN, "--format", "markdown"],
    ] {
        let ran = with(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
        let said = ran.out.replace('\n', " ");
        for mark in ["2024-02-29", "secondary", "Douyin"] {
            assert!(said.contains(mark), "{mark} in {args:?}: {}", ran.out);
        }
    }
    let unknown = sandbox.run(&["evaluate", FIELD_PLAN, "--what-if", "nowhere=open"]);
    assert_ne!(unknown.code, Some(0));
    assert!(unknown.err.contains("nowhere"), "{unknown:?}");
    let no_day = sandbox.run(&["evaluate", FIELD_PLAN, "--as-of", "2026-02-30"]);
    assert_eq!(no_day.code, Some(2));
    assert!(no_day.err.contains("2026-02-30"), "{no_day:?}");
}

#[test]
fn every_verdict_of_an_export_names_its_statement() {
    let sandbox = Sandbox::new();
    // The statement behind what the first card of the plan knows of behaviour.
    let statement = "wx_mp_behaviour";
    for name in ["plan.md", "plan.svg", "plan.csv", "plan.html"] {
        let file = sandbox.0.path().join(name).display().to_string();
        let ran = sandbox.run(&["export", FIELD_PLAN, "-o", &file, "--lang", "en"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let text = fs::read_to_string(&file).expect("it is written").replace('\\', "");
        assert!(text.contains(statement), "{name}");
        assert!(text.contains("https://"), "{name}");
    }
}

/// A small pack with a link, and a plan with a route along it.
fn led(link: &str) -> String {
    let why = "because: \"So.\", source: \"s\", confidence: stated";
    format!(
        "(id: \"led\", name: \"Led\", facts_as_of: \"2026\",
        sources: [(id: \"s\", title: \"S\", address: \"https://s.example\")],
        insights: [(id: \"i\", name: \"I\")],
        conditions: [(id: \"a\", name: \"A\", deed: \"do a\")],
        groups: [(id: \"g\", name: \"G\")],
        tiers: [(tier: open, name: \"O\", means: \"o\", ceilings: [(insight: \"i\", lets: aggregate, {why})]), (tier: semi_open, name: \"S\", means: \"s\", ceilings: []), (tier: closed, name: \"C\", means: \"c\", ceilings: [])],
        platforms: [(id: \"north\", name: \"North\", tier: open)],
        kinds: [(id: \"card\", name: \"Card\", group: \"g\", hosts: [\"north\"])],
        yields: [(id: \"y1\", kinds: [\"card\"], on: [\"north\"], insight: \"i\", grain: individual, needs: [], {why})],
        means: [(id: \"m\", name: \"M\")],
        links: [(id: \"l1\", from: [\"north\"], to: [\"north\"], by: [\"m\"], {link}, {why})])"
    )
}

#[test]
fn a_diff_in_a_plan_names_routes_and_the_statement_that_makes_the_difference() {
    let sandbox = Sandbox::new();
    let one = sandbox.file("one.ron", &led("lets: allowed, needs: [\"a\"]"));
    let other = sandbox.file("other.ron", &led("lets: barred"));
    let plan = sandbox.file(
        "plan.ron",
        "(rules: \"led\", touchpoints: [(id: 1, kind: \"card\", platform: \"north\"), (id: 2, kind: \"card\", platform: \"north\")], routes: [(from: 1, to: 2, by: \"m\")])",
    );
    let ran = sandbox.run(&["rules", "diff", &one, &other, "--plan", &plan, "--lang", "en"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("1 → 2, m: locked (a) → barred  [links l1]"), "{}", ran.out);
    // A ceiling caps the rule: the rule that is gone makes the difference all the same.
    let less =
        sandbox.file("less.ron", &led("lets: barred").replace("needs: [],", "needs: [\"a\"],"));
    let ran = sandbox.run(&["rules", "diff", &other, &less, "--plan", &plan, "--lang", "en"]);
    assert!(ran.out.contains("[yields y1]"), "{}", ran.out);
    // Findings name the entry as the file does.
    let bad = sandbox.file("bad.ron", &led("lets: barred, since: \"2025-02-30\""));
    let ran = sandbox.run(&["check", &bad, "--lang", "en"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("links[0].since (l1)") && ran.err.contains("2025-02-30"), "{ran:?}");
    // A carried pack is warned of like a file.
    let carried = led("lets: barred")
        .replace("links: [", "keys: [(id: \"k\", name: \"K\", joins: brand)], links: [");
    let plan =
        sandbox.file("carries.ron", &format!("(rules: \"led\", pack: {carried}, touchpoints: [])"));
    let ran = sandbox.run(&["check", &plan, "--lang", "en"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("warning") && ran.out.contains("pack.keys[0]"), "{ran:?}");
}
