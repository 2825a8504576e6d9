//! Below the calendar: what was decided, what is open, and how the room voted.

use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::RoadmapPage;
use super::rows::owner_ui;
use crate::editor::Command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::LineId;
use crate::model::pack::Date;
use crate::report::record::{Asked, Decided, Moved, Voted};
use crate::text::{self, words};

/// The least width in which the boxes stand beside each other, in points.
const BESIDE: f32 = 900.0;

/// Draws the three boxes.
pub(super) fn notes_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let width = ui.available_width();
    let gap = size::GAP;
    if width < BESIDE {
        decisions_ui(ui, cx, page);
        questions_ui(ui, cx, page);
        votes_ui(ui, cx, page);
        return;
    }
    let parts = [0.47, 0.29, 0.24].map(|part| (width - 2.0 * gap) * part);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let boxes: [fn(&mut Ui, &mut Cx<'_>, &mut RoadmapPage); 3] =
            [decisions_ui, questions_ui, votes_ui];
        for (part, draw) in parts.into_iter().zip(boxes) {
            ui.allocate_ui(vec2(part, 0.0), |ui| {
                ui.set_width(part);
                ui.vertical(|ui| draw(ui, cx, page));
            });
        }
    });
}

/// Draws a box with its heading, a count, and a button that adds a line.
fn box_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (name, count, command): (&str, usize, Command),
    add: impl FnOnce(&mut Ui, &mut Cx<'_>),
) {
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            widgets::heading(ui, name);
            if count > 0 {
                widgets::soft(ui, &count.to_string());
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let entry = crate::gui::command::entry(command);
                let name = entry.map_or("", crate::gui::command::Entry::name);
                let button = ui.button(name);
                if button.clicked() {
                    cx.push(Intent::Run(command));
                }
                if let Some(keys) = crate::gui::command::keys(ui.ctx(), command) {
                    button.on_hover_text(keys);
                }
            });
        });
        add(ui, cx);
    });
}

/// Draws a line that can be chosen: what it says, and what stands below. Returns its rectangle.
fn line_ui(
    ui: &mut Ui,
    page: &mut RoadmapPage,
    (id, text, below): (LineId, &str, &str),
    (indent, right): (f32, f32),
) -> Rect {
    let tokens = widgets::tokens(ui);
    let width = ui.available_width();
    let room = (width - indent - right - 8.0).max(60.0);
    let kept = lines::kept(ui, text, &theme::bold(size::BODY), room).into_owned();
    let head = ui.painter().layout(kept, theme::bold(size::BODY), tokens.ink, room);
    let under = lines::one(ui, below, theme::regular(size::SMALL), tokens.soft, room);
    let under_height = if below.is_empty() { 0.0 } else { under.size().y + 2.0 };
    let height = (head.size().y + under_height + 16.0).max(if right > 0.0 { 54.0 } else { 0.0 });
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let chosen = page.chosen == Some(id);
    response.widget_info(|| {
        let said = [text, below].into_iter().filter(|one| !one.is_empty());
        let said = text::parts(&said.collect::<Vec<_>>());
        WidgetInfo::selected(Role::Button, true, chosen, said)
    });
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    let inner = rect.shrink2(vec2(0.0, 3.0)).expand2(vec2(6.0, 0.0));
    if chosen {
        ui.painter().rect_filled(inner, CornerRadius::same(size::CORNER), tokens.accent_bg);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(size::CORNER), tokens.lane);
    }
    if response.has_focus() {
        widgets::paint_focus(ui, inner, size::CORNER);
    }
    if response.clicked() {
        page.chosen = Some(id);
    }
    let mut top = rect.center().y - f32::midpoint(head.size().y, under_height);
    let left = rect.left() + indent;
    let head_height = head.size().y;
    ui.painter().galley(pos2(left, top), head, tokens.ink);
    top += head_height + 2.0;
    ui.painter().galley(pos2(left, top), under, tokens.soft);
    rect
}

fn decisions_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let recorded = cx.report.recorded();
    // The last step, or words of one's own.
    let undecided = cx.editor.session().undecided().is_some();
    let command = if undecided { Command::Decide } else { Command::NewDecision };
    let head = (words::decisions(), recorded.decisions.len(), command);
    box_ui(ui, cx, head, |ui, _| {
        if recorded.decisions.is_empty() {
            widgets::soft(ui, words::decisions_hint());
        }
        for one in &recorded.decisions {
            decision_ui(ui, page, one);
        }
    });
}

fn decision_ui(ui: &mut Ui, page: &mut RoadmapPage, one: &Decided) {
    let tokens = widgets::tokens(ui);
    let wide = ui.available_width();
    // In narrow boxes the picture gives way to the words.
    let right = if one.moved.is_some() && wide > 460.0 { (wide * 0.42).min(290.0) } else { 0.0 };
    let line = (LineId::Decision(one.id), one.text.as_str(), one.beside.as_str());
    let rect = line_ui(ui, page, line, (26.0, right));
    let at = pos2(rect.left() + 8.0, rect.center().y);
    let ink = one.tier.map_or(tokens.soft, |tier| tokens.tier(tier).0);
    let font = theme::bold(size::BODY);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, one.number.to_string(), font, ink);
    if let Some(moved) = one.moved.as_ref().filter(|_| right > 0.0) {
        moved_ui(ui, moved, Rect::from_min_max(pos2(rect.right() - right, rect.top()), rect.max));
    }
}

