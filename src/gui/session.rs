//! One open plan: its history, its evaluation, what is selected, and whether it is saved. No egui:
//! everything here can be tested without a window.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::action::{self, Action, Refusal};
use crate::model::coverage::{Evaluation, Potential};
use crate::model::engine::{ConditionSet, Engine};
use crate::model::evaluated::Evaluated;
use crate::model::finding::Finding;
use crate::model::history::History;
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, KindId, Plan, PlatformId, Touchpoint, TouchpointId};
use crate::model::{check, pack};
use crate::text;

/// Where a card goes by keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before the card above, or to the lane above.
    Up,
    /// Behind the card below, or to the lane below.
    Down,
    /// To the column on the left.
    Left,
    /// To the column on the right.
    Right,
}

/// Those to which a switch matters.
#[must_use]
pub fn needing(
    relevant: &[(TouchpointId, ConditionSet)],
    engine: &Engine,
    condition: &ConditionId,
) -> Vec<TouchpointId> {
    let one = engine.set_of(std::slice::from_ref(condition));
    relevant.iter().filter(|(_, set)| one.within(*set)).map(|(id, _)| *id).collect()
}

/// One open plan.
pub struct Session {
    engine: Engine,
    potential: Potential,
    history: History,
    evaluation: Evaluation,
    saved: Arc<Plan>,
    dirty: bool,
    /// Goes up with every change of the plan or of the pack.
    pub revision: u64,
    /// Tells one opened plan from the next.
    pub serial: u64,
    /// The plan's file, once it has one.
    pub file: Option<PathBuf>,
    selection: BTreeSet<TouchpointId>,
    /// Where each touchpoint stands in the plan.
    places: HashMap<TouchpointId, usize>,
    /// The card that shall get the keyboard in the next frame.
    pub wants_focus: Option<TouchpointId>,
    /// What has just happened, in words; read out by screen readers.
    pub said: String,
}

impl Session {
    /// Opens a plan that is sound under `pack`.
    #[must_use]
    pub fn new(plan: Plan, pack: &Arc<Pack>, file: Option<PathBuf>) -> Self {
        let engine = Engine::new(pack);
        let potential = Potential::new(&engine);
        let evaluation = Evaluation::new(&engine, &potential, &plan);
        let plan = Arc::new(plan);
        let places = places(&plan);
        Self {
            places,
            engine,
            potential,
            history: History::new(Arc::clone(&plan)),
            evaluation,
            saved: plan,
            dirty: false,
            revision: 0,
            serial: 0,
            file,
            selection: BTreeSet::new(),
            wants_focus: None,
            said: String::new(),
        }
    }

