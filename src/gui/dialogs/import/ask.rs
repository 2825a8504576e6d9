//! What is asked about once for all rows: words that the rules do not have, and other currencies.

use std::collections::BTreeMap;

use egui::{ComboBox, Grid, RichText, ScrollArea, TextEdit, Ui};

use crate::editor::Event;
use crate::editor::importing::{Asked, Importing};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::widgets;
use crate::model::import::Words;
use crate::text::{self, words};

/// Draws the words that the rules do not have, with their answers.
pub(super) fn words_ui(ui: &mut Ui, cx: &mut Cx<'_>, importing: &Importing) {
    if importing.asked.is_empty() {
        return;
    }
    let mut learned = cx.editor.settings().words.clone();
    let mut changed = false;
    widgets::section(ui, words::import_words_head());
    ScrollArea::vertical().id_salt("words").max_height(112.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            Grid::new("words").num_columns(4).spacing([14.0, 5.0]).show(ui, |ui| {
                for (number, asked) in importing.asked.iter().enumerate() {
                    changed |= word_ui(ui, cx, asked, &mut learned);
                    if number % 2 == 1 {
                        ui.end_row();
                    }
                }
            });
        },
    );
    if changed {
        cx.push(Intent::Send(Event::Learn(learned)));
    }
}

fn word_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, learned: &mut Words) -> bool {
    let pack = cx.editor.session().pack();
    let before = learned.clone();
    let label = text::stage::cut(&asked.word, 30);
    let label = words::import_word(label);
    let chosen = if asked.platform {
        learned.platform(&asked.word).and_then(|id| pack.platform(id)).map(|p| text::of(&p.name))
    } else {
        learned.kind(&asked.word).and_then(|id| pack.kind(id)).map(|k| text::of(&k.name))
    };
    let ink = if chosen.is_some() { None } else { Some(widgets::tokens(ui).warn) };
    let mut shown = RichText::new(label.as_str());
    if let Some(ink) = ink {
        shown = shown.color(ink);
    }
    let room = egui::vec2(250.0, crate::gui::kit::theme::size::ROW);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.set_min_width(room.x);
        ui.add(egui::Label::new(shown).truncate()).on_hover_text(&asked.word);
    });
    let list = ComboBox::from_id_salt(("word", &asked.word, asked.platform))
        .selected_text(chosen.unwrap_or_else(|| words::choose()));
    let list = list.show_ui(ui, |ui| {
        if asked.platform {
            for platform in &pack.platforms {
                let name = text::of(&platform.name);
                if ui.selectable_label(chosen == Some(name), name).clicked() {
                    learned.learn_platform(&asked.word, platform.id.clone());
                    ui.close();
                }
            }
        } else {
            for kind in &pack.kinds {
                let name = text::of(&kind.name);
                if ui.selectable_label(chosen == Some(name), name).clicked() {
                    learned.learn_kind(&asked.word, kind.id.clone());
                    ui.close();
                }
            }
        }
    });
    list.response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label.as_str()));
    *learned != before
}

/// What is typed for the rates of other currencies.
#[derive(Default)]
pub(super) struct Rates(BTreeMap<&'static str, String>);

impl Rates {
    /// Draws a field for each other currency. Returns whether one has changed.
    pub(super) fn ui(&mut self, ui: &mut Ui, importing: &mut Importing) -> bool {
        if importing.rates.is_empty() {
            return false;
        }
        let mut changed = false;
        widgets::section(ui, words::import_money_head());
        ui.horizontal_wrapped(|ui| {
            for (code, rate) in &mut importing.rates {
                let typed = self.0.entry(code).or_default();
                let label = ui.label(words::import_rate(*code));
                let hint = words::not_set();
                // A rate has decimals, with either mark; `7,245` is no thousands here.
                let read = |typed: &str| {
                    let rate = typed.trim().replace(',', ".").parse::<f64>().ok();
                    rate.filter(|rate| rate.is_finite() && *rate > 0.0)
                };
                let wrong = !typed.trim().is_empty() && read(typed).is_none();
                let ink = wrong.then_some(widgets::tokens(ui).danger);
                let field = TextEdit::singleline(typed).desired_width(90.0).hint_text(hint);
                if ui.add(field.text_color_opt(ink)).labelled_by(label.id).changed() {
                    *rate = read(typed);
                    changed = true;
                }
            }
        });
        changed
    }
}
