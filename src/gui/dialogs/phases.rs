//! The phases of the plan: their order and their names, for all touchpoints at once.

use egui::{Align, Button, Layout, ScrollArea, Ui, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_id, field_ui, put_cursor};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::plan::Plan;
use crate::text::{self, words};

/// The list of phases.
#[derive(Default)]
pub struct Phases {
    /// The place of a phase that has just been added: its name gets the keyboard focus.
    new: Option<usize>,
}

impl Phases {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::phases_title(), vec2(480.0, 360.0), |ui| {
            widgets::soft(ui, words::phases_hint());
            ui.add_space(4.0);
            let plan = cx.editor.session().plan();
            let add = ui.button(words::add_phase());
            keyboard.give(&add);
            if add.clicked() {
                let mut phases = plan.phases.clone();
                self.new = Some(phases.len());
                phases.push(free_name(plan));
                cx.push(Intent::Act(Action::OrderPhases(phases)));
            }
            ui.add_space(4.0);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for place in 0..plan.phases.len() {
                    self.phase_ui(ui, cx, plan, place);
                }
            });
            true
        })
    }

    /// Draws a phase: its name to be changed, how many touchpoints it has, and buttons.
    fn phase_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, plan: &Plan, place: usize) {
        let Some(phase) = plan.phases.get(place) else { return };
        let count = plan.touchpoints.iter().filter(|t| t.phase.as_ref() == Some(phase)).count();
        // A phase that moves keeps the keyboard focus.
        ui.push_id(("phase", phase), |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(words::delete()).clicked() {
                        cx.push(Intent::Act(Action::RemovePhase(phase.clone())));
                    }
                    let (last, down) = (place + 1 == plan.phases.len(), place + 1);
                    for (label, to, can) in [
                        (words::move_down(), down, !last),
                        (words::move_up(), place.saturating_sub(1), place > 0),
                    ] {
                        if ui.add_enabled(can, Button::new(label)).clicked() {
                            let mut phases = plan.phases.clone();
                            phases.swap(place, to);
                            cx.push(Intent::Act(Action::OrderPhases(phases)));
                        }
                    }
                    widgets::soft(ui, &text::touchpoints(count));
                    let (name, width) = (words::phase_name(), ui.available_width());
                    let shape = Shape { name, hint: name, rows: 1, title: false, width };
                    field_ui(ui, cx, Field::PhaseName(place), phase, shape);
                });
            });
        });
        if self.new == Some(place) {
            self.new = None;
            let field = field_id(cx.editor.session().serial(), Field::PhaseName(place));
            ui.memory_mut(|memory| memory.request_focus(field));
            put_cursor(ui.ctx(), field, phase.chars().count(), true);
        }
    }
}

/// A name that no phase has yet.
fn free_name(plan: &Plan) -> String {
    let numbers = 1..=plan.phases.len() + 1;
    let mut names = numbers.map(words::phase_number);
    names.find(|name| !plan.phases.contains(name)).unwrap_or_default()
}
