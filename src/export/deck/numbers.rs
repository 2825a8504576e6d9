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
use crate::report::look::Look;
use crate::report::numbers::{Aimed, Figure};
use crate::text::numbers::{counted_day, exact, month_name, people, share};
use crate::text::{self, stage, words};

/// How many touchpoints the table lists.
const ROWS: usize = 6;

/// Draws the scene.
pub(super) fn numbers(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let figures = source.report.figures();
    let Some(aimed) = figures.goal(figures.first()) else {
        head(source, page, vec![Run::bold(words::numbers_no_goal(), TITLE * 0.7, look.ink)], "");
        return;
    };
    let heading = vec![Run::bold(stage::cut(&aimed.head, 140), TITLE * 0.74, look.ink)];
    let top = head(source, page, heading, &aimed.name);
    let total = words::what_buys(text::numbers::money(figures.budget()));
    let gap = 24.0;
    let width = (INNER - 2.0 * gap) / 3.0;
    let boxes = [
        (words::people_known(), &aimed.people, aimed.assumed),
        (words::cost_each(), &aimed.cost, aimed.assumed && aimed.of.cost.is_some()),
        (total.as_str(), &figures.bought, false),
    ];
    let mut x = MARGIN;
    for (name, figure, assumed) in boxes {
        figure_box(source, (name, figure, assumed), Rect::new(x, top, width, 110.0), page);
        x += width + gap;
    }
    let rest = body(top + 128.0);
    let left = Rect { w: rest.w * 0.54, ..rest };
    let right = Rect::new(left.right() + 28.0, rest.y, rest.w - left.w - 28.0, rest.h);
    curve(source, aimed, left, page);
    table(source, aimed, right, page);
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

fn figure_box(
    source: &Source<'_>,
    (name, figure, assumed): (&str, &Figure, bool),
    rect: Rect,
    page: &mut Page,
) {
    let look = source.look;
    let mut shape = Shape::filled(rect, look.panel, 14.0);
    shape.line = Some((look.line, 1.0));
    shape.pad = (16.0, 8.0);
    let chip = figure.chip.as_ref();
    let mut first = vec![Run::new(name, SMALL, look.soft)];
    if let Some((well, says)) = chip {
        let ink = if *well { look.open } else { look.closed };
        first.push(Run::bold(format!("  {says}"), SMALL, ink));
    }
    let indent = if assumed { "      " } else { "" };
    shape.paragraphs = vec![
        Paragraph::of(first),
        Paragraph::of(vec![
            Run::bold(format!("{indent}{}", figure.value), 36.0, look.ink),
            Run::new(format!("  {}", figure.beside), SMALL, look.soft),
        ])
        .after(2.0),
    ];
    page.items.push(Item::Shape(shape));
    if assumed {
        waves(source, (rect.x + 16.0, rect.y + 62.0), page);
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
    let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else {
        let says = Paragraph::of(vec![Run::new(words::curve_empty(), SMALL, look.soft)]);
        page.items.push(text_box(rect, vec![says]));
        return;
    };
    let high = line.points.iter().map(|(_, range)| range.high).fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let target = aimed.goal.people.map(|people| people as f64);
    #[expect(clippy::cast_possible_truncation, reason = "points on a page fit f32")]
    let most = (high.max(target.unwrap_or(0.0)) * 1.15).max(1.0) as f32;
    #[expect(clippy::cast_precision_loss, reason = "days are far fewer than 2^23")]
    let days = (first.0.number() as f32, last.0.number() as f32);
    let inner = Rect::new(rect.x, rect.y + 6.0, rect.w - 110.0, rect.h - 40.0);
    let plot = Plot { rect: inner, days, most };
    let part =
        |of: fn(&Range) -> f64| line.points.iter().map(move |(day, range)| (*day, of(range)));
    let band: Vec<(f32, f32)> = part(|range| range.high)
        .chain(part(|range| range.low).collect::<Vec<_>>().into_iter().rev())
        .map(|(day, figure)| plot.at(day, figure))
        .collect();
    page.items.push(Item::Path(Path::area(band, look.bar_aggregate)));
    let base = vec![(inner.x, inner.bottom()), (inner.right(), inner.bottom())];
    page.items.push(Item::Path(Path::line(base, look.line_strong, 1.5)));
    months(source, &plot, (first.0, last.0), page);
    if let Some(target) = target {
        let ends = [plot.at(first.0, target), plot.at(last.0, target)];
        page.items.push(Item::Path(Path::line(ends.to_vec(), look.ink, 2.0)));
        let says = words::target_of(exact(target));
        let (x, y) = ends[0];
        let word = Paragraph::of(vec![Run::bold(says, SMALL, look.ink)]);
        page.items.push(text_box(Rect::new(x + 6.0, y - 26.0, inner.w, 24.0), vec![word]));
    }
    let likely = part(|range| range.likely).map(|(day, figure)| plot.at(day, figure)).collect();
    let says = line.says(f64::from(last.0.number()), aimed.assumed).unwrap_or_default();
    page.items.push(Item::Path(Path { says, ..Path::line(likely, look.open, 3.2) }));
    let (x, y) = plot.at(last.0, last.1.likely);
    let said = |figure| people(figure, aimed.assumed);
    let mut end = vec![Paragraph::of(vec![Run::bold(said(last.1.likely), 22.0, look.open)])];
    if last.1.low < last.1.high {
        let range = words::low_to_high(said(last.1.low), said(last.1.high));
        end.push(Paragraph::of(vec![Run::new(range, SMALL, look.soft)]));
    }
    // The title counts up to the day of the goal, the curve up to the last day of the plan.
    if aimed.goal.by.is_some_and(|by| by.last_day() < last.0) {
        end.push(Paragraph::of(vec![Run::new(counted_day(last.0), SMALL, look.soft)]));
    }
    let height = height_of(&end, 106.0);
    let top = (y - 14.0).min(rect.bottom() - height);
    page.items.push(text_box(Rect::new(x + 8.0, top, 106.0, height), end));
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
