//! Beside the page: what closes the gap, how people are added up, what counts and what does not.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::editor::Command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui, refusal_ui};
use crate::gui::kit::lines;
use crate::gui::kit::signs::{paint_sign, paint_waves};
use crate::gui::kit::step::{Step, step_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::verdict::Sign;
use crate::report::Role as Of;
use crate::report::numbers::{Aimed, Close};
use crate::text::{self, words};

/// Draws all of it for a goal; without one, what to do.
pub(super) fn side_ui(ui: &mut Ui, cx: &mut Cx<'_>, chosen: Option<(usize, &Aimed)>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    let Some((_, aimed)) = chosen else {
        widgets::heading(ui, words::numbers_start());
        widgets::soft(ui, words::numbers_start_hint());
        legend_ui(ui);
        return;
    };
    closing_ui(ui, cx, aimed);
    ui.add_space(4.0);
    ui.separator();
    added_ui(ui, cx, aimed);
    ui.add_space(4.0);
    ui.separator();
    stages_ui(ui, cx);
    ui.add_space(4.0);
    ui.separator();
    legend_ui(ui);
}

fn closing_ui(ui: &mut Ui, cx: &mut Cx<'_>, aimed: &Aimed) {
    let assumed = aimed.assumed;
    let gap = aimed.of.gap.filter(|gap| *gap > 0.0);
    let head = match gap {
        Some(gap) => words::closes_gap(text::numbers::people(gap, assumed)),
        None => words::brings_more().to_owned(),
    };
    widgets::heading(ui, &head);
    if aimed.closing.is_empty() {
        widgets::soft(ui, words::closes_nothing());
        if ui.button(words::look_on_board()).clicked() {
            cx.push(Intent::Run(Command::PageBoard));
        }
    }
    for close in &aimed.closing {
        close_ui(ui, cx, close);
    }
    let Some(still) = aimed.still.as_ref().filter(|_| !aimed.closing.is_empty()) else { return };
    ui.horizontal(|ui| {
        ui.label(words::then_short());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let danger = widgets::tokens(ui).danger;
            ui.label(egui::RichText::new(still).font(theme::bold(size::BODY)).color(danger));
        });
    });
}

/// Draws a move with what it brings.
fn close_ui(ui: &mut Ui, cx: &mut Cx<'_>, close: &Close) {
    let tokens = widgets::tokens(ui);
    let (font, ink) = if close.has_figure {
        (theme::bold(size::BODY), tokens.chip_person_ink)
    } else {
        (theme::regular(size::SMALL), tokens.soft)
    };
    let style = tokens.style(Of::State(Sign::Locked));
    let mark = if close.has_figure { style.mark } else { tokens.line_strong };
    let each = close.each.as_deref().unwrap_or_default();
    let small = theme::regular(size::SMALL);
    let mut brings = vec![(close.gain.as_str(), font, ink), (each, small.clone(), tokens.soft)];
    brings.extend(close.task.as_deref().map(|task| (task, small, tokens.chip_locked_ink)));
    let step = Step { head: &close.head, size: size::BODY, brings, mark };
    step_ui(ui, cx, &step, Some(&close.action));
}

/// How people are added up: in words, as bars, and with the overlap that is assumed.
fn added_ui(ui: &mut Ui, cx: &mut Cx<'_>, aimed: &Aimed) {
    widgets::heading(ui, words::added_head());
    widgets::soft(ui, &aimed.added);
    bars_ui(ui, cx, aimed);
    let overlap = cx.report.plan().overlap.map(text::numbers::one_share).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.label(words::overlap());
        ui.add_space((ui.available_width() - 124.0).max(0.0));
        let shape = Shape {
            name: words::overlap(),
            hint: words::not_set(),
            rows: 1,
            title: false,
            width: 84.0,
        };
        let field = widgets::assumption(ui, |ui| field_ui(ui, cx, Field::Overlap, &overlap, shape));
        field.on_hover_text(words::overlap_hint());
    });
    refusal_ui(ui, cx, Field::Overlap);
}

/// How many touchpoints the bars show.
const SHOWN: usize = 6;

