//! The means of an arrow that has been drawn: a list beside the card that it leads to.

use egui::{Align2, Area, Frame, Id, Key, Order, RichText, ScrollArea, Ui, vec2};

use super::RoutesPage;
use super::drawing::Drawing;
use super::paint::{card_id, colour, paint_step};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, Target};
use crate::model::plan::{Route, TouchpointId};
use crate::report::routes::Step;
use crate::text::{self, words};

/// A means with what becomes of the step by it: id, name, verdict.
type Means = (String, String, Step);

/// Draws the list, while the means of an arrow are being chosen.
pub(super) fn choose_ui(ui: &Ui, cx: &mut Cx<'_>, page: &mut RoutesPage) {
    let Some(drawing) = page.drawing.clone().filter(Drawing::chooses) else { return };
    let Some(to) = drawing.over else { return };
    let all = means(cx, drawing.from, to);
    let opens = page.drawing.as_mut().is_some_and(Drawing::opens);
    let anchor = ui.ctx().read_response(card_id(to)).map(|response| response.rect);
    let content = ui.ctx().content_rect();
    let at = anchor.map_or(content.center(), |rect| rect.left_bottom() + vec2(0.0, 4.0));
    let mut chosen: Option<String> = None;
    let area = Area::new(Id::unique("means of route"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_TOP)
        .constrain_to(content)
        .fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(300.0);
            let name = |id| {
                let place = cx.report.plan().position(id).unwrap_or(usize::MAX);
                cx.report.names(place).0.to_owned()
            };
            widgets::heading(ui, &words::route_head(name(drawing.from), name(to)));
            widgets::soft(ui, words::choose_means());
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                chosen = list_ui(ui, &all, opens);
            });
        });
    });
    let inside = shown.response.rect;
    if let Some(by) = chosen {
        let route = Route { from: drawing.from, to, by, rate: None, notes: String::new() };
        page.chosen = Some(cx.report.plan().routes.len());
        page.wants_focus = Some(drawing.from);
        page.drawing = None;
        cx.push(Intent::Act(Action::Target(Target::Lead(vec![route]))));
    } else if ui.input(|i| i.pointer.any_pressed())
        && ui.ctx().pointer_latest_pos().is_some_and(|at| !inside.contains(at))
    {
        page.drawing = None;
    }
}

/// Draws the means as buttons. Returns the one that was chosen.
fn list_ui(ui: &mut Ui, all: &[Means], opens: bool) -> Option<String> {
    let mut chosen = None;
    for (place, (id, name, step)) in all.iter().enumerate() {
        let ink = colour(ui, *step);
        let label = text::labelled(name, step.word());
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::click());
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label.as_str()));
        if place == 0 && opens {
            response.request_focus();
        }
        if response.hovered() || response.has_focus() {
            let corner = egui::CornerRadius::same(size::CORNER);
            ui.painter().rect_filled(rect, corner, widgets::tokens(ui).accent_bg);
        }
        if response.has_focus() {
            widgets::paint_focus(ui, rect.shrink(1.0), size::CORNER);
            response.scroll_to_me(None);
        }
        paint_step(ui.painter(), rect.left_center() + vec2(14.0, 0.0), *step, ink);
        let tokens = widgets::tokens(ui);
        let room = rect.width() - 40.0;
        let word =
            ui.painter().layout_no_wrap(step.word().to_owned(), theme::regular(size::SMALL), ink);
        let shown = crate::gui::kit::lines::one(
            ui,
            name,
            theme::regular(size::BODY),
            tokens.ink,
            room - word.size().x - 8.0,
        );
        let middle = rect.center().y;
        ui.painter().galley(
            egui::pos2(rect.left() + 28.0, middle - shown.size().y / 2.0),
            shown,
            tokens.ink,
        );
        let right = rect.right() - 10.0 - word.size().x;
        ui.painter().galley(egui::pos2(right, middle - word.size().y / 2.0), word, ink);
        let entered = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && !opens;
        if response.clicked() || entered {
            chosen = Some(id.clone());
        }
    }
    if all.is_empty() {
        ui.label(RichText::new(words::no_means()).font(theme::regular(size::SMALL)));
    }
    chosen
}

/// The means of the pack; of a pack without means, those of the first pack that has some: the plan can
/// be looked at under that one then.
pub(super) fn means(cx: &Cx<'_>, from: TouchpointId, to: TouchpointId) -> Vec<Means> {
    let own = cx.report.routes().means(from, to);
    if !own.is_empty() {
        return own;
    }
    let library = cx.editor.session().library();
    let other = library.entries().iter().find(|entry| !entry.pack.means.is_empty());
    let means = other.into_iter().flat_map(|entry| &entry.pack.means);
    means.map(|one| (one.id.clone(), text::of(&one.name).to_owned(), Step::Unstated)).collect()
}

/// The name of a means; its id if no rules know it.
pub(super) fn name_of<'n>(cx: &Cx<'n>, id: &'n str) -> &'n str {
    let library = cx.editor.session().library().entries();
    let packs = std::iter::once(cx.report.pack()).chain(library.iter().map(|entry| &entry.pack));
    let mut means = packs.flat_map(|pack| &pack.means);
    means.find(|one| one.id == id).map_or(id, |one| text::of(&one.name))
}
