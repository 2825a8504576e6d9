//! Options side by side: the same board with some touchpoints left out and some switches on. They are
//! a view; the board changes only when one of them is adopted.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Grid, Label, PopupCloseBehavior, RichText, ScrollArea, Sense, Ui, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_id, field_ui, put_cursor, refusal_ui};
use crate::gui::kit::signs::paint_waves;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Purpose, Target, Vary};
use crate::model::plan::{Plan, Touchpoint, Variant};
use crate::report::{OptionRow, Report};
use crate::text::{self, words};

/// How many options stand side by side.
const MOST: usize = 3;
/// The width of the names at the left, and of a column, in points.
const NAMES: f32 = 210.0;
const COLUMN: f32 = 178.0;

/// The dialog.
#[derive(Default)]
pub struct Options {
    /// The place of an option that has just been added: its name gets the keyboard focus.
    new: Option<usize>,
    /// The first option that is shown.
    first: usize,
}

impl Options {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let wide = NAMES + (COLUMN + 16.0) * 4.0 + 60.0;
        in_window(ui, words::options_title(), vec2(wide, 560.0), |ui| {
            widgets::soft(ui, words::options_hint());
            let plan = cx.report.plan();
            let mut stays = true;
            ui.horizontal(|ui| {
                let add = ui.button(words::add_option());
                keyboard.give(&add);
                if add.clicked() {
                    self.new = Some(plan.options.len());
                    let option = Variant { name: free_name(plan), ..Variant::default() };
                    change(cx, Target::AddOption(option));
                }
                let last = plan.options.len().saturating_sub(MOST);
                let added = self.new.is_some_and(|new| new < plan.options.len());
                self.first = if added { last } else { self.first.min(last) };
                if last > 0 {
                    let mut shown = self.first;
                    let label = widgets::soft(ui, words::options_from());
                    let slider = egui::Slider::new(&mut shown, 0..=last).show_value(false);
                    ui.add(slider).labelled_by(label.id);
                    self.first = shown;
                }
            });
            if plan.options.is_empty() {
                return stays;
            }
            let shown: Vec<usize> = (self.first..plan.options.len()).take(MOST).collect();
            ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                let grid = Grid::new("options").num_columns(2 + shown.len()).striped(true);
                grid.spacing(vec2(16.0, 6.0)).show(ui, |ui| {
                    self.heads_ui(ui, cx, &shown, &mut stays);
                    figures_ui(ui, cx.report.options(), &shown);
                    for (place, touchpoint) in plan.touchpoints.iter().enumerate() {
                        touchpoint_ui(ui, cx, (place, touchpoint), &shown);
                    }
                });
            });
            stays
        })
    }

    /// Draws the names and budgets of options, and what can be done with each.
    fn heads_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, shown: &[usize], stays: &mut bool) {
        cell(ui, NAMES, |_| {});
        cell(ui, COLUMN, |ui| widgets::heading(ui, words::as_the_board()));
        for place in shown {
            cell(ui, COLUMN, |ui| self.head_ui(ui, cx, *place, stays));
        }
        ui.end_row();
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, place: usize, stays: &mut bool) {
        let plan = cx.report.plan();
        let Some(option) = plan.options.get(place) else { return };
        let name = Shape {
            name: words::option_name(),
            hint: words::option_name(),
            rows: 1,
            title: false,
            width: COLUMN - 24.0,
        };
        field_ui(ui, cx, Field::OptionName(place), &option.name, name);
        if self.new.take_if(|new| *new == place).is_some() {
            let field = field_id(cx.editor.session().serial(), Field::OptionName(place));
            ui.memory_mut(|memory| memory.request_focus(field));
            put_cursor(ui.ctx(), field, option.name.chars().count(), true);
        }
        let budget = option.budget.map(text::amount).unwrap_or_default();
        let shape = Shape {
            name: words::option_budget(),
            hint: words::option_budget(),
            rows: 1,
            title: false,
            width: COLUMN - 24.0,
        };
        field_ui(ui, cx, Field::OptionBudget(place), &budget, shape);
        for field in [Field::OptionName(place), Field::OptionBudget(place)] {
            refusal_ui(ui, cx, field);
        }
        ui.horizontal(|ui| {
            if ui.add_enabled(!option.is_nothing(), Button::new(words::adopt())).clicked() {
                cx.push(Intent::Act(adopted(option)));
                *stays = false;
            }
            if ui.button(words::delete()).clicked() {
                change(cx, Target::DropOption(place));
            }
        });
    }
}

fn change(cx: &mut Cx<'_>, target: Target) {
    cx.push(Intent::Act(Action::Target(target)));
}

/// What makes the board what an option has.
fn adopted(option: &Variant) -> Action {
    let switches = option.switches.iter().map(|turned| Action::Switch {
        ids: vec![turned.touchpoint],
        conditions: turned.on.clone(),
        on: true,
    });
    let removes = (!option.off.is_empty()).then(|| Action::Remove(option.off.clone()));
    Action::Together(Purpose::Adopt, switches.chain(removes).collect())
}

