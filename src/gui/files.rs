//! What the application does on a command: files, clipboard, view. The plan itself changes only
//! through actions.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::app::App;
use super::command::{Command, Menu};
use super::dialogs::Kind;
use super::outside::Asking;
use super::room::{self, Room};
use super::session::{Direction, Session};
use super::view::{Field, Overlay, Source};
use super::{fields, palette};
use crate::model::action::{self, Action};
use crate::model::pack::Pack;
use crate::model::plan::{Goal, Plan, Touchpoint};
use crate::store::settings::ThemeChoice;
use crate::store::{self, FileError, examples, plan_file};
use crate::text::lang::{self, Lang};
use crate::text::{self, window as words};

/// The path with `.ron` at its end, unless it has an ending.
#[must_use]
pub fn with_ending(file: PathBuf) -> PathBuf {
    if file.extension().is_some() { file } else { file.with_extension("ron") }
}

impl App {
    /// Does a command.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        if !command.enabled(&self.session) {
            return;
        }
        // What is being typed belongs to the plan before a command changes it.
        if command.menu() == Menu::Edit && !self.commit_draft() {
            self.view.pasted = None;
            return;
        }
        match command {
            Command::New => self.open_or_ask(ctx, Source::New),
            Command::NewFromThis => self.open_or_ask(ctx, Source::ThisPlan),
            Command::Open => self.open_or_ask(ctx, Source::Ask),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.save_as(ctx),
            Command::Import => self.ask_for(ctx, Asking::Import),
            Command::Export => self.show_overlay(Overlay::Export { dark: false, width: 1920 }),
            Command::Compare => self.ask_for(ctx, Asking::Compare),
            Command::Present => self.present(ctx),
            Command::Scenes => self.show_overlay(Overlay::Scenes),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => self.session.undo(),
            Command::Redo => self.session.redo(),
            Command::Cut | Command::Copy => self.copy(ctx, command == Command::Cut),
            Command::Paste => self.paste(ctx),
            Command::Duplicate => {
                self.do_action(&Action::Duplicate(self.session.selected()));
            }
            Command::Delete => {
                self.do_action(&Action::Remove(self.session.selected()));
            }
            Command::SelectAll => {
                let all: Vec<_> = self.session.plan().touchpoints.iter().map(|t| t.id).collect();
                self.session.select(all);
            }
            Command::Deselect => self.session.select([]),
            Command::Rename => {
                self.settings.inspector = true;
                // Now, and not when the field is drawn: the next key is for it already.
                if let Some(card) = self.session.single() {
                    let name = fields::field_id(self.session.serial, Field::Name(card.id));
                    ctx.memory_mut(|memory| memory.request_focus(name));
                    fields::put_cursor(ctx, name, card.name.chars().count(), true);
                }
            }
            Command::MoveUp => self.nudge(Direction::Up),
            Command::MoveDown => self.nudge(Direction::Down),
            Command::MoveLeft => self.nudge(Direction::Left),
            Command::MoveRight => self.nudge(Direction::Right),
            _ => self.change_view(ctx, command),
        }
    }

    /// The commands that change what is shown.
    fn change_view(&mut self, ctx: &Context, command: Command) {
        let settings = &mut self.settings;
        let zoom = settings.zoom;
        match command {
            Command::FindKind => {
                settings.palette = true;
                if Room::of(ctx) == Room::Narrow {
                    // The inspector gives its place back.
                    self.session.select([]);
                }
                ctx.memory_mut(|memory| memory.request_focus(palette::search_id()));
            }
            Command::CommandPalette => {
                self.show_overlay(Overlay::Commands { query: String::new(), row: 0 });
            }
            Command::Help => self.show_overlay(Overlay::Help { query: String::new() }),
            Command::TogglePalette => settings.palette = !settings.palette,
            Command::ToggleInspector => settings.inspector = !settings.inspector,
            Command::ToggleEvidence => settings.evidence = !settings.evidence,
            Command::ThemeSystem => settings.theme = ThemeChoice::System,
            Command::ThemeLight => settings.theme = ThemeChoice::Light,
            Command::ThemeDark => settings.theme = ThemeChoice::Dark,
            Command::ZoomIn => {
                settings.zoom = (zoom + 0.1).min(room::largest_zoom(ctx)).max(zoom);
                if settings.zoom <= zoom {
                    words::zoom_end().clone_into(&mut self.session.said);
                }
            }
            Command::ZoomOut => settings.zoom = (zoom - 0.1).max(0.6),
            Command::ZoomReset => settings.zoom = 1.0,
            Command::English | Command::Chinese => {
                let lang = if command == Command::English { Lang::En } else { Lang::Zh };
                settings.language = Some(lang.code().to_owned());
                lang::set(lang);
                // What was said is in the other language.
                self.session.said.clear();
            }
            _ => {}
        }
        if (self.settings.zoom - zoom).abs() > f32::EPSILON {
            self.session.said = words::zoomed(self.settings.zoom);
        }
        self.apply_settings(ctx);
        self.save_settings();
    }

    /// Changes the plan, or tells why not; whether it has been done.
    pub(super) fn do_action(&mut self, action: &Action) -> bool {
        let done = self.session.act(action);
        if let Err(refusal) = &done {
            self.session.said = text::sentence(&text::findings::refusal(refusal));
        }
        done.is_ok()
    }

    fn nudge(&mut self, direction: Direction) {
        let Some(card) = self.session.single() else { return };
        let (id, name) = (card.id, text::explain::name(self.session.pack(), card).to_owned());
        match self.session.nudge(id, direction) {
            Some(action) => {
                self.do_action(&action);
            }
            None => self.session.said = words::no_lane_further(&name),
        }
    }

    fn copy(&mut self, ctx: &Context, cut: bool) {
        let ids = self.session.selected();
        let plan = self.session.plan();
        let kept = plan.touchpoints.iter().filter(|t| ids.contains(&t.id));
        let part = Plan {
            title: String::new(),
            rules: plan.rules.clone(),
            goals: Vec::<Goal>::new(),
            touchpoints: kept.map(Arc::clone).collect(),
            scenes: Vec::new(),
        };
        let Ok(text) = plan_file::write(&part) else { return };
        ctx.copy_text(text);
        if cut {
            self.do_action(&Action::Remove(ids));
        } else {
            self.session.said = words::copied(ids.len());
        }
    }

    fn paste(&mut self, ctx: &Context) {
        let Some(text) = self.view.pasted.take() else {
            // From a menu: ask the system for the clipboard; it comes back as an event.
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            return;
        };
        let read = plan_file::parse(&text, &self.library, Some(self.session.pack()));
        match read {
            Ok((plan, _)) if !plan.touchpoints.is_empty() => {
                let touchpoints: Vec<Touchpoint> =
                    plan.touchpoints.iter().map(|t| t.as_ref().clone()).collect();
                self.do_action(&Action::Insert { touchpoints, platform: None });
            }
            _ if self.import_text(&text) => {}
            _ => words::nothing_to_paste().clone_into(&mut self.session.said),
        }
    }

    /// Opens something, after asking about unsaved changes where there are any.
    pub(super) fn open_or_ask(&mut self, ctx: &Context, source: Source) {
        if !self.commit_draft() {
            return;
        }
        let given_up = self.given_up.take() == Some((self.session.serial, self.session.revision));
        if self.session.dirty() && source != Source::ThisPlan && !given_up {
            self.view.pending = Some(Some(source));
        } else {
            self.open(ctx, source);
        }
    }

    /// Goes on with what waited for the answer about unsaved changes.
    pub(super) fn go_on(&mut self, ctx: &Context) {
        match self.view.pending.take() {
            Some(Some(source)) => self.open(ctx, source),
            Some(None) => {
                if let Some(keeper) = &self.keeper {
                    keeper.clear();
                }
                self.quit = true;
            }
            None => {}
        }
    }

    /// Opens something instead of this plan.
    pub(super) fn open(&mut self, ctx: &Context, source: Source) {
        match source {
            Source::Ask => {
                self.ask_for(ctx, Asking::Plan);
            }
            Source::New => {
                let pack = Arc::clone(self.session.pack());
                self.show(Plan::empty(pack.id.clone()), &pack, None, words::new_plan());
            }
            Source::ThisPlan => {
                let pack = Arc::clone(self.session.pack());
                let mut plan = Plan::clone(self.session.plan());
                plan.title = words::copy_of(self.session.title());
                self.show(plan, &pack, None, words::from_template());
                self.session.mark_unsaved();
                self.keep_work();
            }
            Source::File(file) => self.open_file(&file),
            Source::Example(index) => {
                let Some((_, text)) = examples::ALL.get(index) else { return };
                if let Ok((plan, pack)) = plan_file::parse(text, &self.library, None) {
                    self.show(plan, &pack, None, words::example_opened());
                }
            }
            Source::Orphan(orphan) => match store::load_plan(&orphan.file, &self.library, None) {
                Ok((plan, pack)) => {
                    self.show(plan, &pack, orphan.of.clone(), words::work_recovered());
                    self.session.mark_unsaved();
                    // Whether the file is as it was when that work began, nobody knows.
                    self.stamp = None;
                    // The only copy goes when there is another.
                    let of = orphan.of.as_deref();
                    if let Some(keeper) = &self.keeper {
                        keeper.keep_then_discard(self.session.plan(), of, &orphan);
                    }
                    self.view.orphans.retain(|o| *o != orphan);
                }
                Err(error) => self.show_error(&orphan.file, &error),
            },
        }
    }

    fn open_file(&mut self, file: &Path) {
        match store::load_plan(file, &self.library, None) {
            Ok((plan, pack)) => {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.show(plan, &pack, Some(file.to_owned()), &words::opened(&name));
                self.settings.remember(file);
                self.save_settings();
            }
            Err(error) => {
                if matches!(error, FileError::NotFound(_)) {
                    self.settings.forget(file);
                    self.save_settings();
                }
                self.show_error(file, &error);
            }
        }
    }

    fn show(&mut self, plan: Plan, pack: &Arc<Pack>, file: Option<PathBuf>, said: &str) {
        let serial = self.session.serial + 1;
        self.stamp = file.as_deref().and_then(store::stamp);
        // Whatever is kept by revision is not taken for that of the plan before.
        let revision = self.session.revision + 1;
        self.session = Session::new(plan, pack, file);
        self.session.serial = serial;
        self.session.revision = revision;
        said.clone_into(&mut self.session.said);
        self.view.draft = None;
        self.view.lift = None;
        self.view.what_if = None;
        self.view.overlay = None;
        self.view.compared = None;
        self.resting = None;
        if let Some(keeper) = &self.keeper {
            keeper.clear();
        }
    }

    pub(super) fn show_error(&mut self, file: &Path, error: &FileError) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lines = text::findings::file_error(error);
        let title = words::cannot_open(&name);
        self.session.said.clone_from(&title);
        self.show_overlay(Overlay::Findings { title, lines });
    }

    fn save(&mut self, ctx: &Context) {
        if !self.commit_draft() {
            self.view.pending = None;
            return;
        }
        match self.session.file.clone() {
            // Somebody else has written to the file since: theirs is not to be lost unasked.
            Some(file) if file.exists() && store::stamp(&file) != self.stamp => {
                self.show_overlay(Overlay::Replace { file, changed: true });
            }
            Some(file) => self.save_to(ctx, &file),
            None => self.save_as(ctx),
        }
    }

    /// Saves under another name; asks first where that would replace a file unasked.
    pub(super) fn save_new(&mut self, ctx: &Context, file: &Path, confirmed: bool) {
        let own = self.session.file.as_deref() == Some(file);
        if own && file.exists() && store::stamp(file) != self.stamp {
            // The dialog has asked about the name, and not about what somebody else has written.
            self.show_overlay(Overlay::Replace { file: file.to_owned(), changed: true });
        } else if file.exists() && !confirmed && !own {
            self.show_overlay(Overlay::Replace { file: file.to_owned(), changed: false });
        } else {
            self.save_to(ctx, file);
        }
    }

    fn save_as(&mut self, ctx: &Context) {
        if !self.commit_draft() {
            self.view.pending = None;
            return;
        }
        if !self.may_ask() {
            self.view.pending = None;
            return;
        }
        self.asked = self.session.serial;
        self.asking = Asking::Plan;
        let suggested = self.suggested();
        let (title, name) = (words::save_path(), words::plan_files());
        let kind = Kind { title, name, endings: &["ron"] };
        self.dialogs.ask_save(ctx, kind, &suggested, self.session.file.as_deref());
    }

    /// A file name made of the title.
    pub(super) fn suggested(&self) -> String {
        let title = self.session.title();
        let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { ' ' };
        let words: String = title.chars().take(60).map(plain).collect();
        let name = words.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
        format!("{name}.ron")
    }

    /// Saves; on failure the plan stays unsaved and whatever waited for it does not go on.
    pub(super) fn save_to(&mut self, ctx: &Context, file: &Path) {
        match store::save_plan(file, self.session.plan()) {
            Ok(()) => {
                self.session.saved_as(file);
                self.stamp = store::stamp(file);
                self.session.said = words::saved_to(&file.display().to_string());
                self.settings.remember(file);
                self.save_settings();
                self.keep_work();
                self.go_on(ctx);
            }
            Err(error) => {
                self.view.pending = None;
                let lines = text::findings::file_error(&error);
                self.session.said = lines.join(" ");
                let title = words::not_saved().to_owned();
                self.show_overlay(Overlay::Findings { title, lines });
            }
        }
    }

    /// What is being typed is kept aside too, every few seconds: a crash takes no long note with it.
    pub(super) fn keep_draft(&mut self, ctx: &Context) {
        /// How long typing goes on before it is kept.
        const PAUSE: Duration = Duration::from_secs(2);
        if self.view.draft.is_none() && !self.kept_draft.0.is_empty() {
            // Left, or given up: what is kept is the plan again.
            self.kept_draft.0.clear();
            self.keep_work();
        }
        let (Some(draft), Some(keeper)) = (&self.view.draft, &self.keeper) else { return };
        let (kept, when) = &self.kept_draft;
        if draft.text == draft.from || *kept == draft.text {
            return;
        }
        if when.elapsed() < PAUSE {
            ctx.request_repaint_after(PAUSE);
            return;
        }
        let plan = self.session.plan();
        if let Ok(Some(action)) = fields::typed(draft, plan)
            && let Ok(plan) = action::apply(plan, self.session.pack(), &action)
        {
            keeper.keep_soon(&Arc::new(plan), self.session.file.as_deref());
            self.kept_draft = (draft.text.clone(), Instant::now());
        }
    }

    /// Settings are not work: a failure to keep them is told, and nothing else.
    pub(super) fn save_settings(&mut self) {
        if let Some(folder) = &self.folders.settings
            && let Err(error) = self.settings.save(folder)
        {
            self.session.said = text::findings::file_error(&error).join(" ");
        }
    }
}
