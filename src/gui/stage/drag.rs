//! Dragging a card on stage: what it would yield in the lane under it, and the drop.

use egui::{CornerRadius, Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::slide::Slide;
use super::{Stage, paint};
use crate::editor::carried::{self, Carried, Item};
use crate::export::page::Tag;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::plan::PlatformId;

impl Stage {
    /// Lets the user drag a card to another lane.
    pub(super) fn drag_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, slide: &Slide, rect: Rect) {
        let tagged = paint::tagged(&slide.page, rect);
        let pointer = ui.ctx().pointer_latest_pos().or_else(|| ui.ctx().pointer_interact_pos());
        let Some(at) = pointer else { return };
        let pressed = ui.input(|i| i.pointer.primary_pressed());
        if pressed && !self.covered && slide.cover.is_none() && !slide.before {
            let hit = tagged.iter().rev().find(|(_, rect)| rect.contains(at));
            if let Some((Tag::Card(id), _)) = hit {
                self.carried = Some(*id);
            }
        }
        let Some(id) = self.carried else { return };
        let session = cx.editor.session();
        let lane = tagged.iter().rev().find_map(|(tag, rect)| match tag {
            Tag::Lane(platform) if rect.contains(at) => Some((platform, *rect)),
            _ => None,
        });
        let item = Item::Cards(vec![id]);
        let home = session.get(id).map(|t| t.platform.clone());
        let away = lane.filter(|(platform, _)| home.as_ref() != Some(*platform));
        carried_ui(ui, cx, &item, &tagged, away, at);
        if !ui.input(|i| i.pointer.primary_released()) {
            return;
        }
        self.carried = None;
        let Some((platform, _)) = away else { return };
        if let Some(action) = carried::drop_action(session, &item, platform, None) {
            cx.push(Intent::Act(action));
        } else if let Some(platform) = session.pack().platform(platform) {
            cx.say(carried::refused(session, &item, platform));
        }
    }
}

/// Draws what is dragged, what it would yield in the lane under it, and which lanes cannot host it.
fn carried_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    item: &Item,
    tagged: &[(Tag, Rect)],
    lane: Option<(&PlatformId, Rect)>,
    at: Pos2,
) {
    let tokens = widgets::tokens(ui);
    let session = cx.editor.session();
    let layer = LayerId::new(Order::Tooltip, Id::unique("carried-on-stage"));
    let painter = ui.ctx().layer_painter(layer);
    let kinds = carried::hosted_kinds(session, item);
    for (tag, rect) in tagged {
        if matches!(tag, Tag::Lane(platform) if !session.hosts_all(platform, &kinds)) {
            painter.rect_filled(*rect, CornerRadius::same(10), tokens.bg.gamma_multiply(0.65));
        }
    }
    if let Some((platform, rect)) = lane {
        let hosts = session.hosts_all(platform, &kinds);
        let colour = if hosts { tokens.accent } else { tokens.danger };
        let stroke = Stroke::new(3.0, colour);
        painter.rect_stroke(rect, CornerRadius::same(10), stroke, StrokeKind::Outside);
    }
    let says = match lane {
        None => carried::name(session, item),
        Some((platform, _)) => {
            let over = Some(platform.clone());
            let item = item.clone();
            let carried = Carried { item, over, before: None, by_keys: false, over_bin: false };
            carried::says(session, &carried)
        }
    };
    let scale = (ui.max_rect().width() / 1280.0).max(1.0);
    let font = theme::bold(size::TITLE * scale);
    let says = painter.layout(says, font, tokens.on_primary, 420.0 * scale);
    let chip = Rect::from_min_size(at + vec2(14.0, 12.0), says.size() + vec2(20.0, 12.0));
    // Keep it within the stage.
    let over = (chip.max - ui.max_rect().max).max(Vec2::ZERO);
    let chip = chip.translate(-over);
    painter.rect_filled(chip, CornerRadius::same(9), tokens.primary);
    painter.galley(chip.min + vec2(10.0, 6.0), says, tokens.on_primary);
}
