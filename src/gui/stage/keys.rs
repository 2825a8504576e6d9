//! The keys of the stage.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Ui, ViewportCommand};

use super::{Cover, Stage, Wish};
use crate::gui::command::Command;
use crate::gui::view::{Cx, Intent};
use crate::model::scene::{Scene, Show};
use crate::text::window as words;

/// The keys of the stage: arrows, space, pages, Home, End and digits; B, W, X, P, T, + and F; Escape.
pub fn follow(
    ui: &Ui,
    cx: &mut Cx<'_>,
    stage: &mut Stage,
    scenes: &[Scene],
    phases: usize,
) -> Vec<Wish> {
    let mut wishes = Vec::new();
    // A question is answered first.
    let asked = cx.view.pending.is_some() || cx.view.overlay.is_some();
    if asked || ui.ctx().text_edit_focused() {
        return wishes;
    }
    let hit = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let any = |keys: &[Key]| keys.iter().any(|key| hit(*key));
    // Where a button has the keyboard, these press it.
    let presses = ui.memory(|memory| memory.focused().is_some());
    if any(&[Key::ArrowRight, Key::ArrowDown, Key::PageDown])
        || !presses && any(&[Key::Space, Key::Enter])
    {
        forward(stage, scenes, phases);
    }
    places(ui, stage, scenes);
    if any(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
        back(stage, scenes, phases);
    }
    for (key, cover) in [(Key::B, Cover::Black), (Key::W, Cover::White)] {
        if hit(key) {
            stage.cover = if stage.cover == Some(cover) { None } else { Some(cover) };
        }
    }
    timer_keys(ui, stage);
    wishes.extend(change_keys(ui, cx, stage));
    if hit(Key::P) {
        stage.audience = if stage.audience.is_some() { None } else { Some(2) };
        ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(stage.audience.is_none()));
    }
    if hit(Key::Escape) || hit(Key::F5) {
        if stage.carried.take().is_some() {
            cx.push(Intent::Say(words::cancelled_only().to_owned()));
        } else {
            wishes.push(Wish::Leave);
        }
    }
    wishes
}

/// Digits, Home and End go to a scene.
fn places(ui: &Ui, stage: &mut Stage, scenes: &[Scene]) {
    const DIGITS: [Key; 10] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
        Key::Num0,
    ];
    let hit = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    for (place, key) in DIGITS.into_iter().enumerate() {
        if hit(key) && place < scenes.len() {
            jump(stage, place);
        }
    }
    if hit(Key::Home) {
        jump(stage, 0);
    }
    if hit(Key::End) {
        jump(stage, scenes.len().saturating_sub(1));
    }
}

/// X flips between before and after the last change; undo, redo and save work as on the board.
fn change_keys(ui: &Ui, cx: &mut Cx<'_>, stage: &mut Stage) -> Option<Wish> {
    let hit = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if hit(Modifiers::NONE, Key::X) {
        if stage.before || cx.session.before().is_some() {
            stage.before = !stage.before;
        } else {
            cx.push(Intent::Say(words::no_step().to_owned()));
        }
    }
    // The shifted one first: a key without Shift is also hit by one with it.
    if hit(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || hit(Modifiers::COMMAND, Key::Y) {
        return Some(Wish::Redo);
    }
    if hit(Modifiers::COMMAND, Key::Z) {
        return Some(Wish::Undo);
    }
    if hit(Modifiers::COMMAND, Key::S) {
        cx.push(Intent::Run(Command::Save));
    }
    None
}

fn timer_keys(ui: &Ui, stage: &mut Stage) {
    /// How long a timer runs that is started by its key.
    const USUAL: Duration = Duration::from_mins(10);
    let hit = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if hit(Key::T) {
        stage.ends = if stage.ends.is_some() { None } else { Some(Instant::now() + USUAL) };
    }
    if hit(Key::Plus) || hit(Key::Equals) {
        more_time(stage, 1);
    }
    if hit(Key::F) {
        more_time(stage, 5);
    }
}

/// Gives the timer more minutes, or starts it with them.
pub fn more_time(stage: &mut Stage, minutes: u64) {
    let from = stage.ends.unwrap_or_else(Instant::now).max(Instant::now());
    stage.ends = Some(from + Duration::from_mins(minutes));
}

fn jump(stage: &mut Stage, scene: usize) {
    stage.scene = scene;
    stage.phases = 1;
    stage.cover = None;
}

/// The next phase of the journey, or the next scene.
fn forward(stage: &mut Stage, scenes: &[Scene], phases: usize) {
    stage.cover = None;
    let journey = scenes.get(stage.scene).is_some_and(|scene| scene.show == Show::Journey);
    if journey && stage.phases < phases {
        stage.phases += 1;
    } else if stage.scene + 1 < scenes.len() {
        jump(stage, stage.scene + 1);
    }
}

fn back(stage: &mut Stage, scenes: &[Scene], phases: usize) {
    stage.cover = None;
    let journey = |place: usize| scenes.get(place).is_some_and(|s| s.show == Show::Journey);
    if journey(stage.scene) && stage.phases > 1 {
        stage.phases -= 1;
    } else if let Some(earlier) = stage.scene.checked_sub(1) {
        jump(stage, earlier);
        if journey(earlier) {
            stage.phases = phases;
        }
    }
}
