//! The settings: theme, zoom, open panels, recent plans.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::import::Words;

use super::error::{FileError, read_text};
use super::save::write_atomically;

/// The most recent plans that are remembered.
const MOST_RECENT: usize = 10;

/// The choice of theme: light, dark, or that of the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// The theme of the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The settings. Unknown and missing fields are ignored, since nothing important is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent setting")]
pub struct Settings {
    /// The theme.
    pub theme: ThemeChoice,
    /// The zoom of the interface; 1 is 100 %.
    pub zoom: f32,
    /// Whether the palette is shown.
    pub palette: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// Whether the evidence panel below the board is shown.
    pub evidence: bool,
    /// Whether date, confidence and hypotheses are shown above the board.
    pub lens: bool,
    /// The language code; `None` is the language of the system.
    pub language: Option<String>,
    /// Whether the tour at the first start has been seen or skipped.
    pub toured: bool,
    /// What words of sheets mean, as the user has said.
    pub words: Words,
    /// Recent plans, latest first.
    #[serde(with = "as_texts")]
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            palette: true,
            inspector: true,
            evidence: true,
            lens: false,
            language: None,
            toured: false,
            words: Words::default(),
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings from a folder, or returns the defaults if there are none or they cannot
    /// be read.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let text = folder.and_then(|f| read_text(&f.join("settings.ron")).ok());
        let mut settings: Self =
            text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        settings.zoom = if settings.zoom.is_finite() { settings.zoom.clamp(0.6, 3.0) } else { 1.0 };
        settings
    }

    /// Saves the settings atomically.
    ///
    /// # Errors
    /// Returns a [`FileError`] if the folder or the file cannot be written.
    pub fn save(&self, folder: &Path) -> Result<(), FileError> {
        let file = folder.join("settings.ron");
        std::fs::create_dir_all(folder).map_err(|e| FileError::Write(file.clone(), e))?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new());
        write_atomically(&file, text.map_err(FileError::Encode)?.as_bytes(), false)
    }

    /// Puts a plan at the start of the recent ones.
    pub fn remember(&mut self, file: &Path) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.recent.retain(|f| *f != file);
        self.recent.insert(0, file);
        self.recent.truncate(MOST_RECENT);
    }

    /// Removes a plan from the recent ones.
    pub fn forget(&mut self, file: &Path) {
        self.recent.retain(|f| f != file);
    }
}

/// Paths as texts, also those in an encoding that is not UTF-8.
mod as_texts {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::store::paths;

    pub fn serialize<S: Serializer>(files: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(files.iter().map(|file| paths::to_text(file)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<PathBuf>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        Ok(texts.iter().map(|text| paths::of_text(text)).collect())
    }
}
