//! The minutes as a Word document.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId, Paragraph, Run, SpecialIndentType, Start, Style, StyleType, Table, TableCell,
    TableRow, WidthType,
};

use super::block::{Block, blocks};
use crate::export::error::ExportError;
use crate::export::options::Options;
use crate::export::source::Source;

/// Text sizes, in half points.
const TITLE: usize = 40;
const HEADING: usize = 28;
const TEXT: usize = 21;
/// The numbering of numbers, and of dots.
const NUMBERS: usize = 2;
const DOTS: usize = 3;
/// The width of a table, in twentieths of a point.
const WIDE: usize = 9_400;

/// Writes the minutes as a Word document. The same minutes give the same bytes.
///
/// # Errors
/// Returns an error if the document cannot be packed, which does not happen in memory.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let (title, blocks) = blocks(source.report);
    let mut document = styled().add_paragraph(styled_line("Title", &title));
    let mut lists = 0;
    for block in &blocks {
        document = match block {
            Block::Heading(name) => document.add_paragraph(styled_line("Heading1", name)),
            Block::Paragraph(said) => document.add_paragraph(line(said)),
            Block::Numbered(all) => {
                lists += 1;
                entries(document, all, Some(lists))
            }
            Block::Listed(all) => entries(document, all, None),
            Block::Table(heads, rows) => document.add_table(table(heads, rows)),
        };
    }
    let mut bytes = Cursor::new(Vec::new());
    let packed = document.build().pack(&mut bytes);
    packed.map_err(|error| ExportError::NotWritten(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn styled() -> Docx {
    let style = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph).name(name).size(size).bold()
    };
    let level = |format: &str, text: &str| {
        let indent = Some(SpecialIndentType::Hanging(360));
        Level::new(
            0,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        )
        .indent(Some(360), indent, None, None)
    };
    let numbers = AbstractNumbering::new(NUMBERS).add_level(level("decimal", "%1."));
    let dots = AbstractNumbering::new(DOTS).add_level(level("bullet", "•"));
    Docx::new()
        .default_size(TEXT)
        .add_style(style("Title", "Title", TITLE))
        .add_style(style("Heading1", "heading 1", HEADING))
        .add_abstract_numbering(numbers)
        .add_abstract_numbering(dots)
        .add_numbering(Numbering::new(DOTS, DOTS))
}

fn styled_line(style: &str, said: &str) -> Paragraph {
    line(said).style(style)
}

fn line(said: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(said))
}

/// Entries of a list; each numbered list begins at one.
fn entries(document: Docx, all: &[(String, String)], number: Option<usize>) -> Docx {
    let numbering = number.map_or(DOTS, |number| DOTS + number);
    let mut document = match number {
        Some(_) => document.add_numbering(
            Numbering::new(numbering, NUMBERS)
                .add_override(docx_rs::LevelOverride::new(0).start(1)),
        ),
        None => document,
    };
    for (head, below) in all {
        let mut entry = Paragraph::new()
            .numbering(NumberingId::new(numbering), IndentLevel::new(0))
            .add_run(Run::new().add_text(head).bold());
        if !below.is_empty() {
            let below = Run::new().add_break(docx_rs::BreakType::TextWrapping).add_text(below);
            entry = entry.add_run(below);
        }
        document = document.add_paragraph(entry);
    }
    document
}

fn table(heads: &[String], rows: &[Vec<String>]) -> Table {
    let cell = |said: &str, bold: bool| {
        let run = Run::new().add_text(said);
        let run = if bold { run.bold() } else { run };
        TableCell::new().add_paragraph(Paragraph::new().add_run(run))
    };
    let heads = TableRow::new(heads.iter().map(|head| cell(head, true)).collect());
    let rows =
        rows.iter().map(|row| TableRow::new(row.iter().map(|text| cell(text, false)).collect()));
    let all = std::iter::once(heads).chain(rows).collect();
    Table::new(all).width(WIDE, WidthType::Dxa)
}
