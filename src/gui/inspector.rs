//! The inspector: the chosen touchpoint with its switches, its numbers, what it yields and why; or,
//! where nothing is chosen, the plan with its goals and the rules behind it.

use egui::{CornerRadius, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::fields::{Shape, field_ui};
use super::session::needing;
use super::theme::{self, size};
use super::view::{Cx, Field, Intent};
use super::widgets::{self, Sign, paint_sign};
use super::{command::Command, icons, menus};
use crate::model::action::{self, Action};
use crate::model::coverage::Evaluation;
use crate::model::engine::{ConditionSet, Placement, Verdict};
use crate::model::plan::{Goal, Grain, Touchpoint, TouchpointId};
use crate::text::{self, explain, lang, window as words};

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let selected = cx.session.selected();
        if let Some(touchpoint) = cx.session.single().cloned() {
            touchpoint_ui(ui, cx, &touchpoint);
        } else if selected.is_empty() {
            plan_ui(ui, cx);
        } else {
            several_ui(ui, cx, &selected);
        }
        ui.add_space(size::PAD);
    });
}

fn touchpoint_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let pack = std::sync::Arc::clone(cx.session.pack());
    let Some(placement) = cx.session.engine().place(touchpoint) else { return };
    let kind = pack.kind(&touchpoint.kind);
    let platform = pack.platform(&touchpoint.platform);
    let shape = Shape {
        name: words::field_name(),
        hint: kind.map_or("", |k| text::of(&k.name)),
        rows: 1,
        title: false,
        width: f32::INFINITY,
    };
    let name = field_ui(ui, cx, Field::Name(touchpoint.id), &touchpoint.name, shape);
    if name.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        cx.push(Intent::Focus(touchpoint.id));
    }
    if let (Some(kind), Some(platform)) = (kind, platform) {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::TILE), Sense::hover());
            widgets::paint_tile(ui, rect, icons::of_kind(kind.id.as_str()));
            let tier = explain::tier(&pack, platform.tier);
            let place = menus::platform_name(platform);
            let kind = text::of(&kind.name);
            let line = format!("{kind}  ·  {place}  ·  {tier}");
            let font = theme::regular(size::SMALL);
            let ink = widgets::tokens(ui).soft;
            let wide = ui.painter().layout_no_wrap(line.clone(), font, ink);
            // Where it takes two lines, each says something whole.
            let fits = wide.size().x <= ui.available_width();
            widgets::soft(ui, &if fits { line } else { format!("{kind}\n{place}  ·  {tier}") });
        });
        let note = text::of(&platform.note);
        if !note.is_empty() {
            widgets::soft(ui, note);
        }
    }
    ui.add_space(4.0);
    switches_ui(ui, cx, &[touchpoint.id], placement);
    numbers_ui(ui, cx, touchpoint);
    ui.add_space(10.0);
    widgets::heading(ui, words::what_it_yields());
    verdicts_ui(ui, cx, touchpoint, placement);
    what_if_ui(ui, cx, touchpoint, placement);
    ui.add_space(8.0);
    notes_ui(ui, cx, touchpoint);
}

/// The switches that some rule for this pair needs, then others that are on all the same.
fn switches_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId], placement: Placement) {
    let relevant = cx.session.engine().relevant(placement.pair);
    let others = placement.have.minus(relevant);
    let pack = std::sync::Arc::clone(cx.session.pack());
    let mut shown = |ui: &mut Ui, set: ConditionSet, hint: &str| {
        for index in set.indices() {
            let Some(condition) = pack.conditions.get(index) else { continue };
            let on = placement.have.contains(index);
            if widgets::switch(ui, on, text::of(&condition.name), hint) {
                let conditions = vec![condition.id.clone()];
                let ids = ids.to_vec();
                cx.out.push(Intent::Act(Action::Switch { ids, conditions, on: !on }));
            }
        }
    };
    shown(ui, relevant, "");
    shown(ui, others, words::switch_without_effect());
    if relevant.is_empty() {
        widgets::soft(ui, words::no_switches());
    }
}

