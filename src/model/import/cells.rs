//! What single cells say: numbers, yes and no, lists.

use super::names::usual_width;

/// Up to here each whole number is a floating-point number of its own.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether the cell says with a dash that nothing is there.
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
    // A minus before a zero is no amount: adding nothing takes it off.
    (value.is_finite() && value >= 0.0).then_some(value + 0.0)
}

/// The number as Rust reads it, without marks of currency and thousands; none where it can be read
/// in two ways, as `120.000` can, which is 120 here and 120 thousand there.
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
    // The parser knows `inf` and `nan` too.
    let sound = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | '+' | '-');
    number.chars().all(sound).then_some(number)
}

/// Digits without what stands between their thousands; none where those are not three each.
fn grouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(|c: char| matches!(c, ',' | '\'' | '’') || c.is_whitespace());
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let three = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let sound = rest.is_empty() || (1..=3).contains(&first.len()) && rest.iter().all(three);
    sound.then(|| first.to_owned() + &rest.concat())
}

/// Yes or no; an empty cell says no. None where it says neither.
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

/// The parts of a list, without blanks.
pub(super) fn listed(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '|', '\n', '，', '；', '、']);
    parts.map(str::trim).filter(|part| !part.is_empty())
}
