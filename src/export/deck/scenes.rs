//! The scenes for the title, the three tiers, the journey and coverage.

use super::{
    BODY, INNER, MARGIN, SMALL, SUBTITLE, Source, TITLE, board, body, chart, count, head, text_box,
    without_legend,
};
use crate::export::fonts;
use crate::export::layout::height_of;
use crate::export::page::{
    Align, HEIGHT, Item, Level, Page, Paragraph, Rect, Run, Shape, Stand, Tag, WIDTH,
};
use crate::model::pack::Tier;
use crate::report::{Report, TierCoverage, TierRule};
use crate::text::{self, sentences, stage, words};

/// The text size of a sentence that concludes a scene.
const CONCLUSION: f32 = 25.0;

/// The plan's title, large.
pub fn title(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    for (tier, height) in source.report.tiers().iter().zip([84.0, 56.0, 28.0]) {
        let x = MARGIN + 26.0 * count(tier.tier.index());
        let rect = Rect::new(x, 190.0 - height, 18.0, height);
        page.items.push(Item::Shape(Shape::filled(rect, look.tier(tier.tier).0, 4.0)));
    }
    let title = stage::cut(source.report.title(), 140);
    page.title.clone_from(&title);
    let (reached, all) = source.report.reached();
    let facts = sentences::status_counts(source.report.plan().touchpoints.len(), reached, all);
    let rect = Rect::new(MARGIN, 230.0, INNER, 380.0);
    let paragraphs = |size: f32| {
        vec![
            Paragraph::of(vec![Run::bold(title.as_str(), size, look.ink)]).level(Level::Title),
            Paragraph::of(vec![Run::new(words::subtitle(), 30.0, look.soft)]).after(12.0),
            Paragraph::of(vec![Run::new(facts.as_str(), SUBTITLE, look.soft)]).after(34.0),
        ]
    };
    let mut size = 68.0;
    while size > 24.0 && height_of(&paragraphs(size), rect.w) > rect.h {
        size *= 0.9;
    }
    page.items.push(text_box(rect, paragraphs(size)));
}

/// The three tiers, and what each lets out.
pub fn tiers(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let heading = vec![Run::bold(words::tiers_title(), TITLE, look.ink)];
    let top = head(source, page, heading, words::tiers_below()) + 8.0;
    let gap = 24.0;
    let width = (INNER - 2.0 * gap) / 3.0;
    for tier in source.report.tiers() {
        let x = MARGIN + (width + gap) * count(tier.tier.index());
        let (accent, _) = look.tier(tier.tier);
        page.items.push(Item::Shape(Shape::filled(Rect::new(x, top, width, 5.0), accent, 2.0)));
        let head = vec![
            Paragraph::of(vec![Run::bold(tier.name.as_str(), 38.0, accent)]).level(Level::Heading),
            Paragraph::of(vec![Run::new(tier.means.as_str(), BODY, look.soft)]).after(2.0),
        ];
        let rect = Rect::new(x, top + 16.0, width, height_of(&head, width));
        page.items.push(Item::Shape(Shape { stand: Stand::Bottom, ..Shape::text(rect, head) }));
        let y = platform_chips(source, tier, (x, rect.bottom() + 14.0, width), page) + 14.0;
        let rect = Rect::new(x, y, width, HEIGHT - y - 60.0);
        page.items.push(text_box(rect, let_out(source, tier.tier, rect)));
    }
}

/// What a tier lets out: a line for each insight, as large as fits; where there are too many for that,
/// a line for all with the same sign.
fn let_out(source: &Source<'_>, tier: Tier, rect: Rect) -> Vec<Paragraph> {
    let look = source.look;
    let rules = source.report.tier_rules(tier);
    let line = |name: String, rule: &TierRule, size: f32| {
        let colour = if rule.role.comes() { look.ink } else { look.faint };
        Paragraph::of(vec![Run::new(name, size, colour).signed(rule.sign)]).after(5.0)
    };
    for size in [24.0, 22.0, 20.0, SMALL] {
        let lines = rules.iter().map(|rule| line(rule.name.clone(), rule, size));
        let lines: Vec<Paragraph> = lines.collect();
        if height_of(&lines, rect.w) <= rect.h {
            return lines;
        }
    }
    let mut same: Vec<(&TierRule, Vec<&str>)> = Vec::new();
    for rule in &rules {
        match same.iter_mut().find(|(first, _)| first.sign == rule.sign) {
            Some((_, names)) => names.push(&rule.name),
            None => same.push((rule, vec![&rule.name])),
        }
    }
    let joined = same.iter().map(|(rule, names)| line(text::listed(names), rule, SMALL));
    joined.collect()
}

