//! Shortcuts, in one place: once a frame, before the panels.

use egui::{Context, Event, Key, Modifiers, Popup};

use super::command::{Command, by_shortcut};
use super::fields;
use super::view::{Cx, Draft, Field, Intent, Overlay};

/// Turns keys into commands. A text field keeps the keys that it has a use for.
pub fn shortcuts(ctx: &Context, cx: &mut Cx<'_>) {
    if cx.view.pending.is_some() {
        return;
    }
    leave_field(ctx, cx);
    let typing = ctx.text_edit_focused();
    // Behind a window nothing is moved or removed unseen; what it shows can be undone all the same.
    let covered = cx.view.overlay.as_ref().is_some_and(|o| !matches!(o, Overlay::Tour(_)));
    let untouched = cx.view.draft.as_ref().is_some_and(|draft| draft.text == draft.from);
    let asking = matches!(cx.view.overlay, Some(Overlay::Commands { .. } | Overlay::Path { .. }));
    for (shortcut, command) in by_shortcut() {
        let undo = matches!(command, Command::Undo | Command::Redo) && !asking;
        // A field in which nothing has been typed has nothing to take back.
        let yields = typing && !(undo && untouched);
        if (yields || (covered && !undo)) && command.yields_to_text() {
            continue;
        }
        // Escape closes overlays, menus and drags first.
        if command == Command::Deselect
            && (cx.view.overlay.is_some() || cx.view.lift.is_some() || Popup::is_any_open(ctx))
        {
            continue;
        }
        // A plain key that an open menu uses is not ours.
        let plain = shortcut.modifiers == Modifiers::NONE;
        if plain && Popup::is_any_open(ctx) && shortcut.logical_key != Key::F1 {
            continue;
        }
        if ctx.input_mut(|i| i.consume_shortcut(&shortcut)) {
            cx.push(Intent::Run(command));
        }
    }
    // In windows, text can be selected and copied.
    if !typing && !covered {
        clipboard(ctx, cx);
    }
}

/// Escape in a text field of one line leaves it as it was; a longer text has cost time, and stays:
/// undo takes it back. The field has lost the keyboard by now: egui takes it away before anything is
/// drawn.
fn leave_field(ctx: &Context, cx: &mut Cx<'_>) {
    let drafting = cx.view.draft.is_some();
    let covered = match cx.view.overlay {
        None => false,
        Some(Overlay::Scenes) => !drafting,
        Some(_) => true,
    };
    if !(drafting || cx.view.searching) || cx.view.lift.is_some() || covered {
        return;
    }
    if !ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    if drafting {
        let long = |draft: &Draft| {
            matches!(draft.field, Field::Notes(_) | Field::SceneText(_) | Field::SceneNotes(_))
        };
        if cx.view.draft.as_ref().is_some_and(long) {
            fields::commit(cx);
        } else {
            cx.view.draft = None;
        }
        if let Some(card) = cx.session.single() {
            cx.push(Intent::Focus(card.id));
        }
    } else {
        cx.view.search.clear();
    }
}

/// Copy, cut and paste come from the system as events, and not as keys.
fn clipboard(ctx: &Context, cx: &mut Cx<'_>) {
    let mut pasted = None;
    ctx.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Copy => {
                cx.out.push(Intent::Run(Command::Copy));
                false
            }
            Event::Cut => {
                cx.out.push(Intent::Run(Command::Cut));
                false
            }
            Event::Paste(text) => {
                pasted = Some(text.clone());
                false
            }
            _ => true,
        });
    });
    if let Some(text) = pasted {
        cx.view.pasted = Some(text);
        cx.push(Intent::Run(Command::Paste));
    }
}
