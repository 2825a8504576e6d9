//! The scene of the roadmap: a calendar of tasks, drawn with shapes, so that it can be changed in a
//! presentation too. A longer one goes on on further pages.

use super::{INNER, MARGIN, Source, TITLE, head, text_box};
use crate::export::minutes;
use crate::export::page::{Align, Item, Page, Paragraph, Path, Rect, Run, Shape, Stand};
use crate::model::pack::Day;
use crate::report::look::Colour;
use crate::report::record::{Row, TaskRow};
use crate::text::numbers::month_name;
use crate::text::{stage, words};

/// How many tasks a page shows.
const ROWS: usize = 9;
/// The width of the names, and of the owners.
const NAMES: f32 = 350.0;
const OWNERS: f32 = 60.0;
/// The smallest text size.
const TEXT: f32 = 18.0;

/// Where days stand.
struct Time {
    rect: Rect,
    first: f32,
    days: f32,
}

impl Time {
    fn x(&self, day: i32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
        let day = day as f32;
        self.rect.x + self.rect.w * ((day - self.first) / self.days).clamp(0.0, 1.0)
    }

    fn bar(&self, (first, last): (Day, Day), y: f32, height: f32) -> Rect {
        let (left, right) = (self.x(first.number()), self.x(last.number() + 1));
        Rect::new(left, y, (right - left).max(4.0), height)
    }
}

/// Draws a page of the roadmap. Returns the number of the next one if there is more.
pub(super) fn roadmap(source: &Source<'_>, number: usize, page: &mut Page) -> Option<usize> {
    let roadmap = source.report.roadmap();
    let look = source.look;
    // What is late is what matters.
    let below = if roadmap.late.is_empty() { &roadmap.says } else { &roadmap.late };
    let below = stage::cut(below, 130);
    let heading = vec![Run::bold(stage::cut(&roadmap.head, 120), TITLE * 0.74, look.ink)];
    let top = head(source, page, heading, &below);
    let rows: Vec<&Row> =
        roadmap.groups.iter().filter(|group| !group.folds).flat_map(|group| &group.rows).collect();
    let from = number * ROWS;
    let shown = rows.get(from.min(rows.len())..(from + ROWS).min(rows.len())).unwrap_or_default();
    // Ten years at most: a slip in a year must not make the calendar endless.
    let (first, last) = roadmap.span.unwrap_or_else(|| (Day::of(1), Day::of(1)));
    let last = last.min(Day::of(first.number() + 3_650));
    #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
    let (begins, days) = ((first.number() - 3) as f32, (last.number() - first.number() + 7) as f32);
    let left = MARGIN + NAMES + OWNERS;
    let height = 660.0 - top - 56.0;
    let row = (height / super::count(ROWS)).min(46.0);
    let time = Time {
        rect: Rect::new(left, top + 56.0, MARGIN + INNER - left, row * super::count(shown.len())),
        first: begins,
        days,
    };
    if roadmap.span.is_some() {
        months(source, (first, last), &time, page);
        festivals(source, &time, page);
        today(source, &time, page);
    }
    for (place, one) in shown.iter().enumerate() {
        let y = time.rect.y + row * super::count(place);
        row_of(source, one, (&time, y, row), page);
    }
    links(source, shown, (&time, row), page);
    (from + ROWS < rows.len()).then_some(number + 1)
}

fn months(source: &Source<'_>, (first, last): (Day, Day), time: &Time, page: &mut Page) {
    let look = source.look;
    let mut named = f32::NEG_INFINITY;
    for number in first.number() - 3..last.number() + 3 {
        let (_, month, day) = Day::of(number).parts();
        if day != 1 {
            continue;
        }
        let x = time.x(number);
        let line = vec![(x, time.rect.y), (x, time.rect.bottom())];
        page.items.push(Item::Path(Path::line(line, look.line, 1.0)));
        if x - named > 62.0 && x < time.rect.right() - 40.0 {
            named = x;
            let run = Run::bold(month_name(month), TEXT, look.ink);
            let rect = Rect::new(x, time.rect.y - 56.0, 80.0, 26.0);
            page.items.push(text_box(rect, vec![Paragraph::of(vec![run])]));
        }
    }
}

