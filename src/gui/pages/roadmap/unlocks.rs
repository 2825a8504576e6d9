//! What a task unlocks, and how late it is.

use egui::{CornerRadius, Id, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::gui::kit::lines;
use crate::gui::kit::signs::Chip;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::Date;
use crate::report::record::{Brings, TaskRow, Unlocked};
use crate::text::words;

/// Draws what a task unlocks, as far as there is room, and how late it is.
pub(super) fn unlocks_ui(ui: &Ui, task: &TaskRow, rect: Rect, today: Option<Date>) {
    let tokens = widgets::tokens(ui);
    let middle = rect.center().y;
    let late = match (task.done, task.days_late, task.late.first()) {
        (Some(_), ..) => Some((words::is_done().to_owned(), tokens.faint)),
        (_, days @ 1.., _) => Some((words::days_late(days), tokens.danger)),
        (.., Some(_)) => Some((words::is_late().to_owned(), tokens.danger)),
        _ if task.is_overdue(today) => Some((words::is_overdue().to_owned(), tokens.danger)),
        _ => None,
    };
    let late = late
        .map(|(late, ink)| (ui.painter().layout_no_wrap(late, theme::bold(size::SMALL), ink), ink));
    let room = late.as_ref().map_or(0.0, |(word, _)| word.size().x + 8.0);
    let end = unlocked_ui(ui, task, rect.with_max_x(rect.right() - 12.0 - room));
    let Some((word, ink)) = late else { return };
    let place = Rect::from_min_size(pos2(end, middle - word.size().y / 2.0), word.size());
    ui.painter().galley(place.min, word, ink);
    let why = ui.interact(place, Id::unique(("roadmap late", task.id)), Sense::hover());
    if !task.late.is_empty() {
        why.on_hover_text(task.late.join("\n"));
    }
}

/// Draws what a task unlocks, as far as there is room. Returns where something else may begin.
fn unlocked_ui(ui: &Ui, task: &TaskRow, rect: Rect) -> f32 {
    let tokens = widgets::tokens(ui);
    let (mut x, right, middle) = (rect.left(), rect.right(), rect.center().y);
    if task.unlocks.is_empty() {
        if task.lets.is_empty() {
            return x;
        }
        let font = theme::regular(size::SMALL);
        let lets = lines::one(ui, &task.lets, font, tokens.faint, rect.width());
        let wide = lets.size().x;
        ui.painter().galley(pos2(x, middle - lets.size().y / 2.0), lets, tokens.faint);
        return x + wide + 8.0;
    }
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    for one in &task.unlocks {
        if x > right - 30.0 {
            break;
        }
        x = unlock_ui(ui, &painter, one, (x, right), middle) + 6.0;
    }
    x.min(right) + 2.0
}

/// Draws one thing that is unlocked. Returns where it ends.
fn unlock_ui(
    ui: &Ui,
    painter: &egui::Painter,
    one: &Unlocked,
    (x, right): (f32, f32),
    y: f32,
) -> f32 {
    let tokens = widgets::tokens(ui);
    let room = right - x;
    if let Brings::Insights(sign) = one.brings {
        let chip = Chip::within(ui, sign, &one.says, room);
        return chip.paint(painter, tokens, pos2(x, y - 10.5)).right();
    }
    let font = theme::regular(size::CHIP);
    let key = one.brings == Brings::Key;
    // A way has an arrow before its name.
    let (before, fill) = if key { (10.0, tokens.key_bg) } else { (25.0, tokens.card) };
    let ink = tokens.key;
    let word = lines::one(ui, &one.says, font, tokens.ink, room - before - 9.0);
    let rect = Rect::from_min_size(pos2(x, y - 10.5), vec2(word.size().x + before + 9.0, 21.0));
    let line = Stroke::new(1.0, tokens.key_line);
    painter.rect(rect, CornerRadius::same(10), fill, line, egui::StrokeKind::Inside);
    painter.galley(pos2(x + before, y - word.size().y / 2.0), word, tokens.ink);
    if key {
        return rect.right();
    }
    painter.hline(x + 9.0..=x + 16.0, y, Stroke::new(2.0, ink));
    let tip = vec![pos2(x + 21.0, y), pos2(x + 15.0, y - 4.0), pos2(x + 15.0, y + 4.0)];
    painter.add(Shape::convex_polygon(tip, ink, Stroke::NONE));
    rect.right()
}
