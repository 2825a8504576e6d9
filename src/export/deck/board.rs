//! The board as a page: three columns, lanes, cards with chips. A card is a single shape.

use super::{Source, count};
use crate::export::layout::height_of;
use crate::export::page::{Item, Level, Page, Paragraph, Rect, Run, Shape, Tag, WIDTH};
use crate::model::plan::TouchpointId;
use crate::report::look::{Colour, Look};
use crate::report::{self, Card, Platform, Report, Role, TierCoverage};
use crate::text::{explain, stage, words};

/// Which touchpoints of the plan are drawn, by their places, and which of them are marked as new.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// Whether it is drawn.
    pub placed: &'a dyn Fn(usize) -> bool,
    /// Whether it is new.
    pub new: &'a dyn Fn(usize) -> bool,
    /// The coverage that the columns count.
    pub tiers: &'a [TierCoverage],
}

/// How large a board is drawn, and how much of it.
#[derive(Clone, Copy)]
struct Scale {
    /// A factor for all lengths.
    share: f32,
    /// The most cards that a lane shows.
    most: usize,
    /// How many cards stand beside each other.
    beside: u8,
    /// Whether cards show their chips.
    chips: bool,
}

impl Scale {
    /// A board with everything, at a scale.
    fn whole(share: f32) -> Self {
        Self { share, most: usize::MAX, beside: 1, chips: true }
    }

    fn of(self, points: f32) -> f32 {
        self.share * points
    }
}

/// The board with its title, on a page as high as it needs.
#[must_use]
pub fn page(source: &Source<'_>) -> Page {
    let look = source.look;
    let mut page = Page {
        width: WIDTH,
        height: 0.0,
        ground: look.bg,
        items: Vec::new(),
        title: source.report.title().to_owned(),
        notes: String::new(),
    };
    let title = Run::bold(source.report.title(), 30.0, look.ink);
    let title = vec![Paragraph::of(vec![title]).level(Level::Title)];
    let width = WIDTH - 72.0;
    let height = height_of(&title, width);
    page.items.push(Item::Shape(Shape::text(Rect::new(36.0, 24.0, width, height), title)));
    let rect = Rect::new(36.0, 40.0 + height, width, 0.0);
    let every = Placed { placed: &|_| true, new: &|_| false, tiers: source.report.tiers() };
    let bottom = columns(source, rect, every, Scale::whole(1.0), &mut page.items);
    let foot = Run::new(source.report.grounds(), 13.0, look.faint);
    let mut foot = vec![legend(source), Paragraph::of(vec![foot]).after(4.0)];
    if source.compared.is_some() {
        let keys = [
            (words::added(), look.style(Role::Added).mark),
            (words::changed(), look.style(Role::Changed).mark),
            (words::removed(), look.style(Role::Removed).mark),
        ];
        let keys = keys.map(|(word, colour)| Run::bold(format!("■ {word}    "), 15.0, colour));
        foot.insert(0, Paragraph::of(keys.to_vec()));
    }
    let height = height_of(&foot, width);
    page.items.push(Item::Shape(Shape::text(Rect::new(36.0, bottom + 14.0, width, height), foot)));
    page.height = bottom + height + 36.0;
    page
}

/// The cards of touchpoints below each other, on a page as high as they need.
#[must_use]
pub fn cards(source: &Source<'_>, ids: &[TouchpointId]) -> Page {
    const CARDS: f32 = 400.0;
    let scale = Scale::whole(1.25);
    let mut page = Page {
        width: CARDS,
        height: 0.0,
        ground: source.look.bg,
        items: Vec::new(),
        title: source.report.title().to_owned(),
        notes: String::new(),
    };
    let mut y = 16.0;
    for card in source.report.cards().filter(|card| ids.contains(&card.id)) {
        let mut paragraphs = vec![Paragraph::of(vec![Run::new(
            format!("{}  ·  {}", card.platform, card.tier),
            scale.of(12.0),
            source.look.soft,
        )])];
        paragraphs.extend(text(source, card, scale));
        let mut shape = slip(paragraphs, (16.0, y, CARDS - 32.0), scale, source.look.card);
        shape.line = Some((source.look.line, 1.0));
        y = shape.rect.bottom() + 8.0;
        page.items.push(Item::Shape(shape));
    }
    page.height = y + 8.0;
    page
}

