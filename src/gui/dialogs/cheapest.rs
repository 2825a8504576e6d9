//! The cheapest way to the goals: what moves cost, the moves, and the frontier of cost against goals
//! met, along which a budget is moved.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_plot::{Line, MarkerShape, Plot, PlotPoints, Points, VLine};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::event::Notice;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui, refusal_ui};
use crate::gui::kit::plot;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{self, Action, CostOf, Purpose, Target};
use crate::model::compare::Comparison;
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
use crate::model::numbers::cheapest::{self, Cheapest as Found, Solution};
use crate::report::comparison;
use crate::text::numbers::money;
use crate::text::{self, explain, words};

/// The dialog: which point of the frontier is looked at, and the answer so far.
#[derive(Default)]
pub struct Cheapest {
    /// How many goals are to be met; `None` for as many as can be.
    goals: Option<usize>,
    answer: Option<Answer>,
}

/// An answer, or the thread that works on it: it may take longer than a frame.
struct Answer {
    of: Arc<Evaluated>,
    solved: Option<Result<Solved, String>>,
    comes: Receiver<Result<Solved, String>>,
}

/// The frontier, and for each of its points and each move there the goals, by their places in the
/// plan, that the move meets after those before it.
struct Solved {
    found: Found,
    brings: Vec<Vec<Vec<usize>>>,
}

impl Solved {
    fn new(evaluated: &Evaluated) -> Result<Self, String> {
        let found = cheapest::cheapest(evaluated, None)?;
        let brings = found.frontier.iter().map(|point| brings(evaluated, point)).collect();
        Ok(Self { found, brings })
    }
}

impl Answer {
    fn begin(ui: &Ui, of: &Arc<Evaluated>) -> Self {
        let (sends, comes) = mpsc::channel();
        let (evaluated, ctx) = (Arc::clone(of), ui.ctx().clone());
        thread::spawn(move || {
            // Nobody waits for it any more if the dialog has been closed.
            let _ = sends.send(Solved::new(&evaluated));
            ctx.request_repaint();
        });
        Self { of: Arc::clone(of), solved: None, comes }
    }
}

impl Cheapest {
    /// Takes the answer when it comes. A plan that has changed since is worked on then: one thread
    /// at a time.
    fn follow(&mut self, ui: &Ui, evaluated: &Arc<Evaluated>) {
        if let Some(answer) = self.answer.as_mut().filter(|answer| answer.solved.is_none()) {
            match answer.comes.try_recv() {
                Ok(solved) => answer.solved = Some(solved),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    answer.solved = Some(Err(words::solver_stopped().to_owned()));
                }
            }
        }
        if self.answer.as_ref().is_none_or(|answer| !Arc::ptr_eq(&answer.of, evaluated)) {
            self.answer = Some(Answer::begin(ui, evaluated));
        }
    }

    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        self.follow(ui, cx.report.evaluated());
        in_window(ui, words::cheapest_title(), vec2(860.0, 560.0), |ui| {
            widgets::soft(ui, words::cheapest_hint());
            ui.add_space(4.0);
            let solved = self.answer.as_ref().and_then(|answer| answer.solved.as_ref());
            let mut stays = true;
            ui.horizontal_top(|ui| {
                let high = ui.available_height();
                ui.allocate_ui(vec2(300.0, high), |ui| {
                    ui.set_width(300.0);
                    ui.vertical(|ui| costs_ui(ui, cx, keyboard));
                });
                ui.separator();
                ui.vertical(|ui| match solved {
                    None => drop(widgets::soft(ui, words::solving())),
                    Some(Err(why)) => {
                        ui.label(words::not_solved(why.as_str()));
                    }
                    Some(Ok(solved)) => stays = solved_ui(ui, cx, solved, &mut self.goals),
                });
            });
            stays
        })
    }
}

