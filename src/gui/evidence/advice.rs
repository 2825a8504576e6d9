//! Goals with their state, best next moves as buttons, and what no money buys.

use std::sync::Arc;

use egui::{CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::{self, size};
use crate::gui::view::{Advice, Cx, Intent};
use crate::gui::widgets::{self, Sign, paint_focus, paint_sign};
use crate::model::coverage::GoalState;
use crate::model::moves::{self, Deed};
use crate::model::plan::Goal;
use crate::text::{explain, lang, window as words};

/// Draws moves, then goals, then what stays out of reach.
pub fn advice_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let advice = advice(cx);
    moves_ui(ui, cx, &advice);
    ui.add_space(6.0);
    widgets::heading(ui, words::goals_of_plan());
    goals_ui(ui, cx, &advice);
    let tokens = widgets::tokens(ui);
    if !advice.kept.is_empty() {
        ui.add_space(6.0);
        widgets::heading(ui, crate::text::stage::out_title());
    }
    for (head, instead) in &advice.kept {
        ui.add_space(4.0);
        widgets::marked(ui, tokens.closed, |ui| {
            ui.label(egui::RichText::new(head).font(theme::bold(size::SMALL)));
            widgets::soft(ui, instead);
        });
    }
}

/// The sentences, made once for each state of the plan: to tell touchpoints of one name apart, they
/// look at all of them.
fn advice(cx: &mut Cx<'_>) -> Arc<Advice> {
    let of = (cx.session.revision, lang::current());
    if let Some((made, advice)) = &cx.view.advice
        && *made == of
    {
        return Arc::clone(advice);
    }
    let session = cx.session;
    let (engine, plan, evaluation) = (session.engine(), session.plan(), session.evaluation());
    let goals = plan.goals.iter().zip(&evaluation.goals);
    let goal = |(goal, state): (&Goal, &GoalState)| {
        (explain::goal(session.pack(), goal), explain::goal_state(engine, plan, goal, state))
    };
    let offered = evaluation.moves.iter();
    let kept = moves::out_of_reach(engine, plan, evaluation);
    let advice = Arc::new(Advice {
        goals: goals.map(goal).collect(),
        moves: offered
            .map(|m| (explain::deed(engine, plan, m.deed), explain::promise(engine, plan, m)))
            .collect(),
        kept: kept.iter().map(|what| explain::kept(engine, plan, what)).collect(),
    });
    cx.view.advice = Some((of, Arc::clone(&advice)));
    advice
}

fn goals_ui(ui: &mut Ui, cx: &Cx<'_>, advice: &Advice) {
    let tokens = widgets::tokens(ui);
    let session = cx.session;
    if session.plan().goals.is_empty() {
        widgets::soft(ui, words::no_goals());
    }
    let (plan, evaluation) = (session.plan(), session.evaluation());
    let goals = plan.goals.iter().zip(&evaluation.goals).zip(&advice.goals);
    for ((goal, state), (wanted, stands)) in goals {
        let colour = match state {
            GoalState::Met(_) => tokens.bar_individual,
            GoalState::Locked(..) => tokens.chip_locked_ink,
            GoalState::Available(_) => tokens.accent,
            GoalState::OutOfReach => tokens.closed,
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 18.0), Sense::hover());
            paint_sign(ui.painter(), rect.center(), 5.0, Sign::of_goal(goal, state), colour);
            let mut job = egui::text::LayoutJob::default();
            let bold = egui::TextFormat::simple(theme::bold(size::SMALL), tokens.ink);
            let soft = egui::TextFormat::simple(theme::regular(size::SMALL), tokens.soft);
            job.append(wanted, 0.0, bold);
            job.append(&format!("  {stands}"), 0.0, soft);
            ui.add(egui::Label::new(job).wrap());
        });
    }
}

fn moves_ui(ui: &mut Ui, cx: &mut Cx<'_>, advice: &Advice) {
    let session = cx.session;
    if session.evaluation().moves.is_empty() {
        widgets::soft(ui, words::no_moves());
    }
    for (offered, (deed, promise)) in session.evaluation().moves.iter().zip(&advice.moves) {
        if move_button(ui, deed, promise, matches!(offered.deed, Deed::Switch(..)))
            && let Some(action) = offered.action(session.engine())
        {
            cx.out.push(Intent::Act(action));
        }
    }
}

/// A button of two lines: what to do, and what it promises.
fn move_button(ui: &mut Ui, deed: &str, promise: &str, switch: bool) -> bool {
    let tokens = widgets::tokens(ui);
    let width = ui.available_width();
    let room = width - 22.0;
    let painter = ui.painter();
    let head = painter.layout(deed.to_owned(), theme::bold(size::SMALL), tokens.ink, room);
    let text = painter.layout(promise.to_owned(), theme::regular(size::SMALL), tokens.soft, room);
    let height = head.size().y + text.size().y + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, words::move_label(deed, promise)));
    let corner = CornerRadius::same(size::CORNER);
    let fill = if response.hovered() { tokens.accent_bg } else { tokens.card };
    let stroke =
        Stroke::new(1.0, if response.hovered() { tokens.line_strong } else { tokens.line });
    ui.painter().rect(rect, corner, fill, stroke, egui::StrokeKind::Inside);
    let mark = Rect::from_min_size(rect.min + vec2(5.0, 6.0), vec2(3.0, height - 12.0));
    let colour = if switch { tokens.bar_locked } else { tokens.accent };
    ui.painter().rect_filled(mark, CornerRadius::same(1), colour);
    let left = rect.left() + 14.0;
    let head_height = head.size().y;
    ui.painter().galley(pos2(left, rect.top() + 5.0), head, tokens.ink);
    ui.painter().galley(pos2(left, rect.top() + 7.0 + head_height), text, tokens.soft);
    if response.has_focus() {
        paint_focus(ui, rect, size::CORNER);
    }
    response.clicked()
}
