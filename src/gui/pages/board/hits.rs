//! Where everything on the board was drawn last, to find what is under the pointer.

use egui::{Pos2, Rect, pos2, vec2};

use crate::editor::session::Session;
use crate::model::pack::Tier;
use crate::model::plan::{PlatformId, TouchpointId};

/// A card as it was drawn.
#[derive(Debug, Clone)]
pub struct CardHit {
    /// The card.
    pub id: TouchpointId,
    /// Its lane.
    pub platform: PlatformId,
    /// The part of it that can be seen, in points.
    pub rect: Rect,
}

/// The board, its lanes and its cards in the last frame.
#[derive(Debug, Default)]
pub struct Hits {
    /// The board.
    pub board: Option<Rect>,
    /// The lanes, with the part of each that can be seen.
    pub lanes: Vec<(PlatformId, Rect)>,
    /// The columns below their heads.
    pub columns: Vec<(Tier, Rect)>,
    /// The cards that were drawn.
    pub cards: Vec<CardHit>,
}

/// Where a drop removes cards: at the foot of the board, in the middle.
#[must_use]
pub fn bin(board: Rect) -> Rect {
    let at = pos2(board.center().x, board.bottom() - 34.0);
    Rect::from_center_size(at, vec2(220.0, 44.0))
}

impl Hits {
    /// Starts a frame.
    pub fn clear(&mut self, board: Rect) {
        self.board = Some(board);
        self.lanes.clear();
        self.columns.clear();
        self.cards.clear();
    }

    /// The lane at a point.
    #[must_use]
    pub fn lane_at(&self, at: Pos2) -> Option<&PlatformId> {
        self.lanes.iter().find(|(_, rect)| rect.contains(at)).map(|(id, _)| id)
    }

    /// The card of a lane that a drop at a point goes before; `None` at the end of the lane.
    #[must_use]
    pub fn card_below(
        &self,
        session: &Session,
        lane: &PlatformId,
        at: Pos2,
    ) -> Option<TouchpointId> {
        let cards = self.cards.iter().filter(|card| card.platform == *lane);
        let (below, above): (Vec<_>, Vec<_>) = cards.partition(|card| at.y < card.rect.center().y);
        // If the lane has more cards below the visible ones, a drop goes before the first of those.
        let hidden = || {
            let last = above.last()?.id;
            let mut on = session.plan().on(lane).map(|t| t.id);
            on.find(|id| *id == last)?;
            on.next()
        };
        below.first().map(|card| card.id).or_else(hidden)
    }

    /// Where a card was drawn.
    #[must_use]
    pub fn card(&self, id: TouchpointId) -> Option<&CardHit> {
        self.cards.iter().find(|card| card.id == id)
    }
}
