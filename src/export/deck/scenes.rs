//! The scenes that show tiers, board and coverage.

use super::{BODY, MARGIN, SMALL, SUBTITLE, Source, TITLE, board, chart, head};
use crate::export::fonts;
use crate::export::layout::height_of;
use crate::export::page::{
    Align, HEIGHT, Item, Level, Page, Paragraph, Rect, Run, Shape, Stand, WIDTH,
};
use crate::model::evaluated::Evaluated;
use crate::model::moves::Move;
use crate::model::pack::{Ceiling, Platform, Tier};
use crate::model::plan::Plan;
use crate::model::sign::Sign;
use crate::text::{self, explain, sentences, stage, words};

/// The room between head and foot.
pub(super) fn room(top: f32) -> Rect {
    Rect::new(MARGIN, top, WIDTH - 2.0 * MARGIN, HEIGHT - top - 60.0)
}

pub(super) fn shape(rect: Rect, paragraphs: Vec<Paragraph>) -> Item {
    Item::Shape(Shape::text(rect, paragraphs))
}

/// The plan's title, large.
pub fn title(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    for (tier, height) in Tier::ALL.into_iter().zip([84.0, 56.0, 28.0]) {
        let x = MARGIN + 26.0 * f32::from(u8::try_from(tier.index()).unwrap_or_default());
        let rect = Rect::new(x, 190.0 - height, 18.0, height);
        page.items.push(Item::Shape(Shape::filled(rect, look.tier(tier).0, 4.0)));
    }
    let title = stage::cut(super::title(source), 140);
    page.title.clone_from(&title);
    let (reached, all) = source.evaluated.evaluation.reached();
    let facts = sentences::status_counts(source.evaluated.plan.touchpoints.len(), reached, all);
    let rect = Rect::new(MARGIN, 230.0, WIDTH - 2.0 * MARGIN, 380.0);
    let paragraphs = |size: f32| {
        vec![
            Paragraph::of(vec![Run::bold(title.as_str(), size, look.get("ink"))])
                .level(Level::Title),
            Paragraph::of(vec![Run::new(words::subtitle(), 30.0, look.get("soft"))]).after(12.0),
            Paragraph::of(vec![Run::new(facts.as_str(), SUBTITLE, look.get("soft"))]).after(34.0),
        ]
    };
    let mut size = 68.0;
    while size > 24.0 && height_of(&paragraphs(size), rect.w) > rect.h {
        size *= 0.9;
    }
    page.items.push(shape(rect, paragraphs(size)));
}

