//! Charts: editable bars, with the workbook that holds their numbers.

use super::package::{Package, Relations};
use super::text::{FONTS, TextStyle, fill};
use super::theme::theme;
use crate::export::error::ExportError;
use crate::export::markup::escape;
use crate::export::page::{Bar, Chart, Key};
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::report::look::{Colour, Look, Shade};
use crate::text::listed;

/// The text size of labels and legend, relative to the chart's.
const SMALL: f32 = 0.8;
/// The namespace of spreadsheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Adds a chart and its workbook. Returns its number.
pub(super) fn add(
    package: &mut Package,
    style: TextStyle,
    chart: &Chart,
) -> Result<usize, ExportError> {
    let number = package.next_chart();
    let part = format!("ppt/charts/chart{number}.xml");
    let book = format!("Microsoft_Excel_Sheet{number}.xlsx");
    let mut relations = Relations::default();
    relations.add("package", format!("../embeddings/{book}"));
    package.xml(&part, "officedocument.drawingml.chart", &space(style, chart));
    package.relations(&part, &relations);
    package.bytes(&format!("ppt/embeddings/{book}"), workbook(chart)?);
    Ok(number)
}

/// The series of a chart, each with the letter of its column in the workbook.
fn series(chart: &Chart) -> impl Iterator<Item = (char, &Key)> {
    ('B'..='Z').zip(&chart.keys)
}

fn count(bar: &Bar, state: State) -> usize {
    bar.pieces.iter().filter(|piece| piece.state == state).count()
}

/// The name of a bar, with the text after it.
fn category(bar: &Bar) -> String {
    let (name, end) = (escape(&bar.name), escape(&bar.end));
    if end.is_empty() { name } else { format!("{name} – {end}") }
}

/// The name of a state with its sign, so that the legend can be read without colour.
fn state(key: &Key) -> String {
    format!("{} {}", Sign::from(key.state).character(), escape(&key.name))
}

/// The whole chart.
fn space(style: TextStyle, chart: &Chart) -> String {
    let language = style.language;
    let normal = letters(style, chart.size, chart.ink);
    let small = letters(style, chart.size * SMALL, chart.ink);
    let axes = axes(chart, &normal);
    let mut all = String::new();
    for (order, (column, key)) in series(chart).enumerate() {
        all.push_str(&one_series(style, chart, order, column, key));
    }
    // A chart that is too narrow for a legend has keys with empty names.
    let named = chart.keys.iter().any(|key| !key.name.is_empty());
    let legend = if named {
        format!(r#"<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{small}</c:legend>"#)
    } else {
        String::new()
    };
    format!(
        r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>
        <c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>
        <c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>
        {all}<c:gapWidth val="47"/><c:overlap val="100"/><c:axId val="111111111"/>
        <c:axId val="222222222"/></c:barChart>{axes}</c:plotArea>
        {legend}
        <c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>
        <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{normal}
        <c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#
    )
}

/// The style of text.
fn letters(style: TextStyle, size: f32, colour: Colour) -> String {
    let (language, size, fill) = (style.language, style.scale.size(size), fill(Some(colour)));
    format!(
        r#"<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0">
        {fill}{FONTS}</a:defRPr></a:pPr><a:endParaRPr lang="{language}"/></a:p></c:txPr>"#
    )
}

/// The axes: the names of the bars, the first at the top, and the hidden axis of numbers.
fn axes(chart: &Chart, letters: &str) -> String {
    let most = chart.bars.iter().map(|bar| bar.pieces.len()).max().unwrap_or(0).max(1);
    format!(
        r#"<c:catAx><c:axId val="111111111"/>
        <c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>
        <c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>
        <c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters}<c:crossAx val="222222222"/>
        <c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>
        <c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>
        <c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>
        <c:max val="{most}"/><c:min val="0"/></c:scaling><c:delete val="1"/>
        <c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>
        <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>
        <c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>
        </c:valAx>"#
    )
}

