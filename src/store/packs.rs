//! The available packs: the embedded ones, and those in the user's folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{FileError, read_text};
use super::pack_file;
use crate::model::finding::{Finding, Noun, Problem};
use crate::model::pack::Pack;

/// The id of the embedded base pack.
pub const BASE_PACK: &str = "three-tiers-2023";

/// The text of the embedded base pack.
pub const BASE_PACK_TEXT: &str = include_str!("../../assets/rules/three-tiers-2023.ron");

/// The id of the embedded pack of the field.
pub const FIELD_PACK: &str = "field-2026";

/// The text of the embedded pack of the field.
pub const FIELD_PACK_TEXT: &str = include_str!("../../assets/rules/field-2026.ron");

/// A pack and its file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The pack, without findings.
    pub pack: Arc<Pack>,
    /// Its file; `None` for an embedded pack.
    pub file: Option<PathBuf>,
}

/// All packs that can be used by id.
#[derive(Debug, Clone)]
pub struct Library {
    entries: Vec<Entry>,
    /// Errors of the pack files in the user's folder that could not be read.
    pub errors: Vec<Arc<FileError>>,
}

impl Library {
    /// Returns a library with only the embedded packs.
    ///
    /// # Panics
    /// Panics if an embedded pack is invalid, which a test rules out.
    #[must_use]
    pub fn embedded() -> Self {
        let entry = |text| {
            let pack = pack_file::parse(text).expect("the embedded packs are sound");
            Entry { pack: Arc::new(pack), file: None }
        };
        let entries = [BASE_PACK_TEXT, FIELD_PACK_TEXT].map(entry).to_vec();
        Self { entries, errors: Vec::new() }
    }

    /// Returns a library with the embedded packs and those in `folder`. Files that are not valid
    /// packs are listed in [`Self::errors`]; a folder that does not exist is empty.
    #[must_use]
    pub fn with_folder(folder: Option<&Path>) -> Self {
        let mut library = Self::embedded();
        let Some(entries) = folder.and_then(|f| std::fs::read_dir(f).ok()) else { return library };
        let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        files.retain(|f| f.extension().is_some_and(|e| e == "ron"));
        files.sort();
        for file in files {
            if let Err(error) = library.add_file(&file) {
                library.errors.push(Arc::new(error));
            }
        }
        library
    }

    /// Reads a pack file and adds it under its id.
    ///
    /// # Errors
    /// Returns a [`FileError`] if the file cannot be read, has findings, or has an id that is
    /// taken.
    pub fn add_file(&mut self, file: &Path) -> Result<Arc<Pack>, FileError> {
        let pack = load_file(file)?;
        if self.get(pack.id.as_str()).is_some() {
            let value = pack.id.to_string();
            let finding = Finding::new("id", Problem::Duplicate { noun: Noun::Pack, value });
            return Err(FileError::Findings(file.to_owned(), vec![finding]));
        }
        self.entries.push(Entry { pack: Arc::clone(&pack), file: Some(file.to_owned()) });
        Ok(pack)
    }

    /// Reads a pack file and adds it under its id, replacing a pack with the same id.
    ///
    /// # Errors
    /// Returns a [`FileError`] if the file cannot be read or has findings.
    pub fn take_file(&mut self, file: &Path) -> Result<(), FileError> {
        let pack = load_file(file)?;
        let entry = Entry { pack, file: Some(file.to_owned()) };
        match self.entries.iter_mut().find(|e| e.pack.id == entry.pack.id) {
            Some(same) => *same = entry,
            None => self.entries.push(entry),
        }
        Ok(())
    }

    /// The library with a pack that has been written into the user's folder, in place of one with
    /// the same id or from the same file.
    #[must_use]
    pub fn with(&self, pack: &Arc<Pack>, file: &Path) -> Self {
        let mut library = self.clone();
        library
            .entries
            .retain(|entry| entry.pack.id != pack.id && entry.file.as_deref() != Some(file));
        library.entries.push(Entry { pack: Arc::clone(pack), file: Some(file.to_owned()) });
        library
    }

    /// Returns the pack with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Pack>> {
        self.entries.iter().map(|e| &e.pack).find(|p| p.id.as_str() == id)
    }

    /// Returns the base pack, which every library contains.
    ///
    /// # Panics
    /// Never: [`Self::embedded`] adds it, and nothing removes it.
    #[must_use]
    pub fn base(&self) -> &Arc<Pack> {
        self.get(BASE_PACK).expect("the base pack is embedded")
    }

    /// All ids, embedded packs first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.pack.id.as_str())
    }

    /// All packs, embedded ones first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the pack with the id `name`, or else reads the file `name`.
    ///
    /// # Errors
    /// Returns a [`FileError`] if there is neither, or if the file cannot be read or has findings.
    pub fn find(&self, name: &str) -> Result<Arc<Pack>, FileError> {
        match self.get(name) {
            Some(pack) => Ok(Arc::clone(pack)),
            None if Path::new(name).exists() => load_file(Path::new(name)),
            None => Err(FileError::NoPack {
                name: name.to_owned(),
                known: self.ids().map(str::to_owned).collect(),
            }),
        }
    }
}

fn load_file(file: &Path) -> Result<Arc<Pack>, FileError> {
    let text = read_text(file)?;
    let pack = pack_file::parse(&text);
    pack.map(Arc::new).map_err(|findings| FileError::Findings(file.to_owned(), findings))
}
