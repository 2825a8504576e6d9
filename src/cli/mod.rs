//! The command line: what the window shows, without a window.
//!
//! Results go to standard output, errors to standard error. Exit codes: 0 success, 1 invalid input,
//! 2 wrong usage.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::export::{csv, json, markdown};
use crate::model::evaluated::Evaluated;
use crate::model::finding::nearest;
use crate::model::plan::TouchpointId;
use crate::report::Report;
use crate::store::folders::Folders;
use crate::store::packs::Library;
use crate::store::settings::Settings;
use crate::store::{self, FileError, pack_file, plan_file};
use crate::text::lang::{self, Lang};
use crate::text::{self, findings, words};
use failure::{Failure, file_error, invalid_packs, load};

mod cheapest;
mod export;
mod failure;
mod help;
mod import;
mod merge;
mod minutes;
mod preview;
mod rules;
mod seen;
mod table;
mod terminal;
mod usage;

/// A planning board for China: what each touchpoint will teach the brand, and why.
///
/// Without a command the window opens with PLAN, else with the last plan, else with an example. The
/// commands print the same results without a window.
#[derive(Debug, Parser)]
#[command(name = "tierboard", version, subcommand_precedence_over_arg = true)]
pub struct Cli {
    /// The plan to open in the window (RON).
    plan: Option<PathBuf>,
    /// The language: en or zh; else the system's.
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the verdicts, coverage by tier and goals of a plan.
    Evaluate {
        /// The plan file (RON).
        plan: PathBuf,
        /// How to print.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// Evaluate under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
        #[command(flatten)]
        seen: seen::Seen,
    },
    /// Explain each verdict on one touchpoint, with its source.
    Explain {
        /// The plan file (RON).
        plan: PathBuf,
        /// The touchpoint's id.
        #[arg(value_parser = number)]
        id: u64,
        /// Explain under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
        #[command(flatten)]
        seen: seen::Seen,
    },
    /// Write the plan as slides, a document, a workbook, a page or a picture.
    Export(export::Export),
    /// Print the differences between two plans, or between two versions of one.
    Compare {
        /// The plan before (RON).
        before: PathBuf,
        /// The plan after (RON).
        after: PathBuf,
        /// Compare under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
        #[command(flatten)]
        seen: seen::Seen,
    },
    /// Read the rows of a spreadsheet as touchpoints of a plan.
    Import(import::Import),
    /// Print the cheapest way to the goals of a plan.
    Cheapest(cheapest::CheapestWay),
    /// Print the minutes of the workshop.
    Minutes(minutes::Minutes),
    /// Merge two copies of a plan.
    Merge(merge::Merge),
    /// Check plans and packs, and print everything that is wrong with each.
    Check {
        /// Plan and pack files (RON).
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show rule packs; without a subcommand, list them.
    Rules {
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// List the packs that can be named by id.
    List,
    /// Print everything in a pack, with its sources.
    Show {
        /// The pack's id, or a pack file.
        pack: String,
    },
    /// Print where the verdicts of two packs differ.
    Diff {
        /// The first pack: id or file.
        one: String,
        /// The second pack: id or file.
        other: String,
        /// Also print what differs in this plan.
        #[arg(long, value_name = "PLAN")]
        plan: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table that fits the terminal.
    Table,
    /// One object, for programs.
    Json,
    /// One row for each touchpoint and insight, for spreadsheets.
    Csv,
    /// Tables for a document.
    Markdown,
}

/// What is left to do after the arguments have been read.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing: the command is done.
    Done(ExitCode),
    /// Open the window, on this plan if there is one.
    Window(Option<PathBuf>),
}

/// Parses the arguments of this process, and runs the command.
#[must_use]
pub fn run() -> Outcome {
    lang::set_default(Lang::of_system());
    if let Some(lang) = requested_language() {
        // Set before the arguments are read, so that their help is in it too.
        lang::set_default(lang);
    }
    let read = help::worded(Cli::command()).try_get_matches();
    let cli = match read.and_then(|found| Cli::from_arg_matches(&found)) {
        Ok(cli) => cli,
        Err(error) => return Outcome::Done(print_usage(&error)),
    };
    if let (Some(_), Some(_)) = (&cli.plan, &cli.command) {
        print_errors(&[words::plan_or_command()]);
        return Outcome::Done(ExitCode::from(2));
    }
    let folders = Folders::of_system();
    let Some(command) = cli.command else {
        // The language chosen in the window is used there, unless the arguments ask for another.
        if let (None, Some(lang)) = (cli.lang, chosen_language(&folders)) {
            lang::set_default(lang);
        }
        return Outcome::Window(cli.plan);
    };
    let mut library = Library::with_folder(folders.packs.as_deref());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = dispatch(&command, &mut library, &mut out);
    Outcome::Done(finish(done.and_then(|()| Ok(out.flush()?))))
}

/// The language that was chosen in the window.
fn chosen_language(folders: &Folders) -> Option<Lang> {
    Lang::of_code(&Settings::load(folders.settings.as_deref()).language?)
}

/// Prints help or version, or what is wrong with the arguments.
fn print_usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // If nothing reads standard output, the help is not needed.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    match misspelt_command(error) {
        Some((word, command)) => {
            print_errors(&[text::usage::no_command(&word, command.as_slice())]);
        }
        None => print_errors(&usage::lines(error)),
    }
    ExitCode::from(2)
}

