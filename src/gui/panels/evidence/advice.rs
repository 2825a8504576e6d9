//! The best next moves as buttons, goals with their state, and what stays out of reach.

use egui::{CornerRadius, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::gui::intent::Cx;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::step::{Step, step_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_focus};
use crate::report::{Entry, Report};
use crate::text::words;

/// Draws moves, then goals, then what stays out of reach.
pub fn advice_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let report = cx.report;
    moves_ui(ui, cx, report);
    ui.add_space(6.0);
    widgets::heading(ui, words::goals());
    if report.goals().is_empty() {
        widgets::soft(ui, words::no_goals());
    }
    for (place, goal) in report.goals().iter().enumerate() {
        if goal_ui(ui, place, goal) {
            cx.lead(report.leads_from_goal(place));
        }
    }
    if !report.out_of_reach().is_empty() {
        ui.add_space(6.0);
        widgets::heading(ui, words::out_title());
    }
    let tokens = widgets::tokens(ui);
    for entry in report.out_of_reach() {
        ui.add_space(4.0);
        widgets::marked(ui, tokens.style(entry.role).mark, |ui| {
            ui.label(egui::RichText::new(&entry.head).font(theme::bold(size::SMALL)));
            widgets::soft(ui, &entry.says);
        });
    }
}

/// Draws a goal and its state. Returns whether it was clicked.
fn goal_ui(ui: &mut Ui, place: usize, goal: &Entry) -> bool {
    let tokens = widgets::tokens(ui);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
        let colour = tokens.style(goal.role).mark;
        paint_sign(ui.painter(), rect.center(), 5.0, goal.sign, colour);
        let mut job = egui::text::LayoutJob::default();
        let bold = egui::TextFormat::simple(theme::bold(size::SMALL), tokens.ink);
        let soft = egui::TextFormat::simple(theme::regular(size::SMALL), tokens.soft);
        job.append(&goal.head, 0.0, bold);
        job.append(&format!("  {}", goal.says), 0.0, soft);
        ui.add(egui::Label::new(job).wrap().selectable(false));
    });
    let rect = row.response.rect;
    let line = ui.interact(rect, ui.scope_id().with(("goal", place)), Sense::click());
    line.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, words::goal_line(&*goal.head, &*goal.says))
    });
    if line.has_focus() {
        paint_focus(ui, rect, size::CORNER);
    } else if line.hovered() {
        let stroke = Stroke::new(1.0, tokens.line_strong);
        let around = rect.expand2(vec2(3.0, 1.0));
        let corner = CornerRadius::same(size::CORNER);
        ui.painter().rect_stroke(around, corner, stroke, egui::StrokeKind::Outside);
    }
    line.clicked()
}

fn moves_ui(ui: &mut Ui, cx: &mut Cx<'_>, report: &Report) {
    if report.moves().is_empty() {
        widgets::soft(ui, words::no_moves());
    }
    for offered in report.moves() {
        let mark = widgets::tokens(ui).style(offered.role).mark;
        let step = Step::new(ui, &offered.head, &offered.says, (size::SMALL, mark));
        step_ui(ui, cx, &step, offered.action.as_ref());
    }
}
