//! `export` and `compare`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use strum::IntoEnumIterator;

use super::{Failure, load};
use crate::export::deck::comparison;
use crate::export::format::{self, Format, Options, View};
use crate::export::look::Shade;
use crate::export::png::WIDEST;
use crate::model::compare::Comparison;
use crate::model::scene::Show;
use crate::store::packs::Library;
use crate::store::save::write_atomically;
use crate::text::{self, words};

/// What is exported, and how.
#[derive(Debug, Args)]
pub struct Export {
    /// The plan file (RON).
    plan: PathBuf,
    /// The file to write; its ending is the format: pdf, pptx, xlsx, html, svg, png, csv, md, json.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What a picture (svg, png) shows: board, chart, a scene's number, or one of title, tiers,
    /// open, `semi_open`, closed, journey, coverage, `out_of_reach`, goals, moves, comparison.
    #[arg(long, value_name = "VIEW", value_parser = view)]
    view: Option<View>,
    /// The width of a picture in pixels; 1920 unless told.
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    width: Option<u32>,
    /// The colours of pictures and slides; light unless told.
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// Show the plan beside this earlier one, in a scene of its own.
    #[arg(long, value_name = "PLAN")]
    compare: Option<PathBuf>,
    /// Export under another rule pack: its id, or a pack file.
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
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
            found.ok_or_else(|| words::no_view().to_owned())
        }
    }
}

fn width(word: &str) -> Result<u32, String> {
    let found = word.parse::<u32>().ok().filter(|width| (1..=WIDEST).contains(width));
    found.ok_or_else(|| words::no_width(WIDEST))
}

/// The first option that means nothing in a format.
fn useless(export: &Export, format: Format) -> Option<&'static str> {
    let picture = matches!(format, Format::Svg | Format::Png);
    let coloured = picture || matches!(format, Format::Pdf | Format::Pptx);
    let wrong = [
        ("--view", export.view.is_some() && !picture),
        ("--width", export.width.is_some() && !picture),
        ("--theme", export.theme.is_some() && !coloured),
        ("--compare", export.compare.is_some() && !format.compares()),
    ];
    wrong.into_iter().find(|(_, wrong)| *wrong).map(|(option, _)| option)
}

/// Writes the export into its file.
pub fn export(library: &Library, export: &Export) -> Result<(), Failure> {
    let Some(format) = Format::of(&export.output) else {
        let endings: Vec<&str> = Format::iter().map(Format::ending).collect();
        let file = export.output.display().to_string();
        let line = words::no_format(text::findings::clean(&file), text::or_list(&endings));
        return Err(Failure { lines: vec![line], code: 2 });
    };
    if let Some(option) = useless(export, format) {
        let line = words::useless(option, format.ending());
        return Err(Failure { lines: vec![line], code: 2 });
    }
    let evaluated = load(library, &export.plan, export.rules.as_deref())?;
    let compared = export.compare.as_deref().map(|before| {
        let before = load(library, before, export.rules.as_deref())?;
        Ok::<_, Failure>(Comparison::new(before, evaluated.clone()))
    });
    let compared = compared.transpose()?;
    let usual = Options::default();
    let options = Options {
        view: export.view.unwrap_or(usual.view),
        shade: if export.theme == Some(Theme::Dark) { Shade::Dark } else { Shade::Light },
        width: export.width.unwrap_or(usual.width),
    };
    // A scene that the plan does not have was asked for: that is wrong usage, the plan is sound.
    let code = if export.view.is_some() { 2 } else { 1 };
    let bytes = format::write(&evaluated, compared.as_ref(), format, options)
        .map_err(|line| Failure { lines: vec![line], code })?;
    Ok(write_atomically(&export.output, &bytes, false)?)
}

/// Prints what is different between two plans.
pub fn compare(
    library: &Library,
    (before, after): (&Path, &Path),
    rules: Option<&str>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let compared = Comparison::new(load(library, before, rules)?, load(library, after, rules)?);
    Ok(print(&compared, out)?)
}

fn print(compared: &Comparison, out: &mut impl Write) -> io::Result<()> {
    use crate::text::findings::clean;
    let rules = [&compared.before, &compared.after].map(|e| e.engine.pack());
    if rules[0] != rules[1] {
        let names = rules.map(|pack| clean(text::of(&pack.name)));
        writeln!(out, "{}", text::labelled(words::rules(), names.join(" → ")))?;
    }
    if compared.is_same() {
        writeln!(out, "{}", words::same())?;
    }
    for (head, lines) in comparison::told(compared) {
        writeln!(out, "{head}")?;
        lines.iter().try_for_each(|line| writeln!(out, "  {}", clean(line)))?;
    }
    Ok(())
}
