//! Goals with their state, best next moves, what stays out of reach, sources.

use super::{Out, esc, link, sign};
use crate::model::coverage::GoalState;
use crate::model::evaluated::Evaluated;
use crate::model::moves::{self, Deed};
use crate::model::pack::{Confidence, Grounds, Pack};
use crate::model::sign::Sign;
use crate::text::{self, explain, words};

/// How sure a statement can be, the surest first.
const SURE: [Confidence; 4] =
    [Confidence::Official, Confidence::Stated, Confidence::Inferred, Confidence::Secondary];

/// Writes goals, moves and what stays out of reach.
pub(super) fn write(out: &mut Out, evaluated: &Evaluated) {
    put!(out, "<div class=\"parts halves\">\n");
    goals(out, evaluated);
    offers(out, evaluated);
    put!(out, "</div>\n");
    out_of_reach(out, evaluated);
}

fn begin(out: &mut Out, id: &str, head: &str) {
    put!(out, "<section class=\"part\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{head}</h2>\n");
}

fn goals(out: &mut Out, evaluated: &Evaluated) {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    begin(out, "goals", words::goals());
    if plan.goals.is_empty() {
        put!(out, "<p class=\"hint\">{}</p>\n</section>\n", words::no_goals_set());
        return;
    }
    put!(out, "<ul class=\"list\">\n");
    for (goal, state) in plan.goals.iter().zip(&evaluation.goals) {
        let class = match state {
            GoalState::Met(_) => "met",
            GoalState::Locked(..) => "goal-locked",
            GoalState::Available(_) => "goal-available",
            GoalState::OutOfReach => "goal-out_of_reach",
        };
        let shape = Sign::of_goal(goal, state);
        let wanted = explain::goal(engine.pack(), goal);
        let stands = text::sentence(&explain::goal_state(engine, plan, goal, state));
        put!(out, "<li class=\"{class}\"><strong>{}{}</strong> ", sign(shape), esc(&wanted));
        put!(out, "<p>{}</p></li>\n", esc(&stands));
    }
    put!(out, "</ul>\n</section>\n");
}

fn offers(out: &mut Out, evaluated: &Evaluated) {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    begin(out, "moves", words::best_moves());
    if evaluation.moves.is_empty() {
        put!(out, "<p class=\"hint\">{}</p>\n</section>\n", words::no_moves());
        return;
    }
    put!(out, "<ol class=\"list\">\n");
    for offered in &evaluation.moves {
        let class = if matches!(offered.deed, Deed::Switch(..)) { "switch" } else { "place" };
        let deed = explain::deed(engine, plan, offered.deed);
        let promise = explain::promise(engine, plan, offered);
        put!(out, "<li class=\"{class}\"><strong>{}</strong> ", esc(&deed));
        put!(out, "<p>{}</p></li>\n", esc(&promise));
    }
    put!(out, "</ol>\n</section>\n");
}

fn out_of_reach(out: &mut Out, evaluated: &Evaluated) {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    begin(out, "out", words::out_title());
    let kept = moves::out_of_reach(engine, plan, evaluation);
    if kept.is_empty() {
        put!(out, "<p class=\"hint\">{}</p>\n</section>\n", words::nothing_out());
        return;
    }
    put!(out, "<ul class=\"list\">\n");
    for what in &kept {
        let (head, instead) = explain::kept(engine, plan, what);
        let (head, instead) = (esc(&head), esc(&instead));
        put!(out, "<li class=\"out\"><strong>{head}</strong> <p>{instead}</p></li>\n");
    }
    put!(out, "</ul>\n</section>\n");
}

/// Writes where the statements come from, and how sure they are.
pub(super) fn sources(out: &mut Out, evaluated: &Evaluated) {
    let pack = evaluated.engine.pack();
    begin(out, "sources", words::sources());
    put!(out, "<div class=\"box\">\n<p>{}</p>\n", esc(text::of(&pack.about)));
    put!(out, "<table class=\"sources\"><caption>{}</caption>\n", words::rules_behind());
    put!(out, "<thead><tr><th scope=\"col\">{}</th>", words::source());
    put!(out, "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n", words::confidence());
    for (number, source) in (1..).zip(&pack.sources) {
        let title = link(&source.title, Some(&source.address));
        let address = esc(&source.address);
        put!(out, "<tr><td id=\"source-{number}\">{number}. {title} ");
        put!(out, "<span class=\"address\">{address}</span></td>");
        put!(out, "<td>{}</td></tr>\n", how_sure(pack, &source.id));
    }
    put!(out, "</tbody>\n</table>\n<dl class=\"sure\">\n");
    for sure in SURE {
        if grounds(pack).any(|g| g.confidence == sure) {
            let word = explain::confidence(sure);
            put!(out, "<div><dt>{word}</dt><dd>{}</dd></div>\n", explain::means(sure));
        }
    }
    put!(out, "</dl>\n</div>\n</section>\n");
}

/// How many statements of a source are how sure: "stated 9, inferred 3".
fn how_sure(pack: &Pack, source: &str) -> String {
    let told = SURE.into_iter().filter_map(|sure| {
        let of_source = grounds(pack).filter(|g| g.source == source && g.confidence == sure);
        let number = of_source.count();
        (number > 0).then(|| words::legend(explain::confidence(sure), number))
    });
    text::listed(&told.collect::<Vec<_>>())
}

/// The grounds of every ceiling and rule.
fn grounds(pack: &Pack) -> impl Iterator<Item = &Grounds> {
    let tiers = pack.tiers.iter().flat_map(|tier| &tier.ceilings);
    let platforms = pack.platforms.iter().flat_map(|platform| &platform.ceilings);
    let kinds = pack.kinds.iter().flat_map(|kind| &kind.ceilings).map(|own| &own.ceiling);
    let ceilings = tiers.chain(platforms).chain(kinds).map(|ceiling| &ceiling.grounds);
    ceilings.chain(pack.yields.iter().map(|rule| &rule.grounds))
}
