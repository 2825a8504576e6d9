//! Every change of a plan is an [`Action`]: one value for each gesture. [`apply`] makes the next
//! plan from it, or says why not. Nothing else changes a plan.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::pack::Pack;
use super::plan::{
    ConditionId, Goal, InsightId, KindId, PackId, Plan, PlatformId, Touchpoint, TouchpointId,
};
use super::scene::Scene;

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Action {
    /// Put a new touchpoint on a platform, before another one or at the lane's end.
    Place {
        /// What.
        kind: KindId,
        /// Where.
        platform: PlatformId,
        /// The touchpoint that it goes before.
        before: Option<TouchpointId>,
        /// The switches that are on.
        conditions: Vec<ConditionId>,
    },
    /// Move touchpoints to a platform, before another one or to the lane's end.
    Move {
        /// Which, in the order in which they shall stand.
        ids: Vec<TouchpointId>,
        /// Where.
        platform: PlatformId,
        /// The touchpoint that they go before.
        before: Option<TouchpointId>,
    },
    /// Take touchpoints off the board.
    Remove(Vec<TouchpointId>),
    /// Turn switches on or off.
    Switch {
        /// On which touchpoints.
        ids: Vec<TouchpointId>,
        /// Which switches.
        conditions: Vec<ConditionId>,
        /// On or off.
        on: bool,
    },
    /// Change one field of one touchpoint.
    Edit(TouchpointId, Edit),
    /// Put copies of touchpoints on the board, each behind the last of its lane.
    Insert {
        /// The originals; ids are given anew.
        touchpoints: Vec<Touchpoint>,
        /// All go here, or each to its own platform.
        platform: Option<PlatformId>,
    },
    /// Put a copy of each of these right behind it.
    Duplicate(Vec<TouchpointId>),
    /// Give the plan another title.
    Retitle(String),
    /// Want an insight, or no longer.
    Want {
        /// The goal.
        goal: Goal,
        /// Whether it is wanted.
        wanted: bool,
    },
    /// Read the plan with another pack.
    UseRules(PackId),
    /// Present these scenes, in this order.
    Stage(Vec<Scene>),
}

/// A change of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// The name; empty shows the kind's.
    Name(String),
    /// People per year.
    Visitors(Option<u64>),
    /// CNY.
    Budget(Option<f64>),
    /// The phase; none is no phase.
    Phase(Option<String>),
    /// Notes.
    Notes(String),
}

/// Why an action cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The plan has no such touchpoint.
    #[error("the plan has no touchpoint `{0}`")]
    NoTouchpoint(TouchpointId),
    /// The pack has no such kind.
    #[error("the pack has no touchpoint kind `{0}`")]
    NoKind(KindId),
    /// The pack has no such platform.
    #[error("the pack has no platform `{0}`")]
    NoPlatform(PlatformId),
    /// The platform does not host the kind.
    #[error("`{1}` does not host `{0}`")]
    NotHosted(KindId, PlatformId),
    /// The pack has no such switch.
    #[error("the pack has no condition `{0}`")]
    NoCondition(ConditionId),
    /// The pack has no such insight.
    #[error("the pack has no insight `{0}`")]
    NoInsight(InsightId),
    /// The number is negative, infinite or not a number.
    #[error("the number is negative, infinite or not a number")]
    BadNumber,
}

/// The plan after `action`; the plan itself is left as it is.
///
/// # Errors
/// A [`Refusal`] where the pack or the plan has no room for the action.
pub fn apply(plan: &Plan, pack: &Pack, action: &Action) -> Result<Plan, Refusal> {
    let mut next = plan.clone();
    match action {
        Action::Place { kind, platform, before, conditions } => {
            hosted(pack, kind, platform)?;
            known(pack, conditions)?;
            let mut new = Touchpoint::new(next.free_id(), kind.clone(), platform.clone());
            switch(&mut new, conditions, true);
            insert(&mut next, vec![Arc::new(new)], platform, *before);
        }
        Action::Move { ids, platform, before } => {
            relocate(&mut next, pack, ids, platform, *before)?;
        }
        Action::Remove(ids) => next.touchpoints.retain(|t| !ids.contains(&t.id)),
        Action::Switch { ids, conditions, on } => {
            known(pack, conditions)?;
            for id in ids {
                change(&mut next, *id, |t| switch(t, conditions, *on))?;
            }
        }
        Action::Edit(id, edit) => {
            if let Edit::Budget(Some(budget)) = edit {
                sound(*budget)?;
            }
            change(&mut next, *id, |t| apply_edit(t, edit))?;
        }
        Action::Insert { touchpoints, platform } => {
            let mut free = next.free_ids();
            for original in touchpoints {
                let id = free.next().unwrap_or(TouchpointId(0));
                paste(&mut next, pack, original, (id, platform.as_ref()))?;
            }
        }
        Action::Duplicate(ids) => {
            let mut free = next.free_ids();
            for id in ids {
                let place = next.position(*id).ok_or(Refusal::NoTouchpoint(*id))?;
                let original = next.get(*id).ok_or(Refusal::NoTouchpoint(*id))?;
                let copy =
                    Touchpoint { id: free.next().unwrap_or(TouchpointId(0)), ..original.clone() };
                next.touchpoints.insert(place + 1, Arc::new(copy));
            }
        }
        Action::Retitle(title) => next.title.clone_from(title),
        Action::Want { goal, wanted } => {
            if pack.insight(&goal.insight).is_none() {
                return Err(Refusal::NoInsight(goal.insight.clone()));
            }
            next.goals.retain(|g| g != goal);
            if *wanted {
                next.goals.push(goal.clone());
            }
        }
        Action::UseRules(rules) => next.rules = rules.clone(),
        Action::Stage(scenes) => next.scenes.clone_from(scenes),
    }
    Ok(next)
}

