//! Exports: bytes out, no window, no paths. The same plan gives the same bytes: nothing here asks
//! for the time or for chance.
//!
//! ```text
//!                         ┌─► deck ──► page::Page ──┬─► layout ──► picture: svg, png, pdf
//!   Report, Comparison,   │   (scenes)  (shapes)    │          └─► the stage of the window
//!   Look                  │                         └─► pptx (its own shapes, table, chart)
//!     └─► source::Source ─┤
//!                         └─► html, xlsx, csv, markdown, json
//!
//!   format::write(report, compared, format, options) ──► format::ENTRIES ──► the writer ──► bytes
//! ```
//!
//! * [`format`] is the table of all formats: endings, label, what it gives, writer.
//! * [`source::Source`] is what a writer gets. It takes its words from the report and its colours
//!   from the look, and derives nothing itself.
//! * [`deck`] lays the scenes out as [`page`]s: rectangles with text, a table, a chart, pictures.
//! * [`layout`] takes a page apart into marks, each line of text at its place, so that lines break
//!   in the same places in every format. [`fonts`] measures the text.
//!
//! # To add a format
//!
//! 1. Write the writer, a module of this folder such as `odp.rs`, with one public function:
//!
//!    ```text
//!    //! OpenDocument: slides for LibreOffice.
//!
//!    use super::deck;
//!    use super::error::ExportError;
//!    use super::options::Options;
//!    use super::source::Source;
//!
//!    /// Writes all scenes.
//!    pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
//!        let deck = deck::deck(source);
//!        …
//!    }
//!    ```
//!
//!    Slides start from [`deck::deck`], a picture from [`picture::page`] and [`layout::parts`], a
//!    document from `source.report`: goals, moves, cards, reasons and coverage are there in words,
//!    each with a [`Role`](crate::report::Role). `source.look.style(role)` has its colours, and
//!    [`strokes`](crate::report::shape::strokes) the shape of its sign. Every export names its
//!    rules and sources: `source.report.grounds()`.
//! 2. Declare the module below, add a variant to [`format::Format`] and an entry to
//!    [`format::ENTRIES`], at the place where the dialog shall offer it. The dialog, the command
//!    line and the file chooser read that table; nothing else is to be changed.
//! 3. Add the label of the entry, such as `export-odp`, to both files of `assets/lang`. The build
//!    makes `words::export_odp` of it, and stops where a language lacks it.
//! 4. Escape what people have written as the format wants it: names, titles and notes can hold
//!    anything. A reason of a library goes into [`error::ExportError::NotWritten`].
//! 5. Run the tests. `tests/suite/export.rs` writes every format of the table twice and compares
//!    the bytes; add a test that reads yours back. `benches/export.rs` takes the new ending.

pub mod csv;
pub mod deck;
pub mod error;
pub mod fonts;
pub mod format;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod markup;
pub mod options;
pub mod page;
pub mod picture;
pub mod pptx;
pub mod source;
pub mod xlsx;
