//! Beside the map: the chosen route with its verdict and its missing switches, or the chosen card with
//! its routes; then who recognises whom, and what would join them.

use egui::{Align, CornerRadius, Label, Layout, Rect, RichText, Sense, Ui, vec2};

use super::RoutesPage;
use super::paint::{colour, paint_step};
use crate::editor::{Command, Event};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui, refusal_ui};
use crate::gui::kit::lines;
use crate::gui::kit::signs::paint_waves;
use crate::gui::kit::step::{Step, step_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Target};
use crate::model::plan::{Route, TouchpointId};
use crate::report::routes::RouteRow;
use crate::text::{self, words};

/// Draws all of it.
pub(super) fn side_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoutesPage) {
    ui.spacing_mut().item_spacing.y = 6.0;
    let routes = cx.report.routes();
    let chosen = page.chosen.and_then(|place| routes.rows.get(place));
    match chosen {
        Some(row) => route_ui(ui, cx, page, row),
        None => card_ui(ui, cx, page),
    }
    ui.add_space(6.0);
    ui.separator();
    same_ui(ui, cx);
}

fn route_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoutesPage, row: &RouteRow) {
    widgets::soft(ui, words::chosen_route());
    ui.add(Label::new(RichText::new(&row.head).font(theme::bold(size::TITLE))).wrap());
    widgets::soft(ui, &row.beside);
    verdict_ui(ui, row);
    means_ui(ui, cx, row);
    if !row.dates.is_empty() {
        fact_ui(ui, words::holds(), &row.dates);
    }
    fact_ui(ui, words::key_along(), &row.keys);
    rate_ui(ui, cx, row);
    if !row.leads.is_empty() {
        assumed_ui(ui, &row.leads);
    }
    for missing in &row.missing {
        take_ui(ui, cx, (&missing.head, &missing.says), &missing.action);
    }
    let shape = Shape {
        name: words::field_notes(),
        hint: words::field_notes(),
        rows: 2,
        title: false,
        width: ui.available_width() - 16.0,
    };
    field_ui(ui, cx, Field::RouteNotes(row.place), &row.route.notes, shape);
    if ui.button(words::delete_route()).clicked() {
        page.chosen = None;
        cx.push(Intent::Act(Action::Target(Target::Unlead(row.place))));
    }
}

/// The verdict with its reason and its source.
fn verdict_ui(ui: &mut Ui, row: &RouteRow) {
    let ink = colour(ui, row.step);
    widgets::marked(ui, ink, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
            paint_step(ui.painter(), rect.center(), row.step, ink);
            ui.add(
                Label::new(RichText::new(&row.verdict).font(theme::bold(size::BODY)).color(ink))
                    .wrap(),
            );
        });
        if row.because.is_empty() {
            widgets::soft(ui, words::no_statement());
        } else {
            widgets::soft(ui, &row.because);
        }
        if !row.source.is_empty() {
            let source = RichText::new(&row.source).font(theme::regular(size::SMALL));
            if crate::report::is_web(&row.address) {
                ui.hyperlink_to(source, &row.address).on_hover_text(&row.address);
            } else {
                widgets::soft(ui, &row.source);
            }
        }
    });
}

/// Draws what is said of a route: its name at the left, its value at the right.
fn fact_ui(ui: &mut Ui, name: &str, value: &str) {
    ui.horizontal(|ui| {
        widgets::soft(ui, name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(RichText::new(value).font(theme::regular(size::SMALL))).truncate());
        });
    });
}

/// The means, to be changed.
fn means_ui(ui: &mut Ui, cx: &mut Cx<'_>, row: &RouteRow) {
    ui.horizontal(|ui| {
        let label = widgets::soft(ui, words::route_by());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = super::choose::name_of(cx, &row.route.by);
            let list = egui::ComboBox::from_id_salt("means").selected_text(name).width(190.0);
            let shown = list.truncate().show_ui(ui, |ui| {
                for (id, name, step) in &super::choose::means(cx, row.route.from, row.route.to) {
                    let says = text::labelled(name, step.word());
                    if ui.selectable_label(*id == row.route.by, says).clicked() {
                        let route = Route { by: id.clone(), ..row.route.clone() };
                        cx.out.push(Intent::Act(Action::Target(Target::Reroute(row.place, route))));
                    }
                }
            });
            shown.response.labelled_by(label.id);
        });
    });
}

/// The share of people who take the step: an assumption.
fn rate_ui(ui: &mut Ui, cx: &mut Cx<'_>, row: &RouteRow) {
    let field = Field::Rate(row.place);
    ui.horizontal(|ui| {
        widgets::soft(ui, words::route_rate());
        let wide = 112.0;
        ui.add_space((ui.available_width() - wide).max(0.0));
        let rate = row.route.rate.map(text::numbers::one_share).unwrap_or_default();
        let shape = Shape {
            name: words::route_rate(),
            hint: words::not_set(),
            rows: 1,
            title: false,
            width: 84.0,
        };
        widgets::assumption(ui, |ui| field_ui(ui, cx, field, &rate, shape));
    });
    refusal_ui(ui, cx, field);
}

