//! The sheets of goals with their targets, and of all values that belong to no touchpoint: what is
//! changed in them comes home when the workbook is imported.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value};
use crate::model::import::values::{self, Field};
use crate::report::Report;
use crate::text::sheet::{List, value};
use crate::text::words;

/// Writes the goals, their targets, and what meets them.
pub(super) fn goals(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let widths = [26.0, 14.0, 14.0, 16.0];
    let own = List::Goals.heads().into_iter().zip(widths);
    let more = [
        (words::insight(), 20.0),
        (words::wanted(), 22.0),
        (words::state(), 18.0),
        (words::rests_on(), 72.0),
    ];
    let heads: Vec<(&str, f64)> = own.chain(more).collect();
    let mut table = Table::new(book, List::Goals.name(), &heads)?;
    for (row, goal) in report.goal_rows().into_iter().zip(&report.plan().goals) {
        table.row([
            format!("{}/{}", goal.insight, goal.grain.id()).into(),
            goal.people.map_or(Value::Nothing, Value::Count),
            goal.by.map(|by| by.to_string()).unwrap_or_default().into(),
            goal.unit_cost.map_or(Value::Nothing, |cost| Value::Amount(cost + 0.0)),
            row.insight.into(),
            row.wanted.into(),
            row.state.into(),
            row.says.into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

/// Writes overlap, stages, costs and options, each with the id by which it comes back. The overlap
/// stands in the first row, where the sheet of people finds it.
pub(super) fn values(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let own = List::Values.heads().into_iter().zip([40.0, 30.0]);
    let heads: Vec<(&str, f64)> =
        own.chain([(words::value_of(), 30.0), (words::what(), 24.0)]).collect();
    let mut table = Table::new(book, List::Values.name(), &heads)?;
    let pack = report.pack();
    for (field, text) in values::all(report.plan()) {
        if matches!(field, Field::Goal(..) | Field::Route(..)) {
            continue;
        }
        let (of, what) = value(pack, &field);
        let number = text.parse::<f64>().ok();
        let number = number.filter(|_| matches!(field, Field::Overlap | Field::Cost(_)));
        let written = match number {
            Some(share) if field == Field::Overlap => Value::Share(share),
            Some(cost) => Value::Amount(cost),
            None => text.into(),
        };
        let written = written.assumed_if(number.is_some());
        table.row([field.id().into(), written, of.into(), what.into()])?;
    }
    table.finish()?;
    Ok(())
}
