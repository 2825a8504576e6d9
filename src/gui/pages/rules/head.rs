//! The head of the page: which pack, what differs from the one that it was made from, what is wrong
//! with it, and the ways on.

use egui::{Align, Layout, RichText, Ui};

use super::RulesPage;
use super::cell::effect_lines;
use crate::editor::event::Notice;
use crate::editor::rules::{Ask, Rules};
use crate::editor::{Command, Event};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::evidence::diff::Change;
use crate::model::pack::edit::Row;
use crate::text::{self, words};

impl RulesPage {
    /// Draws the head.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules) {
        ui.horizontal(|ui| {
            let title = RichText::new(text::of(&rules.pack().name)).font(theme::bold(size::TITLE));
            ui.add(egui::Label::new(title).truncate());
            if ui.small_button(words::rules_name_and_date()).clicked() {
                self.choose(cx, Row::Pack);
                self.enters = true;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ways_ui(ui, cx, rules));
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            origin_ui(ui, cx, rules);
            let facts = words::rules_facts(rules.pack().facts_as_of.as_str());
            widgets::soft(ui, &facts);
            checked_ui(ui, cx, rules);
        });
    }
}

/// Draws the buttons that lead on, the last one first.
fn ways_ui(ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules) {
    if ui.button(words::rules_back()).clicked() {
        cx.push(Intent::Send(Event::Rules(Ask::Close)));
    }
    let dirty = rules.dirty();
    let used = cx.report.plan().rules == rules.pack().id;
    if !dirty && !used && ui.button(words::rules_use()).clicked() {
        cx.push(Intent::Send(Event::UsePack(rules.pack().id.clone())));
    }
    let save = ui.add_enabled(dirty, egui::Button::new(words::rules_save()));
    if save.clicked() {
        cx.push(Intent::Run(Command::Save));
    }
    if !rules.untouched() {
        let discard = ui.button(words::rules_discard());
        if discard.on_hover_text(words::rules_discard_hint()).clicked() {
            cx.push(Intent::Send(Event::Rules(Ask::Discard)));
        }
    }
}

/// Says what differs from the pack that this one was made from, and lets another be chosen.
fn origin_ui(ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules) {
    let library = cx.editor.session().library();
    let name = words::rules_against(text::of(&rules.origin().name));
    let menu = RichText::new(name).font(theme::regular(size::SMALL));
    ui.menu_button(menu, |ui| {
        for entry in library.entries() {
            let own = entry.pack.id == rules.pack().id;
            let chosen = entry.pack.id == rules.origin().id;
            let button = egui::Button::new(text::of(&entry.pack.name)).selected(chosen);
            if !own && ui.add(button).clicked() {
                let id = entry.pack.id.to_string();
                cx.push(Intent::Send(Event::Rules(Ask::Against(id))));
                ui.close();
            }
        }
    });
    let changes = &rules.checked().changes;
    let count = |of: fn(&Change) -> bool| changes.iter().filter(|change| of(change)).count();
    let said = words::rules_differ(
        count(|change| matches!(change, Change::Added(_))),
        count(|change| matches!(change, Change::Changed(..))),
        count(|change| matches!(change, Change::Removed(_))),
    );
    let said = if changes.is_empty() { words::rules_same().to_owned() } else { said };
    let link = RichText::new(&said).font(theme::bold(size::SMALL));
    if changes.is_empty() {
        widgets::soft(ui, &said);
    } else if ui.link(link).on_hover_text(words::rules_diff_hint()).clicked() {
        let mut lines: Vec<String> = changes.iter().map(text::findings::change).collect();
        lines.push(words::rules_effect_head().to_owned());
        match rules.whole_effect(cx.report.evaluated()) {
            Some(effect) => lines.extend(effect_lines(rules.pack(), cx.report.plan(), &effect)),
            None => lines.push(words::rules_effect_unknown().to_owned()),
        }
        cx.push(Intent::Show(Notice::Listed { title: said, lines }));
    }
}

/// Says whether anything is wrong, and leads to it.
fn checked_ui(ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules) {
    let tokens = widgets::tokens(ui);
    let checked = rules.checked();
    let small = |text: &str| RichText::new(text).font(theme::bold(size::SMALL));
    if checked.findings.is_empty() && checked.warnings.is_empty() {
        ui.label(small(words::rules_checked()).color(tokens.open));
        return;
    }
    for (found, said, colour) in [
        (&checked.findings, words::rules_findings(checked.findings.len()), tokens.danger),
        (&checked.warnings, words::rules_warnings(checked.warnings.len()), tokens.warn),
    ] {
        if found.is_empty() {
            continue;
        }
        let link = ui.link(small(&said).color(colour));
        let first = found.first().map(text::findings::within);
        if link.on_hover_text(first.unwrap_or_default()).clicked() {
            let lines = found.iter().map(text::findings::within).collect();
            cx.push(Intent::Show(Notice::Listed { title: said, lines }));
        }
    }
}
