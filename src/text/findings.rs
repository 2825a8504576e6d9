//! What is wrong with files, in words: the place, the value and the remedy.

use std::path::Path;

use super::or_list;
use crate::model::action::Refusal;
use crate::model::finding::{Expected, Finding, Noun, Problem};
use crate::store::{FileError, LARGEST_FILE};

/// A finding with its file and place in front.
#[must_use]
pub fn finding(file: &Path, finding: &Finding) -> String {
    let file = clean(&file.display().to_string());
    let place = finding.place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
    let at =
        if finding.at.is_empty() { String::new() } else { format!("{}: ", clean(&finding.at)) };
    format!("{file}{place}: {at}{}", problem(&finding.problem))
}

fn noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Kind => "touchpoint kind",
        Noun::Platform => "platform",
        Noun::Insight => "insight",
        Noun::Condition => "condition",
        Noun::Pack => "rule pack",
        Noun::Touchpoint => "touchpoint id",
        Noun::Source => "source",
        Noun::Group => "group",
        Noun::Tier => "tier",
        Noun::Rule => "yield rule",
        Noun::Ceiling => "ceiling",
        Noun::Field => "field",
        Noun::Word => "word",
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "a text in quotation marks",
        Expected::Count => "a whole number up to 18446744073709551615",
        Expected::Number => "a number",
        Expected::Record => "a record in round brackets, such as `(id: 1)`",
        Expected::List => "a list in square brackets, such as `[\"consent\"]`",
        Expected::Word => "a bare word, such as `individual`",
        Expected::Format => "a file format; write `1`",
    }
}

/// The longest value that a message repeats, in characters.
const LONGEST: usize = 80;

/// The user's own value, in backticks, without anything that a terminal would obey.
fn quoted(value: &str) -> String {
    let mut short: String = clean(value).chars().take(LONGEST).collect();
    if short.len() < value.len() && value.chars().count() > LONGEST {
        short.push('…');
    }
    format!("`{short}`")
}

fn quoted_all(values: &[String]) -> String {
    or_list(&values.iter().map(|v| quoted(v)).collect::<Vec<_>>())
}

/// The text without control characters and without those that turn the reading direction around.
#[must_use]
pub fn clean(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect()
}

/// What is wrong, and what to do.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Unknown { noun: n, value, nearest, valid } => {
            let remedy = match nearest {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None if valid.is_empty() => "nothing comes near".to_owned(),
                None => format!("it can be {}", quoted_all(valid)),
            };
            format!("unknown {} {}; {remedy}", noun(*n), quoted(value))
        }
        Problem::Duplicate { noun: n, value } => {
            format!(
                "{} {} is there twice; give each its own, or take one out",
                noun(*n),
                quoted(value)
            )
        }
        Problem::NotHosted { kind, platform, hosts } => format!(
            "{} does not host {}; did you mean {}?",
            quoted(platform),
            quoted(kind),
            quoted_all(hosts)
        ),
        Problem::Negative(value) => format!("{} is negative; write 0 or more", quoted(value)),
        Problem::NotFinite(value) => {
            format!("{} is no finite number; write a number, or leave the field out", quoted(value))
        }
        Problem::WrongType { value, expected: e } => {
            format!("{} is not {}", quoted(value), expected(*e))
        }
        Problem::Missing(field) => format!("the field {} is missing; add it", quoted(field)),
        Problem::NewerFormat { found, newest } => format!(
            "format {} is newer than this program reads (up to `{newest}`); \
             open it with a newer Tierboard",
            quoted(found)
        ),
        Problem::Syntax(reason) => format!(
            "this is not sound RON: {}; mend it in a text editor, or take the backup",
            clean(&lower_first(reason))
        ),
        Problem::TooDeep => {
            "brackets are nested deeper than any plan needs; take the innermost out".to_owned()
        }
        Problem::Empty => "the file is empty; choose another, or start with a new plan".to_owned(),
        Problem::Blank(field) => format!("the field {} is blank; fill it in", quoted(field)),
        Problem::TooManyConditions(count) => {
            format!("{count} conditions; a pack can have 64 at the most")
        }
        Problem::MissingTier(tier) => format!("the tier {} is missing; add it", quoted(tier)),
        Problem::RuleReachesNothing(rule) => format!(
            "the yield rule {} reaches nothing: none of its platforms hosts any of its kinds",
            quoted(rule)
        ),
        Problem::EmptyList(list) => format!("the list {} is empty; add at least one", quoted(list)),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// Why a file could not be read or written: one line for each finding.
#[must_use]
pub fn file_error(error: &FileError) -> Vec<String> {
    let line =
        |file: &Path, what: String| vec![format!("{}: {what}", clean(&file.display().to_string()))];
    match error {
        FileError::NotFound(file) => {
            line(file, "there is no such file; check the name and the folder".to_owned())
        }
        FileError::Directory(file) => line(file, "this is a folder; name a file in it".to_owned()),
        FileError::TooLarge(file, size) => {
            let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
            let (size, most) = (megabytes(*size), megabytes(LARGEST_FILE));
            line(file, format!("`{size} MB` is too large for a plan (at most {most} MB)"))
        }
        FileError::NotUtf8(file, at) => line(
            file,
            format!(
                "the text is not UTF-8 (first at byte {at}); save it as UTF-8 in a text editor"
            ),
        ),
        FileError::Read(file, reason) => line(file, format!("cannot be read: {}", system(reason))),
        FileError::Write(file, reason) => {
            line(file, format!("cannot be saved: {}; nothing has been changed", system(reason)))
        }
        FileError::Findings(file, findings) => findings.iter().map(|f| finding(file, f)).collect(),
        FileError::NoPack { name, known } => vec![format!(
            "there is no rule pack {}, neither by that id nor as a file; there is {}",
            quoted(name),
            quoted_all(known)
        )],
        FileError::Encode(reason) => vec![format!("the plan cannot be written: {reason}")],
    }
}

/// The system's reason without its number.
fn system(reason: &std::io::Error) -> String {
    let text = lower_first(&reason.to_string());
    match text.find(" (os error") {
        Some(end) => text.get(..end).unwrap_or(&text).to_owned(),
        None => text,
    }
}

/// Why an action was refused.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoTouchpoint(id) => format!("there is no touchpoint `{id}` any more"),
        Refusal::NoKind(kind) => format!("the rule pack has no kind {}", quoted(kind.as_str())),
        Refusal::NoPlatform(platform) => {
            format!("the rule pack has no platform {}", quoted(platform.as_str()))
        }
        Refusal::NotHosted(kind, platform) => {
            format!("{} does not host {}", quoted(platform.as_str()), quoted(kind.as_str()))
        }
        Refusal::NoCondition(id) => {
            format!("the rule pack has no switch {}", quoted(id.as_str()))
        }
        Refusal::NoInsight(id) => {
            format!("the rule pack has no insight {}", quoted(id.as_str()))
        }
        Refusal::BadNumber => "a budget is a finite number from 0".to_owned(),
    }
}
