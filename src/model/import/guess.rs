//! Guesses the columns of a sheet without a head row from their content.

use std::cmp::Reverse;

use super::cells::{amount, count, listed, switched};
use super::names::{Named, Names, plain};
use super::row::Column;

/// The number of rows that are looked at.
const SAMPLE: usize = 200;

/// The number of columns that are looked at.
const WIDEST: usize = 64;

/// The least similarity of a name with a typing mistake.
const NEAR: f64 = 0.95;

/// Guesses what each column holds; no two columns hold the same thing. If no column holds kinds or
/// platforms, all are `None`.
pub(super) fn columns(rows: &[Vec<String>], names: &Names<'_>) -> Vec<Option<Column>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default().min(WIDEST);
    let contents: Vec<Vec<&str>> = (0..width).map(|at| filled(rows, at)).collect();
    let kind = best(&contents, &names.kinds, None);
    let platform = best(&contents, &names.platforms, kind);
    let Some(first) = kind.into_iter().chain(platform).min() else { return vec![None; width] };
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(width);
    for (at, cells) in contents.iter().enumerate() {
        let column = if Some(at) == kind {
            Some(Column::Kind)
        } else if Some(at) == platform {
            Some(Column::Platform)
        } else {
            let mut candidates = candidates(cells, names, at < first).into_iter();
            candidates.find(|wanted| !columns.iter().flatten().any(|taken| taken == wanted))
        };
        columns.push(column);
    }
    columns
}

/// The non-empty cells of a column.
fn filled(rows: &[Vec<String>], at: usize) -> Vec<&str> {
    let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).take(SAMPLE).collect()
}

/// The column in which the most cells name one of `all`, or nearly do; `taken` is not considered.
fn best(contents: &[Vec<&str>], all: &[Named<'_>], taken: Option<usize>) -> Option<usize> {
    let names = |cell: &&&str| {
        let wanted = plain(cell);
        all.iter().any(|named| named.likeness(&wanted) >= NEAR)
    };
    let scores = contents.iter().map(|cells| cells.iter().filter(names).count()).enumerate();
    let open = scores.filter(|(at, score)| *score > 0 && Some(*at) != taken);
    open.min_by_key(|(_, score)| Reverse(*score)).map(|(at, _)| at)
}

/// What a column may hold, most likely first. `before` means that it is left of kind and platform,
/// where a number is most likely the number of the row.
fn candidates(cells: &[&str], names: &Names<'_>, before: bool) -> Vec<Column> {
    let all = |test: &dyn Fn(&str) -> bool| cells.iter().all(|cell| test(cell));
    if cells.is_empty() {
        Vec::new()
    } else if all(&|cell| count(cell).is_some()) {
        if before { vec![Column::Id] } else { vec![Column::Visitors, Column::Budget] }
    } else if all(&|cell| amount(cell).is_ok()) {
        vec![Column::Budget]
    } else if all(&|cell| listed(cell).all(|part| names.condition(part).is_some())) {
        vec![Column::Conditions]
    } else if all(&|cell| switched(cell).is_some()) {
        Vec::new()
    } else {
        vec![Column::Name, Column::Notes]
    }
}
