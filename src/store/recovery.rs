//! Keeps unsaved work through a crash: the plan is written to a recovery folder while it is
//! unsaved, and offered at the next start. A lock file shows whether the program it belongs to is
//! still running.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::comments::{OF, STAMP};
use super::error::{FileError, read_text};
use super::plan_file;
use super::save::write_atomically;
use super::{Stamp, paths};
use crate::model::plan::Plan;

/// A plan's own file, and its state when it was last read or written, if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The file.
    pub file: PathBuf,
    /// Its state: a save asks first if it has another one.
    pub stamp: Option<Stamp>,
}

/// The place where this program keeps its unsaved work. Jobs run one after another on a separate
/// thread, so that a slow disk does not block the window.
#[derive(Debug)]
pub struct Keeper {
    lock: PathBuf,
    queue: Arc<Queue>,
    writer: Option<JoinHandle<()>>,
    /// Locked for as long as the program runs.
    _held: File,
}

/// The queue of jobs, shared by the program and the writer thread.
#[derive(Debug, Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The jobs that have not started, oldest first.
    waiting: VecDeque<Job>,
    working: bool,
    ended: bool,
    error: Option<FileError>,
}

/// A job of the writer thread.
#[derive(Debug)]
enum Job {
    /// Writes a plan whose own file is `of`, then discards `orphan`, which is no longer the only
    /// copy.
    Keep { plan: Arc<Plan>, of: Option<Own>, orphan: Option<Orphan> },
    /// Deletes what is kept.
    Clear,
}

impl State {
    /// Queues a job. A waiting state that is replaced or cleared before it is written is dropped. A
    /// state that replaces an orphan is only updated and never dropped, because the orphan is the
    /// only copy until then.
    fn push(&mut self, job: Job) {
        if let Some(Job::Keep { orphan: None, .. }) = self.waiting.back() {
            self.waiting.pop_back();
        }
        let last = self.waiting.back_mut();
        if let (
            Some(Job::Keep { plan, of, .. }),
            Job::Keep { plan: new_plan, of: new_of, orphan: None },
        ) = (last, &job)
        {
            plan.clone_from(new_plan);
            of.clone_from(new_of);
            return;
        }
        let cleared = matches!(self.waiting.back(), Some(Job::Clear));
        if !(cleared && matches!(job, Job::Clear)) {
            self.waiting.push_back(job);
        }
    }
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock, and the state is valid at any time.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, job: Job) {
        self.state().push(job);
        self.changed.notify_all();
    }

    /// Waits until no job is waiting or running, then returns the state.
    fn idle(&self) -> MutexGuard<'_, State> {
        let busy = |state: &mut State| state.working || !state.waiting.is_empty();
        let idle = self.changed.wait_while(self.state(), busy);
        idle.unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs jobs as they come, until the keeper is dropped.
    fn work(&self, file: &Path) {
        loop {
            let none = |state: &mut State| state.waiting.is_empty() && !state.ended;
            let state = self.changed.wait_while(self.state(), none);
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            let Some(job) = state.waiting.pop_front() else { return };
            state.working = true;
            drop(state);
            let done = job.run(file);
            let mut state = self.state();
            state.working = false;
            if let Some(done) = done {
                state.error = done.err();
            }
            drop(state);
            self.changed.notify_all();
        }
    }
}

impl Job {
    /// Runs the job. Returns the result of a write; other jobs have none.
    fn run(self, file: &Path) -> Option<Result<(), FileError>> {
        match self {
            Self::Keep { plan, of, orphan } => {
                let written = write(file, &plan, of.as_ref());
                if let Some(orphan) = orphan.filter(|_| written.is_ok()) {
                    orphan.discard();
                }
                Some(written)
            }
            Self::Clear => {
                // Usually there is no file, so ignore the error.
                let _ = fs::remove_file(file);
                None
            }
        }
    }
}