/// Draws the people of each touchpoint one after the other, and below each other from the left.
fn bars_ui(ui: &mut Ui, cx: &Cx<'_>, aimed: &Aimed) {
    let tokens = widgets::tokens(ui);
    let most = aimed.of.at_most.likely;
    if aimed.of.touchpoints.len() < 2 || most <= 0.0 {
        return;
    }
    let mut all: Vec<_> = aimed.of.touchpoints.iter().collect();
    all.sort_by(|one, other| other.known.likely.total_cmp(&one.known.likely));
    let tints = [1.0_f32, 0.8, 0.62, 0.48, 0.36, 0.26];
    let said = |figure| text::numbers::people(figure, aimed.assumed);
    let rows = [
        (words::at_most_word(), said(most)),
        (words::at_least_word(), said(aimed.of.at_least.likely)),
    ];
    for (row, (name, figure)) in rows.into_iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        let font = theme::regular(size::SMALL);
        let middle = rect.center().y;
        let painter = ui.painter();
        painter.text(rect.left_center(), egui::Align2::LEFT_CENTER, name, font, tokens.soft);
        let bold = theme::bold(size::SMALL);
        painter.text(rect.right_center(), egui::Align2::RIGHT_CENTER, figure, bold, tokens.ink);
        let (left, right) = (rect.left() + 62.0, rect.right() - 78.0);
        let mut from = left;
        let shown = all.iter().take(SHOWN);
        let count = f32::from(u8::try_from(all.len().min(SHOWN)).unwrap_or(1));
        for (place, (known, tint)) in (0_u8..).zip(shown.zip(tints)) {
            #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
            let wide = (right - left) * (known.known.likely / most) as f32;
            let colour = tokens.bar_individual.gamma_multiply(tint);
            let bar = if row == 0 {
                let bar = Rect::from_min_size(pos2(from, middle - 7.0), vec2(wide - 1.0, 14.0));
                from += wide;
                bar
            } else {
                let high = 16.0 / count;
                let top = middle - 8.0 + high * f32::from(place);
                Rect::from_min_size(pos2(left, top), vec2(wide, high - 1.0))
            };
            painter.rect_filled(bar, CornerRadius::ZERO, colour);
        }
    }
    for (known, tint) in all.iter().take(SHOWN).zip(tints) {
        let place = cx.report.plan().position(known.id).unwrap_or(usize::MAX);
        let (name, _) = cx.report.names(place);
        let says = text::listed(&[name.to_owned(), said(known.known.likely)]);
        swatch_ui(ui, tokens.bar_individual.gamma_multiply(tint), &says);
    }
    if let Some(more) = all.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        widgets::soft(ui, &words::and_more(more));
    }
}

fn swatch_ui(ui: &mut Ui, colour: egui::Color32, says: &str) {
    let tokens = widgets::tokens(ui);
    let (rect, line) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
    line.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
    let swatch =
        Rect::from_center_size(pos2(rect.left() + 67.0, rect.center().y), vec2(10.0, 10.0));
    ui.painter().rect_filled(swatch, CornerRadius::same(3), colour);
    let room = rect.width() - 80.0;
    let word = lines::one(ui, says, theme::regular(size::SMALL), tokens.soft, room);
    ui.painter().galley(pos2(rect.left() + 78.0, rect.top()), word, tokens.soft);
}

/// The stages that people go through: typed, or from a model of the pack.
fn stages_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal(|ui| {
        widgets::heading(ui, words::stages_head());
        let models = &cx.report.pack().stage_models;
        if models.is_empty() {
            return;
        }
        ui.menu_button(words::stages_model(), |ui| {
            for model in models {
                let stages: Vec<String> =
                    model.stages.iter().map(|s| text::of(s).to_owned()).collect();
                let entry = ui.button(text::labelled(text::of(&model.name), text::listed(&stages)));
                let source = cx.report.pack().source(&model.source);
                if entry.on_hover_text(source.map_or("", |source| &source.title)).clicked() {
                    let target = crate::model::action::Target::Stages(stages);
                    cx.out.push(Intent::Act(crate::model::action::Action::Target(target)));
                    ui.close();
                }
            }
        });
    });
    let stages = text::listed(&cx.report.plan().stages);
    let width = ui.available_width() - 4.0;
    let (name, hint) = (words::stages_head(), words::stages_hint());
    field_ui(ui, cx, Field::Stages, &stages, Shape { name, hint, rows: 1, title: false, width });
    for row in cx.report.stage_rows() {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(&row.name).font(theme::bold(size::SMALL)));
            widgets::soft(ui, &row.says);
        });
    }
}

/// What counts, and what does not.
fn legend_ui(ui: &mut Ui) {
    widgets::heading(ui, words::counts_head());
    let tokens = widgets::tokens(ui);
    let rows = [
        (None, true, words::counts_assumed()),
        (Some(Sign::Locked), false, words::counts_locked()),
        (None, false, words::counts_rounded()),
    ];
    for (sign, is_cell, says) in rows {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 18.0), Sense::hover());
            if let Some(sign) = sign {
                let ink = tokens.style(Of::State(sign)).chip_ink;
                paint_sign(ui.painter(), rect.center(), 5.0, sign, ink);
            } else {
                if is_cell {
                    widgets::paint_assumed(ui, rect.shrink2(vec2(0.0, 1.0)));
                }
                paint_waves(ui.painter(), rect.center(), tokens.key);
            }
            ui.vertical(|ui| widgets::soft(ui, says));
        });
    }
}
