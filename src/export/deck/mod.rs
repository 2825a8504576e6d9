//! The plan as pages: its scenes, and the board by itself. The stage shows them, and all picture
//! and slide formats are made from them.

use std::sync::Arc;

use base64::Engine as _;

use super::fonts;
use super::layout::height_of;
use super::page::{
    Align, Bar, Chart, Deck, HEIGHT, Item, Key, Level, Page, Paragraph, Picture, Piece, Rect, Run,
    Shape, Stand, WIDTH,
};
use super::picture::image::{self, Fault};
pub use super::source::Source;
use crate::model::pack::Tier;
use crate::model::plan::Plan;
use crate::model::scene::{Scene, Show};
use crate::report::{Cell, TierCoverage};
use crate::store::template;
use crate::text::{lang, stage, words};

pub mod board;
mod comparison;
mod handout;
mod lists;
mod numbers;
mod options;
pub mod passport;
mod record;
mod roadmap;
mod routes;
mod scenes;
mod tier;
mod walk;

pub use walk::walk;

/// The margin of a page, in points.
pub const MARGIN: f32 = 72.0;
/// The size of a page's title, in points.
pub const TITLE: f32 = 46.0;
/// The text size of what is below the title, in points.
pub const SUBTITLE: f32 = 23.0;
/// The default text size, in points.
pub const BODY: f32 = 22.0;
/// The smallest text size of a slide, in points: what can still be read from the back row.
pub const SMALL: f32 = 18.0;

/// The width between the margins.
const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// The scenes that are shown: without hidden ones, and without those that have nothing to show.
#[must_use]
pub fn shown(plan: &Plan, compared: bool) -> Vec<Scene> {
    let is_shown = |scene: &Scene| !scene.hidden && plan.can_show(scene.show, compared);
    plan.stage().into_iter().filter(is_shown).collect()
}

/// The whole deck.
#[must_use]
pub fn deck(source: &Source<'_>) -> Deck {
    let scenes = shown(source.report.plan(), source.compared.is_some());
    let mut pages: Vec<Page> = scenes.iter().flat_map(|scene| slides(source, scene)).collect();
    let count = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        without_faults(source, page);
        footer(source, (number, count), page);
    }
    Deck {
        title: source.report.title().to_owned(),
        language: lang::current().code(),
        grounds: source.report.grounds(),
        look: *source.look,
        fonts: source.fonts(),
        master: None,
        pages,
    }
}

/// The slides of a scene: one for each phase of a journey, and further ones for what does not fit
/// on the first.
fn slides(source: &Source<'_>, scene: &Scene) -> Vec<Page> {
    let phases = source.report.plan().phases_in_use();
    if scene.show == Show::Journey && phases.len() > 1 {
        let page = |shown| {
            let mut page = blank(source, scene);
            scenes::phase(source, shown, &mut page);
            page
        };
        return (1..=phases.len()).map(page).collect();
    }
    let mut slides = Vec::new();
    let mut from = Some(0);
    while let Some(next) = from {
        let (page, rest) = drawn(source, scene, usize::MAX, next);
        slides.push(page);
        from = rest;
    }
    slides
}

/// Entries of a heading and a text, on as many pages as they need.
#[must_use]
pub fn listed(source: &Source<'_>, title: &str, entries: &[(String, String)]) -> Vec<Page> {
    handout::texts(source, title, entries)
}

/// The deck with the record in tables, and what it rests on at its end: the statement behind each
/// verdict, and the sources.
#[must_use]
pub fn with_grounds(source: &Source<'_>) -> Deck {
    let mut deck = deck(source);
    deck.master = template::master(&source.report.plan().style).map(Arc::new);
    deck.pages.extend(record::tables(source));
    deck.pages.extend(handout::grounds(source));
    deck
}

/// The deck as a document to hand out: the slides, then everything in tables.
#[must_use]
pub fn document(source: &Source<'_>) -> Deck {
    let mut deck = deck(source);
    deck.pages.extend(handout::pages(source));
    deck
}

/// The page of a scene for a file, as [`page`] makes it, but with a text in the place of pictures
/// that cannot be drawn. To find out takes as long as to draw them.
#[must_use]
pub fn printed(source: &Source<'_>, scene: &Scene, number: (usize, usize), phases: usize) -> Page {
    let mut page = page(source, scene, number, phases);
    without_faults(source, &mut page);
    page
}