/// Draws what moves cost: everything that is not named, then what is, then what could be.
fn costs_ui(ui: &mut Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) {
    widgets::heading(ui, words::costs_head());
    let (pack, costs) = (cx.report.pack(), &cx.report.plan().costs);
    ui.menu_button(words::add_cost(), |ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            widgets::soft(ui, words::switches());
            for condition in &pack.conditions {
                let has = costs.switches.contains_key(&condition.id);
                if !has && ui.button(text::of(&condition.name)).clicked() {
                    set(cx.out, CostOf::Switch(condition.id.clone()), Some(costs.others()));
                    ui.close();
                }
            }
            widgets::soft(ui, words::cost_of_kinds());
            for kind in &pack.kinds {
                let has = costs.kinds.contains_key(&kind.id);
                if !has && ui.button(text::of(&kind.name)).clicked() {
                    set(cx.out, CostOf::Kind(kind.id.clone()), Some(costs.others()));
                    ui.close();
                }
            }
        });
    })
    .response
    .on_hover_text(words::add_cost_hint());
    ScrollArea::vertical().id_salt("costs").auto_shrink([false, true]).show(ui, |ui| {
        let usual = (words::cost_unset(), costs.others());
        let unset = cost_ui(ui, cx, Field::UnsetCost, usual, false);
        keyboard.give(&unset.0);
        for (place, condition) in pack.conditions.iter().enumerate() {
            let Some(cost) = costs.switches.get(&condition.id) else { continue };
            let name = text::of(&condition.name);
            if cost_ui(ui, cx, Field::SwitchCost(place), (name, *cost), true).1 {
                set(cx.out, CostOf::Switch(condition.id.clone()), None);
            }
        }
        for (place, kind) in pack.kinds.iter().enumerate() {
            let Some(cost) = costs.kinds.get(&kind.id) else { continue };
            let name = words::placing(text::of(&kind.name));
            if cost_ui(ui, cx, Field::KindCost(place), (&name, *cost), true).1 {
                set(cx.out, CostOf::Kind(kind.id.clone()), None);
            }
        }
    });
}

fn set(out: &mut Vec<Intent>, of: CostOf, cost: Option<f64>) {
    out.push(Intent::Act(Action::Target(Target::Cost(of, cost))));
}

/// Draws a cost with its name. Returns the field, and whether the cost is to be forgotten.
fn cost_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    (name, cost): (&str, f64),
    forgets: bool,
) -> (egui::Response, bool) {
    let row = ui.horizontal(|ui| {
        let edge = if forgets { 30.0 } else { 0.0 };
        let room = ui.available_width() - 104.0 - edge - 16.0;
        let label = RichText::new(name).font(theme::regular(size::BODY));
        ui.allocate_ui_with_layout(
            vec2(room, size::ROW),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(room);
                ui.add(Label::new(label).truncate()).on_hover_text(name);
            },
        );
        let shape = Shape { name: words::cost(), hint: "", rows: 1, title: false, width: 88.0 };
        let edit = field_ui(ui, cx, field, &text::amount(cost), shape);
        edit.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(
                egui::Role::TextInput,
                true,
                text::labelled(words::cost(), name),
            );
            info.current_text_value = Some(text::amount(cost));
            info
        });
        let forget = forgets && {
            let button = ui.button("×");
            let says = text::labelled(words::delete(), name);
            button
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, says.as_str()));
            button.on_hover_text(says).clicked()
        };
        (edit, forget)
    });
    refusal_ui(ui, cx, field);
    row.inner
}

/// Draws the answer. Returns whether the dialog stays.
fn solved_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    Solved { found, brings }: &Solved,
    goals: &mut Option<usize>,
) -> bool {
    let plan = cx.report.plan();
    if plan.goals.is_empty() {
        widgets::soft(ui, words::cheapest_no_goals());
        return true;
    }
    let most = found.frontier.len();
    let number = goals.unwrap_or(most).min(most);
    let shown = number.checked_sub(1).and_then(|at| found.frontier.get(at).zip(brings.get(at)));
    let nothing = bought_by_nothing(cx.report.evaluated());
    let (solution, brings) = match shown {
        Some((point, brings)) => (point, brings.as_slice()),
        None if most > 0 => (&nothing, [].as_slice()),
        None => (&found.solution, [].as_slice()),
    };
    let head =
        words::cheapest_meets(solution.met.len(), plan.goals.len(), text::amount(solution.cost));
    ui.label(RichText::new(head).font(theme::bold(size::TITLE)));
    frontier_ui(ui, found, goals);
    let mut stays = true;
    ui.horizontal(|ui| {
        let some = !solution.moves.is_empty();
        if ui.add_enabled(some, Button::new(words::adopt())).clicked() {
            let moves = solution.moves.iter().map(cheapest::Move::action).collect();
            cx.push(Intent::Act(Action::Together(Purpose::Cheapest, moves)));
            stays = false;
        }
        let compare = ui.add_enabled(some, Button::new(words::bar_compare()));
        if compare.clicked() {
            cx.out.extend(compared(cx.report.evaluated(), solution).map(Intent::Show));
        }
    });
    ScrollArea::vertical().id_salt("moves").auto_shrink(false).show(ui, |ui| {
        moves_ui(ui, cx.report.evaluated(), (solution, brings));
        for goal in &found.unreachable {
            never_ui(ui, cx.report.evaluated(), *goal);
        }
    });
    stays
}

