//! The command palette: all commands, searched by name; Enter runs the chosen one.

use egui::{Align2, Button, Id, Key, Modifiers, Response, ScrollArea, Ui, vec2};

use crate::editor::Command;
use crate::gui::command::{self, Menu, label};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::search::{answers, names_search, search_field};
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::text::words;

/// The command palette.
#[derive(Default)]
pub struct Commands {
    query: String,
    row: usize,
}

impl Commands {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let mut open = true;
        let (found, can_run) = self.found(cx);
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        if down {
            self.row += 1;
        }
        if up {
            self.row = self.row.saturating_sub(1);
        }
        self.row = self.row.min(found.len().saturating_sub(1));
        let chosen = found.get(self.row).copied().filter(|_| self.row < can_run);
        let mut run = if pressed(Key::Enter) { chosen } else { None };
        let area = egui::Area::new(Id::unique("commands"))
            .order(egui::Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 90.0))
            .show(ui, |ui| {
                egui::Frame::window(ui.style()).show(ui, |ui| {
                    let clicked = self.list_ui(ui, cx, &found, down || up);
                    run = clicked.or(run);
                });
            });
        if area.response.clicked_elsewhere() && ui.input(|i| i.pointer.any_click()) {
            open = false;
        }
        if let Some(command) = run {
            cx.push(Intent::Run(command));
            ui.memory_mut(|memory| memory.surrender_focus(search_id()));
            open = false;
        }
        open
    }

    /// The commands that match the query, and how many of them can be run now. Those come first;
    /// the others follow, greyed out.
    fn found(&self, cx: &Cx<'_>) -> (Vec<Command>, usize) {
        let listed = |entry: &&command::Entry| {
            entry.menu != Menu::Stage && entry.command != Command::CommandPalette
        };
        let (mut found, grey): (Vec<Command>, Vec<Command>) = command::entries()
            .iter()
            .filter(listed)
            .map(|entry| entry.command)
            .filter(|command| answers(&label(cx.editor, *command), &self.query))
            .partition(|command| cx.editor.can(*command));
        let can_run = found.len();
        found.extend(grey);
        (found, can_run)
    }

    /// Draws the search field and the list. Returns the command that was clicked.
    fn list_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        found: &[Command],
        moved: bool,
    ) -> Option<Command> {
        let mut clicked = None;
        ui.set_width(460.0);
        let edit = search_field(&mut self.query, words::find_command());
        let response = ui.add(edit.id(search_id()).margin(egui::Margin::symmetric(10, 8)));
        names_search(&response, &self.query, words::find_command());
        // Requesting the focus in every frame would interrupt an input method.
        if !response.has_focus() {
            response.request_focus();
        }
        let list = ScrollArea::vertical().max_height(340.0).min_scrolled_height(340.0);
        list.auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (row, command) in found.iter().enumerate() {
                let button = command_row(ui, cx, *command, row == self.row);
                // Scrolling in every frame would keep the window repainting.
                if row == self.row && moved {
                    button.scroll_to_me(None);
                }
                if button.clicked() {
                    clicked = Some(*command);
                }
            }
            if found.is_empty() {
                widgets::soft(ui, words::no_command());
            }
        });
        clicked
    }
}

fn search_id() -> Id {
    Id::unique("command-search")
}

fn command_row(ui: &mut Ui, cx: &Cx<'_>, command: Command, chosen: bool) -> Response {
    let mut button = Button::new(label(cx.editor, command))
        .frame_when_inactive(chosen)
        .selected(chosen)
        .min_size(vec2(ui.available_width(), size::ROW));
    if let Some(keys) = command::keys(ui.ctx(), command) {
        button = button.shortcut_text(keys);
    }
    ui.add_enabled(cx.editor.can(command), button)
}
