//! The minutes as pages.

use super::block::{Block, blocks};
use crate::export::deck;
use crate::export::error::ExportError;
use crate::export::options::Options;
use crate::export::page::Deck;
use crate::export::picture::pdf;
use crate::export::source::Source;
use crate::report::Report;
use crate::text::{self, lang};

/// Writes the minutes as pages.
///
/// # Errors
/// Passes on the errors of the PDF writer.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    pdf::of_deck(&document(source))
}

/// The minutes as a document, a list a page.
fn document(source: &Source<'_>) -> Deck {
    let report: &Report = source.report;
    let (title, blocks) = blocks(report);
    let mut pages = Vec::new();
    let mut name = title.clone();
    let mut entries: Vec<(String, String)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                pages.extend(deck::listed(source, &name, &std::mem::take(&mut entries)));
                name = heading;
            }
            Block::Paragraph(said) => entries.push((said, String::new())),
            Block::Numbered(all) => {
                let all = all.into_iter().zip(1_usize..);
                entries.extend(all.map(|((head, below), at)| (format!("{at}. {head}"), below)));
            }
            Block::Listed(all) => entries.extend(all),
            // In the columns of a page, long texts would be cut.
            Block::Table(heads, rows) => entries.extend(rows.into_iter().map(|row| {
                let cells = heads.iter().zip(&row).skip(1).filter(|(_, cell)| !cell.is_empty());
                let cells: Vec<String> = cells
                    .map(|(head, cell)| text::labelled(head.as_str(), cell.as_str()))
                    .collect();
                let head = row.first().cloned().unwrap_or_default();
                (head, text::parts(&cells))
            })),
        }
    }
    pages.extend(deck::listed(source, &name, &entries));
    Deck {
        title,
        language: lang::current().code(),
        grounds: report.grounds(),
        look: *source.look,
        fonts: source.fonts(),
        master: None,
        pages,
    }
}
