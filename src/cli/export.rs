//! `export` and `compare`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use strum::IntoEnumIterator;

use super::{Failure, load};
use crate::export::deck::comparison;
use crate::export::format::{self, Format, Options, View};
use crate::export::look::Shade;
use crate::model::compare::Comparison;
use crate::model::scene::Show;
use crate::store::packs::Library;
use crate::store::save::write_atomically;
use crate::text::{self, export as words};

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
    #[arg(long, value_name = "VIEW", default_value = "board", value_parser = view)]
    view: View,
    /// The width of a picture in pixels.
    #[arg(long, value_name = "PIXELS", default_value_t = 1920,
        value_parser = clap::value_parser!(u32).range(1..=16_384))]
    width: u32,
    /// The colours of pictures and slides.
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
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
            found.ok_or_else(words::no_view)
        }
    }
}

/// Writes the export into its file.
pub fn export(library: &Library, export: &Export) -> Result<(), Failure> {
    let Some(format) = Format::of(&export.output) else {
        let endings: Vec<&str> = Format::iter().map(Format::ending).collect();
        let file = export.output.display().to_string();
        let line = words::no_format(&text::findings::clean(&file), &endings);
        return Err(Failure { lines: vec![line], code: 2 });
    };
    if export.compare.is_some() && !format.compares() {
        let line = words::no_comparison(format.ending());
        return Err(Failure { lines: vec![line], code: 2 });
    }
    let evaluated = load(library, &export.plan, export.rules.as_deref())?;
    let compared = export.compare.as_deref().map(|before| {
        let before = load(library, before, export.rules.as_deref())?;
        Ok::<_, Failure>(Comparison::new(before, evaluated.clone()))
    });
    let compared = compared.transpose()?;
    let shade = if export.theme == Theme::Dark { Shade::Dark } else { Shade::Light };
    let options = Options { view: export.view, shade, width: export.width };
    let bytes = format::write(&evaluated, compared.as_ref(), format, options)
        .map_err(|line| Failure { lines: vec![line], code: 1 })?;
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
    use crate::model::pack::Tier;
    use crate::text::{explain, findings::clean, stage};
    if compared.is_same() {
        writeln!(out, "{}", stage::same())?;
    }
    for (head, lines) in comparison::lines(compared) {
        if lines.is_empty() {
            continue;
        }
        writeln!(out, "{head}")?;
        lines.iter().try_for_each(|line| writeln!(out, "  {}", clean(line)))?;
    }
    writeln!(out, "{}", text::cli::coverage())?;
    for tier in Tier::ALL {
        let reached = |e: &crate::model::evaluated::Evaluated| {
            let states = e.evaluation.tiers.row(tier.index());
            text::window::of_total(e.evaluation.tiers.reached(tier.index()), states.len())
        };
        let pack = compared.after.engine.pack();
        let name = explain::tier(pack, tier);
        writeln!(out, "  {name}: {} → {}", reached(&compared.before), reached(&compared.after))?;
    }
    Ok(())
}
