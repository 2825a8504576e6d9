//! Exports: from a plan to the bytes of a file, without windows or paths. The same plan always
//! gives the same bytes, since nothing here depends on the time or on random numbers.
//!
//! ```text
//!                         ┌─► deck ──► page::Page ──┬─► layout ──► picture: svg, png, pdf
//!   Report, Comparison,   │   (scenes)  (shapes)    │          └─► the stage of the window
//!   Look                  │                         └─► pptx (its own shapes, table, chart)
//!     └─► source::Source ─┤
//!                         ├─► html, xlsx, csv, markdown, json
//!                         └─► minutes, calendar: the record of the workshop
//!
//!   format::write(report, compared, format, options) ──► format::ENTRIES ──► the writer ──► bytes
//! ```
//!
//! * [`mod@format`] is the table of all formats: extensions, label, contents, writer.
//! * [`source::Source`] is the input of a writer, which takes its texts from the report and its
//!   colours from the look, and derives nothing itself.
//! * [`deck`] lays out the scenes as [`page`]s: rectangles with text, tables, charts, pictures.
//! * [`layout`] splits a page into marks and gives each line of text its position, so that lines
//!   break at the same positions in every format. [`fonts`] measures the text.
//!
//! # Adding a format
//!
//! 1. Write a module in this folder, such as `odp.rs`, with one public function:
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
//!    Slides start from [`deck::deck`], a picture from [`picture::page`] and [`layout::parts`], and
//!    a document from `source.report`, which has the texts of goals, moves, cards, reasons and
//!    coverage, each with a [`Role`](crate::report::Role). `source.look.style(role)` has its
//!    colours, and [`strokes`](crate::report::shape::strokes) the shape of its sign. Every export
//!    must name its rule pack and sources: `source.report.grounds()`.
//! 2. Declare the module below, add a variant to [`format::Format`], and add an entry to
//!    [`format::ENTRIES`] at the position where the dialog should offer it. The dialog, the command
//!    line and the file chooser use that table, so nothing else has to be changed.
//! 3. Add the label of the entry, such as `export-odp`, to all files of `assets/lang`. The build
//!    generates `words::export_odp` from it, and fails if a language lacks it.
//! 4. Escape text of the user as the format requires: names, titles and notes can contain anything.
//!    Errors of a library become [`error::ExportError::NotWritten`].
//! 5. Run the tests. `tests/suite/export.rs` writes every format of the table twice and compares
//!    the bytes; add a test that reads yours back. `benches/export.rs` covers new formats.

pub mod boxes;
pub mod calendar;
pub mod csv;
pub mod deck;
pub mod error;
pub mod fonts;
mod footnotes;
pub mod format;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod markup;
pub mod minutes;
pub mod options;
pub mod page;
pub mod picture;
pub mod pptx;
pub mod rows;
pub mod source;
pub mod xlsx;
