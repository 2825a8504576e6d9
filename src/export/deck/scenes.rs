//! The scenes one by one.

use super::{BODY, MARGIN, SMALL, SUBTITLE, Source, TITLE, board, chart, head};
use crate::export::layout::height_of;
use crate::export::page::{
    Align, Cell, HEIGHT, Item, Level, Page, Paragraph, Rect, Run, Shape, Table, WIDTH,
};
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
use crate::model::moves::{self, Deed};
use crate::model::pack::{Ceiling, Pack, Platform, Tier};
use crate::model::plan::Plan;
use crate::model::sign::Sign;
use crate::text::{self, explain, stage as words};

/// The room between head and foot.
fn room(top: f32) -> Rect {
    Rect::new(MARGIN, top, WIDTH - 2.0 * MARGIN, HEIGHT - top - 60.0)
}

fn shape(rect: Rect, paragraphs: Vec<Paragraph>) -> Item {
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
    let title = words::cut(super::title(source), 140);
    page.title.clone_from(&title);
    let (reached, all) = source.evaluated.evaluation.reached();
    let facts = words::facts(source.evaluated.plan.touchpoints.len(), reached, all);
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
        let names: Vec<String> = pack.platforms_in(tier).map(platform_name).collect();
        let mut paragraphs = vec![
            Paragraph::of(vec![Run::bold(explain::tier(pack, tier), 34.0, accent)])
                .level(Level::Heading),
            Paragraph::of(vec![Run::new(means, BODY, look.get("soft"))]).after(2.0),
            Paragraph::of(vec![Run::new(text::listed(&names), 20.0, look.get("ink"))]).after(16.0),
        ];
        for (index, (run, _)) in outlets(source, tier, None).into_iter().enumerate() {
            paragraphs.push(Paragraph::of(vec![run]).after(if index == 0 { 22.0 } else { 7.0 }));
        }
        page.items.push(shape(Rect::new(x, top + 20.0, width, HEIGHT - top - 90.0), paragraphs));
    }
}

fn platform_name(platform: &Platform) -> String {
    let beside = text::beside(&platform.name);
    format!("{} {beside}", text::of(&platform.name)).trim().to_owned()
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
        let run = Run::new(text::of(&insight.name), BODY, colour).signed(sign);
        found.push((sign, run, ceiling));
    }
    found.sort_by_key(|(sign, ..)| *sign);
    found.into_iter().map(|(_, run, ceiling)| (run, ceiling)).collect()
}

/// One tier: its platforms, what it lets out and why, and the plan's touchpoints there.
pub fn tier(source: &Source<'_>, tier: Tier, page: &mut Page) {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let (accent, _) = look.tier(tier);
    let means = pack.tier(tier).map_or("", |t| text::of(&t.means));
    let heading = vec![Run::bold(explain::tier(pack, tier), TITLE, accent)];
    let top = head(source, page, heading, means);
    let all = room(top);
    let half = (all.w - 32.0) / 2.0;
    platforms(source, tier, Rect::new(all.x, all.y, half, all.h), page);
    let (x, mut y) = (all.x + half + 32.0, all.y);
    for (run, ceiling) in outlets(source, tier, None) {
        let because = ceiling.map_or_else(String::new, |c| text::of(&c.grounds.because).to_owned());
        let mut paragraphs = vec![Paragraph::of(vec![Run { bold: true, ..run }])];
        if !because.is_empty() {
            let soft = Run::new(because, 17.0, look.get("soft"));
            paragraphs.push(Paragraph::of(vec![soft]).after(1.0));
        }
        let height = height_of(&paragraphs, half - 18.0) + 4.0;
        if y + height > all.bottom() {
            break;
        }
        let bar = Rect::new(x, y + 2.0, 4.0, height - 4.0);
        page.items.push(Item::Shape(Shape::filled(bar, accent, 2.0)));
        page.items.push(shape(Rect::new(x + 18.0, y, half - 18.0, height), paragraphs));
        y += height + 12.0;
    }
}

