//! The paths of arrows: ports at the cards, tracks in the gutters, and gaps in the middle column.

use std::collections::{BTreeMap, HashMap};

use super::shapes::{Area, Arrow, GAP, HEAD, MOST_THROUGH, Map, PAD, Point, Sizes};
use crate::model::pack::Tier;
use crate::model::plan::TouchpointId;
use crate::report::Report;
use crate::report::routes::{RouteRow, Step};

/// Routes that run together: each by itself; on a dense map, those by one means from one platform to
/// one card with one verdict.
#[must_use]
pub fn bundle(report: &Report, dense: bool) -> Vec<Vec<usize>> {
    let rows = &report.routes().rows;
    if !dense {
        return (0..rows.len()).map(|place| vec![place]).collect();
    }
    let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for row in rows {
        let from = report.plan().get(row.route.from).map(|t| t.platform.clone());
        let key = (from.map(|id| id.to_string()), row.route.to, row.route.by.clone(), row.step);
        found.entry(key).or_default().push(row.place);
    }
    let mut all: Vec<Vec<usize>> = found.into_values().collect();
    all.sort();
    all
}

/// Which side of a card an arrow leaves or enters by, and the gutter beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Side {
    right: bool,
    gutter: usize,
}

/// The sides by which an arrow from one column to another one leaves and enters.
fn sides(from: Tier, to: Tier) -> (Side, Side) {
    let side = |at: Tier, other: Tier| match (at, other) {
        (Tier::Open, _) => Side { right: true, gutter: 0 },
        (Tier::Closed, _) => Side { right: false, gutter: 1 },
        (Tier::SemiOpen, Tier::Open) => Side { right: false, gutter: 0 },
        (Tier::SemiOpen, _) => Side { right: true, gutter: 1 },
    };
    (side(from, to), side(to, from))
}

fn middle(area: &Area) -> f32 {
    f32::midpoint(area.top, area.bottom)
}

/// The gaps of the middle column: their first and last y, from the top.
fn gaps(map: &Map) -> Vec<(f32, f32)> {
    let mut from = HEAD + 4.0;
    let mut gaps = Vec::new();
    for lane in map.lanes.iter().filter(|lane| lane.tier == Tier::SemiOpen) {
        gaps.push((from, lane.area.top - 3.0));
        from = lane.area.bottom + 3.0;
    }
    gaps.push((from, from + GAP));
    gaps
}

/// The gap through which each bundle crosses the middle column, if it does.
pub(super) fn crossings(
    map: &Map,
    rows: &[RouteRow],
    bundles: &[Vec<usize>],
) -> Vec<Option<usize>> {
    let gaps = gaps(map);
    let crossing = |places: &Vec<usize>| {
        let row = first_of(rows, places)?;
        let (from, to) = (map.card(row.route.from)?, map.card(row.route.to)?);
        let outer = [from.tier, to.tier];
        if !(outer.contains(&Tier::Open) && outer.contains(&Tier::Closed)) {
            return None;
        }
        let wish = f32::midpoint(middle(&from.area), middle(&to.area));
        let far = |(top, bottom): &(f32, f32)| (f32::midpoint(*top, *bottom) - wish).abs();
        let all = gaps.iter().enumerate();
        all.min_by(|(_, one), (_, other)| far(one).total_cmp(&far(other))).map(|(gap, _)| gap)
    };
    bundles.iter().map(crossing).collect()
}

/// How many arrows go through each gap of the middle column; empty if none do.
pub(super) fn bands(map: &Map, crossing: &[Option<usize>]) -> Vec<usize> {
    let mut counts = vec![0; gaps(map).len()];
    for gap in crossing.iter().flatten() {
        counts.iter_mut().skip(*gap).take(1).for_each(|count| *count += 1);
    }
    if counts.iter().all(|count| *count == 0) { Vec::new() } else { counts }
}

/// The end of an arrow at a card.
#[derive(Debug, Clone, Copy)]
struct End {
    bundle: usize,
    card: TouchpointId,
    side: Side,
    /// Where the other end is, to order the ports of a card.
    towards: f32,
}

/// All arrows of a map whose cards are placed.
pub(super) fn arrows(
    map: &Map,
    rows: &[RouteRow],
    (bundles, crossing): (&[Vec<usize>], &[Option<usize>]),
    sizes: &Sizes,
) -> Vec<Arrow> {
    let ports = ports(map, rows, bundles);
    let across = across(map, rows, bundles, (crossing, sizes.band));
    let mut runs: Vec<Run> = Vec::new();
    for (number, places) in bundles.iter().enumerate() {
        let Some(run) = Run::new(map, rows, (number, places), &ports, across.get(number)) else {
            continue;
        };
        runs.push(run);
    }
    let tracks = tracks(&runs, sizes);
    runs.into_iter().map(|run| run.arrow(rows, bundles, &tracks)).collect()
}