/// Puts a text in the place of pictures that cannot be drawn.
fn without_faults(source: &Source<'_>, page: &mut Page) {
    for item in &mut page.items {
        if let Item::Picture(picture) = item
            && let Err(fault) = image::check(&picture.bytes)
        {
            *item = unreadable(source, picture.rect, fault);
        }
    }
}

/// The name of a scene: its own title, or the name of what it shows.
#[must_use]
pub fn name(scene: &Scene) -> String {
    if scene.title.trim().is_empty() {
        stage::name(scene.show).to_owned()
    } else {
        scene.title.clone()
    }
}

/// Whether a scene is turned page by page on stage, as a journey is phase by phase.
fn is_turned(show: Show) -> bool {
    matches!(
        show,
        Show::Record | Show::Roadmap | Show::Numbers | Show::Open | Show::SemiOpen | Show::Closed
    )
}

/// In how many steps a scene is shown on stage: the phases of a journey, the pages of a tier, of a
/// record, of a roadmap or of numbers; else one.
#[must_use]
pub fn steps(source: &Source<'_>, scene: &Scene) -> usize {
    match scene.show {
        Show::Journey => source.report.plan().phases_in_use().len().max(1),
        show if is_turned(show) => slides(source, scene).len(),
        _ => 1,
    }
}

/// A scene as page `number`, out of the total. A journey shows its first phases only.
#[must_use]
pub fn page(source: &Source<'_>, scene: &Scene, number: (usize, usize), phases: usize) -> Page {
    let paged = is_turned(scene.show);
    let turned = paged && phases < usize::MAX;
    let from = if turned { phases.saturating_sub(1) } else { 0 };
    let (mut page, rest) = drawn(source, scene, phases, from);
    if let Some(rest) = rest.filter(|_| !turned) {
        let says =
            if paged { words::more_follows().to_owned() } else { words::continues(rest + 1) };
        let more = vec![Paragraph::of(vec![Run::new(says, SMALL, source.look.soft)])];
        page.items.push(text_box(Rect::new(MARGIN, HEIGHT - 66.0, INNER, 22.0), more));
    }
    footer(source, number, &mut page);
    page
}

/// An empty page, for what stands behind the scenes.
fn blank_page(source: &Source<'_>, title: &str) -> Page {
    Page {
        width: WIDTH,
        height: HEIGHT,
        ground: source.look.bg,
        items: Vec::new(),
        title: title.to_owned(),
        notes: String::new(),
    }
}

fn blank(source: &Source<'_>, scene: &Scene) -> Page {
    Page {
        width: WIDTH,
        height: HEIGHT,
        ground: source.look.bg,
        items: Vec::new(),
        title: name(scene),
        notes: scene.notes.clone(),
    }
}

/// The page of a scene without its footer. Lists and texts begin with the entry `from`; if not all
/// of the rest fits, the entry to go on with is returned too.
fn drawn(source: &Source<'_>, scene: &Scene, phases: usize, from: usize) -> (Page, Option<usize>) {
    let mut page = blank(source, scene);
    let mut rest = None;
    match scene.show {
        Show::Title => scenes::title(source, &mut page),
        Show::Tiers => scenes::tiers(source, &mut page),
        Show::Open | Show::SemiOpen | Show::Closed => {
            let tier = scene.show.tier().unwrap_or(Tier::Open);
            rest = tier::tier(source, tier, from, &mut page);
        }
        Show::Journey => scenes::journey(source, phases, &mut page),
        Show::Coverage => scenes::coverage(source, &mut page),
        Show::OutOfReach => rest = lists::out_of_reach(source, from, &mut page),
        Show::Goals => rest = lists::goals(source, from, &mut page),
        Show::Moves => rest = lists::moves(source, from, &mut page),
        Show::Routes => routes::routes(source, &mut page),
        Show::Numbers => rest = numbers::numbers(source, from, &mut page),
        Show::Options => rest = options::options(source, from, &mut page),
        Show::Comparison => comparison::comparison(source, &mut page),
        Show::Roadmap => rest = roadmap::roadmap(source, from, &mut page),
        Show::Record => rest = record::record(source, from, &mut page),
        Show::Text => rest = text_scene(source, scene, from, &mut page),
        Show::Picture => picture_scene(source, scene, &mut page),
    }
    (page, rest)
}

/// Text without border or fill.
fn text_box(rect: Rect, paragraphs: Vec<Paragraph>) -> Item {
    Item::Shape(Shape::text(rect, paragraphs))
}

