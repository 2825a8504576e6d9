//! The field for a phase: the phases of the plan are offered while it is typed in.

use egui::{Button, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, Ui, vec2};

use crate::editor::Command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{self, Field, Shape, field_id, field_ui};
use crate::gui::kit::search::answers;
use crate::gui::kit::theme::size;
use crate::text::words;

/// Draws the field, and below it the phases that answer to what is typed. Arrow keys choose one,
/// Enter or a click takes it.
pub(super) fn phase_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    current: &str,
    shape: Shape<'_>,
) -> Response {
    let session = cx.editor.session();
    let id = field_id(session.serial(), field);
    let typed = fields::draft(ui.ctx()).filter(|draft| draft.field == field);
    let typed = typed.filter(|draft| !draft.untouched()).map(|draft| draft.text);
    let offered = session.plan().phases.iter();
    let offered = offered.filter(|phase| typed.as_ref().is_none_or(|typed| answers(phase, typed)));
    let offered: Vec<String> = offered.cloned().collect();
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let row = if had_focus { choose(ui, offered.len(), typed.as_deref()) } else { None };
    let taken = row.filter(|_| had_focus && pressed(ui, Key::Enter));
    let edit = field_ui(ui, cx, field, current, shape);
    let mut chosen = taken.and_then(|row| offered.get(row)).cloned();
    let open = edit.has_focus() || edit.lost_focus();
    let menu = Popup::from_response(&edit)
        .open(open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .width(edit.rect.width().max(170.0));
    menu.show(|ui| {
        for (place, phase) in offered.iter().enumerate() {
            if row_ui(ui, phase, row == Some(place)).clicked() {
                chosen = Some(phase.clone());
            }
        }
        if !offered.is_empty() {
            ui.separator();
        }
        if row_ui(ui, words::phases(), false).clicked() {
            cx.push(Intent::Run(Command::Phases));
        }
    });
    if let Some(phase) = chosen {
        fields::fill(ui.ctx(), field, current, phase);
        edit.surrender_focus();
        let first = cx.editor.session().selected().first().copied();
        cx.out.extend(first.map(Intent::Focus));
    }
    edit
}

fn row_ui(ui: &mut Ui, label: &str, chosen: bool) -> Response {
    let button = Button::new(label).frame_when_inactive(chosen).selected(chosen).truncate();
    ui.add(button.min_size(vec2(ui.available_width(), size::ROW)))
}

/// The row that arrow keys have chosen, for the text that is typed now.
fn choose(ui: &Ui, rows: usize, typed: Option<&str>) -> Option<usize> {
    let slot = Id::unique("phase-row");
    let typed = typed.map(str::to_owned);
    let last: Option<(Option<String>, usize)> = ui.data(|data| data.get_temp(slot));
    let mut row = last.filter(|(of, row)| *of == typed && *row < rows).map(|(_, row)| row);
    if rows > 0 && pressed(ui, Key::ArrowDown) {
        row = Some(row.map_or(0, |row| (row + 1) % rows));
    }
    if rows > 0 && pressed(ui, Key::ArrowUp) {
        row = Some(row.map_or(rows - 1, |row| (row + rows - 1) % rows));
    }
    ui.data_mut(|data| match row {
        Some(row) => {
            data.insert_temp(slot, (typed, row));
        }
        None => {
            data.remove_temp::<(Option<String>, usize)>(slot);
        }
    });
    row
}

fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
}
