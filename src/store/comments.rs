//! The comments of a plan file. The plan itself does not contain them: a save keeps the comment at
//! the start of the file, and the others are counted so that the user can be warned.

/// The start of the first line of a recovery file, followed by the path of the plan.
pub(super) const OF: &str = "// Unsaved work on: ";

/// The start of the second line of a recovery file, followed by the stamp of the plan's own file.
pub(super) const STAMP: &str = "// which held: ";

/// The comments of a plan file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    /// The comments before the first bracket, as written, without the last line end; empty if there
    /// are none. [`super::save_plan_with`] can write them again.
    pub header: String,
    /// The number of other comments, which are lost with the next save.
    pub others: usize,
}

impl Comments {
    /// Finds the comments in a valid RON text. The first line of a recovery file is written by the
    /// program and does not count.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let below = |line: &str| {
            let rest = text.strip_prefix(line)?;
            Some(rest.split_once('\n').map_or("", |(_, below)| below))
        };
        let text = below(OF).unwrap_or(text);
        let below = |line: &str| {
            let rest = text.strip_prefix(line)?;
            Some(rest.split_once('\n').map_or("", |(_, below)| below))
        };
        let text = below(STAMP).unwrap_or(text);
        let end = start_of_value(text);
        let (header, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        let others = Pieces(rest).filter(|(piece, _)| *piece == Piece::Comment).count();
        if !Pieces(header).any(|(piece, _)| piece == Piece::Comment) {
            return Self { header: String::new(), others };
        }
        Self { header: header.strip_suffix('\n').unwrap_or(header).to_owned(), others }
    }
}

/// Whether a text can be put before a plan: it holds only comments and space. A comment that does
/// not end would swallow the plan.
#[must_use]
pub fn is_header(text: &str) -> bool {
    let ended = format!("{text}\n");
    let unclosed = |piece: &str| piece.starts_with("/*") && block(piece.as_bytes()).is_none();
    Pieces(&ended).all(|(kind, piece)| kind != Piece::Value && !unclosed(piece))
}

/// The byte offset at which the value of a text begins, after leading space and comments.
#[must_use]
pub fn start_of_value(text: &str) -> usize {
    let before = Pieces(text).take_while(|(kind, _)| *kind != Piece::Value);
    before.map(|(_, piece)| piece.len()).sum()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Space,
    Comment,
    /// A string, a word, or a single punctuation character.
    Value,
}

/// Iterates over the pieces of a text.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = (Piece, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = first(self.0.as_bytes())?;
        // Do not split a character; take the rest of the text instead.
        let (piece, rest) = self.0.split_at_checked(length).unwrap_or((self.0, ""));
        self.0 = rest;
        Some((kind, piece))
    }
}

/// The first piece of a text, and its length in bytes.
fn first(text: &[u8]) -> Option<(Piece, usize)> {
    Some(match text {
        [] => return None,
        [b'/', b'/', ..] => (Piece::Comment, run(text, |b| b != b'\n')),
        [b'/', b'*', ..] => (Piece::Comment, block(text).unwrap_or(text.len())),
        [b'"', ..] => (Piece::Value, string(text)),
        [b, ..] if b.is_ascii_whitespace() => {
            (Piece::Space, run(text, |b| b.is_ascii_whitespace()))
        }
        [b, ..] if is_word(*b) => {
            let word = run(text, is_word);
            let raw = if text.starts_with(b"r") && word == 1 { raw_string(text) } else { None };
            (Piece::Value, raw.unwrap_or(word))
        }
        [b, ..] if b.is_ascii() => (Piece::Value, 1),
        _ => (Piece::Value, run(text, |b| !b.is_ascii())),
    })
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// The number of leading bytes that match.
fn run(text: &[u8], such: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|b| !such(*b)).unwrap_or(text.len())
}

/// The length of a block comment, including nested ones; `None` if it does not end.
fn block(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut depth = 0_usize;
    loop {
        match text.get(at..)? {
            [b'/', b'*', ..] => {
                depth += 1;
                at += 2;
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            [_, ..] => at += 1,
            [] => return None,
        }
    }
}

/// The length of a string, including its quotation marks.
fn string(text: &[u8]) -> usize {
    let mut at = 1;
    loop {
        match text.get(at..).unwrap_or_default() {
            [] => return text.len(),
            [b'"', ..] => return at + 1,
            [b'\\', ..] => at += 2,
            rest => at += run(rest, |b| !matches!(b, b'"' | b'\\')),
        }
    }
}

/// The length of `r"…"` or `r#"…"#`; `None` if it is an identifier such as `r#type`.
fn raw_string(text: &[u8]) -> Option<usize> {
    let hashes = run(text.get(1..)?, |b| b == b'#');
    let inside = 1 + hashes + 1;
    if text.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let mut end = vec![b'"'];
    end.resize(1 + hashes, b'#');
    let found = text.get(inside..)?.windows(end.len()).position(|window| window == end);
    Some(found.map_or(text.len(), |found| inside + found + end.len()))
}
