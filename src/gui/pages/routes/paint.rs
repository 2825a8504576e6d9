//! The looks of verdicts on routes, and where parts of the map stand on the screen.

use egui::{Color32, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};

use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::widgets;
use crate::model::plan::TouchpointId;
use crate::model::verdict::Sign;
use crate::report::routes::Step;
use crate::report::routes::map::{Area, ends_in_bar};

/// The id of a card's widget.
pub(super) fn card_id(id: TouchpointId) -> Id {
    Id::unique(("route card", id.0))
}

/// A part of the map on the screen.
pub(super) fn on_screen(area: &Area, origin: Pos2) -> Rect {
    let (left, top) = (area.left + origin.x, area.top + origin.y);
    Rect::from_min_size(pos2(left, top), vec2(area.width(), area.height()))
}

/// The colour of a verdict on a route.
pub(super) fn colour(ui: &Ui, step: Step) -> Color32 {
    let tokens = widgets::tokens(ui);
    match step {
        Step::Allowed => tokens.open,
        Step::Locked => tokens.semi,
        Step::Barred => tokens.danger,
        Step::Unstated => tokens.faint,
    }
}

/// Paints the sign of a verdict on a route: a tick, a plus in a ring, a cross, a question mark.
pub(super) fn paint_step(painter: &Painter, at: Pos2, step: Step, ink: Color32) {
    match step {
        Step::Allowed => {
            let tick = vec![at + vec2(-4.5, 0.3), at + vec2(-1.3, 3.5), at + vec2(4.5, -3.3)];
            painter.add(Shape::line(tick, Stroke::new(1.8, ink)));
        }
        Step::Locked => paint_sign(painter, at, 5.0, Sign::Locked, ink),
        Step::Barred => paint_sign(painter, at, 4.6, Sign::Withheld, ink),
        Step::Unstated => paint_sign(painter, at, 5.0, Sign::Unstated, ink),
    }
}

/// How far the corners of a path are rounded, in points.
const ROUND: f32 = 8.0;
/// The length of an arrow's head.
const HEAD: f32 = 8.0;

/// Paints a path with its end.
pub(super) fn paint_path(painter: &Painter, points: &[Pos2], step: Step, ink: Color32, wide: f32) {
    let (Some(last), Some(before)) = (points.last(), points.iter().rev().nth(1)) else { return };
    let along = (*last - *before).normalized();
    let end = *last - along * (HEAD - 1.0);
    let mut shaft: Vec<Pos2> = points.to_vec();
    if let Some(last) = shaft.last_mut() {
        *last = end;
    }
    paint_line(painter, &shaft, step, Stroke::new(wide, ink));
    let across = along.rot90();
    if ends_in_bar(step) {
        let at = *last - along * (HEAD - 2.0);
        let bar = [at + across * 7.0, at - across * 7.0];
        painter.line_segment(bar, Stroke::new(wide + 1.0, ink));
    } else {
        let head = vec![*last, end + across * 4.6, end - across * 4.6];
        painter.add(Shape::convex_polygon(head, ink, Stroke::NONE));
    }
}

/// Paints a line in the manner of a verdict: full, dashed or dotted.
pub(super) fn paint_line(painter: &Painter, points: &[Pos2], step: Step, line: Stroke) {
    let path = rounded(points);
    match step {
        Step::Allowed | Step::Barred => {
            painter.add(Shape::line(path, line));
        }
        Step::Locked => paint_dashes(painter, &path, line, (7.0, 4.5)),
        Step::Unstated => paint_dashes(painter, &path, line, (2.2, 3.4)),
    }
}

