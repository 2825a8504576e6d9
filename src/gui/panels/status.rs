//! The status line: the last message, what is being read or written, and how much the plan reaches.

use egui::{Align, Layout, Sense, Ui, vec2};

use crate::editor::{Command, Event};
use crate::gui::command::keys;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::page::Page;
use crate::text::{sentences, words};

/// The width of the right part until it is known, in points.
const USUAL: f32 = 380.0;

/// Draws the status line; `busy` says what is being read or written, if it takes long.
pub fn status_ui(ui: &mut Ui, cx: &mut Cx<'_>, busy: Option<&str>) {
    ui.horizontal_centered(|ui| {
        // The right part is laid out in reading order, from where it began in the last frame.
        let id = ui.scope_id().with("right part");
        let known = ui.data(|data| data.get_temp::<f32>(id));
        let wide = known.unwrap_or(USUAL).min(ui.available_width());
        let gap = ui.spacing().item_spacing.x;
        let room = vec2((ui.available_width() - wide - gap).max(0.0), ui.available_height());
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            said_ui(ui, cx);
        });
        let right = ui.horizontal_centered(|ui| right_ui(ui, cx, busy)).response.rect.width();
        if known.is_none_or(|known| (known - right).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(id, right));
            ui.ctx().request_repaint();
        }
    });
}

/// Draws how much the plan reaches, the way to all commands, and what is being read or written.
fn right_ui(ui: &mut Ui, cx: &mut Cx<'_>, busy: Option<&str>) {
    let (reached, all) = cx.report.reached();
    let count = cx.report.plan().touchpoints.len();
    match cx.page {
        Page::Roadmap if !cx.report.recorded().counts.is_empty() => {
            widgets::soft(ui, &cx.report.recorded().line());
        }
        _ => drop(widgets::soft(ui, &sentences::status_counts(count, reached, all))),
    }
    ui.add_space(8.0);
    let commands = Command::CommandPalette;
    let hint = words::commands_hint(keys(ui.ctx(), commands).unwrap_or_default());
    let text = egui::RichText::new(hint).font(theme::regular(size::SMALL));
    if ui.add(egui::Button::new(text).frame(false)).clicked() {
        cx.push(Intent::Run(commands));
    }
    let Some(busy) = busy else { return };
    ui.add_space(8.0);
    widgets::soft(ui, busy);
    ui.add(egui::ProgressBar::new(0.5).desired_width(90.0).animate(true));
    if cx.editor.files().can_cancel() && ui.button(words::cancel()).clicked() {
        cx.push(Intent::Send(Event::GiveUp));
    }
}

/// Draws the last message; screen readers read it out when it changes.
fn said_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let status = cx.editor.status();
    let who = if cx.page == Page::Roadmap { who(cx) } else { String::new() };
    let status = match status {
        "" if who.is_empty() => words::ready(),
        "" => &who,
        said => said,
    };
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

/// Whom the short names of the record stand for, as far as the plan says.
fn who(cx: &Cx<'_>) -> String {
    let people = cx.report.recorded().people.iter().filter(|(_, full)| !full.is_empty());
    let people: Vec<String> = people.map(|(short, full)| format!("{short} {full}")).collect();
    if people.is_empty() {
        return String::new();
    }
    words::owners_are(people.join(words::between_dots()))
}
