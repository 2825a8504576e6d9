//! Reads the heads of columns with their units: `预算（万元）`, `Budget, k RMB`, and the line above a
//! table that gives a unit for all of it: `单位：万元`.

use std::collections::BTreeMap;

use super::names::{Names, fixed, fixed_all, plain};
use super::numbers::{CURRENCIES, PEOPLE, UNITS, normal};
use super::row::{Column, ColumnRead};

/// Units in Chinese, with their powers of ten; what begins with another one comes before it.
const CHINESE_UNITS: [(&str, u32); 9] = [
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
];

/// Words beside a unit that do not change it.
const FILLERS: [&str; 9] =
    ["单位", "單位", "in", "每年", "年", "peryear", "perannum", "ayear", "pa"];

/// Words in front of a unit that holds for the whole table.
const FOR_ALL: [&str; 6] = ["单位", "單位", "amountsin", "figuresin", "units", "unit"];

/// The longest name of a column, in characters: a cell above a table may hold a whole text.
const LONGEST_NAME: usize = 64;

/// A column, with what its head says about its numbers.
pub(super) struct Head {
    pub(super) read: ColumnRead,
    /// The currency that the head or the line above names.
    pub(super) currency: Option<&'static str>,
}

/// The columns under these heads.
pub(super) fn columns(titles: &[String], notes: &Notes, names: &Names<'_>) -> Vec<Head> {
    let kinds = fixed_all(titles);
    let read = |(title, fixed): (&String, Option<Column>)| {
        let (column, unit) = meaning(title, names);
        let column = fixed.filter(|fixed| *fixed == Column::Kind).or(column);
        head(title, column, unit, notes)
    };
    titles.iter().zip(kinds).map(read).collect()
}

/// The number of heads that are known in any pack, with or without a unit.
pub(super) fn known(titles: &[String]) -> usize {
    titles.iter().filter(|title| fixed(title).is_some() || with_unit(title).is_some()).count()
}

/// Columns without heads.
pub(super) fn without_titles(columns: Vec<Option<Column>>, notes: &Notes) -> Vec<Head> {
    columns.into_iter().map(|column| head("", column, Unit::default(), notes)).collect()
}

/// The columns as the user has chosen. A column of numbers keeps the unit of its head.
pub(super) fn chosen(
    mut heads: Vec<Head>,
    choices: &BTreeMap<usize, Option<Column>>,
    notes: &Notes,
) -> Vec<Head> {
    for (place, column) in choices {
        let Some(old) = heads.get_mut(*place) else { continue };
        if old.read.column == *column {
            continue;
        }
        let own = unit_in(&old.read.head).filter(|_| column.as_ref().is_some_and(is_number));
        *old = head(&old.read.head.clone(), column.clone(), own.unwrap_or_default(), notes);
    }
    heads
}

/// The unit that a head names at its end, whatever it is the head of. Latin letters are only a unit
/// if they stand by themselves: `Money (k)`, and not `Week`.
fn unit_in(title: &str) -> Option<Unit> {
    let (_, sign) = without_signs(title);
    let mut before = None;
    for (at, c) in title.char_indices().take(LONGEST_NAME) {
        let begins = !c.is_ascii() || before.is_some_and(|b: char| !b.is_alphanumeric());
        before = Some(c);
        let rest = title.get(at..).filter(|_| begins && c.is_alphanumeric());
        let unit = rest.and_then(|rest| Unit::read(&plain(&without_signs(rest).0)));
        if let Some(unit) = unit.filter(|unit| unit.says_unit()) {
            return Some(Unit { currency: unit.currency.or(sign), ..unit });
        }
    }
    None
}

/// What a column with this head holds.
pub(super) fn column(title: &str, names: &Names<'_>) -> Option<Column> {
    meaning(title, names).0
}

fn head(title: &str, column: Option<Column>, own: Unit, notes: &Notes) -> Head {
    let note = column.as_ref().map(|column| notes.of(column)).unwrap_or_default();
    let power = if own.says_unit() { own.power } else { note.power };
    let exponent = power.and_then(|power| i32::try_from(power).ok()).unwrap_or(0);
    Head {
        read: ColumnRead { head: title.to_owned(), column, unit: 10_f64.powi(exponent) },
        currency: own.currency.or(note.currency),
    }
}

/// What a unit says.
#[derive(Debug, Clone, Copy, Default)]
struct Unit {
    power: Option<u32>,
    currency: Option<&'static str>,
    /// Whether the currency is written as a word, such as `元`, and not only as a sign.
    in_words: bool,
    people: bool,
}

