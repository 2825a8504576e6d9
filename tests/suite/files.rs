//! Files: all problems of a bad file are reported and the file is not changed, saving loses
//! nothing, unsaved work survives, unreadable settings and packs do not stop the program.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tierboard::model::plan::{PackId, Plan, Touchpoint, TouchpointId};
use tierboard::model::tidy;
use tierboard::store::packs::{BASE_PACK, FIELD_PACK, Library};
use tierboard::store::plan_file::Under;
use tierboard::store::recovery::{self, Keeper, Orphan, Own};
use tierboard::store::settings::{Settings, ThemeChoice};
use tierboard::store::{self, Comments, FileError, examples, save};
use tierboard::text::findings;

use crate::support::{folder, no_start, pack_called, put};

/// A bad file: its name, its text, the part that the message points at, the value that the message
/// quotes, and the remedy.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Bad files that are whole plans.
const PLANS: &[Case] = &[
    ("unknown field", "(formatt: 1)", "formatt", "formatt", "did you mean `format`?"),
    ("field twice", "(title: \"a\", title: \"b\")", "title: \"b\"", "title", "change one"),
    ("no record", "[1, 2]", "[1, 2]", "[1, 2]", "is not a record in round brackets"),
    ("no text", "(title: 5)", "5", "5", "is not a text in quotation marks"),
    ("no list", "(touchpoints: 5)", "5", "5", "is not a list in square brackets"),
    ("no touchpoint", "(touchpoints: [5])", "5", "5", "is not a record in round brackets"),
    ("format of words", "(format: \"one\")", "\"one\"", "\"one\"", "is not a whole number"),
    ("format 0", "(format: 0)", "0", "0", ""),
    ("newer format", "(format: 2, wings: [])", "2", "2", "open it with a newer Tierboard"),
    (
        "unknown pack",
        "(rules: \"three-tiers-2032\")",
        "\"three-tiers-2032\"",
        "three-tiers-2032",
        "did you mean `three-tiers-2023`?",
    ),
    (
        "unknown pack, nothing near",
        "(rules: \"xyz\")",
        "\"xyz\"",
        "xyz",
        "it can be `three-tiers-2023`",
    ),
    (
        "unknown insight",
        "(goals: [(insight: \"behavior\", grain: individual)])",
        "\"behavior\"",
        "behavior",
        "did you mean `behaviour`?",
    ),
    (
        "unknown grain",
        "(goals: [(insight: \"behaviour\", grain: individuall)])",
        "individuall",
        "individuall",
        "did you mean `individual`?",
    ),
    ("goal for nothing", "(goals: [(grain: individual)])", "(grain", "insight", "add it"),
];

/// Bad fields of one touchpoint.
const TOUCHPOINTS: &[Case] = &[
    (
        "unknown field",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", nmae: \"x\"",
        "nmae",
        "nmae",
        "did you mean `name`?",
    ),
    (
        "unknown kind",
        "id: 1, kind: \"offical_account\", platform: \"wechat\"",
        "\"offical_account\"",
        "offical_account",
        "did you mean `official_account`?",
    ),
    (
        "unknown kind, nothing near",
        "id: 1, kind: \"zzz\", platform: \"wechat\"",
        "\"zzz\"",
        "zzz",
        "it can be `mini_program`, `official_account`, ",
    ),
    (
        "unknown platform",
        "id: 1, kind: \"feed_ad\", platform: \"wechatt\"",
        "\"wechatt\"",
        "wechatt",
        "did you mean `wechat`?",
    ),
    (
        "unknown condition",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", conditions: [\"crm_integrated\", \"concent\"]",
        "\"concent\"",
        "concent",
        "did you mean `consent`?",
    ),
    (
        "condition twice",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", conditions: [\"consent\", \"consent\"]",
        "\"consent\"",
        "consent",
        "change one",
    ),
    (
        "id twice",
        "id: 7, kind: \"feed_ad\", platform: \"qq\"), (id: 7, kind: \"feed_ad\", platform: \"jd\"",
        "7",
        "7",
        "change one",
    ),
    (
        "not hosted",
        "id: 1, kind: \"mini_program\", platform: \"tmall\"",
        "\"tmall\"",
        "tmall",
        "does not host `mini_program`; did you mean `wechat` or `qq`?",
    ),
    ("no kind", "id: 1, platform: \"qq\"", "(id", "kind", "is missing; add it"),
    ("no platform", "id: 1, kind: \"feed_ad\"", "(id", "platform", "is missing; add it"),
    ("no id", "kind: \"feed_ad\", platform: \"qq\"", "(kind", "id", "is missing; add it"),
    ("id below 0", "id: -1, kind: \"feed_ad\", platform: \"qq\"", "-1", "-1", "write 0 or more"),
    (
        "id in quotation marks",
        "id: \"1\", kind: \"feed_ad\", platform: \"qq\"",
        "\"1\"",
        "\"1\"",
        "is not a whole number",
    ),
    (
        "kind without quotation marks",
        "id: 1, kind: feed_ad, platform: \"qq\"",
        "feed_ad",
        "feed_ad",
        "is not a text in quotation marks",
    ),
    (
        "name of another type",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", name: [true]",
        "[true]",
        "[true]",
        "is not a text in quotation marks",
    ),
    (
        "conditions without a list",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", conditions: \"consent\"",
        "\"consent\"",
        "\"consent\"",
        "is not a list in square brackets",
    ),
    (
        "condition of another type",
        "id: 1, kind: \"feed_ad\", platform: \"qq\", conditions: [5]",
        "5",
        "5",
        "is not a text in quotation marks",
    ),
];

/// A field with an invalid number, the value in the message, and the remedy.
const NUMBERS: &[(&str, &str, &str)] = &[
    ("visitors: Some(-5)", "-5", "write 0 or more"),
    ("visitors: -5", "-5", "write 0 or more"),
    ("visitors: Some(inf)", "inf", "leave the field out"),
    ("visitors: Some(NaN)", "NaN", "leave the field out"),
    ("visitors: Some(1.5)", "1.5", "is not a whole number"),
    ("visitors: Some(\"many\")", "\"many\"", "is not a whole number"),
    ("budget: Some(-0.5)", "-0.5", "write 0 or more"),
    ("budget: Some(inf)", "inf", "leave the field out"),
    ("budget: Some(-inf)", "-inf", "leave the field out"),
    ("budget: Some(NaN)", "NaN", "leave the field out"),
    ("budget: inf", "inf", "leave the field out"),
    ("budget: Some(\"much\")", "\"much\"", "is not a number"),
];

