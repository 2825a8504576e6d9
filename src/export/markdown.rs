//! The evaluation as Markdown: tables for a document.

use std::borrow::Cow;
use std::io::{self, Write};

use super::error::ExportError;
use super::options::Options;
use super::source::Source;
use super::{footnotes, minutes};
use crate::model::compare::Comparison;
use crate::model::scene::Show;
use crate::model::verdict::Sign;
use crate::report::numbers::assumptions;
use crate::report::{OptionRow, Report, comparison, evidence};
use crate::text::{self, findings::clean, findings::is_unprintable, signs, words};

/// Writes the tables as a file, with the comparison if there is one.
///
/// # Errors
/// Returns an error if writing fails, which does not happen in memory.
pub fn write(source: &Source<'_>, _: Options) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let written = print(source.report, source.compared, &mut bytes);
    written.map_err(|error| ExportError::NotWritten(error.to_string()))?;
    Ok(bytes)
}

/// Prints the tables.
///
/// # Errors
/// Returns an error if writing to `out` fails.
pub fn print(
    report: &Report,
    compared: Option<&Comparison>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(report.title()))?;
    writeln!(out, "{}\n", escape(&report.foot()))?;
    verdicts(report, out)?;
    coverage(report, out)?;
    goals(report, out)?;
    if report.plan().can_show(Show::Routes, false) {
        routes(report, out)?;
    }
    if report.plan().can_show(Show::Numbers, false) {
        numbers(report, out)?;
    }
    if report.plan().can_show(Show::Options, false) {
        options(report, out)?;
    }
    let plan = report.plan();
    if plan.can_show(Show::Record, false) || plan.can_show(Show::Roadmap, false) {
        let (_, blocks) = minutes::blocks(report);
        writeln!(out, "\n{}", minutes::as_text(&blocks).trim_end())?;
    }
    if let Some(compared) = compared {
        differences(compared, out)?;
    }
    writeln!(out, "\n## {}\n", words::every_reason())?;
    for line in footnotes::statements(report) {
        writeln!(out, "- {}", escape(&line))?;
    }
    writeln!(out, "\n## {}\n", words::sources())?;
    for (source, number) in report.sources().into_iter().zip(1_usize..) {
        let said =
            [source.title, source.address, source.details].map(|part| escape(&part).into_owned());
        writeln!(out, "{number}. {}", said.join(" ").trim())?;
    }
    Ok(())
}

fn verdicts(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let sources = report.sources();
    head(report, &[words::touchpoint(), words::platform()], out)?;
    for place in 0..report.plan().touchpoints.len() {
        let (name, platform) = report.names(place);
        write!(out, "| {} | {} |", escape(name), escape(platform))?;
        for (cell, reason) in report.verdicts(place).zip(report.reasons(place)) {
            let number =
                evidence::number(&sources, &reason.why).map(|number| format!(" \\[{number}\\]"));
            let number = number.unwrap_or_default();
            write!(out, " {} {}{number} |", cell.sign.character(), cell.word)?;
        }
        writeln!(out)?;
    }
    if report.plan().touchpoints.is_empty() {
        writeln!(out, "\n{}", words::nothing_placed())?;
    }
    Ok(())
}

fn coverage(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::coverage_by_tier())?;
    head(report, &[words::tier()], out)?;
    for tier in report.tiers() {
        write!(out, "| {} |", escape(&tier.name))?;
        for cell in &tier.cells {
            write!(out, " {} {} |", cell.sign.character(), cell.word)?;
        }
        writeln!(out)?;
    }
    stages(report, out)
}

