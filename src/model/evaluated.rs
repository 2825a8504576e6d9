//! A plan with its pack, evaluated: the input of every report and export.
//!
//! The compiled pack and the plan are shared, so a copy only clones the evaluation. What is compiled
//! is the pack as it is seen on a day, from a confidence on, and with platforms moved to other tiers;
//! with other dates or hypotheses it is compiled again.

use std::sync::Arc;

use super::coverage::{Evaluation, Potential};
use super::engine::Engine;
use super::evidence::lens::{Lens, View};
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
    /// The pack with all that it says.
    origin: Arc<Pack>,
    lens: Lens,
    view: View,
}

impl Evaluated {
    /// Compiles `pack` and evaluates a plan that has no findings under it.
    #[must_use]
    pub fn new(plan: impl Into<Arc<Plan>>, pack: &Arc<Pack>) -> Self {
        Self::seen(plan, pack, Lens::default())
    }

    /// Evaluates a plan under what of `pack` is seen through a lens.
    #[must_use]
    pub fn seen(plan: impl Into<Arc<Plan>>, pack: &Arc<Pack>, lens: Lens) -> Self {
        let plan = plan.into();
        let view = lens.view(&plan, pack);
        let plan = at_that_time(plan, &view);
        let engine = Arc::new(Engine::new(&view.of(pack)));
        let potential = Arc::new(Potential::new(&engine));
        let evaluation = Evaluation::new(&engine, &potential, &plan);
        Self { plan, engine, potential, evaluation, origin: Arc::clone(pack), lens, view }
    }

    /// Evaluates another plan with the same pack and lens.
    #[must_use]
    pub fn with(&self, plan: impl Into<Arc<Plan>>) -> Self {
        let plan = plan.into();
        if self.lens.view(&plan, &self.origin) != self.view {
            return Self::seen(plan, &self.origin, self.lens.clone());
        }
        let plan = at_that_time(plan, &self.view);
        let evaluation = Evaluation::new(&self.engine, &self.potential, &plan);
        Self { plan, evaluation, ..self.clone() }
    }

    /// The pack as it is seen, which the plan is evaluated with.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.engine.pack()
    }

    /// The pack with all that it says, on whatever day.
    #[must_use]
    pub fn origin(&self) -> &Arc<Pack> {
        &self.origin
    }

    /// How the pack is seen.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What is chosen of how the pack is seen.
    #[must_use]
    pub fn lens(&self) -> &Lens {
        &self.lens
    }
}

/// The plan as it will be once the tasks are done that a view takes for done.
fn at_that_time(plan: Arc<Plan>, view: &View) -> Arc<Plan> {
    match view.tasks {
        Some(day) => Arc::new(plan.done_by(day.last_day())),
        None => plan,
    }
}
