//! Options: the same board with some touchpoints left out and some switches on, to be looked at side
//! by side.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::id::{ConditionId, TouchpointId};

/// Switches that an option turns on at a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turned {
    /// The touchpoint.
    pub touchpoint: TouchpointId,
    /// The switches that are on, besides those that are on anyway.
    pub on: Vec<ConditionId>,
}

/// A named option of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Variant {
    /// Its name, unique within the plan.
    pub name: String,
    /// What it may cost in all, in CNY.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<f64>,
    /// The touchpoints that it leaves out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<TouchpointId>,
    /// The switches that it turns on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub switches: Vec<Turned>,
}

impl Variant {
    /// Whether it leaves everything as it is.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.off.is_empty() && self.switches.iter().all(|turned| turned.on.is_empty())
    }

    /// Turns a switch on at a touchpoint, or leaves it as the board has it.
    pub fn turn(&mut self, touchpoint: TouchpointId, switch: &ConditionId, on: bool) {
        for turned in &mut self.switches {
            if turned.touchpoint == touchpoint {
                turned.on.retain(|other| other != switch);
            }
        }
        if on {
            match self.switches.iter_mut().find(|turned| turned.touchpoint == touchpoint) {
                Some(turned) => turned.on.push(switch.clone()),
                None => self.switches.push(Turned { touchpoint, on: vec![switch.clone()] }),
            }
        }
        self.switches.retain(|turned| !turned.on.is_empty());
    }

    /// Forgets touchpoints that the plan no longer has.
    pub(crate) fn forget(&mut self, ids: &HashSet<TouchpointId>) {
        self.off.retain(|id| !ids.contains(id));
        self.switches.retain(|turned| !ids.contains(&turned.touchpoint));
    }
}
