//! Plan files of every format.

use super::Format;
use super::pack;
use super::reader::{Node, Reader};
use crate::model::finding::Problem;
use crate::model::plan::Plan;

mod v1;

pub use v1::write;

/// Every format that is read, the oldest first.
const FORMATS: &[Format<Plan>] = &[v1::FORMAT];

/// The newest format of plan files that this program reads, and the one that it writes.
pub const FORMAT: u64 = FORMATS.len() as u64;

/// Reads a plan in one pass; nothing where that cannot be, and the file has to be taken apart. The
/// plan may still be unsound under its pack.
#[must_use]
pub fn read(text: &str) -> Option<Plan> {
    super::read(FORMATS, text)
}

/// Reads a plan with all that is wrong with it; none where it is no plan at all, or a newer one.
pub fn take_apart(reader: &mut Reader<'_>, root: &Node<'_>) -> Option<Plan> {
    let record = reader.open(root, "Plan")?;
    // A newer file may hold fields that this program cannot know: look at its format first.
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
