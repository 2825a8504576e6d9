//! Plan files of every format.

use super::Format;
use super::pack;
use super::reader::{Node, Reader};
use crate::model::finding::Problem;
use crate::model::plan::Plan;

mod options;
mod record;
mod share;
mod style;
mod v1;

pub use v1::write;

/// All formats that can be read, oldest first.
const FORMATS: &[Format<Plan>] = &[v1::FORMAT];

/// The newest format of plan files, which is the one that is written.
pub const FORMAT: u64 = FORMATS.len() as u64;

/// Reads a plan in one pass, or returns `None` if it has to be read with [`take_apart`]. The plan
/// may still have findings under its pack.
#[must_use]
pub fn read(text: &str) -> Option<Plan> {
    super::read(FORMATS, text)
}

/// Reads a plan with all its findings; returns `None` if it is not a plan, or one of a newer
/// format.
pub fn take_apart(reader: &mut Reader<'_>, root: &Node<'_>) -> Option<Plan> {
    let record = reader.open(root, "Plan")?;
    // Check the format first: a newer file may hold fields that are unknown here.
    if let Some(found) = reader.newer(&record, FORMAT) {
        reader.names(&record, &[], |_| true);
        reader.only("format", Problem::NewerFormat { found, newest: FORMAT });
        return None;
    }
    let format = Format::of(FORMATS, reader.format(&record))?;
    reader.names(&record, format.fields, |_| false);
    if pack::is_pack(&record) {
        reader.only("", Problem::PackNotPlan);
        return None;
    }
    reader.check_format(&record);
    Some((format.take_apart)(reader, &record))
}
