//! The table of all export formats. The format of a file follows from its extension.

use std::path::Path;

use super::error::ExportError;
pub use super::options::{Options, View, WIDEST, What};
use super::picture::{pdf, png, svg};
use super::source::Source;
use super::{calendar, csv, deck, html, json, markdown, minutes, pptx, xlsx};
use crate::model::compare::Comparison;
use crate::report::Report;
use crate::text::words;

/// An export format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Format {
    /// Editable slides of all scenes.
    Pptx,
    /// A page for each scene.
    Pdf,
    /// One page for browsers.
    Html,
    /// Sheets with filters and a chart.
    Xlsx,
    /// A row per touchpoint and insight.
    Csv,
    /// Tables for documents.
    Markdown,
    /// The minutes of the workshop as a document.
    Docx,
    /// Tasks for calendars.
    Ics,
    /// For other programs.
    Json,
    /// One vector picture.
    Svg,
    /// One pixel picture.
    Png,
}

/// What a format contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// All scenes that are shown, in order.
    Deck,
    /// One picture.
    Picture,
    /// The whole plan in one document.
    Document,
}

/// A function that writes a plan in a format and returns the bytes of the file.
pub type Writer = fn(&Source<'_>, Options) -> Result<Vec<u8>, ExportError>;

/// The properties of a format.
#[derive(Debug)]
pub struct Entry {
    /// The format.
    pub format: Format,
    /// The file extensions; the first one is the default.
    pub endings: &'static [&'static str],
    /// What it is suited for, in a few words.
    pub label: fn() -> &'static str,
    /// What it contains.
    pub gives: Gives,
    /// Whether it shows a comparison.
    pub compares: bool,
    /// The function that writes it.
    pub write: Writer,
    /// The function that writes the data passports of the touchpoints, if there is one.
    pub passport: Option<Writer>,
    /// The function that writes the minutes of the workshop, if there is one.
    pub minutes: Option<Writer>,
    /// The function that writes targets, routes, costs and options, if there is one.
    pub targets: Option<Writer>,
}

/// All formats, in the order in which they are offered.
pub static ENTRIES: [Entry; 11] = [
    Entry {
        format: Format::Pptx,
        endings: &["pptx"],
        label: words::export_pptx,
        gives: Gives::Deck,
        compares: true,
        write: pptx::write,
        passport: None,
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Pdf,
        endings: &["pdf"],
        label: words::export_pdf,
        gives: Gives::Deck,
        compares: true,
        write: pdf::write,
        passport: Some(pdf::passport),
        minutes: Some(minutes::pdf),
        targets: None,
    },
    Entry {
        format: Format::Html,
        endings: &["html", "htm"],
        label: words::export_html,
        gives: Gives::Document,
        compares: true,
        write: html::write,
        passport: None,
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Xlsx,
        endings: &["xlsx"],
        label: words::export_xlsx,
        gives: Gives::Document,
        compares: false,
        write: xlsx::write,
        passport: Some(xlsx::passport),
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Csv,
        endings: &["csv"],
        label: words::export_csv,
        gives: Gives::Document,
        compares: false,
        write: csv::write,
        passport: None,
        minutes: Some(minutes::csv),
        targets: Some(csv::targets),
    },
    Entry {
        format: Format::Markdown,
        endings: &["md", "markdown"],
        label: words::export_markdown,
        gives: Gives::Document,
        compares: true,
        write: markdown::write,
        passport: None,
        minutes: Some(minutes::markdown),
        targets: None,
    },
    Entry {
        format: Format::Docx,
        endings: &["docx"],
        label: words::export_docx,
        gives: Gives::Document,
        compares: false,
        write: minutes::docx,
        passport: None,
        minutes: Some(minutes::docx),
        targets: None,
    },
    Entry {
        format: Format::Ics,
        endings: &["ics"],
        label: words::export_ics,
        gives: Gives::Document,
        compares: false,
        write: calendar::write,
        passport: None,
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Json,
        endings: &["json"],
        label: words::export_json,
        gives: Gives::Document,
        compares: false,
        write: json::write,
        passport: None,
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Svg,
        endings: &["svg"],
        label: words::export_svg,
        gives: Gives::Picture,
        compares: true,
        write: svg::write,
        passport: None,
        minutes: None,
        targets: None,
    },
    Entry {
        format: Format::Png,
        endings: &["png"],
        label: words::export_png,
        gives: Gives::Picture,
        compares: true,
        write: png::write,
        passport: None,
        minutes: None,
        targets: None,
    },
];

impl Format {
    /// Whether its text is drawn with the fonts of this system, and not of the reader's.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Pdf | Self::Png | Self::Svg)
    }

    /// All formats, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = &'static Entry> {
        ENTRIES.iter()
    }

    /// Returns the properties of the format.
    ///
    /// # Panics
    /// Panics if the format is not in the table, which a test rules out.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        let found = Self::all().find(|entry| entry.format == self);
        found.expect("every format has an entry: a test looks it up")
    }

    /// The default file extension.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.endings().first().copied().unwrap_or_default()
    }

    /// All file extensions.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        self.entry().endings
    }

    /// Whether it shows a comparison.
    #[must_use]
    pub fn compares(self) -> bool {
        self.entry().compares
    }

    /// Returns the format of a file, by its extension.
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
/// Returns an [`ExportError`] if the deck does not have the chosen scene, if the picture is too
/// large, if the format has no data passports, minutes or targets, or if the writer of the format fails.
pub fn write(
    report: &Report,
    compared: Option<&Comparison>,
    format: Format,
    options: Options,
) -> Result<Vec<u8>, ExportError> {
    let entry = format.entry();
    let source = Source { compared, ..Source::new(report, options.shade) };
    let write = match options.what {
        What::Plan => entry.write,
        What::Passports => entry.passport.ok_or(ExportError::NoPassport)?,
        What::Minutes => entry.minutes.ok_or(ExportError::NoMinutes)?,
        What::Targets => entry.targets.ok_or(ExportError::NoTargets)?,
    };
    let scenes = || deck::shown(report.plan(), compared.is_some());
    if options.what == What::Plan && entry.gives == Gives::Deck && scenes().is_empty() {
        return Err(ExportError::NoScene { scenes: 0 });
    }
    if format.is_drawn() {
        return source.house().set(|| write(&source, options));
    }
    write(&source, options)
}
