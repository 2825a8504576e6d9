//! The scene of the record: what was decided with the figure that each decision moved most, what is
//! still open, and how the room voted. A longer record goes on on further pages.

mod tables;

pub(super) use tables::tables;

use super::{INNER, MARGIN, Source, TITLE, head, text_box};
use crate::export::layout::height_of;
use crate::export::page::{Align, Item, Level, Page, Paragraph, Path, Rect, Run, Shape, Stand};
use crate::report::record::{Asked, Decided, Moved, Recorded, Voted};
use crate::text::{stage, words};

/// How many decisions and questions a page shows.
const DECISIONS: usize = 3;
const QUESTIONS: usize = 3;
/// The height of a decision.
const ROW: f32 = 84.0;
/// The smallest text size.
const TEXT: f32 = 20.0;
/// Where lines end above the foot.
const LOWEST: f32 = 656.0;
/// Where the right half begins.
const HALF: f32 = MARGIN + INNER / 2.0;

/// Where a page of the record begins: at which decision, question, vote, and option of that vote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    decisions: usize,
    questions: usize,
    vote: (usize, usize),
}

/// Draws a page of the record. Returns the number of the next one if there is more.
pub(super) fn record(source: &Source<'_>, number: usize, page: &mut Page) -> Option<usize> {
    let recorded = source.report.recorded();
    let open: Vec<&Asked> = recorded.questions.iter().filter(|one| one.closed.is_none()).collect();
    let mut place = Place::default();
    // What a page holds depends on how long its lines are.
    for _ in 0..number {
        let mut before = Page { items: Vec::new(), ..page.clone() };
        place = part(source, recorded, &open, place, &mut before);
    }
    let next = part(source, recorded, &open, place, page);
    let ended = next.decisions >= recorded.decisions.len()
        && next.questions >= open.len()
        && next.vote.0 >= recorded.votes.len();
    (!ended && next != place).then_some(number + 1)
}

/// Draws what fits from a place on. Returns where the next page begins.
fn part(
    source: &Source<'_>,
    recorded: &Recorded,
    open: &[&Asked],
    from: Place,
    page: &mut Page,
) -> Place {
    let look = source.look;
    let title = source.report.title();
    let below = if recorded.workshop.is_empty() {
        title.to_owned()
    } else {
        [title, words::between_dots(), recorded.workshop.as_str()].concat()
    };
    let rest = recorded.decisions.get(from.decisions..).unwrap_or_default();
    let decisions = rest.get(..DECISIONS.min(rest.len())).unwrap_or_default();
    let name = if recorded.decisions.is_empty() {
        words::record_title_open()
    } else {
        words::record_title()
    };
    let top = head(source, page, vec![Run::bold(name, TITLE, look.ink)], &below) + 8.0;
    let mut y = top;
    rule(source, y, page);
    for one in decisions {
        decision(source, one, Rect::new(MARGIN, y, INNER, ROW), page);
        y += ROW;
        rule(source, y, page);
    }
    target(source, decisions, top, page);
    y += 20.0;
    let mut next = Place { decisions: from.decisions + decisions.len(), ..from };
    let asked = open.get(from.questions..).unwrap_or_default();
    if !asked.is_empty() {
        let left = Rect::new(MARGIN, y, INNER / 2.0 - 40.0, 0.0);
        next.questions += questions(source, asked, left, page);
    }
    if let Some(vote) = recorded.votes.get(from.vote.0) {
        // Without questions, votes take the left.
        let x = if asked.is_empty() { MARGIN } else { HALF };
        let half = Rect::new(x, y, INNER / 2.0 - 8.0, 0.0);
        next.vote = match voted(source, (vote, from.vote.1), half, page) {
            Some(option) => (from.vote.0, option),
            None => (from.vote.0 + 1, 0),
        };
    }
    next
}

fn rule(source: &Source<'_>, y: f32, page: &mut Page) {
    let line = vec![(MARGIN, y), (MARGIN + INNER, y)];
    page.items.push(Item::Path(Path::line(line, source.look.line_strong, 1.0)));
}

