//! `export` and `compare`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueEnum};
use strum::IntoEnumIterator;

use super::failure::{Failure, load};
use super::seen::Seen;
use crate::editor::job::{self, Guard, Job, Outcome, Target, WriteError};
use crate::export::format::{Format, Gives};
use crate::export::options::{Options, View, WIDEST, What};
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::scene::Show;
use crate::report::comparison;
use crate::report::look::Shade;
use crate::store::FileError;
use crate::store::packs::Library;
use crate::text::findings::{clean, file_error};
use crate::text::{self, lang, words};

/// What is exported, and how.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Args)]
pub struct Export {
    plan: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[arg(long, value_name = "VIEW", value_parser = view)]
    view: Option<View>,
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    width: Option<u32>,
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    #[arg(long, value_name = "PLAN")]
    compare: Option<PathBuf>,
    #[arg(long)]
    passport: bool,
    #[arg(long, conflicts_with = "passport")]
    targets: bool,
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
    #[command(flatten)]
    seen: Seen,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The endings of all formats: `pptx, pdf or html`.
pub fn endings() -> String {
    let endings: Vec<&str> = Format::all().map(|entry| entry.format.ending()).collect();
    text::or_list(&endings)
}

/// The words for views: `board, chart or title`. Scenes of texts and pictures have only numbers.
pub fn views() -> String {
    let scenes = Show::iter().filter(|show| !matches!(show, Show::Text | Show::Picture));
    let words: Vec<&str> = ["board", "chart"].into_iter().chain(scenes.map(Show::id)).collect();
    text::or_list(&words)
}

fn view(word: &str) -> Result<View, String> {
    if let Ok(number) = word.parse::<usize>() {
        return Ok(View::Number(number));
    }
    match word {
        "board" => Ok(View::Board),
        "chart" => Ok(View::Chart),
        _ => {
            let found = Show::iter().find(|show| show.id() == word).map(View::Scene);
            found.ok_or_else(|| words::no_view(views()))
        }
    }
}

fn width(word: &str) -> Result<u32, String> {
    let found = word.parse::<u32>().ok().filter(|width| (1..=WIDEST).contains(width));
    found.ok_or_else(|| words::no_width(WIDEST))
}

impl Export {
    /// Writes the export into its file: the same job as the window's, run in place.
    pub fn run(&self, library: &Library) -> Result<(), Failure> {
        let format = self.format()?;
        let file = self.output.clone();
        if file.is_dir() {
            return Err(FileError::Directory(file).into());
        }
        let inputs = [Some(&self.plan), self.compare.as_ref()].into_iter().flatten().cloned();
        let rules = self.rules.as_ref().map(PathBuf::from);
        keeps_inputs(&self.output, inputs.chain(rules))?;
        let evaluated = load(library, &self.plan, self.rules.as_deref(), &self.seen)?;
        let compared = self.compared(library, &evaluated)?;
        let options = self.options();
        let written = write((evaluated, compared), (format, options), file, library);
        written.map_err(|error| self.failure(error))
    }

    /// The format of the file to write, if it takes the options.
    fn format(&self) -> Result<Format, Failure> {
        let wrong_usage = |line| Failure { lines: vec![line], code: 2 };
        let Some(format) = Format::of(&self.output) else {
            let file = clean(&self.output.display().to_string());
            return Err(wrong_usage(words::no_format(file, endings())));
        };
        match self.useless(format) {
            Some(option) => Err(wrong_usage(words::useless(option, format.ending()))),
            None => Ok(format),
        }
    }

    /// The first option that has no effect in a format.
    fn useless(&self, format: Format) -> Option<&'static str> {
        let gives = format.entry().gives;
        let wrong = [
            ("--view", self.view.is_some() && gives != Gives::Picture),
            ("--width", self.width.is_some() && gives != Gives::Picture),
            ("--theme", self.theme.is_some() && gives == Gives::Document),
            (
                "--compare",
                self.compare.is_some() && (!format.compares() || self.passport || self.targets),
            ),
            ("--passport", self.passport && format.entry().passport.is_none()),
            ("--targets", self.targets && format.entry().targets.is_none()),
        ];
        wrong.into_iter().find(|(_, wrong)| *wrong).map(|(option, _)| option)
    }

