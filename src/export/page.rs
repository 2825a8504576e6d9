//! The document model that all formats share: pages with shapes of text, tables, charts and
//! pictures. It describes where everything is and what it means; each writer draws it in its own
//! format.
//!
//! All lengths and text sizes are in points. Positions are from the top left corner of a page of
//! [`WIDTH`] × [`HEIGHT`].

use std::sync::Arc;

use crate::model::pack::Tier;
use crate::model::plan::{PlatformId, TouchpointId};
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::report::Role;
use crate::report::look::{Colour, Look};
use crate::store::template::Master;
use crate::text::signs;

/// The default width of a page, in points. Pages are 16:9.
pub const WIDTH: f32 = 1280.0;
/// The default height of a page, in points.
pub const HEIGHT: f32 = 720.0;

/// A rectangle: its top left corner, width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// The distance from the left edge of the page.
    pub x: f32,
    /// The distance from the top edge of the page.
    pub y: f32,
    /// Its width.
    pub w: f32,
    /// Its height.
    pub h: f32,
}

impl Rect {
    /// Makes a rectangle.
    #[must_use]
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// Its right edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// Its bottom edge.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// Returns a rectangle that is smaller by `by` on each side.
    #[must_use]
    pub fn shrink(self, by: f32) -> Self {
        Self::new(self.x + by, self.y + by, self.w - 2.0 * by, self.h - 2.0 * by)
    }

    /// Whether the point is inside.
    #[must_use]
    pub fn contains(self, x: f32, y: f32) -> bool {
        x >= self.x && x <= self.right() && y >= self.y && y <= self.bottom()
    }
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text, without line breaks.
    pub text: String,
    /// The font size.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// The colour.
    pub colour: Colour,
    /// A sign before the text, of the same size; part of the run.
    pub sign: Option<Sign>,
    /// Whether it is struck through.
    pub strike: bool,
    /// Whether to keep it on one line if possible.
    pub whole: bool,
}

impl Run {
    /// Makes regular text.
    #[must_use]
    pub fn new(text: impl Into<String>, size: f32, colour: Colour) -> Self {
        // Line breaks within a run would only break the line in some formats, so they become
        // spaces.
        let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let text = text.into().replace(ends, " ");
        Self { text, size, bold: false, colour, sign: None, strike: false, whole: false }
    }

    /// Makes bold text.
    #[must_use]
    pub fn bold(text: impl Into<String>, size: f32, colour: Colour) -> Self {
        Self { bold: true, ..Self::new(text, size, colour) }
    }

    /// Adds a sign before the text.
    #[must_use]
    pub fn signed(self, sign: Sign) -> Self {
        Self { sign: Some(sign), strike: Role::from(sign).is_struck(), ..self }
    }
}

/// The alignment of the lines of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Centre.
    Centre,
    /// Right.
    Right,
}

/// The role of a paragraph, for screen readers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// The page's title.
    Title,
    /// A heading on the page.
    Heading,
    /// Text.
    #[default]
    Text,
}

/// Text that is wrapped to as many lines as it needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// The text.
    pub runs: Vec<Run>,
    /// The alignment of its lines.
    pub align: Align,
    /// Its role.
    pub level: Level,
    /// The space above it, unless it is the first.
    pub gap: f32,
}

impl Paragraph {
    /// Makes a paragraph of body text.
    #[must_use]
    pub fn of(runs: Vec<Run>) -> Self {
        Self { runs, ..Self::default() }
    }

    /// Sets the space above it.
    #[must_use]
    pub fn after(self, gap: f32) -> Self {
        Self { gap, ..self }
    }

    /// Sets its alignment.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// Sets its role.
    #[must_use]
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }
}

/// The vertical alignment of the text of a shape.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// What a shape stands for, so that it can be dragged or pressed on stage.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    /// The card of a touchpoint.
    Card(TouchpointId),
    /// The lane of a platform.
    Lane(PlatformId),
    /// A next move, by its place among those offered.
    Move(usize),
}

/// A rectangle with border, fill and text. A card is a single shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its position and size.
    pub rect: Rect,
    /// The radius of its corners.
    pub corner: f32,
    /// Its fill.
    pub fill: Option<Colour>,
    /// Its border: colour and width.
    pub line: Option<(Colour, f32)>,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
    /// The space between border and text: left and right, then top and bottom.
    pub pad: (f32, f32),
    /// The vertical alignment of its text.
    pub stand: Stand,
    /// What it stands for.
    pub tag: Option<Tag>,
}

impl Shape {
    /// Makes a shape of text without border or fill.
    #[must_use]
    pub fn text(rect: Rect, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            rect,
            corner: 0.0,
            fill: None,
            line: None,
            paragraphs,
            pad: (0.0, 0.0),
            stand: Stand::Top,
            tag: None,
        }
    }

    /// Makes a filled rectangle.
    #[must_use]
    pub fn filled(rect: Rect, fill: Colour, corner: f32) -> Self {
        Self { fill: Some(fill), corner, ..Self::text(rect, Vec::new()) }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its text.
    pub paragraph: Paragraph,
    /// Its fill.
    pub fill: Option<Colour>,
}

