//! The structure of the source: layers whose imports point down only, no cycles of imports, and no
//! files, functions, folders or structures that are too large. `src/` is read as text, so that code
//! behind every feature is checked.
//!
//! ```text
//!   model ← store ← text ← report ← export ← editor ← cli, gui
//! ```
//!
//! A layer imports from itself and from those before it. The command line and the window import
//! nothing from each other.

mod imports;
mod measure;
mod source;

use std::collections::BTreeMap;

use imports::{bad_cycles, outward, upward};
use measure::{Function, borrows, functions, structs};
use source::{Source, sources};

/// The layers from lowest to highest; `lib.rs` and `main.rs` are above all of them.
const LAYERS: [&str; 8] = ["model", "store", "text", "report", "export", "editor", "cli", "gui"];

/// The most lines of a source file.
const MOST_LINES: usize = 500;

/// The most lines of a function, from its `fn` to its closing brace.
const MOST_LINES_OF_A_FUNCTION: usize = 60;

/// The most source files of a folder, without those of the folders in it.
const MOST_FILES: usize = 14;

/// The most fields of a structure in [`HOLDERS`].
const MOST_FIELDS: usize = 8;

/// The structures that hold everything else: file and name of each.
const HOLDERS: [(&str, &str); 2] = [("gui/app.rs", "App"), ("editor/mod.rs", "Editor")];

/// Modules whose structures own their state, and borrow none mutably.
const PARTS: [[&str; 2]; 2] = [["gui", "panels"], ["gui", "dialogs"]];

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

/// The functions that are too long.
fn long_functions(source: &Source) -> Vec<String> {
    let long = functions(&source.code).into_iter();
    long.filter(|function| function.lines > MOST_LINES_OF_A_FUNCTION)
        .map(|Function { name, line, lines }| {
            format!("src/{}:{line}: fn {name} has {lines} lines", source.name)
        })
        .collect()
}

/// The folders with too many files.
fn full_folders(sources: &[Source]) -> Vec<String> {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources {
        *files.entry(source.folder()).or_default() += 1;
    }
    let full = files.into_iter().filter(|(_, files)| *files > MOST_FILES);
    full.map(|(folder, files)| format!("src/{folder}: {files} files")).collect()
}

/// What is wrong with one of [`HOLDERS`]: it is missing, or has too many fields.
fn crowded(source: &Source, name: &str) -> Option<String> {
    let all = structs(&source.code);
    let Some(holder) = all.iter().find(|found| found.name == name) else {
        return Some(format!("src/{}: there is no {name}", source.name));
    };
    let fields = holder.fields.len();
    let line = format!("src/{}:{}: {name} has {fields} fields", source.name, holder.line);
    (fields > MOST_FIELDS).then_some(line)
}

/// The fields that borrow mutably.
fn borrowing(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for part in structs(&source.code) {
        let reach = part.fields.iter().filter(|field| borrows(field).next().is_some());
        found.extend(reach.map(|field| {
            format!("src/{}:{}: {} holds {field}", source.name, part.line, part.name)
        }));
    }
    found
}

#[test]
fn imports_point_down() {
    let sources = sources();
    for layer in LAYERS {
        assert!(sources.iter().any(|s| s.layer() == layer), "no file of {layer} was read");
    }
    let inside = sources.iter().filter(|s| !s.is_top());
    report(&inside.flat_map(upward).collect::<Vec<_>>());
}

#[test]
fn lower_layers_do_not_use_the_system_or_the_window() {
    let sources = sources();
    let inside = sources.iter().filter(|s| !s.is_top());
    report(&inside.flat_map(outward).collect::<Vec<_>>());
}

#[test]
fn no_files_import_each_other_in_a_cycle() {
    report(&bad_cycles(&sources()));
}

#[test]
fn no_source_file_is_too_long() {
    let sources = sources();
    let counted = sources.iter().map(|s| (&s.name, s.text.lines().count()));
    let long = counted.filter(|(_, lines)| *lines > MOST_LINES);
    report(&long.map(|(name, lines)| format!("src/{name}: {lines} lines")).collect::<Vec<_>>());
}

#[test]
fn no_function_is_too_long() {
    report(&sources().iter().flat_map(long_functions).collect::<Vec<_>>());
}

