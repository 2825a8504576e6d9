//! A plan with its pack, evaluated: the input of every report and export.
//!
//! The compiled pack and the plan are shared, so a copy only clones the evaluation.

use std::sync::Arc;

use super::coverage::{Evaluation, Potential};
use super::engine::Engine;
use super::pack::Pack;
use super::plan::Plan;

/// A plan, evaluated.
#[derive(Clone)]
pub struct Evaluated {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The compiled pack.
    pub engine: Arc<Engine>,
    /// What the pack would yield on an empty board.
    pub potential: Arc<Potential>,
    /// What the plan yields.
    pub evaluation: Evaluation,
}

impl Evaluated {
    /// Compiles `pack` and evaluates a plan that has no findings under it.
    #[must_use]
    pub fn new(plan: impl Into<Arc<Plan>>, pack: &Arc<Pack>) -> Self {
        let engine = Arc::new(Engine::new(pack));
        let potential = Arc::new(Potential::new(&engine));
        Self::of(plan.into(), engine, potential)
    }

    /// Evaluates another plan under the same compiled pack.
    #[must_use]
    pub fn with(&self, plan: impl Into<Arc<Plan>>) -> Self {
        Self::of(plan.into(), Arc::clone(&self.engine), Arc::clone(&self.potential))
    }

    fn of(plan: Arc<Plan>, engine: Arc<Engine>, potential: Arc<Potential>) -> Self {
        let evaluation = Evaluation::new(&engine, &potential, &plan);
        Self { plan, engine, potential, evaluation }
    }

    /// The pack that the plan is evaluated with.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.engine.pack()
    }
}