/// The y at which each bundle crosses the middle column.
fn across(
    map: &Map,
    rows: &[RouteRow],
    bundles: &[Vec<usize>],
    (crossing, band): (&[Option<usize>], f32),
) -> Vec<Option<f32>> {
    let mut found = vec![None; bundles.len()];
    for (gap, (top, _)) in gaps(map).into_iter().enumerate() {
        let through = crossing.iter().enumerate().filter(|(_, at)| **at == Some(gap));
        let mut through: Vec<(usize, f32)> = through
            .filter_map(|(bundle, _)| {
                let row = first_of(rows, bundles.get(bundle)?)?;
                let ends = [map.card(row.route.from)?, map.card(row.route.to)?];
                Some((bundle, ends.iter().map(|card| middle(&card.area)).sum::<f32>()))
            })
            .collect();
        through.sort_by(|one, other| one.1.total_cmp(&other.1));
        for (number, (bundle, _)) in (0_u16..).zip(through) {
            // Very many share heights: the gap does not grow for ever.
            let row = number % MOST_THROUGH;
            let y = top + 3.0 + band * (f32::from(row) + 0.5);
            found.iter_mut().skip(bundle).take(1).for_each(|slot| *slot = Some(y));
        }
    }
    found
}

/// The y of each port: by bundle and card.
fn ports(
    map: &Map,
    rows: &[RouteRow],
    bundles: &[Vec<usize>],
) -> HashMap<(usize, TouchpointId, bool), f32> {
    let mut ends: Vec<(End, bool)> = Vec::new();
    for (bundle, places) in bundles.iter().enumerate() {
        let all = places.iter().filter_map(|place| rows.get(*place));
        for (number, row) in all.enumerate() {
            let cards = map.card(row.route.from).zip(map.card(row.route.to));
            let Some((from, to)) = cards else { continue };
            let (leaves, enters) = sides(from.tier, to.tier);
            let towards = middle(&to.area);
            ends.push((End { bundle, card: from.id, side: leaves, towards }, true));
            if number == 0 {
                let towards = middle(&from.area);
                ends.push((End { bundle, card: to.id, side: enters, towards }, false));
            }
        }
    }
    ends.sort_by(|(one, _), (other, _)| {
        (one.card, one.side)
            .cmp(&(other.card, other.side))
            .then(one.towards.total_cmp(&other.towards))
    });
    // Two horizontal parts at one height in a gutter would look like one line.
    let mut used: HashMap<usize, Heights> = HashMap::new();
    let mut found = HashMap::new();
    let mut rest = ends.as_slice();
    while let Some((first, _)) = rest.first() {
        let same = |(end, _): &&(End, bool)| (end.card, end.side) == (first.card, first.side);
        let count = rest.iter().take_while(same).count();
        let (own, after) = rest.split_at(count);
        rest = after;
        let Some(card) = map.card(first.card) else { continue };
        let step = card.area.height() / (f32::from(u16::try_from(count).unwrap_or(1)) + 1.0);
        let taken = used.entry(first.side.gutter).or_default();
        for (number, (end, leaves)) in (1_u16..).zip(own) {
            let wish = card.area.top + step * f32::from(number);
            let y = free(wish, taken, (card.area.top + 3.0, card.area.bottom - 3.0));
            taken.entry(row_of(y)).or_default().push(y);
            found.insert((end.bundle, end.card, *leaves), y);
        }
    }
    found
}

/// The heights at which lines run in a gutter, in rows of [`STEP`].
type Heights = HashMap<i32, Vec<f32>>;

/// How far apart lines in a gutter run, in points.
const STEP: f32 = 4.0;

fn row_of(y: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a height on the map")]
    let row = (y / STEP).floor() as i32;
    row
}

/// The height nearest to a wish at which no other line runs.
fn free(wish: f32, taken: &Heights, (top, bottom): (f32, f32)) -> f32 {
    let clear = |y: f32| {
        let rows = row_of(y) - 1..=row_of(y) + 1;
        let mut near = rows.filter_map(|row| taken.get(&row)).flatten();
        near.all(|other| (other - y).abs() >= STEP - 0.5)
    };
    for away in 0..8_u8 {
        for y in [wish + f32::from(away) * STEP, wish - f32::from(away) * STEP] {
            if (top..=bottom).contains(&y) && clear(y) {
                return y;
            }
        }
    }
    wish
}

/// An arrow before its tracks are known.
struct Run {
    bundle: usize,
    /// Where it leaves: the x of the card's edge, and the y of each beginning.
    leaves: (f32, Vec<f32>),
    /// Where it enters.
    enters: Point,
    /// The gutters that it runs down, with the heights from and to.
    down: Vec<(usize, f32, f32)>,
}

