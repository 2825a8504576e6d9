//! Moving over the board by keyboard: which lane comes next, and where a card goes.

use std::collections::BTreeSet;

use super::session::Session;
use crate::model::action::Action;
use crate::model::engine::{ConditionSet, Engine};
use crate::model::pack::{Platform, Tier};
use crate::model::plan::{ConditionId, KindId, PlatformId, TouchpointId};

/// A direction in which the keyboard moves a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Above the previous card, or to the lane above.
    Up,
    /// Below the next card, or to the lane below.
    Down,
    /// To the column on the left.
    Left,
    /// To the column on the right.
    Right,
}

/// The touchpoints that a switch matters to.
#[must_use]
pub fn needing(
    relevant: &[(TouchpointId, ConditionSet)],
    engine: &Engine,
    condition: &ConditionId,
) -> Vec<TouchpointId> {
    let one = engine.set_of(std::slice::from_ref(condition));
    relevant.iter().filter(|(_, set)| one.within(*set)).map(|(id, _)| *id).collect()
}

impl Session {
    /// The platforms in board order.
    pub fn lanes(&self) -> impl Iterator<Item = &Platform> {
        let pack = self.engine().pack();
        Tier::ALL.into_iter().flat_map(move |tier| pack.platforms_in(tier))
    }

    /// Whether a platform hosts all of these kinds.
    #[must_use]
    pub fn hosts_all(&self, platform: &PlatformId, kinds: &[KindId]) -> bool {
        kinds.iter().all(|kind| self.pack().hosts(platform, kind))
    }

    /// The kinds of these touchpoints, each once.
    #[must_use]
    pub fn kinds_of(&self, ids: &[TouchpointId]) -> Vec<KindId> {
        let kinds = ids.iter().filter_map(|id| self.get(*id)).map(|t| &t.kind);
        kinds.collect::<BTreeSet<_>>().into_iter().cloned().collect()
    }

    /// The next lane in a direction that hosts all of these kinds.
    #[must_use]
    pub fn next_lane(
        &self,
        from: &PlatformId,
        kinds: &[KindId],
        direction: Direction,
    ) -> Option<PlatformId> {
        let lanes: Vec<&Platform> = self.lanes().collect();
        let here = lanes.iter().position(|p| p.id == *from)?;
        let tier = lanes.get(here)?.tier;
        let fits = |p: &&&Platform| self.hosts_all(&p.id, kinds);
        let (before, after) = (lanes.get(..here)?, lanes.get(here + 1..)?);
        let found = match direction {
            Direction::Up => before.iter().rfind(fits),
            Direction::Down => after.iter().find(fits),
            Direction::Left => {
                // The nearest column on the left that hosts it, from its top.
                let column = before.iter().filter(fits).map(|p| p.tier).rfind(|t| *t < tier)?;
                before.iter().filter(fits).find(|p| p.tier == column)
            }
            Direction::Right => after.iter().filter(fits).find(|p| p.tier > tier),
        };
        found.map(|p| p.id.clone())
    }

    /// The action that moves a card one step in a direction, if there is a place for it.
    #[must_use]
    pub fn nudge(&self, id: TouchpointId, direction: Direction) -> Option<Action> {
        let card = self.get(id)?;
        let lane: Vec<TouchpointId> = self.plan().on(&card.platform).map(|t| t.id).collect();
        let place = lane.iter().position(|other| *other == id)?;
        let within =
            |before| Action::Move { ids: vec![id], platform: card.platform.clone(), before };
        match direction {
            Direction::Up if place > 0 => Some(within(lane.get(place - 1).copied())),
            Direction::Down if place + 1 < lane.len() => Some(within(lane.get(place + 2).copied())),
            _ => {
                let kinds = [card.kind.clone()];
                let platform = self.next_lane(&card.platform, &kinds, direction)?;
                // A card that moves down enters the next lane at its top.
                let top = self.plan().on(&platform).map(|t| t.id).next();
                let before = if direction == Direction::Down { top } else { None };
                Some(Action::Move { ids: vec![id], platform, before })
            }
        }
    }

    /// Whether exactly one card is selected and can move in a direction.
    #[must_use]
    pub fn can_nudge(&self, direction: Direction) -> bool {
        self.single().is_some_and(|card| self.nudge(card.id, direction).is_some())
    }
}
