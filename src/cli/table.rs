//! `evaluate` and `explain` for people: tables that fit the terminal.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::terminal::{Ink, Terminal, fit};
use crate::model::verdict::Sign;
use crate::model::verdict::State;
use crate::report::Report;
use crate::text::{self, words};

/// The width of a cell with words beside its sign.
const CELL: usize = 15;
/// The widest column of signs alone.
const SIGNS: usize = 10;

/// How wide each column is, and whether cells have words beside their signs.
struct Columns {
    id: usize,
    name: usize,
    platform: usize,
    cell: usize,
    words: bool,
}

impl Columns {
    fn new(report: &Report, width: usize) -> Self {
        let insights = report.insights.len();
        let name = widest(report.cards().map(|card| card.name.as_str())).clamp(10, 30);
        let platform = widest(report.platforms().iter().map(|p| p.name.as_str())).clamp(8, 16);
        let ids = report.cards().map(|card| card.id.to_string().len());
        let id = ids.max().unwrap_or(0).max(3);
        let numbers = id + 1;
        let full = numbers + name + 2 + platform + 2 + insights * (CELL + 1);
        if full <= width {
            return Self { id, name, platform, cell: CELL, words: true };
        }
        // Signs only: the heads of the columns are cut first, the names last.
        let rest = width.saturating_sub(numbers + 10 + 2 + 8 + 2);
        let cell = (rest / insights.max(1)).saturating_sub(1).clamp(1, SIGNS);
        let rest = width.saturating_sub(numbers + 4 + insights * (cell + 1));
        let platform = platform.min(rest / 2);
        let name = name.min(rest.saturating_sub(platform));
        Self { id, name, platform, cell, words: false }
    }
}

fn widest<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Prints verdicts, coverage, goals and moves.
pub fn print(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let terminal = Terminal::of_output();
    writeln!(out, "{}", terminal.ink(Ink::Bold, &terminal.line(report.title())))?;
    // How the rules are seen is never cut.
    writeln!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(&report.foot(), 0)))?;
    verdicts(report, &terminal, out)?;
    coverage(report, &terminal, out)?;
    goals(report, &terminal, out)?;
    moves(report, &terminal, out)
}

fn verdicts(report: &Report, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    if report.plan().touchpoints.is_empty() {
        return writeln!(out, "{}", words::nothing_placed());
    }
    let columns = Columns::new(report, terminal.width);
    let mut head = format!(
        "{} {}  {}  ",
        " ".repeat(columns.id),
        fit(words::touchpoint(), columns.name),
        fit(words::platform(), columns.platform)
    );
    for insight in &report.insights {
        head += &fit(&insight.name, columns.cell);
        head.push(' ');
    }
    writeln!(out, "{}", terminal.ink(Ink::Faint, head.trim_end()))?;
    for card in report.cards() {
        let id = card.id.to_string();
        let (name, platform) =
            (fit(&card.name, columns.name), fit(&card.platform, columns.platform));
        write!(out, "{id:>width$} {name}  {platform}  ", width = columns.id)?;
        let mut cells = report.verdicts(card.place).peekable();
        while let Some(cell) = cells.next() {
            let sign = cell.sign.character();
            let text =
                if columns.words { format!("{sign} {}", cell.short) } else { sign.to_owned() };
            let text = fit(&text, columns.cell);
            let last = cells.peek().is_none();
            let text = if last { text.trim_end() } else { &text };
            write!(out, "{}{}", terminal.ink(cell.role, text), if last { "" } else { " " })?;
        }
        writeln!(out)?;
    }
    if columns.words { Ok(()) } else { legend(report, terminal, out) }
}

/// Prints what the signs mean, for a table without words beside them.
fn legend(report: &Report, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    // Only coverage has cells that are available.
    let keys = report.keys().iter().filter(|key| key.state != State::Available);
    let mut entries: Vec<String> =
        keys.map(|key| format!("{} {}", key.sign.character(), key.name)).collect();
    entries.push(format!("{} {}", Sign::NotSensed.character(), words::not_sensed()));
    let legend = terminal.wrap(&entries.join("  "), 4);
    write!(out, "{}", terminal.ink(Ink::Faint, &legend))
}

