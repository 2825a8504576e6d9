//! One open plan: its history, its evaluation, what is selected, and whether it is saved.
//!
//! The session owns the library of packs, so that its evaluation is never stale: undoing a change
//! of rules compiles the other pack at once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::action::{self, Action, Keep, Line, Refusal};
use crate::model::check;
use crate::model::coverage::Evaluation;
use crate::model::engine::{ConditionSet, Engine};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::Lens;
use crate::model::finding::Finding;
use crate::model::history::PlanHistory;
use crate::model::pack::{Confidence, Date, Pack, Tier};
use crate::model::plan::{Plan, PlatformId, Touchpoint, TouchpointId, WhatIf};
use crate::store::Stamp;
use crate::store::packs::Library;
use crate::store::recovery::Own;
use crate::text::{self, steps};

/// A plan's place on the disk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// The plan's file, once it has one.
    pub file: Option<PathBuf>,
    /// The state of that file when it was last read or written; `None` if that is not known, so
    /// that a save asks first.
    pub stamp: Option<Stamp>,
    /// The comment above the first bracket of the file: a save keeps it.
    pub header: String,
    /// How many comments are further down: a save would lose them.
    pub comments: usize,
}

/// What a step has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The step in words: "move of Flagship store".
    pub label: String,
    /// The card that gets the keyboard focus.
    pub focus: Option<TouchpointId>,
    /// How many cells of the tiers the plan reached before.
    pub before: usize,
}

/// One open plan.
pub struct Session {
    library: Arc<Library>,
    history: PlanHistory,
    evaluated: Arc<Evaluated>,
    /// The plan that the file holds; `None` if no file holds it.
    saved: Option<Arc<Plan>>,
    dirty: bool,
    serial: u64,
    revision: u64,
    place: Place,
    selection: BTreeSet<TouchpointId>,
    /// The place of each touchpoint in the plan.
    positions: HashMap<TouchpointId, usize>,
    /// What [`Session::reached_plainly`] gave, at this revision.
    plainly: Mutex<Option<(u64, (usize, usize))>>,
}

impl Session {
    /// Opens a plan that is sound under `pack`.
    #[must_use]
    pub fn new(plan: Plan, pack: &Arc<Pack>, place: Place, library: Arc<Library>) -> Self {
        let plan = Arc::new(plan);
        Self {
            library,
            evaluated: Arc::new(Evaluated::new(Arc::clone(&plan), pack)),
            positions: positions(&plan),
            history: PlanHistory::new(Arc::clone(&plan)),
            saved: Some(plan),
            dirty: false,
            serial: 0,
            revision: 0,
            place,
            selection: BTreeSet::new(),
            plainly: Mutex::new(None),
        }
    }

    /// A session on another plan. Serial and revision go up, so that nothing cached by them for
    /// this plan is taken for the other one's.
    #[must_use]
    pub fn followed_by(&self, plan: Plan, pack: &Arc<Pack>, place: Place) -> Self {
        let (serial, revision) = (self.serial + 1, self.revision + 1);
        Self { serial, revision, ..Self::new(plan, pack, place, Arc::clone(&self.library)) }
    }

