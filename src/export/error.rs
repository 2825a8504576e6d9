//! Errors of exports.

use thiserror::Error;

use crate::text::words;

/// Why an export cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// The deck does not have the chosen scene.
    #[error("the deck has no such scene; it has {scenes}")]
    NoScene {
        /// The number of scenes that it has.
        scenes: usize,
    },
    /// The picture would be too wide, or have too many pixels.
    #[error("a picture can be 1 to {most} pixels wide")]
    TooWide {
        /// The greatest width, in pixels.
        most: u32,
    },
    /// The picture would have too many pixels, since its page is high.
    #[error("the picture would be {height} pixels high; at most {width} wide it can be made")]
    TooHigh {
        /// How high it would be, in pixels.
        height: u32,
        /// The width at which it can be made, in pixels.
        width: u32,
    },
    /// The format has no data passports.
    #[error("data passports are written as PDF or XLSX")]
    NoPassport,
    /// The format has no minutes.
    #[error("minutes are written as Markdown, PDF or DOCX")]
    NoMinutes,
    /// The format has no targets.
    #[error("there are no targets in this format")]
    NoTargets,
    /// The embedded fonts cannot be read.
    #[error("the shipped fonts cannot be read")]
    NoFont,
    /// The plan cannot be represented in the format.
    #[error("the {format} file cannot be made of this plan")]
    Unsuitable {
        /// The name of the format: "PDF".
        format: &'static str,
    },
    /// The file could not be written, with the reason given by the system or a library.
    #[error("{0}")]
    NotWritten(String),
}

impl ExportError {
    /// The message in the current language.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NoScene { scenes } => words::no_scene(*scenes),
            Self::TooHigh { height, width } => words::too_high(*height, *width),
            Self::TooWide { most } => words::too_wide(*most),
            Self::NoPassport => words::no_passport().to_owned(),
            Self::NoMinutes => words::no_minutes().to_owned(),
            Self::NoTargets => words::no_targets().to_owned(),
            Self::NoFont => words::no_font().to_owned(),
            Self::Unsuitable { format } => words::not_written(*format),
            Self::NotWritten(reason) => reason.clone(),
        }
    }
}
