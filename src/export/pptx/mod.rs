//! `PowerPoint`: native text, shapes, tables and charts, so that a deck can be worked on. A shape
//! of a page is one shape of a slide, with border, fill and text together.
//!
//! Two things differ from the other exports. Signs are characters here, and a picture in SVG becomes
//! pixels: not every program that opens presentations draws it.

mod chart;
mod image;
mod package;
mod parts;
mod slide;
mod table;
mod text;
mod units;

use self::package::Package;
use super::page::Deck;
use crate::text::lang::Lang;

/// The namespaces of drawings, relationships and presentations.
const NAMES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;

/// Writes a deck. The same deck gives the same bytes. The error is in words for the user; it comes
/// only where the parts cannot be packed.
pub fn write(deck: &Deck) -> Result<Vec<u8>, String> {
    let mut package = Package::default();
    parts::add(&mut package, deck);
    for (number, page) in (1..).zip(&deck.pages) {
        slide::add(&mut package, deck, page, number)?;
    }
    package.pack()
}

/// The language of a deck, by its code.
fn language(code: &str) -> Lang {
    Lang::of_code(code).unwrap_or(Lang::EN)
}
