//! Reads RON value by value, so that all findings of a file are reported at once, with line and
//! column.
//!
//! The `ron` crate stops at the first error. This reader therefore splits the file level by level
//! into raw values, which are slices of the text whose syntax `ron` has already checked. Each is
//! then read separately, and what does not fit becomes a [`Finding`] at the position of the slice.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::iter;

use ron::options::Options;
use ron::value::RawValue;
use serde::de::DeserializeOwned;

use super::raw::{fields, inside, options, trimmed};
use super::word::{Word, meaning};
use crate::model::finding::{
    Expected, Finding, MOST_SUGGESTED, Noun, Problem, unknown, unknown_only,
};

/// The longest part of a file that is quoted in a message, in characters.
const LONGEST_QUOTE: usize = 60;

/// Collects the findings of a file and the position of each value.
pub struct Reader<'a> {
    text: &'a str,
    options: Options,
    /// The byte offset of each value, by path.
    places: HashMap<String, usize>,
    /// The findings so far, each with its byte offset if it differs from that of its path.
    found: Vec<(Finding, Option<usize>)>,
}

/// A syntactically valid RON value and its path.
#[derive(Clone)]
pub struct Node<'a> {
    raw: &'a RawValue,
    /// The path of fields that leads to it.
    pub at: String,
}

impl Node<'_> {
    /// Whether it is a record.
    #[must_use]
    pub fn is_record(&self) -> bool {
        self.raw.get_ron().ends_with(')')
    }

    /// Whether it is a quoted string.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.raw.get_ron().starts_with(['"', 'r'])
    }
}

/// The fields of a record, and its path.
pub struct Record<'a> {
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
    /// Set if the value is not a record. That is already a finding, so its missing fields are not
    /// reported as well.
    broken: bool,
    /// The path of fields that leads to it.
    pub at: String,
}

impl<'a> Record<'a> {
    /// Returns the path of a field of this record.
    #[must_use]
    pub fn path(&self, field: &str) -> String {
        if self.at.is_empty() { field.to_owned() } else { format!("{}.{field}", self.at) }
    }

    /// Returns the value of a field, if it is there; of `Some(value)` the value.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<Node<'a>> {
        let (_, raw) = self.fields.iter().find(|(name, _)| name == field)?;
        Some(Node { raw: inside(raw)?, at: self.path(field) })
    }

    /// Returns the names of its fields, in file order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| &**name)
    }
}

/// Returns the text with a line end after its last line, which RON requires after a line comment.
#[must_use]
pub fn ended(text: &str) -> Cow<'_, str> {
    if text.ends_with('\n') { text.into() } else { format!("{text}\n").into() }
}

/// A path and its parents, innermost first: `a.b[0].c`, `a.b[0]`, `a.b`, `a`.
fn around(at: &str) -> impl Iterator<Item = &str> {
    fn out<'p>(path: &&'p str) -> Option<&'p str> {
        path.get(..path.rfind(['.', '['])?)
    }
    iter::successors((!at.is_empty()).then_some(at), out)
}

/// What a file calls the entries that a path leads through: `open, contact` for
/// `tiers[0].ceilings[2].lets`. Only texts and words are names.
fn named(text: &str, places: &HashMap<String, usize>, at: &str) -> String {
    let said = |entry: &str, field: &str| {
        let rest = text.get(*places.get(&format!("{entry}.{field}"))?..)?;
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let bare = || {
            rest.split(|c| !word(c))
                .next()
                .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        };
        quoted.or_else(bare).filter(|name| !name.is_empty())
    };
    let mut entries: Vec<&str> = around(at).filter(|path| path.ends_with(']')).collect();
    entries.reverse();
    let fields = ["id", "tier", "platform", "insight", "a", "b"];
    let names = entries.into_iter().flat_map(|entry| {
        let own = said(entry, "id");
        let others = fields.iter().filter(move |_| own.is_none());
        own.into_iter().chain(others.filter_map(move |field| said(entry, field)))
    });
    names.collect::<Vec<_>>().join(", ")
}

