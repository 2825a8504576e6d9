//! The chosen cell: its fields, what the pack that this one was made from says, and what it changes
//! in the plan.

use egui::{RichText, Ui};

use super::grid::{new_ceiling, scope_name};
use super::{RulesPage, edit, names};
use crate::editor::rules::Rules;
use crate::gui::intent::Cx;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::evidence::diff;
use crate::model::pack::edit::{Against, Choices, Edit, Entry, Row, Value, against, before, found};
use crate::model::pack::{Outlet, Pack};
use crate::model::plan::Plan;
use crate::text::{self, explain, words};

/// What the columns of the grid name.
pub(super) const INSIGHTS: Choices = Choices::Insights;

/// The most changes of the plan that are listed.
const MOST_SHIFTS: usize = 12;

impl RulesPage {
    /// Draws the fields of the chosen statement.
    pub(super) fn chosen_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules) {
        ui.spacing_mut().item_spacing.y = 5.0;
        let Some(row) = self.chosen.clone() else {
            widgets::heading(ui, words::rules_none_chosen());
            widgets::soft(ui, words::rules_none_chosen_hint());
            return;
        };
        let pack = rules.pack();
        title_ui(ui, rules, &row);
        let Some(entry) = found(pack, &row) else {
            empty_ui(ui, cx, rules, &row);
            return;
        };
        self.fields_ui(ui, cx, rules, (&row, entry));
        if matches!(row, Row::Ceiling(..)) && ui.button(words::rules_remove_ceiling()).clicked() {
            edit(cx, Edit::Remove(row.clone()));
        }
        origin_ui(ui, cx, rules, (&row, entry));
        self.effect_ui(ui, cx, rules, &row);
    }

    /// Draws what the statement changes in the plan.
    fn effect_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rules: &Rules, row: &Row) {
        if against(rules.pack(), rules.origin(), row) == Against::Same || *row == Row::Pack {
            return;
        }
        let cause = (rules.revision(), cx.editor.session().revision(), row.clone());
        if self.effect.as_ref().is_none_or(|(of, _)| *of != cause) {
            let effect = rules.effect(cx.report.evaluated(), row);
            self.effect = Some((cause, effect));
        }
        ui.add_space(8.0);
        widgets::heading(ui, words::rules_effect_head());
        let Some(effect) = self.effect.as_ref().and_then(|(_, effect)| effect.as_ref()) else {
            widgets::soft(ui, words::rules_effect_unknown());
            return;
        };
        for line in effect_lines(rules.pack(), cx.report.plan(), effect) {
            widgets::soft(ui, &line);
        }
    }
}

/// What changes in a plan, a line each: verdicts, goals, and coverage of the tiers.
pub(super) fn effect_lines(pack: &Pack, plan: &Plan, effect: &diff::Effect) -> Vec<String> {
    let mut lines = Vec::new();
    if effect.shifts.is_empty() {
        lines.push(words::rules_effect_none().to_owned());
    }
    for shift in effect.shifts.iter().take(MOST_SHIFTS) {
        let touchpoint = plan.get(shift.touchpoint);
        let name = touchpoint.map_or("", |touchpoint| explain::name(pack, touchpoint));
        let insight = names::choice(pack, INSIGHTS, &shift.insight);
        let [before, after] = shift.states.map(explain::verdict);
        lines.push(words::rules_shift(name, insight.as_str(), before, after));
    }
    if effect.shifts.len() > MOST_SHIFTS {
        lines.push(words::and_more(effect.shifts.len() - MOST_SHIFTS));
    }
    lines.extend(effect.won.iter().map(|goal| words::rules_goal_won(explain::goal(pack, goal))));
    lines.extend(effect.lost.iter().map(|goal| words::rules_goal_lost(explain::goal(pack, goal))));
    lines.extend(effect.reached.iter().map(|(tier, [before, after])| {
        let now = words::of_total(*after, effect.of);
        let says = if before == after {
            words::stays_at(now)
        } else {
            words::was_then(words::of_total(*before, effect.of), now)
        };
        text::labelled(explain::tier(pack, *tier), says)
    }));
    lines
}

/// Says which statement is chosen.
fn title_ui(ui: &mut Ui, rules: &Rules, row: &Row) {
    let pack = rules.pack();
    let (over, title) = match row {
        Row::Pack => (words::rules_pack_itself().to_owned(), text::of(&pack.name).to_owned()),
        Row::Ceiling(scope, insight, _) => {
            let insight = names::choice(pack, INSIGHTS, insight.as_str());
            (words::rules_ceilings().to_owned(), text::listed(&[scope_name(pack, scope), insight]))
        }
        Row::Of(table, _) => {
            let id = found(pack, row).and_then(|entry| Some(entry.cell(0)?.value()));
            let id = id.as_ref().and_then(Value::id).unwrap_or_default().to_owned();
            (names::table(*table).to_owned(), id)
        }
    };
    widgets::soft(ui, &over);
    ui.label(RichText::new(title).font(theme::bold(size::TITLE)));
    ui.add_space(4.0);
}

/// Offers to say something where a row says nothing.
fn empty_ui(ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules, row: &Row) {
    let Row::Ceiling(scope, insight, _) = row else { return };
    widgets::soft(ui, words::rules_says_nothing());
    for outlet in Outlet::ALL.into_iter().rev() {
        if ui.button(words::rules_let(names::outlet(outlet))).clicked() {
            let ceiling = new_ceiling(rules.pack(), insight, outlet);
            edit(cx, Edit::Limit(scope.clone(), ceiling));
        }
    }
    if before(rules.pack(), rules.origin(), row).is_some()
        && ui.button(words::rules_take_back()).clicked()
    {
        edit(cx, Edit::TakeBack(row.clone()));
    }
}

/// Draws what the other pack says, and a button that goes back to it.
fn origin_ui(ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules, (row, entry): (&Row, &dyn Entry)) {
    if *row == Row::Pack || against(rules.pack(), rules.origin(), row) == Against::Same {
        return;
    }
    ui.add_space(8.0);
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::heading(ui, &words::rules_origin_says(text::of(&rules.origin().name)));
        match before(rules.pack(), rules.origin(), row) {
            None => drop(widgets::soft(ui, words::rules_origin_nothing())),
            Some(was) => {
                for (index, column) in entry.columns().iter().enumerate() {
                    let value = |of: &dyn Entry| Some(of.cell(index)?.value());
                    let (Some(old), Some(new)) = (value(was), value(entry)) else { continue };
                    if old != new {
                        let said = names::value(rules.origin(), column.shape.choices(), &old);
                        let said = if said.is_empty() { words::not_set().to_owned() } else { said };
                        widgets::soft(ui, &text::labelled(names::column(column.name), said));
                    }
                }
            }
        }
        if ui.button(words::rules_take_back()).clicked() {
            edit(cx, Edit::TakeBack(row.clone()));
        }
    });
}
