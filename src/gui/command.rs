//! Commands of the application: menus, shortcuts, the command palette and the shortcut sheet all
//! iterate this one list.

use egui::{Key, KeyboardShortcut, Modifiers};
use strum::{EnumIter, IntoEnumIterator};

use super::session::Session;
use crate::text::window as words;

/// What the application can do apart from changing the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter)]
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
    CommandPalette,
    TogglePalette,
    ToggleInspector,
    ToggleEvidence,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    English,
    Chinese,
    Help,
}

/// A menu of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Menu {
    /// Files.
    Plan,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// The menu's title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Plan => words::menu_plan(),
            Self::Edit => words::menu_edit(),
            Self::View => words::menu_view(),
            Self::Help => words::menu_help(),
        }
    }

    /// Its commands, in order.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::iter().filter(move |c| c.menu() == self)
    }
}

impl Command {
    /// The menu in which it stands.
    #[must_use]
    pub fn menu(self) -> Menu {
        match self {
            Self::New
            | Self::NewFromThis
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Import
            | Self::Export
            | Self::Compare
            | Self::Present
            | Self::Scenes
            | Self::Quit => Menu::Plan,
            Self::TogglePalette
            | Self::ToggleInspector
            | Self::ToggleEvidence
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::English
            | Self::Chinese => Menu::View,
            Self::Help | Self::CommandPalette => Menu::Help,
            _ => Menu::Edit,
        }
    }

    /// Whether a line goes above it in its menu.
    #[must_use]
    pub fn starts_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Import
                | Self::Present
                | Self::English
                | Self::Quit
                | Self::Cut
                | Self::SelectAll
                | Self::MoveUp
                | Self::FindKind
                | Self::ThemeSystem
                | Self::ZoomIn
        )
    }

    /// Its name in menus and palettes.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => words::new(),
            Self::NewFromThis => words::new_from_this(),
            Self::Open => words::open(),
            Self::Save => words::save(),
            Self::SaveAs => words::save_as(),
            Self::Import => words::import(),
            Self::Export => words::export(),
            Self::Compare => words::compare(),
            Self::Present => words::present(),
            Self::Scenes => words::scenes(),
            Self::Quit => words::quit(),
            Self::Undo => words::undo(),
            Self::Redo => words::redo(),
            Self::Cut => words::cut(),
            Self::Copy => words::copy(),
            Self::Paste => words::paste(),
            Self::Duplicate => words::duplicate(),
            Self::Delete => words::delete(),
            Self::SelectAll => words::select_all(),
            Self::Deselect => words::deselect(),
            Self::Rename => words::rename(),
            Self::MoveUp => words::move_up(),
            Self::MoveDown => words::move_down(),
            Self::MoveLeft => words::move_left(),
            Self::MoveRight => words::move_right(),
            Self::FindKind => words::find_kind(),
            Self::CommandPalette => words::commands(),
            Self::TogglePalette => words::toggle_palette(),
            Self::ToggleInspector => words::toggle_inspector(),
            Self::ToggleEvidence => words::toggle_evidence(),
            Self::ThemeSystem => words::theme_system(),
            Self::ThemeLight => words::theme_light(),
            Self::ThemeDark => words::theme_dark(),
            Self::ZoomIn => words::zoom_in(),
            Self::ZoomOut => words::zoom_out(),
            Self::ZoomReset => words::zoom_reset(),
            Self::English => words::english(),
            Self::Chinese => words::chinese(),
            Self::Help => words::help(),
        }
    }

    /// Its keys; the first is shown.
    #[must_use]
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let shifted = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        match self {
            Self::New => vec![command(Key::N)],
            Self::NewFromThis => vec![shifted(Key::N)],
            Self::Open => vec![command(Key::O)],
            Self::Save => vec![command(Key::S)],
            Self::SaveAs => vec![shifted(Key::S)],
            Self::Import => vec![command(Key::I)],
            Self::Export => vec![command(Key::E)],
            Self::Present => vec![plain(Key::F5)],
            Self::Scenes => vec![KeyboardShortcut::new(Modifiers::SHIFT, Key::F5)],
            Self::Quit => vec![command(Key::Q)],
            Self::Undo => vec![command(Key::Z)],
            Self::Redo => vec![command(Key::Y), shifted(Key::Z)],
            Self::Cut => vec![command(Key::X)],
            Self::Copy => vec![command(Key::C)],
            Self::Paste => vec![command(Key::V)],
            Self::Duplicate => vec![command(Key::D)],
            Self::Delete => vec![plain(Key::Delete), plain(Key::Backspace)],
            Self::SelectAll => vec![command(Key::A)],
            Self::Deselect => vec![plain(Key::Escape)],
            Self::Rename => vec![plain(Key::F2)],
            Self::MoveUp => vec![alt(Key::ArrowUp)],
            Self::MoveDown => vec![alt(Key::ArrowDown)],
            Self::MoveLeft => vec![alt(Key::ArrowLeft)],
            Self::MoveRight => vec![alt(Key::ArrowRight)],
            Self::FindKind => vec![plain(Key::Slash), command(Key::F)],
            Self::CommandPalette => vec![command(Key::K)],
            Self::TogglePalette => vec![command(Key::Num1)],
            Self::ToggleInspector => vec![command(Key::Num2)],
            Self::ToggleEvidence => vec![command(Key::Num3)],
            Self::Compare
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::English
            | Self::Chinese => Vec::new(),
            Self::ZoomIn => vec![command(Key::Equals), command(Key::Plus)],
            Self::ZoomOut => vec![command(Key::Minus)],
            Self::ZoomReset => vec![command(Key::Num0)],
            Self::Help => vec![plain(Key::F1)],
        }
    }

    /// Whether a text field has its own use for these keys: the command then gives way.
    #[must_use]
    pub fn yields_to_text(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::Delete
                | Self::SelectAll
                | Self::Deselect
                | Self::MoveUp
                | Self::MoveDown
                | Self::MoveLeft
                | Self::MoveRight
                | Self::FindKind
        )
    }

    /// Whether it can be done now.
    #[must_use]
    pub fn enabled(self, session: &Session) -> bool {
        match self {
            Self::Undo => session.can_undo(),
            Self::Redo => session.can_redo(),
            Self::Cut | Self::Copy | Self::Duplicate | Self::Delete | Self::Deselect => {
                !session.selected().is_empty()
            }
            Self::Rename | Self::MoveUp | Self::MoveDown | Self::MoveLeft | Self::MoveRight => {
                session.single().is_some()
            }
            Self::SelectAll => !session.plan().touchpoints.is_empty(),
            _ => true,
        }
    }
}

/// All shortcuts with their commands, those with the most modifiers first: `Ctrl+S` must not take
/// what `Ctrl+Shift+S` is for.
#[must_use]
pub fn by_shortcut() -> Vec<(KeyboardShortcut, Command)> {
    let mut all: Vec<_> =
        Command::iter().flat_map(|c| c.shortcuts().into_iter().map(move |s| (s, c))).collect();
    all.sort_by_key(|(s, _)| {
        std::cmp::Reverse(u8::from(s.modifiers.shift) + u8::from(s.modifiers.alt))
    });
    all
}