    /// The plan now.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        self.history.now()
    }

    /// The touchpoint with this id, found at once on a plan of any size.
    #[must_use]
    pub fn get(&self, id: TouchpointId) -> Option<&Touchpoint> {
        let place = self.places.get(&id)?;
        self.plan().touchpoints.get(*place).map(AsRef::as_ref)
    }

    /// Whether anything is selected.
    #[must_use]
    pub fn has_selection(&self) -> bool {
        self.selection.iter().any(|id| self.places.contains_key(id))
    }

    /// The switches that matter to each of these touchpoints.
    #[must_use]
    pub fn relevant(&self, ids: &[TouchpointId]) -> Vec<(TouchpointId, ConditionSet)> {
        let relevant = |id: &TouchpointId| {
            let placement = self.engine.place(self.get(*id)?)?;
            Some((*id, self.engine.relevant(placement.pair)))
        };
        ids.iter().filter_map(relevant).collect()
    }

    /// The pack in use.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.engine.pack()
    }

    /// The compiled pack.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What the pack would bring on an empty board.
    #[must_use]
    pub fn potential(&self) -> &Potential {
        &self.potential
    }

    /// The plan, evaluated.
    #[must_use]
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// The plan with its pack and its evaluation, as reports and scenes take it.
    #[must_use]
    pub fn evaluated(&self) -> Evaluated {
        Evaluated {
            plan: Plan::clone(self.plan()),
            engine: self.engine.clone(),
            potential: self.potential.clone(),
            evaluation: self.evaluation.clone(),
        }
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

    /// Evaluates anew, the whole plan: a tenth of a microsecond a touchpoint needs no cache.
    fn refresh(&mut self) {
        self.revision += 1;
        if self.plan().rules != self.pack().id {
            // Undo of a change of rules: the pack comes from the caller, see `use_pack`.
            return;
        }
        let plan = Arc::clone(self.plan());
        self.evaluation = Evaluation::new(&self.engine, &self.potential, &plan);
        self.dirty = !Arc::ptr_eq(&plan, &self.saved) && plan != self.saved;
        self.places = places(&plan);
        self.selection.retain(|id| self.places.contains_key(id));
    }

    /// Does an action as one undoable step, and says so.
    ///
    /// # Errors
    /// Why it cannot be done; the plan is then as it was.
    pub fn act(&mut self, action: &Action) -> Result<(), Refusal> {
        let before = Arc::clone(self.plan());
        let next = action::apply(&before, self.pack(), action)?;
        let label = text::window::step(self.pack(), &before, action);
        let known: HashSet<TouchpointId> = before.touchpoints.iter().map(|t| t.id).collect();
        let ids = next.touchpoints.iter().map(|t| t.id);
        let new: Vec<TouchpointId> = ids.filter(|id| !known.contains(id)).collect();
        // The card that takes the place of a removed one keeps the keyboard on the board.
        let heir = match action {
            Action::Remove(ids) => heir(&before, ids),
            _ => None,
        };
        if !self.history.push(action.clone(), next) {
            return Ok(());
        }
        let (was, _) = self.evaluation.reached();
        self.refresh();
        if !new.is_empty() {
            self.wants_focus = new.first().copied();
            self.selection = new.into_iter().collect();
        } else if let Action::Move { ids, .. } = action {
            self.wants_focus = ids.first().copied();
        } else if heir.is_some() {
            self.wants_focus = heir;
        }
        self.said = text::window::done(&label, was, self.evaluation.reached());
        Ok(())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        let before = Arc::clone(self.plan());
        let label = self.undo_label();
        if self.history.undo().is_some() {
            self.refresh();
            self.look_at_changes(&before);
            self.said = text::window::undone(&label.unwrap_or_default());
        }
    }

    /// Takes the step again that was taken back last.
    pub fn redo(&mut self) {
        let before = Arc::clone(self.plan());
        let label = self.redo_label();
        if self.history.redo().is_some() {
            self.refresh();
            self.look_at_changes(&before);
            self.said = text::window::redone(&label.unwrap_or_default());
        }
    }

    /// Selects what a step has changed, and gives it the keyboard, so that nobody has to search.
    fn look_at_changes(&mut self, before: &Plan) {
        let old: HashMap<TouchpointId, &Arc<Touchpoint>> =
            before.touchpoints.iter().map(|t| (t.id, t)).collect();
        let new = |t: &&Arc<Touchpoint>| old.get(&t.id).is_none_or(|was| **was != **t);
        let changed: Vec<TouchpointId> =
            self.plan().touchpoints.iter().filter(new).map(|t| t.id).collect();
        if let Some(first) = changed.first() {
            self.wants_focus = Some(*first);
            self.selection = changed.into_iter().collect();
        } else {
            let here = |t: &&Arc<Touchpoint>| !self.places.contains_key(&t.id);
            let gone: Vec<TouchpointId> =
                before.touchpoints.iter().filter(here).map(|t| t.id).collect();
            self.wants_focus = heir(before, &gone);
        }
    }

    /// The plan before the last step, evaluated, for a look at it; nothing is changed. None where
    /// there is no step, or where it changed the rules.
    #[must_use]
    pub fn before(&self) -> Option<Evaluated> {
        let plan = self.history.before()?;
        (plan.rules == self.pack().id).then(|| Evaluated::new(Plan::clone(plan), self.pack()))
    }

    /// Whether the one selected card can go there by keyboard.
    #[must_use]
    pub fn can_nudge(&self, direction: Direction) -> bool {
        self.single().is_some_and(|card| self.nudge(card.id, direction).is_some())
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.to_undo().is_some()
    }

    /// Whether there is a step to take again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.to_redo().is_some()
    }

    /// What undo takes back, in words.
    #[must_use]
    pub fn undo_label(&self) -> Option<String> {
        let (before, action) = self.history.to_undo()?;
        Some(text::window::step(self.pack(), before, action))
    }

    /// What redo does again, in words.
    #[must_use]
    pub fn redo_label(&self) -> Option<String> {
        let (before, action) = self.history.to_redo()?;
        Some(text::window::step(self.pack(), before, action))
    }

    /// Reads the plan with another pack from now on; the plan's own name for it is an action of its
    /// own.
    ///
    /// # Errors
    /// What the plan holds that the pack does not know; nothing is then changed.
    pub fn use_pack(&mut self, pack: &Arc<Pack>) -> Result<(), Vec<Finding>> {
        let findings = check::plan(self.plan(), pack);
        if !findings.is_empty() {
            return Err(findings);
        }
        self.engine = Engine::new(pack);
        self.potential = Potential::new(&self.engine);
        let action = Action::UseRules(pack.id.clone());
        // A change of the name alone: no pack can refuse it.
        let _ = self.act(&action);
        self.refresh();
        Ok(())
    }

    /// Puts the pack right after an undo that went back to another one.
    pub fn follow_pack(&mut self, pack: &Arc<Pack>) {
        self.engine = Engine::new(pack);
        self.potential = Potential::new(&self.engine);
        self.refresh();
    }

    /// The plan is in `file` now, as it is.
    pub fn saved_as(&mut self, file: &Path) {
        self.saved = Arc::clone(self.plan());
        self.dirty = false;
        self.file = Some(file.to_owned());
    }

    /// No file holds the plan: it came from a crash, or as a template.
    pub fn mark_unsaved(&mut self) {
        self.saved = Arc::new(Plan::empty(self.pack().id.clone()));
        self.dirty = true;
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

    /// The one selected touchpoint, if it is one.
    #[must_use]
    pub fn single(&self) -> Option<&Touchpoint> {
        let mut ids = self.selection.iter();
        match (ids.next(), ids.next()) {
            (Some(id), None) => self.plan().get(*id),
            _ => None,
        }
    }

    /// Selects these and nothing else.
    pub fn select(&mut self, ids: impl IntoIterator<Item = TouchpointId>) {
        self.selection = ids.into_iter().collect();
    }

    /// Adds one to the selection, or takes it out.
    pub fn toggle(&mut self, id: TouchpointId) {
        if !self.selection.remove(&id) {
            self.selection.insert(id);
        }
    }

    /// What a drag of `id` moves: all that is selected, if it is one of them, else it alone.
    #[must_use]
    pub fn dragged_with(&self, id: TouchpointId) -> Vec<TouchpointId> {
        if self.is_selected(id) { self.selected() } else { vec![id] }
    }

    /// The platforms in board order, each with its column.
    pub fn lanes(&self) -> impl Iterator<Item = &pack::Platform> {
        let pack = self.engine.pack();
        pack::Tier::ALL.into_iter().flat_map(move |tier| pack.platforms_in(tier))
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

    /// The lane that lies next in a direction and hosts all of these kinds.
    #[must_use]
    pub fn next_lane(
        &self,
        from: &PlatformId,
        kinds: &[KindId],
        direction: Direction,
    ) -> Option<PlatformId> {
        let lanes: Vec<&pack::Platform> = self.lanes().collect();
        let here = lanes.iter().position(|p| p.id == *from)?;
        let tier = lanes.get(here)?.tier;
        let fits = |p: &&&pack::Platform| self.hosts_all(&p.id, kinds);
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

    /// The action that moves a card one step in a direction, if there is room.
    #[must_use]
    pub fn nudge(&self, id: TouchpointId, direction: Direction) -> Option<Action> {
        let card = self.plan().get(id)?;
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
                // Down into the next lane enters it at its top, as the eye would.
                let top = self.plan().on(&platform).map(|t| t.id).next();
                let before = if direction == Direction::Down { top } else { None };
                Some(Action::Move { ids: vec![id], platform, before })
            }
        }
    }
}

fn places(plan: &Plan) -> HashMap<TouchpointId, usize> {
    plan.touchpoints.iter().enumerate().map(|(place, t)| (t.id, place)).collect()
}

/// The card that stands where the removed ones stood: the next of the lane, else the one before,
/// else the nearest of the plan.
fn heir(plan: &Plan, removed: &[TouchpointId]) -> Option<TouchpointId> {
    let first = plan.get(*removed.first()?)?;
    let lane: Vec<TouchpointId> = plan.on(&first.platform).map(|t| t.id).collect();
    let place = lane.iter().position(|id| *id == first.id)?;
    let stays = |id: &&TouchpointId| !removed.contains(id);
    let (before, after) = lane.split_at(place);
    let near = after.iter().find(stays).or_else(|| before.iter().rfind(stays)).copied();
    near.or_else(|| {
        let all: Vec<TouchpointId> = plan.touchpoints.iter().map(|t| t.id).collect();
        let (before, after) = all.split_at(plan.position(first.id)?);
        before.iter().rfind(stays).or_else(|| after.iter().find(stays)).copied()
    })
}
