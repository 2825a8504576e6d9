//! Finding touchpoints on the board: by name, kind, platform, phase and notes. The others are
//! dimmed.

use std::collections::HashSet;

use egui::{Align, Context, Id, Key, Layout, Modifiers, Rect, Ui, UiBuilder};

use super::filter::Filter;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::search::{answers, names_search, search_field};
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::report::Report;
use crate::text::words;

/// The height of the bar, in points.
pub(super) const HEIGHT: f32 = 44.0;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Find {
    query: String,
    /// What was found, and for which query and state of the plan.
    found: Vec<TouchpointId>,
    set: HashSet<TouchpointId>,
    filter: Filter,
    made: Option<(String, Filter, u64, u64)>,
    /// The place of the one that was gone to last.
    at: Option<usize>,
    /// Whether the field is to get the keyboard focus, and whether it had it in the last frame.
    wants_focus: bool,
    focused: bool,
}

impl Find {
    pub(super) fn new() -> Self {
        Self { wants_focus: true, ..Self::default() }
    }

    /// Gives the field the keyboard focus again.
    pub(super) fn again(&mut self) {
        self.wants_focus = true;
    }

    /// Whether anything is looked for.
    fn looks(&self) -> bool {
        !self.query.trim().is_empty() || self.filter.count() > 0
    }

    /// Whether a card is not what is looked for.
    pub(super) fn dims(&self, id: TouchpointId) -> bool {
        self.looks() && !self.set.contains(&id)
    }

    /// Whether Escape was pressed in the field.
    pub(super) fn is_left(&self, ctx: &Context) -> bool {
        self.focused && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape))
    }

    fn look(&mut self, cx: &Cx<'_>) {
        let session = cx.editor.session();
        let (query, filter) = (self.query.clone(), self.filter.clone());
        let now = (query, filter, session.serial(), session.revision());
        if self.made.as_ref() == Some(&now) {
            return;
        }
        let same = |(query, filter, ..): &(String, Filter, u64, u64)| {
            *query == self.query && *filter == self.filter
        };
        let typed = !self.made.as_ref().is_some_and(same);
        self.found = if self.looks() { self.answering(cx.report) } else { Vec::new() };
        self.set = self.found.iter().copied().collect();
        if typed {
            self.at = None;
        }
        self.made = Some(now);
    }

    fn go(&mut self, cx: &mut Cx<'_>, back: bool) {
        let count = self.found.len();
        if count == 0 {
            return;
        }
        let next = match (self.at, back) {
            (None, false) => 0,
            (None, true) => count - 1,
            (Some(at), false) => (at + 1) % count,
            (Some(at), true) => (at + count - 1) % count,
        };
        self.at = Some(next);
        if let Some(id) = self.found.get(next) {
            cx.select(vec![*id]);
            cx.push(Intent::Reveal(*id));
        }
    }

    /// Draws the bar. Returns whether it stays.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) -> bool {
        self.look(cx);
        let mut open = true;
        let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            let edit = search_field(&mut self.query, words::find_cards());
            let edit = edit
                .desired_width(ui.available_width().clamp(320.0, 640.0) - 160.0)
                .id(Id::unique("find-cards"));
            let response = ui.add(edit.margin(egui::Margin::symmetric(10, 6)));
            names_search(&response, &self.query, words::find_cards());
            if std::mem::take(&mut self.wants_focus) {
                response.request_focus();
            }
            self.focused = response.has_focus();
            if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                let back = ui.input(|i| i.modifiers.shift);
                self.go(cx, back);
                self.wants_focus = true;
            }
            self.filter.ui(ui, cx);
            let (at, count) = (self.at.map_or(0, |at| at + 1), self.found.len());
            if self.looks() {
                widgets::soft(ui, &words::of_total(at, count));
            }
            let can = count > 0;
            if ui.add_enabled(can, egui::Button::new(words::find_previous())).clicked() {
                self.go(cx, true);
            }
            if ui.add_enabled(can, egui::Button::new(words::find_next())).clicked() {
                self.go(cx, false);
            }
            if ui.button(words::close()).clicked() {
                open = false;
            }
            ui.add_space(size::GAP);
        });
        open
    }
}

impl Find {
    /// The touchpoints that hold every word of the query and pass the filters.
    fn answering(&self, report: &Report) -> Vec<TouchpointId> {
        let holds = |place: usize, touchpoint: &Touchpoint| {
            let (name, platform) = report.names(place);
            let kind = report.pack().kind(&touchpoint.kind).map(|kind| &kind.name);
            let kinds = kind.into_iter().flat_map(|name| name.iter().map(|(_, text)| text));
            let phase = touchpoint.phase.as_deref().unwrap_or_default();
            let parts = [name, platform, phase, touchpoint.notes.as_str()].into_iter().chain(kinds);
            answers(&parts.collect::<Vec<_>>().join(" "), &self.query)
                && self.filter.passes(report, place, touchpoint)
        };
        let all = report.plan().touchpoints.iter().enumerate();
        all.filter(|(place, touchpoint)| holds(*place, touchpoint)).map(|(_, t)| t.id).collect()
    }
}
