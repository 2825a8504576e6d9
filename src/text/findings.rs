//! What is wrong with files, in words: the place, the value and the remedy.

use std::path::Path;

use super::lang::say;
use super::{or_list, words};
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
        Noun::Kind => noun_kind(),
        Noun::Platform => noun_platform(),
        Noun::Insight => noun_insight(),
        Noun::Condition => noun_condition(),
        Noun::Pack => noun_pack(),
        Noun::Touchpoint => noun_touchpoint(),
        Noun::Source => noun_source(),
        Noun::Group => noun_group(),
        Noun::Tier => noun_tier(),
        Noun::Rule => noun_rule(),
        Noun::Ceiling => noun_ceiling(),
        Noun::Field => noun_field(),
        Noun::Word => noun_word(),
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => expected_text(),
        Expected::Count => expected_count(),
        Expected::Number => expected_number(),
        Expected::Record => expected_record(),
        Expected::List => expected_list(),
        Expected::Word => expected_bare(),
        Expected::Format => expected_format(),
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
                Some(near) => say!("findings-did_you_mean", value = quoted(near)),
                None if valid.is_empty() => nothing_near().to_owned(),
                None => say!("findings-can_be", values = quoted_all(valid)),
            };
            say!("findings-unknown", noun = noun(*n), value = quoted(value), remedy = remedy)
        }
        Problem::Duplicate { noun: n, value } => {
            say!("findings-twice", noun = noun(*n), value = quoted(value))
        }
        Problem::NotHosted { kind, platform, hosts } => say!(
            "findings-not_hosted_here",
            platform = quoted(platform),
            kind = quoted(kind),
            hosts = quoted_all(hosts)
        ),
        Problem::Negative(value) => say!("findings-negative", value = quoted(value)),
        Problem::NotFinite(value) => say!("findings-not_finite", value = quoted(value)),
        Problem::WrongType { value, expected: e } => {
            say!("findings-wrong_type", value = quoted(value), expected = expected(*e))
        }
        Problem::Missing(field) => say!("findings-missing", field = quoted(field)),
        Problem::NewerFormat { found, newest } => {
            say!("findings-newer", found = quoted(found), newest = newest.to_string())
        }
        Problem::Syntax(reason) => say!("findings-syntax", reason = clean(&lower_first(reason))),
        Problem::TooDeep => too_deep().to_owned(),
        Problem::Empty => empty().to_owned(),
        Problem::PackNotPlan => pack_not_plan().to_owned(),
        Problem::PlanNotPack => plan_not_pack().to_owned(),
        Problem::Blank(field) => say!("findings-blank", field = quoted(field)),
        Problem::TooManyConditions(count) => say!("findings-too_many", count = *count),
        Problem::MissingTier(tier) => say!("findings-missing_tier", tier = quoted(tier)),
        Problem::RuleReachesNothing(rule) => say!("findings-reaches_nothing", rule = quoted(rule)),
        Problem::EmptyList(list) => say!("findings-empty_list", list = quoted(list)),
    }
}

words! {
    "findings":
    noun_kind, noun_platform, noun_insight, noun_condition, noun_pack, noun_touchpoint,
    noun_source, noun_group, noun_tier, noun_rule, noun_ceiling, noun_field, noun_word,
    expected_text, expected_count, expected_number, expected_record, expected_list, expected_bare,
    expected_format, nothing_near, too_deep, empty, pack_not_plan,
    plan_not_pack, no_file, folder, bad_number,
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
        FileError::NotFound(file) => line(file, no_file().to_owned()),
        FileError::Directory(file) => line(file, folder().to_owned()),
        FileError::TooLarge(file, size) => {
            let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
            let (size, most) = (megabytes(*size), megabytes(LARGEST_FILE));
            line(file, say!("findings-too_large", size = size, most = most))
        }
        FileError::NotUtf8(file, at) => line(file, say!("findings-not_utf8", at = *at)),
        FileError::Read(file, reason) => {
            line(file, say!("findings-unreadable", reason = system(reason)))
        }
        FileError::Write(file, reason) => {
            line(file, say!("findings-unsaved", reason = system(reason)))
        }
        FileError::Findings(file, findings) => findings.iter().map(|f| finding(file, f)).collect(),
        FileError::NoPack { name, known } => {
            vec![say!("findings-no_pack", name = quoted(name), known = quoted_all(known))]
        }
        FileError::Encode(reason) => vec![say!("findings-unwritable", reason = reason.to_string())],
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
        Refusal::NoTouchpoint(id) => say!("findings-gone", id = id.to_string()),
        Refusal::NoKind(kind) => say!("findings-pack_kind", id = quoted(kind.as_str())),
        Refusal::NoPlatform(platform) => {
            say!("findings-pack_platform", id = quoted(platform.as_str()))
        }
        Refusal::NotHosted(kind, platform) => {
            say!(
                "findings-does_not_host",
                platform = quoted(platform.as_str()),
                kind = quoted(kind.as_str())
            )
        }
        Refusal::NoCondition(id) => {
            say!("findings-pack_switch", id = quoted(id.as_str()))
        }
        Refusal::NoInsight(id) => {
            say!("findings-pack_insight", id = quoted(id.as_str()))
        }
        Refusal::BadNumber => bad_number().to_owned(),
    }
}
