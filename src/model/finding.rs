//! Problems in files: a [`Finding`] for each, with its place, the value found and the nearest valid
//! value. The texts are in [`crate::text`].

use std::collections::HashSet;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A touchpoint kind.
    Kind,
    /// A platform.
    Platform,
    /// An insight.
    Insight,
    /// A condition.
    Condition,
    /// A rule pack.
    Pack,
    /// A touchpoint of a plan.
    Touchpoint,
    /// A source of a pack.
    Source,
    /// A palette group of a pack.
    Group,
    /// One of the three tiers.
    Tier,
    /// A yield rule of a pack.
    Rule,
    /// A ceiling of a pack.
    Ceiling,
    /// A phase of a plan.
    Phase,
    /// A field of a record.
    Field,
    /// An identifier of people.
    Key,
    /// A means by which people are led on.
    Means,
    /// A statement about who has which key.
    Identity,
    /// A statement about who may lead people where.
    Link,
    /// A duty.
    Duty,
    /// A shopping festival.
    Festival,
    /// A model of stages.
    StageModel,
    /// A number of people from which more is asked.
    Threshold,
    /// A synonym.
    Synonym,
    /// A stage of a plan.
    Stage,
    /// A named option of a plan.
    Option,
    /// Somebody whom the record names.
    Person,
    /// A line of the record.
    Line,
    /// A vote of the record.
    Vote,
    /// A grain, an outlet or a confidence.
    Word,
}

