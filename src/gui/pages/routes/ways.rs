//! The best way from each touchpoint that knows nobody: a line of steps for each.

use egui::{
    Align, CornerRadius, Id, Layout, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::paint::{colour, paint_path, paint_step};
use crate::editor::Event;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::lines;
use crate::gui::kit::signs::Chip;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Target};
use crate::model::pack::Tier;
use crate::report::routes::{Step, WayRow};
use crate::text::words;

/// The height of a line, and of what is around all of them, in points.
const ROW: f32 = 40.0;
const AROUND: f32 = 62.0;

/// The height that all ways need.
pub(super) fn height(cx: &Cx<'_>) -> f32 {
    let count = u16::try_from(cx.report.routes().ways.len().max(1)).unwrap_or(u16::MAX);
    AROUND + ROW * f32::from(count)
}

/// Draws the ways in a box of a height.
pub(super) fn ways_ui(ui: &mut Ui, cx: &mut Cx<'_>, high: f32) {
    let routes = cx.report.routes();
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(high - 24.0);
        ui.horizontal(|ui| {
            widgets::heading(ui, words::ways_head());
            widgets::soft(ui, words::ways_order());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                walk_ui(ui, cx);
                if let Some(action) = routes.missing_routes()
                    && ui
                        .button(words::draw_missing())
                        .on_hover_text(words::draw_missing_hint())
                        .clicked()
                {
                    cx.push(Intent::Act(action));
                }
            });
        });
        if routes.ways.is_empty() {
            let none = if cx.report.plan().touchpoints.is_empty() {
                words::routes_empty()
            } else {
                words::routes_all_known()
            };
            widgets::soft(ui, none);
            return;
        }
        ScrollArea::vertical().id_salt("ways").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for way in &routes.ways {
                way_ui(ui, cx, way);
            }
        });
    });
}

/// Draws the button that plays the way of the chosen touchpoint, or else of the first one that has
/// any, on stage.
fn walk_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let session = cx.editor.session();
    let ways = cx.report.routes().ways.iter().filter(|way| way.step.is_some());
    let chosen = ways.clone().find(|way| session.is_selected(way.from));
    let way = chosen.or_else(|| ways.clone().next());
    let button = ui.add_enabled(way.is_some(), egui::Button::new(words::walk_on_stage()));
    if let Some(way) = way.filter(|_| button.clicked()) {
        cx.push(Intent::Send(Event::Walk(way.from, way.legs.len())));
    }
    button.on_hover_text(words::walk_hint());
}

fn way_ui(ui: &mut Ui, cx: &mut Cx<'_>, way: &WayRow) {
    let tokens = widgets::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect.expand(ROW)) && cx.report.routes().ways.len() > 300 {
        return;
    }
    let response = ui.interact(rect, Id::unique(("way", way.from.0)), Sense::click());
    let selected = cx.editor.session().is_selected(way.from);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &way.sentence));
    if response.clicked() || response.gained_focus() {
        cx.select(vec![way.from]);
    }
    if selected {
        ui.painter().rect_filled(
            rect.shrink2(vec2(0.0, 1.0)),
            CornerRadius::same(8),
            tokens.accent_bg,
        );
    } else {
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    }
    if response.has_focus() {
        widgets::paint_focus(ui, rect.shrink(2.0), size::CORNER);
    }
    let draws = !way.missing.is_empty();
    let button = if draws { BUTTON } else { 0.0 };
    // Lines that are scrolled out of sight are read aloud and reached by keys, but not painted.
    if ui.is_rect_visible(rect) && paint_way(ui, way, rect, button) {
        response.on_hover_text(&way.says);
    }
    if draws {
        draw_ui(ui, cx, way, rect.with_min_x(rect.right() - button));
    }
}

