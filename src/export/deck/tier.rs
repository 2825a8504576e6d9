//! The scene of one tier: its platforms, what it lets out and why, and the touchpoints on it.

use super::{SMALL, Source, TITLE, body, head, text_box};
use crate::export::layout::height_of;
use crate::export::page::{Item, Level, Page, Paragraph, Rect, Run, Shape};
use crate::model::pack::Tier;
use crate::report::{Platform, TierCoverage};
use crate::text::stage;

/// Draws a column from an entry on, at a scale. Returns how many entries it has drawn.
type Draw = fn(&Source<'_>, &TierCoverage, &Column, &mut Vec<Item>) -> usize;

/// Where and how large a column is drawn, and with which entry it begins.
struct Column {
    rect: Rect,
    scale: f32,
    from: usize,
}

/// The scales at which a page may stand; at the last one no text is below the smallest size.
const SCALES: [f32; 2] = [1.15, 1.0];

/// Draws page `number` of one tier, as large as possible so that all of it fits on one page. Returns
/// the next page if there is more.
pub fn tier(source: &Source<'_>, tier: Tier, number: usize, page: &mut Page) -> Option<usize> {
    let tier = source.report.tier(tier)?;
    let (accent, _) = source.look.tier(tier.tier);
    let heading = vec![Run::bold(tier.name.as_str(), TITLE, accent)];
    let top = head(source, page, heading, &tier.means);
    let all = body(top);
    let half = (all.w - 32.0) / 2.0;
    let left = Rect::new(all.x, all.y, half, all.h);
    let right = Rect::new(all.x + half + 32.0, all.y, half, all.h);
    let mut lists = [
        List {
            draw: platforms,
            count: source.report.shown().filter(|one| one.tier == tier.tier).count(),
            from: 0,
        },
        List { draw: rules, count: source.report.tier_rules(tier.tier).len(), from: 0 },
    ];
    let mut items = Vec::new();
    for _ in 0..=number {
        items = one_page(source, tier, &mut lists, [left, right]);
    }
    page.items.extend(items);
    lists.iter().any(|list| list.from < list.count).then_some(number + 1)
}

/// The entries of a list, and the first that no page has shown yet.
struct List {
    draw: Draw,
    count: usize,
    from: usize,
}

/// Draws the next page: a list in each half, or what is left of one in both.
fn one_page(
    source: &Source<'_>,
    tier: &TierCoverage,
    lists: &mut [List; 2],
    [left, right]: [Rect; 2],
) -> Vec<Item> {
    let mut items = Vec::new();
    let [first, second] = lists;
    if first.from < first.count && second.from < second.count {
        items.extend(first.next(source, tier, left));
        items.extend(second.next(source, tier, right));
        return items;
    }
    let rest = if first.from < first.count { first } else { second };
    items.extend(rest.next(source, tier, left));
    items.extend(rest.next(source, tier, right));
    items
}

impl List {
    /// Draws the next entries, as large as all of them fit, or else as many as fit.
    fn next(&mut self, source: &Source<'_>, tier: &TierCoverage, rect: Rect) -> Vec<Item> {
        let mut items = Vec::new();
        for scale in SCALES {
            items.clear();
            let column = Column { rect, scale, from: self.from };
            let drawn = (self.draw)(source, tier, &column, &mut items);
            if self.from + drawn >= self.count || scale <= 1.0 {
                self.from += drawn;
                return items;
            }
        }
        items
    }
}

/// What the tier lets out, and why.
fn rules(
    source: &Source<'_>,
    tier: &TierCoverage,
    &Column { rect, scale, from }: &Column,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let (accent, _) = look.tier(tier.tier);
    let mut y = rect.y;
    let mut drawn = 0;
    for rule in source.report.tier_rules(tier.tier).iter().skip(from) {
        let colour = if rule.role.comes() { look.ink } else { look.faint };
        let name = Run::bold(rule.name.as_str(), 24.0 * scale, colour).signed(rule.sign);
        let mut paragraphs = vec![Paragraph::of(vec![name])];
        if !rule.because.is_empty() {
            let because = Run::new(rule.because.as_str(), SMALL * scale, look.soft);
            paragraphs.push(Paragraph::of(vec![because]).after(1.0));
        }
        let height = height_of(&paragraphs, rect.w - 18.0) + 4.0;
        // What is higher than a page stands on one of its own.
        if y + height > rect.bottom() && drawn > 0 {
            break;
        }
        let bar = Rect::new(rect.x, y + 2.0, 4.0, height - 4.0);
        items.push(Item::Shape(Shape::filled(bar, accent, 2.0)));
        items.push(text_box(Rect::new(rect.x + 18.0, y, rect.w - 18.0, height), paragraphs));
        y += height + 12.0 * scale;
        drawn += 1;
    }
    drawn
}

/// The platforms of the tier, with their notes and touchpoints.
fn platforms(
    source: &Source<'_>,
    tier: &TierCoverage,
    &Column { rect, scale, from }: &Column,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let all = source.report.shown().filter(|platform| platform.tier == tier.tier);
    let mut y = rect.y;
    let mut drawn = 0;
    for platform in all.skip(from) {
        let paragraphs = platform_text(source, platform, scale);
        let height = height_of(&paragraphs, rect.w - 32.0) + 20.0 * scale;
        if y + height > rect.bottom() + 1.0 && drawn > 0 {
            break;
        }
        let mut lane = Shape::filled(Rect::new(rect.x, y, rect.w, height), look.panel, 10.0);
        lane.line = Some((look.line, 1.0));
        (lane.paragraphs, lane.pad) = (paragraphs, (16.0, 10.0 * scale));
        items.push(Item::Shape(lane));
        y += height + 10.0 * scale;
        drawn += 1;
    }
    drawn
}

/// The name of a platform, its note, and the touchpoints on it.
fn platform_text(source: &Source<'_>, platform: &Platform, scale: f32) -> Vec<Paragraph> {
    let look = source.look;
    let name = vec![
        Run::bold(platform.name.as_str(), 24.0 * scale, look.ink),
        Run::new(format!("  {}", platform.beside), 19.0 * scale, look.soft),
    ];
    let mut paragraphs = vec![Paragraph::of(name).level(Level::Heading)];
    if !platform.note.is_empty() {
        let note = Run::new(platform.note.as_str(), SMALL * scale, look.soft);
        paragraphs.push(Paragraph::of(vec![note]).after(2.0));
    }
    let touchpoints = source.report.plan().touchpoints.iter().enumerate();
    let here = touchpoints.filter(|(_, touchpoint)| touchpoint.platform == platform.id);
    let cards = here.filter_map(|(place, _)| source.report.card(place));
    let placed: Vec<String> = cards.map(|card| stage::cut(&card.name, 48)).collect();
    if !placed.is_empty() {
        let placed = Run::bold(stage::some_of(&placed, 200), 18.0 * scale, look.accent);
        paragraphs.push(Paragraph::of(vec![placed]).after(5.0 * scale));
    }
    paragraphs
}