/// Draws the board into a rectangle of a page, as large as possible, without marks of a comparison.
pub fn fitted(source: &Source<'_>, rect: Rect, placed: Placed<'_>, items: &mut Vec<Item>) {
    /// From large to small. Below the last one cards are unreadable; lanes then show fewer cards,
    /// and the number of the others.
    const SCALES: [f32; 10] = [1.25, 1.16, 1.08, 1.0, 0.94, 0.87, 0.81, 0.75, 0.7, 0.65];
    let source = &Source { compared: None, ..*source };
    let draw = |scale: Scale| {
        let mut drawn = Vec::new();
        let bottom = columns(source, rect, placed, scale, &mut drawn);
        (bottom <= rect.bottom(), drawn)
    };
    let least = Scale::whole(SCALES.last().copied().unwrap_or(1.0));
    // First two cards stand beside each other, then they lose their chips, then some are counted
    // only.
    let two = Scale { beside: 2, ..least };
    let bare = Scale { chips: false, ..two };
    let three = Scale { beside: 3, ..bare };
    let few = [12, 8, 5, 3, 2, 1].map(|most| Scale { most, ..bare });
    // What does not fit at the smallest scale fits at none, so try that first: a board of thousands
    // of cards is then laid out only once.
    let fits = |scale: &Scale| draw(*scale).0;
    let how = [least, two, bare, three].into_iter().chain(few).find(fits);
    let how = how.unwrap_or(Scale { most: 0, ..bare });
    let found =
        SCALES.into_iter().map(|share| draw(Scale { share, ..how })).find(|(fits, _)| *fits);
    items.extend(found.map_or_else(|| draw(how).1, |(_, drawn)| drawn));
}

/// The legend of a board: what each sign means, and how many cells of coverage have it.
fn legend(source: &Source<'_>) -> Paragraph {
    let keys = source.report.keys().iter().filter(|key| key.count > 0);
    let key = |key: &report::Key| {
        let words = format!("{}      ", key.says.replace(' ', "\u{a0}"));
        let ink = source.look.style(key.role).chip_ink;
        Run { whole: true, strike: false, ..Run::new(words, 14.0, ink).signed(key.sign) }
    };
    Paragraph::of(keys.map(key).collect())
}

/// Draws the three columns, with only the touchpoints that are placed. Returns the position below
/// them.
fn columns(
    source: &Source<'_>,
    rect: Rect,
    placed: Placed<'_>,
    scale: Scale,
    items: &mut Vec<Item>,
) -> f32 {
    let gap = scale.of(12.0);
    let width = (rect.w - 2.0 * gap) / 3.0;
    let mut bottom = rect.y;
    let mut columns = Vec::new();
    for tier in placed.tiers {
        let x = rect.x + count(tier.tier.index()) * (width + gap);
        let mut drawn = Vec::new();
        let end = column(source, tier, (x, rect.y, width), placed, scale, &mut drawn);
        bottom = bottom.max(end);
        columns.push((x, drawn));
    }
    for (x, drawn) in columns {
        let ground = Rect::new(x, rect.y, width, bottom - rect.y);
        let mut shape = Shape::filled(ground, source.look.panel, scale.of(12.0));
        shape.line = Some((source.look.line, 1.0));
        items.push(Item::Shape(shape));
        items.extend(drawn);
    }
    bottom
}

