//! Reads single cells: numbers, yes or no, lists.

use super::names::usual_width;

/// The largest value below which every whole number is exact in an `f64`.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether the cell is empty or holds only dashes, which mean "nothing".
pub(super) fn is_dash(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '/'))
}

/// A whole number from 0: `120,000`, `12万`.
#[must_use]
pub fn count(text: &str) -> Option<u64> {
    let number = number(text)?;
    number.parse().ok().or_else(|| {
        let value: f64 = number.parse().ok()?;
        let whole = (0.0..=LARGEST_EXACT).contains(&value) && value.fract() == 0.0;
        if whole { format!("{:.0}", value.abs()).parse().ok() } else { None }
    })
}

/// An amount from 0: `180,000.50`, `¥18万`, `CNY 180 000`.
#[must_use]
pub fn amount(text: &str) -> Option<f64> {
    let value: f64 = number(text)?.parse().ok()?;
    // Adding zero turns a negative zero into zero.
    (value.is_finite() && value >= 0.0).then_some(value + 0.0)
}

/// The number in the form that Rust parses, without currency and thousands separators. `None` if it
/// is ambiguous: `120.000` is 120 in some countries and 120 thousand in others.
fn number(text: &str) -> Option<String> {
    const MARKS: [&str; 8] = ["cny", "rmb", "人民币", "元", "¥", "￥", "人次", "人"];
    let text = text.chars().map(usual_width).collect::<String>().to_lowercase();
    let mut rest = text.trim();
    for mark in MARKS {
        rest = rest.strip_prefix(mark).unwrap_or(rest).trim_start();
        rest = rest.strip_suffix(mark).unwrap_or(rest).trim_end();
    }
    let (rest, power) = match (rest.strip_suffix('万'), rest.strip_suffix('亿')) {
        (Some(rest), _) => (rest.trim_end(), "e4"),
        (_, Some(rest)) => (rest.trim_end(), "e8"),
        _ => (rest, ""),
    };
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let short = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if short && fraction.len() == 3 && power.is_empty() {
        return None;
    }
    let whole = grouped(whole)?;
    let number =
        if fraction.is_empty() { whole + power } else { format!("{whole}.{fraction}{power}") };
    // `f64::from_str` also accepts `inf` and `nan`.
    let sound = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | '+' | '-');
    number.chars().all(sound).then_some(number)
}

/// Removes thousands separators; `None` if the groups are not of three digits each.
fn grouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(|c: char| matches!(c, ',' | '\'' | '’') || c.is_whitespace());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let three = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let sound = rest.is_empty() || (1..=3).contains(&first.len()) && rest.iter().all(three);
    sound.then(|| first.to_owned() + &rest.concat())
}

/// Reads yes or no; an empty cell is no. `None` if the cell is neither.
pub(super) fn switched(text: &str) -> Option<bool> {
    let text = text.trim().chars().map(usual_width).flat_map(char::to_lowercase);
    match text.collect::<String>().as_str() {
        "yes" | "y" | "true" | "on" | "1" | "x" | "是" | "有" | "开" | "对" | "已" | "√" | "✓"
        | "✔" | "☑" | "●" => Some(true),
        "" | "no" | "n" | "false" | "off" | "0" | "否" | "无" | "没有" | "关" | "不" | "未"
        | "×" | "✗" | "✘" | "☐" | "○" | "-" | "–" | "—" | "/" => Some(false),
        _ => None,
    }
}

/// The entries of a list, without empty ones.
pub(super) fn listed(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '|', '\n', '，', '；', '、']);
    parts.map(str::trim).filter(|part| !part.is_empty())
}
