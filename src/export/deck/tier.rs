//! The scene of one tier: its platforms, what it lets out and why, and the touchpoints on it.

use super::{SMALL, Source, TITLE, body, head, text_box};
use crate::export::layout::height_of;
use crate::export::page::{Item, Level, Page, Paragraph, Rect, Run, Shape};
use crate::model::pack::Tier;
use crate::report::{Platform, TierCoverage};
use crate::text::{stage, words};

/// Draws a column at a scale. Returns the number of entries that did not fit.
type Draw = fn(&Source<'_>, &TierCoverage, Rect, f32, &mut Vec<Item>) -> usize;

/// Draws one tier, as large as possible so that all of it fits.
pub fn tier(source: &Source<'_>, tier: Tier, page: &mut Page) {
    let Some(tier) = source.report.tier(tier) else { return };
    let (accent, _) = source.look.tier(tier.tier);
    let heading = vec![Run::bold(tier.name.as_str(), TITLE, accent)];
    let top = head(source, page, heading, &tier.means);
    let all = body(top);
    let half = (all.w - 32.0) / 2.0;
    let left = Rect::new(all.x, all.y, half, all.h);
    let right = Rect::new(all.x + half + 32.0, all.y, half, all.h);
    let columns: [(Draw, Rect); 2] = [(platforms, left), (rules, right)];
    for (draw, rect) in columns {
        let mut items = Vec::new();
        for scale in [1.15, 1.0, 0.9, 0.8, 0.7, 0.6] {
            items.clear();
            if draw(source, tier, rect, scale, &mut items) == 0 {
                break;
            }
        }
        page.items.extend(items);
    }
}

/// What the tier lets out, and why.
fn rules(
    source: &Source<'_>,
    tier: &TierCoverage,
    rect: Rect,
    scale: f32,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let (accent, _) = look.tier(tier.tier);
    let mut y = rect.y;
    let rules = source.report.tier_rules(tier.tier);
    for (index, rule) in rules.iter().enumerate() {
        let colour = if rule.role.comes() { look.ink } else { look.faint };
        let name = Run::bold(rule.name.as_str(), 24.0 * scale, colour).signed(rule.sign);
        let mut paragraphs = vec![Paragraph::of(vec![name])];
        if !rule.because.is_empty() {
            let because = Run::new(rule.because.as_str(), 17.0 * scale, look.soft);
            paragraphs.push(Paragraph::of(vec![because]).after(1.0));
        }
        let height = height_of(&paragraphs, rect.w - 18.0) + 4.0;
        if y + height > rect.bottom() {
            return more(source, (rect.x + 18.0, y), rules.len() - index, items);
        }
        let bar = Rect::new(rect.x, y + 2.0, 4.0, height - 4.0);
        items.push(Item::Shape(Shape::filled(bar, accent, 2.0)));
        items.push(text_box(Rect::new(rect.x + 18.0, y, rect.w - 18.0, height), paragraphs));
        y += height + 12.0 * scale;
    }
    0
}

/// The platforms of the tier, with their notes and touchpoints.
fn platforms(
    source: &Source<'_>,
    tier: &TierCoverage,
    rect: Rect,
    scale: f32,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let all = source.report.shown().filter(|platform| platform.tier == tier.tier);
    let count = all.clone().count();
    let mut y = rect.y;
    for (index, platform) in all.enumerate() {
        let paragraphs = platform_text(source, platform, scale);
        let height = height_of(&paragraphs, rect.w - 32.0) + 20.0 * scale;
        if y + height > rect.bottom() + 1.0 {
            return more(source, (rect.x + 16.0, y), count - index, items);
        }
        let mut lane = Shape::filled(Rect::new(rect.x, y, rect.w, height), look.panel, 10.0);
        lane.line = Some((look.line, 1.0));
        (lane.paragraphs, lane.pad) = (paragraphs, (16.0, 10.0 * scale));
        items.push(Item::Shape(lane));
        y += height + 10.0 * scale;
    }
    0
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
        let note = Run::new(platform.note.as_str(), 17.0 * scale, look.soft);
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

/// Adds the number of entries that did not fit.
fn more(source: &Source<'_>, (x, y): (f32, f32), count: usize, items: &mut Vec<Item>) -> usize {
    let more = Run::new(words::and_more(count), SMALL, source.look.faint);
    items.push(text_box(Rect::new(x, y - 4.0, 400.0, 24.0), vec![Paragraph::of(vec![more])]));
    count
}
