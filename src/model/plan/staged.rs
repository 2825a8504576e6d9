//! The scenes of a plan's presentation.

use super::Plan;
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
}
