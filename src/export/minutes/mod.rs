//! The minutes of a workshop: decisions, votes, open questions and tasks, from the record of the plan.
//! They are worded once as blocks, and written as Markdown, as a Word document, or as pages.

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::report::Report;
use crate::text::findings;

mod block;
mod docx;
mod pages;

pub use block::{Block, blocks, effort};
pub use docx::write as docx;
pub use pages::write as pdf;

/// Writes the minutes as Markdown.
///
/// # Errors
/// None: text is only put together.
pub fn markdown(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    Ok(as_markdown(source.report).into_bytes())
}

/// The minutes as Markdown.
#[must_use]
pub fn as_markdown(report: &Report) -> String {
    let (title, blocks) = blocks(report);
    format!("# {}\n\n{}", escape(&title), as_text(&blocks))
}

/// Blocks as Markdown.
#[must_use]
pub fn as_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (place, block) in blocks.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        match block {
            Block::Heading(name) => out.push_str(&format!("## {}\n", escape(name))),
            Block::Paragraph(said) => out.push_str(&format!("{}\n", escape(said))),
            Block::Numbered(entries) => entries_of(&mut out, entries, true),
            Block::Listed(entries) => entries_of(&mut out, entries, false),
            Block::Table(heads, rows) => {
                row_of(&mut out, heads);
                out.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
                rows.iter().for_each(|row| row_of(&mut out, row));
            }
        }
    }
    out
}

fn entries_of(out: &mut String, entries: &[(String, String)], numbered: bool) {
    for (place, (head, below)) in entries.iter().enumerate() {
        let mark = if numbered { format!("{}. ", place + 1) } else { "- ".to_owned() };
        let indent = " ".repeat(mark.len());
        out.push_str(&format!("{mark}**{}**\n", escape(head)));
        if !below.is_empty() {
            out.push_str(&format!("{indent}{}\n", escape(below)));
        }
    }
}

fn row_of(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        out.push_str(&format!(" {} |", escape(cell)));
    }
    out.push('\n');
}

/// A text in one line, without what Markdown would read as its own.
fn escape(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for c in findings::clean(said).chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
