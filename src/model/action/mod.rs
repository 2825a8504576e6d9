//! Every change to a plan is an [`Action`], one value per gesture. [`apply`] turns a plan and an
//! action into the next plan, or returns a [`Refusal`]. Nothing else changes a plan.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::Serialize;

use super::pack::{Date, Pack};
use super::plan::{
    ConditionId, Goal, HouseStyle, KindId, PackId, Plan, PlatformId, Touchpoint, TouchpointId,
    WhatIf,
};
use super::scene::Scene;
use super::tidy;

mod edit;
mod record;
mod refusal;
mod targets;

pub use edit::{DataFlag, Edit};
pub use record::{Keep, Line, LineId};
pub use refusal::Refusal;
use refusal::sound;
pub use targets::{CostOf, Purpose, Target, Vary};

/// A change to the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Action {
    /// Places a new touchpoint on a platform, before another touchpoint or at the end of the lane.
    Place {
        /// The kind of the new touchpoint.
        kind: KindId,
        /// The platform to place it on.
        platform: PlatformId,
        /// The touchpoint to insert it before; `None` puts it at the end of the lane.
        before: Option<TouchpointId>,
        /// The conditions to switch on.
        conditions: Vec<ConditionId>,
    },
    /// Moves touchpoints to a platform, before another touchpoint or to the end of the lane.
    Move {
        /// The touchpoints, in their new order.
        ids: Vec<TouchpointId>,
        /// The platform to move them to.
        platform: PlatformId,
        /// The touchpoint to insert them before; `None` puts them at the end of the lane.
        before: Option<TouchpointId>,
    },
    /// Removes touchpoints from the board.
    Remove(Vec<TouchpointId>),
    /// Switches conditions on or off.
    Switch {
        /// The touchpoints to change.
        ids: Vec<TouchpointId>,
        /// The conditions to switch.
        conditions: Vec<ConditionId>,
        /// `true` to switch on, `false` to switch off.
        on: bool,
    },
    /// Changes one field of touchpoints.
    Edit(Vec<TouchpointId>, Edit),
    /// Inserts copies of touchpoints, each at the end of its lane.
    Insert {
        /// The originals. Each copy gets a new id.
        touchpoints: Vec<Touchpoint>,
        /// The platform for all copies; `None` keeps the platform of each original.
        platform: Option<PlatformId>,
    },
    /// Changes touchpoints of the plan to what a sheet says, and inserts new ones at the end of
    /// their lanes.
    Import {
        /// The touchpoints as they will be, by their ids.
        updated: Vec<Touchpoint>,
        /// The new ones. Each gets a new id.
        new: Vec<Touchpoint>,
    },
    /// Inserts a copy of each touchpoint directly after the original.
    Duplicate(Vec<TouchpointId>),
    /// Changes the title of the plan.
    Retitle(String),
    /// Puts the phases in this order, and adds those that are new. Phases that are not listed
    /// follow the others.
    OrderPhases(Vec<String>),
    /// Renames a phase in the plan and for all touchpoints. If the plan has a phase of the new name
    /// already, the two become one.
    RenamePhase {
        /// The name so far.
        from: String,
        /// The new name.
        to: String,
    },
    /// Removes a phase from the plan and from all touchpoints.
    RemovePhase(String),
    /// Adds a goal to the plan or removes it.
    Want {
        /// The goal.
        goal: Goal,
        /// Whether it is wanted.
        wanted: bool,
    },
    /// Evaluates the plan with another pack.
    UseRules(PackId),
    /// Replaces the scenes of the presentation.
    Stage(Vec<Scene>),
    /// Evaluates the plan for a day; `None` is that of the pack's facts.
    AsOf(Option<Date>),
    /// Supposes that platforms were in other tiers.
    Suppose {
        /// All hypotheses of the plan.
        what_if: Vec<WhatIf>,
        /// The touchpoints that cannot stand where they stand then: they go.
        remove: Vec<TouchpointId>,
    },
    /// Shows these platforms on the board, besides those with cards.
    Show(Vec<PlatformId>),
    /// Changes what the plan says in people, yuan and routes.
    Target(Target),
    /// Changes how the brand's own deck looks.
    Style(HouseStyle),
    /// Changes the record of the workshop.
    Keep(Keep),
    /// Several actions as one step, such as an option that is adopted.
    Together(Purpose, Vec<Action>),
    /// Makes the plan what it became together with another copy.
    #[serde(skip)]
    Merge(Arc<Plan>),
    /// Lets the plan carry this pack in its file, or none.
    #[serde(skip)]
    Carry(Option<Arc<Pack>>),
}

