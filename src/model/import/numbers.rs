//! Reads numbers as people write them: `1.2万`, `300k`, `¥ 180 000`, `1,2 Mio €`, `约十二万人`.
//!
//! What may mean two things is not read: `1.200` is 1.2 in some countries and 1,200 in others.

use super::names::usual_width;
use super::numerals;

/// The code of the currency of plans.
pub const CNY: &str = "CNY";

/// The largest value below which every whole number is exact in an `f64`.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// The largest power of ten that is read.
const LARGEST_POWER: i32 = 400;

/// How currencies are written, in lower case. What ends in another one comes before it.
pub(super) const CURRENCIES: [(&str, &str); 38] = [
    ("人民币", CNY),
    ("人民幣", CNY),
    ("新台币", "TWD"),
    ("新台幣", "TWD"),
    ("台币", "TWD"),
    ("台幣", "TWD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("港元", "HKD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("日元", "JPY"),
    ("日圆", "JPY"),
    ("英镑", "GBP"),
    ("英鎊", "GBP"),
    ("块钱", CNY),
    ("块", CNY),
    ("元", CNY),
    ("圆", CNY),
    ("円", "JPY"),
    ("cny", CNY),
    ("rmb", CNY),
    ("euro", "EUR"),
    ("eur", "EUR"),
    ("usd", "USD"),
    ("gbp", "GBP"),
    ("hkd", "HKD"),
    ("jpy", "JPY"),
    ("twd", "TWD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", CNY),
];

/// What says that people are counted.
pub(super) const PEOPLE: [&str; 8] =
    ["人次", "人", "名", "位", "people", "persons", "visitors", "pax"];

/// Units in Latin letters with their powers of ten; what begins with another one comes before it.
pub(super) const UNITS: [(&str, u32); 19] = [
    ("thousands", 3),
    ("thousand", 3),
    ("millions", 6),
    ("million", 6),
    ("billions", 9),
    ("billion", 9),
    ("mio.", 6),
    ("mio", 6),
    ("mrd.", 9),
    ("mrd", 9),
    ("tsd.", 3),
    ("tsd", 3),
    ("wan", 4),
    ("mln", 6),
    ("mn", 6),
    ("bn", 9),
    ("k", 3),
    ("w", 4),
    ("m", 6),
];

/// Words for "about" in front of a number.
const ABOUT: [&str; 9] = ["大约", "大約", "约", "約", "about", "approx.", "ca.", "~", "≈"];

/// The ISO codes of the currencies other than that of plans, in alphabetical order.
#[must_use]
pub fn currencies() -> Vec<&'static str> {
    let others = CURRENCIES.iter().map(|(_, code)| *code).filter(|code| *code != CNY);
    let mut codes: Vec<&str> = others.collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The ISO code of a currency other than that of plans, by the code in either case.
#[must_use]
pub fn currency(code: &str) -> Option<&'static str> {
    let code = code.trim();
    currencies().into_iter().find(|known| known.eq_ignore_ascii_case(code))
}

/// What follows a number that is rounded or the least one; the number itself is taken.
const ROUNDED: [&str; 6] = ["左右", "以上", "整", "多", "余", "+"];

/// A number, and what it counts if that is money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value: finite and not negative.
    pub value: f64,
    /// The ISO code of the currency, if one is written: `CNY`.
    pub currency: Option<&'static str>,
}

/// Reads a number from 0. `None` if it is negative, a share such as `35%`, ambiguous, or no number.
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let written = Written::read(text)?;
    Some(Number { value: written.value(1.0)?, currency: written.currency })
}

/// The text in lower case and normal width, with one sign for each kind of space, apostrophe, minus
/// and tilde.
pub(super) fn normal(text: &str) -> String {
    let sign = |c: char| match usual_width(c) {
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '−' | '–' => '-',
        '〜' | '∼' => '~',
        '￥' => '¥',
        '￡' => '£',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.trim().chars().map(sign).flat_map(char::to_lowercase).collect()
}

/// A number in the form that Rust parses.
pub(super) struct Written {
    /// Digits with at most one point, and perhaps a minus in front.
    digits: String,
    /// The power of ten that they are multiplied by.
    power: i32,
    /// Whether it says itself what it counts in, so that the unit of its column does not matter:
    /// `12万`, `500元`.
    has_unit: bool,
    /// The ISO code of the currency, if one is written.
    pub(super) currency: Option<&'static str>,
}

impl Written {
    /// Reads the text; the number may still be negative or too large.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = normal(text);
        let bare = Bare::of(&text)?;
        let (digits, power, has_unit) = with_unit(bare.rest)
            .map(|(digits, power)| (digits, power, true))
            .or_else(|| scientific(bare.rest).map(|(digits, power)| (digits, power, false)))
            .or_else(|| numeral(bare.rest))?;
        Some(Self { digits, power, has_unit: has_unit || bare.has_unit, currency: bare.currency })
    }

    /// The value if its column counts in `unit`; `None` if it is negative or not finite.
    pub(super) fn value(&self, unit: f64) -> Option<f64> {
        let unit = if self.has_unit { 1.0 } else { unit };
        // 1.13 times 10,000 is not 11,300 in an `f64`, but `1.13e4` is.
        let power = (0..=12).find(|power| 10_f64.powi(*power) >= unit).unwrap_or(0);
        let value: f64 = format!("{}e{}", self.digits, self.power + power).parse().ok()?;
        let value = value * (unit / 10_f64.powi(power));
        // Adding zero turns a negative zero into zero.
        (value.is_finite() && value >= 0.0).then_some(value + 0.0)
    }

    /// The value as a whole number.
    pub(super) fn count(&self, unit: f64) -> Option<u64> {
        if self.power == 0 && (self.has_unit || unit <= 1.0) {
            // Also those that an `f64` does not hold exactly.
            if let Ok(exact) = self.digits.parse() {
                return Some(exact);
            }
        }
        let value = self.value(unit)?;
        let whole = value <= LARGEST_EXACT && value.fract() == 0.0;
        if whole { format!("{value:.0}").parse().ok() } else { None }
    }
}

