//! How the brand's own deck looks: its colours, its fonts and its logo, for the presentation and all
//! exports. A colour that is hard to read on its ground is named.

use egui::{Grid, RichText, Ui, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::Event;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui, refusal_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::action::Action;
use crate::model::plan::{HouseStyle, Slot};
use crate::report::look::Shade;
use crate::text::words;

/// How many colours are not those of tiers.
const COMMON: usize = 3;

/// The dialog.
#[derive(Default)]
pub struct Style {
    /// Whether the colours of single tiers are shown: most brands need only three colours.
    tiers: bool,
}

impl Style {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::style_title(), vec2(520.0, 470.0), |ui| {
            widgets::soft(ui, words::style_hint());
            ui.horizontal(|ui| {
                let template = ui.button(words::style_from_template());
                keyboard.give(&template);
                if template.clicked() {
                    cx.push(Intent::Send(Event::AskTemplate));
                }
                let none = cx.report.plan().style.is_nothing();
                if ui.add_enabled(!none, egui::Button::new(words::style_none())).clicked() {
                    cx.push(Intent::Act(Action::Style(HouseStyle::default())));
                }
            });
            widgets::checkbox(ui, &mut self.tiers, words::style_tiers());
            ui.add_space(6.0);
            Grid::new("style").num_columns(3).spacing(vec2(12.0, 6.0)).show(ui, |ui| {
                let slots = if self.tiers { Slot::ALL.len() } else { COMMON };
                for slot in Slot::ALL.into_iter().take(slots) {
                    colour_ui(ui, cx, slot);
                    ui.end_row();
                }
                font_ui(ui, cx, true);
                ui.end_row();
                font_ui(ui, cx, false);
                ui.end_row();
                for heading in [true, false] {
                    font_file_ui(ui, cx, heading);
                    ui.end_row();
                }
                logo_ui(ui, cx);
                ui.end_row();
                master_ui(ui, cx);
                ui.end_row();
            });
            for says in cx.report.style_faults() {
                let says = RichText::new(says).font(theme::regular(size::SMALL));
                ui.add(egui::Label::new(says.color(widgets::tokens(ui).danger)).wrap());
            }
            true
        })
    }
}

/// What a colour is for.
fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Ground => words::slot_ground(),
        Slot::Ink => words::slot_ink(),
        Slot::Accent => words::slot_accent(),
        Slot::Open => words::open_tier(),
        Slot::SemiOpen => words::semi_open_tier(),
        Slot::Closed => words::closed_tier(),
    }
}

fn colour_ui(ui: &mut Ui, cx: &mut Cx<'_>, slot: Slot) {
    let style = &cx.report.plan().style;
    ui.label(slot_name(slot));
    let look = cx.report.look(Shade::Light);
    let colour = match slot {
        Slot::Ground => look.bg,
        Slot::Ink => look.ink,
        Slot::Accent => look.accent,
        Slot::Open => look.open,
        Slot::SemiOpen => look.semi,
        Slot::Closed => look.closed,
    };
    ui.vertical(|ui| {
        let now = style.colour(slot).map(|colour| colour.to_string()).unwrap_or_default();
        let name = slot_name(slot);
        let shape = Shape { name, hint: words::style_usual(), rows: 1, title: false, width: 130.0 };
        field_ui(ui, cx, Field::StyleColour(slot), &now, shape);
        refusal_ui(ui, cx, Field::StyleColour(slot));
    });
    let (rect, _) = ui.allocate_exact_size(vec2(44.0, 22.0), egui::Sense::hover());
    let line = egui::Stroke::new(1.0, widgets::tokens(ui).line_strong);
    let corner = egui::CornerRadius::same(size::CORNER);
    ui.painter().rect(rect, corner, theme::colour(colour), line, egui::StrokeKind::Inside);
}

fn font_ui(ui: &mut Ui, cx: &mut Cx<'_>, heading: bool) {
    let style = &cx.report.plan().style;
    let (name, now) = if heading {
        (words::heading_font(), style.heading_font.clone())
    } else {
        (words::text_font(), style.text_font.clone())
    };
    ui.label(name);
    let shape = Shape { name, hint: "Arial", rows: 1, title: false, width: 190.0 };
    field_ui(ui, cx, Field::StyleFont(heading), &now, shape);
    widgets::soft(ui, words::font_hint());
}

/// The file of a font, for what the program draws itself.
fn font_file_ui(ui: &mut Ui, cx: &mut Cx<'_>, heading: bool) {
    let style = &cx.report.plan().style;
    let (name, file) = if heading {
        (words::heading_font_file(), &style.heading_file)
    } else {
        (words::text_font_file(), &style.text_file)
    };
    let has = !file.is_empty();
    ui.label(name);
    ui.horizontal(|ui| {
        let choose = ui.button(words::choose_font());
        choose.widget_info(|| {
            let says = crate::text::labelled(name, words::choose_font());
            egui::WidgetInfo::labeled(egui::Role::Button, true, says)
        });
        if choose.clicked() {
            cx.push(Intent::Send(Event::AskFont(heading)));
        }
        if has && ui.button(words::delete()).clicked() {
            let mut style = cx.report.plan().style.clone();
            if heading {
                style.heading_file = "".into();
            } else {
                style.text_file = "".into();
            }
            cx.push(Intent::Act(Action::Style(style)));
        }
    });
    widgets::soft(ui, if has { words::font_file_there() } else { words::font_file_hint() });
}

/// The master that a presentation has given.
fn master_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let has = !cx.report.plan().style.template.is_empty();
    ui.label(words::style_master());
    ui.horizontal(|ui| {
        if has && ui.button(words::delete()).clicked() {
            let style = HouseStyle { template: "".into(), ..cx.report.plan().style.clone() };
            cx.push(Intent::Act(Action::Style(style)));
        }
    });
    widgets::soft(ui, if has { words::style_master_there() } else { words::style_master_hint() });
}

fn logo_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.label(words::logo());
    let has = !cx.report.plan().style.logo.is_empty();
    ui.horizontal(|ui| {
        if ui.button(words::choose_logo()).clicked() {
            cx.push(Intent::Send(Event::AskLogo));
        }
        if has && ui.button(words::delete()).clicked() {
            let style = HouseStyle { logo: "".into(), ..cx.report.plan().style.clone() };
            cx.push(Intent::Act(Action::Style(style)));
        }
    });
    widgets::soft(ui, if has { words::logo_there() } else { words::logo_hint() });
}
