//! What comes in and goes out beside the plan itself: exports, comparisons, rows from spreadsheets,
//! pictures for the stage.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};

use base64::Engine as _;
use egui::Context;

use super::app::App;
use super::dialogs::Kind;
use super::view::{Overlay, SceneEdit};
use crate::export::format::{self, Format, Options};
use crate::model::action::Action;
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::import::{self, Fate};
use crate::model::plan::Touchpoint;
use crate::model::scene::{Scene, Show};
use crate::store::save::write_atomically;
use crate::store::{self, sheet};
use crate::text::{self, lang, window as words};

/// What a file dialog is open for.
#[derive(Debug, Clone, Copy)]
pub enum Asking {
    /// A plan to open, or to save.
    Plan,
    /// Where an export goes.
    Export(Format, Options),
    /// The plan to compare with.
    Compare,
    /// Rows to import.
    Import,
    /// A picture for the stage.
    Picture,
}

/// An export that is being written on a thread of its own.
pub struct Task {
    done: Receiver<Result<(), Vec<String>>>,
    given_up: Arc<AtomicBool>,
    file: PathBuf,
}

/// The most that all pictures of a plan take in its file, in bytes: it must be possible to open it
/// again.
const MOST_PICTURES: usize = 40 * 1024 * 1024;

/// The largest picture that a plan takes in, in bytes.
const LARGEST_PICTURE: u64 = 8 * 1024 * 1024;

