//! One person on a way: from a touchpoint that knows nobody, step by step, to one that knows persons.

use super::{HEIGHT, INNER, MARGIN, Source, TITLE, footer, head, text_box};
use crate::export::page::{Align, Item, Page, Paragraph, Path, Rect, Run, Shape, Stand, WIDTH};
use crate::model::plan::TouchpointId;
use crate::report::look::Colour;
use crate::report::routes::{Step, WayRow};
use crate::text::{self, stage, words};

/// The room between two cards, in points: an arrow with its means.
const GAP: f32 = 170.0;
/// Where the cards stand.
const TOP: f32 = 250.0;
const HIGH: f32 = 150.0;

/// The page of a way after so many of its steps; `None` if the touchpoint has no way.
#[must_use]
pub fn walk(source: &Source<'_>, from: TouchpointId, taken: usize) -> Option<Page> {
    let report = source.report;
    let way = report.routes().ways.iter().find(|way| way.from == from)?;
    let look = source.look;
    let mut page = Page {
        width: WIDTH,
        height: HEIGHT,
        ground: look.bg,
        items: Vec::new(),
        title: words::walk_title(way.name.as_str()),
        notes: String::new(),
    };
    let title = stage::cut(&words::walk_title(way.name.as_str()), 90);
    head(source, &mut page, vec![Run::bold(title, TITLE * 0.85, look.ink)], &way.says);
    let count = super::count(way.legs.len() + 1);
    let width = ((INNER - GAP * (count - 1.0)) / count).min(300.0);
    let step = width + GAP.min((INNER - width * count) / (count - 1.0).max(1.0));
    let mut x = MARGIN;
    card(source, from, (Rect::new(x, TOP, width, HIGH), taken == 0), &mut page);
    for (number, leg) in (1..).zip(&way.legs).take(taken) {
        let line = (x + width + 8.0, x + step - 8.0);
        arrow(source, (&leg.by, leg.step), line, &mut page);
        x += step;
        card(source, leg.to, (Rect::new(x, TOP, width, HIGH), number == taken), &mut page);
    }
    let lines = says(source, way, taken);
    let room = Rect::new(MARGIN, TOP + HIGH + 48.0, INNER, HEIGHT - TOP - HIGH - 120.0);
    page.items.push(text_box(room, lines));
    footer(source, (0, 0), &mut page);
    Some(page)
}

fn ink(source: &Source<'_>, step: Step) -> Colour {
    match step {
        Step::Allowed => source.look.open,
        Step::Locked => source.look.semi,
        Step::Barred => source.look.danger,
        Step::Unstated => source.look.faint,
    }
}

/// Draws a touchpoint; the one where the person is now has a thick frame.
fn card(source: &Source<'_>, id: TouchpointId, (rect, now): (Rect, bool), page: &mut Page) {
    let (look, report) = (source.look, source.report);
    let place = report.plan().position(id).unwrap_or(usize::MAX);
    let (name, on) = report.names(place);
    let platform = report.plan().get(id).and_then(|t| report.platform(&t.platform));
    let accent = platform.map_or(look.line, |platform| look.tier(platform.tier).0);
    let mut shape = Shape::filled(rect, look.card, 14.0);
    shape.line = Some(if now { (look.accent, 3.0) } else { (look.line, 1.5) });
    (shape.pad, shape.stand) = ((18.0, 10.0), Stand::Middle);
    shape.paragraphs = vec![
        Paragraph::of(vec![Run::bold(stage::cut(name, 48), 24.0, look.ink)]),
        Paragraph::of(vec![Run::new(on, 19.0, look.soft)]).after(4.0),
    ];
    page.items.push(Item::Shape(shape));
    let bar = Rect::new(rect.x + 18.0, rect.y, rect.w - 36.0, 5.0);
    page.items.push(Item::Shape(Shape::filled(bar, accent, 2.0)));
}

/// Draws the step between two cards.
fn arrow(source: &Source<'_>, (by, step): (&str, Step), (from, to): (f32, f32), page: &mut Page) {
    let colour = ink(source, step);
    let y = TOP + HIGH / 2.0;
    let dash = (step == Step::Locked).then_some((10.0, 7.0));
    let line = Path::line(vec![(from, y), (to - 12.0, y)], colour, 3.5);
    page.items.push(Item::Path(Path { dash, ..line }));
    let tip = vec![(to, y), (to - 15.0, y - 8.0), (to - 15.0, y + 8.0)];
    page.items.push(Item::Path(Path::area(tip, colour)));
    let lines = vec![Paragraph::of(vec![Run::new(by, 18.0, colour)]).aligned(Align::Centre)];
    let above = Shape::text(Rect::new(from, TOP - 10.0, to - from, HIGH / 2.0), lines);
    page.items.push(Item::Shape(Shape { stand: Stand::Bottom, ..above }));
    let word = Paragraph::of(vec![Run::bold(step.word(), 18.0, colour)]).aligned(Align::Centre);
    page.items.push(text_box(Rect::new(from, y + 14.0, to - from, 30.0), vec![word]));
}

/// What the brand knows of the person at this step.
fn says(source: &Source<'_>, way: &WayRow, taken: usize) -> Vec<Paragraph> {
    let look = source.look;
    let big = |text: String, colour| Paragraph::of(vec![Run::new(text, 27.0, colour)]);
    let Some(leg) = taken.checked_sub(1).and_then(|at| way.legs.get(at)) else {
        return vec![big(words::walk_begins(way.name.as_str()), look.ink)];
    };
    let mut lines = vec![big(
        words::walk_step(leg.by.as_str(), leg.name.as_str(), leg.step.word()),
        ink(source, leg.step),
    )];
    let last = taken == way.legs.len();
    if let Some(known) = way.insight.filter(|_| last) {
        let person = known.sign == crate::model::verdict::Sign::Person;
        let says = if person {
            words::walk_knows(way.insight_name.as_str())
        } else {
            words::walk_would_know(way.insight_name.as_str())
        };
        let style = look.style(known.role);
        let line = Run::bold(says, 30.0, style.chip_ink).signed(known.sign);
        lines.push(Paragraph::of(vec![line]).after(14.0));
    } else {
        lines.push(big(words::walk_nobody().to_owned(), look.soft).after(14.0));
    }
    if last && !way.needs.is_empty() {
        let needs: Vec<&str> = way.needs.iter().map(|need| need.head.as_str()).collect();
        lines.push(big(text::parts(&needs), look.semi).after(10.0));
    }
    lines
}
