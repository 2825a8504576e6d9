//! The import dialog: what the columns and words of a sheet mean, and what becomes of each row.
//! Nothing is placed before the user confirms it.

use egui::{Button, ComboBox, Ui, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::Event;
use crate::editor::event::Read;
use crate::editor::importing::{Importing, Part};
use crate::editor::job::Wanted;
use crate::editor::judge::Fate;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::text::{import as says, sentences, words};

mod ask;
mod table;

/// The sheets that have been read, before they have been looked at, and after.
pub struct ImportDialog {
    read: Option<Read>,
    importing: Option<Importing>,
    rates: ask::Rates,
    /// Whether something has been corrected, which Escape must not lose.
    touched: bool,
}

impl ImportDialog {
    pub fn new(read: Read) -> Self {
        Self { read: Some(read), importing: None, rates: ask::Rates::default(), touched: false }
    }

    /// Whether Escape would lose corrections.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let settled = &cx.editor.settings().words;
        if let Some(read) = self.read.take() {
            self.importing = Some(Importing::new(read, cx.editor.session(), settled));
        }
        let Some(importing) = &mut self.importing else { return false };
        let (rates, touched) = (&mut self.rates, &mut self.touched);
        in_window(ui, words::import_title(), vec2(1020.0, 600.0), |ui| {
            let mut changed = file_ui(ui, cx, importing);
            let [ready, updates, ask, incomplete, left] =
                [Fate::Ready, Fate::Update, Fate::Question, Fate::Incomplete, Fate::LeftOut]
                    .map(|fate| importing.count(fate));
            widgets::soft(ui, &says::summary(ready + updates, ask, incomplete, left));
            ask::words_ui(ui, cx, importing);
            changed |= !importing.knows(settled);
            changed |= rates.ui(ui, importing);
            ui.add_space(4.0);
            let height = (ui.available_height() - 46.0).max(120.0);
            changed |= table::tables_ui(ui, cx, importing, height);
            *touched |= changed && importing.knows(settled);
            // Cells that were written while they had the keyboard focus.
            let stale = importing.parts.iter().any(Part::is_stale);
            changed |= stale && !ui.ctx().text_edit_focused();
            if changed {
                importing.judge(cx.editor.session(), &cx.editor.settings().words);
                ui.ctx().request_repaint();
            }
            ui.add_space(6.0);
            buttons_ui(ui, cx, keyboard, importing)
        })
    }
}

/// Draws which sheets are read, and how. Returns whether something has changed.
fn file_ui(ui: &mut Ui, cx: &mut Cx<'_>, importing: &mut Importing) -> bool {
    let mut changed = false;
    let hidden = importing.hidden_rows();
    let (known, _) = importing.known;
    if importing.file.is_none() && hidden + known == 0 {
        return false;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(file) = &importing.file {
            ui.label(sentences::file_name(file));
            let (names, chosen) = importing.parts.first().map(Part::names).unwrap_or_default();
            if names.len() > 1 {
                let all = importing.parts.len() > 1;
                let shown = if all { words::import_all_sheets() } else { chosen };
                let mut wanted = None;
                let list = ComboBox::from_id_salt("sheet").selected_text(shown);
                let list = list.show_ui(ui, |ui| {
                    for name in names {
                        if ui.selectable_label(!all && name == chosen, name).clicked() {
                            wanted = Some(Wanted::Named(name.clone()));
                            ui.close();
                        }
                    }
                    if ui.selectable_label(all, words::import_all_sheets()).clicked() {
                        wanted = Some(Wanted::All);
                        ui.close();
                    }
                });
                let name = words::import_sheet();
                list.response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name} {shown}"))
                });
                if let Some(wanted) = wanted {
                    cx.push(Intent::Send(Event::ReadSheet(file.clone(), wanted)));
                }
            }
        }
        if hidden > 0 {
            changed |= widgets::checkbox(ui, &mut importing.hidden, words::import_hidden(hidden))
                .changed();
        }
        if known > 0 {
            changed |= widgets::checkbox(ui, &mut importing.updates, words::import_updates(known))
                .changed();
        }
    });
    changed
}

fn buttons_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    keyboard: &mut Keyboard,
    importing: &Importing,
) -> bool {
    let Action::Import { updated, new } = &importing.action else { return false };
    let ready = updated.len() + new.len();
    let mut open = true;
    let more = &importing.more;
    if more.count > 0 {
        let says = widgets::soft(ui, &words::import_more(more.count));
        says.on_hover_text(more.said.join("\n"));
    }
    if !more.wrong.is_empty() {
        widgets::soft(ui, &crate::text::listed(&more.wrong));
    }
    ui.horizontal(|ui| {
        let place = Button::new(sentences::place_import(new.len(), updated.len()));
        let place = ui.add_enabled(ready > 0, place);
        // A cell that is still being written: the rows are judged first.
        if place.clicked() && importing.parts.iter().any(Part::is_stale) {
            ui.ctx().request_repaint();
        } else if place.clicked() {
            cx.push(Intent::Send(Event::Import(importing.action.clone(), more.actions.clone())));
            open = false;
        }
        let cancel = ui.button(words::cancel());
        keyboard.give(if ready > 0 { &place } else { &cancel });
        if cancel.clicked() {
            open = false;
        }
    });
    open
}
