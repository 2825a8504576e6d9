//! A card that is dragged on stage: what it would yield in each lane, and where it goes.

use egui::{CornerRadius, Id, Pos2, Rect, Ui, vec2};

use super::{Stage, paint};
use crate::export::page::{Page, Tag};
use crate::gui::board::lift;
use crate::gui::theme::{self, size};
use crate::gui::view::{Cx, Intent, Item, Lift};
use crate::gui::widgets;
use crate::model::pack::Pack;
use crate::model::plan::PlatformId;

/// A card on stage can be dragged to another lane.
pub fn drag_ui(ui: &mut Ui, cx: &mut Cx<'_>, stage: &mut Stage, page: &Page, rect: Rect) {
    let tagged = paint::tagged(page, rect);
    let Some(at) = ui.ctx().pointer_latest_pos().or_else(|| ui.ctx().pointer_interact_pos()) else {
        return;
    };
    let pressed = ui.input(|i| i.pointer.primary_pressed());
    if pressed && stage.cover.is_none() && !stage.before {
        let hit = tagged.iter().rev().find(|(_, rect)| rect.contains(at));
        if let Some((Tag::Card(id), _)) = hit {
            stage.carried = Some(*id);
        }
    }
    let Some(id) = stage.carried else { return };
    let lane = tagged.iter().rev().find_map(|(tag, rect)| match tag {
        Tag::Lane(platform) if rect.contains(at) => Some((platform, *rect)),
        _ => None,
    });
    let item = Item::Cards(vec![id]);
    let home = cx.session.get(id).map(|t| t.platform.clone());
    let away = lane.filter(|(platform, _)| home.as_ref() != Some(*platform));
    carried_ui(ui, cx, &item, &tagged, away, at);
    if ui.input(|i| i.pointer.primary_released()) {
        stage.carried = None;
        if let Some((platform, _)) = away {
            let refused = |pack: &Pack| {
                let platform = pack.platform(platform)?;
                Some(lift::refused(cx.session, &item, platform))
            };
            match lift::drop_action(cx.session, &item, platform, None) {
                Some(action) => cx.push(Intent::Act(action)),
                None => cx.out.extend(refused(cx.session.pack()).map(Intent::Say)),
            }
        }
    }
}

/// What is carried over the stage, what it would yield in the lane below it, and which lanes cannot
/// host it.
fn carried_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    item: &Item,
    tagged: &[(Tag, Rect)],
    lane: Option<(&PlatformId, Rect)>,
    at: Pos2,
) {
    let tokens = widgets::tokens(ui);
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(egui::Order::Tooltip, Id::unique("carried-on-stage")));
    let kinds = lift::kinds(cx.session, item);
    for (tag, rect) in tagged {
        if matches!(tag, Tag::Lane(platform) if !cx.session.hosts_all(platform, &kinds)) {
            painter.rect_filled(*rect, CornerRadius::same(10), tokens.bg.gamma_multiply(0.65));
        }
    }
    if let Some((platform, rect)) = lane {
        let hosts = cx.session.hosts_all(platform, &kinds);
        let colour = if hosts { tokens.accent } else { tokens.danger };
        let stroke = egui::Stroke::new(3.0, colour);
        painter.rect_stroke(rect, CornerRadius::same(10), stroke, egui::StrokeKind::Outside);
    }
    let says = match lane {
        None => lift::name(cx.session, item),
        Some((platform, _)) => {
            let over = Some(platform.clone());
            let item = item.clone();
            let lift = Lift { item, over, before: None, by_keys: false, off_board: false };
            lift::told(cx.session, &lift)
        }
    };
    let scale = (ui.max_rect().width() / 1280.0).max(1.0);
    let font = theme::bold(size::TITLE * scale);
    let says = painter.layout(says, font, tokens.on_primary, 420.0 * scale);
    let chip = Rect::from_min_size(at + vec2(14.0, 12.0), says.size() + vec2(20.0, 12.0));
    // It stays on the stage.
    let over = (chip.max - ui.max_rect().max).max(egui::Vec2::ZERO);
    let chip = chip.translate(-over);
    painter.rect_filled(chip, CornerRadius::same(9), tokens.primary);
    painter.galley(chip.min + vec2(10.0, 6.0), says, tokens.on_primary);
}
