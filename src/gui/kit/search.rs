//! Search fields, and what answers them.

use egui::{Response, Role, TextEdit, WidgetInfo};

/// A search field over the whole width.
pub fn search_field<'t>(query: &'t mut String, hint: &'static str) -> TextEdit<'t> {
    TextEdit::singleline(query).hint_text(hint).desired_width(f32::INFINITY)
}

/// Describes a search field to screen readers.
pub fn names_search(response: &Response, query: &str, hint: &'static str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, hint);
        info.current_text_value = Some(query.to_owned());
        info
    });
}

/// Whether a text contains every word of a query.
#[must_use]
pub fn answers(text: &str, query: &str) -> bool {
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
