//! `rules`: lists, shows and compares packs.

use std::io::{self, Write};
use std::sync::Arc;

use crate::model::coverage::Potential;
use crate::model::engine::{ConditionSet, Engine, Placement};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::diff::{self, Change};
use crate::model::pack::{Ceiling, Confidence, Grounds, Outlet, Pack, Text, Tier};
use crate::model::plan::{ConditionId, KindId, PlatformId};
use crate::store::packs::Library;
use crate::text::findings::clean;
use crate::text::{self, explain, words};

/// Prints a line for each pack: its id, its name, the date of its facts, where it comes from.
pub fn list(library: &Library, out: &mut impl Write) -> io::Result<()> {
    for entry in library.entries() {
        let pack = &entry.pack;
        let from = match &entry.file {
            Some(file) => file.display().to_string(),
            None => words::embedded().to_owned(),
        };
        let (name, facts) = (text::of(&pack.name), words::facts_as_of());
        writeln!(out, "{}  {name}, {facts} {}, {from}", pack.id, pack.facts_as_of)?;
    }
    Ok(())
}

/// Prints all of a pack, with sources.
pub fn show(pack: &Pack, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", pack.id, text::of(&pack.name))?;
    writeln!(out, "{} {}", text::sentence(words::facts_as_of()), pack.facts_as_of)?;
    writeln!(out, "{}", text::of(&pack.about))?;

    writeln!(out, "\n{}", words::what_tiers_let_out())?;
    for rules in &pack.tiers {
        let platforms: Vec<&str> = pack.platforms_in(rules.tier).map(|p| p.id.as_str()).collect();
        writeln!(out, "  {} ({})", rules.tier.id(), platforms.join(", "))?;
        for insight in &pack.insights {
            match rules.ceilings.iter().find(|c| c.insight == insight.id) {
                Some(ceiling) => ceiling_line(pack, ceiling, out)?,
                None => writeln!(out, "    {}: {}", insight.id, words::unstated())?,
            }
        }
    }
    for platform in pack.platforms.iter().filter(|p| !p.ceilings.is_empty()) {
        writeln!(out, "  {}", platform.id)?;
        platform.ceilings.iter().try_for_each(|c| ceiling_line(pack, c, out))?;
    }
    for kind in pack.kinds.iter().filter(|k| !k.ceilings.is_empty()) {
        for own in &kind.ceilings {
            writeln!(out, "  {}", words::card_on(kind.id.as_str(), own.platform.as_str()))?;
            ceiling_line(pack, &own.ceiling, out)?;
        }
    }

    yields(pack, out)?;
    definitions(pack, out)?;
    writeln!(out, "\n{}", words::sources())?;
    for source in &pack.sources {
        writeln!(out, "  {}: {} {}", source.id, source.title, source.address)?;
    }
    Ok(())
}

/// Prints what each kind can see.
fn yields(pack: &Pack, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}", words::what_kinds_see())?;
    for rule in &pack.yields {
        let kinds: Vec<&str> = rule.kinds.iter().map(KindId::as_str).collect();
        let on: Vec<&str> = rule.on.iter().map(PlatformId::as_str).collect();
        let on = words::card_on(kinds.join(", "), on.join(", "));
        writeln!(out, "  {}: {on}", rule.id)?;
        let needs: Vec<&str> = rule.needs.iter().map(ConditionId::as_str).collect();
        let needs = if needs.is_empty() { "–".to_owned() } else { needs.join(" + ") };
        let line = format!("{} {}; {}", rule.insight, rule.grain.id(), words::needs(needs));
        writeln!(out, "    {line}")?;
        grounds_lines(pack, &rule.grounds, out)?;
    }
    Ok(())
}

/// Prints platforms, kinds and switches.
fn definitions(pack: &Pack, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}", words::platforms())?;
    for platform in &pack.platforms {
        let named = named(platform.id.as_str(), &platform.name);
        let owner = Some(text::of(&platform.owner)).filter(|owner| !owner.is_empty());
        let about: Vec<&str> = [Some(platform.tier.id()), owner].into_iter().flatten().collect();
        writeln!(out, "  {named}: {}", about.join(", "))?;
        let note = text::of(&platform.note);
        if !note.is_empty() {
            writeln!(out, "    {note}")?;
        }
    }
    for note in &pack.search_notes {
        writeln!(out, "  {}: {}", note.words.join(", "), text::of(&note.says))?;
    }

    writeln!(out, "\n{}", words::where_kinds_run())?;
    for kind in &pack.kinds {
        let hosts: Vec<&str> = kind.hosts.iter().map(PlatformId::as_str).collect();
        writeln!(out, "  {}: {}", named(kind.id.as_str(), &kind.name), hosts.join(", "))?;
    }

    writeln!(out, "\n{}", words::switches())?;
    for condition in &pack.conditions {
        writeln!(out, "  {}", named(condition.id.as_str(), &condition.name))?;
    }
    Ok(())
}

