//! Lines of Chinese text. egui keeps closing brackets and full stops from the start of a line, but
//! not opening ones from its end.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{Galley, LayoutJob, TextWrapping};
use egui::{Color32, FontId, Ui};

/// What must not end a line.
const OPENING: &[char] = &['（', '《', '〈', '「', '『', '【', '〔', '［', '｛', '“', '‘', '('];

/// The character at which the first line that ends with an opening bracket ought to end, as a byte
/// index.
fn wrong_end(text: &str, galley: &Galley) -> Option<usize> {
    let mut at = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let last = row.glyphs.last().map(|glyph| glyph.chr);
        let ends = last.is_some_and(|last| OPENING.contains(&last)) && !row.ends_with_newline;
        if ends && count > 1 {
            return text.char_indices().nth(at + count - 1).map(|(index, _)| index);
        }
        at += count + usize::from(row.ends_with_newline);
    }
    None
}

/// A text with line breaks before the brackets that would otherwise end a line of this width.
#[must_use]
pub fn kept<'t>(ui: &Ui, text: &'t str, font: &FontId, width: f32) -> Cow<'t, str> {
    /// More lines than any text in the window has.
    const MOST: usize = 40;
    let mut kept = Cow::Borrowed(text);
    if !text.contains(OPENING) || text.is_ascii() {
        return kept;
    }
    for _ in 0..MOST {
        let job = LayoutJob::simple(kept.to_string(), font.clone(), Color32::BLACK, width);
        let galley = ui.painter().layout_job(job);
        let Some(at) = wrong_end(&kept, &galley).filter(|_| galley.rows.len() > 1) else { break };
        kept.to_mut().insert(at, '\n');
    }
    kept
}

/// A text in one line of at most this width; what does not fit gives way to an ellipsis.
#[must_use]
pub fn one(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
    ui.painter().layout_job(job)
}
