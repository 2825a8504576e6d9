//! The formats of plan and pack files.
//!
//! Each format has a module of its own, with its fields and two ways to read them. Both end in the
//! same record of the format, which then becomes that of the next format, and so on; the newest
//! becomes the plan or pack itself, and is the one that is written.
//!
//! ```text
//!   text ──► read: in one pass, sound or nothing ───────┐
//!     └────► take_apart: level by level, all findings ──┴──► v1 ──► … ──► Plan, Pack
//! ```
//!
//! A new format is one module and one line: `plan/v2.rs` beside `plan/v1.rs`, and its `FORMAT` at the
//! end of the list `FORMATS` in `plan/mod.rs`. The module knows how its record becomes the plan, and
//! by `From` how it is made of the record of format 1; `upgrade` in `v1.rs` then goes on from there,
//! and `write` moves to where it belongs. What files of older formats say is pinned by
//! `tests/cases/files`.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::comments;
use reader::{Reader, Record};

pub mod pack;
pub mod plan;
mod raw;
pub mod reader;
mod word;
mod words;

/// A format, and how a file of it becomes a `T`.
pub struct Format<T> {
    /// Its number, from 1: its place among the formats.
    number: u64,
    /// The fields of the outermost record.
    fields: &'static [&'static str],
    /// Reads a whole file in one pass. Nothing where it is of another format, or not sound.
    read: fn(&str) -> Option<T>,
    /// Reads the outermost record field by field; what is wrong with it are the reader's findings.
    take_apart: fn(&mut Reader<'_>, &Record<'_>) -> T,
}

impl<T> Format<T> {
    /// The format of a file that says this number, or none: the first files had no number.
    fn of(all: &[Self], number: Option<u64>) -> Option<&Self> {
        let named = all.iter().find(|format| Some(format.number) == number);
        named.or(all.first())
    }
}

/// Reads a file of any format in one pass. Nothing where it is not sound, or where one pass does not
/// understand it: then it has to be taken apart.
fn read<T>(formats: &[Format<T>], text: &str) -> Option<T> {
    let found = formats.iter().rev().find_map(|format| (format.read)(text));
    found.filter(|_| is_understood(text))
}

/// Whether a text that was read in one pass says the same when it is taken apart. Two things might
/// not: attributes such as `#![enable(unwrap_newtypes)]` reach everything behind them in one pass,
/// and it takes `Some 5` for `Some(5)`.
fn is_understood(text: &str) -> bool {
    let value = text.get(comments::start_of_value(text)..).unwrap_or_default();
    let begins = value.starts_with(|c: char| c == '(' || c.is_alphabetic());
    begins && (!has_some_without_bracket(text) || raw::is_ron(text))
}

/// Whether `Some` stands anywhere without a bracket right behind it, be it within a string.
fn has_some_without_bracket(text: &str) -> bool {
    text.match_indices("Some").any(|(at, some)| {
        let next = text.as_bytes().get(at + some.len()).copied();
        next.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'_' && b != b'(')
    })
}

/// One record of a file, read in one pass; nothing if anything about it is wrong.
fn one_pass<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    raw::options().from_str(text).ok()
}

/// A file as it is written: fields in a fixed order, one value a line.
fn pretty(file: &impl Serialize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().new_line("\n").indentor("    ").escape_strings(true);
    let mut text = ron::ser::to_string_pretty(file, config)?;
    text.push('\n');
    Ok(text)
}
