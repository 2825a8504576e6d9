//! The application: draws the panels, collects what they want, and does it after the frame.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use egui::{Context, Ui};

use super::board::lift;
use super::command::Command;
use super::dialogs::{Dialogs, Reply};
use super::outside::{Asking, Task};
use super::overlay::{self, Answer};
use super::present::Stage;
use super::session::Session;
use super::view::{Cx, Intent, Overlay, Source, View};
use super::{fields, files, keys, panels};
use crate::export::format::{Format, Options};
use crate::store::packs::Library;
use crate::store::recovery::Keeper;
use crate::store::settings::{Settings, ThemeChoice};
use crate::store::{self, folders};
use crate::text::{self, window as words};

/// Where the application keeps its own things; tests give it folders of their own, or none.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// Settings and recent plans.
    pub settings: Option<PathBuf>,
    /// Unsaved work.
    pub recovery: Option<PathBuf>,
}

/// The application.
pub struct App {
    /// The open plan.
    pub session: Session,
    /// What the window shows apart from the plan.
    pub view: View,
    /// What the program remembers.
    pub settings: Settings,
    pub(super) library: Arc<Library>,
    pub(super) dialogs: Box<dyn Dialogs>,
    pub(super) folders: Folders,
    pub(super) keeper: Option<Keeper>,
    kept: u64,
    /// The plan's file when it was last read or written.
    pub(super) stamp: Option<store::Stamp>,
    /// The plan for which a dialog is open.
    pub(super) asked: u64,
    /// The plan and its revision whose changes may be lost: the user has said so.
    pub(super) given_up: Option<(u64, u64)>,
    /// What a text field held when it was last kept aside, and when that was.
    pub(super) kept_draft: (String, Instant),
    /// Whether the system's dialog has named the file, and so asked about it.
    pub(super) by_dialog: bool,
    /// An export that waits for the answer whether a file may be replaced.
    pub(super) export_waits: Option<(PathBuf, (Format, Options))>,
    /// What the open dialog is for.
    pub(super) asking: Asking,
    /// What is being written.
    pub(super) task: Option<Task>,
    /// The presentation, while one is given.
    pub(super) stage: Option<Stage>,
    /// The presentation that was left: F5 goes on with it, and its timer runs on.
    pub(super) resting: Option<Stage>,
    /// Close the window at the end of this frame.
    pub(super) quit: bool,
    /// Close the window once nothing is being written any more.
    pub(super) closes_after: bool,
    title: String,
    out: Vec<Intent>,
}

impl App {
    /// An application on an open plan.
    #[must_use]
    pub fn new(
        session: Session,
        library: Arc<Library>,
        dialogs: Box<dyn Dialogs>,
        folders: Folders,
    ) -> Self {
        let settings = Settings::load(folders.settings.as_deref());
        let orphans = folders.recovery.as_deref().map(store::recovery::orphans).unwrap_or_default();
        let packs = library.entries().iter();
        let packs = packs.map(|e| (e.pack.id.clone(), e.pack.name.clone())).collect();
        let bad_packs = library.errors.iter().flat_map(text::findings::file_error).collect();
        let view = View { bad_packs, orphans, packs, ..View::default() };
        let keeper = folders.recovery.as_deref().and_then(Keeper::new);
        let (kept, title) = (session.revision, String::new());
        let out = Vec::new();
        let mut app = Self {
            session,
            view,
            settings,
            library,
            dialogs,
            folders,
            keeper,
            kept,
            stamp: None,
            asked: 0,
            given_up: None,
            kept_draft: (String::new(), Instant::now()),
            by_dialog: false,
            export_waits: None,
            asking: Asking::Plan,
            task: None,
            stage: None,
            resting: None,
            quit: false,
            closes_after: false,
            title,
            out,
        };
        // A plan named on the command line is the last one from now on.
        if let Some(file) = app.session.file.clone() {
            app.stamp = store::stamp(&file);
            app.settings.remember(&file);
            app.save_settings();
        }
        app
    }

    /// Puts theme and zoom into the context.
    pub fn apply_settings(&self, ctx: &Context) {
        ctx.set_theme(match self.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        // Where the system does not say, a projector is likely.
        ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
        // Zooming is one of our commands, so that it is in the menus and remembered.
        ctx.options_mut(|o| o.zoom_with_keyboard = false);
        ctx.set_zoom_factor(self.settings.zoom);
    }

    /// One frame: input, panels, then whatever they want.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_input(&ctx);
        if self.stage.is_some() {
            self.present_ui(ui);
            return;
        }
        let mut out = std::mem::take(&mut self.out);
        let mut cx = Cx {
            session: &self.session,
            view: &mut self.view,
            settings: &self.settings,
            out: &mut out,
        };
        lift::follow_keys(&ctx, &mut cx);
        keys::shortcuts(&ctx, &mut cx);
        lift::follow_pointer(&ctx, &mut cx);
        panels::panels_ui(ui, &mut cx);
        panels::ghost_ui(&ctx, &cx);
        overlay::overlay_ui(ui, &mut cx);
        fields::commit_left(&mut cx);
        let answer = overlay::ask_ui(ui, &mut cx);
        self.carry_out(&ctx, out);
        if let Some(answer) = answer {
            self.answer(&ctx, answer);
        }
        self.finish(&ctx);
    }

