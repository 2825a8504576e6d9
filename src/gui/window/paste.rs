//! Text from the clipboard, before any field gets it.

use egui::{Event, RawInput};

/// Takes control characters out of pasted text: a screen reader or a window's title cannot hold
/// them. White space stays, since it separates the rows and cells of a table.
pub fn tidy(input: &mut RawInput) {
    for event in &mut input.events {
        if let Event::Paste(text) | Event::Text(text) = event {
            text.retain(|c| !c.is_control() || c.is_whitespace());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_keeps_its_rows_and_cells_and_loses_what_controls() {
        let events = vec![Event::Paste("Shop\0\tTmall\r\n\u{1b}Ad".to_owned())];
        let mut input = RawInput { events, ..RawInput::default() };
        tidy(&mut input);
        assert_eq!(input.events, [Event::Paste("Shop\tTmall\r\nAd".to_owned())]);
    }
}