/// The part of a page below `top` and above its footer.
fn body(top: f32) -> Rect {
    Rect::new(MARGIN, top, INNER, HEIGHT - top - 60.0)
}

/// Converts a small number, such as that of columns or bars, to a length.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// Draws the title and what is below it. Returns the position where the page continues.
fn head(source: &Source<'_>, page: &mut Page, title: Vec<Run>, below: &str) -> f32 {
    page.title = title.iter().map(|run| run.text.as_str()).collect();
    let mut paragraphs = vec![Paragraph::of(title).level(Level::Title)];
    // Make a long title smaller until it fits on two lines.
    while height_of(&paragraphs, INNER) > 2.1 * TITLE * 1.32 {
        let mut runs = paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.runs).peekable();
        if runs.peek().is_none_or(|run| run.size < 18.0) {
            break;
        }
        runs.for_each(|run| run.size *= 0.85);
    }
    if height_of(&paragraphs, INNER) > 3.0 * TITLE * 1.32 {
        // No size makes it fit.
        let mut runs = paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.runs);
        runs.by_ref().take(1).for_each(|run| run.text = stage::cut(&run.text, 400));
        runs.for_each(|run| run.text.clear());
    }
    let title_height = height_of(&paragraphs, INNER);
    let top = 48.0;
    // It grows upwards where another font is wider, and never over what is below it.
    let title = Shape::text(Rect::new(MARGIN, top, INNER, title_height), paragraphs);
    page.items.push(Item::Shape(Shape { stand: Stand::Bottom, ..title }));
    let mut y = top + title_height;
    if !below.is_empty() {
        let below = vec![Paragraph::of(vec![Run::new(below, SUBTITLE, source.look.soft)])];
        let height = height_of(&below, INNER);
        page.items.push(text_box(Rect::new(MARGIN, y, INNER, height), below));
        y += height;
    }
    y + 22.0
}

/// The place of the logo: in the upper right corner, above the title.
const LOGO: Rect = Rect::new(WIDTH - MARGIN - 150.0, 14.0, 150.0, 32.0);

/// Draws the logo of the house style.
fn logo(source: &Source<'_>, page: &mut Page) {
    let logo = source.report.plan().style.logo.as_bytes();
    let bytes = base64::engine::general_purpose::STANDARD.decode(logo);
    let Some(bytes) = bytes.ok().filter(|bytes| !bytes.is_empty()) else { return };
    if image::check(&bytes).is_ok() {
        let (bytes, says) = (Arc::from(bytes), words::logo().to_owned());
        page.items.push(Item::Picture(Picture { rect: LOGO, bytes, says }));
    }
}

/// Draws the footer: the rule pack and the page number; and the logo.
fn footer(source: &Source<'_>, (number, count): (usize, usize), page: &mut Page) {
    logo(source, page);
    let faint = source.look.faint;
    let y = HEIGHT - 44.0;
    let left = Run::new(source.report.foot(), SMALL, faint);
    let rect = Rect::new(MARGIN, y, INNER - 120.0, 24.0);
    page.items.push(text_box(rect, vec![Paragraph::of(vec![left])]));
    if count > 0 {
        let right = Paragraph::of(vec![Run::new(format!("{number} / {count}"), SMALL, faint)]);
        let rect = Rect::new(WIDTH - MARGIN - 110.0, y, 110.0, 24.0);
        page.items.push(text_box(rect, vec![right.aligned(Align::Right)]));
    }
}

/// Coverage by tier as a chart.
fn chart(source: &Source<'_>, tiers: &[TierCoverage], rect: Rect, size: f32) -> Chart {
    let look = source.look;
    let bar = |tier: &TierCoverage| Bar {
        tier: tier.tier,
        name: tier.name.clone(),
        colour: look.tier(tier.tier).0,
        pieces: tier.pieces().into_iter().map(|cell| piece(source, cell)).collect(),
        end: tier.count(),
    };
    let keys = source.report.keys().iter().map(|key| {
        let style = look.style(key.role);
        Key { state: key.state, name: key.name.clone(), fill: style.bar, ink: style.on_bar }
    });
    let says: Vec<&str> = tiers.iter().map(TierCoverage::says).collect();
    Chart {
        rect,
        bars: tiers.iter().map(bar).collect(),
        keys: keys.collect(),
        size,
        ink: look.ink,
        says: says.join(words::space()),
    }
}

/// Converts a cell to a piece of its bar.
fn piece(source: &Source<'_>, cell: &Cell) -> Piece {
    Piece { state: cell.state, name: source.report.insight(cell.insight).to_owned() }
}

