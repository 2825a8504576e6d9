//! Options of exports.

use crate::model::scene::Show;
use crate::report::look::Shade;

/// The greatest width of a picture, in pixels.
pub const WIDEST: u32 = 16_384;

/// What a picture shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The board.
    #[default]
    Board,
    /// Coverage by tier.
    Chart,
    /// A scene of the deck, by its number from 1.
    Number(usize),
    /// The first scene of the deck that shows this.
    Scene(Show),
}

/// What is written of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum What {
    /// The plan.
    #[default]
    Plan,
    /// The data passports of its touchpoints.
    Passports,
    /// The minutes of the workshop.
    Minutes,
    /// Targets, overlap, stages, routes, costs and options, by which they come back.
    Targets,
}

/// Options of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// What a picture shows; decks and documents contain everything.
    pub view: View,
    /// Light or dark.
    pub shade: Shade,
    /// The width of pictures, in pixels.
    pub width: u32,
    /// What is written.
    pub what: What,
}

impl Default for Options {
    fn default() -> Self {
        Self { view: View::Board, shade: Shade::Light, width: 1920, what: What::Plan }
    }
}