/// A problem in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An id that is not defined.
    Unknown {
        /// What the id should name.
        noun: Noun,
        /// The value found.
        value: String,
        /// The nearest valid value.
        nearest: Option<String>,
        /// The valid values, if they are few enough to list.
        valid: Vec<String>,
    },
    /// The same id or entry twice.
    Duplicate {
        /// What the id names.
        noun: Noun,
        /// The value found.
        value: String,
    },
    /// A kind on a platform that does not host it.
    NotHosted {
        /// The kind.
        kind: String,
        /// The platform.
        platform: String,
        /// The platforms that host the kind.
        hosts: Vec<String>,
    },
    /// A number below zero.
    Negative(String),
    /// Infinity, or not a number.
    NotFinite(String),
    /// A date that is none.
    NoDate(String),
    /// The text is no colour, such as `#2f5bd8`.
    NoColour(String),
    /// A share below 0 or above 1.
    NoShare(String),
    /// A share whose low end is not the lowest, or whose high end is not the highest.
    ShareOrder(String),
    /// A hypothesis that leaves a platform in its own tier.
    OwnTier {
        /// The platform.
        platform: String,
        /// The tier.
        tier: &'static str,
    },
    /// A task that comes, over others, after itself.
    Cycle(String),
    /// A route that ends where it begins.
    RouteToItself(String),
    /// A value of another type than the field takes.
    WrongType {
        /// The value found.
        value: String,
        /// What the field takes.
        expected: Expected,
    },
    /// A required field is missing.
    Missing(&'static str),
    /// The file is of a newer format.
    NewerFormat {
        /// The file's format.
        found: String,
        /// The newest that this program reads.
        newest: u64,
    },
    /// The text is not valid RON; the message of the parser.
    Syntax(String),
    /// Brackets are nested more deeply than any valid file needs.
    TooDeep,
    /// The file is empty.
    Empty,
    /// A rule pack where a plan should be.
    PackNotPlan,
    /// A plan where a rule pack should be.
    PlanNotPack,
    /// A name or id that must not be blank.
    Blank(&'static str),
    /// A pack with more conditions than fit in a mask.
    TooManyConditions(usize),
    /// A pack without one of the three tiers.
    MissingTier(&'static str),
    /// A rule none of whose kinds is hosted by any of its platforms: a warning.
    RuleReachesNothing(String),
    /// A statement that ceases before it begins.
    NotAfter {
        /// When it begins.
        since: String,
        /// When it ceases.
        until: String,
    },
    /// An address that is not one of the web.
    NoWebAddress(String),
    /// What is doubtful about a pack that can be used all the same: a warning.
    Doubtful(Doubt),
    /// A list that must not be empty.
    EmptyList(&'static str),
}

/// What is doubtful about a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Two links that are equally specific say different things on one day.
    LinksDiffer {
        /// The link.
        id: String,
        /// An earlier one.
        other: String,
    },
    /// A rule that never decides.
    NeverDecides(String),
    /// An insight that a rule senses in a tier without a ceiling for it.
    NoCeiling {
        /// The insight.
        insight: String,
        /// The tier.
        tier: &'static str,
        /// The rule.
        rule: String,
    },
    /// A kind that no platform hosts.
    NoHost(String),
    /// A source without a title.
    NoTitle(String),
    /// A source without an address, though a statement that cites it is official or stated.
    NoAddress(String),
    /// A source that no statement cites.
    NotCited(String),
    /// A date after that of the pack's facts.
    AfterTheFacts {
        /// The date.
        date: String,
        /// The date of the facts.
        facts: String,
    },
    /// A key that no identity rule gives.
    KeyNotGiven(String),
    /// A means that no link uses.
    MeansNotUsed(String),
    /// An entry that says the same as an earlier one.
    Copy {
        /// The entry.
        id: String,
        /// The earlier one.
        other: String,
    },
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `"text"`.
    Text,
    /// A whole number from 0.
    Count,
    /// A number.
    Number,
    /// `( … )`.
    Record,
    /// `[ … ]`.
    List,
    /// Numbers by ids: `{ … }`.
    Numbers,
    /// A bare word, such as `individual`.
    Word,
    /// `("text", 3)`.
    Tally,
    /// The number of a file format.
    Format,
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The place as a path of fields: `touchpoints[2].kind`.
    pub at: String,
    /// What the file itself calls the entry, such as its id; empty if it has no name.
    pub named: String,
    /// Line and column, from 1, if known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: Problem,
}

impl Finding {
    /// A finding whose line is not yet known.
    #[must_use]
    pub fn new(at: impl Into<String>, problem: Problem) -> Self {
        Self { at: at.into(), named: String::new(), place: None, problem }
    }
}

/// The most valid values that are listed in a message.
const LISTED: usize = 12;

/// How many findings of a file get a suggestion. To look for one takes long, and no more findings
/// than these are shown.
pub const MOST_SUGGESTED: usize = 100;

/// A [`Problem::Unknown`] without a suggestion.
#[must_use]
pub fn unknown_only(noun: Noun, value: &str) -> Problem {
    Problem::Unknown { noun, value: value.to_owned(), nearest: None, valid: Vec::new() }
}

/// A [`Problem::Unknown`] with the nearest of `valid`.
#[must_use]
pub fn unknown<'a>(noun: Noun, value: &str, valid: impl Iterator<Item = &'a str>) -> Problem {
    let called: Vec<(&str, Vec<&str>)> = valid.map(|id| (id, Vec::new())).collect();
    unknown_called(noun, value, &called)
}

/// Makes a [`Problem::Unknown`] with the nearest valid id. `called` lists each id with its other
/// names.
#[must_use]
pub fn unknown_called(noun: Noun, value: &str, called: &[(&str, Vec<&str>)]) -> Problem {
    let mut seen = HashSet::new();
    let ids = called.iter().map(|(id, _)| *id).filter(|id| !id.is_empty());
    let valid: Vec<&str> = ids.filter(|id| seen.insert(*id)).collect();
    let by_name = || {
        let value = plain(value);
        let same = |(_, words): &&(&str, Vec<&str>)| words.iter().any(|word| plain(word) == value);
        called.iter().find(same).map(|(id, _)| *id)
    };
    Problem::Unknown {
        noun,
        value: value.to_owned(),
        nearest: by_name().or_else(|| nearest(value, &valid)).map(str::to_owned),
        valid: if valid.len() <= LISTED {
            valid.into_iter().map(str::to_owned).collect()
        } else {
            Vec::new()
        },
    }
}

/// The valid value that `value` most likely means, if any is similar enough.
#[must_use]
pub fn nearest<'a>(value: &str, valid: &[&'a str]) -> Option<&'a str> {
    // A long value is not a typing mistake, and the cost of the distance is quadratic in its
    // length.
    if value.chars().count() > 64 {
        return None;
    }
    let wanted = plain(value);
    // In a short id one wrong letter is a large part of it, so edits are counted as well.
    let slip = |v: &&str| {
        wanted.chars().count() > 1 && strsim::damerau_levenshtein(&wanted, &plain(v)) <= 1
    };
    let scored = valid.iter().map(|v| (strsim::jaro_winkler(&wanted, &plain(v)), *v));
    let similar = scored.filter(|(likeness, v)| *likeness > 0.75 || slip(v));
    similar.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, v)| v)
}

/// A word in the form used for comparison, without case, spaces and hyphens.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}
