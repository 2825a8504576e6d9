//! The folders of the user's files, as is usual on each system.

use std::path::PathBuf;

use super::paths;

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

    /// The path as people type or paste it: in quotation marks, as a `file://` address, with `~` for
    /// the home; a name alone is in the documents.
    #[must_use]
    pub fn typed(&self, path: &str) -> PathBuf {
        const MARKS: [(char, char); 6] =
            [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('«', '»'), ('<', '>')];
        let path = path.trim();
        let quoted = |(open, close)| path.strip_prefix(open)?.strip_suffix(close);
        let path = MARKS.into_iter().find_map(quoted).unwrap_or(path).trim();
        // Terminals write spaces like this.
        let escaped = std::path::MAIN_SEPARATOR == '/' && path.contains("\\ ");
        let path = if escaped { path.replace("\\ ", " ") } else { path.to_owned() };
        match (path.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.documents.clone().unwrap_or_default().join(paths::of_text(&path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_people_type_and_paste_them() {
        let folders = Folders {
            documents: Some(PathBuf::from("/docs")),
            home: Some(PathBuf::from("/home/li")),
            ..Folders::default()
        };
        for (typed, path) in [
            ("plan.ron", "/docs/plan.ron"),
            (" \"/a b/plan.ron\" ", "/a b/plan.ron"),
            ("'~/plan.ron'", "/home/li/plan.ron"),
            ("file:///a%20b/%E8%AE%A1%E5%88%92.ron", "/a b/计划.ron"),
            ("file://localhost/a/100%.ron", "/a/100%.ron"),
            ("\"File:///a%20b/plan.ron\"", "/a b/plan.ron"),
            ("“/a b/计划.ron”", "/a b/计划.ron"),
            ("/a\\ b/plan.ron", "/a b/plan.ron"),
        ] {
            assert_eq!(folders.typed(typed), PathBuf::from(path), "{typed}");
        }
    }
}
