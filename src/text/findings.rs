//! Messages about findings in files: the place, the value and the remedy.

use std::path::Path;

use super::{or_list, words};
use crate::model::action::Refusal;
use crate::model::evidence::diff::Change;
use crate::model::finding::{Doubt, Expected, Finding, Noun, Problem};
use crate::store::{FileError, LARGEST_FILE};

/// A finding, with its file and place before it.
#[must_use]
pub fn finding(file: &Path, finding: &Finding) -> String {
    let file = clean(&file.display().to_string());
    let place = finding.place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
    format!("{file}{place}: {}", within(finding))
}

/// A warning, with its file and place before it.
#[must_use]
pub fn warning(file: &Path, found: &Finding) -> String {
    let place = found.place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
    let file = clean(&file.display().to_string());
    let says = problem(&found.problem);
    format!("{file}{place}: {}", words::warning(at_and_name(found, &says), says))
}

/// A finding with its place within the file.
#[must_use]
pub fn within(found: &Finding) -> String {
    let says = problem(&found.problem);
    let at = at_and_name(found, &says);
    if at.is_empty() { says } else { format!("{at}: {says}") }
}

/// The place of a finding within its file, with what the file calls it, unless the finding says that.
fn at_and_name(found: &Finding, says: &str) -> String {
    let (at, name) = (clean(&found.at), clean(&found.named));
    if name.is_empty() || says.contains(&*name) { at } else { format!("{at} ({name})") }
}

fn noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Kind => words::noun_kind(),
        Noun::Platform => words::noun_platform(),
        Noun::Insight => words::noun_insight(),
        Noun::Condition => words::noun_condition(),
        Noun::Pack => words::noun_pack(),
        Noun::Touchpoint => words::noun_touchpoint(),
        Noun::Source => words::noun_source(),
        Noun::Group => words::noun_group(),
        Noun::Tier => words::noun_tier(),
        Noun::Rule => words::noun_rule(),
        Noun::Ceiling => words::noun_ceiling(),
        Noun::Phase => words::noun_phase(),
        Noun::Field => words::noun_field(),
        Noun::Key => words::noun_key(),
        Noun::Means => words::noun_means(),
        Noun::Identity => words::noun_identity(),
        Noun::Link => words::noun_link(),
        Noun::Duty => words::noun_duty(),
        Noun::Festival => words::noun_festival(),
        Noun::StageModel => words::noun_stage_model(),
        Noun::Threshold => words::noun_threshold(),
        Noun::Synonym => words::noun_synonym(),
        Noun::Stage => words::noun_stage(),
        Noun::Option => words::noun_option(),
        Noun::Person => words::noun_person(),
        Noun::Line => words::noun_line(),
        Noun::Vote => words::noun_vote(),
        Noun::Word => words::noun_word(),
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => words::expected_text(),
        Expected::Count => words::expected_count(),
        Expected::Number => words::expected_number(),
        Expected::Numbers => words::expected_numbers(),
        Expected::Tally => words::expected_tally(),
        Expected::Record => words::expected_record(),
        Expected::List => words::expected_list(),
        Expected::Word => words::expected_bare(),
        Expected::Format => words::expected_format(),
    }
}

/// The longest value that a message repeats, in characters.
const LONGEST: usize = 80;

/// Quotes a value in backticks, without characters that a terminal would interpret.
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

/// Removes control characters and those that change the reading direction.
#[must_use]
pub fn clean(text: &str) -> String {
    if !text.contains(is_unprintable) {
        return text.to_owned();
    }
    text.chars().map(|c| if is_unprintable(c) { ' ' } else { c }).collect()
}

/// Whether a character controls, or turns the reading direction around.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Describes a problem and how to fix it.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Unknown { noun: n, value, nearest, valid } => {
            let remedy = match nearest {
                Some(near) => words::did_you_mean(quoted(near)),
                None if valid.is_empty() => words::nothing_near().to_owned(),
                None => words::can_be(quoted_all(valid)),
            };
            words::unknown_value(noun(*n), quoted(value), remedy)
        }
        Problem::Duplicate { noun: n, value } => words::appears_twice(noun(*n), quoted(value)),
        Problem::NotHosted { kind, platform, hosts } => {
            words::not_hosted_here(quoted(platform), quoted(kind), quoted_all(hosts))
        }
        Problem::Negative(value) => words::negative(quoted(value)),
        Problem::NotFinite(value) => words::not_finite(quoted(value)),
        Problem::WrongType { value, expected: e } => words::wrong_type(quoted(value), expected(*e)),
        Problem::Missing(field) => words::missing_field(quoted(field)),
        Problem::NewerFormat { found, newest } => {
            words::newer_format(quoted(found), newest.to_string())
        }
        Problem::Syntax(reason) => words::bad_syntax(clean(&lower_first(reason))),
        Problem::TooDeep => words::too_deep().to_owned(),
        Problem::Empty => words::empty_file().to_owned(),
        Problem::PackNotPlan => words::pack_not_plan().to_owned(),
        Problem::PlanNotPack => words::plan_not_pack().to_owned(),
        Problem::NoDate(value) => words::no_date(quoted(value)),
        Problem::NoColour(value) => words::no_colour(quoted(value)),
        Problem::NoShare(value) => words::no_share(quoted(value)),
        Problem::ShareOrder(value) => words::share_order(quoted(value)),
        Problem::OwnTier { platform, tier } => words::own_tier(quoted(platform), quoted(tier)),
        Problem::Cycle(id) => words::tasks_in_circle(quoted(id)),
        Problem::RouteToItself(id) => words::route_to_itself(quoted(id)),
        Problem::Blank(field) => words::blank_field(quoted(field)),
        Problem::TooManyConditions(count) => words::too_many_conditions(*count),
        Problem::MissingTier(tier) => words::missing_tier(quoted(tier)),
        Problem::RuleReachesNothing(rule) => words::rule_reaches_nothing(quoted(rule)),
        Problem::EmptyList(list) => words::empty_list(quoted(list)),
        Problem::NotAfter { since, until } => words::not_after(quoted(until), quoted(since)),
        Problem::NoWebAddress(address) => words::no_web_address(quoted(address)),
        Problem::Doubtful(found) => doubt(found),
    }
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::LinksDiffer { id, other } => words::links_differ(quoted(id), quoted(other)),
        Doubt::NeverDecides(id) => words::never_decides(quoted(id)),
        Doubt::NoCeiling { insight, tier, rule } => {
            words::no_ceiling(quoted(rule), quoted(insight), quoted(tier))
        }
        Doubt::NoHost(id) => words::no_host(quoted(id)),
        Doubt::NoTitle(id) => words::no_title(quoted(id)),
        Doubt::NoAddress(id) => words::no_address(quoted(id)),
        Doubt::NotCited(id) => words::not_cited(quoted(id)),
        Doubt::AfterTheFacts { date, facts } => words::after_the_facts(quoted(date), quoted(facts)),
        Doubt::KeyNotGiven(id) => words::key_not_given(quoted(id)),
        Doubt::MeansNotUsed(id) => words::means_not_used(quoted(id)),
        Doubt::Copy { id, other } => words::a_copy(quoted(id), quoted(other)),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// How many findings of a file are listed. Who has mended those, asks again.
