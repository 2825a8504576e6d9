//! Dates of statements: a year, a month or a day.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day, as a number that sorts by time: 20260930 is 30 September 2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(u32);

impl Day {
    /// How many days it is from the first day of the calendar, so that days can be counted.
    #[must_use]
    pub fn number(self) -> i32 {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        // Years begin in March, so that a leap day is the last one.
        let (year, month) =
            if month > 2 { (year, month - 3) } else { (year.saturating_sub(1), month + 9) };
        let number = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
        i32::try_from(number).unwrap_or(i32::MAX)
    }
}

impl Day {
    /// The day of this number.
    #[must_use]
    pub fn of(number: i32) -> Self {
        let days = number.max(1) - 1;
        // Four hundred years at a time, then years that begin in March.
        let (era, days) = (days / 146_097, days % 146_097);
        let year = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365;
        let of_year = days - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self(u32::try_from(year * 10_000 + month * 100 + day).unwrap_or_default())
    }

    /// The day of the week: 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> i32 {
        (self.number() + 1).rem_euclid(7)
    }

    /// The number of its week in the year as ISO 8601 counts them: weeks begin on Monday, and the first
    /// one has the year's first Thursday.
    #[must_use]
    pub fn week(self) -> i32 {
        let thursday = Self::of(self.number() - self.weekday() + 3);
        let first = Self(thursday.0 / 10_000 * 10_000 + 101);
        (thursday.number() - first.number()) / 7 + 1
    }

    /// Its year, month and day.
    #[must_use]
    pub fn parts(self) -> (u32, u32, u32) {
        (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }

    /// The same as a date.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::read(&self.to_string())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}

/// A date as it is written: `2026`, `2026-09` or `2026-09-30`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Date {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
}

impl Date {
    /// Reads a date; `None` if there is no such day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| {
            let part = parts.next()?;
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            Some(if plain { part.parse::<u32>().ok() } else { None })
        };
        let (year, month, day) = (part(4)??, part(2), part(2));
        let ended = parts.next().is_none();
        let date = Self { year, month: month.flatten(), day: day.flatten() };
        let whole = date.month.is_some() == month.is_some() && date.day.is_some() == day.is_some();
        let months = date.month.is_none_or(|month| (1..=12).contains(&month));
        let days = date.day.is_none_or(|day| (1..=date.days_of_month()).contains(&day));
        (ended && whole && year > 0 && months && days).then_some(date)
    }

    /// The day that is so many days after the end of 1899, as sheets count days.
    #[must_use]
    pub fn counted(days: u32) -> Option<Self> {
        // The first of March of the year 0 has the number 1 here.
        let start = i64::from(Day(18_991_230).number());
        Day::of(i32::try_from(start + i64::from(days)).ok()?).date()
    }

    /// Its parts: year, month and day, as far as they are said.
    #[must_use]
    pub fn parts(self) -> (u32, Option<u32>, Option<u32>) {
        (self.year, self.month, self.day)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Day {
        Day(self.year * 10_000 + self.month.unwrap_or(1) * 100 + self.day.unwrap_or(1))
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or(Self { month: Some(month), ..self }.days_of_month());
        Day(self.year * 10_000 + month * 100 + day)
    }

    fn days_of_month(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Day};

    #[test]
    fn days_are_counted_there_and_back() {
        let first = Date::read("1999-12-31").expect("a day").last_day().number();
        for number in first..first + 1_500 {
            let day = Day::of(number);
            assert_eq!(day.number(), number);
            let date = day.date().unwrap_or_else(|| panic!("{day} is no day"));
            assert_eq!(date.first_day(), day);
        }
        assert_eq!(Date::counted(46_315), Date::read("2026-10-20"));
    }

    #[test]
    fn a_date_is_a_year_a_month_or_a_day_that_there_is() {
        for (text, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2026-09-30", "2026-09-30", "2026-09-30"),
        ] {
            let date = Date::read(text).expect(text);
            assert_eq!(
                (date.first_day().to_string(), date.last_day().to_string()),
                (first.to_owned(), last.to_owned())
            );
            assert_eq!(date.to_string(), text);
        }
        for text in [
            "2026-02-30",
            "0000",
            "2026-13",
            "2026-00",
            "26",
            "2026-9",
            "2026-09-31",
            "",
            "2026-09-30-01",
            " 2026",
            "2026-",
            "+026",
            "２０２６",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
