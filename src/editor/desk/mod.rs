//! The state of the editor apart from the file workflow: the session, the settings, the plan that
//! it is compared with, the presentation, and the status line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::editor::event::{Effect, Notice, Read, SceneEdit, Source};
use crate::editor::job::{Opened, Pasted};
use crate::editor::present::Presentation;
use crate::editor::returned;
use crate::editor::rules::Rules;
use crate::editor::session::{Change, Place, Session};
use crate::export::picture::file::{LARGEST_PICTURE, Picture, PictureError};
use crate::export::rows;
use crate::model::action::{self, Action, Keep, Purpose};
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Date, Pack, Tier};
use crate::model::plan::{Plan, PlatformId};
use crate::model::scene::{Scene, Show};
use crate::report::comparison;
use crate::store::folders::Folders;
use crate::store::recovery::Orphan;
use crate::store::settings::Settings;
use crate::store::sheet::{SheetError, Sheets};
use crate::store::{FileError, Loaded};
use crate::text::{self, sentences, steps, words};

mod merge;
mod record;
mod sheet;
mod style;

/// The largest total size of a plan's pictures in its file, in bytes: larger files are not opened.
const MOST_PICTURES: usize = 40 * 1024 * 1024;

/// A megabyte, in bytes.
const MB: u64 = 1024 * 1024;

/// Why a picture cannot be added, in words.
fn picture_fault(error: PictureError) -> String {
    match error {
        PictureError::TooLarge => words::picture_too_large(LARGEST_PICTURE / MB),
        PictureError::Unreadable(file) => words::cannot_open(sentences::file_name(&file)),
        PictureError::NoPicture => words::no_picture().to_owned(),
        PictureError::NotDrawn(fault) => fault.words().to_owned(),
    }
}

/// The state of the editor apart from the file workflow.
pub struct Desk {
    /// The open plan.
    pub session: Session,
    /// What the program remembers between runs.
    pub settings: Settings,
    /// The last message: what the status line shows.
    pub status: String,
    /// The plan compared with an earlier one, once one has been chosen.
    pub compared: Option<Arc<Comparison>>,
    /// Unsaved work that crashes left behind.
    pub orphans: Vec<Orphan>,
    /// The last plan, if the program ended while it was opened: it is offered, and not opened.
    pub suspect: Option<PathBuf>,
    /// A plan that is to be opened once the window is there.
    pub asked: Option<PathBuf>,
    /// Where the program keeps its own files.
    pub folders: Folders,
    /// The rule pack that is being changed.
    pub rules: Option<Rules>,
    /// The presentation, while there is one on stage.
    pub stage: Option<Presentation>,
    /// The presentation that was left, to be resumed; its timer keeps running.
    pub resting: Option<Presentation>,
    /// Another copy of the plan, while the one that both began as is asked for.
    pub theirs: Option<Arc<Plan>>,
    /// The day that it is, as far as somebody has said so.
    pub today: Option<Date>,
}

impl Desk {
    /// Shows a message in the status line.
    pub fn say(&mut self, status: &str) {
        status.clone_into(&mut self.status);
    }

    /// Whether the stage is shown, and not the editor.
    #[must_use]
    pub fn on_stage(&self) -> bool {
        self.stage.is_some()
    }

    /// Changes the plan as one undoable step, or says why not. Returns whether that was possible.
    pub fn act(&mut self, action: &Action, out: &mut Vec<Effect>) -> bool {
        match self.session.act(action) {
            Ok(change) => {
                if let Some(change) = change {
                    let reached = self.session.evaluation().reached();
                    // What is written down changes no insight; a task that is done may.
                    let writes =
                        matches!(action, Action::Keep(keep) if !matches!(keep, Keep::Done(..)));
                    self.status = if writes {
                        text::sentence(&change.label)
                    } else {
                        steps::done(&change.label, change.before, reached)
                    };
                    out.extend(change.focus.map(Effect::Focus));
                }
                true
            }
            Err(refusal) => {
                self.status = text::sentence(&text::findings::refusal(&refusal));
                false
            }
        }
    }

    /// Supposes that a platform were in a tier, as one undoable step. Touchpoints that cannot stand
    /// there then go with it, which is said.
    pub fn suppose(&mut self, platform: &PlatformId, tier: Tier, out: &mut Vec<Effect>) {
        let action = self.session.supposing(platform, tier);
        let gone = match &action {
            Action::Suppose { remove, .. } => remove.len(),
            _ => 0,
        };
        if self.act(&action, out) && gone > 0 {
            let gone = words::gone_with_hypothesis(text::touchpoints(gone));
            self.status = [self.status.as_str(), &gone].join("  ·  ");
        }
    }

