//! The sheet of people and yuan: formulas over the sheet of touchpoints, so that whoever changes a
//! share there sees the effect here.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value, sheet_name};
use crate::model::numbers::{Range, part_at};
use crate::model::pack::Date;
use crate::model::plan::{Grain, TouchpointId};
use crate::report::numbers::Aimed;
use crate::report::{OptionRow, Report};
use crate::text::{self, words};

/// The columns of this sheet, by their letters: people at the low end, likely, at the high end;
/// budget.
const PEOPLE: [&str; 3] = ["G", "H", "I"];
const BUDGET: &str = "J";

/// Where the columns of numbers begin on the sheet of touchpoints: visitors, budget, phase, notes,
/// starts, ends, the three shares.
struct Columns {
    sheet: String,
    visitors: String,
    budget: String,
    shares: [String; 3],
}

impl Columns {
    fn of(report: &Report) -> Self {
        let switches = u16::try_from(report.pack().conditions.len()).unwrap_or(u16::MAX);
        let at = |further: u16| {
            column_number_to_name(8_u16.saturating_add(switches).saturating_add(further))
        };
        Self {
            sheet: format!("'{}'", sheet_name(words::the_touchpoints())),
            visitors: at(0),
            budget: at(1),
            shares: [at(6), at(7), at(8)],
        }
    }

    fn cell(&self, column: &str, place: usize) -> String {
        // The head row, and rows are counted from 1.
        format!("{}!{column}{}", self.sheet, place + 2)
    }
}

/// Writes a block for each goal: who counts, for how many people, at what price.
pub(super) fn numbers(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let heads = [
        (words::goal(), 34.0),
        (words::known_through(), 30.0),
        (words::visitors_short(), 14.0),
        (words::col_share_likely(), 14.0),
        (words::by_day(), 16.0),
        (words::part_over(), 14.0),
        (words::people_low(), 14.0),
        (words::people_likely(), 14.0),
        (words::people_high(), 14.0),
        (words::field_budget(), 16.0),
        (words::yuan_each(), 12.0),
    ];
    let mut table = Table::new(book, words::page_numbers(), &heads)?;
    let columns = Columns::of(report);
    for place in 0..report.plan().goals.len() {
        if let Some(aimed) = report.figures().goal(place) {
            goal(&mut table, report, aimed, &columns)?;
        }
    }
    table.row([words::counts_assumed().into()])?;
    table.finish()?;
    Ok(())
}

fn goal(
    table: &mut Table<'_>,
    report: &Report,
    aimed: &Aimed,
    columns: &Columns,
) -> Result<(), XlsxError> {
    let first = table.last_row() + 2;
    for known in &aimed.of.touchpoints {
        let row = table.last_row() + 2;
        table.row(line(report, aimed, (known.id, known.known, known.cost), (columns, row)))?;
    }
    let last = table.last_row() + 1;
    for id in &aimed.of.without_numbers {
        let place = report.plan().position(*id).unwrap_or(usize::MAX);
        let (name, _) = report.names(place);
        table.row([aimed.name.as_str().into(), name.into(), words::lacks_numbers().into()])?;
    }
    if last >= first {
        bounds(table, report, aimed, (first, last))?;
    }
    Ok(())
}

/// The row of a touchpoint that counts.
fn line(
    report: &Report,
    aimed: &Aimed,
    (id, known, cost): (TouchpointId, Range, Option<f64>),
    (columns, row): (&Columns, u32),
) -> Vec<Value> {
    let place = report.plan().position(id).unwrap_or(usize::MAX);
    let (name, _) = report.names(place);
    let touchpoint = report.plan().touchpoints.get(place);
    let part = touchpoint.map_or(1.0, |t| part_at(t, aimed.goal.by.map(Date::last_day)));
    let visitors = columns.cell(&columns.visitors, place);
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let count = touchpoint.and_then(|t| t.visitors).map_or(0.0, |count| count as f64);
    let total = aimed.goal.grain == Grain::Aggregate;
    let [low, likely, high] = &columns.shares;
    let people = |share: &str, now: f64| {
        let share = if total { "1".to_owned() } else { columns.cell(share, place) };
        Value::Formula(format!("={visitors}*{share}*F{row}"), now, false)
    };
    let share = if total {
        Value::Share(1.0)
    } else {
        let now = touchpoint.and_then(|t| t.share).map_or(0.0, |share| share.likely);
        Value::Percent(format!("={}", columns.cell(likely, place)), now)
    };
    let paid = columns.cell(&columns.budget, place);
    let budget = touchpoint.and_then(|t| t.budget);
    let [_, middle, _] = PEOPLE;
    vec![
        aimed.name.as_str().into(),
        name.into(),
        Value::Formula(format!("={visitors}"), count, false),
        share,
        aimed.goal.by.map(|by| by.to_string()).unwrap_or_default().into(),
        Value::Share(part),
        people(low, known.low),
        people(likely, known.likely),
        people(high, known.high),
        budget.map_or(Value::Nothing, |budget| Value::Formula(format!("={paid}"), budget, true)),
        cost.map_or(Value::Nothing, |cost| {
            let each = format!("=IF({middle}{row}>0,{BUDGET}{row}/{middle}{row},\"\")");
            Value::Formula(each, cost, true)
        }),
    ]
}

