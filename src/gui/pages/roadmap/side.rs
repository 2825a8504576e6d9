//! Beside the page: the chosen line of the record, to be changed.

use std::collections::{HashMap, HashSet};

use egui::{Ui, vec2};

use super::RoadmapPage;
use super::menu::{done, look_at};
use crate::editor::{Command, Event};
use crate::export::minutes;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_id, field_ui, put_cursor, refusal_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::plan::{Decision, Effort, Plan, Question, Task, TouchpointId, Vote};
use crate::text::{self, explain, words};

/// Draws the chosen line.
pub(super) fn side_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let Some((id, line)) = page.chosen.and_then(|id| Some((id, cx.report.plan().record.line(id)?)))
    else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 6.0;
    let head = match &line {
        Line::Decision(_) => words::decision(),
        Line::Question(_) => words::question(),
        Line::Vote(_) => words::vote(),
        Line::Task(_) => words::task(),
    };
    ui.horizontal(|ui| {
        widgets::heading(ui, head);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(words::close()).clicked() {
                page.chosen = None;
            }
        });
    });
    text_ui(ui, cx, page, (id, &line));
    match &line {
        Line::Decision(one) => decision_ui(ui, cx, one),
        Line::Question(one) => question_ui(ui, cx, one),
        Line::Vote(one) => vote_ui(ui, cx, one),
        Line::Task(one) => task_ui(ui, cx, one),
    }
    about_ui(ui, cx, &line);
    ui.add_space(8.0);
    if ui.button(words::delete()).clicked() {
        cx.push(Intent::Act(Action::Keep(Keep::Drop(id))));
    }
}

/// The action that replaces a line.
fn put(line: Line) -> Intent {
    Intent::Act(Action::Keep(Keep::Put(line)))
}

fn shape(ui: &Ui, name: &'static str, hint: &'static str, rows: usize) -> Shape<'static> {
    Shape { name, hint, rows, title: false, width: ui.available_width() - 4.0 }
}

/// A field with its name above it.
fn labelled_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    field: Field,
    now: &str,
    (name, hint): (&'static str, &'static str),
) {
    widgets::soft(ui, name);
    let shape = shape(ui, name, hint, 1);
    field_ui(ui, cx, field, now, shape);
    refusal_ui(ui, cx, field);
}

fn text_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage, (id, line): (LineId, &Line)) {
    let field = Field::Line(id);
    let shape = shape(ui, words::line_text(), words::line_text(), 2);
    field_ui(ui, cx, field, line.text(), shape);
    refusal_ui(ui, cx, field);
    if page.writes.take_if(|writes| *writes == id).is_some() {
        let widget = field_id(cx.editor.session().serial(), field);
        ui.memory_mut(|memory| memory.request_focus(widget));
        put_cursor(ui.ctx(), widget, line.text().chars().count(), true);
    }
}

/// Who stands for a line: typed, or chosen from those who are known.
fn owner_ui(ui: &mut Ui, cx: &mut Cx<'_>, line: &Line, name: &'static str) {
    widgets::soft(ui, name);
    ui.horizontal(|ui| {
        let field = Field::LineOwner(line.id());
        let shape = Shape { width: 110.0, ..shape(ui, name, words::owner_hint(), 1) };
        field_ui(ui, cx, field, line.owner(), shape);
        let people = &cx.report.plan().people;
        if people.is_empty() {
            return;
        }
        let mut chosen = None;
        ui.menu_button(words::choose_person(), |ui| {
            for person in people {
                let full = [person.short.as_str(), &person.name, &person.role];
                let full: Vec<&str> = full.into_iter().filter(|one| !one.is_empty()).collect();
                if ui.button(full.join("  ")).clicked() {
                    chosen = Some(person.short.clone());
                    ui.close();
                }
            }
        });
        if let Some(short) = chosen {
            let mut line = line.clone();
            line.set_owner(short);
            cx.push(put(line));
        }
    });
    let owner = line.owner();
    if let Some(place) = cx.report.plan().people.iter().position(|one| one.short == owner) {
        let name = cx.report.plan().people.get(place).map_or("", |person| &person.role).to_owned();
        let shape = shape(ui, words::person_role(), words::person_role(), 1);
        field_ui(ui, cx, Field::PersonRole(place), &name, shape);
    }
}

