//! `evaluate` for spreadsheets and documents: CSV and Markdown.

use std::io::{self, Write};

use super::deck::comparison;
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Tier;
use crate::model::plan::ConditionId;
use crate::model::sign::Sign;
use crate::store::sheet;
use crate::text::{self, explain, findings::clean, words};

/// The heads of the columns; the last five are what an import reads back, so that a round trip
/// changes nothing.
const HEADS: [&str; 19] = [
    "id",
    "name",
    "kind",
    "platform",
    "tier",
    "insight",
    "verdict",
    "grain",
    "missing",
    "because",
    "source",
    "confidence",
    "rules",
    "facts_as_of",
    "conditions",
    "visitors",
    "budget",
    "phase",
    "notes",
];

/// One row for each touchpoint and insight. Cells that a spreadsheet would run as a formula get an
/// apostrophe in front.
pub fn csv(evaluated: &Evaluated, out: &mut impl Write) -> io::Result<()> {
    write_csv(evaluated, out).map_err(|error| {
        let words = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => error,
            _ => io::Error::other(words),
        }
    })
}

/// The rows as a file, with the mark by which spreadsheets know that it is UTF-8.
pub fn csv_file(evaluated: &Evaluated, out: &mut impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    csv(evaluated, out)
}

fn write_csv(evaluated: &Evaluated, out: &mut impl Write) -> Result<(), csv::Error> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADS)?;
    for (place, touchpoint) in plan.touchpoints.iter().enumerate() {
        let tier = pack.platform(&touchpoint.platform).map_or("", |p| p.tier.id());
        let Some(placement) = evaluation.placements.get(place) else { continue };
        let conditions: Vec<&str> = touchpoint.conditions.iter().map(ConditionId::as_str).collect();
        let conditions = conditions.join(", ");
        for (n, verdict) in evaluation.verdicts(place).iter().enumerate() {
            let why = explain::explain(engine, *placement, n, *verdict);
            let sets = engine.switches(*placement, n, *verdict);
            let sets: Vec<String> = sets
                .into_iter()
                .map(|set| {
                    let ids = engine.ids_of(set);
                    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")
                })
                .collect();
            let row = [
                touchpoint.id.to_string(),
                explain::name(pack, touchpoint).to_owned(),
                touchpoint.kind.to_string(),
                touchpoint.platform.to_string(),
                tier.to_owned(),
                pack.insights.get(n).map_or(String::new(), |i| i.id.to_string()),
                verdict.id().to_owned(),
                verdict.grain().map_or("", |g| g.id()).to_owned(),
                sets.join(" | "),
                why.because,
                why.source.unwrap_or_default(),
                why.confidence.map_or("", |c| c.id()).to_owned(),
                pack.id.to_string(),
                pack.facts_as_of.clone(),
                conditions.clone(),
                touchpoint.visitors.map_or(String::new(), |n| n.to_string()),
                touchpoint.budget.map_or(String::new(), plain),
                touchpoint.phase.clone().unwrap_or_default(),
                touchpoint.notes.clone(),
            ];
            table.write_record(row.iter().map(|cell| harmless(cell)))?;
        }
    }
    Ok(table.flush()?)
}

/// An amount that can be read in one way only: three decimals would pass for thousands.
fn plain(amount: f64) -> String {
    let text = amount.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
        _ => text,
    }
}

/// The cell without control characters, and harmless.
fn harmless(cell: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    sheet::harmless(cell.chars().filter(kept).collect())
}

/// Tables for a document; the plan beside an earlier one where there is one.
pub fn markdown(
    evaluated: &Evaluated,
    compared: Option<&Comparison>,
    out: &mut impl Write,
) -> io::Result<()> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let title = text::title(plan);
    writeln!(out, "# {}\n", escape(title))?;
    writeln!(out, "{}\n", escape(&text::stage::foot(pack)))?;
    let heads = || pack.insights.iter().map(|i| escape(text::of(&i.name)));

    write!(out, "| {} | {} |", words::touchpoint(), words::platform())?;
    heads().try_for_each(|head| write!(out, " {head} |"))?;
    writeln!(out, "\n|---|---|{}", "---|".repeat(pack.insights.len()))?;
    for (place, touchpoint) in plan.touchpoints.iter().enumerate() {
        let platform = pack.platform(&touchpoint.platform).map_or("", |p| text::of(&p.name));
        let name = escape(explain::name(pack, touchpoint));
        write!(out, "| {name} | {} |", escape(platform))?;
        for verdict in evaluation.verdicts(place) {
            let (sign, words) = (Sign::from(*verdict).character(), explain::verdict(*verdict));
            write!(out, " {sign} {words} |")?;
        }
        writeln!(out)?;
    }
    if plan.touchpoints.is_empty() {
        writeln!(out, "\n{}", words::nothing_placed())?;
    }

    writeln!(out, "\n## {}\n", words::coverage_by_tier())?;
    write!(out, "| {} |", words::tier())?;
    heads().try_for_each(|head| write!(out, " {head} |"))?;
    writeln!(out, "\n|---|{}", "---|".repeat(pack.insights.len()))?;
    for tier in Tier::ALL {
        write!(out, "| {} |", escape(explain::tier(pack, tier)))?;
        for state in evaluation.tiers.row(tier.index()) {
            write!(out, " {} {} |", Sign::from(*state).character(), explain::state(*state))?;
        }
        writeln!(out)?;
    }

    writeln!(out, "\n## {}\n", words::goals())?;
    for (goal, state) in plan.goals.iter().zip(&evaluation.goals) {
        let wanted = explain::goal(pack, goal);
        let stands = explain::goal_state(engine, plan, goal, state);
        writeln!(out, "- {}", escape(&text::labelled(wanted, stands)))?;
    }
    if plan.goals.is_empty() {
        writeln!(out, "{}", words::no_goals_set())?;
    }

    if let Some(compared) = compared {
        differences(compared, out)?;
    }
    writeln!(out, "\n## {}\n", words::sources())?;
    for source in &pack.sources {
        writeln!(out, "- {} {}", escape(&source.title), escape(&source.address))?;
    }
    Ok(())
}

/// User text as text: nothing in it is markup, a cell's end, or HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if matches!(c, '\\' | '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '#' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What is different from an earlier plan.
fn differences(compared: &Comparison, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::compare_title())?;
    let titles = [&compared.before.plan, &compared.after.plan].map(text::title);
    writeln!(out, "{}\n", escape(&titles.join(" → ")))?;
    if compared.is_same() {
        writeln!(out, "- {}", words::same())?;
    }
    for (head, told) in comparison::told(compared) {
        for line in told {
            writeln!(out, "- {}", escape(&text::labelled(head, line)))?;
        }
    }
    Ok(())
}
