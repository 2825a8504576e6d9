//! People over time: the likely line with its band from low to high, the target, and festivals.

use egui::{Align2, CornerRadius, Rect, Role, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{
    FilledArea, GridMark, HLine, Line, LineStyle, Plot, PlotPoint, PlotTransform, VLine,
};

use crate::gui::kit::theme::{self, Tokens, size};
use crate::gui::kit::widgets;
use crate::gui::kit::{lines, plot};
use crate::model::numbers::Range;
use crate::model::pack::Day;
use crate::report::numbers::{Aimed, Line as People};
use crate::text::numbers::{exact, month_name, people};
use crate::text::words;

/// The height of the curve in a usual window, and in a low one, in points.
const HEIGHT: f32 = 232.0;
const LOW: f32 = 190.0;
/// The height of the strip of phases below it.
const STRIP: f32 = 18.0;

/// Draws the curve; without days, says what to set.
pub(super) fn curve_ui(ui: &mut Ui, aimed: &Aimed) {
    widgets::boxed(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let line = aimed.line();
        ui.horizontal(|ui| {
            widgets::heading(ui, words::people_over_time());
            if !line.points.is_empty() {
                widgets::soft(ui, words::curve_hint());
            }
        });
        if line.points.is_empty() && line.planned.is_empty() {
            widgets::soft(ui, words::curve_empty());
            return;
        }
        plot_ui(ui, aimed, line);
    });
}

/// What the plot shows of time and people.
struct Bounds {
    days: (f64, f64),
    most: f64,
}

impl Bounds {
    fn of(aimed: &Aimed, line: &People) -> Self {
        let all = || line.points.iter().chain(&line.planned);
        let days = || all().map(|(day, _)| f64::from(day.number()));
        let first = days().reduce(f64::min).unwrap_or(0.0);
        let last = days().reduce(f64::max).unwrap_or(0.0);
        let high = line.points.iter().map(|(_, range)| range.high).fold(0.0, f64::max);
        let planned = line.planned.iter().map(|(_, range)| range.likely).fold(0.0, f64::max);
        let high = high.max(planned);
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let target = aimed.goal.people.map_or(0.0, |people| people as f64);
        let most = if high.max(target) > 0.0 { high.max(target) * 1.16 } else { 1.0 };
        let days = (last - first).max(1.0);
        // Room at the right for the figures at the end.
        Self { days: (first - days * 0.01, last + days * 0.13), most }
    }
}

fn plot_ui(ui: &mut Ui, aimed: &Aimed, line: &People) {
    let tokens = widgets::tokens(ui);
    let bounds = Bounds::of(aimed, line);
    let (first, last) = bounds.days;
    let xs: Vec<f64> = line.points.iter().map(|(day, _)| f64::from(day.number())).collect();
    let of = |part: fn(&Range) -> f64| -> Vec<f64> {
        line.points.iter().map(|(_, range)| part(range)).collect()
    };
    let (low, high) = (of(|range| range.low), of(|range| range.high));
    let likely: Vec<[f64; 2]> =
        xs.iter().zip(&line.points).map(|(x, (_, range))| [*x, range.likely]).collect();
    let plot = still_plot(ui, &bounds);
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(first..=last);
        plot.set_plot_bounds_y(0.0..=bounds.most);
        plot.add(
            FilledArea::new("band", &xs, &low, &high)
                .fill_color(tokens.bar_aggregate.gamma_multiply(0.55)),
        );
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
            let planned = line.planned.iter();
            let planned: Vec<[f64; 2]> =
                planned.map(|(day, range)| [f64::from(day.number()), range.likely]).collect();
            let dashed = LineStyle::Dashed { length: 7.0 };
            let line = Line::new("planned", planned).color(tokens.bar_locked);
            plot.line(line.width(2.2).style(dashed));
        }
        plot.line(Line::new("likely", likely).color(tokens.open).width(2.4));
    });
    let response = shown.response;
    response.widget_info(|| {
        let last = line
            .points
            .last()
            .and_then(|(day, _)| line.says(f64::from(day.number()), aimed.assumed));
        WidgetInfo::labeled(
            Role::Figure,
            true,
            words::curve_says(aimed.head.as_str(), last.unwrap_or_default()),
        )
    });
    labels_ui(ui, aimed, line, (&shown.transform, tokens));
    phases_ui(ui, line, (&shown.transform, tokens));
    hover_ui(ui, aimed, line, (&shown.transform, tokens), &response);
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

/// Writes what the lines are: the target, the festivals, and the figures at the end.
fn labels_ui(ui: &Ui, aimed: &Aimed, line: &People, (at, tokens): (&PlotTransform, &Tokens)) {
    let frame = *at.frame();
    let painter = ui.painter().with_clip_rect(frame.expand2(vec2(60.0, 16.0)));
    let place = |x: f64, y: f64| at.position_from_point(&PlotPoint::new(x, y));
    let small = || theme::regular(size::SMALL);
    let mut from = frame.left();
    for festival in &line.festivals {
        let top = place(f64::from(festival.day.number()), 0.0).x;
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
    if let Some(target) = aimed.goal.people {
        #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
        let y = place(0.0, target as f64).y;
        let says = words::target_of(crate::text::count(target));
        let at = pos2(frame.left() + frame.width() * 0.28, y - 3.0);
        painter.text(at, Align2::LEFT_BOTTOM, says, theme::bold(size::SMALL), tokens.ink);
    }
    let Some((day, range)) = line.points.last() else { return };
    let end = place(f64::from(day.number()), range.likely);
    painter.circle_filled(end, 4.0, tokens.open);
    let says = people(range.likely, aimed.assumed);
    let likely = painter.text(
        end + vec2(9.0, 0.0),
        Align2::LEFT_CENTER,
        says,
        theme::bold(size::BODY),
        tokens.chip_person_ink,
    );
    if let Some((day, planned)) = line.planned.last() {
        let end = place(f64::from(day.number()), planned.likely);
        painter.circle_filled(end, 3.5, tokens.bar_locked);
        // The two figures must not stand on each other.
        let y = end.y.min(likely.top() - 9.0);
        let says = words::with_tasks(people(planned.likely, aimed.assumed));
        let ink = tokens.chip_locked_ink;
        painter.text(pos2(end.x + 9.0, y), Align2::LEFT_CENTER, says, small(), ink);
    }
    if range.low < range.high {
        let (low, high) = (people(range.low, aimed.assumed), people(range.high, aimed.assumed));
        let says = words::low_to_high(low, high);
        painter.text(likely.left_bottom(), Align2::LEFT_TOP, says, small(), tokens.soft);
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

/// Says how many people are known on the day under the pointer.
fn hover_ui(
    ui: &Ui,
    aimed: &Aimed,
    line: &People,
    (at, tokens): (&PlotTransform, &Tokens),
    response: &egui::Response,
) {
    let Some(pointer) = response.hover_pos() else { return };
    let day = at.value_from_position(pointer).x.round();
    let ends = [line.points.first(), line.points.last()];
    let [Some(first), Some(last)] = ends.map(|end| end.map(|(day, _)| f64::from(day.number())))
    else {
        return;
    };
    let day = day.clamp(first, last);
    let (Some(says), Some(range)) = (line.says(day, aimed.assumed), line.at(day)) else { return };
    let spot = at.position_from_point(&PlotPoint::new(day, range.likely));
    let hair = Stroke::new(1.0, tokens.line_strong);
    ui.painter().vline(spot.x, at.frame().y_range(), hair);
    ui.painter().circle(spot, 4.0, tokens.card, Stroke::new(2.0, tokens.open));
    response.clone().on_hover_text_at_pointer(says);
}