impl Unit {
    /// Whether it says what is counted in, so that the line above the table does not hold.
    fn says_unit(self) -> bool {
        self.power.is_some() || self.in_words || self.people
    }

    fn fits(self, column: &Column) -> bool {
        match column {
            Column::Visitors => self.currency.is_none(),
            Column::Budget => !self.people,
            _ => false,
        }
    }

    /// Reads a unit in the form of [`plain`]; an empty text says nothing. `None` if a part of it is
    /// not understood.
    fn read(mut text: &str) -> Option<Self> {
        let mut unit = Self::default();
        while !text.is_empty() {
            text = unit.take(text)?;
        }
        Some(unit)
    }

    /// Reads one word and returns the rest.
    fn take<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let mut currencies = CURRENCIES.iter();
        let currency = currencies.find_map(|(word, code)| Some((text.strip_prefix(*word)?, *code)));
        if let Some((rest, code)) = currency {
            self.in_words = true;
            return self.currency.replace(code).is_none_or(|other| other == code).then_some(rest);
        }
        // Heads say "000" for thousands.
        let mut powers = CHINESE_UNITS.iter().chain(&UNITS).chain(&[("000s", 3), ("000", 3)]);
        if let Some(rest) = PEOPLE.iter().find_map(|word| text.strip_prefix(*word)) {
            self.people = true;
            Some(rest)
        } else if let Some(rest) = FILLERS.iter().find_map(|word| text.strip_prefix(*word)) {
            Some(rest)
        } else {
            let found = powers.find_map(|(word, power)| Some((text.strip_prefix(*word)?, *power)));
            let (rest, power) = found?;
            self.power.replace(power).is_none().then_some(rest)
        }
    }
}

/// Takes the currency signs out of a text, which [`plain`] would drop.
fn without_signs(text: &str) -> (String, Option<&'static str>) {
    let mut text = normal(text);
    let mut found = None;
    for (sign, code) in CURRENCIES {
        if !sign.chars().all(char::is_alphabetic) && text.contains(sign) {
            text = text.replace(sign, " ");
            found = found.or(Some(code));
        }
    }
    (text, found)
}

/// What a head means: the column and its unit.
fn meaning(title: &str, names: &Names<'_>) -> (Option<Column>, Unit) {
    // A share of the budget is no budget.
    if title.contains(['%', '％', '‰']) {
        return (names.column(title).filter(|column| !is_number(column)), Unit::default());
    }
    match with_unit(title) {
        Some((column, unit)) => (Some(column).filter(|column| unit.fits(column)), unit),
        None => (names.column(title), Unit::default()),
    }
}

/// The column of numbers that a head names, and its unit.
fn with_unit(title: &str) -> Option<(Column, Unit)> {
    let (text, sign) = without_signs(title);
    let text = plain(&text);
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_NAME);
    let split = |at: usize| {
        let (left, right) = text.split_at_checked(at)?;
        counted(left, right).or_else(|| counted(right, left))
    };
    let (column, unit) = ends.find_map(split)?;
    Some((column, Unit { currency: unit.currency.or(sign), ..unit }))
}

fn is_number(column: &Column) -> bool {
    matches!(column, Column::Visitors | Column::Budget)
}

/// A column of numbers and its unit.
fn counted(name: &str, unit: &str) -> Option<(Column, Unit)> {
    Some((fixed(name).filter(is_number)?, Unit::read(unit)?))
}

/// The units that the lines above a table give.
#[derive(Default)]
pub(super) struct Notes(Vec<Unit>);

impl Notes {
    /// Reads the lines above the head.
    pub(super) fn read<'r>(above: impl Iterator<Item = &'r Vec<String>>) -> Self {
        let mut units = Vec::new();
        for row in above {
            // The unit may stand in the next cell.
            let mut begun = false;
            for part in row.iter().flat_map(|cell| cell.split([',', ';', '，', '；', '、', '/']))
            {
                let (text, sign) = without_signs(part);
                let text = plain(&text);
                let after = FOR_ALL.iter().find_map(|word| Some(text.split_once(*word)?.1));
                begun |= after.is_some_and(|rest| Unit::read(rest).is_some());
                let unit = Unit::read(after.unwrap_or(&text)).filter(|_| begun);
                let unit = unit.map(|unit| Unit { currency: unit.currency.or(sign), ..unit });
                units.extend(unit.filter(|unit| unit.says_unit() || unit.currency.is_some()));
            }
        }
        Self(units)
    }

    /// The unit that holds for a column: yuan do not hold for visitors.
    fn of(&self, column: &Column) -> Unit {
        self.0.iter().find(|unit| unit.fits(column)).copied().unwrap_or_default()
    }
}