    /// Dropped files, answered dialogs, and the wish to close.
    fn take_input(&mut self, ctx: &Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
        if let Some(file) = dropped {
            self.dropped(&file);
        }
        match self.view.typed_path.take() {
            Some((path, true)) => self.named(ctx, &path, false),
            Some((path, false)) => self.chosen(ctx, path),
            None => {}
        }
        self.poll_task();
        if self.closes_after && self.task.is_none() {
            self.closes_after = false;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if let Some(reply) = self.dialogs.poll() {
            self.reply(ctx, reply);
        }
        if ctx.input(|i| i.viewport().close_requested()) && !self.quit {
            let told = self.commit_draft();
            if self.task.is_some() {
                // The window closes once the export is in its file, or given up.
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                self.closes_after = told;
                words::closes_after_export().clone_into(&mut self.session.said);
            } else if self.session.dirty() || !told {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                self.view.pending = told.then_some(None);
            }
        }
    }

    fn reply(&mut self, ctx: &Context, reply: Reply) {
        match reply {
            Reply::Open(file) => self.chosen(ctx, file),
            // Another plan is open by now: the name was not meant for it.
            Reply::Save(_) if self.asked != self.session.serial => {
                words::still_unsaved(self.session.dirty()).clone_into(&mut self.session.said);
            }
            Reply::Save(file) => self.named(ctx, &file, true),
            Reply::Cancelled => {
                // A save that was asked for before closing: without it, nothing closes.
                self.view.pending = None;
                words::still_unsaved(self.session.dirty()).clone_into(&mut self.session.said);
            }
            Reply::Missing(save) => {
                let beside = self.session.file.as_deref().and_then(Path::parent);
                let folder = beside.map(Path::to_owned).or_else(folders::documents);
                let name = match self.asking {
                    Asking::Export(format, _) if save => {
                        PathBuf::from(self.suggested()).with_extension(format.ending())
                    }
                    _ if save => PathBuf::from(self.suggested()),
                    _ => PathBuf::new(),
                };
                let path = folder.unwrap_or_default().join(name).display().to_string();
                let title = match self.asking {
                    Asking::Export(..) => words::export_path(),
                    Asking::Compare => words::compare_path(),
                    Asking::Import => words::import_path(),
                    Asking::Picture => words::picture_path(),
                    Asking::Plan if save => words::save_path(),
                    Asking::Plan => words::open_path(),
                };
                self.show_overlay(Overlay::Path { title, path, save });
            }
        }
    }

    /// A file has been chosen to be opened.
    fn chosen(&mut self, ctx: &Context, file: PathBuf) {
        if self.stage.is_some() {
            // The dialog was open before the presentation.
            words::not_on_stage().clone_into(&mut self.session.said);
            return;
        }
        match self.asking {
            Asking::Compare => self.compare_with(&file),
            Asking::Import => self.import_from(&file),
            Asking::Picture => self.add_picture(&file),
            Asking::Plan | Asking::Export(..) => self.open_or_ask(ctx, Source::File(file)),
        }
    }

    /// A file has been dropped on the window: what it is decides what becomes of it.
    fn dropped(&mut self, file: &Path) {
        if self.stage.is_some() {
            words::not_on_stage().clone_into(&mut self.session.said);
            return;
        }
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match ending.as_str() {
            "xlsx" | "csv" | "tsv" => self.import_from(file),
            "png" | "jpg" | "jpeg" | "svg" => self.add_picture(file),
            _ => self.out.push(Intent::Open(Source::File(file.to_owned()))),
        }
    }

    /// A file has been named to be written; the system's dialog has asked about just this name.
    fn named(&mut self, ctx: &Context, file: &Path, by_dialog: bool) {
        if file.is_dir() {
            // A folder says where, and not how the file is called.
            let mut name = PathBuf::from(self.suggested());
            if let Asking::Export(format, _) = self.asking {
                name.set_extension(format.ending());
            }
            return self.named(ctx, &file.join(name), false);
        }
        if let Asking::Export(format, options) = self.asking {
            self.by_dialog = by_dialog;
            self.export_named(ctx, file.to_owned(), (format, options));
            return;
        }
        let named = files::with_ending(file.to_owned());
        self.save_new(ctx, &named, by_dialog && named == *file);
    }

    /// What a text field holds becomes part of the plan before anything looks at the plan. False if
    /// it cannot: then it stays in the field, and is told.
    pub(super) fn commit_draft(&mut self) -> bool {
        let Some(draft) = self.view.draft.take() else { return true };
        match fields::typed(&draft, self.session.plan()) {
            Ok(Some(action)) => {
                self.do_action(&action);
            }
            Ok(None) => {}
            Err(why) => {
                self.session.said = why;
                self.view.draft = Some(draft);
                return false;
            }
        }
        true
    }

    /// Lays something above the window.
    pub(super) fn show_overlay(&mut self, overlay: Overlay) {
        self.view.overlay = Some(overlay);
        self.view.wants_keyboard = true;
    }

    /// What waits to be done from before this frame.
    pub(super) fn waiting(&mut self) -> &mut Vec<Intent> {
        &mut self.out
    }

    pub(super) fn carry_out(&mut self, ctx: &Context, intents: Vec<Intent>) {
        // What was typed came before the click that ended the typing.
        let typed = |intent: &Intent| matches!(intent, Intent::Typed(_));
        let (first, rest): (Vec<Intent>, Vec<Intent>) = intents.into_iter().partition(typed);
        for intent in first.into_iter().chain(rest) {
            match intent {
                Intent::Act(action) | Intent::Typed(action) => {
                    self.do_action(&action);
                }
                Intent::Replace(file) => match self.export_waits.take() {
                    Some((waiting, what)) if waiting == file => self.export_to(ctx, file, what),
                    _ => self.save_to(ctx, &file),
                },
                Intent::Run(command) => self.run(ctx, command),
                Intent::Select(ids) => self.session.select(ids),
                Intent::Toggle(id) => self.session.toggle(id),
                Intent::Focus(id) => self.session.wants_focus = Some(id),
                Intent::Focused => self.session.wants_focus = None,
                Intent::Carry(kind) => {
                    self.session.said = lift::carry(&self.session, &mut self.view, &kind);
                }
                Intent::Open(source) => self.open_or_ask(ctx, source),
                Intent::UsePack(id) => self.use_pack(id.as_str()),
                Intent::Discard(orphan) => {
                    orphan.discard();
                    self.view.orphans.retain(|o| *o != orphan);
                    words::discarded().clone_into(&mut self.session.said);
                }
                Intent::Show(overlay) => self.show_overlay(overlay),
                Intent::Export(format, options) => {
                    self.ask_for(ctx, Asking::Export(format, options));
                }
                Intent::Scenes(edit) => self.edit_scenes(&edit),
                Intent::AddPicture => self.ask_for(ctx, Asking::Picture),
                Intent::PlaceImport(touchpoints) => self.place_import(touchpoints),
                Intent::GiveUp => self.give_up_task(),
                Intent::Toured => {
                    self.settings.toured = true;
                    self.save_settings();
                }
                Intent::Say(said) => self.session.said = said,
            }
            ctx.request_repaint();
        }
    }

    fn use_pack(&mut self, id: &str) {
        let Some(pack) = self.library.get(id).map(Arc::clone) else { return };
        match self.session.use_pack(&pack) {
            Ok(()) => self.session.said = words::rules_used(text::of(&pack.name)),
            Err(findings) => {
                let plan = Path::new(self.session.title()).to_owned();
                let lines = findings.iter().map(|f| text::findings::finding(&plan, f)).collect();
                let title = words::rules_refused(text::of(&pack.name));
                self.show_overlay(Overlay::Findings { title, lines });
            }
        }
    }

    pub(super) fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Cancel => self.view.pending = None,
            Answer::Discard => {
                self.given_up = Some((self.session.serial, self.session.revision));
                self.go_on(ctx);
            }
            // What was pending goes on once the plan is in its file, see `save_to`.
            Answer::Save => self.run(ctx, Command::Save),
        }
    }

    /// After the frame: keep unsaved work, follow undo to another pack, show the title, close.
    pub(super) fn finish(&mut self, ctx: &Context) {
        if self.session.plan().rules != self.session.pack().id
            && let Some(pack) = self.library.get(self.session.plan().rules.as_str()).map(Arc::clone)
        {
            self.session.follow_pack(&pack);
        }
        if self.kept != self.session.revision {
            self.follow_comparison();
            self.kept = self.session.revision;
            self.keep_work();
        }
        if let Some(error) = self.keeper.as_ref().and_then(Keeper::failed) {
            self.session.said = text::findings::file_error(&error).join(" ");
        }
        if !matches!(self.view.overlay, Some(Overlay::Replace { .. })) {
            // The question whether to replace a file has been answered.
            self.export_waits = None;
        }
        self.keep_draft(ctx);
        let asking = self.dialogs.waiting() || self.view.typed_path.is_some();
        if !asking && !matches!(self.view.overlay, Some(Overlay::Path { .. })) {
            // It was said of one thing to open; the next one asks again.
            self.given_up = None;
        }
        let title = words::window_title(self.session.title(), self.session.dirty());
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.quit {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Keeps unsaved work where a crash cannot reach it.
    pub(super) fn keep_work(&self) {
        let Some(keeper) = &self.keeper else { return };
        if self.session.dirty() {
            keeper.keep_soon(self.session.plan(), self.session.file.as_deref());
        } else {
            keeper.clear();
        }
    }
}
