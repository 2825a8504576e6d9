//! The keys of a row: arrows to the left and right move its bar by a day, with Shift its last day, with
//! Ctrl by a week; up and down choose another row; Space marks it as done; Enter writes its text;
//! Delete removes it.

use egui::{Context, Key, Modifiers};

use super::RoadmapPage;
use super::bars::moved;
use super::menu::done;
use crate::gui::intent::{Cx, Intent};
use crate::model::action::{Action, Keep, LineId};
use crate::model::plan::Task;
use crate::text::words;

/// The id of a row's widget.
pub(super) fn row_id(task: u64) -> egui::Id {
    egui::Id::unique(("roadmap row", task))
}

/// Takes the keys of the row that has the keyboard focus.
pub(super) fn follow(page: &mut RoadmapPage, ctx: &Context, cx: &mut Cx<'_>) {
    let Some(id) = page.focused else { return };
    if ctx.memory(egui::Memory::focused) != Some(row_id(id)) {
        return;
    }
    let Some(task) = cx.report.plan().record.task(id) else { return };
    let pressed = |modifiers: Modifiers, key: Key| ctx.input_mut(|i| i.consume_key(modifiers, key));
    for (key, way) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        for (modifiers, days, resizes) in [
            (Modifiers::COMMAND | Modifiers::SHIFT, 7, true),
            (Modifiers::SHIFT, 1, true),
            (Modifiers::COMMAND, 7, false),
            (Modifiers::NONE, 1, false),
        ] {
            if pressed(modifiers, key) {
                nudge(cx, task, way * days, resizes);
                return;
            }
        }
    }
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        step(page, cx, id, 1);
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        step(page, cx, id, -1);
    } else if pressed(Modifiers::NONE, Key::Space) {
        cx.push(Intent::Act(done(cx, task)));
    } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F2) {
        page.write(LineId::Task(id));
    } else if pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace) {
        step(page, cx, id, 1);
        cx.push(Intent::Act(Action::Keep(Keep::Drop(LineId::Task(id)))));
    }
}

fn nudge(cx: &mut Cx<'_>, task: &Task, days: i32, resizes: bool) {
    let starts = task.starts.or(task.ends).or(cx.editor.today());
    let Some(starts) = starts.map(|starts| starts.first_day().number()) else { return };
    let ends = task.ends.map_or(starts, |ends| ends.last_day().number());
    if resizes && ends + days < starts {
        cx.say(words::refused_days().to_owned());
        return;
    }
    let first = if resizes { starts } else { starts + days };
    cx.push(Intent::Act(moved(task, (first, ends + days))));
}

/// Moves the focus to another row.
fn step(page: &mut RoadmapPage, cx: &Cx<'_>, id: u64, by: isize) {
    let all: Vec<u64> = cx.report.roadmap().tasks().map(|task| task.id).collect();
    let Some(place) = all.iter().position(|other| *other == id) else { return };
    let to = place.saturating_add_signed(by).min(all.len().saturating_sub(1));
    if let Some(to) = all.get(to).copied().filter(|to| *to != id) {
        page.wants_focus = Some(to);
        page.chosen = Some(LineId::Task(to));
    }
}
