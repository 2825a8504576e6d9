//! Sheets that consist of one table, and their cell formats.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::report::look::{Colour, Look, Shade};
use crate::text::{self, words};

/// The most UTF-16 units that a cell of a workbook holds.
const LONGEST_CELL: usize = 32_767;
/// The largest number up to which a workbook stores every whole number exactly.
const LARGEST_EXACT: u64 = 1 << 53;
/// The number for A4 paper in workbooks.
const A4: u8 = 9;

struct Formats {
    head: Format,
    text: Format,
    /// Text that a spreadsheet would take for a formula when the cell is edited.
    literal: Format,
    day: Format,
    numbers: Numbers,
    /// Those of assumptions: the sign of two waves in a dashed cell.
    assumed: Numbers,
}

/// The formats of numbers.
struct Numbers {
    count: Format,
    amount: Format,
    share: Format,
}

impl Numbers {
    fn new(base: &Format, sign: &str) -> Self {
        let with = |code: &str| base.clone().set_num_format(format!("{sign}{code}"));
        Self { count: with("#,##0"), amount: with("#,##0.00"), share: with("0.0%") }
    }
}

impl Formats {
    fn new() -> Self {
        let look = Look::of(Shade::Light);
        let cell = Format::new().set_align(FormatAlign::Top);
        // Padding, so that a number does not touch the text beside it.
        let number = cell.clone().set_align(FormatAlign::Right).set_indent(1);
        let text = cell.set_align(FormatAlign::Left).set_text_wrap().set_indent(1);
        Self {
            head: text
                .clone()
                .set_bold()
                .set_background_color(colour(look.primary))
                .set_font_color(colour(look.on_primary)),
            literal: text.clone().set_quote_prefix(),
            text,
            day: number.clone().set_num_format("yyyy-mm-dd"),
            assumed: Numbers::new(
                &number.clone().set_border(FormatBorder::Dashed).set_border_color(colour(look.key)),
                "\"≈ \"",
            ),
            numbers: Numbers::new(&number, ""),
        }
    }
}

/// Converts a colour for the workbook.
pub(super) fn colour(colour: Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, colour.r, colour.g, colour.b]))
}

/// The value of a cell.
pub(super) enum Value {
    Text(String),
    Count(u64),
    Amount(f64),
    /// A share from 0 to 1, shown in percent.
    Share(f64),
    /// A formula for a count, a price or a share, with its value now; without one the cell is empty.
    Formula(Unit, String, Option<f64>),
    /// A formula for a text, with its value now.
    Worded(String, String),
    /// A number that rests on an assumption.
    Assumed(Box<Self>),
    Nothing,
}

/// What a formula gives.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    Count,
    Price,
    Share,
    Day,
}

impl Value {
    /// The value with the sign of an assumption.
    pub(super) fn assumed(self) -> Self {
        Self::Assumed(Box::new(self))
    }

    /// The value with the sign of an assumption, if it is one.
    pub(super) fn assumed_if(self, is: bool) -> Self {
        if is { self.assumed() } else { self }
    }
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

/// A sheet that consists of one table: a head row, then the other rows.
pub(super) struct Table<'w> {
    sheet: &'w mut Worksheet,
    formats: Formats,
    row: u32,
    last_column: u16,
    /// The widths of the columns, in characters.
    widths: Vec<f64>,
}

