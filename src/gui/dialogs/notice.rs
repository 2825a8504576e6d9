//! Notices: what is wrong with a file, what is different between two plans.

use egui::{Ui, vec2};

use super::frame::keyboard::Keyboard;
use super::frame::{in_window, lines_ui};
use crate::editor::Event;
use crate::editor::event::{Notice, RulesDoubt, Way};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::widgets;
use crate::text::words;

/// A notice, with a button that closes it.
pub struct Lines(pub Notice);

impl Lines {
    pub fn ui(&self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let tokens = widgets::tokens(ui);
        let (title, lines, hint, colour, height) = match &self.0 {
            Notice::Findings { title, lines } => {
                (title, lines, words::nothing_changed(), tokens.danger, 300.0)
            }
            Notice::Listed { title, lines } => (title, lines, "", tokens.accent, 420.0),
            Notice::Compared { title, lines } => {
                (title, lines, words::compared_hint(), tokens.accent, 360.0)
            }
            Notice::Rules(doubt) => return doubt_ui(ui, cx, keyboard, doubt),
            Notice::Import(_) | Notice::Merge(_) => return false,
        };
        in_window(ui, title, vec2(600.0, height), |ui| {
            if !hint.is_empty() {
                widgets::soft(ui, hint);
            }
            lines_ui(ui, lines, colour);
            let close = ui.button(words::close());
            keyboard.give(&close);
            !close.clicked()
        })
    }
}

/// Asks which rules a plan is to be used with.
fn doubt_ui(ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard, doubt: &RulesDoubt) -> bool {
    let RulesDoubt { title, says, lines, ways } = doubt;
    let accent = widgets::tokens(ui).accent;
    in_window(ui, title, vec2(600.0, 360.0), |ui| {
        widgets::soft(ui, says);
        lines_ui(ui, lines, accent);
        let mut open = true;
        ui.horizontal_wrapped(|ui| {
            for (words, way) in ways {
                let button = ui.button(words);
                keyboard.give(&button);
                if button.clicked() {
                    open = false;
                    match way {
                        Way::Open(source) => cx.push(Intent::Send(Event::Open(source.clone()))),
                        Way::Run(command) => cx.push(Intent::Run(*command)),
                        Way::Act(action) => cx.push(Intent::Act(action.clone())),
                        Way::Import(read) => cx.push(Intent::Show(Notice::Import(read.clone()))),
                        Way::Stay => {}
                    }
                }
            }
        });
        open
    })
}
