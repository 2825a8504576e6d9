//! The window's shell: takes input, draws the page, passes what panels ask for to the editor, and
//! carries out the effects that come back.

use std::sync::Arc;

use egui::{ColorImage, Context, Id, Ui, ViewportCommand};

use super::dialogs::{Dialogs, Note};
use super::intent::{Cx, Intent};
use super::keys::{self, Taken};
use super::kit::fields::{self, Field};
use super::kit::width;
use super::page::Page;
use super::pages::Pages;
use super::pages::board::{Above, Board};
use super::panels::{Panels, palette};
use super::stage::Stage;
use super::tasks::Tasks;
use super::window::ending;
use super::{keeping, layout, opened};
use crate::editor::event::{Answer, Source};
use crate::editor::files::State;
use crate::editor::job::Drawn;
use crate::editor::{Command, Editor, Effect, Event};
use crate::model::pack::Date;
use crate::store::settings::{Settings, ThemeChoice};
use crate::text::{sentences, words};

/// The commands that open a dialog.
const OPEN: [Command; 10] = [
    Command::Export,
    Command::Scenes,
    Command::Phases,
    Command::Options,
    Command::Cheapest,
    Command::Style,
    Command::Park,
    Command::AskRoom,
    Command::CommandPalette,
    Command::Help,
];

/// The window.
pub struct App {
    editor: Editor,
    tasks: Tasks,
    pages: Pages,
    panels: Panels,
    dialogs: Dialogs,
    stage: Stage,
    keeping: keeping::Typed,
    title: String,
}

impl App {
    /// A window on an editor.
    #[must_use]
    pub fn new(editor: Editor, tasks: Tasks) -> Self {
        Self {
            editor,
            tasks,
            pages: Pages::default(),
            panels: Panels::default(),
            dialogs: Dialogs::default(),
            stage: Stage::default(),
            keeping: keeping::Typed::default(),
            title: String::new(),
        }
    }

    /// The editor behind the window.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The board.
    #[must_use]
    pub fn board(&self) -> &Board {
        self.pages.board()
    }

    /// The stage.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The board, to be changed before the first frame.
    pub fn board_mut(&mut self) -> &mut Board {
        self.pages.board_mut()
    }

    /// Shows another page.
    pub fn turn(&mut self, page: Page) {
        self.pages.turn(page);
    }

    /// Applies theme and zoom to the context, and saves which plan was named at the start.
    pub fn begin(&mut self, ctx: &Context) {
        apply(self.editor.settings(), ctx);
        if let Some(file) = self.editor.session().file() {
            opened::begin(ctx, &self.editor.desk().folders, file);
            let settings = self.editor.settings().clone();
            self.send(ctx, Event::Set(settings));
        }
        if let Some(file) = self.editor.desk().asked.clone() {
            self.send(ctx, Event::Open(Source::File(file)));
        }
    }

    /// Shows the tour, unless it has been seen or skipped.
    pub fn offer_tour(&mut self) {
        if !self.editor.settings().toured {
            self.dialogs.tour();
        }
    }