fn column(
    source: &Source<'_>,
    tier: &TierCoverage,
    (x, top, width): (f32, f32, f32),
    placed: Placed<'_>,
    scale: Scale,
    items: &mut Vec<Item>,
) -> f32 {
    let (look, report) = (source.look, source.report);
    let (accent, tint) = look.tier(tier.tier);
    let name = Run::bold(format!("{}   ", tier.name), scale.of(20.0), accent);
    let reached = Run::bold(tier.count(), scale.of(14.0), accent);
    let means = |tier: &TierCoverage| {
        Paragraph::of(vec![Run::new(tier.means.as_str(), scale.of(13.0), look.soft)])
    };
    let name = vec![name, reached];
    let paragraphs = vec![Paragraph::of(name).level(Level::Heading), means(tier)];
    let pad = (scale.of(14.0), scale.of(9.0));
    // As high as the highest, so that the columns begin at one height.
    let heights = report.tiers().iter().map(|tier| height_of(&[means(tier)], width - 2.0 * pad.0));
    let tallest = heights.fold(scale.of(2.0 * 13.0 * 1.32), f32::max);
    let height = scale.of(20.0 * 1.32) + tallest + 2.0 * pad.1;
    let rect = Rect::new(x, top, width, height);
    let mut shape = Shape::filled(rect, tint, scale.of(12.0));
    (shape.paragraphs, shape.pad) = (paragraphs, pad);
    items.push(Item::Shape(shape));
    let mut y = top + height + scale.of(9.0);
    for platform in report.shown().filter(|platform| platform.tier == tier.tier) {
        let at = (x + scale.of(8.0), y, width - scale.of(16.0));
        y = lane(source, platform, at, placed, scale, items) + scale.of(8.0);
    }
    y
}

fn lane(
    source: &Source<'_>,
    platform: &Platform,
    (x, top, width): (f32, f32, f32),
    placed: Placed<'_>,
    scale: Scale,
    items: &mut Vec<Item>,
) -> f32 {
    let look = source.look;
    let mut name = vec![
        Run::bold(platform.name.as_str(), scale.of(14.0), look.ink),
        Run::new(format!("  {}", platform.beside), scale.of(12.0), look.soft),
    ];
    let head = scale.of(30.0);
    let inner = width - scale.of(16.0);
    let mut stacks = Stacks::new((x + scale.of(8.0), top + head, inner), scale);
    let mut cards = Vec::new();
    let mut more = 0;
    for (place, touchpoint) in source.report.plan().touchpoints.iter().enumerate() {
        if touchpoint.platform != platform.id || !(placed.placed)(place) {
            continue;
        }
        if cards.len() >= scale.most {
            more += 1;
            continue;
        }
        let new = (placed.new)(place);
        let paragraphs = source.report.card(place).map(|card| text(source, card, scale));
        let mut shape =
            stacks.place(|at| slip(paragraphs.unwrap_or_default(), at, scale, look.card));
        shape.line = Some(if new { (look.accent, scale.of(2.5)) } else { border(source, place) });
        shape.tag = Some(Tag::Card(touchpoint.id));
        cards.push(Item::Shape(shape));
    }
    let mut y = stacks.bottom();
    for name in removed(source, platform) {
        let run = Run { strike: true, ..Run::bold(name, scale.of(14.0), look.faint) };
        let at = (x + scale.of(8.0), y, inner);
        let mut shape = slip(vec![Paragraph::of(vec![run])], at, scale, look.lane);
        shape.line = Some((look.style(Role::Removed).mark, 2.0));
        y = shape.rect.bottom() + scale.of(5.0);
        cards.push(Item::Shape(shape));
    }
    if more > 0 {
        let more = format!("  {}", words::and_more(more));
        name.push(Run::new(more, scale.of(12.0), look.soft));
    }
    let bottom = if cards.is_empty() { y } else { y + scale.of(4.0) };
    let mut shape = Shape::filled(Rect::new(x, top, width, bottom - top), look.lane, scale.of(9.0));
    shape.line = Some((look.line, 1.0));
    shape.paragraphs = vec![Paragraph::of(name)];
    shape.pad = (scale.of(9.0), scale.of(5.0));
    shape.tag = Some(Tag::Lane(platform.id.clone()));
    items.push(Item::Shape(shape));
    items.extend(cards);
    bottom
}

