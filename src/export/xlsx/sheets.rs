//! The sheets of touchpoints, verdicts, goals and sources.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Table, Value};
use crate::model::import::{self, Column};
use crate::model::pack::{Condition, Pack};
use crate::model::plan::{Share, Touchpoint};
use crate::report::{Card, Reason, Report, VerdictCell};
use crate::text::{self, words};

/// The heading of a switch's column: its name, or its id if the import would take the name for
/// another column.
fn switch_head<'p>(pack: &'p Pack, condition: &'p Condition) -> &'p str {
    let name = text::of(&condition.name);
    match import::column(name, pack) {
        Some(Column::Condition(id)) if id == condition.id => name,
        _ => condition.id.as_str(),
    }
}

/// Writes the touchpoints, in the form that the import reads.
pub(super) fn touchpoints(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let pack = report.pack();
    let mut heads = vec![
        (words::id(), 8.0),
        (words::name(), 28.0),
        (words::shown_as(), 28.0),
        (words::kind(), 20.0),
        (words::kind_name(), 20.0),
        (words::platform(), 16.0),
        (words::platform_name(), 18.0),
        (words::tier(), 14.0),
    ];
    heads.extend(pack.conditions.iter().map(|c| (switch_head(pack, c), 16.0)));
    heads.extend([
        (words::field_visitors(), 16.0),
        (words::field_budget(), 16.0),
        (words::field_phase(), 16.0),
        (words::field_notes(), 48.0),
        (words::col_starts(), 13.0),
        (words::col_ends(), 13.0),
        (words::col_share_low(), 12.0),
        (words::col_share_likely(), 12.0),
        (words::col_share_high(), 12.0),
        (words::col_basis(), 28.0),
        (words::col_stage(), 16.0),
    ]);
    let mut table = Table::new(book, words::the_touchpoints(), &heads)?;
    for (touchpoint, card) in report.plan().touchpoints.iter().zip(report.cards()) {
        table.row(touchpoint_row(pack, touchpoint, card))?;
    }
    table.finish()?;
    Ok(())
}

fn touchpoint_row(pack: &Pack, touchpoint: &Touchpoint, card: &Card) -> Vec<Value> {
    let mut row: Vec<Value> = vec![
        Value::Count(touchpoint.id.0),
        touchpoint.name.as_str().into(),
        card.name.as_str().into(),
        touchpoint.kind.as_str().into(),
        card.kind.as_str().into(),
        touchpoint.platform.as_str().into(),
        card.platform.as_str().into(),
        card.tier.as_str().into(),
    ];
    let on = |c: &Condition| if touchpoint.has(&c.id) { words::yes() } else { "" };
    row.extend(pack.conditions.iter().map(|c| Value::from(on(c))));
    row.extend([
        touchpoint.visitors.map_or(Value::Nothing, Value::Count),
        // Adding zero turns a negative zero into zero.
        touchpoint.budget.map_or(Value::Nothing, |budget| Value::Amount(budget + 0.0)),
        touchpoint.phase.as_deref().unwrap_or_default().into(),
        touchpoint.notes.as_str().into(),
        touchpoint.starts.map(|day| day.to_string()).unwrap_or_default().into(),
        touchpoint.ends.map(|day| day.to_string()).unwrap_or_default().into(),
    ]);
    let part = |of: fn(&Share) -> f64| {
        touchpoint.share.as_ref().map_or(Value::Nothing, |share| Value::Share(of(share)).assumed())
    };
    row.extend([
        part(|share| share.low),
        part(|share| share.likely),
        part(|share| share.high),
        touchpoint.basis.as_str().into(),
        touchpoint.stage.as_deref().unwrap_or_default().into(),
    ]);
    row
}

/// Writes a row for each touchpoint and insight.
pub(super) fn verdicts(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let heads = [
        (words::id(), 8.0),
        (words::touchpoint(), 28.0),
        (words::kind_name(), 20.0),
        (words::platform_name(), 18.0),
        (words::tier(), 14.0),
        (words::insight(), 16.0),
        (words::verdict(), 22.0),
        (words::grain(), 18.0),
        (words::switches_missing(), 36.0),
        (words::because(), 64.0),
        (words::source(), 40.0),
        (words::confidence(), 14.0),
        (words::statement(), 30.0),
        (words::passport_form(), 30.0),
        (words::passport_dates(), 30.0),
        (words::address(), 40.0),
    ];
    let mut table = Table::new(book, words::verdicts(), &heads)?;
    for card in report.cards() {
        let reasons = report.reasons(card.place).iter();
        for (reason, cell) in reasons.zip(report.verdicts(card.place)) {
            table.row(verdict_row(report, card, reason, cell))?;
        }
    }
    table.finish()?;
    Ok(())
}

fn verdict_row(report: &Report, card: &Card, reason: &Reason, cell: VerdictCell) -> [Value; 16] {
    let missing = reason.offers.iter().map(|offer| report.switch_names(offer));
    let missing: Vec<String> = missing.collect();
    [
        Value::Count(card.id.0),
        card.name.as_str().into(),
        card.kind.as_str().into(),
        card.platform.as_str().into(),
        card.tier.as_str().into(),
        reason.name.as_str().into(),
        cell.outcome.into(),
        cell.grain.into(),
        text::or_list(&missing).into(),
        reason.why.because.as_str().into(),
        reason.why.source.as_deref().unwrap_or_default().into(),
        reason.why.sure.into(),
        reason.why.statement.as_str().into(),
        reason.why.form.as_str().into(),
        reason.why.dates().into(),
        reason.why.address.as_deref().unwrap_or_default().into(),
    ]
}

/// Writes how many touchpoints, visitors and yuan there are on each platform and in each phase.
pub(super) fn totals(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let heads = [
        (words::totals_by(), 16.0),
        (words::totals_of(), 24.0),
        (words::the_touchpoints(), 16.0),
        (words::field_visitors(), 18.0),
        (words::field_budget(), 18.0),
    ];
    let mut table = Table::new(book, words::totals_title(), &heads)?;
    for total in report.totals() {
        table.row([
            total.by.into(),
            total.of.into(),
            total.touchpoints.into(),
            total.visitors.map_or(Value::Nothing, Value::Count),
            total.budget.map_or(Value::Nothing, Value::Amount),
        ])?;
    }
    table.finish()?;
    Ok(())
}

/// Writes the rule pack, its sources, and the best next moves.
pub(super) fn sources(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let pack = report.pack();
    let heads = [(words::what(), 18.0), (words::content(), 64.0), (words::details(), 72.0)];
    let mut table = Table::new(book, words::sources(), &heads)?;
    let (name, about) = (text::of(&pack.name), text::of(&pack.about));
    table.row([words::plan().into(), report.title().trim().into(), Value::Nothing])?;
    table.row([words::rules().into(), name.into(), about.into()])?;
    let facts = text::sentence(words::facts_as_of());
    table.row([facts.into(), pack.facts_as_of.as_str().into(), Value::Nothing])?;
    for mark in report.marks() {
        table.row([words::lens_what_if().into(), mark.into(), Value::Nothing])?;
    }
    for source in report.sources() {
        let beside = [source.address, source.details, source.sure].join("\n");
        table.row([words::source().into(), source.title.into(), beside.trim().into()])?;
    }
    for offered in report.moves() {
        let (head, says) = (offered.head.as_str(), offered.says.as_str());
        table.row([words::next_move().into(), head.into(), says.into()])?;
    }
    table.finish()?;
    Ok(())
}
