//! The minutes of a workshop: decisions, votes, open questions and tasks, from the record of the plan.
//! They are worded once as blocks, and written as Markdown, as a Word document, or as pages;
//! CSV has the lines of the record themselves.

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use crate::report::Report;
use crate::text::findings;

mod block;
mod docx;
mod pages;
mod rows;

pub use block::{Block, blocks, effort};
pub use docx::write as docx;
pub use pages::write as pdf;
pub use rows::write as csv;

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
    let all: Vec<String> = blocks.iter().map(block_text).collect();
    all.join("\n")
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Heading(name) => format!("## {}\n", escape(name)),
        Block::Paragraph(said) => format!("{}\n", escape(said)),
        Block::Numbered(entries) => {
            let all = entries.iter().zip(1_usize..);
            all.map(|(entry, number)| entry_text(&format!("{number}. "), entry)).collect()
        }
        Block::Listed(entries) => entries.iter().map(|entry| entry_text("- ", entry)).collect(),
        Block::Table(heads, rows) => {
            let under = format!("|{}\n", "---|".repeat(heads.len()));
            let rows = rows.iter().map(|row| row_text(row));
            [row_text(heads), under].into_iter().chain(rows).collect()
        }
    }
}

fn entry_text(mark: &str, (head, below): &(String, String)) -> String {
    let head = format!("{mark}**{}**\n", escape(head));
    if below.is_empty() {
        return head;
    }
    format!("{head}{}{}\n", " ".repeat(mark.len()), escape(below))
}

fn row_text(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
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