/// Cards below each other, in one stack or in several.
struct Stacks {
    left: f32,
    /// The width of each, and the gap between them and between their cards.
    each: f32,
    gap: f32,
    /// Where the next card of each goes.
    ends: Vec<f32>,
}

impl Stacks {
    fn new((left, top, width): (f32, f32, f32), scale: Scale) -> Self {
        let (count, gap) = (scale.beside.max(1), scale.of(5.0));
        let each = (width - f32::from(count - 1) * gap) / f32::from(count);
        Self { left, each, gap, ends: vec![top; usize::from(count)] }
    }

    /// Puts a card, made for its place and width, onto the shortest stack.
    fn place(&mut self, make: impl FnOnce((f32, f32, f32)) -> Shape) -> Shape {
        let (left, each, gap) = (self.left, self.each, self.gap);
        let shortest = self.ends.iter_mut().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
        let Some((stack, end)) = shortest else { return make((left, 0.0, each)) };
        let shape = make((left + count(stack) * (each + gap), *end, each));
        *end = shape.rect.bottom() + gap;
        shape
    }

    fn bottom(&self) -> f32 {
        self.ends.iter().copied().fold(0.0, f32::max)
    }
}

/// A box as high as its text.
fn slip(
    paragraphs: Vec<Paragraph>,
    (x, y, width): (f32, f32, f32),
    scale: Scale,
    fill: Colour,
) -> Shape {
    let pad = (scale.of(9.0), scale.of(6.0));
    let height = height_of(&paragraphs, width - 2.0 * pad.0) + 2.0 * pad.1;
    let shape = Shape::filled(Rect::new(x, y, width, height), fill, scale.of(8.0));
    Shape { paragraphs, pad, ..shape }
}

/// The border of a card, which is coloured if the card was added or changed according to the
/// comparison.
fn border(source: &Source<'_>, place: usize) -> (Colour, f32) {
    let look = source.look;
    let Some(compared) = source.compared else { return (look.line, 1.0) };
    if compared.added.contains(&place) {
        (look.style(Role::Added).mark, 2.5)
    } else if compared.changed.iter().any(|(_, now, _)| *now == place) {
        (look.style(Role::Changed).mark, 2.5)
    } else {
        (look.line, 1.0)
    }
}

/// The names of the touchpoints on a platform that were removed according to the comparison.
fn removed(source: &Source<'_>, platform: &Platform) -> Vec<String> {
    let Some(compared) = source.compared else { return Vec::new() };
    let (plan, pack) = (&compared.before.plan, compared.before.pack());
    let gone = compared.removed.iter().filter_map(|place| plan.touchpoints.get(*place));
    let here = gone.filter(|touchpoint| touchpoint.platform == platform.id);
    here.map(|touchpoint| stage::cut(explain::name(pack, touchpoint), 90)).collect()
}

/// The text of a card: its name, and what it yields as words with signs.
fn text(source: &Source<'_>, card: &Card, scale: Scale) -> Vec<Paragraph> {
    let name = Run::bold(stage::cut(&card.name, 90), scale.of(14.0), source.look.ink);
    let name = Paragraph::of(vec![name]);
    let chips = chips(source.report, card, source.look, scale.of(12.5));
    if chips.is_empty() || !scale.chips {
        return vec![name];
    }
    vec![name, Paragraph::of(chips).after(scale.of(2.0))]
}

/// The chips of a card as words with signs.
fn chips(report: &Report, card: &Card, look: &Look, size: f32) -> Vec<Run> {
    let shown = card.chips.iter().map(|chip| {
        // Names are not wrapped, and have space between them.
        let word = format!("{}   ", report.insight(chip.insight).replace(' ', "\u{a0}"));
        let ink = look.style(chip.role).chip_ink;
        Run { whole: true, ..Run::new(word, size, ink).signed(chip.sign) }
    });
    let mut chips: Vec<Run> = shown.collect();
    if card.more > 0 {
        chips.push(Run::new(format!("+{}", card.more), size, look.chip_none_ink));
    }
    chips
}