/// What a budget buys that is below the first point: the goals that are met already.
fn bought_by_nothing(evaluated: &Evaluated) -> Solution {
    let states = evaluated.evaluation.goals.iter().enumerate();
    let met = states.filter(|(_, state)| matches!(state, GoalState::Met(_)));
    Solution { cost: 0.0, met: met.map(|(place, _)| place).collect(), moves: Vec::new() }
}

/// What the plan would be after a solution.
fn after(evaluated: &Evaluated, moves: &[cheapest::Move]) -> Option<Evaluated> {
    let actions = moves.iter().map(cheapest::Move::action).collect();
    let action = Action::Together(Purpose::Cheapest, actions);
    let plan = action::apply(&evaluated.plan, evaluated.origin(), &action).ok()?;
    Some(evaluated.with(plan))
}

/// The plan beside what it would be.
fn compared(evaluated: &Evaluated, solution: &Solution) -> Option<Notice> {
    let after = after(evaluated, &solution.moves)?;
    let lines = comparison::all_lines(&Comparison::new(evaluated.clone(), after));
    Some(Notice::Compared { title: words::cheapest_title().to_owned(), lines })
}

/// For each move of a solution the goals that it meets after those before it.
fn brings(evaluated: &Evaluated, solution: &Solution) -> Vec<Vec<usize>> {
    let met = |evaluated: &Evaluated| -> Vec<bool> {
        let states = evaluated.evaluation.goals.iter();
        states.map(|state| matches!(state, GoalState::Met(_))).collect()
    };
    let mut before = met(evaluated);
    let brought = (1..=solution.moves.len()).map(|count| {
        let after = solution.moves.get(..count).and_then(|moves| after(evaluated, moves));
        let now = after.map_or_else(|| before.clone(), |after| met(&after));
        let new = now.iter().zip(&before).enumerate();
        let new = new.filter(|(_, (now, before))| **now && !**before).map(|(goal, _)| goal);
        let new = new.collect();
        before = now;
        new
    });
    brought.collect()
}

/// Draws the moves, each with the goals that it meets after those before it.
fn moves_ui(ui: &mut Ui, evaluated: &Evaluated, (solution, brings): (&Solution, &[Vec<usize>])) {
    let tokens = widgets::tokens(ui);
    if solution.moves.is_empty() {
        widgets::soft(ui, words::cheapest_nothing_to_do());
    }
    for (step, goals) in solution.moves.iter().zip(brings) {
        let named = goals.iter().filter_map(|goal| evaluated.plan.goals.get(*goal));
        let named: Vec<String> = named.map(|goal| explain::goal(evaluated.pack(), goal)).collect();
        widgets::marked(ui, tokens.bar_locked, |ui| {
            let says = explain::cheapest_move(evaluated, step);
            ui.add(Label::new(RichText::new(says).font(theme::bold(size::BODY))).wrap());
            let brings = if named.is_empty() {
                words::move_prepares().to_owned()
            } else {
                words::move_meets(text::listed(&named))
            };
            let costs = cheapest::cost(&evaluated.plan.costs, step);
            widgets::soft(ui, &text::listed(&[money(costs), brings]));
        });
        ui.add_space(4.0);
    }
}

