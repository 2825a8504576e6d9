//! What every export is made from.

use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::report::Report;
use crate::report::look::{Look, Shade};

/// What every export is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The plan in words.
    pub report: &'a Report,
    /// The plan beside an earlier one, where there is one.
    pub compared: Option<&'a Comparison>,
    /// The colours.
    pub look: &'static Look,
}

impl<'a> Source<'a> {
    /// A plan by itself, in the colours of a shade.
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