fn numbers_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let id = touchpoint.id;
    let visitors = touchpoint.visitors.map(text::count).unwrap_or_default();
    let budget = touchpoint.budget.map(text::amount).unwrap_or_default();
    let phase = touchpoint.phase.clone().unwrap_or_default();
    let rows = [
        (Field::Visitors(id), words::field_visitors(), words::hint_visitors(), visitors),
        (Field::Budget(id), words::field_budget(), words::hint_budget(), budget),
        (Field::Phase(id), words::field_phase(), words::hint_phase(), phase),
    ];
    for (field, label, hint, current) in rows {
        ui.horizontal(|ui| {
            let width = (ui.available_width() * 0.45).min(150.0);
            let (rect, _) = ui.allocate_exact_size(
                vec2(ui.available_width() - width - 8.0, size::ROW + 2.0),
                Sense::hover(),
            );
            let ink = widgets::tokens(ui).ink;
            let at = pos2(rect.left(), rect.center().y);
            let font = theme::regular(size::BODY);
            ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, ink);
            let shape = Shape { name: label, hint, rows: 1, title: false, width };
            let edit = field_ui(ui, cx, field, &current, shape);
            if edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                cx.push(Intent::Focus(id));
            }
        });
    }
}

fn notes_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let shape = Shape {
        name: words::field_notes(),
        hint: words::hint_notes(),
        rows: 3,
        title: false,
        width: f32::INFINITY,
    };
    widgets::heading(ui, words::field_notes());
    field_ui(ui, cx, Field::Notes(touchpoint.id), &touchpoint.notes, shape);
}

/// Each insight with its verdict, reason, source and confidence; locked ones with their switch.
fn verdicts_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint, placement: Placement) {
    let tokens = widgets::tokens(ui);
    let mut verdicts = Vec::new();
    cx.session.engine().verdicts(placement, &mut verdicts);
    let mut order: Vec<usize> = (0..verdicts.len()).collect();
    let rank = |n: &usize| match verdicts.get(*n) {
        Some(Verdict::Yields { grain, .. }) => u8::from(*grain != Grain::Individual),
        Some(Verdict::Locked { .. }) => 2,
        Some(Verdict::Unstated) => 3,
        Some(Verdict::Withheld { .. }) => 4,
        _ => 5,
    };
    order.sort_by_key(rank);
    for insight in order {
        let Some(verdict) = verdicts.get(insight).copied() else { continue };
        let line = match Sign::from(verdict) {
            Sign::Person => tokens.bar_individual,
            Sign::Total => tokens.bar_aggregate,
            Sign::Locked => tokens.bar_locked,
            Sign::Withheld => tokens.closed,
            _ => tokens.line_strong,
        };
        ui.add_space(5.0);
        widgets::marked(ui, line, |ui| {
            verdict_ui(ui, cx, touchpoint, placement, (insight, verdict));
        });
    }
}

fn verdict_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    touchpoint: &Touchpoint,
    placement: Placement,
    (insight, verdict): (usize, Verdict),
) {
    let tokens = widgets::tokens(ui);
    let engine = cx.session.engine();
    let name = engine.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
    let state = explain::verdict_at(engine, placement, insight, verdict);
    let why = explain::explain(engine, placement, insight, verdict);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(11.0, 18.0), Sense::hover());
        paint_sign(ui.painter(), rect.center(), 5.0, verdict.into(), tokens.ink);
        let head = words::insight_verdict(name, &state);
        ui.add(egui::Label::new(egui::RichText::new(head).font(theme::bold(size::BODY))).wrap());
    });
    widgets::soft(ui, &why.because);
    if let (Some(source), Some(sure)) = (&why.source, why.confidence) {
        let line = words::source_line(source, explain::confidence(sure));
        let text = egui::RichText::new(line).font(theme::regular(size::SMALL)).color(tokens.faint);
        match &why.address {
            Some(address) => ui.hyperlink_to(text, address).on_hover_text(address),
            None => ui.label(text),
        };
    }
    // Each set is enough by itself: a button that flips it.
    for set in engine.switches(placement, insight, verdict) {
        let deed = explain::deeds(engine, set);
        if ui.button(deed).clicked() {
            let conditions = engine.ids_of(set);
            let ids = vec![touchpoint.id];
            cx.out.push(Intent::Act(Action::Switch { ids, conditions, on: true }));
            // The button is gone with what it was for: the keyboard goes back to the card.
            cx.out.push(Intent::Focus(touchpoint.id));
        }
    }
}

