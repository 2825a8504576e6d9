//! The context menu of a card, with an entry for each move and each switch.

use egui::{Checkbox, Ui};

use crate::editor::{Command, Event, needing};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::widgets::{self, Toggle};
use crate::gui::panels::menus;
use crate::model::action::Action;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::report::Platform;
use crate::text::{self, words};

/// Draws the menu of a card.
pub fn card_menu(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    ui.set_min_width(220.0);
    let session = cx.editor.session();
    let ids = session.dragged_with(touchpoint.id);
    let kinds = session.kinds_of(&ids);
    ui.menu_button(words::move_to(), |ui| {
        for lane in session.lanes() {
            let here = lane.id == touchpoint.platform;
            if here || !session.hosts_all(&lane.id, &kinds) {
                continue;
            }
            let name = cx.report.platform(&lane.id).map(Platform::full_name).unwrap_or_default();
            if ui.button(name).clicked() {
                let (ids, platform) = (ids.clone(), lane.id.clone());
                cx.out.push(Intent::Act(Action::Move { ids, platform, before: None }));
                ui.close();
            }
        }
    });
    for command in [Command::MoveUp, Command::MoveDown, Command::MoveLeft, Command::MoveRight] {
        menus::command_button(ui, cx, command);
    }
    ui.separator();
    let engine = session.engine();
    let own = engine.place(touchpoint).map(|p| engine.relevant(p.pair)).unwrap_or_default();
    let relevant = session.relevant(&ids);
    for condition in engine.ids_of(own) {
        let those = needing(&relevant, engine, &condition);
        let on = those.iter().filter(|id| session.get(**id).is_some_and(|t| t.has(&condition)));
        let state = Toggle::of(on.count(), those.len());
        let name = session.pack().condition(&condition);
        let name = name.map_or("", |c| text::of(&c.name));
        let mut shown = state == Toggle::On;
        let checkbox = Checkbox::new(&mut shown, name).indeterminate(state == Toggle::Mixed);
        if widgets::tick(ui, checkbox).clicked() {
            let conditions = vec![condition];
            let on = state != Toggle::On;
            cx.out.push(Intent::Act(Action::Switch { ids: those, conditions, on }));
            ui.close();
        }
    }
    if !own.is_empty() {
        ui.separator();
    }
    tasks_ui(ui, cx, touchpoint.id);
    for command in
        [Command::Rename, Command::Cut, Command::Copy, Command::Duplicate, Command::Delete]
    {
        menus::command_button(ui, cx, command);
    }
}

/// Offers to make a task of each insight that is locked: an entry for each with its switches.
fn tasks_ui(ui: &mut Ui, cx: &mut Cx<'_>, id: TouchpointId) {
    let Some(place) = cx.editor.session().position(id) else { return };
    let report = cx.report;
    let locked = report.reasons(place).iter();
    let locked: Vec<_> =
        locked.filter_map(|reason| Some((reason, reason.offers.first()?))).collect();
    if locked.is_empty() {
        return;
    }
    ui.menu_button(words::make_task(), |ui| {
        for (reason, offer) in locked {
            let says = text::labelled(reason.name.as_str(), report.switch_names(offer));
            if ui.button(says).clicked() {
                let conditions = offer.conditions.clone();
                let action = Action::Switch { ids: vec![id], conditions, on: true };
                cx.push(Intent::Send(Event::Task(action)));
                ui.close();
            }
        }
    });
    ui.separator();
}
