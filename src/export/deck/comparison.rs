//! The scene that puts two plans side by side.

use super::scenes::{bars_only, shape};
use super::{MARGIN, Source, TITLE, chart, head};
use crate::export::layout::height_of;
use crate::export::page::{
    Align, Cell, HEIGHT, Item, Level, Page, Paragraph, Piece, Rect, Run, Table, WIDTH,
};
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Pack, Tier};
use crate::text::{self, explain, stage, words};

/// Two plans side by side.
pub fn comparison(source: &Source<'_>, page: &mut Page) {
    let Some(compared) = source.compared else { return };
    let look = source.look;
    let heading = vec![Run::bold(words::compare_title(), TITLE, look.get("ink"))];
    let titles = [&compared.before.plan, &compared.after.plan];
    let titles = titles.map(|plan| stage::cut(text::title(plan), 50));
    let top = head(source, page, heading, &titles.join("  →  "));
    let half = (WIDTH - 2.0 * MARGIN - 40.0) / 2.0;
    for (index, evaluated) in [&compared.before, &compared.after].into_iter().enumerate() {
        let x = MARGIN + (half + 40.0) * f32::from(u8::from(index == 1));
        let name = if index == 0 { words::before() } else { words::after() };
        let name = Paragraph::of(vec![Run::bold(name, 22.0, look.get("soft"))]);
        page.items.push(shape(Rect::new(x, top, half, 30.0), vec![name.level(Level::Heading)]));
        let rect = Rect::new(x, top + 34.0, half, 190.0);
        let mut bars = bars_only(chart(source, evaluated, rect, 17.0));
        // In one order on both sides, so that what has changed stands where it stood.
        let insights = &evaluated.engine.pack().insights;
        let place = |piece: &Piece| insights.iter().position(|i| text::of(&i.name) == piece.name);
        bars.bars.iter_mut().for_each(|bar| bar.pieces.sort_by_key(place));
        page.items.push(Item::Chart(bars));
    }
    let columns = stage::columns(compared.after.engine.pack());
    let columns = Run::new(stage::cut(&columns, 160), 15.0, look.get("faint"));
    let rect = Rect::new(MARGIN, top + 200.0, WIDTH - 2.0 * MARGIN, 24.0);
    page.items.push(shape(rect, vec![Paragraph::of(vec![columns])]));
    let y = top + 240.0;
    let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 60.0);
    page.items.push(Item::Table(changes(source, compared, rect)));
}

/// What is different, as a table of two columns.
fn changes(source: &Source<'_>, compared: &Comparison, rect: Rect) -> Table {
    let look = source.look;
    let all = lines(compared).into_iter().filter(|(_, lines)| !lines.is_empty());
    let mut rows: Vec<(&str, String)> =
        all.map(|(head, lines)| (head, text::sentence(&text::parts(&lines)))).collect();
    if rows.is_empty() {
        rows.push((words::changed(), words::none().to_owned()));
    }
    let count = f32::from(u8::try_from(rows.len().max(1)).unwrap_or(u8::MAX));
    let row = (rect.h / count).min(84.0);
    let cell = |text: &str, bold: bool, colour| {
        // As much of it as the row holds.
        let mut most = 420;
        loop {
            let run = Run { bold, ..Run::new(stage::cut(text, most), 17.0, colour) };
            let paragraph = Paragraph::of(vec![run]).aligned(Align::Left);
            let room = if bold { 158.0 } else { rect.w - 182.0 };
            if most < 20 || height_of(std::slice::from_ref(&paragraph), room) <= row - 2.0 {
                return Cell { paragraph, fill: None };
            }
            most = most * 4 / 5;
        }
    };
    let table = rows.iter().map(|(head, said)| {
        vec![cell(head, true, look.get("ink")), cell(said, false, look.get("soft"))]
    });
    Table {
        rect,
        columns: vec![170.0, rect.w - 170.0],
        row,
        rows: table.collect(),
        line: look.get("line"),
        says: words::compare_title().to_owned(),
    }
}

/// What was added, removed and changed, and which goals were won and lost: a line for each.
#[must_use]
pub fn lines(compared: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let (before, after) = (&compared.before, &compared.after);
    let called = |evaluated: &Evaluated, place: &usize| {
        let pack = evaluated.engine.pack();
        let touchpoint = evaluated.plan.touchpoints.get(*place);
        touchpoint.map(|t| placed_name(pack, t)).unwrap_or_default()
    };
    let goals = |goals: &[crate::model::plan::Goal]| -> Vec<String> {
        goals.iter().map(|goal| explain::goal(after.engine.pack(), goal)).collect()
    };
    let changed = compared.changed.iter().map(|(_, place, differences)| {
        let pack = after.engine.pack();
        let told: Vec<String> = differences.iter().map(|d| stage::difference(pack, d)).collect();
        words::goal_line(called(after, place), text::listed(&told))
    });
    let titles = [&before.plan.title, &after.plan.title];
    let [old, new] = titles.map(|title| stage::cut(title, 60));
    let retitled = (before.plan.title != after.plan.title).then(|| stage::retitled(&old, &new));
    let wanted = |one: &Evaluated, other: &Evaluated| -> Vec<String> {
        let only = one.plan.goals.iter().filter(|goal| !other.plan.goals.contains(goal));
        only.map(|goal| explain::goal(one.engine.pack(), goal)).collect()
    };
    vec![
        (words::added(), compared.added.iter().map(|p| called(after, p)).collect()),
        (words::removed(), compared.removed.iter().map(|p| called(before, p)).collect()),
        (words::changed(), retitled.into_iter().chain(changed).collect()),
        (words::goals_added(), wanted(after, before)),
        (words::goals_dropped(), wanted(before, after)),
        (words::goals_won(), goals(&compared.won)),
        (words::goals_lost(), goals(&compared.lost)),
    ]
}

/// Those that say something, then coverage by tier, for whoever shows no chart.
#[must_use]
pub fn told(compared: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let mut all = lines(compared);
    all.retain(|(_, lines)| !lines.is_empty());
    all.push((words::coverage_by_tier(), turns(compared)));
    all
}

/// How many insights of each tier are reached before and after: a line for each tier.
fn turns(compared: &Comparison) -> Vec<String> {
    let turn = |tier: Tier| {
        let reached = |evaluated: &Evaluated| {
            let tiers = &evaluated.evaluation.tiers;
            let all = tiers.row(tier.index()).len();
            words::of_total(tiers.reached(tier.index()), all)
        };
        let turn = format!("{} → {}", reached(&compared.before), reached(&compared.after));
        text::labelled(explain::tier(compared.after.engine.pack(), tier), turn)
    };
    Tier::ALL.into_iter().map(turn).collect()
}

fn placed_name(pack: &Pack, touchpoint: &crate::model::plan::Touchpoint) -> String {
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| text::of(&p.name));
    words::card_on(stage::cut(explain::name(pack, touchpoint), 60), platform)
}
