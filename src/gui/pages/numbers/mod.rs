//! The plan in people and yuan: one goal at a time, with its figures, its curve, and a table of all
//! touchpoints that is edited in place.

use egui::{Context, Role, ScrollArea, Ui, WidgetInfo};

use crate::gui::intent::Cx;
use crate::gui::kit::theme::{self, size};
use crate::gui::pages::board::Above;
use crate::model::plan::TouchpointId;
use crate::report::numbers::Aimed;
use crate::text::words;

mod curve;
mod figures;
mod goal;
mod keys;
mod side;
mod table;

use table::Grid;

/// The page's state.
#[derive(Debug, Default)]
pub struct NumbersPage {
    /// The goal that is looked at, by its place in the plan; `None` for the one that matters most.
    goal: Option<usize>,
    grid: Grid,
}

impl NumbersPage {
    /// Gives the row of a touchpoint the keyboard focus.
    pub fn focus(&mut self, id: TouchpointId) {
        self.grid.focus(id);
    }

    /// Takes the keys of the table before they become shortcuts.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        if !above.dialog {
            keys::follow(&mut self.grid, ctx, cx);
        }
    }

    /// The goal that is looked at.
    fn chosen<'r>(&self, cx: &Cx<'r>) -> Option<(usize, &'r Aimed)> {
        let figures = cx.report.figures();
        let goals = cx.report.plan().goals.len();
        let place = self.goal.filter(|place| *place < goals).unwrap_or_else(|| figures.first());
        Some((place, figures.goal(place)?))
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ui.spacing_mut().item_spacing.y = 8.0;
        let chosen = self.chosen(cx);
        let head = match chosen {
            Some((_, aimed)) => aimed.head.as_str(),
            None => words::numbers_no_goal(),
        };
        let title = egui::RichText::new(head).font(theme::bold(size::TITLE));
        let title = ui.add(egui::Label::new(title).wrap());
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, head));
        goal::goal_ui(ui, cx, &mut self.goal, chosen);
        ScrollArea::vertical().id_salt("numbers").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP;
            figures::figures_ui(ui, cx, chosen.map(|(_, aimed)| aimed));
            if let Some((_, aimed)) = chosen {
                curve::curve_ui(ui, aimed);
            }
            table::table_ui(ui, cx, &mut self.grid, chosen.map(|(_, aimed)| aimed));
            ui.add_space(2.0);
        });
    }

    /// Draws what stands beside the page.
    pub fn side_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let chosen = self.chosen(cx);
        ScrollArea::vertical().id_salt("numbers side").auto_shrink(false).show(ui, |ui| {
            side::side_ui(ui, cx, chosen);
        });
    }
}