fn task_ui(ui: &mut Ui, cx: &mut Cx<'_>, task: &Task) {
    let mut is_done = task.done.is_some();
    if widgets::checkbox(ui, &mut is_done, words::task_done()).changed() {
        cx.push(Intent::Act(done(cx, task)));
    }
    if !is_done && !task.switches.is_empty() {
        widgets::soft(ui, words::task_done_hint());
    }
    let row = cx.report.roadmap().tasks().find(|row| row.id == task.id);
    for late in row.map_or(&[][..], |row| row.late.as_slice()) {
        let late = egui::RichText::new(late).font(theme::regular(size::SMALL));
        ui.add(egui::Label::new(late.color(widgets::tokens(ui).danger)).wrap());
    }
    let line = Line::Task(task.clone());
    let days = text::numbers::typed_runs(task.starts, task.ends);
    let named = (words::task_days(), words::task_days_hint());
    labelled_ui(ui, cx, Field::LineDays(line.id()), &days, named);
    owner_ui(ui, cx, &line, words::task_owner());
    widgets::soft(ui, words::col_effort());
    ui.horizontal(|ui| {
        for effort in [Effort::S, Effort::M, Effort::L] {
            let on = task.effort == Some(effort);
            let word = minutes::effort(Some(effort));
            if ui.selectable_label(on, word).clicked() {
                let effort = (!on).then_some(effort);
                cx.push(put(Line::Task(Task { effort, ..task.clone() })));
            }
        }
    });
    after_ui(ui, cx, task);
    switches_ui(ui, cx, task);
    if let Some(ends) = task.ends.filter(|_| task.done.is_none())
        && ui.button(words::board_then(text::numbers::day(ends))).clicked()
    {
        look_at(cx, ends);
    }
}

/// What comes before a task.
fn after_ui(ui: &mut Ui, cx: &mut Cx<'_>, task: &Task) {
    widgets::soft(ui, words::task_after());
    let plan = cx.report.plan();
    for id in &task.after {
        let name = plan.record.task(*id).map_or("", |other| other.text.as_str());
        if removable(ui, name) {
            let after = task.after.iter().copied().filter(|other| other != id).collect();
            cx.push(put(Line::Task(Task { after, ..task.clone() })));
        }
    }
    let others = || {
        let later = later_than(plan, task.id);
        let others = plan
            .record
            .tasks
            .iter()
            .filter(|other| !later.contains(&other.id) && !task.after.contains(&other.id));
        others.map(|other| (other.id, text::stage::cut(&other.text, 60))).collect()
    };
    if let Some(id) = choose(ui, words::add_after(), plan.record.tasks.len() > 1, others) {
        let mut after = task.after.clone();
        after.push(id);
        cx.push(put(Line::Task(Task { after, ..task.clone() })));
    }
}

/// A task, and those that come, over others, after it.
fn later_than(plan: &Plan, id: u64) -> HashSet<u64> {
    let mut later: HashMap<u64, Vec<u64>> = HashMap::new();
    for task in &plan.record.tasks {
        for before in &task.after {
            later.entry(*before).or_default().push(task.id);
        }
    }
    let (mut met, mut open) = (HashSet::new(), vec![id]);
    while let Some(next) = open.pop() {
        if met.insert(next) {
            open.extend(later.get(&next).into_iter().flatten());
        }
    }
    met
}

/// The switches that a task turns on.
fn switches_ui(ui: &mut Ui, cx: &mut Cx<'_>, task: &Task) {
    let pack = cx.report.pack();
    widgets::soft(ui, words::task_switches());
    for id in &task.switches {
        let name = pack.condition(id).map_or(id.as_str(), |one| text::of(&one.name));
        if removable(ui, name) {
            let switches = task.switches.iter().filter(|other| *other != id).cloned().collect();
            cx.push(put(Line::Task(Task { switches, ..task.clone() })));
        }
    }
    let others = || {
        let others = pack.conditions.iter().filter(|one| !task.switches.contains(&one.id));
        others.map(|one| (one.id.clone(), text::of(&one.name).to_owned())).collect()
    };
    let any = task.switches.len() < pack.conditions.len();
    if let Some(id) = choose(ui, words::add_switch(), any, others) {
        let mut switches = task.switches.clone();
        switches.push(id);
        cx.push(put(Line::Task(Task { switches, ..task.clone() })));
    }
}

fn question_ui(ui: &mut Ui, cx: &mut Cx<'_>, one: &Question) {
    let mut closed = one.closed.is_some();
    if widgets::checkbox(ui, &mut closed, words::question_answered()).changed() {
        let closed = if closed { cx.editor.today() } else { None };
        cx.push(put(Line::Question(Question { closed, ..one.clone() })));
    }
    let line = Line::Question(one.clone());
    owner_ui(ui, cx, &line, words::task_owner());
    let due = one.due.map(|due| due.to_string()).unwrap_or_default();
    labelled_ui(
        ui,
        cx,
        Field::LineDays(line.id()),
        &due,
        (words::question_due(), words::line_day_hint()),
    );
}

fn decision_ui(ui: &mut Ui, cx: &mut Cx<'_>, one: &Decision) {
    if let Some(step) = &one.step {
        widgets::soft(ui, &words::from_step(step.as_str()));
    }
    let line = Line::Decision(one.clone());
    owner_ui(ui, cx, &line, words::decided_by());
    let on = one.on.map(|on| on.to_string()).unwrap_or_default();
    labelled_ui(
        ui,
        cx,
        Field::LineDays(line.id()),
        &on,
        (words::decided_on(), words::line_day_hint()),
    );
    let votes = &cx.report.plan().record.votes;
    if let Some(vote) = one.vote.and_then(|id| votes.iter().find(|vote| vote.id == id)) {
        widgets::soft(ui, words::decision_vote());
        if removable(ui, &vote.ask) {
            cx.push(put(Line::Decision(Decision { vote: None, ..one.clone() })));
        }
    } else if !votes.is_empty() {
        let all = || votes.iter().map(|one| (one.id, text::stage::cut(&one.ask, 60))).collect();
        if let Some(id) = choose(ui, words::add_vote(), true, all) {
            cx.push(put(Line::Decision(Decision { vote: Some(id), ..one.clone() })));
        }
    }
}

