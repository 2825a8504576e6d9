//! File formats: what files of each format mean, that a file reads the same in one pass and taken
//! apart, and that written files read back unchanged.

use std::fmt::{Debug, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tierboard::model::finding::{Finding, Problem};
use tierboard::model::pack::{
    Ceiling, Condition, Confidence, Grounds, Group, Insight, Kind, KindCeiling, Outlet, Pack,
    Platform, SearchNote, Source, Text, Tier, TierRules, YieldRule,
};
use tierboard::model::plan::{Goal, Grain, Plan, Touchpoint, TouchpointId};
use tierboard::model::scene::{Scene, Show};
use tierboard::store::packs::{BASE_PACK_TEXT, Library};
use tierboard::store::{self, examples, pack_file, plan_file, save};

const PLAN: &str = include_str!("../cases/files/v1/plan.ron");
const PACK: &str = include_str!("../cases/files/v1/pack.ron");

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::embedded);

fn read_plan(text: &str) -> Result<Plan, Vec<Finding>> {
    plan_file::parse(text, &LIBRARY, None).map(|(plan, _)| plan)
}

// ---------------------------------------------------------------------------------------------
// Files of format 1
// ---------------------------------------------------------------------------------------------

fn every_touchpoint() -> Vec<Touchpoint> {
    let placed = |id, kind: &str, platform: &str| {
        Touchpoint::new(TouchpointId(id), kind.into(), platform.into())
    };
    vec![
        Touchpoint {
            name: "Loyalty mini program".to_owned(),
            conditions: vec!["consent".into(), "brand_operated".into()],
            visitors: Some(240_000),
            budget: Some(180_000.5),
            phase: Some("Tease".to_owned()),
            notes: "QR code on every pack".to_owned(),
            ..placed(7, "mini_program", "wechat")
        },
        Touchpoint {
            visitors: Some(90_000),
            budget: Some(60_000.0),
            phase: Some("Launch".to_owned()),
            ..placed(u64::MAX, "feed_ad", "qq")
        },
        placed(0, "brand_zone", "baidu"),
    ]
}

#[test]
fn a_plan_of_format_1_keeps_its_meaning() {
    let plan = read_plan(PLAN).expect("the plan is valid");
    assert_eq!(plan.title, "Every field");
    assert_eq!(plan.rules.as_str(), "three-tiers-2023");
    let goal = |insight: &str, grain| Goal::new(insight.into(), grain);
    let goals = [goal("behaviour", Grain::Individual), goal("followers", Grain::Aggregate)];
    assert_eq!(plan.goals, goals);
    let touchpoints: Vec<Touchpoint> = plan.touchpoints.iter().map(|t| (**t).clone()).collect();
    assert_eq!(touchpoints, every_touchpoint());
    let scenes = [
        Scene { hidden: true, notes: "Say hello".to_owned(), ..Scene::of(Show::Title) },
        Scene {
            title: "Why now".to_owned(),
            text: "One.\nTwo.".to_owned(),
            ..Scene::of(Show::Text)
        },
        Scene {
            title: "The shelf".to_owned(),
            picture: "aGVsbG8=".into(),
            ..Scene::of(Show::Picture)
        },
    ];
    assert_eq!(plan.scenes, scenes);
    // The first files had no format number.
    let without = PLAN.replace("    format: 1,\n", "");
    assert_ne!(without, PLAN);
    assert_eq!(read_plan(&without).expect("the plan is valid"), plan);
}

fn grounds(because: &str, confidence: Confidence) -> Grounds {
    Grounds::new(Text::new(because), "s", confidence)
}

fn ceiling(lets: Outlet, keeper: &str, grounds: Grounds) -> Ceiling {
    Ceiling { insight: "i".into(), lets, keeper: Text::new(keeper), grounds }
}

fn tier(tier: Tier, name: &str, means: &str, ceilings: Vec<Ceiling>) -> TierRules {
    TierRules { tier, name: Text::new(name), means: Text::new(means), ceilings }
}