fn decision(source: &Source<'_>, one: &Decided, rect: Rect, page: &mut Page) {
    let look = source.look;
    let middle = rect.y + rect.h / 2.0;
    let fill = one.tier.map_or(look.soft, |tier| look.tier(tier).0);
    let mut badge = Shape::filled(Rect::new(rect.x, middle - 17.0, 34.0, 34.0), fill, 8.0);
    let number = Run::bold(one.number.to_string(), TEXT, look.bg);
    badge.paragraphs = vec![Paragraph::of(vec![number]).aligned(Align::Centre)];
    badge.stand = Stand::Middle;
    page.items.push(Item::Shape(badge));
    let width = if one.moved.is_some() { HALF - 24.0 - rect.x - 52.0 } else { rect.w - 52.0 };
    let text = Rect::new(rect.x + 52.0, rect.y + 4.0, width, rect.h - 8.0);
    // A long decision is smaller, and at last cut.
    let mut said = Paragraph::of(vec![Run::bold(one.text.as_str(), 26.0, look.ink)]);
    for size in [22.0, TEXT] {
        if height_of(std::slice::from_ref(&said), text.w) > text.h {
            said.runs = vec![Run::bold(stage::cut(&one.text, 110), size, look.ink)];
        }
    }
    let mut shape = Shape::text(text, vec![said]);
    shape.stand = Stand::Middle;
    page.items.push(Item::Shape(shape));
    if let Some(moved) = &one.moved {
        figure(source, moved, Rect::new(HALF, rect.y, INNER / 2.0, rect.h), page);
    }
}

/// The width of the bars of a decision.
const BAR: f32 = 300.0;

/// Draws what a decision moved, before and after it.
fn figure(source: &Source<'_>, moved: &Moved, rect: Rect, page: &mut Page) {
    let look = source.look;
    let middle = rect.y + rect.h / 2.0;
    let rows = [
        (moved.before, look.bar_aggregate, Run::new(moved.was.as_str(), TEXT, look.soft)),
        (moved.after, look.bar_individual, Run::bold(moved.is.as_str(), TEXT, look.ink)),
    ];
    for (row, (figure, colour, says)) in rows.into_iter().enumerate() {
        let y = middle + if row == 0 { -21.0 } else { 4.0 };
        bar(
            source,
            Rect::new(rect.x, y, BAR, 17.0),
            (figure / moved.whole, moved.parts, colour),
            page,
        );
        let place = Rect::new(rect.x + BAR + 24.0, y - 5.0, rect.w - BAR - 24.0, 27.0);
        let mut shape = Shape::text(place, vec![Paragraph::of(vec![says])]);
        shape.stand = Stand::Middle;
        page.items.push(Item::Shape(shape));
    }
    if let Some(target) = moved.target {
        let x = rect.x + BAR * share(target / moved.whole);
        let line = vec![(x, middle - 25.0), (x, middle + 25.0)];
        page.items.push(Item::Path(Path::line(line, look.ink, 2.0)));
    }
}

/// Names the target once, above the first figure that has one.
fn target(source: &Source<'_>, decisions: &[Decided], top: f32, page: &mut Page) {
    let moved = decisions.first().and_then(|one| one.moved.as_ref());
    let Some((moved, target)) = moved.and_then(|moved| Some((moved, moved.target?))) else {
        return;
    };
    let x = HALF + BAR * share(target / moved.whole);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
    let says = words::target_of(crate::text::count(target as u64));
    let run = Run::new(says, 18.0, source.look.ink);
    let rect = Rect::new(x - 150.0, top - 30.0, 300.0, 26.0);
    page.items.push(text_box(rect, vec![Paragraph::of(vec![run]).aligned(Align::Centre)]));
}

fn share(part: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a part of a length fits f32")]
    let part = part.clamp(0.0, 1.0) as f32;
    part
}

/// Draws a bar, whole or in equal parts.
fn bar(
    source: &Source<'_>,
    rect: Rect,
    (part, parts, colour): (f64, usize, crate::report::look::Colour),
    page: &mut Page,
) {
    let ground = source.look.icon_bg;
    let part = share(part);
    if !(2..=12).contains(&parts) {
        page.items.push(Item::Shape(Shape::filled(rect, ground, 4.0)));
        if part > 0.0 {
            let filled = Rect { w: (rect.w * part).max(2.0), ..rect };
            page.items.push(Item::Shape(Shape::filled(filled, colour, 4.0)));
        }
        return;
    }
    let wide = rect.w / super::count(parts);
    for place in 0..parts {
        let piece = Rect::new(rect.x + wide * super::count(place), rect.y, wide - 3.0, rect.h);
        let full = (piece.x + piece.w / 2.0 - rect.x) / rect.w < part;
        let shown = if full { colour } else { ground };
        page.items.push(Item::Shape(Shape::filled(piece, shown, 4.0)));
    }
}

