//! What dialogs have in common: their window, a search field, lines of text.

use egui::{
    Align2, Color32, Context, Response, Role, ScrollArea, Ui, Vec2, WidgetInfo, Window, vec2,
};

use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;

pub mod keyboard;

/// Draws a dialog's window. Returns false once it is closed, by its own button or by `add`.
pub fn in_window(ui: &Ui, title: &str, size: Vec2, add: impl FnOnce(&mut Ui) -> bool) -> bool {
    let (mut open, mut stay) = (true, true);
    window(ui.ctx(), title, size).open(&mut open).show(ui, |ui| stay = add(ui));
    open && stay
}

pub fn window(ctx: &Context, title: &str, size: Vec2) -> Window<'static> {
    Window::new(title.to_owned())
        .id(egui::Id::unique(("dialog", title)))
        .collapsible(false)
        .resizable(true)
        .default_size(size)
        .pivot(Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center() - vec2(0.0, 20.0))
}

/// Draws lines that can be selected and copied, with space for a button below them.
pub fn lines_ui(ui: &mut Ui, lines: &[String], colour: Color32) {
    let height = (ui.available_height() - size::ROW - 12.0).max(60.0);
    ScrollArea::vertical().auto_shrink([false, true]).max_height(height).show(ui, |ui| {
        for line in lines {
            widgets::marked(ui, colour, |ui| {
                let text = egui::RichText::new(line).font(theme::regular(size::SMALL));
                ui.add(egui::Label::new(text).wrap().selectable(true));
            });
        }
    });
}

/// Names a text field of a dialog for screen readers.
pub fn named_field(response: &Response, name: &str, text: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
}

/// Names a button whose text is only a sign.
pub fn named_button(response: &Response, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
}