/// Paints a line, up to its button: its sign, its steps, what is known at the end, and how far away
/// it is. Returns whether the last had to be cut.
fn paint_way(ui: &Ui, way: &WayRow, rect: Rect, button: f32) -> bool {
    let tokens = widgets::tokens(ui);
    let middle = rect.center().y;
    let step = way.step.unwrap_or(Step::Unstated);
    paint_step(ui.painter(), pos2(rect.left() + 14.0, middle), step, colour(ui, step));
    // What is known at the end, and how far away it is, stand in columns of their own.
    let says_left = rect.left() + rect.width() * 0.70;
    let chip_left = rect.left() + rect.width() * 0.57;
    legs_ui(ui, way, pos2(rect.left() + 30.0, middle), chip_left);
    if let Some(known) = way.insight {
        let chip = Chip::new(ui, known.sign, &way.insight_name);
        if chip.width < says_left - chip_left - 6.0 {
            let _ = chip.paint(ui.painter(), tokens, pos2(chip_left, middle - 10.5));
        }
    }
    let room = rect.right() - says_left - button - 8.0;
    let says = lines::one(ui, &way.says, theme::regular(size::SMALL), tokens.ink, room);
    let elided = says.elided;
    ui.painter().galley(pos2(says_left, middle - says.size().y / 2.0), says, tokens.ink);
    elided
}

/// Draws the steps of a way, as far as there is room.
fn legs_ui(ui: &Ui, way: &WayRow, mut at: Pos2, chip_left: f32) {
    let tokens = widgets::tokens(ui);
    at.x = pill(ui, at, (&way.name, way.tier), chip_left - at.x - 16.0);
    for leg in &way.legs {
        let room = chip_left - at.x - 16.0;
        if room < 70.0 {
            ui.painter().text(
                at + vec2(6.0, 0.0),
                egui::Align2::LEFT_CENTER,
                "…",
                theme::regular(size::BODY),
                tokens.soft,
            );
            break;
        }
        at.x = arrow(ui, at, (&leg.by, leg.step), room * 0.5);
        at.x = pill(ui, at, (&leg.name, leg.tier), chip_left - at.x - 16.0);
    }
}

/// The width of the button that draws a way, in points.
const BUTTON: f32 = 74.0;

/// Draws the button that draws a way.
fn draw_ui(ui: &mut Ui, cx: &mut Cx<'_>, way: &WayRow, place: Rect) {
    let builder = UiBuilder::new().max_rect(place.shrink2(vec2(6.0, 5.0)));
    let mut child = ui.new_child(builder.id_salt(("draw", way.from.0)));
    let size = child.available_size();
    let draw = child.add_sized(size, egui::Button::new(words::draw_way()));
    draw.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, words::draw_way_of(way.name.as_str()))
    });
    if draw.on_hover_text(words::draw_missing_hint()).clicked() {
        cx.push(Intent::Act(Action::Target(Target::Lead(way.missing.clone()))));
    }
}

/// Draws a touchpoint as a small box with a bar in its tier's colour; returns where it ends.
fn pill(ui: &Ui, at: Pos2, (name, tier): (&str, Tier), room: f32) -> f32 {
    let tokens = widgets::tokens(ui);
    let word = lines::one(ui, name, theme::bold(size::SMALL), tokens.ink, (room - 26.0).max(20.0));
    let rect = Rect::from_min_size(pos2(at.x, at.y - 13.0), vec2(word.size().x + 26.0, 26.0));
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().rect(rect, CornerRadius::same(7), tokens.card, line, StrokeKind::Inside);
    let bar = Rect::from_center_size(pos2(rect.left() + 10.0, at.y), vec2(4.0, 14.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), tokens.tier(tier).0);
    ui.painter().galley(pos2(rect.left() + 18.0, at.y - word.size().y / 2.0), word, tokens.ink);
    rect.right()
}

/// Draws the means with a small arrow; returns where it ends.
fn arrow(ui: &Ui, at: Pos2, (by, step): (&str, Step), room: f32) -> f32 {
    let ink = colour(ui, step);
    let word = lines::one(ui, by, theme::regular(size::SMALL), ink, (room - 34.0).max(20.0));
    let left = at.x + 9.0;
    let right = left + word.size().x;
    ui.painter().galley(pos2(left, at.y - word.size().y / 2.0), word, ink);
    let line = [pos2(right + 5.0, at.y), pos2(right + 24.0, at.y)];
    paint_path(ui.painter(), &line, step, ink, 1.8);
    right + 31.0
}