fn heading(source: &Source<'_>, says: &str, rect: Rect, page: &mut Page) -> f32 {
    let run = Run::bold(stage::cut(says, 90), 24.0, source.look.ink);
    let head = vec![Paragraph::of(vec![run]).level(Level::Heading)];
    let height = height_of(&head, rect.w);
    page.items.push(text_box(Rect { h: height, ..rect }, head));
    rect.y + height + 10.0
}

/// Draws open questions, as many as fit. Returns how many.
fn questions(source: &Source<'_>, asked: &[&Asked], rect: Rect, page: &mut Page) -> usize {
    let look = source.look;
    let mut y = heading(source, words::still_open(), rect, page);
    for (drawn, one) in asked.iter().enumerate() {
        let day = 110.0;
        let text = Rect::new(rect.x + 52.0, y, rect.w - 52.0 - day, 0.0);
        let said = vec![Paragraph::of(vec![Run::new(stage::cut(&one.text, 90), 21.0, look.ink)])];
        let height = height_of(&said, text.w);
        if drawn >= QUESTIONS || y + height > LOWEST && drawn > 0 {
            return drawn;
        }
        page.items.push(text_box(Rect { h: height, ..text }, said));
        if !one.owner.is_empty() {
            let pill = Rect::new(rect.x, y + height / 2.0 - 14.0, 44.0, 28.0);
            let mut pill = Shape::filled(pill, look.icon_bg, 14.0);
            pill.line = Some((look.line_strong, 1.0));
            let owner = Run::new(stage::cut(&one.owner, 5), 18.0, look.ink);
            pill.paragraphs = vec![Paragraph::of(vec![owner]).aligned(Align::Centre)];
            pill.stand = Stand::Middle;
            page.items.push(Item::Shape(pill));
        }
        if !one.due_day.is_empty() {
            let place = Rect::new(rect.right() - day, y, day, height);
            let due = Run::bold(one.due_day.as_str(), TEXT, look.ink);
            let mut due = Shape::text(place, vec![Paragraph::of(vec![due]).aligned(Align::Right)]);
            due.stand = Stand::Middle;
            page.items.push(Item::Shape(due));
        }
        y += height + 14.0;
    }
    asked.len()
}

/// Draws a vote from an option on. Returns the option to go on with if not all fit.
fn voted(
    source: &Source<'_>,
    (vote, first): (&Voted, usize),
    rect: Rect,
    page: &mut Page,
) -> Option<usize> {
    let look = source.look;
    let mut y = heading(source, &vote.ask, rect, page);
    let (names, figures) = (190.0, 60.0);
    for (place, (name, hands, part)) in vote.options.iter().enumerate().skip(first) {
        if y + 60.0 > LOWEST && place > first {
            return Some(place);
        }
        let run = Run::new(stage::cut(name, 18), TEXT, look.ink);
        let mut shape =
            Shape::text(Rect::new(rect.x, y, names - 8.0, 30.0), vec![Paragraph::of(vec![run])]);
        shape.stand = Stand::Middle;
        page.items.push(Item::Shape(shape));
        let place = Rect::new(rect.x + names, y + 5.0, rect.w - names - figures, 20.0);
        let colour = if *part >= 1.0 { look.primary } else { look.switch_off };
        bar(source, place, (*part, 1, colour), page);
        let run = Run::bold(hands.to_string(), 22.0, look.ink);
        let place = Rect::new(rect.right() - figures + 14.0, y, figures - 14.0, 30.0);
        let mut shape = Shape::text(place, vec![Paragraph::of(vec![run])]);
        shape.stand = Stand::Middle;
        page.items.push(Item::Shape(shape));
        y += 38.0;
    }
    let hands = vec![Paragraph::of(vec![Run::new(vote.hands.as_str(), 18.0, look.soft)])];
    page.items.push(text_box(Rect { y, h: 26.0, ..rect }, hands));
    None
}
