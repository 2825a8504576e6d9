//! The scene of numbers: what matters as a sentence, people over time, and who is known through what.
//! Every assumed figure carries the sign of two waves.

use super::{INNER, MARGIN, SMALL, Source, TITLE, body, head, text_box};
use crate::export::fonts;
use crate::export::layout::height_of;
use crate::export::page::{
    Align, Cell, Item, Page, Paragraph, Path, Rect, Run, Shape, Stand, Table,
};
use crate::model::numbers::Range;
use crate::model::pack::Day;
use crate::report::look::{Colour, Look};
use crate::report::numbers::{Aimed, Figure, Line, Stands};
use crate::text::numbers::{counted_day, exact, month_name, people, share};
use crate::text::{numbers, stage, words};

/// The width of the figures at the end of a line.
const ENDS: f32 = 168.0;
/// How many touchpoints the table lists.
const ROWS: usize = 6;

/// Draws the scene for one of the goals that have a number of people. Returns the next of them.
pub(super) fn numbers(source: &Source<'_>, from: usize, page: &mut Page) -> Option<usize> {
    let look = source.look;
    let figures = source.report.figures();
    let goals = source.report.plan().goals.iter().enumerate();
    let aims: Vec<usize> =
        goals.filter(|(_, goal)| goal.people.is_some()).map(|(place, _)| place).collect();
    let shown = aims.get(from).copied().unwrap_or(figures.first());
    let next = Some(from + 1).filter(|next| *next < aims.len());
    let Some(aimed) = figures.goal(shown) else {
        head(source, page, vec![Run::bold(words::numbers_no_goal(), TITLE * 0.7, look.ink)], "");
        return None;
    };
    let heading = vec![Run::bold(stage::cut(&aimed.head, 140), TITLE * 0.74, look.ink)];
    let top = head(source, page, heading, &aimed.name);
    let total = words::what_buys(numbers::money(figures.budget()));
    let gap = 24.0;
    let width = (INNER - 2.0 * gap) / 3.0;
    let boxes = [
        (words::people_known(), &aimed.people, aimed.assumed),
        (words::cost_each(), &aimed.cost, aimed.assumed && aimed.of.cost.is_some()),
        (total.as_str(), &figures.bought, false),
    ];
    let said = boxes.map(|(name, figure, assumed)| (said(look, name, figure, width), assumed));
    // All are as high as the highest.
    let heights = said.iter().map(|(lines, _)| height_of(lines, width - 32.0));
    let high = heights.fold(0.0, f32::max) + 22.0;
    let mut x = MARGIN;
    for (lines, assumed) in said {
        figure_box(source, (lines, assumed), Rect::new(x, top, width, high), page);
        x += width + gap;
    }
    let rest = body(top + high + 18.0);
    let left = Rect { w: rest.w * 0.54, ..rest };
    let right = Rect::new(left.right() + 28.0, rest.y, rest.w - left.w - 28.0, rest.h);
    curve(source, aimed, left, page);
    table(source, aimed, right, page);
    next
}

/// Draws the sign of an assumption, two waves, with its left end at a point.
pub(super) fn waves(source: &Source<'_>, (x, y): (f32, f32), page: &mut Page) {
    for down in [-3.4_f32, 3.4] {
        let wave = (0..=16_u8).map(|step| {
            let part = f32::from(step) / 16.0;
            (x + 18.0 * part, y + down - 2.4 * (part * std::f32::consts::TAU).sin())
        });
        page.items.push(Item::Path(Path::line(wave.collect(), source.look.key, 2.0)));
    }
}

