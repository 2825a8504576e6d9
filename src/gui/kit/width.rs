//! How wide a window is, and what is shown in it: a large zoom makes a wide window narrow.

use egui::Context;

use super::theme::size;
use crate::store::settings::Settings;

/// The largest zoom at which this window still shows a board.
#[must_use]
pub fn largest_zoom(ctx: &Context) -> f32 {
    let tenths = ctx.content_rect().size() * ctx.zoom_factor() / size::SMALLEST * 10.0;
    (tenths.min_elem().round() / 10.0).clamp(1.0, 3.0)
}

/// How wide a window is, in points: a large zoom makes a wide window narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// For the board and one panel beside it.
    Narrow,
    /// For the board between two panels.
    Usual,
    /// For that, and some air.
    Wide,
}

impl Width {
    /// The width of the window.
    #[must_use]
    pub fn of(ctx: &Context) -> Self {
        match ctx.content_rect().width() {
            width if width < size::NARROW => Self::Narrow,
            width if width < size::WIDE => Self::Usual,
            _ => Self::Wide,
        }
    }

    /// Whether palette and inspector are shown. Where only one of them has room, it is the
    /// inspector while something is selected.
    #[must_use]
    pub fn sides(self, settings: &Settings, selected: bool) -> (bool, bool) {
        match (self, settings.palette, settings.inspector) {
            (Self::Narrow, true, true) => (!selected, selected),
            (_, palette, inspector) => (palette, inspector),
        }
    }
}