/// Marks the day of the presentation, if the calendar has it.
fn today(source: &Source<'_>, time: &Time, page: &mut Page) {
    let Some(today) = source.today.map(|today| today.first_day().number()) else { return };
    #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
    let after = today as f32 - time.first;
    if !(0.0..=time.days).contains(&after) {
        return;
    }
    let x = time.x(today);
    let accent = source.look.accent;
    let line = vec![(x, time.rect.y), (x, time.rect.bottom() + 4.0)];
    page.items.push(Item::Path(Path::line(line, accent, 2.0)));
    let run = Run::bold(words::today(), TEXT, accent);
    let left = (x - 60.0).min(time.rect.right() - 120.0);
    let rect = Rect::new(left, time.rect.bottom() + 4.0, 120.0, 26.0);
    page.items.push(text_box(rect, vec![Paragraph::of(vec![run]).aligned(Align::Centre)]));
}

fn festivals(source: &Source<'_>, time: &Time, page: &mut Page) {
    let look = source.look;
    let mut after = f32::NEG_INFINITY;
    for festival in &source.report.roadmap().festivals {
        let x = time.x(festival.starts.number());
        let mut line = Path::line(vec![(x, time.rect.y), (x, time.rect.bottom())], look.faint, 1.0);
        line.dash = Some((3.0, 4.0));
        page.items.push(Item::Path(line));
        let left = (x - 70.0).clamp(time.rect.x, time.rect.right() - 140.0);
        if left >= after {
            after = left + 146.0;
            let run = Run::new(stage::cut(&festival.name, 16), TEXT, look.soft);
            let rect = Rect::new(left, time.rect.y - 30.0, 140.0, 26.0);
            page.items.push(text_box(rect, vec![Paragraph::of(vec![run]).aligned(Align::Centre)]));
        }
    }
}

fn row_of(source: &Source<'_>, row: &Row, (time, y, height): (&Time, f32, f32), page: &mut Page) {
    let look = source.look;
    let middle = y + height / 2.0;
    let accent = row.tier.map_or(look.switch_off, |tier| look.tier(tier).0);
    let line = vec![(MARGIN, y), (MARGIN + INNER, y)];
    page.items.push(Item::Path(Path::line(line, look.line, 1.0)));
    let mark = Rect::new(MARGIN, middle - 11.0, 4.0, 22.0);
    page.items.push(Item::Shape(Shape::filled(mark, accent, 2.0)));
    let name = row.task.as_ref().map(|task| task.text.as_str());
    let name = name.or(row.runs.first().map(|run| run.name.as_str())).unwrap_or_default();
    let done = row.task.as_ref().is_some_and(|task| task.done.is_some());
    let ink = if done { look.faint } else { look.ink };
    let run = Run { strike: done, ..Run::new(stage::cut(name, 38), TEXT, ink) };
    standing(Rect::new(MARGIN + 14.0, y, NAMES - 18.0, height), run, Align::Left, page);
    for run in &row.runs {
        let (ink, fill) = run.tier.map_or((look.soft, look.lane), |tier| look.tier(tier));
        let mut bar =
            Shape::filled(time.bar((run.starts, run.ends), middle - 12.0, 24.0), fill, 6.0);
        bar.line = Some((ink, 1.0));
        page.items.push(Item::Shape(bar));
    }
    let Some(task) = &row.task else { return };
    let effort = minutes::effort(task.effort);
    let says = [stage::cut(&task.owner, 6), effort.to_owned()];
    let says: Vec<String> = says.into_iter().filter(|part| !part.is_empty()).collect();
    let owner = Run::new(says.join(" "), TEXT, look.soft);
    standing(Rect::new(MARGIN + NAMES, y, OWNERS - 8.0, height), owner, Align::Centre, page);
    task_bar(source, (row, task), (time, middle), page);
}

