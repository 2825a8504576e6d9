//! Pages as marks: every line of text has its place, and tables and charts are taken apart. What
//! draws a page without knowing any of its meaning (SVG, PNG, PDF, the stage) starts here.

use std::sync::Arc;

use super::fonts;
use super::look::Colour;
use super::page::{
    Align, Item, Level, Page, Paragraph, Picture, Rect, Run, Shape, Stand, Table, Tag,
};
use crate::model::sign::Sign;

mod chart;

/// One thing to draw. Lengths as on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// The radius of its corners.
        corner: f32,
        /// Its colour.
        colour: Colour,
    },
    /// The outline of a rectangle, inside it.
    Outline {
        /// Where.
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
        /// Where it begins.
        x: f32,
        /// Its baseline.
        y: f32,
        /// How wide it is.
        width: f32,
        /// Size of the font.
        size: f32,
        /// Bold or regular.
        bold: bool,
        /// Its colour.
        colour: Colour,
        /// The text.
        text: String,
        /// Struck through.
        strike: bool,
    },
    /// A sign.
    Sign {
        /// Its centre.
        x: f32,
        /// Its centre.
        y: f32,
        /// Its radius.
        radius: f32,
        /// Which.
        sign: Sign,
        /// Its colour.
        colour: Colour,
    },
    /// A picture, to be fitted into a rectangle.
    Picture {
        /// Where there is room.
        rect: Rect,
        /// Its bytes.
        bytes: Arc<[u8]>,
    },
}

/// What marks are together, for readers that cannot see them.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Nothing that needs reading: borders, grounds.
    Ground(Vec<Mark>),
    /// A paragraph.
    Paragraph(Level, Vec<Mark>),
    /// A chart or picture, and what it shows.
    Figure(String, Vec<Mark>),
    /// A table: what it shows, and its cells row by row.
    Table(String, Vec<Vec<Vec<Mark>>>),
    /// The lines and grounds of a tagged shape; the shape's rectangle.
    Tagged(Tag, Rect, Vec<Mark>),
}

impl Part {
    /// All its marks, in the order in which they are drawn.
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

/// A page, laid out.
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
    let room = shape.rect.w - 2.0 * side;
    let height = height_of(&shape.paragraphs, room);
    let mut y = match shape.stand {
        Stand::Top => shape.rect.y + top,
        Stand::Middle => shape.rect.y + (shape.rect.h - height) / 2.0,
    };
    for (index, paragraph) in shape.paragraphs.iter().enumerate() {
        if index > 0 {
            y += paragraph.gap;
        }
        let mut marks = Vec::new();
        y = set(paragraph, shape.rect.x + side, y, room, &mut marks);
        if !marks.is_empty() {
            parts.push(Part::Paragraph(paragraph.level, marks));
        }
    }
}

/// How high paragraphs are in a width.
#[must_use]
pub fn height_of(paragraphs: &[Paragraph], width: f32) -> f32 {
    let mut height = 0.0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            height += paragraph.gap;
        }
        height = set(paragraph, 0.0, height, width, &mut Vec::new());
    }
    height
}

/// A piece of a line that is not broken.
#[derive(Clone)]
struct Word<'a> {
    run: &'a Run,
    text: String,
    width: f32,
    sign: bool,
}

/// Sets a paragraph from `top` on; gives where it ends.
fn set(paragraph: &Paragraph, x: f32, top: f32, room: f32, marks: &mut Vec<Mark>) -> f32 {
    let mut y = top;
    let mut line: Vec<Word<'_>> = Vec::new();
    let mut used = 0.0;
    for word in paragraph.runs.iter().flat_map(words).flat_map(|word| broken(word, room)) {
        let ends = word.text.trim_end();
        let needed = word.width - trailing(&word.text, word.run);
        if !line.is_empty() && used + needed > room + 0.01 {
            y = flush(paragraph.align, &mut line, x, y, room, marks);
            used = 0.0;
            if ends.is_empty() {
                continue;
            }
        }
        used += word.width;
        line.push(word);
    }
    if line.is_empty() {
        let size = paragraph.runs.first().map_or(0.0, |run| run.size);
        return y + fonts::line_height(size);
    }
    flush(paragraph.align, &mut line, x, y, room, marks)
}

/// A word that is wider than a line, such as an address, in pieces that are not.
fn broken(word: Word<'_>, room: f32) -> Vec<Word<'_>> {
    if word.width <= room {
        return vec![word];
    }
    let run = word.run;
    let mut pieces: Vec<Word<'_>> = Vec::new();
    for c in word.text.chars() {
        let wide = fonts::advance(c, run.size, run.bold);
        match pieces.last_mut() {
            Some(piece) if piece.width + wide <= room => {
                piece.text.push(c);
                piece.width += wide;
            }
            _ => {
                let sign = pieces.is_empty() && word.sign;
                let lead = if sign { sign_room(run.size) } else { 0.0 };
                pieces.push(Word { run, text: c.to_string(), width: wide + lead, sign });
            }
        }
    }
    pieces
}

/// The room that spaces at the end of a word take.
fn trailing(text: &str, run: &Run) -> f32 {
    let spaces = text.strip_prefix(text.trim_end()).unwrap_or_default();
    fonts::width(spaces, run.size, run.bold)
}

/// The words of a run, each with the spaces behind it; Chinese breaks anywhere but before a mark.
fn words(run: &Run) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut text = String::new();
    let mut push = |text: &mut String, sign: bool| {
        let lead = if sign { sign_room(run.size) } else { 0.0 };
        let width = fonts::width(text, run.size, run.bold) + lead;
        words.push(Word { run, text: std::mem::take(text), width, sign });
    };
    let mut sign = run.sign.is_some();
    let mut chars = run.text.chars().filter(|c| !unseen(*c)).peekable();
    while let Some(c) = chars.next() {
        text.push(if c.is_control() { ' ' } else { c });
        let next = chars.peek().copied();
        let breaks = match next {
            None => true,
            Some(_) if run.whole => false,
            Some(next) => (c == ' ' && next != ' ') || (wide(c) || wide(next)) && !closes(next),
        };
        if breaks && !(c == ' ' && next.is_some_and(|n| n == ' ')) {
            push(&mut text, sign);
            sign = false;
        }
    }
    if sign {
        push(&mut text, true);
    }
    words
}

