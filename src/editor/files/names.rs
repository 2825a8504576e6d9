//! File names: the one that is suggested, and the endings that are added to what was typed.

use std::path::{Path, PathBuf};

use super::state::{Purpose, Write};
use crate::editor::desk::Desk;
use crate::editor::event::FileQuestion;
use crate::text::words;

/// The path with `.ron` at its end.
pub(super) fn with_ending(file: PathBuf) -> PathBuf {
    let ends = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if ends { file } else { ending_added(file, "ron") }
}

/// The path with one more ending.
pub(super) fn ending_added(file: PathBuf, ending: &str) -> PathBuf {
    let mut name = file.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// A file name made from the title.
pub(super) fn suggested(desk: &Desk, write: Write) -> String {
    if write == Write::Rules {
        return format!("{}.ron", desk.shown_rules().id);
    }
    suggested_name(
        desk,
        match write {
            Write::Plan | Write::Rules => "ron",
            Write::Export(format, _) => format.ending(),
        },
    )
}

/// A file name made from the title, with an ending.
pub fn suggested_name(desk: &Desk, ending: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { ' ' };
    let title: String = desk.session.title().chars().take(60).map(plain).collect();
    let name = title.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    format!("{name}.{ending}")
}

/// The question of the file dialog for a purpose.
pub(super) fn file_question(desk: &Desk, purpose: Purpose) -> FileQuestion {
    let plans = words::plan_files();
    let (title, kind) = match purpose {
        Purpose::Open => (words::open_path(), plans),
        Purpose::Save => (words::save_path(), plans),
        Purpose::Compare => (words::compare_path(), plans),
        Purpose::Import => (words::import_path(), words::sheets()),
        Purpose::Votes(_) => (words::votes_path(), words::sheets()),
        Purpose::Theirs => (words::merge_theirs_path(), plans),
        Purpose::Beginning => (words::merge_base_path(), plans),
        Purpose::Picture => (words::picture_path(), words::pictures()),
        Purpose::Logo => (words::choose_logo(), words::pictures()),
        Purpose::Font(_) => (words::choose_font(), words::font_files()),
        Purpose::Template => (words::style_from_template(), words::presentations()),
        Purpose::RulesIn => (words::rules_in_path(), words::rule_packs()),
        Purpose::RulesOut => (words::rules_out_path(), words::rule_packs()),
        Purpose::Export(format, _) => (words::export_path(), format.ending()),
    };
    let write = match purpose {
        Purpose::Save => Some(Write::Plan),
        Purpose::RulesOut => Some(Write::Rules),
        Purpose::Export(format, options) => Some(Write::Export(format, options)),
        _ => None,
    };
    let beside = desk.session.file().and_then(Path::parent).map(Path::to_owned);
    FileQuestion {
        title,
        kind,
        endings: purpose.endings(),
        save: write.is_some(),
        name: write.map(|write| suggested(desk, write)).unwrap_or_default(),
        folder: beside.or_else(|| desk.folders.documents.clone()),
    }
}
