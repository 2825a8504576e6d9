//! The window, used as a strategist uses it: clicked, dragged and typed into through the
//! accessibility tree, in both themes.

mod board;
mod files;
mod harness;
mod keyboard;
mod looks;
mod panels;
mod workshop;
