//! The sheets of routes, of ways to a person, of who recognises whom, and of coverage by stage.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value};
use crate::report::Report;
use crate::text::sheet::List;
use crate::text::{self, signs, words};

/// Writes the sheets that have something to say.
pub(super) fn sheets(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    if !report.plan().routes.is_empty() {
        routes(book, report)?;
    }
    if !report.routes().silent {
        ways(book, report)?;
        same(book, report)?;
    }
    if !report.plan().stages.is_empty() {
        stages(book, report)?;
    }
    Ok(())
}

/// Who is led where: the ids, rate and notes come back, the rest says what becomes of it.
fn routes(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let own = List::Routes.heads().into_iter().zip([10.0, 10.0, 24.0, 12.0, 30.0]);
    let more = [
        (words::col_route(), 44.0),
        (words::route_means(), 36.0),
        (words::verdict(), 30.0),
        (words::switches_missing(), 36.0),
        (words::people_led_there(), 18.0),
        (words::because(), 64.0),
        (words::source(), 40.0),
        (words::passport_dates(), 26.0),
        (words::address(), 40.0),
    ];
    let heads: Vec<(&str, f64)> = own.chain(more).collect();
    let mut table = Table::new(book, List::Routes.name(), &heads)?;
    for row in &report.routes().rows {
        let missing: Vec<&str> = row.missing.iter().map(|one| one.says.as_str()).collect();
        table.row([
            row.route.from.to_string().into(),
            row.route.to.to_string().into(),
            row.route.by.clone().into(),
            row.route.rate.map_or(Value::Nothing, |rate| Value::Share(rate + 0.0).assumed()),
            row.route.notes.clone().into(),
            row.head.clone().into(),
            row.beside.clone().into(),
            row.verdict.clone().into(),
            text::listed(&missing).into(),
            row.led.map_or(Value::Nothing, |led| Value::Amount(led).assumed()),
            row.because.clone().into(),
            row.source.clone().into(),
            row.dates.clone().into(),
            row.address.clone().into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

/// The shortest way to a known person from each touchpoint that knows none.
fn ways(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let heads = [
        (words::touchpoint(), 30.0),
        (words::ways_head(), 60.0),
        (words::state(), 40.0),
        (words::insight(), 24.0),
    ];
    let mut table = Table::new(book, words::ways_head(), &heads)?;
    for way in &report.routes().ways {
        let legs = way.legs.iter().map(|leg| words::way_leg(leg.by.as_str(), leg.name.as_str()));
        table.row([
            way.name.clone().into(),
            text::listed(&legs.collect::<Vec<_>>()).into(),
            way.says.clone().into(),
            way.insight_name.clone().into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

/// Which touchpoints recognise the same people, and by which switches more of them would.
fn same(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let heads = [(words::the_touchpoints(), 60.0), (words::col_key(), 36.0), (words::what(), 60.0)];
    let mut table = Table::new(book, words::same_head(), &heads)?;
    let routes = report.routes();
    for island in &routes.same {
        let keys = text::listed(&island.keys);
        table.row([island.names.clone().into(), keys.into(), island.says.clone().into()])?;
    }
    for bridge in &routes.joining {
        table.row([bridge.head.clone().into(), Value::Nothing, bridge.says.clone().into()])?;
    }
    table.finish()?;
    Ok(())
}

/// Coverage by stage.
fn stages(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let mut heads = vec![
        (words::col_stage(), 22.0),
        (words::the_touchpoints(), 14.0),
        (words::stage_reached(), 14.0),
    ];
    let insights = &report.pack().insights;
    heads.extend(insights.iter().map(|insight| (text::of(&insight.name), 18.0)));
    let mut table = Table::new(book, words::coverage_by_stage(), &heads)?;
    for row in report.stage_rows() {
        let mut cells: Vec<Value> =
            vec![row.name.clone().into(), row.touchpoints.into(), row.reached.into()];
        cells.extend(row.states.iter().map(|state| Value::from(signs::of((*state).into()).word)));
        table.row(cells)?;
    }
    table.finish()?;
    Ok(())
}
