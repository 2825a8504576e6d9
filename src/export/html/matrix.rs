//! What the brand will know, platform by platform: a table whose cells tell why.

use super::{Out, beside, esc, reason, short, sign, tier_class};
use crate::model::coverage::State;
use crate::model::engine::{Placement, Verdict};
use crate::model::evaluated::Evaluated;
use crate::model::moves::{Deed, needed};
use crate::model::pack::{Platform, Tier};
use crate::text::{self, explain, sentences, words};

/// Writes the table.
pub(super) fn write(out: &mut Out, evaluated: &Evaluated) {
    let pack = evaluated.engine.pack();
    put!(out, "<section class=\"part\" aria-labelledby=\"matrix\">\n");
    put!(out, "<h2 id=\"matrix\">{}</h2>\n", words::platform_by_platform());
    put!(out, "<div class=\"box\"><div class=\"holder\">");
    put!(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"cells\">\n");
    let caption = words::matrix_caption();
    put!(out, "<table class=\"matrix\"><caption id=\"cells\">{caption}</caption>\n");
    put!(out, "<thead><tr><th scope=\"col\">{}</th>", words::platform());
    for insight in &pack.insights {
        put!(out, "<th scope=\"col\">{}</th>", esc(text::of(&insight.name)));
    }
    put!(out, "</tr></thead>\n");
    for tier in Tier::ALL {
        if pack.platforms_in(tier).next().is_some() {
            rows(out, evaluated, tier);
        }
    }
    put!(out, "</table>\n</div></div></div>\n</section>\n");
}

fn rows(out: &mut Out, evaluated: &Evaluated, tier: Tier) {
    let pack = evaluated.engine.pack();
    let (class, columns) = (tier_class(tier), pack.insights.len() + 1);
    put!(out, "<tbody class=\"{class}\">\n<tr class=\"group\">");
    let name = esc(explain::tier(pack, tier));
    put!(out, "<th scope=\"rowgroup\" colspan=\"{columns}\">{name}</th></tr>\n");
    for (row, platform) in pack.platforms.iter().enumerate().filter(|(_, p)| p.tier == tier) {
        put!(out, "<tr><th scope=\"row\">{} ", esc(text::of(&platform.name)));
        put!(out, "<small>{}</small></th>\n", beside(&platform.name));
        for insight in 0..pack.insights.len() {
            cell(out, evaluated, (row, platform), insight);
        }
        put!(out, "</tr>\n");
    }
    put!(out, "</tbody>\n");
}

fn cell(out: &mut Out, evaluated: &Evaluated, (row, platform): (usize, &Platform), insight: usize) {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let state = evaluation.platforms.get(row, insight);
    let name = engine.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
    let told = words::cell(text::of(&platform.name), name, explain::state(state));
    let (class, shape) = (state.id(), sign(state.into()));
    put!(out, "<td class=\"{class}\"><details name=\"cell\"><summary>{shape}");
    put!(out, "<span aria-hidden=\"true\">{}</span>", short(state));
    put!(out, "<span class=\"vh\">{}</span></summary>\n", esc(&told));
    let found = decided(evaluated, row, insight, state);
    let by = found.and_then(|(place, ..)| plan.touchpoints.get(place?));
    let by = by.map(|touchpoint| explain::name(engine.pack(), touchpoint));
    let why = found.map(|(_, at, verdict)| explain::explain(engine, at, insight, verdict));
    // Nothing placed brings it: what would.
    let deed = found
        .filter(|_| state == State::Available)
        .map(|(_, at, _)| explain::deed(engine, plan, Deed::Place(needed(engine, at))));
    reason(out, &sentences::cell_from(&told, by), why.as_ref(), deed.as_deref());
    put!(out, "</details></td>\n");
}

/// What a cell's state comes from: a touchpoint by its place in the plan, or else a pair of the
/// pack; and the verdict there.
fn decided(
    evaluated: &Evaluated,
    row: usize,
    insight: usize,
    state: State,
) -> Option<(Option<usize>, Placement, Verdict)> {
    let Evaluated { engine, evaluation, potential, .. } = evaluated;
    let here = |at: &Placement| engine.pair_parts(at.pair).1 == row;
    let mut placed = evaluation.placements.iter().enumerate().filter(|(_, at)| here(at));
    let placed = placed.find_map(|(place, at)| {
        let verdict = *evaluation.verdicts(place).get(insight)?;
        (State::of(verdict) == Some(state)).then_some((Some(place), *at, verdict))
    });
    let pack = engine.pack();
    let of_pack = || {
        let platform = &pack.platforms.get(row)?.id;
        let have = engine.all_conditions();
        let hosted = potential.pairs.iter().copied().filter(here);
        let every = pack.kinds.iter().filter_map(|kind| engine.pair(&kind.id, platform));
        let every = every.map(|pair| Placement { pair, have });
        let mut verdicts = hosted.chain(every).map(|at| (None, at, engine.verdict(at, insight)));
        verdicts.find(|(.., verdict)| tells(state, *verdict))
    };
    placed.or_else(of_pack)
}

/// Whether a verdict of the pack says why nothing placed brings an insight.
fn tells(state: State, verdict: Verdict) -> bool {
    match state {
        State::Available => matches!(verdict, Verdict::Yields { .. }),
        State::Withheld => matches!(verdict, Verdict::Withheld { .. }),
        State::Unstated => matches!(verdict, Verdict::Unstated | Verdict::NotSensed { .. }),
        State::Individual | State::Aggregate | State::Locked => false,
    }
}
