//! Who does what until when: a calendar of tasks and of the touchpoints' own dates, and below it what
//! was decided, what is open, and how the room voted. Beside it, the line that is chosen is changed.

use egui::{Align, Context, Layout, Role, ScrollArea, Ui, WidgetInfo};

use crate::editor::Command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::segments::segments_ui;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::pages::board::Above;
use crate::model::action::LineId;
use crate::model::plan::TouchpointId;
use crate::text::words;

mod bars;
mod calendar;
mod drag;
mod keys;
mod menu;
mod notes;
mod rows;
mod runs;
mod side;
mod unlocks;

use drag::{Drag, RunDrag};

/// The least width of the page in which the bars are explained beside its head, in points.
const LEGEND: f32 = 1100.0;

/// What the calendar is scrolled to when it is drawn next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum GoesTo {
    /// Today, once the page is seen for the first time.
    #[default]
    Today,
    /// The bar of a task.
    Task(u64),
    /// It stays where it is.
    Nothing,
}

/// The page's state.
#[derive(Debug, Default)]
pub struct RoadmapPage {
    /// Whether a week is narrow, so that a year is seen.
    months: bool,
    /// The line of the record that is chosen.
    chosen: Option<LineId>,
    /// The task whose row has the keyboard focus.
    focused: Option<u64>,
    /// A task whose row gets the keyboard focus when it is drawn next.
    wants_focus: Option<u64>,
    /// The text of this line gets the keyboard focus when it is drawn next.
    writes: Option<LineId>,
    drag: Option<Drag>,
    /// A bar of a touchpoint's days that is dragged.
    run_drag: Option<RunDrag>,
    /// The task that a link is drawn to.
    over: Option<u64>,
    goes_to: GoesTo,
    /// Whether touchpoints without a task have rows.
    unfolded: bool,
    /// A touchpoint whose row is to be shown.
    shows: Option<TouchpointId>,
}

impl RoadmapPage {
    /// Shows the row of a touchpoint.
    pub fn focus(&mut self, id: TouchpointId) {
        self.shows = Some(id);
    }

    /// Chooses a line of the record, and lets its text be written.
    pub fn write(&mut self, id: LineId) {
        (self.chosen, self.writes) = (Some(id), Some(id));
    }

    /// Whether a line is chosen, which is shown beside the page.
    #[must_use]
    pub fn has_side(&self, cx: &Cx<'_>) -> bool {
        self.chosen.is_some_and(|id| cx.report.plan().record.line(id).is_some())
    }

    /// Takes the keys of the chosen bar before they become shortcuts.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        if !above.dialog {
            keys::follow(self, ctx, cx);
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.focused = None;
        // A drag whose end was not seen, because another page was shown, is over.
        self.drag.take_if(|_| !ui.input(|i| i.pointer.any_down() || i.pointer.any_released()));
        self.run_drag.take_if(|_| !ui.input(|i| i.pointer.any_down() || i.pointer.any_released()));
        self.over.take_if(|_| self.drag.is_none());
        let roadmap = cx.report.roadmap();
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            let tools = if ui.available_width() > LEGEND { 600.0 } else { 270.0 };
            let room = (ui.available_width() - tools).max(280.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                let head = roadmap.head.as_str();
                let title = egui::RichText::new(head).font(theme::bold(size::TITLE));
                let title = ui.add(egui::Label::new(title).wrap());
                title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, head));
                let overdue = roadmap.overdue(cx.editor.today());
                says_ui(ui, &roadmap.says, &roadmap.late, overdue);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.tools_ui(ui, cx));
        });
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("roadmap").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP;
            rows::rows_ui(ui, cx, self);
            notes::notes_ui(ui, cx, self);
            ui.add_space(2.0);
        });
    }

    fn tools_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if ui.button(words::new_task()).clicked() {
            cx.push(Intent::Run(Command::NewTask));
        }
        let names = [words::in_weeks(), words::in_months()];
        if let Some(taken) = segments_ui(ui, "weeks or months", &names, usize::from(self.months)) {
            self.months = taken == 1;
        }
        if ui.available_width() > 270.0 {
            ui.add_space(6.0);
            calendar::legend_ui(ui);
        }
    }

    /// Draws the chosen line beside the page.
    pub fn side_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ScrollArea::vertical().id_salt("roadmap side").auto_shrink(false).show(ui, |ui| {
            side::side_ui(ui, cx, self);
        });
    }
}

fn says_ui(ui: &mut Ui, says: &str, late: &str, overdue: usize) {
    let tokens = widgets::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if !says.is_empty() {
            widgets::soft(ui, says);
        }
        let overdue = (overdue > 0).then(|| words::roadmap_overdue(overdue));
        for said in [late, overdue.as_deref().unwrap_or_default()] {
            if !said.is_empty() {
                let said = egui::RichText::new(said).font(theme::bold(size::SMALL));
                ui.add(egui::Label::new(said.color(tokens.danger)).wrap());
            }
        }
    });
}