/// The platforms of a tier with their notes and the plan's touchpoints on them.
fn platforms(source: &Source<'_>, tier: Tier, rect: Rect, page: &mut Page) {
    let look = source.look;
    let pack = source.evaluated.engine.pack();
    let mut y = rect.y;
    for platform in pack.platforms_in(tier) {
        let name = vec![
            Run::bold(text::of(&platform.name), 24.0, look.get("ink")),
            Run::new(format!("  {}", text::beside(&platform.name)), 19.0, look.get("soft")),
        ];
        let mut paragraphs = vec![Paragraph::of(name).level(Level::Heading)];
        let note = text::of(&platform.note);
        if !note.is_empty() {
            let note = Run::new(note, 17.0, look.get("soft"));
            paragraphs.push(Paragraph::of(vec![note]).after(2.0));
        }
        let placed: Vec<String> = source
            .evaluated
            .plan
            .on(&platform.id)
            .map(|t| words::cut(explain::name(pack, t), 48))
            .collect();
        if !placed.is_empty() {
            let placed =
                Run::bold(words::cut(&text::listed(&placed), 260), 18.0, look.get("accent"));
            paragraphs.push(Paragraph::of(vec![placed]).after(5.0));
        }
        let height = height_of(&paragraphs, rect.w - 32.0) + 20.0;
        if y + height > rect.bottom() + 1.0 {
            break;
        }
        let mut lane = Shape::filled(Rect::new(rect.x, y, rect.w, height), look.get("panel"), 10.0);
        lane.line = Some((look.get("line"), 1.0));
        (lane.paragraphs, lane.pad) = (paragraphs, (16.0, 10.0));
        page.items.push(Item::Shape(lane));
        y += height + 10.0;
    }
}

/// The phases of a plan in the order in which they first come; `None` for none, last.
#[must_use]
pub fn phases(plan: &Plan) -> Vec<Option<String>> {
    let mut found: Vec<Option<String>> = Vec::new();
    for touchpoint in &plan.touchpoints {
        if touchpoint.phase.is_some() && !found.contains(&touchpoint.phase) {
            found.push(touchpoint.phase.clone());
        }
    }
    if plan.touchpoints.iter().any(|t| t.phase.is_none()) {
        found.push(None);
    }
    found
}

/// The board filling phase by phase, with coverage growing beside it.
pub fn journey(source: &Source<'_>, shown: usize, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let phases = phases(&evaluated.plan);
    let come = phases.get(..shown.min(phases.len())).unwrap_or_default();
    let names: Vec<&str> =
        come.iter().map(|phase| phase.as_deref().unwrap_or(words::no_phase())).collect();
    let heading = vec![Run::bold(words::journey_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, &words::cut(&names.join("  →  "), 110));
    let placed = |place: usize| {
        evaluated.plan.touchpoints.get(place).is_some_and(|t| come.contains(&t.phase))
    };
    let all = room(top - 6.0);
    let left = Rect::new(MARGIN - 24.0, all.y, 800.0, all.h + 10.0);
    board::fitted(source, left, &placed, &mut page.items);
    let mut plan = evaluated.plan.clone();
    plan.touchpoints.retain(|t| come.contains(&t.phase));
    let now = Evaluated::new(plan, evaluated.engine.pack());
    let x = left.right() + 28.0;
    let side = Rect::new(x, all.y + 20.0, WIDTH - x - 48.0, 250.0);
    let (reached, count) = now.evaluation.reached();
    page.items.push(Item::Chart(bars_only(chart(source, &now, side, 17.0))));
    let (before, number, after) = words::reaches(reached, count);
    let runs = vec![
        Run::new(before, 24.0, look.get("soft")),
        Run::bold(number, 24.0, look.get("open")),
        Run::new(after, 24.0, look.get("soft")),
    ];
    let rect = Rect::new(x, side.bottom() + 24.0, side.w, 100.0);
    page.items.push(shape(rect, vec![Paragraph::of(runs)]));
}

/// A chart that is too narrow for its legend goes without.
fn bars_only(mut chart: crate::export::page::Chart) -> crate::export::page::Chart {
    chart.keys.iter_mut().for_each(|key| key.name = String::new());
    chart
}

/// Coverage by tier, and the best next move.
pub fn coverage(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let (reached, all) = evaluated.evaluation.reached();
    let (before, number, after) = words::reaches(reached, all);
    let heading = vec![
        Run::bold(before, TITLE, look.get("ink")),
        Run::bold(number, TITLE, look.get("open")),
        Run::bold(after, TITLE, look.get("ink")),
    ];
    let below = text::touchpoints(evaluated.plan.touchpoints.len());
    let below = words::cut(&format!("{}  ·  {below}", super::title(source)), 110);
    let top = head(source, page, heading, &below);
    let rect = Rect::new(MARGIN, top + 6.0, WIDTH - 2.0 * MARGIN, 340.0);
    page.items.push(Item::Chart(chart(source, evaluated, rect, 24.0)));
    if let Some(best) = evaluated.evaluation.moves.first() {
        let deed = explain::deed(&evaluated.engine, &evaluated.plan, best.deed);
        let promise = explain::promise(&evaluated.engine, &evaluated.plan, best);
        let runs = vec![
            Run::bold(format!("{}  ", words::cut(&deed, 90)), BODY, look.get("semi")),
            Run::new(words::cut(&promise, 150), BODY, look.get("ink")),
        ];
        let y = rect.bottom() + 18.0;
        let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 52.0);
        page.items.push(shape(rect, vec![Paragraph::of(runs)]));
    }
}

