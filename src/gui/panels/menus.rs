//! Menus: the entries are the commands of [`crate::gui::command`], with their keys.

use egui::{Button, Ui};

use crate::editor::event::{Notice, Source};
use crate::editor::{Command, Direction, Editor, Event};
use crate::gui::command::{self, Menu, label};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::widgets;
use crate::gui::page::Page;
use crate::store::examples;
use crate::store::settings::ThemeChoice;
use crate::text::{self, guide, lang, words};

/// Draws a menu entry for a command, with its key; greyed out if it cannot be run.
pub fn command_button(ui: &mut Ui, cx: &mut Cx<'_>, command: Command) {
    let mut button = Button::new(label(cx.editor, command)).min_size(egui::vec2(210.0, 0.0));
    if let Some(keys) = command::keys(ui.ctx(), command) {
        button = button.shortcut_text(keys);
    }
    let settings = cx.editor.settings();
    let chosen = match command {
        Command::ThemeSystem => settings.theme == ThemeChoice::System,
        Command::ThemeLight => settings.theme == ThemeChoice::Light,
        Command::ThemeDark => settings.theme == ThemeChoice::Dark,
        Command::TogglePalette => settings.palette,
        Command::ToggleInspector => settings.inspector,
        Command::ToggleEvidence => settings.evidence,
        Command::ToggleLens => settings.lens,
        Command::PageBoard => cx.page == Page::Board,
        Command::PageRoutes => cx.page == Page::Routes,
        Command::PageNumbers => cx.page == Page::Numbers,
        Command::CarryRules => cx.report.plan().pack.is_some(),
        Command::Language(lang) => lang::current() == lang,
        _ => false,
    };
    // If a card cannot move in a direction, the key says why, and the entry is greyed out.
    let session = cx.editor.session();
    let enabled = match command {
        _ if !cx.can(command) => false,
        Command::MoveUp => session.can_nudge(Direction::Up),
        Command::MoveDown => session.can_nudge(Direction::Down),
        Command::MoveLeft => session.can_nudge(Direction::Left),
        Command::MoveRight => session.can_nudge(Direction::Right),
        _ => true,
    };
    if ui.add_enabled(enabled, button.selected(chosen)).clicked() {
        cx.push(Intent::Run(command));
        ui.close();
    }
}

/// Draws the menus in a row.
pub fn bar_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    for menu in Menu::IN_BAR {
        ui.menu_button(menu.title(), |ui| {
            for entry in command::entries().iter().filter(|entry| entry.menu == menu) {
                if entry.starts_group {
                    ui.separator();
                }
                command_button(ui, cx, entry.command);
                if entry.command == Command::Open {
                    recent_ui(ui, cx);
                    examples_ui(ui, cx);
                }
            }
        });
    }
}

fn recent_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let recent = &cx.editor.settings().recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(words::open_recent(), |ui| {
            for file in recent {
                let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let entry = ui.button(name).on_hover_text(file.display().to_string());
                if entry.clicked() {
                    cx.open(Source::File(file.clone()));
                    ui.close();
                }
            }
        });
    });
}

fn examples_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.menu_button(words::open_example(), |ui| {
        for index in 0..examples::ALL.len() {
            if ui.button(guide::example(index)).clicked() {
                cx.open(Source::Example(index));
                ui.close();
            }
        }
    });
}

/// The name of the menu of rule packs: that of the pack in use.
#[must_use]
pub fn packs_name(editor: &Editor) -> String {
    words::rules_menu(text::of(&editor.session().pack().name))
}

/// Draws the menu of rule packs.
pub fn packs_ui(ui: &mut Ui, cx: &mut Cx<'_>, name: &str) {
    let editor = cx.editor;
    let (session, library) = (editor.session(), editor.session().library());
    let button = ui.menu_button(name, |ui| {
        for pack in library.entries().iter().map(|entry| &entry.pack) {
            let chosen = pack.id == session.pack().id;
            if ui.add(Button::new(text::of(&pack.name)).selected(chosen)).clicked() {
                cx.push(Intent::Send(Event::UsePack(pack.id.clone())));
                ui.close();
            }
        }
        ui.separator();
        if !library.errors.is_empty() && ui.button(words::packs_unsound()).clicked() {
            let title = words::packs_unsound().to_owned();
            let lines =
                library.errors.iter().flat_map(|error| text::findings::file_error(error)).collect();
            cx.push(Intent::Show(Notice::Findings { title, lines }));
            ui.close();
        }
        for command in
            [Command::EditRules, Command::ImportRules, Command::ExportRules, Command::CarryRules]
        {
            command_button(ui, cx, command);
        }
        ui.separator();
        // The folder for further packs.
        let folder = editor.desk().folders.packs.as_ref();
        let folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        widgets::soft(ui, &words::packs_folder(folder));
    });
    button.response.on_hover_text(text::of(&session.pack().about));
}
