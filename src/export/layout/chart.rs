//! The marks of a chart: bars of pieces, their names if they fit, and the legend.

use super::Mark;
use super::lines::sign_width;
use crate::export::fonts;
use crate::export::page::{Chart, Piece, Rect};

pub fn marks(chart: &Chart) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (names, ends) = (chart.size * 6.2, chart.size * 4.6);
    let legend = fonts::line_height(chart.size * 0.8) + chart.size * 1.1;
    let bars = u16::try_from(chart.bars.len().max(1)).unwrap_or(u16::MAX);
    let step = (chart.rect.h - legend) / f32::from(bars);
    let thick = step * 0.68;
    let (left, width) = (chart.rect.x + names, chart.rect.w - names - ends);
    let size = words_size(chart, width);
    for (index, bar) in chart.bars.iter().enumerate() {
        let place = u16::try_from(index).unwrap_or(u16::MAX);
        let top = chart.rect.y + step * f32::from(place) + (step - thick) / 2.0;
        let baseline = top + thick / 2.0 + chart.size * 0.35;
        let text = |x, text: &str, bold, colour| Mark::Text {
            x,
            y: baseline,
            width: fonts::width(text, chart.size, bold),
            size: chart.size,
            bold,
            colour,
            text: text.to_owned(),
            strike: false,
        };
        marks.push(text(chart.rect.x, &bar.name, true, bar.colour));
        let end = chart.rect.right() - fonts::width(&bar.end, chart.size, true);
        marks.push(text(end, &bar.end, true, chart.ink));
        let pieces = u16::try_from(bar.pieces.len().max(1)).unwrap_or(u16::MAX);
        let piece = width / f32::from(pieces);
        for (number, part) in bar.pieces.iter().enumerate() {
            let number = f32::from(u16::try_from(number).unwrap_or(u16::MAX));
            let rect = Rect::new(left + piece * number + 1.0, top, piece - 2.0, thick);
            piece_marks(chart, part, (rect, size), &mut marks);
        }
    }
    legend_marks(chart, &mut marks);
    marks
}

/// The padding of a piece on the left and right.
const EDGE: f32 = 8.0;

/// The text size of the names on pieces: the largest at which all of them fit, or else the default.
fn words_size(chart: &Chart, width: f32) -> f32 {
    let fits = |share: &f32| {
        let size = chart.size * share;
        chart.bars.iter().all(|bar| {
            let count = u16::try_from(bar.pieces.len().max(1)).unwrap_or(u16::MAX);
            let inner = width / f32::from(count) - 2.0 - EDGE;
            let whole = |piece: &Piece| sign_width(size) + fonts::width(&piece.name, size, false);
            bar.pieces.iter().all(|piece| whole(piece) <= inner)
        })
    };
    chart.size * [0.8, 0.72, 0.64, 0.6].into_iter().find(fits).unwrap_or(0.8)
}

/// The marks of a piece: its sign, and the name of its insight if it fits.
fn piece_marks(chart: &Chart, piece: &Piece, (rect, size): (Rect, f32), marks: &mut Vec<Mark>) {
    let Some(key) = chart.keys.iter().find(|key| key.state == piece.state) else { return };
    marks.push(Mark::Fill { rect, corner: 4.0, colour: key.fill });
    let width = fonts::width(&piece.name, size, false);
    let whole = sign_width(size) + width;
    let named = whole <= rect.w - EDGE;
    let all = if named { whole } else { size * 0.72 };
    let x = rect.x + (rect.w - all) / 2.0;
    let y = rect.y + rect.h / 2.0;
    let (radius, colour) = (size * 0.36, key.ink);
    marks.push(Mark::Sign { x: x + size * 0.36, y, radius, sign: piece.state.into(), colour });
    if named {
        marks.push(Mark::Text {
            x: x + sign_width(size),
            y: y + size * 0.35,
            width,
            size,
            bold: false,
            colour,
            text: piece.name.clone(),
            strike: false,
        });
    }
}

fn legend_marks(chart: &Chart, marks: &mut Vec<Mark>) {
    // A legend of many keys is set smaller, so that it ends with the chart.
    let keys = || chart.keys.iter().filter(|key| !key.name.is_empty());
    let wide = |size: f32| keys().map(move |key| fonts::width(&key.name, size, false) + size * 2.8);
    let usual = chart.size * 0.8;
    let size = usual * (chart.rect.w / wide(usual).sum::<f32>().max(1.0)).min(1.0);
    let mut x = chart.rect.x;
    let y = chart.rect.bottom() - fonts::line_height(size);
    // A chart that is too narrow for a legend has keys with empty names.
    for key in keys() {
        let rect = Rect::new(x, y + size * 0.12, size * 1.1, size * 1.1);
        marks.push(Mark::Fill { rect, corner: size * 0.25, colour: key.fill });
        let (cx, cy) = (rect.x + rect.w / 2.0, rect.y + rect.h / 2.0);
        let (radius, colour) = (size * 0.3, key.ink);
        marks.push(Mark::Sign { x: cx, y: cy, radius, sign: key.state.into(), colour });
        x = rect.right() + size * 0.4;
        let width = fonts::width(&key.name, size, false);
        marks.push(Mark::Text {
            x,
            y: y + size * 1.02,
            width,
            size,
            bold: false,
            colour: chart.ink,
            text: key.name.clone(),
            strike: false,
        });
        x += width + size * 1.3;
    }
}