/// Removes the legend from a chart that is too narrow for it.
fn without_legend(mut chart: Chart) -> Chart {
    chart.keys.iter_mut().for_each(|key| key.name = String::new());
    chart
}

/// The chart by itself, as a page.
#[must_use]
pub fn chart_page(source: &Source<'_>) -> Page {
    let rect = Rect::new(36.0, 36.0, 1208.0, 400.0);
    let mut chart = chart(source, source.report.tiers(), rect, 24.0);
    // The legend says how many there are of each.
    for (key, named) in chart.keys.iter_mut().zip(source.report.keys()) {
        key.name.clone_from(&named.says);
    }
    let grounds = Run::new(source.report.grounds(), 13.0, source.look.faint);
    let grounds = vec![Paragraph::of(vec![grounds])];
    let height = height_of(&grounds, 1208.0);
    let foot = text_box(Rect::new(36.0, 450.0, 1208.0, height), grounds);
    Page {
        width: WIDTH,
        height: 450.0 + height + 30.0,
        ground: source.look.bg,
        items: vec![Item::Chart(chart), foot],
        title: words::coverage_by_tier().to_owned(),
        notes: String::new(),
    }
}

/// Draws a text from the paragraph `from` on. Returns the paragraph to go on with, if not all fits.
fn text_scene(source: &Source<'_>, scene: &Scene, from: usize, page: &mut Page) -> Option<usize> {
    let ink = source.look.ink;
    let y = head(source, page, vec![Run::bold(name(scene), TITLE, ink)], "");
    let rect = body(y);
    let lines: Vec<String> = scene.text.lines().flat_map(pieces).collect();
    let lines = lines.get(from..).unwrap_or_default();
    let set = |lines: &[String], size: f32| -> Vec<Paragraph> {
        let line = |line: &String| {
            Paragraph::of(vec![Run::new(line.as_str(), size, ink)]).after(size * 0.5)
        };
        lines.iter().map(line).collect()
    };
    let fits = |lines: &[String], size: f32| height_of(&set(lines, size), rect.w) <= rect.h;
    let sizes = [30.0, 27.0, 24.3, 21.9, 19.7, SMALL];
    let size = sizes.into_iter().find(|size| fits(lines, *size)).unwrap_or(SMALL);
    let mut shown = lines.len();
    while shown > 1 && !fits(lines.get(..shown).unwrap_or_default(), size) {
        shown -= 1;
    }
    page.items.push(text_box(rect, set(lines.get(..shown).unwrap_or_default(), size)));
    (shown < lines.len()).then_some(from + shown)
}

/// Splits a line that is longer than a page, at spaces where it has some.
fn pieces(line: &str) -> Vec<String> {
    /// Fits a page at the smallest size, in Chinese too.
    const MOST: usize = 900;
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((end, _)) = rest.char_indices().nth(MOST) {
        let (head, _) = rest.split_at(end);
        let end = head.rfind(' ').filter(|at| *at > 0).unwrap_or(end);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece.to_owned());
        rest = after.trim_start();
    }
    pieces.push(rest.to_owned());
    pieces
}

/// A text in one line that is cut where it is wider than a width.
fn fitted(text: &str, size: f32, bold: bool, width: f32) -> String {
    let mut shown = text.to_owned();
    while fonts::width(&shown, size, bold) > width && shown.chars().count() > 2 {
        shown = stage::cut(&shown, shown.chars().count() - 2);
    }
    shown
}

fn picture_scene(source: &Source<'_>, scene: &Scene, page: &mut Page) {
    let mut y = 40.0;
    if !scene.title.trim().is_empty() {
        y = head(source, page, vec![Run::bold(name(scene), TITLE, source.look.ink)], "");
    }
    let rect = body(y);
    let picture = base64::engine::general_purpose::STANDARD.decode(scene.picture.as_bytes());
    let item = match picture {
        Ok(bytes) => Item::Picture(Picture { rect, bytes: Arc::from(bytes), says: name(scene) }),
        Err(_) => unreadable(source, rect, Fault::Unreadable),
    };
    page.items.push(item);
}

/// What stands in the place of a picture that cannot be drawn.
fn unreadable(source: &Source<'_>, rect: Rect, fault: Fault) -> Item {
    let none = Run::new(fault.words(), BODY, source.look.soft);
    text_box(rect, vec![Paragraph::of(vec![none])])
}
