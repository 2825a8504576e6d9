//! Pack files: read with all findings at once, written in a stable order.

use super::format::pack;
pub use super::format::pack::{FORMAT, write};
use super::format::reader::{Reader, ended};
use crate::model::check;
use crate::model::finding::Finding;
use crate::model::pack::Pack;

/// Reads a pack and checks it.
///
/// A pack without findings is read in one pass. Only one with findings is taken apart.
///
/// # Errors
/// Returns all findings of the file, in file order, if there are any.
pub fn parse(text: &str) -> Result<Pack, Vec<Finding>> {
    let text = ended(text);
    if let Some(pack) = pack::read(&text)
        && check::pack(&pack).is_empty()
    {
        return Ok(pack);
    }
    let mut reader = Reader::new(&text);
    let pack = reader.root().and_then(|root| pack::take_apart(&mut reader, &root));
    let Some(pack) = pack else { return Err(reader.finish(Vec::new())) };
    let findings = reader.finish(check::pack(&pack));
    if findings.is_empty() { Ok(pack) } else { Err(findings) }
}

/// Whether a text looks like a pack rather than a plan, going by fields that only one of them has.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    pack::looks_like_pack(&ended(text))
}
