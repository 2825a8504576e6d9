//! The chips of cards and previews, and the hover text of a chip.

use egui::{Pos2, Rect, Ui, Vec2};

use crate::gui::kit::signs::{Chip as Drawn, wrap_chips};
use crate::gui::kit::why::why_ui;
use crate::gui::kit::widgets;
use crate::report::{Chip, Reason, Report};

/// Stands for all insights without a chip.
const REST: usize = usize::MAX;

/// Chips as they are drawn, with the place of each one's insight in the pack.
pub struct Laid {
    pub chips: Vec<Drawn>,
    pub insights: Vec<usize>,
    /// Their places, from a corner.
    pub places: Vec<Vec2>,
    pub height: f32,
}

/// Lays out chips at a width. The number of further insights never takes a line of its own: it
/// stands in the place of the last chip then.
pub fn chips_at(ui: &Ui, report: &Report, chips: &[Chip], more: usize, width: f32) -> Laid {
    let lay = |chips: &[Chip], more| {
        let (drawn, insights) = chips_of(ui, report, chips, more);
        let (places, height) = wrap_chips(&drawn, width);
        Laid { chips: drawn, insights, places, height }
    };
    let laid = lay(chips, more);
    let alone =
        more > 0 && laid.places.len() > 1 && laid.places.last().is_some_and(|at| at.x <= 0.0);
    match chips.split_last() {
        Some((_, rest)) if alone && !rest.is_empty() => lay(rest, more + 1),
        _ => laid,
    }
}

/// Lays out chips. Returns them, and the place of each one's insight in the pack.
fn chips_of(ui: &Ui, report: &Report, chips: &[Chip], more: usize) -> (Vec<Drawn>, Vec<usize>) {
    let name = |insight: usize| report.insights.get(insight).map_or("", |i| i.name.as_str());
    let (mut drawn, mut insights): (Vec<_>, Vec<_>) = chips
        .iter()
        .map(|chip| (Drawn::new(ui, chip.sign, name(chip.insight)), chip.insight))
        .unzip();
    if more > 0 {
        drawn.push(Drawn::bare(ui, &format!("+{more}")));
        insights.push(REST);
    }
    (drawn, insights)
}

/// Paints chips from a corner on. Returns each insight with its rectangle.
pub fn paint_chips(
    ui: &Ui,
    chips: &[Drawn],
    insights: &[usize],
    places: &[Vec2],
    corner: Pos2,
) -> Vec<(usize, Rect)> {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    let all = chips.iter().zip(places).zip(insights);
    all.map(|((chip, place), insight)| (*insight, chip.paint(painter, tokens, corner + *place)))
        .collect()
}

/// The chip under the pointer.
#[must_use]
pub fn chip_at(chips: &[(usize, Rect)], at: Pos2) -> Option<usize> {
    chips.iter().find(|(_, rect)| rect.contains(at)).map(|(insight, _)| *insight)
}

/// Draws what a chip stands for: verdict, reason and source of its insight. The last chip stands
/// for all insights without one.
pub fn verdicts_ui(
    ui: &mut Ui,
    report: &Report,
    (place, chips): (usize, &[(usize, Rect)]),
    chip: usize,
) {
    let covers = |reason: &&Reason| {
        let has_chip = || chips.iter().any(|(other, _)| *other == reason.insight);
        if chip == REST { !has_chip() } else { chip == reason.insight }
    };
    for reason in report.reasons(place).iter().filter(covers) {
        why_ui(ui, &reason.head(), &reason.why, &report.about_source(&reason.why));
        ui.add_space(2.0);
    }
}
