//! The command palette: all commands, and the plan's touchpoints and platforms, searched by name;
//! Enter runs the command or shows what was chosen.

use egui::{Align2, Button, Id, Key, Modifiers, Response, ScrollArea, Ui, vec2};

use crate::editor::Command;
use crate::gui::command::{self, Menu, label};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::search::{answers, names_search, search_field};
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::model::plan::{PlatformId, TouchpointId};
use crate::text::words;

/// Something that answers to the query.
#[derive(Debug, Clone, PartialEq)]
enum Hit {
    /// A command.
    Command(Command),
    /// A touchpoint, with its name.
    Card(TouchpointId, String),
    /// A platform, with its name.
    Platform(PlatformId, String),
}

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
        let chosen = found.get(self.row).filter(|_| self.row < can_run).cloned();
        let mut run = if pressed(Key::Enter) { chosen } else { None };
        let area = egui::Area::new(Id::unique("commands"))
            .order(egui::Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 90.0))
            .show(ui, |ui| {
                egui::Frame::window(ui.style()).show(ui, |ui| {
                    let clicked = self.list_ui(ui, cx, &found, down || up);
                    run = clicked.or(run.take());
                });
            });
        if area.response.clicked_elsewhere() && ui.input(|i| i.pointer.any_click()) {
            open = false;
        }
        if let Some(hit) = run {
            match hit {
                Hit::Command(command) => cx.push(Intent::Run(command)),
                Hit::Card(id, ..) => cx.lead(vec![id]),
                Hit::Platform(id, _) => cx.push(Intent::RevealLane(id)),
            }
            ui.memory_mut(|memory| memory.surrender_focus(search_id()));
            open = false;
        }
        open
    }

    /// What answers to the query, and how much of it can be run now: that comes first, and commands
    /// that cannot be run follow, greyed out.
    fn found(&self, cx: &Cx<'_>) -> (Vec<Hit>, usize) {
        let listed = |entry: &&command::Entry| {
            entry.menu != Menu::Stage && entry.command != Command::CommandPalette
        };
        let (mut found, grey): (Vec<Hit>, Vec<Hit>) = command::entries()
            .iter()
            .filter(listed)
            .map(|entry| entry.command)
            .filter(|command| answers(&label(cx.editor, *command), &self.query))
            .map(Hit::Command)
            .partition(|hit| matches!(hit, Hit::Command(command) if cx.can(*command)));
        found.extend(self.on_board(cx));
        let can_run = found.len();
        found.extend(grey);
        (found, can_run)
    }

    /// The platforms and touchpoints that answer to the query.
    fn on_board(&self, cx: &Cx<'_>) -> Vec<Hit> {
        /// More would hide the commands.
        const MOST: usize = 40;
        if self.query.trim().is_empty() {
            return Vec::new();
        }
        let platforms = cx.report.platforms().iter().zip(&cx.report.pack().platforms);
        let platforms = platforms.filter(|(named, platform)| {
            let words = platform.search.iter().map(String::as_str);
            let words: Vec<&str> = words.chain([named.name.as_str(), &named.beside]).collect();
            answers(&words.join(" "), &self.query)
        });
        let platforms = platforms.map(|(named, platform)| {
            Hit::Platform(platform.id.clone(), words::platform_hit(named.full_name()))
        });
        let cards = cx.report.plan().touchpoints.iter().enumerate();
        let cards = cards.filter_map(|(place, touchpoint)| {
            let (name, platform) = cx.report.names(place);
            answers(&format!("{name} {platform}"), &self.query)
                .then(|| Hit::Card(touchpoint.id, words::card_on(name, platform)))
        });
        platforms.chain(cards).take(MOST).collect()
    }

    /// Draws the search field and the list. Returns the command that was clicked.
    fn list_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, found: &[Hit], moved: bool) -> Option<Hit> {
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
            for (row, hit) in found.iter().enumerate() {
                let button = hit_row(ui, cx, hit, row == self.row);
                // Scrolling in every frame would keep the window repainting.
                if row == self.row && moved {
                    button.scroll_to_me(None);
                }
                if button.clicked() {
                    clicked = Some(hit.clone());
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

fn hit_row(ui: &mut Ui, cx: &Cx<'_>, hit: &Hit, chosen: bool) -> Response {
    let name = match hit {
        Hit::Command(command) => label(cx.editor, *command),
        Hit::Card(_, name) | Hit::Platform(_, name) => name.clone(),
    };
    let mut button = Button::new(name)
        .frame_when_inactive(chosen)
        .selected(chosen)
        .truncate()
        .min_size(vec2(ui.available_width(), size::ROW));
    let Hit::Command(command) = hit else { return ui.add(button) };
    if let Some(keys) = command::keys(ui.ctx(), *command) {
        button = button.shortcut_text(keys);
    }
    ui.add_enabled(cx.can(*command), button)
}
