//! The menu of a task, and what its entries do.

use egui::{Popup, Response, Ui};

use crate::editor::{Command, Event};
use crate::gui::intent::{Cx, Intent};
use crate::model::action::{Action, Keep, LineId};
use crate::model::pack::Date;
use crate::model::plan::Task;
use crate::text::numbers::day;
use crate::text::words;

/// Opens the menu of a task at a click with the other button. Returns whether it is to be edited.
pub(super) fn menu_of(response: &Response, cx: &mut Cx<'_>, id: u64) -> bool {
    let menu = Popup::context_menu(response).show(|ui| menu_ui(ui, cx, id));
    menu.is_some_and(|menu| menu.inner)
}

/// Draws the menu of a task. Returns whether the task is to be edited.
fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: u64) -> bool {
    let Some(task) = cx.report.plan().record.task(id) else { return false };
    let name = if task.done.is_some() { words::task_reopen() } else { words::task_mark_done() };
    if ui.button(name).clicked() {
        cx.push(Intent::Act(done(cx, task)));
        ui.close();
    }
    let edits = ui.button(words::task_edit()).clicked();
    if edits {
        ui.close();
    }
    let ends = task.ends.filter(|_| task.done.is_none());
    if let Some(ends) = ends
        && ui.button(words::board_then(day(ends))).clicked()
    {
        look_at(cx, ends);
        ui.close();
    }
    ui.separator();
    if ui.button(words::delete()).clicked() {
        cx.push(Intent::Act(Action::Keep(Keep::Drop(LineId::Task(id)))));
        ui.close();
    }
    edits
}

/// Shows the board as it is at the end of a task.
pub(super) fn look_at(cx: &mut Cx<'_>, ends: Date) {
    let lens = cx.report.evaluated().lens();
    let (as_of, at_least) = (lens.as_of, lens.at_least);
    cx.push(Intent::Send(Event::Look { as_of, at_least, tasks: Some(ends) }));
    cx.push(Intent::Run(Command::PageBoard));
}

/// The action that marks a task as done today, or as open again.
pub(super) fn done(cx: &Cx<'_>, task: &Task) -> Action {
    let day = if task.done.is_some() { None } else { cx.editor.today() };
    Action::Keep(Keep::Done(task.id, day))
}
