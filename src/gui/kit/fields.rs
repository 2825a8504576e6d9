//! Text fields that edit a draft: what is typed becomes one action when the field is left, so that
//! undo takes back the whole text and not a letter.
//!
//! The user types in one field at a time, so there is one draft for the whole window. It is kept in
//! egui's memory, like the cursor, so that panels do not have to share state.

use egui::{Context, Id, Response, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::theme::{self, size};
use super::typed::action;
pub use super::typed::{Field, Whose};
use super::widgets;
use crate::editor::session::Session;
use crate::gui::intent::{Cx, Intent};
use crate::model::action::Action;

/// What is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The field.
    pub field: Field,
    /// Its text.
    pub text: String,
    /// What the field held before.
    pub from: String,
    /// Whether the field was drawn with the keyboard focus in this frame.
    live: bool,
    /// Whether the field was drawn in this frame.
    drawn: bool,
    /// Whether the status line has already said that the field cannot hold this text.
    refused: bool,
}

impl Draft {
    /// Whether nothing has been changed.
    #[must_use]
    pub fn untouched(&self) -> bool {
        self.text == self.from
    }

    /// The action that the draft becomes; `None` if nothing has been changed.
    ///
    /// # Errors
    /// If the field cannot hold the text, with the reason in words.
    pub fn action(&self, session: &Session) -> Result<Option<Action>, String> {
        if self.untouched() {
            return Ok(None);
        }
        action(self.field, &self.text, session).map(Some)
    }
}

/// Texts that their fields cannot take, beside the one that is being typed: each stays in its field,
/// to be corrected, for as long as the field is shown.
fn refused_slot() -> Id {
    Id::unique("refused-drafts")
}

fn refused_drafts(ctx: &Context) -> Vec<Draft> {
    ctx.data(|data| data.get_temp(refused_slot())).unwrap_or_default()
}

fn set_refused(ctx: &Context, drafts: Vec<Draft>) {
    ctx.data_mut(|data| data.insert_temp(refused_slot(), drafts));
}

/// The text that is in a field and not in the plan.
fn draft_of(ctx: &Context, field: Field) -> Option<Draft> {
    let open = draft(ctx).filter(|draft| draft.field == field);
    open.or_else(|| refused_drafts(ctx).into_iter().find(|draft| draft.field == field))
}

fn slot() -> Id {
    Id::unique("draft")
}

/// What is being typed, if anything is.
#[must_use]
pub fn draft(ctx: &Context) -> Option<Draft> {
    ctx.data(|data| data.get_temp(slot()))
}

/// Discards or replaces what is being typed.
pub fn set_draft(ctx: &Context, draft: Option<Draft>) {
    ctx.data_mut(|data| match draft {
        Some(draft) => {
            data.insert_temp(slot(), draft);
        }
        None => data.remove::<Draft>(slot()),
    });
}

/// How a field looks.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    /// Its name for screen readers.
    pub name: &'static str,
    /// The text that is shown while it is empty.
    pub hint: &'a str,
    /// Its rows; more than one lets Enter begin a new line.
    pub rows: usize,
    /// Whether it is a title: bold, large, without a frame.
    pub title: bool,
    /// Its width, in points.
    pub width: f32,
}

/// The id of a field's widget, to move the keyboard focus to it.
#[must_use]
pub fn field_id(serial: u64, field: Field) -> Id {
    Id::unique(("field", serial, field))
}

/// Selects all of a field's text, so that typing replaces it; or puts the cursor behind it.
pub fn put_cursor(ctx: &Context, field: Id, length: usize, all: bool) {
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
    let session = cx.editor.session();
    let open = draft(ui.ctx());
    let own = draft_of(ui.ctx(), field);
    let own = own.as_ref();
    let mut text = own.map_or_else(|| current.to_owned(), |draft| draft.text.clone());
    let bad = own.is_some_and(|draft| draft.action(session).is_err());
    let response = ui.add(edit(ui, &mut text, field_id(session.serial(), field), shape, bad));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, shape.name);
        info.current_text_value = Some(text.clone());
        info
    });
    if response.gained_focus() {
        // The undo history may be that of another plan or card.
        if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
    }
    // Screen readers and dictation may set the text of a field that does not have the focus.
    if response.has_focus() || response.changed() {
        // The focus came from another field: that draft becomes an action first.
        if open.as_ref().is_some_and(|draft| draft.field != field) {
            commit(ui.ctx(), cx);
            keep_refused(ui.ctx());
        }
        let mut refused = refused_drafts(ui.ctx());
        refused.retain(|draft| draft.field != field);
        set_refused(ui.ctx(), refused);
        let from = current.to_owned();
        // The reason stays beside the field while the text is corrected.
        let refused = bad && own.is_some_and(|draft| draft.refused);
        let draft = Draft { field, text, from, live: true, drawn: true, refused };
        set_draft(ui.ctx(), Some(draft));
    } else if let Some(own) = own {
        let own = Draft { drawn: true, ..own.clone() };
        if open.is_some_and(|open| open.field == field) {
            set_draft(ui.ctx(), Some(own));
        } else {
            let mut refused = refused_drafts(ui.ctx());
            refused
                .iter_mut()
                .filter(|draft| draft.field == field)
                .for_each(|draft| draft.drawn = true);
            set_refused(ui.ctx(), refused);
        }
    }
    response
}

