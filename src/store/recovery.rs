//! Unsaved work survives a crash: the plan is written beside the user's other things while it is
//! unsaved, and offered at the next start. A lock tells whose it is: work whose program still runs
//! is left alone.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::comments::OF;
use super::error::{FileError, read_text};
use super::plan_file;
use super::save::write_atomically;
use crate::model::plan::Plan;

/// Where this program keeps its unsaved work. A thread of its own does what is asked, one thing after
/// the other: a slow disk makes nobody wait.
#[derive(Debug)]
pub struct Keeper {
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
    /// What is to be done, the oldest first.
    waiting: VecDeque<Job>,
    working: bool,
    ended: bool,
    error: Option<FileError>,
}

/// Something for the writer to do.
#[derive(Debug)]
enum Job {
    /// Keep a plan whose own file is `of`; then `orphan` is no longer the only copy of it.
    Keep { plan: Arc<Plan>, of: Option<PathBuf>, orphan: Option<Orphan> },
    /// Give up what is kept.
    Clear,
}

impl State {
    /// Puts a job behind those that wait. Of several states only the last is kept, and one that is
    /// given up at once is not kept at all. But a state that an orphan waits for is, or a later one
    /// of the same work: until then the orphan is the only copy.
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

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the state, which is sound at every moment anyway.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, job: Job) {
        self.state().push(job);
        self.changed.notify_all();
    }

    /// The state once nothing is waiting or being done.
    fn idle(&self) -> MutexGuard<'_, State> {
        let busy = |state: &mut State| state.working || !state.waiting.is_empty();
        let idle = self.changed.wait_while(self.state(), busy);
        idle.unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what comes, until the end.
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
    /// Does it; says how it went where that matters.
    fn run(self, file: &Path) -> Option<Result<(), FileError>> {
        match self {
            Self::Keep { plan, of, orphan } => {
                let written = write(file, &plan, of.as_deref());
                if let Some(orphan) = orphan.filter(|_| written.is_ok()) {
                    orphan.discard();
                }
                Some(written)
            }
            Self::Clear => {
                // Nothing was kept, most of the time.
                let _ = fs::remove_file(file);
                None
            }
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
                let (at, target) = (Arc::clone(&desk), file);
                let writer = std::thread::Builder::new().name("keeper".to_owned());
                let writer = writer.spawn(move || at.work(&target)).ok()?;
                return Some(Self { lock, desk, writer: Some(writer), _held: held });
            }
        }
        None
    }

    /// Keeps the plan as it is now, soon.
    pub fn keep_soon(&self, plan: &Arc<Plan>, of: Option<&Path>) {
        let (plan, of) = (Arc::clone(plan), of.map(Path::to_owned));
        self.desk.ask(Job::Keep { plan, of, orphan: None });
    }

    /// Keeps a plan that was taken over from an orphan, soon, and discards the orphan once the plan
    /// is safely written: the only copy goes when there is another.
    pub fn keep_then_discard(&self, plan: &Arc<Plan>, of: Option<&Path>, orphan: &Orphan) {
        let (plan, of) = (Arc::clone(plan), of.map(Path::to_owned));
        self.desk.ask(Job::Keep { plan, of, orphan: Some(orphan.clone()) });
    }

    /// Gives up what was kept, soon: the plan is saved, or nobody wants it.
    pub fn clear(&self) {
        self.desk.ask(Job::Clear);
    }

    /// Waits until everything is done that was asked for. The thread that draws never calls this.
    ///
    /// # Errors
    /// Why the last state could not be kept.
    pub fn wait(&self) -> Result<(), FileError> {
        self.desk.idle().error.take().map_or(Ok(()), Err)
    }

    /// Why the last state could not be kept; said once.
    #[must_use]
    pub fn failed(&self) -> Option<FileError> {
        self.desk.state().error.take()
    }
}

impl Drop for Keeper {
    /// Does what is still waiting.
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