/// Draws a step that could be taken.
fn take_ui(ui: &mut Ui, cx: &mut Cx<'_>, (head, says): (&str, &str), action: &Action) {
    let mark = widgets::tokens(ui).bar_locked;
    let step = Step::new(ui, head, says, (size::BODY, mark));
    step_ui(ui, cx, &step, Some(action));
}

/// The chosen card with its routes; without one, what can be done here.
fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoutesPage) {
    let report = cx.report;
    let Some(id) = cx.editor.session().single().map(|touchpoint| touchpoint.id) else {
        start_ui(ui, cx);
        return;
    };
    let Some(place) = report.plan().position(id) else { return };
    let (name, on) = report.names(place);
    ui.add(Label::new(RichText::new(name).font(theme::bold(size::TITLE))).wrap());
    widgets::soft(ui, on);
    if ui.button(words::draw_route()).clicked() {
        cx.push(Intent::Run(Command::DrawRoute));
    }
    let own: Vec<&RouteRow> = report.routes().of(id).collect();
    if own.is_empty() {
        widgets::soft(ui, words::no_routes_of_card());
    }
    for row in own {
        let ink = colour(ui, row.step);
        let says = row.says.as_str();
        let shown = ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
            paint_step(ui.painter(), rect.center(), row.step, ink);
            ui.add(
                egui::Button::new(RichText::new(says).font(theme::regular(size::SMALL)))
                    .wrap()
                    .frame(false),
            )
        });
        if shown.inner.clicked() {
            page.chosen = Some(row.place);
        }
        if !row.leads.is_empty() {
            assumed_ui(ui, &row.leads);
        }
    }
    if report.routes().silent {
        silent_ui(ui, cx);
    }
    let Some(way) = report.routes().ways.iter().find(|way| way.from == id) else { return };
    ui.add_space(4.0);
    widgets::heading(ui, words::way_of_card());
    widgets::soft(ui, &way.says);
    for missing in &way.needs {
        take_ui(ui, cx, (&missing.head, &missing.says), &missing.action);
    }
}

/// What can be done here. Under rules without steps, which other rules say more.
fn start_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    if !cx.report.routes().silent {
        widgets::heading(ui, words::routes_start());
        widgets::soft(ui, words::routes_start_hint());
        return;
    }
    silent_ui(ui, cx);
}

/// Says what rests on an assumption, with its sign.
fn assumed_ui(ui: &mut Ui, says: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 14.0), Sense::hover());
        paint_waves(ui.painter(), rect.center(), widgets::tokens(ui).key);
        widgets::soft(ui, says);
    });
}

/// Which other rules say more of steps.
fn silent_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    widgets::heading(ui, words::routes_silent_head());
    widgets::soft(ui, words::routes_silent_hint());
    let session = cx.editor.session();
    let library = session.library();
    let others = library.entries().iter().filter(|entry| !entry.pack.links.is_empty());
    for entry in others {
        if ui.button(words::look_under(text::of(&entry.pack.name))).clicked() {
            cx.out.push(Intent::Send(Event::UsePack(entry.pack.id.clone())));
        }
    }
}

/// Who recognises whom, and what would join them.
fn same_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let routes = cx.report.routes();
    widgets::heading(ui, words::same_head());
    for same in &routes.same {
        ui.horizontal_top(|ui| {
            let tokens = widgets::tokens(ui);
            let keys = same.keys.first().map_or("", String::as_str);
            let word = lines::one(ui, keys, theme::regular(size::SMALL), tokens.panel, 84.0);
            let wide = word.size().x + 16.0;
            let (rect, tag) = ui.allocate_exact_size(vec2(wide.max(70.0), 19.0), Sense::hover());
            let tag_rect = Rect::from_min_size(rect.min, vec2(wide, 18.0));
            ui.painter().rect_filled(tag_rect, CornerRadius::same(9), tokens.key);
            ui.painter().galley(tag_rect.center() - word.size() / 2.0, word, tokens.panel);
            tag.on_hover_text(text::listed(&same.keys));
            ui.vertical(|ui| {
                group_ui(ui, cx, &same.names, &same.touchpoints);
                widgets::soft(ui, &same.says);
            });
        });
    }
    if !routes.apart.is_empty() {
        widgets::soft(ui, &words::recognise_nobody(routes.apart.len()));
        group_ui(ui, cx, &routes.apart_names, &routes.apart);
    }
    if routes.joining.is_empty() {
        return;
    }
    ui.add_space(4.0);
    widgets::heading(ui, words::joining_head());
    let near = routes.joining.len().min(NEAR);
    let (first, rest) = routes.joining.split_at(near);
    for joining in first {
        take_ui(ui, cx, (&joining.head, &joining.says), &joining.action);
    }
    if rest.is_empty() {
        return;
    }
    ui.collapsing(words::more_bridges(rest.len()), |ui| {
        for joining in rest {
            take_ui(ui, cx, (&joining.head, &joining.says), &joining.action);
        }
    });
}

/// How many bridges are shown at once.
const NEAR: usize = 3;

/// Draws the names of a group, which select it.
fn group_ui(ui: &mut Ui, cx: &mut Cx<'_>, names: &str, group: &[TouchpointId]) {
    let says = RichText::new(names).font(theme::regular(size::BODY));
    let button = ui.add(egui::Button::new(says).wrap().frame(false));
    if button.on_hover_text(words::select_group()).clicked() {
        cx.select(group.to_vec());
    }
}