impl<'w> Table<'w> {
    /// Starts a sheet. Each heading has the width of its column, in characters.
    pub(super) fn new(
        book: &'w mut Workbook,
        name: &str,
        heads: &[(&str, f64)],
    ) -> Result<Self, XlsxError> {
        let formats = Formats::new();
        let sheet = book.add_worksheet();
        // A formula that gives an empty text must not look like a zero where nothing is calculated.
        sheet.set_formula_result_default("");
        sheet.set_name(sheet_name(name))?;
        let mut last_column = 0;
        for (column, (head, width)) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(0, column, *head, &formats.head)?;
            sheet.set_column_width(column, *width)?;
            last_column = column;
        }
        // The filter button covers part of the heading.
        let lines = heads.iter().map(|(head, width)| lines_of(head, width - 3.0)).max();
        sheet.set_row_height(0, 15.0 * f64::from(lines.unwrap_or(1)) + 3.0)?;
        let widths = heads.iter().map(|(_, width)| *width).collect();
        Ok(Self { sheet, formats, row: 1, last_column, widths })
    }

    pub(super) fn row(&mut self, values: impl IntoIterator<Item = Value>) -> Result<(), XlsxError> {
        let row = self.row;
        let mut lines = 1;
        for ((column, value), width) in (0_u16..).zip(values).zip(&self.widths) {
            if let Value::Text(written) = &value {
                lines = lines.max(lines_of(written, *width));
            }
            let numbers = &self.formats.numbers;
            write(self.sheet, (row, column), value, (&self.formats, numbers))?;
        }
        // Not every program adjusts row heights to the text.
        self.sheet.set_row_height(row, 15.0 * f64::from(lines))?;
        self.row += 1;
        Ok(())
    }

    /// The last row that has been written.
    pub(super) fn last_row(&self) -> u32 {
        self.row.saturating_sub(1)
    }

    /// Sets the filter, the frozen head row and the page set-up.
    pub(super) fn finish(self) -> Result<&'w mut Worksheet, XlsxError> {
        let last_row = self.last_row();
        let sheet = self.sheet;
        sheet.autofilter(0, 0, last_row, self.last_column)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape();
        sheet.set_paper_size(A4);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(sheet)
    }
}

/// Writes a cell.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value,
    (formats, numbers): (&Formats, &Numbers),
) -> Result<(), XlsxError> {
    let Numbers { count, amount, share } = numbers;
    match value {
        Value::Text(written) if written.is_empty() => {}
        Value::Text(written) => {
            let formula = written.starts_with(['=', '+', '-', '@']);
            let format = if formula { &formats.literal } else { &formats.text };
            sheet.write_string_with_format(row, column, fitting(written), format)?;
        }
        Value::Count(number) if number > LARGEST_EXACT => {
            sheet.write_string_with_format(row, column, number.to_string(), &formats.text)?;
        }
        Value::Count(number) => {
            #[expect(clippy::cast_precision_loss, reason = "exact up to LARGEST_EXACT")]
            let number = number as f64;
            sheet.write_number_with_format(row, column, number, count)?;
        }
        Value::Amount(number) => {
            sheet.write_number_with_format(row, column, number, amount)?;
        }
        Value::Share(part) => {
            sheet.write_number_with_format(row, column, part, share)?;
        }
        Value::Formula(unit, formula, now) => {
            let now = now.map(|now| now.to_string()).unwrap_or_default();
            let format = match unit {
                Unit::Count => count,
                Unit::Price => amount,
                Unit::Share => share,
                Unit::Day => &formats.day,
            };
            let formula = Formula::new(formula).set_result(now);
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
        Value::Worded(formula, now) => {
            let formula = Formula::new(formula).set_result(now);
            sheet.write_formula_with_format(row, column, formula, &formats.text)?;
        }
        Value::Assumed(value) => {
            write(sheet, (row, column), *value, (formats, &formats.assumed))?;
        }
        Value::Nothing => {}
    }
    Ok(())
}

/// The number of lines that a text needs in a column of a width in characters.
fn lines_of(text: &str, width: f64) -> u32 {
    /// Even higher rows are harder to read than text that is cut off.
    const MOST: u32 = 12;
    let width = (width - 3.0).max(4.0);
    let lines = text.lines().map(|line| {
        let wide = u32::try_from(line.width()).unwrap_or(u32::MAX);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most MOST")]
        let lines = (f64::from(wide) / width).ceil().clamp(1.0, f64::from(MOST)) as u32;
        lines
    });
    lines.sum::<u32>().clamp(1, MOST)
}

/// Converts a text to a sheet name, which must be short and without some special characters.
pub(super) fn sheet_name(text: &str) -> String {
    text.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

/// Cuts a text to the most that a cell can hold, and says so at its end.
fn fitting(written: String) -> String {
    // A text never has more UTF-16 units than UTF-8 bytes.
    if written.len() <= LONGEST_CELL || written.encode_utf16().count() <= LONGEST_CELL {
        return written;
    }
    let said = words::cell_cut(text::count(LONGEST_CELL as u64));
    let mut units = said.encode_utf16().count();
    let within = |c: &char| {
        units += c.len_utf16();
        units <= LONGEST_CELL
    };
    written.chars().take_while(within).collect::<String>() + &said
}