/// The messages for a plan file that does not load; none if it loads.
fn messages(file: &Path) -> Vec<String> {
    let loaded = store::load_plan(file, &Library::embedded(), &Under::default());
    loaded.err().map(|error| findings::file_error(&error)).unwrap_or_default()
}

fn loaded(file: &Path) -> Plan {
    store::load_plan(file, &Library::embedded(), &Under::default()).expect("the plan is valid").plan
}

/// The message for a plan that cannot be saved.
fn refused(file: &Path, plan: &Plan) -> String {
    let error = store::save_plan(file, plan).expect_err("the plan cannot be saved");
    findings::file_error(&error).join("\n")
}

/// A plan with one touchpoint of this name.
fn plan_named(name: &str) -> Plan {
    let mut plan = Plan::empty(PackId::from(BASE_PACK));
    name.clone_into(&mut plan.title);
    let mut touchpoint = Touchpoint::new(TouchpointId(1), "feed_ad".into(), "qq".into());
    name.clone_into(&mut touchpoint.name);
    name.clone_into(&mut touchpoint.notes);
    touchpoint.phase = Some(name.to_owned());
    plan.touchpoints.push(Arc::new(touchpoint));
    plan.note_phases();
    plan
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Line and column of the last occurrence of `mark`.
fn place(text: &str, mark: &str) -> (usize, usize) {
    let at = text.rfind(mark).expect("the mark is in the text");
    let before = text.get(..at).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// Asserts that a file gives exactly the expected message, and is not changed.
fn assert_message(name: &str, text: &str, mark: &str, value: &str, remedy: &str) {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, text.as_bytes());
    let lines = messages(&file);
    assert_eq!(lines.len(), 1, "{name}: {lines:#?}");
    let (line, column) = place(text, mark);
    let start = format!("{}:{line}:{column}: ", file.display());
    for said in &lines {
        assert!(said.starts_with(&start), "{name}: {said} should start with {start}");
        assert!(said.contains(&format!("`{value}`")), "{name}: {said}");
        assert!(said.contains(remedy), "{name}: {said}");
        assert_plain(name, said);
    }
    assert_eq!(fs::read(&file).expect("the file is still there"), text.as_bytes(), "{name}");
    assert_eq!(names(folder.path()), ["plan.ron"], "{name}");
}

/// Asserts that a message contains no jargon or control characters.
fn assert_plain(name: &str, said: &str) {
    for jargon in ["ron::", "RawValue", "serde", "os error", "recursion", "Some(\"", "Error("] {
        assert!(!said.contains(jargon), "{name}: {said}");
    }
    assert!(!said.contains(char::is_control), "{name}: {said:?}");
}

/// A plan with one touchpoint of these fields, which begin in line 3, column 10.
fn with_fields(fields: &str) -> String {
    format!("(\n    touchpoints: [\n        ({fields}),\n    ],\n)\n")
}

#[test]
fn each_mistake_in_a_plan_is_reported_with_place_value_and_remedy() {
    for (name, text, mark, value, remedy) in PLANS {
        assert_message(name, text, mark, value, remedy);
    }
}

#[test]
fn each_mistake_in_a_touchpoint_is_reported_with_place_value_and_remedy() {
    for (name, fields, mark, value, remedy) in TOUCHPOINTS {
        assert_message(name, &with_fields(fields), mark, value, remedy);
    }
    let text = with_fields("id: 1, kind: \"offical_account\", platform: \"wechat\"");
    assert_eq!(place(&text, "\"offical_account\""), (3, 23));
}

#[test]
fn each_invalid_number_is_reported_with_place_value_and_remedy() {
    for (field, value, remedy) in NUMBERS {
        let text = with_fields(&format!(
            "id: 1, kind: \"feed_ad\", platform: \"qq\", notes: \"\", {field}"
        ));
        let (_, mark) = field.split_once(": ").unwrap();
        assert_message(field, &text, mark, value, remedy);
    }
}

#[test]
fn missing_empty_and_non_utf8_files_are_reported() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let only_line = |name: &str| {
        let lines = messages(&file);
        assert_eq!(lines.len(), 1, "{name}: {lines:#?}");
        let line = lines.into_iter().next().unwrap_or_default();
        assert!(line.starts_with(&format!("{}: ", file.display())), "{name}: {line}");
        assert_plain(name, &line);
        line
    };
    let missing = only_line("missing");
    assert!(missing.contains("no such file") && missing.contains("check the name"), "{missing}");
    for blank in ["", " ", "\n\t\r\n \n", "\u{feff}", "\u{feff}\n"] {
        put(&file, blank.as_bytes());
        let empty = only_line("blank");
        assert!(empty.contains("is empty; choose another"), "{blank:?}: {empty}");
        assert_eq!(fs::read(&file).unwrap(), blank.as_bytes());
    }
    let bytes = b"(title: \"\xff\xfe\")";
    put(&file, bytes);
    let foreign = only_line("not UTF-8");
    assert!(foreign.contains("byte 9") && foreign.contains("save it as UTF-8"), "{foreign}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_folder_and_a_file_of_200_megabytes_are_not_read() {
    let folder = folder();
    let lines = messages(folder.path());
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].starts_with(&folder.path().display().to_string()), "{}", lines[0]);
    assert!(lines[0].contains("name a file in it"), "{}", lines[0]);

    let file = folder.path().join("large.ron");
    let size = 200 * 1024 * 1024;
    File::create(&file).unwrap().set_len(size).unwrap();
    let lines = messages(&file);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].starts_with(&format!("{}: ", file.display())), "{}", lines[0]);
    assert!(lines[0].contains("`200 MB`") && lines[0].contains("at most 64 MB"), "{}", lines[0]);
    assert_eq!(fs::metadata(&file).unwrap().len(), size);
}

