//! Reads days and shares as people write them in schedules.

use super::cells::is_dash;
use super::names::usual_width;
use crate::model::pack::Date;
use crate::model::plan::Share;

/// The names of months, by their first letters.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What may stand between two days.
const TO: [&str; 8] = [" – ", " - ", " — ", " to ", "至", "到", "~", "–"];

/// A day: `2026-10-20`, `2026/10/20`, `20.10.2026`, `20 Oct 2026`, `2026年10月20日`, `20261020`, the
/// number of a day in a sheet; or a whole month or year. `None` if it is none of them, or might be
/// two of them, as `03/04/2026`.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let text: String = text.trim().chars().map(usual_width).collect();
    // A time of day says nothing here.
    let text = match text.split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text.as_str(),
    };
    if let Some(date) = Date::read(text) {
        return Some(date);
    }
    let (numbers, words) = parts(text)?;
    match (numbers.as_slice(), words.as_slice()) {
        ([only], []) => packed(only),
        ([year, month], []) if year.len() == 4 => day_of(year, month, None),
        ([first, second, third], []) => ordered(text, first, second, third),
        ([year], [month]) if year.len() == 4 => day_of(year, &month.to_string(), None),
        ([day, year], [month]) => day_of(year, &month.to_string(), Some(day)),
        _ => None,
    }
}

/// The numbers of a date, and the months that it names in words.
fn parts(text: &str) -> Option<(Vec<String>, Vec<usize>)> {
    let (mut numbers, mut months) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let same = |other: char| {
            (c.is_ascii_digit() && other.is_ascii_digit())
                || (c.is_ascii_alphabetic() && other.is_ascii_alphabetic())
        };
        let end = rest.find(|other| !same(other)).unwrap_or(rest.len()).max(c.len_utf8());
        let (part, after) = rest.split_at_checked(end)?;
        if c.is_ascii_digit() {
            numbers.push(part.to_owned());
        } else if c.is_ascii_alphabetic() {
            let short = part.get(..3.min(part.len()))?.to_ascii_lowercase();
            if !matches!(short.as_str(), "th" | "st" | "nd" | "rd" | "of") {
                months.push(MONTHS.iter().position(|month| *month == short)? + 1);
            }
        } else if !matches!(c, ' ' | '-' | '/' | '.' | ',' | '年' | '月' | '日' | '号') {
            return None;
        }
        rest = after;
    }
    Some((numbers, months))
}

/// `20261020`, or the number of a day in a sheet, counted from the end of 1899.
fn packed(digits: &str) -> Option<Date> {
    match digits.len() {
        8 => day_of(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)),
        5 => {
            let day = Date::counted(digits.parse().ok()?)?;
            // Other numbers of five digits are more likely something else than a day.
            ("2000".."2100").contains(&day.to_string().get(..4)?).then_some(day)
        }
        _ => None,
    }
}

fn ordered(text: &str, first: &str, second: &str, third: &str) -> Option<Date> {
    if first.len() == 4 {
        return day_of(first, second, Some(third));
    }
    // With points between them, the day comes first.
    let small = |part: &str| part.parse::<u32>().is_ok_and(|part| part <= 12);
    let ambiguous = small(first) && small(second) && first != second && !text.contains('.');
    match (ambiguous, small(second)) {
        (true, _) => None,
        (false, true) => day_of(third, second, Some(first)),
        (false, false) => day_of(third, first, Some(second)),
    }
}

fn day_of(year: &str, month: &str, day: Option<&str>) -> Option<Date> {
    let year: u32 = year.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let month: u32 = month.parse().ok()?;
    match day {
        Some(day) => Date::read(&format!("{year:04}-{month:02}-{:02}", day.parse::<u32>().ok()?)),
        None => Date::read(&format!("{year:04}-{month:02}")),
    }
}

/// The first and the last day, such as `2026-10-20 – 2026-11-11`; one day alone is both. An empty
/// text has none of them. `None` if they cannot be read, or are in the wrong order.
#[must_use]
pub fn days(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    days_near(text, None)
}

/// As [`date`]; a day that names no year, such as `3 Aug`, is of the year of another day.
#[must_use]
pub fn date_near(text: &str, near: Option<Date>) -> Option<Date> {
    let named = || {
        let year = near?.first_day().parts().0;
        let month = text.contains('月') || text.chars().any(|c| c.is_ascii_alphabetic());
        let with_year = || date(&format!("{text} {year}")).or(date(&format!("{year}年{text}")));
        month.then(with_year).flatten()
    };
    date(text).or_else(named)
}

/// As [`days`]; days that name no year are of the year of another day.
#[must_use]
pub fn days_near(text: &str, near: Option<Date>) -> Option<(Option<Date>, Option<Date>)> {
    let date = |text: &str| date_near(text, near);
    let text = text.trim();
    if is_dash(text) {
        return Some((None, None));
    }
    if let Some(one) = date(text) {
        return Some((Some(one), Some(one)));
    }
    let open = |part: &str| {
        let part = part.trim();
        if part.is_empty() || matches!(part, "…" | "...") {
            Some(None)
        } else {
            date(part).map(Some)
        }
    };
    TO.iter().find_map(|to| {
        let (starts, ends) = text.split_once(to)?;
        let (starts, ends) = (open(starts)?, open(ends)?);
        let ordered = starts.zip(ends).is_none_or(|(s, e)| s.first_day() <= e.last_day());
        (ordered && (starts.is_some() || ends.is_some())).then_some((starts, ends))
    })
}

