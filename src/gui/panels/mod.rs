//! What is around the page: the bar, the palette, the inspector, the evidence, the status line.
//! Panels that have a state own it.

pub mod bar;
pub mod evidence;
pub mod inspector;
pub mod lens;
pub mod menus;
pub mod palette;
pub mod status;
pub mod switch;
mod timeline;

use palette::Palette;

/// The panels that have a state.
#[derive(Default)]
pub struct Panels {
    /// The palette.
    pub palette: Palette,
}
