//! The plan as pages: its scenes, and the board by itself. The stage shows them, and every picture
//! format writes them.

use std::sync::Arc;

use base64::Engine as _;

use super::layout::height_of;
use super::look::{Look, Shade};
use super::page::{
    Align, Bar, Chart, Deck, HEIGHT, Item, Key, Level, Page, Paragraph, Picture, Piece, Rect, Run,
    Shape, WIDTH,
};
use super::png;
use crate::model::compare::Comparison;
use crate::model::coverage::State;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Tier;
use crate::model::scene::{Scene, Show};
use crate::text::{self, explain, lang, stage, words};

pub mod board;
pub mod comparison;
mod lists;
mod scenes;

/// The margin of a page, in points.
pub const MARGIN: f32 = 72.0;
/// The size of a page's title, in points.
pub const TITLE: f32 = 46.0;
/// The size of what stands below the title, in points.
pub const SUBTITLE: f32 = 23.0;
/// The size of text, in points.
pub const BODY: f32 = 22.0;
/// The size of the least text, in points.
pub const SMALL: f32 = 16.0;

/// What pages are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The plan.
    pub evaluated: &'a Evaluated,
    /// The plan beside another one, where there is one.
    pub compared: Option<&'a Comparison>,
    /// The colours.
    pub look: &'static Look,
}

impl<'a> Source<'a> {
    /// A plan in the colours of a shade.
    #[must_use]
    pub fn new(evaluated: &'a Evaluated, shade: Shade) -> Self {
        Self { evaluated, compared: None, look: Look::of(shade) }
    }
}

/// The scenes that are shown: not the hidden ones, and a comparison only where there is one.
#[must_use]
pub fn shown(source: &Source<'_>) -> Vec<Scene> {
    let there = |scene: &Scene| {
        !scene.hidden && (scene.show != Show::Comparison || source.compared.is_some())
    };
    source.evaluated.plan.stage().into_iter().filter(there).collect()
}

/// The whole deck.
#[must_use]
pub fn deck(source: &Source<'_>) -> Deck {
    let scenes = shown(source);
    let count = scenes.len();
    let pages = scenes
        .iter()
        .enumerate()
        .map(|(index, scene)| page(source, scene, (index + 1, count), usize::MAX));
    of_pages(source, pages.collect())
}

/// A deck of these pages.
#[must_use]
pub fn of_pages(source: &Source<'_>, pages: Vec<Page>) -> Deck {
    Deck {
        title: title(source).to_owned(),
        language: lang::current().code(),
        grounds: stage::grounds(source.evaluated.engine.pack()),
        shade: source.look.shade,
        pages,
    }
}

/// The plan's title, or that of plans without one.
#[must_use]
pub fn title<'a>(source: &Source<'a>) -> &'a str {
    text::title(&source.evaluated.plan)
}

/// The name of a scene: its own, or that of what it shows.
#[must_use]
pub fn name(scene: &Scene) -> String {
    if scene.title.trim().is_empty() {
        stage::name(scene.show).to_owned()
    } else {
        scene.title.clone()
    }
}

/// A scene as a page: the `number`-th of so many. On the journey, only so many phases have come.
#[must_use]
pub fn page(source: &Source<'_>, scene: &Scene, number: (usize, usize), phases: usize) -> Page {
    let mut page = Page {
        width: WIDTH,
        height: HEIGHT,
        ground: source.look.get("bg"),
        items: Vec::new(),
        title: name(scene),
        notes: scene.notes.clone(),
    };
    match scene.show {
        Show::Title => scenes::title(source, &mut page),
        Show::Tiers => scenes::tiers(source, &mut page),
        Show::Open | Show::SemiOpen | Show::Closed => {
            let tier = scene.show.tier().unwrap_or(Tier::Open);
            scenes::tier(source, tier, &mut page);
        }
        Show::Journey => scenes::journey(source, phases, &mut page),
        Show::Coverage => scenes::coverage(source, &mut page),
        Show::OutOfReach => lists::out_of_reach(source, &mut page),
        Show::Goals => lists::goals(source, &mut page),
        Show::Moves => lists::moves(source, &mut page),
        Show::Comparison => comparison::comparison(source, &mut page),
        Show::Text => text_scene(source, scene, &mut page),
        Show::Picture => picture_scene(source, scene, &mut page),
    }
    footer(source, number, &mut page);
    page
}

/// How many phases the journey has; at least one.
#[must_use]
pub fn phases(source: &Source<'_>) -> usize {
    scenes::phases(&source.evaluated.plan).len().max(1)
}

/// Title and what stands below it; gives where the page goes on.
fn head(source: &Source<'_>, page: &mut Page, title: Vec<Run>, below: &str) -> f32 {
    let look = source.look;
    page.title = title.iter().map(|run| run.text.as_str()).collect();
    let mut paragraphs = vec![Paragraph::of(title).level(Level::Title)];
    let width = WIDTH - 2.0 * MARGIN;
    // A long title is set smaller, until it takes no more than two lines.
    while height_of(&paragraphs, width) > 2.1 * TITLE * 1.32 {
        let Some(run) = paragraphs.first_mut().and_then(|p| p.runs.first_mut()) else { break };
        if run.size < 18.0 {
            break;
        }
        run.size *= 0.85;
        let size = run.size;
        if let Some(first) = paragraphs.first_mut() {
            for run in &mut first.runs {
                run.size = size;
            }
        }
    }
    let title_height = height_of(&paragraphs, width);
    let top = 48.0;
    page.items
        .push(Item::Shape(Shape::text(Rect::new(MARGIN, top, width, title_height), paragraphs)));
    let mut y = top + title_height;
    if !below.is_empty() {
        let below = vec![Paragraph::of(vec![Run::new(below, SUBTITLE, look.get("soft"))])];
        let height = height_of(&below, width);
        page.items.push(Item::Shape(Shape::text(Rect::new(MARGIN, y, width, height), below)));
        y += height;
    }
    y + 22.0
}

