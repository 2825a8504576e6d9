//! The tour: four steps at the first start.

use egui::{RichText, Ui, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::text::{guide, words};

/// The tour, at one of its steps.
#[derive(Default)]
pub struct Tour {
    step: usize,
}

impl Tour {
    pub fn ui(&mut self, ui: &Ui, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::tour_title(), vec2(420.0, 160.0), |ui| self.step_ui(ui, keyboard))
    }

    fn step_ui(&mut self, ui: &mut Ui, keyboard: &mut Keyboard) -> bool {
        let steps = guide::tour();
        let Some((head, text)) = steps.get(self.step) else { return false };
        ui.label(RichText::new(*head).font(theme::bold(size::TITLE)));
        ui.label(*text);
        ui.add_space(8.0);
        let mut open = true;
        ui.horizontal(|ui| {
            let last = self.step + 1 == steps.len();
            let next = ui.button(if last { words::tour_done() } else { words::tour_next() });
            keyboard.give(&next);
            let skipped = !last && ui.button(words::tour_skip()).clicked();
            widgets::soft(ui, &words::of_total(self.step + 1, steps.len()));
            if next.clicked() {
                self.step += 1;
                keyboard.begin();
            }
            open = self.step < steps.len() && !skipped;
        });
        open
    }
}
