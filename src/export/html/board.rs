//! The board: three columns, a lane for each platform, a card for each touchpoint.

use super::{Out, beside, esc, inner, reason, sign, sign_name, tier_class};
use crate::model::engine::Verdict;
use crate::model::evaluated::Evaluated;
use crate::model::pack::{Platform, Tier};
use crate::model::plan::Touchpoint;
use crate::model::sign::Sign;
use crate::text::{self, amount, count, explain, guide, words};

/// The icon of kinds that have none of their own.
const GENERAL: &str = "touchpoint";

/// The icons of kinds, by the kind's id.
const ICONS: [(&str, &str); 11] = [
    ("mini_program", include_str!("../../../assets/icons/mini_program.svg")),
    ("official_account", include_str!("../../../assets/icons/official_account.svg")),
    ("brand_account", include_str!("../../../assets/icons/brand_account.svg")),
    ("brand_store", include_str!("../../../assets/icons/brand_store.svg")),
    ("member_programme", include_str!("../../../assets/icons/member_programme.svg")),
    ("creator_post", include_str!("../../../assets/icons/creator_post.svg")),
    ("livestream", include_str!("../../../assets/icons/livestream.svg")),
    ("feed_ad", include_str!("../../../assets/icons/feed_ad.svg")),
    ("search_ad", include_str!("../../../assets/icons/search_ad.svg")),
    ("brand_zone", include_str!("../../../assets/icons/brand_zone.svg")),
    (GENERAL, include_str!("../../../assets/icons/touchpoint.svg")),
];

/// Defines the icons, to be used by name.
pub(super) fn icons(out: &mut Out) {
    for (id, svg) in ICONS {
        let drawn = inner(svg);
        put!(out, "<symbol id=\"kind-{id}\" viewBox=\"0 0 24 24\">{drawn}</symbol>\n");
    }
}

/// Writes the board and what its signs mean.
pub(super) fn write(out: &mut Out, evaluated: &Evaluated) {
    put!(out, "<section class=\"part\" aria-labelledby=\"board\">\n");
    put!(out, "<h2 id=\"board\">{}</h2>\n", words::the_board());
    let empty = evaluated.plan.touchpoints.is_empty();
    let hint = if empty { words::nothing_placed() } else { words::chip_hint() };
    put!(out, "<p class=\"hint\">{hint}</p>\n<div class=\"columns\">\n");
    for tier in Tier::ALL {
        column(out, evaluated, tier);
    }
    put!(out, "</div>\n<h3 class=\"vh\">{}</h3>\n<ul class=\"signs\">\n", words::signs_title());
    for (shape, meaning) in Sign::ALL.into_iter().zip(guide::signs()) {
        put!(out, "<li>{}<span>{meaning}</span></li>\n", sign(shape));
    }
    put!(out, "</ul>\n</section>\n");
}

fn column(out: &mut Out, evaluated: &Evaluated, tier: Tier) {
    let pack = evaluated.engine.pack();
    let states = evaluated.evaluation.tiers.row(tier.index());
    let (class, id) = (tier_class(tier), tier.id());
    put!(out, "<section class=\"tier {class}\" aria-labelledby=\"tier-{id}\">\n");
    let name = esc(explain::tier(pack, tier));
    put!(out, "<div class=\"tier-head\"><h3 id=\"tier-{id}\">{name}</h3>");
    let reached = evaluated.evaluation.tiers.reached(tier.index());
    let covered = words::of_total(reached, states.len());
    put!(out, "<p class=\"count\" aria-hidden=\"true\">{covered}</p>");
    let means = pack.tier(tier).map_or("", |t| text::of(&t.means));
    put!(out, "<p class=\"means\">{}</p>", esc(means));
    put!(out, "<p class=\"vh\">{}</p>", esc(&explain::coverage(pack, tier, states)));
    put!(out, "<div class=\"meter\" aria-hidden=\"true\">");
    let mut best_first = states.to_vec();
    best_first.sort_unstable();
    best_first.reverse();
    for state in best_first {
        put!(out, "<span class=\"{}\"></span>", state.id());
    }
    put!(out, "</div></div>\n<div class=\"lanes\">\n");
    for platform in pack.platforms_in(tier) {
        lane(out, evaluated, platform);
    }
    put!(out, "</div>\n</section>\n");
}

