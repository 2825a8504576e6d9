//! A lane: one platform with its cards, and what a drop here would yield while something is in the
//! air.

use egui::{
    CornerRadius, Frame, Margin, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2,
};

use super::{COMPACT_ABOVE, card, lift};
use crate::gui::theme::{self, size};
use crate::gui::view::{Cx, Item};
use crate::gui::widgets::{self, Chip, wrap_chips};
use crate::model::pack::Platform;
use crate::text::{self, explain, window as words};

/// How much is left of a lane that cannot take what is in the air.
const DIM: f32 = 0.45;

/// Draws a lane with the touchpoints at these places of the plan.
pub fn lane_ui(ui: &mut Ui, cx: &mut Cx<'_>, platform: &Platform, cards: &[usize]) {
    let tokens = widgets::tokens(ui);
    let item = cx.view.lift.as_ref().map(|lift| lift.item.clone());
    let preview = item.as_ref().map(|item| lift::preview(cx.session, item, &platform.id));
    let hosts = !matches!(preview, Some(None));
    let over = cx.view.lift.as_ref().is_some_and(|l| l.over.as_ref() == Some(&platform.id));
    let target = over && hosts && preview.is_some();
    let shown = Frame::new()
        .fill(if target { tokens.accent_bg } else { tokens.lane })
        .stroke(Stroke::new(1.0, if target { tokens.accent_bg } else { tokens.line }))
        .corner_radius(CornerRadius::same(size::LANE_CORNER))
        .inner_margin(Margin::symmetric(8, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.scope(|ui| {
                if !hosts {
                    ui.multiply_opacity(DIM);
                }
                head_ui(ui, platform);
            });
            if let (Some(item), false) = (&item, hosts) {
                // The reason is there to be read.
                widgets::soft(ui, &lift::refused(cx.session, item, platform));
                ui.multiply_opacity(DIM);
            }
            if cx.session.plan().touchpoints.len() > COMPACT_ABOVE {
                card::rows_ui(ui, cx, platform, cards);
            } else {
                for place in cards {
                    card::card_ui(ui, cx, platform, *place);
                }
            }
            if let (Some(item), Some(Some(preview))) = (&item, &preview) {
                preview_ui(ui, cx, item, platform, preview, target);
            }
        });
    let rect = shown.response.rect;
    if target {
        dashed(ui, rect, size::LANE_CORNER);
        insertion_mark(ui, cx, platform);
        if cx.view.lift.as_ref().is_some_and(|l| l.by_keys) {
            ui.scroll_to_rect(rect, None);
        }
    }
    cx.view.lanes.push((platform.id.clone(), rect.intersect(ui.clip_rect())));
}

fn head_ui(ui: &mut Ui, platform: &Platform) -> Response {
    let tokens = widgets::tokens(ui);
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.set_min_height(20.0);
        let name = egui::RichText::new(text::of(&platform.name)).font(theme::bold(size::BODY));
        ui.label(name.color(tokens.ink));
        let beside = text::beside(&platform.name);
        let owner = text::of(&platform.owner);
        let repeated = owner == text::of(&platform.name) || owner.is_empty();
        let about = match (beside, repeated) {
            ("", _) => owner.to_owned(),
            (chinese, true) => chinese.to_owned(),
            (chinese, false) => format!("{chinese}  ·  {owner}"),
        };
        // Where there is no room for the owner, it is left out: its half would say nothing.
        let font = theme::regular(size::SMALL);
        let wide = ui.painter().layout_no_wrap(about.clone(), font.clone(), tokens.soft).size().x;
        let about = if wide <= ui.available_width() { about.as_str() } else { beside };
        let about = egui::RichText::new(about).font(font).color(tokens.soft);
        ui.add(egui::Label::new(about).truncate());
    });
    let note = text::of(&platform.note);
    let hover = ui.interact(
        row.response.rect,
        ui.scope_id().with(("head", platform.id.as_str())),
        Sense::hover(),
    );
    if note.is_empty() { hover } else { hover.on_hover_text(note) }
}

