//! The commands of the window: one list with name, menu and keys of each. Menus, shortcuts, the
//! command palette, the help and the stage iterate it. What a command does is in
//! [`crate::editor`].

use std::cmp::Reverse;
use std::sync::LazyLock;

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::editor::{Command, Editor};
use crate::text::lang::Lang;
use crate::text::{sentences, words};

/// A heading of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    Plan,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// Help.
    Help,
    /// The presentation; it has no menu, and its keys work on stage only.
    Stage,
}

impl Menu {
    /// The menus of the bar on top.
    pub const IN_BAR: [Self; 4] = [Self::Plan, Self::Edit, Self::View, Self::Help];
    /// All headings.
    pub const ALL: [Self; 5] = [Self::Plan, Self::Edit, Self::View, Self::Help, Self::Stage];

    /// The heading's name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Plan => words::plan(),
            Self::Edit => words::menu_edit(),
            Self::View => words::menu_view(),
            Self::Help => words::menu_help(),
            Self::Stage => words::menu_stage(),
        }
    }
}

/// A command with its name and its keys.
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its heading.
    pub menu: Menu,
    /// Whether a line goes above it in its menu.
    pub starts_group: bool,
    /// Its keys; the first is shown.
    pub shortcuts: Vec<KeyboardShortcut>,
    /// Whether a text field needs these keys itself: while one has the focus, they do not run it.
    pub yields_to_text: bool,
    name: fn() -> &'static str,
}

impl Entry {
    /// Its name in menus.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.command {
            Command::Language(lang) => lang.name(),
            _ => (self.name)(),
        }
    }

    fn group(self) -> Self {
        Self { starts_group: true, ..self }
    }

    fn key(mut self, modifiers: Modifiers, key: Key) -> Self {
        self.shortcuts.push(KeyboardShortcut::new(modifiers, key));
        self
    }

    /// A key with Ctrl, or ⌘ on macOS.
    fn ctrl(self, key: Key) -> Self {
        self.key(Modifiers::COMMAND, key)
    }

    /// A key with Ctrl and Shift.
    fn shifted(self, key: Key) -> Self {
        self.key(Modifiers::COMMAND | Modifiers::SHIFT, key)
    }

    /// A key with Ctrl and Alt.
    fn ctrl_alt(self, key: Key) -> Self {
        self.key(Modifiers::COMMAND | Modifiers::ALT, key)
    }

    fn alt(self, key: Key) -> Self {
        self.key(Modifiers::ALT, key)
    }

    /// A key by itself.
    fn plain(self, key: Key) -> Self {
        self.key(Modifiers::NONE, key)
    }

    fn yields(self) -> Self {
        Self { yields_to_text: true, ..self }
    }
}

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| [plan(), edit(), view(), help(), stage()].into_iter().flatten().collect());

/// All commands, heading by heading, in the order of the menus.
#[must_use]
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The entry of a command.
#[must_use]
pub fn entry(command: Command) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.command == command)
}

fn under(menu: Menu) -> impl Fn(Command, fn() -> &'static str) -> Entry {
    move |command, name| Entry {
        command,
        menu,
        starts_group: false,
        shortcuts: Vec::new(),
        yields_to_text: false,
        name,
    }
}

fn plan() -> Vec<Entry> {
    let entry = under(Menu::Plan);
    vec![
        entry(Command::New, words::new).ctrl(Key::N),
        entry(Command::NewFromThis, words::new_from_this).shifted(Key::N),
        entry(Command::Open, words::open).ctrl(Key::O),
        entry(Command::Save, words::save).ctrl(Key::S).group(),
        entry(Command::SaveAs, words::save_as).shifted(Key::S),
        entry(Command::Import, words::import).ctrl(Key::I).group(),
        entry(Command::Export, words::export).ctrl(Key::E),
        entry(Command::Print, words::print).ctrl(Key::P),
        entry(Command::Compare, words::compare),
        entry(Command::EndComparison, words::end_comparison),
        entry(Command::Merge, words::merge),
        entry(Command::Present, words::present).plain(Key::F5).group(),
        entry(Command::Scenes, words::scenes).key(Modifiers::SHIFT, Key::F5),
        entry(Command::Phases, words::phases).group(),
        entry(Command::Options, words::options),
        entry(Command::Cheapest, words::cheapest_menu),
        entry(Command::Style, words::style_menu),
        entry(Command::EditRules, words::edit_rules).ctrl(Key::R).group(),
        entry(Command::ImportRules, words::import_rules),
        entry(Command::ExportRules, words::export_rules),
        entry(Command::CarryRules, words::carry_rules),
        entry(Command::Quit, words::quit).ctrl(Key::Q).group(),
    ]
}

