//! Tierboard: a planning board for China. Lay campaign touchpoints on platforms in three columns by
//! how open they are, and see what each will teach the brand, and why.
//!
//! ```text
//!   files ──► store ──► Plan, Pack ──► model::engine ──► Evaluation ──► report ──► export, gui, cli
//!     ▲                     ▲
//!     │                   Action ◄── editor ◄── Event ◄── gui, cli
//!     └────── save ◄── Effect ◄───────┘
//! ```
//!
//! Imports point down only: `model ← store ← text ← report ← export ← editor ← cli, gui ← main`.
//! The model does not touch files and the editor does not know the window; without the feature
//! `gui` the library builds without egui.

#![forbid(unsafe_code)]

pub mod cli;
pub mod editor;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod model;
pub mod report;
pub mod store;
pub mod text;