/// Converts byte offsets to lines and columns in one pass over a text.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    /// Returns the line and column of a byte offset, which must not be before the previous one.
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
    /// Starts reading a whole file.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, options: options(), places: HashMap::new(), found: Vec::new() }
    }

    /// Returns the whole file as one value, or `None` and a finding if its syntax is invalid.
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
                self.found.push((
                    Finding { at: String::new(), named: String::new(), place, problem },
                    None,
                ));
                None
            }
        }
    }

    /// Adds a finding at a path.
    pub fn find(&mut self, at: impl Into<String>, problem: Problem) {
        self.found.push((Finding::new(at, problem), None));
    }

    fn unknown<'v>(
        &self,
        noun: Noun,
        value: &str,
        valid: impl Iterator<Item = &'v str>,
    ) -> Problem {
        if self.found.len() < MOST_SUGGESTED {
            return unknown(noun, value, valid);
        }
        unknown_only(noun, value)
    }

    /// Adds a finding and removes all others, which do not matter beside it.
    pub fn only(&mut self, at: &str, problem: Problem) {
        self.found.clear();
        self.find(at, problem);
    }

    /// The number of findings.
    #[must_use]
    pub fn count_found(&self) -> usize {
        self.found.len()
    }

    /// Returns the findings in file order, each with line and column. A finding of `more` is left
    /// out if reading already produced one at the same path or a parent of it.
    #[must_use]
    pub fn finish(self, more: Vec<Finding>) -> Vec<Finding> {
        let Self { text, places, mut found, .. } = self;
        let more: Vec<_> = {
            let read: HashSet<&str> = found.iter().map(|(f, _)| f.at.as_str()).collect();
            let covered = |at: &str| around(at).any(|path| read.contains(path));
            more.into_iter().filter(|f| !covered(&f.at)).map(|f| (f, None)).collect()
        };
        found.extend(more);
        // The offset of a path, or of its nearest parent that has one.
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
        for finding in &mut findings {
            finding.named = named(text, &places, &finding.at);
        }
        findings.sort_by_key(|f| f.place);
        findings
    }

    /// The byte offset of a slice of the text.
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

    /// Returns a record without checking its field names; see [`Reader::names`].
    pub fn open<'n>(&mut self, node: &Node<'n>, name: &'static str) -> Option<Record<'n>> {
        self.note(node);
        let Some(fields) = fields(node.raw.get_ron(), name) else {
            return self.wrong(node, Expected::Record);
        };
        Some(Record { fields, broken: false, at: node.at.clone() })
    }

    /// Notes the positions of a record's fields. A field that is neither in `known` nor accepted by
    /// `also` is a finding, and so is a repeated field.
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
                let problem = self.unknown(Noun::Field, field, known.iter().copied());
                self.find_name(&node, field, problem);
            }
        }
    }

    /// Returns a record; fields that are not in `known`, and repeated ones, are findings.
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

    /// Returns a record as [`Reader::record`] does, or one without fields if the value is not a
    /// record, so that the entries after it keep their indices.
    pub fn fields<'n>(
        &mut self,
        node: &Node<'n>,
        name: &'static str,
        known: &[&'static str],
    ) -> Record<'n> {
        let empty = || Record { fields: Vec::new(), broken: true, at: node.at.clone() };
        self.record(node, name, known).unwrap_or_else(empty)
    }

    /// Adds a finding that a field is missing from a record.
    pub fn missing(&mut self, record: &Record<'_>, field: &'static str) {
        if !record.broken {
            self.find(record.path(field), Problem::Missing(field));
        }
    }

    /// Adds a finding about the name of a field, at the position of the name.
    fn find_name(&mut self, node: &Node<'_>, name: &str, problem: Problem) {
        // A name that contains escapes is not a slice of the text, so its position is unknown.
        let written = self.text.as_bytes().as_ptr_range().contains(&name.as_ptr());
        let offset = written.then(|| self.offset(name));
        self.found.push((Finding::new(node.at.clone(), problem), offset));
    }

    /// Returns the values of a list; without a value, the list is empty.
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

    /// Returns a string.
    pub fn text(&mut self, node: &Node<'_>) -> Option<String> {
        self.parse(node).or_else(|| self.wrong(node, Expected::Text))
    }

    /// Returns the string of a field; without the field, an empty one.
    pub fn text_or_empty(&mut self, record: &Record<'_>, field: &str) -> String {
        record.get(field).and_then(|node| self.text(&node)).unwrap_or_default()
    }

    /// Returns the string of a required field; if it is missing, an empty string and a finding.
    pub fn required_text(&mut self, record: &Record<'_>, field: &'static str) -> String {
        if let Some(node) = record.get(field) {
            self.text(&node).unwrap_or_default()
        } else {
            self.missing(record, field);
            String::new()
        }
    }

    /// Returns the strings of a list.
    pub fn texts(&mut self, node: Option<Node<'_>>) -> Vec<String> {
        // A wrong entry becomes an empty string, so that the entries after it keep their indices.
        self.list(node).iter().map(|n| self.text(n).unwrap_or_default()).collect()
    }

    /// Reads `Some(value)`, `None` or the bare value.
    pub fn option<'n>(&mut self, node: Option<Node<'n>>) -> Option<Node<'n>> {
        let node = node?;
        match self.options.from_str::<Option<&RawValue>>(node.raw.get_ron()) {
            Ok(raw) => raw.map(|raw| Node { raw: trimmed(raw), at: node.at }),
            Err(_) => Some(node),
        }
    }

    /// Reads a whole number of at least 0.
    pub fn count(&mut self, node: &Node<'_>) -> Option<u64> {
        self.parse(node).or_else(|| match self.parse::<f64>(node) {
            Some(n) if n.is_finite() && n < 0.0 => self.bad(node, Problem::Negative),
            Some(n) if !n.is_finite() => self.bad(node, Problem::NotFinite),
            _ => self.wrong(node, Expected::Count),
        })
    }

    /// Returns the format number of a file; `None` if it is missing or invalid.
    /// [`Reader::check_format`] reports an invalid one.
    #[must_use]
    pub fn format(&self, record: &Record<'_>) -> Option<u64> {
        record.get("format").and_then(|node| self.parse(&node)).filter(|format| *format > 0)
    }

    /// Adds a finding if the format number of a file is invalid.
    pub fn check_format(&mut self, record: &Record<'_>) {
        if let Some(node) = record.get("format")
            && self.count(&node) == Some(0)
        {
            let value = "0".to_owned();
            self.find("format", Problem::WrongType { value, expected: Expected::Format });
        }
    }

    /// Returns the format number of a file if it is a whole number greater than `newest`, even if
    /// it does not fit in a `u64`.
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

    /// Reads a finite number of at least 0.
    pub fn number(&mut self, node: &Node<'_>) -> Option<f64> {
        match self.parse::<f64>(node) {
            Some(n) if !n.is_finite() => self.bad(node, Problem::NotFinite),
            Some(n) if n < 0.0 => self.bad(node, Problem::Negative),
            Some(n) => Some(n),
            None => self.wrong(node, Expected::Number),
        }
    }

    /// Reads numbers by ids: `{"consent": 1.5}`.
    pub fn numbers(&mut self, node: &Node<'_>) -> Option<BTreeMap<String, f64>> {
        self.parse(node).or_else(|| self.wrong(node, Expected::Numbers))
    }

    /// Reads a text with a count: `("CRM on Tmall", 11)`.
    pub fn tally(&mut self, node: &Node<'_>) -> Option<(String, u64)> {
        self.parse(node).or_else(|| self.wrong(node, Expected::Tally))
    }

    fn bad<T>(&mut self, node: &Node<'_>, problem: fn(String) -> Problem) -> Option<T> {
        self.find(node.at.clone(), problem(node.raw.get_ron().to_owned()));
        None
    }

    /// Reads one of a few bare words, such as `individual`.
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
        let problem = self.unknown(T::NOUN, bare, words.iter().map(|(word, _)| *word));
        self.find(node.at.clone(), problem);
        None
    }

    /// Reads the word of a required field; if it is missing, adds a finding.
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
