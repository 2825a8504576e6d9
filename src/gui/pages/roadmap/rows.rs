//! The rows of the roadmap: what is done, by whom, when, and what it unlocks.

use std::collections::HashMap;

use egui::{
    Align2, CornerRadius, Id, Pos2, Rangef, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::calendar::{Calendar, float, ground_ui, head_height, head_ui};
use super::menu::menu_of;
use super::unlocks::unlocks_ui;
use super::{GoesTo, RoadmapPage, bars, keys};
use crate::editor::Command;
use crate::export::minutes;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::pages::board::COMPACT_ABOVE;
use crate::model::action::LineId;
use crate::report::Roadmap;
use crate::report::record::{Group, Row, TaskRow};
use crate::text::{self, words};

/// The height of a row and of a group's head, in points.
const ROW: f32 = 38.0;
const GROUP: f32 = 30.0;
/// The widths of the columns beside the calendar, in points.
const NAMES: f32 = 250.0;
const OWNER: f32 = 52.0;
const EFFORT: f32 = 44.0;
const UNLOCKS: f32 = 230.0;

/// Where the columns stand.
#[derive(Debug, Clone, Copy)]
struct Columns {
    names: Rangef,
    owner: Rangef,
    effort: Rangef,
    calendar: Rangef,
    unlocks: Rangef,
}

impl Columns {
    /// Narrow windows keep the calendar, and show less of what is unlocked.
    fn of(rect: Rect) -> Self {
        let narrow = ((1320.0 - rect.width()) / 420.0).clamp(0.0, 1.0);
        let names = NAMES - 60.0 * narrow;
        let unlocks = UNLOCKS - 80.0 * narrow;
        let owner = rect.left() + 16.0 + names;
        let effort = owner + OWNER;
        let calendar = effort + EFFORT;
        let right = rect.right() - unlocks;
        Self {
            names: Rangef::new(rect.left() + 16.0, owner),
            owner: Rangef::new(owner, effort),
            effort: Rangef::new(effort, calendar),
            calendar: Rangef::new(calendar, right),
            unlocks: Rangef::new(right + 10.0, rect.right()),
        }
    }
}

/// A row or the head of a group, and where it stands.
enum Drawn<'r> {
    Group(&'r Group, Rect),
    Row(&'r Row, Rect),
}

/// Draws the calendar with all rows; without any, what to do.
pub(super) fn rows_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let roadmap = cx.report.roadmap();
    if roadmap.is_empty() {
        empty_ui(ui, cx);
        return;
    }
    widgets::boxed(ui).inner_margin(egui::Margin::same(0)).show(ui, |ui| {
        let width = ui.available_width();
        let unfolded = page.unfolded || page.shows.is_some();
        let shown = |group: &&Group| unfolded || !group.folds;
        let rows: usize = roadmap.groups.iter().filter(shown).map(|group| group.rows.len()).sum();
        let count = |number: usize| float(i32::try_from(number).unwrap_or(i32::MAX));
        let high = head_height(roadmap);
        let height = high + GROUP * count(roadmap.groups.len()) + ROW * count(rows);
        let (rect, _) = ui.allocate_exact_size(vec2(width, height + 4.0), Sense::hover());
        let columns = Columns::of(rect);
        heads_ui(ui, &columns, rect.top() + high - 26.0);
        let drawn = laid(roadmap, rect, unfolded);
        let many = rows > COMPACT_ABOVE;
        let clip = ui.clip_rect().expand(60.0);
        for one in &drawn {
            match one {
                Drawn::Group(group, rect) => group_ui(ui, page, group, *rect),
                Drawn::Row(row, line) if !many || clip.intersects(*line) || wanted(page, row) => {
                    row_ui(ui, page, row, (&columns, *line), cx);
                }
                Drawn::Row(..) => {}
            }
        }
        let area = Rect::from_x_y_ranges(columns.calendar, rect.y_range());
        ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            calendar_ui(ui, cx, page, &drawn, many);
        });
    });
    // A touchpoint without days has no row.
    page.shows = None;
}

fn wanted(page: &RoadmapPage, row: &Row) -> bool {
    let id = row.task.as_ref().map(|task| task.id);
    id.is_some() && page.wants_focus == id
        || page.shows.is_some_and(|shown| row.runs.iter().any(|run| run.id == shown))
}

