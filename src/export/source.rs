//! The input of all exports.

use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::report::Report;
use crate::report::look::{Look, Shade};

/// The input of an export.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The report of the plan.
    pub report: &'a Report,
    /// The comparison with an earlier plan, if there is one.
    pub compared: Option<&'a Comparison>,
    /// The colours.
    pub look: &'static Look,
}

impl<'a> Source<'a> {
    /// Makes the input for a plan without a comparison.
    #[must_use]
    pub fn new(report: &'a Report, shade: Shade) -> Self {
        Self { report, compared: None, look: Look::of(shade) }
    }

    /// The plan with its pack, evaluated.
    #[must_use]
    pub fn evaluated(&self) -> &'a Evaluated {
        self.report.evaluated()
    }
}
