//! Moves the keyboard focus into a dialog, and back to where it was.

use egui::{Id, Memory, Response, Ui};

/// Where the keyboard focus is while a dialog is open, and where it was before.
#[derive(Debug, Default)]
pub struct Keyboard {
    /// Whether the dialog has just opened, and its first control is to get the focus.
    wanted: bool,
    came_from: Option<Id>,
    /// Whether a text field of the dialog had the focus in the last frame.
    typing: bool,
}

impl Keyboard {
    /// Called when a dialog opens.
    pub fn begin(&mut self) {
        self.wanted = true;
    }

    /// Remembers what has the focus before the dialog takes it.
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

    /// Gives a control the focus if its dialog has just opened. Returns whether it did.
    pub fn give(&mut self, control: &Response) -> bool {
        let wanted = std::mem::take(&mut self.wanted);
        if wanted {
            control.request_focus();
        }
        wanted
    }

    /// Whether Escape is for something in the dialog: an open list or, in a form, the field that is
    /// being typed in.
    #[must_use]
    pub fn escape_is_inner(&self, ui: &Ui, form: bool) -> bool {
        egui::Popup::is_any_open(ui.ctx()) || form && self.typing
    }

    /// Called when the dialog has been drawn.
    pub fn drawn(&mut self, ui: &Ui) {
        self.wanted = false;
        self.typing = ui.ctx().text_edit_focused();
    }

    /// Called when the dialog is closed: gives the focus back to what had it before.
    pub fn give_back(&mut self, ui: &Ui) {
        self.typing = false;
        if let Some(before) = self.came_from.take() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
    }
}
