//! The fields of a statement: each takes what its shape says.

use egui::{ComboBox, Id, Key, Response, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{RulesPage, edit, names};
use crate::editor::Event;
use crate::editor::rules::{Ask, Rules, languages};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::edit::{Choices, Column, Edit, Entry, Row, Shape, Value};
use crate::model::pack::{Date, Pack, Text, is_web};
use crate::text::words;

/// A field: of which statement, which one, and what it is.
#[derive(Clone, Copy)]
struct Field<'a> {
    row: &'a Row,
    index: usize,
    column: &'a Column,
}

impl Field<'_> {
    fn id(&self, part: &str) -> Id {
        Id::unique(("rules field", self.row, self.index, part))
    }

    fn set(&self, value: Value) -> Edit {
        Edit::Set(self.row.clone(), self.index, value)
    }
}

impl RulesPage {
    /// Draws all fields of a statement.
    pub(super) fn fields_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        (row, entry): (&Row, &dyn Entry),
    ) {
        let dates = |column: &Column| matches!(column.shape, Shape::Date | Shape::Day);
        let all: Vec<Field<'_>> = entry
            .columns()
            .iter()
            .enumerate()
            .map(|(index, column)| Field { row, index, column })
            .collect();
        let value = |field: &Field<'_>| Some(entry.cell(field.index)?.value());
        let aim = entry.columns().iter().position(|column| column.name == "because");
        // Dates stand side by side.
        for group in all.chunk_by(|one, next| dates(one.column) && dates(next.column)) {
            if group.len() > 1 {
                ui.columns(group.len(), |places| {
                    for (place, field) in places.iter_mut().zip(group) {
                        let Some(value) = value(field) else { continue };
                        self.field_ui(place, cx, rules, *field, &value);
                    }
                });
                continue;
            }
            let Some((field, value)) = group.first().and_then(|one| Some((*one, value(one)?)))
            else {
                continue;
            };
            let column = field.column;
            let first = self.field_ui(ui, cx, rules, field, &value);
            // Enter on a cell leads to its reason, or else to the first text of its fields.
            let aims = aim
                .map_or(matches!(column.shape, Shape::Words | Shape::Id), |aim| aim == field.index);
            if let (true, true, Some(first)) = (self.enters, aims, first) {
                first.request_focus();
                self.enters = false;
            }
        }
    }

    /// Draws a field. Returns its first widget.
    fn field_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        field: Field<'_>,
        value: &Value,
    ) -> Option<Response> {
        let pack = rules.pack();
        let name = names::column(field.column.name);
        match (field.column.shape, value) {
            (Shape::Words, Value::Words(text)) => {
                let mut first = None;
                for code in languages(pack) {
                    let label = label_ui(ui, name, Some(&code));
                    let response = words_ui(ui, cx, field, text, &code).labelled_by(label);
                    first = first.or(Some(response));
                }
                first
            }
            (Shape::Line, Value::Line(line)) => {
                let label = label_ui(ui, name, None);
                let mut text = line.clone();
                let response = ui.add(line_edit(&mut text, field.id("line"))).labelled_by(label);
                type_into(cx, &response, || field.set(Value::Line(text.clone())));
                if is_web(line) {
                    ui.hyperlink_to(small(line), line);
                }
                Some(response)
            }
            (Shape::Id | Shape::Date | Shape::Day | Shape::Number | Shape::List, _) => {
                let label = label_ui(ui, name, None);
                Some(self.left_ui(ui, cx, rules, field, value).labelled_by(label))
            }
            (Shape::One(choices), Value::One(_) | Value::Line(_))
            | (Shape::Maybe(choices), Value::One(_)) => {
                let label = label_ui(ui, name, None);
                let now = value.id().unwrap_or_default();
                one_ui(ui, cx, pack, (field, label), (choices, now));
                None
            }
            (Shape::Many(choices), Value::Many(ids)) => {
                let _ = label_ui(ui, name, None);
                many_ui(ui, cx, pack, field, (choices, ids));
                None
            }
            _ => None,
        }
    }

    /// Draws a field that takes its value when it is left: until then it may be nothing yet.
    fn left_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        field: Field<'_>,
        value: &Value,
    ) -> Response {
        let held = match value {
            Value::Date(date) => date.map_or_else(String::new, |date| date.to_string()),
            Value::Many(all) => all.join(", "),
            other => other.id().unwrap_or_default().to_owned(),
        };
        let own = |typed: &&(Row, usize, String)| typed.0 == *field.row && typed.1 == field.index;
        let typed = self.typed.as_ref().filter(own).map(|(.., text)| text.clone());
        let mut text = typed.clone().unwrap_or_else(|| held.clone());
        let read = read(rules.pack(), field, value, text.trim(), &held);
        let bad = read.as_ref().err().copied();
        let danger = widgets::tokens(ui).danger;
        let field_edit = line_edit(&mut text, field.id("line"));
        let response = ui.add(field_edit.text_color_opt(bad.map(|_| danger)));
        if let Some(why) = bad {
            ui.label(small(why).color(danger));
        }
        if response.changed() {
            self.typed = Some((field.row.clone(), field.index, text));
        }
        let enter = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if (response.lost_focus() || enter)
            && typed.is_some()
            && let Ok(value) = read
        {
            self.typed = None;
            edit(cx, field.set(value));
        }
        response
    }
}