/// Coverage by stage, where the plan has stages.
fn stages(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let rows = report.stage_rows();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", words::coverage_by_stage())?;
    head(report, &[words::col_stage(), words::the_touchpoints()], out)?;
    for row in rows {
        write!(out, "| {} | {} |", escape(&row.name), row.touchpoints)?;
        for state in &row.states {
            let sign = Sign::from(*state);
            write!(out, " {} {} |", sign.character(), signs::of(sign).word)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn goals(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::goals())?;
    for goal in report.goals() {
        let line = text::labelled(goal.head.as_str(), goal.says.as_str());
        writeln!(out, "- {}", escape(&line))?;
    }
    if report.goals().is_empty() {
        writeln!(out, "{}", words::no_goals_set())?;
    }
    Ok(())
}

/// Who is led where, with the reason and its source.
fn routes(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::page_routes())?;
    for row in &report.routes().rows {
        let all = [&row.says, &row.because, &row.source, &row.dates];
        let all: Vec<&str> =
            all.into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        writeln!(out, "- {}", escape(&text::parts(&all)))?;
        if !row.leads.is_empty() {
            writeln!(out, "  {}", escape(&words::assumed_figure(row.leads.as_str())))?;
        }
    }
    let routes = report.routes();
    if !routes.silent && !routes.ways.is_empty() {
        writeln!(out, "\n### {}\n", words::ways_head())?;
        for way in &routes.ways {
            writeln!(out, "- {}", escape(&way.sentence))?;
        }
    }
    if !routes.same.is_empty() {
        writeln!(out, "\n### {}\n", words::same_head())?;
        for island in &routes.same {
            let keys = text::labelled(island.says.as_str(), text::listed(&island.keys));
            writeln!(out, "- {}", escape(&text::labelled(island.names.as_str(), keys)))?;
        }
    }
    Ok(())
}

/// People and prices of each goal, and the assumptions that they rest on.
fn numbers(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::page_numbers())?;
    for place in 0..report.plan().goals.len() {
        let Some(aimed) = report.figures().goal(place) else { continue };
        writeln!(out, "- {}", escape(&text::labelled(aimed.name.as_str(), aimed.head.as_str())))?;
    }
    for (place, touchpoint) in report.plan().touchpoints.iter().enumerate() {
        let lines = assumptions(touchpoint);
        if !lines.is_empty() {
            let (name, _) = report.names(place);
            writeln!(out, "- {}", escape(&text::labelled(name, text::listed(&lines))))?;
        }
    }
    Ok(())
}

/// The options beside the board, and in what each differs from it.
fn options(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::options_title())?;
    let rows = report.options();
    let line = |cells: Vec<&str>| {
        let cells: Vec<Cow<'_, str>> = cells.into_iter().map(escape).collect();
        format!("| {} |", cells.join(" | "))
    };
    let all: Vec<String> = rows.iter().map(OptionRow::named).collect();
    let named = all.iter().map(String::as_str);
    writeln!(out, "{}", line(std::iter::once(words::what()).chain(named).collect()))?;
    writeln!(out, "|{}", "---|".repeat(rows.len() + 1))?;
    for (number, (name, _)) in rows.iter().take(1).flat_map(|row| &row.figures).enumerate() {
        let values = rows.iter().map(|row| row.figure(number));
        writeln!(out, "{}", line(std::iter::once(name.as_str()).chain(values).collect()))?;
    }
    writeln!(out)?;
    for row in rows.iter().filter(|row| !row.changes.is_empty()) {
        let says = text::labelled(row.name.as_str(), row.changes.join(". "));
        writeln!(out, "- {}", escape(&says))?;
    }
    if rows.iter().any(|row| row.assumed) {
        writeln!(out, "\n{}", words::options_assumed())?;
    }
    Ok(())
}

/// The differences from an earlier plan.
fn differences(compared: &Comparison, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", words::compare_title())?;
    let titles = [&compared.before.plan, &compared.after.plan].map(|plan| text::title(plan));
    writeln!(out, "{}\n", escape(&titles.join(" → ")))?;
    if compared.is_same() {
        writeln!(out, "- {}", words::same())?;
    }
    for (heading, lines) in comparison::sections(compared) {
        for line in lines {
            writeln!(out, "- {}", escape(&text::labelled(heading, line)))?;
        }
    }
    Ok(())
}

/// The head of a table: the given columns, then one for each insight.
fn head(report: &Report, columns: &[&str], out: &mut impl Write) -> io::Result<()> {
    write!(out, "| {} |", columns.join(" | "))?;
    for insight in &report.insights {
        write!(out, " {} |", escape(&insight.name))?;
    }
    let count = columns.len() + report.insights.len();
    writeln!(out, "\n|{}", "---|".repeat(count))
}

/// Escapes text of the user, so that it cannot become markup, HTML or the end of a cell.
fn escape(text: &str) -> Cow<'_, str> {
    const MARKUP: [char; 12] = ['\\', '|', '<', '>', '*', '_', '`', '[', ']', '#', '&', '~'];
    if !text.contains(MARKUP) && !text.contains(is_unprintable) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if MARKUP.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out.into()
}
