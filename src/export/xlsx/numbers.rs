//! The sheet of people and yuan: formulas over the sheets of touchpoints, goals and other values, so
//! that whoever changes a share, a day or a target there sees the effect here.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Unit, Value, sheet_name};
use crate::model::numbers::{Range, counting, part_at};
use crate::model::pack::{Date, Day};
use crate::model::plan::{Goal, Grain, Touchpoint};
use crate::report::numbers::Aimed;
use crate::report::{OptionRow, Report};
use crate::text::sheet::List;
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
    days: [String; 2],
    shares: [String; 3],
}

impl Columns {
    fn of(report: &Report) -> Self {
        let switches = u16::try_from(report.pack().conditions.len()).unwrap_or(u16::MAX);
        let at = |further: u16| {
            column_number_to_name(8_u16.saturating_add(switches).saturating_add(further))
        };
        Self {
            sheet: quoted(words::the_touchpoints()),
            visitors: at(0),
            budget: at(1),
            days: [at(4), at(5)],
            shares: [at(6), at(7), at(8)],
        }
    }

    fn cell(&self, column: &str, place: usize) -> String {
        // The head row, and rows are counted from 1.
        format!("{}!{column}{}", self.sheet, place + 2)
    }
}

/// The name of a sheet as formulas have it.
fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet_name(sheet))
}

/// A cell of a goal on the sheet of goals.
fn of_goal(column: char, place: usize) -> String {
    format!("{}!{column}{}", quoted(List::Goals.name()), place + 2)
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
        (words::sheet_starts(), 13.0),
        (words::sheet_ends(), 13.0),
        (words::counts_until(), 13.0),
    ];
    let mut table = Table::new(book, words::page_numbers(), &heads)?;
    let columns = Columns::of(report);
    for place in 0..report.plan().goals.len() {
        if let Some(aimed) = report.figures().goal(place) {
            Block { report, aimed, columns: &columns, place }.write(&mut table)?;
        }
    }
    table.row([words::counts_assumed().into()])?;
    table.finish()?;
    Ok(())
}

/// The rows of a goal.
struct Block<'r> {
    report: &'r Report,
    aimed: &'r Aimed,
    columns: &'r Columns,
    /// Its place in the plan.
    place: usize,
}

