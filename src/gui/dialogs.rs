//! File dialogs: the system's own, behind a trait, so that tests answer them without a desktop.
//!
//! A dialog runs on a thread of its own where the system allows it, and its answer is fetched in a
//! later frame. On Linux, rfd talks to the desktop's file portal; where there is none it returns
//! nothing, as if cancelled. No person cancels within 350 ms, so an earlier answer of nothing
//! means that there is no dialog, and the window offers a path field instead.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use egui::Context;

/// No person opens a dialog, reads it and cancels within this time.
const HUMAN: Duration = Duration::from_millis(350);

/// What the user has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Open this file.
    Open(PathBuf),
    /// Save to this file.
    Save(PathBuf),
    /// Neither.
    Cancelled,
    /// There is no dialog on this desktop; true if it was to save.
    Missing(bool),
}

/// What kind of file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The dialog's title.
    pub title: &'static str,
    /// What the files are.
    pub name: &'static str,
    /// Their endings.
    pub endings: &'static [&'static str],
}

/// Asks the user for files.
pub trait Dialogs {
    /// Asks which file to open, out of those with these endings.
    fn ask_open(&mut self, ctx: &Context, kind: Kind);
    /// Asks where to save; `suggested` is a file name, in the folder of `beside` if there is one.
    fn ask_save(&mut self, ctx: &Context, kind: Kind, suggested: &str, beside: Option<&Path>);
    /// Whether a dialog is open: there is one at a time.
    fn waiting(&self) -> bool;
    /// The answer, once.
    fn poll(&mut self) -> Option<Reply>;
}

/// The system's dialogs.
#[derive(Default)]
pub struct SystemDialogs {
    waiting: Option<Receiver<Reply>>,
}

#[expect(clippy::disallowed_methods, reason = "this is the house helper")]
fn dialog(kind: Kind) -> rfd::FileDialog {
    rfd::FileDialog::new().add_filter(kind.name, kind.endings).set_title(kind.title)
}

impl SystemDialogs {
    fn ask(
        &mut self,
        ctx: &Context,
        save: bool,
        ask: impl FnOnce() -> Option<PathBuf> + Send + 'static,
    ) {
        if self.waiting.is_some() {
            return;
        }
        let (sender, receiver) = mpsc::channel();
        self.waiting = Some(receiver);
        let ctx = ctx.clone();
        let run = move || {
            let asked = Instant::now();
            let reply = match ask() {
                Some(file) if save => Reply::Save(file),
                Some(file) => Reply::Open(file),
                None if asked.elapsed() < HUMAN => Reply::Missing(save),
                None => Reply::Cancelled,
            };
            // The window may be gone by now.
            let _ = sender.send(reply);
            ctx.request_repaint();
        };
        // macOS shows dialogs on the main thread only.
        if cfg!(target_os = "macos") {
            run();
        } else {
            std::thread::spawn(run);
        }
    }
}

impl Dialogs for SystemDialogs {
    fn ask_open(&mut self, ctx: &Context, kind: Kind) {
        self.ask(ctx, false, move || dialog(kind).pick_file());
    }

    fn ask_save(&mut self, ctx: &Context, kind: Kind, suggested: &str, beside: Option<&Path>) {
        let suggested = suggested.to_owned();
        let folder = beside.and_then(Path::parent).map(Path::to_owned);
        self.ask(ctx, true, move || {
            let mut dialog = dialog(kind).set_file_name(suggested);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            dialog.save_file()
        });
    }

    fn waiting(&self) -> bool {
        self.waiting.is_some()
    }

    fn poll(&mut self) -> Option<Reply> {
        let reply = match self.waiting.as_ref()?.try_recv() {
            Ok(reply) => reply,
            Err(mpsc::TryRecvError::Empty) => return None,
            Err(mpsc::TryRecvError::Disconnected) => Reply::Cancelled,
        };
        self.waiting = None;
        Some(reply)
    }
}
