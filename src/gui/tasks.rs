//! Carries out the effects that take time: jobs on threads, file dialogs, settings, unsaved work.
//! The results go back to the editor as events.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use egui::Context;

use super::chooser::Chooser;
use crate::editor::event::{FileQuestion, Ticket};
use crate::editor::job::{Job, Outcome};
use crate::editor::{Effect, Event};
use crate::export::rows::Copied;
use crate::store::FileError;
use crate::store::folders::Folders;
use crate::store::packs::Library;
use crate::store::recovery::Keeper;
use crate::store::save::write_atomically;
use crate::store::settings::Settings;
use crate::text;

/// How long a job runs before the window shows it.
const WORTH_A_LOOK: Duration = Duration::from_millis(150);

/// A small write, such as that of the settings. One thread runs them in order.
type Errand = Box<dyn FnOnce() -> Option<Event> + Send>;

/// A job on a thread.
struct Running {
    stop: Arc<AtomicBool>,
    since: Instant,
}

/// What is being done for the editor.
pub struct Tasks {
    chooser: Box<dyn Chooser>,
    keeper: Option<Keeper>,
    settings: Option<PathBuf>,
    running: HashMap<Ticket, Running>,
    results: (Sender<Event>, Receiver<Event>),
    errands: Option<Sender<Errand>>,
    runner: Option<JoinHandle<()>>,
    /// Whether jobs run in place instead of on threads, for tests.
    in_place: bool,
}

impl Tasks {
    /// Tasks that run on threads.
    #[must_use]
    pub fn new(chooser: Box<dyn Chooser>, folders: &Folders) -> Self {
        let results = mpsc::channel();
        let (errands, to_run) = mpsc::channel::<Errand>();
        let done = results.0.clone();
        let runner = std::thread::spawn(move || {
            for errand in to_run {
                // The window may have been closed by now.
                let _ = match catch_unwind(AssertUnwindSafe(errand)) {
                    Ok(None) => Ok(()),
                    Ok(Some(event)) => done.send(event),
                    Err(_) => done.send(Event::Failed(vec![text::words::broke().to_owned()])),
                };
            }
        });
        let keeper = folders.recovery.as_deref().and_then(Keeper::new);
        if keeper.is_none() && folders.recovery.is_some() {
            let unprotected = vec![text::words::recovery_off().to_owned()];
            // The receiver is still here.
            let _ = results.0.send(Event::Failed(unprotected));
        }
        Self {
            chooser,
            keeper,
            settings: folders.settings.clone(),
            running: HashMap::new(),
            results,
            errands: Some(errands),
            runner: Some(runner),
            in_place: false,
        }
    }

    /// The same, but jobs run in place: their results are there in the same frame.
    #[must_use]
    pub fn in_place(chooser: Box<dyn Chooser>, folders: &Folders) -> Self {
        let mut tasks = Self::new(chooser, folders);
        tasks.in_place = true;
        tasks
    }

    /// Puts something on the system's clipboard. Returns false if that is not possible, so that the
    /// window can put the text there.
    pub fn copy(&mut self, copied: &Copied) -> bool {
        self.chooser.copy(copied)
    }

    /// The results of earlier tasks.
    pub fn poll(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        events.extend(self.chooser.poll().map(|(ticket, choice)| Event::Chosen(ticket, choice)));
        while let Ok(event) = self.results.1.try_recv() {
            if let Event::Done(ticket, _) = &event {
                self.running.remove(ticket);
            }
            events.push(event);
        }
        let failed = self.keeper.as_ref().and_then(Keeper::failed);
        events.extend(failed.map(|error| Event::Failed(text::findings::file_error(&error))));
        events
    }

    /// Whether a job has been running for so long that the window should show it. If not yet, asks
    /// for a later frame.
    #[must_use]
    pub fn worth_a_look(&self, ctx: &Context) -> bool {
        let Some(since) = self.running.values().map(|running| running.since).min() else {
            return false;
        };
        let waited = since.elapsed();
        if waited < WORTH_A_LOOK {
            ctx.request_repaint_after(WORTH_A_LOOK.saturating_sub(waited));
        }
        waited >= WORTH_A_LOOK
    }

