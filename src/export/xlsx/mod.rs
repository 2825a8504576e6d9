//! The workbook: touchpoints, verdicts, coverage with a chart, goals, sources.
//!
//! The first sheet is the template of [`crate::model::import`]: it holds whatever a touchpoint has,
//! with ids in columns of their own beside the names shown, so that reading it back loses nothing.
//! User text is written as text only, never as a formula or a link.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType,
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::look::{Colour, Look, Shade};
use unicode_width::UnicodeWidthStr;

use crate::model::coverage::{GoalState, State};
use crate::model::engine::Verdict;
use crate::model::evaluated::Evaluated;
use crate::model::import::{self, Column};
use crate::model::pack::{Condition, Pack, Tier};
use crate::model::plan::Touchpoint;
use crate::text::{self, explain, words};

/// The most UTF-16 units that a cell of a workbook holds.
const LONGEST_CELL: usize = 32_767;
/// The largest whole number up to which a cell of a workbook holds each.
const LARGEST_EXACT: u64 = 1 << 53;
/// A4, as workbooks number paper.
const A4: u8 = 9;

/// The plan as an XLSX workbook; the same plan gives the same bytes.
///
/// # Errors
/// Where a workbook has no room for the plan: more than a million verdicts.
pub fn write(evaluated: &Evaluated) -> Result<Vec<u8>, String> {
    workbook(evaluated).map_err(|error| error.to_string())
}

fn workbook(evaluated: &Evaluated) -> Result<Vec<u8>, XlsxError> {
    let title = evaluated.plan.title.trim();
    let title = if title.is_empty() { text::untitled() } else { title };
    let mut book = Workbook::new();
    // The time of the facts, not of the export: the same plan gives the same bytes.
    let properties = DocProperties::new()
        .set_title(title.chars().take(250).collect::<String>())
        .set_author(text::product())
        .set_creation_datetime(&ExcelDateTime::from_ymd(2023, 1, 1)?);
    book.set_properties(&properties);
    let formats = Formats::new();
    touchpoints(&mut book, &formats, evaluated)?;
    verdicts(&mut book, &formats, evaluated)?;
    coverage(&mut book, &formats, evaluated)?;
    goals(&mut book, &formats, evaluated)?;
    sources(&mut book, &formats, evaluated, title)?;
    book.save_to_buffer()
}

struct Formats {
    head: Format,
    text: Format,
    /// Text that a spreadsheet would take for a formula when somebody edits the cell.
    literal: Format,
    count: Format,
    amount: Format,
}

impl Formats {
    fn new() -> Self {
        let look = Look::of(Shade::Light);
        let cell = Format::new().set_align(FormatAlign::Top);
        let text = cell.clone().set_text_wrap();
        Self {
            head: text
                .clone()
                .set_bold()
                .set_background_color(colour(look.get("primary")))
                .set_font_color(colour(look.get("on_primary"))),
            literal: text.clone().set_quote_prefix(),
            text,
            count: cell.clone().set_num_format("#,##0"),
            amount: cell.set_num_format("#,##0.00"),
        }
    }
}

fn colour(colour: Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, colour.r, colour.g, colour.b]))
}

/// What stands in a cell.
enum Value {
    Text(String),
    Count(u64),
    Amount(f64),
    Nothing,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        u64::try_from(count).map_or(Self::Nothing, Self::Count)
    }
}

/// How many lines a text takes in a column of so many characters.
fn lines_of(text: &str, width: f64) -> u32 {
    /// Higher rows are harder to read than cut ones.
    const MOST: u32 = 12;
    let room = (width - 1.0).max(4.0);
    let lines = text.lines().map(|line| {
        let wide = u32::try_from(line.width()).unwrap_or(u32::MAX);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "capped")]
        let lines = (f64::from(wide) / room).ceil().clamp(1.0, f64::from(MOST)) as u32;
        lines
    });
    lines.sum::<u32>().clamp(1, MOST)
}

/// A text as the name of a sheet, which is short and without the marks of formulas.
fn sheet_name(text: &str) -> String {
    text.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

/// A sheet that is one table: a head row, then row after row.
struct Table<'w> {
    sheet: &'w mut Worksheet,
    formats: &'w Formats,
    row: u32,
    last_column: u16,
    /// The widths of the columns, in characters.
    widths: Vec<f64>,
}

