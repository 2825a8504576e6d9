//! Where days stand on the page, and the head of the calendar: months, weeks, phases, festivals and
//! today.

use egui::{Align2, CornerRadius, Rangef, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::intent::Cx;
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::{Date, Day};
use crate::report::Roadmap;
use crate::text::numbers::month_name;
use crate::text::words;

/// The height of the head without phases, and of a line of phases, in points.
const HEAD: f32 = 66.0;
const LINE: f32 = 20.0;
/// How many lines of phases are shown.
const MOST_LINES: usize = 3;
/// The least width of a week, in points.
const WEEK: f32 = 35.0;
const NARROW_WEEK: f32 = 14.0;
/// How many weeks are shown at least, and at most.
const LEAST_WEEKS: i32 = 12;
const MOST_WEEKS: i32 = 520;

/// Where days stand, from left to right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    /// The number of the first day, a Monday.
    pub first: i32,
    /// How many days there are.
    pub days: i32,
    /// The width of a day, in points.
    pub wide: f32,
    /// The left end of the first day.
    pub left: f32,
}

impl Calendar {
    /// A calendar of all that there is, with some days around it.
    pub fn of(roadmap: &Roadmap, today: Option<Date>, months: bool, room: f32) -> Self {
        let today = today.map(|today| today.first_day().number());
        let (first, last) = match (roadmap.span, today) {
            (Some((first, last)), Some(today)) => {
                let (first, last) = (first.number(), last.number());
                // Today belongs to the picture, unless it is far away.
                let near = (first - 70..=last + 70).contains(&today);
                if near { (first.min(today), last.max(today)) } else { (first, last) }
            }
            (Some((first, last)), None) => (first.number(), last.number()),
            (None, Some(today)) => (today, today),
            (None, None) => (1, 1),
        };
        let first = first - 3 - Day::of(first - 3).weekday();
        // A slip in a year must not make the calendar endless.
        let days = (last + 10 - first).clamp(LEAST_WEEKS * 7, MOST_WEEKS * 7);
        let weeks = (days + 6) / 7;
        let narrowest = if months { NARROW_WEEK } else { WEEK };
        let week = (room / float(weeks)).max(narrowest);
        let week =
            if months { week.min(NARROW_WEEK.max(room / float(weeks.max(40)))) } else { week };
        // The calendar fills its room.
        let weeks = weeks.max(floor(room / week));
        Self { first, days: weeks * 7, wide: week / 7.0, left: 0.0 }
    }

    /// The whole width, in points.
    pub fn width(&self) -> f32 {
        float(self.days) * self.wide
    }

    /// The left end of a day.
    pub fn x(&self, day: i32) -> f32 {
        self.left + float(day - self.first) * self.wide
    }

    /// From the left end of a day to the right end of another one.
    pub fn range(&self, from: Day, to: Day) -> Rangef {
        Rangef::new(self.x(from.number()), self.x(to.number() + 1))
    }

    /// How many days a distance is.
    pub fn days_of(&self, distance: f32) -> i32 {
        floor((distance / self.wide).round())
    }

    /// The day at a place.
    pub fn day_at(&self, x: f32) -> i32 {
        self.first + floor((x - self.left) / self.wide)
    }
}

#[expect(clippy::cast_precision_loss, reason = "days and rows are far fewer than 2^23")]
pub(super) fn float(number: i32) -> f32 {
    number as f32
}

pub(super) fn floor(number: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "days and weeks on a screen fit")]
    let whole = number.floor() as i32;
    whole
}