/// Draws the platforms of a tier as chips, in as many lines as they need. Returns the position
/// below them.
fn platform_chips(
    source: &Source<'_>,
    tier: &TierCoverage,
    (left, top, width): (f32, f32, f32),
    page: &mut Page,
) -> f32 {
    const GAP: f32 = 8.0;
    let look = source.look;
    let (mut x, mut y) = (left, top);
    let platforms = source.report.shown().filter(|p| p.tier == tier.tier);
    // Many platforms leave less room to each.
    let (high, size) = if platforms.clone().count() > 6 { (31.0, SMALL) } else { (38.0, 20.0) };
    for platform in platforms {
        let name = Run::new(platform.name.as_str(), size, look.ink);
        let beside = platform.beside.as_str();
        let beside = if beside.is_empty() { String::new() } else { format!(" {beside}") };
        let beside = Run::new(beside, SMALL, look.soft);
        let long = [&name, &beside].map(|run| fonts::width(&run.text, run.size, run.bold));
        let long = (long.iter().sum::<f32>() + 26.0).min(width);
        if x > left && x + long > left + width {
            (x, y) = (left, y + high + GAP);
        }
        let mut chip = Shape::filled(Rect::new(x, y, long, high), look.panel, 8.0);
        chip.line = Some((look.line, 1.0));
        chip.paragraphs = vec![Paragraph::of(vec![name, beside]).aligned(Align::Centre)];
        (chip.pad, chip.stand) = ((8.0, 2.0), Stand::Middle);
        page.items.push(Item::Shape(chip));
        x += long + GAP;
    }
    y + high
}

/// The board filling up phase by phase, with the coverage reached so far beside it.
pub fn journey(source: &Source<'_>, shown: usize, page: &mut Page) {
    let (side, now) = filling_board(source, shown, page);
    let chart = Rect::new(side.x, side.y + 20.0, side.w, 250.0);
    reached_so_far(source, &now, chart, page);
}

/// A slide of one phase: the same, and beside the board first why the new touchpoints yield what
/// they do.
pub fn phase(source: &Source<'_>, shown: usize, page: &mut Page) {
    let (side, now) = filling_board(source, shown, page);
    let below = reasons(source, shown, Rect { h: side.h - 240.0, ..side }, page);
    let chart = Rect::new(side.x, below + 12.0, side.w, (side.bottom() - below - 90.0).min(200.0));
    reached_so_far(source, &now, chart, page);
}

/// Draws the title and the board with the first phases. Returns what is left at its right, and the
/// report of these phases.
fn filling_board(source: &Source<'_>, shown: usize, page: &mut Page) -> (Rect, Report) {
    let look = source.look;
    let plan = source.report.plan();
    let phases = plan.phases_in_use();
    let come = phases.get(..shown.min(phases.len())).unwrap_or_default();
    let names: Vec<&str> =
        come.iter().map(|phase| phase.as_deref().unwrap_or(words::no_phase())).collect();
    let heading = vec![Run::bold(words::phase_by_phase(), TITLE, look.ink)];
    let top = head(source, page, heading, &stage::cut(&names.join("  →  "), 110));
    let of = |place: usize| plan.touchpoints.get(place).map(|touchpoint| &touchpoint.phase);
    let placed = |place: usize| of(place).is_some_and(|phase| come.contains(phase));
    // Where there is only one phase, nothing is new.
    let newest = come.last().filter(|_| phases.len() > 1);
    let new = |place: usize| newest.is_some() && of(place) == newest;
    let all = body(top - 6.0);
    let left = Rect::new(MARGIN, all.y, 768.0, all.h + 10.0);
    // The columns count what the first phases reach, as the bars beside them do.
    let now = source.report.of_phases(come);
    let placed = board::Placed { placed: &placed, new: &new, tiers: now.tiers() };
    board::fitted(source, left, placed, &mut page.items);
    let x = left.right() + 28.0;
    (Rect::new(x, all.y, WIDTH - x - MARGIN, all.h), now)
}

