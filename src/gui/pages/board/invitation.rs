//! What an empty board shows: what it is for, two examples to open, and the rules to begin under.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::editor::Event;
use crate::editor::event::Source;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::text::{self, words};

/// The height of the invitation, in points.
const INVITATION: f32 = 96.0;

/// The height of the choice of packs below it.
const PACKS: f32 = 92.0;

/// The height of all of it.
pub const HEIGHT: f32 = INVITATION + PACKS;

/// Draws what an empty board shows: what it is for, and two examples to open.
pub fn invitation_ui(ui: &mut Ui, cx: &mut Cx<'_>, strip: Rect) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::BOX_CORNER);
    let line = Stroke::new(1.0, tokens.accent);
    ui.painter().rect(strip, corner, tokens.accent_bg, line, StrokeKind::Inside);
    let packs = strip.with_min_y(strip.bottom() - PACKS).shrink2(vec2(16.0, 4.0));
    packs_ui(ui, cx, packs);
    let inner = strip.with_max_y(strip.bottom() - PACKS).shrink2(vec2(16.0, 10.0));
    let (text, buttons) = inner.split_left_right_at_fraction(0.68);
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(egui::RichText::new(words::empty_title()).font(theme::bold(size::TITLE)));
        let text = egui::RichText::new(words::empty_text()).font(theme::regular(size::SMALL));
        ui.label(text.color(tokens.soft));
    });
    let builder = UiBuilder::new().max_rect(buttons.with_min_x(buttons.left() + 16.0));
    ui.scope_builder(builder, |ui| {
        for (index, name) in [(0, words::example_skincare()), (2, words::example_sports())] {
            let button = egui::Button::new(name).min_size(vec2(ui.available_width(), 32.0));
            if ui.add(button).clicked() {
                cx.open(Source::Example(index));
            }
        }
    });
}

/// Asks under which pack the plan begins: the first ones of the library, each in two sentences.
fn packs_ui(ui: &mut Ui, cx: &mut Cx<'_>, area: Rect) {
    /// So many stand beside each other; the menu of rules has all.
    const MOST: usize = 3;
    let tokens = widgets::tokens(ui);
    let packs: Vec<_> = cx.editor.session().library().entries().iter().take(MOST).collect();
    let count = u8::try_from(packs.len().max(1)).unwrap_or(u8::MAX);
    let width = (area.width() - size::GAP * f32::from(count - 1)) / f32::from(count);
    let now = cx.report.pack().id.clone();
    for (place, entry) in (0_u8..).zip(packs) {
        let pack = &entry.pack;
        let left = area.left() + f32::from(place) * (width + size::GAP);
        let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height() - 6.0));
        let (name, about) = (text::of(&pack.name), two_sentences(text::of(&pack.about)));
        let id = egui::Id::unique(("start under", pack.id.as_str()));
        let choice = ui.interact(rect, id, egui::Sense::click());
        let chosen = pack.id == now;
        let said = text::labelled(words::begin_under(name), about);
        choice.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &said)
        });
        let corner = CornerRadius::same(size::CARD_CORNER);
        let line = if chosen || choice.hovered() { tokens.accent } else { tokens.line };
        let stroke = Stroke::new(if chosen { 2.0 } else { 1.0 }, line);
        ui.painter().rect(rect, corner, tokens.card, stroke, StrokeKind::Inside);
        if choice.has_focus() {
            widgets::paint_focus(ui, rect, size::CARD_CORNER);
        }
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 7.0))), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(
                egui::Label::new(egui::RichText::new(name).font(theme::bold(size::BODY)))
                    .selectable(false),
            );
            let about = egui::RichText::new(about).font(theme::regular(size::SMALL));
            ui.add(egui::Label::new(about.color(tokens.soft)).selectable(false).wrap());
        });
        if choice.clicked() && !chosen {
            cx.push(Intent::Send(Event::UsePack(pack.id.clone())));
        }
    }
}

/// The first two sentences of a text.
fn two_sentences(text: &str) -> &str {
    let ends = text.match_indices(['.', '。']).filter(|(at, end)| {
        let rest = text.get(at + end.len()..).unwrap_or_default();
        *end == "。" || rest.is_empty() || rest.starts_with(' ')
    });
    let end = ends.map(|(at, end)| at + end.len()).nth(1);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}
