//! Reading plans that are to be shown: files, examples, work that a crash left behind.

use std::path::{Path, PathBuf};

use super::job::Opened;
use crate::model::plan::PackId;
use crate::store::packs::Library;
use crate::store::recovery::Orphan;
use crate::store::{self, Comments, FileError, Loaded, plan_file};

/// Reads the work that a crash left behind.
pub(super) fn orphan(orphan: &Orphan, library: &Library) -> Result<Opened, FileError> {
    let mut loaded = store::load(&orphan.file, library, None)?;
    // Unsaved work is kept without comments: they are in the plan's own file.
    let own = orphan.of.as_ref().and_then(|own| store::read_text(&own.file).ok());
    loaded.comments = own.map(|text| Comments::of(&text)).unwrap_or_default();
    let stamp = orphan.of.as_ref().and_then(|own| own.stamp);
    Ok(Opened { loaded, stamp })
}

/// Reads a plan with the state of its file; under another pack than its own, if there is one.
pub(super) fn open(
    file: &Path,
    library: &Library,
    under: Option<&PackId>,
) -> Result<Opened, FileError> {
    // Taken before the file is read, so that a write in between counts as a change.
    let stamp = store::stamp(file);
    let under = under.and_then(|id| library.get(id.as_str()));
    let mut loaded = store::load(file, library, under)?;
    if let Some(under) = under {
        loaded.plan.rules = under.id.clone();
    }
    Ok(Opened { loaded, stamp })
}

/// Reads an example, by its index in [`store::examples::ALL`].
pub(super) fn example(place: usize, library: &Library) -> Result<Opened, FileError> {
    let (name, text) = store::examples::ALL.get(place).copied().unwrap_or(("", ""));
    let unsound = |findings| FileError::Findings(PathBuf::from(name), findings);
    let (plan, pack) = plan_file::parse(text, library, None).map_err(unsound)?;
    let loaded = Loaded { plan, pack, comments: Comments::default() };
    Ok(Opened { loaded, stamp: None })
}
