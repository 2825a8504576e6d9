//! A button for a step that could be taken: what to do, and below it what that brings. From its menu it
//! can be made a task instead, by a click with the other button or by Shift+F10.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Key, Modifiers, Popup, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::lines;
use super::theme::{self, size};
use super::widgets;
use crate::editor::Event;
use crate::gui::intent::{Cx, Intent};
use crate::model::action::Action;
use crate::text::words;

/// A step, as it is shown.
pub struct Step<'a> {
    /// What to do.
    pub head: &'a str,
    /// The text size of that, in points.
    pub size: f32,
    /// What it brings, in parts with their fonts and colours.
    pub brings: Vec<(&'a str, FontId, Color32)>,
    /// The colour of the line beside it.
    pub mark: Color32,
}

impl<'a> Step<'a> {
    /// A step that brings what a sentence says.
    #[must_use]
    pub fn new(ui: &Ui, head: &'a str, says: &'a str, (size, mark): (f32, Color32)) -> Self {
        let soft = widgets::tokens(ui).soft;
        Self { head, size, brings: vec![(says, theme::regular(size::SMALL), soft)], mark }
    }
}

/// Draws the button. A click takes the step.
pub fn step_ui(ui: &mut Ui, cx: &mut Cx<'_>, step: &Step<'_>, action: Option<&Action>) {
    let response = button_ui(ui, step);
    let Some(action) = action else { return };
    if response.clicked() {
        cx.push(Intent::Act(action.clone()));
    }
    later_menu(&response, cx, action);
}

/// Offers to make a task of what a button would do.
pub fn later_menu(response: &Response, cx: &mut Cx<'_>, action: &Action) {
    let asked = response.has_focus()
        && response.ctx.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10));
    let popup = Popup::context_menu(response);
    let popup =
        if asked { popup.open_memory(Some(egui::SetOpenCommand::Bool(true))) } else { popup };
    popup.show(|ui| {
        if ui.button(words::make_task()).clicked() {
            cx.push(Intent::Send(Event::Task(action.clone())));
            ui.close();
        }
    });
}

fn button_ui(ui: &mut Ui, step: &Step<'_>) -> Response {
    let tokens = widgets::tokens(ui);
    let width = ui.available_width();
    let room = width - 26.0;
    let font = theme::bold(step.size);
    let kept = lines::kept(ui, step.head, &font, room).into_owned();
    let head = ui.painter().layout(kept, font, tokens.ink, room);
    let mut job =
        LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(room), ..LayoutJob::default() };
    for (place, (text, font, colour)) in step.brings.iter().enumerate() {
        let gap = if place > 0 { 10.0 } else { 0.0 };
        let kept = lines::kept(ui, text, font, room);
        job.append(&kept, gap, TextFormat::simple(font.clone(), *colour));
    }
    let below = ui.painter().layout_job(job);
    let height = head.size().y + below.size().y + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        let says: Vec<&str> = step.brings.iter().map(|(text, ..)| *text).collect();
        let says = crate::text::listed(
            &says.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>(),
        );
        WidgetInfo::labeled(Role::Button, true, words::move_label(step.head, says.as_str()))
    });
    let (fill, line) = if response.hovered() {
        (tokens.accent_bg, tokens.line_strong)
    } else {
        (tokens.card, tokens.line)
    };
    let corner = CornerRadius::same(size::CARD_CORNER);
    ui.painter().rect(rect, corner, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let mark = Rect::from_min_size(rect.min + vec2(6.0, 7.0), vec2(3.0, height - 14.0));
    ui.painter().rect_filled(mark, CornerRadius::same(1), step.mark);
    let at = rect.min + vec2(15.0, 6.0);
    let lower = pos2(at.x, at.y + head.size().y + 2.0);
    ui.painter().galley(at, head, tokens.ink);
    ui.painter().galley(lower, below, tokens.soft);
    if response.has_focus() {
        widgets::paint_focus(ui, rect, size::CARD_CORNER);
    }
    response
}
