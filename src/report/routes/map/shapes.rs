//! What stands on the map of routes: columns, lanes, cards, outlines, arrows; and its sizes.

use std::collections::HashMap;

use crate::model::pack::Tier;
use crate::model::plan::TouchpointId;
use crate::report::routes::Step;

/// A point, in the map's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// A rectangle, in the map's own units.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

impl Area {
    /// Its width.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether two of them have a part in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A platform with its cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The platform's place in the pack.
    pub platform: usize,
    /// Its tier.
    pub tier: Tier,
    /// Its frame.
    pub area: Area,
    /// Whether nothing is placed there.
    pub is_empty: bool,
}

/// A card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The touchpoint's place in the plan.
    pub place: usize,
    /// The touchpoint.
    pub id: TouchpointId,
    /// Its frame.
    pub area: Area,
    /// The column it stands in.
    pub tier: Tier,
}

/// An outline around cards that recognise the same people.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Which group of those that recognise each other.
    pub same: usize,
    /// Its frame.
    pub area: Area,
}

/// The map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    /// The three columns, from the left.
    pub columns: Vec<(Tier, Area)>,
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// The cards, lane by lane.
    pub cards: Vec<Card>,
    /// The outlines of those that recognise each other.
    pub outlines: Vec<Outline>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// How high it is.
    pub height: f32,
    /// Whether cards are one line, and parallel arrows are bundled.
    pub dense: bool,
    /// The places of the cards.
    pub(super) places: HashMap<TouchpointId, usize>,
}

/// An arrow: one route, or several that run together.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// The routes, by their places in the plan.
    pub routes: Vec<usize>,
    /// The verdict on all of them.
    pub step: Step,
    /// Its corners, from where people come to where they are led.
    pub points: Vec<Point>,
    /// Further beginnings that join it.
    pub stubs: Vec<Vec<Point>>,
    /// Where its label stands, and the text of it; empty if only its sign is shown. `None` if there
    /// is no room even for that.
    pub label: Option<(Area, String)>,
}

/// Which arrows have a text beside their sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labels {
    /// All, as far as there is room.
    All,
    /// None: signs only.
    Signs,
    /// Those with these routes, by their places in the plan.
    Of(Vec<usize>),
}

/// What the map is laid out for.
pub struct Frame<'f> {
    /// How wide it is.
    pub width: f32,
    /// How high it is at least.
    pub least_height: f32,
    /// Which arrows have labels.
    pub labels: Labels,
    /// The width of a label's text.
    pub measure: &'f dyn Fn(&str) -> f32,
}

/// The sizes of what stands on the map.
pub(super) struct Sizes {
    pub column: f32,
    pub gutter: f32,
    pub card: f32,
    pub gap: f32,
    pub band: f32,
}

/// The height of a column's head, of a lane's head, and of a lane without cards.
pub(super) const HEAD: f32 = 42.0;
pub(super) const LANE_HEAD: f32 = 30.0;
/// The margin within columns and lanes, and the gap between lanes.
pub(super) const PAD: f32 = 8.0;
pub(super) const GAP: f32 = 12.0;
/// What an arrow that crosses the middle column adds to the gap that it goes through: on a map with
/// room, as much as its label is high.
pub(super) const BAND: f32 = 25.0;
pub(super) const DENSE_BAND: f32 = 8.0;
/// The most arrows that have a height of their own in one gap of the middle column.
pub(super) const MOST_THROUGH: u16 = 40;
/// What an outline needs above and below its cards.
pub(super) const OUTLINE: (f32, f32) = (24.0, 8.0);

impl Map {
    /// The card of a touchpoint.
    #[must_use]
    pub fn card(&self, id: TouchpointId) -> Option<&Card> {
        self.cards.get(*self.places.get(&id)?)
    }
}

/// How an arrow ends.
#[must_use]
pub fn ends_in_bar(step: Step) -> bool {
    step == Step::Barred
}
