//! Reads RON so that every finding of a file comes at once, with its line and column.
//!
//! The `ron` crate stops at the first error. So the file is taken apart level by level into raw
//! values, slices of the text that `ron` has already checked for syntax; each is then read by itself,
//! and what does not fit becomes a [`Finding`] at the slice's own place.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ron::extensions::Extensions;
use ron::options::Options;
use ron::value::RawValue;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};

use crate::model::finding::{Expected, Finding, Noun, Problem, unknown};

/// The longest piece of a file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// The findings so far, and where everything stands.
pub struct Reader<'a> {
    text: &'a str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    options: Options,
    places: HashMap<String, usize>,
    /// What has been found.
    pub findings: Vec<Finding>,
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
    std::iter::successors((!at.is_empty()).then_some(at), out)
}

impl<'a> Reader<'a> {
    /// Starts on a whole file.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, lines, options, places: HashMap::new(), findings: Vec::new() }
    }

    /// The whole file as one value; nothing if it is not sound RON, which is then a finding.
    pub fn root(&mut self) -> Option<Node<'a>> {
        if self.text.trim().is_empty() {
            self.findings.push(Finding::new("", Problem::Empty));
            return None;
        }
        match self.options.from_str::<&RawValue>(self.text) {
            Ok(raw) => Some(Node { raw: raw.trim(), at: String::new() }),
            Err(error) => {
                let problem = match error.code {
                    ron::Error::ExceededRecursionLimit => Problem::TooDeep,
                    code => Problem::Syntax(code.to_string()),
                };
                let place = Some((error.span.start.line, error.span.start.col));
                self.findings.push(Finding { at: String::new(), place, problem });
                None
            }
        }
    }

    /// Notes a finding at a path.
    pub fn find(&mut self, at: impl Into<String>, problem: Problem) {
        self.findings.push(Finding::new(at, problem));
    }

    /// The findings in the order of the file, each with its line and column; those of `more` are
    /// left out where the reading itself found something at the same path or at one around it.
    #[must_use]
    pub fn finish(mut self, more: Vec<Finding>) -> Vec<Finding> {
        let read: HashSet<String> = self.findings.iter().map(|f| f.at.clone()).collect();
        let covered = |at: &str| around(at).any(|path| read.contains(path));
        let more = more.into_iter().filter(|finding| !covered(&finding.at));
        let mut findings = std::mem::take(&mut self.findings);
        findings.extend(more);
        for finding in &mut findings {
            if finding.place.is_none() {
                finding.place = self.place(&finding.at);
            }
        }
        findings.sort_by_key(|f| f.place);
        findings
    }

    /// Where a slice of the text begins, in bytes.
    fn offset(&self, slice: &str) -> usize {
        (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// Line and column of a path, or of the nearest record around it.
    fn place(&self, at: &str) -> Option<(usize, usize)> {
        let offset =
            around(at).chain(std::iter::once("")).find_map(|path| self.places.get(path))?;
        self.line_and_column(*offset)
    }

    fn line_and_column(&self, offset: usize) -> Option<(usize, usize)> {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let column = self.text.get(start..offset)?.chars().count() + 1;
        Some((line, column))
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

    /// A record with at most these fields; others, and repeated ones, are findings.
    pub fn record<'n>(
        &mut self,
        node: &Node<'n>,
        name: &'static str,
        known: &[&'static str],
    ) -> Option<Record<'n>> {
        self.note(node);
        let fields = self.options.from_str_seed(node.raw.get_ron(), RecordSeed(name));
        let Ok(fields) = fields else { return self.wrong(node, Expected::Record) };
        let record = Record { fields, broken: false, at: node.at.clone() };
        for (index, (field, raw)) in record.fields.iter().enumerate() {
            let node = Node { raw, at: record.path(field) };
            if record.fields.iter().take(index).any(|(earlier, _)| earlier == field) {
                let value = field.to_string();
                self.find_name(&node, field, Problem::Duplicate { noun: Noun::Field, value });
                continue;
            }
            self.note(&node);
            if !known.contains(&field.as_ref()) {
                let problem = unknown(Noun::Field, field, known.iter().copied());
                self.find_name(&node, field, problem);
            }
        }
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
        let place = if written { self.line_and_column(self.offset(name)) } else { None };
        self.findings.push(Finding { at: node.at.clone(), place, problem });
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
            .map(|(n, raw)| Node { raw: raw.trim(), at: format!("{}[{n}]", node.at) })
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
            Ok(raw) => raw.map(|raw| Node { raw: raw.trim(), at: node.at }),
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

    /// What the file says, if it is a whole number greater than `newest`, however long.
    pub fn newer(&self, node: &Node<'_>, newest: u64) -> Option<String> {
        let written = node.raw.get_ron();
        let whole = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
        let greater = match self.parse::<u64>(node) {
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
            // Minus nothing is nothing, and is written as such.
            Some(n) => Some(n + 0.0),
            None => self.wrong(node, Expected::Number),
        }
    }

    fn bad<T>(&mut self, node: &Node<'_>, problem: fn(String) -> Problem) -> Option<T> {
        self.find(node.at.clone(), problem(node.raw.get_ron().to_owned()));
        None
    }

    /// A bare word out of a few, such as `individual`.
    pub fn word<T: Copy>(&mut self, node: &Node<'_>, noun: Noun, words: &[(&str, T)]) -> Option<T> {
        let written = node.raw.get_ron();
        let bare = written.trim_matches('"');
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == bare) {
            return Some(*value);
        }
        let is_word = bare.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        if !is_word || bare.is_empty() {
            return self.wrong(node, Expected::Word);
        }
        self.find(node.at.clone(), unknown(noun, bare, words.iter().map(|(word, _)| *word)));
        None
    }

    /// The word of a field that must be there.
    pub fn required_word<T: Copy>(
        &mut self,
        record: &Record<'_>,
        field: &'static str,
        noun: Noun,
        words: &[(&str, T)],
    ) -> Option<T> {
        if let Some(node) = record.get(field) {
            return self.word(&node, noun, words);
        }
        self.missing(record, field);
        None
    }
}

/// Reads a record into its fields, whatever they are.
struct RecordSeed(&'static str);

impl<'de> DeserializeSeed<'de> for RecordSeed {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct(self.0, &[], RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(NameSeed)? {
            fields.push((name, map.next_value::<&RawValue>()?.trim()));
        }
        Ok(fields)
    }
}

struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a field")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
