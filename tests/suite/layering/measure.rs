//! The lengths of functions, and the fields of structures.

use super::source::{bracketed, in_name, line, name, words};

/// A function with a body.
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line of its `fn`.
    pub line: usize,
    /// The number of lines from there to its closing brace.
    pub lines: usize,
}

/// All functions with a body, nested ones too.
pub fn functions(code: &str) -> Vec<Function> {
    let found = words(code, "fn").filter_map(|at| {
        let behind = code.get(at + "fn".len()..)?.trim_start();
        // A type such as `fn(u8)` has no name.
        let name = name(behind);
        let body = body(behind.get(name.len()..)?).filter(|_| !name.is_empty())?;
        let end = code.len() - body.len() + bracketed(body);
        let lines = code.get(at..end)?.matches('\n').count() + 1;
        Some(Function { name: name.to_owned(), line: line(code, at), lines })
    });
    found.collect()
}

/// The text from the opening brace of the body on; `None` if a semicolon comes first.
fn body(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' if depth == 0 => return text.get(at..),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// A structure.
pub struct Struct {
    /// Its name.
    pub name: String,
    /// Its line.
    pub line: usize,
    /// Its fields, each with its type, without attributes.
    pub fields: Vec<String>,
}

/// All structures, tuple structures too.
pub fn structs(code: &str) -> Vec<Struct> {
    let found = words(code, "struct").filter_map(|at| {
        let behind = code.get(at + "struct".len()..)?.trim_start();
        let name = name(behind);
        let ahead = behind.get(name.len()..)?;
        let ahead = ahead.get(generics(ahead)..)?.trim_start();
        // The fields of a tuple structure come at once, others after the bounds of the generics.
        let start = if ahead.starts_with('(') { 0 } else { ahead.find(['{', ';'])? };
        let body = ahead.get(start..)?;
        let inside = body.get(1..bracketed(body).saturating_sub(1)).unwrap_or_default();
        let fields = if body.starts_with(';') { Vec::new() } else { fields(inside) };
        Some(Struct { name: name.to_owned(), line: line(code, at), fields })
    });
    found.collect()
}

/// The length of the generics at the start of a text.
fn generics(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return if c == '>' { at + 1 } else { 0 };
        }
        before = c;
    }
    0
}

/// The fields between the commas of a structure; commas in brackets do not count.
fn fields(inside: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut before = ' ';
    let parts = inside.split(|c: char| {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            // The arrow of a function closes no bracket.
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
        c == ',' && depth == 0
    });
    parts.map(field).filter(|field| !field.is_empty()).collect()
}

/// A field on one line, without attributes and visibility.
fn field(text: &str) -> String {
    let mut text = text.trim_start();
    while let Some(attribute) = text.strip_prefix('#') {
        text = attribute.get(bracketed(attribute)..).unwrap_or_default().trim_start();
    }
    if let Some(behind) = text.strip_prefix("pub").filter(|behind| !behind.starts_with(in_name)) {
        let to = ["(super)", "(crate)"].into_iter().find_map(|to| behind.strip_prefix(to));
        text = to.unwrap_or(behind);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a field borrows mutably: the names of the types after each `&mut` and `&'a mut`.
pub fn borrows(field: &str) -> impl Iterator<Item = &str> {
    let borrowed = field.split('&').skip(1).filter_map(|behind| {
        let behind = behind.trim_start();
        let lifetime = behind.strip_prefix('\'').map_or(0, |rest| 1 + name(rest).len());
        let behind = behind.get(lifetime..)?.trim_start().strip_prefix("mut")?;
        (!behind.starts_with(in_name)).then(|| behind.trim_start())
    });
    borrowed.map(|path| {
        let path = path.split(|c: char| !in_name(c) && c != ':').next().unwrap_or_default();
        path.rsplit("::").next().unwrap_or_default()
    })
}