/// What switching off what is on would cost.
fn what_if_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint, placement: Placement) {
    let key = (cx.session.revision, touchpoint.id, lang::current());
    let stale = cx.view.what_if.as_ref().is_none_or(|(rev, id, lang, _)| (*rev, *id, *lang) != key);
    if stale {
        cx.view.what_if = Some((key.0, key.1, key.2, what_if(cx, touchpoint, placement)));
    }
    let Some((_, _, _, told)) = &cx.view.what_if else { return };
    if told.is_empty() {
        return;
    }
    ui.add_space(8.0);
    widgets::heading(ui, words::what_if());
    let colour = widgets::tokens(ui).bar_locked;
    widgets::marked(ui, colour, |ui| {
        for line in told.lines() {
            widgets::soft(ui, line);
        }
    });
}

fn what_if(cx: &Cx<'_>, touchpoint: &Touchpoint, placement: Placement) -> String {
    let session = cx.session;
    let engine = session.engine();
    let on = engine.relevant(placement.pair);
    let mut lines = Vec::new();
    for condition in engine.ids_of(on).into_iter().filter(|c| touchpoint.has(c)) {
        let (ids, conditions) = (vec![touchpoint.id], vec![condition.clone()]);
        let action = Action::Switch { ids, conditions, on: false };
        let Ok(plan) = action::apply(session.plan(), session.pack(), &action) else { continue };
        let after = Evaluation::new(engine, session.potential(), &plan);
        let lost = (0..engine.insights()).filter(|n| {
            let without = placement.have.minus(engine.set_of(std::slice::from_ref(&condition)));
            let before = engine.verdict(placement, *n).grain();
            engine.verdict(Placement { have: without, ..placement }, *n).grain() < before
        });
        let name = session.pack().condition(&condition).map_or("", |c| text::of(&c.name));
        let tier = session.pack().platform(&touchpoint.platform).map(|p| p.tier);
        let Some(tier) = tier else { continue };
        let reached = |e: &Evaluation| e.tiers.reached(tier.index());
        let change = (reached(session.evaluation()), reached(&after), engine.insights());
        let tier = explain::tier(session.pack(), tier);
        lines.push(words::without(name, lost.count(), tier, change));
    }
    lines.join("\n")
}

fn several_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    ui.label(egui::RichText::new(words::selected(ids.len())).font(theme::bold(size::TITLE)));
    widgets::soft(ui, words::several_hint());
    ui.add_space(6.0);
    let engine = cx.session.engine();
    let relevant = cx.session.relevant(ids);
    let any = relevant.iter().fold(ConditionSet::EMPTY, |all, (_, set)| all.union(*set));
    for condition in engine.ids_of(any) {
        let those = needing(&relevant, engine, &condition);
        let on = those.iter().all(|id| cx.session.get(*id).is_some_and(|t| t.has(&condition)));
        let name = cx.session.pack().condition(&condition).map_or("", |c| text::of(&c.name));
        if widgets::switch(ui, on, name, &words::switch_for(those.len())) {
            let conditions = vec![condition];
            cx.out.push(Intent::Act(Action::Switch { ids: those, conditions, on: !on }));
        }
    }
    ui.add_space(8.0);
    for command in [Command::Duplicate, Command::Copy, Command::Delete] {
        menus::command_button(ui, cx, command);
    }
}

