//! Unsaved work survives a crash: the plan is written beside the user's other things while it is
//! unsaved, and offered at the next start. A lock tells whose it is: work whose program still runs
//! is left alone.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::save::write_atomically;
use super::{FileError, plan_file, read_text};
use crate::model::plan::Plan;

/// The first line of a kept file, before the plan's own path.
const OF: &str = "// Unsaved work on: ";

/// Where this program keeps its unsaved work. A thread of its own writes it, the latest state of
/// several that come quickly: a slow disk makes nobody wait.
#[derive(Debug)]
pub struct Keeper {
    file: PathBuf,
    lock: PathBuf,
    desk: Arc<Desk>,
    writer: Option<JoinHandle<()>>,
    /// Held for as long as the program runs.
    _held: File,
}

/// What lies between the program and the writer.
#[derive(Debug, Default)]
struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What is to be written: a plan, and its own file.
    waiting: Option<(Arc<Plan>, Option<PathBuf>)>,
    writing: bool,
    ended: bool,
    error: Option<FileError>,
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the state, which is sound at every moment anyway.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state once nothing is waiting or being written.
    fn idle(&self) -> MutexGuard<'_, State> {
        let busy = |state: &mut State| state.waiting.is_some() || state.writing;
        let idle = self.changed.wait_while(self.state(), busy);
        idle.unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what comes, until the end.
    fn write_all(&self, file: &Path) {
        loop {
            let none = |state: &mut State| state.waiting.is_none() && !state.ended;
            let state = self.changed.wait_while(self.state(), none);
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            let Some((plan, of)) = state.waiting.take() else { return };
            state.writing = true;
            drop(state);
            let written = write(file, &plan, of.as_deref());
            let mut state = self.state();
            state.writing = false;
            state.error = written.err();
            drop(state);
            self.changed.notify_all();
        }
    }
}

fn write(file: &Path, plan: &Plan, of: Option<&Path>) -> Result<(), FileError> {
    let of = of.map(|f| f.display().to_string()).unwrap_or_default().replace('\n', " ");
    let text = plan_file::write(plan).map_err(FileError::Encode)?;
    write_atomically(file, format!("{OF}{of}\n{text}").as_bytes(), false)
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
                let desk = Arc::new(Desk::default());
                let (at, target) = (Arc::clone(&desk), file.clone());
                let writer = std::thread::Builder::new().name("keeper".to_owned());
                let writer = writer.spawn(move || at.write_all(&target)).ok()?;
                return Some(Self { file, lock, desk, writer: Some(writer), _held: held });
            }
        }
        None
    }

    /// Keeps the plan as it is now, soon.
    pub fn keep_soon(&self, plan: &Arc<Plan>, of: Option<&Path>) {
        self.desk.state().waiting = Some((Arc::clone(plan), of.map(Path::to_owned)));
        self.desk.changed.notify_all();
    }

    /// Waits until everything is kept.
    ///
    /// # Errors
    /// Why the last state could not be kept.
    pub fn wait(&self) -> Result<(), FileError> {
        self.desk.idle().error.take().map_or(Ok(()), Err)
    }

    /// Why the last state could not be kept, told once.
    #[must_use]
    pub fn failed(&self) -> Option<FileError> {
        self.desk.state().error.take()
    }

    /// Keeps the plan as it is now, and waits for it.
    ///
    /// # Errors
    /// Why it could not be kept.
    pub fn keep(&self, plan: &Arc<Plan>, of: Option<&Path>) -> Result<(), FileError> {
        self.keep_soon(plan, of);
        self.wait()
    }

    /// Gives up what was kept: the plan is saved, or nobody wants it.
    pub fn clear(&self) {
        self.desk.state().waiting = None;
        let idle = self.desk.idle();
        // Nothing was kept, most of the time.
        let _ = fs::remove_file(&self.file);
        drop(idle);
    }
}

impl Drop for Keeper {
    /// Keeps what is still waiting.
    fn drop(&mut self) {
        self.desk.state().ended = true;
        self.desk.changed.notify_all();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
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
