//! Paths that are no UTF-8, and paths of what is no file.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use tierboard::store::recovery::{self, Keeper, Own};
use tierboard::store::settings::Settings;
use tierboard::store::{self, FileError};

use crate::support::{folder, no_start, output, root};

const PLAN: &str = "saved_plans/autumn-skincare-launch.ron";

/// A folder named in GBK, as old archives from China have them.
fn in_gbk(folder: &Path) -> PathBuf {
    let named = folder.join(OsStr::from_bytes(b"\xB2\xE2\xCA\xD4"));
    fs::create_dir(&named).expect("a folder");
    named
}

fn tierboard() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
    command.current_dir(root()).args(["--lang", "en"]);
    command
}

fn pipe(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    let made = output(Command::new("mkfifo").arg(&file)).expect("mkfifo starts");
    assert!(made.status.success(), "{made:?}");
    file
}

#[test]
fn a_plan_in_a_folder_named_in_gbk_is_saved_kept_and_remembered() {
    // A lock shows that the program is still running.
    let _nothing_else = no_start();
    let folder = folder();
    let file = in_gbk(folder.path()).join("plan.ron");
    let library = store::packs::Library::embedded();
    let plan = store::load(&root().join(PLAN), &library, None).expect("the example").plan;
    store::save_plan(&file, &plan).expect("it can be saved");
    assert_eq!(store::load(&file, &library, None).expect("it opens").plan, plan);

    let keeper = Keeper::new(folder.path()).expect("work is kept");
    keeper.keep_soon(&Arc::new(plan), Some(&Own { file: file.clone(), stamp: None }));
    keeper.wait().expect("it can be kept");
    drop(keeper);
    let orphans = recovery::orphans(folder.path());
    assert_eq!(orphans[0].of.as_ref().map(|own| own.file.as_path()), Some(file.as_path()));

    let mut settings = Settings::default();
    settings.remember(&file);
    settings.save(folder.path()).expect("the settings can be saved");
    assert_eq!(Settings::load(Some(folder.path())).recent, [file]);
}

#[test]
fn commands_read_and_write_where_names_are_in_gbk() {
    let folder = folder();
    let named = in_gbk(folder.path());
    let (plan, page) = (named.join("plan.ron"), named.join("page.html"));
    fs::copy(root().join(PLAN), &plan).expect("a copy");
    let ran = output(tierboard().arg("export").arg(&plan).arg("-o").arg(&page)).expect("it starts");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    assert!(fs::read_to_string(page).expect("the page").contains("Autumn skincare launch"));
    let ran = output(tierboard().arg("evaluate").arg(named.join("gone.ron"))).expect("it starts");
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("there is no such file"), "{ran:?}");
}

#[test]
fn sheets_rules_and_opened_plans_are_files_and_not_pipes() {
    let folder = folder();
    let sheet = pipe(folder.path(), "rows.csv");
    let rules = pipe(folder.path(), "rules.ron");
    let mut import = tierboard();
    import.arg("import").arg(&sheet).arg("--dry-run");
    let mut evaluate = tierboard();
    evaluate.args(["evaluate", PLAN]).arg("--rules").arg(&rules);
    for mut command in [import, evaluate] {
        let ran = output(&mut command).expect("it starts");
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
        assert!(String::from_utf8_lossy(&ran.stderr).contains("a pipe or a device"), "{ran:?}");
    }
    let opened = store::load(&rules, &store::packs::Library::embedded(), None);
    assert!(matches!(opened, Err(FileError::Device(file)) if file == rules));
}

#[test]
fn a_plan_on_the_command_line_may_come_through_a_pipe() {
    let mut shell = Command::new("sh");
    shell.current_dir(root()).args(["-c", "cat \"$0\" | \"$1\" --lang en evaluate /dev/stdin"]);
    shell.args([PLAN, env!("CARGO_BIN_EXE_tierboard")]);
    let ran = output(&mut shell).expect("it starts");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stdout).contains("Loyalty mini program"), "{ran:?}");
}
