//! Pages as pictures (SVG, PNG, PDF), and pictures added by users.

use super::deck;
use super::error::ExportError;
use super::options::View;
use super::page::Page;
use super::source::Source;

pub mod drawing;
pub mod file;
pub mod image;
pub mod outline;
pub mod pdf;
pub mod png;
pub mod svg;

/// Returns the page for a view.
///
/// # Errors
/// Returns an error if the deck does not have the chosen scene.
pub fn page(source: &Source<'_>, view: View) -> Result<Page, ExportError> {
    let scenes = deck::shown(source.report.plan(), source.compared.is_some());
    let place = match view {
        View::Board => return Ok(deck::board::page(source)),
        View::Chart => return Ok(deck::chart_page(source)),
        View::Number(number) => number.checked_sub(1),
        View::Scene(show) => scenes.iter().position(|scene| scene.show == show),
    };
    match place.and_then(|place| Some((place, scenes.get(place)?))) {
        Some((place, scene)) => {
            Ok(deck::printed(source, scene, (place + 1, scenes.len()), usize::MAX))
        }
        None => Err(ExportError::NoScene { scenes: scenes.len() }),
    }
}