#[test]
fn no_folder_has_too_many_files() {
    report(&full_folders(&sources()));
}

#[test]
fn the_structures_at_the_top_have_few_fields() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (file, name) in HOLDERS {
        let source = sources.iter().find(|source| source.name == file);
        assert!(source.is_some(), "there is no src/{file}");
        wrong.extend(source.and_then(|source| crowded(source, name)));
    }
    report(&wrong);
}

#[test]
fn panels_and_dialogs_borrow_nothing_mutably() {
    let sources = sources();
    let parts = sources.iter().filter(|source| PARTS.iter().any(|part| source.is_below(part)));
    report(&parts.flat_map(borrowing).collect::<Vec<_>>());
}

#[test]
fn an_import_that_points_up_is_found() {
    let model = Source::new(
        "model/plan.rs",
        "//! See [`crate::text`].\nuse crate::{\n    model::pack::{Pack, Tier},\n    store,\n};\n\
         use super::super::text::of;\nuse super::pack;\nlet now = std::time::Instant::now();\n\
         use std::{fmt, fs::File}; // std::net::TcpStream\nlet pen = egui::Pen;\n\
         let said = \"crate::gui\";\n",
    );
    let expected =
        ["src/model/plan.rs:2: model imports store", "src/model/plan.rs:6: model imports text::of"];
    assert_eq!(upward(&model), expected);
    let expected = [
        "src/model/plan.rs:8: model uses std::time::Instant::now",
        "src/model/plan.rs:9: model uses std::fs::File",
        "src/model/plan.rs:10: model uses egui::Pen",
    ];
    assert_eq!(outward(&model), expected);
    let gui = Source::new("gui/mod.rs", "use crate::editor::Editor;\nuse crate::cli::table;\n");
    assert_eq!(upward(&gui), ["src/gui/mod.rs:2: gui imports cli::table"]);
    let cli = Source::new("cli/json.rs", "use super::super::gui;\nuse crate::text;\n");
    assert_eq!(upward(&cli), ["src/cli/json.rs:1: cli imports gui"]);
    let editor = Source::new("editor/files.rs", "use crate::report::Report;\nuse crate::cli;\n");
    assert_eq!(upward(&editor), ["src/editor/files.rs:2: editor imports cli"]);
    let stray = Source::new("stray.rs", "");
    assert_eq!(upward(&stray), ["src/stray.rs: `stray` is in no layer"]);
    let inner = Source::new("text/cli.rs", "mod tests {\n    use super::super::super::gui;\n}\n");
    assert_eq!(upward(&inner), ["src/text/cli.rs:2: text imports gui"]);
}

/// The cycles that are reported for these files.
fn cycles_in(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(name, text)).collect();
    bad_cycles(&sources)
}

#[test]
fn a_cycle_of_files_is_found() {
    let children = [
        ("text/window.rs", "mod steps;\nmod signs;\npub use steps::{step, undone};\n"),
        ("text/window/steps.rs", "use crate::text::{quoted, window::undo};\n"),
        ("text/window/signs.rs", "use super::undo;\n"),
        ("text/mod.rs", "pub mod window;\n"),
    ];
    let expected = "a cycle of 2 files:\n  \
                    src/text/window.rs:3 imports text::window::steps::step\n  \
                    src/text/window/steps.rs:1 imports text::window::undo";
    assert_eq!(cycles_in(&children), [expected]);

    let three = [
        ("gui/a.rs", "use super::b::B;\n"),
        ("gui/b.rs", "fn b() {\n    crate::gui::c::deeper::c();\n}\n"),
        ("gui/c.rs", "use crate::model;\nuse super::{a, b::B};\n"),
    ];
    let expected = "a cycle of 3 files:\n  \
                    src/gui/a.rs:1 imports gui::b::B\n  \
                    src/gui/b.rs:2 imports gui::c::deeper::c\n  \
                    src/gui/c.rs:2 imports gui::a\n  \
                    src/gui/c.rs:2 imports gui::b::B";
    assert_eq!(cycles_in(&three), [expected]);

    let across = [
        ("gui/board/mod.rs", "use crate::gui::bars::{self, Bar};\n"),
        ("gui/bars.rs", "pub(super) use self::inner::X;\nuse super::board;\n"),
    ];
    assert_eq!(cycles_in(&across).len(), 1, "files of two folders");
}

