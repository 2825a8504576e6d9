//! The wall between the layers: imports point down only, and the model knows no files, clock,
//! threads or window. This reads `src/` as text, so it sees what is behind every feature.
//!
//! ```text
//!   model ← store ← text ← export ← cli, gui        gui takes from cli only `cli::start`
//! ```

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and what it may take from; `lib.rs` and `main.rs` stand above them all.
const LAYERS: [(&str, &[&str]); 6] = [
    ("model", &["model"]),
    ("store", &["model", "store"]),
    ("text", &["model", "store", "text"]),
    ("export", &["model", "store", "text", "export"]),
    ("cli", &["model", "store", "text", "export", "cli"]),
    ("gui", &["model", "store", "text", "export", "cli", "gui"]),
];

/// Parts of the standard library that the model does without.
const OUTSIDE: [&str; 5] = ["fs", "net", "thread", "time", "env"];

/// Crates that only the window may use: the rest builds without the feature `gui`.
const WINDOW_CRATES: [&str; 6] = ["egui", "eframe", "egui_extras", "egui_plot", "rfd", "winit"];

/// Further crates that the model does without.
const OUTSIDE_CRATES: [&str; 2] = ["rand", "ron"];

/// The most lines of a source file.
const MOST_LINES: usize = 500;

struct Source {
    /// The path below `src/`.
    name: String,
    /// The modules that lead to it: `["cli", "start"]`.
    modules: Vec<String>,
    text: String,
}

impl Source {
    fn read(root: &Path, file: &Path) -> Self {
        let below = file.strip_prefix(root).expect("it is below the root");
        let mut modules: Vec<String> = below
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if modules.last().is_some_and(|last| last == "mod") {
            modules.pop();
        }
        let text = fs::read_to_string(file).expect("a source file can be read");
        Self { name: below.display().to_string(), modules, text }
    }

    fn layer(&self) -> &str {
        self.modules.first().map_or("", String::as_str)
    }

    fn is_top(&self) -> bool {
        matches!(self.layer(), "lib" | "main")
    }

    /// The text without its comments, line by line.
    fn code(&self) -> String {
        self.text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
    }
}

/// A line up to its comment. The slashes of a web address begin none.
fn without_comment(line: &str) -> &str {
    let begins = |at: &usize| line.get(..*at).is_none_or(|before| !before.ends_with(':'));
    let comment = line.match_indices("//").map(|(at, _)| at).find(begins);
    comment.and_then(|at| line.get(..at)).unwrap_or(line)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder can be listed") {
        let path = entry.expect("a source folder can be listed").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files.iter().map(|file| Source::read(&root, file)).collect()
}

/// The paths that begin with `head` (such as `crate::`), without it, each with its line. A group
/// `{a::b, c}` is as many paths.
fn paths(code: &str, head: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(head) {
        let before = code.get(..at).unwrap_or_default();
        if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = before.matches('\n').count() + 1;
        let after = code.get(at + head.len()..).unwrap_or_default();
        found.extend(members(after).into_iter().map(|path| (line, path)));
    }
    found
}

/// The path at the start of `text`, or those of the group there.
fn members(text: &str) -> Vec<String> {
    let Some(group) = text.strip_prefix('{') else { return vec![path(text)] };
    let mut members = vec![String::new()];
    let mut depth = 0_usize;
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(String::new()),
            _ => {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if let Some(last) = members.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    members.iter().map(|member| path(member)).filter(|path| !path.is_empty()).collect()
}

fn path(text: &str) -> String {
    let in_path = |c: &char| c.is_alphanumeric() || matches!(c, '_' | ':');
    text.trim_start().chars().take_while(in_path).collect()
}

/// The paths that climb by `super` to the root of the crate, without the climb.
fn climbs(code: &str, depth: usize) -> Vec<(usize, String)> {
    let head = "super::".repeat(depth);
    let found = paths(code, &head).into_iter();
    found.filter(|(_, path)| !path.starts_with("super::")).collect()
}

fn first(path: &str) -> &str {
    path.split("::").next().unwrap_or(path)
}

/// What `source` takes from the layers of this crate that it may not take.
fn upward(source: &Source) -> Vec<String> {
    let layer = source.layer();
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("src/{}: `{layer}` is in no layer", source.name)];
    };
    let code = source.code();
    let mut found = paths(&code, "crate::");
    let known = |path: &str| LAYERS.iter().any(|(name, _)| *name == first(path));
    // A climb out of a module inside the file may end at a name that is no layer.
    let climbs = climbs(&code, source.modules.len()).into_iter();
    found.extend(climbs.filter(|(_, path)| known(path)));
    let allowed = |path: &str| {
        let start_only = layer == "gui" && first(path) == "cli";
        below.contains(&first(path)) && (!start_only || path.starts_with("cli::start"))
    };
    let wrong = found.iter().filter(|(_, path)| !allowed(path));
    wrong.map(|(line, path)| format!("src/{}:{line}: {layer} takes {path}", source.name)).collect()
}

