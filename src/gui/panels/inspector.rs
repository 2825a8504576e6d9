//! The inspector: the selected touchpoint with its switches, its numbers, what it yields and why;
//! or, if nothing is selected, the plan with its goals and the rules behind it.

use egui::{CornerRadius, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::menus;
use crate::editor::{Command, needing};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui};
use crate::gui::kit::icons;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::engine::ConditionSet;
use crate::model::pack::{Insight, Kind, Platform};
use crate::model::plan::{Goal, Grain, Touchpoint, TouchpointId};
use crate::model::verdict::Sign;
use crate::report::{self, Reason, Role};
use crate::text::{self, sentences, signs, words};

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let session = cx.editor.session();
        let selected = session.selected();
        if let Some(touchpoint) = session.single() {
            touchpoint_ui(ui, cx, touchpoint);
        } else if selected.is_empty() {
            plan_ui(ui, cx);
        } else {
            several_ui(ui, cx, &selected);
        }
        ui.add_space(size::PAD);
    });
}

fn touchpoint_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let (pack, session) = (cx.report.pack(), cx.editor.session());
    let Some(place) = session.position(touchpoint.id) else { return };
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
        subtitle_ui(ui, cx, (kind, platform));
    }
    ui.add_space(4.0);
    switches_ui(ui, cx, touchpoint.id, place);
    numbers_ui(ui, cx, touchpoint);
    ui.add_space(10.0);
    widgets::heading(ui, words::what_it_yields());
    reasons_ui(ui, cx, touchpoint.id, place);
    what_if_ui(ui, cx, place);
    ui.add_space(8.0);
    notes_ui(ui, cx, touchpoint);
}

/// Draws the kind and the place of the selected touchpoint.
fn subtitle_ui(ui: &mut Ui, cx: &Cx<'_>, (kind, platform): (&Kind, &Platform)) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::TILE), Sense::hover());
        widgets::paint_tile(ui, rect, icons::of_kind(kind.id.as_str()));
        let tier = cx.report.tier(platform.tier).map_or("", |tier| tier.name.as_str());
        let named = cx.report.platform(&platform.id);
        let place = named.map(report::Platform::full_name).unwrap_or_default();
        let kind = text::of(&kind.name);
        let line = format!("{kind}  ·  {place}  ·  {tier}");
        let font = theme::regular(size::SMALL);
        let ink = widgets::tokens(ui).soft;
        let wide = ui.painter().layout_no_wrap(line.clone(), font, ink);
        // If it takes two lines, break it between kind and place.
        let fits = wide.size().x <= ui.available_width();
        widgets::soft(ui, &if fits { line } else { format!("{kind}\n{place}  ·  {tier}") });
    });
    let note = text::of(&platform.note);
    if !note.is_empty() {
        widgets::soft(ui, note);
    }
}

/// Draws the switches that the rules for this pair use, then others that are on.
fn switches_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: TouchpointId, place: usize) {
    let relevant = cx.report.switches(place);
    let parts =
        [(&relevant, ""), (&cx.report.unused_switches(place), words::switch_without_effect())];
    for (switches, hint) in parts {
        for switch in switches {
            if widgets::switch(ui, switch.on, &switch.name, hint) {
                let (ids, conditions) = (vec![id], vec![switch.condition.clone()]);
                cx.push(Intent::Act(Action::Switch { ids, conditions, on: !switch.on }));
            }
        }
    }
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
        (Field::Visitors(id), words::field_visitors(), words::not_set(), visitors),
        (Field::Budget(id), words::field_budget(), words::not_set(), budget),
        (Field::Phase(id), words::field_phase(), words::none(), phase),
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

/// Draws each insight with its verdict, reason, source and confidence; locked ones with a button.
fn reasons_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: TouchpointId, place: usize) {
    let tokens = widgets::tokens(ui);
    let mut reasons: Vec<&Reason> = cx.report.reasons(place).iter().collect();
    reasons.sort_by_key(|reason| reason.rank());
    for reason in reasons {
        ui.add_space(5.0);
        widgets::marked(ui, tokens.style(reason.role).mark, |ui| reason_ui(ui, cx, id, reason));
    }
}

fn reason_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: TouchpointId, reason: &Reason) {
    let tokens = widgets::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(11.0, 18.0), Sense::hover());
        paint_sign(ui.painter(), rect.center(), 5.0, reason.sign, tokens.ink);
        let head = egui::RichText::new(reason.head()).font(theme::bold(size::BODY));
        ui.add(egui::Label::new(head).wrap());
    });
    widgets::soft(ui, &reason.why.because);
    if let Some(line) = &reason.why.line() {
        let text = egui::RichText::new(line).font(theme::regular(size::SMALL)).color(tokens.faint);
        match reason.why.address.as_ref().filter(|address| report::is_web(address)) {
            Some(address) => ui.hyperlink_to(text, &**address).on_hover_text(&**address),
            None => ui.label(text),
        };
    }
    // Any of these sets of switches is enough: each has a button that turns it on.
    for offer in &reason.offers {
        if ui.button(cx.report.order(offer)).clicked() {
            cx.push(Intent::Act(offer.action(id)));
            // The button is gone with what it was for: the keyboard goes back to the card.
            cx.push(Intent::Focus(id));
        }
    }
}

/// Draws what switching off would cost.
fn what_if_ui(ui: &mut Ui, cx: &Cx<'_>, place: usize) {
    let lines = cx.report.what_if(place);
    if lines.is_empty() {
        return;
    }
    ui.add_space(8.0);
    widgets::heading(ui, words::what_if());
    let colour = widgets::tokens(ui).style(Role::State(Sign::Locked)).mark;
    widgets::marked(ui, colour, |ui| {
        for line in lines.iter() {
            widgets::soft(ui, line);
        }
    });
}

fn several_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    ui.label(egui::RichText::new(sentences::selected(ids.len())).font(theme::bold(size::TITLE)));
    widgets::soft(ui, words::several_hint());
    ui.add_space(6.0);
    let session = cx.editor.session();
    let engine = session.engine();
    let relevant = session.relevant(ids);
    let any = relevant.iter().fold(ConditionSet::EMPTY, |all, (_, set)| all.union(*set));
    for condition in engine.ids_of(any) {
        let those = needing(&relevant, engine, &condition);
        let on = those.iter().all(|id| session.get(*id).is_some_and(|t| t.has(&condition)));
        let name = session.pack().condition(&condition).map_or("", |c| text::of(&c.name));
        if widgets::switch(ui, on, name, &sentences::switch_for(those.len())) {
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

/// The width of a goal's button, in points.
const GOAL_BUTTON: f32 = 78.0;

/// Draws a button that sets or removes a goal. Returns whether it was clicked.
fn goal_button(ui: &mut Ui, insight: &str, grain: Grain, wanted: bool) -> bool {
    let tokens = widgets::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(GOAL_BUTTON, 26.0), Sense::click());
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
    paint_sign(ui.painter(), sign_at.center(), 4.2, sign, ink);
    let at = pos2(rect.left() + 22.0, rect.center().y);
    let font = theme::regular(size::SMALL);
    let word = signs::of(grain.into()).short;
    ui.painter().text(at, egui::Align2::LEFT_CENTER, word, font, ink);
    if response.has_focus() {
        widgets::paint_focus(ui, rect, 13);
    }
    let clicked = response.clicked();
    response.on_hover_text(label);
    clicked
}
