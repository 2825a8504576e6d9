//! The values of touchpoints in the inspector: visitors, budget and phase, each in its field.

use egui::{Key, Response, Sense, Ui, pos2, vec2};

use super::phase::phase_ui;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, Whose, field_ui, refusal_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::text::{self, words};

/// Draws the values of one touchpoint.
pub(super) fn values_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let id = touchpoint.id;
    let visitors = touchpoint.visitors.map(text::count).unwrap_or_default();
    row_ui(ui, cx, Field::Visitors(id), words::field_visitors(), (&visitors, words::not_set()));
    let whose = Whose::Card(id);
    let budget = touchpoint.budget.map(text::amount).unwrap_or_default();
    row_ui(ui, cx, Field::Budget(whose), words::field_budget(), (&budget, words::not_set()));
    let phase = touchpoint.phase.clone().unwrap_or_default();
    row_ui(ui, cx, Field::Phase(whose), words::field_phase(), (&phase, words::none()));
    assumed_ui(ui, cx, touchpoint);
}

/// Draws days, share, basis and stage, where the plan makes use of them: in plans that count no people
/// they would be in the way.
fn assumed_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let plan = cx.report.plan();
    let id = touchpoint.id;
    let counts = plan.goals.iter().any(|goal| goal.people.is_some());
    if counts || touchpoint.starts.is_some() || touchpoint.ends.is_some() {
        let runs = text::numbers::typed_runs(touchpoint.starts, touchpoint.ends);
        row_ui(ui, cx, Field::Runs(id), words::col_runs(), (&runs, words::not_set()));
    }
    if counts || touchpoint.share.is_some() {
        let share = touchpoint.share.map(text::numbers::share).unwrap_or_default();
        row_ui(ui, cx, Field::Share(id), words::col_share_likely(), (&share, words::share_hint()));
        row_ui(
            ui,
            cx,
            Field::Basis(id),
            words::col_basis(),
            (&touchpoint.basis, words::basis_hint()),
        );
    }
    if !plan.stages.is_empty() || touchpoint.stage.is_some() {
        let stage = touchpoint.stage.clone().unwrap_or_default();
        row_ui(ui, cx, Field::OfStage(id), words::col_stage(), (&stage, words::none()));
    }
}

/// Draws the values of all that are selected. Where they differ, the field is empty and says so.
pub(super) fn common_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    let session = cx.editor.session();
    let all: Vec<&Touchpoint> = ids.iter().filter_map(|id| session.get(*id)).collect();
    let budget = common(&all, |t| t.budget.map(text::amount));
    let phase = common(&all, |t| t.phase.clone());
    let said = |common: &Option<Option<String>>, unset| match common {
        Some(value) => (value.clone().unwrap_or_default(), unset),
        None => (String::new(), words::several_values()),
    };
    let (budget, unset) = said(&budget, words::not_set());
    let field = Field::Budget(Whose::Selected);
    row_ui(ui, cx, field, words::field_budget(), (&budget, unset));
    let (phase, unset) = said(&phase, words::none());
    let field = Field::Phase(Whose::Selected);
    row_ui(ui, cx, field, words::field_phase(), (&phase, unset));
}

/// What all of them have in common; `None` if they differ.
pub(super) fn common<T: PartialEq>(
    all: &[&Touchpoint],
    of: impl Fn(&Touchpoint) -> T,
) -> Option<T> {
    let mut values = all.iter().map(|touchpoint| of(touchpoint));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// Draws a label with its field; below them, why the field cannot take what was typed.
fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    label: &'static str,
    (current, hint): (&str, &str),
) {
    let edit = labelled(ui, label, |ui, width| {
        let shape = Shape { name: label, hint, rows: 1, title: false, width };
        match field {
            Field::Phase(_) => phase_ui(ui, cx, field, current, shape),
            _ => field_ui(ui, cx, field, current, shape),
        }
    });
    refusal_ui(ui, cx, field);
    if edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        let selected = cx.editor.session().selected();
        cx.out.extend(selected.first().map(|id| Intent::Focus(*id)));
    }
}

/// Draws a label, and what belongs to it at its right.
pub(super) fn labelled(
    ui: &mut Ui,
    label: &str,
    add: impl FnOnce(&mut Ui, f32) -> Response,
) -> Response {
    let row = ui.horizontal(|ui| {
        let width = (ui.available_width() * 0.45).min(150.0);
        let space = vec2(ui.available_width() - width - 8.0, size::ROW + 2.0);
        let (rect, _) = ui.allocate_exact_size(space, Sense::hover());
        let ink = widgets::tokens(ui).ink;
        let at = pos2(rect.left(), rect.center().y);
        let font = theme::regular(size::BODY);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, label, font, ink);
        add(ui, width)
    });
    row.inner
}
