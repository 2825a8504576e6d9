//! All shortcuts; they are read once a frame, before the panels are drawn.

use egui::{Context, Event as Input, Key, Modifiers, Popup};

use super::command::{Menu, by_shortcut};
use super::dialogs::Cover;
use super::intent::{Cx, Intent};
use super::kit::fields;
use crate::editor::{Command, Event};

/// What else needs keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// What covers the window.
    pub cover: Cover,
    /// Whether the palette's search field has the keyboard focus.
    pub searching: bool,
}

/// Turns keys into commands. A text field keeps the keys that it needs.
pub fn shortcuts(ctx: &Context, cx: &mut Cx<'_>, taken: Taken) {
    if taken.cover == Cover::Question {
        return;
    }
    let typing = ctx.text_edit_focused();
    // Nothing is moved or removed unseen behind a dialog. Undo works, since some dialogs change the
    // plan.
    let covered = matches!(taken.cover, Cover::Dialog | Cover::Form | Cover::Prompt);
    let untouched = fields::draft(ctx).is_some_and(|draft| draft.untouched());
    for (shortcut, entry) in by_shortcut() {
        if entry.menu == Menu::Stage {
            continue;
        }
        let command = entry.command;
        let undo = matches!(command, Command::Undo | Command::Redo) && taken.cover != Cover::Prompt;
        // A field in which nothing has been typed has nothing to undo.
        let yields = typing && !(undo && untouched);
        if (yields || (covered && !undo)) && entry.yields_to_text {
            continue;
        }
        // Escape closes dialogs, menus and drags first.
        let busy = taken.cover != Cover::None || cx.carried.is_some();
        if command == Command::Deselect && (busy || Popup::is_any_open(ctx)) {
            continue;
        }
        // What is carried is put down first.
        if cx.carried.is_some() && (entry.menu == Menu::Edit || command == Command::Present) {
            continue;
        }
        // An open menu uses plain keys itself.
        let plain = shortcut.modifiers == Modifiers::NONE;
        if plain && Popup::is_any_open(ctx) && shortcut.logical_key != Key::F1 {
            continue;
        }
        if ctx.input_mut(|i| i.consume_shortcut(shortcut)) {
            cx.push(Intent::Run(command));
        }
    }
    // In a dialog, copying is for the text that is selected there.
    if !typing && !covered {
        clipboard(ctx, cx);
    }
}

/// The keys of the stage, and those of the window that work there too.
pub fn stage_shortcuts(ctx: &Context, cx: &mut Cx<'_>, taken: Taken) {
    // A question or a dialog comes first.
    if taken.cover != Cover::None || ctx.text_edit_focused() {
        return;
    }
    // If a button has the keyboard focus, Space and Enter press it.
    let open = Popup::is_any_open(ctx);
    let presses = open || ctx.memory(|memory| memory.focused().is_some());
    for (shortcut, entry) in by_shortcut() {
        let pressing = matches!(shortcut.logical_key, Key::Space | Key::Enter) && presses;
        // An open menu is closed first.
        let closing = open && shortcut.logical_key == Key::Escape;
        if pressing || closing || !entry.command.works_on_stage() {
            continue;
        }
        if ctx.input_mut(|i| i.consume_shortcut(shortcut)) {
            cx.push(Intent::Run(entry.command));
        }
    }
}

/// Handles Escape in a text field. A field of one line gets its old text back; in longer fields the
/// new text is kept, and can be undone. The field has lost the focus by now: egui takes it away
/// before anything is drawn. Returns whether the palette's search is to be cleared.
pub fn leave_field(ctx: &Context, cx: &mut Cx<'_>, taken: Taken) -> bool {
    let draft = fields::draft(ctx);
    let covered = match taken.cover {
        Cover::None => false,
        Cover::Form => draft.is_none(),
        _ => true,
    };
    if !(draft.is_some() || taken.searching) || cx.carried.is_some() || covered {
        return false;
    }
    if !ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        return false;
    }
    let Some(draft) = draft else { return true };
    if draft.field.is_long() {
        fields::commit(ctx, cx);
    } else {
        fields::set_draft(ctx, None);
    }
    if let Some(card) = cx.editor.session().single() {
        cx.push(Intent::Focus(card.id));
    }
    false
}

/// Copy, cut and paste come from the system as events, and not as keys.
fn clipboard(ctx: &Context, cx: &mut Cx<'_>) {
    ctx.input_mut(|i| {
        i.events.retain(|event| {
            let intent = match event {
                Input::Copy => Intent::Run(Command::Copy),
                Input::Cut => Intent::Run(Command::Cut),
                Input::Paste(text) => Intent::Send(Event::Paste(text.clone())),
                _ => return true,
            };
            cx.out.push(intent);
            false
        });
    });
}