/// Puts a copy of a touchpoint of any origin behind the last of its lane.
fn paste(
    plan: &mut Plan,
    pack: &Pack,
    original: &Touchpoint,
    (id, platform): (TouchpointId, Option<&PlatformId>),
) -> Result<(), Refusal> {
    let platform = platform.unwrap_or(&original.platform).clone();
    hosted(pack, &original.kind, &platform)?;
    known(pack, &original.conditions)?;
    original.budget.map_or(Ok(()), sound)?;
    let mut copy = Touchpoint { id, platform, ..original.clone() };
    copy.conditions.clear();
    switch(&mut copy, &original.conditions, true);
    let platform = copy.platform.clone();
    insert(plan, vec![Arc::new(copy)], &platform, None);
    Ok(())
}

fn relocate(
    plan: &mut Plan,
    pack: &Pack,
    ids: &[TouchpointId],
    platform: &PlatformId,
    before: Option<TouchpointId>,
) -> Result<(), Refusal> {
    let mut moving: Vec<Arc<Touchpoint>> = Vec::with_capacity(ids.len());
    for (place, id) in ids.iter().enumerate() {
        // Named twice, moved once.
        if ids.iter().take(place).any(|earlier| earlier == id) {
            continue;
        }
        let found = plan.get(*id).ok_or(Refusal::NoTouchpoint(*id))?;
        hosted(pack, &found.kind, platform)?;
        moving.push(Arc::new(Touchpoint { platform: platform.clone(), ..found.clone() }));
    }
    // "Before itself" means before whatever follows that stays.
    let before = before.and_then(|before| {
        let start = plan.position(before)?;
        let rest = plan.touchpoints.iter().skip(start);
        rest.filter(|t| t.platform == *platform).map(|t| t.id).find(|id| !ids.contains(id))
    });
    plan.touchpoints.retain(|t| !ids.contains(&t.id));
    insert(plan, moving, platform, before);
    Ok(())
}

fn hosted(pack: &Pack, kind: &KindId, platform: &PlatformId) -> Result<(), Refusal> {
    let found = pack.kind(kind).ok_or_else(|| Refusal::NoKind(kind.clone()))?;
    pack.platform(platform).ok_or_else(|| Refusal::NoPlatform(platform.clone()))?;
    if found.hosts.contains(platform) {
        Ok(())
    } else {
        Err(Refusal::NotHosted(kind.clone(), platform.clone()))
    }
}

fn known(pack: &Pack, conditions: &[ConditionId]) -> Result<(), Refusal> {
    match conditions.iter().find(|id| pack.condition(id).is_none()) {
        Some(id) => Err(Refusal::NoCondition(id.clone())),
        None => Ok(()),
    }
}

fn sound(budget: f64) -> Result<(), Refusal> {
    if budget.is_finite() && budget >= 0.0 { Ok(()) } else { Err(Refusal::BadNumber) }
}

/// Puts touchpoints before another one, or behind the last one of their platform, or at the end.
fn insert(
    plan: &mut Plan,
    new: Vec<Arc<Touchpoint>>,
    platform: &PlatformId,
    before: Option<TouchpointId>,
) {
    let place = before.and_then(|id| plan.position(id)).or_else(|| {
        plan.touchpoints.iter().rposition(|t| t.platform == *platform).map(|last| last + 1)
    });
    let place = place.unwrap_or(plan.touchpoints.len());
    plan.touchpoints.splice(place..place, new);
}

fn change(
    plan: &mut Plan,
    id: TouchpointId,
    change: impl FnOnce(&mut Touchpoint),
) -> Result<(), Refusal> {
    let found = plan.touchpoints.iter_mut().find(|t| t.id == id);
    let found = found.ok_or(Refusal::NoTouchpoint(id))?;
    change(Arc::make_mut(found));
    Ok(())
}

fn switch(touchpoint: &mut Touchpoint, conditions: &[ConditionId], on: bool) {
    if on {
        for condition in conditions {
            if !touchpoint.has(condition) {
                touchpoint.conditions.push(condition.clone());
            }
        }
    } else {
        touchpoint.conditions.retain(|c| !conditions.contains(c));
    }
}

fn apply_edit(touchpoint: &mut Touchpoint, edit: &Edit) {
    match edit {
        Edit::Name(name) => touchpoint.name.clone_from(name),
        Edit::Visitors(visitors) => touchpoint.visitors = *visitors,
        // A minus before a zero is no amount: adding nothing takes it off.
        Edit::Budget(budget) => touchpoint.budget = budget.map(|b| b + 0.0),
        Edit::Phase(phase) => {
            touchpoint.phase = phase.clone().filter(|p| !p.trim().is_empty());
        }
        Edit::Notes(notes) => touchpoint.notes.clone_from(notes),
    }
}
