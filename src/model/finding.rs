//! What is wrong with a file: one [`Finding`] for each thing, with its place, its value and the
//! nearest thing that would be right. The words are in [`crate::text`].

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
    /// A field of a record.
    Field,
    /// A grain, an outlet or a confidence.
    Word,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An id that nothing defines.
    Unknown {
        /// What it should name.
        noun: Noun,
        /// The value found.
        value: String,
        /// The nearest valid value.
        nearest: Option<String>,
        /// The valid values, if they are few enough to list.
        valid: Vec<String>,
    },
    /// The same id twice.
    Duplicate {
        /// What it names.
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
        /// Where it could stand.
        hosts: Vec<String>,
    },
    /// A number below zero.
    Negative(String),
    /// Infinity, or not a number.
    NotFinite(String),
    /// A value of another type than the field takes.
    WrongType {
        /// What the file says.
        value: String,
        /// What the field takes.
        expected: Expected,
    },
    /// A field that must be there.
    Missing(&'static str),
    /// The file is of a newer format.
    NewerFormat {
        /// The file's format.
        found: String,
        /// The newest that this program reads.
        newest: u64,
    },
    /// The text is not RON; the reader's own words.
    Syntax(String),
    /// More brackets within brackets than any plan needs.
    TooDeep,
    /// The file is empty.
    Empty,
    /// A rule pack where a plan should be.
    PackNotPlan,
    /// A plan where a rule pack should be.
    PlanNotPack,
    /// A name or id that must not be empty.
    Blank(&'static str),
    /// A pack with more conditions than a mask has bits.
    TooManyConditions(usize),
    /// A pack that leaves out one of the three tiers.
    MissingTier(&'static str),
    /// A rule none of whose kinds is hosted by any of its platforms.
    RuleReachesNothing(String),
    /// Something that should be listed once, or a list that must not be empty.
    EmptyList(&'static str),
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
    /// A bare word.
    Word,
    /// The number of a file format.
    Format,
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The place as a path of fields: `touchpoints[2].kind`.
    pub at: String,
    /// Line and column, from 1, where known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: Problem,
}

impl Finding {
    /// A finding whose line is not known yet.
    #[must_use]
    pub fn new(at: impl Into<String>, problem: Problem) -> Self {
        Self { at: at.into(), place: None, problem }
    }
}

/// The most valid values that a message lists.
const LISTED: usize = 12;

/// A [`Problem::Unknown`] with the nearest of `valid`.
#[must_use]
pub fn unknown<'a>(noun: Noun, value: &str, valid: impl Iterator<Item = &'a str>) -> Problem {
    let called: Vec<(&str, Vec<&str>)> = valid.map(|id| (id, Vec::new())).collect();
    unknown_called(noun, value, &called)
}

/// A [`Problem::Unknown`] with the nearest of the valid ids, each with what else it is called.
#[must_use]
pub fn unknown_called(noun: Noun, value: &str, called: &[(&str, Vec<&str>)]) -> Problem {
    let mut valid: Vec<&str> = Vec::new();
    for (id, _) in called {
        if !id.is_empty() && !valid.contains(id) {
            valid.push(id);
        }
    }
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

/// The valid value that `value` most likely meant, if any comes near.
#[must_use]
pub fn nearest<'a>(value: &str, valid: &[&'a str]) -> Option<&'a str> {
    // A long value is no slip of the finger, and distances cost its length squared.
    if value.chars().count() > 64 {
        return None;
    }
    let wanted = plain(value);
    // Of a short id, one wrong letter is half: there the slips are counted.
    let slip = |v: &&str| {
        wanted.chars().count() > 1 && strsim::damerau_levenshtein(&wanted, &plain(v)) <= 1
    };
    let alike = valid.iter().map(|v| (strsim::jaro_winkler(&wanted, &plain(v)), *v));
    let alike = alike.filter(|(likeness, v)| *likeness > 0.75 || slip(v));
    alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, v)| v)
}

/// A word as it is compared: case, spaces and hyphens do not count.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}