#[test]
fn a_truncated_file_is_reported_with_line_and_column() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let (_, whole) = examples::ALL[0];
    let long = whole.trim_end().len();
    for cut in [1, 2, 10, 25, long / 4, long / 3, long / 2, 3 * long / 4, long - 2, long - 1] {
        let text = whole.get(..cut).unwrap();
        put(&file, text.as_bytes());
        let lines = messages(&file);
        assert_eq!(lines.len(), 1, "{cut}: {lines:#?}");
        let rest = lines[0].strip_prefix(&format!("{}:", file.display()));
        let place: Vec<&str> = rest.unwrap_or_default().splitn(3, ':').collect();
        let (line, column) = (place[0].parse::<usize>(), place[1].parse::<usize>());
        let last = text.lines().count();
        assert!(line.is_ok_and(|line| (1..=last + 1).contains(&line)), "{cut}: {}", lines[0]);
        assert!(column.is_ok_and(|column| column >= 1), "{cut}: {}", lines[0]);
        assert!(lines[0].contains("this is not valid RON: "), "{cut}: {}", lines[0]);
        assert!(lines[0].contains("correct it in a text editor"), "{cut}: {}", lines[0]);
        assert_plain("cut off", &lines[0]);
        assert_eq!(fs::read(&file).unwrap(), text.as_bytes());
    }
}

#[test]
fn endlessly_nested_brackets_are_reported_without_a_stack_overflow() {
    const DEEP: usize = 100_000;
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let texts = [
        "[".repeat(DEEP),
        "(".repeat(DEEP),
        "{".repeat(DEEP),
        "Some(".repeat(DEEP),
        format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!("(touchpoints: {}{})", "(".repeat(DEEP), ")".repeat(DEEP)),
    ];
    for text in texts {
        put(&file, text.as_bytes());
        let lines = messages(&file);
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].starts_with(&format!("{}:1:", file.display())), "{}", lines[0]);
        assert!(lines[0].contains("nested deeper"), "{}", lines[0]);
        assert_plain("nested", &lines[0]);
    }
}

#[test]
fn all_mistakes_in_a_plan_are_reported_at_once() {
    let text = r#"(
    formatt: 1,
    rules: "three-tiers-2032",
    goals: [(insight: "behavior", grain: individuall)],
    touchpoints: [
        (id: 1, kind: "offical_account", platform: "wechat", visitors: Some(-5)),
        (id: 1, kind: "mini_program", platform: "tmall", budget: Some(inf)),
        (kind: "feed_ad", platform: "qq", colour: "red", conditions: ["concent"]),
    ],
)
"#;
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, text.as_bytes());
    let lines = messages(&file);
    let expected = [
        (2, "`formatt`"),
        (3, "`three-tiers-2032`"),
        (4, "`behavior`"),
        (4, "`individuall`"),
        (6, "`offical_account`"),
        (6, "`-5`"),
        (7, "`1` appears twice"),
        (7, "`tmall` does not host `mini_program`"),
        (7, "`inf`"),
        (8, "`id` is missing"),
        (8, "`colour`"),
        (8, "`concent`"),
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    // The messages are in file order.
    for (said, (line, part)) in lines.iter().zip(expected) {
        assert!(said.starts_with(&format!("{}:{line}:", file.display())), "{line}: {said}");
        assert!(said.contains(part), "{part}: {said}");
        assert_plain(part, said);
    }
    assert_eq!(fs::read(&file).unwrap(), text.as_bytes());
}

#[test]
fn a_long_or_hostile_value_is_shortened_and_cleaned_in_messages() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    for kind in ["x".repeat(10_000), "\u{1b}[2J\u{202e}feed_ad\u{7}".to_owned(), "漢".repeat(500)]
    {
        put(&file, with_fields(&format!("id: 1, kind: {kind:?}, platform: \"qq\"")).as_bytes());
        let lines = messages(&file);
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert_plain("hostile", &lines[0]);
        assert!(!lines[0].contains('\u{202e}'), "{}", lines[0]);
        let own = lines[0].strip_prefix(&file.display().to_string()).unwrap();
        assert!(own.contains("unknown touchpoint kind") && own.chars().count() < 400, "{own}");
    }
}

#[test]
fn unusual_texts_are_saved_and_loaded_unchanged() {
    let folder = folder();
    let (file, again) = (folder.path().join("plan.ron"), folder.path().join("again.ron"));
    let texts = [
        "x".repeat(10_000),
        "漢字，也可以。".to_owned(),
        "שלום مرحبا \u{202e}turned\u{202c} \u{200f}".to_owned(),
        "🧴 👩\u{200d}👩\u{200d}👧 \u{fe0f}e\u{301}".to_owned(),
        "\0\u{1}\u{1b}[31m\u{7}\t\r\n\u{7f}\u{85}\u{2028}\u{feff}".to_owned(),
        "\"quoted\" \\ back\\\\slash 'single' \\n {curly} r#\"raw\"#".to_owned(),
        "// no comment /* none */".to_owned(),
        "  spaces around  ".to_owned(),
        "\u{10ffff}\u{e000}".to_owned(),
    ];
    for text in &texts {
        let mut plan = plan_named(text);
        store::save_plan(&file, &plan).unwrap();
        let back = loaded(&file);
        // Control characters go; nothing else changes.
        tidy::plan(&mut plan);
        store::save_plan(&file, &plan).unwrap();
        let kept = text.chars().filter(|c| !c.is_control() && !"\u{2028}".contains(*c));
        assert_eq!(plan.title.replace(' ', ""), kept.filter(|c| *c != ' ').collect::<String>());
        assert_eq!(back, plan);
        store::save_plan(&again, &back).unwrap();
        assert_eq!(fs::read(&file).unwrap(), fs::read(&again).unwrap(), "{text:?}");
    }
}

#[test]
fn byte_order_marks_and_line_ends_of_editors_are_accepted() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let (_, text) = examples::ALL[0];
    put(&file, text.as_bytes());
    let plan = loaded(&file);
    let text = text.replace("\r\n", "\n");
    let changed = [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("// The autumn plan.\n/* nested /* too */ */\n{text}\n// The end.\n"),
        text.trim_end().to_owned(),
        format!("{}\n\n\n", text.replace("    ", "\t")),
        text.replace("Some(240000)", "240000").replace("Some(180000.0)", "180000"),
        format!("Plan{text}"),
    ];
    for text in changed {
        put(&file, text.as_bytes());
        assert_eq!(messages(&file), Vec::<String>::new(), "{text}");
        assert_eq!(loaded(&file), plan);
    }
}

