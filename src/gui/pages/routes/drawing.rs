//! An arrow that is being drawn.

use crate::model::plan::TouchpointId;
use crate::report::Report;
use crate::report::routes::Step;

/// How far an arrow has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It follows the pointer or the keyboard.
    Aims,
    /// It stands still while the means are chosen; whether their list has been shown.
    Chooses(bool),
    /// It has been given up.
    Over,
}

/// An arrow that is being drawn.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Where it begins.
    pub from: TouchpointId,
    /// The card that it leads to now.
    pub over: Option<TouchpointId>,
    /// Whether it is drawn by keyboard.
    pub by_keys: bool,
    /// How far it has come.
    pub stage: Stage,
    steps: Vec<Option<Step>>,
}

impl Drawing {
    /// Begins an arrow.
    pub fn new(report: &Report, from: TouchpointId, by_keys: bool) -> Self {
        let steps = report.routes().steps_from(from);
        Self { from, over: None, by_keys, stage: Stage::Aims, steps }
    }

    /// What the route to the touchpoint at this place of the plan would be; `None` for its beginning.
    pub fn step(&self, place: usize) -> Option<Step> {
        self.steps.get(place).copied().flatten()
    }

    /// Whether the means are being chosen.
    pub fn chooses(&self) -> bool {
        matches!(self.stage, Stage::Chooses(_))
    }

    /// Whether the list of means is shown for the first time.
    pub fn opens(&mut self) -> bool {
        std::mem::replace(&mut self.stage, Stage::Chooses(true)) == Stage::Chooses(false)
    }
}
