//! Helpers for several files of the suite.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use tempfile::TempDir;
use tierboard::store::packs::{BASE_PACK, BASE_PACK_TEXT};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that is deleted after the test.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Writes a file without the function for atomic writes, which is under test itself.
pub fn put(file: &Path, bytes: impl AsRef<[u8]>) {
    let mut out = File::create(file).expect("a file for the test");
    out.write_all(bytes.as_ref()).expect("its bytes");
}

/// While a program starts, it shares all files that are open here, including those that a test in
/// another thread has locked.
static STARTS: RwLock<()> = RwLock::new(());

/// No program is started while this is held.
pub fn no_start() -> RwLockReadGuard<'static, ()> {
    STARTS.read().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a program, and returns once it runs.
pub fn start(command: &mut Command) -> io::Result<Child> {
    let _alone = STARTS.write().unwrap_or_else(PoisonError::into_inner);
    command.spawn()
}

/// Runs a program to its end.
pub fn output(command: &mut Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    start(command)?.wait_with_output()
}

/// All Rust files below a folder with their texts, in the order of their paths.
pub fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be listed") {
        let path = entry.expect("a folder of sources can be listed").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("a source file can be read");
            found.push((path, text));
        }
    }
}

/// The parts of a ZIP archive by their names.
pub fn unpack(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("the part can be found");
        let name = part.name().expect("the part has a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the part can be read");
        parts.insert(name, bytes);
    }
    parts
}

/// Every set of these names, the smaller before the larger.
pub fn subsets<'a>(names: &[&'a str]) -> Vec<BTreeSet<&'a str>> {
    let mut sets = vec![BTreeSet::new()];
    for name in names {
        let mut with = sets.clone();
        for set in &mut with {
            set.insert(*name);
        }
        sets.append(&mut with);
    }
    sets.sort_by_key(BTreeSet::len);
    sets
}

/// A text in which the first occurrence of each passage is replaced.
pub fn changed(text: &str, passages: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (passage, instead) in passages {
        assert!(text.contains(passage), "the text contains: {passage}");
        text = text.replacen(passage, instead, 1);
    }
    text
}

/// The base pack under another id.
pub fn pack_called(id: &str) -> String {
    let own = format!("id: \"{BASE_PACK}\"");
    assert_eq!(BASE_PACK_TEXT.matches(&own).count(), 1, "the base pack contains once: {own}");
    let instead = format!("id: \"{id}\"");
    changed(BASE_PACK_TEXT, &[(own.as_str(), instead.as_str())])
}