#[test]
fn a_file_may_end_with_a_comment() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, b"(title: \"Short\") // without a line end");
    assert_eq!(messages(&file), Vec::<String>::new());
    assert_eq!(loaded(&file).title, "Short");
}

/// Comments at the start of a plan, the rest of the file, and the expected number of other
/// comments.
const COMMENTS: &[(&str, &str, usize)] = &[
    ("", "(title: \"a\")\n", 0),
    ("\n\n", "(title: \"a\")\n", 0),
    ("// mine\n", "(title: \"a\")\n", 0),
    ("// mine\n\n", "(title: \"a\")\n", 0),
    ("  // one\n\t/* two /* three */ */\n// four (\n", "(title: \"a\")\n", 0),
    ("/* mine */ ", "(title: \"a\")", 0),
    ("// \u{8ba1}\u{5212} \"\n", "(title: \"a\")\n", 0),
    ("// mine\r\n", "(\r\n    title: \"a\",\r\n)\r\n", 0),
    ("// mine\n", "Plan /* 1 */ (title: /* 2 */ \"// no\", // 3\n) /* 4 */ // 5", 5),
    ("", "(title: \"\\\" // no\", rules: r#\"three-tiers-2023\"#) // 1", 1),
    ("", "(title: r##\"a \"# // no\"##, r#rules: r\"three-tiers-2023\" /* 1 */)", 1),
    ("", "(/* Some */ touchpoints: [ /**/ ] /* a */ /* b */)", 4),
];

#[test]
fn the_comment_at_the_start_of_a_plan_survives_a_save_and_others_are_counted() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let load = || store::load(&file, &Library::embedded(), None).expect("the plan is valid");
    for (header, text, others) in COMMENTS {
        put(&file, format!("{header}{text}").as_bytes());
        let read = load();
        assert_eq!(read.comments.others, *others, "{header}{text}");
        store::save_plan_with(&file, &read.plan, &read.comments.header).unwrap();
        let saved = fs::read_to_string(&file).unwrap();
        if header.trim().is_empty() {
            assert_eq!(read.comments, Comments { header: String::new(), others: *others });
        } else {
            let line_end = if header.ends_with('\n') { "" } else { "\n" };
            assert!(saved.starts_with(&format!("{header}{line_end}(\n")), "{header}: {saved}");
        }
        let again = load();
        assert_eq!(again.plan, read.plan);
        assert_eq!(again.comments, Comments { header: read.comments.header, others: 0 });
    }
}

#[test]
fn only_comments_are_written_before_a_plan() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    for header in ["mine", "// mine\nmine", "/* mine", "/* /* mine */", "\"// mine\"", "("] {
        store::save_plan_with(&file, &plan_named("a"), header).unwrap();
        assert_eq!(loaded(&file), plan_named("a"), "{header}");
    }
    for header in ["// mine", "/* mine */", "// mine\n// (", "// mine /*"] {
        store::save_plan_with(&file, &plan_named("a"), header).unwrap();
        let read = store::load(&file, &Library::embedded(), None).expect("the plan is valid");
        assert_eq!((read.plan, read.comments.header.as_str()), (plan_named("a"), header));
    }
}

#[test]
fn the_first_line_of_a_recovery_file_does_not_count_as_a_comment() {
    let (_folder, orphan) = with_orphan("old");
    let read = store::load(&orphan.file, &Library::embedded(), None).expect("the plan is valid");
    assert_eq!(read.plan, plan_named("old"));
    assert_eq!(read.comments, Comments::default());
    let kept = fs::read_to_string(&orphan.file).unwrap();
    let (first, rest) = kept.split_once('\n').unwrap();
    put(&orphan.file, format!("{first}\n// mine\n{rest}").as_bytes());
    let read = store::load(&orphan.file, &Library::embedded(), None).expect("the plan is valid");
    assert_eq!(read.comments.header, "// mine");
}

#[test]
fn an_error_names_the_file_and_has_its_cause_as_source() {
    use std::error::Error as _;

    let folder = folder();
    let file = folder.path().join("plan.ron");
    let missing = store::read_text(&file).expect_err("there is no such file");
    assert_eq!(missing.to_string(), format!("there is no file `{}`", file.display()));
    assert!(missing.source().is_none());
    put(&file, b"(title: 5, colour: 6)");
    let unsound =
        store::load_plan(&file, &Library::embedded(), &Under::default()).expect_err("two slips");
    let said = format!("2 things are wrong in the file `{}`", file.display());
    assert_eq!(unsound.to_string(), said);
    let below = file.join("plan.ron");
    let unsaved = store::save_plan(&below, &plan_named("a")).expect_err("not below a file");
    assert!(matches!(unsaved, FileError::Write(..)), "{unsaved:?}");
    assert_eq!(unsaved.to_string(), format!("cannot write the file `{}`", below.display()));
    assert!(unsaved.source().is_some());
}

#[test]
fn any_whole_number_is_a_valid_id() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let ids = [0, 1, 1000, u64::MAX - 1, u64::MAX];
    let mut plan = Plan::empty(PackId::from(BASE_PACK));
    for id in ids {
        let touchpoint = Touchpoint::new(TouchpointId(id), "feed_ad".into(), "qq".into());
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    store::save_plan(&file, &plan).unwrap();
    assert_eq!(loaded(&file), plan);
}

#[test]
fn saving_keeps_the_previous_file_as_the_only_backup() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    assert_eq!(names(folder.path()), ["plan.ron"]);
    for (now, before) in [("two", "one"), ("three", "two"), ("four", "three")] {
        store::save_plan(&file, &plan_named(now)).unwrap();
        assert_eq!(names(folder.path()), ["plan.ron", "plan.ron.bak"]);
        assert_eq!(loaded(&file), plan_named(now));
        assert_eq!(loaded(&save::backup_of(&file)), plan_named(before));
    }
}