impl Block<'_> {
    fn write(&self, table: &mut Table<'_>) -> Result<(), XlsxError> {
        let first = table.last_row() + 2;
        for place in counting(self.report.evaluated(), &self.aimed.goal) {
            let Some(touchpoint) = self.report.plan().touchpoints.get(place) else { continue };
            let row = table.last_row() + 2;
            table.row(self.line(touchpoint, (place, row)))?;
        }
        let last = table.last_row() + 1;
        if last >= first { self.bounds(table, (first, last)) } else { Ok(()) }
    }

    /// A figure of people, which rests on shares unless the goal is one of totals.
    fn people(&self, formula: String, now: f64) -> Value {
        Value::Formula(Unit::Count, formula, Some(now)).assumed_if(self.aimed.assumed)
    }

    /// The row of a touchpoint that counts. What it lacks a number for counts nothing until there is
    /// one.
    fn line(&self, touchpoint: &Touchpoint, (place, row): (usize, u32)) -> Vec<Value> {
        let Self { report, aimed, columns, .. } = self;
        let (name, _) = report.names(place);
        let by = aimed.goal.by.map(Date::last_day);
        let visitors = columns.cell(&columns.visitors, place);
        let [low, likely, high] = columns.shares.each_ref().map(|share| columns.cell(share, place));
        let [starts, ends] = &columns.days;
        let total = aimed.goal.grain == Grain::Aggregate;
        let set = if total {
            format!("{visitors}<>\"\"")
        } else {
            format!("AND({visitors}<>\"\",{likely}<>\"\")")
        };
        let known = aimed.known(touchpoint.id);
        let now = known.map(|known| known.known).unwrap_or_default();
        let people = |share: &str, now: f64| {
            let share = if total { "1" } else { share };
            self.people(format!("=IF({set},{visitors}*{share}*F{row},0)"), now)
        };
        let share = if total {
            Value::Share(1.0)
        } else {
            let now = touchpoint.share.map(|share| share.likely);
            let formula = format!("=IF({likely}=\"\",\"\",{likely})");
            Value::Formula(Unit::Share, formula, now).assumed()
        };
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let count = touchpoint.visitors.map(|count| count as f64);
        let paid = columns.cell(&columns.budget, place);
        let paid = format!("=IF(AND({set},{paid}<>\"\"),{paid},\"\")");
        let budget = touchpoint.budget.filter(|_| known.is_some());
        let cost = known.and_then(|known| known.cost);
        vec![
            aimed.name.as_str().into(),
            name.into(),
            Value::Formula(Unit::Count, format!("=IF({visitors}=\"\",\"\",{visitors})"), count),
            share,
            self.by(),
            Value::Formula(Unit::Share, part(row), Some(part_at(touchpoint, by))),
            people(&low, now.low),
            people(&likely, now.likely),
            people(&high, now.high),
            Value::Formula(Unit::Price, paid, budget),
            self.each(row, (row, row), cost),
            day(&columns.cell(starts, place), first_day, touchpoint.starts.map(Date::first_day)),
            day(&columns.cell(ends, place), last_day, touchpoint.ends.map(Date::last_day)),
            day(&of_goal('C', self.place), last_day, by),
        ]
    }

    /// The goal's day, from the sheet of goals.
    fn by(&self) -> Value {
        let now = self.aimed.goal.by.map(|by| by.to_string()).unwrap_or_default();
        Value::Worded(format!("={}&\"\"", of_goal('C', self.place)), now)
    }

    /// The price of each: the budgets of rows over the people of one row.
    fn each(&self, row: u32, (first, last): (u32, u32), now: Option<f64>) -> Value {
        let [_, middle, _] = PEOPLE;
        let paid = format!("{BUDGET}{first}:{BUDGET}{last}");
        let formula =
            format!("=IF(AND({middle}{row}>0,COUNT({paid})>0),SUM({paid})/{middle}{row},\"\")");
        Value::Formula(Unit::Price, formula, now).assumed_if(self.aimed.assumed)
    }

    /// The rows below: at most, at least, expected, and how far that is from the target.
    fn bounds(&self, table: &mut Table<'_>, (first, last): (u32, u32)) -> Result<(), XlsxError> {
        let of = &self.aimed.of;
        let all = |name: &str, formula: &str, range: Range| {
            let cell = |(column, now): (&str, f64)| {
                self.people(format!("={formula}({column}{first}:{column}{last})"), now)
            };
            let mut row = self.named(name);
            row.extend((0..5).map(|_| Value::Nothing));
            row.extend(figures(range).map(cell));
            row
        };
        let most = table.last_row() + 2;
        let mut row = all(words::at_most_word(), "SUM", of.at_most);
        let paid = self.report.plan().touchpoints.iter();
        let paid = paid.filter(|t| self.aimed.known(t.id).is_some());
        let paid = paid.filter_map(|t| t.budget).fold(0.0, |all, one| all + one);
        let sum = format!("=SUM({BUDGET}{first}:{BUDGET}{last})");
        row.push(Value::Formula(Unit::Price, sum, Some(paid)));
        if of.expected.is_none() {
            row.push(self.each(most, (first, last), of.cost));
        }
        table.row(row)?;
        let lowest = table.last_row() + 2;
        table.row(all(words::at_least_word(), "MAX", of.at_least))?;
        let mut reached = most;
        if let Some((overlap, expected)) = self.report.plan().overlap.zip(of.expected) {
            reached = table.last_row() + 2;
            let cell = |(column, now): (&str, f64)| {
                let formula =
                    format!("={column}{lowest}+(1-D{reached})*({column}{most}-{column}{lowest})");
                self.people(formula, now)
            };
            let shared = format!("={}!B2", quoted(List::Values.name()));
            let mut row = self.named(words::expected_with_overlap());
            row.extend([
                Value::Nothing,
                Value::Nothing,
                Value::Formula(Unit::Share, shared, Some(overlap)).assumed(),
                Value::Nothing,
                Value::Nothing,
            ]);
            row.extend(figures(expected).map(cell));
            row.extend([Value::Nothing, self.each(reached, (first, last), of.cost)]);
            table.row(row)?;
        }
        self.gap(table, reached)
    }

    /// How many people are still missing.
    fn gap(&self, table: &mut Table<'_>, reached: u32) -> Result<(), XlsxError> {
        let Goal { people: Some(target), .. } = self.aimed.goal else { return Ok(()) };
        let line = table.last_row() + 2;
        let [_, middle, _] = PEOPLE;
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let wanted = target as f64;
        let mut row = self.named(words::still_missing());
        row.extend([
            words::target_of(text::count(target)).into(),
            Value::Formula(Unit::Count, format!("={}", of_goal('B', self.place)), Some(wanted)),
        ]);
        row.extend((0..4).map(|_| Value::Nothing));
        let formula = format!("=MAX(0,C{line}-{middle}{reached})");
        row.push(self.people(formula, self.aimed.of.gap.unwrap_or_default()));
        table.row(row)
    }

    fn named(&self, name: &str) -> Vec<Value> {
        vec![text::labelled(self.aimed.name.as_str(), name).into()]
    }
}

