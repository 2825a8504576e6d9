//! Breaks paragraphs into lines, where Unicode allows it (UAX #14), within a run and between two.

use unicode_linebreak::linebreaks;

use super::Mark;
use crate::export::fonts;
use crate::export::page::{Align, Paragraph, Run};

/// The height of paragraphs at a width.
#[must_use]
pub fn height_of(paragraphs: &[Paragraph], width: f32) -> f32 {
    let mut height = 0.0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            height += paragraph.gap;
        }
        height = set(paragraph, (0.0, height, width), &mut Vec::new());
    }
    height
}

/// Whether a line may end between two texts without a space between them.
#[must_use]
pub fn breaks_between(text: &str, next: &str) -> bool {
    let both = [text, next].concat();
    linebreaks(&both).any(|(place, _)| place == text.len())
}

/// The width of a sign before text of a size.
pub(super) fn sign_width(size: f32) -> f32 {
    size * 1.1
}

/// A part of a line that is not broken.
struct Word<'a> {
    run: &'a Run,
    text: String,
    width: f32,
    sign: bool,
}

impl<'a> Word<'a> {
    fn new(run: &'a Run, text: &str, sign: bool) -> Self {
        let lead = if sign { sign_width(run.size) } else { 0.0 };
        let width = fonts::width(text, run.size, run.bold) + lead;
        Self { run, text: text.to_owned(), width, sign }
    }

    /// The width of its trailing spaces, which do not count at the end of a line.
    fn trailing(&self) -> f32 {
        let spaces = self.text.strip_prefix(self.text.trim_end()).unwrap_or_default();
        fonts::width(spaces, self.run.size, self.run.bold)
    }
}

/// Sets a paragraph from a position, at a width. Returns the position below it.
pub(super) fn set(
    paragraph: &Paragraph,
    (x, top, width): (f32, f32, f32),
    marks: &mut Vec<Mark>,
) -> f32 {
    let mut y = top;
    let mut line: Vec<Word<'_>> = Vec::new();
    let mut used = 0.0;
    let words = paragraph.runs.iter().flat_map(words).flat_map(|word| broken(word, width));
    let words: Vec<Word<'_>> = words.collect();
    let needed = needed(&words);
    for (word, needed) in words.into_iter().zip(needed) {
        // Nothing that belongs to the word before it begins a line, unless nothing else fits.
        if !line.is_empty() && used + needed.unwrap_or(0.0) > width + 0.01 {
            y = flush(paragraph.align, std::mem::take(&mut line), (x, y, width), marks);
            used = 0.0;
            if word.text.trim_end().is_empty() {
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
    flush(paragraph.align, line, (x, y, width), marks)
}

/// For each word, the width that it needs on a line, with what must not be parted from it; `None`
/// if it must not be parted from the word before it. So that no line ends with an opening bracket
/// or begins with a full stop, where these are in runs of their own.
fn needed(words: &[Word<'_>]) -> Vec<Option<f32>> {
    let glued = |pair: &[Word<'_>]| match pair {
        [before, next] if !std::ptr::eq(before.run, next.run) => {
            let space = before.text.ends_with(char::is_whitespace) || before.text.is_empty();
            !space && !next.sign && !next.run.whole && !breaks_between(&before.text, &next.text)
        }
        _ => false,
    };
    let mut needed: Vec<Option<f32>> = Vec::with_capacity(words.len());
    let mut behind = 0.0;
    for (place, word) in words.iter().enumerate().rev() {
        let before = place.checked_sub(1).and_then(|before| words.get(before..=place));
        let whole = word.width + behind;
        if before.is_some_and(glued) {
            behind = whole;
            needed.push(None);
        } else {
            let trailing = if behind > 0.0 { 0.0 } else { word.trailing() };
            behind = 0.0;
            needed.push(Some(whole - trailing));
        }
    }
    needed.reverse();
    needed
}

/// The words of a run, each with its trailing spaces.
fn words(run: &Run) -> Vec<Word<'_>> {
    let shown = run.text.chars().filter(|c| !fonts::is_unseen(*c));
    let text: String = shown.map(|c| if c.is_control() { ' ' } else { c }).collect();
    let ends: Vec<usize> = if run.whole {
        vec![text.len()]
    } else {
        linebreaks(&text).map(|(place, _)| place).collect()
    };
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = 0;
    for end in ends {
        let word = text.get(start..end).unwrap_or_default();
        if !word.is_empty() {
            words.push(Word::new(run, word, words.is_empty() && run.sign.is_some()));
        }
        start = end;
    }
    if words.is_empty() && run.sign.is_some() {
        words.push(Word::new(run, "", true));
    }
    words
}

/// Splits a word that is wider than a line, such as an address.
fn broken(word: Word<'_>, width: f32) -> Vec<Word<'_>> {
    if word.width <= width {
        return vec![word];
    }
    let run = word.run;
    let mut pieces: Vec<Word<'_>> = Vec::new();
    for c in word.text.chars() {
        let wide = fonts::advance(c, run.size, run.bold);
        match pieces.last_mut() {
            Some(piece) if piece.width + wide <= width => {
                piece.text.push(c);
                piece.width += wide;
            }
            _ => {
                let sign = pieces.is_empty() && word.sign;
                pieces.push(Word::new(run, c.encode_utf8(&mut [0; 4]), sign));
            }
        }
    }
    pieces
}

fn flush(
    align: Align,
    line: Vec<Word<'_>>,
    (x, top, width): (f32, f32, f32),
    marks: &mut Vec<Mark>,
) -> f32 {
    let size = line.iter().map(|word| word.run.size).fold(0.0, f32::max);
    let end = line.last().map_or(0.0, Word::trailing);
    let used: f32 = line.iter().map(|word| word.width).sum::<f32>() - end;
    let mut pen = match align {
        Align::Left => x,
        Align::Centre => x + (width - used) / 2.0,
        Align::Right => x + width - used,
    };
    let baseline = top + fonts::ascent(size) + (fonts::line_height(size) - 1.16 * size) / 2.0;
    let mut words = line.into_iter().peekable();
    while let Some(word) = words.next() {
        let run = word.run;
        if let (true, Some(sign)) = (word.sign, run.sign) {
            let (radius, colour) = (run.size * 0.36, run.colour);
            let (x, y) = (pen + run.size * 0.42, baseline - run.size * 0.35);
            marks.push(Mark::Sign { x, y, radius, sign, colour });
            pen += sign_width(run.size);
        }
        // Words of the same run on the same line become one text.
        let mut text = word.text;
        let same = |next: &Word<'_>| std::ptr::eq(next.run, run) && !next.sign;
        while let Some(next) = words.next_if(same) {
            text.push_str(&next.text);
        }
        let all = fonts::width(&text, run.size, run.bold);
        // Trailing spaces are not struck through.
        let bare = run.strike || words.peek().is_none();
        let shown = if bare { text.trim_end() } else { &text };
        if !shown.is_empty() {
            marks.push(Mark::Text {
                x: pen,
                y: baseline,
                width: fonts::width(shown, run.size, run.bold),
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
