//! The formats of plan and pack files.
//!
//! Each format is a module with its record types and two ways to read them. Both produce the record
//! of that format, which is then converted to the next format, and so on. The record of the newest
//! format becomes the plan or pack itself, and is the one that is written.
//!
//! ```text
//!   text ──► read: in one pass, sound or nothing ───────┐
//!     └────► take_apart: level by level, all findings ──┴──► v1 ──► … ──► Plan, Pack
//! ```
//!
//! To add a format, add a module such as `plan/v2.rs` and its `FORMAT` at the end of the list
//! `FORMATS` in `plan/mod.rs`. The module converts its record to the plan, and implements `From`
//! for the record of format 1; `upgrade` in `v1.rs` then uses that, and `write` moves to the new
//! module. The files in `tests/cases/files` pin down what older formats mean.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::comments;
use reader::{Reader, Record};

pub mod pack;
pub mod plan;
pub(super) mod raw;
pub mod reader;
mod values;
mod word;
mod words;

/// A format, and how its files become a `T`.
pub struct Format<T> {
    /// Its number, from 1, which is its position in the list of formats.
    number: u64,
    /// The fields of the outermost record.
    fields: &'static [&'static str],
    /// Reads a whole file in one pass; `None` if it is of another format or has findings.
    read: fn(&str) -> Option<T>,
    /// Reads the outermost record field by field; what is wrong with it becomes findings of the
    /// reader.
    take_apart: fn(&mut Reader<'_>, &Record<'_>) -> T,
}

impl<T> Format<T> {
    /// The format with this number. The first files had no number, so `None` is the first format.
    fn of(all: &[Self], number: Option<u64>) -> Option<&Self> {
        let named = all.iter().find(|format| Some(format.number) == number);
        named.or(all.first())
    }
}

/// Reads a file of any format in one pass. Returns `None` if it has findings or may be understood
/// differently in one pass; it must then be taken apart.
fn read<T>(formats: &[Format<T>], text: &str) -> Option<T> {
    let found = formats.iter().rev().find_map(|format| (format.read)(text));
    found.filter(|_| is_understood(text))
}

/// Whether a file reads the same in one pass as when it is taken apart. There are two exceptions:
/// attributes such as `#![enable(unwrap_newtypes)]` would affect the whole file in one pass, and
/// one pass would accept `Some 5` for `Some(5)`.
fn is_understood(text: &str) -> bool {
    let value = text.get(comments::start_of_value(text)..).unwrap_or_default();
    let begins = value.starts_with(|c: char| c == '(' || c.is_alphabetic());
    begins && (!has_some_without_bracket(text) || raw::is_ron(text))
}

/// Whether `Some` appears without a bracket directly after it, even in a string.
fn has_some_without_bracket(text: &str) -> bool {
    text.match_indices("Some").any(|(at, some)| {
        let next = text.as_bytes().get(at + some.len()).copied();
        next.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'_' && b != b'(')
    })
}

/// Reads one record of a file in one pass, or returns `None` if anything is wrong with it.
fn one_pass<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    raw::options().from_str(text).ok()
}

/// Formats a file: fields in a fixed order, one value per line.
fn pretty(file: &impl Serialize) -> Result<String, ron::Error> {
    let config = PrettyConfig::new().new_line("\n").indentor("    ").escape_strings(true);
    let mut text = ron::ser::to_string_pretty(file, config)?;
    text.push('\n');
    Ok(text)
}
