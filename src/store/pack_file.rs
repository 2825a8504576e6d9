//! Rule packs as files: RON, read with every finding at once and written in a stable order.

use super::format::pack;
pub use super::format::pack::{FORMAT, write};
use super::format::reader::{Reader, ended};
use crate::model::check;
use crate::model::finding::Finding;
use crate::model::pack::Pack;

/// Reads a pack and checks it.
///
/// A sound pack is read in one pass. Only one that is not is taken apart for its findings.
///
/// # Errors
/// Every finding of the file, in the order of the file.
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

/// Whether the text looks like a pack rather than a plan: only packs have rules, only plans have
/// touchpoints.
#[must_use]
pub fn looks_like_pack(text: &str) -> bool {
    pack::looks_like_pack(&ended(text))
}
