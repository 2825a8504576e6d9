//! How the editor runs a presentation.

use super::{Presentation, Walk};
use crate::editor::{Command, Editor, Effect};
use crate::export::deck::{self, Source};
use crate::model::scene::Scene;
use crate::report::look::Shade;
use crate::text::words;

impl Editor {
    /// Starts the presentation, or resumes it where it was left.
    pub(in crate::editor) fn present(&mut self, walk: Option<Walk>, out: &mut Vec<Effect>) {
        if self.scenes().is_empty() {
            self.desk.say(words::stage_empty());
            return;
        }
        self.files.drop_question();
        let mut stage = self.desk.resting.take().unwrap_or_default();
        stage.walk = walk;
        self.desk.stage = Some(stage);
        out.push(Effect::Stage(true));
    }

    pub(in crate::editor) fn run_on_stage(&mut self, command: Command, out: &mut Vec<Effect>) {
        let scenes = self.scenes();
        let report = self.report();
        let source = Source::new(&report, Shade::Light);
        let steps = |scene: &Scene| deck::steps(&source, scene).max(1);
        let Some(stage) = &mut self.desk.stage else { return };
        match command {
            Command::StageBefore => {
                if stage.before || self.desk.session.before().is_some() {
                    stage.before = !stage.before;
                } else {
                    self.desk.say(words::no_step());
                }
            }
            Command::StageLeave => {
                self.desk.resting = self.desk.stage.take().map(Presentation::rest);
                out.push(Effect::Stage(false));
            }
            _ => stage.run(command, &scenes, steps),
        }
    }

    /// Shows the presentation on another screen.
    pub fn show_on_screen(&mut self, screen: usize) {
        if let Some(stage) = &mut self.desk.stage {
            stage.window = Some(screen);
        }
    }
}