/// The lines of a box: what it counts and how that stands to its target, the figure, and what stands
/// beside it. What has no room in a line has one of its own.
fn said(look: &Look, name: &str, figure: &Figure, width: f32) -> Vec<Paragraph> {
    let mut first = vec![Run::new(name, SMALL, look.soft)];
    let mut second = None;
    if let Some((stands, says)) = &figure.chip {
        let ink = match stands {
            Stands::Well => look.open,
            Stands::Amiss => look.closed,
            Stands::Dated => look.chip_locked_ink,
        };
        let long = fonts::width(name, SMALL, false) + fonts::width(says, SMALL, true) + 12.0;
        if long < width - 32.0 {
            first.push(Run::bold(format!("  {says}"), SMALL, ink));
        } else {
            second = Some(Run::bold(&**says, SMALL, ink));
        }
    }
    let mut below = vec![Run::new(&*figure.beside, SMALL, look.soft)];
    if let Some(chip) = second {
        let gap = if figure.beside.is_empty() { "" } else { words::between_dots() };
        below.push(Run::new(gap, SMALL, look.soft));
        below.push(chip);
    }
    let figure = Run::bold(&*figure.value, 36.0, look.ink);
    vec![Paragraph::of(first), Paragraph::of(vec![figure]), Paragraph::of(below)]
}

fn figure_box(
    source: &Source<'_>,
    (mut lines, assumed): (Vec<Paragraph>, bool),
    rect: Rect,
    page: &mut Page,
) {
    let look = source.look;
    let mut shape = Shape::filled(rect, look.panel, 14.0);
    shape.line = Some((look.line, 1.0));
    shape.pad = (16.0, 8.0);
    let above = height_of(lines.get(..1).unwrap_or_default(), rect.w - 32.0);
    let figure = lines.get_mut(1).and_then(|line| line.runs.first_mut());
    if let Some(figure) = figure.filter(|_| assumed) {
        figure.text = format!("      {}", figure.text);
    }
    shape.paragraphs = lines;
    shape.stand = Stand::Top;
    page.items.push(Item::Shape(shape));
    if assumed {
        waves(source, (rect.x + 16.0, rect.y + 8.0 + above + 25.0), page);
    }
}

/// Where days and people stand in the picture.
struct Plot {
    rect: Rect,
    days: (f32, f32),
    most: f32,
}

impl Plot {
    fn at(&self, day: Day, figure: f64) -> (f32, f32) {
        let (first, last) = self.days;
        #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
        let part = (day.number() as f32 - first) / (last - first).max(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "points on a page fit f32")]
        let high = (figure as f32 / self.most).min(1.0);
        (self.rect.x + self.rect.w * part, self.rect.bottom() - self.rect.h * high)
    }
}

/// Draws people over time; without days, says what is missing.
fn curve(source: &Source<'_>, aimed: &Aimed, rect: Rect, page: &mut Page) {
    let look = source.look;
    let line = aimed.line();
    let Some((first, last)) = line.days() else {
        let says = Paragraph::of(vec![Run::new(words::curve_empty(), SMALL, look.soft)]);
        page.items.push(text_box(rect, vec![says]));
        return;
    };
    let all = line.points.iter().chain(&line.planned);
    let high = all.map(|(_, range)| range.high).fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let target = aimed.goal.people.map(|people| people as f64);
    #[expect(clippy::cast_possible_truncation, reason = "points on a page fit f32")]
    let most = (high.max(target.unwrap_or(0.0)) * 1.15).max(1.0) as f32;
    #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
    let days = (first.number() as f32, last.number() as f32);
    let placed = in_rows(line);
    let rows = placed.iter().map(|(row, ..)| row + 1).max().unwrap_or(0);
    let strip = 28.0 * super::count(rows);
    let inner = Rect::new(rect.x, rect.y + 30.0, rect.w - ENDS - 8.0, rect.h - 64.0 - strip);
    let plot = Plot { rect: inner, days, most };
    festivals(source, &plot, line, page);
    band(&plot, &line.planned, look.chip_locked_bg, page);
    band(&plot, &line.points, look.bar_aggregate, page);
    let base = vec![(inner.x, inner.bottom()), (inner.right(), inner.bottom())];
    page.items.push(Item::Path(Path::line(base, look.line_strong, 1.5)));
    months(source, &plot, (first, last), page);
    phases(source, &plot, &placed, page);
    if let Some(target) = target {
        let ends = [plot.at(first, target), plot.at(last, target)];
        page.items.push(Item::Path(Path::line(ends.to_vec(), look.ink, 2.0)));
        let says = words::target_of(exact(target));
        let (x, y) = (inner.x + inner.w * 0.28, ends[0].1);
        let word = Paragraph::of(vec![Run::bold(says, SMALL, look.ink)]);
        page.items.push(text_box(Rect::new(x, y - 26.0, inner.w * 0.7, 24.0), vec![word]));
    }
    let points = |points: &[(Day, Range)]| -> Vec<(f32, f32)> {
        points.iter().map(|(day, range)| plot.at(*day, range.likely)).collect()
    };
    for dash in dashes(&points(&line.planned)) {
        page.items.push(Item::Path(Path::line(dash, look.bar_locked, 3.0)));
    }
    let says = line.says(f64::from(last.number()), aimed.assumed).unwrap_or_default();
    let likely = points(&line.points);
    if likely.len() > 1 {
        page.items.push(Item::Path(Path { says, ..Path::line(likely, look.open, 3.2) }));
    }
    let now = line.points.last();
    let now = now.map(|(_, range)| (range, look.open, None, line.at_most));
    let then = line.planned.last();
    let then = then.map(|(_, range)| {
        (range, look.chip_locked_ink, Some(words::with_dated_switches()), line.then_at_most)
    });
    let mut below = rect.bottom();
    for (range, ink, beside, at_most) in now.into_iter().chain(then) {
        below = ending(source, aimed, (&plot, last, below), (range, ink, beside, at_most), page);
    }
}

