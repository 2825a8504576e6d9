//! The source files, and their code without comments and literals.

use crate::support;

/// A source file.
pub struct Source {
    /// The path below `src/`, with slashes on every system.
    pub name: String,
    /// The modules that lead to it: `["cli", "start"]`.
    pub modules: Vec<String>,
    /// Its text.
    pub text: String,
    /// Its text, with spaces in place of comments, strings and characters.
    pub code: String,
}

impl Source {
    /// A file with this name and text.
    pub fn new(name: &str, text: &str) -> Self {
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        let mut modules: Vec<String> = stem.split('/').map(str::to_owned).collect();
        if modules.last().is_some_and(|last| last == "mod") {
            modules.pop();
        }
        Self { name: name.to_owned(), modules, text: text.to_owned(), code: code(text) }
    }

    /// The layer that it belongs to.
    pub fn layer(&self) -> &str {
        self.modules.first().map_or("", String::as_str)
    }

    /// Whether it is above all layers.
    pub fn is_top(&self) -> bool {
        matches!(self.layer(), "lib" | "main")
    }

    /// Its folder below `src/`.
    pub fn folder(&self) -> &str {
        self.name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether it is this module, or below it.
    pub fn is_below(&self, module: &[&str]) -> bool {
        self.modules.len() >= module.len() && self.modules.iter().zip(module).all(|(a, b)| a == b)
    }
}

/// All files of `src/`.
pub fn sources() -> Vec<Source> {
    let root = support::root().join("src");
    let files = support::sources(&root).into_iter();
    files
        .map(|(path, text)| {
            let below = path.strip_prefix(&root).expect("it is below the root");
            let steps: Vec<String> =
                below.iter().map(|step| step.to_string_lossy().into_owned()).collect();
            Source::new(&steps.join("/"), &text)
        })
        .collect()
}

/// Whether a name can contain this character.
pub fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The places of a word, except where it is part of a longer one.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let places = code.match_indices(word).map(|(at, _)| at);
    places.filter(move |at| {
        let before = code.get(..*at).unwrap_or_default();
        let behind = code.get(at + word.len()..).unwrap_or_default();
        !before.ends_with(in_name) && !behind.starts_with(in_name)
    })
}

/// The name at the start of a text; empty if there is none.
pub fn name(text: &str) -> &str {
    text.split(|c: char| !in_name(c)).next().unwrap_or_default()
}

/// The line of a place, from 1.
pub fn line(code: &str, at: usize) -> usize {
    code.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// The length of the bracketed part at the start of a text; at most that of the text.
pub fn bracketed(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + c.len_utf8();
        }
    }
    text.len()
}

/// The text with spaces in place of comments, strings and characters. Line ends are kept.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back().unwrap_or(' ');
        let hidden = hidden(rest, before);
        if hidden == 0 {
            out.push(c);
        }
        let (here, behind) = rest.split_at(if hidden == 0 { c.len_utf8() } else { hidden });
        if hidden > 0 {
            out.extend(here.chars().map(|c| if c == '\n' { c } else { ' ' }));
        }
        rest = behind;
    }
    out
}

/// The length of the comment, string or character that starts here; 0 if there is none.
fn hidden(rest: &str, before: char) -> usize {
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        comment(rest)
    } else if rest.starts_with('\'') {
        character(rest)
    } else {
        quoted(rest, before)
    }
}

/// The length of a comment between `/*` and `*/`; such comments can be nested.
fn comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(ahead) = rest.get(at..).filter(|ahead| !ahead.is_empty()) {
        if ahead.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if ahead.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += ahead.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// `'a'` and `'\''` are characters; `'a` is a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            // The escaped character may be a quotation mark.
            chars.next();
            chars.find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1)
        }
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// `"…"`, `b"…"`, `c"…"`, `r"…"`, `r#"…"#` and so on.
fn quoted(rest: &str, before: char) -> usize {
    let prefixes: &[&str] = if in_name(before) { &[""] } else { &["br", "cr", "b", "c", "r", ""] };
    for prefix in prefixes {
        let Some(behind) = rest.strip_prefix(*prefix) else { continue };
        let raw = prefix.ends_with('r');
        let open = if raw { behind.trim_start_matches('#') } else { behind };
        let Some(text) = open.strip_prefix('"') else { continue };
        let end = if raw {
            let end = format!("\"{}", "#".repeat(behind.len() - open.len()));
            text.find(&end).map(|at| at + end.len())
        } else {
            end_of(text)
        };
        return rest.len() - text.len() + end.unwrap_or(text.len());
    }
    0
}

/// The place after the quotation mark that ends a string.
fn end_of(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some(at + 1),
            '\\' => {
                chars.next();
            }
            _ => {}
        }
    }
    None
}
