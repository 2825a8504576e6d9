//! The bars that say when touchpoints run: dragged as a whole, or by an end.

use egui::{CornerRadius, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use super::RoadmapPage;
use super::calendar::Calendar;
use super::drag::{Part, RunDrag, dragged, icon};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Edit};
use crate::model::pack::Day;
use crate::model::plan::Touchpoint;
use crate::report::record::Run;
use crate::text::{self, numbers, words};

/// Draws when a touchpoint runs, and follows a drag. The name stands to the right of a bar that it would
/// lie under.
pub(super) fn run_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    (run, after): (&Run, f32),
    (calendar, rect): (&Calendar, Rect),
) {
    let tokens = widgets::tokens(ui);
    let (ink, fill) = run.tier.map_or((tokens.soft, tokens.lane), |tier| tokens.tier(tier));
    let middle = rect.center().y;
    let own = page.run_drag.filter(|drag| drag.id == run.id);
    let days = (run.starts.number(), run.ends.number());
    let (first, last) = own.map_or(days, |drag| dragged(days, drag.part, drag.days));
    let range = calendar.range(Day::of(first), Day::of(last));
    let bar = Rect::from_x_y_ranges(range, middle - 10.0..=middle + 10.0);
    let line = Stroke::new(if own.is_some() { 2.0 } else { 1.0 }, ink.gamma_multiply(0.45));
    ui.painter().rect(bar, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let left = (bar.left() + 9.0).max(after + 6.0);
    if bar.right() - left >= 24.0 {
        let room = bar.right() - left - 6.0;
        let name = lines::one(ui, &run.name, theme::regular(size::SMALL), ink, room);
        ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    }
    drag_ui(ui, cx, page, run, (calendar, bar));
}

fn part_at(pointer: Option<Pos2>, bar: Rect) -> Part {
    match pointer {
        Some(at) if bar.width() > 20.0 && at.x > bar.right() - 6.0 => Part::End,
        Some(at) if bar.width() > 20.0 && at.x < bar.left() + 6.0 => Part::Start,
        _ => Part::Whole,
    }
}

fn drag_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    run: &Run,
    (calendar, bar): (&Calendar, Rect),
) {
    let response =
        ui.interact(bar, Id::unique(("roadmap run", run.id.0)), Sense::CLICK | Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, words::days_of(run.name.as_str())));
    let pointer = response.hover_pos().or_else(|| response.interact_pointer_pos());
    if response.hovered() {
        ui.ctx().set_cursor_icon(icon(part_at(pointer, bar)));
    }
    if response.clicked() {
        cx.select(vec![run.id]);
    }
    if response.drag_started()
        && let Some(at) = ui.input(|i| i.pointer.press_origin())
    {
        page.run_drag =
            Some(RunDrag { id: run.id, part: part_at(Some(at), bar), from: at.x, days: 0 });
    }
    let Some(drag) = page.run_drag.filter(|drag| drag.id == run.id) else {
        let touchpoint = cx.report.plan().get(run.id);
        let runs = touchpoint.map(|one| numbers::runs(one.starts, one.ends)).unwrap_or_default();
        response.on_hover_text_at_pointer(text::listed(&[run.name.clone(), runs]));
        return;
    };
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        page.run_drag = None;
        return;
    }
    if let Some(at) = ui.ctx().pointer_latest_pos().filter(|_| response.dragged()) {
        page.run_drag = Some(RunDrag { days: calendar.days_of(at.x - drag.from), ..drag });
    }
    if response.drag_stopped() {
        page.run_drag = None;
        if let Some(touchpoint) = cx.report.plan().get(run.id).filter(|_| drag.days != 0) {
            cx.push(Intent::Act(moved(touchpoint, run, drag)));
        }
    }
}

/// The action that gives a touchpoint other days. Of one that has only one day, that day moves; an end
/// that is drawn out becomes its other day.
fn moved(touchpoint: &Touchpoint, run: &Run, drag: RunDrag) -> Action {
    let days = (run.starts.number(), run.ends.number());
    let (first, last) = dragged(days, drag.part, drag.days);
    let day = |day: i32| Day::of(day).date();
    let starts =
        if drag.part == Part::Start || touchpoint.starts.is_some() { day(first) } else { None };
    let ends = if drag.part == Part::End || touchpoint.ends.is_some() { day(last) } else { None };
    let same_start = first == days.0 && touchpoint.starts.is_some();
    let same_end = last == days.1 && touchpoint.ends.is_some();
    // A day that does not move stays as it is written, such as a whole month.
    let starts = if same_start { touchpoint.starts } else { starts };
    let ends = if same_end { touchpoint.ends } else { ends };
    Action::Edit(vec![touchpoint.id], Edit::Days(starts, ends))
}
