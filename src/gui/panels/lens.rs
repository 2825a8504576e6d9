//! The strip above the board that says how the rules are seen: for which day, from which confidence
//! on, and with which platforms in other tiers. It is shown on request, and while anything is seen
//! otherwise than the pack says it.

use std::collections::BTreeSet;

use egui::{Align, Button, ComboBox, Layout, RichText, Ui};

use super::timeline::timeline_ui;
use crate::editor::{Command, Event};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::suppose::tiers_ui;
use crate::model::action::Action;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Confidence, Date};
use crate::text::{self, explain, words};

/// Whether the strip is shown.
#[must_use]
pub fn is_shown(cx: &Cx<'_>) -> bool {
    let evaluated = cx.report.evaluated();
    cx.editor.settings().lens || evaluated.view().differs(evaluated.origin())
}

/// Draws the strip.
pub fn lens_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        day_ui(ui, cx);
        ui.separator();
        confidence_ui(ui, cx);
        ui.separator();
        hypotheses_ui(ui, cx);
        tasks_ui(ui, cx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| end_ui(ui, cx));
    });
}

/// The dates on which the pack changes, as days, and the last day of its facts.
fn stops(evaluated: &Evaluated) -> Vec<Date> {
    let pack = evaluated.origin();
    let dates = pack.grounds().flat_map(|grounds| [grounds.since, grounds.until]).flatten();
    let days: BTreeSet<_> = dates.map(Date::first_day).collect();
    let days = days.into_iter().filter(|day| *day < pack.last_fact()).chain([pack.last_fact()]);
    days.filter_map(|day| Date::read(&day.to_string())).collect()
}

/// Chooses the day by a slider over the pack's dated facts.
fn day_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let evaluated = cx.report.evaluated();
    let (view, lens) = (evaluated.view(), evaluated.lens());
    ui.label(soft(ui, words::lens_day()));
    let stops = stops(evaluated);
    let last = stops.len().saturating_sub(1);
    let now = stops.iter().rposition(|stop| stop.first_day() <= view.day).unwrap_or(0);
    let name = |place: usize| stops.get(place).map_or_else(String::new, Date::to_string);
    let width = if is_wide(ui) { 330.0 } else { 170.0 };
    let (slid, place) = timeline_ui(ui, &stops, now, width);
    ui.label(RichText::new(view.day.to_string()).font(theme::bold(size::BODY)));
    let (at_least, tasks) = (lens.at_least, lens.tasks);
    let chosen = || (place < last).then(|| stops.get(place).copied()).flatten();
    if slid.dragged() && place != now {
        cx.push(Intent::Send(Event::Look { as_of: stops.get(place).copied(), at_least, tasks }));
    } else if slid.drag_stopped() || (slid.changed() && !slid.dragged()) {
        cx.push(Intent::Send(Event::Look { as_of: None, at_least, tasks }));
        if chosen() != cx.report.plan().as_of {
            cx.push(Intent::Act(Action::AsOf(chosen())));
        }
    }
    slid.on_hover_text(words::lens_day_hint(name(0), name(last)));
}

/// Whether there is room for all degrees of confidence, and a long slider.
fn is_wide(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= size::WIDE
}

/// Chooses the least confidence.
fn confidence_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.label(soft(ui, words::lens_sure()));
    if is_wide(ui) {
        degrees_ui(ui, cx);
    } else {
        degrees_list_ui(ui, cx);
    }
}

/// Takes statements of at least this confidence, or all.
fn take(cx: &mut Cx<'_>, at_least: Option<Confidence>) {
    let lens = cx.report.evaluated().lens();
    let (as_of, tasks) = (lens.as_of, lens.tasks);
    cx.push(Intent::Send(Event::Look { as_of, at_least, tasks }));
}

