//! Takes RON apart so that every finding of a file comes at once, with its line and column.
//!
//! The `ron` crate stops at the first error. So the file is taken apart level by level into raw
//! values, slices of the text that `ron` has already checked for syntax; each is then read by itself,
//! and what does not fit becomes a [`Finding`] at the slice's own place.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter;

use ron::options::Options;
use ron::value::RawValue;
use serde::de::DeserializeOwned;

use super::raw::{fields, options, trimmed};
use super::word::{Word, meaning};
use crate::model::finding::{Expected, Finding, Noun, Problem, unknown};

/// The longest piece of a file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// The findings so far, and where everything stands.
pub struct Reader<'a> {
    text: &'a str,
    options: Options,
    /// Where each value begins, in bytes.
    places: HashMap<String, usize>,
    /// What has been found, and its place in bytes where that is not the place of its path.
    found: Vec<(Finding, Option<usize>)>,
}

/// A value that is sound RON, and its path.
#[derive(Clone)]
pub struct Node<'a> {
    raw: &'a RawValue,
    /// The path of fields to it.
    pub at: String,
}

impl Node<'_> {
    /// Whether it is a quoted text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.raw.get_ron().starts_with(['"', 'r'])
    }
}

/// The fields of a record, and its path.
pub struct Record<'a> {
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
    /// Whether what stands there is no record at all: that is a finding, and that it has no fields
    /// is none.
    broken: bool,
    /// The path of fields to it.
    pub at: String,
}

impl<'a> Record<'a> {
    /// The path of a field of this record.
    #[must_use]
    pub fn path(&self, field: &str) -> String {
        if self.at.is_empty() { field.to_owned() } else { format!("{}.{field}", self.at) }
    }

    /// The value of a field, if it is there.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<Node<'a>> {
        let (_, raw) = self.fields.iter().find(|(name, _)| name == field)?;
        Some(Node { raw, at: self.path(field) })
    }

    /// The names of its fields, in the order in which they stand there.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| &**name)
    }
}

/// The text with a line end behind its last line: RON wants one behind a comment.
#[must_use]
pub fn ended(text: &str) -> Cow<'_, str> {
    if text.ends_with('\n') { text.into() } else { format!("{text}\n").into() }
}

/// A path and those around it, from the inside out: `a.b[0].c`, `a.b[0]`, `a.b`, `a`.
fn around(at: &str) -> impl Iterator<Item = &str> {
    fn out<'p>(path: &&'p str) -> Option<&'p str> {
        path.get(..path.rfind(['.', '['])?)
    }
    iter::successors((!at.is_empty()).then_some(at), out)
}

/// Counts lines and columns on one way through a text.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    /// Line and column of a place, in bytes, that is not before the one asked for last.
    fn place(&mut self, offset: usize) -> Option<(usize, usize)> {
        let passed = self.text.get(self.offset..offset)?;
        if let Some((before, last)) = passed.rsplit_once('\n') {
            self.line += before.matches('\n').count() + 1;
            self.column = last.chars().count() + 1;
        } else {
            self.column += passed.chars().count();
        }
        self.offset = offset;
        Some((self.line, self.column))
    }
}