fn every_kind() -> Kind {
    let kept = grounds("Kept.", Confidence::Official);
    let ceiling = ceiling(Outlet::Withheld, "Owner", kept);
    Kind {
        id: "k".into(),
        name: Text::new("Kind"),
        group: "g".to_owned(),
        search: vec!["kk".to_owned()],
        hosts: vec!["p".into()],
        ceilings: vec![KindCeiling { platform: "p".into(), ceiling }],
    }
}

fn every_platform() -> Platform {
    let in_total = grounds("In total.", Confidence::Inferred);
    Platform {
        id: "p".into(),
        name: Text::new("Platform"),
        owner: Text::new("Owner"),
        tier: Tier::Open,
        search: vec!["pp".to_owned()],
        note: Text::new("A note."),
        ceilings: vec![ceiling(Outlet::Aggregate, "", in_total)],
    }
}

fn every_rule() -> YieldRule {
    YieldRule {
        id: "y".to_owned(),
        kinds: vec!["k".into()],
        on: vec!["p".into()],
        insight: "i".into(),
        grain: Grain::Aggregate,
        needs: vec!["c".into()],
        form: Text::default(),
        grounds: grounds("It sees.", Confidence::Secondary),
    }
}

fn every_field() -> Pack {
    let source = Source::new("s", "A source", "https://example.org/");
    let means = Text::new("What it says.").with("zh", "含义。");
    let stated = grounds("So it is.", Confidence::Stated);
    let open = vec![ceiling(Outlet::Individual, "Nobody", stated)];
    Pack {
        name: Text::new("Every field").with("zh", "所有字段").with("pt-BR", "Todos os campos"),
        about: Text::new("A pack that leaves nothing out."),
        facts_as_of: "2023-09-01".to_owned(),
        sources: vec![source],
        insights: vec![Insight { id: "i".into(), name: Text::new("Insight"), means }],
        conditions: vec![Condition {
            id: "c".into(),
            name: Text::new("It is on"),
            order: Text::new("Turn it on"),
        }],
        groups: vec![Group { id: "g".to_owned(), name: Text::new("Group") }],
        tiers: vec![
            tier(Tier::Open, "Open", "Much", open),
            tier(Tier::SemiOpen, "Semi-open", "Some", Vec::new()),
            tier(Tier::Closed, "Closed", "Little", Vec::new()),
        ],
        platforms: vec![every_platform()],
        kinds: vec![every_kind()],
        yields: vec![every_rule()],
        search_notes: vec![SearchNote {
            words: vec!["elsewhere".to_owned()],
            says: Text::new("Look here."),
            instead: "p".into(),
        }],
        ..Pack::empty("every-field".into())
    }
}

#[test]
fn a_pack_of_format_1_keeps_its_meaning() {
    let pack = pack_file::parse(PACK).expect("the pack is valid");
    assert_eq!(pack, every_field());
    let without = PACK.replace("    format: 1,\n", "");
    assert_ne!(without, PACK);
    assert_eq!(pack_file::parse(&without).expect("the pack is valid"), pack);
}

#[test]
fn a_newer_format_is_refused_whatever_it_contains() {
    let newer = |newest: u64| (newest + 1).to_string();
    let found = newer(plan_file::FORMAT);
    let findings = read_plan(&format!("(format: {found}, wings: [(1, 2)])")).expect_err("newer");
    let newest = plan_file::FORMAT;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].problem, Problem::NewerFormat { found, newest });
    let found = newer(pack_file::FORMAT);
    let text = PACK.replace("format: 1", &format!("format: {found}, wings: [(1, 2)]"));
    let findings = pack_file::parse(&text).expect_err("newer");
    assert_eq!(findings.len(), 1, "{findings:?}");
    let newest = pack_file::FORMAT;
    assert_eq!(findings[0].problem, Problem::NewerFormat { found, newest });
}

// ---------------------------------------------------------------------------------------------
// In one pass or taken apart
// ---------------------------------------------------------------------------------------------

/// The text as a file that has to be taken apart, because an attribute prevents reading it in one
/// pass. The attribute itself changes nothing, since it is set for every file.
fn to_take_apart(text: &str) -> String {
    format!("#![enable(implicit_some)]\n{text}")
}