impl<'w> Table<'w> {
    /// Starts a sheet; each head has the width of its column, in characters.
    fn new(
        book: &'w mut Workbook,
        formats: &'w Formats,
        name: &str,
        heads: &[(&str, f64)],
    ) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(name))?;
        let mut last_column = 0;
        for (column, (head, width)) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(0, column, *head, &formats.head)?;
            sheet.set_column_width(column, *width)?;
            last_column = column;
        }
        // The button of the filter takes a piece of the head.
        let lines = heads.iter().map(|(head, width)| lines_of(head, width - 3.0)).max();
        sheet.set_row_height(0, 15.0 * f64::from(lines.unwrap_or(1)) + 3.0)?;
        let widths = heads.iter().map(|(_, width)| *width).collect();
        Ok(Self { sheet, formats, row: 1, last_column, widths })
    }

    fn row(&mut self, values: impl IntoIterator<Item = Value>) -> Result<(), XlsxError> {
        let Formats { text, literal, count, amount, .. } = self.formats;
        let row = self.row;
        let mut lines = 1;
        for ((column, value), width) in (0_u16..).zip(values).zip(&self.widths) {
            match value {
                Value::Text(written) if written.is_empty() => {}
                Value::Text(written) => {
                    lines = lines.max(lines_of(&written, *width));
                    let formula = written.starts_with(['=', '+', '-', '@']);
                    let format = if formula { literal } else { text };
                    self.sheet.write_string_with_format(row, column, fitting(written), format)?;
                }
                Value::Count(number) if number > LARGEST_EXACT => {
                    self.sheet.write_string_with_format(row, column, number.to_string(), text)?;
                }
                Value::Count(number) => {
                    #[expect(clippy::cast_precision_loss, reason = "exact up to here")]
                    let number = number as f64;
                    self.sheet.write_number_with_format(row, column, number, count)?;
                }
                Value::Amount(number) => {
                    self.sheet.write_number_with_format(row, column, number, amount)?;
                }
                Value::Nothing => {}
            }
        }
        // Not every program fits the heights of rows by itself.
        self.sheet.set_row_height(row, 15.0 * f64::from(lines))?;
        self.row += 1;
        Ok(())
    }

    /// Filter, frozen head, print set-up.
    fn finish(self) -> Result<&'w mut Worksheet, XlsxError> {
        let sheet = self.sheet;
        sheet.autofilter(0, 0, self.row.saturating_sub(1), self.last_column)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(sheet)
    }
}

/// The text, cut where a cell is full.
fn fitting(text: String) -> String {
    // UTF-8 never needs fewer bytes than UTF-16 needs units.
    if text.len() <= LONGEST_CELL || text.encode_utf16().count() <= LONGEST_CELL {
        return text;
    }
    let mut units = 0;
    let within = |c: &char| {
        units += c.len_utf16();
        units < LONGEST_CELL
    };
    text.chars().take_while(within).chain(std::iter::once('…')).collect()
}

/// The head of a switch's column: its name, or its id where import would take the name for another.
fn switch_head<'p>(pack: &'p Pack, condition: &'p Condition) -> &'p str {
    let name = text::of(&condition.name);
    match import::column(name, pack) {
        Some(Column::Condition(id)) if id == condition.id => name,
        _ => condition.id.as_str(),
    }
}

fn touchpoints(
    book: &mut Workbook,
    formats: &Formats,
    evaluated: &Evaluated,
) -> Result<(), XlsxError> {
    let pack = evaluated.engine.pack();
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
    ]);
    let mut table = Table::new(book, formats, words::the_touchpoints(), &heads)?;
    for touchpoint in &evaluated.plan.touchpoints {
        table.row(touchpoint_row(pack, touchpoint))?;
    }
    table.finish()?;
    Ok(())
}

