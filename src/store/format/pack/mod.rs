//! Pack files of every format.

use super::Format;
use super::raw::field_names;
use super::reader::{Node, Reader, Record};
use crate::model::finding::Problem;
use crate::model::pack::Pack;

pub mod v1;

pub use v1::write;

/// All formats that can be read, oldest first.
const FORMATS: &[Format<Pack>] = &[v1::FORMAT];

/// The newest format of pack files, which is the one that is written.
pub const FORMAT: u64 = FORMATS.len() as u64;

/// Fields that only packs have.
const OF_PACKS: [&str; 4] = ["yields", "tiers", "kinds", "platforms"];

/// Fields that only plans have.
const OF_PLANS: [&str; 4] = ["touchpoints", "goals", "rules", "title"];

/// Reads a pack in one pass, or returns `None` if it has to be read with [`take_apart`]. The pack
/// may still have findings.
#[must_use]
pub fn read(text: &str) -> Option<Pack> {
    super::read(FORMATS, text)
}

/// Reads a pack with all its findings; returns `None` if it is not a pack, or one of a newer
/// format.
pub fn take_apart(reader: &mut Reader<'_>, root: &Node<'_>) -> Option<Pack> {
    let record = reader.open(root, "Pack")?;
    let format = Format::of(FORMATS, reader.format(&record))?;
    reader.names(&record, format.fields, |_| false);
    if has_any(&record, OF_PLANS) && !has_any(&record, OF_PACKS) {
        reader.only("", Problem::PlanNotPack);
        return None;
    }
    if let Some(found) = reader.newer(&record, FORMAT) {
        reader.only("format", Problem::NewerFormat { found, newest: FORMAT });
        return None;
    }
    reader.check_format(&record);
    Some((format.take_apart)(reader, &record))
}

/// Whether a text looks like a pack rather than a plan, going by fields that only one of them has.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    let names = field_names(text, "Pack");
    let has = |fields: [&str; 4]| names.iter().any(|name| fields.contains(&&**name));
    has(OF_PACKS) && !has(OF_PLANS)
}

/// Whether the fields of a file are those of a pack.
#[must_use]
pub fn is_pack(record: &Record<'_>) -> bool {
    has_any(record, OF_PACKS) && !has_any(record, OF_PLANS)
}

fn has_any(record: &Record<'_>, fields: [&str; 4]) -> bool {
    record.names().any(|name| fields.contains(&name))
}