#[test]
fn a_plan_is_always_written_in_the_same_form() {
    let folder = folder();
    let (file, again) = (folder.path().join("plan.ron"), folder.path().join("again.ron"));
    for (name, text) in examples::ALL {
        put(&file, text.as_bytes());
        let plan = loaded(&file);
        store::save_plan(&file, &plan).unwrap();
        store::save_plan(&again, &plan).unwrap();
        let bytes = fs::read(&file).unwrap();
        assert_eq!(bytes, fs::read(&again).unwrap(), "{name}");
        // The examples are written in that form, apart from line ends on some systems.
        assert_eq!(String::from_utf8(bytes).unwrap(), text.replace("\r\n", "\n"), "{name}");
    }
}

#[test]
fn a_failed_save_changes_nothing() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    let bytes = fs::read(&file).unwrap();

    // There can be nothing below a file, or in a folder that does not exist.
    for nowhere in [file.join("plan.ron"), folder.path().join("none").join("plan.ron")] {
        let said = refused(&nowhere, &plan_named("two"));
        assert!(said.starts_with(&format!("{}: cannot be saved: ", nowhere.display())), "{said}");
        assert!(said.contains(": cannot be saved: "), "{said}");
        assert_plain("nowhere", &said);
    }
    let said = refused(folder.path(), &plan_named("two"));
    assert!(said.contains("this is a folder"), "{said}");

    let mut rights = fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&file, rights.clone()).unwrap();
    let said = refused(&file, &plan_named("two"));
    assert!(said.contains("cannot be saved: "), "{said}");
    assert_plain("read-only", &said);
    assert_eq!(fs::metadata(&file).unwrap().permissions(), rights);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names(folder.path()), ["plan.ron"]);
}

#[test]
fn a_save_fails_if_the_backup_cannot_be_kept() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    let bytes = fs::read(&file).unwrap();
    fs::create_dir(save::backup_of(&file)).unwrap();
    put(&save::backup_of(&file).join("something"), b"in the way");
    let said = refused(&file, &plan_named("two"));
    assert!(said.contains("`plan.ron.bak`: there is a folder of that name"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(names(folder.path()), ["plan.ron", "plan.ron.bak"]);
}

#[cfg(unix)]
#[test]
fn saving_to_a_link_replaces_its_target_and_keeps_the_link() {
    let folder = folder();
    fs::create_dir(folder.path().join("shared")).unwrap();
    let real = folder.path().join("shared").join("real.ron");
    let link = folder.path().join("link.ron");
    store::save_plan(&real, &plan_named("one")).unwrap();
    std::os::unix::fs::symlink("shared/real.ron", &link).unwrap();
    store::save_plan(&link, &plan_named("two")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert!(fs::symlink_metadata(&real).unwrap().file_type().is_file());
    assert_eq!(loaded(&real), plan_named("two"));
    assert_eq!(loaded(&save::backup_of(&real)), plan_named("one"));
    assert_eq!(names(folder.path()), ["link.ron", "shared"]);
    assert_eq!(names(&folder.path().join("shared")), ["real.ron", "real.ron.bak"]);
}

#[cfg(unix)]
#[test]
fn a_saved_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder();
    let file = folder.path().join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    for mode in [0o600, 0o640, 0o664] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        store::save_plan(&file, &plan_named("two")).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, mode);
    }
}

#[cfg(unix)]
#[test]
fn a_saved_file_keeps_its_owner_and_group() {
    use std::os::unix::fs::{MetadataExt, chown};

    let folder = folder();
    let file = folder.path().join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    if chown(&file, Some(1), Some(2)).is_err() {
        eprintln!("only an administrator can give files away");
        return;
    }
    store::save_plan(&file, &plan_named("two")).unwrap();
    let about = fs::metadata(&file).unwrap();
    assert_eq!((about.uid(), about.gid()), (1, 2));
    assert_eq!(loaded(&file), plan_named("two"));
    assert_eq!(loaded(&save::backup_of(&file)), plan_named("one"));
}

#[test]
fn a_file_with_the_longest_name_can_be_saved_again() {
    let folder = folder();
    for name in [format!("{}.ron", "p".repeat(251)), format!("{}.ron", "计".repeat(83))] {
        let file = folder.path().join(&name);
        store::save_plan(&file, &plan_named("one")).unwrap();
        store::save_plan(&file, &plan_named("two")).unwrap();
        assert_eq!(loaded(&file), plan_named("two"));
        assert_eq!(loaded(&save::backup_of(&file)), plan_named("one"));
    }
    let other = format!("{}q.ron", "p".repeat(250));
    let backups = [folder.path().join(other), folder.path().join("p".repeat(255))];
    assert_ne!(save::backup_of(&backups[0]), save::backup_of(&backups[1]));
}

#[cfg(unix)]
#[test]
fn a_backup_does_not_follow_a_link_that_somebody_has_prepared() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    let victim = folder.path().join("victim");
    put(&victim, b"precious");
    store::save_plan(&file, &plan_named("one")).unwrap();
    for name in ["plan.ron.bak", "plan.ron.bak.new"] {
        std::os::unix::fs::symlink(&victim, folder.path().join(name)).unwrap();
    }
    store::save_plan(&file, &plan_named("two")).unwrap();
    assert_eq!(fs::read(&victim).unwrap(), b"precious");
    assert_eq!(loaded(&save::backup_of(&file)), plan_named("one"));
}

#[test]
fn what_a_killed_save_left_is_removed_later_and_nothing_else() {
    let folder = folder();
    let old = std::time::SystemTime::now() - std::time::Duration::from_mins(1);
    for name in [".tierboard-a1B2c3D4", ".tierboard-young000", ".tierboard-notes.md", "plan.ron"] {
        let file = File::create(folder.path().join(name)).unwrap();
        if !name.contains("young") {
            file.set_modified(old).unwrap();
        }
    }
    let writing = folder.path().join(".tierboard-writing0");
    let held = File::create(&writing).unwrap();
    held.set_modified(old).unwrap();
    held.lock().unwrap();
    save::sweep(folder.path());
    let left = [".tierboard-notes.md", ".tierboard-writing0", ".tierboard-young000", "plan.ron"];
    assert_eq!(names(folder.path()), left);
}

