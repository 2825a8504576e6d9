//! What a person can ask for. Menus, keys, the command palette and the help of the window iterate
//! one list of these; see `gui::command` for their names and keys.

use strum::EnumIter;

use super::session::Session;
use crate::text::lang::Lang;

/// Something that a person can ask for, apart from a change that needs a place or a value.
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
    Compare,
    Present,
    Scenes,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    Deselect,
    Rename,
    MoveUp,
    MoveDown,
    MoveLeft,
    MoveRight,
    FindKind,
    TogglePalette,
    ToggleInspector,
    ToggleEvidence,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    /// Speak another language; the list of commands holds one for each that is offered.
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
    StageLeave,
}

impl Command {
    /// Whether it is for the stage, and means nothing beside it.
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
                | Self::StageLeave
        )
    }

    /// Whether it works on stage too.
    #[must_use]
    pub fn works_on_stage(self) -> bool {
        self.for_stage() || matches!(self, Self::Undo | Self::Redo | Self::Save)
    }

    /// Whether it changes the plan by what is selected, or looks at the plan: what is being typed
    /// becomes part of the plan first.
    #[must_use]
    pub fn needs_typed(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::NewFromThis
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::Present
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
        )
    }

    /// Whether it can be done now, on the board or on stage.
    #[must_use]
    pub fn enabled(self, session: &Session, on_stage: bool) -> bool {
        match self {
            _ if on_stage && !self.works_on_stage() => false,
            Self::Undo => session.can_undo(),
            Self::Redo => session.can_redo(),
            Self::Cut | Self::Copy | Self::Duplicate | Self::Delete | Self::Deselect => {
                session.has_selection()
            }
            Self::Rename | Self::MoveUp | Self::MoveDown | Self::MoveLeft | Self::MoveRight => {
                session.single().is_some()
            }
            Self::SelectAll => !session.plan().touchpoints.is_empty(),
            _ => on_stage || !self.for_stage(),
        }
    }
}
