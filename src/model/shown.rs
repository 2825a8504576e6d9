//! Which platforms the board shows: a pack may have more than are legible at once.

use std::collections::HashSet;

use super::pack::Pack;
use super::plan::{Plan, PlatformId};

/// The platforms that a plan shows unless it says otherwise: those of the article behind the base
/// pack.
const USUAL: [&str; 8] = ["wechat", "qq", "tmall", "jd", "xiaohongshu", "douyin", "weibo", "baidu"];

/// Up to this many platforms are all shown.
const FEW: usize = 12;

/// Whether the board shows each platform of the pack, in its order: all of a small pack, else those
/// that the plan names or the usual ones, and always those with cards and those that a hypothesis
/// moves.
#[must_use]
pub fn shown(plan: &Plan, pack: &Pack) -> Vec<bool> {
    if pack.platforms.len() <= FEW {
        return vec![true; pack.platforms.len()];
    }
    let with_cards: HashSet<&PlatformId> = plan.touchpoints.iter().map(|t| &t.platform).collect();
    let named: HashSet<&str> = if plan.shown.is_empty() {
        USUAL.into_iter().collect()
    } else {
        plan.shown.iter().map(PlatformId::as_str).collect()
    };
    let is_shown = |id: &PlatformId| {
        named.contains(id.as_str())
            || with_cards.contains(id)
            || plan.what_if.iter().any(|what_if| what_if.platform == *id)
    };
    pack.platforms.iter().map(|platform| is_shown(&platform.id)).collect()
}
