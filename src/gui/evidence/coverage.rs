//! Coverage by tier as stacked bars: one piece for each insight, so every bar is always full.

use egui::{Align2, Sense, Stroke, Ui, Vec2, Vec2b, pos2, vec2};
use egui_plot::{Bar, BarChart, HoverPosition, Plot, PlotPoint};
use strum::IntoEnumIterator;

use crate::gui::theme::{self, size};
use crate::gui::view::Cx;
use crate::gui::widgets::{self, Sign, paint_sign};
use crate::model::coverage::State;
use crate::model::pack::Tier;
use crate::text::{self, explain, window as words};

/// The height of one bar with its gap, in points.
const BAR: f32 = 38.0;
/// How much of that the bar fills.
const FILL: f64 = 0.66;
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

fn plot_ui(ui: &mut Ui, cx: &Cx<'_>, height: f32, insights: usize) {
    let tokens = widgets::tokens(ui);
    let line = Stroke::new(1.5, tokens.panel);
    let mut charts: Vec<(State, Vec<Bar>)> = State::iter().rev().map(|s| (s, Vec::new())).collect();
    let mut told: Vec<(f64, f64, String)> = Vec::new();
    let mut signs = Vec::new();
    for tier in Tier::ALL {
        let y = -index(tier.index());
        for (state, insight, place) in pieces(cx, tier) {
            let (fill, on) = tokens.bar(state);
            let bar = Bar::new(y, 1.0).base_offset(index(place)).width(FILL).fill(fill).stroke(line);
            if let Some((_, bars)) = charts.iter_mut().find(|(s, _)| *s == state) {
                bars.push(bar);
            }
            let name = cx.session.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
            let tier = explain::tier(cx.session.pack(), tier);
            told.push((y, index(place), words::cell(tier, name, explain::state(state))));
            signs.push((y, index(place) + 0.5, state, name.to_owned(), on));
        }
    }
    let formatter = move |position: &HoverPosition<'_>| {
        let point = match position {
            HoverPosition::NearDataPoint { position, .. } | HoverPosition::Elsewhere { position } => {
                *position
            }
        };
        let hit = told.iter().find(|(y, left, _)| {
            (point.y - y).abs() < FILL / 2.0 && point.x >= *left && point.x < left + 1.0
        });
        hit.map(|(_, _, words)| words.clone())
    };
    let shown = Plot::new("coverage")
        .height(height)
        .width(ui.available_width())
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
        .default_x_bounds(0.0, index(insights.max(1)))
        .default_y_bounds(-index(Tier::ALL.len()) + 0.5, 0.5)
        .label_formatter(formatter)
        .show(ui, |plot| {
            plot.set_plot_bounds_x(0.0..=index(insights.max(1)));
            for (state, bars) in charts {
                let chart = BarChart::new(explain::state(state), bars).horizontal();
                plot.bar_chart(chart.allow_hover(false));
            }
        });
    // A sign and, where there is room, the insight's name on each piece: colour alone tells nothing.
    let painter = ui.painter().with_clip_rect(shown.response.rect);
    let transform = shown.transform;
    for (y, x, state, name, ink) in signs {
        let at = transform.position_from_point(&PlotPoint::new(x, y));
        let width = transform.dpos_dvalue_x().abs();
        let font = theme::regular(size::SMALL);
        let label = painter.layout_no_wrap(name, font, ink);
        let radius = 4.6;
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
        let room = width as f32 - 10.0;
        let whole = 2.0 * radius + 5.0 + label.size().x;
        if whole <= room {
            let left = at.x - whole / 2.0;
            paint_sign(&painter, pos2(left + radius, at.y), radius, state.into(), ink);
            let corner = pos2(left + 2.0 * radius + 5.0, at.y - label.size().y / 2.0);
            painter.galley(corner, label, ink);
        } else {
            paint_sign(&painter, at, radius, state.into(), ink);
        }
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
            let count: usize =
                Tier::ALL.iter().map(|t| cx.session.evaluation().tiers.count(t.index(), state)).sum();
            let (fill, ink) = tokens.bar(state);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
                ui.painter().rect_filled(rect, egui::CornerRadius::same(4), fill);
                paint_sign(ui.painter(), rect.center(), 4.2, Sign::from(state), ink);
                widgets::soft(ui, &words::legend(explain::state(state), count));
            });
        }
    });
}