fn edit<'t>(ui: &Ui, text: &'t mut String, id: Id, shape: Shape<'t>, bad: bool) -> TextEdit<'t> {
    let font = if shape.title { theme::bold(size::TITLE) } else { theme::regular(size::BODY) };
    let edit = if shape.rows > 1 {
        TextEdit::multiline(text).desired_rows(shape.rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit
        .id(id)
        .hint_text(shape.hint)
        .font(font)
        .desired_width(shape.width)
        .text_color_opt(bad.then_some(widgets::tokens(ui).danger))
        .margin(egui::Margin::symmetric(8, 6));
    if !shape.title {
        return edit;
    }
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0));
    edit.frame(frame).min_size(vec2(0.0, size::ROW)).align(egui::Align2::LEFT_CENTER)
}

/// Keeps a text that its field cannot take, before another field is typed in.
fn keep_refused(ctx: &Context) {
    let Some(draft) = draft(ctx).filter(|draft| draft.refused) else { return };
    let mut refused = refused_drafts(ctx);
    refused.retain(|other| other.field != draft.field);
    refused.push(Draft { live: false, drawn: true, ..draft });
    set_refused(ctx, refused);
}

/// Why a field cannot take the text that was left in it.
#[must_use]
pub fn refusal(ctx: &Context, cx: &Cx<'_>, field: Field) -> Option<String> {
    let draft = draft_of(ctx, field).filter(|draft| draft.refused)?;
    draft.action(cx.editor.session()).err()
}

/// Says why a field cannot take the text that was left in it.
pub fn refusal_ui(ui: &mut Ui, cx: &Cx<'_>, field: Field) {
    let Some(why) = refusal(ui.ctx(), cx, field) else { return };
    let why = egui::RichText::new(why).font(theme::regular(size::SMALL));
    ui.add(egui::Label::new(why.color(widgets::tokens(ui).danger)).wrap());
}

/// Puts a text into a field, as if it had been typed and the field left.
pub fn fill(ctx: &Context, field: Field, from: &str, text: String) {
    let from = from.to_owned();
    let draft = Draft { field, text, from, live: false, drawn: true, refused: false };
    set_draft(ctx, Some(draft));
}

/// Turns the draft into an action if its field has been left; called at the end of a frame.
pub fn commit_left(ctx: &Context, cx: &mut Cx<'_>) {
    let mut refused = refused_drafts(ctx);
    if !refused.is_empty() {
        // A field that is not shown any more has nothing to be corrected.
        refused.retain_mut(|draft| std::mem::take(&mut draft.drawn));
        set_refused(ctx, refused);
    }
    let Some(mut draft) = draft(ctx) else { return };
    let (drawn, live) = (std::mem::take(&mut draft.drawn), std::mem::take(&mut draft.live));
    set_draft(ctx, Some(draft));
    if live {
        return;
    }
    commit(ctx, cx);
    if !drawn {
        // The field is not shown any more, so its text cannot be corrected.
        set_draft(ctx, None);
    }
}

/// Turns the draft into an action, whether its field has been left or not.
pub fn commit(ctx: &Context, cx: &mut Cx<'_>) {
    let Some(draft) = draft(ctx) else { return };
    match draft.action(cx.editor.session()) {
        Ok(action) => {
            set_draft(ctx, None);
            cx.out.extend(action.map(Intent::Typed));
        }
        Err(why) => {
            // It stays in its field, to be corrected; Escape discards it.
            if !draft.refused {
                cx.say(why);
            }
            set_draft(ctx, Some(Draft { live: false, refused: true, ..draft }));
        }
    }
}
