//! The platform × insight matrix: what the brand will know from each platform.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Align2, CornerRadius, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::why::why_ui;
use crate::gui::kit::widgets::{self, paint_focus};
use crate::report::{Cell, Insight, Platform, Report};
use crate::text::{sentences, words};

/// The height of a row, in points, where there is room; and the least.
const ROW: f32 = 20.0;
const LOW_ROW: f32 = 15.5;
/// How far slanted heads extend to the right of the last column, in points.
const LEAN: f32 = 34.0;

/// Draws the matrix. A click on a cell selects the touchpoint that it comes from.
pub fn matrix_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let report = cx.report;
    let width = ui.available_width();
    let names = names_width(ui, report).min(width * 0.4);
    let columns = f32::from(u8::try_from(report.insights.len().max(1)).unwrap_or(u8::MAX));
    let heads = heads(ui, report);
    let widest = heads.iter().map(|g| g.size().x).fold(0.0, f32::max);
    let column = (width - names) / columns;
    let beside = |pair: &[Arc<Galley>]| pair.iter().map(|g| g.size().x).sum::<f32>() / 2.0 + 3.0;
    // Slanted heads need extra space at the right.
    let level = heads.windows(2).all(|pair| beside(pair) <= column);
    let cell = (width - names - if level { 0.0 } else { LEAN }) / columns;
    ui.spacing_mut().item_spacing.y = 0.0;
    heads_ui(ui, cx, heads, (names, cell), (level, widest));
    let rows = f32::from(u16::try_from(report.shown().count().max(1)).unwrap_or(u16::MAX));
    let high = ((ui.clip_rect().bottom() - ui.cursor().top() - 2.0) / rows).clamp(LOW_ROW, ROW);
    for (row, platform) in report.platforms().iter().enumerate().filter(|(_, on)| on.shown) {
        let (rect, _) = ui.allocate_exact_size(vec2(width, high), Sense::hover());
        let (accent, _) = tokens.tier(platform.tier);
        let mark = Rect::from_min_size(pos2(rect.left(), rect.top() + 4.0), vec2(3.0, high - 8.0));
        ui.painter().rect_filled(mark, CornerRadius::same(1), accent);
        let at = pos2(rect.left() + 9.0, rect.center().y);
        let painter = ui.painter().with_clip_rect(rect.with_max_x(rect.left() + names));
        let font = theme::regular(size::CHIP);
        painter.text(at, Align2::LEFT_CENTER, &platform.name, font, tokens.ink);
        name_ui(ui, cx, platform, rect.with_max_x(rect.left() + names));
        for shown in &platform.cells {
            let column = f32::from(u8::try_from(shown.insight).unwrap_or(u8::MAX));
            let corner = pos2(rect.left() + names + column * cell, rect.top());
            let rect = Rect::from_min_size(corner, vec2(cell, high));
            cell_ui(ui, cx, row, shown, rect);
        }
    }
}

/// Lets a platform's name lead to its lane and its touchpoints.
fn name_ui(ui: &Ui, cx: &mut Cx<'_>, platform: &Platform, rect: Rect) {
    let id = egui::Id::unique(("row", platform.id.as_str()));
    let name = lead_ui(ui, rect, id, &platform.name);
    if name.clicked() {
        cx.push(Intent::RevealLane(platform.id.clone()));
        let ids: Vec<_> = cx.report.plan().on(&platform.id).map(|t| t.id).collect();
        if !ids.is_empty() {
            cx.lead(ids);
        }
    }
    name.on_hover_text(platform.full_name());
}

/// A head of the table as a button.
fn lead_ui(ui: &Ui, rect: Rect, id: egui::Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::show_on_board(name)));
    if response.has_focus() {
        paint_focus(ui, rect.shrink(1.0), 5);
    }
    response
}

/// The width of the platforms' names, with their mark and a gap.
fn names_width(ui: &Ui, report: &Report) -> f32 {
    let ink = widgets::tokens(ui).ink;
    let wide = |platform: &Platform| {
        let name = platform.name.clone();
        ui.painter().layout_no_wrap(name, theme::regular(size::CHIP), ink).size().x
    };
    report.shown().map(wide).fold(0.0, f32::max) + 15.0
}

/// The insights' names, laid out.
fn heads(ui: &Ui, report: &Report) -> Vec<Arc<Galley>> {
    let soft = widgets::tokens(ui).soft;
    let lay = |insight: &Insight| {
        let name: String = insight.name.chars().take(24).collect();
        ui.painter().layout_no_wrap(name, theme::regular(size::SECTION), soft)
    };
    report.insights.iter().map(lay).collect()
}

/// Draws the insights' names above the columns; slanted if they do not fit side by side.
fn heads_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    galleys: Vec<Arc<Galley>>,
    (names, cell): (f32, f32),
    (level, widest): (bool, f32),
) {
    /// From about 32 degrees to 69, in radians: narrow columns need steep names, so that these do
    /// not run into each other.
    const SLANT: [f32; 2] = [0.56, 1.2];
    let tokens = widgets::tokens(ui);
    let line = ui.text_style_height(&egui::TextStyle::Small) - 2.0;
    let slant = (line / cell.max(1.0)).min(0.95).asin().clamp(SLANT[0], SLANT[1]);
    let height = if level { ROW } else { ROW + widest * slant.sin() - 2.0 };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut left = head.left() + names;
    for (place, (insight, galley)) in cx.report.insights.iter().zip(galleys).enumerate() {
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(cell, height));
        if level {
            let corner = pos2(left + (cell - galley.size().x) / 2.0, head.top() + 2.0);
            ui.painter().galley(corner, galley, tokens.soft);
        } else {
            let foot = pos2(left + cell / 2.0 - 9.0, head.bottom() - galley.size().y - 1.0);
            let text = TextShape::new(foot, galley, tokens.soft).with_angle(-slant);
            ui.painter().add(text);
        }
        let id = ui.scope_id().with(("head", place));
        let lead = lead_ui(ui, rect, id, &insight.name);
        if lead.clicked() {
            cx.lead(cx.report.leads_from_insight(place, None));
        }
        lead.on_hover_text(&insight.means);
        left += cell;
    }
}

fn cell_ui(ui: &mut Ui, cx: &mut Cx<'_>, row: usize, cell: &Cell, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let origin = cx.report.origin(cell);
    let sense = if origin.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, egui::Id::unique(("cell", row, cell.insight)), sense);
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(5), tokens.accent_bg);
    }
    let ink = tokens.style(cell.role).cell;
    paint_sign(ui.painter(), rect.center(), 5.0, cell.sign, ink);
    response.widget_info(|| {
        let role = if origin.is_some() { Role::Button } else { Role::Cell };
        WidgetInfo::labeled(role, true, cell.says())
    });
    if response.has_focus() {
        paint_focus(ui, rect.shrink(1.0), 5);
    }
    if response.clicked()
        && let Some((id, _)) = origin
    {
        cx.select(vec![id]);
        cx.push(Intent::Focus(id));
    }
    let name = origin.map(|(_, card)| card.name.as_str());
    response.on_hover_ui(|ui| {
        let head = sentences::cell_from(cell.says(), name);
        match cx.report.why_cell(row, cell.insight).0 {
            Some(why) => why_ui(ui, &head, &why, &cx.report.about_source(&why)),
            None => drop(ui.label(head)),
        }
    });
}
