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

/// The folder of unsaved work, kept until it is saved or given up.
#[must_use]
pub fn recovery() -> Option<PathBuf> {
    Some(project()?.data_dir().join("recovery"))
}