/// A table. Its first row holds the headings of the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its position and size.
    pub rect: Rect,
    /// The widths of the columns, which add up to the width of the rectangle.
    pub columns: Vec<f32>,
    /// The height of each row.
    pub row: f32,
    /// Its rows from top to bottom, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The colour of the lines between rows.
    pub line: Colour,
    /// Its description, as a sentence.
    pub says: String,
}

/// A piece of a bar: one insight.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its state.
    pub state: State,
    /// The insight's name.
    pub name: String,
}

/// A bar of a chart: one tier. All bars have the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Which tier.
    pub tier: Tier,
    /// The tier's name.
    pub name: String,
    /// The colour of the name.
    pub colour: Colour,
    /// Its pieces, best first, all of the same length.
    pub pieces: Vec<Piece>,
    /// The text after it, such as “4 of 5”.
    pub end: String,
}

/// An entry of the legend: the appearance of a state.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The state.
    pub state: State,
    /// Its name.
    pub name: String,
    /// The fill colour of its pieces.
    pub fill: Colour,
    /// The colour of text on it.
    pub ink: Colour,
}

/// Coverage by tier as stacked bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its position and size.
    pub rect: Rect,
    /// Its bars, from the top.
    pub bars: Vec<Bar>,
    /// Its legend: all states, best first.
    pub keys: Vec<Key>,
    /// The size of its text.
    pub size: f32,
    /// The colour of its text.
    pub ink: Colour,
    /// Its description, with a sentence for each bar.
    pub says: String,
}

/// A picture added by the user.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The rectangle that it is fitted into.
    pub rect: Rect,
    /// Its bytes: PNG, JPEG or SVG.
    pub bytes: Arc<[u8]>,
    /// Its description.
    pub says: String,
}

/// A line through points, or the area within them.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Its points, in order.
    pub points: Vec<(f32, f32)>,
    /// Its line: colour and width.
    pub line: Option<(Colour, f32)>,
    /// The lengths of dashes and of the gaps between them, if the line is dashed.
    pub dash: Option<(f32, f32)>,
    /// The fill of the area within the points.
    pub fill: Option<Colour>,
    /// Its description, as a sentence; empty for what others describe.
    pub says: String,
}

impl Path {
    /// Makes a line.
    #[must_use]
    pub fn line(points: Vec<(f32, f32)>, colour: Colour, width: f32) -> Self {
        Self { points, line: Some((colour, width)), dash: None, fill: None, says: String::new() }
    }

    /// Makes an area.
    #[must_use]
    pub fn area(points: Vec<(f32, f32)>, fill: Colour) -> Self {
        Self { points, line: None, dash: None, fill: Some(fill), says: String::new() }
    }

    /// The smallest rectangle around it.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let xs = || self.points.iter().map(|(x, _)| *x);
        let ys = || self.points.iter().map(|(_, y)| *y);
        let (left, top) = (xs().fold(f32::MAX, f32::min), ys().fold(f32::MAX, f32::min));
        let (right, bottom) = (xs().fold(f32::MIN, f32::max), ys().fold(f32::MIN, f32::max));
        if self.points.is_empty() {
            return Rect::new(0.0, 0.0, 0.0, 0.0);
        }
        Rect::new(left, top, right - left, bottom - top)
    }
}

/// An item on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A shape with or without text.
    Shape(Shape),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A picture.
    Picture(Picture),
    /// A line or an area.
    Path(Path),
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The background colour.
    pub ground: Colour,
    /// Its items, from back to front.
    pub items: Vec<Item>,
    /// Its title, as text.
    pub title: String,
    /// The presenter's notes.
    pub notes: String,
}

impl Page {
    /// The content of the page as text, for screen readers.
    #[must_use]
    pub fn says(&self) -> String {
        let words = |paragraph: &Paragraph| {
            let runs = paragraph.runs.iter();
            let run = |run: &Run| {
                let sign =
                    run.sign.map(|sign| signs::of(sign).word).map(|sign| format!("{sign}: "));
                sign.unwrap_or_default() + &run.text
            };
            runs.map(run).collect::<String>().trim().to_owned()
        };
        let said = |item: &Item| match item {
            Item::Shape(shape) => shape.paragraphs.iter().map(words).collect(),
            Item::Table(table) => {
                table.rows.iter().flatten().map(|cell| words(&cell.paragraph)).collect()
            }
            Item::Chart(chart) => vec![chart.says.clone()],
            Item::Picture(picture) => vec![picture.says.clone()],
            Item::Path(path) => vec![path.says.clone()],
        };
        let all: Vec<String> = self.items.iter().flat_map(said).filter(|s| !s.is_empty()).collect();
        all.join("\n")
    }
}

/// A list of pages with what they share.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The title.
    pub title: String,
    /// The language code, such as `en`.
    pub language: &'static str,
    /// A sentence with the rule pack, the date of its facts and its sources, which every export
    /// includes.
    pub grounds: String,
    /// Its colours.
    pub look: Look,
    /// The fonts of titles and of text, by their names; empty for the usual ones.
    pub fonts: [String; 2],
    /// The master of its slides, if the house style has one.
    pub master: Option<Arc<Master>>,
    /// The pages.
    pub pages: Vec<Page>,
}