impl App {
    /// Asks for the file that a command needs.
    pub(super) fn ask_for(&mut self, ctx: &Context, asking: Asking) {
        if !self.may_ask() {
            return;
        }
        self.asking = asking;
        self.asked = self.session.serial;
        let plans = |title| Kind { title, name: words::plan_files(), endings: &["ron"] };
        match asking {
            Asking::Plan => self.dialogs.ask_open(ctx, plans(words::open_path())),
            Asking::Compare => {
                let kind = Kind { endings: &["ron", "bak"], ..plans(words::compare_path()) };
                self.dialogs.ask_open(ctx, kind);
            }
            Asking::Import => {
                let endings = &["xlsx", "csv", "tsv", "txt"];
                let kind = Kind { title: words::import_path(), name: words::sheets(), endings };
                self.dialogs.ask_open(ctx, kind);
            }
            Asking::Picture => {
                let endings = &["png", "jpg", "jpeg", "svg"];
                let kind = Kind { title: words::picture_path(), name: words::pictures(), endings };
                self.dialogs.ask_open(ctx, kind);
            }
            Asking::Export(format, _) => {
                let suggested = Path::new(&self.suggested()).with_extension(format.ending());
                let endings: &'static [&'static str] = match format {
                    Format::Pdf => &["pdf"],
                    Format::Pptx => &["pptx"],
                    Format::Xlsx => &["xlsx"],
                    Format::Html => &["html"],
                    Format::Svg => &["svg"],
                    Format::Png => &["png"],
                    Format::Csv => &["csv"],
                    Format::Markdown => &["md"],
                    Format::Json => &["json"],
                };
                let kind = Kind { title: words::export_path(), name: format.ending(), endings };
                let beside = self.session.file.clone();
                let suggested = suggested.to_string_lossy();
                self.dialogs.ask_save(ctx, kind, &suggested, beside.as_deref());
            }
        }
    }

    /// Whether a dialog can be opened: there is one at a time, and its answer must not be taken for
    /// another's. A second wish is told, and nothing else.
    pub(super) fn may_ask(&mut self) -> bool {
        let free = !self.dialogs.waiting() && self.task.is_none();
        if !free {
            words::one_at_a_time().clone_into(&mut self.session.said);
        }
        free
    }

    /// A file has been named for an export: its ending must be the format's, and nothing is replaced
    /// unasked.
    pub(super) fn export_named(&mut self, ctx: &Context, file: PathBuf, what: (Format, Options)) {
        let fits = Format::of(&file) == Some(what.0);
        let named = if fits {
            file
        } else {
            let mut name = file.into_os_string();
            name.push(format!(".{}", what.0.ending()));
            PathBuf::from(name)
        };
        let own = self.session.file.as_ref() == Some(&named);
        if named.exists() && (own || !fits || !self.by_dialog) {
            self.export_waits = Some((named.clone(), what));
            self.show_overlay(Overlay::Replace { file: named, changed: false });
        } else {
            self.export_to(ctx, named, what);
        }
    }

    /// Writes an export on a thread of its own, so that nothing stutters.
    pub(super) fn export_to(&mut self, ctx: &Context, file: PathBuf, what: (Format, Options)) {
        let (format, options) = what;

        let evaluated = self.session.evaluated();
        let compared = self.view.compared.clone();
        let language = lang::current();
        let (sender, done) = mpsc::channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let (stop, ctx, target) = (Arc::clone(&given_up), ctx.clone(), file.clone());
        std::thread::spawn(move || {
            lang::set(language);
            let written = write(&evaluated, compared.as_deref(), (format, options), &target, &stop);
            // The window may be gone by now.
            let _ = sender.send(written);
            ctx.request_repaint();
        });
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.view.busy = Some(words::exporting(&name));
        self.task = Some(Task { done, given_up, file });
    }

    /// Looks whether an export is done.
    pub(super) fn poll_task(&mut self) {
        let Some(task) = &self.task else { return };
        let done = match task.done.try_recv() {
            Ok(done) => done,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => Err(vec![words::export_failed().to_owned()]),
        };
        let file = task.file.display().to_string();
        self.task = None;
        self.view.busy = None;
        match done {
            Ok(()) => self.session.said = words::exported(&file),
            Err(lines) => {
                // The window stays, so that this can be read.
                self.closes_after = false;
                self.session.said = lines.join(" ");
                let title = words::export_failed().to_owned();
                self.show_overlay(Overlay::Findings { title, lines });
            }
        }
    }

    /// Gives an export up: nothing is written.
    pub(super) fn give_up_task(&mut self) {
        if let Some(task) = self.task.take() {
            task.given_up.store(true, Ordering::Relaxed);
        }
        self.view.busy = None;
        words::cancelled_only().clone_into(&mut self.session.said);
    }

    /// Puts the plan beside another one: a scene of its own, and part of every export.
    pub(super) fn compare_with(&mut self, file: &Path) {
        match store::load_plan(file, &self.library, None) {
            Ok((plan, pack)) => {
                let before = Evaluated::new(plan, &pack);
                let compared = Comparison::new(before, self.session.evaluated());
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.session.said = words::compared_with(&name);
                let mut lines = Vec::new();
                if compared.is_same() {
                    lines.push(text::stage::same().to_owned());
                }
                for (head, told) in crate::export::deck::comparison::lines(&compared) {
                    lines.extend(told.iter().map(|line| words::goal_line(head, line)));
                }
                self.view.compared = Some(Arc::new(compared));
                self.show_overlay(Overlay::Compared { title: self.session.said.clone(), lines });
            }
            Err(error) => self.show_error(file, &error),
        }
    }

    /// Brings the comparison up to date with the plan.
    pub(super) fn follow_comparison(&mut self) {
        let Some(compared) = &self.view.compared else { return };
        if compared.after.plan != **self.session.plan() {
            let before = compared.before.clone();
            let fresh = Comparison::new(before, self.session.evaluated());
            self.view.compared = Some(Arc::new(fresh));
        }
    }

    /// Reads a sheet and shows what would become of its rows.
    pub(super) fn import_from(&mut self, file: &Path) {
        match sheet::read(file) {
            Ok(rows) => {
                let found = import::plan(&rows, self.session.pack());
                self.show_overlay(Overlay::Import(found));
            }
            Err(error) => {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let (title, lines) = (words::cannot_open(&name), text::import::sheet_error(&error));
                self.show_overlay(Overlay::Findings { title, lines });
            }
        }
    }

    /// Shows pasted rows, if there is anything in them; false if not.
    pub(super) fn import_text(&mut self, text: &str) -> bool {
        let found = import::plan(&sheet::read_csv(text), self.session.pack());
        let any = found.rows.iter().any(|r| matches!(r.fate, Fate::Ready(_) | Fate::Ask { .. }));
        // A word by itself is no sheet.
        let rows = text.contains('\t') || text.trim().lines().count() > 1;
        if any && rows {
            self.show_overlay(Overlay::Import(found));
        }
        any && rows
    }

    /// Places what an import has read: one step to undo.
    pub(super) fn place_import(&mut self, touchpoints: Vec<Touchpoint>) {
        let count = touchpoints.len();
        if self.do_action(&Action::Insert { touchpoints, platform: None }) && count > 0 {
            self.session.said = words::imported(count);
        }
    }

    /// Changes the scenes as they are now: what was typed is in them already.
    pub(super) fn edit_scenes(&mut self, edit: &SceneEdit) {
        if !self.commit_draft() {
            return;
        }
        let mut scenes = self.session.plan().stage();
        let last = scenes.len().saturating_sub(1);
        match edit {
            SceneEdit::Hide(place, hidden) => {
                scenes.get_mut(*place).into_iter().for_each(|scene| scene.hidden = *hidden);
            }
            SceneEdit::Swap(one, other) => scenes.swap(*one.min(&last), *other.min(&last)),
            SceneEdit::Remove(place) => drop(scenes.remove(*place.min(&last))),
            SceneEdit::Add(scene) => scenes.push(scene.clone()),
        }
        self.do_action(&Action::Stage(scenes));
    }

    /// Puts a picture on the stage.
    pub(super) fn add_picture(&mut self, file: &Path) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let size = std::fs::metadata(file).map(|about| about.len());
        let bytes = match size {
            Ok(size) if size > LARGEST_PICTURE => {
                self.session.said = words::picture_too_large(LARGEST_PICTURE / (1024 * 1024));
                return;
            }
            _ => std::fs::read(file),
        };
        let Ok(bytes) = bytes else {
            self.session.said = words::cannot_open(&name);
            return;
        };
        let wordy = crate::export::svg::holds_text(&bytes);
        if !crate::export::png::readable(&bytes) {
            let why = if wordy { words::svg_text() } else { words::no_picture() };
            why.clone_into(&mut self.session.said);
            return;
        }
        let picture: Arc<str> = base64::engine::general_purpose::STANDARD.encode(bytes).into();
        let held: usize = self.session.plan().scenes.iter().map(|scene| scene.picture.len()).sum();
        if held + picture.len() > MOST_PICTURES {
            self.session.said = words::too_many_pictures(MOST_PICTURES / (1024 * 1024));
            return;
        }
        let scene = Scene { title: name, picture, ..Scene::of(Show::Picture) };
        self.edit_scenes(&SceneEdit::Add(scene));
        if wordy {
            words::svg_text().clone_into(&mut self.session.said);
        }
    }
}

fn write(
    evaluated: &Evaluated,
    compared: Option<&Comparison>,
    (format, options): (Format, Options),
    file: &Path,
    stop: &AtomicBool,
) -> Result<(), Vec<String>> {
    let bytes = format::write(evaluated, compared, format, options).map_err(|line| vec![line])?;
    if stop.load(Ordering::Relaxed) {
        return Ok(());
    }
    // What was there before stays as the backup: somebody may have worked on it.
    write_atomically(file, &bytes, true).map_err(|error| text::findings::file_error(&error))
}
