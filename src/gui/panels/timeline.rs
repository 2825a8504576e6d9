//! A slider over days: a track with years below it, and a dot above it for each day on which
//! something changes. The knob stops at these days.

use egui::{
    Align2, CornerRadius, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::{Date, Day};
use crate::text::words;

/// The height of the slider, and of the knob, in points.
const HEIGHT: f32 = 40.0;
const KNOB: f32 = 7.0;

/// Where days stand on the track.
struct Track {
    rect: Rect,
    first: i32,
    last: i32,
}

impl Track {
    fn x(&self, day: i32) -> f32 {
        let part = |days: i32| f32::from(i16::try_from(days).unwrap_or(i16::MAX));
        let all = part(self.last - self.first).max(1.0);
        self.rect.left() + self.rect.width() * (part(day - self.first) / all).clamp(0.0, 1.0)
    }
}

/// The number of a day.
fn day(date: Date) -> i32 {
    date.first_day().number()
}

/// Draws the slider for the stop at `now`, in a width. Returns it, and the stop that it is moved to.
pub fn timeline_ui(ui: &mut Ui, stops: &[Date], now: usize, width: f32) -> (Response, usize) {
    let tokens = widgets::tokens(ui);
    let (rect, mut response) =
        ui.allocate_exact_size(vec2(width, HEIGHT), Sense::CLICK | Sense::DRAG);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return (response, now) };
    let track =
        Track { rect: rect.shrink2(vec2(KNOB + 2.0, 0.0)), first: day(*first), last: day(*last) };
    let mut place = now;
    if let Some(at) = response.interact_pointer_pos() {
        response.request_focus();
        let away = |place: &usize| {
            stops.get(*place).map_or(f32::MAX, |stop| (track.x(day(*stop)) - at.x).abs())
        };
        place =
            (0..stops.len()).min_by(|one, other| away(one).total_cmp(&away(other))).unwrap_or(now);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowLeft) {
            place = place.saturating_sub(1);
        } else if pressed(Key::ArrowRight) {
            place = (place + 1).min(stops.len() - 1);
        } else if pressed(Key::Home) {
            place = 0;
        } else if pressed(Key::End) {
            place = stops.len() - 1;
        }
    }
    if place != now {
        response.mark_changed();
    }
    let value = stops.get(place).map_or_else(String::new, Date::to_string);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, stops.len() > 1, words::lens_day());
        info.value = u32::try_from(place).ok().map(f64::from);
        info.current_text_value = Some(value.clone());
        info
    });
    paint(ui, &track, stops, place);
    if response.has_focus() {
        widgets::paint_focus(ui, rect, size::CORNER);
    }
    let knob = tokens.accent;
    let at = stops.get(place).map_or(track.rect.left(), |stop| track.x(day(*stop)));
    let middle = rect.top() + 16.0;
    ui.painter().circle(pos2(at, middle), KNOB, tokens.card, Stroke::new(2.5, knob));
    (response, place)
}

fn paint(ui: &Ui, track: &Track, stops: &[Date], place: usize) {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    let middle = track.rect.top() + 16.0;
    let at = stops.get(place).map_or(track.rect.left(), |stop| track.x(day(*stop)));
    let bar = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, middle - 1.5..=middle + 1.5);
    let corner = CornerRadius::same(2);
    painter.rect_filled(bar(track.rect.left(), track.rect.right()), corner, tokens.line_strong);
    painter.rect_filled(bar(track.rect.left(), at), corner, tokens.accent);
    for stop in stops {
        painter.circle_filled(pos2(track.x(day(*stop)), middle - 9.0), 2.2, tokens.ink);
    }
    years(ui, track, middle);
}

/// Names the years, as many as have room.
fn years(ui: &Ui, track: &Track, middle: f32) {
    let tokens = widgets::tokens(ui);
    let year_of = |number: i32| Day::of(number).parts().0;
    let (first, last) = (year_of(track.first), year_of(track.last));
    let mut after = f32::NEG_INFINITY;
    for year in (first + 1)..=last {
        let Some(begins) = Date::read(&format!("{year:04}")).map(day) else { continue };
        let x = track.x(begins);
        let name = if after == f32::NEG_INFINITY || year == last {
            year.to_string()
        } else {
            format!("’{:02}", year % 100)
        };
        let font = theme::regular(size::SECTION);
        let word = ui.painter().layout_no_wrap(name, font, tokens.soft);
        let wide = word.size().x;
        if x - wide / 2.0 < after || x + wide / 2.0 > track.rect.right() + 8.0 {
            continue;
        }
        after = x + wide / 2.0 + 8.0;
        ui.painter().vline(x, middle + 3.0..=middle + 6.0, Stroke::new(1.0, tokens.line_strong));
        let place = Align2::CENTER_TOP.anchor_size(pos2(x, middle + 6.0), word.size());
        ui.painter().galley(place.min, word, tokens.soft);
    }
}