fn laid(roadmap: &Roadmap, rect: Rect, unfolded: bool) -> Vec<Drawn<'_>> {
    let mut drawn = Vec::new();
    let mut top = rect.top() + head_height(roadmap);
    let line = |top: f32, height: f32| {
        Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height))
    };
    for group in &roadmap.groups {
        drawn.push(Drawn::Group(group, line(top, GROUP)));
        top += GROUP;
        for row in group.rows.iter().filter(|_| unfolded || !group.folds) {
            drawn.push(Drawn::Row(row, line(top, ROW)));
            top += ROW;
        }
    }
    drawn
}

fn empty_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::soft(ui, words::roadmap_start());
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            if ui.button(words::new_task()).clicked() {
                cx.push(Intent::Run(Command::NewTask));
            }
            if ui.button(words::set_days()).clicked() {
                cx.push(Intent::Run(Command::PageNumbers));
            }
        });
    });
}

fn heads_ui(ui: &Ui, columns: &Columns, y: f32) {
    let tokens = widgets::tokens(ui);
    let head = |x: f32, align, name: &str| {
        ui.painter().text(pos2(x, y), align, name, theme::regular(size::SMALL), tokens.soft);
    };
    head(columns.names.min + 8.0, Align2::LEFT_CENTER, words::col_task());
    head(columns.owner.center(), Align2::CENTER_CENTER, words::task_owner());
    head(columns.effort.center(), Align2::CENTER_CENTER, words::col_effort());
    head(columns.unlocks.min, Align2::LEFT_CENTER, words::col_unlocks());
}

fn group_ui(ui: &Ui, page: &mut RoadmapPage, group: &Group, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, tokens.lane);
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    let name = lines::one(ui, &group.name, theme::bold(size::BODY), tokens.ink, rect.width() * 0.5);
    let mut left = rect.left() + 14.0;
    if group.folds {
        let (x, y) = (left + 4.0, rect.center().y);
        let tip = if page.unfolded {
            vec![pos2(x - 4.0, y - 2.0), pos2(x + 4.0, y - 2.0), pos2(x, y + 3.0)]
        } else {
            vec![pos2(x - 2.0, y - 4.0), pos2(x + 3.0, y), pos2(x - 2.0, y + 4.0)]
        };
        painter.add(Shape::convex_polygon(tip, tokens.soft, Stroke::NONE));
        left += 16.0;
    }
    let at = pos2(left, rect.center().y - name.size().y / 2.0);
    let after = at.x + name.size().x + 10.0;
    painter.galley(at, name, tokens.ink);
    let beside = if group.folds { group.rows.len().to_string() } else { group.day.clone() };
    let font = theme::regular(size::SMALL);
    painter.text(pos2(after, rect.center().y), Align2::LEFT_CENTER, beside, font, tokens.soft);
    let id = Id::unique(("roadmap group", &group.name));
    if !group.folds {
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, group.name.as_str()));
        return;
    }
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, page.unfolded, group.name.as_str())
    });
    if response.has_focus() {
        widgets::paint_focus(ui, rect.shrink(2.0), size::CORNER);
    }
    if response.clicked() {
        page.unfolded = !page.unfolded;
    }
}