/// A share: `30%`, `0.3`, or low, likely and high: `20 30 40%`, `0.2 / 0.3 / 0.4`. `None` if it is
/// none, such as `30` alone, which might be 30 people.
#[must_use]
pub fn share(text: &str) -> Option<Share> {
    let text: String = text.trim().chars().map(usual_width).collect();
    let percent = text.contains('%');
    let plain = text.replace('%', " ");
    let separated = plain.split([' ', '/', '–', '—', ';', '~', '至', '到', '、']);
    let separated = separated.flat_map(|part| part.split(" - "));
    let parts: Option<Vec<f64>> =
        separated.filter(|part| !part.is_empty() && *part != "-").map(number).collect();
    let scale = |part: f64| if percent { part / 100.0 } else { part };
    let share = match parts?.as_slice() {
        [only] => Share::from(scale(*only)),
        [low, likely, high] => {
            Share { low: scale(*low), likely: scale(*likely), high: scale(*high) }
        }
        _ => return None,
    };
    share.is_sound().then_some(share)
}

/// A number with a point or a comma before its decimals.
fn number(text: &str) -> Option<f64> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    // Adding zero turns a negative zero into zero.
    plain.then(|| text.replace(',', ".").parse::<f64>().ok()).flatten().map(|part| part + 0.0)
}

#[cfg(test)]
mod tests {
    use super::{date, date_near, days, days_near, share};
    use crate::model::plan::Share;

    #[test]
    fn days_are_read_in_every_usual_form() {
        for text in [
            "2026-10-20",
            "2026/10/20",
            "2026.10.20",
            "20.10.2026",
            "20/10/2026",
            "10/20/2026",
            "20 Oct 2026",
            "October 20, 2026",
            "20-Oct-26",
            "20th of October 2026",
            "2026年10月20日",
            "２０２６年１０月２０号",
            "20261020",
            "2026-10-20 00:00:00",
            "2026-10-20T08:30:00",
            "46315",
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), Some("2026-10-20"), "{text}");
        }
        assert_eq!(date("Oct 2026").map(|d| d.to_string()).as_deref(), Some("2026-10"));
        assert_eq!(date("2026年10月").map(|d| d.to_string()).as_deref(), Some("2026-10"));
        for text in ["03/04/2026", "2026-02-30", "soon", "", "12", "1.5", "2026-10-20 to", "Q4"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn two_days_are_a_time_and_must_be_in_order() {
        let read = |text| {
            days(text).map(|(a, b)| [a, b].map(|d| d.map_or_else(String::new, |d| d.to_string())))
        };
        let both = Some(["2026-10-20".to_owned(), "2026-11-11".to_owned()]);
        for text in [
            "2026-10-20 – 2026-11-11",
            "2026-10-20 - 2026-11-11",
            "20 Oct 2026 to 11 Nov 2026",
            "2026年10月20日至2026年11月11日",
            "2026/10/20~2026/11/11",
        ] {
            assert_eq!(read(text), both, "{text}");
        }
        assert_eq!(read(" – "), Some([String::new(), String::new()]));
        assert_eq!(read("2026-10-20 – "), Some(["2026-10-20".to_owned(), String::new()]));
        assert_eq!(read("2026-11-11 – 2026-10-20"), None);
    }

    #[test]
    fn a_day_without_a_year_is_of_the_year_of_another_day() {
        let near = date("2026-10-20");
        let read = |text| date_near(text, near).map(|day| day.to_string());
        for text in ["3 Aug", "Aug 3", "8月3日", "3 Aug 2026"] {
            assert_eq!(read(text).as_deref(), Some("2026-08-03"), "{text}");
            assert_eq!(date_near(text, None).is_some(), text.ends_with("2026"), "{text}");
        }
        for text in ["03/14", "3", "soon", "31 Feb"] {
            assert_eq!(read(text), None, "{text}");
        }
        let both = days_near("3 Aug - 14 Aug", near).expect("two days");
        assert_eq!(both, (date("2026-08-03"), date("2026-08-14")));
    }

    #[test]
    fn a_share_is_one_number_or_three_and_never_above_one() {
        let three = Some(Share { low: 0.2, likely: 0.3, high: 0.4 });
        for text in ["20 30 40%", "20% 30% 40%", "0.2 / 0.3 / 0.4", "20% – 30% – 40%", "20/30/40%"]
        {
            assert_eq!(share(text), three, "{text}");
        }
        assert_eq!(share("30%"), Some(Share::from(0.3)));
        assert_eq!(share("0,3"), Some(Share::from(0.3)));
        for text in ["30", "120%", "40 30 20%", "20 30%", "", "a third", "-0.1", "NaN", "inf"] {
            assert_eq!(share(text), None, "{text}");
        }
    }
}