/// One series: a state, and the number of pieces of each bar in that state. Labels of 0 are not
/// shown.
fn one_series(style: TextStyle, chart: &Chart, order: usize, column: char, key: &Key) -> String {
    // An edge in the background colour separates pieces of the same colour.
    let edge = r#"<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>"#;
    let (name, fill) = (state(key), fill(Some(key.fill)));
    let labels = letters(style, chart.size * SMALL, key.ink);
    let (bars, last) = (chart.bars.len(), chart.bars.len() + 1);
    let mut names = String::new();
    let mut counts = String::new();
    let mut own_labels = String::new();
    for (place, bar) in chart.bars.iter().enumerate() {
        names.push_str(&point(place, &category(bar)));
        counts.push_str(&point(place, &count(bar, key.state).to_string()));
        if !key.name.is_empty() && count(bar, key.state) > 0 {
            own_labels.push_str(&label(style, chart, bar, (place, key)));
        }
    }
    format!(
        r#"<c:ser><c:idx val="{order}"/><c:order val="{order}"/>
        <c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>
        <c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>
        <c:spPr>{fill}<a:ln w="19050">{edge}</a:ln></c:spPr><c:invertIfNegative val="0"/>
        <c:dLbls>{own_labels}<c:numFmt formatCode="0;;;" sourceLinked="0"/>
        <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{labels}<c:dLblPos val="ctr"/>
        <c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>
        <c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>
        <c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{bars}"/>
        {names}</c:strCache></c:strRef></c:cat>
        <c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>
        <c:formatCode>General</c:formatCode><c:ptCount val="{bars}"/>{counts}</c:numCache>
        </c:numRef></c:val></c:ser>"#
    )
}

/// The label of a piece: the insights that it stands for.
fn label(style: TextStyle, chart: &Chart, bar: &Bar, (place, key): (usize, &Key)) -> String {
    let pieces = bar.pieces.iter().filter(|piece| piece.state == key.state);
    let names: Vec<&str> = pieces.map(|piece| piece.name.as_str()).collect();
    let (language, size) = (style.language, style.scale.size(chart.size * SMALL));
    let (fill, text) = (fill(Some(key.ink)), escape(&listed(&names)));
    format!(
        r#"<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>
        <a:rPr lang="{language}" sz="{size}" b="0">{fill}{FONTS}</a:rPr><a:t>{text}</a:t></a:r>
        </a:p></c:rich></c:tx><c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/>
        <c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>
        <c:showBubbleSize val="0"/></c:dLbl>"#
    )
}

fn point(place: usize, value: &str) -> String {
    format!(r#"<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>"#)
}

/// The workbook of the chart: bars in rows, states in columns.
fn workbook(chart: &Chart) -> Result<Vec<u8>, ExportError> {
    let mut book = Package::default();
    let mut relations = Relations::default();
    relations.add("officeDocument", "xl/workbook.xml");
    book.relations("", &relations);
    book.xml("xl/workbook.xml", "officedocument.spreadsheetml.sheet.main", &sheets());
    let mut relations = Relations::default();
    relations.add("worksheet", "worksheets/sheet1.xml");
    relations.add("styles", "styles.xml");
    relations.add("theme", "theme/theme1.xml");
    book.relations("xl/workbook.xml", &relations);
    let sheet = sheet(chart);
    book.xml("xl/worksheets/sheet1.xml", "officedocument.spreadsheetml.worksheet", &sheet);
    book.xml("xl/styles.xml", "officedocument.spreadsheetml.styles", &styles());
    book.xml(
        "xl/theme/theme1.xml",
        "officedocument.theme",
        &theme(Look::of(Shade::Light), &Default::default()),
    );
    book.pack()
}

fn sheets() -> String {
    format!(
        r#"<workbook xmlns="{MAIN}"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    )
}

fn styles() -> String {
    format!(
        r#"<styleSheet xmlns="{MAIN}">
        <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>
        </cellStyleXfs><cellXfs count="1">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>"#
    )
}

fn sheet(chart: &Chart) -> String {
    let mut heads = String::new();
    for (column, key) in series(chart) {
        heads.push_str(&words(column, 1, &state(key)));
    }
    let mut rows = row(1, &heads);
    for (number, bar) in (2..).zip(&chart.bars) {
        let mut cells = words('A', number, &category(bar));
        for (column, key) in series(chart) {
            cells.push_str(&figure(column, number, count(bar, key.state)));
        }
        rows.push_str(&row(number, &cells));
    }
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

fn row(number: usize, cells: &str) -> String {
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// A text cell. An inline string is never a formula.
fn words(column: char, row: usize, text: &str) -> String {
    format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn figure(column: char, row: usize, number: usize) -> String {
    format!(r#"<c r="{column}{row}"><v>{number}</v></c>"#)
}
