//! A list of the pack as a table: a row for each entry, the chosen one with its fields beside it.

use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui};
use egui_extras::{Column as Width, TableBuilder};

use super::grid::is_chosen_by;
use super::{RulesPage, edit, names};
use crate::editor::rules::Rules;
use crate::gui::intent::Cx;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::edit::{Against, Cell, Column, Edit, Entry, Row, Table, Value, against};
use crate::model::pack::{Pack, Tier};
use crate::text::words;

/// The fields that are shown beside the table only.
const BESIDE: [&str; 13] = [
    "because",
    "form",
    "keeper",
    "known",
    "since",
    "until",
    "source",
    "note",
    "search",
    "from_kinds",
    "to_kinds",
    "means",
    "deed",
];

impl RulesPage {
    /// Draws a list; with a tier, only the entries for its platforms.
    pub(super) fn table_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        (table, tier): (Table, Option<Tier>),
    ) {
        let pack = rules.pack();
        let entries = table.entries(pack);
        let rows: Vec<usize> =
            (0..entries.len()).filter(|at| stands(pack, table, *at, tier)).collect();
        self.ways_ui(ui, cx, table);
        let Some(columns) = entries.first().map(|entry| entry.columns()) else {
            widgets::soft(ui, words::rules_list_empty());
            return;
        };
        let shown: Vec<(usize, &Column)> =
            columns.iter().enumerate().filter(|(_, one)| !BESIDE.contains(&one.name)).collect();
        let scroll_to = match &self.chosen {
            Some(Row::Of(of, at)) if *of == table && self.follows => {
                rows.iter().position(|one| one == at)
            }
            _ => None,
        };
        let room = ui.available_height() - 16.0;
        widgets::boxed(ui).show(ui, |ui| {
            ScrollArea::horizontal().id_salt(table).show(ui, |ui| {
                let mut builder = TableBuilder::new(ui)
                    .id_salt(("rules", table))
                    .resizable(true)
                    .auto_shrink([false, false])
                    .cell_layout(Layout::left_to_right(Align::Center))
                    .max_scroll_height((room - 56.0).max(60.0))
                    .columns(Width::initial(150.0).at_least(60.0).clip(true), shown.len())
                    .column(Width::remainder().at_least(90.0).clip(true));
                if let Some(row) = scroll_to {
                    builder = builder.scroll_to_row(row, None);
                }
                self.lines_ui(builder, cx, rules, (table, &rows, &shown));
            });
        });
        if scroll_to.is_some() {
            self.follows = false;
        }
    }

    /// Draws the head and the rows of a list.
    fn lines_ui(
        &mut self,
        builder: TableBuilder<'_>,
        cx: &mut Cx<'_>,
        rules: &Rules,
        (table, rows, shown): (Table, &[usize], &[(usize, &Column)]),
    ) {
        let (pack, chosen) = (rules.pack(), self.chosen.clone());
        let entries = table.entries(pack);
        let table_ui = builder.header(24.0, |mut header| {
            for (place, (_, column)) in shown.iter().enumerate() {
                header.col(|ui| {
                    if place == 0 {
                        // In line with the names below, which are buttons.
                        ui.add_space(ui.spacing().button_padding.x);
                    }
                    widgets::soft(ui, names::column(column.name));
                });
            }
            header.col(|ui| drop(widgets::soft(ui, words::rules_against_head())));
        });
        table_ui.body(|body| {
            body.rows(size::ROW, rows.len(), |mut line| {
                let Some(at) = rows.get(line.index()).copied() else { return };
                let Some(entry) = entries.get(at) else { return };
                let row = Row::Of(table, at);
                line.set_selected(chosen.as_ref() == Some(&row));
                for (place, (index, column)) in shown.iter().enumerate() {
                    let said = words_of(pack, *entry, (*index, column));
                    line.col(|ui| {
                        if place == 0 {
                            self.first_ui(ui, cx, (&row, rows), &said);
                        } else {
                            self.cell_in_table_ui(ui, cx, &row, &said);
                        }
                    });
                }
                line.col(|ui| against_ui(ui, against(pack, rules.origin(), &row)));
            });
        });
    }

    /// Draws the buttons that add to the list and remove from it.
    fn ways_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, table: Table) {
        let at = match &self.chosen {
            Some(Row::Of(of, at)) if *of == table => Some(*at),
            _ => None,
        };
        let count = cx.editor.rules().map_or(0, |rules| table.entries(rules.pack()).len());
        ui.horizontal(|ui| {
            if ui.button(words::rules_add()).clicked() {
                edit(cx, Edit::Add(table, None));
                self.chosen = Some(Row::Of(table, count));
                (self.enters, self.follows) = (true, true);
            }
            let copy = ui.add_enabled(at.is_some(), egui::Button::new(words::rules_add_copy()));
            if let (true, Some(at)) = (copy.clicked(), at) {
                edit(cx, Edit::Add(table, Some(at)));
                self.chosen = Some(Row::Of(table, at + 1));
                (self.enters, self.follows) = (true, true);
            }
            let remove = ui.add_enabled(at.is_some(), egui::Button::new(words::rules_remove()));
            if let (true, Some(at)) = (remove.clicked(), at) {
                edit(cx, Edit::Remove(Row::Of(table, at)));
                self.chosen = None;
            }
        });
    }

    /// Draws the first cell of a row, which has the keyboard focus for all of it.
    fn first_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        (row, rows): (&Row, &[usize]),
        said: &str,
    ) {
        let Row::Of(table, at) = row else { return };
        let chosen = self.chosen.as_ref() == Some(row);
        let text = RichText::new(said).font(theme::bold(size::SMALL));
        let response = ui.selectable_label(chosen, text);
        if chosen && std::mem::take(&mut self.follows) {
            response.request_focus();
        }
        if response.has_focus() {
            let step = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
            let place = rows.iter().position(|one| one == at).unwrap_or(0);
            let next = if step(Key::ArrowDown) {
                rows.get(place + 1)
            } else if step(Key::ArrowUp) {
                place.checked_sub(1).and_then(|before| rows.get(before))
            } else {
                None
            };
            if let Some(next) = next {
                self.choose(cx, Row::Of(*table, *next));
                self.follows = true;
                return;
            }
            if step(Key::Delete) || step(Key::Backspace) {
                edit(cx, Edit::Remove(row.clone()));
                return;
            }
        }
        if is_chosen_by(&response) {
            self.enters = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            self.choose(cx, row.clone());
            response.request_focus();
        }
    }

    fn cell_in_table_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, row: &Row, said: &str) {
        let text = RichText::new(said).font(theme::regular(size::SMALL));
        let label = ui.add(egui::Label::new(text).truncate().sense(egui::Sense::click()));
        if label.clicked() {
            self.choose(cx, row.clone());
            self.follows = true;
        }
    }
}

/// Whether an entry of a list is for a platform of a tier.
fn stands(pack: &Pack, table: Table, at: usize, tier: Option<Tier>) -> bool {
    let Some(tier) = tier else { return true };
    let on = match table {
        Table::Yields => pack.yields.get(at).map(|rule| &rule.on),
        _ => None,
    };
    on.is_none_or(|on| on.iter().any(|id| pack.platform(id).is_some_and(|one| one.tier == tier)))
}

/// A field of an entry in words.
fn words_of(pack: &Pack, entry: &dyn Entry, (index, column): (usize, &Column)) -> String {
    let value = entry.cell(index).map(Cell::value);
    let value = value.unwrap_or_else(|| Value::Line(String::new()));
    names::value(pack, column.shape.choices(), &value)
}

fn against_ui(ui: &mut Ui, against: Against) {
    let tokens = widgets::tokens(ui);
    let (said, colour) = match against {
        Against::Same => (words::rules_row_same(), tokens.faint),
        Against::Added => (words::rules_row_added(), tokens.accent),
        Against::Changed => (words::rules_row_changed(), tokens.accent),
    };
    ui.label(RichText::new(said).font(theme::regular(size::SMALL)).color(colour));
}
