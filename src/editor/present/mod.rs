//! A presentation: which scene is on stage, how many phases of the journey it shows, what covers
//! it, and the timer. The window draws it.

use std::time::{Duration, Instant};

use crate::editor::command::Command;
use crate::model::plan::TouchpointId;
use crate::model::scene::{Scene, Show};

mod run;

/// What covers the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Black, so that everybody looks at the speaker.
    Black,
    /// White.
    White,
}

/// How long the timer runs if it is started by its key.
const USUAL_TIME: Duration = Duration::from_mins(10);

/// The screen of the second window, from 1, until another one is chosen.
const SECOND_SCREEN: usize = 2;

/// One person on a way, as a scene of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walk {
    /// Where it begins.
    pub from: TouchpointId,
    /// How many steps have been taken.
    pub taken: usize,
    /// How many there are.
    steps: usize,
}

impl Walk {
    /// A way before its first step.
    #[must_use]
    pub fn new(from: TouchpointId, steps: usize) -> Self {
        Self { from, taken: 0, steps }
    }
}

/// A presentation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Presentation {
    /// The current scene, by its place among those that are not hidden.
    pub scene: usize,
    /// What that scene shows, and its title: it is found by them after scenes have moved.
    at: Option<(Show, String)>,
    /// How many steps of the scene are shown, less one: phases of the journey, pages of a record.
    further_phases: usize,
    /// What covers it.
    pub cover: Option<Cover>,
    /// When the timer ends.
    pub ends: Option<Instant>,
    /// Whether the plan is shown as it was before the last change. The plan itself does not change.
    pub before: bool,
    /// Whether a second window shows the stage, and on which screen, from 1.
    pub window: Option<usize>,
    /// The way that is walked in place of the scene.
    pub walk: Option<Walk>,
}

impl Presentation {
    /// The presentation as it is kept once it is left: uncovered, up to date, in one window.
    #[must_use]
    pub fn rest(self) -> Self {
        Self { cover: None, before: false, window: None, walk: None, ..self }
    }

    /// How many steps of the scene are shown: phases of the journey, pages of a record.
    #[must_use]
    pub fn phases(&self) -> usize {
        self.further_phases + 1
    }

    /// Finds the current scene again after scenes have been hidden, added or moved.
    pub fn follow(&mut self, scenes: &[Scene]) {
        let same = |scene: &Scene| {
            self.at
                .as_ref()
                .is_some_and(|(show, title)| (scene.show, &scene.title) == (*show, title))
        };
        if self.at.is_some() && !scenes.get(self.scene).is_some_and(same) {
            self.scene = scenes.iter().position(same).unwrap_or(self.scene);
        }
        self.scene = self.scene.min(scenes.len().saturating_sub(1));
        self.at = scenes.get(self.scene).map(|scene| (scene.show, scene.title.clone()));
    }

    /// Runs a command of the stage; others do nothing. `scenes` are those that are not hidden,
    /// `steps` says in how
    /// many steps a scene is shown.
    pub fn run(&mut self, command: Command, scenes: &[Scene], steps: impl Fn(&Scene) -> usize) {
        match command {
            Command::StageForward if self.step(true) => {}
            Command::StageBack if self.step(false) => {}
            Command::StageForward => self.forward(scenes, steps),
            Command::StageBack => self.back(scenes, steps),
            Command::StageFirst => self.jump(0, scenes),
            Command::StageLast => self.jump(scenes.len().saturating_sub(1), scenes),
            Command::StageScene(place) => self.jump(usize::from(place), scenes),
            Command::StageBlack => self.cover(Cover::Black),
            Command::StageWhite => self.cover(Cover::White),
            Command::StageTimer if self.ends.is_some() => self.ends = None,
            Command::StageTimer => self.more_time(USUAL_TIME),
            Command::StageMinute => self.more_time(Duration::from_mins(1)),
            Command::StageFiveMinutes => self.more_time(Duration::from_mins(5)),
            Command::StageWindow if self.window.is_some() => self.window = None,
            Command::StageWindow => self.window = Some(SECOND_SCREEN),
            _ => {}
        }
    }

    /// Adds time to the timer, or starts it with that time.
    fn more_time(&mut self, time: Duration) {
        let now = Instant::now();
        self.ends = Some(self.ends.unwrap_or(now).max(now) + time);
    }

    fn cover(&mut self, cover: Cover) {
        self.cover = if self.cover == Some(cover) { None } else { Some(cover) };
    }

    /// Goes to a scene; does nothing if there is none at that place.
    fn jump(&mut self, scene: usize, scenes: &[Scene]) {
        if let Some(shown) = scenes.get(scene) {
            self.scene = scene;
            self.at = Some((shown.show, shown.title.clone()));
            self.further_phases = 0;
            self.cover = None;
            self.walk = None;
        }
    }

    /// Goes on or back on the way that is walked. Returns whether there was one; after its last step,
    /// and before its first, the scene is shown again.
    fn step(&mut self, on: bool) -> bool {
        let Some(walk) = self.walk.as_mut() else { return false };
        self.cover = None;
        let taken = if on { walk.taken.checked_add(1) } else { walk.taken.checked_sub(1) };
        match taken.filter(|taken| *taken <= walk.steps) {
            Some(taken) => walk.taken = taken,
            None => self.walk = None,
        }
        true
    }

    /// The next step of the scene, or the next scene.
    fn forward(&mut self, scenes: &[Scene], steps: impl Fn(&Scene) -> usize) {
        self.cover = None;
        let all = scenes.get(self.scene).map_or(1, steps);
        if self.phases() < all {
            self.further_phases += 1;
        } else if self.scene + 1 < scenes.len() {
            self.jump(self.scene + 1, scenes);
        }
    }

    fn back(&mut self, scenes: &[Scene], steps: impl Fn(&Scene) -> usize) {
        self.cover = None;
        if self.further_phases > 0 {
            self.further_phases -= 1;
        } else if let Some(earlier) = self.scene.checked_sub(1) {
            self.jump(earlier, scenes);
            self.further_phases = scenes.get(earlier).map_or(0, |scene| steps(scene) - 1);
        }
    }
}
