//! The input of all exports.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fonts::House;
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Date;
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
    pub look: &'a Look,
    /// The day of the presentation; files know none, so that the same plan gives the same bytes.
    pub today: Option<Date>,
}

impl<'a> Source<'a> {
    /// Makes the input for a plan without a comparison.
    #[must_use]
    pub fn new(report: &'a Report, shade: Shade) -> Self {
        Self { report, compared: None, look: report.look(shade), today: None }
    }

    /// The fonts of titles and of text, as the plan's house style names them.
    #[must_use]
    pub fn fonts(&self) -> [String; 2] {
        let style = &self.report.plan().style;
        [style.heading_font.clone(), style.text_font.clone()]
    }

    /// The fonts that pictures and documents are drawn with, as the plan's house style brings them.
    #[must_use]
    pub fn house(&self) -> House {
        let style = &self.report.plan().style;
        let bytes = |file: &str| {
            let bytes = (!file.is_empty()).then(|| STANDARD.decode(file.as_bytes()));
            bytes.and_then(Result::ok)
        };
        House::of(bytes(&style.heading_file), bytes(&style.text_file))
    }

    /// The plan with its pack, evaluated.
    #[must_use]
    pub fn evaluated(&self) -> &'a Evaluated {
        self.report.evaluated()
    }
}
