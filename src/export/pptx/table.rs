//! Tables.

use super::text::{TextStyle, fill};
use crate::export::page::{Cell, Paragraph, Table};
use crate::report::look::Colour;

/// The padding left and right of a cell's text, in points of the page.
const SIDE: f32 = 6.0;

/// The frame of a table; `None` if it has no cells.
pub(super) fn frame(style: TextStyle, table: &Table, head: &str) -> Option<String> {
    if table.rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let mut place = table.rect;
    place.w = table.columns.iter().sum();
    place.h = table.rows.iter().map(|_| table.row).sum();
    let place = style.scale.place(place);
    let columns: String = table.columns.iter().map(|width| column(style, *width)).collect();
    let mut rows = String::new();
    for (number, cells) in (1..).zip(&table.rows) {
        let above = (number > 1).then_some(table.line);
        let below = (number < table.rows.len()).then_some(table.line);
        rows.push_str(&row(style, table, cells, (above, below)));
    }
    Some(format!(
        r#"<p:graphicFrame><p:nvGraphicFramePr>{head}
        <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>
        </p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">
        <a:tbl><a:tblPr firstCol="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>
        </a:graphicData></a:graphic></p:graphicFrame>"#
    ))
}

fn column(style: TextStyle, width: f32) -> String {
    let width = style.scale.length(width);
    format!(r#"<a:gridCol w="{width}"/>"#)
}

/// A row with a cell for every column, between two lines.
fn row(
    style: TextStyle,
    table: &Table,
    cells: &[Cell],
    lines: (Option<Colour>, Option<Colour>),
) -> String {
    let height = style.scale.length(table.row);
    let empty = Cell { paragraph: Paragraph::default(), fill: None };
    let mut out = String::new();
    for column in 0..table.columns.len() {
        out.push_str(&cell(style, cells.get(column).unwrap_or(&empty), lines));
    }
    format!(r#"<a:tr h="{height}">{out}</a:tr>"#)
}

fn cell(style: TextStyle, cell: &Cell, (above, below): (Option<Colour>, Option<Colour>)) -> String {
    let text = style.paragraphs(std::slice::from_ref(&cell.paragraph));
    let (side, width) = (style.scale.length(SIDE), style.scale.length(1.0));
    let (above, below, ground) = (fill(above), fill(below), fill(cell.fill));
    format!(
        r#"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>
        <a:tcPr marL="{side}" marR="{side}" marT="0" marB="0" anchor="ctr">
        <a:lnL w="{width}"><a:noFill/></a:lnL><a:lnR w="{width}"><a:noFill/></a:lnR>
        <a:lnT w="{width}">{above}</a:lnT><a:lnB w="{width}">{below}</a:lnB>
        {ground}</a:tcPr></a:tc>"#
    )
}