fn coverage(report: &Report, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}", terminal.ink(Ink::Bold, words::coverage_by_tier()))?;
    for tier in report.tiers() {
        let cells = tier.cells.iter();
        let signs: String =
            cells.map(|cell| terminal.ink(cell.role, cell.sign.character())).collect();
        writeln!(out, "  {signs} {}", fit(&tier.name, 20).trim_end())?;
        write!(out, "{}", terminal.wrap(&report.covered(tier.tier), 4))?;
    }
    Ok(())
}

fn goals(report: &Report, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}", terminal.ink(Ink::Bold, words::goals()))?;
    if report.goals().is_empty() {
        writeln!(out, "  {}", words::no_goals_set())?;
    }
    for goal in report.goals() {
        let line = text::labelled(goal.head.as_str(), goal.says.as_str());
        let sign = terminal.ink(goal.role, goal.sign.character());
        write!(out, "  {sign} {}", terminal.wrap(&line, 4).trim_start())?;
    }
    Ok(())
}

fn moves(report: &Report, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    if report.moves().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", terminal.ink(Ink::Bold, words::best_moves()))?;
    for offered in report.moves() {
        write!(out, "{}", terminal.wrap(&offered.head, 2))?;
        write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(&offered.says, 4)))?;
    }
    Ok(())
}

/// Prints why each insight of one touchpoint is what it is.
pub fn explain(report: &Report, place: usize, out: &mut impl Write) -> io::Result<()> {
    let terminal = Terminal::of_output();
    let Some(card) = report.card(place) else { return Ok(()) };
    writeln!(out, "{}", terminal.ink(Ink::Bold, &terminal.line(&card.name)))?;
    let about = text::listed(&[&card.kind, &card.platform, &card.tier]);
    write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(&about, 0)))?;
    write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(&report.foot(), 0)))?;
    for reason in report.reasons(place) {
        let head = format!("{} {}", reason.sign.character(), reason.head());
        let head = terminal.wrap(&head, 0);
        writeln!(out, "\n{}", terminal.ink(reason.role, head.trim_end()))?;
        write!(out, "{}", terminal.wrap(&reason.why.because, 2))?;
        let (line, details) = (reason.why.line(), reason.why.details());
        let details = Some(details.as_str()).filter(|details| !details.is_empty());
        let statements = report.statements(place, reason.insight);
        let lines = line.as_deref().into_iter().chain(reason.why.address.as_deref());
        let lines = lines.chain(details).chain(statements.iter().map(String::as_str));
        for line in lines {
            write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(line, 2)))?;
        }
    }
    beside(report, place, &terminal, out)
}

/// Prints keys and duties of a touchpoint, if the pack speaks of them.
fn beside(
    report: &Report,
    place: usize,
    terminal: &Terminal,
    out: &mut impl Write,
) -> io::Result<()> {
    let beside = report.beside(place);
    if !beside.keys.is_empty() {
        writeln!(out, "\n{}", terminal.ink(Ink::Bold, words::known_by()))?;
        write!(out, "{}", terminal.wrap(&text::and_list(&beside.keys), 2))?;
        let same: Vec<&str> = beside.same.iter().map(|(_, name)| name.as_str()).collect();
        if !same.is_empty() {
            let line = words::same_people(text::and_list(&same));
            write!(out, "{}", terminal.wrap(&line, 2))?;
        }
    }
    if !beside.duties.is_empty() {
        writeln!(out, "\n{}", terminal.ink(Ink::Bold, words::duties_head()))?;
        for duty in &beside.duties {
            let line = text::labelled(duty.law.as_str(), &*duty.asks);
            write!(out, "{}", terminal.wrap(&line, 2))?;
            write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(&duty.source, 4)))?;
        }
        write!(out, "{}", terminal.ink(Ink::Faint, &terminal.wrap(words::no_legal_advice(), 2)))?;
    }
    Ok(())
}
