//! The bars of tasks: dragged as a whole, or by an end.

use egui::{
    CornerRadius, Id, Pos2, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::RoadmapPage;
use super::calendar::{Calendar, hatched, slack};
use super::drag::{Drag, Part, dragged, icon};
use super::menu::menu_of;
use super::runs::run_ui;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::pack::Day;
use crate::model::plan::Task;
use crate::report::record::{Row, TaskRow};
use crate::text::words;

/// The action that gives a task other days.
pub(super) fn moved(task: &Task, (first, last): (i32, i32)) -> Action {
    let (starts, ends) = (Day::of(first).date(), Day::of(last).date());
    Action::Keep(Keep::Put(Line::Task(Task { starts, ends, ..task.clone() })))
}

/// The action that lets a task come after another one; `None` if it does already.
fn linked(task: &Task, before: u64) -> Option<Action> {
    let new = task.id != before && !task.after.contains(&before);
    new.then(|| {
        let after = task.after.iter().copied().chain([before]).collect();
        Action::Keep(Keep::Put(Line::Task(Task { after, ..task.clone() })))
    })
}

/// Draws the calendar's part of a row.
pub(super) fn bars_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    row: &Row,
    (calendar, rect): (&Calendar, Rect),
) {
    let Some(task) = &row.task else {
        let after = f32::NEG_INFINITY;
        row.runs.iter().for_each(|run| run_ui(ui, cx, page, (run, after), (calendar, rect)));
        return;
    };
    let own = page.drag.filter(|drag| drag.id == task.id);
    let days = task.days.map(|(first, last)| (first.number(), last.number()));
    let shown = match own {
        Some(drag) => Some(dragged(days.unwrap_or_default(), drag.part, drag.days)),
        None => days,
    };
    let bar = shown.map(|(first, last)| {
        let range = Rangef::new(calendar.x(first), calendar.x(last + 1));
        Rect::from_x_y_ranges(range, rect.center().y - 9.0..=rect.center().y + 9.0)
    });
    let from = bar.map_or(f32::NEG_INFINITY, |bar| bar.right());
    row.runs.iter().for_each(|run| run_ui(ui, cx, page, (run, from), (calendar, rect)));
    over_ui(ui, page, task, rect);
    if let Some(bar) = bar {
        paint_bar(ui, row, task, calendar, bar);
    }
    drag_ui(ui, cx, page, task, (calendar, rect, bar));
}

fn paint_bar(ui: &Ui, row: &Row, task: &TaskRow, calendar: &Calendar, bar: Rect) {
    let tokens = widgets::tokens(ui);
    let whole = tokens.task(row.tier);
    let colour = if task.done.is_some() { whole.gamma_multiply(0.45) } else { whole };
    let corner = CornerRadius::same(6);
    ui.painter().rect_filled(bar, corner, colour);
    for (first, last) in &task.late_on {
        let late = calendar.range(*first, *last);
        let (left, right) = (late.min.max(bar.left()), late.max.min(bar.right()));
        if right > left {
            hatched(ui, Rect::from_x_y_ranges(left..=right, bar.y_range()));
        }
    }
    let needed = task.needed.map(|needed| calendar.x(needed.number()));
    if let Some(needed) = needed.filter(|needed| *needed > bar.right() && task.done.is_none()) {
        slack(ui, Rangef::new(bar.right() + 3.0, needed - 3.0), bar.center().y, colour);
    }
}

/// Marks the row of a task while a link is drawn to it.
fn over_ui(ui: &Ui, page: &mut RoadmapPage, task: &TaskRow, rect: Rect) {
    let Some(drag) = page.drag.filter(|drag| drag.part == Part::Link) else { return };
    let pointer = ui.ctx().pointer_latest_pos();
    if drag.id != task.id && pointer.is_some_and(|at| rect.y_range().contains(at.y)) {
        page.over = Some(task.id);
        let tokens = widgets::tokens(ui);
        let line = Stroke::new(1.5, tokens.accent);
        let corner = CornerRadius::same(size::CORNER);
        ui.painter().rect_stroke(rect.shrink2(vec2(2.0, 3.0)), corner, line, StrokeKind::Inside);
    } else {
        page.over.take_if(|over| *over == task.id);
    }
}

/// The knob behind a bar, from which a link is drawn.
fn knob(bar: Rect) -> Pos2 {
    bar.right_center() + vec2(9.0, 0.0)
}