/// Draws the head of the calendar in a rectangle.
pub(super) fn head_ui(ui: &Ui, cx: &Cx<'_>, calendar: &Calendar, rect: Rect, months: bool) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    let mut named = f32::NEG_INFINITY;
    for week in 0..calendar.days / 7 {
        let monday = calendar.first + week * 7;
        let x = calendar.x(monday);
        let day = Day::of(monday);
        let seen = ui.clip_rect().x_range().expand(80.0);
        if x > seen.max || x + 7.0 * calendar.wide < seen.min {
            continue;
        }
        if !months {
            let at = pos2(x + calendar.wide * 3.5, rect.top() + 29.0);
            let font = theme::regular(size::SMALL);
            painter.text(at, Align2::CENTER_CENTER, day.week(), font, tokens.faint);
        }
        for number in monday..monday + 7 {
            let (year, month, first) = Day::of(number).parts();
            let x = calendar.x(number);
            // The first name would run into the second one if it stood close to it.
            if first != 1 && !(number == calendar.first && Day::of(number + 14).parts().1 == month)
            {
                continue;
            }
            if x < named {
                continue;
            }
            let name = if named < 0.0 || month == 1 {
                words::month_of_year(month_name(month), year.to_string())
            } else {
                month_name(month).to_owned()
            };
            let font = theme::bold(size::SMALL);
            let text = painter.text(
                pos2(x + 5.0, rect.top() + 11.0),
                Align2::LEFT_CENTER,
                name,
                font,
                tokens.ink,
            );
            named = text.right() + 6.0;
        }
    }
    phases_ui(ui, cx, calendar, rect);
    moments_ui(ui, cx, calendar, rect);
}

/// The phases with the line that each stands in: those that run at the same time stand below each
/// other.
fn lined(roadmap: &Roadmap) -> Vec<(usize, &(String, Day, Day))> {
    let mut lines: Vec<Day> = Vec::new();
    let mut placed = Vec::new();
    for phase in &roadmap.phases {
        let (_, starts, ends) = phase;
        let line = lines.iter().position(|until| until < starts).unwrap_or(lines.len());
        match lines.get_mut(line) {
            Some(until) => *until = *ends,
            None => lines.push(*ends),
        }
        if line < MOST_LINES {
            placed.push((line, phase));
        }
    }
    placed
}

/// The height of the head of the calendar, in points.
pub(super) fn head_height(roadmap: &Roadmap) -> f32 {
    let lines = lined(roadmap).iter().map(|(line, _)| line + 1).max().unwrap_or(0);
    HEAD + LINE * float(i32::try_from(lines).unwrap_or(0))
}

fn phases_ui(ui: &Ui, cx: &Cx<'_>, calendar: &Calendar, rect: Rect) {
    let tokens = widgets::tokens(ui);
    for (line, (name, starts, ends)) in lined(cx.report.roadmap()) {
        let range = calendar.range(*starts, *ends);
        let top = rect.top() + 40.0 + LINE * float(i32::try_from(line).unwrap_or(0));
        let wide = Rangef::new(range.min + 1.0, range.max - 1.0);
        let band = Rect::from_x_y_ranges(wide, top..=top + LINE - 2.0);
        ui.painter().rect_filled(band, CornerRadius::same(4), tokens.icon_bg);
        // The name stands in the part that is seen.
        let seen = band.intersect(ui.clip_rect());
        let room = seen.width() - 6.0;
        if room < 20.0 {
            continue;
        }
        let word = lines::one(ui, name, theme::regular(size::SECTION), tokens.soft, room);
        let at = seen.center() - word.size() / 2.0;
        ui.painter().galley(at, word, tokens.soft);
    }
}

/// Names festivals and today, as far as there is room.
fn moments_ui(ui: &Ui, cx: &Cx<'_>, calendar: &Calendar, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let y = rect.top() + head_height(cx.report.roadmap()) - 14.0;
    let mut taken: Vec<Rangef> = Vec::new();
    let mut name = |x: f32, name: &str, font, colour| {
        let word = lines::one(ui, name, font, colour, calendar.width() - 8.0);
        let half = word.size().x / 2.0;
        let x = x.min(calendar.left + calendar.width() - half).max(calendar.left + half);
        let range = Rangef::new(x - half - 4.0, x + half + 4.0);
        if taken.iter().all(|other| range.max < other.min || range.min > other.max) {
            let at = pos2(x - half, y - word.size().y / 2.0);
            ui.painter().galley(at, word, colour);
            taken.push(range);
        }
    };
    if let Some(today) = cx.editor.today().map(|today| today.first_day().number())
        && (calendar.first..calendar.first + calendar.days).contains(&today)
    {
        let x = calendar.x(today);
        name(x, words::today(), theme::bold(size::SMALL), tokens.accent);
    }
    for festival in &cx.report.roadmap().festivals {
        let range = calendar.range(festival.starts, festival.ends);
        name(range.center(), &festival.name, theme::regular(size::SMALL), tokens.ink);
    }
}

