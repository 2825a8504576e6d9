//! `tierboard import`: what it prints, what it writes, and its exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{folder, output, put, root};

/// The folder of one test.
struct Sandbox(TempDir);

impl Sandbox {
    fn new() -> Self {
        Self(folder())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Makes a file and returns its path.
    fn file(&self, name: &str, text: &str) -> String {
        put(&self.path(name), text);
        self.path(name).display().to_string()
    }

    /// Runs `import`; returns the exit code, standard output and standard error.
    fn import(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let home = self.0.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
        command.arg("import").args(args).current_dir(root());
        command.env("HOME", home).env("COLUMNS", "200").env("LC_ALL", "en_GB.UTF-8");
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("XDG_DATA_HOME", home.join("data"));
        let done = output(&mut command).expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        (done.status.code(), text(done.stdout), text(done.stderr))
    }

    fn json(&self, args: &[&str]) -> Value {
        let (code, out, err) = self.import(&[args, &["--format", "json"][..]].concat());
        assert_eq!((code, err.as_str()), (Some(0), ""));
        serde_json::from_str(&out).expect("the output is JSON")
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the plan was written")
}

fn fates(found: &Value) -> Vec<(u64, &str)> {
    let rows = found["rows"].as_array().into_iter().flatten();
    rows.map(|row| (row["row"].as_u64().unwrap_or(0), row["fate"].as_str().unwrap_or(""))).collect()
}

const SHEET: &str = "kind,platform,name,budget,KPI\n\
                     feed_ad,qq,A,180000,7\n\
                     \n\
                     Fax,qq,B,,\n\
                     ,,Total,9,\n";

#[test]
fn a_dry_run_says_what_becomes_of_each_row() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.file("sheet.csv", SHEET);
    let found = sandbox.json(&[&sheet, "--dry-run"]);
    assert_eq!((&found["sheet"], &found["sheets"]), (&Value::Null, &json!([])));
    assert_eq!(found["columns"][3], json!({"head": "budget", "field": "budget"}));
    assert_eq!(found["columns"][4], json!({"head": "KPI", "field": "notes"}));
    assert_eq!(fates(&found), [(2, "ready"), (4, "question"), (5, "left_out")]);
    let ready = json!({
        "id": 1, "kind": "feed_ad", "platform": "qq", "name": "A", "conditions": [],
        "visitors": null, "budget": 180_000, "phase": null, "notes": "KPI: 7"
    });
    assert_eq!(found["rows"][0]["touchpoint"], ready);
    assert_eq!(found["rows"][1]["touchpoint"]["kind"], Value::Null);
    assert!(found["rows"][2].get("touchpoint").is_none());
    assert_eq!(found["rows"][2]["findings"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_is_written_in_part_unless_asked() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.file("sheet.csv", SHEET);
    let target = sandbox.path("plan.ron");
    let name = target.display().to_string();
    let (code, out, err) = sandbox.import(&[&sheet, "-o", &name]);
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("Line 4") && err.contains("--partial") && !target.exists(), "{out}{err}");
    let (code, _, err) = sandbox.import(&[&sheet, "-o", &name, "--partial"]);
    assert_eq!(code, Some(1), "{err}");
    let plan = read(&target);
    assert!(plan.contains("feed_ad") && !plan.contains("Fax"), "{plan}");
}

#[test]
fn rows_with_the_id_of_a_touchpoint_update_it() {
    let sandbox = Sandbox::new();
    let first = sandbox.file("first.csv", "kind,platform,name,notes\nfeed_ad,qq,Old,Kept\n");
    let plan = sandbox.path("plan.ron");
    let name = plan.display().to_string();
    let (code, _, err) = sandbox.import(&[&first, "-o", &name]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let heads = "id,kind,platform,name,notes\n";
    let next = sandbox.file("next.csv", &format!("{heads}1,feed_ad,qq,New,\n7,feed_ad,qq,More,\n"));
    let found = sandbox.json(&[&next, "--into", &name, "-o", &name]);
    assert_eq!(fates(&found), [(2, "update"), (3, "ready")]);
    assert_eq!(found["rows"][1]["touchpoint"]["id"], json!(2));
    assert_eq!(found["rows"][1]["findings"].as_array().map(Vec::len), Some(1));
    let text = read(&plan);
    assert!(text.contains("New") && text.contains("Kept") && text.contains("More"), "{text}");
    assert!(!text.contains("Old"), "{text}");
}

#[test]
fn wrong_usage_is_told_from_wrong_input() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.file("sheet.csv", SHEET);
    let page = sandbox.file("page.xlsx", "<html><table></table></html>");
    let (sheet, page) = (sheet.as_str(), page.as_str());
    for (args, wanted) in [
        (vec![sheet], 2),
        (vec![sheet, "--dry-run", "-o", "plan.ron"], 2),
        (vec![sheet, "--dry-run", "--sheet", "9月"], 2),
        (vec![sheet, "-o", sheet], 2),
        (vec![page, "--dry-run"], 1),
    ] {
        let (code, out, err) = sandbox.import(&args);
        assert_eq!((code, out.as_str()), (Some(wanted), ""), "{args:?}: {err}");
        assert!(!err.is_empty(), "{args:?}");
    }
}

#[test]
fn hidden_rows_are_left_out_unless_asked_for() {
    let sandbox = Sandbox::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("9月 & more").expect("a name");
    let sheet = book.worksheet_from_index(0).expect("the sheet");
    for (row, cells) in (0..).zip([["类型", "平台"], ["信息流广告", "抖音"], ["直播", "抖音"]])
    {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    sheet.set_row_hidden(1).expect("a row");
    let file = sandbox.path("sheet.xlsx");
    book.save(&file).expect("a workbook");
    let file = file.display().to_string();
    let found = sandbox.json(&[&file, "--dry-run"]);
    assert_eq!(fates(&found), [(2, "left_out"), (3, "ready")]);
    assert!(found["rows"][0]["findings"][0].as_str().is_some_and(|why| why.contains("hidden")));
    assert_eq!(found["rows"][1]["touchpoint"]["id"], json!(1));
    let found = sandbox.json(&[&file, "--dry-run", "--hidden"]);
    assert_eq!(fates(&found), [(2, "ready"), (3, "ready")]);
}

#[test]
fn sheets_in_the_encodings_of_chinese_spreadsheets_are_read() {
    let sandbox = Sandbox::new();
    for (text, encoding) in [
        (
            "類型,平台,名稱\nbrand_store,天貓,旗艦店開幕活動與會員招募\nlivestream,抖音,年中直播\n",
            encoding_rs::BIG5,
        ),
        (
            "类型,平台,名称\nbrand_store,天猫,旗舰店开业活动与会员招募\nlivestream,抖音,年中直播\n",
            encoding_rs::GBK,
        ),
    ] {
        let file = sandbox.path("sheet.csv");
        put(&file, encoding.encode(text).0);
        let found = sandbox.json(&[&file.display().to_string(), "--dry-run"]);
        let read: Vec<&str> = found["columns"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|column| column["head"].as_str())
            .collect();
        let heads: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
        assert_eq!(read, heads, "{}", encoding.name());
        assert_eq!(fates(&found), [(2, "ready"), (3, "ready")], "{}", encoding.name());
    }
}

#[test]
fn another_currency_is_counted_at_the_rate_that_is_given() {
    let sandbox = Sandbox::new();
    let sheet = sandbox.file("sheet.tsv", "kind\tplatform\tbudget\nfeed_ad\tqq\t50 000 €\n");
    let budget = |args: &[&str]| -> Value {
        let args = [&[sheet.as_str(), "--dry-run"][..], args].concat();
        sandbox.json(&args)["rows"][0]["touchpoint"]["budget"].clone()
    };
    assert_eq!(budget(&[]), Value::Null, "it is not taken for yuan");
    assert_eq!(budget(&["--rate", "eur=7.8"]).as_f64(), Some(390_000.0));
    for wrong in ["EUR", "EUR=much", "EUR=-1", "ABC=2"] {
        let (code, _, err) = sandbox.import(&[&sheet, "--dry-run", "--rate", wrong]);
        assert_eq!(code, Some(2), "{wrong}");
        assert!(err.contains("EUR=7.8"), "{err}");
    }
}