/// Returns the plan after `action`. `plan` itself is not changed.
///
/// # Errors
/// Returns a [`Refusal`] if the plan or the pack does not have what the action names, if a platform
/// does not host a kind, or if a budget is not a finite number of at least 0.
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
        Action::Remove(ids) => next.remove(ids),
        Action::Switch { ids, conditions, on } => {
            known(pack, conditions)?;
            change_all(&mut next, ids, |t| switch(t, conditions, *on))?;
        }
        Action::Edit(ids, edit) => {
            edit::sound_edit(edit)?;
            change_all(&mut next, ids, |t| edit::apply_edit(t, edit))?;
            if matches!(edit, Edit::Phase(_)) {
                next.note_phases();
            }
        }
        Action::Insert { touchpoints, platform } => {
            paste_all(&mut next, pack, touchpoints, platform.as_ref())?;
            next.note_phases();
        }
        Action::Import { updated, new } => {
            for touchpoint in updated {
                update(&mut next, pack, touchpoint)?;
            }
            paste_all(&mut next, pack, new, None)?;
            next.note_phases();
        }
        Action::Duplicate(ids) => duplicate(&mut next, ids)?,
        Action::Retitle(title) => next.title = tidy::lined(title),
        Action::OrderPhases(order) => order_phases(&mut next, order),
        Action::RenamePhase { from, to } => rename_phase(&mut next, from, Some(&tidy::phased(to))),
        Action::RemovePhase(phase) => rename_phase(&mut next, phase, None),
        Action::Want { goal, wanted } => want(&mut next, pack, goal, *wanted)?,
        Action::UseRules(rules) => next.rules = rules.clone(),
        Action::Stage(scenes) => next.scenes = scenes.iter().map(tidy::staged).collect(),
        Action::AsOf(date) => next.as_of = *date,
        Action::Suppose { what_if, remove } => suppose(&mut next, what_if, remove),
        Action::Show(platforms) => next.shown.clone_from(platforms),
        Action::Target(target) => targets::apply(&mut next, pack, target)?,
        Action::Keep(keep) => record::apply(&mut next, pack, keep)?,
        Action::Style(style) => next.style.clone_from(style),
        Action::Together(_, actions) => {
            for action in actions {
                next = apply(&next, pack, action)?;
            }
        }
        Action::Merge(plan) => next = Plan::clone(plan),
        Action::Carry(pack) => next.pack.clone_from(pack),
    }
    Ok(next)
}

fn suppose(plan: &mut Plan, what_if: &[WhatIf], remove: &[TouchpointId]) {
    plan.what_if = what_if.to_vec();
    plan.remove(remove);
}

fn want(plan: &mut Plan, pack: &Pack, goal: &Goal, wanted: bool) -> Result<(), Refusal> {
    if pack.insight(&goal.insight).is_none() {
        return Err(Refusal::NoInsight(goal.insight.clone()));
    }
    plan.goals.retain(|g| !g.is_for(goal));
    if wanted {
        plan.goals.push(goal.clone());
    }
    Ok(())
}

/// Puts phases in an order; those that it does not list follow.
fn order_phases(plan: &mut Plan, order: &[String]) {
    let order = order.iter().map(|phase| tidy::phased(phase));
    let mut met = HashSet::new();
    let rest = std::mem::take(&mut plan.phases);
    let all = order.chain(rest).filter(|phase| !phase.is_empty() && met.insert(phase.clone()));
    plan.phases = all.collect();
}

/// Gives a phase another name, everywhere; `None` removes it.
fn rename_phase(plan: &mut Plan, from: &str, to: Option<&str>) {
    let to = to.filter(|to| !to.is_empty());
    if to == Some(from) {
        return;
    }
    let taken = to.is_some_and(|to| plan.phases.iter().any(|phase| phase == to));
    match to.filter(|_| !taken) {
        Some(to) => {
            let renamed = plan.phases.iter_mut().filter(|phase| *phase == from);
            renamed.for_each(|phase| to.clone_into(phase));
        }
        None => plan.phases.retain(|phase| phase != from),
    }
    for touchpoint in &mut plan.touchpoints {
        if touchpoint.phase.as_deref() == Some(from) {
            Arc::make_mut(touchpoint).phase = to.map(str::to_owned);
        }
    }
}

/// Inserts copies of touchpoints, each with a new id.
fn paste_all(
    plan: &mut Plan,
    pack: &Pack,
    originals: &[Touchpoint],
    platform: Option<&PlatformId>,
) -> Result<(), Refusal> {
    let mut free = plan.free_ids();
    for original in originals {
        let id = free.next().unwrap_or(TouchpointId(0));
        paste(plan, pack, original, (id, platform))?;
    }
    Ok(())
}

