//! A plan with its pack, evaluated: what every report and every export is made from.

use std::sync::Arc;

use super::coverage::{Evaluation, Potential};
use super::engine::Engine;
use super::pack::Pack;
use super::plan::Plan;

/// A plan, evaluated.
#[derive(Clone)]
pub struct Evaluated {
    /// The plan.
    pub plan: Plan,
    /// The compiled pack.
    pub engine: Engine,
    /// What the pack would bring on an empty board.
    pub potential: Potential,
    /// What the plan brings.
    pub evaluation: Evaluation,
}

impl Evaluated {
    /// Evaluates a plan that is sound under `pack`.
    #[must_use]
    pub fn new(plan: Plan, pack: &Arc<Pack>) -> Self {
        let engine = Engine::new(pack);
        let potential = Potential::new(&engine);
        let evaluation = Evaluation::new(&engine, &potential, &plan);
        Self { plan, engine, potential, evaluation }
    }
}
