//! Coverage by tier as stacked bars, with one piece for each insight.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{Bar, BarChart, PlotPoint};

use crate::gui::intent::Cx;
use crate::gui::kit::plot;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::why::why_ui;
use crate::gui::kit::widgets::{self, paint_focus};
use crate::model::verdict::Sign;
use crate::report::{Cell, Report};
use crate::text::words;

/// The height of one bar with its gap, in points.
const BAR: f32 = 33.0;
/// The gap at either end of a piece, as a share of its length.
const GAP: f64 = 0.015;
/// How much of the height of a row the bar fills.
const FILL: f64 = 0.66;
/// The side of a colour sample in the legend, in points.
const SWATCH: f32 = 16.0;
/// The width of the tiers' names at the left, in points.
const NAMES: f32 = 74.0;

/// Draws the chart, its legend, and the same facts as sentences.
pub fn coverage_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let report = cx.report;
    let tokens = widgets::tokens(ui);
    let height = BAR * f32::from(u8::try_from(report.tiers().len()).unwrap_or(u8::MAX));
    let top = ui.cursor().min;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(NAMES);
        plot_ui(ui, cx, height);
    });
    for (row, tier) in (0_u8..).zip(report.tiers()) {
        let at = pos2(top.x, top.y + BAR * (f32::from(row) + 0.5));
        let (accent, _) = tokens.tier(tier.tier);
        let font = theme::bold(size::SMALL);
        ui.painter().text(at, Align2::LEFT_CENTER, &tier.name, font, accent);
    }
    legend_ui(ui, report);
    ui.add_space(4.0);
    for tier in report.tiers() {
        widgets::soft(ui, tier.says());
    }
    let stages = report.stage_rows();
    if !stages.is_empty() {
        ui.add_space(4.0);
        widgets::heading(ui, words::coverage_by_stage());
    }
    for stage in stages {
        let reached = words::of_total(stage.reached, report.insights.len());
        let head = words::name_on(stage.name.as_str(), reached);
        widgets::soft(ui, &crate::text::labelled(head, stage.says.as_str()));
    }
}

/// A piece of a bar, ready to be drawn.
struct Piece<'a> {
    /// The index of its tier.
    row: usize,
    /// Its row in the plot.
    y: f64,
    /// Where it begins; its length is 1.
    left: f64,
    cell: &'a Cell,
}

/// The insights of each tier by state, best first.
fn pieces(report: &Report) -> Vec<Piece<'_>> {
    let tiers = report.tiers().iter().enumerate();
    let all = tiers.flat_map(|(row, tier)| {
        let cells = tier.pieces().into_iter().enumerate();
        cells.map(move |(place, cell)| Piece { row, y: -index(row), left: index(place), cell })
    });
    all.collect()
}

fn plot_ui(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
    let report = cx.report;
    let tokens = widgets::tokens(ui);
    let all = pieces(report);
    let bar = |piece: &Piece<'_>| {
        Bar::new(piece.y, 1.0 - 2.0 * GAP)
            .base_offset(piece.left + GAP)
            .width(FILL)
            .fill(tokens.style(piece.cell.role).bar)
            .stroke(Stroke::NONE)
    };
    let charts = report.keys().iter().map(|key| {
        let bars = all.iter().filter(|piece| piece.cell.state == key.state).map(bar).collect();
        BarChart::new(key.name.clone(), bars).horizontal().allow_hover(false)
    });
    let charts: Vec<BarChart> = charts.collect();
    let shown = plot::still(ui, "coverage")
        .show_axes(false)
        .show_grid(false)
        .height(height)
        .width(ui.available_width())
        .default_y_bounds(-index(report.tiers().len()) + 0.5, 0.5)
        .show(ui, |plot| {
            plot.set_plot_bounds_x(0.0..=index(report.insights.len().max(1)));
            for chart in charts {
                plot.bar_chart(chart);
            }
        });
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Figure, true, words::coverage_by_tier()));
    let painter = ui.painter().with_clip_rect(shown.response.rect);
    for piece in all {
        let middle = PlotPoint::new(piece.left + 0.5, piece.y);
        let at = shown.transform.position_from_point(&middle);
        let ink = tokens.style(piece.cell.role).on_bar;
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
        let width = shown.transform.dpos_dvalue_x().abs() as f32 - 10.0;
        let name = report.insights.get(piece.cell.insight).map_or("", |i| i.name.as_str());
        label_piece(&painter, at, width, piece.cell.sign, (name, ink));
        let size = vec2(width + 10.0, BAR * 0.66);
        piece_ui(ui, cx, &piece, Rect::from_center_size(at, size));
    }
}

/// Lets a piece lead to the touchpoints that it comes from.
fn piece_ui(ui: &Ui, cx: &mut Cx<'_>, piece: &Piece<'_>, rect: Rect) {
    let id = ui.scope_id().with(("piece", piece.row, piece.cell.insight));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, piece.cell.says()));
    if response.has_focus() {
        paint_focus(ui, rect, 3);
    }
    if response.clicked() {
        let tier = cx.report.tiers().get(piece.row).map(|tier| tier.tier);
        cx.lead(cx.report.leads_from_insight(piece.cell.insight, tier));
    }
    response.on_hover_ui(|ui| {
        let tier = cx.report.tiers().get(piece.row).map(|tier| tier.tier);
        match tier.and_then(|tier| cx.report.why_tier(tier, piece.cell.insight)) {
            Some(why) => why_ui(ui, piece.cell.says(), &why, &cx.report.about_source(&why)),
            None => drop(ui.label(piece.cell.says())),
        }
    });
}

/// Draws a sign on a piece and, if it fits, the insight's name: colour alone is not enough.
fn label_piece(painter: &Painter, at: Pos2, width: f32, sign: Sign, (name, ink): (&str, Color32)) {
    const RADIUS: f32 = 4.6;
    let label = painter.layout_no_wrap(name.to_owned(), theme::regular(size::SMALL), ink);
    let whole = 2.0 * RADIUS + 5.0 + label.size().x;
    if whole <= width {
        let left = at.x - whole / 2.0;
        paint_sign(painter, pos2(left + RADIUS, at.y), RADIUS, sign, ink);
        let corner = pos2(left + 2.0 * RADIUS + 5.0, at.y - label.size().y / 2.0);
        painter.galley(corner, label, ink);
    } else {
        paint_sign(painter, at, RADIUS, sign, ink);
    }
}

fn index(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn legend_ui(ui: &mut Ui, report: &Report) {
    let tokens = widgets::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        for key in report.keys() {
            let style = tokens.style(key.role);
            let font = theme::regular(size::SMALL);
            let word = ui.painter().layout_no_wrap(key.says.clone(), font, tokens.soft);
            // Allocated as one piece, so that a line does not end between the colour and its name.
            let whole = vec2(SWATCH + 5.0 + word.size().x, SWATCH.max(word.size().y));
            let (rect, entry) = ui.allocate_exact_size(whole, Sense::hover());
            entry.widget_info(|| WidgetInfo::labeled(Role::Label, true, word.text()));
            let middle = rect.left_center();
            let swatch =
                Rect::from_center_size(middle + vec2(SWATCH / 2.0, 0.0), Vec2::splat(SWATCH));
            ui.painter().rect_filled(swatch, egui::CornerRadius::same(4), style.bar);
            paint_sign(ui.painter(), swatch.center(), 4.2, key.sign, style.on_bar);
            let corner = pos2(swatch.right() + 5.0, middle.y - word.size().y / 2.0);
            ui.painter().galley(corner, word, tokens.soft);
        }
    });
}
