//! `PowerPoint`: native text, shapes, tables and charts, so that a deck can be edited. A shape of a
//! page becomes a single shape of a slide, with border, fill and text.
//!
//! Two things differ from the other exports: signs are characters, and an SVG picture is converted
//! to pixels, since some programs cannot draw it.

mod chart;
mod image;
mod markup;
mod package;
mod parts;
mod slide;
mod table;
mod text;
mod theme;
mod units;

use self::package::Package;
use super::deck;
use super::error::ExportError;
use super::options::Options;
use super::page::Deck;
use super::source::Source;

/// Writes the scenes that are shown, a slide each, then what each verdict rests on, and the sources. The
/// same plan gives the same bytes.
///
/// # Errors
/// Returns an error if the file cannot be packed.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    presentation(&deck::with_grounds(source))
}

/// Writes any deck as a presentation.
///
/// # Errors
/// Returns an error if the file cannot be packed.
pub fn presentation(deck: &Deck) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::default();
    parts::add(&mut package, deck);
    for (number, page) in (1..).zip(&deck.pages) {
        slide::add(&mut package, deck, page, number)?;
    }
    package.pack()
}