    /// The plan now.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        self.history.now()
    }

    /// The touchpoint with this id, found at once in a plan of any size.
    #[must_use]
    pub fn get(&self, id: TouchpointId) -> Option<&Touchpoint> {
        self.plan().touchpoints.get(self.position(id)?).map(AsRef::as_ref)
    }

    /// The place of a touchpoint in the plan.
    #[must_use]
    pub fn position(&self, id: TouchpointId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// All packs.
    #[must_use]
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// The pack in use.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.evaluated.pack()
    }

    /// The compiled pack.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.evaluated.engine
    }

    /// The plan with its pack and its evaluation.
    #[must_use]
    pub fn evaluated(&self) -> &Arc<Evaluated> {
        &self.evaluated
    }

    /// What the plan brings.
    #[must_use]
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluated.evaluation
    }

    /// Goes up with every change of the plan or of the pack.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Distinguishes one opened plan from the next.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// The plan's file, once it has one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.place.file.as_deref()
    }

    /// The plan's file with its state, once it has one.
    #[must_use]
    pub fn own(&self) -> Option<Own> {
        let Place { file, stamp, .. } = &self.place;
        file.clone().map(|file| Own { file, stamp: *stamp })
    }

    /// The plan's place on the disk.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether there are changes that no file holds.
    #[must_use]
    pub fn dirty(&self) -> bool {
        self.dirty
    }

    /// The title shown: the plan's own, or that of untitled plans.
    #[must_use]
    pub fn title(&self) -> &str {
        text::title(self.plan())
    }

    /// Evaluates the whole plan: at 0.2 ms for 10,000 touchpoints, no cache is needed.
    fn refresh(&mut self) {
        self.revision += 1;
        let plan = Arc::clone(self.plan());
        let carried = plan.pack.as_ref().filter(|pack| pack.id == plan.rules);
        let pack = carried.or_else(|| self.library.get(plan.rules.as_str()));
        let now = self.evaluated.origin();
        let pack = pack.filter(|pack| !Arc::ptr_eq(pack, now) && *pack != now).cloned();
        self.evaluated = Arc::new(match pack {
            Some(pack) => Evaluated::new(Arc::clone(&plan), &pack),
            None => self.evaluated.with(Arc::clone(&plan)),
        });
        self.dirty =
            self.saved.as_ref().is_none_or(|saved| !Arc::ptr_eq(&plan, saved) && plan != *saved);
        self.positions = positions(&plan);
        self.selection.retain(|id| self.positions.contains_key(id));
    }

    /// Applies an action as one undoable step. Returns `None` if it changes nothing.
    ///
    /// # Errors
    /// If the action cannot be done, with the reason; the plan is then unchanged.
    pub fn act(&mut self, action: &Action) -> Result<Option<Change>, Refusal> {
        let before = Arc::clone(self.plan());
        let next = action::apply(&before, self.pack(), action)?;
        let label = steps::step(self.pack(), &before, action);
        let (reached, _) = self.evaluation().reached();
        if !self.history.push(action.clone(), next) {
            return Ok(None);
        }
        self.refresh();
        let known: HashSet<TouchpointId> = before.touchpoints.iter().map(|t| t.id).collect();
        let new: Vec<TouchpointId> =
            self.plan().touchpoints.iter().map(|t| t.id).filter(|id| !known.contains(id)).collect();
        let focus = match action {
            _ if !new.is_empty() => new.first().copied(),
            Action::Move { ids, .. } => ids.first().copied(),
            // A neighbour of the removed card gets the keyboard focus, so that it stays on the
            // board.
            Action::Remove(ids) => neighbour(&before, ids),
            _ => None,
        };
        if !new.is_empty() {
            self.selection = new.into_iter().collect();
        }
        Ok(Some(Change { label, focus, before: reached }))
    }

    /// Undoes the last step; `None` if there is none.
    pub fn undo(&mut self) -> Option<Change> {
        let (label, before) = (self.undo_label()?, Arc::clone(self.plan()));
        let action = self.history.undo()?;
        Some(self.stepped(label, &before, &action))
    }

    /// Redoes the step that was undone last; `None` if there is none.
    pub fn redo(&mut self) -> Option<Change> {
        let (label, before) = (self.redo_label()?, Arc::clone(self.plan()));
        let action = self.history.redo()?;
        Some(self.stepped(label, &before, &action))
    }

    /// Selects what undo or redo has changed, so that it is easy to find.
    fn stepped(&mut self, label: String, before: &Plan, action: &Action) -> Change {
        let (reached, _) = self.evaluation().reached();
        self.refresh();
        let old: HashMap<TouchpointId, &Arc<Touchpoint>> =
            before.touchpoints.iter().map(|t| (t.id, t)).collect();
        let differs = |t: &&Arc<Touchpoint>| old.get(&t.id).is_none_or(|was| **was != **t);
        let mut changed: Vec<TouchpointId> =
            self.plan().touchpoints.iter().filter(differs).map(|t| t.id).collect();
        if let Action::Move { ids, .. } = action {
            // A change of order leaves each touchpoint as it was.
            changed.clone_from(ids);
        }
        let focus = changed.first().copied().or_else(|| {
            let gone = |t: &&Arc<Touchpoint>| !self.positions.contains_key(&t.id);
            let gone: Vec<TouchpointId> =
                before.touchpoints.iter().filter(gone).map(|t| t.id).collect();
            neighbour(before, &gone)
        });
        if !changed.is_empty() {
            self.selection = changed.into_iter().collect();
        }
        Change { label, focus, before: reached }
    }

    /// The last step that the record says nothing of yet: the plan before it, its action, and the plan
    /// after it. Changes of the record itself are no such steps; `None` if a decision has been made
    /// since, or if there is none.
    #[must_use]
    pub fn undecided(&self) -> Option<(&Arc<Plan>, &Action, &Arc<Plan>)> {
        let decides =
            |action: &Action| matches!(action, Action::Keep(Keep::Add(Line::Decision(_))));
        let mut steps = self.history.steps().take_while(|(_, action, _)| !decides(action));
        // A task that is done changes the board.
        let moves = |action: &Action| !matches!(action, Action::Keep(keep) if !matches!(keep, Keep::Done(..)));
        steps.find(|(_, action, _)| moves(action))
    }

    /// The plan before the last step, evaluated; nothing is changed. `None` if there is no step, or
    /// if its pack is missing.
    #[must_use]
    pub fn before(&self) -> Option<Evaluated> {
        let plan = Arc::clone(self.history.before()?);
        if plan.rules == self.pack().id {
            return Some(self.evaluated.with(plan));
        }
        let pack = self.library.get(plan.rules.as_str())?;
        Some(Evaluated::new(plan, pack))
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.to_undo().is_some()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.to_redo().is_some()
    }

    /// The step that undo takes back, in words.
    #[must_use]
    pub fn undo_label(&self) -> Option<String> {
        let (before, action) = self.history.to_undo()?;
        Some(steps::step(self.pack(), before, action))
    }

    /// The step that redo repeats, in words.
    #[must_use]
    pub fn redo_label(&self) -> Option<String> {
        let (before, action) = self.history.to_redo()?;
        Some(steps::step(self.pack(), before, action))
    }

    /// Evaluates the plan under another pack of the library: one undoable step.
    ///
    /// # Errors
    /// If the plan holds something that the pack does not have; nothing is then changed.
    pub fn use_pack(&mut self, pack: &Pack) -> Result<Option<Change>, Vec<Finding>> {
        let findings = check::plan(self.plan(), pack);
        if !findings.is_empty() {
            return Err(findings);
        }
        // This changes only the name of the pack, which is never refused.
        Ok(self.act(&Action::UseRules(pack.id.clone())).ok().flatten())
    }

    /// Takes a pack that has been written into the packs folder. The plan is evaluated under it at
    /// once if it uses it.
    ///
    /// # Errors
    /// If the plan holds something that the pack does not have: it is then evaluated as before.
    pub fn renew(&mut self, pack: &Arc<Pack>, file: &Path) -> Result<(), Vec<Finding>> {
        self.library = Arc::new(self.library.with(pack, file));
        if self.plan().rules != pack.id {
            return Ok(());
        }
        let findings = check::plan(self.plan(), pack);
        if !findings.is_empty() {
            return Err(findings);
        }
        self.revision += 1;
        let (plan, lens) = (Arc::clone(self.plan()), self.evaluated.lens().clone());
        self.evaluated = Arc::new(Evaluated::seen(plan, pack, lens));
        Ok(())
    }

    /// Sees the pack otherwise: for a day that is only looked at, and from a confidence on; and the plan
    /// as it will be once tasks are done. Nothing of the plan changes.
    pub fn look(&mut self, as_of: Option<Date>, at_least: Option<Confidence>, tasks: Option<Date>) {
        let lens = Lens { as_of, at_least, what_if: Vec::new(), tasks };
        if *self.evaluated.lens() == lens {
            return;
        }
        self.revision += 1;
        let (plan, origin) = (Arc::clone(self.plan()), Arc::clone(self.evaluated.origin()));
        self.evaluated = Arc::new(Evaluated::seen(plan, &origin, lens));
    }

    /// How many cells of the tiers the plan would reach with nothing seen otherwise than the pack says
    /// it, of how many. It is worked out once a revision.
    #[must_use]
    pub fn reached_plainly(&self) -> (usize, usize) {
        let mut kept = self.plainly.lock().unwrap_or_else(PoisonError::into_inner);
        match *kept {
            Some((revision, reached)) if revision == self.revision => reached,
            _ => {
                let mut plan = Plan::clone(self.plan());
                (plan.as_of, plan.what_if) = (None, Vec::new());
                let plainly = Evaluated::new(plan, self.evaluated.origin());
                let reached = plainly.evaluation.reached();
                *kept = Some((self.revision, reached));
                reached
            }
        }
    }

    /// The action that supposes a platform to be in a tier. Its own tier takes the hypothesis back.
    /// Touchpoints that cannot stand where they stand then go in the same step.
    #[must_use]
    pub fn supposing(&self, platform: &PlatformId, tier: Tier) -> Action {
        let origin = self.evaluated.origin();
        let mut what_if = self.plan().what_if.clone();
        what_if.retain(|other| other.platform != *platform);
        if origin.platform(platform).is_some_and(|own| own.tier != tier) {
            what_if.push(WhatIf { platform: platform.clone(), tier });
        }
        let remove = check::stranded(self.plan(), origin, &what_if);
        Action::Suppose { what_if, remove }
    }

    /// Notes that `file` holds `plan`. What has been changed since then stays unsaved.
    pub fn saved(&mut self, plan: Arc<Plan>, file: PathBuf, stamp: Option<Stamp>) {
        self.dirty = *plan != **self.plan();
        self.saved = Some(plan);
        self.place = Place { file: Some(file), stamp, comments: 0, ..self.place.clone() };
    }

    /// Notes that no file holds the plan: it was recovered, or made from another plan.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
        self.dirty = true;
    }
}