/// Paints the dashes of a path that can be seen: a tall map has many more. Where they begin does not
/// depend on what can be seen.
fn paint_dashes(painter: &Painter, path: &[Pos2], line: Stroke, (dash, gap): (f32, f32)) {
    let seen = painter.clip_rect().expand(dash + line.width);
    let mut dashes = Dashes { line, pixels: painter.pixels_per_point(), ..Dashes::default() };
    // Where the next dash begins, from the beginning of the part, and how much of the last one is
    // still to be painted behind a corner.
    let (mut next, mut rest) = (0.0, 0.0_f32);
    for part in path.windows(2) {
        let [from, to] = part else { continue };
        let long = from.distance(*to);
        let along = (*to - *from) / long.max(f32::EPSILON);
        let mut segment = |start: f32, end: f32| {
            let ends = [*from + along * start, *from + along * end.min(long)];
            dashes.add(ends);
        };
        if rest > 0.0 {
            segment(0.0, rest);
            rest -= long;
        }
        let (first, last) = shown(*from, along, long, seen);
        if next < first {
            next += ((first - next) / (dash + gap)).floor() * (dash + gap);
        }
        while next < last {
            segment(next, next + dash);
            rest = next + dash - long;
            next += dash + gap;
        }
        if next < long {
            next += ((long - next) / (dash + gap)).ceil() * (dash + gap);
        }
        next -= long;
    }
    painter.add(Shape::mesh(dashes.straight));
    painter.extend(dashes.curved);
}

/// The dashes of a path. A map has thousands of them, nearly all along a side of the window: those
/// are rectangles of one mesh, on whole pixels. Only the few in its corners are lines of their own.
#[derive(Default)]
struct Dashes {
    line: Stroke,
    /// Pixels per point.
    pixels: f32,
    straight: Mesh,
    curved: Vec<Shape>,
}

impl Dashes {
    fn add(&mut self, [from, to]: [Pos2; 2]) {
        let (across, down) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        if across.min(down) > 0.01 {
            self.curved.push(Shape::line_segment([from, to], self.line));
            return;
        }
        let wide = (self.line.width * self.pixels).round().max(1.0) / self.pixels;
        let edge = |middle: f32| ((middle - wide / 2.0) * self.pixels).round() / self.pixels;
        let rect = if across > down {
            let top = edge(from.y);
            Rect::from_x_y_ranges(from.x.min(to.x)..=from.x.max(to.x), top..=top + wide)
        } else {
            let left = edge(from.x);
            Rect::from_x_y_ranges(left..=left + wide, from.y.min(to.y)..=from.y.max(to.y))
        };
        self.straight.add_colored_rect(rect, self.line.color);
    }
}

/// From where to where a straight part, of a direction and a length, runs through a rectangle.
fn shown(from: Pos2, along: Vec2, long: f32, seen: Rect) -> (f32, f32) {
    let (mut first, mut last) = (0.0_f32, long);
    for axis in 0..2 {
        let (low, high) = (seen.min[axis] - from[axis], seen.max[axis] - from[axis]);
        if along[axis].abs() < 1e-3 {
            if low > 0.0 || high < 0.0 {
                return (0.0, 0.0);
            }
            continue;
        }
        let (one, other) = (low / along[axis], high / along[axis]);
        first = first.max(one.min(other));
        last = last.min(one.max(other));
    }
    (first, last.max(first))
}

/// A path with round corners.
pub(super) fn rounded(points: &[Pos2]) -> Vec<Pos2> {
    let mut path = Vec::with_capacity(points.len() * 6);
    path.extend(points.first().copied());
    for three in points.windows(3) {
        let [before, corner, after] = three else { continue };
        let (back, on) = (*before - *corner, *after - *corner);
        let radius = ROUND.min(back.length() / 2.0).min(on.length() / 2.0);
        let (from, to) = (*corner + back.normalized() * radius, *corner + on.normalized() * radius);
        for number in 0..=5_u8 {
            let part = f32::from(number) / 5.0;
            let one = from.lerp(*corner, part);
            let other = corner.lerp(to, part);
            path.push(one.lerp(other, part));
        }
    }
    path.extend(points.last().copied());
    path
}
