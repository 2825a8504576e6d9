//! The plan in the inspector, while nothing is selected: its goals, its phases, and the rules behind
//! it.

use egui::{CornerRadius, Rect, Sense, Ui, Vec2, pos2, vec2};

use crate::editor::Command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::pack::Insight;
use crate::model::plan::{Goal, Grain};
use crate::model::verdict::Sign;
use crate::report::{self, Role};
use crate::text::{self, sentences, signs, words};

/// Draws the plan.
pub(super) fn plan_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (pack, plan) = (cx.report.pack(), cx.report.plan());
    ui.label(egui::RichText::new(words::the_plan()).font(theme::bold(size::TITLE)));
    widgets::soft(ui, &report::facts(plan));
    ui.add_space(8.0);
    widgets::heading(ui, words::goals());
    widgets::soft(ui, words::goals_hint());
    ui.add_space(2.0);
    for insight in &pack.insights {
        goal_ui(ui, cx, insight);
    }
    ui.add_space(10.0);
    widgets::heading(ui, words::phases_head());
    if !plan.phases.is_empty() {
        widgets::soft(ui, &text::listed(&plan.phases));
    }
    if ui.button(words::phases()).clicked() {
        cx.push(Intent::Run(Command::Phases));
    }
    ui.add_space(10.0);
    widgets::heading(ui, words::rules_behind());
    widgets::soft(ui, text::of(&pack.name));
    widgets::soft(ui, text::of(&pack.about));
    widgets::soft(ui, &words::facts_of(pack.facts_as_of.as_str()));
    ui.add_space(4.0);
    for source in cx.report.sources() {
        let title = egui::RichText::new(&source.title).font(theme::regular(size::SMALL));
        if report::is_web(&source.address) {
            ui.hyperlink_to(title, &source.address).on_hover_text(&source.address);
        } else {
            ui.label(title).on_hover_text(&source.address);
        }
    }
}

/// Draws an insight, and a button for each grain that can be a goal.
fn goal_ui(ui: &mut Ui, cx: &mut Cx<'_>, insight: &Insight) {
    let goals = &cx.report.plan().goals;
    let has = |grain| goals.iter().any(|g| g.insight == insight.id && g.grain == grain);
    ui.horizontal(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let pseudonyms = cx.report.pack().has_pseudonyms();
        let grains = Grain::ALL.into_iter();
        let grains: Vec<Grain> =
            grains.filter(|grain| pseudonyms || *grain != Grain::Pseudonym).collect();
        // Three grains leave room for their signs only.
        let wide = if pseudonyms { GOAL_SIGN } else { GOAL_BUTTON };
        let all = f32::from(u8::try_from(grains.len()).unwrap_or(u8::MAX)) * (wide + gap);
        let width = (ui.available_width() - all).max(0.0);
        let (rect, name) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::hover());
        let ink = widgets::tokens(ui).ink;
        let at = pos2(rect.left(), rect.center().y);
        let label = text::of(&insight.name);
        let font = theme::regular(size::BODY);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, ink);
        name.on_hover_text(text::of(&insight.means));
        for grain in grains {
            let wanted = has(grain);
            if goal_button(ui, label, (grain, wide), wanted) {
                let goal = Goal::new(insight.id.clone(), grain);
                cx.push(Intent::Act(Action::Want { goal, wanted: !wanted }));
            }
        }
    });
}

/// The width of a goal's button, in points.
const GOAL_BUTTON: f32 = 78.0;

/// The width of a goal's button that shows only its sign.
const GOAL_SIGN: f32 = 38.0;

/// Draws a button that sets or removes a goal. Returns whether it was clicked.
fn goal_button(ui: &mut Ui, insight: &str, (grain, wide): (Grain, f32), wanted: bool) -> bool {
    let tokens = widgets::tokens(ui);
    let named = wide >= GOAL_BUTTON;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, 26.0), Sense::click());
    let label = sentences::goal_switch(insight, grain);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Switch, true, wanted, &label));
    let sign = Sign::from(grain);
    let style = tokens.style(Role::State(Sign::Person));
    let (fill, line, ink) = if wanted {
        (style.chip.unwrap_or(tokens.card), style.chip_line, style.chip_ink)
    } else {
        (tokens.card, tokens.line, tokens.soft)
    };
    let line = if response.hovered() { tokens.line_strong } else { line };
    let stroke = egui::Stroke::new(1.0, line);
    let corner = CornerRadius::same(13);
    ui.painter().rect(rect, corner, fill, stroke, egui::StrokeKind::Inside);
    let sign_at =
        Rect::from_center_size(pos2(rect.left() + 13.0, rect.center().y), Vec2::splat(9.0));
    let sign_at = if named { sign_at } else { sign_at.translate(vec2(wide / 2.0 - 13.0, 0.0)) };
    paint_sign(ui.painter(), sign_at.center(), 4.2, sign, ink);
    let at = pos2(rect.left() + 22.0, rect.center().y);
    let font = theme::regular(size::SMALL);
    if named {
        let word = signs::of(grain.into()).short;
        ui.painter().text(at, egui::Align2::LEFT_CENTER, word, font, ink);
    }
    if response.has_focus() {
        widgets::paint_focus(ui, rect, 13);
    }
    let clicked = response.clicked();
    response.on_hover_text(label);
    clicked
}
