//! `merge`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, file_error, load};
use super::seen::Seen;
use crate::model::plan::Plan;
use crate::store::merge::{Conflict, Side, merge};
use crate::store::packs::Library;
use crate::store::{self, FileError, plan_file};
use crate::text::findings::{self, clean};
use crate::text::words;

/// Which files.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Args)]
pub struct Merge {
    base: PathBuf,
    mine: PathBuf,
    theirs: PathBuf,
    #[arg(id = "merged", short = 'o', long = "output", value_name = "FILE")]
    output: PathBuf,
}

impl Merge {
    /// Merges two copies of a plan into a file. Conflicts are said, and fail the command.
    pub fn run(&self, library: &Library) -> Result<(), Failure> {
        if self.output.is_dir() {
            return Err(FileError::Directory(self.output.clone()).into());
        }
        let read = |file: &Path| -> Result<Plan, Failure> {
            let read = load(library, file, None, &Seen::default())?;
            Ok(Plan::clone(&read.plan))
        };
        let (mine, theirs) = (read(&self.mine)?, read(&self.theirs)?);
        let base = match store::read_text_or_pipe(&self.base) {
            // A copy that is new on both sides has no beginning in common.
            Ok(text) if text.trim().is_empty() => Plan::empty(mine.rules.clone()),
            Ok(text) => {
                let found = plan_file::parse(&text, library, None);
                let found = found.map_err(|found| FileError::Findings(self.base.clone(), found));
                found.map_err(|error| Failure { lines: file_error(library, &error), code: 1 })?.0
            }
            Err(error) => return Err(error.into()),
        };
        let merged = merge(&base, &mine, &theirs, |_| Side::Mine)
            .map_err(|error| Failure { lines: vec![error.to_string()], code: 1 })?;
        let header = self.header(&merged.conflicts);
        if let Err(unsound) = self.check(&merged.plan, library) {
            return Err(self.keep_both(&mine, unsound, library));
        }
        store::save_plan_with(&self.output, &merged.plan, &header)
            .map_err(|error| Failure { lines: file_error(library, &error), code: 1 })?;
        if merged.conflicts.is_empty() {
            return Ok(());
        }
        let mut lines = vec![words::merge_count(merged.conflicts.len())];
        lines.extend(merged.conflicts.iter().map(|conflict| {
            let said = |value: &Option<String>| shown(value.as_deref());
            let Conflict { at, base, mine, theirs } = conflict;
            clean(&words::merge_conflict(at.as_str(), said(mine), said(theirs), said(base)))
        }));
        Err(Failure { lines, code: 1 })
    }

    /// Where the copies are sound and what they make together is not, the file holds the first copy,
    /// and the other one as a comment: nothing of either is lost.
    fn keep_both(&self, mine: &Plan, mut unsound: Failure, library: &Library) -> Failure {
        let theirs = store::read_text_or_pipe(&self.theirs).unwrap_or_default();
        let theirs = theirs.lines().map(|line| format!("// {}", clean(line)));
        let own = store::comments_of(&self.mine).map(|comments| comments.header);
        let own = own.into_iter().filter(|header| !header.is_empty());
        let head = format!("// {}", words::merge_other_copy());
        let header: Vec<String> = own.chain([head]).chain(theirs).collect();
        match store::save_plan_with(&self.output, mine, &header.join("\n")) {
            Ok(()) => unsound.lines.push(words::merge_kept_both().to_owned()),
            Err(error) => unsound.lines.extend(file_error(library, &error)),
        }
        unsound
    }

    /// What the copies make together may lack a pack, or a kind that a pack has lost.
    fn check(&self, plan: &Plan, library: &Library) -> Result<(), Failure> {
        let text = plan_file::write(plan)
            .map_err(|error| Failure { lines: vec![error.to_string()], code: 1 })?;
        let found = plan_file::parse(&text, library, None).err().unwrap_or_default();
        if found.is_empty() {
            return Ok(());
        }
        let mut lines = vec![words::merge_unsound().to_owned()];
        lines.extend(found.iter().map(|finding| findings::finding(&self.output, finding)));
        Err(Failure { lines, code: 1 })
    }

    /// The comment above the plan: those of both copies, then what the other one says where the two are
    /// in conflict.
    fn header(&self, conflicts: &[Conflict]) -> String {
        let own = [&self.mine, &self.theirs].map(|file| store::comments_of(file));
        let inner: usize = own.iter().flatten().map(|comments| comments.others).sum();
        if inner > 0 {
            super::print_errors(&[words::merge_comments(inner)]);
        }
        let mut heads: Vec<String> = Vec::new();
        for line in own.iter().flatten().flat_map(|comments| comments.header.lines()) {
            if !heads.iter().any(|known| known == line) {
                heads.push(line.to_owned());
            }
        }
        let lines = conflicts.iter().map(|conflict| {
            let said = |value: &Option<String>| shown(value.as_deref());
            let Conflict { at, base, theirs, .. } = conflict;
            let line = words::merge_head(at.as_str(), said(theirs), said(base));
            format!("// {}", clean(&line).replace(['\n', '\r'], " "))
        });
        heads.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// A value as it is said; where there is none, that is said.
fn shown(value: Option<&str>) -> String {
    value.map_or_else(|| words::merge_nothing().to_owned(), |value| format!("`{value}`"))
}