/// The rows below a goal: at most, at least, expected, and how far that is from the target.
fn bounds(
    table: &mut Table<'_>,
    report: &Report,
    aimed: &Aimed,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let of = &aimed.of;
    let all = |name: &str, formula: &str, range: Range| {
        let cell = |(column, now): (&str, f64)| {
            Value::Formula(format!("={formula}({column}{first}:{column}{last})"), now, false)
        };
        let [low, likely, high] = PEOPLE;
        let people = [(low, range.low), (likely, range.likely), (high, range.high)].map(cell);
        let mut row = vec![Value::from(text::labelled(aimed.name.as_str(), name))];
        row.extend((0..5).map(|_| Value::Nothing));
        row.extend(people);
        row
    };
    let most = table.last_row() + 2;
    let mut row = all(words::at_most_word(), "SUM", of.at_most);
    let paid = report.plan().touchpoints.iter().filter(|t| aimed.known(t.id).is_some());
    let paid = paid.filter_map(|t| t.budget).fold(0.0, |all, one| all + one);
    row.push(Value::Formula(format!("=SUM({BUDGET}{first}:{BUDGET}{last})"), paid, true));
    table.row(row)?;
    let lowest = table.last_row() + 2;
    table.row(all(words::at_least_word(), "MAX", of.at_least))?;
    let mut reached = most;
    if let Some((overlap, expected)) = report.plan().overlap.zip(of.expected) {
        reached = table.last_row() + 2;
        let cell = |(column, now): (&str, f64)| {
            let formula =
                format!("={column}{lowest}+(1-D{reached})*({column}{most}-{column}{lowest})");
            Value::Formula(formula, now, false)
        };
        let [low, likely, high] = PEOPLE;
        let people = [(low, expected.low), (likely, expected.likely), (high, expected.high)];
        let name = text::labelled(aimed.name.as_str(), words::expected_with_overlap());
        let mut row = vec![name.into(), Value::Nothing, Value::Nothing, Value::Share(overlap)];
        row.extend([Value::Nothing, Value::Nothing]);
        row.extend(people.map(cell));
        table.row(row)?;
    }
    let (Some(target), Some(gap)) = (aimed.goal.people, of.gap) else { return Ok(()) };
    let line = table.last_row() + 2;
    let [_, middle, _] = PEOPLE;
    let name = text::labelled(aimed.name.as_str(), words::still_missing());
    let mut row = vec![name.into(), words::target_of(text::count(target)).into()];
    row.push(Value::Count(target));
    row.extend((0..4).map(|_| Value::Nothing));
    row.push(Value::Formula(format!("=MAX(0,C{line}-{middle}{reached})"), gap, false));
    table.row(row)
}

/// Writes the options beside the board, if there are any.
pub(super) fn options(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let rows = report.options();
    let Some(board) = rows.first().filter(|_| rows.len() > 1) else { return Ok(()) };
    let all: Vec<String> = rows.iter().map(OptionRow::named).collect();
    let named = all.iter().map(|name| (name.as_str(), 26.0));
    let heads: Vec<(&str, f64)> = std::iter::once((words::what(), 34.0)).chain(named).collect();
    let mut table = Table::new(book, words::options_title(), &heads)?;
    for (number, (name, _)) in board.figures.iter().enumerate() {
        let values = rows.iter().map(|row| row.figure(number).into());
        table.row(std::iter::once(name.as_str().into()).chain(values))?;
    }
    let changes = rows.iter().map(|row| row.changes.join("\n").into());
    table.row(std::iter::once(words::option_changes().into()).chain(changes))?;
    if rows.iter().any(|row| row.assumed) {
        let empty = rows.iter().map(|_| Value::Nothing);
        table.row(std::iter::once(words::options_assumed().into()).chain(empty))?;
    }
    table.finish()?;
    Ok(())
}
