//! What everything in the window is made of: theme, icons, signs, widgets, text fields. Nothing
//! here knows a page, a panel or a dialog.

pub mod fields;
pub mod icons;
pub mod signs;
pub mod theme;
pub mod widgets;
pub mod width;
