//! Why a command fails, and reading the plan that it is about.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::seen::Seen;
use crate::model::evaluated::Evaluated;
use crate::model::finding::{Finding, Noun, Problem};
use crate::store::packs::Library;
use crate::store::plan_file::Under;
use crate::store::{self, FileError};
use crate::text::{findings, words};

/// Why a command failed, line by line, and the exit code.
pub(super) struct Failure {
    pub(super) lines: Vec<String>,
    pub(super) code: u8,
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self { lines: findings::file_error(&error), code: 1 }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        // A reader may stop early, as `head` does: that is not a failure.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { lines: Vec::new(), code: 0 };
        }
        Self { lines: vec![words::output_not_written(findings::system(&error))], code: 1 }
    }
}

/// Reads a plan and evaluates it under its own pack, or under the one that is named.
pub(super) fn load(
    library: &Library,
    file: &Path,
    rules: Option<&str>,
    seen: &Seen,
) -> Result<Arc<Evaluated>, Failure> {
    let under = rules.map(|name| library.find(name)).transpose()?;
    let loaded =
        store::load_plan(file, library, &Under { pack: under.as_ref(), lens: seen.lens() });
    let unread = |error| Failure { lines: file_error(library, &error), code: 1 };
    let read = loaded.map_err(unread)?;
    let lines = seen.refused(&read.pack);
    if !lines.is_empty() {
        return Err(Failure { lines, code: 1 });
    }
    if read.differs {
        let file = findings::clean(&file.display().to_string());
        let id = findings::clean(read.pack.id.as_str());
        eprintln!("{}", words::carried_pack_differs(file, id));
    }
    Ok(Arc::new(Evaluated::seen(read.plan, &read.pack, seen.lens())))
}

/// What is wrong with a file. If its pack is missing, errors of packs that could not be read
/// follow: the missing one may be among them.
pub(super) fn file_error(library: &Library, error: &FileError) -> Vec<String> {
    let mut lines = findings::file_error(error);
    let no_pack =
        |finding: &Finding| matches!(&finding.problem, Problem::Unknown { noun: Noun::Pack, .. });
    let (FileError::Findings(_, findings) | FileError::PackMissing(_, _, findings)) = error else {
        return lines;
    };
    if findings.iter().any(no_pack) {
        lines.extend(invalid_packs(library));
    }
    lines
}

/// What is wrong with packs in the user's folder.
pub(super) fn invalid_packs(library: &Library) -> Vec<String> {
    library.errors.iter().flat_map(|error| findings::file_error(error)).collect()
}
