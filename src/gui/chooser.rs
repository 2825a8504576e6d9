//! The system's file dialogs, behind a trait, so that tests can answer them without a desktop.
//!
//! Where the system allows it, a dialog runs on its own thread, and its answer is fetched in a
//! later frame. On Linux, rfd uses the desktop's file portal; if there is none, it returns nothing,
//! as if the user had cancelled. No user cancels within 350 ms, so if nothing is returned sooner,
//! there is no dialog, and the window shows a field for the path instead.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use egui::Context;

use crate::editor::event::{Choice, FileQuestion, Ticket};
use crate::export::rows::Copied;

/// No user cancels a dialog in less time than this.
const QUICKEST_CANCEL: Duration = Duration::from_millis(350);

/// Asks the user for files, and fills the clipboard.
pub trait Chooser {
    /// Puts rows on the clipboard, as text and as a table. Returns whether that was possible.
    fn copy(&mut self, _copied: &Copied) -> bool {
        false
    }

    /// Asks a question; the answer to an earlier one must have come.
    fn ask(&mut self, ctx: &Context, ticket: Ticket, question: FileQuestion);
    /// Returns the answer, once, with the ticket of its question.
    fn poll(&mut self) -> Option<(Ticket, Choice)>;
}

/// The system's dialogs: one at a time.
#[derive(Default)]
pub struct SystemChooser {
    waiting: Option<(Ticket, Receiver<Choice>)>,
    /// Questions that came while another dialog was open.
    refused: Vec<Ticket>,
    /// The clipboard; on some systems its content ends with it.
    clipboard: Option<arboard::Clipboard>,
}

#[expect(clippy::disallowed_methods, reason = "the one place for file dialogs")]
fn choose(question: FileQuestion) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new()
        .add_filter(question.kind, question.endings)
        .set_title(question.title);
    let dialog = match question.folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    if question.save { dialog.set_file_name(question.name).save_file() } else { dialog.pick_file() }
}

impl Chooser for SystemChooser {
    fn copy(&mut self, copied: &Copied) -> bool {
        if self.clipboard.is_none() {
            self.clipboard = arboard::Clipboard::new().ok();
        }
        let clipboard = self.clipboard.as_mut();
        clipboard.is_some_and(|c| c.set_html(&copied.html, Some(&copied.text)).is_ok())
    }

    fn ask(&mut self, ctx: &Context, ticket: Ticket, question: FileQuestion) {
        if self.waiting.is_some() {
            self.refused.push(ticket);
            return;
        }
        let (sender, receiver) = mpsc::channel();
        self.waiting = Some((ticket, receiver));
        let ctx = ctx.clone();
        let run = move || {
            let asked = Instant::now();
            let choice = match choose(question) {
                Some(file) => Choice::File(file),
                None if asked.elapsed() < QUICKEST_CANCEL => Choice::NoDialog,
                None => Choice::Cancelled,
            };
            // The window may have been closed by now.
            let _ = sender.send(choice);
            ctx.request_repaint();
        };
        // macOS shows dialogs on the main thread only.
        if cfg!(target_os = "macos") {
            run();
        } else {
            std::thread::spawn(run);
        }
    }

    fn poll(&mut self) -> Option<(Ticket, Choice)> {
        if let Some(ticket) = self.refused.pop() {
            return Some((ticket, Choice::Busy));
        }
        let (ticket, receiver) = self.waiting.as_ref()?;
        let choice = match receiver.try_recv() {
            Ok(choice) => choice,
            Err(mpsc::TryRecvError::Empty) => return None,
            Err(mpsc::TryRecvError::Disconnected) => Choice::Cancelled,
        };
        let ticket = *ticket;
        self.waiting = None;
        Some((ticket, choice))
    }
}
