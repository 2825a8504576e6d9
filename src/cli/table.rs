//! `evaluate` and `explain` for people: tables that fit the terminal.

use std::io::{self, Write};

use terminal_size::terminal_size;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::export::layout::closes;
use crate::model::coverage::{GoalState, State};
use crate::model::engine::Verdict;
use crate::model::evaluated::Evaluated;
use crate::model::pack::Tier;
use crate::model::sign::Sign;
use crate::text::{self, explain, findings::clean, sentences, words};

/// The width of a table where there is no terminal to ask, in columns.
const USUAL_WIDTH: usize = 100;
/// Narrower than this, no table is readable: lines are cut by the terminal instead.
const LEAST_WIDTH: usize = 32;

#[derive(Clone, Copy)]
enum Ink {
    Plain,
    Bold,
    Faint,
    Green,
    Yellow,
    Red,
}

/// Writes words in colour where the terminal takes it.
pub struct Pen {
    colour: bool,
    width: usize,
}

impl Pen {
    fn new() -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let width = terminal_size().map(|(w, _)| usize::from(w.0)).or(asked).unwrap_or(USUAL_WIDTH);
        Self { colour: super::colour(), width: width.max(LEAST_WIDTH) }
    }

    fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Plain => return text.to_owned(),
            _ if !self.colour => return text.to_owned(),
            Ink::Bold => "1",
            Ink::Faint => "2",
            Ink::Green => "32",
            Ink::Yellow => "33",
            Ink::Red => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// The text cut or filled up to `width` columns. Chinese characters take two.
fn fit(text: &str, width: usize) -> String {
    let text = clean(text);
    let have = text.width();
    if have <= width {
        return format!("{text}{}", " ".repeat(width - have));
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        out.push(c);
        used += wide;
    }
    format!("{out}…{}", " ".repeat(width.saturating_sub(used + 1)))
}

/// The text in lines of at most `width` columns, each after `indent` spaces.
fn wrap(text: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(16);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let text = clean(text);
    for word in text.split_whitespace().flat_map(|word| broken(word, room)) {
        if !line.is_empty() && line.width() + 1 + word.width() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += &word;
    }
    lines.push(line);
    let lead = " ".repeat(indent);
    let lead = lead.as_str();
    lines.iter().flat_map(|line| [lead, line.as_str(), "\n"]).collect()
}

