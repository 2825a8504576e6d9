//! The data passports as a workbook: a table of all touchpoints, the bars of the export rules, and a
//! sheet for each touchpoint.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value};
use crate::export::deck::passport::{heads, passports, row};
use crate::report::{Passport, Report};
use crate::text::words;

/// Writes all sheets.
pub(super) fn sheets(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let passports: Vec<Passport> = passports(report).collect();
    let mut table = Table::new(book, words::passport_all(), &heads().map(|head| (head, 28.0)))?;
    for passport in &passports {
        table.row(row(passport).map(Value::from))?;
    }
    table.finish()?;
    bars(book, report)?;
    passports.iter().try_for_each(|passport| sheet(book, passport))?;
    super::sheets::sources(book, report)
}

fn bars(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let all = report.bars();
    if all.is_empty() {
        return Ok(());
    }
    let heads = [
        (words::passport_bar(), 36.0),
        (words::passport_asks(), 40.0),
        (words::passport_expected(), 28.0),
        (words::passport_stand(), 18.0),
        (words::source(), 40.0),
        (words::address(), 48.0),
    ];
    let mut table = Table::new(book, words::passport_bars(), &heads)?;
    for bar in all {
        table.row([
            bar.people.into(),
            bar.asks.into(),
            bar.expected.into(),
            bar.said.into(),
            bar.source.into(),
            bar.address.into(),
        ])?;
    }
    table.row([words::passport_bars_hint().into(), words::no_legal_advice().into()])?;
    table.finish()?;
    Ok(())
}

/// The sheet of a touchpoint. Its name begins with the id, by which no two are the same.
fn sheet(book: &mut Workbook, passport: &Passport) -> Result<(), XlsxError> {
    let heads = [
        (words::what(), 30.0),
        (words::content(), 44.0),
        (words::passport_form(), 44.0),
        (words::source(), 48.0),
        (words::passport_dates(), 30.0),
        (words::address(), 48.0),
    ];
    let name = words::numbered_name(passport.id.to_string(), passport.name.as_str());
    let mut table = Table::new(book, &name, &heads)?;
    table.row([words::touchpoint().into(), passport.name.as_str().into()])?;
    table.row([words::kind().into(), passport.place.as_str().into()])?;
    for one in &passport.collected {
        table.row([
            one.insight.as_str().into(),
            one.grain.as_str().into(),
            one.form.as_str().into(),
            one.source.as_str().into(),
            one.dates.as_str().into(),
            one.address.as_str().into(),
        ])?;
    }
    if passport.collected.is_empty() {
        table.row([words::passport_collects().into(), words::passport_nothing().into()])?;
    }
    for (name, value) in &passport.facts {
        table.row([Value::from(*name), value.as_str().into()])?;
    }
    for duty in &passport.duties {
        table.row([
            duty.law.as_str().into(),
            duty.asks.as_str().into(),
            Value::Nothing,
            duty.source.as_str().into(),
            duty.dates.as_str().into(),
            duty.address.as_str().into(),
        ])?;
    }
    table.row([words::duties_head().into(), words::no_legal_advice().into()])?;
    table.finish()?;
    Ok(())
}
