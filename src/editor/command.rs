//! The commands: what a user can ask for. The window's menus, keys, command palette and help
//! iterate one list of these; see `gui::command` for their names and keys.

use strum::EnumIter;

use super::session::Session;
use crate::text::lang::Lang;

/// Something that a user can ask for, except changes that need a place or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
#[expect(missing_docs, reason = "each is described by its label")]
pub enum Command {
    New,
    NewFromThis,
    Open,
    Save,
    SaveAs,
    Import,
    Export,
    Print,
    Compare,
    EndComparison,
    Merge,
    Present,
    Scenes,
    Phases,
    Options,
    Cheapest,
    Style,
    EditRules,
    ImportRules,
    ExportRules,
    CarryRules,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    CopyBoard,
    CopyChart,
    CopyCards,
    Duplicate,
    Delete,
    SelectAll,
    Deselect,
    Rename,
    MoveUp,
    MoveDown,
    MoveLeft,
    MoveRight,
    Find,
    FindKind,
    PageBoard,
    PageRoutes,
    PageNumbers,
    PageRoadmap,
    DrawRoute,
    Decide,
    NewDecision,
    Park,
    AskRoom,
    MakeTask,
    NewTask,
    TogglePalette,
    ToggleInspector,
    ToggleEvidence,
    ToggleLens,
    FoldLanes,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    /// Switch to another language; the list of commands has an entry for each.
    #[strum(disabled)]
    Language(Lang),
    CommandPalette,
    Help,
    StageForward,
    StageBack,
    StageFirst,
    StageLast,
    /// Go to a scene by its number, from 0.
    #[strum(disabled)]
    StageScene(u8),
    StageBlack,
    StageWhite,
    StageTimer,
    StageMinute,
    StageFiveMinutes,
    StageBefore,
    StageWindow,
    StageKeys,
    StageLeave,
}

impl Command {
    /// Whether it is for the stage, and does nothing elsewhere.
    #[must_use]
    pub fn for_stage(self) -> bool {
        matches!(
            self,
            Self::StageForward
                | Self::StageBack
                | Self::StageFirst
                | Self::StageLast
                | Self::StageScene(_)
                | Self::StageBlack
                | Self::StageWhite
                | Self::StageTimer
                | Self::StageMinute
                | Self::StageFiveMinutes
                | Self::StageBefore
                | Self::StageWindow
                | Self::StageKeys
                | Self::StageLeave
        )
    }

    /// Whether it works on stage too.
    #[must_use]
    pub fn works_on_stage(self) -> bool {
        self.for_stage() || matches!(self, Self::Undo | Self::Redo | Self::Save) || self.records()
    }

    /// Whether it records something of a workshop, by one key.
    #[must_use]
    pub fn records(self) -> bool {
        matches!(self, Self::Decide | Self::Park | Self::AskRoom | Self::MakeTask)
    }

    /// Whether it adds a line to the record of a workshop.
    #[must_use]
    pub fn adds_line(self) -> bool {
        self.records() || matches!(self, Self::NewDecision | Self::NewTask)
    }

    /// Whether it does nothing while a rule pack is being changed, because it is for the board.
    #[must_use]
    pub fn for_board(self) -> bool {
        let named = matches!(
            self,
            Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::CopyCards
                | Self::Duplicate
                | Self::Delete
                | Self::SelectAll
                | Self::Deselect
                | Self::Rename
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveLeft
                | Self::MoveRight
                | Self::Find
                | Self::FindKind
                | Self::FoldLanes
                | Self::PageBoard
                | Self::PageRoutes
                | Self::PageNumbers
                | Self::PageRoadmap
                | Self::DrawRoute
                | Self::TogglePalette
                | Self::ToggleInspector
                | Self::ToggleEvidence
                | Self::EditRules
        );
        named || self.adds_line()
    }

    /// Whether it changes or moves cards that only the board shows, so that it does nothing on other
    /// pages.
    #[must_use]
    pub fn for_cards(self) -> bool {
        matches!(
            self,
            Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::Duplicate
                | Self::Delete
                | Self::SelectAll
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveLeft
                | Self::MoveRight
        )
    }

    /// Whether text that is being typed has to become part of the plan first, because the command
    /// reads the plan or changes what is selected.
    #[must_use]
    pub fn needs_typed(self) -> bool {
        let named = matches!(
            self,
            Self::New
                | Self::NewFromThis
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::Present
                | Self::Print
                | Self::CopyBoard
                | Self::CopyChart
                | Self::CopyCards
                | Self::CarryRules
                | Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::Duplicate
                | Self::Delete
                | Self::SelectAll
                | Self::Deselect
                | Self::Rename
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveLeft
                | Self::MoveRight
                | Self::FindKind
        );
        named || self.adds_line()
    }

    /// Whether it can be run now, on the board or on stage.
    #[must_use]
    pub fn enabled(self, session: &Session, on_stage: bool) -> bool {
        match self {
            _ if on_stage && !self.works_on_stage() => false,
            Self::Undo => session.can_undo(),
            Self::Redo => session.can_redo(),
            Self::Cut
            | Self::Copy
            | Self::CopyCards
            | Self::Duplicate
            | Self::Delete
            | Self::Deselect => session.has_selection(),
            Self::DrawRoute
            | Self::Rename
            | Self::MoveUp
            | Self::MoveDown
            | Self::MoveLeft
            | Self::MoveRight => session.single().is_some(),
            Self::SelectAll => !session.plan().touchpoints.is_empty(),
            _ => on_stage || !self.for_stage(),
        }
    }
}