fn row_ui(
    ui: &Ui,
    page: &mut RoadmapPage,
    row: &Row,
    (columns, rect): (&Columns, Rect),
    cx: &mut Cx<'_>,
) {
    let tokens = widgets::tokens(ui);
    let accent = row.tier.map_or(tokens.switch_off, |tier| tokens.tier(tier).0);
    let left = Rect::from_x_y_ranges(rect.left()..=columns.calendar.min, rect.y_range());
    if let Some(task) = &row.task {
        let response = focus_ui(ui, page, (task, row), (left, rect));
        if menu_of(&response, cx, task.id) {
            page.write(LineId::Task(task.id));
        }
    } else if let Some(run) = row.runs.first() {
        let response = ui.interact(left, Id::unique(("roadmap run", run.id.0)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, run.name.as_str()));
        if page.shows == Some(run.id) {
            ui.scroll_to_rect(rect, None);
        }
    }
    let painter = ui.painter();
    let mark =
        Rect::from_center_size(pos2(columns.names.min - 2.0, rect.center().y), vec2(3.0, 18.0));
    painter.rect_filled(mark, CornerRadius::same(1), accent);
    let (name, ink, done) = match &row.task {
        Some(task) if task.done.is_some() => (task.text.as_str(), tokens.faint, true),
        Some(task) => (task.text.as_str(), tokens.ink, false),
        None => (row.runs.first().map_or("", |run| run.name.as_str()), tokens.soft, false),
    };
    let room = columns.names.span() - 14.0;
    let name = lines::one(ui, name, theme::regular(size::BODY), ink, room);
    let at = pos2(columns.names.min + 8.0, rect.center().y - name.size().y / 2.0);
    let end = at.x + name.size().x;
    ui.painter().galley(at, name, ink);
    if done {
        ui.painter().hline(at.x..=end, rect.center().y + 1.0, Stroke::new(1.0, tokens.faint));
    }
    let Some(task) = &row.task else { return };
    owner_ui(ui, &task.owner, pos2(columns.owner.center(), rect.center().y));
    if task.effort.is_some() {
        let effort = minutes::effort(task.effort);
        let at = pos2(columns.effort.center(), rect.center().y);
        let font = theme::bold(size::SMALL);
        ui.painter().text(at, Align2::CENTER_CENTER, effort, font, tokens.ink);
    }
    unlocks_ui(ui, task, Rect::from_x_y_ranges(columns.unlocks, rect.y_range()), cx.editor.today());
}

/// Draws a short name in its pill, around a point.
pub(super) fn owner_ui(ui: &Ui, owner: &str, at: Pos2) -> f32 {
    if owner.is_empty() {
        return 0.0;
    }
    let tokens = widgets::tokens(ui);
    let word = lines::one(ui, owner, theme::regular(size::SECTION), tokens.soft, 64.0);
    let pill = Rect::from_center_size(at, word.size() + vec2(14.0, 4.0));
    ui.painter().rect_filled(pill, CornerRadius::same(9), tokens.icon_bg);
    ui.painter().galley(pill.center() - word.size() / 2.0, word, tokens.soft);
    pill.width()
}

/// Lets a row be chosen, by pointer and by keyboard.
fn focus_ui(
    ui: &Ui,
    page: &mut RoadmapPage,
    (task, row): (&TaskRow, &Row),
    (left, rect): (Rect, Rect),
) -> egui::Response {
    let tokens = widgets::tokens(ui);
    let chosen = page.chosen == Some(LineId::Task(task.id));
    let response = ui.interact(left, keys::row_id(task.id), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, said(task)));
    if page.wants_focus.take_if(|id| *id == task.id).is_some() {
        response.request_focus();
        ui.scroll_to_rect(rect, None);
    }
    if page.shows.is_some_and(|id| row.runs.iter().any(|run| run.id == id)) {
        ui.scroll_to_rect(rect, None);
    }
    if response.clicked() || response.gained_focus() {
        page.chosen = Some(LineId::Task(task.id));
        page.goes_to = GoesTo::Task(task.id);
        response.request_focus();
    }
    if response.has_focus() {
        page.focused = Some(task.id);
        ui.memory_mut(|memory| {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            memory.set_focus_lock_filter(response.id, filter);
        });
    }
    let inner = rect.shrink2(vec2(4.0, 2.0));
    if chosen {
        ui.painter().rect_filled(inner, CornerRadius::same(size::CORNER), tokens.accent_bg);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(size::CORNER), tokens.lane);
    }
    if response.has_focus() {
        widgets::paint_focus(ui, inner, size::CORNER);
    }
    response.on_hover_text(said(task))
}

/// What a screen reader says of a task.
fn said(task: &TaskRow) -> String {
    let unlocks = task.unlocks.iter().map(|one| one.says.as_str());
    let mut said = vec![task.text.as_str(), &task.owner, &task.runs];
    said.extend(unlocks);
    said.push(&task.lets);
    said.extend(task.late.iter().map(String::as_str));
    text::parts(&said.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>())
}

