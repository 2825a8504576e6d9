//! Coverage by tier as stacked bars: one piece for each insight, so every bar is always full.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, Vec2b, WidgetInfo, pos2,
    vec2,
};
use egui_plot::{Bar, BarChart, HoverPosition, Plot, PlotPoint};
use strum::IntoEnumIterator;

use crate::gui::theme::{self, size};
use crate::gui::view::Cx;
use crate::gui::widgets::{self, Sign, paint_sign};
use crate::model::coverage::State;
use crate::model::pack::Tier;
use crate::text::{self, explain, window as words};

/// The height of one bar with its gap, in points.
const BAR: f32 = 33.0;
/// The gap at either end of a piece, as a share of its length.
const GAP: f64 = 0.015;
/// How much of that the bar fills.
const FILL: f64 = 0.66;
/// The side of a colour sample in the legend, in points.
const SWATCH: f32 = 16.0;
/// Room at the left for the tiers' names, in points.
const NAMES: f32 = 74.0;

/// Draws the chart, its legend, and the same as sentences.
pub fn coverage_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let pack = std::sync::Arc::clone(cx.session.pack());
    let insights = pack.insights.len();
    let tiers = Tier::ALL.len();
    let height = BAR * f32::from(u8::try_from(tiers).unwrap_or(u8::MAX));
    let top = ui.cursor().min;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(NAMES);
        plot_ui(ui, cx, height, insights);
    });
    for tier in Tier::ALL {
        let middle = BAR * (f32::from(u8::try_from(tier.index()).unwrap_or_default()) + 0.5);
        let at = pos2(top.x, top.y + middle);
        let (accent, _) = tokens.tier(tier);
        let font = theme::bold(size::SMALL);
        ui.painter().text(at, Align2::LEFT_CENTER, explain::tier(&pack, tier), font, accent);
    }
    legend_ui(ui, cx);
    ui.add_space(4.0);
    for tier in Tier::ALL {
        let states = cx.session.evaluation().tiers.row(tier.index());
        widgets::soft(ui, &explain::coverage(&pack, tier, states));
    }
}

/// The insights of a tier by state, best first, with where each piece begins and ends.
fn pieces(cx: &Cx<'_>, tier: Tier) -> Vec<(State, usize, usize)> {
    let row = cx.session.evaluation().tiers.row(tier.index());
    let mut pieces = Vec::with_capacity(row.len());
    for state in State::BEST_FIRST {
        for (insight, _) in row.iter().enumerate().filter(|(_, s)| **s == state) {
            pieces.push((state, insight, pieces.len()));
        }
    }
    pieces
}

/// A piece of a bar, ready to be drawn.
struct Piece {
    /// Its row in the plot.
    y: f64,
    /// Where it begins; it is one long.
    left: f64,
    state: State,
    insight: String,
    /// What hovering it says.
    told: String,
}

fn plot_ui(ui: &mut Ui, cx: &Cx<'_>, height: f32, insights: usize) {
    let tokens = widgets::tokens(ui);
    let pack = cx.session.pack();
    let mut all: Vec<Piece> = Vec::new();
    for tier in Tier::ALL {
        for (state, insight, place) in pieces(cx, tier) {
            let insight = pack.insights.get(insight).map_or("", |i| text::of(&i.name)).to_owned();
            let told = words::cell(explain::tier(pack, tier), &insight, explain::state(state));
            let (y, left) = (-index(tier.index()), index(place));
            all.push(Piece { y, left, state, insight, told });
        }
    }
    let bar = |piece: &Piece| {
        Bar::new(piece.y, 1.0 - 2.0 * GAP)
            .base_offset(piece.left + GAP)
            .width(FILL)
            .fill(tokens.bar(piece.state).0)
            .stroke(Stroke::NONE)
    };
    let charts = State::iter().map(|state| {
        let bars = all.iter().filter(|p| p.state == state).map(bar).collect();
        BarChart::new(explain::state(state), bars).horizontal().allow_hover(false)
    });
    let charts: Vec<BarChart> = charts.collect();
    let told: Vec<(f64, f64, String)> = all.iter().map(|p| (p.y, p.left, p.told.clone())).collect();
    let formatter = move |position: &HoverPosition<'_>| {
        let point = match position {
            HoverPosition::NearDataPoint { position, .. }
            | HoverPosition::Elsewhere { position } => *position,
        };
        let hit = told.iter().find(|(y, left, _)| {
            (point.y - y).abs() < FILL / 2.0 && point.x >= *left && point.x < left + 1.0
        });
        hit.map(|(_, _, words)| words.clone())
    };
    let shown = still_plot()
        .height(height)
        .width(ui.available_width())
        .default_y_bounds(-index(Tier::ALL.len()) + 0.5, 0.5)
        .label_formatter(formatter)
        .show(ui, |plot| {
            plot.set_plot_bounds_x(0.0..=index(insights.max(1)));
            for chart in charts {
                plot.bar_chart(chart);
            }
        });
    let painter = ui.painter().with_clip_rect(shown.response.rect);
    for piece in all {
        let middle = PlotPoint::new(piece.left + 0.5, piece.y);
        let at = shown.transform.position_from_point(&middle);
        let ink = tokens.bar(piece.state).1;
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
        let room = shown.transform.dpos_dvalue_x().abs() as f32 - 10.0;
        label_piece(&painter, at, room, piece.state.into(), (piece.insight, ink));
    }
}

/// A plot that only shows: no axes, and nothing to drag, zoom or scroll.
fn still_plot() -> Plot<'static> {
    Plot::new("coverage")
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .auto_bounds(Vec2b::FALSE)
        .set_margin_fraction(Vec2::ZERO)
}

/// A sign and, where there is room, the insight's name on a piece: colour alone tells nothing.
fn label_piece(painter: &Painter, at: Pos2, room: f32, sign: Sign, (name, ink): (String, Color32)) {
    const RADIUS: f32 = 4.6;
    let label = painter.layout_no_wrap(name, theme::regular(size::SMALL), ink);
    let whole = 2.0 * RADIUS + 5.0 + label.size().x;
    if whole <= room {
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

fn legend_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let tokens = widgets::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        for state in State::BEST_FIRST {
            let count: usize = Tier::ALL
                .iter()
                .map(|t| cx.session.evaluation().tiers.count(t.index(), state))
                .sum();
            let (fill, ink) = tokens.bar(state);
            let word = words::legend(explain::state(state), count);
            let font = theme::regular(size::SMALL);
            let word = ui.painter().layout_no_wrap(word, font, tokens.soft);
            // One piece for wrapping: a swatch must not stand at the end of a line by itself.
            let whole = vec2(SWATCH + 5.0 + word.size().x, SWATCH.max(word.size().y));
            let (rect, entry) = ui.allocate_exact_size(whole, Sense::hover());
            entry.widget_info(|| WidgetInfo::labeled(Role::Label, true, word.text()));
            let middle = rect.left_center();
            let swatch =
                Rect::from_center_size(middle + vec2(SWATCH / 2.0, 0.0), Vec2::splat(SWATCH));
            ui.painter().rect_filled(swatch, egui::CornerRadius::same(4), fill);
            paint_sign(ui.painter(), swatch.center(), 4.2, Sign::from(state), ink);
            let corner = pos2(swatch.right() + 5.0, middle.y - word.size().y / 2.0);
            ui.painter().galley(corner, word, tokens.soft);
        }
    });
}
