//! The folders of the user's files, as is usual on each system.

use std::path::PathBuf;

/// The user's folders. A folder that the system does not define is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folders {
    /// Settings, and the list of recent plans.
    pub settings: Option<PathBuf>,
    /// Unsaved work, kept until it is saved or discarded.
    pub recovery: Option<PathBuf>,
    /// The user's rule packs.
    pub packs: Option<PathBuf>,
    /// The user's documents, or else the home folder.
    pub documents: Option<PathBuf>,
    /// The user's home folder.
    pub home: Option<PathBuf>,
}

impl Folders {
    /// Returns the folders of this system.
    #[must_use]
    pub fn of_system() -> Self {
        let project = directories::ProjectDirs::from("", "", "Tierboard");
        let user = directories::UserDirs::new();
        let documents = user.as_ref().map(|user| user.document_dir().unwrap_or(user.home_dir()));
        Self {
            settings: project.as_ref().map(|project| project.config_dir().to_owned()),
            recovery: project.as_ref().map(|project| project.data_dir().join("recovery")),
            packs: project.as_ref().map(|project| project.data_dir().join("packs")),
            documents: documents.map(std::path::Path::to_owned),
            home: user.map(|user| user.home_dir().to_owned()),
        }
    }

    /// Resolves a typed path: `~` is the home folder, and a name alone is in the documents.
    #[must_use]
    pub fn typed(&self, path: &str) -> PathBuf {
        match (path.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.documents.clone().unwrap_or_default().join(path),
        }
    }
}
