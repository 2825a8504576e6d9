//! What stands around a page: the bar, the palette, the inspector, the evidence, the status line.
//! Each panel that has a state owns it.

pub mod bar;
pub mod evidence;
pub mod inspector;
pub mod menus;
pub mod palette;
pub mod status;

use inspector::Inspector;
use palette::Palette;

/// The panels that have a state of their own.
#[derive(Default)]
pub struct Panels {
    /// What a brand can run.
    pub palette: Palette,
    /// What is chosen.
    pub inspector: Inspector,
}
