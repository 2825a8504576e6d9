//! Text fields that edit a draft: what is typed becomes one action when the field is left, so that
//! undo takes back a phrase and not a letter.

use egui::{Response, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::theme::{self, size};
use super::view::{Cx, Draft, Field, Intent};
use super::widgets;
use crate::model::action::{Action, Edit};
use crate::model::import::cells;
use crate::model::plan::{Plan, TouchpointId};
use crate::model::scene::Scene;
use crate::text::window as words;

/// How a field looks.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    /// Its name for screen readers.
    pub name: &'static str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// Its rows; more than one lets Enter begin a new line.
    pub rows: usize,
    /// Whether it is a title: bold, large, without a frame.
    pub title: bool,
    /// Its width, in points.
    pub width: f32,
}

/// A field's widget, for whoever gives it the keyboard.
#[must_use]
pub fn field_id(serial: u64, field: Field) -> egui::Id {
    egui::Id::unique(("field", serial, field))
}

/// Puts the cursor around all of a field's text, so that typing replaces it; or behind it.
pub fn put_cursor(ctx: &egui::Context, field: egui::Id, length: usize, all: bool) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let end = CCursor::new(length);
    let start = if all { CCursor::new(0) } else { end };
    state.cursor.set_char_range(Some(CCursorRange::two(start, end)));
    state.store(ctx, field);
}

/// Draws a field with the plan's text, or with the draft of it.
pub fn field_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    current: &str,
    shape: Shape<'_>,
) -> Response {
    let own = cx.view.draft.as_mut().filter(|draft| draft.field == field);
    let drafted = own.map(|draft| {
        draft.drawn = true;
        draft.text.clone()
    });
    let mut text = drafted.clone().unwrap_or_else(|| current.to_owned());
    let bad = drafted.is_some() && action(field, &text, cx.session.plan()).is_err();
    let tokens = widgets::tokens(ui);
    let font = if shape.title { theme::bold(size::TITLE) } else { theme::regular(size::BODY) };
    let edit = if shape.rows > 1 {
        TextEdit::multiline(&mut text).desired_rows(shape.rows)
    } else {
        TextEdit::singleline(&mut text)
    };
    let edit = edit
        .id(field_id(cx.session.serial, field))
        .hint_text(shape.hint)
        .font(font)
        .desired_width(shape.width)
        .text_color_opt(bad.then_some(tokens.danger))
        .margin(egui::Margin::symmetric(8, 6));
    let edit = if shape.title {
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0));
        edit.frame(frame).min_size(vec2(0.0, size::ROW)).align(egui::Align2::LEFT_CENTER)
    } else {
        edit
    };
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, shape.name);
        info.current_text_value = Some(text.clone());
        info
    });
    if response.gained_focus() {
        // What another plan or an earlier card held here is not this field's to undo.
        if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
    }
    // A screen reader or a dictation may set the value of a field that has no keyboard.
    if response.has_focus() || response.changed() {
        // The keyboard went from field to field: what the other one holds is not to be lost.
        if cx.view.draft.as_ref().is_some_and(|draft| draft.field != field) {
            commit(cx);
        }
        let from = current.to_owned();
        cx.view.draft = Some(Draft { field, text, from, live: true, drawn: true, told: false });
    }
    response
}

/// Turns a draft that has been left into an action; called at the end of a frame.
pub fn commit_left(cx: &mut Cx<'_>) {
    let Some(draft) = &mut cx.view.draft else { return };
    let drawn = std::mem::take(&mut draft.drawn);
    if std::mem::take(&mut draft.live) {
        return;
    }
    commit(cx);
    if !drawn {
        // Its card is not looked at any more: nobody could mend it.
        cx.view.draft = None;
    }
}

/// Turns a draft into an action now, whether it has been left or not.
pub fn commit(cx: &mut Cx<'_>) {
    let Some(draft) = cx.view.draft.take() else { return };
    match typed(&draft, cx.session.plan()) {
        Ok(Some(action)) => cx.push(Intent::Typed(action)),
        Ok(None) => {}
        Err(why) => {
            // It stays in its field, to be mended; Escape gives it up.
            if !draft.told {
                cx.push(Intent::Say(why));
            }
            cx.view.draft = Some(Draft { live: false, told: true, ..draft });
        }
    }
}

/// The action of a draft; none where nothing has been changed.
///
/// # Errors
/// Why the text is nothing that the field can hold, in words.
pub fn typed(draft: &Draft, plan: &Plan) -> Result<Option<Action>, String> {
    if draft.text == draft.from {
        return Ok(None);
    }
    action(draft.field, &draft.text, plan).map(Some)
}

fn action(field: Field, text: &str, plan: &Plan) -> Result<Action, String> {
    let staged = |place: usize, change: &dyn Fn(&mut Scene)| {
        let mut scenes = plan.stage();
        scenes.get_mut(place).into_iter().for_each(change);
        Ok(Action::Stage(scenes))
    };
    let edit = |id: TouchpointId, edit| Ok(Action::Edit(id, edit));
    match field {
        Field::SceneTitle(place) => {
            staged(place, &|scene| text.trim().clone_into(&mut scene.title))
        }
        Field::SceneText(place) => staged(place, &|scene| text.clone_into(&mut scene.text)),
        Field::SceneNotes(place) => staged(place, &|scene| text.clone_into(&mut scene.notes)),
        Field::Title => Ok(Action::Retitle(text.trim().to_owned())),
        Field::Name(id) => edit(id, Edit::Name(text.trim().to_owned())),
        Field::Notes(id) => edit(id, Edit::Notes(text.to_owned())),
        Field::Phase(id) => edit(id, Edit::Phase(Some(text.trim().to_owned()))),
        Field::Visitors(id) => {
            edit(id, Edit::Visitors(read(text, cells::count, words::bad_visitors)?))
        }
        Field::Budget(id) => edit(id, Edit::Budget(read(text, cells::amount, words::bad_budget)?)),
    }
}

/// A number as people write it, as an import reads it too: `240,000`, `24万`, `¥ 180 000`; none if
/// blank.
fn read<N>(
    text: &str,
    number: fn(&str) -> Option<N>,
    why: fn(&str) -> String,
) -> Result<Option<N>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    number(text).map(Some).ok_or_else(|| why(text))
}
