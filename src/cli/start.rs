//! Which plan a start without a subcommand is about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::store::packs::Library;
use crate::store::settings::Settings;
use crate::store::{self, examples, folders, plan_file};
use crate::text;
use crate::text::lang::Lang;

/// What the window opens on.
#[derive(Clone)]
pub struct Start {
    /// The plan.
    pub plan: Plan,
    /// Its rule pack.
    pub pack: Arc<Pack>,
    /// Its file, if it has one.
    pub file: Option<PathBuf>,
    /// All packs.
    pub library: Arc<Library>,
    /// What the status line says first.
    pub said: String,
}

/// The language that was chosen in the window.
#[must_use]
pub fn language() -> Option<Lang> {
    Lang::of_code(&Settings::load(folders::settings().as_deref()).language?)
}

/// The plan that was named, else the last one, else the first example.
///
/// # Errors
/// What is wrong with the plan that was named, a line for each finding.
///
/// # Panics
/// Never: the examples come with the program, and a test reads them all.
pub fn choose(named: Option<&Path>) -> Result<Start, Vec<String>> {
    let library = Arc::new(Library::with_folder(folders::packs().as_deref()));
    let open = |file: &Path| store::load_plan(file, &library, None);
    if let Some(file) = named {
        let (plan, pack) = open(file).map_err(|e| text::findings::file_error(&e))?;
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        return Ok(Start { plan, pack, file: Some(file), library, said: String::new() });
    }
    let mut said = String::new();
    let last = Settings::load(folders::settings().as_deref()).recent.into_iter().next();
    if let Some(file) = last {
        match open(&file) {
            Ok((plan, pack)) => return Ok(Start { plan, pack, file: Some(file), library, said }),
            Err(error) => said = text::findings::file_error(&error).join(" "),
        }
    }
    let (_, example) = examples::ALL[0];
    let (plan, pack) = plan_file::parse(example, &library, None)
        .expect("the examples are sound: a test reads them all");
    if said.is_empty() {
        text::words::example_opened().clone_into(&mut said);
    }
    Ok(Start { plan, pack, file: None, library, said })
}