fn vote_ui(ui: &mut Ui, cx: &mut Cx<'_>, one: &Vote) {
    for (place, (name, hands)) in one.options.iter().enumerate() {
        ui.horizontal(|ui| {
            let wide = (ui.available_width() - 130.0).max(80.0);
            let shape =
                Shape { width: wide, ..shape(ui, words::vote_option(), words::vote_option(), 1) };
            field_ui(ui, cx, Field::VoteOption(one.id, place), name, shape);
            let field = Field::VoteHands(one.id, place);
            let shape = Shape { width: 40.0, ..shape };
            let shape = Shape { name: words::vote_hands(), hint: "0", ..shape };
            field_ui(ui, cx, field, &hands.to_string(), shape);
            let drop = ui.button("×");
            drop.widget_info(|| {
                let name = words::delete_named(name.as_str());
                egui::WidgetInfo::labeled(egui::Role::Button, true, name)
            });
            if drop.clicked() {
                let mut vote = one.clone();
                vote.options.remove(place);
                cx.push(put(Line::Vote(vote)));
            }
        });
        refusal_ui(ui, cx, Field::VoteHands(one.id, place));
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::add_vote_option()).clicked() {
            let mut vote = one.clone();
            vote.options.push((words::vote_option().to_owned(), 0));
            cx.push(put(Line::Vote(vote)));
        }
        if ui.button(words::count_hands()).clicked() {
            cx.push(Intent::Count(one.id));
        }
        if ui.button(words::votes_from_sheet()).clicked() {
            cx.push(Intent::Send(Event::AskVotes(one.id)));
        }
    });
}

/// What a line is about.
fn about_ui(ui: &mut Ui, cx: &mut Cx<'_>, line: &Line) {
    widgets::soft(ui, words::line_about());
    let (plan, pack) = (cx.report.plan(), cx.report.pack());
    let named = |id: &TouchpointId| plan.get(*id).map_or("", |one| explain::name(pack, one));
    for id in line.touchpoints() {
        let (shows, drops) = entry(ui, named(id));
        if shows {
            cx.push(Intent::Send(Event::Select(vec![*id])));
            cx.push(Intent::Run(Command::PageBoard));
            cx.push(Intent::Reveal(*id));
        }
        if drops {
            let mut line = line.clone();
            line.touchpoints_mut().retain(|other| other != id);
            cx.push(put(line));
        }
    }
    let others = || {
        let others = plan.touchpoints.iter().filter(|one| !line.touchpoints().contains(&one.id));
        others.map(|one| (one.id, explain::name(pack, one).to_owned())).collect()
    };
    let any = line.touchpoints().len() < plan.touchpoints.len();
    if let Some(id) = choose(ui, words::add_touchpoint(), any, others) {
        let mut line = line.clone();
        line.touchpoints_mut().push(id);
        cx.push(put(line));
    }
}

/// Draws an entry that can be followed and removed: whether it is.
fn entry(ui: &mut Ui, name: &str) -> (bool, bool) {
    let mut drops = false;
    let shows = ui
        .horizontal(|ui| {
            let wide = (ui.available_width() - 44.0).max(60.0);
            let button = egui::Button::new(name).truncate().min_size(vec2(wide, 0.0));
            let shows = ui.add_sized(vec2(wide, 26.0), button).clicked();
            drops = drop_ui(ui, name);
            shows
        })
        .inner;
    (shows, drops)
}

/// Draws an entry that can be removed. Returns whether it is.
fn removable(ui: &mut Ui, name: &str) -> bool {
    ui.horizontal(|ui| {
        let wide = (ui.available_width() - 44.0).max(60.0);
        let label = egui::Label::new(name).truncate();
        ui.allocate_ui_with_layout(
            vec2(wide, size::ROW),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(wide);
                ui.add(label);
            },
        );
        drop_ui(ui, name)
    })
    .inner
}

fn drop_ui(ui: &mut Ui, name: &str) -> bool {
    let drop = ui.button("×");
    let says = words::delete_named(name);
    drop.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, says.as_str()));
    drop.on_hover_text(says).clicked()
}

/// Draws a menu of what can be added, which is listed once it is open. Returns what was chosen.
fn choose<T: Clone>(
    ui: &mut Ui,
    name: &str,
    any: bool,
    all: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    if !any {
        return None;
    }
    let mut chosen = None;
    ui.menu_button(name, |ui| {
        let all = all();
        let scroll = egui::ScrollArea::vertical().max_height(320.0);
        scroll.show_rows(ui, size::ROW, all.len(), |ui, rows| {
            ui.set_min_width(240.0);
            for (value, name) in all.get(rows).unwrap_or_default() {
                if ui.button(name).clicked() {
                    chosen = Some(value.clone());
                    ui.close();
                }
            }
        });
    });
    chosen
}
