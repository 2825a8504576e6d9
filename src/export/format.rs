//! Which file gets what: the format follows the file's ending.

use std::path::Path;

use super::deck::{self, Source};
use super::look::Shade;
use super::page::Page;
use super::{html, json, pdf, png, pptx, report, svg, xlsx};
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::scene::Show;
use crate::text::{lang, stage, words};

/// A format of exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Format {
    /// All scenes, a page each.
    Pdf,
    /// All scenes as slides that can be edited.
    Pptx,
    /// Sheets with filters and a chart.
    Xlsx,
    /// One page for a browser.
    Html,
    /// One picture of lines and text.
    Svg,
    /// One picture of pixels.
    Png,
    /// A row for each touchpoint and insight.
    Csv,
    /// Tables for a document.
    Markdown,
    /// For programs.
    Json,
}

impl Format {
    /// Whether a comparison has a place in it.
    #[must_use]
    pub fn compares(self) -> bool {
        !matches!(self, Self::Xlsx | Self::Csv | Self::Json)
    }

    /// Its usual ending.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The format of a file, by its ending.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        use strum::IntoEnumIterator;
        let ending = file.extension()?.to_str()?.to_lowercase();
        let ending = match ending.as_str() {
            "htm" => "html",
            "markdown" => "md",
            other => other,
        };
        Self::iter().find(|format| format.ending() == ending)
    }
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The board.
    #[default]
    Board,
    /// Coverage by tier.
    Chart,
    /// A scene of the deck, by its number from 1.
    Number(usize),
    /// The first scene of the deck that shows this.
    Scene(Show),
}

/// How an export shall look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What a picture shows; decks and reports hold everything.
    pub view: View,
    /// Light or dark.
    pub shade: Shade,
    /// The width of pictures, in pixels.
    pub width: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { view: View::Board, shade: Shade::Light, width: 1920 }
    }
}

/// Writes a plan in a format.
///
/// # Errors
/// In words: a scene that the deck does not have, a picture too large.
pub fn write(
    evaluated: &Evaluated,
    compared: Option<&Comparison>,
    format: Format,
    options: Options,
) -> Result<Vec<u8>, String> {
    let source = Source { compared, ..Source::new(evaluated, options.shade) };
    let grounds = stage::grounds(evaluated.engine.pack());
    let mut bytes = Vec::new();
    if matches!(format, Format::Pdf | Format::Pptx) && deck::shown(&source).is_empty() {
        return Err(words::no_scene(0));
    }
    match format {
        Format::Pdf => return pdf::write(&deck::deck(&source)),
        Format::Svg => {
            #[expect(clippy::cast_precision_loss, reason = "at most png::WIDEST")]
            let width = options.width.clamp(1, png::WIDEST) as f32;
            let language = lang::current().code();
            let page = picture(&source, options.view)?;
            bytes = svg::write(&page, width, language, &grounds).into_bytes();
        }
        Format::Png => {
            let page = picture(&source, options.view)?;
            return png::write(&page, &grounds, options.width);
        }
        Format::Csv => report::csv_file(evaluated, &mut bytes).map_err(|e| e.to_string())?,
        Format::Markdown => {
            report::markdown(evaluated, compared, &mut bytes).map_err(|e| e.to_string())?;
        }
        Format::Json => json::file(evaluated, &mut bytes).map_err(|e| e.to_string())?,
        Format::Pptx => return pptx::write(&deck::deck(&source)),
        Format::Xlsx => return xlsx::write(evaluated),
        Format::Html => bytes = html::write(evaluated, compared).into_bytes(),
    }
    Ok(bytes)
}

fn picture(source: &Source<'_>, view: View) -> Result<Page, String> {
    let scenes = deck::shown(source);
    let found = match view {
        View::Board => return Ok(deck::board::page(source)),
        View::Chart => return Ok(deck::chart_page(source)),
        View::Number(number) => number.checked_sub(1).filter(|index| *index < scenes.len()),
        View::Scene(show) => scenes.iter().position(|scene| scene.show == show),
    };
    let scene = found.and_then(|index| Some((index, scenes.get(index)?)));
    let Some((index, scene)) = scene else { return Err(words::no_scene(scenes.len())) };
    Ok(deck::page(source, scene, (index + 1, scenes.len()), usize::MAX))
}
