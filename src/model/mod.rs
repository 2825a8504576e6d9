//! The model: pure data and pure functions. No files, clock, randomness, threads or windows.
//!
//! ```text
//!   pack ──► engine ──┐
//!                     ├──► coverage::Evaluation ──► verdicts, tiers, platforms, goals, moves
//!   plan ─────────────┘
//!     ▲
//!     └── action::apply ◄── Action        history keeps the snapshots
//! ```

pub mod action;
pub mod check;
pub mod compare;
pub mod coverage;
pub mod engine;
pub mod evaluated;
pub mod evidence;
pub mod finding;
pub mod history;
pub mod id;
pub mod import;
pub mod moves;
pub mod numbers;
pub mod pack;
pub mod plan;
pub mod roadmap;
pub mod scene;
pub mod shown;
pub mod tidy;
pub mod verdict;
