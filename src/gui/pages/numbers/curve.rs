//! People over time: the likely line with its band from low to high, the target, and festivals.

use egui::{
    Align2, Color32, CornerRadius, EventFilter, Key, Modifiers, Rect, Role, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};
use egui_plot::{
    FilledArea, GridMark, HLine, Line, LineStyle, Plot, PlotPoint, PlotTransform, VLine,
};

use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, Tokens, size};
use crate::gui::kit::widgets;
use crate::gui::kit::{lines, plot};
use crate::model::numbers::Range;
use crate::model::pack::Day;
use crate::model::verdict::Sign;
use crate::report::numbers::{Aimed, Line as People};
use crate::text::numbers::{exact, month_name, people, said};
use crate::text::words;

/// The height of the curve in a usual window, and in a low one, in points.
const HEIGHT: f32 = 232.0;
const LOW: f32 = 190.0;
/// The width of the figures at the end of a line.
const ENDS: f32 = 124.0;
/// The height of the strip of phases below it.
const STRIP: f32 = 18.0;

/// Draws the curve; without days, says what to set.
pub(super) fn curve_ui(ui: &mut Ui, aimed: &Aimed) {
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let line = aimed.line();
        ui.horizontal(|ui| {
            widgets::heading(ui, words::people_over_time());
            legend_ui(ui, line);
        });
        if line.points.is_empty() && line.planned.is_empty() {
            widgets::soft(ui, words::curve_empty());
            return;
        }
        plot_ui(ui, aimed, line);
    });
}

/// Says what the lines are, at the right of the head.
fn legend_ui(ui: &mut Ui, line: &People) {
    let tokens = widgets::tokens(ui);
    let all = [
        (!line.points.is_empty(), words::curve_now(), tokens.open, tokens.bar_aggregate),
        (!line.planned.is_empty(), words::curve_then(), tokens.bar_locked, tokens.bar_locked),
    ];
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for (_, says, ink, band) in all.into_iter().rev().filter(|(shown, ..)| *shown) {
            widgets::soft(ui, says);
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 12.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::ZERO, band.gamma_multiply(0.35));
            let stroke = Stroke::new(2.2, ink);
            ui.painter().hline(rect.x_range(), rect.center().y, stroke);
            ui.add_space(8.0);
        }
    });
}

/// What the plot shows of time and people.
struct Bounds {
    days: (f64, f64),
    most: f64,
}

impl Bounds {
    /// Leaves room for the figures at the end, of so many points of the width.
    fn of(aimed: &Aimed, line: &People, width: f32) -> Self {
        let end = f64::from((ENDS / (width - 2.0 * ENDS).max(ENDS)).min(0.4));
        let all = || line.points.iter().chain(&line.planned);
        let days = line.days().map(|(first, last)| (first.number(), last.number()));
        let (first, last) = days.map_or((0.0, 0.0), |(from, to)| (f64::from(from), f64::from(to)));
        let high = all().map(|(_, range)| range.high).fold(0.0, f64::max);
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let target = aimed.goal.people.map_or(0.0, |people| people as f64);
        let most = if high.max(target) > 0.0 { high.max(target) * 1.16 } else { 1.0 };
        let days = (last - first).max(1.0);
        Self { days: (first - days * 0.01, last + days * end), most }
    }
}

