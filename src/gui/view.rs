//! What the window shows apart from the plan: searches, drafts, open overlays, what is being
//! carried. Panels read it, and push [`Intent`]s; only the application changes anything after the
//! frame.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Id, Rect};

use super::command::Command;
use super::session::Session;
use crate::export::format::{Format, Options};
use crate::export::page::Page;
use crate::model::action::Action;
use crate::model::compare::Comparison;
use crate::model::import::Import;
use crate::model::pack::Text;
use crate::model::plan::{KindId, PackId, PlatformId, Touchpoint, TouchpointId};
use crate::model::scene::Scene;
use crate::store::recovery::Orphan;
use crate::store::settings::Settings;
use crate::text::lang::Lang;

/// What a panel wants to happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Change the plan.
    Act(Action),
    /// Change the plan by what has been typed: done before all else of the frame.
    Typed(Action),
    /// Put the plan into a file, whatever the file holds.
    Replace(PathBuf),
    /// Do a command.
    Run(Command),
    /// Select these and nothing else.
    Select(Vec<TouchpointId>),
    /// Add one to the selection, or take it out.
    Toggle(TouchpointId),
    /// Give a card the keyboard in the next frame.
    Focus(TouchpointId),
    /// The card that wanted the keyboard has it.
    Focused,
    /// Carry a kind over the board by keyboard.
    Carry(KindId),
    /// Open something else instead of this plan.
    Open(Source),
    /// Read the plan with another pack.
    UsePack(PackId),
    /// Write an export.
    Export(Format, Options),
    /// Change the scenes of the presentation, as they are by then.
    Scenes(SceneEdit),
    /// Add a picture to the presentation.
    AddPicture,
    /// Place what an import has read.
    PlaceImport(Vec<Touchpoint>),
    /// The tour has been seen.
    Toured,
    /// Give up what is being written.
    GiveUp,
    /// Throw unsaved work of a crash away.
    Discard(Orphan),
    /// Lay something above the window.
    Show(Overlay),
    /// Say something in the status line.
    Say(String),
}

/// A change of the scenes, by their places.
#[derive(Debug, Clone, PartialEq)]
pub enum SceneEdit {
    /// Leave one out, or show it again.
    Hide(usize, bool),
    /// Let two change places.
    Swap(usize, usize),
    /// Take one out.
    Remove(usize),
    /// Add one at the end.
    Add(Scene),
}

/// Where a plan comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A new one.
    New,
    /// This plan as a template.
    ThisPlan,
    /// A file.
    File(PathBuf),
    /// An example, by its place in [`crate::store::examples::ALL`].
    Example(usize),
    /// Work that a crash left behind.
    Orphan(Orphan),
    /// A file that the user chooses.
    Ask,
}

/// What is carried over the board, by pointer or by keyboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A kind from the palette.
    Kind(KindId),
    /// Touchpoints of the board.
    Cards(Vec<TouchpointId>),
}

/// Something in the air.
#[derive(Debug, Clone, PartialEq)]
pub struct Lift {
    /// What it is.
    pub item: Item,
    /// The lane below it.
    pub over: Option<PlatformId>,
    /// The card that it would go before.
    pub before: Option<TouchpointId>,
    /// Whether the keyboard holds it.
    pub by_keys: bool,
    /// Whether the pointer has left the board: dropping then takes cards off.
    pub off_board: bool,
}

/// Something above the window that does not stop the work below.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// All commands, searchable.
    Commands {
        /// What has been typed.
        query: String,
        /// The row that Enter runs.
        row: usize,
    },
    /// The scenes of the presentation, to be hidden, ordered and annotated.
    Scenes,
    /// What can be exported.
    Export {
        /// Whether pictures and slides are dark.
        dark: bool,
        /// The width of pictures, in pixels.
        width: u32,
    },
    /// Rows from a spreadsheet, before they are placed.
    Import(Import),
    /// The tour of the first start, at one of its steps.
    Tour(usize),
    /// Shortcuts and signs.
    Help {
        /// What has been typed.
        query: String,
    },
    /// A path field, for desktops without a file dialog.
    Path {
        /// What it is for.
        title: &'static str,
        /// What has been typed.
        path: String,
        /// Whether to save there, or to open it.
        save: bool,
    },
    /// A file that would be replaced: the user is asked.
    Replace {
        /// Which.
        file: PathBuf,
        /// Whether it is the plan's own file, changed by somebody else meanwhile.
        changed: bool,
    },
    /// What is different between two plans.
    Compared {
        /// A heading.
        title: String,
        /// A line for each difference.
        lines: Vec<String>,
    },
    /// What is wrong with a file that could not be opened.
    Findings {
        /// A heading.
        title: String,
        /// A line for each finding.
        lines: Vec<String>,
    },
}

