//! Reads Chinese numerals: `十二万`, `三万五`, `壹拾贰万`, `三点五万`, and mixtures such as `1亿2千万`.

/// The most Arabic digits in front of `万` or `亿`.
const LONGEST_RUN: u32 = 4;

/// A number that is written with Chinese numerals.
pub(super) struct Numeral {
    /// Its digits, as Rust parses them: `3.5`.
    pub(super) digits: String,
    /// The power of ten that they are multiplied by.
    pub(super) power: u32,
    /// Whether it counts in `万` or `亿`.
    pub(super) is_large: bool,
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '叄' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that a sign stands for.
fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Splits off the units at the end: `3` and 7 of `3千万`. `None` if there are none, or if their
/// order makes no sense.
pub(super) fn units(text: &str) -> Option<(&str, u32)> {
    let front = text.trim_end_matches(|c: char| power(c).is_some());
    let powers: Vec<u32> = text.get(front.len()..)?.chars().filter_map(power).collect();
    let rising = powers.is_sorted_by(|a, b| a < b);
    (rising && !powers.is_empty()).then(|| (front, powers.iter().sum()))
}

/// Reads a number that has at least one Chinese numeral.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let is_large = text.chars().filter_map(power).any(|power| power >= 4);
    if let Some((whole, rest)) = text.split_once(['点', '點']) {
        let (fraction, power) = units(rest).unwrap_or((rest, 0));
        let digits = format!("{}.{}", value(whole)?, in_places(fraction)?);
        return Some(Numeral { digits, power, is_large });
    }
    Some(Numeral { digits: value(text)?.to_string(), power: 0, is_large })
}

/// Digits that are written one after the other: `二〇二三` is 2023.
fn in_places(text: &str) -> Option<String> {
    let digits: Option<String> =
        text.chars().map(|c| digit(c).map(|value| value.to_string())).collect();
    digits.filter(|digits| !digits.is_empty())
}

fn value(text: &str) -> Option<u64> {
    if let Some(digits) = in_places(text) {
        return digits.parse().ok();
    }
    let mut tally = Tally::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if behind.len() < rest.len() {
            tally.arabic(rest.strip_suffix(behind)?)?;
            rest = behind;
            continue;
        }
        match (digit(c), power(c)) {
            (Some(0), _) => tally.gap()?,
            (Some(value), _) => tally.digits(Run { value, length: 1 })?,
            (_, Some(power @ 1..=3)) => tally.small(power)?,
            (_, Some(power)) => tally.large(power)?,
            _ => return None,
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    tally.total()
}

/// Digits in front of a unit, or at the end.
#[derive(Clone, Copy)]
struct Run {
    value: u64,
    length: u32,
}

/// What has been read of a number with units.
struct Tally {
    /// What counts in `亿`.
    high: u64,
    /// What counts in `万`, below `high`.
    low: u64,
    /// What comes before the next `万` or `亿`.
    section: u64,
    /// Units must be below this power, until the next `万` or `亿`.
    bound: u32,
    /// The digits that have no unit yet.
    open: Option<Run>,
    /// The unit in front of those digits, unless a zero stands between.
    before: Option<u32>,
    /// The last unit, unless a zero or digits follow it.
    last: Option<u32>,
    /// Whether there is a unit at all.
    has_unit: bool,
}

impl Tally {
    fn new() -> Self {
        Self {
            high: 0,
            low: 0,
            section: 0,
            bound: 4,
            open: None,
            before: None,
            last: None,
            has_unit: false,
        }
    }

    fn gap(&mut self) -> Option<()> {
        self.last = None;
        self.open.is_none().then_some(())
    }

    /// Two digits without a unit between them, as in `二三万`, are a guess by whoever wrote them.
    fn digits(&mut self, run: Run) -> Option<()> {
        self.before = self.last.take();
        self.open.replace(run).is_none().then_some(())
    }

    fn arabic(&mut self, digits: &str) -> Option<()> {
        let length = u32::try_from(digits.len()).ok().filter(|length| *length <= LONGEST_RUN)?;
        self.digits(Run { value: digits.parse().ok()?, length })
    }

    /// `十`, `百` or `千`.
    fn small(&mut self, power: u32) -> Option<()> {
        let value = match self.open.take() {
            Some(run) => (run.length == 1).then_some(run.value)?,
            // Ten, and nothing else, goes without a one: `十二`.
            None => (power == 1).then_some(1)?,
        };
        if power >= self.bound {
            return None;
        }
        self.section += value * 10_u64.pow(power);
        self.bound = power;
        self.seen(power);
        Some(())
    }

    /// `万` or `亿`.
    fn large(&mut self, power: u32) -> Option<()> {
        // `一百五万` would be 1.5 million to some, and 1.05 million to others.
        let colloquial = self.before.is_some_and(|before| (2..power).contains(&before));
        let open = match self.open.take() {
            Some(_) if colloquial => return None,
            Some(run) => run.value,
            None => 0,
        };
        let section = self.section + open;
        let (above, counted) =
            if power == 4 { (self.low, section) } else { (self.high, self.low + section) };
        if above != 0 || counted == 0 {
            return None;
        }
        let value = counted.checked_mul(10_u64.pow(power))?;
        (self.high, self.low) = if power == 4 { (self.high, value) } else { (value, 0) };
        (self.section, self.bound) = (0, 4);
        self.seen(power);
        Some(())
    }

    fn seen(&mut self, power: u32) {
        (self.before, self.last, self.has_unit) = (None, Some(power), true);
    }

    fn total(self) -> Option<u64> {
        let end = match (self.open, self.before) {
            (None, _) => 0,
            // `三万五` is 35,000, and `三万零五` is 30,005.
            (Some(Run { value, length: 1 }), Some(power @ 2..)) => value * 10_u64.pow(power - 1),
            (Some(Run { value, length }), Some(power)) => (length == power).then_some(value)?,
            (Some(run), None) => run.value,
        };
        let total = self.high.checked_add(self.low)?.checked_add(self.section)?.checked_add(end);
        total.filter(|_| self.has_unit)
    }
}