/// Writes a figure at the end of a line, above `below`. Returns where it begins.
fn ending(
    source: &Source<'_>,
    aimed: &Aimed,
    (plot, last, below): (&Plot, Day, f32),
    (range, ink, beside, at_most): (&Range, Colour, Option<&str>, bool),
    page: &mut Page,
) -> f32 {
    let look = source.look;
    let said = |figure| people(figure, aimed.assumed);
    let mut end = vec![Paragraph::of(vec![Run::bold(
        numbers::said(range.likely, aimed.assumed, at_most),
        22.0,
        ink,
    )])];
    if range.low < range.high {
        let range = words::low_to_high(said(range.low), said(range.high));
        end.push(Paragraph::of(vec![Run::new(range, SMALL, look.soft)]));
    }
    if let Some(beside) = beside {
        end.push(Paragraph::of(vec![Run::new(beside, SMALL, look.soft)]));
    } else if aimed.goal.by.is_some_and(|by| by.last_day() < last) {
        // The title counts up to the day of the goal, the curve up to the last day of the plan.
        end.push(Paragraph::of(vec![Run::new(counted_day(last), SMALL, look.soft)]));
    }
    let (x, y) = plot.at(last, range.likely);
    let height = height_of(&end, ENDS);
    let top = (y - 14.0).min(below - height);
    page.items.push(text_box(Rect::new(x + 8.0, top, ENDS, height), end));
    top
}

/// Fills what lies between the low end and the high end.
fn band(plot: &Plot, points: &[(Day, Range)], fill: Colour, page: &mut Page) {
    let part = |of: fn(&Range) -> f64| points.iter().map(move |(day, range)| (*day, of(range)));
    let low: Vec<_> = part(|range| range.low).collect();
    let edge = part(|range| range.high).chain(low.into_iter().rev());
    let edge: Vec<(f32, f32)> = edge.map(|(day, figure)| plot.at(day, figure)).collect();
    if edge.len() > 3 {
        page.items.push(Item::Path(Path::area(edge, fill)));
    }
}

/// A line cut into dashes.
fn dashes(points: &[(f32, f32)]) -> Vec<Vec<(f32, f32)>> {
    const DASH: f32 = 9.0;
    let mut all = Vec::new();
    for pair in points.windows(2) {
        let [(ax, ay), (bx, by)] = pair else { continue };
        let (wide, high) = (bx - ax, by - ay);
        let length = wide.hypot(high);
        let along = |at: f32| {
            let part = (at / length.max(0.001)).min(1.0);
            (ax + wide * part, ay + high * part)
        };
        let mut from = 0.0;
        while from < length {
            all.push(vec![along(from), along(from + DASH * 0.6)]);
            from += DASH;
        }
    }
    all
}

