//! Pack files of every format.

use super::Format;
use super::raw::field_names;
use super::reader::{Node, Reader, Record};
use crate::model::finding::Problem;
use crate::model::pack::Pack;

mod v1;

pub use v1::write;

/// Every format that is read, the oldest first.
const FORMATS: &[Format<Pack>] = &[v1::FORMAT];

/// The newest format of pack files that this program reads, and the one that it writes.
pub const FORMAT: u64 = FORMATS.len() as u64;

/// Fields that only packs have.
const OF_PACKS: [&str; 4] = ["yields", "tiers", "kinds", "platforms"];

/// Fields that only plans have.
const OF_PLANS: [&str; 4] = ["touchpoints", "goals", "rules", "title"];

/// Reads a pack in one pass; nothing where that cannot be, and the file has to be taken apart. What
/// the pack says may still be unsound.
#[must_use]
pub fn read(text: &str) -> Option<Pack> {
    super::read(FORMATS, text)
}

/// Reads a pack with all that is wrong with it; none where it is no pack at all, or a newer one.
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

/// Whether the text looks like a pack rather than a plan: only packs have rules, only plans have
/// touchpoints.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    let names = field_names(text, "Pack");
    let has = |fields: [&str; 4]| names.iter().any(|name| fields.contains(&&**name));
    has(OF_PACKS) && !has(OF_PLANS)
}

/// Whether a file's fields are those of a pack.
#[must_use]
pub fn is_pack(record: &Record<'_>) -> bool {
    has_any(record, OF_PACKS) && !has_any(record, OF_PLANS)
}

fn has_any(record: &Record<'_>, fields: [&str; 4]) -> bool {
    record.names().any(|name| fields.contains(&name))
}
