//! The rules editor's part of the editor.

use super::{Ask, Rules};
use crate::editor::{Command, Editor, Effect};

impl Editor {
    /// The rule pack that is being changed, in place of the board.
    #[must_use]
    pub fn rules(&self) -> Option<&Rules> {
        self.desk.rules.as_ref()
    }

    /// Whether a command can be run while a rule pack is being changed; `None` if that makes no
    /// difference.
    pub(in crate::editor) fn rules_can(&self, command: Command) -> Option<bool> {
        let rules = self.rules().filter(|_| !self.desk.on_stage())?;
        match command {
            Command::Undo => Some(rules.undo_label().is_some()),
            Command::Redo => Some(rules.redo_label().is_some()),
            _ => command.for_board().then_some(false),
        }
    }

    /// Does what is asked of the pack that is being changed.
    pub(in crate::editor) fn ask_rules(&mut self, ask: Ask, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        if let Ask::Open(id) = &ask {
            out.extend(self.asides.read_rules(desk, self.files.ticket(), id));
            return;
        }
        let changes = matches!(ask, Ask::Edit(_) | Ask::Type(_));
        desk.ask_rules(ask, out);
        if changes {
            desk.keep_rules(out);
        }
    }
}