fn edit() -> Vec<Entry> {
    let entry = under(Menu::Edit);
    vec![
        entry(Command::Undo, words::undo).ctrl(Key::Z).yields(),
        entry(Command::Redo, words::redo).ctrl(Key::Y).shifted(Key::Z).yields(),
        entry(Command::Cut, words::cut).ctrl(Key::X).yields().group(),
        entry(Command::Copy, words::copy).ctrl(Key::C).yields(),
        entry(Command::Paste, words::paste).ctrl(Key::V).yields(),
        entry(Command::CopyCards, words::copy_cards).group(),
        entry(Command::CopyBoard, words::copy_board),
        entry(Command::CopyChart, words::copy_chart),
        entry(Command::Duplicate, words::duplicate).ctrl(Key::D).group(),
        entry(Command::Delete, words::delete).plain(Key::Delete).plain(Key::Backspace).yields(),
        entry(Command::SelectAll, words::select_all).ctrl(Key::A).yields().group(),
        entry(Command::Deselect, words::deselect).plain(Key::Escape).yields(),
        entry(Command::Rename, words::rename).plain(Key::F2),
        entry(Command::MoveUp, words::move_up).alt(Key::ArrowUp).yields().group(),
        entry(Command::MoveDown, words::move_down).alt(Key::ArrowDown).yields(),
        entry(Command::MoveLeft, words::move_left).alt(Key::ArrowLeft).yields(),
        entry(Command::MoveRight, words::move_right).alt(Key::ArrowRight).yields(),
        entry(Command::DrawRoute, words::draw_route).plain(Key::R).yields().group(),
        entry(Command::Decide, words::decide).plain(Key::D).yields().group(),
        entry(Command::NewDecision, words::new_decision),
        entry(Command::Park, words::park).plain(Key::Q).yields(),
        entry(Command::AskRoom, words::ask_room).plain(Key::V).yields(),
        entry(Command::MakeTask, words::make_task).plain(Key::K).yields(),
        entry(Command::NewTask, words::new_task),
        entry(Command::Find, words::find_cards).ctrl(Key::F).group(),
        entry(Command::FindKind, words::find_kind).plain(Key::Slash).yields(),
    ]
}

fn view() -> Vec<Entry> {
    let entry = under(Menu::View);
    let mut entries = vec![
        entry(Command::PageBoard, words::page_board).ctrl_alt(Key::Num1),
        entry(Command::PageRoutes, words::page_routes).ctrl_alt(Key::Num2),
        entry(Command::PageNumbers, words::page_numbers).ctrl_alt(Key::Num3),
        entry(Command::PageRoadmap, words::page_roadmap).ctrl_alt(Key::Num4),
        entry(Command::TogglePalette, words::toggle_palette).ctrl(Key::Num1).group(),
        entry(Command::ToggleInspector, words::toggle_inspector).ctrl(Key::Num2),
        entry(Command::ToggleEvidence, words::toggle_evidence).ctrl(Key::Num3),
        entry(Command::ToggleLens, words::toggle_lens).ctrl(Key::Num4),
        entry(Command::FoldLanes, words::fold_lanes),
        entry(Command::ThemeSystem, words::theme_system).group(),
        entry(Command::ThemeLight, words::theme_light),
        entry(Command::ThemeDark, words::theme_dark),
        entry(Command::ZoomIn, words::zoom_in).ctrl(Key::Equals).ctrl(Key::Plus).group(),
        entry(Command::ZoomOut, words::zoom_out).ctrl(Key::Minus),
        entry(Command::ZoomReset, words::zoom_reset).ctrl(Key::Num0),
    ];
    for (place, lang) in Lang::all().enumerate() {
        let language = entry(Command::Language(lang), words::language);
        entries.push(if place == 0 { language.group() } else { language });
    }
    entries
}

