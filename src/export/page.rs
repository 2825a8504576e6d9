//! The neutral document: pages of shapes with text in them, a table, a chart, pictures. It says what
//! is where and what it means; each writer draws it in its own format.
//!
//! All lengths are in points of a page of [`WIDTH`] × [`HEIGHT`], from its top left corner; text
//! sizes too.

use crate::model::coverage::State;
use crate::model::pack::Tier;
use crate::model::plan::{PlatformId, TouchpointId};
use crate::model::sign::Sign;
use crate::report::look::{Colour, Shade};
use crate::text::explain;

/// The width of a usual page, in points: 16 : 9.
pub const WIDTH: f32 = 1280.0;
/// The height of a usual page, in points.
pub const HEIGHT: f32 = 720.0;

/// A rectangle: its top left corner, its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// From the left edge of the page.
    pub x: f32,
    /// From the top edge of the page.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// A rectangle.
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

    /// Smaller by `by` on all sides.
    #[must_use]
    pub fn shrink(self, by: f32) -> Self {
        Self::new(self.x + by, self.y + by, self.w - 2.0 * by, self.h - 2.0 * by)
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn contains(self, x: f32, y: f32) -> bool {
        x >= self.x && x <= self.right() && y >= self.y && y <= self.bottom()
    }
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text; no line ends.
    pub text: String,
    /// The size of the font.
    pub size: f32,
    /// Bold or regular.
    pub bold: bool,
    /// The colour.
    pub colour: Colour,
    /// A sign before the text, as large as its letters; part of the run.
    pub sign: Option<Sign>,
    /// Struck through.
    pub strike: bool,
    /// Whether it stays on one line where it can.
    pub whole: bool,
}

impl Run {
    /// Regular text.
    #[must_use]
    pub fn new(text: impl Into<String>, size: f32, colour: Colour) -> Self {
        // One line everywhere: a line end within a run would break it in some programs only.
        let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let text = text.into().replace(ends, " ");
        Self { text, size, bold: false, colour, sign: None, strike: false, whole: false }
    }

    /// Bold text.
    #[must_use]
    pub fn bold(text: impl Into<String>, size: f32, colour: Colour) -> Self {
        Self { bold: true, ..Self::new(text, size, colour) }
    }

    /// The same with a sign before it.
    #[must_use]
    pub fn signed(self, sign: Sign) -> Self {
        Self { sign: Some(sign), strike: sign == Sign::Withheld, ..self }
    }
}

/// Where the lines of a paragraph stand.
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

/// What a paragraph is, for readers that cannot see its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// The page's title.
    Title,
    /// A heading within the page.
    Heading,
    /// Text.
    #[default]
    Text,
}

/// Runs that flow together, in as many lines as they need.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// The text.
    pub runs: Vec<Run>,
    /// Where the lines stand.
    pub align: Align,
    /// What it is.
    pub level: Level,
    /// The space above it, apart from the first.
    pub gap: f32,
}

impl Paragraph {
    /// A paragraph of text.
    #[must_use]
    pub fn of(runs: Vec<Run>) -> Self {
        Self { runs, ..Self::default() }
    }

    /// The same with space above.
    #[must_use]
    pub fn after(self, gap: f32) -> Self {
        Self { gap, ..self }
    }

    /// The same at another place.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same as a title or heading.
    #[must_use]
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }
}

/// Where the paragraphs of a shape stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// At its top.
    #[default]
    Top,
    /// In its middle.
    Middle,
}

/// What a shape of a board stands for, so that it can be dragged on stage.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    /// The card of a touchpoint.
    Card(TouchpointId),
    /// The lane of a platform.
    Lane(PlatformId),
}

/// A rectangle with border, fill and text in one: a card is one shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Where.
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
    /// Where its text stands.
    pub stand: Stand,
    /// What it stands for.
    pub tag: Option<Tag>,
}

impl Shape {
    /// Text without border or fill.
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

    /// A filled rectangle.
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

/// A table; its first row holds the heads of its columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where.
    pub rect: Rect,
    /// The widths of its columns; they add up to the rectangle's.
    pub columns: Vec<f32>,
    /// The height of each row.
    pub row: f32,
    /// Its rows, from the top; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The colour of the lines between rows.
    pub line: Colour,
    /// What it shows, in a sentence.
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

/// A bar of a chart: one tier, always full.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Which tier.
    pub tier: Tier,
    /// The tier's name.
    pub name: String,
    /// The colour of the name.
    pub colour: Colour,
    /// Its pieces, best first; each is as long as the next.
    pub pieces: Vec<Piece>,
    /// What stands behind it, such as “4 of 5”.
    pub end: String,
}

/// What a state looks like in a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The state.
    pub state: State,
    /// Its name.
    pub name: String,
    /// Its colour, and that of text on it.
    pub fill: Colour,
    /// The colour of text on it.
    pub ink: Colour,
}

/// Coverage by tier as stacked bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Where.
    pub rect: Rect,
    /// Its bars, from the top.
    pub bars: Vec<Bar>,
    /// Its legend: every state, best first.
    pub keys: Vec<Key>,
    /// The size of its text.
    pub size: f32,
    /// The colour of its text.
    pub ink: Colour,
    /// What it shows, a sentence for each bar.
    pub says: String,
}

/// A picture that the user has added.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The rectangle that it is fitted into.
    pub rect: Rect,
    /// Its bytes: PNG, JPEG or SVG.
    pub bytes: std::sync::Arc<[u8]>,
    /// What it shows.
    pub says: String,
}

/// Something on a page.
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
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The colour behind everything.
    pub ground: Colour,
    /// What is on it, from the back to the front.
    pub items: Vec<Item>,
    /// Its title, as text.
    pub title: String,
    /// The presenter's notes.
    pub notes: String,
}

impl Page {
    /// All that is on it, in words, for who cannot see it.
    #[must_use]
    pub fn says(&self) -> String {
        let words = |paragraph: &Paragraph| {
            let runs = paragraph.runs.iter();
            let run = |run: &Run| {
                let sign = run.sign.map(explain::sign).map(|sign| format!("{sign}: "));
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
        };
        let all: Vec<String> = self.items.iter().flat_map(said).filter(|s| !s.is_empty()).collect();
        all.join("\n")
    }
}

/// Pages with what is true of them all.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The title.
    pub title: String,
    /// The language's code, such as `en`.
    pub language: &'static str,
    /// The rule pack, the date of its facts and its sources, in a sentence: every export names them.
    pub grounds: String,
    /// Light or dark.
    pub shade: Shade,
    /// The pages.
    pub pages: Vec<Page>,
}