/// A word in pieces of at most `room` columns: a Chinese sentence has no spaces.
fn broken(word: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > room {
            // A mark does not begin a line: the character before it comes along.
            let along = pieces.last_mut().filter(|_| closes(c)).and_then(String::pop);
            used = along.and_then(UnicodeWidthChar::width).unwrap_or(0);
            pieces.push(along.map(String::from).unwrap_or_default());
        }
        used += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

fn verdict_ink(verdict: Verdict) -> Ink {
    match State::of(verdict) {
        Some(state) => state_ink(state),
        None => Ink::Faint,
    }
}

fn state_ink(state: State) -> Ink {
    match state {
        State::Individual => Ink::Green,
        State::Aggregate | State::Available => Ink::Plain,
        State::Locked => Ink::Yellow,
        State::Unstated => Ink::Faint,
        State::Withheld => Ink::Red,
    }
}

/// How wide each column is, and whether cells have words beside their signs.
struct Columns {
    id: usize,
    name: usize,
    platform: usize,
    cell: usize,
    words: bool,
}

impl Columns {
    fn new(evaluated: &Evaluated, width: usize) -> Self {
        let pack = evaluated.engine.pack();
        let insights = pack.insights.len();
        let names = evaluated.plan.touchpoints.iter();
        let name = names.map(|t| explain::name(pack, t).width()).max().unwrap_or(0).clamp(10, 30);
        let platforms = pack.platforms.iter();
        let platform = platforms.map(|p| text::of(&p.name).width()).max().unwrap_or(0).clamp(8, 16);
        let wide = 15;
        let ids = evaluated.plan.touchpoints.iter().map(|t| t.id.to_string().len());
        let id = ids.max().unwrap_or(0).max(3);
        let numbers = id + 1;
        let full = numbers + name + 2 + platform + 2 + insights * (wide + 1);
        if full <= width {
            return Self { id, name, platform, cell: wide, words: true };
        }
        // Signs only; the heads are cut to what is left, and the names give way last.
        let rest = width.saturating_sub(numbers + 10 + 2 + 8 + 2);
        let cell = (rest / insights.max(1)).saturating_sub(1).clamp(1, 10);
        let rest = width.saturating_sub(numbers + 4 + insights * (cell + 1));
        let platform = platform.min(rest / 2);
        let name = name.min(rest.saturating_sub(platform));
        Self { id, name, platform, cell, words: false }
    }
}

/// Prints verdicts, coverage, goals and moves.
pub fn print(evaluated: &Evaluated, out: &mut impl Write) -> io::Result<()> {
    let pen = Pen::new();
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let title = text::title(plan);
    writeln!(out, "{}", pen.ink(Ink::Bold, fit(title, pen.width).trim_end()))?;
    let about = text::stage::foot(pack);
    writeln!(out, "{}\n", pen.ink(Ink::Faint, fit(&about, pen.width).trim_end()))?;
    verdict_table(evaluated, &pen, out)?;

    writeln!(out, "\n{}", pen.ink(Ink::Bold, words::coverage_by_tier()))?;
    for tier in Tier::ALL {
        let states = evaluation.tiers.row(tier.index());
        let signs: Vec<String> =
            states.iter().map(|s| pen.ink(state_ink(*s), Sign::from(*s).character())).collect();
        writeln!(out, "  {} {}", signs.join(""), fit(explain::tier(pack, tier), 20).trim_end())?;
        write!(out, "{}", wrap(&explain::covered(pack, states), 4, pen.width))?;
    }

    writeln!(out, "\n{}", pen.ink(Ink::Bold, words::goals()))?;
    if plan.goals.is_empty() {
        writeln!(out, "  {}", words::no_goals_set())?;
    }
    for (goal, state) in plan.goals.iter().zip(&evaluation.goals) {
        let sign = Sign::of_goal(goal, state).character();
        let ink = match state {
            GoalState::Met(_) => Ink::Green,
            GoalState::Locked(..) => Ink::Yellow,
            GoalState::Available(_) => Ink::Plain,
            GoalState::OutOfReach => Ink::Red,
        };
        let stands = explain::goal_state(engine, plan, goal, state);
        let line = text::labelled(explain::goal(pack, goal), stands);
        let wrapped = wrap(&line, 4, pen.width);
        write!(out, "  {} {}", pen.ink(ink, sign), wrapped.trim_start())?;
    }

    if !evaluation.moves.is_empty() {
        writeln!(out, "\n{}", pen.ink(Ink::Bold, words::best_moves()))?;
        for offered in &evaluation.moves {
            write!(out, "{}", wrap(&explain::deed(engine, plan, offered.deed), 2, pen.width))?;
            let promise = wrap(&explain::promise(engine, plan, offered), 4, pen.width);
            write!(out, "{}", pen.ink(Ink::Faint, &promise))?;
        }
    }
    Ok(())
}

fn verdict_table(evaluated: &Evaluated, pen: &Pen, out: &mut impl Write) -> io::Result<()> {
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    if plan.touchpoints.is_empty() {
        return writeln!(out, "{}", words::nothing_placed());
    }
    let columns = Columns::new(evaluated, pen.width);
    let mut head = format!(
        "{} {}  {}  ",
        " ".repeat(columns.id),
        fit(words::touchpoint(), columns.name),
        fit(words::platform(), columns.platform)
    );
    for insight in &pack.insights {
        head += &fit(text::of(&insight.name), columns.cell);
        head.push(' ');
    }
    writeln!(out, "{}", pen.ink(Ink::Faint, head.trim_end()))?;
    for (place, touchpoint) in plan.touchpoints.iter().enumerate() {
        let platform = pack.platform(&touchpoint.platform).map_or("", |p| text::of(&p.name));
        let name = explain::name(pack, touchpoint);
        write!(
            out,
            "{:>width$} {}  {}  ",
            touchpoint.id.to_string(),
            fit(name, columns.name),
            fit(platform, columns.platform),
            width = columns.id
        )?;
        let verdicts = evaluation.verdicts(place);
        for (n, verdict) in verdicts.iter().enumerate() {
            let sign = Sign::from(*verdict).character();
            let words = short(*verdict);
            let cell = if columns.words { format!("{sign} {words}") } else { sign.to_owned() };
            let cell = fit(&cell, columns.cell);
            let last = n + 1 == verdicts.len();
            let cell = if last { cell.trim_end() } else { &cell };
            write!(out, "{}{}", pen.ink(verdict_ink(*verdict), cell), if last { "" } else { " " })?;
        }
        writeln!(out)?;
    }
    if !columns.words {
        let legend: Vec<String> = State::BEST_FIRST
            .iter()
            .filter(|s| **s != State::Available)
            .map(|s| format!("{} {}", Sign::from(*s).character(), explain::state(*s)))
            .chain(std::iter::once(format!("· {}", words::not_sensed())))
            .collect();
        write!(out, "{}", pen.ink(Ink::Faint, &wrap(&legend.join("  "), 4, pen.width)))?;
    }
    Ok(())
}

/// A verdict in at most thirteen columns.
fn short(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yields { grain, .. } => sentences::grain_short(grain),
        Verdict::Locked { .. } => words::locked(),
        Verdict::Withheld { .. } => words::short_withheld(),
        Verdict::Unstated => words::unstated(),
        Verdict::NotSensed { .. } => words::short_not_sensed(),
    }
}

