//! Reads single cells: numbers, yes or no, lists.

use std::collections::BTreeMap;

use super::names::usual_width;
use super::numbers::{CNY, Written};
use super::row::{Column, Reason};

/// Whether the cell is empty or holds only dashes, which mean "nothing".
#[must_use]
pub fn is_dash(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '/'))
}

/// A whole number from 0: `120,000`, `12万`, `300k`. An amount of money is none.
#[must_use]
pub fn count(text: &str) -> Option<u64> {
    count_in(text, 1.0)
}

/// A whole number from 0 in a column that counts in `unit`.
pub(super) fn count_in(text: &str, unit: f64) -> Option<u64> {
    Written::read(text).filter(|written| written.currency.is_none())?.count(unit)
}

/// An amount in CNY from 0: `180,000.50`, `¥18万`, `CNY 180 000`.
///
/// # Errors
/// The code of the currency, if the amount is in another one; `None` if it is no amount.
pub fn amount(text: &str) -> Result<f64, Option<&'static str>> {
    amount_in(text, 1.0, None, &BTreeMap::new()).map_err(|reason| match reason {
        Reason::OtherCurrency { currency, .. } => Some(currency),
        _ => None,
    })
}

/// An amount in CNY from 0 in a column that counts in `unit` and in `currency`, unless the cell
/// names another one. A value in another currency is not taken for CNY, unless its rate is given.
pub(super) fn amount_in(
    text: &str,
    unit: f64,
    currency: Option<&'static str>,
    rates: &BTreeMap<&'static str, f64>,
) -> Result<f64, Reason> {
    let bad = || Reason::BadNumber { column: Column::Budget, value: text.to_owned() };
    let written = Written::read(text).ok_or_else(bad)?;
    // A unit such as 万元 is one of yuan: it says nothing about a cell that names other money.
    let own = written.currency.is_some_and(|own| own != currency.unwrap_or(CNY));
    let value = written.value(if own { 1.0 } else { unit }).ok_or_else(bad)?;
    match written.currency.or(currency) {
        None | Some(CNY) => Ok(value),
        Some(currency) if let Some(rate) = rates.get(currency) => {
            // To the cent.
            Ok((value * rate * 100.0).round() / 100.0)
        }
        Some(currency) => Err(Reason::OtherCurrency { value: text.to_owned(), currency }),
    }
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