fn touchpoint_row(pack: &Pack, touchpoint: &Touchpoint) -> Vec<Value> {
    let platform = pack.platform(&touchpoint.platform);
    let mut row: Vec<Value> = vec![
        Value::Count(touchpoint.id.0),
        touchpoint.name.as_str().into(),
        explain::name(pack, touchpoint).into(),
        touchpoint.kind.as_str().into(),
        pack.kind(&touchpoint.kind).map_or("", |k| text::of(&k.name)).into(),
        touchpoint.platform.as_str().into(),
        platform.map_or("", |p| text::of(&p.name)).into(),
        platform.map_or("", |p| explain::tier(pack, p.tier)).into(),
    ];
    let on = |c: &Condition| if touchpoint.has(&c.id) { words::yes() } else { "" };
    row.extend(pack.conditions.iter().map(|c| Value::from(on(c))));
    row.extend([
        touchpoint.visitors.map_or(Value::Nothing, Value::Count),
        // A minus before a zero is no amount: adding nothing takes it off.
        touchpoint.budget.map_or(Value::Nothing, |budget| Value::Amount(budget + 0.0)),
        touchpoint.phase.as_deref().unwrap_or_default().into(),
        touchpoint.notes.as_str().into(),
    ]);
    row
}

fn verdicts(
    book: &mut Workbook,
    formats: &Formats,
    evaluated: &Evaluated,
) -> Result<(), XlsxError> {
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
    ];
    let mut table = Table::new(book, formats, words::verdicts(), &heads)?;
    for (place, touchpoint) in evaluated.plan.touchpoints.iter().enumerate() {
        for (insight, verdict) in evaluated.evaluation.verdicts(place).iter().enumerate() {
            table.row(verdict_row(evaluated, place, touchpoint, (insight, *verdict)))?;
        }
    }
    table.finish()?;
    Ok(())
}

fn verdict_row(
    evaluated: &Evaluated,
    place: usize,
    touchpoint: &Touchpoint,
    (insight, verdict): (usize, Verdict),
) -> Vec<Value> {
    let Evaluated { engine, evaluation, .. } = evaluated;
    let Some(at) = evaluation.placements.get(place).copied() else { return Vec::new() };
    let pack = engine.pack();
    let platform = pack.platform(&touchpoint.platform);
    let why = explain::explain(engine, at, insight, verdict);
    let sets = engine.switches(at, insight, verdict);
    let sets: Vec<String> = sets.into_iter().map(|set| explain::conditions(engine, set)).collect();
    let word = match verdict {
        Verdict::Yields { .. } => words::comes_through(),
        other => explain::verdict(other),
    };
    vec![
        Value::Count(touchpoint.id.0),
        explain::name(pack, touchpoint).into(),
        pack.kind(&touchpoint.kind).map_or("", |k| text::of(&k.name)).into(),
        platform.map_or("", |p| text::of(&p.name)).into(),
        platform.map_or("", |p| explain::tier(pack, p.tier)).into(),
        pack.insights.get(insight).map_or("", |i| text::of(&i.name)).into(),
        word.into(),
        verdict.grain().map_or("", explain::grain).into(),
        text::or_list(&sets).into(),
        why.because.into(),
        why.source.unwrap_or_default().into(),
        why.confidence.map_or("", explain::confidence).into(),
    ]
}

/// One table for both matrices, with the counts that the chart shows: first the tiers, then the
/// platforms.
fn coverage(
    book: &mut Workbook,
    formats: &Formats,
    evaluated: &Evaluated,
) -> Result<(), XlsxError> {
    let Evaluated { engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let mut heads = vec![(words::tier(), 16.0), (words::platform_name(), 20.0)];
    heads.extend(pack.insights.iter().map(|i| (text::of(&i.name), 20.0)));
    heads.extend(State::BEST_FIRST.iter().map(|state| (explain::state(*state), 14.0)));
    let mut table = Table::new(book, formats, words::coverage(), &heads)?;
    let row_of = |tier: Tier, name: &str, states: &[State]| {
        let mut row: Vec<Value> = vec![explain::tier(pack, tier).into(), name.into()];
        row.extend(states.iter().map(|state| Value::from(explain::state(*state))));
        let count = |state: &State| Value::from(states.iter().filter(|s| *s == state).count());
        row.extend(State::BEST_FIRST.iter().map(count));
        row
    };
    for tier in Tier::ALL {
        table.row(row_of(tier, words::whole_tier(), evaluation.tiers.row(tier.index())))?;
    }
    for (place, platform) in pack.platforms.iter().enumerate() {
        let name = text::of(&platform.name);
        table.row(row_of(platform.tier, name, evaluation.platforms.row(place)))?;
    }
    let last_row = table.row.saturating_sub(1);
    let sheet = table.finish()?;
    let insights = u16::try_from(pack.insights.len()).unwrap_or(u16::MAX);
    if let Some(last) = insights.checked_sub(1) {
        colour_states(sheet, last_row, (2, last.saturating_add(2)))?;
    }
    sheet.insert_chart(last_row + 2, 0, &chart(insights.saturating_add(2)))?;
    Ok(())
}

/// Each state in its colour, as long as the cell says so.
fn colour_states(
    sheet: &mut Worksheet,
    last_row: u32,
    (first, last): (u16, u16),
) -> Result<(), XlsxError> {
    let look = Look::of(Shade::Light);
    for state in State::BEST_FIRST {
        let (fill, ink) = look.bar(state);
        let format = Format::new().set_background_color(colour(fill)).set_font_color(colour(ink));
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(explain::state(state)))
            .set_format(format);
        sheet.add_conditional_format(1, first, last_row, last, &rule)?;
    }
    Ok(())
}