/// Draws the new touchpoints of a phase with the reason for the best that each yields. Returns the
/// position below them.
fn reasons(source: &Source<'_>, shown: usize, rect: Rect, page: &mut Page) -> f32 {
    let (look, report) = (source.look, source.report);
    let phases = report.plan().phases_in_use();
    let newest = shown.checked_sub(1).and_then(|last| phases.get(last));
    let all = report.plan().touchpoints.iter().enumerate();
    let new = all.filter(|(_, touchpoint)| Some(&touchpoint.phase) == newest);
    let places: Vec<usize> = new.map(|(place, _)| place).collect();
    let heading = Run::bold(words::new_in_phase(), 20.0, look.ink);
    let mut lines = vec![Paragraph::of(vec![heading]).level(Level::Heading)];
    for (index, place) in places.iter().enumerate() {
        let Some(card) = report.card(*place) else { continue };
        let best = report.reasons(*place).iter().min_by_key(|reason| reason.rank());
        let name = Run::bold(stage::cut(&card.name, 60), SMALL, look.ink);
        let mut entry = vec![Paragraph::of(vec![name]).after(6.0)];
        if let Some(reason) = best {
            let why = stage::cut(&reason.why.because, 110);
            entry.push(Paragraph::of(vec![Run::new(why, SMALL, look.soft)]));
        }
        let mut grown = lines.clone();
        grown.extend(entry);
        if height_of(&grown, rect.w) > rect.h - 20.0 && index > 0 {
            let more = Run::new(words::and_more(places.len() - index), SMALL, look.faint);
            lines.push(Paragraph::of(vec![more]).after(4.0));
            break;
        }
        lines = grown;
    }
    let height = height_of(&lines, rect.w);
    page.items.push(text_box(Rect { h: height, ..rect }, lines));
    rect.y + height
}

/// Draws the coverage that the first phases reach, and says how much it is.
fn reached_so_far(source: &Source<'_>, now: &Report, side: Rect, page: &mut Page) {
    let look = source.look;
    let chart = chart(source, now.tiers(), side, SMALL);
    page.items.push(Item::Chart(without_legend(chart)));
    let (reached, count) = now.reached();
    let (before, number, after) = stage::reaches(reached, count);
    let runs = vec![
        Run::new(before, 24.0, look.soft),
        Run::bold(number, 24.0, look.open),
        Run::new(after, 24.0, look.soft),
    ];
    let rect = Rect::new(side.x, side.bottom() + 16.0, side.w, 70.0);
    page.items.push(text_box(rect, vec![Paragraph::of(runs)]));
}

/// Coverage by tier, and the best next move.
pub fn coverage(source: &Source<'_>, page: &mut Page) {
    let (look, report) = (source.look, source.report);
    let (reached, all) = report.reached();
    let (before, number, after) = stage::reaches(reached, all);
    let heading = vec![
        Run::bold(before, TITLE, look.ink),
        Run::bold(number, TITLE, look.open),
        Run::bold(after, TITLE, look.ink),
    ];
    let below = text::touchpoints(report.plan().touchpoints.len());
    let below = stage::cut(&format!("{}  ·  {below}", report.title()), 110);
    let top = head(source, page, heading, &below);
    let rect = Rect::new(MARGIN, top + 6.0, INNER, 340.0);
    page.items.push(Item::Chart(chart(source, report.tiers(), rect, 24.0)));
    if let Some(best) = report.moves().first() {
        let runs = vec![
            Run::bold(stage::cut(&best.head, 140), CONCLUSION, look.semi),
            Run::new(stage::cut(&best.outcome, 150), CONCLUSION, look.ink),
        ];
        let y = rect.bottom() + 22.0;
        let rect = Rect::new(MARGIN, y, INNER, HEIGHT - y - 52.0);
        let shape = Shape::text(rect, vec![Paragraph::of(runs)]);
        let tag = best.action.is_some().then_some(Tag::Move(0));
        page.items.push(Item::Shape(Shape { tag, ..shape }));
    }
}