/// Whether the findings are the same, with those of `apart` one line further down. Syntax errors
/// are not compared, because RON counts their lines from the start of the value.
fn same_findings(one: &[Finding], apart: &[Finding]) -> bool {
    let of_ron = |f: &Finding| matches!(f.problem, Problem::Syntax(_) | Problem::Empty);
    if one.iter().any(of_ron) || apart.iter().any(of_ron) {
        return true;
    }
    let up = |f: &Finding| Finding {
        place: f.place.map(|(line, column)| (line - 1, column)),
        ..f.clone()
    };
    one == apart.iter().map(up).collect::<Vec<_>>()
}

/// Reads a text in both ways, which must agree, and returns the result.
fn agreed<T: PartialEq + Debug>(
    text: &str,
    read: impl Fn(&str) -> Result<T, Vec<Finding>>,
) -> Result<Option<T>, String> {
    match (read(text), read(&to_take_apart(text))) {
        (Ok(one), Ok(apart)) if one == apart => Ok(Some(one)),
        (Err(one), Err(apart)) if same_findings(&one, &apart) => Ok(None),
        (one, apart) => Err(format!("{text}\nin one pass: {one:?}\ntaken apart: {apart:?}")),
    }
}

/// One touchpoint with these further fields.
fn with_fields(fields: &str) -> String {
    format!("(touchpoints: [(id: 1, kind: \"feed_ad\", platform: \"qq\", {fields})])")
}

#[test]
fn odd_but_valid_touchpoints_read_the_same_both_ways() {
    let sound = [
        "visitors: 5",
        "visitors: Some(5)",
        "visitors: Some(5,)",
        "visitors: Some ( /* five */ 5 )",
        "visitors: None",
        "visitors: +5",
        "visitors: -0",
        "visitors: 0x1F",
        "visitors: 1_000_000",
        "visitors: 5u64",
        "visitors: 18446744073709551615",
        "budget: 5",
        "budget: -0.0",
        "budget: Some(-0.0)",
        "budget: .5",
        "budget: 5.",
        "budget: 1e3",
        "budget: 5.0f64",
        "budget: 100000000000000000000",
        "phase: \"Tease\"",
        "phase: Some(r#\"a \"phase\"\"#)",
        "phase: None",
        "notes: \"Some notes: Some 5, // no comment /* none\"",
        "r#notes: \"a raw name\"",
        "conditions: [\"consent\", /* and */ \"brand_operated\",]",
        "conditions: []",
        "conditions: None",
        "notes: None",
        "notes: Some(\"a note\")",
        "notes: \"\\u{301} \\x41 \\\n   and on\"",
    ];
    for fields in sound {
        let read = agreed(&with_fields(fields), read_plan).unwrap_or_else(|why| panic!("{why}"));
        let plan = read.unwrap_or_else(|| panic!("{fields} is sound"));
        let budget = plan.touchpoints[0].budget;
        assert!(budget.is_none_or(f64::is_sign_positive), "{fields}: {budget:?}");
    }
}

#[test]
fn odd_and_invalid_touchpoints_are_refused_both_ways() {
    let unsound = [
        "visitors: Some 5",
        "visitors: 5.0",
        "visitors: 5u8",
        "visitors: -5",
        "visitors: 18446744073709551616",
        "visitors: b'a'",
        "visitors: ()",
        "budget: -1",
        "budget: inf",
        "budget: Some(NaN)",
        "budget: 1e999",
        "budget: 5.0f32",
        "phase: Some \"Tease\"",
        "phase: Tease",
        "notes: 'n'",
        "conditions: (\"consent\")",
        "id: 2",
        "visitors: 1, visitors: 2",
        "colour: \"red\"",
    ];
    for fields in unsound {
        let read = agreed(&with_fields(fields), read_plan).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(read, None, "{fields} is not sound");
    }
}