impl<'a> Reader<'a> {
    /// Starts on a whole file.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, options: options(), places: HashMap::new(), found: Vec::new() }
    }

    /// The whole file as one value; nothing if it is not sound RON, which is then a finding.
    pub fn root(&mut self) -> Option<Node<'a>> {
        if self.text.trim().is_empty() {
            self.find("", Problem::Empty);
            return None;
        }
        match self.options.from_str::<&RawValue>(self.text) {
            Ok(raw) => Some(Node { raw: trimmed(raw), at: String::new() }),
            Err(error) => {
                let problem = match error.code {
                    ron::Error::ExceededRecursionLimit => Problem::TooDeep,
                    code => Problem::Syntax(code.to_string()),
                };
                let place = Some((error.span.start.line, error.span.start.col));
                self.found.push((Finding { at: String::new(), place, problem }, None));
                None
            }
        }
    }

    /// Notes a finding at a path.
    pub fn find(&mut self, at: impl Into<String>, problem: Problem) {
        self.found.push((Finding::new(at, problem), None));
    }

    /// Notes a finding beside which all others are beside the point.
    pub fn only(&mut self, at: &str, problem: Problem) {
        self.found.clear();
        self.find(at, problem);
    }

    /// How many findings there are.
    #[must_use]
    pub fn count_found(&self) -> usize {
        self.found.len()
    }

    /// The findings in the order of the file, each with its line and column; those of `more` are
    /// left out where the reading itself found something at the same path or at one around it.
    #[must_use]
    pub fn finish(self, more: Vec<Finding>) -> Vec<Finding> {
        let Self { text, places, mut found, .. } = self;
        let more: Vec<_> = {
            let read: HashSet<&str> = found.iter().map(|(f, _)| f.at.as_str()).collect();
            let covered = |at: &str| around(at).any(|path| read.contains(path));
            more.into_iter().filter(|f| !covered(&f.at)).map(|f| (f, None)).collect()
        };
        found.extend(more);
        // The place of a path, or of the nearest record around it.
        let offset_of =
            |at: &str| around(at).chain(iter::once("")).find_map(|path| places.get(path)).copied();
        let mut offsets: Vec<(usize, usize)> = Vec::new();
        for (index, (finding, offset)) in found.iter().enumerate() {
            if finding.place.is_none()
                && let Some(offset) = offset.or_else(|| offset_of(&finding.at))
            {
                offsets.push((offset, index));
            }
        }
        offsets.sort_unstable();
        let mut cursor = Cursor { text, offset: 0, line: 1, column: 1 };
        for (offset, index) in offsets {
            if let Some((finding, _)) = found.get_mut(index) {
                finding.place = cursor.place(offset);
            }
        }
        let mut findings: Vec<Finding> = found.into_iter().map(|(finding, _)| finding).collect();
        findings.sort_by_key(|f| f.place);
        findings
    }

    /// Where a slice of the text begins, in bytes.
    fn offset(&self, slice: &str) -> usize {
        (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn note(&mut self, node: &Node<'_>) {
        let offset = self.offset(node.raw.get_ron());
        self.places.insert(node.at.clone(), offset);
    }

    fn wrong<T>(&mut self, node: &Node<'_>, expected: Expected) -> Option<T> {
        let whole = node.raw.get_ron();
        let mut value: String = whole.chars().take(LONGEST_QUOTE).collect();
        if value.len() < whole.len() {
            value.push('…');
        }
        self.find(node.at.clone(), Problem::WrongType { value, expected });
        None
    }

    fn parse<T: DeserializeOwned>(&self, node: &Node<'_>) -> Option<T> {
        self.options.from_str(node.raw.get_ron()).ok()
    }

    /// A record, whatever its fields are; see [`Reader::names`].
    pub fn open<'n>(&mut self, node: &Node<'n>, name: &'static str) -> Option<Record<'n>> {
        self.note(node);
        let Some(fields) = fields(node.raw.get_ron(), name) else {
            return self.wrong(node, Expected::Record);
        };
        Some(Record { fields, broken: false, at: node.at.clone() })
    }

    /// Notes where the fields of a record stand. Fields that are neither `known` nor something that
    /// `also` takes are findings, and so are repeated ones.
    pub fn names(&mut self, record: &Record<'_>, known: &[&'static str], also: fn(&str) -> bool) {
        let mut seen: HashSet<&str> = HashSet::with_capacity(record.fields.len());
        for (field, raw) in &record.fields {
            let node = Node { raw, at: record.path(field) };
            if !seen.insert(field) {
                let value = field.to_string();
                self.find_name(&node, field, Problem::Duplicate { noun: Noun::Field, value });
                continue;
            }
            self.note(&node);
            if !known.contains(&&**field) && !also(field) {
                let problem = unknown(Noun::Field, field, known.iter().copied());
                self.find_name(&node, field, problem);
            }
        }
    }

    /// A record with at most these fields; others, and repeated ones, are findings.
    pub fn record<'n>(
        &mut self,
        node: &Node<'n>,
        name: &'static str,
        known: &[&'static str],
    ) -> Option<Record<'n>> {
        let record = self.open(node, name)?;
        self.names(&record, known, |_| false);
        Some(record)
    }

    /// A record as [`Reader::record`] reads it; one without fields where there is none, so that the
    /// places of those behind it keep their numbers.
    pub fn fields<'n>(
        &mut self,
        node: &Node<'n>,
        name: &'static str,
        known: &[&'static str],
    ) -> Record<'n> {
        let empty = || Record { fields: Vec::new(), broken: true, at: node.at.clone() };
        self.record(node, name, known).unwrap_or_else(empty)
    }

    /// Notes that a field is missing from a record.
    pub fn missing(&mut self, record: &Record<'_>, field: &'static str) {
        if !record.broken {
            self.find(record.path(field), Problem::Missing(field));
        }
    }

    /// Notes what is wrong with the name of a field, where the name stands.
    fn find_name(&mut self, node: &Node<'_>, name: &str, problem: Problem) {
        // A name with escapes is not a slice of the text, and has no place of its own.
        let written = self.text.as_bytes().as_ptr_range().contains(&name.as_ptr());
        let offset = written.then(|| self.offset(name));
        self.found.push((Finding::new(node.at.clone(), problem), offset));
    }

    /// The values of a list; an absent one is empty.
    pub fn list<'n>(&mut self, node: Option<Node<'n>>) -> Vec<Node<'n>> {
        let Some(node) = node else { return Vec::new() };
        self.note(&node);
        let Ok(values) = self.options.from_str::<Vec<&RawValue>>(node.raw.get_ron()) else {
            self.wrong::<()>(&node, Expected::List);
            return Vec::new();
        };
        let nodes = values.into_iter().enumerate();
        let nodes: Vec<_> = nodes
            .map(|(n, raw)| Node { raw: trimmed(raw), at: format!("{}[{n}]", node.at) })
            .collect();
        for node in &nodes {
            self.note(node);
        }
        nodes
    }

    /// A text.
    pub fn text(&mut self, node: &Node<'_>) -> Option<String> {
        self.parse(node).or_else(|| self.wrong(node, Expected::Text))
    }

    /// The text of a field; the default is empty.
    pub fn text_or_empty(&mut self, record: &Record<'_>, field: &str) -> String {
        record.get(field).and_then(|node| self.text(&node)).unwrap_or_default()
    }

    /// The text of a field that must be there; empty where it is not, which is then a finding.
    pub fn required_text(&mut self, record: &Record<'_>, field: &'static str) -> String {
        if let Some(node) = record.get(field) {
            self.text(&node).unwrap_or_default()
        } else {
            self.missing(record, field);
            String::new()
        }
    }

    /// The texts of a list.
    pub fn texts(&mut self, node: Option<Node<'_>>) -> Vec<String> {
        // A wrong entry stays as an empty text, so that places keep their numbers.
        self.list(node).iter().map(|n| self.text(n).unwrap_or_default()).collect()
    }

    /// `Some(value)`, `None`, or the bare value.
    pub fn option<'n>(&mut self, node: Option<Node<'n>>) -> Option<Node<'n>> {
        let node = node?;
        match self.options.from_str::<Option<&RawValue>>(node.raw.get_ron()) {
            Ok(raw) => raw.map(|raw| Node { raw: trimmed(raw), at: node.at }),
            Err(_) => Some(node),
        }
    }

    /// A whole number from 0.
    pub fn count(&mut self, node: &Node<'_>) -> Option<u64> {
        self.parse(node).or_else(|| match self.parse::<f64>(node) {
            Some(n) if n.is_finite() && n < 0.0 => self.bad(node, Problem::Negative),
            Some(n) if !n.is_finite() => self.bad(node, Problem::NotFinite),
            _ => self.wrong(node, Expected::Count),
        })
    }

    /// The number of a file's format; none where it says none, or one that never was. That is a
    /// finding for [`Reader::check_format`].
    #[must_use]
    pub fn format(&self, record: &Record<'_>) -> Option<u64> {
        record.get("format").and_then(|node| self.parse(&node)).filter(|format| *format > 0)
    }

    /// Notes what is wrong with the number of a file's format.
    pub fn check_format(&mut self, record: &Record<'_>) {
        if let Some(node) = record.get("format")
            && self.count(&node) == Some(0)
        {
            let value = "0".to_owned();
            self.find("format", Problem::WrongType { value, expected: Expected::Format });
        }
    }

    /// The format that a file says it has, if that is a whole number greater than `newest`, however
    /// long.
    #[must_use]
    pub fn newer(&self, record: &Record<'_>, newest: u64) -> Option<String> {
        let node = record.get("format")?;
        let written = node.raw.get_ron();
        let whole = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
        let greater = match self.parse::<u64>(&node) {
            Some(found) => found > newest,
            None => whole,
        };
        greater.then(|| written.to_owned())
    }

    /// A finite number from 0.
    pub fn number(&mut self, node: &Node<'_>) -> Option<f64> {
        match self.parse::<f64>(node) {
            Some(n) if !n.is_finite() => self.bad(node, Problem::NotFinite),
            Some(n) if n < 0.0 => self.bad(node, Problem::Negative),
            Some(n) => Some(n),
            None => self.wrong(node, Expected::Number),
        }
    }

    fn bad<T>(&mut self, node: &Node<'_>, problem: fn(String) -> Problem) -> Option<T> {
        self.find(node.at.clone(), problem(node.raw.get_ron().to_owned()));
        None
    }

    /// A bare word out of a few, such as `individual`.
    pub fn word<T: Word>(&mut self, node: &Node<'_>) -> Option<T> {
        let written = node.raw.get_ron();
        if let Some(word) = meaning(written) {
            return Some(word);
        }
        let bare = written.trim_matches('"');
        let is_word = bare.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if !is_word || bare.is_empty() {
            return self.wrong(node, Expected::Word);
        }
        let words = T::words();
        self.find(node.at.clone(), unknown(T::NOUN, bare, words.iter().map(|(word, _)| *word)));
        None
    }

    /// The word of a field that must be there.
    pub fn required_word<T: Word>(
        &mut self,
        record: &Record<'_>,
        field: &'static str,
    ) -> Option<T> {
        if let Some(node) = record.get(field) {
            return self.word(&node);
        }
        self.missing(record, field);
        None
    }
}