#[test]
fn a_change_of_equal_size_and_time_is_noticed() {
    let folder = folder();
    let file = folder.path().join("plan.ron");
    put(&file, b"(format: 1, title: \"one\")");
    let (stamp, time) = (store::stamp(&file), fs::metadata(&file).unwrap().modified().unwrap());
    put(&file, b"(format: 1, title: \"two\")");
    File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    assert_ne!(store::stamp(&file), stamp);
    put(&file, b"(format: 1, title: \"one\")");
    assert_eq!(store::stamp(&file), stamp, "the same again is no change");
}

/// Runs the test `name` again in a process with a 64 KB disk, whose folder is in the environment
/// variable `disk`. `more` is run in the shell after mounting. Prints a note if the system does not
/// allow mounting.
#[cfg(target_os = "linux")]
fn again_on_a_small_disk(name: &str, disk: &str, more: &str) {
    use std::process::Command;

    use crate::support::output;

    const MOUNT: &str = "mount -t tmpfs -o size=64k tmpfs \"$1\"";
    let folder = folder();
    let in_shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.arg(folder.path());
        command
    };
    if !output(&mut in_shell(MOUNT)).is_ok_and(|done| done.status.success()) {
        eprintln!("{name}: this system does not allow mounting a small disk, so nothing is tested");
        return;
    }
    let script = format!("{MOUNT} && {more} exec \"$2\" --exact \"$3\" --nocapture");
    let mut command = in_shell(&script);
    command.arg(std::env::current_exe().expect("this program")).arg(name);
    let done = output(command.env(disk, folder.path())).expect("a shell");
    let said = String::from_utf8_lossy(&done.stdout);
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.contains("1 passed"), "{said}{errors}");
}

