//! Where the user's own things are kept, as each system has it.

use std::path::PathBuf;

fn project() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "Tierboard")
}

/// The folder of the user's rule packs.
#[must_use]
pub fn packs() -> Option<PathBuf> {
    Some(project()?.data_dir().join("packs"))
}

/// The folder of settings and of the list of recent plans.
#[must_use]
pub fn settings() -> Option<PathBuf> {
    Some(project()?.config_dir().to_owned())
}

/// The folder of the user's documents, or else the user's home.
#[must_use]
pub fn documents() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    Some(user.document_dir().unwrap_or(user.home_dir()).to_owned())
}

/// The path as people type it: `~` is the home, and a name alone is in the documents.
#[must_use]
pub fn typed(path: &str) -> PathBuf {
    let home = directories::UserDirs::new().map(|user| user.home_dir().to_owned());
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => documents().unwrap_or_default().join(path),
    }
}

/// The folder of unsaved work, kept until it is saved or given up.
#[must_use]
pub fn recovery() -> Option<PathBuf> {
    Some(project()?.data_dir().join("recovery"))
}
