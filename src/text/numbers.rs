//! Texts for people, yuan, shares and days.

use super::{amount, count, words};
use crate::model::pack::{Date, Day};
use crate::model::plan::Share;

/// An assumed figure, rounded to the two significant digits that an assumption can bear: `72,000`.
#[must_use]
pub fn assumed(figure: f64) -> String {
    exact(two_digits(figure))
}

/// A figure that rests on no assumption, rounded to a whole number.
#[must_use]
pub fn exact(figure: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded, from 0")]
    let whole = figure.round().max(0.0) as u64;
    count(whole)
}

/// A figure of people: assumed, or not.
#[must_use]
pub fn people(figure: f64, is_assumed: bool) -> String {
    if is_assumed { assumed(figure) } else { exact(figure) }
}

/// A figure of people with what kind of bound it is: several touchpoints may know the same people, and
/// then the figure is the most that there can be.
#[must_use]
pub fn said(figure: f64, is_assumed: bool, at_most: bool) -> String {
    let figure = people(figure, is_assumed);
    if at_most { words::figure_at_most(figure) } else { figure }
}

/// A price for one person, in CNY, rounded to what an assumption can bear: `¥2.5`.
#[must_use]
pub fn each(price: f64) -> String {
    let rounded = two_digits(price);
    let figure = match rounded {
        _ if rounded >= 10.0 || rounded <= 0.0 => exact(rounded),
        _ if (0.1..1.0).contains(&rounded) => format!("{rounded:.2}"),
        _ => trimmed(rounded),
    };
    words::yuan(figure)
}

/// An amount of money in CNY: `¥180,000`.
#[must_use]
pub fn money(sum: f64) -> String {
    words::yuan(amount(sum))
}

/// A part of a whole in percent: `12%`; what is more than nothing is not shown as 0.
#[must_use]
pub fn percent(part: f64) -> String {
    let whole = (part * 100.0).round();
    if whole < 1.0 && part > 0.0 {
        words::under_one_percent().to_owned()
    } else {
        format!("{whole}%")
    }
}

/// A share in percent, as it is typed: `30%`, or `20 30 40%`.
#[must_use]
pub fn share(share: Share) -> String {
    let part = |share: f64| trimmed(share * 100.0);
    if share == Share::from(share.likely) {
        return format!("{}%", part(share.likely));
    }
    format!("{} {} {}%", part(share.low), part(share.likely), part(share.high))
}

/// A share that is one number, in percent.
#[must_use]
pub fn one_share(part: f64) -> String {
    share(Share::from(part))
}

/// Digits after the point only where they say something. Twelve digits take the rounding of binary
/// fractions out.
fn trimmed(number: f64) -> String {
    let text = format!("{number:.10}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A figure with two significant digits.
#[must_use]
pub fn two_digits(figure: f64) -> f64 {
    if figure.is_nan() || figure <= 0.0 {
        return 0.0;
    }
    let scale = 10_f64.powf(figure.log10().floor() - 1.0);
    let rounded = (figure / scale).round() * scale;
    // Scales below one are not exact.
    if scale < 1.0 { (rounded * 1e6).round() / 1e6 } else { rounded.round() }
}

/// A day without its year: `11 Nov`; a month or a year as it is.
#[must_use]
pub fn day(date: Date) -> String {
    match date.parts() {
        (_, Some(month), Some(day)) => words::day_of_month(day, month_name(month)),
        _ => whole_day(date),
    }
}

/// A day with its year: `11 Nov 2026`.
#[must_use]
pub fn whole_day(date: Date) -> String {
    match date.parts() {
        (year, Some(month), Some(day)) => {
            words::day_of_year(day, month_name(month), year.to_string())
        }
        (year, Some(month), None) => words::month_of_year(month_name(month), year.to_string()),
        (year, ..) => year.to_string(),
    }
}

/// A counted day with its year.
#[must_use]
pub fn counted_day(day: Day) -> String {
    day.date().map(whole_day).unwrap_or_default()
}

/// From when to when something runs; empty if neither is set.
#[must_use]
pub fn runs(starts: Option<Date>, ends: Option<Date>) -> String {
    match (starts, ends) {
        (Some(starts), Some(ends)) if starts == ends => whole_day(starts),
        (Some(starts), Some(ends)) if starts.parts().0 == ends.parts().0 => {
            words::from_to(day(starts), whole_day(ends))
        }
        (Some(starts), Some(ends)) => words::from_to(whole_day(starts), whole_day(ends)),
        (Some(starts), None) => words::from_day(whole_day(starts)),
        (None, Some(ends)) => words::until_day(whole_day(ends)),
        (None, None) => String::new(),
    }
}

/// The same without years where both days are in one.
#[must_use]
pub fn short_runs(starts: Option<Date>, ends: Option<Date>) -> String {
    match (starts, ends) {
        (Some(starts), Some(ends)) if starts != ends && starts.parts().0 == ends.parts().0 => {
            words::from_to(day(starts), day(ends))
        }
        _ => runs(starts, ends),
    }
}

/// From when to when something runs, as it is typed: `2026-10-20 – 2026-11-11`.
#[must_use]
pub fn typed_runs(starts: Option<Date>, ends: Option<Date>) -> String {
    let said = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    match (starts, ends) {
        (None, None) => String::new(),
        (Some(one), Some(other)) if one == other => one.to_string(),
        _ => format!("{} – {}", said(starts), said(ends)),
    }
}

/// The short name of a month, by its number from 1.
#[must_use]
pub fn month_name(month: u32) -> &'static str {
    match month {
        1 => words::month_1(),
        2 => words::month_2(),
        3 => words::month_3(),
        4 => words::month_4(),
        5 => words::month_5(),
        6 => words::month_6(),
        7 => words::month_7(),
        8 => words::month_8(),
        9 => words::month_9(),
        10 => words::month_10(),
        11 => words::month_11(),
        _ => words::month_12(),
    }
}

#[cfg(test)]
mod tests {
    use super::{assumed, each, percent, share, two_digits};
    use crate::model::plan::Share;

    #[test]
    fn assumed_figures_show_two_digits() {
        for (figure, said) in
            [(0.0, "0"), (7.0, "7"), (72_345.0, "72,000"), (149_999.0, "150,000"), (999.0, "1,000")]
        {
            assert_eq!(assumed(figure), said);
        }
        assert!((two_digits(0.123) - 0.12).abs() < 1e-9);
        assert_eq!([2.5, 4.333, 21.4, 0.056].map(each), ["¥2.5", "¥4.3", "¥21", "¥0.056"]);
        assert_eq!([0.123, 0.001, 0.0, 1.0].map(percent), ["12%", "under 1%", "0%", "100%"]);
    }

    #[test]
    fn a_share_is_said_as_it_is_typed() {
        let three = Share { low: 0.075, likely: 0.125, high: 0.2 };
        assert_eq!(share(three), "7.5 12.5 20%");
        assert_eq!(share(Share::from(0.29)), "29%");
        for shown in [three, Share::from(0.07), Share { low: 0.0, likely: 0.1, high: 1.0 }] {
            assert_eq!(crate::model::import::dates::share(&share(shown)), Some(shown));
        }
    }
}
