//! `cheapest`.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::{Failure, load};
use super::seen::Seen;
use crate::model::evaluated::Evaluated;
use crate::model::numbers::cheapest::{self, Cheapest, Move, Solution};
use crate::model::plan::ConditionId;
use crate::store::packs::Library;
use crate::text::findings::clean;
use crate::text::{self, explain, labelled, words};

/// Which plan, and how much may be spent.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Args)]
pub struct CheapestWay {
    plan: PathBuf,
    #[arg(long, value_name = "CNY", value_parser = amount)]
    budget: Option<f64>,
    #[arg(long)]
    frontier: bool,
    #[arg(long = "format", value_enum, default_value_t = Printed::Table)]
    printed: Printed,
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
    #[command(flatten)]
    seen: Seen,
}

/// How the solution is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printed {
    /// Lines for people.
    Table,
    /// One object, for programs.
    Json,
}

fn amount(text: &str) -> Result<f64, String> {
    let read = text.parse::<f64>().ok().filter(|amount| amount.is_finite() && *amount >= 0.0);
    read.ok_or_else(|| words::not_a_budget().to_owned())
}

#[derive(Serialize)]
struct Object<'a> {
    cost: f64,
    met: &'a [usize],
    unreachable: &'a [usize],
    moves: Vec<Step<'a>>,
    frontier: Vec<Point>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Step<'a> {
    Switch { touchpoint: u64, switches: Vec<&'a str> },
    Place { kind: &'a str, platform: &'a str, switches: Vec<&'a str> },
}

#[derive(Serialize)]
struct Point {
    goals: usize,
    cost: f64,
}

impl CheapestWay {
    /// Prints the cheapest way to the goals of a plan.
    pub fn run(&self, library: &Library, out: &mut impl Write) -> Result<(), Failure> {
        let evaluated = load(library, &self.plan, self.rules.as_deref(), &self.seen)?;
        let found = cheapest::cheapest(&evaluated, self.budget)
            .map_err(|error| Failure { lines: vec![words::not_solved(error)], code: 1 })?;
        match self.printed {
            Printed::Json => {
                serde_json::to_writer_pretty(&mut *out, &object(&found))
                    .map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
            Printed::Table => self.lines(&evaluated, &found, out)?,
        }
        Ok(())
    }

    fn lines(
        &self,
        evaluated: &Evaluated,
        found: &Cheapest,
        out: &mut impl Write,
    ) -> std::io::Result<()> {
        let plan = &evaluated.plan;
        let Solution { cost, met, moves } = &found.solution;
        let said = words::cheapest_meets(met.len(), plan.goals.len(), text::amount(*cost));
        let marks = text::stage::marks(evaluated);
        if !marks.is_empty() {
            writeln!(out, "{}", clean(&text::sentence(&text::parts(&marks))))?;
        }
        writeln!(out, "{said}")?;
        for step in moves {
            writeln!(out, "  {}", clean(&explain::cheapest_move(evaluated, step)))?;
        }
        for goal in &found.unreachable {
            let state = evaluated.evaluation.goals.get(*goal);
            let Some((goal, state)) = plan.goals.get(*goal).zip(state) else { continue };
            let named = explain::goal(evaluated.pack(), goal);
            let why = explain::goal_state(&evaluated.engine, plan, goal, state);
            writeln!(out, "{}", clean(&labelled(words::cheapest_never(named), why)))?;
        }
        if self.frontier {
            for (solution, goals) in found.frontier.iter().zip(1_usize..) {
                let cost = text::amount(solution.cost);
                writeln!(out, "{}", words::cheapest_point(goals, cost))?;
            }
        }
        Ok(())
    }
}

fn object(found: &Cheapest) -> Object<'_> {
    let points = found.frontier.iter().zip(1_usize..);
    Object {
        cost: found.solution.cost,
        met: &found.solution.met,
        unreachable: &found.unreachable,
        moves: found.solution.moves.iter().map(step).collect(),
        frontier: points.map(|(one, goals)| Point { goals, cost: one.cost }).collect(),
    }
}

fn step(one: &Move) -> Step<'_> {
    match one {
        Move::Switch(id, switches) => Step::Switch { touchpoint: id.0, switches: ids(switches) },
        Move::Place(kind, platform, switches) => Step::Place {
            kind: kind.as_str(),
            platform: platform.as_str(),
            switches: ids(switches),
        },
    }
}

fn ids(switches: &[ConditionId]) -> Vec<&str> {
    switches.iter().map(ConditionId::as_str).collect()
}
