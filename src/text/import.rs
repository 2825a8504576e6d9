//! The words of imports: what becomes of each row of a sheet.

use super::lang::say;
use super::{explain, listed, of, or_list, quoted, words};
use crate::model::engine::Engine;
use crate::model::import::{Column, Fate, Import, Reason};
use crate::model::pack::Pack;
use crate::model::plan::Touchpoint;
use crate::store::sheet::{LARGEST_UNPACKED, MOST_ROWS, SheetError};

words! {
    "import":
    locked, no_sheet, no_place,
}

/// How many rows are ready, ask, or are left out.
#[must_use]
pub fn summary(import: &Import) -> String {
    let count = |wanted: fn(&Fate) -> bool| import.rows.iter().filter(|r| wanted(&r.fate)).count();
    let ready = count(|fate| matches!(fate, Fate::Ready(_)));
    let ask = count(|fate| matches!(fate, Fate::Ask { .. }));
    let refused = count(|fate| matches!(fate, Fate::Refused(_)));
    say!("import-summary", ready = ready, ask = ask, refused = refused)
}

/// A row that will be placed.
#[must_use]
pub fn ready(pack: &Pack, touchpoint: &Touchpoint) -> String {
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| of(&p.name));
    let kind = pack.kind(&touchpoint.kind).map_or("", |k| of(&k.name));
    let name = super::stage::cut(explain::name(pack, touchpoint), 60);
    let named = if name == kind { name } else { listed(&[name.as_str(), kind]) };
    super::window::card_on(&named, platform)
}

/// What a row will yield once it is placed.
#[must_use]
pub fn yields(engine: &Engine, touchpoint: &Touchpoint) -> String {
    let Some(placement) = engine.place(touchpoint) else { return String::new() };
    let mut verdicts = Vec::new();
    engine.verdicts(placement, &mut verdicts);
    super::window::yields(engine.pack(), &verdicts)
}

/// What stands in the sheet instead of a platform that can host the row.
#[must_use]
pub fn instead_of_platform(pack: &Pack, touchpoint: &Touchpoint, value: &str) -> String {
    match (pack.platform(&touchpoint.platform), pack.kind(&touchpoint.kind)) {
        (Some(platform), Some(kind)) => {
            super::window::not_hosted(of(&kind.name), of(&platform.name))
        }
        _ => instead_of(value),
    }
}

/// A row that needs an answer first.
#[must_use]
pub fn ask(touchpoint: &Touchpoint) -> String {
    let name = super::stage::cut(&touchpoint.name, 40);
    if name.is_empty() { String::new() } else { say!("import-ask", name = name) }
}

/// What stands in the sheet instead of something known.
#[must_use]
pub fn instead_of(value: &str) -> String {
    let value = super::stage::cut(value, 30);
    if value.is_empty() { say!("import-choose") } else { say!("import-instead", value = value) }
}

/// Why a row is left out.
#[must_use]
pub fn refused(reason: &Reason) -> String {
    match reason {
        Reason::NoPlace => no_place().to_owned(),
        Reason::BadNumber { column, value } => {
            let field = match column {
                Column::Budget => super::window::field_budget(),
                _ => super::window::field_visitors(),
            };
            say!("import-bad_number", field = field, value = quoted(value))
        }
        Reason::BadSwitch { value, .. } => say!("import-bad_switch", value = quoted(value)),
        Reason::NoCondition(unknown) => {
            let nearest: Vec<&str> = unknown
                .nearest
                .iter()
                .map(super::super::model::plan::ConditionId::as_str)
                .collect();
            let (value, nearest) = (quoted(&unknown.value), or_list(&nearest));
            say!("import-no_condition", value = value, nearest = nearest)
        }
    }
}

/// Why a sheet could not be read.
#[must_use]
pub fn sheet_error(error: &SheetError) -> Vec<String> {
    let line = match error {
        SheetError::File(error) => return super::findings::file_error(error),
        SheetError::OtherFormat(ending) => say!("import-other_format", ending = ending.as_str()),
        SheetError::Locked => locked().to_owned(),
        SheetError::NoSheet => no_sheet().to_owned(),
        SheetError::TooManyRows => say!("import-too_many", most = MOST_ROWS),
        SheetError::TooLarge(_) => {
            say!("import-too_large", most = LARGEST_UNPACKED / (1024 * 1024))
        }
        SheetError::Unsound(reason) => {
            say!("import-unsound", reason = super::findings::clean(reason))
        }
    };
    vec![line]
}
