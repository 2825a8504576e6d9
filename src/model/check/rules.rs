//! Checks of the yield rules: every id is defined, and each once in a list.

use super::pack::Check;
use crate::model::finding::{Noun, Problem};
use crate::model::pack::YieldRule;
use crate::model::plan::{ConditionId, KindId, PlatformId};

impl Check<'_> {
    /// Checks every rule.
    pub(super) fn rules(&mut self) {
        let pack = self.pack;
        for (index, rule) in pack.yields.iter().enumerate() {
            let at = format!("yields[{index}]");
            self.named(&at, rule);
            let kinds = rule.kinds.iter().map(KindId::as_str);
            self.once(format_args!("{at}.kinds"), Noun::Kind, kinds);
            let on = rule.on.iter().map(PlatformId::as_str);
            self.once(format_args!("{at}.on"), Noun::Platform, on);
            let needs = rule.needs.iter().map(ConditionId::as_str);
            self.once(format_args!("{at}.needs"), Noun::Condition, needs);
        }
    }

    /// Checks that every id in a rule is defined, and that it lists kinds and platforms.
    fn named(&mut self, at: &str, rule: &YieldRule) {
        let defined = self.defined;
        for (n, kind) in rule.kinds.iter().enumerate() {
            let (id, known) = (kind.as_str(), &defined.kinds);
            self.known(format_args!("{at}.kinds[{n}]"), Noun::Kind, id, known);
        }
        for (n, platform) in rule.on.iter().enumerate() {
            let (id, known) = (platform.as_str(), &defined.platforms);
            self.known(format_args!("{at}.on[{n}]"), Noun::Platform, id, known);
        }
        for (n, condition) in rule.needs.iter().enumerate() {
            let (id, known) = (condition.as_str(), &defined.conditions);
            self.known(format_args!("{at}.needs[{n}]"), Noun::Condition, id, known);
        }
        let insight = rule.insight.as_str();
        self.known(format_args!("{at}.insight"), Noun::Insight, insight, &defined.insights);
        self.grounds(at, &rule.grounds);
        for (list, empty) in [("kinds", rule.kinds.is_empty()), ("on", rule.on.is_empty())] {
            if empty {
                self.find(format_args!("{at}.{list}"), Problem::EmptyList(list));
            }
        }
    }
}