fn plan_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let pack = std::sync::Arc::clone(cx.session.pack());
    ui.label(egui::RichText::new(words::the_plan()).font(theme::bold(size::TITLE)));
    let plan = std::sync::Arc::clone(cx.session.plan());
    let budgets = plan.touchpoints.iter().filter_map(|t| t.budget);
    let budget = budgets.fold(0.0, |all, one| all + one);
    widgets::soft(ui, &words::plan_facts(plan.touchpoints.len(), &text::amount(budget)));
    ui.add_space(8.0);
    widgets::heading(ui, words::goals());
    widgets::soft(ui, words::goals_hint());
    ui.add_space(2.0);
    for insight in &pack.insights {
        let has = |grain| plan.goals.iter().any(|g| g.insight == insight.id && g.grain == grain);
        ui.horizontal(|ui| {
            let gap = ui.spacing().item_spacing.x;
            let width = ui.available_width() - 2.0 * (GOAL_BUTTON + gap);
            let (rect, name) = ui.allocate_exact_size(vec2(width, size::ROW), Sense::hover());
            let ink = widgets::tokens(ui).ink;
            let at = pos2(rect.left(), rect.center().y);
            let label = text::of(&insight.name);
            let font = theme::regular(size::BODY);
            ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, ink);
            name.on_hover_text(text::of(&insight.means));
            for grain in [Grain::Aggregate, Grain::Individual] {
                let wanted = has(grain);
                if goal_button(ui, label, grain, wanted) {
                    let goal = Goal { insight: insight.id.clone(), grain };
                    cx.push(Intent::Act(Action::Want { goal, wanted: !wanted }));
                }
            }
        });
    }
    ui.add_space(10.0);
    widgets::heading(ui, words::rules_behind());
    widgets::soft(ui, text::of(&pack.name));
    widgets::soft(ui, text::of(&pack.about));
    widgets::soft(ui, &words::facts_of(&pack.facts_as_of));
    ui.add_space(4.0);
    for source in &pack.sources {
        let title = egui::RichText::new(&source.title).font(theme::regular(size::SMALL));
        ui.hyperlink_to(title, &source.address).on_hover_text(&source.address);
    }
}

/// The width of a goal's button, in points.
const GOAL_BUTTON: f32 = 78.0;

/// A button that wants an insight at a grain, or no longer.
fn goal_button(ui: &mut Ui, insight: &str, grain: Grain, wanted: bool) -> bool {
    let tokens = widgets::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(GOAL_BUTTON, 26.0), Sense::click());
    let label = words::goal_switch(insight, grain);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Switch, true, wanted, &label));
    let sign = if grain == Grain::Individual { Sign::Person } else { Sign::Total };
    let (fill, line, ink) = if wanted {
        widgets::chip_colours(tokens, Sign::Person)
    } else {
        (tokens.card, tokens.line, tokens.soft)
    };
    let line = if response.hovered() { tokens.line_strong } else { line };
    let stroke = egui::Stroke::new(1.0, line);
    let corner = CornerRadius::same(13);
    ui.painter().rect(rect, corner, fill, stroke, egui::StrokeKind::Inside);
    let sign_at =
        Rect::from_center_size(pos2(rect.left() + 13.0, rect.center().y), Vec2::splat(9.0));
    paint_sign(ui.painter(), sign_at.center(), 4.2, sign, ink);
    let at = pos2(rect.left() + 22.0, rect.center().y);
    let font = theme::regular(size::SMALL);
    let word = words::grain_short(grain);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, word, font, ink);
    if response.has_focus() {
        widgets::paint_focus(ui, rect, 13);
    }
    let clicked = response.clicked();
    response.on_hover_text(label);
    clicked
}