impl Run {
    fn new(
        map: &Map,
        rows: &[RouteRow],
        (bundle, places): (usize, &[usize]),
        ports: &HashMap<(usize, TouchpointId, bool), f32>,
        across: Option<&Option<f32>>,
    ) -> Option<Self> {
        let row = first_of(rows, places)?;
        let (from, to) = (map.card(row.route.from)?, map.card(row.route.to)?);
        let (leave, enter) = sides(from.tier, to.tier);
        let edge = |area: &Area, side: Side| if side.right { area.right } else { area.left };
        let begins = places.iter().filter_map(|place| {
            let card = rows.get(*place)?.route.from;
            ports.get(&(bundle, card, true)).copied()
        });
        let mut begins: Vec<f32> = begins.collect();
        let end = *ports.get(&(bundle, to.id, false))?;
        // The one that is nearest to where they all go leads.
        let goal = across.copied().flatten().unwrap_or(end);
        begins.sort_by(|one, other| (one - goal).abs().total_cmp(&(other - goal).abs()));
        let first = *begins.first()?;
        let down = match across.copied().flatten() {
            Some(y) if leave.gutter != enter.gutter => {
                vec![(leave.gutter, first, y), (enter.gutter, y, end)]
            }
            _ => vec![(leave.gutter, first, end)],
        };
        Some(Self {
            bundle,
            leaves: (edge(&from.area, leave), begins),
            enters: Point { x: edge(&to.area, enter), y: end },
            down,
        })
    }

    /// The heights that it covers in a gutter, with all its beginnings.
    fn span(&self, number: usize) -> (f32, f32) {
        let Some((_, from, to)) = self.down.get(number).copied() else { return (0.0, 0.0) };
        let begins = self.leaves.1.iter().copied().filter(|_| number == 0);
        begins.fold((from.min(to), from.max(to)), |(low, high), y| (low.min(y), high.max(y)))
    }

    fn arrow(
        self,
        rows: &[RouteRow],
        bundles: &[Vec<usize>],
        tracks: &HashMap<(usize, usize), f32>,
    ) -> Arrow {
        let (edge, begins) = &self.leaves;
        let first = begins.first().copied().unwrap_or_default();
        let mut points = vec![Point { x: *edge, y: first }];
        let mut x = *edge;
        for (number, (_, from, to)) in self.down.iter().enumerate() {
            x = tracks.get(&(self.bundle, number)).copied().unwrap_or(x);
            points.push(Point { x, y: *from });
            points.push(Point { x, y: *to });
        }
        points.push(self.enters);
        points.dedup_by(|one, other| {
            (one.x - other.x).abs() < 0.01 && (one.y - other.y).abs() < 0.01
        });
        let track = tracks.get(&(self.bundle, 0)).copied().unwrap_or(*edge);
        let stubs = begins.iter().skip(1).map(|y| {
            vec![Point { x: *edge, y: *y }, Point { x: track, y: *y }, Point { x: track, y: first }]
        });
        let routes = bundles.get(self.bundle).cloned().unwrap_or_default();
        let step = first_of(rows, &routes).map_or(Step::Unstated, |row| row.step);
        Arrow { routes, step, points, stubs: stubs.collect(), label: None }
    }
}

/// The x of each vertical part: by bundle, and which of its parts.
fn tracks(runs: &[Run], sizes: &Sizes) -> HashMap<(usize, usize), f32> {
    /// What keeps two parts on one track apart.
    const APART: f32 = 10.0;
    let mut found = HashMap::new();
    for gutter in 0..2_usize {
        let mut parts: Vec<(usize, usize, f32, f32)> = Vec::new();
        for run in runs {
            for (number, (at, ..)) in run.down.iter().enumerate() {
                let (low, high) = run.span(number);
                if *at == gutter && high - low > 0.5 {
                    parts.push((run.bundle, number, low, high));
                } else if *at == gutter {
                    parts.push((run.bundle, number, low, low));
                }
            }
        }
        parts.sort_by(|one, other| one.2.total_cmp(&other.2).then(one.0.cmp(&other.0)));
        let mut until: Vec<f32> = Vec::new();
        let mut placed = Vec::with_capacity(parts.len());
        for (bundle, number, low, high) in parts {
            let track = until.iter().position(|end| end + APART < low).unwrap_or(until.len());
            match until.get_mut(track) {
                Some(end) => *end = high,
                None => until.push(high),
            }
            placed.push((bundle, number, track));
        }
        let left = if gutter == 0 { sizes.column } else { 2.0 * sizes.column + sizes.gutter };
        let count = f32::from(u16::try_from(until.len().max(1)).unwrap_or(u16::MAX));
        let step = ((sizes.gutter - 24.0) / count).min(13.0);
        for (bundle, number, track) in placed {
            let track = f32::from(u16::try_from(track).unwrap_or(u16::MAX));
            let x = left + sizes.gutter - PAD - 8.0 - track * step;
            found.insert((bundle, number), x);
        }
    }
    found
}

/// The step of the first route of an arrow.
pub(super) fn first_of<'r>(rows: &'r [RouteRow], places: &[usize]) -> Option<&'r RouteRow> {
    rows.get(*places.first()?)
}