fn lane(out: &mut Out, evaluated: &Evaluated, platform: &Platform) {
    let name = text::of(&platform.name);
    put!(out, "<div class=\"lane\"><h4>{}", esc(name));
    let owner = text::of(&platform.owner);
    let owner = if owner == name { String::new() } else { esc(owner) };
    let about: Vec<String> =
        [beside(&platform.name), owner].into_iter().filter(|part| !part.is_empty()).collect();
    if !about.is_empty() {
        put!(out, " <small>{}</small>", about.join(" · "));
    }
    put!(out, "</h4>\n");
    let note = text::of(&platform.note);
    if !note.is_empty() {
        put!(out, "<p class=\"note\">{}</p>\n", esc(note));
    }
    for (place, touchpoint) in evaluated.plan.touchpoints.iter().enumerate() {
        if touchpoint.platform == platform.id {
            card(out, evaluated, place, touchpoint);
        }
    }
    put!(out, "</div>\n");
}

fn card(out: &mut Out, evaluated: &Evaluated, place: usize, touchpoint: &Touchpoint) {
    let pack = evaluated.engine.pack();
    let name = explain::name(pack, touchpoint);
    let known = |id: &str| ICONS.iter().any(|(known, _)| *known == id);
    let icon = Some(touchpoint.kind.as_str()).filter(|id| known(id)).unwrap_or(GENERAL);
    put!(out, "<article class=\"card\" aria-labelledby=\"card-{place}\">\n");
    put!(out, "<div class=\"card-head\"><span class=\"tile\" aria-hidden=\"true\">");
    put!(out, "<svg><use href=\"#kind-{icon}\"/></svg></span><div>");
    put!(out, "<h5 id=\"card-{place}\">{}</h5>", esc(name));
    if let Some(kind) = pack.kind(&touchpoint.kind) {
        let called = text::of(&kind.name);
        let own = if called == name { String::new() } else { esc(called) };
        let other = beside(&kind.name);
        if !own.is_empty() || !other.is_empty() {
            put!(out, "<p class=\"kind\">{own} {other}</p>");
        }
    }
    put!(out, "</div></div>\n");
    numbers(out, touchpoint);
    switches(out, evaluated, touchpoint);
    put!(out, "<ul class=\"chips\">\n");
    for (insight, verdict) in evaluated.evaluation.verdicts(place).iter().enumerate() {
        chip(out, evaluated, (place, insight), *verdict);
    }
    put!(out, "</ul>\n</article>\n");
}

/// Phase, visitors and budget, as far as they are set.
fn numbers(out: &mut Out, touchpoint: &Touchpoint) {
    let facts = [
        (words::field_phase(), touchpoint.phase.clone()),
        (words::field_visitors(), touchpoint.visitors.map(count)),
        (words::field_budget(), touchpoint.budget.map(amount)),
    ];
    if facts.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    put!(out, "<dl class=\"numbers\">");
    for (name, value) in facts {
        if let Some(value) = value {
            put!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", esc(&value));
        }
    }
    put!(out, "</dl>\n");
}

/// The switches that matter here, and how each stands.
fn switches(out: &mut Out, evaluated: &Evaluated, touchpoint: &Touchpoint) {
    let engine = &evaluated.engine;
    let relevant = engine.place(touchpoint).map(|at| engine.relevant(at.pair)).unwrap_or_default();
    if relevant.is_empty() {
        return;
    }
    put!(out, "<ul class=\"switches\" aria-label=\"{}\">", words::switches());
    for condition in relevant.indices().filter_map(|n| engine.pack().conditions.get(n)) {
        let (class, word) =
            if touchpoint.has(&condition.id) { ("on", words::on()) } else { ("off", words::off()) };
        put!(out, "<li class=\"{class}\"><span class=\"knob\"></span>");
        put!(out, "<span>{}</span> ", esc(text::of(&condition.name)));
        put!(out, "<span class=\"vh\">({word})</span></li>");
    }
    put!(out, "</ul>\n");
}

fn chip(out: &mut Out, evaluated: &Evaluated, (place, insight): (usize, usize), verdict: Verdict) {
    let engine = &evaluated.engine;
    let Some(at) = evaluated.evaluation.placements.get(place) else { return };
    let name = engine.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
    let told = explain::verdict_at(engine, *at, insight, verdict);
    let told = words::insight_verdict(name, told);
    let shape = Sign::from(verdict);
    let class = sign_name(shape);
    put!(out, "<li><details class=\"{class}\" name=\"card-{place}\"><summary>{}", sign(shape));
    put!(out, "<span class=\"word\" aria-hidden=\"true\">{}</span>", esc(name));
    put!(out, "<span class=\"vh\">{}</span></summary>\n", esc(&told));
    let why = explain::explain(engine, *at, insight, verdict);
    reason(out, &told, Some(&why), None);
    put!(out, "</details></li>\n");
}