fn task_bar(
    source: &Source<'_>,
    (row, task): (&Row, &TaskRow),
    (time, middle): (&Time, f32),
    page: &mut Page,
) {
    let look = source.look;
    let Some(days) = task.days else {
        let run = Run::new(words::task_undated(), TEXT, look.faint);
        let rect = Rect::new(time.rect.x + 8.0, middle - 14.0, time.rect.w, 28.0);
        return standing(rect, run, Align::Left, page);
    };
    let rect = time.bar(days, middle - 10.0, 20.0);
    page.items.push(Item::Shape(Shape::filled(rect, look.task(row.tier), 6.0)));
    let needed = task.needed.filter(|_| task.done.is_none());
    let slack = needed.map(|needed| time.x(needed.number())).filter(|x| *x > rect.right() + 8.0);
    if let Some(needed) = slack {
        let line = vec![(rect.right() + 4.0, middle), (needed - 2.0, middle)];
        let mut line = Path::line(line, look.faint, 2.0);
        line.dash = Some((2.0, 5.0));
        page.items.push(Item::Path(line));
    }
    if task.late.is_empty() {
        return;
    }
    for days in &task.late_on {
        let mut late = time.bar(*days, middle - 10.0, 20.0);
        late.w = late.w.max(6.0);
        let mut shape = Shape::filled(late, look.card, 6.0);
        shape.line = Some((look.danger, 2.0));
        page.items.push(Item::Shape(shape));
        hatched(late, look.danger, page);
    }
    let says = match task.days_late {
        0 => words::is_late().to_owned(),
        days => words::days_late(days),
    };
    // Behind all that is drawn in the row, else before it.
    let wide = 150.0;
    let runs = row.runs.iter().map(|run| time.bar((run.starts, run.ends), rect.y, rect.h));
    let (left, right) = runs.fold((rect.x, rect.right()), |(left, right), run| {
        (left.min(run.x), right.max(run.right()))
    });
    let x = if right + wide > MARGIN + INNER { left - wide - 6.0 } else { right + 8.0 };
    let align = if x < rect.x { Align::Right } else { Align::Left };
    let run = Run::bold(says, TEXT, look.danger);
    standing(Rect::new(x, middle - 14.0, wide, 28.0), run, align, page);
}

/// Draws a line from each task to the one that comes after it, as far as both stand on the page.
fn links(source: &Source<'_>, shown: &[&Row], (time, row): (&Time, f32), page: &mut Page) {
    let look = source.look;
    let bar = |id: u64| {
        let found = shown.iter().enumerate().find_map(|(place, one)| {
            let task = one.task.as_ref().filter(|task| task.id == id)?;
            Some((place, task.days?))
        });
        let (place, days) = found?;
        let middle = time.rect.y + row * (super::count(place) + 0.5);
        Some(time.bar(days, middle - 10.0, 20.0))
    };
    for task in shown.iter().filter_map(|row| row.task.as_ref()) {
        let Some(to) = bar(task.id) else { continue };
        for from in task.after.iter().filter_map(|id| bar(*id)) {
            let down = if to.y > from.y { 1.0 } else { -1.0 };
            let x = (from.right() + 6.0).max(to.x + 4.0).min(to.right().max(to.x + 6.0) - 2.0);
            let start = (from.right(), from.y + from.h / 2.0);
            let end = if down > 0.0 { to.y } else { to.bottom() };
            let line = vec![start, (x, start.1), (x, end - down * 2.0)];
            page.items.push(Item::Path(Path::line(line, look.ink, 1.4)));
            let tip = vec![(x - 4.0, end - down * 7.0), (x + 4.0, end - down * 7.0), (x, end)];
            page.items.push(Item::Path(Path::area(tip, look.ink)));
        }
    }
}

/// Hatches a rectangle, as the page of the roadmap does.
fn hatched(rect: Rect, ink: Colour, page: &mut Page) {
    let high = rect.h - 6.0;
    let mut x = rect.x + 5.0;
    while x + high < rect.right() - 3.0 {
        let line = vec![(x, rect.bottom() - 3.0), (x + high, rect.y + 3.0)];
        page.items.push(Item::Path(Path::line(line, ink, 1.5)));
        x += 9.0;
    }
}

/// A line of text in the middle of a rectangle's height.
fn standing(rect: Rect, run: Run, align: Align, page: &mut Page) {
    let mut shape = Shape::text(rect, vec![Paragraph::of(vec![run]).aligned(align)]);
    shape.stand = Stand::Middle;
    page.items.push(Item::Shape(shape));
}
