//! The keys of the stage, listed over the scene.

use egui::{Align2, Area, Frame, Grid, Id, Margin, Order, RichText, Ui, vec2};

use super::slide::USUAL_WIDTH;
use crate::editor::Command;
use crate::gui::command::{self, Menu};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::text::{self, words};

/// Draws the list.
pub(super) fn key_list_ui(ui: &Ui) {
    let tokens = widgets::tokens(ui);
    let scale = (ui.ctx().content_rect().width() / USUAL_WIDTH).max(0.8);
    let (font, bold) = (theme::regular(15.0 * scale), theme::bold(15.0 * scale));
    let shown = |entry: &&command::Entry| {
        // One line stands for all scenes.
        (entry.menu == Menu::Stage || entry.command.records())
            && !matches!(entry.command, Command::StageScene(place) if place > 0)
    };
    let all: Vec<_> = command::entries().iter().filter(shown).collect();
    Area::new(Id::unique("stage-keys"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            let frame = Frame::new().fill(tokens.card).corner_radius(size::BOX_CORNER);
            frame.inner_margin(Margin::same(24)).shadow(ui.visuals().window_shadow).show(
                ui,
                |ui| {
                    ui.label(
                        RichText::new(words::guide_stage_head()).font(theme::bold(20.0 * scale)),
                    );
                    ui.add_space(8.0 * scale);
                    let grid = Grid::new("stage-keys").num_columns(2);
                    grid.spacing(vec2(28.0, 5.0) * scale).show(ui, |ui| {
                        for entry in all {
                            let mut keys: Vec<String> = entry
                                .shortcuts
                                .iter()
                                .map(|shortcut| command::shortcut_text(ui.ctx(), *shortcut))
                                .collect();
                            if matches!(entry.command, Command::StageScene(_)) {
                                keys = vec![words::stage_digits().to_owned()];
                            }
                            ui.label(RichText::new(text::or_list(&keys)).font(bold.clone()));
                            ui.label(RichText::new(entry.name()).font(font.clone()));
                            ui.end_row();
                        }
                        ui.label(RichText::new("S").font(bold.clone()));
                        ui.label(RichText::new(words::stage_spotlight()).font(font.clone()));
                        ui.end_row();
                    });
                },
            );
        });
}