fn plot_ui(ui: &mut Ui, aimed: &Aimed, line: &People) {
    let tokens = widgets::tokens(ui);
    let width = ui.available_width();
    let bounds = Bounds::of(aimed, line, width);
    repaint_if_resized(ui, width);
    let (first, last) = bounds.days;
    let plot = still_plot(ui, &bounds);
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(first..=last);
        plot.set_plot_bounds_y(0.0..=bounds.most);
        if !line.planned.is_empty() {
            plot.add(band("planned band", &line.planned, tokens.bar_locked.gamma_multiply(0.22)));
        }
        plot.add(band("band", &line.points, tokens.bar_aggregate.gamma_multiply(0.55)));
        if let Some(target) = aimed.goal.people {
            #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
            plot.add(HLine::new("target", target as f64).color(tokens.ink).width(1.5));
        }
        for festival in &line.festivals {
            let dashed = LineStyle::Dotted { spacing: 5.0 };
            let at = f64::from(festival.day.number());
            plot.add(VLine::new("festival", at).color(tokens.soft).width(1.0).style(dashed));
        }
        if !line.planned.is_empty() {
            let dashed = LineStyle::Dashed { length: 7.0 };
            let line = Line::new("planned", likely(&line.planned)).color(tokens.bar_locked);
            plot.line(line.width(2.2).style(dashed));
        }
        plot.line(Line::new("likely", likely(&line.points)).color(tokens.open).width(2.4));
    });
    let at = (&shown.transform, tokens);
    festivals_ui(ui, line, at);
    labels_ui(ui, aimed, line, at);
    marks_ui(ui, aimed, line, at);
    phases_ui(ui, line, at);
    days_ui(ui, aimed, line, at, shown.response.rect);
}

/// The axis knows how wide its figures are one frame after the plot has another width.
fn repaint_if_resized(ui: &Ui, width: f32) {
    let id = ui.scope_id().with("width of the curve");
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<f32>(id);
        data.insert_temp(id, width);
        before
    });
    if before.is_none_or(|before| (before - width).abs() > 0.5) {
        ui.ctx().request_repaint();
    }
}

/// What lies between the low end and the high end.
fn band(name: &str, points: &[(Day, Range)], colour: Color32) -> FilledArea {
    let xs: Vec<f64> = points.iter().map(|(day, _)| f64::from(day.number())).collect();
    let of = |part: fn(&Range) -> f64| -> Vec<f64> {
        points.iter().map(|(_, range)| part(range)).collect()
    };
    let (low, high) = (of(|range| range.low), of(|range| range.high));
    FilledArea::new(name, &xs, &low, &high).fill_color(colour)
}

fn likely(points: &[(Day, Range)]) -> Vec<[f64; 2]> {
    points.iter().map(|(day, range)| [f64::from(day.number()), range.likely]).collect()
}

/// A plot that cannot be dragged, zoomed or scrolled: its days run from left to right in months.
fn still_plot<'a>(ui: &Ui, bounds: &Bounds) -> Plot<'a> {
    let (first, last) = bounds.days;
    let height = if ui.ctx().content_rect().height() < 800.0 { LOW } else { HEIGHT };
    plot::still(ui, "people over time")
        .height(height)
        .width(ui.available_width())
        .default_x_bounds(first, last)
        .default_y_bounds(0.0, bounds.most)
        .x_grid_spacer(|input| months(input.bounds))
        .x_axis_formatter(|mark, _| month_label(mark.value))
        .y_axis_formatter(|mark, _| exact(mark.value.max(0.0)))
}

/// The first day of each month within these days.
fn months((first, last): (f64, f64)) -> Vec<GridMark> {
    #[expect(clippy::cast_possible_truncation, reason = "days fit")]
    let days = (first.max(1.0) as i32)..=(last.max(1.0) as i32);
    let all = days.map(Day::of).filter(|day| day.date().and_then(|date| date.parts().2) == Some(1));
    let marks: Vec<f64> = all.map(|day| f64::from(day.number())).collect();
    // Over years, every third or twelfth month.
    let step = match marks.len() {
        0..=14 => 1,
        15..=40 => 3,
        _ => 12,
    };
    let month = |mark: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "days fit")]
        let day = Day::of(mark as i32).date();
        day.and_then(|date| date.parts().1).unwrap_or(1)
    };
    let kept = marks.into_iter().filter(|mark| (month(*mark) - 1).is_multiple_of(step));
    kept.map(|value| GridMark { value, step_size: 30.0 }).collect()
}

