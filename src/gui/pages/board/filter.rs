//! Filters of the bar that finds touchpoints: by kind, phase, verdict and switch.

use egui::Ui;

use crate::gui::intent::Cx;
use crate::model::plan::{ConditionId, KindId, Touchpoint};
use crate::model::verdict::Sign;
use crate::report::Report;
use crate::text::{self, signs, words};

/// What touchpoints must have; each that is not set lets all through.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Filter {
    kind: Option<KindId>,
    /// The phase; empty for no phase.
    phase: Option<String>,
    /// A verdict on any of the insights.
    verdict: Option<Sign>,
    /// A switch that matters there, and whether it is on.
    switch: Option<(ConditionId, bool)>,
}

/// A choice of a menu, with its words.
type Choices<T> = Vec<(T, String)>;

impl Filter {
    /// How many are set.
    pub(super) fn count(&self) -> usize {
        let set = [
            self.kind.is_some(),
            self.phase.is_some(),
            self.verdict.is_some(),
            self.switch.is_some(),
        ];
        set.into_iter().filter(|set| *set).count()
    }

    /// Whether a touchpoint has all of it.
    pub(super) fn passes(&self, report: &Report, place: usize, touchpoint: &Touchpoint) -> bool {
        let Self { kind, phase, verdict, switch } = self;
        kind.as_ref().is_none_or(|kind| *kind == touchpoint.kind)
            && phase
                .as_ref()
                .is_none_or(|phase| phase == touchpoint.phase.as_deref().unwrap_or_default())
            && verdict.is_none_or(|sign| report.verdicts(place).any(|v| v.sign == sign))
            && switch.as_ref().is_none_or(|(condition, on)| {
                let mut switches = report.switches(place).into_iter();
                switches.any(|switch| switch.condition == *condition && switch.on == *on)
            })
    }

    /// Draws the menu in which they are chosen.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let label = match self.count() {
            0 => words::filter().to_owned(),
            count => text::with_aside(words::filter(), count.to_string()),
        };
        ui.menu_button(label, |ui| {
            ui.set_min_width(200.0);
            choice_ui(ui, words::kind(), &mut self.kind, &kinds(cx));
            choice_ui(ui, words::field_phase(), &mut self.phase, &phases(cx));
            choice_ui(ui, words::verdict(), &mut self.verdict, &verdicts(cx));
            choice_ui(ui, words::switches(), &mut self.switch, &switches(cx));
            ui.separator();
            if ui.add_enabled(self.count() > 0, egui::Button::new(words::no_filter())).clicked() {
                *self = Self::default();
                ui.close();
            }
        });
    }
}

/// Draws a filter as a menu of its choices.
fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    head: &'static str,
    chosen: &mut Option<T>,
    all: &[(T, String)],
) {
    let said = all.iter().find(|(choice, _)| Some(choice) == chosen.as_ref());
    let said = said.map_or(words::any(), |(_, name)| name);
    ui.menu_button(text::labelled(head, said), |ui| {
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            let any = (None, words::any().to_owned());
            let all = all.iter().map(|(choice, name)| (Some(choice.clone()), name.clone()));
            for (choice, name) in std::iter::once(any).chain(all) {
                if ui.selectable_label(*chosen == choice, name).clicked() {
                    *chosen = choice;
                    ui.close();
                }
            }
        });
    });
}

fn kinds(cx: &Cx<'_>) -> Choices<KindId> {
    let used = |kind: &KindId| cx.report.plan().touchpoints.iter().any(|t| t.kind == *kind);
    let kinds = cx.report.pack().kinds.iter().filter(|kind| used(&kind.id));
    kinds.map(|kind| (kind.id.clone(), text::of(&kind.name).to_owned())).collect()
}

fn phases(cx: &Cx<'_>) -> Choices<String> {
    let phases = cx.report.plan().phases_in_use().into_iter();
    let named = |phase: Option<String>| match phase {
        Some(phase) => (phase.clone(), phase),
        None => (String::new(), words::no_phase().to_owned()),
    };
    phases.map(named).collect()
}

fn verdicts(cx: &Cx<'_>) -> Choices<Sign> {
    let signs =
        [Sign::Person, Sign::Total, Sign::Locked, Sign::Withheld, Sign::Unstated, Sign::NotSensed];
    let places = || 0..cx.report.plan().touchpoints.len();
    let used = |sign: &Sign| places().any(|at| cx.report.verdicts(at).any(|v| v.sign == *sign));
    let signs = signs.into_iter().filter(used);
    signs.map(|sign| (sign, signs::of(sign).word.to_owned())).collect()
}

fn switches(cx: &Cx<'_>) -> Choices<(ConditionId, bool)> {
    let both = cx.report.pack().conditions.iter().flat_map(|condition| {
        [(true, words::on()), (false, words::off())].map(|(on, state)| {
            let name = text::labelled(text::of(&condition.name), state);
            ((condition.id.clone(), on), name)
        })
    });
    both.collect()
}