    /// Says which step was undone or redone, and moves the keyboard focus to what it changed.
    pub fn stepped(
        &mut self,
        change: Option<Change>,
        words: fn(&str) -> String,
        out: &mut Vec<Effect>,
    ) {
        let Some(change) = change else { return };
        self.status = words(&change.label);
        out.extend(change.focus.map(Effect::Focus));
    }

    /// Keeps unsaved work for recovery after a crash, or deletes that copy if nothing is unsaved.
    pub fn keep(&self, out: &mut Vec<Effect>) {
        out.push(if self.session.dirty() {
            Effect::Keep(Arc::clone(self.session.plan()), self.session.own())
        } else {
            Effect::Forget
        });
    }

    /// Shows another plan in place of this one.
    pub fn show(&mut self, plan: Plan, pack: &Arc<Pack>, place: Place, out: &mut Vec<Effect>) {
        self.session = self.session.followed_by(plan, pack, place);
        self.compared = None;
        self.suspect = None;
        self.asked = None;
        self.resting = None;
        out.push(Effect::Opened);
    }

    /// Shows a plan that has been read.
    pub fn opened(&mut self, opened: Opened, source: &Source, out: &mut Vec<Effect>) {
        let Opened { loaded: Loaded { plan, pack, comments }, stamp } = opened;
        let (header, others) = (comments.header, comments.others);
        let place = Place { header, comments: others, ..Place::default() };
        match source {
            Source::File(file) => {
                let place = Place { file: Some(file.clone()), stamp, ..place };
                self.show(plan, &pack, place, out);
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.status = words::opened(name);
                self.settings.remember(file);
                out.push(Effect::SaveSettings(self.settings.clone()));
                out.extend(self.doubt_of_rules().map(Effect::Show));
            }
            Source::Under(file, _) => {
                let place = Place { file: Some(file.clone()), stamp, ..place };
                self.show(plan, &pack, place, out);
                self.session.mark_unsaved();
                self.status = words::rules_used(text::of(&pack.name));
                self.keep(out);
            }
            Source::Orphan(orphan) => {
                let file = orphan.of.as_ref().map(|own| own.file.clone());
                let place = Place { file, stamp, ..place };
                self.show(plan, &pack, place, out);
                self.session.mark_unsaved();
                self.say(words::work_recovered());
                let plan = Arc::clone(self.session.plan());
                out.push(Effect::KeepThenDiscard(plan, orphan.clone()));
                self.orphans.retain(|other| other != orphan);
            }
            _ => {
                self.show(plan, &pack, Place::default(), out);
                self.say(words::example_opened());
            }
        }
    }

    /// Shows what is wrong with a file.
    pub fn cannot_open(&mut self, file: &Path, lines: Vec<String>, out: &mut Vec<Effect>) {
        let title = words::cannot_open(sentences::file_name(file));
        self.status.clone_from(&title);
        out.push(Effect::Show(Notice::Findings { title, lines }));
    }

    /// Compares the plan with another one. The comparison is a scene, and part of most exports.
    pub fn compare(
        &mut self,
        file: &Path,
        read: Result<Box<Loaded>, FileError>,
        out: &mut Vec<Effect>,
    ) {
        match read {
            Ok(loaded) => {
                let before = Evaluated::new(loaded.plan, &loaded.pack);
                let compared = Comparison::new(before, Evaluated::clone(self.session.evaluated()));
                let title = words::compared_with(sentences::file_name(file));
                let lines = comparison::all_lines(&compared);
                self.compared = Some(Arc::new(compared));
                self.status.clone_from(&title);
                out.push(Effect::Show(Notice::Compared { title, lines }));
            }
            Err(error) => self.cannot_open(file, text::findings::file_error(&error), out),
        }
    }

    /// Ends the comparison.
    pub fn end_comparison(&mut self) {
        self.compared = None;
        self.say(words::comparison_ended());
    }

    /// Brings the comparison up to date with the plan.
    pub fn follow_comparison(&mut self) {
        let Some(compared) = &self.compared else { return };
        if compared.after.plan != *self.session.plan() {
            let after = Evaluated::clone(self.session.evaluated());
            self.compared = Some(Arc::new(Comparison::new(compared.before.clone(), after)));
        }
    }