/// The value of a text; or why it is none.
fn read(
    pack: &Pack,
    field: Field<'_>,
    value: &Value,
    text: &str,
    held: &str,
) -> Result<Value, &'static str> {
    match field.column.shape {
        Shape::Date if text.is_empty() => Ok(Value::Date(None)),
        Shape::Number => {
            let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\'')).collect();
            let number = digits.parse::<u64>();
            number
                .map(|number| Value::Line(number.to_string()))
                .map_err(|_| words::rules_no_number())
        }
        Shape::Date | Shape::Day => {
            Date::read(text).map(|date| Value::Date(Some(date))).ok_or(words::rules_no_date())
        }
        Shape::List => {
            let parts = text.split([',', '，', '、', ';', '；']).map(str::trim);
            Ok(Value::Many(parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()))
        }
        _ if text.is_empty() => Err(words::rules_no_id()),
        _ if text != held && is_taken(pack, field.row, text) => Err(words::rules_taken()),
        _ => Ok(match value {
            Value::One(_) => Value::One(text.to_owned()),
            _ => Value::Line(text.to_owned()),
        }),
    }
}

/// Whether another entry of the list has this id.
fn is_taken(pack: &Pack, row: &Row, id: &str) -> bool {
    use crate::model::pack::edit::Cell;
    let Row::Of(table, _) = row else { return false };
    let taken = |entry: &dyn Entry| entry.cell(0).map(Cell::value);
    table
        .entries(pack)
        .into_iter()
        .any(|entry| taken(entry).as_ref().and_then(Value::id) == Some(id))
}

fn small(text: &str) -> RichText {
    RichText::new(text).font(theme::regular(size::SMALL))
}

/// Draws the name of a field. Returns the id of the label.
fn label_ui(ui: &mut Ui, name: &str, code: Option<&str>) -> Id {
    ui.add_space(3.0);
    let code = code.map(|code| format!("  {}", code.to_uppercase())).unwrap_or_default();
    widgets::soft(ui, &format!("{name}{code}")).id
}

fn line_edit(text: &mut String, id: Id) -> TextEdit<'_> {
    TextEdit::singleline(text)
        .id(id)
        .font(theme::regular(size::BODY))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6))
}