const MOST_LINES: usize = 100;

/// Describes why a file could not be read or written, with one line for each finding.
#[must_use]
pub fn file_error(error: &FileError) -> Vec<String> {
    let line =
        |file: &Path, what: String| vec![format!("{}: {what}", clean(&file.display().to_string()))];
    match error {
        FileError::NotFound(file) => line(file, words::no_file().to_owned()),
        FileError::Directory(file) => line(file, words::is_folder().to_owned()),
        FileError::Device(file) => line(file, words::is_device().to_owned()),
        FileError::TooLarge(file, size) => {
            let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
            let (size, most) = (megabytes(*size), megabytes(LARGEST_FILE));
            line(file, words::file_too_large(size, most))
        }
        FileError::NotUtf8(file, at) => line(file, words::not_utf8(*at)),
        FileError::Read(file, reason) => line(file, words::unreadable(system(reason))),
        FileError::Write(file, reason) => line(file, words::cannot_save(system(reason))),
        FileError::Backup(file, backup, reason) => {
            let name = clean(&backup.file_name().unwrap_or_default().to_string_lossy());
            let why =
                if backup.is_dir() { words::backup_is_folder().to_owned() } else { system(reason) };
            line(file, words::no_backup(quoted(&name), why))
        }
        FileError::Findings(file, findings) | FileError::PackMissing(file, _, findings) => {
            let first = findings.iter().take(MOST_LINES).map(|f| finding(file, f));
            let rest = findings.len().saturating_sub(MOST_LINES);
            let rest = (rest > 0).then(|| words::and_more(rest));
            first.chain(rest).collect()
        }
        FileError::NoPack { name, known } => {
            vec![words::no_pack(quoted(name), quoted_all(known))]
        }
        FileError::Encode(reason) => vec![words::unwritable(reason.to_string())],
    }
}

/// The system's reason: in words where there are some, else as the system says it, without its error
/// number.
#[must_use]
pub fn system(reason: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let known = match reason.kind() {
        ErrorKind::NotFound => words::reason_not_found(),
        ErrorKind::PermissionDenied => words::reason_denied(),
        ErrorKind::StorageFull => words::reason_full(),
        ErrorKind::ReadOnlyFilesystem => words::reason_read_only(),
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let text = lower_first(&reason.to_string());
    match text.find(" (os error") {
        Some(end) => text.get(..end).unwrap_or(&text).to_owned(),
        None => text,
    }
}

/// Describes why an action was refused.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoTouchpoint(id) => words::touchpoint_gone(id.to_string()),
        Refusal::NoKind(kind) => words::no_kind(quoted(kind.as_str())),
        Refusal::NoPlatform(platform) => words::no_platform(quoted(platform.as_str())),
        Refusal::NotHosted(kind, platform) => {
            words::does_not_host(quoted(platform.as_str()), quoted(kind.as_str()))
        }
        Refusal::NoCondition(id) => words::no_switch(quoted(id.as_str())),
        Refusal::NoInsight(id) => words::no_insight(quoted(id.as_str())),
        Refusal::BadNumber => words::not_a_budget().to_owned(),
        Refusal::BadShare => words::refused_share().to_owned(),
        Refusal::BadDays => words::refused_days().to_owned(),
        Refusal::BadRoute => words::refused_route().to_owned(),
        Refusal::NoOption => words::refused_option().to_owned(),
        Refusal::NoLine => words::refused_line().to_owned(),
        Refusal::Circle => words::refused_circle().to_owned(),
        Refusal::BadPerson(short) if short.is_empty() => words::refused_no_short().to_owned(),
        Refusal::BadPerson(short) => words::refused_short_twice(quoted(short)),
        Refusal::PersonNamed(short) => words::refused_person_named(quoted(short)),
    }
}

/// A difference between two packs in a line.
#[must_use]
pub fn change(change: &Change) -> String {
    match change {
        Change::Added(name) => words::rules_line_added(name.as_str()),
        Change::Removed(name) => words::rules_line_removed(name.as_str()),
        Change::Changed(name, [before, after]) if before != after => {
            words::rules_line_changed(before.as_str(), name.as_str(), after.as_str())
        }
        Change::Changed(name, _) => words::rules_line_reworded(name.as_str()),
    }
}
