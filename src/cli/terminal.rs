//! Text that fits the terminal, in colour where the terminal takes it.

use std::io::{self, IsTerminal};

use terminal_size::terminal_size;
use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::report::Role;
use crate::report::look::Tone;
use crate::text::findings::clean;

/// The width where there is no terminal to ask, in columns.
const USUAL_WIDTH: usize = 100;
/// Below this width no table is readable: the terminal cuts the lines.
const LEAST_WIDTH: usize = 32;
/// The least width of wrapped text, without its indent.
const LEAST_TEXT: usize = 16;

/// A colour or weight of text.
#[derive(Clone, Copy)]
pub enum Ink {
    Plain,
    Bold,
    Faint,
    Green,
    Yellow,
    Red,
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        match role.tone() {
            Tone::Plain => Self::Plain,
            Tone::Faint => Self::Faint,
            Tone::Green => Self::Green,
            Tone::Yellow => Self::Yellow,
            Tone::Red => Self::Red,
        }
    }
}

/// How text is printed: in how many columns, and whether in colour.
pub struct Terminal {
    pub width: usize,
    colour: bool,
}

impl Terminal {
    /// The terminal of standard output.
    pub fn of_output() -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let width = terminal_size().map(|(w, _)| usize::from(w.0)).or(asked).unwrap_or(USUAL_WIDTH);
        Self { width: width.max(LEAST_WIDTH), colour: takes_colour() }
    }

    /// The text in a colour or weight.
    pub fn ink(&self, ink: impl Into<Ink>, text: &str) -> String {
        let code = match ink.into() {
            Ink::Plain => return text.to_owned(),
            _ if !self.colour => return text.to_owned(),
            Ink::Bold => "1",
            Ink::Faint => "2",
            Ink::Green => "32",
            Ink::Yellow => "33",
            Ink::Red => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// The text on one line, cut to the width of the terminal.
    pub fn line(&self, text: &str) -> String {
        fit(text, self.width).trim_end().to_owned()
    }

    /// The text in lines, each after `indent` spaces.
    pub fn wrap(&self, text: &str, indent: usize) -> String {
        let width = self.width.saturating_sub(indent).max(LEAST_TEXT);
        let indent = " ".repeat(indent);
        let lines = lines(text, width);
        lines.iter().flat_map(|line| [indent.as_str(), line.trim_end(), "\n"]).collect()
    }
}

/// Whether standard output takes colour: a terminal, and `NO_COLOR` is not set.
fn takes_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    io::stdout().is_terminal() && !refused && !dumb
}

/// The text cut or filled up to `width` columns. Chinese characters take two.
pub fn fit(text: &str, width: usize) -> String {
    let text = clean(text);
    let own = text.width();
    if own <= width {
        return format!("{text}{}", " ".repeat(width - own));
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        out.push(c);
        used += wide;
    }
    format!("{out}…{}", " ".repeat(width.saturating_sub(used + 1)))
}

/// The text in lines of at most `width` columns.
fn lines(text: &str, width: usize) -> Vec<String> {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, _) in linebreaks(&text) {
        for piece in pieces(text.get(start..end).unwrap_or_default(), width) {
            if !line.is_empty() && line.width() + piece.trim_end().width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line += piece;
        }
        start = end;
    }
    lines.push(line);
    lines
}

/// Splits text in which no line may be broken. Text that is wider than a line, such as a web
/// address, is split into pieces that are not.
fn pieces(text: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.trim_end().width() > width {
        let mut used = 0;
        let fits = |(_, c): &(usize, char)| {
            used += c.width().unwrap_or(0);
            used <= width
        };
        let end =
            rest.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
        let Some((piece, more)) = rest.split_at_checked(end).filter(|_| end > 0) else { break };
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::{fit, lines};

    #[test]
    fn lines_break_where_the_language_allows_it() {
        assert_eq!(lines("one two  three", 8), ["one two ", "three"]);
        assert_eq!(lines("", 8), [""]);
        // A mark does not begin a line.
        assert_eq!(
            lines("品牌知道谁来了，也知道买了什么。", 14),
            ["品牌知道谁来", "了，也知道买了", "什么。"]
        );
        let address = lines("see https://example.org/a/long/path/without/a/space", 16);
        assert!(address.iter().all(|line| line.trim_end().width() <= 16), "{address:?}");
    }

    #[test]
    fn cells_are_filled_or_cut() {
        assert_eq!(fit("QQ", 4), "QQ  ");
        assert_eq!(fit("小程序", 4), "小… ");
    }
}
