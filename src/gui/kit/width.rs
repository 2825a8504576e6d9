//! How wide a window is, and which panels it shows. A large zoom makes a wide window narrow.

use egui::Context;

use super::theme::size;
use crate::store::settings::Settings;

/// The largest zoom at which the board is still usable in this window.
#[must_use]
pub fn largest_zoom(ctx: &Context) -> f32 {
    let tenths = ctx.content_rect().size() * ctx.zoom_factor() / size::SMALLEST * 10.0;
    (tenths.min_elem().round() / 10.0).clamp(1.0, 3.0)
}

/// How wide a window is, measured in points: a large zoom makes a wide window narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// Wide enough for the board and one panel.
    Narrow,
    /// Wide enough for the board and two panels.
    Usual,
    /// Wide enough for the board and two wide panels.
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

    /// Whether palette and inspector are shown. A narrow window shows one of them: the inspector
    /// while something is selected.
    #[must_use]
    pub fn sides(self, settings: &Settings, selected: bool) -> (bool, bool) {
        match (self, settings.palette, settings.inspector) {
            (Self::Narrow, true, true) => (!selected, selected),
            (_, palette, inspector) => (palette, inspector),
        }
    }
}
