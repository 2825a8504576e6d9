//! Notices: what is wrong with a file, what is different between two plans.

use egui::{Ui, vec2};

use super::frame::{in_window, lines_ui};
use super::keyboard::Keyboard;
use crate::editor::event::Notice;
use crate::gui::kit::widgets;
use crate::text::words;

/// A notice, with a button that closes it.
pub struct Lines(pub Notice);

impl Lines {
    pub fn ui(&self, ui: &Ui, keyboard: &mut Keyboard) -> bool {
        let tokens = widgets::tokens(ui);
        let (title, lines, hint, colour, height) = match &self.0 {
            Notice::Findings { title, lines } => {
                (title, lines, words::nothing_changed(), tokens.danger, 300.0)
            }
            Notice::Compared { title, lines } => {
                (title, lines, words::compared_hint(), tokens.accent, 360.0)
            }
            Notice::Import(_) => return false,
        };
        in_window(ui, title, vec2(600.0, height), |ui| {
            widgets::soft(ui, hint);
            lines_ui(ui, lines, colour);
            let close = ui.button(words::close());
            keyboard.give(&close);
            !close.clicked()
        })
    }
}