/// The three tiers, and what each lets out.
pub fn tiers(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let heading = vec![Run::bold(words::tiers_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, words::tiers_below()) + 8.0;
    let gap = 24.0;
    let width = (WIDTH - 2.0 * MARGIN - 2.0 * gap) / 3.0;
    for tier in Tier::ALL {
        let x = MARGIN + (width + gap) * f32::from(u8::try_from(tier.index()).unwrap_or_default());
        let (accent, _) = look.tier(tier);
        page.items.push(Item::Shape(Shape::filled(Rect::new(x, top, width, 5.0), accent, 2.0)));
        let means = pack.tier(tier).map_or("", |t| text::of(&t.means));
        let name = Run::bold(explain::tier(pack, tier), 38.0, accent);
        let head = vec![
            Paragraph::of(vec![name]).level(Level::Heading),
            Paragraph::of(vec![Run::new(means, BODY, look.get("soft"))]).after(2.0),
        ];
        let rect = Rect::new(x, top + 16.0, width, height_of(&head, width));
        page.items.push(shape(rect, head));
        let y = platform_chips(source, tier, (x, rect.bottom() + 14.0, width), page) + 14.0;
        let outlets = outlets(source, tier, None).into_iter();
        let outlets = outlets.map(|(run, _)| Paragraph::of(vec![run]).after(5.0)).collect();
        page.items.push(shape(Rect::new(x, y, width, HEIGHT - y - 60.0), outlets));
    }
}

/// The platforms of a tier as a row of chips, in as many lines as they need; gives where they end.
fn platform_chips(
    source: &Source<'_>,
    tier: Tier,
    (left, top, width): (f32, f32, f32),
    page: &mut Page,
) -> f32 {
    const HIGH: f32 = 38.0;
    const GAP: f32 = 8.0;
    const SIZE: f32 = 20.0;
    let look = source.look;
    let (mut x, mut y) = (left, top);
    for platform in source.evaluated.engine.pack().platforms_in(tier) {
        let name = Run::new(text::of(&platform.name), SIZE, look.get("ink"));
        let beside = text::beside(&platform.name);
        let beside = if beside.is_empty() { String::new() } else { format!(" {beside}") };
        let beside = Run::new(beside, 0.8 * SIZE, look.get("soft"));
        let long = [&name, &beside].map(|run| fonts::width(&run.text, run.size, run.bold));
        let long = (long.iter().sum::<f32>() + 26.0).min(width);
        if x > left && x + long > left + width {
            (x, y) = (left, y + HIGH + GAP);
        }
        let mut chip = Shape::filled(Rect::new(x, y, long, HIGH), look.get("panel"), 8.0);
        chip.line = Some((look.get("line"), 1.0));
        chip.paragraphs = vec![Paragraph::of(vec![name, beside]).aligned(Align::Centre)];
        (chip.pad, chip.stand) = ((8.0, 2.0), Stand::Middle);
        page.items.push(Item::Shape(chip));
        x += long + GAP;
    }
    y + HIGH
}

/// What a tier lets out, insight by insight, and why; a platform's own rules go before the tier's.
fn outlets<'a>(
    source: &Source<'a>,
    tier: Tier,
    platform: Option<&'a Platform>,
) -> Vec<(Run, Option<&'a Ceiling>)> {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let own = platform.into_iter().flat_map(|p| &p.ceilings);
    let ceilings: Vec<&Ceiling> =
        own.chain(pack.tier(tier).into_iter().flat_map(|t| &t.ceilings)).collect();
    let mut found: Vec<(Sign, Run, Option<&Ceiling>)> = Vec::new();
    for insight in &pack.insights {
        let ceiling = ceilings.iter().find(|c| c.insight == insight.id).copied();
        let sign = match ceiling.map(|c| c.lets.grain()) {
            None => Sign::Unstated,
            Some(None) => Sign::Withheld,
            Some(Some(crate::model::plan::Grain::Individual)) => Sign::Person,
            Some(Some(crate::model::plan::Grain::Aggregate)) => Sign::Total,
        };
        let comes = matches!(sign, Sign::Person | Sign::Total);
        let colour = look.get(if comes { "ink" } else { "faint" });
        let run = Run::new(text::of(&insight.name), 24.0, colour).signed(sign);
        found.push((sign, run, ceiling));
    }
    found.sort_by_key(|(sign, ..)| *sign);
    found.into_iter().map(|(_, run, ceiling)| (run, ceiling)).collect()
}

