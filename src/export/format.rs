//! The formats: one table that says all there is to know about each. The format of a file follows
//! its ending.

use std::path::Path;

use super::error::ExportError;
pub use super::options::{Options, View, WIDEST};
use super::picture::{pdf, png, svg};
use super::source::Source;
use super::{csv, deck, html, json, markdown, pptx, xlsx};
use crate::model::compare::Comparison;
use crate::report::Report;
use crate::text::words;

/// A format of exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Format {
    /// All scenes as slides that can be edited.
    Pptx,
    /// All scenes, a page each.
    Pdf,
    /// One page for a browser.
    Html,
    /// Sheets with filters and a chart.
    Xlsx,
    /// A row for each touchpoint and insight.
    Csv,
    /// Tables for a document.
    Markdown,
    /// For programs.
    Json,
    /// One picture of lines and text.
    Svg,
    /// One picture of pixels.
    Png,
}

/// What a format gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// All scenes that are shown, one after the other.
    Deck,
    /// One picture.
    Picture,
    /// The whole plan in one document.
    Document,
}

/// Writes a plan in a format: the bytes of the file.
pub type Writer = fn(&Source<'_>, Options) -> Result<Vec<u8>, ExportError>;

/// All there is to know about a format.
#[derive(Debug)]
pub struct Entry {
    /// Which format.
    pub format: Format,
    /// The endings of its files; the first is the usual one.
    pub endings: &'static [&'static str],
    /// What it is good for, in a few words.
    pub label: fn() -> &'static str,
    /// What it gives.
    pub gives: Gives,
    /// Whether it shows a comparison.
    pub compares: bool,
    /// Writes it.
    pub write: Writer,
}

/// Every format, in the order in which they are offered.
pub static ENTRIES: [Entry; 9] = [
    Entry {
        format: Format::Pptx,
        endings: &["pptx"],
        label: words::export_pptx,
        gives: Gives::Deck,
        compares: true,
        write: pptx::write,
    },
    Entry {
        format: Format::Pdf,
        endings: &["pdf"],
        label: words::export_pdf,
        gives: Gives::Deck,
        compares: true,
        write: pdf::write,
    },
    Entry {
        format: Format::Html,
        endings: &["html", "htm"],
        label: words::export_html,
        gives: Gives::Document,
        compares: true,
        write: html::write,
    },
    Entry {
        format: Format::Xlsx,
        endings: &["xlsx"],
        label: words::export_xlsx,
        gives: Gives::Document,
        compares: false,
        write: xlsx::write,
    },
    Entry {
        format: Format::Csv,
        endings: &["csv"],
        label: words::export_csv,
        gives: Gives::Document,
        compares: false,
        write: csv::write,
    },
    Entry {
        format: Format::Markdown,
        endings: &["md", "markdown"],
        label: words::export_markdown,
        gives: Gives::Document,
        compares: true,
        write: markdown::write,
    },
    Entry {
        format: Format::Json,
        endings: &["json"],
        label: words::export_json,
        gives: Gives::Document,
        compares: false,
        write: json::write,
    },
    Entry {
        format: Format::Svg,
        endings: &["svg"],
        label: words::export_svg,
        gives: Gives::Picture,
        compares: true,
        write: svg::write,
    },
    Entry {
        format: Format::Png,
        endings: &["png"],
        label: words::export_png,
        gives: Gives::Picture,
        compares: true,
        write: png::write,
    },
];

impl Format {
    /// Every format, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = &'static Entry> {
        ENTRIES.iter()
    }

    /// All there is to know about it.
    ///
    /// # Panics
    /// Never in a released program: a test looks up every format.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        let found = Self::all().find(|entry| entry.format == self);
        found.expect("every format has an entry: a test looks it up")
    }

    /// Its usual ending.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// The endings of its files.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        self.entry().endings
    }

    /// Whether it shows a comparison.
    #[must_use]
    pub fn compares(self) -> bool {
        self.entry().compares
    }

    /// The format of a file, by its ending.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_lowercase();
        let found = Self::all().find(|entry| entry.endings.contains(&ending.as_str()));
        found.map(|entry| entry.format)
    }
}

/// Writes a plan in a format.
///
/// # Errors
/// A scene that the deck does not have, a picture too large, or what the format's writer says.
pub fn write(
    report: &Report,
    compared: Option<&Comparison>,
    format: Format,
    options: Options,
) -> Result<Vec<u8>, ExportError> {
    let entry = format.entry();
    let source = Source { compared, ..Source::new(report, options.shade) };
    if entry.gives == Gives::Deck && deck::shown(report.plan(), compared.is_some()).is_empty() {
        return Err(ExportError::NoScene { scenes: 0 });
    }
    (entry.write)(&source, options)
}
