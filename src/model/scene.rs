//! The scenes of a presentation: generated from the plan, with the user's changes.

use std::sync::Arc;

use serde::Serialize;

use super::pack::Tier;

/// What a scene shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// The plan's title.
    Title,
    /// The three tiers, and what each lets out.
    Tiers,
    /// The open tier with its platforms.
    Open,
    /// The semi-open tier with its platforms.
    SemiOpen,
    /// The closed tier with its platforms.
    Closed,
    /// The touchpoints phase by phase, with the coverage reached so far.
    Journey,
    /// Coverage by tier.
    Coverage,
    /// What stays out of reach, and the alternatives.
    OutOfReach,
    /// The goals.
    Goals,
    /// The best next moves.
    Moves,
    /// Who is led where, if the plan has routes.
    Routes,
    /// The plan in people and yuan, if a goal has a number of people.
    Numbers,
    /// The options of the plan side by side, if it has any.
    Options,
    /// The comparison with another plan, if there is one.
    Comparison,
    /// Who does what until when, if there are tasks.
    Roadmap,
    /// What was decided, what is open and how the room voted, if there is any of it.
    Record,
    /// A text by the user.
    Text,
    /// A picture by the user.
    Picture,
}

impl Show {
    /// The scenes that every plan has, in their default order.
    pub const USUAL: [Self; 16] = [
        Self::Title,
        Self::Tiers,
        Self::Open,
        Self::SemiOpen,
        Self::Closed,
        Self::Journey,
        Self::Coverage,
        Self::OutOfReach,
        Self::Goals,
        Self::Moves,
        Self::Routes,
        Self::Numbers,
        Self::Options,
        Self::Comparison,
        Self::Roadmap,
        Self::Record,
    ];

    /// The id in plan files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Tiers => "tiers",
            Self::Open => "open",
            Self::SemiOpen => "semi_open",
            Self::Closed => "closed",
            Self::Journey => "journey",
            Self::Coverage => "coverage",
            Self::OutOfReach => "out_of_reach",
            Self::Goals => "goals",
            Self::Moves => "moves",
            Self::Routes => "routes",
            Self::Numbers => "numbers",
            Self::Options => "options",
            Self::Comparison => "comparison",
            Self::Roadmap => "roadmap",
            Self::Record => "record",
            Self::Text => "text",
            Self::Picture => "picture",
        }
    }

    /// The tier that the scene is about, if it is about one tier.
    #[must_use]
    pub fn tier(self) -> Option<Tier> {
        match self {
            Self::Open => Some(Tier::Open),
            Self::SemiOpen => Some(Tier::SemiOpen),
            Self::Closed => Some(Tier::Closed),
            _ => None,
        }
    }
}

/// A scene of the presentation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scene {
    /// What it shows.
    pub show: Show,
    /// Whether it is left out of the presentation.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The presenter's notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// How many minutes are planned for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u64>,
    /// What to ask the room.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// The title of a text or picture scene.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The text of a text scene; each line is a paragraph.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The picture of a picture scene: PNG, JPEG or SVG in Base64.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub picture: Arc<str>,
}

impl Scene {
    /// A scene without changes by the user.
    #[must_use]
    pub fn of(show: Show) -> Self {
        Self {
            show,
            hidden: false,
            notes: String::new(),
            minutes: None,
            ask: String::new(),
            title: String::new(),
            text: String::new(),
            picture: "".into(),
        }
    }
}
