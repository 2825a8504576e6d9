//! Starting: which plan, which packs, which settings. All of it is read before the window opens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::job::Opened;
use super::opening as reading;
use super::session::{Place, Session};
use crate::store::folders::Folders;
use crate::store::packs::Library;
use crate::store::recovery::{self, Orphan};
use crate::store::settings::Settings;
use crate::store::{FileError, Loaded, opening, save};
use crate::text::{self, words};

/// What an editor starts with.
pub struct Start {
    /// The open plan.
    pub session: Session,
    /// What the program remembers between runs.
    pub settings: Settings,
    /// Unsaved work that crashes left behind.
    pub orphans: Vec<Orphan>,
    /// The last plan, if the program ended while it was opened.
    pub suspect: Option<PathBuf>,
    /// A plan that is to be opened once the window is there: its rules are missing.
    pub asked: Option<PathBuf>,
    /// Where the program keeps its own files.
    pub folders: Folders,
    /// What the status line says first.
    pub status: String,
}

impl Start {
    /// Starts on a plan that has been read.
    #[must_use]
    pub fn on(
        opened: Opened,
        file: Option<PathBuf>,
        library: Arc<Library>,
        folders: Folders,
    ) -> Self {
        let Opened { loaded: Loaded { plan, pack, comments }, stamp } = opened;
        let place = Place { file, stamp, header: comments.header, comments: comments.others };
        let mut settings = Settings::load(folders.settings.as_deref());
        // A plan named on the command line becomes the most recent one.
        if let Some(file) = &place.file {
            settings.remember(file);
        }
        let orphans = folders.recovery.as_deref().map(recovery::orphans).unwrap_or_default();
        let session = Session::new(plan, &pack, place, library);
        Self {
            session,
            settings,
            orphans,
            suspect: None,
            asked: None,
            folders,
            status: String::new(),
        }
    }

    /// Starts on the plan that was named, else on the last one, else on the first example.
    ///
    /// # Errors
    /// If the plan that was named cannot be read, or is unsound.
    pub fn choose(named: Option<&Path>, folders: Folders) -> Result<Self, FileError> {
        let library = Arc::new(Library::with_folder(folders.packs.as_deref()));
        sweep(&folders, named);
        if let Some(file) = named {
            let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            return match reading::open(file, &library, None) {
                Ok(opened) => Ok(Self::on(opened, Some(absolute), library, folders)),
                // It is shown, with other rules to choose from.
                Err(FileError::PackMissing(..)) => {
                    let example = reading::example(0, &library)?;
                    let start = Self::on(example, None, library, folders);
                    Ok(Self { asked: Some(absolute), ..start })
                }
                Err(error) => Err(error),
            };
        }
        let mut status = words::example_opened().to_owned();
        let last = Settings::load(folders.settings.as_deref()).recent.into_iter().next();
        let suspect = last.clone().filter(|file| opening::ended(&folders, file));
        if let Some(file) = last.filter(|_| suspect.is_none()) {
            match reading::open(&file, &library, None) {
                Ok(opened) => return Ok(Self::on(opened, Some(file), library, folders)),
                Err(error) => status = text::findings::file_error(&error).join(" "),
            }
        }
        let start = Self::on(reading::example(0, &library)?, None, library, folders);
        Ok(Self { suspect, status, ..start })
    }
}

/// Removes what killed programs have left: on a thread, since a folder may be on a slow disk.
fn sweep(folders: &Folders, named: Option<&Path>) {
    let recent = Settings::load(folders.settings.as_deref()).recent;
    let files = recent.iter().map(PathBuf::as_path).chain(named);
    let own = [folders.settings.clone(), folders.recovery.clone()].into_iter().flatten();
    let mut all: Vec<PathBuf> = own.chain(files.map(save::folder_of).map(Path::to_owned)).collect();
    all.sort();
    all.dedup();
    std::thread::spawn(move || all.iter().for_each(|folder| save::sweep(folder)));
}