/// Marks the days of festivals, and names them above the curve as far as there is room.
fn festivals(source: &Source<'_>, plot: &Plot, line: &Line, page: &mut Page) {
    let look = source.look;
    let (top, bottom) = (plot.rect.y, plot.rect.bottom());
    let mut from = plot.rect.x - 40.0;
    for festival in &line.festivals {
        let (x, _) = plot.at(festival.day, 0.0);
        let (end, _) = plot.at(festival.last, 0.0);
        if end > x {
            let days = Rect::new(x, top, end - x, bottom - top);
            page.items.push(Item::Shape(Shape::filled(days, look.lane, 0.0)));
        }
        for dash in dashes(&[(x, top), (x, bottom)]) {
            page.items.push(Item::Path(Path::line(dash, look.soft, 1.0)));
        }
        let wide = fonts::width(&festival.name, SMALL, true) + 12.0;
        let left = (x - wide / 2.0).clamp(plot.rect.x, plot.rect.right() + 60.0 - wide);
        if left >= from {
            from = left + wide + 8.0;
            let word = Paragraph::of(vec![Run::bold(&*festival.name, SMALL, look.ink)]);
            let place = Rect::new(left, top - 26.0, wide, 24.0);
            page.items.push(text_box(place, vec![word.aligned(Align::Centre)]));
        }
    }
}

/// The phases that have dates, each with its row: those that run at the same time stand below each
/// other. At most three rows.
fn in_rows(line: &Line) -> Vec<(usize, &str, Day, Day)> {
    const MOST: usize = 3;
    let mut rows: Vec<Day> = Vec::new();
    let mut placed = Vec::new();
    for (name, starts, ends) in &line.phases {
        let row = rows.iter().position(|until| until < starts).unwrap_or(rows.len());
        match rows.get_mut(row) {
            Some(until) => *until = *ends,
            None => rows.push(*ends),
        }
        if row < MOST {
            placed.push((row, name.as_str(), *starts, *ends));
        }
    }
    placed
}

/// Draws the phases as strips below the months.
fn phases(source: &Source<'_>, plot: &Plot, placed: &[(usize, &str, Day, Day)], page: &mut Page) {
    let look = source.look;
    for (row, name, starts, ends) in placed {
        let ((x, _), (end, _)) = (plot.at(*starts, 0.0), plot.at(*ends, 0.0));
        let y = plot.rect.bottom() + 30.0 + 28.0 * super::count(*row);
        let place = Rect::new(x, y, (end - x - 3.0).max(4.0), 25.0);
        let mut shape = Shape::filled(place, look.icon_bg, 5.0);
        if fonts::width(name, SMALL, false) < place.w - 8.0 {
            let word = Paragraph::of(vec![Run::new(*name, SMALL, look.soft)]);
            shape.paragraphs = vec![word.aligned(Align::Centre)];
            shape.pad = (2.0, 0.0);
        }
        page.items.push(Item::Shape(shape));
    }
}

/// Names the months below the curve, as far as there is room.
fn months(source: &Source<'_>, plot: &Plot, (first, last): (Day, Day), page: &mut Page) {
    let starts: Vec<(Day, u32, u32)> = (first.number()..=last.number())
        .filter_map(|number| {
            let day = Day::of(number);
            let (year, month, of_month) = day.date()?.parts();
            (of_month == Some(1)).then_some((day, year, month?))
        })
        .collect();
    let step = starts.len().div_ceil(7).max(1);
    for (day, year, month) in starts.iter().step_by(step) {
        let (x, y) = plot.at(*day, 0.0);
        let name = if *month == 1 {
            words::month_of_year(month_name(1), year.to_string())
        } else {
            month_name(*month).to_owned()
        };
        let word = Paragraph::of(vec![Run::new(name, SMALL, source.look.soft)]);
        let place = Rect::new(x - 50.0, y + 4.0, 100.0, 22.0);
        page.items.push(text_box(place, vec![word.aligned(Align::Centre)]));
    }
}

