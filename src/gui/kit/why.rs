//! Who says so: the statement behind something on the screen, with its source.

use egui::{Label, RichText, Ui};

use super::theme::{self, size};
use super::widgets;
use crate::report::{self, Why};

/// Draws a heading, the reason, the source as a link that the browser opens, and beside it what
/// kind of source that is, in what form the insight arrives, and the dates of the statement.
pub fn why_ui(ui: &mut Ui, head: &str, why: &Why, about: &str) {
    ui.set_max_width(340.0);
    ui.add(Label::new(RichText::new(head).font(theme::bold(size::SMALL))).wrap());
    widgets::soft(ui, &why.because);
    source_ui(ui, why, about);
}

/// Draws the source of a statement, and what is known about both.
pub fn source_ui(ui: &mut Ui, why: &Why, about: &str) {
    let tokens = widgets::tokens(ui);
    let faint =
        |text: &str| RichText::new(text).font(theme::regular(size::SMALL)).color(tokens.faint);
    if let Some(line) = &why.line() {
        match why.address.as_ref().filter(|address| report::is_web(address)) {
            Some(address) => {
                drop(ui.hyperlink_to(faint(line), &**address).on_hover_text(&**address));
            }
            None => drop(ui.label(faint(line))),
        }
    }
    let details = why.details();
    let parts = [about, &*details].into_iter().filter(|part| !part.is_empty());
    let said = parts.collect::<Vec<_>>().join("  ·  ");
    if !said.is_empty() {
        ui.add(Label::new(faint(&said)).wrap());
    }
}