#[test]
fn odd_plans_read_the_same_both_ways() {
    let plans = [
        ("()", true),
        ("Plan()", true),
        ("Plan (title: \"a\")", true),
        ("r#Plan(title: \"a\")", true),
        ("Board(title: \"a\")", false),
        ("\n// first\n(title: /* here */ \"a\", // there\n)  // last", true),
        ("(format: 1)", true),
        ("(format: Some(1))", true),
        ("(format: 0)", false),
        ("(format: 1.0)", false),
        ("(goals: [Goal(insight: \"contact\", grain: \"individual\")])", true),
        ("(goals: [(insight: \"contact\", grain: r#individual)])", false),
        ("(goals: [(insight: \"contact\", grain: Some(individual))])", true),
        ("(goals: [Aim(insight: \"contact\")])", false),
        ("(scenes: [(show: semi_open, hidden: \"true\"), Scene(show: \"text\")])", true),
        ("(scenes: [(show: nothing)])", false),
        ("(scenes: [(hidden: true)])", false),
        ("(rules: Some(\"three-tiers-2023\"))", true),
        ("(title: \"a\") (title: \"b\")", false),
        ("{\"title\": \"a\"}", false),
        ("(\"a\")", false),
    ];
    for (text, sound) in plans {
        let read = agreed(text, read_plan).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(read.is_some(), sound, "{text}");
    }
    for (_, text) in examples::ALL {
        let read = agreed(text, read_plan).unwrap_or_else(|why| panic!("{why}"));
        assert!(read.is_some());
    }
}

#[test]
fn attributes_do_not_change_the_meaning_of_a_file() {
    let with_name = PLAN.replace("title: \"Every field\"", "title: \"Every\"");
    for extension in ["unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"] {
        let text = format!("#![enable({extension})]\n{with_name}");
        assert_eq!(read_plan(&text).expect("it is sound").title, "Every");
    }
}

#[test]
fn odd_texts_of_packs_read_the_same_both_ways() {
    let name = "name: (en: \"Every field\", zh: \"所有字段\", pt_BR: \"Todos os campos\")";
    assert!(PACK.contains(name));
    let names = [
        ("name: \"n\"", true),
        ("name: r\"n\"", true),
        ("name: (en: \"n\")", true),
        ("name: Text(en: \"n\", zh: \"\")", true),
        ("name: (zh: \"n\", en: \"n\")", true),
        ("name: (en: \"n\", r#zh-Hans-CN: \"n\")", true),
        ("name: Name(en: \"n\")", false),
        ("name: (zh: \"n\")", false),
        ("name: (en: \"\", zh: \"n\")", false),
        ("name: \" \"", false),
        ("name: (en: \"n\", zh_CN: \"n\", r#zh-cn: \"n\")", false),
        ("name: (en: \"n\", EN: \"n\")", false),
        ("name: (en: \"n\", zh: 5)", false),
        ("name: (en: \"n\", chinese: \"n\")", false),
        ("name: {\"en\": \"n\"}", false),
        ("name: 5", false),
    ];
    for (instead, sound) in names {
        let text = PACK.replace(name, instead);
        let read = agreed(&text, pack_file::parse).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(read.is_some(), sound, "{instead}");
    }
    for (word, instead) in [("lets: aggregate", "lets: \"aggregate\""), ("tier: open", "tier: opn")]
    {
        let text = PACK.replacen(word, instead, 1);
        let read = agreed(&text, pack_file::parse).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(read.is_some(), instead.contains('"'), "{instead}");
    }
}

/// Pieces of text that an editor or a typing mistake leaves in a file.
const PIECES: [&str; 27] = [
    "",
    "Some ",
    "Some(",
    "None",
    "-0.0",
    "-",
    "1e3",
    "u64",
    "0x1F",
    "\"",
    "individual",
    "\"open\"",
    "r#",
    "//",
    "/*",
    "*/",
    ",",
    "(",
    ")",
    "[",
    "]",
    ":",
    "title: \"x\",",
    "format: 0,",
    "\\",
    "#",
    "\n",
];

/// The text with pieces inserted, or replacing what was there.
fn edited(text: &str, edits: &[(Index, usize, &str)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, length, piece) in edits {
        let start = at.index(chars.len() + 1);
        let end = (start + length).min(chars.len());
        chars.splice(start..end, piece.chars());
    }
    chars.into_iter().collect()
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}