/// Coverage by tier as stacked bars, drawn by the spreadsheet from the counts in the sheet.
fn chart(first_count: u16) -> Chart {
    let look = Look::of(Shade::Light);
    let name = sheet_name(words::coverage());
    let name = name.as_str();
    let tiers = u32::try_from(Tier::ALL.len()).unwrap_or(1);
    let mut chart = Chart::new(ChartType::BarStacked);
    for (offset, state) in (0_u16..).zip(State::BEST_FIRST) {
        let column = first_count.saturating_add(offset);
        let (fill, ink) = look.bar(state);
        let mut label = ChartDataLabel::new();
        // A count of nothing is left out.
        label.show_value().set_num_format("0;;;");
        label.set_font(ChartFont::new().set_color(colour(ink)));
        let mut fills = ChartFormat::new();
        fills.set_solid_fill(ChartSolidFill::new().set_color(colour(fill)));
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
    // Bars lie: the tiers are on the y axis, the open one on top, as on the board.
    chart.y_axis().set_reverse();
    chart.x_axis().set_major_gridlines(false).set_hidden(true);
    chart.set_width(820).set_height(280).set_alt_text(words::coverage_by_tier());
    chart
}

fn goals(book: &mut Workbook, formats: &Formats, evaluated: &Evaluated) -> Result<(), XlsxError> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let heads = [
        (words::insight(), 20.0),
        (words::wanted(), 22.0),
        (words::state(), 18.0),
        (words::rests_on(), 72.0),
    ];
    let mut table = Table::new(book, formats, words::goals(), &heads)?;
    for (goal, state) in plan.goals.iter().zip(&evaluation.goals) {
        let word = match state {
            GoalState::Met(_) => words::met(),
            GoalState::Locked(..) => words::locked(),
            GoalState::Available(_) => words::available(),
            GoalState::OutOfReach => words::out_of_reach(),
        };
        let insight = pack.insight(&goal.insight);
        table.row([
            insight.map_or(goal.insight.as_str(), |i| text::of(&i.name)).into(),
            explain::grain(goal.grain).into(),
            word.into(),
            explain::goal_state(engine, plan, goal, state).into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}

fn sources(
    book: &mut Workbook,
    formats: &Formats,
    evaluated: &Evaluated,
    title: &str,
) -> Result<(), XlsxError> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let heads = [(words::what(), 18.0), (words::content(), 64.0), (words::details(), 72.0)];
    let mut table = Table::new(book, formats, words::sources(), &heads)?;
    let (name, about) = (text::of(&pack.name), text::of(&pack.about));
    table.row([words::plan().into(), title.into(), Value::Nothing])?;
    table.row([words::rules().into(), name.into(), about.into()])?;
    let facts = text::sentence(words::facts_as_of());
    table.row([facts.into(), pack.facts_as_of.as_str().into(), Value::Nothing])?;
    for source in &pack.sources {
        let (title, address) = (source.title.as_str(), source.address.as_str());
        table.row([words::source().into(), title.into(), address.into()])?;
    }
    for offered in &evaluation.moves {
        table.row([
            words::next_move().into(),
            explain::deed(engine, plan, offered.deed).into(),
            explain::promise(engine, plan, offered).into(),
        ])?;
    }
    table.finish()?;
    Ok(())
}
