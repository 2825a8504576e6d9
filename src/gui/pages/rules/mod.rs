//! The rules editor: what each tier and platform lets out as a grid, all else as tables, and the
//! chosen cell field by field beside it.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui, vec2};

use crate::editor::Event;
use crate::editor::rules::{Ask, Rules};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::evidence::diff;
use crate::model::pack::edit::{Edit, Row, Table};
use crate::model::pack::{Ceiling, Tier};
use crate::text::words;

mod cell;
mod field;
mod grid;
mod head;
mod names;
mod table;

/// Which list is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    /// The ceilings, with the rules of what kinds sense below.
    #[default]
    Ceilings,
    /// Another list.
    Of(Table),
}

/// What an effect on the plan was worked out for: the revisions of both, and the statement.
type Cause = (u64, u64, Row);

/// The rules editor's state in the window.
#[derive(Debug)]
pub struct RulesPage {
    tab: Tab,
    tier: Tier,
    /// The statement whose fields are shown.
    chosen: Option<Row>,
    /// A ceiling that has been copied.
    copied: Option<Ceiling>,
    /// A field that is typed in and takes its value only once it is left.
    typed: Option<(Row, usize, String)>,
    effect: Option<(Cause, Option<diff::Effect>)>,
    /// The first field of the chosen statement gets the keyboard focus.
    enters: bool,
    /// The chosen row of a table is scrolled to, and gets the keyboard focus.
    follows: bool,
}

impl Default for RulesPage {
    fn default() -> Self {
        Self {
            tab: Tab::Ceilings,
            tier: Tier::Open,
            chosen: None,
            copied: None,
            typed: None,
            effect: None,
            enters: false,
            follows: false,
        }
    }
}

/// Asks for a change of the rules.
fn edit(cx: &mut Cx<'_>, edit: Edit) {
    cx.push(Intent::Send(Event::Rules(Ask::Edit(edit))));
}

impl RulesPage {
    /// Draws the page, with the chosen cell beside it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let editor = cx.editor;
        let Some(rules) = editor.rules() else { return };
        let frame = Frame::new().fill(widgets::tokens(ui).panel);
        let frame = frame.inner_margin(Margin::symmetric(14, 12));
        let side = Panel::right("chosen rule").default_size(330.0).size_range(280.0..=480.0);
        side.frame(frame).show(ui, |ui| {
            let scroll = ScrollArea::vertical().id_salt("chosen rule").auto_shrink(false);
            scroll.show(ui, |ui| self.chosen_ui(ui, cx, rules));
        });
        let frame = Frame::new().inner_margin(Margin::same(12));
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            self.head_ui(ui, cx, rules);
            self.tabs_ui(ui, rules);
            match self.tab {
                Tab::Ceilings => {
                    let room = ui.available_height();
                    self.grid_ui(ui, cx, rules, room * 0.58);
                    ui.add_space(4.0);
                    widgets::heading(ui, words::rules_senses_head());
                    self.table_ui(ui, cx, rules, (Table::Yields, Some(self.tier)));
                }
                Tab::Of(table) => self.table_ui(ui, cx, rules, (table, None)),
            }
        });
    }

    /// Draws the choice of lists, and of tiers.
    fn tabs_ui(&mut self, ui: &mut Ui, rules: &Rules) {
        use strum::IntoEnumIterator as _;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            let all = std::iter::once(Tab::Ceilings).chain(Table::iter().map(Tab::Of));
            for tab in all {
                let (name, count) = match tab {
                    Tab::Ceilings => (words::rules_ceilings(), None),
                    Tab::Of(table) => {
                        (names::table(table), Some(table.entries(rules.pack()).len()))
                    }
                };
                let count = count.map_or_else(String::new, |count| format!("  {count}"));
                let text = egui::RichText::new(format!("{name}{count}"));
                let text = text.font(theme::regular(size::SMALL));
                if ui.selectable_label(self.tab == tab, text).clicked() {
                    self.tab = tab;
                    self.chosen = None;
                }
            }
        });
    }

    /// Chooses a statement.
    fn choose(&mut self, cx: &mut Cx<'_>, row: Row) {
        if self.chosen.as_ref() != Some(&row) {
            // What has been typed is complete.
            cx.push(Intent::Send(Event::Rules(Ask::Typed)));
            self.typed = None;
            self.chosen = Some(row);
        }
    }
}