    /// Shows what an import would do with each row of a sheet.
    pub fn import(
        &mut self,
        file: &Path,
        read: Result<Vec<Sheets>, SheetError>,
        out: &mut Vec<Effect>,
    ) {
        match read {
            Ok(sheets) => {
                let read = Read { file: Some(file.to_owned()), sheets, returned: Vec::new() };
                if read.sheets.iter().any(returned::is_returned) {
                    self.import_returned(read, out);
                } else {
                    out.push(Effect::Show(Notice::Import(read)));
                }
            }
            Err(error) => self.cannot_open(file, text::import::sheet_error(&error), out),
        }
    }

    /// Places pasted touchpoints, or shows pasted rows.
    pub fn paste(&mut self, pasted: Pasted, out: &mut Vec<Effect>) {
        match pasted {
            Pasted::Touchpoints(touchpoints) => {
                self.act(&Action::Insert { touchpoints, platform: None }, out);
            }
            Pasted::Rows(rows) => {
                out.push(Effect::Show(Notice::Import(Read {
                    file: None,
                    sheets: vec![rows],
                    returned: Vec::new(),
                })));
            }
            Pasted::Nothing => self.say(words::nothing_to_paste()),
        }
    }

    /// Places and updates what an import has read, as one undoable step.
    /// `more` follows it: what other sheets of the file say of targets and routes.
    pub fn place(&mut self, import: Action, more: Vec<Action>, out: &mut Vec<Effect>) {
        let Action::Import { updated, new } = &import else { return };
        let (updated, new) = (updated.len(), new.len());
        let step = if more.is_empty() {
            import
        } else {
            let all = std::iter::once(import).chain(more);
            Action::Together(Purpose::Record, all.collect())
        };
        if self.act(&step, out) && updated + new > 0 {
            self.status = sentences::imported(new, updated);
        }
    }

    /// Applies an edit to the scenes.
    pub fn edit_scenes(&mut self, edit: SceneEdit, out: &mut Vec<Effect>) {
        let mut scenes = self.session.plan().stage();
        let last = scenes.len().saturating_sub(1);
        match edit {
            SceneEdit::Hide(place, hidden) => {
                scenes.get_mut(place).into_iter().for_each(|scene| scene.hidden = hidden);
            }
            SceneEdit::Move(from, to) => {
                let moved = scenes.remove(from.min(last));
                scenes.insert(to.min(last), moved);
            }
            SceneEdit::Remove(place) => drop(scenes.remove(place.min(last))),
            SceneEdit::Add(scene) => scenes.push(scene),
        }
        self.act(&Action::Stage(scenes), out);
    }

    /// Adds a scene with a picture, or says why not.
    pub fn add_picture(&mut self, read: Result<Picture, PictureError>, out: &mut Vec<Effect>) {
        let picture = match read {
            Ok(picture) => picture,
            Err(error) => {
                self.status = picture_fault(error);
                return;
            }
        };
        let held: usize = self.session.plan().scenes.iter().map(|scene| scene.picture.len()).sum();
        if held + picture.base64.len() > MOST_PICTURES {
            self.status = words::too_many_pictures(MOST_PICTURES as u64 / MB);
            return;
        }
        let (title, bytes) = (picture.name, picture.base64);
        let scene = Scene { title, picture: bytes, ..Scene::of(Show::Picture) };
        self.edit_scenes(SceneEdit::Add(scene), out);
    }

    /// Copies the selected touchpoints as rows, which can be pasted here and elsewhere; `cut` removes them from the
    /// plan.
    pub fn copy(&mut self, cut: bool, out: &mut Vec<Effect>) {
        let ids = self.session.selected();
        let all = self.session.plan().touchpoints.iter();
        let touchpoints = all.filter(|t| self.session.is_selected(t.id)).map(AsRef::as_ref);
        out.push(Effect::Copy(rows::of(self.session.pack(), touchpoints)));
        if cut {
            self.act(&Action::Remove(ids), out);
        } else {
            self.status = sentences::copied(ids.len());
        }
    }

    /// Keeps the plan for recovery as it would be with what is being typed, so that a crash does
    /// not lose a long text.
    pub fn keep_typed(&self, action: &Action, out: &mut Vec<Effect>) {
        let plan = self.session.plan();
        if let Ok(typed) = action::apply(plan, self.session.pack(), action) {
            out.push(Effect::Keep(Arc::new(typed), self.session.own()));
        }
    }
}
