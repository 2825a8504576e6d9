//! `rules`: looks at packs.

use std::io::{self, Write};
use std::sync::Arc;

use crate::model::coverage::Potential;
use crate::model::engine::{Engine, Placement, Verdict};
use crate::model::pack::{Ceiling, Grounds, Outlet, Pack};
use crate::store::packs::Library;
use crate::text::{self, explain};

/// One line for each pack: its id, its name, the date of its facts, where it comes from.
pub fn list(library: &Library, out: &mut impl Write) -> io::Result<()> {
    for entry in library.entries() {
        let pack = &entry.pack;
        let from = match &entry.file {
            Some(file) => file.display().to_string(),
            None => text::cli::embedded().to_owned(),
        };
        let (name, facts) = (text::of(&pack.name), text::cli::facts_of());
        writeln!(out, "{}  {name}, {facts} {}, {from}", pack.id, pack.facts_as_of)?;
    }
    Ok(())
}

/// All that a pack says, with sources.
pub fn show(pack: &Pack, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", pack.id, text::of(&pack.name))?;
    writeln!(out, "{} {}", text::sentence(text::cli::facts_of()), pack.facts_as_of)?;
    writeln!(out, "{}", text::of(&pack.about))?;

    writeln!(out, "\n{}", text::cli::ceilings())?;
    for rules in &pack.tiers {
        let platforms: Vec<&str> = pack.platforms_in(rules.tier).map(|p| p.id.as_str()).collect();
        writeln!(out, "  {} ({})", rules.tier.id(), platforms.join(", "))?;
        for insight in &pack.insights {
            match rules.ceilings.iter().find(|c| c.insight == insight.id) {
                Some(ceiling) => ceiling_line(pack, ceiling, out)?,
                None => writeln!(out, "    {}: {}", insight.id, explain::unstated())?,
            }
        }
    }
    for platform in pack.platforms.iter().filter(|p| !p.ceilings.is_empty()) {
        writeln!(out, "  {}", platform.id)?;
        platform.ceilings.iter().try_for_each(|c| ceiling_line(pack, c, out))?;
    }
    for kind in pack.kinds.iter().filter(|k| !k.ceilings.is_empty()) {
        for own in &kind.ceilings {
            writeln!(out, "  {} on {}", kind.id, own.platform)?;
            ceiling_line(pack, &own.ceiling, out)?;
        }
    }

    writeln!(out, "\n{}", text::cli::yields())?;
    for rule in &pack.yields {
        let kinds: Vec<&str> =
            rule.kinds.iter().map(super::super::model::plan::KindId::as_str).collect();
        let on: Vec<&str> =
            rule.on.iter().map(super::super::model::plan::PlatformId::as_str).collect();
        writeln!(out, "  {}: {} on {}", rule.id, kinds.join(", "), on.join(", "))?;
        let needs: Vec<&str> =
            rule.needs.iter().map(super::super::model::plan::ConditionId::as_str).collect();
        let needs = if needs.is_empty() { "–".to_owned() } else { needs.join(" + ") };
        let line = format!("{} {}; {}", rule.insight, rule.grain.id(), text::cli::needs(&needs));
        writeln!(out, "    {line}")?;
        grounds_lines(pack, &rule.grounds, out)?;
    }

    writeln!(out, "\n{}", text::cli::platforms())?;
    for kind in &pack.kinds {
        let hosts: Vec<&str> =
            kind.hosts.iter().map(super::super::model::plan::PlatformId::as_str).collect();
        let name = text::of(&kind.name);
        writeln!(out, "  {} ({name} {}): {}", kind.id, text::beside(&kind.name), hosts.join(", "))?;
    }

    writeln!(out, "\n{}", text::cli::sources())?;
    for source in &pack.sources {
        writeln!(out, "  {}: {} {}", source.id, source.title, source.address)?;
    }
    Ok(())
}

fn ceiling_line(pack: &Pack, ceiling: &Ceiling, out: &mut impl Write) -> io::Result<()> {
    let lets = match ceiling.lets {
        Outlet::Individual => "individual",
        Outlet::Aggregate => "aggregate",
        Outlet::Withheld => "withheld",
    };
    writeln!(out, "    {}: {lets}", ceiling.insight)?;
    grounds_lines(pack, &ceiling.grounds, out)
}

fn grounds_lines(pack: &Pack, grounds: &Grounds, out: &mut impl Write) -> io::Result<()> {
    let source = pack.source(&grounds.source).map_or("", |s| s.title.as_str());
    let sure = explain::confidence(grounds.confidence);
    writeln!(out, "      {}", text::of(&grounds.because))?;
    writeln!(out, "      {}: {source} ({sure})", text::cli::source())
}

/// Where the verdicts of two packs differ, pair by pair, with every condition on.
pub fn diff(one: &Arc<Pack>, other: &Arc<Pack>, out: &mut impl Write) -> io::Result<()> {
    let (one, other) = (Engine::new(one), Engine::new(other));
    let mut same = true;
    for placement in Potential::new(&one).pairs {
        let Some((kind, platform)) = explain::parts(&one, placement) else { continue };
        let at = format!("{} on {}", kind.id, platform.id);
        let hosted = other.pack().hosts(&platform.id, &kind.id);
        let Some(pair) = other.pair(&kind.id, &platform.id).filter(|_| hosted) else {
            writeln!(out, "{at}: {} {}", text::cli::only_here(), one.pack().id)?;
            same = false;
            continue;
        };
        let there = Placement { pair, have: other.all_conditions() };
        for (n, insight) in one.pack().insights.iter().enumerate() {
            let Some(m) = other.pack().insights.iter().position(|i| i.id == insight.id) else {
                writeln!(out, "{}: {} {}", insight.id, text::cli::only_here(), one.pack().id)?;
                same = false;
                continue;
            };
            let (here, there) = (words(one.verdict(placement, n)), words(other.verdict(there, m)));
            if here != there {
                writeln!(out, "{at}, {}: {here} → {there}", insight.id)?;
                same = false;
            }
        }
    }
    for placement in Potential::new(&other).pairs {
        if let Some((kind, platform)) = explain::parts(&other, placement)
            && !one.pack().hosts(&platform.id, &kind.id)
        {
            let (only, id) = (text::cli::only_here(), &other.pack().id);
            writeln!(out, "{} on {}: {only} {id}", kind.id, platform.id)?;
            same = false;
        }
    }
    if same {
        writeln!(out, "{}", text::cli::same_rules())?;
    }
    Ok(())
}

fn words(verdict: Verdict) -> String {
    match verdict.grain() {
        Some(grain) => format!("{} {}", verdict.id(), grain.id()),
        None => verdict.id().to_owned(),
    }
}