/// The rules and the page's number, small at the foot.
fn footer(source: &Source<'_>, (number, count): (usize, usize), page: &mut Page) {
    let faint = source.look.get("faint");
    let pack = source.evaluated.engine.pack();
    let y = HEIGHT - 44.0;
    let left = Paragraph::of(vec![Run::new(stage::foot(pack), SMALL, faint)]);
    let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN - 120.0, 24.0);
    page.items.push(Item::Shape(Shape::text(rect, vec![left])));
    if count > 0 {
        let right = Paragraph::of(vec![Run::new(format!("{number} / {count}"), SMALL, faint)]);
        let rect = Rect::new(WIDTH - MARGIN - 110.0, y, 110.0, 24.0);
        page.items.push(Item::Shape(Shape::text(rect, vec![right.aligned(Align::Right)])));
    }
}

/// Coverage by tier as a chart.
#[must_use]
pub fn chart(source: &Source<'_>, evaluated: &Evaluated, rect: Rect, size: f32) -> Chart {
    let pack = evaluated.engine.pack();
    let look = source.look;
    let mut says = Vec::new();
    let bars = Tier::ALL.into_iter().map(|tier| {
        let states = evaluated.evaluation.tiers.row(tier.index());
        says.push(explain::coverage(pack, tier, states));
        let mut pieces = Vec::new();
        for state in State::BEST_FIRST {
            for (has, insight) in states.iter().zip(&pack.insights) {
                if *has == state {
                    pieces.push(Piece { state, name: text::of(&insight.name).to_owned() });
                }
            }
        }
        let reached = evaluated.evaluation.tiers.reached(tier.index());
        Bar {
            tier,
            name: explain::tier(pack, tier).to_owned(),
            colour: look.tier(tier).0,
            pieces,
            end: words::of_total(reached, states.len()),
        }
    });
    let bars = bars.collect();
    let keys = State::BEST_FIRST.into_iter().map(|state| {
        let (fill, ink) = look.bar(state);
        Key { state, name: explain::state(state).to_owned(), fill, ink }
    });
    Chart { rect, bars, keys: keys.collect(), size, ink: look.get("ink"), says: says.join(" ") }
}

/// The chart by itself, as a page.
#[must_use]
pub fn chart_page(source: &Source<'_>) -> Page {
    let chart = chart(source, source.evaluated, Rect::new(36.0, 36.0, 1208.0, 400.0), 24.0);
    let grounds = stage::grounds(source.evaluated.engine.pack());
    let grounds = Run::new(grounds, 13.0, source.look.get("faint"));
    let grounds = vec![Paragraph::of(vec![grounds])];
    let height = height_of(&grounds, 1208.0);
    let foot = Shape::text(Rect::new(36.0, 450.0, 1208.0, height), grounds);
    Page {
        width: WIDTH,
        height: 450.0 + height + 30.0,
        ground: source.look.get("bg"),
        items: vec![Item::Chart(chart), Item::Shape(foot)],
        title: words::coverage_by_tier().to_owned(),
        notes: String::new(),
    }
}

fn text_scene(source: &Source<'_>, scene: &Scene, page: &mut Page) {
    let ink = source.look.get("ink");
    let y = head(source, page, vec![Run::bold(name(scene), TITLE, ink)], "");
    let mut size = 30.0;
    let room = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 60.0);
    loop {
        let line = |line: &str| Paragraph::of(vec![Run::new(line, size, ink)]).after(size * 0.5);
        let paragraphs: Vec<Paragraph> = scene.text.lines().map(line).collect();
        let fits = height_of(&paragraphs, room.w) <= room.h;
        if fits || size < 14.0 {
            let mut paragraphs = paragraphs;
            let all = paragraphs.len();
            while height_of(&paragraphs, room.w) > room.h && paragraphs.len() > 1 {
                paragraphs.pop();
            }
            if paragraphs.len() < all {
                paragraphs.pop();
                let more = words::and_more(all - paragraphs.len());
                let soft = source.look.get("soft");
                paragraphs.push(Paragraph::of(vec![Run::new(more, size, soft)]));
            }
            page.items.push(Item::Shape(Shape::text(room, paragraphs)));
            return;
        }
        size *= 0.9;
    }
}

fn picture_scene(source: &Source<'_>, scene: &Scene, page: &mut Page) {
    let ink = source.look.get("ink");
    let mut y = 40.0;
    if !scene.title.trim().is_empty() {
        y = head(source, page, vec![Run::bold(name(scene), TITLE, ink)], "");
    }
    let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 60.0);
    let picture = base64::engine::general_purpose::STANDARD.decode(scene.picture.as_bytes());
    match picture {
        Ok(bytes) if png::readable(&bytes) => {
            let bytes = Arc::from(bytes);
            page.items.push(Item::Picture(Picture { rect, bytes, says: name(scene) }));
        }
        _ => {
            let soft = source.look.get("soft");
            let none = Paragraph::of(vec![Run::new(words::unreadable_picture(), BODY, soft)]);
            page.items.push(Item::Shape(Shape::text(rect, vec![none])));
        }
    }
}
