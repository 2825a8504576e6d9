//! Sheets that consist of one table, and their cell formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};
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
    count: Format,
    amount: Format,
    share: Format,
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
            count: number.clone().set_num_format("#,##0"),
            amount: number.clone().set_num_format("#,##0.00"),
            share: number.set_num_format("0.0%"),
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
    /// A formula, with its value now and whether that is a price.
    Formula(String, f64, bool),
    /// A formula for a share, with its value now.
    Percent(String, f64),
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
        let Formats { text, literal, count, amount, share, .. } = &self.formats;
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
                    #[expect(clippy::cast_precision_loss, reason = "exact up to LARGEST_EXACT")]
                    let number = number as f64;
                    self.sheet.write_number_with_format(row, column, number, count)?;
                }
                Value::Amount(number) => {
                    self.sheet.write_number_with_format(row, column, number, amount)?;
                }
                Value::Share(part) => {
                    self.sheet.write_number_with_format(row, column, part, share)?;
                }
                Value::Formula(formula, now, price) => {
                    let formula = Formula::new(formula).set_result(now.to_string());
                    let format = if price { amount } else { count };
                    self.sheet.write_formula_with_format(row, column, formula, format)?;
                }
                Value::Percent(formula, now) => {
                    let formula = Formula::new(formula).set_result(now.to_string());
                    self.sheet.write_formula_with_format(row, column, formula, share)?;
                }
                Value::Nothing => {}
            }
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
