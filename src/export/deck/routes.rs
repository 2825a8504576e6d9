//! The scene of routes: the map of who is led where, and what its arrows mean.

use super::{INNER, MARGIN, Source, TITLE, body, head, text_box};
use crate::export::fonts;
use crate::export::page::{Item, Page, Paragraph, Path, Rect, Run, Shape, Stand, Tag};
use crate::report::look::Colour;
use crate::report::routes::Step;
use crate::report::routes::map::{Area, Arrow, Card, Frame, Labels, Map, Point, ends_in_bar};
use crate::text::{self, stage, words};

/// How large the map may stand: the first at which it fits.
const SCALES: [f32; 9] = [1.35, 1.2, 1.05, 0.95, 0.85, 0.7, 0.55, 0.42, 0.3];
/// The size of text on the map, before it is scaled.
const TEXT: f32 = 13.5;
const SMALL: f32 = 12.0;

/// The colour of a verdict on a route.
fn colour(source: &Source<'_>, step: Step) -> Colour {
    match step {
        Step::Allowed => source.look.open,
        Step::Locked => source.look.semi,
        Step::Barred => source.look.danger,
        Step::Unstated => source.look.faint,
    }
}

/// Draws the scene.
pub(super) fn routes(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let routes = source.report.routes();
    let heading = vec![Run::bold(stage::cut(&routes.head, 150), TITLE * 0.7, look.ink)];
    let top = head(source, page, heading, "") - 8.0;
    legend(source, Rect::new(MARGIN, top, INNER, 24.0), page);
    let room = body(top + 34.0);
    let measure = |text: &str| fonts::width(text, SMALL, false);
    let at = |scale: f32| {
        let labels = Labels::All;
        let frame = Frame { width: room.w / scale, least_height: 0.0, labels, measure: &measure };
        (scale, Map::new(source.report, &frame))
    };
    let fits = |(scale, map): &(f32, Map)| map.height * scale <= room.h + 6.0;
    let [.., smallest] = SCALES;
    let (scale, map) = SCALES.into_iter().map(at).find(fits).unwrap_or_else(|| at(smallest));
    let drawing = Drawing { source, scale, corner: (room.x, room.y) };
    drawing.ground(&map, page);
    drawing.arrows(&map, page);
    drawing.cards(&map, page);
    drawing.labels(&map, page);
}

/// What the arrows mean, in a line.
fn legend(source: &Source<'_>, rect: Rect, page: &mut Page) {
    let mut x = rect.x;
    let middle = rect.y + rect.h / 2.0;
    for step in Step::ALL {
        let ink = colour(source, step);
        arrow(&[(x, middle), (x + 46.0, middle)], step, (ink, 2.4), String::new(), page);
        let size = 17.0;
        let wide = fonts::width(step.means(), size, false) + 4.0;
        let word = Paragraph::of(vec![Run::new(step.means(), size, source.look.soft)]);
        page.items.push(text_box(Rect::new(x + 56.0, rect.y, wide, rect.h), vec![word]));
        x += 56.0 + wide + 30.0;
    }
}

/// The lengths of dashes and gaps of a verdict.
fn dash(step: Step) -> Option<(f32, f32)> {
    match step {
        Step::Allowed | Step::Barred => None,
        Step::Locked => Some((9.0, 6.0)),
        Step::Unstated => Some((2.5, 4.5)),
    }
}

/// Draws a path with its end: a head, or a stop bar.
fn arrow(
    points: &[(f32, f32)],
    step: Step,
    (ink, wide): (Colour, f32),
    says: String,
    page: &mut Page,
) {
    let (Some(last), Some(before)) = (points.last(), points.iter().rev().nth(1)) else { return };
    let (dx, dy) = (last.0 - before.0, last.1 - before.1);
    let length = dx.hypot(dy).max(0.01);
    let (ax, ay) = (dx / length, dy / length);
    let back = |by: f32, aside: f32| (last.0 - ax * by - ay * aside, last.1 - ay * by + ax * aside);
    let head = wide * 4.2;
    let mut shaft = points.to_vec();
    if let Some(end) = shaft.last_mut() {
        *end = back(head * 0.9, 0.0);
    }
    page.items.push(Item::Path(Path { dash: dash(step), says, ..Path::line(shaft, ink, wide) }));
    page.items.push(Item::Path(if ends_in_bar(step) {
        let bar = vec![back(head * 0.9, head * 0.9), back(head * 0.9, -head * 0.9)];
        Path::line(bar, ink, wide * 1.4)
    } else {
        Path::area(vec![*last, back(head, head * 0.55), back(head, -head * 0.55)], ink)
    }));
}

/// A map on a page.
struct Drawing<'a> {
    source: &'a Source<'a>,
    scale: f32,
    corner: (f32, f32),
}