/// Says that nothing can meet a goal, and why.
fn never_ui(ui: &mut Ui, evaluated: &Evaluated, goal: usize) {
    let state = evaluated.evaluation.goals.get(goal);
    let Some((goal, state)) = evaluated.plan.goals.get(goal).zip(state) else { return };
    let danger = widgets::tokens(ui).danger;
    widgets::marked(ui, danger, |ui| {
        let named = words::cheapest_never(explain::goal(evaluated.pack(), goal));
        ui.add(Label::new(RichText::new(named).font(theme::bold(size::BODY))).wrap());
        widgets::soft(ui, &explain::goal_state(&evaluated.engine, &evaluated.plan, goal, state));
    });
}

/// Draws the least cost of each number of goals, and the budget that is moved along it.
fn frontier_ui(ui: &mut Ui, found: &Found, goals: &mut Option<usize>) {
    let most = found.frontier.len();
    if most == 0 {
        return;
    }
    let tokens = widgets::tokens(ui);
    let at = |number: usize| -> [f64; 2] {
        let cost = number.checked_sub(1).and_then(|at| found.frontier.get(at));
        let count = f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        [cost.map_or(0.0, |solution| solution.cost), count]
    };
    let all: Vec<[f64; 2]> = (0..=most).map(at).collect();
    // A budget buys the goals of the step at its left.
    let mut steps: Vec<[f64; 2]> = all
        .windows(2)
        .flat_map(|pair| {
            let [from, to] = pair else { return Vec::new() };
            let ([_, low], [right, _]) = (*from, *to);
            vec![*from, [right, low]]
        })
        .chain(all.last().copied())
        .collect();
    steps.dedup();
    let number = goals.unwrap_or(most).min(most);
    let [budget, _] = at(number);
    let widest = all.last().map_or(1.0, |[cost, _]| cost * 1.12).max(1.0);
    let count = f64::from(u32::try_from(most).unwrap_or(1));
    let plot = still_plot(ui, (widest, count));
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(-widest * 0.03..=widest);
        plot.set_plot_bounds_y(-0.2..=count + 0.5);
        for part in steps.windows(2) {
            let part = PlotPoints::from(part.to_vec());
            plot.line(Line::new("steps", part).color(tokens.line_strong).width(2.0));
        }
        plot.add(VLine::new("budget", budget).color(tokens.accent).width(1.5));
        plot.points(
            Points::new("points", PlotPoints::from(all.clone()))
                .color(tokens.open)
                .radius(4.0)
                .shape(MarkerShape::Circle),
        );
    });
    let response = shown.response.interact(egui::Sense::click_and_drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Figure, true, words::frontier_says())
    });
    if (response.dragged() || response.clicked())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        // The most goals that the budget under the pointer buys.
        let budget = shown.transform.value_from_position(pointer).x;
        *goals = Some(all.iter().rposition(|[cost, _]| *cost <= budget).unwrap_or(0));
    }
    budget_ui(ui, found, (number, budget), goals);
}

/// A plot of costs and goals that cannot be dragged, zoomed or scrolled.
fn still_plot<'a>(ui: &Ui, (widest, count): (f64, f64)) -> Plot<'a> {
    plot::still(ui, "frontier")
        .height(150.0)
        .default_x_bounds(-widest * 0.03, widest)
        .default_y_bounds(-0.2, count + 0.5)
        .x_axis_formatter(
            |mark, _| if mark.value < 0.0 { String::new() } else { money(mark.value) },
        )
        .y_axis_formatter(|mark, _| {
            if mark.value.fract() == 0.0 { mark.value.to_string() } else { String::new() }
        })
}

/// The budget by keyboard: a slider over the goals that it buys.
fn budget_ui(
    ui: &mut Ui,
    found: &Found,
    (number, budget): (usize, f64),
    goals: &mut Option<usize>,
) {
    let most = found.frontier.len();
    ui.horizontal(|ui| {
        let label = ui.label(words::frontier_budget(money(budget)));
        let mut chosen = number;
        let slider = egui::Slider::new(&mut chosen, 0..=most).show_value(false);
        ui.spacing_mut().slider_width = 200.0;
        let slid = ui.add_enabled(most > 0, slider).labelled_by(label.id);
        if slid.changed() {
            *goals = Some(chosen);
        }
        widgets::soft(ui, &words::frontier_buys(number));
    });
}
