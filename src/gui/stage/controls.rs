//! What can be pressed on stage: next moves, and cards, which show their switches.

use egui::{
    CornerRadius, CursorIcon, Id, Label, Popup, PopupCloseBehavior, Rect, Response, RichText, Role,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo,
};

use super::slide::{Slide, USUAL_WIDTH, recorded_place};
use super::{Stage, paint};
use crate::editor::Command;
use crate::export::page::Tag;
use crate::gui::command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::plan::TouchpointId;
use crate::text::words;

impl Stage {
    /// Draws the controls over a slide.
    pub(super) fn controls_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>, slide: &Slide, rect: Rect) {
        let still = slide.cover.is_none() && !slide.before;
        if self.covered || !still {
            return;
        }
        let scale = (paint::fit(rect, &slide.page).width() / USUAL_WIDTH).max(1.0);
        for (tag, rect) in paint::tagged(&slide.page, rect) {
            match tag {
                Tag::Move(place) => move_ui(ui, cx, place, rect),
                Tag::Card(id) => card_ui(ui, cx, id, (rect, scale)),
                Tag::Lane(_) => {}
            }
        }
    }
}

/// What is recorded on stage by one key, and from a small menu.
const RECORDS: [Command; 4] = [Command::Decide, Command::Park, Command::AskRoom, Command::MakeTask];

impl Stage {
    /// Lets the workshop be recorded from a menu: a click on the line of what has been recorded, or a
    /// click with the other button anywhere.
    pub(super) fn record_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>, slide: &Slide, rect: Rect) {
        if self.covered || slide.cover.is_some() {
            return;
        }
        let scale = (paint::fit(rect, &slide.page).width() / USUAL_WIDTH).max(1.0);
        let whole = ui.interact(rect, Id::unique("stage-record-anywhere"), Sense::CLICK);
        Popup::context_menu(&whole).show(|ui| menu_ui(ui, cx, scale));
        if slide.recorded.is_some() {
            let place = recorded_place(rect, &slide.page);
            let line = control(ui, Id::unique("stage-record"), place, words::record_it());
            Popup::menu(&line).show(|ui| menu_ui(ui, cx, scale));
        }
    }
}

fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, scale: f32) {
    let font = theme::regular(size::TITLE * scale);
    for command in RECORDS {
        let Some(entry) = command::entry(command) else { continue };
        let keys = command::keys(ui.ctx(), command).unwrap_or_default();
        let name = RichText::new(entry.name()).font(font.clone());
        let button = egui::Button::new(name).shortcut_text(keys);
        if ui.add_enabled(cx.can(command), button).clicked() {
            cx.push(Intent::Run(command));
            ui.close();
        }
    }
}

/// Draws a control, which is outlined under the pointer and with the keyboard focus.
fn control(ui: &Ui, id: Id, rect: Rect, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(2.0, widgets::tokens(ui).accent);
        let corner = CornerRadius::same(size::CARD_CORNER);
        ui.painter().rect_stroke(rect.expand(4.0), corner, stroke, StrokeKind::Outside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Lets a next move be made.
fn move_ui(ui: &Ui, cx: &mut Cx<'_>, place: usize, rect: Rect) {
    let report = cx.report;
    let Some(offered) = report.moves().get(place) else { return };
    let says = words::move_label(&*offered.head, &*offered.says);
    if control(ui, Id::unique(("stage-move", place)), rect, &says).clicked() {
        cx.out.extend(offered.action.clone().map(Intent::Act));
    }
}

/// Lets a card show its switches.
fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: TouchpointId, (rect, scale): (Rect, f32)) {
    let Some(place) = cx.editor.session().position(id) else { return };
    let says = cx.report.says(place);
    let card = control(ui, Id::unique(("stage-card", id.0)), rect, says);
    let menu = Popup::menu(&card).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu.width(300.0 * scale).show(|ui| {
        let font = theme::regular(size::TITLE * scale);
        let (name, _) = cx.report.names(place);
        ui.add(Label::new(RichText::new(name).font(theme::bold(size::TITLE * scale))).wrap());
        let switches = cx.report.switches(place);
        for switch in &switches {
            let mut on = switch.on;
            let name = RichText::new(&switch.name).font(font.clone());
            if widgets::checkbox(ui, &mut on, name).changed() {
                let (ids, conditions) = (vec![id], vec![switch.condition.clone()]);
                cx.push(Intent::Act(Action::Switch { ids, conditions, on }));
            }
        }
        if switches.is_empty() {
            ui.label(RichText::new(words::no_switches()).font(font));
        }
    });
}