/// Paints what stands behind all rows: weeks of months, festivals, the beginnings of phases, today.
pub(super) fn ground_ui(ui: &Ui, cx: &Cx<'_>, calendar: &Calendar, rows: Rangef) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    for number in calendar.first..calendar.first + calendar.days {
        if Day::of(number).parts().2 == 1 {
            painter.vline(calendar.x(number), rows, Stroke::new(1.0, tokens.line));
        }
    }
    for festival in &cx.report.roadmap().festivals {
        let range = calendar.range(festival.starts, festival.ends);
        if range.span() > calendar.wide * 2.0 {
            let band = Rect::from_x_y_ranges(range, rows);
            painter.rect_filled(band, CornerRadius::ZERO, tokens.ink.gamma_multiply(0.05));
        } else {
            let points = [pos2(range.center(), rows.min), pos2(range.center(), rows.max)];
            let line = Stroke::new(1.0, tokens.faint);
            painter.extend(Shape::dashed_line(&points, line, 2.0, 3.0));
        }
    }
    for (_, starts, _) in &cx.report.roadmap().phases {
        painter.vline(
            calendar.x(starts.number()),
            rows,
            Stroke::new(1.2, tokens.ink.gamma_multiply(0.55)),
        );
    }
    if let Some(today) = cx.editor.today().map(|today| today.first_day().number())
        && (calendar.first..calendar.first + calendar.days).contains(&today)
    {
        painter.vline(calendar.x(today), rows, Stroke::new(1.5, tokens.accent));
    }
}

/// Draws what the bars mean.
pub(super) fn legend_ui(ui: &mut Ui) {
    let tokens = widgets::tokens(ui);
    // From right to left.
    for (name, kind) in [
        (words::legend_late(), 3),
        (words::legend_slack(), 2),
        (words::legend_runs(), 1),
        (words::legend_task(), 0),
    ] {
        widgets::soft(ui, name);
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 12.0), Sense::hover());
        let corner = CornerRadius::same(4);
        match kind {
            0 => drop(ui.painter().rect_filled(rect, corner, tokens.task_open)),
            1 => {
                let line = Stroke::new(1.0, tokens.chip_pseudonym_line);
                ui.painter().rect(rect, corner, tokens.open_bg, line, StrokeKind::Inside);
            }
            2 => slack(ui, rect.x_range(), rect.center().y, tokens.task_open),
            _ => hatched(ui, rect),
        }
        ui.add_space(4.0);
    }
}

/// Paints dots: days that are left.
pub(super) fn slack(ui: &Ui, range: Rangef, y: f32, colour: egui::Color32) {
    let mut x = range.min + 2.0;
    while x < range.max - 2.0 {
        ui.painter().circle_filled(pos2(x, y), 1.1, colour);
        x += 5.0;
    }
}

/// Paints hatching: days that are too late.
pub(super) fn hatched(ui: &Ui, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let line = Stroke::new(1.5, tokens.danger);
    ui.painter().rect(rect, CornerRadius::same(5), tokens.card, line, StrokeKind::Inside);
    let painter = ui.painter().with_clip_rect(rect.shrink(2.0).intersect(ui.clip_rect()));
    let mut x = rect.left() - rect.height() / 2.0 + 6.0;
    while x < rect.right() {
        painter.line_segment(
            [pos2(x, rect.bottom() - 3.0), pos2(x + rect.height() - 6.0, rect.top() + 3.0)],
            line,
        );
        x += 9.0;
    }
}