/// Entries of two lines with a coloured mark, as many as there is room for.
fn entries(
    page: &mut Page,
    source: &Source<'_>,
    top: f32,
    entries: &[(Run, String, crate::export::look::Colour)],
) {
    let all = room(top);
    let mut y = all.y;
    for (index, (first, second, colour)) in entries.iter().enumerate() {
        let mut paragraphs = vec![Paragraph::of(vec![first.clone()])];
        if !second.is_empty() {
            let soft = Run::new(second.as_str(), 20.0, source.look.get("soft"));
            paragraphs.push(Paragraph::of(vec![soft]).after(2.0));
        }
        let height = height_of(&paragraphs, all.w - 22.0);
        if y + height > all.bottom() {
            let more = words::and_more(entries.len() - index);
            let more = Run::new(more, SMALL, source.look.get("faint"));
            page.items.push(shape(
                Rect::new(all.x + 22.0, y - 6.0, all.w, 24.0),
                vec![Paragraph::of(vec![more])],
            ));
            return;
        }
        let bar = Rect::new(all.x, y + 3.0, 5.0, height - 6.0);
        page.items.push(Item::Shape(Shape::filled(bar, *colour, 2.0)));
        page.items.push(shape(Rect::new(all.x + 22.0, y, all.w - 22.0, height), paragraphs));
        y += height + 16.0;
    }
}

