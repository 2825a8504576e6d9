//! What a tier's rules let out, and why. It does not depend on the plan.

use super::cells::Insight;
use super::role::Role;
use crate::model::pack::{Pack, Tier};
use crate::model::verdict::Sign;
use crate::text;

/// The rule of a tier for one insight.
#[derive(Debug, Clone, PartialEq)]
pub struct TierRule {
    /// The insight's name.
    pub name: String,
    /// Its shape.
    pub sign: Sign,
    /// Its role.
    pub role: Role,
    /// The reason; empty if there is none.
    pub because: String,
}

pub(super) fn of_tier(pack: &Pack, tier: Tier, insights: &[Insight]) -> Vec<TierRule> {
    let ceilings = pack.tier(tier).map(|rules| rules.ceilings.as_slice()).unwrap_or_default();
    let rule = |(insight, named): (&crate::model::pack::Insight, &Insight)| {
        let ceiling = ceilings.iter().find(|ceiling| ceiling.insight == insight.id);
        let sign = match ceiling.map(|ceiling| ceiling.lets.grain()) {
            None => Sign::Unstated,
            Some(None) => Sign::Withheld,
            Some(Some(grain)) => grain.into(),
        };
        let because = ceiling.map_or("", |ceiling| text::of(&ceiling.grounds.because)).to_owned();
        TierRule { name: named.name.clone(), sign, role: sign.into(), because }
    };
    let mut rules: Vec<TierRule> = pack.insights.iter().zip(insights).map(rule).collect();
    rules.sort_by_key(|rule| rule.sign);
    rules
}
