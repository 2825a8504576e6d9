//! Exports: bytes out, no window, no paths. Pictures are drawn from one neutral document, [`page`]s
//! of shapes with text in them; each writer turns the same pages into its own format.
//!
//! ```text
//!   Evaluated ──► deck (scenes) ──► page::Page ──┬─► layout::marks ──► svg, png, pdf, stage
//!       │                                        └─► pptx (native shapes, table, chart)
//!       └──────────────────────────────────────────► html, xlsx, csv, markdown, json
//! ```
//!
//! The same plan gives the same bytes: nothing here asks for the time or for chance.

pub mod deck;
pub mod fonts;
pub mod format;
pub mod html;
pub mod json;
pub mod layout;
pub mod look;
pub mod markup;
pub mod outline;
pub mod page;
pub mod pdf;
pub mod png;
pub mod pptx;
pub mod report;
pub mod svg;
pub mod xlsx;