fn month_label(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "days fit")]
    let date = Day::of(number as i32).date();
    match date.map(crate::model::pack::Date::parts) {
        // Where a year begins, its number is what matters.
        Some((year, Some(1), _)) => words::month_of_year(month_name(1), year.to_string()),
        Some((_, Some(month), _)) => month_name(month).to_owned(),
        _ => String::new(),
    }
}

/// Names the festivals above their days; one of several days is a tint as well.
fn festivals_ui(ui: &Ui, line: &People, (at, tokens): (&PlotTransform, &Tokens)) {
    let frame = *at.frame();
    let painter = ui.painter().with_clip_rect(frame.expand2(vec2(60.0, 16.0)));
    let x = |day: Day| at.position_from_point(&PlotPoint::new(f64::from(day.number()), 0.0)).x;
    let mut from = frame.left();
    for festival in &line.festivals {
        let (top, end) = (x(festival.day), x(festival.last));
        if festival.last > festival.day {
            let days = Rect::from_x_y_ranges(top..=end, frame.y_range());
            painter.rect_filled(days, CornerRadius::ZERO, tokens.soft.gamma_multiply(0.12));
        }
        let word =
            painter.layout_no_wrap(festival.name.clone(), theme::bold(size::SMALL), tokens.ink);
        let left = (top - word.size().x / 2.0).clamp(frame.left(), frame.right() - word.size().x);
        if left >= from {
            from = left + word.size().x + 8.0;
            let behind =
                Rect::from_min_size(pos2(left, frame.top() - 2.0), word.size()).expand(2.0);
            painter.rect_filled(behind, CornerRadius::ZERO, tokens.panel);
            painter.galley(pos2(left, frame.top() - 2.0), word, tokens.ink);
        }
    }
}

/// Writes what the lines come to: the target, and the figures at the end.
fn labels_ui(ui: &Ui, aimed: &Aimed, line: &People, (at, tokens): (&PlotTransform, &Tokens)) {
    let frame = *at.frame();
    let painter = ui.painter().with_clip_rect(frame.expand2(vec2(60.0, 16.0)));
    let place = |x: f64, y: f64| at.position_from_point(&PlotPoint::new(x, y));
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let target = aimed.goal.people.map(|people| people as f64);
    if let Some(target) = target {
        let says = words::target_of(exact(target));
        let at = pos2(frame.left() + frame.width() * 0.28, place(0.0, target).y - 3.0);
        painter.text(at, Align2::LEFT_BOTTOM, says, theme::bold(size::SMALL), tokens.ink);
    }
    let mut below = frame.bottom() + 8.0;
    if let Some((day, range)) = line.points.last() {
        let end = place(f64::from(day.number()), range.likely);
        painter.circle_filled(end, 4.0, tokens.open);
        let inks = (tokens.chip_person_ink, tokens.soft);
        let says = aimed.said(range.likely);
        below = ending(&painter, aimed, (end, below), (says, range), inks).top();
    }
    let Some((day, range)) = line.planned.last() else { return };
    let end = place(f64::from(day.number()), range.likely);
    if let (Some(target), Some(short)) = (target, aimed.planned().and_then(|one| one.short.clone()))
        && target > range.likely
    {
        let top = place(f64::from(day.number()), target);
        let stroke = Stroke::new(2.0, tokens.danger);
        painter.vline(end.x, top.y..=end.y - 4.0, stroke);
        painter.hline(top.x - 5.0..=top.x + 5.0, top.y + 1.0, stroke);
        // Below the line of the target, or above it where there is no room.
        let y = (end.y - 19.0).min(below - 50.0);
        let at = pos2(end.x + 9.0, if y < top.y + 9.0 { top.y - 9.0 } else { y });
        painter.text(at, Align2::LEFT_CENTER, short, theme::bold(size::SMALL), tokens.danger);
    }
    painter.circle(end, 4.5, tokens.card, Stroke::new(2.0, tokens.bar_locked));
    let inks = (tokens.chip_locked_ink, tokens.soft);
    let says = said(range.likely, aimed.assumed, line.then_at_most);
    ending(&painter, aimed, (end, below), (says, range), inks);
}