/// Which part of a bar the pointer is on; without a bar, from which day on one is drawn.
fn part_at(pointer: Option<Pos2>, bar: Option<Rect>, calendar: &Calendar) -> Part {
    match (bar, pointer) {
        (None, Some(at)) => Part::New(calendar.day_at(at.x)),
        (Some(bar), Some(at)) if at.x > bar.right() + 3.0 => Part::Link,
        (Some(bar), Some(at)) if bar.width() > 20.0 && at.x > bar.right() - 6.0 => Part::End,
        (Some(bar), Some(at)) if bar.width() > 20.0 && at.x < bar.left() + 6.0 => Part::Start,
        _ => Part::Whole,
    }
}

/// What is said of a bar under the pointer.
fn said(task: &TaskRow) -> String {
    let says = [task.text.as_str(), task.runs.as_str()];
    crate::text::listed(&says.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>())
}

/// Follows a drag on a row.
fn drag_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    task: &TaskRow,
    (calendar, rect, bar): (&Calendar, Rect, Option<Rect>),
) {
    let id = Id::unique(("roadmap bar", task.id));
    let place = bar.map_or(rect, |bar| {
        let place = bar.expand2(vec2(4.0, 4.0));
        place.with_max_x(knob(bar).x + 7.0)
    });
    // Its row has the keyboard focus, and says what it is.
    let response = ui.interact(place, id, Sense::CLICK | Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, words::bar_of(task.text.as_str())));
    let pointer = response.hover_pos().or_else(|| response.interact_pointer_pos());
    let part = part_at(pointer, bar, calendar);
    if response.hovered() {
        ui.ctx().set_cursor_icon(icon(part));
        knob_ui(ui, bar, part == Part::Link);
    }
    if response.drag_started()
        && let Some(at) = ui.input(|i| i.pointer.press_origin())
    {
        // Where the button was pressed counts, and not where the pointer is by now.
        let part = part_at(Some(at), bar, calendar);
        page.drag = Some(Drag { id: task.id, part, from: at.x, days: 0 });
    }
    if response.clicked() {
        page.chosen = Some(LineId::Task(task.id));
        page.wants_focus = Some(task.id);
    }
    if menu_of(&response, cx, task.id) {
        page.write(LineId::Task(task.id));
    }
    let Some(drag) = page.drag.filter(|drag| drag.id == task.id) else {
        let link = part == Part::Link;
        let says = if link { words::link_hint().to_owned() } else { said(task) };
        response.on_hover_text_at_pointer(says);
        return;
    };
    if drag.part == Part::Link {
        link_ui(ui, cx, page, (task.id, bar), &response);
        return;
    }
    move_ui(ui, cx, page, (task, drag), (calendar, &response));
}

/// Follows a bar that is moved, or one of its ends.
fn move_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    (task, drag): (&TaskRow, Drag),
    (calendar, response): (&Calendar, &egui::Response),
) {
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        page.drag = None;
        return;
    }
    let at = ui.ctx().pointer_latest_pos().filter(|_| response.dragged());
    if let Some(at) = at {
        page.drag = Some(Drag { days: calendar.days_of(at.x - drag.from), ..drag });
    }
    if response.drag_stopped() {
        page.drag = None;
        // Only now, since what is shown beside the page for a chosen task takes room from the calendar.
        page.chosen = Some(LineId::Task(task.id));
        let days = task.days.map(|(first, last)| (first.number(), last.number()));
        let to = dragged(days.unwrap_or_default(), drag.part, drag.days);
        if let Some(own) = cx.report.plan().record.task(task.id).filter(|_| days != Some(to)) {
            cx.push(Intent::Act(moved(own, to)));
        }
    }
}

/// Draws the knob of the bar that the pointer is on.
fn knob_ui(ui: &Ui, bar: Option<Rect>, on: bool) {
    let Some(bar) = bar else { return };
    let tokens = widgets::tokens(ui);
    let fill = if on { tokens.accent } else { tokens.card };
    ui.painter().circle(knob(bar), 4.5, fill, Stroke::new(1.5, tokens.accent));
}

/// Follows a link that is drawn from a bar; where it ends, that task comes after this one.
fn link_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    (id, bar): (u64, Option<Rect>),
    response: &egui::Response,
) {
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        page.drag = None;
        return;
    }
    if let Some((bar, at)) = bar.zip(ui.ctx().pointer_latest_pos()) {
        let line = Stroke::new(2.0, widgets::tokens(ui).accent);
        ui.painter().line_segment([knob(bar), at], line);
        knob_ui(ui, Some(bar), true);
    }
    if response.drag_stopped() {
        page.drag = None;
        let after = page.over.take().and_then(|over| cx.report.plan().record.task(over));
        if let Some(action) = after.and_then(|after| linked(after, id)) {
            cx.push(Intent::Act(action));
        }
    }
}
