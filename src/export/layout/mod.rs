//! Converts pages to marks: each line of text gets its position, and tables and charts are split
//! into shapes. Code that draws a page without knowing what it means (SVG, PNG, PDF, the stage)
//! starts here.

use std::sync::Arc;

use super::page::{Item, Level, Page, Path, Picture, Rect, Shape, Stand, Table, Tag};
use crate::model::verdict::Sign;
use crate::report::look::Colour;

mod chart;
mod lines;

use lines::set;
pub use lines::{breaks_between, height_of};

/// The width of the thinnest line of a sign, in points.
pub const THINNEST: f32 = 0.6;

/// One thing to draw. Lengths are as on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Fill {
        /// Its position and size.
        rect: Rect,
        /// The radius of its corners.
        corner: f32,
        /// Its colour.
        colour: Colour,
    },
    /// The outline of a rectangle, drawn inside it.
    Outline {
        /// Its position and size.
        rect: Rect,
        /// The radius of its corners.
        corner: f32,
        /// Its colour.
        colour: Colour,
        /// Its width.
        width: f32,
    },
    /// Text on one line.
    Text {
        /// The left end of the text.
        x: f32,
        /// Its baseline.
        y: f32,
        /// Its width.
        width: f32,
        /// The font size.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        colour: Colour,
        /// The text.
        text: String,
        /// Whether it is struck through.
        strike: bool,
    },
    /// A sign.
    Sign {
        /// The horizontal position of its centre.
        x: f32,
        /// The vertical position of its centre.
        y: f32,
        /// Its radius.
        radius: f32,
        /// The sign.
        sign: Sign,
        /// Its colour.
        colour: Colour,
    },
    /// A picture, to be fitted into a rectangle.
    Picture {
        /// The rectangle.
        rect: Rect,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
    /// A line through points, or the area within them.
    Path {
        /// Its points, in order.
        points: Vec<(f32, f32)>,
        /// Its line: colour and width.
        line: Option<(Colour, f32)>,
        /// The lengths of dashes and gaps, if the line is dashed.
        dash: Option<(f32, f32)>,
        /// The fill of the area.
        fill: Option<Colour>,
    },
}

/// A group of marks that belong together, for screen readers.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Borders and backgrounds, which screen readers skip.
    Ground(Vec<Mark>),
    /// A paragraph.
    Paragraph(Level, Vec<Mark>),
    /// A chart or picture, with its description.
    Figure(String, Vec<Mark>),
    /// A table: its description, and its cells row by row.
    Table(String, Vec<Vec<Vec<Mark>>>),
    /// The borders and background of a tagged shape, with its rectangle.
    Tagged(Tag, Rect, Vec<Mark>),
}

impl Part {
    /// All marks, in drawing order.
    #[must_use]
    pub fn marks(&self) -> Box<dyn Iterator<Item = &Mark> + '_> {
        match self {
            Self::Ground(marks)
            | Self::Paragraph(_, marks)
            | Self::Figure(_, marks)
            | Self::Tagged(_, _, marks) => Box::new(marks.iter()),
            Self::Table(_, rows) => Box::new(rows.iter().flatten().flatten()),
        }
    }
}

/// Lays out a page.
#[must_use]
pub fn parts(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    for item in &page.items {
        match item {
            Item::Shape(shape) => shape_parts(shape, &mut parts),
            Item::Table(table) => parts.extend(table_parts(table)),
            Item::Chart(chart) => {
                parts.push(Part::Figure(chart.says.clone(), chart::marks(chart)));
            }
            Item::Picture(Picture { rect, bytes, says }) => {
                let mark = Mark::Picture { rect: *rect, bytes: Arc::clone(bytes) };
                parts.push(Part::Figure(says.clone(), vec![mark]));
            }
            Item::Path(path) => {
                let Path { points, line, dash, fill, says } = path.clone();
                let marks = vec![Mark::Path { points, line, dash, fill }];
                parts.push(if says.is_empty() {
                    Part::Ground(marks)
                } else {
                    Part::Figure(says, marks)
                });
            }
        }
    }
    parts
}

fn shape_parts(shape: &Shape, parts: &mut Vec<Part>) {
    let mut ground = Vec::new();
    if let Some(colour) = shape.fill {
        ground.push(Mark::Fill { rect: shape.rect, corner: shape.corner, colour });
    }
    if let Some((colour, width)) = shape.line {
        let (rect, corner) = (shape.rect, shape.corner);
        ground.push(Mark::Outline { rect, corner, colour, width });
    }
    match &shape.tag {
        Some(tag) => parts.push(Part::Tagged(tag.clone(), shape.rect, ground)),
        None if ground.is_empty() => {}
        None => parts.push(Part::Ground(ground)),
    }
    let (side, top) = shape.pad;
    let width = shape.rect.w - 2.0 * side;
    let height = height_of(&shape.paragraphs, width);
    let mut y = match shape.stand {
        Stand::Top => shape.rect.y + top,
        Stand::Middle => shape.rect.y + (shape.rect.h - height) / 2.0,
        Stand::Bottom => shape.rect.bottom() - top - height,
    };
    for (index, paragraph) in shape.paragraphs.iter().enumerate() {
        if index > 0 {
            y += paragraph.gap;
        }
        let mut marks = Vec::new();
        y = set(paragraph, (shape.rect.x + side, y, width), &mut marks);
        if !marks.is_empty() {
            parts.push(Part::Paragraph(paragraph.level, marks));
        }
    }
}

fn table_parts(table: &Table) -> Vec<Part> {
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    let mut y = table.rect.y;
    for (index, row) in table.rows.iter().enumerate() {
        let mut x = table.rect.x;
        let mut cells = Vec::new();
        for (cell, width) in row.iter().zip(&table.columns) {
            if let Some(colour) = cell.fill {
                let rect = Rect::new(x, y, *width, table.row);
                lines.push(Mark::Fill { rect, corner: 0.0, colour });
            }
            let inner = (width - 12.0).max(1.0);
            let height = height_of(std::slice::from_ref(&cell.paragraph), inner);
            let mut marks = Vec::new();
            let top = y + (table.row - height) / 2.0;
            set(&cell.paragraph, (x + 6.0, top, inner), &mut marks);
            cells.push(marks);
            x += width;
        }
        if index > 0 {
            let rect = Rect::new(table.rect.x, y - 0.5, table.rect.w, 1.0);
            lines.push(Mark::Fill { rect, corner: 0.0, colour: table.line });
        }
        rows.push(cells);
        y += table.row;
    }
    vec![Part::Ground(lines), Part::Table(table.says.clone(), rows)]
}