/// Draws the degrees side by side, the surest first, each with the number of its statements: what is
/// left of the chosen one counts too.
fn degrees_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let now = cx.report.evaluated().lens().at_least;
    let least = Confidence::BEST_FIRST.into_iter().last();
    let counts: Vec<(Confidence, usize)> = {
        let pack = cx.report.evaluated().origin();
        let count = |of| pack.grounds().filter(|grounds| grounds.confidence == of).count();
        Confidence::BEST_FIRST.into_iter().map(|one| (one, count(one))).collect()
    };
    ui.spacing_mut().item_spacing.x = 4.0;
    let mut counted = true;
    for (confidence, count) in counts {
        let is_least = now.or(least) == Some(confidence);
        let ink = if counted { tokens.ink } else { tokens.faint };
        let word = words::counted_name(explain::confidence(confidence), count);
        let text = RichText::new(&word).font(theme::regular(size::SMALL)).color(ink);
        let text = if counted { text } else { text.strikethrough() };
        let fill = if counted { tokens.card } else { egui::Color32::TRANSPARENT };
        let line = if is_least { tokens.accent } else { tokens.line };
        let width = if is_least { 1.5 } else { 1.0 };
        let button = Button::new(text)
            .fill(fill)
            .stroke(egui::Stroke::new(width, line))
            .corner_radius(size::CORNER);
        let response = ui.add(button);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::CheckBox, true, counted, word.as_str())
        });
        if response.on_hover_text(explain::means(confidence)).clicked() {
            take(cx, Some(confidence).filter(|one| Some(*one) != least));
        }
        counted &= !is_least;
    }
    ui.spacing_mut().item_spacing.x = 8.0;
}

fn degrees_list_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.report.evaluated().lens().at_least;
    let word = |least: Option<Confidence>| least.map_or(words::any(), explain::confidence);
    let combo = ComboBox::from_id_salt("least confidence").selected_text(word(now)).width(120.0);
    let shown = combo.show_ui(ui, |ui| {
        let all = Confidence::BEST_FIRST.into_iter().map(Some);
        for least in std::iter::once(None).chain(all) {
            let entry = ui.selectable_label(now == least, word(least));
            let entry = match least {
                Some(least) => entry.on_hover_text(explain::means(least)),
                None => entry,
            };
            if entry.clicked() {
                take(cx, least);
            }
        }
    });
    shown.response.on_hover_text(words::lens_sure_hint());
}

/// Lists the hypotheses, each with a button that takes it back, and offers more.
fn hypotheses_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let evaluated = cx.report.evaluated().clone();
    let origin = evaluated.origin();
    ui.label(soft(ui, words::lens_what_if()));
    for what_if in &cx.report.plan().what_if.clone() {
        let Some(platform) = origin.platform(&what_if.platform) else { continue };
        let says = words::moved_to(text::of(&platform.name), explain::tier(origin, what_if.tier));
        let button = Button::new(format!("{says}  ×")).corner_radius(size::CORNER);
        let back = ui.add(button).on_hover_text(words::take_back());
        if back.clicked() {
            cx.push(Intent::Send(Event::Suppose(platform.id.clone(), platform.tier)));
        }
    }
    ui.menu_button(words::suppose(), |ui| {
        for platform in &origin.platforms {
            ui.menu_button(text::of(&platform.name), |ui| {
                tiers_ui(ui, cx, &platform.id);
            });
        }
    });
}

/// Says which tasks are taken for done, with a button that ends that.
fn tasks_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let lens = cx.report.evaluated().lens();
    let (as_of, at_least) = (lens.as_of, lens.at_least);
    let Some(day) = lens.tasks else { return };
    ui.separator();
    let says = words::mark_tasks(text::numbers::whole_day(day));
    let button = Button::new(format!("{says}  ×")).corner_radius(size::CORNER);
    if ui.add(button).on_hover_text(words::take_back()).clicked() {
        cx.push(Intent::Send(Event::Look { as_of, at_least, tasks: None }));
    }
}

/// What the plan reaches without and with what is chosen here, and the ways to end it.
fn end_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let evaluated = cx.report.evaluated().clone();
    let differs = evaluated.view().differs(evaluated.origin());
    if cx.editor.settings().lens && ui.button(words::close()).clicked() {
        cx.push(Intent::Run(Command::ToggleLens));
    }
    if !differs {
        return;
    }
    if ui.button(words::lens_reset()).clicked() {
        cx.push(Intent::Send(Event::Look { as_of: None, at_least: None, tasks: None }));
        if cx.report.plan().as_of.is_some() {
            cx.push(Intent::Act(Action::AsOf(None)));
        }
        if !cx.report.plan().what_if.is_empty() {
            let all = cx.report.plan().what_if.clone();
            for what_if in all {
                let own = evaluated.origin().platform(&what_if.platform).map(|p| p.tier);
                if let Some(own) = own {
                    cx.push(Intent::Send(Event::Suppose(what_if.platform, own)));
                }
            }
        }
    }
    let (before, all) = cx.editor.session().reached_plainly();
    let (now, _) = cx.report.reached();
    let said = words::reached_before_and_now(before, now, all);
    ui.label(RichText::new(said).font(theme::bold(size::BODY)));
}

fn soft(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).font(theme::regular(size::SMALL)).color(widgets::tokens(ui).soft)
}