/// The columns of people with their figures.
fn figures(range: Range) -> [(&'static str, f64); 3] {
    let [low, likely, high] = PEOPLE;
    [(low, range.low), (likely, range.likely), (high, range.high)]
}

/// What part of a touchpoint's time is over on the goal's day: L to N hold its first and last day, and
/// that day.
fn part(row: u32) -> String {
    let (starts, ends, until) = (format!("L{row}"), format!("M{row}"), format!("N{row}"));
    format!(
        "=IF({until}=\"\",1,IF({ends}=\"\",IF({starts}=\"\",1,IF({starts}<={until},1,0)),\
         IF({starts}=\"\",IF({ends}<={until},1,0),\
         MAX(0,MIN(1,({until}-{starts}+1)/({ends}-{starts}+1))))))"
    )
}

/// A day of another sheet, as workbooks count days.
fn day(cell: &str, read: fn(&str) -> String, now: Option<Day>) -> Value {
    let start = Date::counted(0).map_or(0, |date| date.first_day().number());
    let now = now.map(|day| f64::from(day.number() - start));
    Value::Formula(Unit::Day, format!("=IF({cell}=\"\",\"\",{})", read(cell)), now)
}

/// A cell as its first day: days are texts such as 2026-10-20, 2026-10 or 2026, unless somebody has
/// typed a date.
fn first_day(cell: &str) -> String {
    format!(
        "IF(ISNUMBER({cell}),IF({cell}>9999,{cell},DATE({cell},1,1)),DATE(LEFT({cell},4),\
         IF(LEN({cell})>4,MID({cell},6,2),1),IF(LEN({cell})>7,MID({cell},9,2),1)))"
    )
}

/// A cell as its last day.
fn last_day(cell: &str) -> String {
    format!(
        "IF(ISNUMBER({cell}),IF({cell}>9999,{cell},DATE({cell},12,31)),IF(LEN({cell})>7,\
         DATE(LEFT({cell},4),MID({cell},6,2),MID({cell},9,2)),\
         DATE(LEFT({cell},4),IF(LEN({cell})>4,MID({cell},6,2),12)+1,0)))"
    )
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
        let assumed = number >= OptionRow::PEOPLE;
        let values = rows.iter().map(|row| match row.figure(number) {
            figure if assumed && row.assumed => words::assumed_figure(figure).into(),
            figure => figure.into(),
        });
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