    /// Carries out an effect, or returns it if it is for the window itself.
    pub fn carry_out(
        &mut self,
        ctx: &Context,
        effect: Effect,
        library: &Arc<Library>,
    ) -> Option<Effect> {
        match effect {
            Effect::AskFile(ticket, question) => self.ask(ctx, ticket, question),
            Effect::Start(ticket, job) => self.start(ctx, ticket, job, library),
            Effect::Stop(ticket) => {
                if let Some(running) = self.running.get(&ticket) {
                    running.stop.store(true, Ordering::Relaxed);
                }
            }
            Effect::Keep(plan, file) => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep_soon(&plan, file.as_ref());
                }
            }
            Effect::KeepThenDiscard(plan, orphan) => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep_then_discard(&plan, orphan.of.as_ref(), &orphan);
                }
            }
            Effect::Forget => {
                if let Some(keeper) = &self.keeper {
                    keeper.clear();
                }
            }
            Effect::Discard(orphan) => self.errand(move || {
                orphan.discard();
                None
            }),
            Effect::OpenFile(file) => self.errand(move || {
                let failed = open::that_detached(&file).err()?;
                let said = text::words::no_viewer(file.display().to_string(), failed.to_string());
                Some(Event::Failed(vec![said]))
            }),
            Effect::KeepRules(file, text) => self.errand(move || {
                let folder = file.parent().map(std::fs::create_dir_all);
                let failed = match folder {
                    Some(Err(error)) => FileError::Write(file, error),
                    _ => write_atomically(&file, text.as_bytes(), false).err()?,
                };
                Some(Event::Failed(text::findings::file_error(&failed)))
            }),
            Effect::DropRules(file) => self.errand(move || {
                // It need not be there.
                let _ = std::fs::remove_file(file);
                None
            }),
            Effect::SaveSettings(settings) => self.save_settings(settings),
            other => return Some(other),
        }
        None
    }

    fn ask(&mut self, ctx: &Context, ticket: Ticket, question: FileQuestion) {
        self.chooser.ask(ctx, ticket, question);
        ctx.request_repaint();
    }

    fn start(&mut self, ctx: &Context, ticket: Ticket, job: Job, library: &Arc<Library>) {
        let stop = Arc::new(AtomicBool::new(false));
        let (library, sender) = (Arc::clone(library), self.results.0.clone());
        let running = Running { stop: Arc::clone(&stop), since: Instant::now() };
        self.running.insert(ticket, running);
        let lang = text::lang::current();
        let ctx = ctx.clone();
        let run = move || {
            text::lang::set(lang);
            // The editor must get an answer even if the job panics.
            let outcome = catch_unwind(AssertUnwindSafe(|| job.run(&library, &stop)));
            // The window may have been closed by now.
            let _ = sender.send(Event::Done(ticket, outcome.unwrap_or(Outcome::Broke)));
            ctx.request_repaint();
        };
        if self.in_place {
            run();
        } else {
            std::thread::spawn(run);
        }
    }

    /// Writes the settings. A failure is only reported: no work is lost.
    fn save_settings(&self, settings: Settings) {
        let Some(folder) = self.settings.clone() else { return };
        self.errand(move || {
            let failed = settings.save(&folder).err()?;
            Some(Event::Failed(text::findings::file_error(&failed)))
        });
    }

    fn errand(&self, errand: impl FnOnce() -> Option<Event> + Send + 'static) {
        if self.in_place {
            // Tests read right away what has been written.
            if let Some(event) = errand() {
                let _ = self.results.0.send(event);
            }
        } else if let Some(errands) = &self.errands {
            // The thread runs for as long as this does.
            let _ = errands.send(Box::new(errand));
        }
    }
}

impl Drop for Tasks {
    /// Finishes what is still to be written.
    fn drop(&mut self) {
        self.errands = None;
        if let Some(runner) = self.runner.take() {
            let _ = runner.join();
        }
    }
}