fn help() -> Vec<Entry> {
    let entry = under(Menu::Help);
    vec![
        entry(Command::CommandPalette, words::commands).ctrl(Key::K),
        entry(Command::Help, words::help).plain(Key::F1),
    ]
}

/// The keys of digits, from one on; zero is the last.
pub const DIGITS: [Key; 10] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::Num0,
];

fn stage() -> Vec<Entry> {
    let entry = under(Menu::Stage);
    let mut entries = vec![
        entry(Command::StageForward, words::stage_forward)
            .plain(Key::ArrowRight)
            .plain(Key::Space)
            .plain(Key::PageDown)
            .plain(Key::ArrowDown)
            .plain(Key::Enter),
        entry(Command::StageBack, words::stage_back)
            .plain(Key::ArrowLeft)
            .plain(Key::PageUp)
            .plain(Key::ArrowUp)
            .plain(Key::Backspace),
        entry(Command::StageFirst, words::stage_first).plain(Key::Home),
        entry(Command::StageLast, words::stage_last).plain(Key::End),
        entry(Command::StageBlack, words::stage_black).plain(Key::B).plain(Key::Period),
        entry(Command::StageWhite, words::stage_white).plain(Key::W),
        entry(Command::StageTimer, words::stage_timer).plain(Key::T),
        entry(Command::StageMinute, words::stage_minute).plain(Key::Plus).plain(Key::Equals),
        entry(Command::StageFiveMinutes, words::stage_five_minutes).plain(Key::F),
        entry(Command::StageBefore, words::stage_before).plain(Key::X),
        entry(Command::StageWindow, words::stage_window).plain(Key::P),
        entry(Command::StageKeys, words::stage_list_keys).plain(Key::Questionmark).plain(Key::F1),
        entry(Command::StageLeave, words::stage_leave).plain(Key::Escape).plain(Key::F5),
    ];
    for (place, key) in (0_u8..).zip(DIGITS) {
        entries.push(entry(Command::StageScene(place), words::stage_scene).plain(key));
    }
    entries
}

/// The name of a command; undo and redo name their step.
#[must_use]
pub fn label(editor: &Editor, command: Command) -> String {
    match command {
        Command::Undo => sentences::undo_step(
            match editor.rules() {
                Some(rules) => rules.undo_label().map(str::to_owned),
                None => editor.session().undo_label(),
            }
            .as_deref(),
        ),
        Command::Redo => sentences::redo_step(
            match editor.rules() {
                Some(rules) => rules.redo_label().map(str::to_owned),
                None => editor.session().redo_label(),
            }
            .as_deref(),
        ),
        _ => entry(command).map_or("", Entry::name).to_owned(),
    }
}

/// The first shortcut of a command as it is shown; `None` if it has none.
#[must_use]
pub fn keys(ctx: &Context, command: Command) -> Option<String> {
    let shortcut = entry(command)?.shortcuts.first()?;
    Some(shortcut_text(ctx, *shortcut))
}

/// A shortcut as it is shown: `Ctrl+=`, and not `Ctrl+Equals`.
#[must_use]
pub fn shortcut_text(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(&shortcut);
    let sign = match shortcut.logical_key {
        Key::Equals => "=",
        Key::Minus => "-",
        Key::Plus => "+",
        Key::Slash => "/",
        Key::Period => ".",
        Key::Questionmark => "?",
        _ => return named,
    };
    let name = shortcut.logical_key.name();
    named.strip_suffix(name).map_or_else(|| named.clone(), |before| format!("{before}{sign}"))
}

/// All shortcuts with their commands, those with the most modifiers first: `Ctrl+S` must not match
/// when `Ctrl+Shift+S` is pressed.
#[must_use]
pub fn by_shortcut() -> &'static [(KeyboardShortcut, &'static Entry)] {
    static SORTED: LazyLock<Vec<(KeyboardShortcut, &'static Entry)>> = LazyLock::new(|| {
        let keys = |entry: &'static Entry| entry.shortcuts.iter().map(move |s| (*s, entry));
        let mut all: Vec<_> = entries().iter().flat_map(keys).collect();
        all.sort_by_key(|(s, _)| Reverse(u8::from(s.modifiers.shift) + u8::from(s.modifiers.alt)));
        all
    });
    &SORTED
}
