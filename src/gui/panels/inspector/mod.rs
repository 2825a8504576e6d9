//! The inspector: the selected touchpoint with its switches, its numbers, what it yields and why;
//! or, if nothing is selected, the plan with its goals and the rules behind it.

use egui::{ScrollArea, Sense, Ui, Vec2, vec2};

mod data;
mod phase;
mod plan;
mod several;
mod values;

use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui};
use crate::gui::kit::icons;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::step::later_menu;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::why::source_ui;
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::pack::{Kind, Platform};
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::model::verdict::Sign;
use crate::report::{self, Reason, Role};
use crate::text::{self, words};

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let session = cx.editor.session();
        let selected = session.selected();
        if let Some(touchpoint) = session.single() {
            touchpoint_ui(ui, cx, touchpoint);
        } else if selected.is_empty() {
            plan::plan_ui(ui, cx);
        } else {
            several::several_ui(ui, cx, &selected);
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
        let open = cx.report.card(place).and_then(|card| card.openness.as_ref());
        if let Some(open) = open {
            widgets::soft(ui, &open.says);
        }
    }
    notes_ui(ui, cx, touchpoint);
    ui.add_space(4.0);
    switches_ui(ui, cx, touchpoint.id, place);
    values::values_ui(ui, cx, touchpoint);
    ui.add_space(10.0);
    widgets::heading(ui, words::what_it_yields());
    reasons_ui(ui, cx, touchpoint.id, place);
    what_if_ui(ui, cx, place);
    data::data_ui(ui, cx, touchpoint, place);
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

fn notes_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let shape = Shape {
        name: words::field_notes(),
        hint: words::hint_notes(),
        rows: 2,
        title: false,
        width: f32::INFINITY,
    };
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
    source_ui(ui, &reason.why, &cx.report.about_source(&reason.why));
    // Any of these sets of switches is enough: each has a button that turns it on.
    for offer in &reason.offers {
        let button = ui.button(cx.report.order(offer));
        later_menu(&button, cx, &offer.action(id));
        if button.on_hover_text(words::or_task()).clicked() {
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