/// A cell of the table.
fn cell(look: &Look, text: String, bold: bool, align: Align) -> Cell {
    let run = Run::new(text, SMALL, if bold { look.ink } else { look.soft });
    Cell { paragraph: Paragraph::of(vec![Run { bold, ..run }]).aligned(align), fill: None }
}

/// Lists through which touchpoints people are known, the most first.
fn table(source: &Source<'_>, aimed: &Aimed, rect: Rect, page: &mut Page) {
    let look = source.look;
    let plan = source.report.plan();
    let mut all: Vec<_> = aimed.of.touchpoints.iter().collect();
    all.sort_by(|one, other| other.known.likely.total_cmp(&one.known.likely));
    if all.is_empty() {
        let says = Paragraph::of(vec![Run::new(words::added_none(), SMALL, look.soft)]);
        page.items.push(text_box(rect, vec![says]));
        return;
    }
    let heads = [words::touchpoint(), words::col_share_likely(), words::people_known()];
    let aligned = [Align::Left, Align::Right, Align::Right];
    let shares = [0.45, 0.27, 0.28];
    // Each cell is one line.
    let fits = |text: &str, bold: bool, share: f32| {
        super::fitted(text, SMALL, bold, rect.w * share - 14.0)
    };
    let heads = heads.iter().zip(aligned).zip(shares);
    let heads =
        heads.map(|((head, align), share)| cell(look, fits(head, false, share), false, align));
    let mut rows: Vec<Vec<Cell>> = vec![heads.collect()];
    let mut assumed: Vec<(f32, f32)> = Vec::new();
    for (number, known) in all.iter().take(ROWS).enumerate() {
        let place = plan.position(known.id).unwrap_or(usize::MAX);
        let (name, _) = source.report.names(place);
        let own = plan.touchpoints.get(place).and_then(|touchpoint| touchpoint.share);
        let own = own.filter(|_| aimed.assumed).map(share).unwrap_or_default();
        if !own.is_empty() {
            // Before the share, which ends at the right edge of its column.
            let x = rect.x + rect.w * 0.72 - 6.0 - fonts::width(&own, SMALL, false) - 26.0;
            assumed.push((x, rect.y + 34.0 * (super::count(number) + 1.5)));
        }
        rows.push(vec![
            cell(look, fits(name, true, shares[0]), true, Align::Left),
            cell(look, own, false, Align::Right),
            cell(look, people(known.known.likely, aimed.assumed), true, Align::Right),
        ]);
    }
    let columns = shares.iter().map(|share| rect.w * share).collect();
    let height = 34.0 * super::count(rows.len());
    let place = Rect { h: height, ..rect };
    page.items.push(Item::Table(Table {
        rect: place,
        columns,
        row: 34.0,
        rows,
        line: look.line,
        says: aimed.head.clone(),
    }));
    for at in assumed {
        waves(source, at, page);
    }
    notes(
        source,
        aimed,
        all.len(),
        Rect { y: place.bottom() + 12.0, h: rect.bottom() - place.bottom() - 12.0, ..rect },
        page,
    );
}

/// Says how people are added up, and what the sign of an assumption marks.
fn notes(source: &Source<'_>, aimed: &Aimed, count: usize, rect: Rect, page: &mut Page) {
    let look = source.look;
    let mut notes = vec![Paragraph::of(vec![Run::new(&*aimed.added, SMALL, look.soft)])];
    if count > ROWS {
        let more = Run::new(words::and_more(count - ROWS), SMALL, look.soft);
        notes.insert(0, Paragraph::of(vec![more]));
    }
    let room = Rect { h: (rect.h - 30.0).max(20.0), ..rect };
    page.items.push(Item::Shape(Shape { stand: Stand::Top, ..Shape::text(room, notes) }));
    if aimed.assumed {
        waves(source, (rect.x, rect.bottom() - 10.0), page);
        let says = Paragraph::of(vec![Run::new(words::marks_assumed(), SMALL, look.key)]);
        let place = Rect::new(rect.x + 28.0, rect.bottom() - 22.0, rect.w - 28.0, 24.0);
        page.items.push(text_box(place, vec![says]));
    }
}