fn write(file: &Path, plan: &Plan, of: Option<&Own>) -> Result<(), FileError> {
    let stamp = of.and_then(|own| own.stamp).map(|stamp| format!("{STAMP}{stamp}\n"));
    let (of, stamp) = (of.map(|own| paths::to_text(&own.file)), stamp.unwrap_or_default());
    let of = of.unwrap_or_default();
    let text = plan_file::write(plan).map_err(FileError::Encode)?;
    write_atomically(file, format!("{OF}{of}\n{stamp}{text}").as_bytes(), false)
}

/// Work left behind by a program that did not exit properly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The kept file.
    pub file: PathBuf,
    /// The plan's own file, if it had one.
    pub of: Option<Own>,
    lock: PathBuf,
}

impl Keeper {
    /// Claims a file in `folder`. Returns `None` if the folder cannot be written; the program then
    /// works without recovery.
    #[must_use]
    pub fn new(folder: &Path) -> Option<Self> {
        fs::create_dir_all(folder).ok()?;
        for number in 0..1000_u32 {
            let lock = folder.join(format!("work-{number}.lock"));
            let file = folder.join(format!("work-{number}.ron"));
            let held = File::options().create(true).append(true).open(&lock).ok()?;
            // A file with work in it must be offered to the user first, even if no program holds
            // its lock.
            if held.try_lock().is_ok() && !file.exists() {
                let queue = Arc::new(Queue::default());
                let (at, target) = (Arc::clone(&queue), file);
                let writer = std::thread::Builder::new().name("keeper".to_owned());
                let writer = writer.spawn(move || at.work(&target)).ok()?;
                return Some(Self { lock, queue, writer: Some(writer), _held: held });
            }
        }
        None
    }

    /// Keeps the current plan, asynchronously.
    pub fn keep_soon(&self, plan: &Arc<Plan>, of: Option<&Own>) {
        let (plan, of) = (Arc::clone(plan), of.cloned());
        self.queue.add(Job::Keep { plan, of, orphan: None });
    }

    /// Keeps a plan that was restored from an orphan, asynchronously, and discards the orphan once
    /// the plan is written, so that there is always a copy.
    pub fn keep_then_discard(&self, plan: &Arc<Plan>, of: Option<&Own>, orphan: &Orphan) {
        let (plan, of) = (Arc::clone(plan), of.cloned());
        self.queue.add(Job::Keep { plan, of, orphan: Some(orphan.clone()) });
    }

    /// Deletes what was kept, asynchronously, because the plan was saved or discarded.
    pub fn clear(&self) {
        self.queue.add(Job::Clear);
    }

    /// Waits until all jobs are done. Do not call this on the thread that draws.
    ///
    /// # Errors
    /// Returns a [`FileError`] if the last state could not be kept.
    pub fn wait(&self) -> Result<(), FileError> {
        self.queue.idle().error.take().map_or(Ok(()), Err)
    }

    /// Returns why the last state could not be kept, once.
    #[must_use]
    pub fn failed(&self) -> Option<FileError> {
        self.queue.state().error.take()
    }
}

impl Drop for Keeper {
    /// Finishes the waiting jobs.
    fn drop(&mut self) {
        self.queue.state().ended = true;
        self.queue.changed.notify_all();
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
        let _ = fs::remove_file(&self.lock);
    }
}

/// Returns the work in `folder` whose program is no longer running.
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
            let text = read_text(&file).ok()?;
            let mut lines = text.lines();
            let first = lines.next()?.strip_prefix(OF)?.trim();
            let stamp = lines.next().and_then(|line| Stamp::of_text(line.strip_prefix(STAMP)?));
            let of = (!first.is_empty()).then(|| Own { file: paths::of_text(first), stamp });
            free.then_some(Orphan { file, of, lock })
        })
        .collect();
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

impl Orphan {
    /// Makes the orphan no longer be offered. The file is kept under another name until the next
    /// discarded one replaces it.
    pub fn discard(&self) {
        let _ = fs::rename(&self.file, self.file.with_extension("discarded"));
        let _ = fs::remove_file(&self.lock);
    }
}
