//! The import dialog: what happens with each row of a sheet. Nothing is placed before the user
//! confirms it.

use egui::{Button, ComboBox, Grid, Label, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::frame::in_window;
use super::keyboard::Keyboard;
use crate::editor::Event;
use crate::editor::session::Session;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::import::{Import, Row, Status};
use crate::model::plan::{KindId, PlatformId};
use crate::text::{self, import as says, sentences, words};

/// The rows that have been read.
pub struct ImportDialog {
    pub import: Import,
}

impl ImportDialog {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::import_title(), vec2(640.0, 460.0), |ui| {
            widgets::soft(ui, &says::summary(&self.import));
            ui.add_space(4.0);
            self.rows_ui(ui, cx.editor.session());
            ui.add_space(6.0);
            self.buttons_ui(ui, cx, keyboard)
        })
    }

    fn rows_ui(&mut self, ui: &mut Ui, session: &Session) {
        let rows = &mut self.import.rows;
        let filled: Vec<usize> = (0..rows.len())
            .filter(|n| rows.get(*n).is_some_and(|row| row.status != Status::Blank))
            .collect();
        let height = (ui.available_height() - 52.0).max(80.0);
        let scroll = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        scroll.show_rows(ui, size::ROW, filled.len(), |ui, shown| {
            let grid = Grid::new("import").num_columns(2).striped(true).min_row_height(size::ROW);
            grid.show(ui, |ui| {
                for number in filled.get(shown).unwrap_or_default() {
                    let Some(row) = rows.get_mut(*number) else { continue };
                    if let Some(resolved) = row_ui(ui, session, row) {
                        *row = resolved;
                    }
                    ui.end_row();
                }
            });
        });
    }

    fn buttons_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let is_ready = |row: &&Row| row.status.placed().is_some();
        let ready = self.import.rows.iter().filter(is_ready).count();
        let mut open = true;
        ui.horizontal(|ui| {
            let place = Button::new(sentences::place_import(ready));
            let place = ui.add_enabled(ready > 0, place);
            if place.clicked() {
                cx.push(Intent::Send(Event::Place(self.import.touchpoints())));
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
}

/// Draws one row and what happens with it. Returns the new row if a question has been answered.
fn row_ui(ui: &mut Ui, session: &Session, row: &Row) -> Option<Row> {
    let tokens = widgets::tokens(ui);
    let pack = session.pack();
    ui.label(words::sheet_line(row.line));
    let mut answer = None;
    let width = ui.available_width();
    ui.horizontal(|ui| {
        ui.set_min_width(width);
        match &row.status {
            Status::Ready(touchpoint) => {
                ui.label(says::ready(pack, touchpoint));
                let yields = says::yields(session.engine(), touchpoint);
                let font = theme::regular(size::SMALL);
                let yields = RichText::new(yields).font(font).color(tokens.soft);
                ui.add(Label::new(yields).truncate());
            }
            Status::Incomplete { touchpoint, .. } => {
                ui.label(says::ready(pack, touchpoint));
                findings_ui(ui, &row.status);
            }
            Status::Ask { .. } => {
                answer = ask_ui(ui, session, row);
                findings_ui(ui, &row.status);
            }
            Status::Refused(reason) => {
                ui.label(RichText::new(says::refused(reason)).color(tokens.danger));
            }
            Status::Blank => {}
        }
    });
    answer
}

/// Draws why a row lacks numbers.
fn findings_ui(ui: &mut Ui, status: &Status) {
    let findings = says::findings(status.findings());
    if !findings.is_empty() {
        let findings = RichText::new(findings).color(widgets::tokens(ui).warn);
        ui.add(Label::new(findings).truncate());
    }
}

/// Asks what a row means by words that the pack does not have.
fn ask_ui(ui: &mut Ui, session: &Session, row: &Row) -> Option<Row> {
    let Status::Ask { touchpoint, kind, platform, .. } = &row.status else { return None };
    let pack = session.pack();
    ui.label(RichText::new(says::ask(touchpoint)).color(widgets::tokens(ui).warn));
    let mut answer = None;
    if let Some(unknown) = kind {
        let name =
            |id: &KindId| pack.kind(id).map_or(id.as_str(), |k| text::of(&k.name)).to_owned();
        let label = says::instead_of(&unknown.value);
        let chosen = choose_ui(ui, ("kind", row.line), &label, &unknown.nearest, name);
        answer = chosen.map(|kind| row.resolve(Some(kind), None, pack));
    }
    if let Some(unknown) = platform {
        let name = |id: &PlatformId| {
            pack.platform(id).map_or(id.as_str(), |p| text::of(&p.name)).to_owned()
        };
        let label = says::instead_of_platform(pack, touchpoint, &unknown.value);
        let chosen = choose_ui(ui, ("platform", row.line), &label, &unknown.nearest, name);
        answer = chosen.map(|platform| row.resolve(None, Some(platform), pack)).or(answer);
    }
    answer
}

/// Draws the nearest matches for a word that the pack does not have. Returns the chosen one.
fn choose_ui<Id: Clone>(
    ui: &mut Ui,
    id: (&str, usize),
    label: &str,
    nearest: &[Id],
    name: impl Fn(&Id) -> String,
) -> Option<Id> {
    let mut chosen = None;
    let shown = ComboBox::from_id_salt(id).selected_text(label).show_ui(ui, |ui| {
        for id in nearest {
            if ui.selectable_label(false, name(id)).clicked() {
                chosen = Some(id.clone());
            }
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
    chosen
}
