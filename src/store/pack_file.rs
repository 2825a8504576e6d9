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

/// Reads a pack as far as it can be read, whatever is wrong with it: unsaved work may have findings.
#[must_use]
pub fn draft(text: &str) -> Option<Pack> {
    let text = ended(text);
    let mut reader = Reader::new(&text);
    let root = reader.root()?;
    pack::take_apart(&mut reader, &root)
}

/// The warnings about a pack without findings, in file order, with their places.
#[must_use]
pub fn warnings(text: &str, sound: &Pack) -> Vec<Finding> {
    let warnings = check::warnings(sound);
    if warnings.is_empty() {
        return warnings;
    }
    let text = ended(text);
    let mut reader = Reader::new(&text);
    if let Some(root) = reader.root() {
        let _ = pack::take_apart(&mut reader, &root);
    }
    reader.finish(warnings)
}

/// Whether a text looks like a pack rather than a plan, going by fields that only one of them has.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    pack::looks_like_pack(&ended(text))
}
