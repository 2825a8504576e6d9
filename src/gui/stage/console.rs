//! What the presenter sees while a second window shows the stage: this scene, the next one, notes,
//! clock and timer.

use egui::{
    CornerRadius, Frame, Margin, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, vec2,
};

use super::slide::{Slide, centred};
use super::{Stage, paint};
use crate::editor::Command;
use crate::export::page::Page;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::scene::Scene;
use crate::text::words;

impl Stage {
    /// Draws the presenter's window.
    pub(super) fn console_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        slide: &Slide,
        next: Option<&Page>,
        scene: &Scene,
    ) {
        let tokens = widgets::tokens(ui);
        let all = ui.max_rect();
        ui.painter().rect_filled(all, CornerRadius::ZERO, tokens.bg);
        let inner = all.shrink(16.0);
        let (left, right) = inner.split_left_right_at_fraction(0.62);
        let left = left.with_max_x(left.right() - 12.0);
        let now = Rect::from_min_size(left.min, vec2(left.width(), left.width() * 9.0 / 16.0));
        self.shown = Some(now);
        slide.ui(ui, now, &mut self.pictures);
        frame(ui, now);
        self.record_ui(ui, cx, slide, now);
        self.controls_ui(ui, cx, slide, now);
        self.drag_ui(ui, cx, slide, now);
        let below = left.with_min_y(now.bottom() + 12.0);
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| controls_ui(ui, cx, slide));
        let height = right.width() * 9.0 / 16.0;
        let then = Rect::from_min_size(right.min, vec2(right.width(), height));
        match next {
            Some(next) => paint::page(&ui.painter_at(then), then, next, &mut self.pictures),
            None => centred(ui, then, words::stage_end(), size::TITLE, tokens.soft),
        }
        frame(ui, then);
        let notes = right.with_min_y(then.bottom() + 12.0);
        ui.scope_builder(UiBuilder::new().max_rect(notes), |ui| notes_ui(ui, scene));
    }
}

fn frame(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, widgets::tokens(ui).line_strong);
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, stroke, StrokeKind::Outside);
}

fn notes_ui(ui: &mut Ui, scene: &Scene) {
    let tokens = widgets::tokens(ui);
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::same(14)).corner_radius(10);
    frame.show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        widgets::heading(ui, words::field_notes());
        if !scene.ask.is_empty() {
            let ask = egui::RichText::new(words::ask_the_room(scene.ask.as_str()));
            ui.add(egui::Label::new(ask.font(theme::bold(size::TITLE))).wrap());
            ui.add_space(6.0);
        }
        ScrollArea::vertical().id_salt("notes").auto_shrink(false).show(ui, |ui| {
            let text = if scene.notes.is_empty() { words::stage_no_notes() } else { &scene.notes };
            let text = egui::RichText::new(text).font(theme::regular(size::TITLE));
            ui.add(egui::Label::new(text).wrap());
        });
    });
}

/// Says how many minutes are planned for the scene, for those before it, and in all.
fn agenda_ui(ui: &mut Ui, cx: &Cx<'_>, place: usize) {
    let scenes = cx.editor.scenes();
    let planned = |scenes: &[Scene]| {
        scenes.iter().filter_map(|scene| scene.minutes).fold(0, u64::saturating_add)
    };
    let all = planned(&scenes);
    if all == 0 {
        return;
    }
    let before = planned(scenes.get(..place).unwrap_or_default());
    let own = scenes.get(place).and_then(|scene| scene.minutes).unwrap_or(0);
    ui.add_space(16.0);
    ui.label(words::agenda(own, before.saturating_add(own), all));
}

/// Draws the clock, the timer and the choice of a screen.
fn controls_ui(ui: &mut Ui, cx: &mut Cx<'_>, slide: &Slide) {
    let Some(presentation) = cx.editor.presentation() else { return };
    ui.horizontal_wrapped(|ui| {
        let clock = chrono::Local::now().format("%H:%M").to_string();
        ui.label(egui::RichText::new(clock).font(theme::bold(28.0)));
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(5));
        ui.add_space(16.0);
        let left = slide.timer.as_deref().unwrap_or(words::stage_no_timer());
        ui.label(egui::RichText::new(left).font(theme::bold(28.0)));
        for (minutes, command) in [(1, Command::StageMinute), (5, Command::StageFiveMinutes)] {
            if ui.button(words::more_minutes(minutes)).clicked() {
                cx.push(Intent::Run(command));
            }
        }
        if presentation.ends.is_some() && ui.button(words::stage_stop_timer()).clicked() {
            cx.push(Intent::Run(Command::StageTimer));
        }
        agenda_ui(ui, cx, presentation.scene);
        ui.add_space(16.0);
        ui.label(words::stage_screen());
        for screen in 1..=4_usize {
            let chosen = presentation.window == Some(screen);
            if ui.selectable_label(chosen, screen.to_string()).clicked() {
                cx.push(Intent::Screen(screen));
            }
        }
    });
    ui.add_space(6.0);
    widgets::soft(ui, words::stage_keys());
}
