//! The apostrophe that keeps a cell of a text from being taken for a formula.

use std::borrow::Cow;

/// What a formula begins with.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would take a part of a cell for a formula, or for one that has an
/// apostrophe before it. The first part may begin with white space that a spreadsheet cuts off.
fn is_formula(part: &str, first: bool) -> bool {
    let part = part.trim_start_matches('\'');
    part.starts_with(FORMULA) || first && part.starts_with(['\t', '\r', '\n'])
}

/// The cell with something done to each part. Where semicolons or tabs separate cells, as they do
/// in many countries, each part of this cell is one.
fn by_parts(cell: &str, change: impl Fn(&str, bool) -> String) -> String {
    let parts = cell.split_inclusive([';', '\t']).enumerate();
    parts.map(|(place, part)| change(part, place == 0)).collect()
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if !cell.contains([';', '\t']) && !is_formula(cell, true) {
        return cell.into();
    }
    let parts =
        by_parts(
            cell,
            |part, first| {
                if is_formula(part, first) { format!("'{part}") } else { part.to_owned() }
            },
        );
    parts.into()
}

/// Removes the apostrophes that [`harmless`] puts before formulas.
pub(super) fn bare(cell: &str) -> String {
    by_parts(cell, |part, first| {
        let rest = part.strip_prefix('\'').filter(|rest| is_formula(rest, first));
        rest.unwrap_or(part).to_owned()
    })
}
