//! The goal that is looked at, with its target: which insight, how many people, until when, at what
//! price.

use egui::{ComboBox, Ui};

use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui, refusal_ui};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::plan::{Goal, Grain};
use crate::report::numbers::Aimed;
use crate::text::{self, explain, words};

/// Draws the goal and its target, as fields in a sentence.
pub(super) fn goal_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    shown: &mut Option<usize>,
    chosen: Option<(usize, &Aimed)>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        let label = widgets::soft(ui, words::goal());
        list_ui(ui, cx, shown, chosen).labelled_by(label.id);
        let Some((place, aimed)) = chosen else { return };
        let goal = &aimed.goal;
        let people = goal.people.map(text::count).unwrap_or_default();
        target_ui(
            ui,
            cx,
            Field::People(place),
            (words::people(), &people, words::people_hint()),
            110.0,
        );
        widgets::soft(ui, words::until_when());
        let by = goal.by.map(|by| by.to_string()).unwrap_or_default();
        target_ui(ui, cx, Field::By(place), (words::by_day(), &by, words::day_hint()), 104.0);
        widgets::soft(ui, words::at_what_price());
        let cost = goal.unit_cost.map(text::amount).unwrap_or_default();
        target_ui(
            ui,
            cx,
            Field::UnitCost(place),
            (words::yuan_each(), &cost, words::yuan_each()),
            92.0,
        );
        for field in [Field::People(place), Field::By(place), Field::UnitCost(place)] {
            refusal_ui(ui, cx, field);
        }
    });
}

fn target_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    (name, current, hint): (&'static str, &str, &str),
    width: f32,
) {
    let shape = Shape { name, hint, rows: 1, title: false, width };
    field_ui(ui, cx, field, current, shape).on_hover_text(name);
}

/// Draws the list of goals, from which others can be added.
fn list_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    shown: &mut Option<usize>,
    chosen: Option<(usize, &Aimed)>,
) -> egui::Response {
    let name = chosen.map_or(words::add_goal(), |(_, aimed)| aimed.name.as_str()).to_owned();
    let combo = ComboBox::from_id_salt("goal").selected_text(name.as_str()).width(200.0);
    let list = combo.height(420.0).show_ui(ui, |ui| {
        let pack = cx.report.pack();
        for (place, goal) in cx.report.plan().goals.iter().enumerate() {
            let on = chosen.is_some_and(|(chosen, _)| chosen == place);
            if ui.selectable_label(on, explain::goal(pack, goal)).clicked() {
                *shown = Some(place);
            }
        }
        if !cx.report.plan().goals.is_empty() {
            ui.separator();
        }
        widgets::soft(ui, words::add_goal());
        let pseudonyms = pack.has_pseudonyms();
        for insight in &pack.insights {
            for grain in Grain::ALL.into_iter().rev() {
                let goal = Goal::new(insight.id.clone(), grain);
                let has = cx.report.plan().goals.iter().any(|one| one.is_for(&goal));
                if has || (grain == Grain::Pseudonym && !pseudonyms) {
                    continue;
                }
                if ui.selectable_label(false, explain::goal(pack, &goal)).clicked() {
                    *shown = Some(cx.report.plan().goals.len());
                    cx.push(Intent::Act(Action::Want { goal, wanted: true }));
                }
            }
        }
    });
    let button = list.response;
    button.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, words::goal());
        info.current_text_value = Some(name.clone());
        info
    });
    button
}