/// Writes a figure at the end of a line, with its range below it; both stand above `below`. Returns
/// where they stand.
fn ending(
    painter: &egui::Painter,
    aimed: &Aimed,
    (end, below): (egui::Pos2, f32),
    (says, range): (String, &Range),
    (ink, soft): (Color32, Color32),
) -> Rect {
    let says = painter.layout_no_wrap(says, theme::bold(size::BODY), ink);
    let plain = |figure| people(figure, aimed.assumed);
    let bounds = (range.low < range.high)
        .then(|| words::low_to_high(plain(range.low), plain(range.high)))
        .map(|bounds| painter.layout_no_wrap(bounds, theme::regular(size::SMALL), soft));
    let under = bounds.as_ref().map_or(0.0, |bounds| bounds.size().y);
    let top = (end.y - says.size().y / 2.0).min(below - says.size().y - under);
    let at = pos2(end.x + 9.0, top);
    let taken = Rect::from_min_size(at, vec2(says.size().x, says.size().y + under));
    let lower = at + vec2(0.0, says.size().y);
    painter.galley(at, says, ink);
    if let Some(bounds) = bounds {
        painter.galley(lower, bounds, soft);
    }
    taken
}

/// Marks on the planned line when which switches are on, as far as the names have room.
fn marks_ui(ui: &Ui, aimed: &Aimed, line: &People, (at, tokens): (&PlotTransform, &Tokens)) {
    let Some(planned) = aimed.planned() else { return };
    let frame = *at.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let mut taken: Vec<Rect> = Vec::new();
    for mark in &planned.marks {
        let day = f64::from(mark.day.number());
        let people = line.planned_at(day).map_or(0.0, |range| range.likely);
        let spot = at.position_from_point(&PlotPoint::new(day, people));
        if !frame.expand(1.0).contains(spot) {
            continue;
        }
        painter.circle(spot, 5.5, tokens.card, Stroke::new(1.6, tokens.bar_locked));
        paint_sign(&painter, spot, 3.4, Sign::Locked, tokens.chip_locked_ink);
        let font = theme::regular(size::SMALL);
        let says = lines::one(ui, &mark.says, font, tokens.chip_locked_ink, 260.0);
        let left = (spot.x - says.size().x - 8.0).max(frame.left() + 4.0);
        let place = Rect::from_min_size(pos2(left, spot.y - 8.0 - says.size().y), says.size());
        if !taken.iter().any(|other| other.intersects(place.expand(3.0))) {
            painter.galley(place.min, says, tokens.chip_locked_ink);
            taken.push(place);
        }
    }
}

/// Draws the phases that have dates as a strip below the curve.
fn phases_ui(ui: &mut Ui, line: &People, (at, tokens): (&PlotTransform, &Tokens)) {
    if line.phases.is_empty() {
        return;
    }
    // Phases that run at the same time stand below each other.
    let mut rows: Vec<i32> = Vec::new();
    let mut placed = Vec::new();
    for (name, starts, ends) in &line.phases {
        let (starts, ends) = (starts.number(), ends.number());
        let row = rows.iter().position(|until| *until < starts).unwrap_or(rows.len());
        match rows.get_mut(row) {
            Some(until) => *until = ends,
            None => rows.push(ends),
        }
        placed.push((name, row, starts, ends));
    }
    let count = f32::from(u8::try_from(rows.len().min(4)).unwrap_or(4));
    let room = vec2(ui.available_width(), count * (STRIP + 2.0));
    let (strip, _) = ui.allocate_exact_size(room, egui::Sense::hover());
    for (name, row, starts, ends) in placed {
        let row = f32::from(u8::try_from(row).unwrap_or(u8::MAX));
        if row >= count {
            continue;
        }
        let x = |day: i32| at.position_from_point(&PlotPoint::new(f64::from(day), 0.0)).x;
        let top = strip.top() + row * (STRIP + 2.0);
        let rect = Rect::from_min_max(
            pos2(x(starts), top),
            pos2(x(ends + 1).max(x(starts) + 4.0) - 2.0, top + STRIP),
        );
        ui.painter().rect_filled(rect, CornerRadius::same(4), tokens.icon_bg);
        let name =
            lines::one(ui, name, theme::regular(size::SMALL), tokens.soft, rect.width() - 8.0);
        if name.size().x < rect.width() {
            ui.painter().galley(rect.center() - name.size() / 2.0, name, tokens.soft);
        }
    }
}