/// Replaces the touchpoint of the same id, in its place.
fn update(plan: &mut Plan, pack: &Pack, new: &Touchpoint) -> Result<(), Refusal> {
    hosted(pack, &new.kind, &new.platform)?;
    known(pack, &new.conditions)?;
    new.budget.map_or(Ok(()), sound)?;
    change(plan, new.id, |old| {
        old.clone_from(new);
        tidy::touchpoint(old);
    })
}

/// Inserts a copy of a touchpoint, which may come from another plan, at the end of its lane.
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
    tidy::touchpoint(&mut copy);
    copy.conditions.clear();
    switch(&mut copy, &original.conditions, true);
    let platform = copy.platform.clone();
    insert(plan, vec![Arc::new(copy)], &platform, None);
    Ok(())
}

/// The indices of touchpoints, found in one pass. An id that the plan does not have is left out.
fn places(plan: &Plan, ids: &[TouchpointId]) -> HashMap<TouchpointId, usize> {
    // Most actions are on one touchpoint.
    if let [only] = ids {
        return plan.position(*only).map(|place| (*only, place)).into_iter().collect();
    }
    let mut missing: HashSet<TouchpointId> = ids.iter().copied().collect();
    let all = plan.touchpoints.iter().enumerate();
    all.filter(|(_, t)| missing.remove(&t.id)).map(|(place, t)| (t.id, place)).collect()
}

fn duplicate(plan: &mut Plan, ids: &[TouchpointId]) -> Result<(), Refusal> {
    let found = places(plan, ids).into_iter();
    let mut originals: HashMap<TouchpointId, Arc<Touchpoint>> = found
        .filter_map(|(id, place)| Some((id, Arc::clone(plan.touchpoints.get(place)?))))
        .collect();
    let mut copies: HashMap<TouchpointId, Vec<Arc<Touchpoint>>> = HashMap::new();
    let mut free = plan.free_ids();
    for id in ids {
        let original = originals.get(id).ok_or(Refusal::NoTouchpoint(*id))?;
        let new = free.next().unwrap_or(TouchpointId(0));
        let copy = Arc::new(Touchpoint { id: new, ..Touchpoint::clone(original) });
        // A later id may be that of this copy.
        originals.insert(new, Arc::clone(&copy));
        copies.entry(*id).or_default().push(copy);
    }
    // The touchpoints to come, the next one last. Of several copies, the newest comes first.
    let mut rest: Vec<Arc<Touchpoint>> = plan.touchpoints.drain(..).rev().collect();
    while let Some(touchpoint) = rest.pop() {
        rest.extend(copies.remove(&touchpoint.id).into_iter().flatten());
        plan.touchpoints.push(touchpoint);
    }
    Ok(())
}

fn relocate(
    plan: &mut Plan,
    pack: &Pack,
    ids: &[TouchpointId],
    platform: &PlatformId,
    before: Option<TouchpointId>,
) -> Result<(), Refusal> {
    let places = places(plan, ids);
    let mut listed: HashSet<TouchpointId> = HashSet::with_capacity(ids.len());
    let mut moving: Vec<Arc<Touchpoint>> = Vec::with_capacity(ids.len());
    for id in ids {
        // An id that is listed twice is moved once.
        if !listed.insert(*id) {
            continue;
        }
        let found = places.get(id).and_then(|place| plan.touchpoints.get(*place));
        let found = found.ok_or(Refusal::NoTouchpoint(*id))?;
        hosted(pack, &found.kind, platform)?;
        let platform = platform.clone();
        moving.push(Arc::new(Touchpoint { platform, ..Touchpoint::clone(found) }));
    }
    // If the touchpoint to insert before is itself moved, use the next one on the platform that
    // stays.
    let before = before.and_then(|before| {
        let start = plan.position(before)?;
        let rest = plan.touchpoints.iter().skip(start);
        rest.filter(|t| t.platform == *platform).map(|t| t.id).find(|id| !listed.contains(id))
    });
    plan.touchpoints.retain(|t| !listed.contains(&t.id));
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

/// Inserts touchpoints before another one; without one, after the last on their platform; if the
/// platform is empty, at the end of the plan.
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

/// Changes touchpoints of the plan.
fn change_all(
    plan: &mut Plan,
    ids: &[TouchpointId],
    change: impl Fn(&mut Touchpoint),
) -> Result<(), Refusal> {
    let places = places(plan, ids);
    for id in ids {
        let found = places.get(id).and_then(|place| plan.touchpoints.get_mut(*place));
        change(Arc::make_mut(found.ok_or(Refusal::NoTouchpoint(*id))?));
    }
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
