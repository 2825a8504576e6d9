//! The status line: the last message, what is being read or written, and how much the plan reaches.

use egui::{Align, Layout, Sense, Ui};

use crate::editor::{Command, Event};
use crate::gui::command::keys;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::text::{sentences, words};

/// Draws the status line; `busy` says what is being read or written, if it takes long.
pub fn status_ui(ui: &mut Ui, cx: &mut Cx<'_>, busy: Option<&str>) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(busy) = busy {
                if cx.editor.files().can_cancel() && ui.button(words::cancel()).clicked() {
                    cx.push(Intent::Send(Event::GiveUp));
                }
                ui.add(egui::ProgressBar::new(0.5).desired_width(90.0).animate(true));
                widgets::soft(ui, busy);
                ui.add_space(8.0);
            }
            let commands = Command::CommandPalette;
            let hint = words::commands_hint(keys(ui.ctx(), commands).unwrap_or_default());
            let text = egui::RichText::new(hint).font(theme::regular(size::SMALL));
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                cx.push(Intent::Run(commands));
            }
            ui.add_space(8.0);
            let (reached, all) = cx.report.reached();
            let count = cx.report.plan().touchpoints.len();
            widgets::soft(ui, &sentences::status_counts(count, reached, all));
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| said_ui(ui, cx));
        });
    });
}

/// Draws the last message; screen readers read it out when it changes.
fn said_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let status = cx.editor.status();
    let status = if status.is_empty() { words::ready() } else { status };
    let text = egui::RichText::new(status).font(theme::regular(size::SMALL)).color(tokens.soft);
    // A click shows what was said before.
    let label = ui.add(egui::Label::new(text).truncate().sense(Sense::click()));
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let label = label.on_hover_text(words::earlier_messages());
    egui::Popup::menu(&label).width(420.0).show(|ui| {
        widgets::section(ui, words::earlier_messages());
        for line in cx.editor.said().iter().rev() {
            widgets::soft(ui, line);
        }
    });
}