/// Asserts that a plan of this name cannot be saved into `folder`, and that nothing changes there.
#[cfg(target_os = "linux")]
fn assert_refused(folder: &Path, name: &str, reason: &str) {
    let file = folder.join("plan.ron");
    let (bytes, there) = (fs::read(&file).expect("the plan"), names(folder));
    let said = refused(&file, &plan_named(name));
    let expected = format!("{}: cannot be saved: {reason}", file.display());
    assert_eq!(said, expected);
    assert_eq!(fs::read(&file).expect("the plan"), bytes);
    assert_eq!(names(folder), there);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported_and_nothing_is_lost() {
    use std::io::Write;

    const DISK: &str = "TIERBOARD_FULL_DISK";
    let Some(folder) = std::env::var_os(DISK).map(PathBuf::from) else {
        again_on_a_small_disk("files::a_full_disk_is_reported_and_nothing_is_lost", DISK, "");
        return;
    };
    let file = folder.join("plan.ron");
    store::save_plan(&file, &plan_named("one")).unwrap();
    store::save_plan(&file, &plan_named("two")).unwrap();
    // The plan is larger than the free space, so the disk fills up while it is written.
    assert_refused(&folder, &"x".repeat(100_000), "no space left on device");
    // Now there is no free space at all.
    let mut filler = File::create(folder.join("filler")).unwrap();
    while filler.write_all(&[0; 1024]).is_ok() {}
    assert_refused(&folder, "three", "no space left on device");
    assert_eq!(loaded(&file), plan_named("two"));
    assert_eq!(loaded(&save::backup_of(&file)), plan_named("one"));
    assert_eq!(names(&folder), ["filler", "plan.ron", "plan.ron.bak"]);
    // Saving works again once there is free space.
    fs::remove_file(folder.join("filler")).unwrap();
    drop(filler);
    store::save_plan(&file, &plan_named("three")).unwrap();
    assert_eq!(loaded(&file), plan_named("three"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_reported_and_nothing_is_lost() {
    const DISK: &str = "TIERBOARD_READ_ONLY_DISK";
    let Some(folder) = std::env::var_os(DISK).map(PathBuf::from) else {
        let more = "echo '(title: \"one\")' > \"$1/plan.ron\" && mount -o remount,ro \"$1\" &&";
        again_on_a_small_disk(
            "files::a_read_only_disk_is_reported_and_nothing_is_lost",
            DISK,
            more,
        );
        return;
    };
    assert_refused(&folder, "two", "read-only file system");
    assert_eq!(loaded(&folder.join("plan.ron")).title, "one");
}

/// Keeps a plan of this name, and waits until it is kept.
fn keep(keeper: &Keeper, name: &str, of: Option<&Path>) {
    let own = of.map(|file| Own { file: file.to_owned(), stamp: store::stamp(file) });
    keeper.keep_soon(&Arc::new(plan_named(name)), own.as_ref());
    keeper.wait().expect("it can be kept");
}

#[test]
fn unsaved_work_is_offered_after_its_program_has_ended() {
    // A lock shows that the program is still running.
    let _nothing_else = no_start();
    let folder = folder();
    let kept = folder.path().join("kept");
    let own = folder.path().join("my plan.ron");
    store::save_plan(&own, &plan_named("as saved")).unwrap();
    assert!(recovery::orphans(&kept).is_empty());

    let keeper = Keeper::new(&kept).unwrap();
    assert!(recovery::orphans(&kept).is_empty());
    keep(&keeper, "first", Some(&own));
    keep(&keeper, "second", Some(&own));
    // The program is still running.
    assert!(recovery::orphans(&kept).is_empty());
    drop(keeper);
    let orphans = recovery::orphans(&kept);
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    assert_eq!(orphans[0].of.as_ref().map(|own| own.file.as_path()), Some(own.as_path()));
    assert_eq!(orphans[0].of.as_ref().and_then(|own| own.stamp), store::stamp(&own));
    assert_eq!(loaded(&orphans[0].file), plan_named("second"));
    assert_eq!(names(&kept).len(), 1, "{:?}", names(&kept));

    // The next program uses another file for its own work.
    let next = Keeper::new(&kept).unwrap();
    keep(&next, "third", None);
    assert_eq!(recovery::orphans(&kept), orphans);
    assert_eq!(loaded(&orphans[0].file), plan_named("second"));
    next.clear();
    drop(next);
    assert_eq!(recovery::orphans(&kept), orphans);

    orphans[0].discard();
    assert!(recovery::orphans(&kept).is_empty());
}

#[test]
fn recovered_work_that_was_never_saved_has_no_file() {
    let folder = folder();
    let keeper = Keeper::new(folder.path()).expect("a place");
    keep(&keeper, "new", None);
    drop(keeper);
    let orphans = recovery::orphans(folder.path());
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    assert_eq!(orphans[0].of, None);
    assert_eq!(loaded(&orphans[0].file), plan_named("new"));
}

#[test]
fn cleared_work_and_unrelated_files_are_not_offered() {
    let folder = folder();
    let keeper = Keeper::new(folder.path()).expect("a place");
    keeper.clear();
    keep(&keeper, "done", None);
    keeper.clear();
    drop(keeper);
    put(&folder.path().join("mine.ron"), b"(title: \"Not kept work\")");
    put(&folder.path().join("empty.ron"), b"");
    put(&folder.path().join("bytes.ron"), b"\xff\xfe");
    fs::create_dir(folder.path().join("folder.ron")).unwrap();
    assert!(recovery::orphans(folder.path()).is_empty());
    // Without a folder to keep work in, the program runs without recovery.
    assert!(Keeper::new(&folder.path().join("mine.ron").join("below")).is_none());
}

/// Calls on a keeper, one right after the other. The second argument keeps a plan with a name.
type Ask<'a> = &'a dyn Fn(&Keeper, &dyn Fn(&str));

/// The work that is left behind by a program that made these calls.
fn left_behind(ask: Ask<'_>) -> Option<Plan> {
    let folder = folder();
    let keeper = Keeper::new(folder.path()).expect("a place");
    let keep = |name: &str| keeper.keep_soon(&Arc::new(plan_named(name)), None);
    ask(&keeper, &keep);
    drop(keeper);
    let orphans = recovery::orphans(folder.path());
    assert!(orphans.len() <= 1, "{orphans:?}");
    orphans.first().map(|orphan| loaded(&orphan.file))
}

#[test]
fn the_last_call_on_a_keeper_wins() {
    let cases: [(Ask<'_>, Option<&str>); 5] = [
        (&|_, _| {}, None),
        (
            &|_, keep| {
                for name in ["first", "second", "third"] {
                    keep(name);
                }
            },
            Some("third"),
        ),
        (
            &|keeper, keep| {
                keep("first");
                keeper.clear();
            },
            None,
        ),
        (
            &|keeper, keep| {
                keeper.clear();
                keep("first");
            },
            Some("first"),
        ),
        (
            &|keeper, keep| {
                for name in ["first", "second", "third"] {
                    keep(name);
                    keeper.clear();
                    keeper.clear();
                }
                keep("fourth");
            },
            Some("fourth"),
        ),
    ];
    for (ask, left) in cases {
        assert_eq!(left_behind(ask), left.map(plan_named));
    }
}

/// A folder with work that a program left behind.
fn with_orphan(name: &str) -> (tempfile::TempDir, Orphan) {
    let folder = folder();
    let keeper = Keeper::new(folder.path()).expect("a place");
    keep(&keeper, name, None);
    drop(keeper);
    let orphans = recovery::orphans(folder.path());
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    (folder, orphans.first().expect("the work of a crash").clone())
}

#[test]
fn restored_work_is_discarded_after_it_is_kept_again() {
    let (folder, orphan) = with_orphan("old");
    let keeper = Keeper::new(folder.path()).expect("a place");
    keeper.keep_then_discard(&Arc::new(plan_named("old")), None, &orphan);
    keeper.wait().unwrap();
    assert!(!orphan.file.exists());
    drop(keeper);
    let orphans = recovery::orphans(folder.path());
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    assert_eq!(loaded(&orphans[0].file), plan_named("old"));
    assert_ne!(orphans[0].file, orphan.file);
}

#[test]
fn restored_work_is_kept_in_its_latest_state_until_it_is_saved() {
    let (folder, orphan) = with_orphan("old");
    let keeper = Keeper::new(folder.path()).expect("a place");
    keeper.keep_then_discard(&Arc::new(plan_named("old")), None, &orphan);
    keeper.keep_soon(&Arc::new(plan_named("newer")), None);
    keeper.wait().unwrap();
    assert!(!orphan.file.exists());
    let kept = names(folder.path())
        .into_iter()
        .find(|name| Path::new(name).extension().is_some_and(|e| e == "ron"));
    let kept = kept.expect("the kept file");
    assert_eq!(loaded(&folder.path().join(kept)), plan_named("newer"));
    keeper.clear();
    drop(keeper);
    assert!(recovery::orphans(folder.path()).is_empty());

    // The plan is saved before it was kept: the restored work is not offered again either.
    let (folder, orphan) = with_orphan("old");
    let keeper = Keeper::new(folder.path()).expect("a place");
    keeper.keep_then_discard(&Arc::new(plan_named("old")), None, &orphan);
    keeper.clear();
    drop(keeper);
    assert!(recovery::orphans(folder.path()).is_empty());
}

#[test]
fn restored_work_is_not_discarded_if_it_cannot_be_kept_again() {
    let (folder, orphan) = with_orphan("old");
    let keeper = Keeper::new(folder.path()).expect("a place");
    // A folder with the name of the next file prevents writing it.
    fs::create_dir(folder.path().join("work-1.ron")).unwrap();
    keeper.keep_then_discard(&Arc::new(plan_named("old")), None, &orphan);
    assert!(keeper.wait().is_err());
    assert!(orphan.file.exists());
    drop(keeper);
    assert_eq!(recovery::orphans(folder.path()), [orphan]);
}

#[test]
fn unreadable_settings_are_replaced_by_the_defaults() {
    let folder = folder();
    let file = folder.path().join("settings.ron");
    let usual = Settings::default();
    assert_eq!(Settings::load(None), usual);
    assert_eq!(Settings::load(Some(folder.path())), usual);
    let texts: [&[u8]; 6] =
        [b"", b"(theme:", b"\xff\xfe", b"[1, 2]", b"(theme: Purple)", b"(zoom: \"large\")"];
    for text in texts {
        put(&file, text);
        assert_eq!(Settings::load(Some(folder.path())), usual, "{text:?}");
    }
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(Settings::load(Some(folder.path())), usual);
}

#[test]
fn settings_are_saved_and_loaded_unchanged() {
    let folder = folder();
    let below = folder.path().join("not").join("there yet");
    let mut settings = Settings { theme: ThemeChoice::Dark, zoom: 1.5, ..Settings::default() };
    settings.evidence = false;
    settings.remember(&folder.path().join("計劃 🧴.ron"));
    settings.save(&below).unwrap();
    settings.save(&below).unwrap();
    assert_eq!(Settings::load(Some(&below)), settings);
    assert_eq!(names(&below), ["settings.ron"]);
    // A zoom out of range is limited, and unknown fields are ignored.
    for (text, zoom) in [("(zoom: 900.0)", 3.0), ("(zoom: 0.0)", 0.6), ("(zoom: NaN)", 1.0)] {
        put(&below.join("settings.ron"), text.as_bytes());
        let usual = Settings { zoom, ..Settings::default() };
        assert_eq!(Settings::load(Some(&below)), usual, "{text}");
    }
    put(&below.join("settings.ron"), b"(theme: Light, wings: 2)");
    assert_eq!(Settings::load(Some(&below)).theme, ThemeChoice::Light);
}

#[test]
fn the_ten_most_recent_plans_are_remembered_latest_first() {
    let folder = folder();
    let plan = |number: usize| folder.path().join(format!("plan-{number}.ron"));
    let mut settings = Settings::default();
    for number in 1..=12 {
        settings.remember(&plan(number));
    }
    let latest: Vec<PathBuf> = (3..=12).rev().map(plan).collect();
    assert_eq!(settings.recent, latest);
    settings.remember(&plan(5));
    settings.remember(&plan(5));
    assert_eq!(settings.recent.len(), 10);
    assert_eq!(settings.recent[0], plan(5));
    assert_eq!(settings.recent[1], plan(12));
    assert_eq!(settings.recent.iter().filter(|file| **file == plan(5)).count(), 1);
    settings.forget(&plan(5));
    assert_eq!(settings.recent.len(), 9);
    assert!(!settings.recent.contains(&plan(5)));
    // A relative path is stored so that it is found from any folder.
    settings.remember(Path::new("plan.ron"));
    assert!(settings.recent[0].is_absolute());
}

#[test]
fn packs_in_a_folder_are_read_and_invalid_ones_reported() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    put(&at("a-good.ron"), pack_called("good").as_bytes());
    put(&at("b-cut.ron"), b"(format: 1, id: \"cut\"");
    put(&at("c-base.ron"), pack_called(BASE_PACK).as_bytes());
    put(&at("d-again.ron"), pack_called("good").as_bytes());
    put(&at("e-newer.ron"), pack_called("new").replace("format: 1", "format: 9").as_bytes());
    put(&at("f-empty.ron"), b"");
    put(&at("g-notes.txt"), b"not a pack");
    let library = Library::with_folder(Some(folder.path()));
    assert_eq!(library.ids().collect::<Vec<_>>(), [BASE_PACK, FIELD_PACK, "good"]);
    assert_eq!(library.entries()[0].file, None);
    assert_eq!(library.entries()[2].file, Some(at("a-good.ron")));
    // The embedded base pack is not replaced.
    assert_eq!(library.base().id.as_str(), BASE_PACK);
    let said: Vec<Vec<String>> =
        library.errors.iter().map(|error| findings::file_error(error)).collect();
    let expected = [
        ("b-cut.ron", "this is not valid RON"),
        ("c-base.ron", "rule pack `three-tiers-2023` appears twice"),
        ("d-again.ron", "rule pack `good` appears twice"),
        ("e-newer.ron", "format `9` is newer"),
        ("f-empty.ron", "the file is empty"),
    ];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (lines, (name, part)) in said.iter().zip(expected) {
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].starts_with(&at(name).display().to_string()), "{}", lines[0]);
        assert!(lines[0].contains(part), "{}", lines[0]);
        assert_plain(name, &lines[0]);
    }
}

#[test]
fn a_library_without_a_folder_has_the_embedded_packs() {
    let folder = folder();
    let nowhere = folder.path().join("none");
    for folder in [None, Some(nowhere.as_path())] {
        let library = Library::with_folder(folder);
        assert_eq!(library.ids().collect::<Vec<_>>(), [BASE_PACK, FIELD_PACK]);
        assert!(library.errors.is_empty());
    }
}

#[test]
fn all_mistakes_in_a_pack_are_reported_at_once() {
    let folder = folder();
    let file = folder.path().join("pack.ron");
    let text = pack_called("slips")
        .replacen("lets: individual", "lets: everything", 1)
        .replace("group: \"owned\"", "group: \"ownd\"")
        .replacen("hosts: [\"wechat\"]", "hosts: [\"wechatt\", \"wechat\"]", 1)
        .replacen("needs: [\"crm_integrated\"]", "needs: [\"crm_integratd\"]", 1)
        .replacen("source: \"closed\"", "source: \"clsoed\"", 1);
    put(&file, text.as_bytes());
    let library = Library::with_folder(Some(folder.path()));
    assert_eq!(library.ids().collect::<Vec<_>>(), [BASE_PACK, FIELD_PACK]);
    let said: Vec<String> =
        library.errors.iter().flat_map(|error| findings::file_error(error)).collect();
    let parts = [
        "unknown word `everything`",
        "unknown source `clsoed`; did you mean `closed`?",
        "unknown group `ownd`; did you mean `owned`?",
        "unknown platform `wechatt`; did you mean `wechat`?",
        "unknown condition `crm_integratd`; did you mean `crm_integrated`?",
    ];
    for part in parts {
        let of = said.iter().filter(|line| line.contains(part)).count();
        assert_eq!(of, if part.contains("ownd") { 3 } else { 1 }, "{part}: {said:#?}");
    }
    assert_eq!(said.len(), 7, "{said:#?}");
    let start = format!("{}:", file.display());
    for line in &said {
        let place = line.strip_prefix(&start).unwrap_or_default();
        assert!(place.starts_with(|c: char| c.is_ascii_digit()), "{line}");
        assert_plain("pack", line);
    }
    assert_eq!(fs::read(&file).unwrap(), text.as_bytes());
}
