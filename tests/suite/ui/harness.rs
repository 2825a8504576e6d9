//! The harness of these tests: the whole window, driven by pointer and keyboard through the
//! accessibility tree, with prepared answers for its dialogs and temporary folders.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Context, Event, Key, Modifiers, Pos2, Rect, Theme, ViewportCommand, ViewportId, vec2};
use egui_kittest::kittest::{NodeT, Queryable, by};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;
use tierboard::editor::Editor;
use tierboard::editor::event::{Choice, FileQuestion, Ticket};
use tierboard::editor::job::Opened;
use tierboard::editor::session::Session;
use tierboard::editor::start::Start;
use tierboard::gui::app::App;
use tierboard::gui::chooser::Chooser;
use tierboard::gui::kit::theme;
use tierboard::gui::pages::board::hits::Hits;
use tierboard::gui::tasks::Tasks;
use tierboard::model::plan::{Plan, TouchpointId};
use tierboard::store::folders::Folders;
use tierboard::store::packs::Library;
use tierboard::store::{self, Comments, Loaded, examples, plan_file};

use crate::support;

/// The example plans, by name.
pub const SKINCARE: usize = 0;
pub const EMPTY: usize = 3;

/// Both themes: a test that looks at what is drawn runs in each.
pub const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// Answers to file dialogs, given in order; without one a dialog stays open.
type Answers = Rc<RefCell<VecDeque<Choice>>>;

/// File dialogs with prepared answers.
struct Answering {
    answers: Answers,
    asked: Option<Ticket>,
}

impl Chooser for Answering {
    fn ask(&mut self, _: &Context, ticket: Ticket, _: FileQuestion) {
        self.asked = Some(ticket);
    }

    fn poll(&mut self) -> Option<(Ticket, Choice)> {
        let ticket = self.asked?;
        let choice = self.answers.borrow_mut().pop_front()?;
        self.asked = None;
        Some((ticket, choice))
    }
}

/// The window on a plan.
pub struct Desk {
    pub window: Harness<'static, App>,
    pub folder: TempDir,
    answers: Answers,
}

impl Desk {
    /// A window of 1600 × 1000 on an example plan.
    pub fn new(example: usize, theme: Theme) -> Self {
        let (_, text) = examples::ALL.get(example).expect("an example");
        Self::on(text, None, theme, [1600.0, 1000.0])
    }

    /// A window on a plan text.
    pub fn on(text: &str, file: Option<PathBuf>, theme: Theme, size: [f32; 2]) -> Self {
        Self::in_folder(support::folder(), text, file, theme, size)
    }

    /// A window that shares the folders of an earlier one.
    pub fn in_folder(
        folder: TempDir,
        text: &str,
        file: Option<PathBuf>,
        theme: Theme,
        size: [f32; 2],
    ) -> Self {
        let library = Arc::new(Library::embedded());
        let (plan, pack) = plan_file::parse(text, &library, None).expect("a sound plan");
        let stamp = file.as_deref().and_then(store::stamp);
        let opened = Opened { loaded: Loaded { plan, pack, comments: Comments::default() }, stamp };
        let folders = Folders {
            settings: Some(folder.path().join("settings")),
            recovery: Some(folder.path().join("recovery")),
            documents: Some(folder.path().to_owned()),
            packs: Some(folder.path().join("packs")),
            ..Folders::default()
        };
        let start = Start::on(opened, file, library, folders.clone());
        let answers = Answers::default();
        let chooser = Answering { answers: Rc::clone(&answers), asked: None };
        let tasks = Tasks::in_place(Box::new(chooser), &folders);
        let app = App::new(Editor::new(start), tasks);
        let mut window = Harness::builder()
            .with_size(vec2(size[0], size[1]))
            .with_theme(theme)
            .with_max_steps(80)
            .with_context_setup(theme::install)
            .build_ui_state(|ui, app: &mut App| app.frame_ui(ui), app);
        let ctx = window.ctx.clone();
        window.state_mut().begin(&ctx);
        ctx.set_theme(theme);
        window.run();
        Self { window, folder, answers }
    }

    /// A path in the folder of the test.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Prepares the answer for the next dialog.
    pub fn answer(&mut self, choice: Choice) {
        self.answers.borrow_mut().push_back(choice);
    }

    /// Lets frames pass until nothing moves.
    pub fn run(&mut self) -> &mut Self {
        self.window.run();
        self
    }

    pub fn plan(&self) -> &Plan {
        self.session().plan()
    }

    pub fn editor(&self) -> &Editor {
        self.window.state().editor()
    }

    pub fn session(&self) -> &Session {
        self.editor().session()
    }

    pub fn hits(&self) -> &Hits {
        self.window.state().board().hits()
    }

    /// What the status line says.
    pub fn status(&self) -> &str {
        self.editor().status()
    }

    /// Where the touchpoint with this name is: its platform, and its place in the lane.
    pub fn place_of(&self, name: &str) -> Option<(String, usize)> {
        let id = self.id_of(name)?;
        let platform = self.plan().get(id)?.platform.clone();
        let place = self.plan().on(&platform).position(|t| t.id == id)?;
        Some((platform.as_str().to_owned(), place))
    }

    /// The id of the touchpoint that shows this name.
    pub fn id_of(&self, name: &str) -> Option<TouchpointId> {
        let pack = self.session().pack();
        let shown = |t: &tierboard::model::plan::Touchpoint| {
            tierboard::text::explain::name(pack, t) == name
        };
        self.plan().touchpoints.iter().find(|t| shown(t)).map(|t| t.id)
    }

