//! The tests of Tierboard, one file for each part of it. They stand in one program, so that the
//! library is linked once. The window that needs a screen has a program of its own: `window.rs`.

mod cases;
mod cheapest;
mod cli;
mod cli_import;
mod deck;
mod editor;
mod evidence;
mod export;
mod files;
mod formats;
mod html;
mod import;
mod lang;
mod laws;
mod layering;
mod merge;
mod numbers;
mod options;
mod packs;
mod paths;
mod pictures;
mod pptx;
mod record;
mod returned;
mod routes;
mod schedule;
mod style;
mod support;
#[cfg(feature = "gui")]
mod ui;
