//! What is recorded by one key: a decision made of the last step, a task made of a step that could be
//! taken.

use std::sync::Arc;

use super::Desk;
use crate::editor::Command;
use crate::editor::event::Effect;
use crate::model::action::{Action, Keep, Line, LineId};
use crate::model::evaluated::Evaluated;
use crate::model::plan::{ConditionId, Decision, Grain, Plan, Task, Touchpoint, TouchpointId};
use crate::model::roadmap::standing;
use crate::report::ranked;
use crate::text::{self, stage, steps, words};

impl Desk {
    /// Runs a command of the record.
    pub fn record(&mut self, command: Command, out: &mut Vec<Effect>) {
        match command {
            Command::Decide => self.decide(out),
            Command::NewDecision => {
                let text = words::new_decision().to_owned();
                let decision = Decision { text, on: self.today, ..Decision::default() };
                self.add(Line::Decision(decision), out);
            }
            Command::MakeTask => self.task_of_next_move(out),
            Command::NewTask => {
                let task = Task { text: words::new_task().to_owned(), ..Task::default() };
                self.add(Line::Task(task), out);
            }
            _ => {}
        }
    }

    /// Records the last step as a decision. Without a step that nobody has decided yet, that is said.
    fn decide(&mut self, out: &mut Vec<Effect>) {
        let evaluated = self.session.evaluated();
        let decision = match self.session.undecided() {
            Some((before, action, after)) => {
                // As the plan says it, whatever is looked at just now.
                let origin = evaluated.origin();
                let stood = |plan: &Arc<Plan>| {
                    let same = plan.rules == origin.id;
                    same.then(|| standing(&Evaluated::new(Arc::clone(plan), origin)))
                };
                let label = steps::step(evaluated.pack(), before, action);
                Decision {
                    text: steps::decision(&evaluated.engine, before, action),
                    step: Some(text::sentence(&label)),
                    touchpoints: changed(before, after),
                    before: stood(before),
                    after: stood(after),
                    on: self.today,
                    ..Decision::default()
                }
            }
            None => return self.say(words::nothing_to_decide()),
        };
        self.add(Line::Decision(decision), out);
    }

    /// Makes a task of the best next move that is none yet: one of the chosen touchpoint, if there is
    /// one.
    fn task_of_next_move(&mut self, out: &mut Vec<Effect>) {
        let (evaluated, chosen) = (self.session.evaluated(), self.session.single());
        let moves = ranked(evaluated).into_iter();
        let moves: Vec<Action> = moves.filter_map(|one| one.action(&evaluated.engine)).collect();
        let of_chosen = |action: &&Action| match (action, chosen) {
            (Action::Switch { ids, .. }, Some(chosen)) => ids.contains(&chosen.id),
            _ => false,
        };
        let is_new = |action: &&Action| !self.is_task(action);
        let own = moves.iter().filter(is_new).find(of_chosen).cloned();
        let own = own.or_else(|| self.lacking(chosen?.id).into_iter().find(|one| is_new(&one)));
        match own.or_else(|| moves.iter().find(is_new).cloned()) {
            Some(action) => self.make_task(&action, out),
            None => self.say(words::no_move_for_task()),
        }
    }

    /// What a touchpoint lacks: the switches that would bring an insight there, fewest first.
    fn lacking(&self, id: TouchpointId) -> Vec<Action> {
        let evaluated = self.session.evaluated();
        let engine = &evaluated.engine;
        let place = self.session.position(id);
        let at = place.and_then(|place| evaluated.evaluation.placements.get(place)).copied();
        let Some(at) = at else { return Vec::new() };
        let insights = 0..engine.insights();
        let mut sets: Vec<_> = insights
            .flat_map(|insight| {
                let grains = [Grain::Individual, Grain::Pseudonym, Grain::Aggregate];
                grains.into_iter().flat_map(move |grain| engine.missing(at, insight, grain))
            })
            .filter(|set| !set.is_empty())
            .collect();
        sets.sort_by_key(|set| set.len());
        let action =
            |set| Action::Switch { ids: vec![id], conditions: engine.ids_of(set), on: true };
        sets.into_iter().map(action).collect()
    }

    /// Whether there is an open task for a step.
    fn is_task(&self, action: &Action) -> bool {
        let task = self.task_of(action);
        let same = |other: &Task| {
            other.done.is_none()
                && other.touchpoints == task.touchpoints
                && other.switches == task.switches
                && (!task.switches.is_empty() || other.text == task.text)
        };
        self.session.plan().record.tasks.iter().any(same)
    }

    fn task_of(&self, action: &Action) -> Task {
        let text = steps::decision(self.session.engine(), self.session.plan(), action);
        let mut task = Task { text, ..Task::default() };
        gather(action, &mut task);
        task
    }

    /// Makes a task of a step that could be taken now.
    pub fn make_task(&mut self, action: &Action, out: &mut Vec<Effect>) {
        if self.is_task(action) {
            self.say(words::is_task_already());
            return;
        }
        self.add(Line::Task(self.task_of(action)), out);
    }

    /// Adds a line, and says what was recorded.
    fn add(&mut self, line: Line, out: &mut Vec<Effect>) {
        let id = self.session.plan().record.free_id(&line);
        let said = stage::cut(line.text(), 80);
        let (id, said) = match line {
            Line::Decision(_) => (LineId::Decision(id), words::decided(said)),
            Line::Question(_) => (LineId::Question(id), words::parked(said)),
            Line::Vote(_) => (LineId::Vote(id), words::asked(said)),
            Line::Task(_) => (LineId::Task(id), words::tasked(said)),
        };
        if self.act(&Action::Keep(Keep::Add(line)), out) {
            self.status = said;
            out.push(Effect::Write(id));
        }
    }
}

/// Gathers the switches that a step turns on, and the touchpoints at which it does.
fn gather(action: &Action, task: &mut Task) {
    match action {
        Action::Switch { ids, conditions, on: true } => {
            let new = ids.iter().filter(|id| !task.touchpoints.contains(id));
            let new: Vec<TouchpointId> = new.copied().collect();
            task.touchpoints.extend(new);
            let new = conditions.iter().filter(|one| !task.switches.contains(one));
            let new: Vec<ConditionId> = new.cloned().collect();
            task.switches.extend(new);
        }
        Action::Together(_, actions) => actions.iter().for_each(|one| gather(one, task)),
        _ => {}
    }
}

/// The touchpoints that a step has changed or added.
fn changed(before: &Plan, after: &Plan) -> Vec<TouchpointId> {
    let old: std::collections::HashMap<TouchpointId, &Arc<Touchpoint>> =
        before.touchpoints.iter().map(|t| (t.id, t)).collect();
    let differs = |t: &&Arc<Touchpoint>| old.get(&t.id).is_none_or(|was| **was != **t);
    after.touchpoints.iter().filter(differs).map(|t| t.id).collect()
}
