//! Texts for imports: the result for each row of a sheet.

use super::findings::{clean, file_error};
use super::stage::cut;
use super::{amount, count, explain, labelled, listed, of, or_list, quoted, sentences, words};
use crate::model::import::{Column, Reason};
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Touchpoint};
use crate::store::sheet::{LARGEST_UNPACKED, MOST_ROWS, SheetError};

/// The number of rows that are ready, need an answer, lack a number, or are left out.
#[must_use]
pub fn summary(ready: usize, ask: usize, incomplete: usize, refused: usize) -> String {
    words::import_summary(ready, ask, incomplete, refused)
}

/// A row that is ready.
#[must_use]
pub fn ready(pack: &Pack, touchpoint: &Touchpoint) -> String {
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| of(&p.name));
    let kind = pack.kind(&touchpoint.kind).map_or("", |k| of(&k.name));
    let name = cut(explain::name(pack, touchpoint), 60);
    let named = if name == kind { name } else { listed(&[name.as_str(), kind]) };
    words::card_on(named, platform)
}

/// A row that is ready, with its numbers as they will be.
#[must_use]
pub fn ready_with_numbers(pack: &Pack, touchpoint: &Touchpoint) -> String {
    let visitors = touchpoint.visitors.map(|n| labelled(words::visitors_short(), count(n)));
    let budget = touchpoint.budget.map(|n| labelled(words::field_budget(), amount(n)));
    let all = std::iter::once(ready(pack, touchpoint)).chain(visitors).chain(budget);
    all.collect::<Vec<_>>().join("  ·  ")
}

/// Why the platform of a row has to be chosen: it does not host the kind, or it is not known.
#[must_use]
pub fn instead_of_platform(pack: &Pack, touchpoint: &Touchpoint, value: &str) -> String {
    match (pack.platform(&touchpoint.platform), pack.kind(&touchpoint.kind)) {
        (Some(platform), Some(kind)) => sentences::not_hosted(of(&kind.name), of(&platform.name)),
        _ => instead_of(value),
    }
}

/// What has to be replaced: the unknown name in the sheet, or an empty cell.
#[must_use]
pub fn instead_of(value: &str) -> String {
    let value = cut(value, 30);
    if value.is_empty() { words::choose().to_owned() } else { words::instead_of(value) }
}

/// Why a row is left out, or lacks a number.
#[must_use]
pub fn refused(reason: &Reason) -> String {
    match reason {
        Reason::NoPlace => words::no_place().to_owned(),
        Reason::BadNumber { column, value } => {
            let field = match column {
                Column::Budget => words::field_budget(),
                _ => words::field_visitors(),
            };
            words::bad_number(field, quoted(value))
        }
        Reason::BadDay { column, value } => {
            let field = match column {
                Column::Starts => words::col_starts(),
                Column::Ends => words::col_ends(),
                _ => words::col_runs(),
            };
            words::import_bad_day(field, quoted(value))
        }
        Reason::BadShare { value } => words::import_bad_share(quoted(value)),
        Reason::OtherCurrency { value, currency } => {
            words::other_currency(words::field_budget(), quoted(value), *currency)
        }
        Reason::BadSwitch { value, .. } => words::bad_switch(quoted(value)),
        Reason::NoCondition(unknown) => {
            let nearest: Vec<&str> = unknown.nearest.iter().map(ConditionId::as_str).collect();
            let (value, nearest) = (quoted(&unknown.value), or_list(&nearest));
            words::no_switch_called(value, nearest)
        }
    }
}

/// Describes why a sheet could not be read.
#[must_use]
pub fn sheet_error(error: &SheetError) -> Vec<String> {
    let line = match error {
        SheetError::File(error) => return file_error(error),
        SheetError::OtherFormat(ending) => words::other_format(ending.as_str()),
        SheetError::Locked => words::workbook_locked().to_owned(),
        SheetError::WebPage => words::sheet_is_web_page().to_owned(),
        SheetError::NoSuchSheet { wanted, known } if known.is_empty() => {
            words::text_has_no_sheets(quoted(wanted))
        }
        SheetError::NoSuchSheet { wanted, known } => {
            let known: Vec<String> = known.iter().map(|name| quoted(name.as_str())).collect();
            words::no_such_sheet(quoted(wanted), super::and_list(&known))
        }
        SheetError::NoSheet => words::no_sheet().to_owned(),
        SheetError::TooManyRows => words::too_many_rows(MOST_ROWS),
        SheetError::TooLarge(_) => words::workbook_too_large(LARGEST_UNPACKED / (1024 * 1024)),
        SheetError::Unsound(reason) => words::workbook_unsound(clean(reason)),
    };
    vec![line]
}