/// An id with its names.
fn named(id: &str, name: &Text) -> String {
    let names = [text::of(name), text::beside(name)].join(" ");
    format!("{id} ({})", names.trim())
}

fn ceiling_line(pack: &Pack, ceiling: &Ceiling, out: &mut impl Write) -> io::Result<()> {
    let lets = match ceiling.lets {
        Outlet::Individual => "individual",
        Outlet::Pseudonym => "pseudonym",
        Outlet::Aggregate => "aggregate",
        Outlet::Withheld => "withheld",
    };
    let keeper = text::of(&ceiling.keeper);
    let keeper = if keeper.is_empty() { String::new() } else { format!(" ({keeper})") };
    writeln!(out, "    {}: {lets}{keeper}", ceiling.insight)?;
    grounds_lines(pack, &ceiling.grounds, out)
}

fn grounds_lines(pack: &Pack, grounds: &Grounds, out: &mut impl Write) -> io::Result<()> {
    let source = pack.source(&grounds.source).map_or("", |s| &*s.title);
    let sure = explain::confidence(grounds.confidence);
    writeln!(out, "      {}", text::of(&grounds.because))?;
    writeln!(out, "      {}: {source} ({sure})", words::source())
}

/// Prints where two packs differ: what only one of them defines, then each verdict with the
/// switches that it needs, and its confidence.
pub fn diff(
    (one, ours): (&Arc<Pack>, &str),
    (other, theirs): (&Arc<Pack>, &str),
    out: &mut impl Write,
) -> io::Result<()> {
    let mut lines = Vec::new();
    // Two versions of a pack have the same id, so they are named by their files.
    let (here, there) = if one.id == other.id {
        (clean(ours), clean(theirs))
    } else {
        (one.id.to_string(), other.id.to_string())
    };
    let (ours, theirs) = (defined(one), defined(other));
    for (what, others, only) in [(&ours, &theirs, here), (&theirs, &ours, there)] {
        let alone = what.iter().filter(|id| !others.contains(id));
        lines.extend(alone.map(|id| format!("{id}: {} {only}", words::only_here())));
    }
    let same = one == other;
    lines.extend(diff::changes(one, other).iter().map(changed));
    let (one, other) = (Engine::new(one), Engine::new(other));
    for placement in Potential::new(&one).pairs {
        let Some((kind, platform)) = explain::parts(&one, placement) else { continue };
        if !other.pack().hosts(&platform.id, &kind.id) {
            continue;
        }
        let Some(pair) = other.pair(&kind.id, &platform.id) else { continue };
        for (n, insight) in one.pack().insights.iter().enumerate() {
            let Some(m) = other.pack().insights.iter().position(|i| i.id == insight.id) else {
                continue;
            };
            let at = words::card_on(kind.id.as_str(), platform.id.as_str());
            let at = format!("{at}, {}", insight.id);
            let [here, there] = [(&one, placement.pair, n), (&other, pair, m)].map(outcome);
            if here != there {
                lines.push(format!("{at}: {here} → {there}"));
                continue;
            }
            let [here, there] = [(&one, placement.pair, n), (&other, pair, m)].map(grounds);
            if confidence(&here) != confidence(&there) {
                let [here, there] = [here, there].map(|why| sure(&why));
                lines.push(format!("{at}: {here} → {there}"));
            } else if here.because != there.because {
                lines.push(format!("{at}: “{}” → “{}”", here.because, there.because));
            }
        }
    }
    if lines.is_empty() {
        let (same_rules, same_verdicts) = (words::same_rules(), words::same_verdicts());
        lines.push(if same { same_rules } else { same_verdicts }.to_owned());
    }
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// A change of a statement in a line.
fn changed(change: &Change) -> String {
    match change {
        Change::Added(name) => text::labelled(words::added(), name),
        Change::Removed(name) => text::labelled(words::removed(), name),
        Change::Changed(name, [was, is]) if was == is => text::labelled(words::changed(), name),
        Change::Changed(name, [was, is]) => {
            text::labelled(words::changed(), format!("{name}: {was} → {is}"))
        }
    }
}

/// Prints what two packs change in a plan: the verdicts that differ with the statement that makes
/// the difference, goals won and lost, and coverage before and after.
pub fn diff_in_plan(
    before: &Arc<Evaluated>,
    after: &Arc<Evaluated>,
    out: &mut impl Write,
) -> io::Result<()> {
    let changes = diff::changes(before.origin(), after.origin());
    let effect = diff::effect(before, after, &changes);
    writeln!(out, "\n{}", words::in_this_plan())?;
    let marks = text::stage::marks(after);
    if !marks.is_empty() {
        writeln!(out, "  {}", text::sentence(&text::parts(&marks)))?;
    }
    if effect.shifts.is_empty() && effect.routes.is_empty() {
        writeln!(out, "  {}", words::no_verdict_differs())?;
    }
    for shift in &effect.shifts {
        let [was, is] = &shift.verdicts;
        let id = shift.touchpoint;
        let by = shift.by.as_ref().map(|by| format!("  [{by}]")).unwrap_or_default();
        writeln!(out, "  {id}, {}: {was} → {is}{by}", shift.insight)?;
    }
    for shift in &effect.routes {
        let Some(route) = after.plan.routes.get(shift.route) else { continue };
        let [was, is] = &shift.verdicts;
        let by = shift.by.as_ref().map(|by| format!("  [{by}]")).unwrap_or_default();
        writeln!(out, "  {} → {}, {}: {was} → {is}{by}", route.from, route.to, route.by)?;
    }
    for (head, goals) in [(words::goals_won(), &effect.won), (words::goals_lost(), &effect.lost)] {
        let goals: Vec<String> =
            goals.iter().map(|goal| format!("{} {}", goal.insight, goal.grain.id())).collect();
        if !goals.is_empty() {
            writeln!(out, "  {}", text::labelled(head, goals.join(", ")))?;
        }
    }
    for tier in Tier::ALL {
        let reached = |evaluated: &Evaluated| {
            let tiers = &evaluated.evaluation.tiers;
            let all = evaluated.engine.insights();
            words::of_total(tiers.reached(tier.index()), all)
        };
        let name = explain::tier(after.pack(), tier);
        let said = format!("{} → {}", reached(before), reached(after));
        writeln!(out, "  {}", text::labelled(name, said))?;
    }
    Ok(())
}

/// What a pack defines: each id with what it is, and each kind with the platforms that host it.
fn defined(pack: &Pack) -> Vec<String> {
    let entry = |noun: &str, id: &str| format!("{noun} {id}");
    let insights = pack.insights.iter().map(|i| entry(words::noun_insight(), i.id.as_str()));
    let conditions = pack.conditions.iter().map(|c| entry(words::noun_condition(), c.id.as_str()));
    let platforms = pack.platforms.iter().map(|platform| {
        let id = format!("{} ({})", platform.id, platform.tier.id());
        entry(words::noun_platform(), &id)
    });
    let hosted = pack.kinds.iter().flat_map(|kind| {
        let hosts = kind.hosts.iter();
        hosts.map(move |platform| words::card_on(kind.id.as_str(), platform.as_str()))
    });
    insights.chain(conditions).chain(platforms).chain(hosted).collect()
}

/// The best verdict of a pair on an insight, and the smallest sets of switches for it.
fn outcome((engine, pair, insight): (&Engine, u32, usize)) -> String {
    let best = engine.verdict(Placement { pair, have: engine.all_conditions() }, insight);
    let Some(grain) = best.grain() else { return best.id().to_owned() };
    let bare = Placement { pair, have: ConditionSet::EMPTY };
    let sets = engine.missing(bare, insight, grain).map(|set| {
        let ids = engine.ids_of(set);
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")
    });
    let mut sets: Vec<String> = sets.filter(|set| !set.is_empty()).collect();
    sets.sort();
    let brings = format!("{} {}", best.id(), grain.id());
    if sets.is_empty() { brings } else { format!("{brings}, {}", words::needs(sets.join(" | "))) }
}

/// The reason for the verdict of a pair on an insight with every switch on.
fn grounds((engine, pair, insight): (&Engine, u32, usize)) -> explain::Explanation {
    let placement = Placement { pair, have: engine.all_conditions() };
    explain::explain(engine, placement, insight, engine.verdict(placement, insight))
}

fn confidence(why: &explain::Explanation) -> Option<Confidence> {
    why.grounds.as_ref().map(|grounds| grounds.confidence)
}

fn sure(why: &explain::Explanation) -> &'static str {
    confidence(why).map_or("–", Confidence::id)
}
