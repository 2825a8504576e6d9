//! Menus: the entries are the commands of [`super::command`], with their keys.

use egui::{Button, Context, Key, KeyboardShortcut, Ui};

use super::command::{Command, Menu};
use super::session::Direction;
use super::view::{Cx, Intent, Overlay, Source};
use crate::model::pack::Platform;
use crate::store::examples;
use crate::store::settings::ThemeChoice;
use crate::text::lang::{self, Lang};
use crate::text::{self, window as words};

/// A platform with its Chinese name.
#[must_use]
pub fn platform_name(platform: &Platform) -> String {
    let (name, beside) = (text::of(&platform.name), text::beside(&platform.name));
    if beside.is_empty() { name.to_owned() } else { format!("{name} {beside}") }
}

/// A menu entry for a command, with its key; grey where it cannot be done.
pub fn command_button(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    let mut button = Button::new(label(cx, command)).min_size(egui::vec2(210.0, 0.0));
    if let Some(shortcut) = command.shortcuts().first() {
        button = button.shortcut_text(keys(ui.ctx(), *shortcut));
    }
    let chosen = match command {
        Command::ThemeSystem => cx.settings.theme == ThemeChoice::System,
        Command::ThemeLight => cx.settings.theme == ThemeChoice::Light,
        Command::ThemeDark => cx.settings.theme == ThemeChoice::Dark,
        Command::TogglePalette => cx.settings.palette,
        Command::ToggleInspector => cx.settings.inspector,
        Command::ToggleEvidence => cx.settings.evidence,
        Command::English => lang::current() == Lang::En,
        Command::Chinese => lang::current() == Lang::Zh,
        _ => false,
    };
    // A key that leads nowhere says why; an entry that does is grey.
    let leads = match command {
        Command::MoveUp => cx.session.can_nudge(Direction::Up),
        Command::MoveDown => cx.session.can_nudge(Direction::Down),
        Command::MoveLeft => cx.session.can_nudge(Direction::Left),
        Command::MoveRight => cx.session.can_nudge(Direction::Right),
        _ => command.enabled(cx.session),
    };
    if ui.add_enabled(leads, button.selected(chosen)).clicked() {
        cx.push(Intent::Run(command));
        ui.close();
    }
}

/// A shortcut as it is read on a keyboard: `Ctrl+=`, and not `Ctrl+Equals`.
#[must_use]
pub fn keys(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(&shortcut);
    let sign = match shortcut.logical_key {
        Key::Equals => "=",
        Key::Minus => "-",
        Key::Plus => "+",
        Key::Slash => "/",
        _ => return named,
    };
    let name = shortcut.logical_key.name();
    named.strip_suffix(name).map_or_else(|| named.clone(), |before| format!("{before}{sign}"))
}

/// The label of a command; undo and redo name their step.
#[must_use]
pub fn label(cx: &Cx<'_>, command: Command) -> String {
    match command {
        Command::Undo => words::undo_step(cx.session.undo_label().as_deref()),
        Command::Redo => words::redo_step(cx.session.redo_label().as_deref()),
        _ => command.label().to_owned(),
    }
}

/// The four menus in one row.
pub fn bar_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    use strum::IntoEnumIterator;
    for menu in Menu::iter() {
        ui.menu_button(menu.title(), |ui| {
            for command in menu.commands() {
                if command.starts_group() {
                    ui.separator();
                }
                command_button(ui, cx, command);
                if command == Command::Open {
                    recent_ui(ui, cx);
                    examples_ui(ui, cx);
                }
            }
        });
    }
}

fn recent_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_enabled_ui(!cx.settings.recent.is_empty(), |ui| {
        ui.menu_button(words::open_recent(), |ui| {
            for file in cx.settings.recent.clone() {
                let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let entry = ui.button(name).on_hover_text(file.display().to_string());
                if entry.clicked() {
                    cx.push(Intent::Open(Source::File(file)));
                    ui.close();
                }
            }
        });
    });
}

fn examples_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.menu_button(words::open_example(), |ui| {
        for index in 0..examples::ALL.len() {
            if ui.button(words::example(index)).clicked() {
                cx.push(Intent::Open(Source::Example(index)));
                ui.close();
            }
        }
    });
}

/// Where packs of one's own go.
fn packs_hint() -> String {
    let folder = crate::store::folders::packs().map(|folder| folder.display().to_string());
    words::packs_folder(&folder.unwrap_or_default())
}

/// The menu of rule packs.
pub fn packs_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let name = words::rules_menu(text::of(&cx.session.pack().name));
    let button = ui.menu_button(name, |ui| {
        for (id, name) in cx.view.packs.clone() {
            let name = text::of(&name).to_owned();
            let chosen = id == cx.session.pack().id;
            if ui.add(Button::new(name).selected(chosen)).clicked() {
                cx.push(Intent::UsePack(id));
                ui.close();
            }
        }
        ui.separator();
        let bad = &cx.view.bad_packs;
        if !bad.is_empty() {
            let (title, lines) = (words::packs_unsound().to_owned(), bad.clone());
            if ui.button(&title).clicked() {
                cx.push(Intent::Show(Overlay::Findings { title, lines }));
                ui.close();
            }
        }
        super::widgets::soft(ui, &packs_hint());
    });
    button.response.on_hover_text(text::of(&cx.session.pack().about));
}
