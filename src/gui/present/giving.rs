//! Giving a presentation: on to the stage and off again, and the tour of the first start.

use egui::{Context, Ui};

use super::{Stage, Wish};
use crate::gui::app::App;
use crate::gui::overlay;
use crate::gui::view::{Cx, Overlay};
use crate::model::scene::Scene;
use crate::text::window as words;

impl App {
    /// One frame of the presentation: nothing of the editor is to be seen.
    pub(in crate::gui) fn present_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let Some(mut stage) = self.stage.take() else { return };
        let mut out = std::mem::take(self.waiting());
        let mut cx = Cx {
            session: &self.session,
            view: &mut self.view,
            settings: &self.settings,
            out: &mut out,
        };
        let wishes = super::stage_ui(ui, &mut cx, &mut stage);
        overlay::overlay_ui(ui, &mut cx);
        let answer = overlay::ask_ui(ui, &mut cx);
        self.stage = Some(stage);
        self.carry_out(&ctx, out);
        for wish in wishes {
            match wish {
                Wish::Undo => self.session.undo(),
                Wish::Redo => self.session.redo(),
                Wish::Leave => {
                    self.resting = self.stage.take().map(Stage::rest);
                    ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
                }
            }
            ctx.request_repaint();
        }
        if let Some(answer) = answer {
            self.answer(&ctx, answer);
        }
        self.finish(&ctx);
    }

    /// Begins the presentation, or goes on where it was left.
    pub(in crate::gui) fn present(&mut self, ctx: &Context) {
        if !self.commit_draft() {
            return;
        }
        self.view.overlay = None;
        let shown = |scene: &Scene| !scene.hidden;
        if !self.session.plan().stage().iter().any(shown) {
            words::stage_empty().clone_into(&mut self.session.said);
            return;
        }
        self.stage = Some(self.resting.take().unwrap_or_else(|| Stage::new(0)));
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(true));
    }

    /// The presentation, while one is given.
    #[must_use]
    pub fn presentation(&self) -> Option<&Stage> {
        self.stage.as_ref()
    }

    /// Shows the tour, unless it has been seen or skipped.
    pub fn offer_tour(&mut self) {
        if !self.settings.toured {
            self.show_overlay(Overlay::Tour(0));
        }
    }
}