/// Prints why each insight of one touchpoint is what it is.
pub fn explain(evaluated: &Evaluated, place: usize, out: &mut impl Write) -> io::Result<()> {
    let pen = Pen::new();
    let Evaluated { plan, engine, evaluation, .. } = evaluated;
    let pack = engine.pack();
    let (Some(touchpoint), Some(placement)) =
        (plan.touchpoints.get(place), evaluation.placements.get(place))
    else {
        return Ok(());
    };
    let name = fit(explain::name(pack, touchpoint), pen.width);
    writeln!(out, "{}", pen.ink(Ink::Bold, name.trim_end()))?;
    if let Some((kind, platform)) = explain::parts(engine, *placement) {
        let tier = explain::tier(pack, platform.tier);
        let about = text::listed(&[text::of(&kind.name), text::of(&platform.name), tier]);
        write!(out, "{}", pen.ink(Ink::Faint, &wrap(&about, 0, pen.width)))?;
    }
    for (n, verdict) in evaluation.verdicts(place).iter().enumerate() {
        let insight = pack.insights.get(n).map_or("", |i| text::of(&i.name));
        let why = explain::explain(engine, *placement, n, *verdict);
        let sign = Sign::from(*verdict).character();
        let told = explain::verdict_at(engine, *placement, n, *verdict);
        let head = format!("{sign} {}", words::insight_verdict(insight, told));
        let head = wrap(&head, 0, pen.width);
        writeln!(out, "\n{}", pen.ink(verdict_ink(*verdict), head.trim_end()))?;
        write!(out, "{}", wrap(&why.because, 2, pen.width))?;
        if let (Some(source), Some(sure)) = (&why.source, why.confidence) {
            let source = text::with_aside(source, explain::confidence(sure));
            let source = text::labelled(words::source(), source);
            write!(out, "{}", pen.ink(Ink::Faint, &wrap(&source, 2, pen.width)))?;
            if let Some(address) = &why.address {
                write!(out, "{}", pen.ink(Ink::Faint, &wrap(address, 2, pen.width)))?;
            }
        }
    }
    Ok(())
}
