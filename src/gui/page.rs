//! Which page the window shows.

use crate::editor::Command;

/// A page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The board.
    #[default]
    Board,
    /// Who is led where.
    Routes,
    /// The plan in people and yuan.
    Numbers,
    /// Who does what until when, and what was decided.
    Roadmap,
    /// The rule pack that is being changed.
    Rules,
}

impl Page {
    /// Whether a command does something on this page.
    #[must_use]
    pub fn takes(self, command: Command) -> bool {
        self == Self::Board || !command.for_cards() || self == Self::Rules
    }
}
