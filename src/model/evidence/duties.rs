//! Which duties a touchpoint has, and how many people's data a plan lets leave the mainland.

use crate::model::evaluated::Evaluated;
use crate::model::pack::{Duty, When};
use crate::model::plan::{Grain, Operator, Plan, Touchpoint};

/// The kind whose touchpoints send marketing messages by SMS.
const SMS: &str = "sms";

/// The duties of the touchpoint at this index of the plan, in the pack's order.
#[must_use]
pub fn duties(evaluated: &Evaluated, place: usize) -> Vec<&Duty> {
    let Some(touchpoint) = evaluated.plan.touchpoints.get(place) else { return Vec::new() };
    let mut verdicts = evaluated.evaluation.verdicts(place).iter();
    let persons = verdicts.any(|verdict| verdict.grain() >= Some(Grain::Pseudonym));
    let applies = |when: &When| applies(touchpoint, persons, *when);
    let all = evaluated.pack().duties.iter();
    all.filter(|duty| duty.when.iter().any(applies)).collect()
}

fn applies(touchpoint: &Touchpoint, persons: bool, when: When) -> bool {
    match when {
        When::Individual => persons,
        When::Sensitive => touchpoint.sensitive,
        When::Minors => touchpoint.minors,
        When::AnotherHandler => !touchpoint.recipients.is_empty(),
        When::Processor => {
            matches!(touchpoint.operator, Some(Operator::Partner | Operator::Agency))
        }
        When::MarketingSms => touchpoint.kind.as_str() == SMS,
        When::LeavesMainland => touchpoint.leaves_mainland,
    }
}

/// People whose data leave the mainland.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// The visitors of the touchpoints that say so, added up.
    pub people: u64,
    /// How many of these touchpoints do not say how many visitors they have.
    pub unknown: usize,
}

/// The people whose data a plan lets leave the mainland: with sensitive data, or without.
#[must_use]
pub fn exported(plan: &Plan, sensitive: bool) -> Exported {
    let leaving = plan.touchpoints.iter().filter(|t| t.leaves_mainland && t.sensitive == sensitive);
    leaving.fold(Exported::default(), |all, touchpoint| match touchpoint.visitors {
        Some(visitors) => Exported { people: all.people.saturating_add(visitors), ..all },
        None => Exported { unknown: all.unknown + 1, ..all },
    })
}

/// How a number stands to a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It is under the bar.
    Under,
    /// It is just at the bar.
    At,
    /// It is over the bar.
    Over,
}

impl Stand {
    /// How a number stands to a bar.
    #[must_use]
    pub fn of(number: u64, bar: u64) -> Self {
        match number.cmp(&bar) {
            std::cmp::Ordering::Less => Self::Under,
            std::cmp::Ordering::Equal => Self::At,
            std::cmp::Ordering::Greater => Self::Over,
        }
    }
}