/// Draws the figure that a decision moved, before and after it.
fn moved_ui(ui: &Ui, moved: &Moved, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let wide = (rect.width() * 0.4).min(150.0);
    let rows = [
        (moved.before, tokens.bar_aggregate, &moved.was, theme::regular(size::SMALL), tokens.soft),
        (moved.after, tokens.bar_individual, &moved.is, theme::bold(size::SMALL), tokens.ink),
    ];
    for (row, (figure, colour, says, font, ink)) in rows.into_iter().enumerate() {
        let y = rect.center().y + if row == 0 { -9.0 } else { 9.0 };
        let bar = Rect::from_min_size(pos2(rect.left(), y - 5.5), vec2(wide, 11.0));
        bar_ui(ui, bar, (figure / moved.whole, moved.parts), colour);
        let room = rect.right() - bar.right() - 10.0;
        let says = lines::one(ui, says, font, ink, room);
        ui.painter().galley(pos2(bar.right() + 10.0, y - says.size().y / 2.0), says, ink);
    }
    if let Some(target) = moved.target {
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
        let x = rect.left() + wide * (target / moved.whole) as f32;
        let y = rect.center().y;
        ui.painter().vline(x, y - 18.0..=y + 18.0, Stroke::new(1.5, tokens.ink));
    }
}

/// Draws a bar, whole or in equal parts.
fn bar_ui(ui: &Ui, rect: Rect, (part, parts): (f64, usize), colour: egui::Color32) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(if parts > 1 { 1 } else { 3 });
    #[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
    let part = part.clamp(0.0, 1.0) as f32;
    let end = rect.left() + rect.width() * part;
    if !(2..=12).contains(&parts) {
        ui.painter().rect_filled(rect, corner, tokens.icon_bg);
        ui.painter().rect_filled(rect.with_max_x(end), corner, colour);
        return;
    }
    let count = f32::from(u8::try_from(parts).unwrap_or(1));
    let wide = rect.width() / count;
    for place in 0..parts {
        let left = rect.left() + wide * f32::from(u8::try_from(place).unwrap_or(0));
        let piece = Rect::from_min_size(pos2(left, rect.top()), vec2(wide - 2.0, rect.height()));
        let full = piece.center().x < end;
        ui.painter().rect_filled(piece, corner, if full { colour } else { tokens.icon_bg });
    }
}

fn questions_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let (recorded, today) = (cx.report.recorded(), cx.editor.today());
    box_ui(ui, cx, (words::open_questions(), recorded.open(), Command::Park), |ui, _| {
        if recorded.questions.is_empty() {
            widgets::soft(ui, words::questions_hint());
        }
        for one in &recorded.questions {
            question_ui(ui, page, one, today);
        }
    });
}

fn question_ui(ui: &mut Ui, page: &mut RoadmapPage, one: &Asked, today: Option<Date>) {
    let closed = one.closed.map(|_| words::is_answered().to_owned());
    let due = if one.is_overdue(today) {
        text::listed(&[one.due.as_str(), words::is_overdue()])
    } else {
        one.due.clone()
    };
    let said = [closed.unwrap_or(due), one.about.clone()];
    let below = said.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("  ");
    let own = if one.owner.is_empty() { 0.0 } else { 44.0 };
    let line = (LineId::Question(one.id), one.text.as_str(), below.as_str());
    let rect = line_ui(ui, page, line, (own, 0.0));
    owner_ui(ui, &one.owner, pos2(rect.left() + 18.0, rect.center().y));
}

fn votes_ui(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut RoadmapPage) {
    let recorded = cx.report.recorded();
    box_ui(ui, cx, (words::votes(), recorded.votes.len(), Command::AskRoom), |ui, _| {
        if recorded.votes.is_empty() {
            widgets::soft(ui, words::votes_hint());
        }
        for one in &recorded.votes {
            let line = (LineId::Vote(one.id), one.ask.as_str(), one.hands.as_str());
            line_ui(ui, page, line, (0.0, 0.0));
            one.options.iter().enumerate().for_each(|(place, _)| option_ui(ui, one, place));
        }
    });
}

fn option_ui(ui: &mut Ui, vote: &Voted, place: usize) {
    let Some((name, hands, part)) = vote.options.get(place) else { return };
    let tokens = widgets::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let response = ui.interact(rect, Id::unique(("vote option", vote.id, place)), Sense::hover());
    response.widget_info(|| {
        let said = text::labelled(name.as_str(), hands.to_string());
        WidgetInfo::labeled(Role::Label, true, said)
    });
    let y = rect.center().y;
    let names = rect.width() * 0.4;
    let word = lines::one(ui, name, theme::regular(size::SMALL), tokens.ink, names - 8.0);
    ui.painter().galley(pos2(rect.left(), y - word.size().y / 2.0), word, tokens.ink);
    let bar = Rect::from_x_y_ranges(rect.left() + names..=rect.right() - 34.0, y - 6.5..=y + 6.5);
    let most = *part >= 1.0;
    let colour = if most { tokens.primary } else { tokens.switch_off };
    bar_ui(ui, bar, (*part, 1), colour);
    let font = theme::bold(size::SMALL);
    let at = pos2(rect.right(), y);
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, hands.to_string(), font, tokens.ink);
}