/// Says how many people are known on the day under the pointer, or on the day that the arrow keys have
/// chosen while the curve has the keyboard focus.
fn days_ui(
    ui: &Ui,
    aimed: &Aimed,
    line: &People,
    (at, tokens): (&PlotTransform, &Tokens),
    rect: Rect,
) {
    let Some((first, last)) = line.days() else { return };
    let id = ui.scope_id().with("day of the curve");
    let response = ui.interact(rect, id, egui::Sense::focusable_noninteractive());
    let chosen = chosen_day(ui, &response, (first.number(), last.number()));
    let pointer = response.hover_pos().map(|pointer| at.value_from_position(pointer).x.round());
    let keys = response.has_focus().then(|| f64::from(chosen));
    let shown = pointer.or(keys);
    let day = shown.unwrap_or(f64::from(last.number()));
    let day = day.clamp(f64::from(first.number()), f64::from(last.number()));
    let says = line.says(day, aimed.assumed).unwrap_or_default();
    response.widget_info(|| {
        let says = words::curve_says(aimed.head.as_str(), says.as_str());
        WidgetInfo::labeled(Role::Figure, true, says)
    });
    if shown.is_none() {
        return;
    }
    let spot = |people: f64| at.position_from_point(&PlotPoint::new(day, people));
    let hair = Stroke::new(1.0, tokens.line_strong);
    ui.painter().vline(spot(0.0).x, at.frame().y_range(), hair);
    for (range, ink) in [(line.planned_at(day), tokens.bar_locked), (line.at(day), tokens.open)] {
        if let Some(range) = range {
            ui.painter().circle(spot(range.likely), 4.0, tokens.card, Stroke::new(2.0, ink));
        }
    }
    if pointer.is_some() {
        response.on_hover_text_at_pointer(says);
    } else {
        let font = theme::bold(size::SMALL);
        let word = ui.painter().layout_no_wrap(says, font, tokens.ink);
        let left = spot(0.0).x.min(at.frame().right() - word.size().x).max(at.frame().left());
        let place = Rect::from_min_size(pos2(left, at.frame().top() + 16.0), word.size());
        ui.painter().rect_filled(place.expand(4.0), CornerRadius::same(size::CORNER), tokens.card);
        ui.painter().galley(place.min, word, tokens.ink);
    }
}

/// The day that the arrow keys have chosen: by one, with Page Up and Page Down by thirty, with Home and
/// End the first and the last.
fn chosen_day(ui: &Ui, response: &egui::Response, (first, last): (i32, i32)) -> i32 {
    let id = response.id;
    let mut chosen = ui.data(|data| data.get_temp::<i32>(id)).unwrap_or(last);
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let keys =
            [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::PageUp, -30), (Key::PageDown, 30)];
        for (key, step) in keys {
            let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            chosen += step * i32::try_from(times).unwrap_or(0);
        }
        for (key, end) in [(Key::Home, first), (Key::End, last)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                chosen = end;
            }
        }
        chosen = chosen.clamp(first, last);
        ui.data_mut(|data| data.insert_temp(id, chosen));
        widgets::paint_focus(ui, response.rect, size::CORNER);
    }
    chosen
}