/// A name that no option has yet.
fn free_name(plan: &Plan) -> String {
    let mut names = (1..=plan.options.len() + 1).map(words::option_number);
    names.find(|name| plan.options.iter().all(|one| one.name != *name)).unwrap_or_default()
}

/// Draws a cell of the grid with a width of its own.
fn cell<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_width(width - 8.0);
        add(ui)
    })
    .inner
}

/// Draws a text in a cell, cut where it is too long.
fn text_cell(ui: &mut Ui, width: f32, text: RichText) {
    cell(ui, width, |ui| ui.add(Label::new(text).truncate()));
}

/// Draws what each option reaches, beside the board itself.
fn figures_ui(ui: &mut Ui, rows: &[OptionRow], shown: &[usize]) {
    let Some(board) = rows.first() else { return };
    let all: Vec<&OptionRow> =
        std::iter::once(board).chain(shown.iter().filter_map(|at| rows.get(at + 1))).collect();
    let tokens = widgets::tokens(ui);
    for (number, (name, own)) in board.figures.iter().enumerate() {
        let soft = RichText::new(name).font(theme::regular(size::SMALL)).color(tokens.soft);
        cell(ui, NAMES, |ui| ui.add(Label::new(soft).truncate()).on_hover_text(name));
        for row in &all {
            let (_, figure) = row.figures.get(number).cloned().unwrap_or_default();
            let over = row.over_budget && number == OptionRow::BUDGET;
            let (font, ink) = match (figure == *own, over) {
                (_, true) => (theme::bold(size::BODY), tokens.danger),
                (true, _) => (theme::regular(size::BODY), tokens.soft),
                (false, _) => (theme::bold(size::BODY), tokens.ink),
            };
            let assumed = row.assumed && number >= OptionRow::PEOPLE;
            cell(ui, COLUMN, |ui| {
                ui.horizontal(|ui| {
                    if assumed {
                        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 14.0), Sense::hover());
                        paint_waves(ui.painter(), rect.center(), tokens.key);
                    }
                    ui.add(Label::new(RichText::new(figure).font(font).color(ink)).truncate());
                });
            });
        }
        ui.end_row();
    }
}

/// Draws a touchpoint: in each option, whether it is left out, and which switches are on besides.
fn touchpoint_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (place, touchpoint): (usize, &Touchpoint),
    shown: &[usize],
) {
    let report = cx.report;
    let (name, on) = report.names(place);
    let bold = RichText::new(name).font(theme::bold(size::BODY));
    cell(ui, NAMES, |ui| {
        ui.add(Label::new(bold).truncate()).on_hover_text(words::name_on(name, on))
    });
    let budget = touchpoint.budget.map(text::amount).unwrap_or_default();
    let soft = widgets::tokens(ui).soft;
    text_cell(ui, COLUMN, RichText::new(budget).font(theme::regular(size::SMALL)).color(soft));
    for number in shown {
        let Some(option) = report.plan().options.get(*number) else { continue };
        cell(ui, COLUMN, |ui| {
            ui.push_id((number, touchpoint.id.0), |ui| {
                option_cell(ui, cx, (place, touchpoint, name), (*number, option));
            });
        });
    }
    ui.end_row();
}

fn option_cell(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (place, touchpoint, name): (usize, &Touchpoint, &str),
    (number, option): (usize, &Variant),
) {
    let report: &Report = cx.report;
    let off = option.off.contains(&touchpoint.id);
    let turned = option.switches.iter().find(|turned| turned.touchpoint == touchpoint.id);
    let names = |ids: &[crate::model::plan::ConditionId]| {
        let named = ids.iter().filter_map(|id| report.pack().condition(id));
        text::listed(&named.map(|one| text::of(&one.name)).collect::<Vec<_>>())
    };
    let says = match (off, turned) {
        (true, _) => words::left_out().to_owned(),
        (false, Some(turned)) => words::with_switches(names(&turned.on)),
        (false, None) => words::as_the_board().to_owned(),
    };
    let label = RichText::new(&says).font(theme::regular(size::SMALL));
    // It stays open while several things are changed in it.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(label).config(config).ui(ui, |ui| {
        let mut inside = !off;
        if widgets::checkbox(ui, &mut inside, words::part_of_option()).changed() {
            change(cx, Target::Vary(number, Vary::LeaveOut(touchpoint.id, !inside)));
        }
        for switch in report.switches(place).iter().filter(|switch| !switch.on) {
            let mut on = turned.is_some_and(|turned| turned.on.contains(&switch.condition));
            if widgets::checkbox(ui, &mut on, switch.name.as_str()).changed() {
                let turn = Vary::Turn(touchpoint.id, switch.condition.clone(), on);
                change(cx, Target::Vary(number, turn));
            }
        }
    });
    response.widget_info(|| {
        let head = words::name_in(name, option.name.as_str());
        egui::WidgetInfo::labeled(egui::Role::Button, true, text::labelled(head, says.as_str()))
    });
}
