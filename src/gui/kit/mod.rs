//! The parts that the whole window shares: theme, icons, signs, widgets, text fields. Nothing here
//! depends on a page, a panel or a dialog.

pub mod fields;
pub mod icons;
pub mod lines;
pub mod plot;
pub mod search;
pub mod segments;
pub mod signs;
pub mod step;
pub mod theme;
pub mod typed;
pub mod why;
pub mod widgets;
pub mod width;
