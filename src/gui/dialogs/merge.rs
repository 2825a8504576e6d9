//! Two copies of a plan, before they are merged: what both have changed, each in its own way, side by
//! side, to be chosen one by one.

use egui::{Grid, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::Event;
use crate::editor::merging::Merging;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::text::{self, stage, words};

/// The width of a value, in points.
const WIDE: f32 = 240.0;
/// The most characters of a value that are shown.
const MOST: usize = 120;

/// The dialog.
pub struct Merge(pub Merging);

impl Merge {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::merge_title(), vec2(840.0, 460.0), |ui| {
            widgets::soft(ui, words::merge_hint());
            let room = (ui.available_height() - size::ROW - 14.0).max(80.0);
            ScrollArea::vertical().max_height(room).auto_shrink(false).show(ui, |ui| {
                let grid = Grid::new("conflicts").num_columns(3).striped(true);
                grid.spacing(vec2(14.0, 8.0)).show(ui, |ui| {
                    for name in [words::merge_place(), words::merge_mine(), words::merge_theirs()] {
                        ui.label(RichText::new(name).font(theme::bold(size::SMALL)));
                    }
                    ui.end_row();
                    self.rows_ui(ui, cx.report.plan(), cx.report.pack());
                });
            });
            let mut stays = true;
            ui.horizontal(|ui| {
                let take = ui.button(words::merge_now());
                keyboard.give(&take);
                if take.clicked() {
                    stays = false;
                    cx.out.extend(self.0.action().map(|action| Intent::Send(Event::Merge(action))));
                }
                stays &= !ui.button(words::cancel()).clicked();
            });
            stays
        })
    }

    fn rows_ui(&mut self, ui: &mut Ui, plan: &Plan, pack: &Pack) {
        let Merging { conflicts, take_theirs, .. } = &mut self.0;
        for conflict in conflicts {
            let place = stage::place(plan, pack, &conflict.at);
            let label = ui.label(RichText::new(&place).font(theme::regular(size::SMALL)));
            label.on_hover_text(&conflict.at);
            let theirs = take_theirs.contains(&conflict.at);
            for (value, is_theirs) in [(&conflict.mine, false), (&conflict.theirs, true)] {
                let said = value.as_deref().map(|value| stage::cut(value, MOST));
                let said = said.unwrap_or_else(|| words::merge_nothing().to_owned());
                let label = RichText::new(&said).font(theme::regular(size::SMALL));
                let button = egui::Button::selectable(theirs == is_theirs, label);
                let button = ui.add(button.wrap().min_size(vec2(WIDE, 0.0)));
                button.widget_info(|| {
                    let side = if is_theirs { words::merge_theirs() } else { words::merge_mine() };
                    let name = text::listed(&[&place, side, &said]);
                    WidgetInfo::selected(Role::RadioButton, true, theirs == is_theirs, name)
                });
                let button = match value {
                    Some(value) if *value != said => button.on_hover_text(value),
                    _ => button,
                };
                if button.clicked() {
                    if is_theirs {
                        take_theirs.insert(conflict.at.clone());
                    } else {
                        take_theirs.remove(&conflict.at);
                    }
                }
            }
            ui.end_row();
        }
    }
}