/// What a drop here would yield, as a card that is not there yet.
fn preview_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    item: &Item,
    platform: &Platform,
    preview: &lift::Preview,
    target: bool,
) {
    let tokens = widgets::tokens(ui);
    let (chips, _) = super::chips_of(ui, cx, &preview.verdicts);
    let width = ui.available_width();
    let (places, chips_height) = wrap_chips(&chips, width - 18.0);
    let staying = matches!(item, Item::Cards(ids)
        if ids.iter().all(|id| cx.session.get(*id).is_some_and(|t| t.platform == platform.id)));
    let title = match (staying, preview.verdicts.is_empty()) {
        (true, _) => words::stays_here(),
        (false, true) => words::moves_here(),
        (false, false) => words::would_yield(),
    };
    let title =
        ui.painter().layout(title.to_owned(), theme::bold(size::SMALL), tokens.soft, width - 18.0);
    let once = if preview.with.is_empty() {
        String::new()
    } else {
        words::once(&explain::conditions(cx.session.engine(), preview.with))
    };
    let once = ui.painter().layout(once, theme::regular(size::SMALL), tokens.soft, width - 18.0);
    let once_height = if preview.with.is_empty() { 0.0 } else { once.size().y + 4.0 };
    let chips_height = if chips.is_empty() { 0.0 } else { chips_height + 5.0 };
    let height = 14.0 + title.size().y + chips_height + once_height;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let mut painter = ui.painter().clone();
    painter.multiply_opacity(if target { 1.0 } else { 0.7 });
    let corner = CornerRadius::same(size::CARD_CORNER);
    painter.rect_filled(rect, corner, tokens.card);
    painter.rect_stroke(
        rect,
        corner,
        Stroke::new(1.0, tokens.line_strong),
        egui::StrokeKind::Inside,
    );
    let left = rect.left() + 9.0;
    let mut top = rect.top() + 7.0;
    let title_height = title.size().y;
    painter.galley(pos2(left, top), title, tokens.soft);
    top += title_height + 5.0;
    for (chip, place) in chips.iter().zip(&places) {
        let _ = chip.paint(&painter, tokens, pos2(left, top) + *place);
    }
    painter.galley(pos2(left, top + chips_height - 1.0), once, tokens.soft);
}

/// A dashed line around the lane that would take the drop.
fn dashed(ui: &Ui, rect: Rect, corner: u8) {
    let rect = rect.shrink(1.0);
    let radius = f32::from(corner);
    let mut path: Vec<Pos2> = Vec::new();
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -0.25),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 0.25),
        (pos2(rect.left() + radius, rect.top() + radius), 0.5),
    ];
    for (centre, start) in corners {
        for step in 0..=6_u8 {
            let angle = std::f32::consts::TAU * (start + f32::from(step) / 24.0);
            path.push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    let stroke = Stroke::new(2.0, widgets::tokens(ui).accent);
    ui.painter().extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}

/// A line where a drop by pointer would go in.
fn insertion_mark(ui: &Ui, cx: &Cx<'_>, platform: &Platform) {
    let Some(lift) = cx.view.lift.as_ref().filter(|lift| !lift.by_keys) else { return };
    let Some(before) = lift.before else { return };
    let mut cards = cx.view.cards.iter().filter(|card| card.platform == platform.id);
    if let Some(card) = cards.find(|card| card.id == before) {
        let y = card.rect.top() - 3.0;
        let stroke = Stroke::new(2.0, widgets::tokens(ui).accent);
        ui.painter().hline(card.rect.x_range(), y, stroke);
    }
}

/// The chip row of a tooltip: every verdict, one a line.
pub fn verdict_lines(ui: &mut Ui, cx: &Cx<'_>, place: usize, wanted: impl Fn(usize) -> bool) {
    let evaluation = cx.session.evaluation();
    let Some(placement) = evaluation.placements.get(place).copied() else { return };
    let engine = cx.session.engine();
    for (insight, verdict) in evaluation.verdicts(place).iter().enumerate() {
        if !wanted(insight) {
            continue;
        }
        let name = cx.session.pack().insights.get(insight).map_or("", |i| text::of(&i.name));
        let why = explain::explain(engine, placement, insight, *verdict);
        let head = words::insight_verdict(
            name,
            &explain::verdict_at(engine, placement, insight, *verdict),
        );
        ui.label(egui::RichText::new(head).font(theme::bold(size::SMALL)));
        widgets::soft(ui, &why.because);
        if let Some(source) = why.source {
            let sure = why.confidence.map_or("", explain::confidence);
            widgets::soft(ui, &words::source_line(&source, sure));
        }
        ui.add_space(2.0);
    }
}

/// Whether a chip stands for this insight; the last chip stands for all that have none.
pub fn chip_covers(chips: &[(usize, Rect)], chip: usize, insight: usize) -> bool {
    if chip == usize::MAX {
        !chips.iter().any(|(other, _)| *other == insight)
    } else {
        chip == insight
    }
}

/// The chip under the pointer.
#[must_use]
pub fn chip_at(chips: &[(usize, Rect)], at: Pos2) -> Option<usize> {
    chips.iter().find(|(_, rect)| rect.contains(at)).map(|(insight, _)| *insight)
}

/// Paints chips from a corner; gives each insight with its rectangle.
pub fn paint_chips(
    ui: &Ui,
    chips: &[Chip],
    insights: &[usize],
    places: &[egui::Vec2],
    corner: Pos2,
) -> Vec<(usize, Rect)> {
    let tokens = widgets::tokens(ui);
    let painter = ui.painter();
    let all = chips.iter().zip(places).zip(insights);
    all.map(|((chip, place), insight)| (*insight, chip.paint(painter, tokens, corner + *place)))
        .collect()
}
