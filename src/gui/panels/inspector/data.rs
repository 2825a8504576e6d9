//! Keys, duties and the handling of data of a touchpoint, if the pack speaks of them.

use egui::{CollapsingHeader, ComboBox, RichText, Ui};

use super::values::labelled;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::{Action, DataFlag, Edit};
use crate::model::plan::{Operator, Touchpoint};
use crate::report::{self, Beside};
use crate::text::{self, words};

/// Draws them, folded at first.
pub(super) fn data_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint, place: usize) {
    let pack = cx.report.pack();
    if pack.keys.is_empty() && pack.duties.is_empty() {
        return;
    }
    ui.add_space(8.0);
    let head = RichText::new(words::data_head()).font(theme::bold(size::BODY));
    CollapsingHeader::new(head).id_salt("data").show_unindented(ui, |ui| {
        let beside = cx.report.beside(place);
        keys_ui(ui, cx, &beside);
        handling_ui(ui, cx, touchpoint);
        duties_ui(ui, &beside);
    });
}

fn keys_ui(ui: &mut Ui, cx: &mut Cx<'_>, beside: &Beside) {
    let keys = if beside.keys.is_empty() {
        words::no_keys().to_owned()
    } else {
        text::labelled(words::known_by(), text::and_list(&beside.keys))
    };
    widgets::soft(ui, &keys);
    if beside.same.is_empty() {
        return;
    }
    let names: Vec<&str> = beside.same.iter().map(|(_, name)| name.as_str()).collect();
    let said = words::same_people(text::and_list(&names));
    let link = RichText::new(said).font(theme::regular(size::SMALL));
    if ui.link(link).clicked() {
        cx.lead(beside.same.iter().map(|(id, _)| *id).collect());
    }
}

fn handling_ui(ui: &mut Ui, cx: &mut Cx<'_>, touchpoint: &Touchpoint) {
    let id = touchpoint.id;
    let word = report::evidence::operator;
    let all = [Operator::Brand, Operator::Partner, Operator::Agency, Operator::Platform];
    labelled(ui, words::field_operator(), |ui, width| {
        let now = touchpoint.operator;
        let combo = ComboBox::from_id_salt("operator").selected_text(word(now)).width(width);
        let shown = combo.show_ui(ui, |ui| {
            for operator in std::iter::once(None).chain(all.into_iter().map(Some)) {
                if ui.selectable_label(now == operator, word(operator)).clicked() {
                    cx.push(Intent::Act(Action::Edit(vec![id], Edit::Operator(operator))));
                }
            }
        });
        shown.response
    });
    for (flag, name, on) in [
        (DataFlag::LeavesMainland, words::leaves_mainland(), touchpoint.leaves_mainland),
        (DataFlag::Sensitive, words::is_sensitive(), touchpoint.sensitive),
        (DataFlag::Minors, words::about_minors(), touchpoint.minors),
    ] {
        if widgets::switch(ui, on, name, "") {
            cx.push(Intent::Act(Action::Edit(vec![id], Edit::Data(flag, !on))));
        }
    }
    let shape = |name, hint| Shape { name, hint, rows: 1, title: false, width: f32::INFINITY };
    let recipients = touchpoint.recipients.join(", ");
    let named = shape(words::field_recipients(), words::hint_recipients());
    field_ui(ui, cx, Field::Recipients(id), &recipients, named);
    let named = shape(words::field_purpose(), words::hint_purpose());
    field_ui(ui, cx, Field::Purpose(id), &touchpoint.purpose, named);
}

fn duties_ui(ui: &mut Ui, beside: &Beside) {
    ui.add_space(6.0);
    widgets::heading(ui, words::duties_head());
    if beside.duties.is_empty() {
        widgets::soft(ui, words::no_duties());
    }
    for duty in &beside.duties {
        let said = text::labelled(duty.law.as_str(), &*duty.asks);
        let label = egui::Label::new(RichText::new(said).font(theme::regular(size::SMALL))).wrap();
        ui.add(label).on_hover_text(&duty.because);
        let faint = widgets::tokens(ui).faint;
        let source = RichText::new(&duty.source).font(theme::regular(size::SMALL)).color(faint);
        if report::is_web(&duty.address) {
            ui.hyperlink_to(source, &duty.address).on_hover_text(&duty.address);
        } else {
            ui.label(source);
        }
    }
    widgets::soft(ui, words::no_legal_advice());
}
