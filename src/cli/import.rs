//! `import`.

use std::collections::BTreeMap;
use std::io::Write;
use std::iter;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::export::keeps_inputs;
use super::failure::{Failure, file_error};
use super::{preview, print_errors};
use crate::editor::judge::{Fate, Judge, JudgedSheet};
use crate::editor::returned::{self, is_returned};
use crate::model::action::{self, Action, Purpose, Refusal};
use crate::model::import::{self, Choices};
use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::store::packs::Library;
use crate::store::sheet::{self, SheetError, Sheets};
use crate::store::{self, FileError, Loaded};
use crate::text::findings::{clean, refusal};
use crate::text::import::sheet_error;
use crate::text::{labelled, or_list, words};

/// What is imported, and where to.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Import {
    #[arg(value_name = "SHEET")]
    rows: PathBuf,
    #[arg(long, value_name = "PLAN")]
    into: Option<PathBuf>,
    #[arg(
        short = 'o',
        long = "output",
        value_name = "PLAN",
        required_unless_present = "dry_run",
        conflicts_with = "dry_run"
    )]
    target: Option<PathBuf>,
    #[arg(long, value_name = "NAME", conflicts_with = "all_sheets")]
    sheet: Option<String>,
    #[arg(long)]
    all_sheets: bool,
    #[arg(long)]
    hidden: bool,
    #[arg(long)]
    partial: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_name = "CODE=CNY", value_parser = rate)]
    rate: Vec<(&'static str, f64)>,
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
    #[arg(long = "format", value_enum, default_value_t = Printed::Table)]
    printed: Printed,
}

/// How the rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printed {
    /// Lines for people.
    Table,
    /// One object, for programs.
    Json,
}

/// The plan that the rows go into.
struct Base {
    plan: Plan,
    pack: Arc<Pack>,
    /// The comment that its file begins with.
    header: String,
}

/// What one unit of another currency is worth: `EUR=7.8`.
fn rate(text: &str) -> Result<(&'static str, f64), String> {
    let read = text.split_once('=').and_then(|(code, worth)| {
        let worth: f64 = worth.trim().parse().ok()?;
        let code = import::numbers::currency(code)?;
        (worth.is_finite() && worth > 0.0).then_some((code, worth))
    });
    read.ok_or_else(|| words::a_rate(or_list(&import::numbers::currencies())))
}

impl Import {
    /// Prints what becomes of each row, and writes the plan if it is asked for.
    pub fn run(&self, library: &Library, out: &mut impl Write) -> Result<(), Failure> {
        if let Some(target) = &self.target {
            if target.is_dir() {
                return Err(FileError::Directory(target.clone()).into());
            }
            let rules = self.rules.as_ref().map(PathBuf::from);
            keeps_inputs(target, iter::once(self.rows.clone()).chain(rules))?;
        }
        let Base { plan, pack, header } = self.base(library)?;
        let mut judge = Judge::new(plan.clone(), &pack, (self.into.is_some(), self.hidden));
        let rates = self.rate.iter().copied().collect();
        let choices = Choices { rates, ..Choices::default() };
        let mut judged = Vec::new();
        let (returned, sheets): (Vec<Sheets>, Vec<Sheets>) =
            self.read()?.into_iter().partition(is_returned);
        for sheets in sheets {
            let import = import::plan_with(&sheets.rows, &pack, &choices);
            if self.all_sheets && import.head.is_none() && !sheets.chosen.is_empty() {
                let line = words::sheet_without_heads(clean(&sheets.chosen));
                print_errors(&[line]);
                continue;
            }
            judged.push(judge.sheet(&sheets, import));
        }
        match self.printed {
            Printed::Json => preview::json(&judged, &pack, self.all_sheets, out)?,
            Printed::Table => preview::lines(&judged, &pack, self.all_sheets, out)?,
        }
        // What was read is seen even if writing fails.
        out.flush()?;
        let failed = |error: Refusal| Failure { lines: vec![refusal(&error)], code: 1 };
        let plan = action::apply(&plan, &pack, &judge.action()).map_err(failed)?;
        let returned = self.without_record(returned);
        // The sheets name touchpoints by the ids that they had when they were exported.
        let ids = judged.iter().flat_map(|sheet| &sheet.rows);
        let ids: BTreeMap<_, _> = ids.filter_map(|row| row.own.zip(row.id)).collect();
        let changes = returned::changes_with(&plan, &pack, &returned, &ids);
        if self.printed == Printed::Table {
            for line in &changes.said {
                writeln!(out, "{}", clean(line))?;
            }
        }
        out.flush()?;
        print_errors(&changes.wrong);
        let all = Action::Together(Purpose::Record, changes.actions);
        let plan = action::apply(&plan, &pack, &all).map_err(failed)?;
        self.write(&plan, &header, (&judged, changes.wrong.len()))
    }