/// What is selected.
impl Session {
    /// Whether anything is selected.
    #[must_use]
    pub fn has_selection(&self) -> bool {
        !self.selection.is_empty()
    }

    /// The selected touchpoints, in the plan's order.
    #[must_use]
    pub fn selected(&self) -> Vec<TouchpointId> {
        let ids = self.plan().touchpoints.iter().map(|t| t.id);
        ids.filter(|id| self.selection.contains(id)).collect()
    }

    /// Whether a touchpoint is selected.
    #[must_use]
    pub fn is_selected(&self, id: TouchpointId) -> bool {
        self.selection.contains(&id)
    }

    /// The selected touchpoint, if exactly one is selected.
    #[must_use]
    pub fn single(&self) -> Option<&Touchpoint> {
        let mut ids = self.selection.iter();
        match (ids.next(), ids.next()) {
            (Some(id), None) => self.get(*id),
            _ => None,
        }
    }

    /// Selects these and nothing else; ids that the plan does not hold are ignored.
    pub fn select(&mut self, ids: impl IntoIterator<Item = TouchpointId>) {
        let known = |id: &TouchpointId| self.positions.contains_key(id);
        self.selection = ids.into_iter().filter(known).collect();
    }

    /// Adds a touchpoint to the selection, or removes it.
    pub fn toggle(&mut self, id: TouchpointId) {
        if !self.selection.remove(&id) && self.positions.contains_key(&id) {
            self.selection.insert(id);
        }
    }