/// Which text field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The plan's title.
    Title,
    /// A touchpoint's name.
    Name(TouchpointId),
    /// A touchpoint's visitors.
    Visitors(TouchpointId),
    /// A touchpoint's budget.
    Budget(TouchpointId),
    /// A touchpoint's phase.
    Phase(TouchpointId),
    /// A touchpoint's notes.
    Notes(TouchpointId),
    /// The title of a scene, by its place.
    SceneTitle(usize),
    /// The text of a scene, by its place.
    SceneText(usize),
    /// The notes of a scene, by its place.
    SceneNotes(usize),
}

/// What is being typed: it becomes one action when the field is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Where.
    pub field: Field,
    /// What.
    pub text: String,
    /// What the field held before.
    pub from: String,
    /// Whether the field was drawn with the keyboard in this frame.
    pub live: bool,
    /// Whether the field was drawn in this frame.
    pub drawn: bool,
    /// Whether it has been told that the field cannot hold this.
    pub told: bool,
}

/// A card as it was drawn in the last frame.
#[derive(Debug, Clone)]
pub struct CardRect {
    /// The card.
    pub id: TouchpointId,
    /// Its lane.
    pub platform: PlatformId,
    /// Where, in points.
    pub rect: Rect,
}

/// Pictures of the guide, each with the place of the part that it belongs to.
pub type Pictures = Vec<(usize, Page)>;

/// Goals, moves and what stays out of reach, in words: each with a sentence.
#[derive(Debug, Default)]
pub struct Advice {
    /// What is wanted, and how it stands.
    pub goals: Vec<(String, String)>,
    /// What to do, and what it promises.
    pub moves: Vec<(String, String)>,
    /// What stays out of reach, and what to do instead.
    pub kept: Vec<(String, String)>,
}

/// What the window shows apart from the plan.
#[derive(Default)]
pub struct View {
    /// The guide's pictures, and the language and darkness that they were made for.
    pub pictures: Option<((Lang, bool), Arc<Pictures>)>,
    /// The advice below the board, with the revision and the language that it was made for.
    pub advice: Option<((u64, Lang), Arc<Advice>)>,
    /// What is searched in the palette.
    pub search: String,
    /// What is in the air.
    pub lift: Option<Lift>,
    /// The widget that had the keyboard before an overlay opened.
    pub came_from: Option<Id>,
    /// Whether what lies above the window has just opened, and wants the keyboard.
    pub wants_keyboard: bool,
    /// Whether a text field had the keyboard at the end of the last frame.
    pub typing: bool,
    /// What is wrong with rule packs of the user's folder, a line each.
    pub bad_packs: Vec<String>,
    /// Whether the palette's search field had the keyboard in the last frame.
    pub searching: bool,
    /// What is being typed.
    pub draft: Option<Draft>,
    /// What lies above the window.
    pub overlay: Option<Overlay>,
    /// A path typed into the path field, and whether to save there.
    pub typed_path: Option<(PathBuf, bool)>,
    /// What the system has pasted.
    pub pasted: Option<String>,
    /// What to open once the unsaved plan has been dealt with; `None` inside quits.
    pub pending: Option<Option<Source>>,
    /// Unsaved work that crashes left behind.
    pub orphans: Vec<Orphan>,
    /// The board's rectangle, of the last frame.
    pub board: Option<Rect>,
    /// A scene that has just been added, by its place: it wants to be seen.
    pub new_scene: Option<usize>,
    /// The card that has the keyboard in this frame, and the one that had it in the last.
    pub keyboard_on: [Option<TouchpointId>; 2],
    /// The lanes of the last frame.
    pub lanes: Vec<(PlatformId, Rect)>,
    /// The cards of the last frame.
    pub cards: Vec<CardRect>,
    /// What switching off would cost, with the revision and the touchpoint that it is true of.
    pub what_if: Option<(u64, TouchpointId, Lang, String)>,
    /// All packs by id and name, for the menu.
    pub packs: Vec<(PackId, Text)>,
    /// What is being written, while it takes time.
    pub busy: Option<String>,
    /// The plan beside another one, once one has been chosen.
    pub compared: Option<Arc<Comparison>>,
}

/// What a panel is given: it reads, and pushes intents.
pub struct Cx<'a> {
    /// The open plan.
    pub session: &'a Session,
    /// What the window shows.
    pub view: &'a mut View,
    /// What the program remembers.
    pub settings: &'a Settings,
    /// What shall happen after the frame.
    pub out: &'a mut Vec<Intent>,
}

impl Cx<'_> {
    /// Wants something to happen after the frame.
    pub fn push(&mut self, intent: Intent) {
        self.out.push(intent);
    }
}
