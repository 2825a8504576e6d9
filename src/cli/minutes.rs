//! `minutes`.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::export;
use super::failure::{Failure, file_error, load};
use super::seen::Seen;
use crate::editor::job::WriteError;
use crate::export::format::Format;
use crate::export::minutes;
use crate::export::options::{Options, What};
use crate::report::Report;
use crate::store::FileError;
use crate::store::packs::Library;
use crate::text::findings::clean;
use crate::text::{or_list, words};

/// Which plan, and where the minutes go.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Args)]
pub struct Minutes {
    plan: PathBuf,
    #[arg(id = "minutes", short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "PACK")]
    rules: Option<String>,
    #[command(flatten)]
    seen: Seen,
}

impl Minutes {
    /// Prints the minutes, or writes them into a file.
    pub fn run(&self, library: &Library, out: &mut impl Write) -> Result<(), Failure> {
        let rules = self.rules.as_deref();
        let Some(output) = &self.output else {
            let report = Report::new(load(library, &self.plan, rules, &self.seen)?);
            return Ok(write!(out, "{}", minutes::as_markdown(&report))?);
        };
        let format = Format::of(output).filter(|format| format.entry().minutes.is_some());
        let Some(format) = format else {
            let file = clean(&output.display().to_string());
            let endings = Format::all().filter(|entry| entry.minutes.is_some());
            let endings: Vec<&str> = endings.map(|entry| entry.format.ending()).collect();
            let lines = vec![words::no_format(file, or_list(&endings))];
            return Err(Failure { lines, code: 2 });
        };
        if output.is_dir() {
            return Err(FileError::Directory(output.clone()).into());
        }
        export::keeps_inputs(output, [self.plan.clone()])?;
        let evaluated = load(library, &self.plan, rules, &self.seen)?;
        let options = Options { what: What::Minutes, ..Options::default() };
        let written = export::write((evaluated, None), (format, options), output.clone(), library);
        written.map_err(|error| Failure {
            lines: match error {
                WriteError::File(error) => file_error(library, &error),
                WriteError::Export(error) => vec![error.words()],
                other => vec![other.to_string()],
            },
            code: 1,
        })
    }
}