/// What no money buys, and what to do instead.
pub fn out_of_reach(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let heading = vec![Run::bold(words::out_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, words::out_below()) + 8.0;
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let found = moves::out_of_reach(engine, plan, &evaluated.evaluation);
    let mut lines: Vec<_> = found
        .into_iter()
        .map(|what| {
            let (head, instead) = explain::out_of_reach(engine, plan, what);
            (Run::bold(head, 25.0, look.get("ink")), instead, look.get("closed"))
        })
        .collect();
    if lines.is_empty() {
        let none = Run::new(words::out_none(), 25.0, look.get("ink"));
        lines.push((none, String::new(), look.get("open")));
    }
    entries(page, source, top, &lines);
}

/// What the plan wants to learn, and how it stands.
pub fn goals(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let pack = evaluated.engine.pack();
    let states = &evaluated.evaluation.goals;
    let met = states.iter().filter(|s| matches!(s, GoalState::Met(_))).count();
    let below = if states.is_empty() {
        text::cli::no_goals().to_owned()
    } else {
        words::goals_below(met, states.len())
    };
    let heading = vec![Run::bold(words::goals_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, &below) + 8.0;
    let lines: Vec<_> = evaluated
        .plan
        .goals
        .iter()
        .zip(states)
        .map(|(goal, state)| {
            let (sign, colour) = match state {
                GoalState::Met(_) => (Sign::Person, "open"),
                GoalState::Locked(..) => (Sign::Locked, "semi"),
                GoalState::Available(_) => (Sign::Available, "accent"),
                GoalState::OutOfReach => (Sign::Withheld, "closed"),
            };
            let stands = explain::goal_state(&evaluated.engine, &evaluated.plan, goal, state);
            let mut run = Run::bold(explain::goal(pack, goal), 25.0, look.get("ink")).signed(sign);
            run.strike = false;
            (run, text::sentence(&stands), look.get(colour))
        })
        .collect();
    entries(page, source, top, &lines);
}

/// What to do next.
pub fn moves(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let heading = vec![Run::bold(words::moves_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, words::moves_below()) + 8.0;
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let mut lines: Vec<_> = evaluated
        .evaluation
        .moves
        .iter()
        .map(|offered| {
            let colour = if matches!(offered.deed, Deed::Switch(..)) { "semi" } else { "accent" };
            let deed = explain::deed(engine, plan, offered.deed);
            let promise = explain::promise(engine, plan, offered);
            (Run::bold(deed, 25.0, look.get("ink")), promise, look.get(colour))
        })
        .collect();
    if lines.is_empty() {
        let none = Run::new(text::window::no_moves(), 25.0, look.get("ink"));
        lines.push((none, String::new(), look.get("open")));
    }
    entries(page, source, top, &lines);
}

/// Two plans side by side.
pub fn comparison(source: &Source<'_>, page: &mut Page) {
    let Some(compared) = source.compared else { return };
    let look = source.look;
    let heading = vec![Run::bold(words::compare_title(), TITLE, look.get("ink"))];
    let titles = [&compared.before.plan.title, &compared.after.plan.title]
        .map(|t| if t.trim().is_empty() { text::untitled().to_owned() } else { words::cut(t, 50) });
    let top = head(source, page, heading, &titles.join("  →  "));
    let half = (WIDTH - 2.0 * MARGIN - 40.0) / 2.0;
    for (index, evaluated) in [&compared.before, &compared.after].into_iter().enumerate() {
        let x = MARGIN + (half + 40.0) * f32::from(u8::from(index == 1));
        let name = if index == 0 { words::before() } else { words::after() };
        let name = Paragraph::of(vec![Run::bold(name, 22.0, look.get("soft"))]);
        page.items.push(shape(Rect::new(x, top, half, 30.0), vec![name.level(Level::Heading)]));
        let rect = Rect::new(x, top + 34.0, half, 190.0);
        page.items.push(Item::Chart(bars_only(chart(source, evaluated, rect, 17.0))));
    }
    let y = top + 240.0;
    let rect = Rect::new(MARGIN, y, WIDTH - 2.0 * MARGIN, HEIGHT - y - 60.0);
    page.items.push(Item::Table(changes(source, compared, rect)));
}

/// What is different, as a table of two columns.
fn changes(source: &Source<'_>, compared: &crate::model::compare::Comparison, rect: Rect) -> Table {
    let look = source.look;
    let none = || words::none().to_owned();
    let rows: Vec<(&str, String)> = lines(compared)
        .into_iter()
        .map(|(head, lines)| (head, if lines.is_empty() { none() } else { text::parts(&lines) }))
        .collect();
    let count = f32::from(u8::try_from(rows.len().max(1)).unwrap_or(u8::MAX));
    let row = (rect.h / count).min(64.0);
    let cell = |text: &str, bold: bool, colour| {
        // As much of it as the row holds.
        let mut most = 240;
        loop {
            let run = Run { bold, ..Run::new(words::cut(text, most), 15.0, colour) };
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
pub fn lines(compared: &crate::model::compare::Comparison) -> Vec<(&'static str, Vec<String>)> {
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
        let told: Vec<String> = differences.iter().map(|d| words::difference(pack, d)).collect();
        text::window::goal_line(&called(after, place), &text::listed(&told))
    });
    let titles = [&before.plan.title, &after.plan.title];
    let [old, new] = titles.map(|title| words::cut(title, 60));
    let retitled = (before.plan.title != after.plan.title).then(|| words::retitled(&old, &new));
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
        (words::won(), goals(&compared.won)),
        (words::lost(), goals(&compared.lost)),
    ]
}

fn placed_name(pack: &Pack, touchpoint: &crate::model::plan::Touchpoint) -> String {
    let platform = pack.platform(&touchpoint.platform).map_or("", |p| text::of(&p.name));
    text::window::card_on(&words::cut(explain::name(pack, touchpoint), 60), platform)
}
