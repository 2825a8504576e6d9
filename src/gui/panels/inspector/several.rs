//! Several touchpoints in the inspector: what is set here is set for all of them. Where they
//! differ, a field is empty and a switch stands in the middle.

use egui::{ComboBox, Ui};

use super::values::{common, common_ui, labelled};
use crate::editor::{Command, needing};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, Toggle};
use crate::gui::panels::menus;
use crate::model::action::Action;
use crate::model::engine::ConditionSet;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::report::Platform;
use crate::text::{self, sentences, words};

/// Draws what the selected touchpoints have in common.
pub(super) fn several_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    ui.label(egui::RichText::new(sentences::selected(ids.len())).font(theme::bold(size::TITLE)));
    widgets::soft(ui, words::several_hint());
    ui.add_space(6.0);
    platform_ui(ui, cx, ids);
    common_ui(ui, cx, ids);
    ui.add_space(4.0);
    switches_ui(ui, cx, ids);
    ui.add_space(8.0);
    for command in [Command::Duplicate, Command::Copy, Command::Delete] {
        menus::command_button(ui, cx, command);
    }
}

/// Draws the platform that they are on, as a list of those that host all of them.
fn platform_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    let session = cx.editor.session();
    let all: Vec<&Touchpoint> = ids.iter().filter_map(|id| session.get(*id)).collect();
    let on = common(&all, |touchpoint| touchpoint.platform.clone());
    let named = |id| cx.report.platform(id).map(Platform::full_name).unwrap_or_default();
    let shown = on.as_ref().map_or_else(|| words::several_values().to_owned(), named);
    let kinds = session.kinds_of(ids);
    let lanes: Vec<_> =
        session.lanes().filter(|lane| session.hosts_all(&lane.id, &kinds)).collect();
    let mut chosen = None;
    labelled(ui, words::platform(), |ui, width| {
        let list = ComboBox::from_id_salt("platform-of-all").width(width).truncate();
        let list = list.selected_text(shown.as_str()).show_ui(ui, |ui| {
            if lanes.is_empty() {
                widgets::soft(ui, words::no_common_platform());
            }
            for lane in &lanes {
                if ui.selectable_label(on.as_ref() == Some(&lane.id), named(&lane.id)).clicked() {
                    chosen = Some(lane.id.clone());
                }
            }
        });
        let button = list.response;
        button.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, words::platform());
            info.current_text_value = Some(shown.clone());
            info
        });
        button
    });
    if let Some(platform) = chosen.filter(|chosen| on.as_ref() != Some(chosen)) {
        cx.push(Intent::Act(Action::Move { ids: ids.to_vec(), platform, before: None }));
    }
}

fn switches_ui(ui: &mut Ui, cx: &mut Cx<'_>, ids: &[TouchpointId]) {
    let session = cx.editor.session();
    let engine = session.engine();
    let relevant = session.relevant(ids);
    let any = relevant.iter().fold(ConditionSet::EMPTY, |all, (_, set)| all.union(*set));
    for condition in engine.ids_of(any) {
        let those = needing(&relevant, engine, &condition);
        let on = those.iter().filter(|id| session.get(**id).is_some_and(|t| t.has(&condition)));
        let state = Toggle::of(on.count(), those.len());
        let name = session.pack().condition(&condition).map_or("", |c| text::of(&c.name));
        if widgets::switch(ui, state, name, &sentences::switch_for(those.len())) {
            let on = state != Toggle::On;
            let conditions = vec![condition];
            cx.out.push(Intent::Act(Action::Switch { ids: those, conditions, on }));
        }
    }
}
