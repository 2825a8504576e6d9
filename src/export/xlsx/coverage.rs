//! The coverage sheet: one table for tiers and platforms, and the chart.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType,
    ConditionalFormatCell, ConditionalFormatCellRule, Format, Workbook, Worksheet, XlsxError,
};

use super::table::{Table, Value, colour, sheet_name};
use crate::report::look::{Look, Shade};
use crate::report::{Cell, Key, Report};
use crate::text::words;

/// Writes one table for tiers, then platforms, with the counts that the chart shows.
pub(super) fn coverage(book: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let mut heads = vec![(words::tier(), 16.0), (words::platform_name(), 20.0)];
    heads.extend(report.insights.iter().map(|insight| (insight.name.as_str(), 20.0)));
    heads.extend(report.keys().iter().map(|key| (key.name.as_str(), 14.0)));
    let mut table = Table::new(book, words::coverage(), &heads)?;
    for tier in report.tiers() {
        table.row(row(report, &tier.name, words::whole_tier(), &tier.cells))?;
    }
    for platform in report.platforms() {
        let tier = report.tier(platform.tier).map_or("", |tier| tier.name.as_str());
        table.row(row(report, tier, &platform.name, &platform.cells))?;
    }
    let last_row = table.last_row();
    let sheet = table.finish()?;
    let insights = u16::try_from(report.insights.len()).unwrap_or(u16::MAX);
    if let Some(last) = insights.checked_sub(1) {
        colour_states(sheet, report.keys(), last_row, (2, last.saturating_add(2)))?;
    }
    sheet.insert_chart(last_row + 2, 0, &chart(report, insights.saturating_add(2)))?;
    Ok(())
}

/// The states of a tier or platform, and how many cells are in each.
fn row(report: &Report, tier: &str, platform: &str, cells: &[Cell]) -> Vec<Value> {
    let mut row: Vec<Value> = vec![tier.into(), platform.into()];
    row.extend(cells.iter().map(|cell| Value::from(cell.word)));
    let count = |key: &Key| cells.iter().filter(|cell| cell.state == key.state).count();
    row.extend(report.keys().iter().map(|key| Value::from(count(key))));
    row
}

/// Colours each state by a conditional format, which follows the content of the cell.
fn colour_states(
    sheet: &mut Worksheet,
    keys: &[Key],
    last_row: u32,
    (first, last): (u16, u16),
) -> Result<(), XlsxError> {
    for key in keys {
        let style = Look::of(Shade::Light).style(key.role);
        let (fill, ink) = (colour(style.bar), colour(style.on_bar));
        let format = Format::new().set_background_color(fill).set_font_color(ink);
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(key.name.as_str()))
            .set_format(format);
        sheet.add_conditional_format(1, first, last_row, last, &rule)?;
    }
    Ok(())
}

/// Coverage by tier as stacked bars, which the spreadsheet draws from the counts in the sheet.
fn chart(report: &Report, first_count: u16) -> Chart {
    let name = sheet_name(words::coverage());
    let name = name.as_str();
    let tiers = u32::try_from(report.tiers().len()).unwrap_or(1);
    let mut chart = Chart::new(ChartType::BarStacked);
    for (offset, key) in (0_u16..).zip(report.keys()) {
        let column = first_count.saturating_add(offset);
        let style = Look::of(Shade::Light).style(key.role);
        let mut label = ChartDataLabel::new();
        // Labels of 0 are not shown.
        label.show_value().set_num_format("0;;;");
        label.set_font(ChartFont::new().set_color(colour(style.on_bar)));
        let mut fills = ChartFormat::new();
        fills.set_solid_fill(ChartSolidFill::new().set_color(colour(style.bar)));
        chart
            .add_series()
            .set_name((name, 0, column))
            .set_categories((name, 1, 0, tiers, 0))
            .set_values((name, 1, column, tiers, column))
            .set_format(&mut fills)
            .set_data_label(&label)
            .set_gap(60);
    }
    chart.title().set_name(words::coverage_by_tier());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    // Bars are horizontal, so the tiers are on the y axis. Reversed, the open one is at the top, as
    // on the board.
    chart.y_axis().set_reverse();
    chart.x_axis().set_major_gridlines(false).set_hidden(true);
    chart.set_width(820).set_height(280).set_alt_text(words::coverage_by_tier());
    chart
}
