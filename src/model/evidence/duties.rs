//! Which duties a touchpoint has.

use crate::model::evaluated::Evaluated;
use crate::model::pack::{Duty, When};
use crate::model::plan::{Grain, Operator, Touchpoint};

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