#[test]
fn imports_without_a_cycle_are_allowed() {
    let neighbours = [
        ("model/coverage.rs", "use super::moves::{self, Move};\n"),
        ("model/moves.rs", "use super::coverage::Evaluation;\n"),
    ];
    assert_eq!(cycles_in(&neighbours), Vec::<String>::new(), "two files of one folder");

    let down = [
        ("gui/mod.rs", "// use board::Board;\npub mod board;\nmod inner { use super::*; }\n"),
        ("gui/board/mod.rs", "pub mod card;\nfn shown() -> &'static str { \"super::card::X\" }\n"),
        ("gui/board/card.rs", "use super::Board;\nuse crate::gui;\nmod tests { use super::*; }\n"),
        ("lib.rs", "pub mod gui;\npub use gui::board;\n"),
    ];
    assert_eq!(cycles_in(&down), Vec::<String>::new(), "a child may import from its parent");
}

#[test]
fn a_function_is_counted_from_its_name_to_its_closing_brace() {
    let code = Source::new(
        "text/mod.rs",
        r##"
/// fn not_this() {
fn one() { "}"; '}'; '\''; }
trait Shown {
    fn open(&self, of: [u8; 2]) -> fn(u8);
    fn three<'a>(&'a self) {
        // } fn nor_this() {
    }
}
fn outer(x: impl Fn([u8; 3])) -> String
where
    String: Sized,
{
    fn inner() {
        /* } /* } */ } */
    }
    r#"a " } \"#; b"\"}"; br"}\";
    macro!(fn $name() {})
}
"##,
    );
    let found: Vec<(String, usize, usize)> =
        functions(&code.code).into_iter().map(|f| (f.name, f.line, f.lines)).collect();
    let expected = [("one", 3, 1), ("three", 6, 3), ("outer", 10, 10), ("inner", 14, 3)];
    assert_eq!(found, expected.map(|(name, line, lines)| (name.to_owned(), line, lines)));
    let body = "    step();\n".repeat(MOST_LINES_OF_A_FUNCTION - 2);
    let long =
        Source::new("cli/mod.rs", &format!("\nfn just() {{\n{body}}}\nfn f() {{\n{body}\n}}"));
    assert_eq!(long_functions(&long), ["src/cli/mod.rs:62: fn f has 61 lines"]);
}

#[test]
fn fields_are_counted_and_their_types_are_read() {
    let parts = Source::new(
        "gui/panels/bars.rs",
        "pub struct Bars<'a> where 'a: 'static {\n    /// A field, it is said: of two.\n    \
         #[serde(default, skip)]\n    pub(super) map: BTreeMap<u8, fn(u8, u8) -> u8>,\n    \
         pair: (u8, u8),\n    own: &'a u8,\n    \
         view: Option<&'a mut View>,\n}\nstruct Unit;\nstruct Pair<'b>(&'b u8, pub &'b mut u8);\n",
    );
    let found: Vec<(String, usize, usize)> =
        structs(&parts.code).into_iter().map(|s| (s.name, s.line, s.fields.len())).collect();
    let expected = [("Bars", 1, 4), ("Unit", 9, 0), ("Pair", 10, 2)];
    assert_eq!(found, expected.map(|(name, line, fields)| (name.to_owned(), line, fields)));
    let expected = [
        "src/gui/panels/bars.rs:1: Bars holds view: Option<&'a mut View>",
        "src/gui/panels/bars.rs:10: Pair holds &'b mut u8",
    ];
    assert_eq!(borrowing(&parts), expected);
    assert_eq!(crowded(&parts, "Bars"), None);
    assert_eq!(crowded(&parts, "App").as_deref(), Some("src/gui/panels/bars.rs: there is no App"));
}

#[test]
fn a_folder_with_too_many_files_is_found() {
    let files = (0..=MOST_FILES).map(|n| Source::new(&format!("gui/part_{n}.rs"), ""));
    let mut sources: Vec<Source> = files.collect();
    sources.push(Source::new("gui/board/mod.rs", ""));
    assert_eq!(full_folders(&sources), ["src/gui: 15 files"]);
    sources.remove(0);
    assert_eq!(full_folders(&sources), Vec::<String>::new());
}
