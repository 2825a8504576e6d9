//! Reading and writing packs for changing: jobs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Draft, copy_of, draft_of, file_of};
use crate::model::finding::{Finding, Noun, Problem};
use crate::model::pack::Pack;
use crate::store::packs::Library;
use crate::store::save::write_atomically;
use crate::store::{Comments, FileError, pack_file, read_text};

/// Reads a pack that is to be changed. One without a file comes with the program, and is copied.
/// Unsaved work of an earlier time comes first.
pub(crate) fn read(
    pack: &Arc<Pack>,
    file: Option<&Path>,
    folder: Option<&Path>,
    library: &Library,
) -> Draft {
    let (pack, header, saved) = if let Some(file) = file {
        let text = read_text(file).unwrap_or_default();
        (Pack::clone(pack), Comments::of(&text).header, Some(Arc::clone(pack)))
    } else {
        let (copy, header) = copy_of(pack, library);
        (copy, header, None)
    };
    let own = file.map(Path::to_owned).or_else(|| Some(file_of(folder?, &pack)));
    let kept = own.and_then(|own| read_text(&draft_of(&own)).ok());
    let kept = kept.and_then(|text| Some((pack_file::draft(&text)?, Comments::of(&text).header)));
    match kept {
        Some((pack, header)) => Draft { pack, header, saved, recovered: true },
        None => Draft { pack, header, saved, recovered: false },
    }
}

/// Reads a pack file and puts it into the packs folder.
pub(crate) fn take(
    file: &Path,
    folder: Option<&Path>,
    library: &Library,
) -> Result<(PathBuf, Arc<Pack>), FileError> {
    let text = read_text(file)?;
    let unsound = |findings| FileError::Findings(file.to_owned(), findings);
    let pack = pack_file::parse(&text).map_err(unsound)?;
    let same = library.entries().iter().find(|entry| entry.pack.id == pack.id);
    if same.is_some_and(|entry| entry.file.is_none()) {
        // A pack that comes with the program is not replaced.
        let value = pack.id.to_string();
        let finding = Finding::new("id", Problem::Duplicate { noun: Noun::Pack, value });
        return Err(FileError::Findings(file.to_owned(), vec![finding]));
    }
    let missing = || FileError::NotFound(PathBuf::new());
    let own = match same.and_then(|entry| entry.file.clone()) {
        Some(own) => own,
        None => file_of(folder.ok_or_else(missing)?, &pack),
    };
    save(&own, Arc::new(pack), &text)
}

/// Writes the text of a pack; the file before is kept as the backup.
pub(crate) fn save(
    file: &Path,
    pack: Arc<Pack>,
    text: &str,
) -> Result<(PathBuf, Arc<Pack>), FileError> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| FileError::Write(file.to_owned(), error))?;
    }
    write_atomically(file, text.as_bytes(), true)?;
    Ok((file.to_owned(), pack))
}