/// Draws the text of one language.
fn words_ui(ui: &mut Ui, cx: &mut Cx<'_>, field: Field<'_>, held: &Text, code: &str) -> Response {
    // A text in `zh-CN` is shown as that of `zh`.
    let own = held.iter().map(|(own, _)| own).find(|own| {
        own.eq_ignore_ascii_case(code)
            || own.split_once('-').is_some_and(|(first, _)| first == code)
    });
    let own = own.unwrap_or(code).to_owned();
    let mut text = held.has(&own).unwrap_or_default().to_owned();
    let rows = match field.column.name {
        "because" | "about" | "note" | "asks" => 3,
        // A line for each.
        "stages" => 5,
        _ => 1,
    };
    let text_edit = TextEdit::multiline(&mut text)
        .id(field.id(code))
        .desired_rows(rows)
        .font(theme::regular(size::BODY))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(text_edit);
    type_into(cx, &response, || field.set(Value::Words(held.clone().with(&own, text.as_str()))));
    response
}

/// Sends what is being typed, and when it is left.
fn type_into(cx: &mut Cx<'_>, response: &Response, change: impl FnOnce() -> Edit) {
    if response.changed() {
        cx.push(Intent::Send(Event::Rules(Ask::Type(change()))));
    }
    if response.lost_focus() {
        cx.push(Intent::Send(Event::Rules(Ask::Typed)));
    }
}

/// Whether few enough can be chosen to show them side by side.
fn is_short(choices: Choices) -> bool {
    matches!(
        choices,
        Choices::Outlets
            | Choices::Grains
            | Choices::Confidences
            | Choices::Tiers
            | Choices::Joins
            | Choices::Lets
    )
}

fn one_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    pack: &Pack,
    (field, label): (Field<'_>, Id),
    (choices, now): (Choices, &str),
) {
    let mut ids = choices.ids(pack);
    if matches!(field.column.shape, Shape::Maybe(_)) {
        ids.insert(0, String::new());
    }
    let name = |id: &str| match id {
        "" => words::not_set().to_owned(),
        id => names::choice(pack, choices, id),
    };
    let mut chosen = None;
    if is_short(choices) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for id in &ids {
                if ui.selectable_label(id == now, small(&name(id))).clicked() {
                    chosen = Some(id.clone());
                }
            }
        });
    } else {
        let combo = ComboBox::from_id_salt(field.id("one")).selected_text(name(now));
        let shown = combo.width(ui.available_width()).truncate().show_ui(ui, |ui| {
            for id in &ids {
                if ui.selectable_label(id == now, name(id)).clicked() {
                    chosen = Some(id.clone());
                }
            }
        });
        shown.response.labelled_by(label);
        let address =
            pack.source(now).map(|source| &*source.address).filter(|_| choices == Choices::Sources);
        if let Some(address) = address.filter(|address| is_web(address)) {
            ui.hyperlink_to(small(address), address);
        }
    }
    if let Some(id) = chosen.filter(|id| id != now) {
        edit(cx, field.set(Value::One(id)));
    }
}

fn many_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    pack: &Pack,
    field: Field<'_>,
    (choices, now): (Choices, &[String]),
) {
    let mut next: Option<Vec<String>> = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for id in now {
            let says = format!("{}  ×", names::choice(pack, choices, id));
            if ui.button(small(&says)).on_hover_text(words::rules_leave_out()).clicked() {
                next = Some(now.iter().filter(|other| *other != id).cloned().collect());
            }
        }
        ui.menu_button(small(words::rules_choose()), |ui| {
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for id in choices.ids(pack) {
                    let mut on = now.contains(&id);
                    let name = names::choice(pack, choices, &id);
                    if widgets::checkbox(ui, &mut on, name).changed() {
                        let kept =
                            |other: &String| if *other == id { on } else { now.contains(other) };
                        // In the pack's order.
                        next = Some(choices.ids(pack).into_iter().filter(kept).collect());
                    }
                }
            });
        });
    });
    if let Some(next) = next {
        edit(cx, field.set(Value::Many(next)));
    }
}
