//! Plots as Tierboard draws them.

use egui::{Ui, Vec2, Vec2b};
use egui_plot::Plot;

use super::widgets;

/// A plot that stays where it is: it cannot be dragged, zoomed or scrolled, has no crosshair and no
/// label of its own at the pointer, and at most a grid of heights.
#[must_use]
pub fn still<'a>(ui: &Ui, name: &'static str) -> Plot<'a> {
    Plot::new(name)
        .show_grid(Vec2b::new(false, true))
        .grid_color(widgets::tokens(ui).line)
        .show_background(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .auto_bounds(Vec2b::FALSE)
        .set_margin_fraction(Vec2::ZERO)
        .label_formatter(|_| None)
}
