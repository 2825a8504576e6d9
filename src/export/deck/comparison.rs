//! The scene that compares two plans.

use super::{
    INNER, MARGIN, SMALL, Source, TITLE, body, chart, count, head, piece, text_box, without_legend,
};
use crate::export::layout::height_of;
use crate::export::page::{Cell, Item, Level, Page, Paragraph, Rect, Run, Table};
use crate::model::compare::Comparison;
use crate::report::{self, comparison};
use crate::text::{self, stage, words};

/// Draws the comparison of two plans.
pub fn comparison(source: &Source<'_>, page: &mut Page) {
    let Some(compared) = source.compared else { return };
    let look = source.look;
    let heading = vec![Run::bold(words::compare_title(), TITLE, look.ink)];
    let titles = [&compared.before.plan, &compared.after.plan];
    let titles = titles.map(|plan| stage::cut(text::title(plan), 50));
    let top = head(source, page, heading, &titles.join("  →  "));
    let half = (INNER - 40.0) / 2.0;
    let sides = [(words::before(), &compared.before), (words::after(), &compared.after)];
    for (index, (name, evaluated)) in sides.into_iter().enumerate() {
        let x = MARGIN + (half + 40.0) * count(index);
        let name = Paragraph::of(vec![Run::bold(name, 22.0, look.soft)]).level(Level::Heading);
        page.items.push(text_box(Rect::new(x, top, half, 30.0), vec![name]));
        let tiers = report::coverage(evaluated);
        let rect = Rect::new(x, top + 34.0, half, 190.0);
        let mut chart = without_legend(chart(source, &tiers, rect, SMALL));
        // Use the same order on both sides, so that a changed insight is at the same position.
        for (bar, tier) in chart.bars.iter_mut().zip(&tiers) {
            bar.pieces = tier.cells.iter().map(|cell| piece(source, cell)).collect();
        }
        page.items.push(Item::Chart(chart));
    }
    let columns = stage::cut(&stage::columns(compared.after.pack()), 160);
    let columns = Run::new(columns, SMALL, look.faint);
    let rect = Rect::new(MARGIN, top + 200.0, INNER, 24.0);
    page.items.push(text_box(rect, vec![Paragraph::of(vec![columns])]));
    page.items.push(Item::Table(changes(source, compared, body(top + 240.0))));
}

/// The differences, as a table with two columns.
fn changes(source: &Source<'_>, compared: &Comparison, rect: Rect) -> Table {
    let look = source.look;
    let all = comparison::lines(compared).into_iter().filter(|(_, lines)| !lines.is_empty());
    let mut rows: Vec<(&str, String)> =
        all.map(|(head, lines)| (head, text::sentence(&text::parts(&lines)))).collect();
    if rows.is_empty() {
        rows.push((words::changed(), words::none().to_owned()));
    }
    let row = (rect.h / count(rows.len())).min(84.0);
    let cell = |text: &str, bold: bool, colour| {
        // Shorten the text until it fits the row.
        let mut most = 420;
        loop {
            let run = Run { bold, ..Run::new(stage::cut(text, most), SMALL, colour) };
            let paragraph = Paragraph::of(vec![run]);
            let width = if bold { 158.0 } else { rect.w - 182.0 };
            if most < 20 || height_of(std::slice::from_ref(&paragraph), width) <= row - 2.0 {
                return Cell { paragraph, fill: None };
            }
            most = most * 4 / 5;
        }
    };
    let table = rows
        .iter()
        .map(|(head, says)| vec![cell(head, true, look.ink), cell(says, false, look.soft)]);
    Table {
        rect,
        columns: vec![170.0, rect.w - 170.0],
        row,
        rows: table.collect(),
        line: look.line,
        says: words::compare_title().to_owned(),
    }
}