/// The crates and parts of the standard library that `source` may not use.
fn outward(source: &Source) -> Vec<String> {
    let mut crates: Vec<&str> = Vec::new();
    if source.layer() != "gui" {
        crates.extend(WINDOW_CRATES);
    }
    let code = source.code();
    let mut found = Vec::new();
    if source.layer() == "model" {
        crates.extend(OUTSIDE_CRATES);
        let parts = paths(&code, "std::").into_iter();
        let outside = parts.filter(|(_, path)| OUTSIDE.contains(&first(path)));
        found.extend(outside.map(|(line, path)| (line, format!("std::{path}"))));
    }
    for name in crates {
        let used = paths(&code, &format!("{name}::")).into_iter();
        found.extend(used.map(|(line, path)| (line, format!("{name}::{path}"))));
    }
    let layer = source.layer();
    let lines = found.iter();
    lines.map(|(line, path)| format!("src/{}:{line}: {layer} uses {path}", source.name)).collect()
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn imports_point_down() {
    let sources = sources();
    for (layer, _) in LAYERS {
        assert!(sources.iter().any(|s| s.layer() == layer), "no file of {layer} was read");
    }
    let inside = sources.iter().filter(|s| !s.is_top());
    report(&inside.flat_map(upward).collect::<Vec<_>>());
}

#[test]
fn the_outside_stays_out_of_the_lower_layers() {
    let sources = sources();
    let inside = sources.iter().filter(|s| !s.is_top());
    report(&inside.flat_map(outward).collect::<Vec<_>>());
}

#[test]
fn no_source_file_is_too_long() {
    let sources = sources();
    let counted = sources.iter().map(|s| (&s.name, s.text.lines().count()));
    let long = counted.filter(|(_, lines)| *lines > MOST_LINES);
    report(&long.map(|(name, lines)| format!("src/{name}: {lines} lines")).collect::<Vec<_>>());
}

fn example(modules: &[&str], text: &str) -> Source {
    let modules: Vec<String> = modules.iter().map(|m| (*m).to_owned()).collect();
    Source { name: format!("{}.rs", modules.join("/")), modules, text: text.to_owned() }
}

#[test]
fn an_import_that_points_up_is_seen() {
    let model = example(
        &["model", "plan"],
        "//! See [`crate::text`].\nuse crate::{\n    model::pack::{Pack, Tier},\n    store,\n};\n\
         use super::super::text::of;\nuse super::pack;\nlet now = std::time::Instant::now();\n\
         use std::{fmt, fs::File}; // std::net::TcpStream\nlet pen = egui::Pen;\n",
    );
    let expected =
        ["src/model/plan.rs:2: model takes store", "src/model/plan.rs:6: model takes text::of"];
    assert_eq!(upward(&model), expected);
    let expected = [
        "src/model/plan.rs:8: model uses std::time::Instant::now",
        "src/model/plan.rs:9: model uses std::fs::File",
        "src/model/plan.rs:10: model uses egui::Pen",
    ];
    assert_eq!(outward(&model), expected);
    let gui = example(&["gui"], "use crate::cli::start::Start;\nuse crate::cli::table;\n");
    assert_eq!(upward(&gui), ["src/gui.rs:2: gui takes cli::table"]);
    let cli = example(&["cli", "json"], "use super::super::gui;\nuse crate::text;\n");
    assert_eq!(upward(&cli), ["src/cli/json.rs:1: cli takes gui"]);
    let stray = example(&["stray"], "");
    assert_eq!(upward(&stray), ["src/stray.rs: `stray` is in no layer"]);
}
