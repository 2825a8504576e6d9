//! What is made of a plan: the scenes of its presentation, how it will stand once tasks are done, and
//! the same plan with other ids.

use std::sync::Arc;

use super::{ConditionId, Plan, Task, TouchpointId};
use crate::model::pack::Day;
use crate::model::scene::{Scene, Show};

impl Plan {
    /// Whether a scene has anything to show: routes, numbers of people and the record are there only if
    /// the plan says something of them; a comparison, only if there is one.
    #[must_use]
    pub fn can_show(&self, show: Show, compared: bool) -> bool {
        match show {
            Show::Comparison => compared,
            Show::Routes => !self.routes.is_empty(),
            Show::Numbers => self.goals.iter().any(|goal| goal.people.is_some()),
            Show::Options => !self.options.is_empty(),
            Show::Roadmap => !self.record.tasks.is_empty(),
            Show::Record => {
                let record = &self.record;
                let open = record.questions.iter().any(|one| one.closed.is_none());
                open || !record.decisions.is_empty() || !record.votes.is_empty()
            }
            _ => true,
        }
    }

    /// All scenes in order, including hidden ones: the plan's own, then the default ones that it
    /// lacks.
    #[must_use]
    pub fn stage(&self) -> Vec<Scene> {
        let mut scenes = self.scenes.clone();
        for show in Show::USUAL {
            if !scenes.iter().any(|scene| scene.show == show) {
                scenes.push(Scene::of(show));
            }
        }
        scenes
    }

    /// The plan once every open task that ends by a day is done: its switches are on.
    #[must_use]
    pub fn done_by(&self, day: Day) -> Self {
        let mut plan = self.clone();
        let due = |task: &&Task| {
            task.done.is_none() && task.ends.is_some_and(|ends| ends.last_day() <= day)
        };
        for task in self.record.tasks.iter().filter(due) {
            for id in &task.touchpoints {
                let at = plan.position(*id);
                let Some(touchpoint) = at.and_then(|at| plan.touchpoints.get_mut(at)) else {
                    continue;
                };
                let new = task.switches.iter().filter(|switch| !touchpoint.has(switch));
                let new: Vec<ConditionId> = new.cloned().collect();
                if !new.is_empty() {
                    Arc::make_mut(touchpoint).conditions.extend(new);
                }
            }
        }
        plan
    }

    /// Gives touchpoints other ids, wherever the plan names them.
    pub fn renumber(&mut self, new: impl Fn(TouchpointId) -> TouchpointId) {
        for touchpoint in &mut self.touchpoints {
            if new(touchpoint.id) != touchpoint.id {
                let touchpoint = Arc::make_mut(touchpoint);
                touchpoint.id = new(touchpoint.id);
            }
        }
        for route in &mut self.routes {
            (route.from, route.to) = (new(route.from), new(route.to));
        }
        for option in &mut self.options {
            option.off.iter_mut().for_each(|id| *id = new(*id));
            option.switches.iter_mut().for_each(|one| one.touchpoint = new(one.touchpoint));
        }
        self.record.renumber(new);
    }
}