    /// A card of the board, as a screen reader finds it.
    pub fn card(&self, name: &str) -> Node<'_> {
        let start = name.to_owned();
        self.window.get(
            by().role(Role::ListBoxOption)
                .predicate(move |node| node.label().is_some_and(|label| label.starts_with(&start))),
        )
    }

    /// What a screen reader says about a card.
    pub fn heard(&self, name: &str) -> String {
        self.card(name).accesskit_node().label().expect("a card has a name")
    }

    /// A kind of the palette.
    pub fn kind(&self, name: &str) -> Node<'_> {
        let start = format!("{name} ");
        self.window.get(by().role(Role::Button).predicate(move |node| {
            node.label().is_some_and(|label| label.starts_with(&start) && label.contains(", "))
        }))
    }

    /// Clicks the widget with exactly this name.
    pub fn click(&mut self, label: &str) -> &mut Self {
        self.window.get_by_label(label).click();
        self.run()
    }

    /// Whether a widget with this name is shown.
    pub fn shows(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    /// Whether a widget is shown whose name contains this.
    pub fn shows_part(&self, part: &str) -> bool {
        self.window.query_all_by_label_contains(part).next().is_some()
    }

    pub fn press(&mut self, key: Key) -> &mut Self {
        self.press_with(Modifiers::NONE, key)
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.window.key_press_modifiers(modifiers, key);
        self.run()
    }

    pub fn write(&mut self, text: &str) -> &mut Self {
        self.window.event(Event::Text(text.to_owned()));
        self.run()
    }

    /// Where a lane is.
    pub fn lane(&self, platform: &str) -> Rect {
        let lanes = &self.hits().lanes;
        let lane = lanes.iter().find(|(id, _)| id.as_str() == platform);
        lane.expect("the platform has a lane").1
    }

    /// Picks something up at a point: the lanes then show what it would yield there.
    pub fn take(&mut self, from: Pos2) -> &mut Self {
        self.window.hover_at(from);
        self.window.run();
        self.window.drag_at(from);
        self.window.step();
        self.window.hover_at(from + vec2(12.0, 6.0));
        self.window.run_steps(4);
        self
    }

    /// Drags it to another point, without releasing it.
    pub fn over(&mut self, to: Pos2) -> &mut Self {
        self.window.hover_at(to);
        // A column that scrolls near its edge repaints all the time.
        self.window.run_steps(4);
        self
    }

    /// Drags something from a point to another, without releasing it.
    pub fn carry(&mut self, from: Pos2, to: Pos2) -> &mut Self {
        self.take(from).over(to)
    }

    /// Drags something from a point to the middle of a lane, and drops it there.
    pub fn drag_onto(&mut self, from: Pos2, platform: &str) -> &mut Self {
        self.take(from);
        let to = self.lane(platform).center();
        self.over(to);
        self.window.drop_at(to);
        self.run()
    }

    /// Asks to close the window, as its title bar does.
    pub fn close(&mut self) -> &mut Self {
        let viewports = &mut self.window.input_mut().viewports;
        let root = viewports.get_mut(&ViewportId::ROOT).expect("the window");
        root.events.push(egui::ViewportEvent::Close);
        self.window.step();
        self
    }

    /// What the last frame asked of the system's window.
    pub fn commands(&self) -> Vec<ViewportCommand> {
        let output = &self.window.output().viewport_output;
        output.values().flat_map(|viewport| viewport.commands.clone()).collect()
    }
}

/// Steps for several panels.
impl Desk {
    /// How many buttons have this name.
    pub fn window_buttons(&self, label: &str) -> usize {
        self.window.query_all_by_role_and_label(Role::Button, label).count()
    }

    /// Clicks the first button with this name.
    pub fn click_first(&mut self, label: &str) -> &mut Self {
        let mut buttons = self.window.query_all_by_role_and_label(Role::Button, label);
        buttons.next().expect("a button of that name").click();
        drop(buttons);
        self.run()
    }

    /// Holds the pointer over a widget until its hover text is shown.
    pub fn hover(&mut self, label: &str) -> &mut Self {
        self.window.get_by_label(label).hover();
        self.run();
        self.window.run_steps(60);
        self
    }

    /// Replaces the text of a field, and leaves the field.
    pub fn fill(&mut self, field: &str, text: &str) -> &mut Self {
        let input = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::SearchInput)
        };
        self.window.get(by().label(field).predicate(input)).click();
        self.run();
        self.press_with(Modifiers::COMMAND, Key::A);
        self.write(text);
        self.press(Key::Tab)
    }
}

/// Steps on pages and in dialogs.
impl Desk {
    /// Drags something from a point to another, and drops it there.
    pub fn drag(&mut self, from: Pos2, to: Pos2) -> &mut Self {
        self.carry(from, to);
        self.window.drop_at(to);
        self.run()
    }

    /// Pastes a text, as the system does.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.window.event(Event::Paste(text.to_owned()));
        self.run()
    }

    /// Runs a command of the menu "Plan".
    pub fn choose(&mut self, command: &str) -> &mut Self {
        self.click("Plan").click(command)
    }

    /// Lets frames pass until a widget with this name is shown: what is worked out on a thread may
    /// take a moment.
    pub fn wait_for(&mut self, label: &str) -> &mut Self {
        for _ in 0..200 {
            if self.shows(label) {
                return self;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
            self.window.step();
        }
        self
    }
}

/// Steps for closing.
impl Desk {
    /// Clicks a button, and runs only the frames that it needs.
    pub fn step_click(&mut self, label: &str) -> &mut Self {
        let mut buttons = self.window.query_all_by_role_and_label(Role::Button, label);
        buttons.next().expect("a button of that name").click();
        drop(buttons);
        self
    }

    /// Whether one of the next frames closes the window.
    pub fn closes(&mut self) -> bool {
        (0..6).any(|_| {
            self.window.step();
            self.commands().contains(&ViewportCommand::Close)
        })
    }
}
