//! The command line: what the window says, without a window.
//!
//! Results go to standard output, errors to standard error. Exit codes: 0 done, 1 the input is
//! unsound, 2 wrong usage.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::export::{json, report};
use crate::model::evaluated::Evaluated;
use crate::model::finding::{Finding, Noun, Problem, nearest};
use crate::model::pack::Pack;
use crate::model::plan::{Plan, TouchpointId};
use crate::store::{self, FileError, folders, pack_file, packs::Library};
use crate::text;
use crate::text::lang::{self, Lang};

mod export;
mod help;
mod rules;
pub mod start;
mod table;
mod usage;

/// A planning board for China: what each touchpoint will teach the brand, and why.
///
/// Without a subcommand the window opens: on PLAN, else on the last plan, else on an example.
/// The other commands say the same without a window.
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
    /// Print verdicts, coverage by tier and goals of a plan.
    Evaluate {
        /// The plan file (RON).
        plan: PathBuf,
        /// How to print.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// Evaluate under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
    },
    /// Say why each insight of one touchpoint is what it is, with sources.
    Explain {
        /// The plan file (RON).
        plan: PathBuf,
        /// The touchpoint's id.
        #[arg(value_parser = number)]
        id: u64,
        /// Explain under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
    },
    /// Write the plan as slides, document, sheets, page or picture.
    Export(export::Export),
    /// Say what is different between two plans, or two states of one.
    Compare {
        /// The plan before (RON).
        before: PathBuf,
        /// The plan after (RON).
        after: PathBuf,
        /// Compare under another rule pack: its id, or a pack file.
        #[arg(long, value_name = "PACK")]
        rules: Option<String>,
    },
    /// Validate plans and packs; every finding of every file is printed.
    Check {
        /// Plan and pack files (RON).
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Look at rule packs; without a subcommand, list them.
    Rules {
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// List the packs that can be named by id.
    List,
    /// Print what a pack says, with sources.
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

/// What is left for the window to do.
#[derive(Debug)]
pub enum Outcome {
    /// The command line has done it all.
    Done(ExitCode),
    /// Open the window, on this plan if there is one.
    Window(Option<PathBuf>),
}

/// A failure that is told in lines, and its exit code.
struct Failure {
    lines: Vec<String>,
    code: u8,
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self { lines: text::findings::file_error(&error), code: 1 }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        // Whoever reads our output may stop early, as `head` does: that is no failure.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { lines: Vec::new(), code: 0 };
        }
        Self { lines: vec![error.to_string()], code: 1 }
    }
}

fn load(library: &Library, file: &Path, rules: Option<&str>) -> Result<Evaluated, Failure> {
    let under = rules.map(|name| library.find(name)).transpose()?;
    let loaded = store::load_plan(file, library, under.as_ref());
    let loaded = loaded.map_err(|error| Failure { lines: told(library, &error), code: 1 });
    let (plan, pack) = loaded?;
    Ok(Evaluated::new(plan, &pack))
}

/// Reads the arguments of this process and does what they say.
#[must_use]
pub fn run() -> Outcome {
    lang::set_default(Lang::of_system());
    if let Some(lang) = asked_language() {
        // Known before the arguments are read, since their help is in it too.
        lang::set_default(lang);
    }
    let read = help::worded(Cli::command()).try_get_matches();
    let cli = match read.and_then(|found| Cli::from_arg_matches(&found)) {
        Ok(cli) => cli,
        Err(error) => return Outcome::Done(told_usage(&error)),
    };
    if let (Some(_), Some(_)) = (&cli.plan, &cli.command) {
        tell(&[text::words::plan_or_command()]);
        return Outcome::Done(ExitCode::from(2));
    }
    let Some(command) = cli.command else {
        // What was chosen in the window holds there, unless somebody asks for another.
        if let (None, Some(lang)) = (cli.lang, start::language()) {
            lang::set_default(lang);
        }
        return Outcome::Window(cli.plan);
    };
    let mut library = Library::with_folder(folders::packs().as_deref());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = dispatch(&command, &mut library, &mut out);
    Outcome::Done(finish(done.and_then(|()| Ok(out.flush()?))))
}

/// Prints help or version, or what is wrong with the arguments.
fn told_usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe loses only words.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    match slip(error) {
        Some((word, command)) => tell(&[text::usage::no_command(&word, command.as_slice())]),
        None => tell(&usage::lines(error)),
    }
    ExitCode::from(2)
}

/// A command with a slip in it, and the command that was meant: it is read as the plan to open, and
/// what follows as too much.
fn slip(error: &clap::Error) -> Option<(String, Option<String>)> {
    if !matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand) {
        return None;
    }
    let mut args = std::env::args().skip(1);
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

/// The language that the arguments ask for, wherever it stands among them.
fn asked_language() -> Option<Lang> {
    let mut args = std::env::args();
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
    digits.parse().map_err(|_| text::words::whole_number().to_owned())
}

/// Prints the evaluation of a plan as a table: what the window would have shown.
///
/// # Errors
/// Those of standard output.
pub fn print_instead_of_window(plan: Plan, pack: &Arc<Pack>) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    table::print(&Evaluated::new(plan, pack), &mut out)?;
    out.flush()
}

