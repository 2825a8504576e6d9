//! Tierboard: a planning board for China. Lay campaign touchpoints on platforms that stand in three
//! columns by how open they are, and see what each will teach the brand, and why.
//!
//! ```text
//!   files ──► store ──► Plan, Pack ──► model::engine ──► Evaluation ──► text ──► export ──► cli, gui
//!     ▲                   ▲                                                                    │
//!     └────── save ───────┴───────────────── Action ◄──────────────────────────────────────────┘
//! ```
//!
//! Imports point down only: `model ← store ← text ← export ← cli, gui ← main`. The model knows no files and
//! no window; without the feature `gui` the library builds without egui.

#![forbid(unsafe_code)]

pub mod cli;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod model;
pub mod store;
pub mod text;