fn edits() -> impl Strategy<Value = Vec<(Index, usize, &'static str)>> {
    vec((any::<Index>(), 0..12_usize, select(PIECES.to_vec())), 0..3)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_edited_plan_reads_the_same_both_ways(changes in edits()) {
        agreed(&edited(PLAN, &changes), read_plan).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn an_edited_pack_reads_the_same_both_ways(changes in edits()) {
        agreed(&edited(PACK, &changes), pack_file::parse).map_err(TestCaseError::fail)?;
    }
}

// ---------------------------------------------------------------------------------------------
// What is shared, and what is written
// ---------------------------------------------------------------------------------------------

#[test]
fn equal_ids_share_their_text() {
    let text = "(touchpoints: [\n\
                (id: 1, kind: \"feed_ad\", platform: \"qq\", conditions: [\"consent\"]),\n\
                (id: 2, kind: \"feed_ad\", platform: \"qq\", conditions: [\"consent\"]),\n])";
    let plan = read_plan(text).expect("the plan is valid");
    let [one, other] = plan.touchpoints.as_slice() else { panic!("two touchpoints") };
    let same = |a: &str, b: &str| std::ptr::eq(a, b);
    assert!(same(one.kind.as_str(), other.kind.as_str()));
    assert!(same(one.platform.as_str(), other.platform.as_str()));
    assert!(same(one.conditions[0].as_str(), other.conditions[0].as_str()));
}

#[test]
fn a_finding_at_the_end_of_a_large_plan_has_line_and_column() {
    let mut text = String::from("(touchpoints: [\n");
    for id in 1..=2_000 {
        writeln!(text, "(id: {id}, kind: \"feed_ad\", platform: \"qq\"),")
            .expect("writing to a string works");
    }
    text.push_str("(id: 2001, kind: \"feed_ad\", platform: \"nowhere\"),\n])");
    let findings = read_plan(&text).expect_err("there is no such platform");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].at, "touchpoints[2000].platform");
    assert_eq!(findings[0].place, Some((2002, 39)));
}

#[test]
fn a_written_pack_reads_unchanged_and_writes_the_same_bytes() {
    for text in [BASE_PACK_TEXT, PACK] {
        let pack = pack_file::parse(text).expect("the pack is valid");
        let written = pack_file::write(&pack).expect("a pack can be written");
        assert_eq!(pack_file::parse(&written).expect("it is sound"), pack);
        let read = pack_file::parse(&written).expect("it is sound");
        assert_eq!(pack_file::write(&read).expect("a pack can be written"), written);
        assert!(written.ends_with(")\n"), "{written}");
    }
    let written = pack_file::write(&every_field()).expect("a pack can be written");
    // A text in one language is a string, one in several is a record on one line; empty fields are
    // left out.
    assert!(written.contains("    about: \"A pack that leaves nothing out.\",\n"), "{written}");
    let name = "    name: (en: \"Every field\", pt_BR: \"Todos os campos\", zh: \"所有字段\"),\n";
    assert!(written.contains(name), "{written}");
    assert!(!written.contains("\"\"") && !written.contains("[]"), "{written}");
}

#[test]
fn a_language_code_that_is_no_field_name_is_not_written() {
    let mut pack = every_field();
    pack.name.set("not a language", "?");
    let why = pack_file::write(&pack).expect_err("no code of a language");
    assert!(why.to_string().contains("`not a language`"), "{why}");
}

#[test]
fn a_pack_is_saved_with_a_backup() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("pack.ron");
    let mut pack = every_field();
    store::save_pack(&file, &pack).expect("it can be saved");
    pack.about = Text::default();
    store::save_pack(&file, &pack).expect("it can be saved");
    let read = |file: &Path| pack_file::parse(&store::read_text(file).expect("it is there"));
    assert_eq!(read(&file).expect("it is sound"), pack);
    assert_eq!(read(&save::backup_of(&file)).expect("it is sound"), every_field());
    let library = Library::with_folder(Some(folder.path()));
    assert_eq!(library.get("every-field").map(AsRef::as_ref), Some(&pack));
}