/// Draws the calendar, which scrolls by itself where it is wider than its room.
fn calendar_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    page: &mut RoadmapPage,
    drawn: &[Drawn<'_>],
    many: bool,
) {
    let area = ui.max_rect();
    let mut calendar =
        Calendar::of(cx.report.roadmap(), cx.editor.today(), page.months, area.width());
    let scroll = ScrollArea::horizontal().id_salt("roadmap calendar").auto_shrink(false);
    scroll.show(ui, |ui| {
        let size = vec2(calendar.width(), area.height());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        calendar.left = rect.left();
        head_ui(ui, cx, &calendar, rect, page.months);
        let clip = ui.clip_rect().expand(60.0);
        let below = Rangef::new(rect.top() + head_height(cx.report.roadmap()), rect.bottom());
        ground_ui(ui, cx, &calendar, below);
        // The heads of groups lie above the lines of the calendar.
        let tokens = widgets::tokens(ui);
        let mut bars: HashMap<u64, (Rangef, f32)> = HashMap::new();
        for one in drawn {
            match one {
                Drawn::Group(_, line) => {
                    let band = Rect::from_x_y_ranges(rect.x_range(), line.y_range());
                    ui.painter().rect_filled(band, CornerRadius::ZERO, tokens.lane);
                    for y in [line.top(), line.bottom()] {
                        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, tokens.line));
                    }
                }
                Drawn::Row(row, line) => {
                    let place = Rect::from_x_y_ranges(rect.x_range(), line.y_range());
                    if let Some((id, (first, last))) =
                        row.task.as_ref().and_then(|task| Some((task.id, task.days?)))
                    {
                        bars.insert(id, (calendar.range(first, last), line.center().y));
                    }
                    if !many || clip.intersects(place) {
                        bars::bars_ui(ui, cx, page, row, (&calendar, place));
                    }
                }
            }
        }
        arrows_ui(ui, cx.report.roadmap(), &bars);
        go_ui(ui, cx, page, (&calendar, &bars));
    });
}

/// Scrolls to what is to be seen, to the left or right only.
fn go_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    page: &mut RoadmapPage,
    (calendar, bars): (&Calendar, &HashMap<u64, (Rangef, f32)>),
) {
    let today = cx.editor.today().map(|today| today.first_day().number());
    let range = match std::mem::replace(&mut page.goes_to, GoesTo::Nothing) {
        GoesTo::Today => {
            let seen = calendar.first..calendar.first + calendar.days;
            today.filter(|today| seen.contains(today)).map(|today| Rangef::point(calendar.x(today)))
        }
        GoesTo::Task(id) => bars.get(&id).map(|(range, _)| *range),
        GoesTo::Nothing => None,
    };
    if let Some(range) = range {
        let y = ui.clip_rect().center().y;
        ui.scroll_to_rect(Rect::from_x_y_ranges(range.expand(60.0), y..=y), None);
    }
}

/// Paints an arrow from each task to the one that comes after it.
fn arrows_ui(ui: &Ui, roadmap: &Roadmap, bars: &HashMap<u64, (Rangef, f32)>) {
    let tokens = widgets::tokens(ui);
    let line = Stroke::new(1.4, tokens.ink);
    for task in roadmap.tasks() {
        let Some((to, below)) = bars.get(&task.id) else { continue };
        for (from, above) in task.after.iter().filter_map(|id| bars.get(id)) {
            let down = if below > above { 1.0 } else { -1.0 };
            // Into the bar from above, a little behind its first day, or as far as it reaches.
            let x = (from.max + 6.0).max(to.min + 4.0).min(to.max.max(to.min + 6.0) - 2.0);
            let end = pos2(x, below - down * 10.0);
            if !ui.is_rect_visible(Rect::from_two_pos(pos2(from.max, *above), end)) {
                continue;
            }
            let points = vec![pos2(from.max, *above), pos2(x, *above), end];
            ui.painter().add(Shape::line(points, line));
            let back = end.y - down * 6.0;
            let tip = vec![end, pos2(x - 4.0, back), pos2(x + 4.0, back)];
            ui.painter().add(Shape::convex_polygon(tip, tokens.ink, Stroke::NONE));
        }
    }
}
