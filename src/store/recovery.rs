//! Unsaved work survives a crash: the plan is written beside the user's other things while it is
//! unsaved, and offered at the next start. A lock tells whose it is: work whose program still runs
//! is left alone.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::save::write_atomically;
use super::{FileError, plan_file, read_text};
use crate::model::plan::Plan;

/// The first line of a kept file, before the plan's own path.
const OF: &str = "// Unsaved work on: ";

/// Where this program keeps its unsaved work.
#[derive(Debug)]
pub struct Keeper {
    file: PathBuf,
    lock: PathBuf,
    /// Held for as long as the program runs.
    _held: File,
}

/// Work that a program left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The kept file.
    pub file: PathBuf,
    /// The plan's own file, if it had one.
    pub of: Option<PathBuf>,
    lock: PathBuf,
}

impl Keeper {
    /// Takes a place in `folder`; none if the folder cannot be written, which is no reason not to
    /// work.
    #[must_use]
    pub fn new(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).ok()?;
        for number in 0..1000_u32 {
            let lock = folder.join(format!("work-{number}.lock"));
            let file = folder.join(format!("work-{number}.ron"));
            let held = File::options().create(true).append(true).open(&lock).ok()?;
            // A place with work in it waits for its user, even where nobody holds it.
            if held.try_lock().is_ok() && !file.exists() {
                return Some(Self { file, lock, _held: held });
            }
        }
        None
    }

    /// Keeps the plan as it is now.
    pub fn keep(&self, plan: &Plan, of: Option<&Path>) -> Result<(), FileError> {
        let of = of.map(|f| f.display().to_string()).unwrap_or_default().replace('\n', " ");
        let text = plan_file::write(plan).map_err(FileError::Encode)?;
        write_atomically(&self.file, format!("{OF}{of}\n{text}").as_bytes(), false)
    }

    /// Gives up what was kept: the plan is saved, or nobody wants it.
    pub fn clear(&self) {
        // Nothing was kept, most of the time.
        let _ = fs::remove_file(&self.file);
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.lock);
    }
}

/// The work in `folder` whose program does not run any more.
#[must_use]
pub fn orphans(folder: &Path) -> Vec<Orphan> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Orphan> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|e| e == "ron"))
        .filter_map(|file| {
            let lock = file.with_extension("lock");
            let free = match File::options().append(true).open(&lock) {
                Ok(held) => held.try_lock().is_ok(),
                Err(_) => true,
            };
            let first = read_text(&file).ok()?.lines().next()?.strip_prefix(OF)?.trim().to_owned();
            let of = (!first.is_empty()).then(|| PathBuf::from(first));
            free.then_some(Orphan { file, of, lock })
        })
        .collect();
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

impl Orphan {
    /// Is offered no more. The file stays under another name, until the next one takes it.
    pub fn discard(&self) {
        let _ = fs::rename(&self.file, self.file.with_extension("discarded"));
        let _ = fs::remove_file(&self.lock);
    }
}