/// A command that does not exist, and the one that was probably meant. Without this, the word would
/// be taken for the plan to open, and the arguments after it would be reported instead.
fn misspelt_command(error: &clap::Error) -> Option<(String, Option<String>)> {
    if !matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand) {
        return None;
    }
    let mut args = arguments().skip(1);
    let mut word = args.next()?;
    while word.starts_with('-') {
        if word == "--lang" {
            args.next();
        }
        word = args.next()?;
    }
    let commands = Cli::command();
    let names: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    let command = nearest(&word, &names).map(str::to_owned);
    let is_file = word.contains(['.', '/', '\\']) || Path::new(&word).exists();
    (!is_file && command.as_ref() != Some(&word)).then_some((word, command))
}

/// The arguments as texts. A path may be in another encoding; no option and no command is.
fn arguments() -> impl Iterator<Item = String> {
    std::env::args_os().map(|arg| arg.to_string_lossy().into_owned())
}

/// The language that the arguments ask for, wherever the option is.
fn requested_language() -> Option<Lang> {
    let mut args = arguments();
    let found = args.find_map(|arg| match arg.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(code) => code.strip_prefix('=').map(|code| Some(code.to_owned())),
        None => None,
    });
    Lang::of_code(&found?.or_else(|| args.next())?)
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::of_code(code).ok_or_else(text::usage::languages)
}

fn number(digits: &str) -> Result<u64, String> {
    digits.parse().map_err(|_| words::whole_number().to_owned())
}

/// Prints the evaluation of a plan as a table: what the window would have shown.
#[must_use]
pub fn print_instead_of_window(evaluated: Arc<Evaluated>) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let printed = table::print(&Report::new(evaluated), &mut out).and_then(|()| out.flush());
    finish(printed.map_err(Failure::from))
}

fn finish(done: Result<(), Failure>) -> ExitCode {
    let Err(failure) = done else { return ExitCode::SUCCESS };
    print_errors(&failure.lines);
    ExitCode::from(failure.code)
}

/// Prints lines to standard error. It is not an error if nothing reads them.
pub fn print_errors<S: AsRef<str>>(lines: &[S]) {
    let mut errors = io::stderr().lock();
    for line in lines {
        let _ = writeln!(errors, "{}", line.as_ref());
    }
}

