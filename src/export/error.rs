//! Why an export cannot be made.

use thiserror::Error;

use crate::text::words;

/// Why an export cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// The deck does not have the scene that was asked for.
    #[error("the deck has no such scene; it has {scenes}")]
    NoScene {
        /// How many scenes it has.
        scenes: usize,
    },
    /// The picture would be too wide, or have too many pixels.
    #[error("a picture can be 1 to {most} pixels wide")]
    TooWide {
        /// The widest that is drawn, in pixels.
        most: u32,
    },
    /// The shipped fonts cannot be read.
    #[error("the shipped fonts cannot be read")]
    NoFont,
    /// The format has no form for what the plan holds.
    #[error("the {format} file cannot be made of this plan")]
    Unsuitable {
        /// The name of the format: "PDF".
        format: &'static str,
    },
    /// The reason of the system, or of the library that writes the format.
    #[error("{0}")]
    NotWritten(String),
}

impl ExportError {
    /// The same in the language of the reader.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NoScene { scenes } => words::no_scene(*scenes),
            Self::TooWide { most } => words::too_wide(*most),
            Self::NoFont => words::no_font().to_owned(),
            Self::Unsuitable { format } => words::not_written(*format),
            Self::NotWritten(reason) => reason.clone(),
        }
    }
}