    /// Sheets that come back, without those of a record if there is no plan that has one.
    fn without_record(&self, mut returned: Vec<Sheets>) -> Vec<Sheets> {
        if self.into.is_none() {
            let (record, others): (Vec<_>, Vec<_>) =
                returned.into_iter().partition(returned::is_of_record);
            for sheets in record {
                print_errors(&[words::record_without_plan(clean(&sheets.chosen))]);
            }
            returned = others;
        }
        returned
    }

    /// The plan of `--into`, or a new one.
    fn base(&self, library: &Library) -> Result<Base, Failure> {
        let under = self.rules.as_deref().map(|name| library.find(name)).transpose()?;
        let Some(file) = &self.into else {
            let pack = under.unwrap_or_else(|| Arc::clone(library.base()));
            let plan = Plan::empty(pack.id.clone());
            return Ok(Base { plan, pack, header: String::new() });
        };
        let unread = |error: FileError| Failure { lines: file_error(library, &error), code: 1 };
        let loaded = store::load(file, library, under.as_ref()).map_err(unread)?;
        let Loaded { mut plan, pack, comments } = loaded;
        // The rows are read under this pack, and may name what only this one has.
        plan.rules = pack.id.clone();
        Ok(Base { plan, pack, header: comments.header })
    }

    /// The sheets to import.
    fn read(&self) -> Result<Vec<Sheets>, Failure> {
        let read = |wanted: Option<&str>| {
            sheet::read(&self.rows, wanted).map_err(|error| self.failure(&error))
        };
        let first = read(self.sheet.as_deref())?;
        if self.sheet.is_some() || first.names.is_empty() {
            return Ok(vec![first]);
        }
        if !self.all_sheets {
            let others = first.names.iter().filter(|name| **name != first.chosen);
            let others = others.filter_map(|name| read(Some(name.as_str())).ok());
            let returned: Vec<Sheets> = others.filter(is_returned).collect();
            return Ok(iter::once(first).chain(returned).collect());
        }
        first.names.iter().map(|name| read(Some(name.as_str()))).collect()
    }

    /// Writes the plan, unless a row is left out or has a question.
    fn write(
        &self,
        plan: &Plan,
        header: &str,
        (judged, wrong): (&[JudgedSheet], usize),
    ) -> Result<(), Failure> {
        let Some(target) = &self.target else { return Ok(()) };
        let count = |fate: Fate| {
            let rows = judged.iter().flat_map(|sheet| &sheet.rows);
            rows.filter(|row| row.fate == fate).count()
        };
        let (refused, ask) = (count(Fate::LeftOut) + wrong, count(Fate::Question));
        let whole = refused + ask == 0;
        if whole || self.partial {
            store::save_plan_with(target, plan, header)?;
        }
        if whole {
            return Ok(());
        }
        let line = if self.partial {
            words::written_in_part(refused, ask)
        } else {
            words::nothing_written(refused, ask)
        };
        Err(Failure { lines: vec![line], code: 1 })
    }
    /// Why the sheet cannot be read; naming one that is not there is wrong usage.
    fn failure(&self, error: &SheetError) -> Failure {
        let code = if matches!(error, SheetError::NoSuchSheet { .. }) { 2 } else { 1 };
        let lines = sheet_error(error);
        if matches!(error, SheetError::File(_)) {
            return Failure { lines, code };
        }
        let file = clean(&self.rows.display().to_string());
        let lines = lines.into_iter().map(|line| labelled(file.as_str(), line)).collect();
        Failure { lines, code }
    }
}