    fn options(&self) -> Options {
        let usual = Options::default();
        Options {
            view: self.view.unwrap_or(usual.view),
            shade: if self.theme == Some(Theme::Dark) { Shade::Dark } else { Shade::Light },
            width: self.width.unwrap_or(usual.width),
            what: match (self.passport, self.targets) {
                (true, _) => What::Passports,
                (_, true) => What::Targets,
                _ => What::Plan,
            },
        }
    }

    fn compared(
        &self,
        library: &Library,
        after: &Evaluated,
    ) -> Result<Option<Arc<Comparison>>, Failure> {
        let Some(before) = &self.compare else { return Ok(None) };
        let before = load(library, before, self.rules.as_deref(), &self.seen)?;
        Ok(Some(Arc::new(Comparison::new(Evaluated::clone(&before), after.clone()))))
    }

    fn failure(&self, error: WriteError) -> Failure {
        match error {
            WriteError::Export(error) => {
                // The plan itself is valid, so a view that it does not have is wrong usage.
                let code = if self.view.is_some() { 2 } else { 1 };
                Failure { lines: vec![error.words()], code }
            }
            WriteError::File(error) => Failure { lines: file_error(&error), code: 1 },
            other => Failure { lines: vec![other.to_string()], code: 1 },
        }
    }
}

/// Writes an export into a file, and says which characters have to be drawn as boxes.
pub(super) fn write(
    (evaluated, compared): (Arc<Evaluated>, Option<Arc<Comparison>>),
    (format, options): (Format, Options),
    file: PathBuf,
    library: &Library,
) -> Result<(), WriteError> {
    let export = job::Export { evaluated, compared, format, options, lang: lang::current() };
    let (named, name) = (PathBuf::new(), String::new());
    let target = Target { file, guard: Guard::Any, named, name, backup: false };
    match Job::WriteExport(export, target).run(library, &AtomicBool::new(false)) {
        Outcome::Exported(Err(error)) => Err(error),
        Outcome::Exported(Ok(exported)) => {
            let boxes: Vec<String> = exported.boxes.iter().map(|line| clean(line)).collect();
            super::print_errors(&boxes);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Refuses an output that is one of the inputs, directly or through a link, or that is no regular
/// file.
pub(super) fn keeps_inputs(
    output: &Path,
    inputs: impl IntoIterator<Item = PathBuf>,
) -> Result<(), Failure> {
    let refused = |line| Err(Failure { lines: vec![line], code: 2 });
    let named = clean(&output.display().to_string());
    let Ok(link) = output.symlink_metadata() else { return Ok(()) };
    let file = output.canonicalize();
    if file.is_err() && link.is_symlink() || file.as_ref().is_ok_and(|file| !file.is_file()) {
        return refused(words::no_regular_file(named));
    }
    let same = |input: PathBuf| input.canonicalize().ok() == file.as_ref().ok().cloned();
    if inputs.into_iter().filter(|input| input.exists()).any(same) {
        return refused(words::output_is_input(named));
    }
    Ok(())
}

/// Prints the differences between two plans.
pub fn compare(
    library: &Library,
    (before, after): (&Path, &Path),
    (rules, seen): (Option<&str>, &Seen),
    out: &mut impl Write,
) -> Result<(), Failure> {
    let load = |plan: &Path| load(library, plan, rules, seen);
    let (before, after) = (load(before)?, load(after)?);
    let compared = Comparison::new(Evaluated::clone(&before), Evaluated::clone(&after));
    Ok(print(&compared, out)?)
}

fn print(compared: &Comparison, out: &mut impl Write) -> io::Result<()> {
    let rules = [&compared.before, &compared.after].map(Evaluated::pack);
    if rules[0] != rules[1] {
        let names = rules.map(|pack| clean(text::of(&pack.name)));
        writeln!(out, "{}", text::labelled(words::rules(), names.join(" → ")))?;
    }
    let marks = [&compared.before, &compared.after].map(text::stage::marks);
    let marks: Vec<String> = match marks {
        [before, after] if before == after => after,
        [before, after] => before.into_iter().chain(after).collect(),
    };
    if !marks.is_empty() {
        let marks = text::sentence(&text::parts(&marks));
        writeln!(out, "{}", text::labelled(words::lens_what_if(), clean(&marks)))?;
    }
    if compared.is_same() {
        writeln!(out, "{}", words::same())?;
    }
    for (head, lines) in comparison::sections(compared) {
        writeln!(out, "{head}")?;
        lines.iter().try_for_each(|line| writeln!(out, "  {}", clean(line)))?;
    }
    Ok(())
}