    /// One frame: input, the page, then whatever the panels have asked for.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        opened::drawn(&ctx, &self.editor.desk().folders);
        self.take_input(&ctx);
        self.editor.set_today(today());
        let report = self.editor.report();
        let carried = self.pages.carried().cloned();
        let busy = self.editor.files().busy().filter(|_| self.tasks.worth_a_look(&ctx));
        let searching = self.panels.palette.searching();
        let mut out = Vec::new();
        let (editor, page) = (&self.editor, self.pages.shown(&self.editor));
        let mut cx = Cx { editor, report: &report, page, carried: carried.as_ref(), out: &mut out };
        let cover = self.dialogs.cover(&self.editor);
        let taken = Taken { cover, searching };
        let above = Above { dialog: cover.takes_clicks(), searching };
        if cx.editor.presentation().is_some() {
            self.stage.ui(ui, &mut cx, taken);
        } else {
            self.pages.follow_keys(&ctx, &mut cx, above);
            if keys::leave_field(&ctx, &mut cx, taken) {
                self.panels.palette.clear();
            }
            keys::shortcuts(&ctx, &mut cx, taken);
            self.pages.follow_pointer(&ctx, &mut cx, above);
            let blocked = self.dialogs.blocks();
            ui.scope(|ui| {
                if blocked {
                    ui.disable();
                }
                let (pages, panels) = (&mut self.pages, &mut self.panels);
                layout::window_ui(ui, &mut cx, pages, panels, busy.as_deref());
            });
            self.pages.overlay_ui(&ctx, page, self.editor.session(), &report);
        }
        self.dialogs.ui(ui, &mut cx);
        fields::commit_left(&ctx, &mut cx);
        self.carry_out(&ctx, out);
        self.finish(&ctx);
    }

    /// Takes dropped files, the results of tasks, and a request to close the window.
    fn take_input(&mut self, ctx: &Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
        if let Some(file) = dropped {
            self.send_typed(ctx, Event::Dropped(file));
        }
        self.poll(ctx);
        if ending::asked(ctx) {
            // The system ends the program and waits for no answer: unsaved work is offered at the
            // next start.
            ctx.send_viewport_cmd(ViewportCommand::Close);
            self.keeping.end();
        } else if ctx.input(|i| i.viewport().close_requested())
            && !self.keeping.ends()
            && !self.send_typed(ctx, Event::CloseRequested)
        {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Takes the results of tasks. They cannot wait: text that its field cannot take stays there.
    fn poll(&mut self, ctx: &Context) {
        for event in self.tasks.poll() {
            if event.needs_typed() {
                self.commit_draft(ctx);
            }
            self.send(ctx, event);
        }
    }

    /// Sends an event, after what is being typed has become part of the plan, if the event needs
    /// that. Returns false if it has not been sent because the text cannot become part of the plan.
    fn send_typed(&mut self, ctx: &Context, event: Event) -> bool {
        // The answer to a question cannot wait: the question covers the field. Nor can the end of a
        // window that has asked already.
        let closing = matches!(self.editor.files().state(), State::Closing(_));
        let waits = !closing && !matches!(event, Event::Answer(_));
        if event.needs_typed() && !self.commit_draft(ctx) && waits {
            return false;
        }
        self.send(ctx, event);
        true
    }

    /// Makes what is being typed part of the plan, before something reads the plan. Returns false
    /// if that is not possible: the text then stays in its field, and the status line says why.
    fn commit_draft(&mut self, ctx: &Context) -> bool {
        let Some(draft) = fields::draft(ctx) else { return true };
        match draft.action(self.editor.session()) {
            Ok(action) => {
                fields::set_draft(ctx, None);
                if let Some(action) = action {
                    self.send(ctx, Event::Act(action));
                }
                true
            }
            Err(why) => {
                self.send(ctx, Event::Say(why));
                false
            }
        }
    }

    fn carry_out(&mut self, ctx: &Context, intents: Vec<Intent>) {
        if !intents.is_empty() {
            ctx.request_repaint();
        }
        // What was typed comes before the click that ended the typing.
        let typed = |intent: &Intent| matches!(intent, Intent::Typed(_));
        let (first, rest): (Vec<Intent>, Vec<Intent>) = intents.into_iter().partition(typed);
        for intent in first.into_iter().chain(rest) {
            match intent {
                Intent::Act(action) | Intent::Typed(action) => self.send(ctx, Event::Act(action)),
                Intent::Run(command) => self.run(ctx, command),
                Intent::Send(event) => {
                    self.send_typed(ctx, event);
                }
                Intent::Focus(id) => self.pages.focus(id),
                Intent::Reveal(id) => self.pages.reveal(id),
                Intent::RevealLane(platform) => self.pages.reveal_lane(platform),
                Intent::Carry(kind) => {
                    let says = self.pages.carry(self.editor.session(), &kind);
                    self.send(ctx, Event::Say(says));
                }
                Intent::Show(notice) => self.dialogs.show(notice),
                Intent::Count(id) => {
                    let votes = &self.editor.session().plan().record.votes;
                    if let Some(vote) = votes.iter().find(|vote| vote.id == id).cloned() {
                        self.dialogs.note(Note::hands(vote));
                    }
                }
                Intent::Screen(screen) => self.editor.show_on_screen(screen),
            }
        }
    }

    /// Runs a command: some are the window's own, all others are the editor's.
    fn run(&mut self, ctx: &Context, command: Command) {
        if !self.editor.can(command) || command.needs_typed() && !self.commit_draft(ctx) {
            return;
        }
        if !self.pages.shown(&self.editor).takes(command) {
            self.send(ctx, Event::Say(words::only_on_board().to_owned()));
            return;
        }
        if OPEN.contains(&command) && self.editor.question().is_some() {
            // One at a time.
            self.send(ctx, Event::Answer(Answer::Cancel));
        }
        let zoom = self.editor.settings().zoom;
        if let Some(page) = turned_by(command) {
            self.pages.turn(page);
        }
        match command {
            Command::Export => self.dialogs.export(),
            Command::Scenes => self.dialogs.scenes(),
            Command::Phases => self.dialogs.phases(),
            Command::Options => self.dialogs.options(),
            Command::Cheapest => self.dialogs.cheapest(),
            Command::Style => self.dialogs.style(),
            Command::CommandPalette => self.dialogs.commands(),
            Command::Help => self.dialogs.help(),
            Command::Rename => self.rename(ctx),
            Command::FindKind => self.find_kind(ctx),
            Command::Find => self.pages.find(),
            Command::FoldLanes => self.pages.fold(self.editor.session()),
            Command::DrawRoute => self.draw_route(ctx),
            Command::Park => self.dialogs.note(Note::question(&self.editor)),
            Command::AskRoom => self.dialogs.note(Note::vote(&mut self.editor)),
            Command::ZoomIn => {
                let larger = (zoom + 0.1).min(width::largest_zoom(ctx)).max(zoom);
                if larger <= zoom {
                    self.send(ctx, Event::Say(words::zoom_end().to_owned()));
                } else {
                    self.zoom(ctx, larger);
                }
            }
            Command::ZoomOut => self.zoom(ctx, (zoom - 0.1).max(0.6)),
            Command::ZoomReset => self.zoom(ctx, 1.0),
            Command::StageLeave if self.stage.stop_carrying() => {
                self.send(ctx, Event::Say(words::cancelled_only().to_owned()));
            }
            Command::StageLeave if self.stage.hide_keys() => {}
            Command::StageKeys => self.stage.toggle_keys(),
            _ => self.send(ctx, Event::Run(command)),
        }
    }

    fn zoom(&mut self, ctx: &Context, zoom: f32) {
        self.set(ctx, |settings| settings.zoom = zoom);
    }

    fn set(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.editor.settings().clone();
        change(&mut settings);
        self.send(ctx, Event::Set(settings));
    }

    /// Begins an arrow from the selected card, on the page of routes.
    fn draw_route(&mut self, ctx: &Context) {
        let report = self.editor.report();
        if let Some(from) = self.editor.session().single().map(|touchpoint| touchpoint.id) {
            let says = self.pages.draw_route(&report, from);
            self.send(ctx, Event::Say(says));
        }
    }

    /// Moves the keyboard focus to the selected card's name field, in time for the next key.
    fn rename(&mut self, ctx: &Context) {
        self.pages.turn(Page::Board);
        if !self.editor.settings().inspector {
            self.set(ctx, |settings| settings.inspector = true);
        }
        let session = self.editor.session();
        if let Some(card) = session.single() {
            let name = fields::field_id(session.serial(), Field::Name(card.id));
            ctx.memory_mut(|memory| memory.request_focus(name));
            fields::put_cursor(ctx, name, card.name.chars().count(), true);
        }
    }

    /// Moves the keyboard focus to the palette's search field.
    fn find_kind(&mut self, ctx: &Context) {
        self.pages.turn(Page::Board);
        if !self.editor.settings().palette {
            self.set(ctx, |settings| settings.palette = true);
        }
        if width::Width::of(ctx) == width::Width::Narrow {
            // Without a selection, the palette is shown in place of the inspector.
            self.send(ctx, Event::Select(Vec::new()));
        }
        ctx.memory_mut(|memory| memory.request_focus(palette::search_id()));
    }

    /// Passes an event to the editor, and carries out its effects.
    fn send(&mut self, ctx: &Context, event: Event) {
        let effects = self.editor.step(event);
        self.perform(ctx, effects);
    }

    fn perform(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            if matches!(effect, Effect::SaveSettings(_)) {
                apply(self.editor.settings(), ctx);
            }
            let library = Arc::clone(self.editor.session().library());
            match self.tasks.carry_out(ctx, effect, &library) {
                Some(Effect::Copy(copied)) if self.tasks.copy(&copied) => {}
                Some(Effect::Copy(copied)) => ctx.copy_text(copied.text),
                Some(Effect::CopyPicture(drawn)) => {
                    let Drawn { size, pixels } = drawn;
                    // Opaque, so that it makes no difference whether alpha is premultiplied.
                    ctx.copy_image(ColorImage::from_rgba_premultiplied(size, &pixels));
                }
                Some(Effect::AskClipboard) => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
                Some(Effect::Show(notice)) => self.dialogs.show(notice),
                Some(Effect::Focus(id)) => self.pages.focus(id),
                Some(Effect::Write(id)) => self.pages.write(id),
                Some(Effect::Stage(on)) => {
                    self.stage.rest();
                    self.dialogs.close();
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(on));
                }
                Some(Effect::Opened) => {
                    if let Some(file) = self.editor.session().file() {
                        opened::begin(ctx, &self.editor.desk().folders, file);
                    }
                    self.pages.reset();
                    self.dialogs.close();
                    fields::set_draft(ctx, None);
                }
                Some(Effect::StayOpen) => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
                Some(Effect::Close) => ctx.send_viewport_cmd(ViewportCommand::Close),
                _ => {}
            }
        }
        // Jobs that run in place are done by now.
        self.poll(ctx);
    }

    /// After the frame: keeps what is being typed, and updates the title.
    fn finish(&mut self, ctx: &Context) {
        let effects = self.keeping.keep(ctx, &self.editor);
        self.perform(ctx, effects);
        let session = self.editor.session();
        let title = sentences::window_title(session.title(), session.dirty());
        ctx.accesskit_node_builder(Id::unique("accesskit_root"), |node| {
            node.set_label(title.as_str());
        });
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Applies theme and zoom to the context.
fn apply(settings: &Settings, ctx: &Context) {
    ctx.set_theme(match settings.theme {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
    // If the system does not say, light is easier to read on a projector.
    ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
    // Tierboard has its own zoom commands: they are in the menus, and the zoom is saved.
    ctx.options_mut(|o| o.zoom_with_keyboard = false);
    ctx.set_zoom_factor(settings.zoom);
}

/// The page that a command turns to.
fn turned_by(command: Command) -> Option<Page> {
    Some(match command {
        Command::PageBoard => Page::Board,
        Command::PageRoutes => Page::Routes,
        Command::PageNumbers => Page::Numbers,
        Command::PageRoadmap | Command::NewTask | Command::NewDecision => Page::Roadmap,
        _ => return None,
    })
}

/// The day that it is here.
fn today() -> Option<Date> {
    Date::read(&chrono::Local::now().format("%Y-%m-%d").to_string())
}
