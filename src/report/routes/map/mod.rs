//! The map of routes: where columns, lanes, cards and arrows stand. Window and exports draw the same.
//!
//! ```text
//!   open column │ gutter │ semi-open column │ gutter │ closed column
//!   ┌────────┐  │        │    ┌────────┐    │        │  ┌────────┐
//!   │ card   │◄─┼──┐     │    │ lane   │    │     ┌──┼──│ card   │
//!   └────────┘  │  └─────┼────┴────────┴────┼─────┘  │  └────────┘
//! ```
//!
//! Arrows are right-angled. Each leaves and enters a card at a port of its own, runs down a gutter on
//! a track of its own, and crosses the middle column only between lanes, so that none crosses a card.

use std::collections::HashMap;

use crate::model::pack::Tier;
use crate::model::plan::TouchpointId;
use crate::report::Report;

mod arrows;
mod labels;
mod shapes;

pub use shapes::{Area, Arrow, Card, Frame, Labels, Lane, Map, Outline, Point, ends_in_bar};
use shapes::{BAND, DENSE_BAND, GAP, HEAD, LANE_HEAD, MOST_THROUGH, OUTLINE, PAD, Sizes};

/// Above this many cards, a card is one line.
pub const DENSE_ABOVE: usize = 12;

impl Map {
    /// Lays out the map of a report.
    #[must_use]
    pub fn new(report: &Report, frame: &Frame<'_>) -> Self {
        let count = report.plan().touchpoints.len();
        let dense = count > DENSE_ABOVE;
        let column = (frame.width * 0.232).clamp(150.0, 320.0);
        let sizes = Sizes {
            column,
            gutter: ((frame.width - 3.0 * column) / 2.0).max(40.0),
            card: if dense { 28.0 } else { 60.0 },
            gap: if dense { 4.0 } else { 8.0 },
            band: if dense { DENSE_BAND } else { BAND },
        };
        let lanes = lanes(report);
        let mut map = Self { dense, ..Self::default() };
        map.place(&lanes, &sizes, &[]);
        let rows = &report.routes().rows;
        let bundles = arrows::bundle(report, dense);
        // Where the arrows that cross the middle column go, makes its gaps wider.
        let crossing = arrows::crossings(&map, rows, &bundles);
        let bands = arrows::bands(&map, &crossing);
        if !bands.is_empty() {
            map = Self { dense, ..Self::default() };
            map.place(&lanes, &sizes, &bands);
        }
        map.height = map.height.max(frame.least_height);
        for (_, area) in &mut map.columns {
            area.bottom = map.height;
        }
        map.arrows = arrows::arrows(&map, rows, (&bundles, &crossing), &sizes);
        labels::place(&mut map, rows, frame, &sizes);
        map
    }

    /// Stacks the lanes of each column; `bands` counts the arrows that go through each gap of the
    /// middle column.
    fn place(&mut self, lanes: &[Laid], sizes: &Sizes, bands: &[usize]) {
        for (number, tier) in (0_u8..).zip(Tier::ALL) {
            let left = f32::from(number) * (sizes.column + sizes.gutter);
            let right = left + sizes.column;
            let mut top = HEAD + PAD;
            let gap = |gap: usize| {
                let through =
                    u16::try_from(bands.get(gap).copied().unwrap_or(0)).unwrap_or(MOST_THROUGH);
                f32::from(through.min(MOST_THROUGH)) * sizes.band
            };
            let of_tier = lanes.iter().filter(|lane| lane.tier == tier);
            for (place, lane) in of_tier.enumerate() {
                if tier == Tier::SemiOpen {
                    top += gap(place);
                }
                let bottom = self.lane(lane, (left + PAD, right - PAD), top, sizes);
                top = bottom + GAP;
            }
            if tier == Tier::SemiOpen {
                let count = lanes.iter().filter(|lane| lane.tier == tier).count();
                top += gap(count);
            }
            self.columns.push((tier, Area { left, top: 0.0, right, bottom: top }));
            self.height = self.height.max(top + PAD);
        }
    }

    /// Stacks the cards of a lane; returns where it ends.
    fn lane(&mut self, lane: &Laid, (left, right): (f32, f32), top: f32, sizes: &Sizes) -> f32 {
        let mut y = top + LANE_HEAD;
        let mut open: Option<(usize, f32)> = None;
        for (place, id, same) in &lane.cards {
            if let Some((group, from)) = open.filter(|(group, _)| Some(*group) != *same) {
                self.outline(group, (left, right), (from, y - sizes.gap + OUTLINE.1));
                y += OUTLINE.1 + sizes.gap;
                open = None;
            }
            if let (Some(group), None) = (same, open) {
                open = Some((*group, y));
                y += OUTLINE.0;
            }
            let area =
                Area { left: left + PAD, top: y, right: right - PAD, bottom: y + sizes.card };
            self.places.insert(*id, self.cards.len());
            self.cards.push(Card { place: *place, id: *id, area, tier: lane.tier });
            y += sizes.card + sizes.gap;
        }
        if let Some((group, from)) = open {
            self.outline(group, (left, right), (from, y - sizes.gap + OUTLINE.1));
            y += OUTLINE.1;
        }
        let is_empty = lane.cards.is_empty();
        let bottom = if is_empty { top + LANE_HEAD } else { y - sizes.gap + PAD };
        let area = Area { left, top, right, bottom };
        self.lanes.push(Lane { platform: lane.platform, tier: lane.tier, area, is_empty });
        bottom
    }

    fn outline(&mut self, same: usize, (left, right): (f32, f32), (top, bottom): (f32, f32)) {
        let area = Area { left: left + 3.0, top, right: right - 3.0, bottom };
        self.outlines.push(Outline { same, area });
    }
}

/// A lane before it is placed: its cards with the group that recognises the same people.
struct Laid {
    platform: usize,
    tier: Tier,
    cards: Vec<(usize, TouchpointId, Option<usize>)>,
}

/// The lanes that the board shows, with their cards: those of one group stand together.
fn lanes(report: &Report) -> Vec<Laid> {
    let mut groups: HashMap<TouchpointId, usize> = HashMap::new();
    for (number, same) in report.routes().same.iter().enumerate() {
        if same.touchpoints.len() > 1 {
            groups.extend(same.touchpoints.iter().map(|id| (*id, number)));
        }
    }
    let evaluated = report.evaluated();
    let mut placed = vec![Vec::new(); evaluated.pack().platforms.len()];
    for (place, touchpoint) in evaluated.plan.touchpoints.iter().enumerate() {
        let Some(at) = evaluated.evaluation.placements.get(place) else { continue };
        let (_, platform) = evaluated.engine.pair_parts(at.pair);
        if let Some(cards) = placed.get_mut(platform) {
            let id = touchpoint.id;
            cards.push((place, id, groups.get(&id).copied()));
        }
    }
    let platforms = report.platforms().iter().enumerate().zip(placed);
    let shown = platforms.filter(|((_, platform), cards)| platform.shown || !cards.is_empty());
    shown
        .map(|((number, platform), mut cards)| {
            // Groups first, each together; the order of the plan within them.
            cards.sort_by_key(|(place, _, group)| (group.is_none(), *group, *place));
            Laid { platform: number, tier: platform.tier, cards }
        })
        .collect()
}