fn finish(done: Result<(), Failure>) -> ExitCode {
    let Err(failure) = done else { return ExitCode::SUCCESS };
    tell(&failure.lines);
    ExitCode::from(failure.code)
}

/// Prints lines to standard error. Whoever has closed it does not want them: that is no failure.
pub fn tell<S: AsRef<str>>(lines: &[S]) {
    let mut errors = io::stderr().lock();
    for line in lines {
        let _ = writeln!(errors, "{}", line.as_ref());
    }
}

/// What is wrong with a file. Where it misses a pack, the packs that could not be read are told too:
/// it may be one of them.
fn told(library: &Library, error: &FileError) -> Vec<String> {
    let mut lines = text::findings::file_error(error);
    let misses =
        |finding: &Finding| matches!(&finding.problem, Problem::Unknown { noun: Noun::Pack, .. });
    if matches!(error, FileError::Findings(_, findings) if findings.iter().any(misses)) {
        lines.extend(unsound_packs(library));
    }
    lines
}

/// What is wrong with packs in the user's folder.
fn unsound_packs(library: &Library) -> Vec<String> {
    library.errors.iter().flat_map(text::findings::file_error).collect()
}

/// Prints lines with whatever could command a terminal taken out: a pack's words are its author's.
fn cleanly(
    out: &mut impl Write,
    print: impl FnOnce(&mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let mut lines = Vec::new();
    print(&mut lines)?;
    let lines = String::from_utf8_lossy(&lines);
    lines.lines().try_for_each(|line| writeln!(out, "{}", text::findings::clean(line)))
}

fn dispatch(command: &Command, library: &mut Library, out: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::Evaluate { plan, format, rules } => {
            let evaluated = load(library, plan, rules.as_deref())?;
            match format {
                Format::Table => table::print(&evaluated, out)?,
                Format::Json => json::print(&evaluated, out)?,
                Format::Csv => report::csv(&evaluated, out)?,
                Format::Markdown => report::markdown(&evaluated, None, out)?,
            }
            Ok(())
        }
        Command::Explain { plan, id, rules } => {
            let evaluated = load(library, plan, rules.as_deref())?;
            explain(&evaluated, TouchpointId(*id), out)
        }
        Command::Export(what) => export::export(library, what),
        Command::Compare { before, after, rules } => {
            export::compare(library, (before, after), rules.as_deref(), out)
        }
        Command::Check { files } => check(library, files, out),
        Command::Rules { command } => match command {
            None | Some(RulesCommand::List) => {
                tell(&unsound_packs(library));
                Ok(cleanly(out, |lines| rules::list(library, lines))?)
            }
            Some(RulesCommand::Show { pack }) => {
                let pack = library.find(pack)?;
                Ok(cleanly(out, |lines| rules::show(&pack, lines))?)
            }
            Some(RulesCommand::Diff { one, other }) => {
                let packs = (library.find(one)?, library.find(other)?);
                Ok(cleanly(out, |lines| rules::diff((&packs.0, one), (&packs.1, other), lines))?)
            }
        },
    }
}

fn explain(evaluated: &Evaluated, id: TouchpointId, out: &mut impl Write) -> Result<(), Failure> {
    let plan = &evaluated.plan;
    let Some(place) = plan.position(id) else {
        const LISTED: usize = 20;
        let known: Vec<String> =
            plan.touchpoints.iter().take(LISTED).map(|t| format!("`{}`", t.id)).collect();
        return Err(Failure { lines: vec![text::cli::no_touchpoint(id.0, &known)], code: 1 });
    };
    table::explain(evaluated, place, out)?;
    Ok(())
}

fn check(library: &mut Library, files: &[PathBuf], out: &mut impl Write) -> Result<(), Failure> {
    let texts: Vec<_> = files.iter().map(|file| (file, store::read_text(file))).collect();
    let is_pack = |text: &Result<String, FileError>| {
        text.as_ref().is_ok_and(|text| pack_file::looks_like_pack(text))
    };
    // A plan may name a pack that is checked along with it.
    for (file, text) in &texts {
        if is_pack(text) {
            // What is wrong with it is told below.
            let _ = library.take_file(file);
        }
    }
    let mut lines = Vec::new();
    for (file, text) in texts {
        let pack = is_pack(&text);
        let found = text.and_then(|text| {
            let findings = if pack {
                pack_file::parse(&text).map(|_| ())
            } else {
                store::plan_file::parse(&text, library, None).map(|_| ())
            };
            findings.map_err(|findings| FileError::Findings(file.clone(), findings))
        });
        match found {
            Ok(()) => {
                let name = text::findings::clean(&file.display().to_string());
                writeln!(out, "{}", text::labelled(name, text::words::sound()))?;
            }
            Err(error) => lines.extend(told(library, &error)),
        }
    }
    if lines.is_empty() { Ok(()) } else { Err(Failure { lines, code: 1 }) }
}

/// Whether standard output takes colour: a terminal, and nobody asked for none.
fn colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    io::stdout().is_terminal() && !refused && !dumb
}