impl Drawing<'_> {
    fn rect(&self, area: &Area) -> Rect {
        let (x, y) = self.corner;
        let s = self.scale;
        Rect::new(x + area.left * s, y + area.top * s, area.width() * s, area.height() * s)
    }

    fn point(&self, at: Point) -> (f32, f32) {
        (self.corner.0 + at.x * self.scale, self.corner.1 + at.y * self.scale)
    }

    /// A text in one line that fits into a width.
    fn line(&self, text: &str, size: f32, bold: bool, width: f32, ink: Colour) -> Paragraph {
        let size = size * self.scale;
        let mut text = text.to_owned();
        while fonts::width(&text, size, bold) > width && text.chars().count() > 2 {
            let count = text.chars().count();
            text = stage::cut(&text, count.saturating_sub(2).max(1));
        }
        let run = if bold { Run::bold(text, size, ink) } else { Run::new(text, size, ink) };
        Paragraph::of(vec![Run { whole: true, ..run }])
    }

    /// Columns with their heads, and lanes with their names.
    fn ground(&self, map: &Map, page: &mut Page) {
        let look = self.source.look;
        let s = self.scale;
        for (tier, area) in &map.columns {
            let rect = self.rect(area);
            let mut column = Shape::filled(rect, look.panel, 14.0 * s);
            column.line = Some((look.line, 1.0));
            page.items.push(Item::Shape(column));
            let (accent, tint) = look.tier(*tier);
            let top = Rect { h: 40.0 * s, ..rect };
            let mut heading = Shape::filled(top, tint, 14.0 * s);
            let coverage = self.source.report.tier(*tier);
            let name =
                coverage.map_or_else(String::new, |one| text::labelled(&one.name, one.count()));
            heading.paragraphs = vec![self.line(&name, 16.0, true, top.w - 24.0 * s, accent)];
            (heading.pad, heading.stand) = ((14.0 * s, 2.0), Stand::Middle);
            page.items.push(Item::Shape(heading));
        }
        for lane in &map.lanes {
            let rect = self.rect(&lane.area);
            let mut frame = Shape::filled(rect, look.lane, 10.0 * s);
            frame.line = Some((look.line, 1.0));
            page.items.push(Item::Shape(frame));
            let Some(platform) = self.source.report.platforms().get(lane.platform) else {
                continue;
            };
            let name = self.line(&platform.name, TEXT, true, rect.w - 20.0 * s, look.ink);
            let place = Rect::new(rect.x + 10.0 * s, rect.y, rect.w - 20.0 * s, 30.0 * s);
            let shape = Shape::text(place, vec![name]);
            page.items.push(Item::Shape(Shape { stand: Stand::Middle, ..shape }));
        }
        for outline in &map.outlines {
            let rect = self.rect(&outline.area);
            let mut shape = Shape::filled(rect, look.key_bg, 14.0 * s);
            shape.line = Some((look.key_line, 1.5));
            let same = self.source.report.routes().same.get(outline.same);
            let keys = same.map_or_else(String::new, crate::report::routes::Same::key);
            let line = self.line(&keys, SMALL, true, rect.w - 24.0 * s, look.key);
            shape.paragraphs = vec![line];
            shape.pad = (12.0 * s, 3.0 * s);
            page.items.push(Item::Shape(shape));
        }
    }

    fn arrows(&self, map: &Map, page: &mut Page) {
        let rows = &self.source.report.routes().rows;
        for Arrow { routes, step, points, stubs, .. } in &map.arrows {
            let ink = colour(self.source, *step);
            let says = routes.iter().filter_map(|place| rows.get(*place));
            let says: Vec<&str> = says.map(|row| row.says.as_str()).collect();
            let wide = (2.0 * self.scale).max(1.2);
            for stub in stubs {
                let stub = stub.iter().map(|at| self.point(*at)).collect();
                let path = Path::line(stub, ink, wide);
                page.items.push(Item::Path(Path { dash: dash(*step), ..path }));
            }
            let points: Vec<(f32, f32)> = points.iter().map(|at| self.point(*at)).collect();
            arrow(&points, *step, (ink, wide), text::parts(&says), page);
        }
    }

    fn cards(&self, map: &Map, page: &mut Page) {
        for card in &map.cards {
            page.items.push(Item::Shape(self.card(card, map.dense)));
        }
    }

    /// A card: its name, and the best that it yields.
    fn card(&self, card: &Card, dense: bool) -> Shape {
        let (look, s) = (self.source.look, self.scale);
        let rect = self.rect(&card.area);
        let mut shape = Shape::filled(rect, look.card, 9.0 * s);
        shape.line = Some((look.line, 1.0));
        (shape.pad, shape.stand) = ((10.0 * s, 2.0), Stand::Middle);
        shape.tag = Some(Tag::Card(card.id));
        let Some(said) = self.source.report.card(card.place) else { return shape };
        let room = rect.w - 22.0 * s;
        shape.paragraphs = vec![self.line(&said.name, TEXT, true, room, look.ink)];
        let Some(best) = said.chips.first().filter(|_| !dense) else { return shape };
        let style = look.style(best.role);
        let name = self.source.report.insight(best.insight);
        let more = said.more + said.chips.len() - 1;
        let name = if more > 0 { words::chip_and_more(name, more) } else { name.to_owned() };
        let mut line = self.line(&name, SMALL, false, room - 18.0 * s, style.chip_ink);
        line.runs = line.runs.into_iter().map(|run| run.signed(best.sign)).collect();
        shape.paragraphs.push(line.after(3.0 * s));
        shape
    }

    fn labels(&self, map: &Map, page: &mut Page) {
        let look = self.source.look;
        for arrow in &map.arrows {
            let Some((area, text)) = arrow.label.as_ref().filter(|(_, text)| !text.is_empty())
            else {
                continue;
            };
            let rect = self.rect(area);
            let ink = colour(self.source, arrow.step);
            let mut label = Shape::filled(rect, look.card, rect.h / 2.0);
            label.line = Some((ink, 1.0));
            label.paragraphs = vec![self.line(text, SMALL, false, rect.w - 8.0, ink)];
            let centred = crate::export::page::Align::Centre;
            label.paragraphs.iter_mut().for_each(|line| line.align = centred);
            (label.pad, label.stand) = ((4.0, 0.0), Stand::Middle);
            page.items.push(Item::Shape(label));
        }
    }
}
