//! The keyboard's way into a dialog, and back to where it was.

use egui::{Id, Memory, Response, Ui};

/// Who has the keyboard while a dialog is open, and who had it before.
#[derive(Debug, Default)]
pub struct Keyboard {
    /// Whether the dialog has just opened, and its first control is to get the keyboard.
    wanted: bool,
    came_from: Option<Id>,
    /// Whether a text field of the dialog had the keyboard in the last frame.
    typing: bool,
}

impl Keyboard {
    /// A dialog opens.
    pub fn begin(&mut self) {
        self.wanted = true;
    }

    /// Notes what has the keyboard before the dialog takes it.
    pub fn note(&mut self, ui: &Ui) {
        if self.wanted && self.came_from.is_none() {
            self.came_from = ui.memory(Memory::focused);
        }
    }

    /// Whether the dialog has just opened.
    #[must_use]
    pub fn wanted(&self) -> bool {
        self.wanted
    }

    /// Gives a control the keyboard if its dialog has just opened.
    pub fn give(&mut self, control: &Response) {
        if std::mem::take(&mut self.wanted) {
            control.request_focus();
        }
    }

    /// Whether Escape is for something within the dialog: an open list, or, in a form, the field
    /// that is being typed in.
    #[must_use]
    pub fn escape_is_inner(&self, ui: &Ui, form: bool) -> bool {
        egui::Popup::is_any_open(ui.ctx()) || form && self.typing
    }

    /// The dialog has been drawn.
    pub fn drawn(&mut self, ui: &Ui) {
        self.wanted = false;
        self.typing = ui.ctx().text_edit_focused();
    }

    /// The dialog is closed: whoever had the keyboard gets it back.
    pub fn give_back(&mut self, ui: &Ui) {
        self.typing = false;
        if let Some(before) = self.came_from.take() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
    }
}