/// The room that a sign and the gap behind it take before text of a size.
fn sign_room(size: f32) -> f32 {
    size * 1.1
}

/// Characters without a glyph of their own: joiners, marks of direction, selectors.
fn unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether lines may break after a character.
pub(super) fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Marks that do not begin a line.
#[must_use]
pub fn closes(c: char) -> bool {
    "，。、；：？！）”’》】」』…· ".contains(c)
}

fn flush(
    align: Align,
    line: &mut Vec<Word<'_>>,
    x: f32,
    top: f32,
    room: f32,
    marks: &mut Vec<Mark>,
) -> f32 {
    let size = line.iter().map(|word| word.run.size).fold(0.0, f32::max);
    let end = line.last().map_or(0.0, |word| trailing(&word.text, word.run));
    let width: f32 = line.iter().map(|word| word.width).sum::<f32>() - end;
    let mut pen = match align {
        Align::Left => x,
        Align::Centre => x + (room - width) / 2.0,
        Align::Right => x + room - width,
    };
    let baseline = top + fonts::ascent(size) + (fonts::line_height(size) - 1.16 * size) / 2.0;
    let words = std::mem::take(line);
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let run = word.run;
        if let (true, Some(sign)) = (word.sign, run.sign) {
            let (radius, colour) = (run.size * 0.36, run.colour);
            let (x, y) = (pen + run.size * 0.42, baseline - run.size * 0.35);
            marks.push(Mark::Sign { x, y, radius, sign, colour });
            pen += sign_room(run.size);
        }
        // Words of one run on one line are one text.
        let mut text = word.text;
        let same = |next: &Word<'_>| std::ptr::eq(next.run, run) && !next.sign;
        while let Some(next) = words.next_if(same) {
            text.push_str(&next.text);
        }
        let all = fonts::width(&text, run.size, run.bold);
        // No line goes through spaces behind a word.
        let bare = run.strike || words.peek().is_none();
        let shown = if bare { text.trim_end() } else { &text };
        if !shown.is_empty() {
            let width = fonts::width(shown, run.size, run.bold);
            marks.push(Mark::Text {
                x: pen,
                y: baseline,
                width,
                size: run.size,
                bold: run.bold,
                colour: run.colour,
                text: shown.to_owned(),
                strike: run.strike,
            });
        }
        pen += all;
    }
    top + fonts::line_height(size)
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
            let room = (width - 12.0).max(1.0);
            let height = height_of(std::slice::from_ref(&cell.paragraph), room);
            let mut marks = Vec::new();
            set(&cell.paragraph, x + 6.0, y + (table.row - height) / 2.0, room, &mut marks);
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

/// What a sign is made of: a filled or outlined circle, or lines; one vocabulary for every writer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stroke {
    /// A filled disc: centre and radius.
    Disc(f32, f32, f32),
    /// The left half of a disc.
    Half(f32, f32, f32),
    /// A ring: centre, radius and width of the line.
    Ring(f32, f32, f32, f32),
    /// A line: from, to and width.
    Line(f32, f32, f32, f32, f32),
    /// A question mark: centre and size of the font.
    Question(f32, f32, f32),
}

/// The strokes of a sign.
#[must_use]
pub fn strokes(x: f32, y: f32, radius: f32, sign: Sign) -> Vec<Stroke> {
    let thin = (radius * 0.24).max(0.6);
    let ring = Stroke::Ring(x, y, radius - thin / 2.0, thin);
    let arm = radius * 0.55;
    match sign {
        Sign::Person => vec![Stroke::Disc(x, y, radius)],
        Sign::Total => vec![ring, Stroke::Half(x, y, radius)],
        Sign::Locked => vec![
            ring,
            Stroke::Line(x - arm, y, x + arm, y, thin),
            Stroke::Line(x, y - arm, x, y + arm, thin),
        ],
        Sign::Available => vec![ring],
        Sign::Withheld => {
            let arm = radius * 0.68;
            vec![
                Stroke::Line(x - arm, y - arm, x + arm, y + arm, thin),
                Stroke::Line(x - arm, y + arm, x + arm, y - arm, thin),
            ]
        }
        Sign::Unstated => vec![Stroke::Question(x, y, radius * 2.5)],
        Sign::NotSensed => vec![Stroke::Disc(x, y, radius * 0.3)],
    }
}