/// Draws a column at a scale; gives how much there was no room for.
type Draw = fn(&Source<'_>, Tier, Rect, f32, &mut Vec<Item>) -> usize;

/// One tier: its platforms, what it lets out and why, and the plan's touchpoints there; as large as
/// there is room for all of it.
pub fn tier(source: &Source<'_>, tier: Tier, page: &mut Page) {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let (accent, _) = look.tier(tier);
    let means = pack.tier(tier).map_or("", |t| text::of(&t.means));
    let heading = vec![Run::bold(explain::tier(pack, tier), TITLE, accent)];
    let top = head(source, page, heading, means);
    let all = room(top);
    let half = (all.w - 32.0) / 2.0;
    let left = Rect::new(all.x, all.y, half, all.h);
    let right = Rect::new(all.x + half + 32.0, all.y, half, all.h);
    let columns: [(Draw, Rect); 2] = [(platforms, left), (reasons, right)];
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

/// What a tier lets out, and why; gives how many insights there was no room for.
fn reasons(
    source: &Source<'_>,
    tier: Tier,
    rect: Rect,
    scale: f32,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let (accent, _) = look.tier(tier);
    let outlets = outlets(source, tier, None);
    let count = outlets.len();
    let mut y = rect.y;
    for (index, (run, ceiling)) in outlets.into_iter().enumerate() {
        let because = ceiling.map_or("", |c| text::of(&c.grounds.because));
        let size = run.size * scale;
        let mut paragraphs = vec![Paragraph::of(vec![Run { bold: true, size, ..run }])];
        if !because.is_empty() {
            let soft = Run::new(because, 17.0 * scale, look.get("soft"));
            paragraphs.push(Paragraph::of(vec![soft]).after(1.0));
        }
        let height = height_of(&paragraphs, rect.w - 18.0) + 4.0;
        if y + height > rect.bottom() {
            return more(source, (rect.x + 18.0, y), count - index, items);
        }
        let bar = Rect::new(rect.x, y + 2.0, 4.0, height - 4.0);
        items.push(Item::Shape(Shape::filled(bar, accent, 2.0)));
        items.push(shape(Rect::new(rect.x + 18.0, y, rect.w - 18.0, height), paragraphs));
        y += height + 12.0 * scale;
    }
    0
}

/// The platforms of a tier with their notes and the plan's touchpoints on them; gives how many there
/// was no room for.
fn platforms(
    source: &Source<'_>,
    tier: Tier,
    rect: Rect,
    scale: f32,
    items: &mut Vec<Item>,
) -> usize {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let mut y = rect.y;
    let count = pack.platforms_in(tier).count();
    for (index, platform) in pack.platforms_in(tier).enumerate() {
        let name = vec![
            Run::bold(text::of(&platform.name), 24.0 * scale, look.get("ink")),
            Run::new(format!("  {}", text::beside(&platform.name)), 19.0 * scale, look.get("soft")),
        ];
        let mut paragraphs = vec![Paragraph::of(name).level(Level::Heading)];
        let note = text::of(&platform.note);
        if !note.is_empty() {
            let note = Run::new(note, 17.0 * scale, look.get("soft"));
            paragraphs.push(Paragraph::of(vec![note]).after(2.0));
        }
        let placed: Vec<String> = source
            .evaluated
            .plan
            .on(&platform.id)
            .map(|t| stage::cut(explain::name(pack, t), 48))
            .collect();
        if !placed.is_empty() {
            let placed = Run::bold(stage::some_of(&placed, 200), 18.0 * scale, look.get("accent"));
            paragraphs.push(Paragraph::of(vec![placed]).after(5.0 * scale));
        }
        let height = height_of(&paragraphs, rect.w - 32.0) + 20.0 * scale;
        if y + height > rect.bottom() + 1.0 {
            return more(source, (rect.x + 16.0, y), count - index, items);
        }
        let mut lane = Shape::filled(Rect::new(rect.x, y, rect.w, height), look.get("panel"), 10.0);
        lane.line = Some((look.get("line"), 1.0));
        (lane.paragraphs, lane.pad) = (paragraphs, (16.0, 10.0 * scale));
        items.push(Item::Shape(lane));
        y += height + 10.0 * scale;
    }
    0
}

/// Says how many more there are than there is room for.
fn more(source: &Source<'_>, (x, y): (f32, f32), count: usize, items: &mut Vec<Item>) -> usize {
    let more = Run::new(words::and_more(count), SMALL, source.look.get("faint"));
    items.push(shape(Rect::new(x, y - 4.0, 400.0, 24.0), vec![Paragraph::of(vec![more])]));
    count
}

/// The board filling phase by phase, with coverage growing beside it.
pub fn journey(source: &Source<'_>, shown: usize, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let phases = phases(&evaluated.plan);
    let come = phases.get(..shown.min(phases.len())).unwrap_or_default();
    let names: Vec<&str> =
        come.iter().map(|phase| phase.as_deref().unwrap_or(words::no_phase())).collect();
    let heading = vec![Run::bold(words::phase_by_phase(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, &stage::cut(&names.join("  →  "), 110));
    let placed = |place: usize| {
        evaluated.plan.touchpoints.get(place).is_some_and(|t| come.contains(&t.phase))
    };
    let all = room(top - 6.0);
    let left = Rect::new(MARGIN, all.y, 768.0, all.h + 10.0);
    board::fitted(source, left, &placed, &mut page.items);
    let mut plan = evaluated.plan.clone();
    plan.touchpoints.retain(|t| come.contains(&t.phase));
    let now = Evaluated::new(plan, evaluated.engine.pack());
    let x = left.right() + 28.0;
    let side = Rect::new(x, all.y + 20.0, WIDTH - x - MARGIN, 250.0);
    let (reached, count) = now.evaluation.reached();
    page.items.push(Item::Chart(bars_only(chart(source, &now, side, 17.0))));
    let (before, number, after) = stage::reaches(reached, count);
    let runs = vec![
        Run::new(before, 24.0, look.get("soft")),
        Run::bold(number, 24.0, look.get("open")),
        Run::new(after, 24.0, look.get("soft")),
    ];
    let rect = Rect::new(x, side.bottom() + 24.0, side.w, 100.0);
    page.items.push(shape(rect, vec![Paragraph::of(runs)]));
}

/// A chart that is too narrow for its legend goes without.
pub(super) fn bars_only(mut chart: crate::export::page::Chart) -> crate::export::page::Chart {
    chart.keys.iter_mut().for_each(|key| key.name = String::new());
    chart
}

/// Coverage by tier, and the best next move.
pub fn coverage(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let (reached, all) = evaluated.evaluation.reached();
    let (before, number, after) = stage::reaches(reached, all);
    let heading = vec![
        Run::bold(before, TITLE, look.get("ink")),
        Run::bold(number, TITLE, look.get("open")),
        Run::bold(after, TITLE, look.get("ink")),
    ];
    let below = text::touchpoints(evaluated.plan.touchpoints.len());
    let below = stage::cut(&format!("{}  ·  {below}", super::title(source)), 110);
    let top = head(source, page, heading, &below);
    let rect = Rect::new(MARGIN, top + 6.0, WIDTH - 2.0 * MARGIN, 340.0);
    page.items.push(Item::Chart(chart(source, evaluated, rect, 24.0)));
    if let Some(best) = evaluated.evaluation.moves.first() {
        let deed = explain::deed(&evaluated.engine, &evaluated.plan, best.deed);
        let runs = vec![
            Run::bold(stage::cut(&deed, 140), LEAD, look.get("semi")),
            Run::new(stage::cut(&outcome(evaluated, best), 150), LEAD, look.get("ink")),
        ];
        let y = rect.bottom() + 22.0;
        let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 52.0);
        page.items.push(shape(rect, vec![Paragraph::of(runs)]));
    }
}

/// The size of a sentence that concludes a scene.
const LEAD: f32 = 25.0;

/// What a move brings: the tier that it lifts, or else what it promises.
fn outcome(evaluated: &Evaluated, offered: &Move) -> String {
    let tiers = &evaluated.evaluation.tiers;
    let new = offered.gains.iter().filter(|gain| !gain.from.reached() && gain.to.reached());
    let tier = new.clone().next().map(|gain| gain.tier);
    let Some(tier) = tier else {
        return explain::promise(&evaluated.engine, &evaluated.plan, offered);
    };
    let reached = tiers.reached(tier.index()) + new.filter(|gain| gain.tier == tier).count();
    let reached = words::of_total(reached, evaluated.engine.insights());
    words::rises(explain::tier(evaluated.engine.pack(), tier), reached)
}