/// Prints lines without control characters: a pack may come from an untrusted source.
fn print_clean(
    out: &mut impl Write,
    print: impl FnOnce(&mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let mut lines = Vec::new();
    print(&mut lines)?;
    let lines = String::from_utf8_lossy(&lines);
    lines.lines().try_for_each(|line| writeln!(out, "{}", findings::clean(line)))
}

fn dispatch(command: &Command, library: &mut Library, out: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::Evaluate { plan, format, rules, seen } => {
            let report = Report::new(load(library, plan, rules.as_deref(), seen)?);
            match format {
                Format::Table => table::print(&report, out)?,
                Format::Json => json::print(&report, out)?,
                Format::Csv => csv::print(&report, out)?,
                Format::Markdown => markdown::print(&report, None, out)?,
            }
            Ok(())
        }
        Command::Explain { plan, id, rules, seen } => {
            let report = Report::new(load(library, plan, rules.as_deref(), seen)?);
            explain(&report, TouchpointId(*id), out)
        }
        Command::Export(export) => export.run(library),
        Command::Compare { before, after, rules, seen } => {
            export::compare(library, (before, after), (rules.as_deref(), seen), out)
        }
        Command::Import(import) => import.run(library, out),
        Command::Cheapest(way) => way.run(library, out),
        Command::Minutes(minutes) => minutes.run(library, out),
        Command::Merge(merge) => merge.run(library),
        Command::Check { files } => check(library, files, out),
        Command::Rules { command } => match command {
            None | Some(RulesCommand::List) => {
                print_errors(&invalid_packs(library));
                Ok(print_clean(out, |lines| rules::list(library, lines))?)
            }
            Some(RulesCommand::Show { pack }) => {
                let pack = library.find(pack)?;
                Ok(print_clean(out, |lines| rules::show(&pack, lines))?)
            }
            Some(RulesCommand::Diff { one, other, plan }) => {
                let packs = (library.find(one)?, library.find(other)?);
                let seen = seen::Seen::default();
                let under = |name: &String| {
                    plan.as_deref().map(|plan| load(library, plan, Some(name), &seen)).transpose()
                };
                let plans = under(one)?.zip(under(other)?);
                let diff = |lines: &mut Vec<u8>| {
                    rules::diff((&packs.0, one), (&packs.1, other), lines)?;
                    match &plans {
                        Some((before, after)) => rules::diff_in_plan(before, after, lines),
                        None => Ok(()),
                    }
                };
                Ok(print_clean(out, diff)?)
            }
        },
    }
}

fn explain(report: &Report, id: TouchpointId, out: &mut impl Write) -> Result<(), Failure> {
    let plan = report.plan();
    let Some(place) = plan.position(id) else {
        const LISTED: usize = 20;
        let known: Vec<String> =
            plan.touchpoints.iter().take(LISTED).map(|t| format!("`{}`", t.id)).collect();
        return Err(Failure { lines: vec![text::cli::no_touchpoint(id.0, &known)], code: 1 });
    };
    Ok(table::explain(report, place, out)?)
}

fn check(library: &mut Library, files: &[PathBuf], out: &mut impl Write) -> Result<(), Failure> {
    let texts: Vec<_> = files.iter().map(|file| (file, store::read_text_or_pipe(file))).collect();
    let is_pack = |text: &Result<String, FileError>| {
        text.as_ref().is_ok_and(|text| pack_file::looks_like_pack(text))
    };
    // A plan may name a pack that is checked in the same run.
    for (file, text) in &texts {
        if is_pack(text) {
            // The loop below prints what is wrong with it.
            let _ = library.take_file(file);
        }
    }
    let mut lines = Vec::new();
    for (file, text) in texts {
        let pack = is_pack(&text);
        let found = text.and_then(|text| {
            let findings = if pack {
                pack_file::parse(&text).map(|sound| pack_file::warnings(&text, &sound))
            } else {
                plan_file::parse(&text, library, None).map(|(plan, _)| {
                    if let Some(carried) = plan.pack.as_deref()
                        && library.get(carried.id.as_str()).is_some_and(|own| **own != *carried)
                    {
                        let name = findings::clean(&file.display().to_string());
                        let id = findings::clean(carried.id.as_str());
                        print_errors(&[words::carried_pack_differs(name, id)]);
                    }
                    plan_file::warnings(&plan)
                })
            };
            findings.map_err(|findings| FileError::Findings(file.clone(), findings))
        });
        match found {
            Ok(warnings) => {
                let name = findings::clean(&file.display().to_string());
                writeln!(out, "{}", text::labelled(name, words::valid()))?;
                for warning in &warnings {
                    writeln!(out, "{}", findings::warning(file, warning))?;
                }
            }
            Err(error) => lines.extend(file_error(library, &error)),
        }
    }
    if lines.is_empty() { Ok(()) } else { Err(Failure { lines, code: 1 }) }
}