/// A number without what surrounds it.
struct Bare<'t> {
    rest: &'t str,
    currency: Option<&'static str>,
    has_unit: bool,
}

impl<'t> Bare<'t> {
    /// `None` if there are two currencies.
    fn of(text: &'t str) -> Option<Self> {
        let mut bare = Self { rest: text.trim(), currency: None, has_unit: false };
        loop {
            let before = bare.rest.len();
            for word in ABOUT {
                bare.rest = bare.rest.strip_prefix(word).unwrap_or(bare.rest).trim_start();
            }
            for word in ROUNDED {
                bare.rest = bare.rest.strip_suffix(word).unwrap_or(bare.rest).trim_end();
            }
            for (word, code) in CURRENCIES {
                bare.take(word, Some(code))?;
            }
            for word in PEOPLE {
                bare.take(word, None)?;
            }
            if bare.rest.len() == before {
                return Some(bare);
            }
        }
    }

    /// Takes the word from both ends.
    fn take(&mut self, word: &str, code: Option<&'static str>) -> Option<()> {
        let front = self.rest.strip_prefix(word);
        let rest = front.unwrap_or(self.rest);
        let back = rest.strip_suffix(word);
        if front.is_none() && back.is_none() {
            return Some(());
        }
        if code.is_some() && self.currency.is_some_and(|other| Some(other) != code) {
            return None;
        }
        // A currency sign is often only the format of the cells, but `500元` is 500 yuan.
        let counts = !word.is_ascii() && word.chars().all(char::is_alphabetic);
        self.has_unit |= back.is_some() && (counts || code.is_none());
        self.currency = self.currency.or(code);
        self.rest = back.unwrap_or(rest).trim();
        Some(())
    }
}

/// How a single point or comma with three digits behind it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lone {
    /// A comma groups thousands, a point may mean either.
    Plain,
    /// A comma groups thousands, a point begins a fraction: `1.234万`.
    Scaled,
    /// Either may mean either: `1,234 Mio`.
    Unclear,
}

/// A number with a unit: `1.2万`, `3千万`, `300k`, `10+万`.
fn with_unit(text: &str) -> Option<(String, i32)> {
    let latin =
        |(word, power): &(&'static str, u32)| Some((text.strip_suffix(*word)?, *power, *word));
    let chinese = || numerals::units(text).map(|(front, power)| (front, power, ""));
    let (front, power, word) = UNITS.iter().find_map(latin).or_else(chinese)?;
    let front = front.trim_end();
    let front = front.strip_suffix(['+', '多', '余']).unwrap_or(front);
    let lone = if ["mio", "mrd", "tsd"].contains(&word.trim_end_matches('.')) {
        Lone::Unclear
    } else {
        Lone::Scaled
    };
    Some((decimal(front, lone)?, i32::try_from(power).ok()?))
}

/// A number without a unit: `180,000.50`, `1.2e5`.
fn scientific(text: &str) -> Option<(String, i32)> {
    let Some((digits, power)) = text.split_once('e') else {
        return Some((decimal(text, Lone::Plain)?, 0));
    };
    let power: i32 = power.parse().ok()?;
    let sound = (-LARGEST_POWER..=LARGEST_POWER).contains(&power);
    Some((decimal(digits, Lone::Scaled).filter(|_| sound)?, power))
}

/// A number in Chinese numerals, and whether it counts in a unit of its own.
fn numeral(text: &str) -> Option<(String, i32, bool)> {
    let numeral = numerals::read(text)?;
    Some((numeral.digits, i32::try_from(numeral.power).ok()?, numeral.is_large))
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | ' ')
}

/// Removes thousands separators and turns the decimal comma into a point.
fn decimal(text: &str, lone: Lone) -> Option<String> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let groups: Vec<&str> = text.split(is_separator).collect();
    let separators: Vec<char> = text.chars().filter(|c| is_separator(*c)).collect();
    if !groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (last, before) = groups.split_last()?;
    let (whole, fraction) = if has_fraction(&groups, &separators, lone)? {
        (before, *last)
    } else {
        (groups.as_slice(), "")
    };
    if whole.len() > 1 && !is_grouped(whole) {
        return None;
    }
    let whole = whole.concat();
    if whole.is_empty() && fraction.is_empty() {
        None
    } else if fraction.is_empty() {
        Some(format!("{sign}{whole}"))
    } else {
        Some(format!("{sign}{whole}.{fraction}"))
    }
}

/// Whether the groups are those of thousands: `1,200`, but neither `0,200` nor `12,50`.
fn is_grouped(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    begins && rest.iter().all(|group| group.len() == 3)
}

/// Whether the last group is a fraction; `None` if that is not clear, or if it is no number.
fn has_fraction(groups: &[&str], separators: &[char], lone: Lone) -> Option<bool> {
    let Some((last, earlier)) = separators.split_last() else { return Some(false) };
    let may_begin = matches!(last, '.' | ',');
    let Some(first) = earlier.first() else {
        return match *last {
            '.' if !is_grouped(groups) => Some(true),
            ',' if !is_grouped(groups) => groups.last().map(|group| !group.is_empty()),
            '.' | ',' if lone == Lone::Unclear => None,
            '.' => (lone == Lone::Scaled).then_some(true),
            _ => Some(false),
        };
    };
    let uniform = earlier.iter().all(|separator| separator == first);
    let fraction = last != first;
    (uniform && (may_begin || !fraction)).then_some(fraction)
}