    /// What a drag of `id` moves: all that is selected if it is selected too, otherwise it alone.
    #[must_use]
    pub fn dragged_with(&self, id: TouchpointId) -> Vec<TouchpointId> {
        if self.is_selected(id) { self.selected() } else { vec![id] }
    }

    /// The switches that matter to each of these touchpoints.
    #[must_use]
    pub fn relevant(&self, ids: &[TouchpointId]) -> Vec<(TouchpointId, ConditionSet)> {
        let relevant = |id: &TouchpointId| {
            let placement = self.engine().place(self.get(*id)?)?;
            Some((*id, self.engine().relevant(placement.pair)))
        };
        ids.iter().filter_map(relevant).collect()
    }
}

fn positions(plan: &Plan) -> HashMap<TouchpointId, usize> {
    plan.touchpoints.iter().enumerate().map(|(place, t)| (t.id, place)).collect()
}

/// The card nearest to the removed ones: the next one of the lane, else the one before, else the
/// nearest one of the plan.
fn neighbour(plan: &Plan, removed: &[TouchpointId]) -> Option<TouchpointId> {
    let first = plan.get(*removed.first()?)?;
    let lane: Vec<TouchpointId> = plan.on(&first.platform).map(|t| t.id).collect();
    let place = lane.iter().position(|id| *id == first.id)?;
    let gone: HashSet<TouchpointId> = removed.iter().copied().collect();
    let stays = |id: &&TouchpointId| !gone.contains(id);
    let (before, after) = lane.split_at(place);
    let near = after.iter().find(stays).or_else(|| before.iter().rfind(stays)).copied();
    near.or_else(|| {
        let all: Vec<TouchpointId> = plan.touchpoints.iter().map(|t| t.id).collect();
        let (before, after) = all.split_at(plan.position(first.id)?);
        before.iter().rfind(stays).or_else(|| after.iter().find(stays)).copied()
    })
}
