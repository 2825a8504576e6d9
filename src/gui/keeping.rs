//! Keeps what is being typed for recovery too, within a second, so that a crash does not lose it.

use std::time::{Duration, Instant};

use egui::Context;

use super::kit::fields;
use crate::editor::{Editor, Effect};

/// How long the user types before the text is kept.
const PAUSE: Duration = Duration::from_millis(700);

/// What a text field held when it was last kept.
#[derive(Debug, Default)]
pub struct Typed {
    kept: String,
    when: Option<Instant>,
    ends: bool,
}

impl Typed {
    /// The system ends the program: it is time.
    pub fn end(&mut self) {
        self.ends = true;
    }

    /// Whether the system ends the program.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.ends
    }

    /// Keeps what is being typed once it is time, and the plan as it is once the field has been
    /// left.
    pub fn keep(&mut self, ctx: &Context, editor: &Editor) -> Vec<Effect> {
        let Some(draft) = fields::draft(ctx) else {
            self.when = None;
            return if std::mem::take(&mut self.kept).is_empty() {
                Vec::new()
            } else {
                editor.keep()
            };
        };
        if draft.untouched() || draft.text == self.kept {
            return Vec::new();
        }
        if self.when.get_or_insert_with(Instant::now).elapsed() < PAUSE && !self.ends {
            ctx.request_repaint_after(PAUSE);
            return Vec::new();
        }
        let Ok(Some(action)) = draft.action(editor.session()) else { return Vec::new() };
        self.kept = draft.text;
        self.when = Some(Instant::now());
        editor.keep_typed(&action)
    }
}
